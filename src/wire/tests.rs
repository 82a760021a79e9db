//! Reading and writing, and what is said of faults.

use std::borrow::Cow;

use serde::{
    Deserialize, Serialize,
    de::value::{Error, MapAccessDeserializer, MapDeserializer, SeqAccessDeserializer, StrDeserializer},
};
use serde_json::{Value, json};

use super::{MAX_DEPTH, MAX_NODES, Tape, Wire, fault::path_of_open, tape::Node};

#[derive(Debug, PartialEq)]
struct House {
    street: u64,
    gate: Option<Colour>,
    rooms: Vec<Room>,
    built: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Colour {
    Red,
    Green,
}

#[derive(Debug, PartialEq)]
enum Room {
    Empty,
    Of(Box<House>),
    With(Vec<Colour>),
}

wire_words! { Colour {
    Red = "red",
    Green = "green",
} }

wire_enum! { Room {
    Empty = "empty",
    Of(Box<House>) = "of",
    With[2] = "with",
} }

wire_struct! { House {
    street: required,
    gate "door": optional,
    rooms: list(3),
    built: or(1900),
} checked }

use super::{wire_enum, wire_struct, wire_words};

impl House {
    fn checked(self) -> Result<Self, &'static str> {
        if self.street == 13 { Err("nobody lives there") } else { Ok(self) }
    }
}

fn house(street: u64) -> House {
    House { street, gate: None, rooms: vec![], built: 1900 }
}

fn read(json: &str) -> Result<House, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn what_is_written_is_read_and_what_goes_without_saying_is_left_out() {
    assert_eq!(serde_json::to_string(&house(1)).unwrap(), r#"{"street":1}"#);
    let all = House {
        gate: Some(Colour::Red),
        rooms: vec![Room::Empty, Room::Of(Box::new(house(3))), Room::With(vec![Colour::Green])],
        built: 2000,
        ..house(2)
    };
    let json =
        r#"{"street":2,"door":"red","rooms":["empty",{"of":{"street":3}},{"with":["green"]}],"built":2000}"#;
    assert_eq!(serde_json::to_string(&all).unwrap(), json);
    assert_eq!(read(json).unwrap(), all);
    assert_eq!(serde_json::from_value::<House>(serde_json::to_value(&all).unwrap()).unwrap(), all);
    // In any order, null for what may be left out, and null for what belongs to a word alone.
    assert_eq!(read(r#"{"built":1900,"door":null,"street":1}"#).unwrap(), house(1));
    assert_eq!(read(r#"{"street":1,"rooms":[{"empty":null}]}"#).unwrap().rooms, [Room::Empty]);
}

#[test]
fn a_fault_is_told_with_its_path() {
    for (json, says) in [
        ("[1]", "a list is given, and an object is expected"),
        ("null", "null is given, and an object is expected"),
        ("{}", "missing field `street`"),
        (r#"{"street":13}"#, "nobody lives there"),
        (
            r#"{"stret":1}"#,
            "stret: unknown field `stret`, expected one of `street`, `door`, `rooms`, `built`; the nearest is `street`",
        ),
        (r#"{"street":1,"street":1}"#, "street: duplicate field `street`"),
        (
            r#"{"street":-1}"#,
            "street: the number -1 is given, and a whole number that is not negative is expected",
        ),
        (
            r#"{"street":0.5}"#,
            "street: the number 0.5 is given, and a whole number that is not negative is expected",
        ),
        (
            r#"{"street":true}"#,
            "street: `true` is given, and a whole number that is not negative is expected",
        ),
        (
            r#"{"street":1,"built":4294967296}"#,
            "built: the number 4294967296 is given, and a number up to 4294967295 is expected",
        ),
        (
            r#"{"street":1,"built":null}"#,
            "built: null is given, and a whole number that is not negative is expected",
        ),
        (r#"{"street":1,"door":"blue"}"#, "door: unknown variant `blue`, expected `red` or `green`"),
        (r#"{"street":1,"door":{"red":1}}"#, "door.red: the number 1 is given, and `red` alone is expected"),
        (r#"{"street":1,"door":7}"#, "door: the number 7 is given, and a word such as `red` is expected"),
        (
            r#"{"street":1,"rooms":"empty"}"#,
            "rooms: the text `empty` is given, and a list of at most 3 members is expected",
        ),
        (r#"{"street":1,"rooms":["empty","empty","empty","empty"]}"#, "rooms: a list has at most 3 members"),
        (
            r#"{"street":1,"rooms":["empty","of"]}"#,
            "rooms[1]: only its name is given, and what it is of is expected with it, as in `{\"of\":..}`",
        ),
        (
            r#"{"street":1,"rooms":["empty",{"with":["red","red","red"]}]}"#,
            "rooms[1].with: a list has at most 2 members",
        ),
        (
            r#"{"street":1,"rooms":[null]}"#,
            "rooms[0]: null is given, and a name such as `empty`, alone or as the key of an object, is expected",
        ),
        (r#"{"street":1,"rooms":[{}]}"#, "rooms[0]: one key is expected, and none is given"),
        (
            r#"{"street":1,"rooms":[{"of":1,"with":1}]}"#,
            "rooms[0]: one key is expected, and `of` and `with` are given",
        ),
        (
            r#"{"street":1,"rooms":[{"off":1}]}"#,
            "rooms[0]: unknown variant `off`, expected one of `empty`, `of`, `with`; the nearest is `of`",
        ),
        (
            r#"{"street":1,"rooms":[{"of":{"street":1,"rooms":["empty",{"of":{"street":13}}]}}]}"#,
            "rooms[0].of.rooms[1].of: nobody lives there",
        ),
        (
            r#"{"street":"\u0041\u00e9"}"#,
            "street: the text `Aé` is given, and a whole number that is not negative is expected",
        ),
    ] {
        assert_eq!(read(json).unwrap_err(), says, "{json}");
    }
    let long = read(&format!(r#"{{"street":1,"door":"{}"}}"#, "x".repeat(1000))).unwrap_err();
    assert!(long.contains("xx..`") && long.len() < 200, "{long}");
    let many: serde_json::Map<_, _> = (0..100).map(|n| (format!("k{n:03}"), json!(1))).collect();
    let many = serde_json::from_value::<Room>(Value::Object(many)).unwrap_err().to_string();
    assert!(many.ends_with("`k006`, `k007` and 92 others are given"), "{many}");
}

/// A format without a bound of its own.
struct Endless;
impl<'de> serde::Deserializer<'de> for Endless {
    type Error = Error;
    fn deserialize_any<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(Self)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let fill = |json: &str| {
        let mut tape = Tape::new();
        let filled = tape.fill(&mut serde_json::Deserializer::from_str(json), false);
        filled.map_err(|error| error.to_string())
    };
    assert_eq!(fill(&deep(MAX_DEPTH)), Ok(()));
    assert!(fill(&deep(MAX_DEPTH + 1)).unwrap_err().contains("at most 64 deep"));
    assert!(fill(&"[".repeat(1_000_000)).unwrap_err().contains("at most 64 deep"));
    assert!(House::deserialize(Endless).unwrap_err().to_string().contains("at most 64 deep"));
    let wide = |members: usize| format!("[{}1]", "1,".repeat(members - 1));
    assert_eq!(fill(&wide(MAX_NODES - 1)), Ok(()));
    assert!(fill(&wide(MAX_NODES)).unwrap_err().contains("more than 1048576 values"));
    assert!(size_of::<Node<'_>>() <= 24, "{}", size_of::<Node<'_>>());
    assert_eq!(size_of::<super::Wrong>(), size_of::<usize>());
}

#[test]
fn a_claimed_length_reserves_nothing() {
    struct Liar(u8);
    impl<'de> serde::de::SeqAccess<'de> for Liar {
        type Error = Error;
        fn next_element_seed<S: serde::de::DeserializeSeed<'de>>(
            &mut self,
            seed: S,
        ) -> Result<Option<S::Value>, Error> {
            if self.0 == 0 {
                return Ok(None);
            }
            self.0 -= 1;
            seed.deserialize(StrDeserializer::new("red")).map(Some)
        }
        fn size_hint(&self) -> Option<usize> {
            Some(usize::MAX)
        }
    }
    let mut tape = Tape::new();
    tape.fill(SeqAccessDeserializer::new(Liar(2)), false).unwrap();
    assert_eq!(tape.reader().list::<Colour>(2).unwrap(), [Colour::Red; 2]);
}

#[test]
fn text_is_borrowed_where_it_stands_as_it_is() {
    let json = r#"{"a":"b","c\u0064":"e\n"}"#;
    let mut tape = Tape::new();
    tape.fill(&mut serde_json::Deserializer::from_str(json), false).unwrap();
    let [Node::Map { keys: 2, end: 5 }, Node::Text(a), Node::Text(b), Node::Text(cd), Node::Text(e)] =
        tape.nodes()
    else {
        panic!("{tape:?}")
    };
    assert!(matches!((a, b), (Cow::Borrowed("a"), Cow::Borrowed("b"))));
    assert!(matches!((cd, e), (Cow::Owned(cd), Cow::Owned(e)) if cd == "cd" && e == "e\n"));
}

#[test]
fn a_key_is_a_text() {
    let numbered = MapDeserializer::<_, Error>::new([(1_u32, 2_u32)].into_iter());
    let error = House::deserialize(numbered).unwrap_err().to_string();
    assert_eq!(error, "invalid type: integer `1`, expected a text as the key");
}

#[test]
fn numbers_of_which_all_digits_are_kept_are_numbers() {
    let read = |digits: &str| {
        let mut tape = Tape::new();
        let number = MapDeserializer::<_, Error>::new([(super::fill::DIGITS, digits)].into_iter());
        tape.fill(MapAccessDeserializer::new(number), false).unwrap();
        u64::read(tape.reader()).map_err(|wrong| wrong.says().to_owned())
    };
    assert_eq!(read("7"), Ok(7));
    assert!(read("-7").unwrap_err().starts_with("the number -7 is given"));
    assert!(read("7.5").unwrap_err().starts_with("the number 7.5 is given"));
    // What is no number stays what it was.
    assert!(read("x").unwrap_err().starts_with("an object is given"));
}

#[test]
fn the_path_to_what_could_not_be_read_is_known() {
    for (json, path) in [
        ("", ""),
        ("x", ""),
        ("{", ""),
        (r#"{"a"#, ""),
        (r#"{"a""#, "a"),
        (r#"{"a":"#, "a"),
        (r#"{"a":x"#, "a"),
        (r#"{"a":1"#, ""),
        (r#"{"a":1,"b":[{},[1,x"#, "b[1][1]"),
        (r#"{"a":1,"b":[{},[1"#, "b[1]"),
        (r#"{"a":1,"b":[{},{"c":{"d":"\u12"#, "b[1].c.d"),
        (r#"{"a":{"b":["e"],"c":nul}}"#, "a.c"),
        (r#"{"a":{"b":["e"]},"c"}"#, "c"),
        ("[x", "[0]"),
        ("[1", ""),
    ] {
        let mut tape = Tape::new();
        assert!(tape.fill(&mut serde_json::Deserializer::from_str(json), false).is_err(), "{json}");
        assert_eq!(path_of_open(&tape), path, "{json}");
    }
}

#[test]
fn what_cannot_be_written_is_an_error() {
    let mut tape = Tape::new();
    let mut map = tape.map();
    map.key("at").fail(&"no such day");
    map.key("and").fail(&"nor that");
    map.end();
    assert_eq!(serde_json::to_string(&tape).unwrap_err().to_string(), "no such day");
    assert!(tape.serialize(serde_json::value::Serializer).is_err());
}

/// What is taken at once is what the parser gives, and what is no JSON is not taken.
#[test]
fn a_plain_line_is_taken_as_it_would_be_parsed() {
    let parsed = |json: &str| {
        let mut tape = Tape::new();
        let mut parser = serde_json::Deserializer::from_str(json);
        let filled = tape.fill(&mut parser, false).and_then(|()| parser.end());
        filled.is_ok().then(|| format!("{:?}", tape.nodes()))
    };
    let taken = |json: &str| {
        let mut tape = Tape::new();
        tape.take(json).then(|| format!("{:?}", tape.nodes()))
    };
    let line = r#" {"a" : {"bcdefghijklmnopq":[1,0,18446744073709551615,{"c":"]{\"}x"}, true,false , null],"d":{},"e":[ ],"\u0066":"\n"},
        "gh":"ijklmnoépq", "r":"" }"#;
    assert!(taken(line).is_some());
    assert_eq!(taken(line), parsed(line));
    for json in [
        "",
        " ",
        "{",
        "}",
        "[1,]",
        "[,1]",
        "[1 2]",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        r#"{"a":1 "b":2}"#,
        r#"{,"a":1}"#,
        "{1:2}",
        "01",
        "1.",
        "1.5",
        "1e5",
        "-1",
        "-",
        "1x",
        "18446744073709551616",
        "tru",
        "truex",
        "nullnull",
        "\"",
        "\"a",
        r#""\"#,
        r#""\x""#,
        r#""\ud800""#,
        "\"a\u{1}b\"",
        "\"abcdefgh\u{1f}\"",
        "\u{feff}1",
        "1 1",
        "[] []",
        "'a'",
        "\u{a0}1",
        r#"{"$serde_json::private::Number":"7"}"#,
        "\"\u{7f}\u{80}\u{ffff}\"",
    ] {
        assert!(taken(json).is_none() || taken(json) == parsed(json), "{json}");
    }
    // Cut off anywhere, or with something else anywhere.
    for (at, letter) in line.char_indices() {
        assert_eq!(taken(&line[..at]), None, "{at}");
        for other in ["", "\"", "\\", "}", "]", ",", ":", "0", "x", " ", "\n", "\u{0}", "\u{1f600}"] {
            let changed = format!("{}{other}{}", &line[..at], &line[at + letter.len_utf8()..]);
            assert!(taken(&changed).is_none() || taken(&changed) == parsed(&changed), "{changed}");
        }
    }
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(taken(&deep(MAX_DEPTH)).is_some());
    assert!(taken(&deep(MAX_DEPTH + 1)).is_none() && taken(&"[".repeat(1_000_000)).is_none());
    assert!(taken(&format!("[{}1]", "1,".repeat(MAX_NODES))).is_none());
}
