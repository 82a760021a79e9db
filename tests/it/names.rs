//! Names from strangers: what cannot be seen, and what looks alike.

use crate::story::Story;
use negotiation::value::text::{Name, Text};

#[test]
fn a_name_has_nothing_that_cannot_be_seen() {
    let taken = [
        "ایران",
        "Côte d'Ivoire",
        "日本国",
        "אבג (ישראל) 12",
        "👩\u{200D}👩\u{200D}👧",
        "❤\u{FE0F}",
        "می\u{200C}خواهم",
    ];
    for name in taken {
        assert!(Name::new(name).is_ok(), "{name}");
    }
    for invisible in
        ["\u{202E}", "\u{2067}", "\u{200B}", "\u{FEFF}", "\u{00AD}", "\u{200D}", "\u{200E}", "\u{E0041}"]
    {
        let name = format!("Nor{invisible}way");
        let problem = Name::new(&name).unwrap_err().to_string();
        assert!(problem.contains("at byte 3"), "{problem}");
    }
    // A longer text may isolate what runs the other way, and turns nothing round.
    assert!(Text::new("the name \u{2068}ایران\u{2069} stands").is_ok());
    assert!(Text::new("safe\u{202E}gnirts").is_err());
}

#[test]
fn names_that_look_alike_are_found() {
    let mut story = Story::open("{}").given(&[
        r#"secretariat party.added {"party":"a","name":"Norway","kind":"state"}"#,
        r#"secretariat party.added {"party":"b","name":"Nоrway","kind":"state"}"#,
        r#"secretariat party.added {"party":"c","name":"Sweden","kind":"state","aliases":["Norway Ⅱ"]}"#,
        r#"secretariat person.added {"person":"k","name":"K. Burns"}"#,
        r#"secretariat person.added {"person":"l","name":"K. Bums"}"#,
    ]);
    let alike = |story: &Story| -> Vec<String> {
        let all = story.record.review("2026-02-01T00:00:00Z".parse().unwrap());
        let all = all.into_iter().filter(|one| one.rule.id() == "review.name.alike");
        all.map(|one| one.subject.to_string()).collect()
    };
    assert_eq!(alike(&story), ["party `b`", "person `l`"]);
    // Who is dissolved leaves its name to others.
    story.tell(r#"secretariat party.dissolved {"party":"a"}"#);
    assert_eq!(alike(&story), ["person `l`"]);
}
