//! Names that look alike, and characters that cannot be seen.
//!
//! Part of what Unicode Technical Standard 39 lists as confusable: letters of Greek and Cyrillic that look as Latin ones do,
//! letters with and without marks, capitals, digits, full width. The rest may be added; nothing is refused for it.

/// Whether a character turns letters round, whatever they are: of no use in any text.
pub(crate) const fn overrides(character: char) -> bool {
    matches!(character, '\u{202D}' | '\u{202E}')
}

/// Whether a character changes how a name reads, or whether two are the same, and cannot be seen itself.
pub(crate) fn misleads(character: char, before: char, after: char) -> bool {
    let joins = |one: char| !one.is_ascii() && !one.is_whitespace() && !is_invisible(one);
    match character {
        // These join or separate letters of some scripts, and parts of pictographs.
        '\u{200C}' | '\u{200D}' => !(joins(before) || before == '\u{FE0F}') || !joins(after),
        // How the pictograph before it is shown.
        '\u{FE0E}' | '\u{FE0F}' => before.is_ascii() || before.is_alphanumeric(),
        _ => is_invisible(character),
    }
}

/// Marks of direction, and characters without width.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Letters that look as the first of their line does, without those of ASCII.
const ALIKE: [&str; 26] = [
    "aàáâãäåāăąǎȁȃạả\u{0430}\u{03B1}ÀÁÂÃÄÅĀĂĄ\u{0410}\u{0391}",
    "b\u{0412}\u{0392}",
    "cçćĉċč\u{0441}\u{03F2}ÇĆĈĊČ\u{0421}\u{03F9}",
    "dďđ\u{0501}ĎĐ",
    "eèéêëēĕėęěẹẻẽ\u{0435}\u{0450}\u{0451}ÈÉÊËĒĔĖĘĚ\u{0415}\u{0400}\u{0401}\u{0395}",
    "f\u{03DC}",
    "gĝğġģǧ\u{0261}ĜĞĠĢǦ",
    "hĥħ\u{04BB}ĤĦ\u{041D}\u{0397}",
    "iìíîïĩīĭįıǐĹĻĽŁ\u{0456}\u{0457}\u{03B9}ÌÍÎÏĨĪĬĮİĺļľł\u{0406}\u{0407}\u{0399}\u{04CF}\u{04C0}",
    "jĵ\u{0458}Ĵ\u{0408}",
    "kķǩ\u{043A}\u{03BA}Ķ\u{041A}\u{039A}",
    "m\u{043C}\u{041C}\u{039C}",
    "nñńņňŋÑŃŅŇŊ\u{039D}",
    "oòóôõöøōŏőǒọỏ\u{043E}\u{03BF}ÒÓÔÕÖØŌŎŐ\u{041E}\u{039F}\u{0585}",
    "p\u{0440}\u{03C1}\u{0420}\u{03A1}",
    "q\u{051B}\u{051A}",
    "rŕŗřŔŖŘ",
    "sśŝşšș\u{0455}ŚŜŞŠȘ\u{0405}",
    "tţťŧțŢŤŦȚ\u{0422}\u{03A4}",
    "uùúûüũūŭůűųǔ\u{057D}ÙÚÛÜŨŪŬŮŰŲ",
    "v\u{03BD}\u{0475}\u{0474}",
    "wŵ\u{051D}Ŵ\u{051C}",
    "x\u{0445}\u{0425}\u{03A7}",
    "yýÿŷ\u{0443}\u{03B3}ÝŶŸ\u{0423}\u{03A5}",
    "zźżžŹŻŽ\u{0396}",
    "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}",
];

/// What a name looks like: two names of the same looks are taken for each other. Linear in the name.
pub(crate) fn looks(name: &str) -> String {
    let mut looks = String::new();
    for character in name.chars() {
        // Full width looks as usual.
        let character = match character {
            '\u{FF01}'..='\u{FF5E}' => {
                char::from_u32(u32::from(character).saturating_sub(0xFEE0)).unwrap_or(character)
            }
            other => other,
        };
        if is_invisible(character) || ('\u{0300}'..='\u{036F}').contains(&character) {
            continue;
        }
        if character.is_whitespace() {
            if !looks.is_empty() && !looks.ends_with(' ') {
                looks.push(' ');
            }
            continue;
        }
        let alike = match character {
            'I' | 'l' | 'L' | '1' | '|' => 'i',
            '0' => 'o',
            '\0'..='\x7F' => character,
            _ => {
                let line = ALIKE.iter().find(|line| line.contains(character));
                line.and_then(|line| line.chars().next()).unwrap_or(character)
            }
        };
        looks.extend(alike.to_lowercase());
    }
    // Two letters that look as one does.
    looks.trim_end().replace("rn", "m").replace("vv", "w")
}

#[cfg(test)]
mod tests {
    use super::looks;

    #[test]
    fn what_looks_alike_has_the_same_looks_and_other_names_have_not() {
        let alike = [
            ["Norway", "N\u{043E}rway"],
            ["PARIS", "Paris"],
            ["Iran", "lran"],
            ["Cot\u{00E9}", "Cote\u{0301}"],
            [" Malta ", "Malta"],
            ["Burns", "Bums"],
            ["Ｍalta", "Malta"],
            ["\u{0410}\u{0421}\u{0415}", "ACE"],
            ["Co-op", "Co\u{2013}op"],
        ];
        for [one, other] in alike {
            assert_eq!(looks(one), looks(other), "{one} {other}");
        }
        for [one, other] in
            [["Iran", "Iraq"], ["Mali", "Malta"], ["日本国", "日本"], ["A", "B"], ["East", "West"]]
        {
            assert_ne!(looks(one), looks(other), "{one} {other}");
        }
    }
}
