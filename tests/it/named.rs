//! What things are called, and what is said of them that moves no status.

use crate::story::Story;

#[test]
fn what_is_renamed_reads_by_its_new_name() {
    let mut story = Story::open("{}").principals(&["a", "b"]).given(&[
        r#"a point.tabled {"point":"p","title":"P","areas":["territory"]}"#,
        r#"a person.added {"person":"n","name":"N"}"#,
        r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"}}"#,
    ]);
    let names = |story: &Story| {
        let whole = story.record.negotiation();
        [
            whole.title().unwrap().to_string(),
            whole.party(&"a".parse().unwrap()).unwrap().name().to_string(),
            whole.point(&"p".parse().unwrap()).unwrap().title().to_string(),
            whole.person(&"n".parse().unwrap()).unwrap().name().to_string(),
            whole.version(&"v".parse().unwrap()).unwrap().label().to_string(),
        ]
    };
    assert_eq!(names(&story), ["Talks", "a", "P", "N", "V"]);
    for line in [
        r#"a+b negotiation.renamed {"title":"The talks"}"#,
        r#"a party.renamed {"party":"a","name":"The republic"}"#,
        r#"a point.renamed {"point":"p","title":"The border"}"#,
        r#"a person.renamed {"person":"n","name":"N. N."}"#,
        r#"a version.renamed {"version":"v","label":"The first draft"}"#,
    ] {
        story.tell(line);
    }
    assert_eq!(names(&story), ["The talks", "The republic", "The border", "N. N.", "The first draft"]);
}

#[test]
fn the_negotiations_that_have_to_do_with_this_one_are_listed() {
    let mut story = Story::open("{}").principals(&["a", "b"]);
    story.tell(r#"a negotiation.related {"negotiation":"minsk","relation":"sibling"}"#);
    story.tell(r#"b negotiation.related {"negotiation":"grain","relation":"part_of"}"#);
    let related = story.record.negotiation().related();
    let told: Vec<_> = related
        .map(|(entry, fact)| format!("{}: {} {}", entry.by(), fact.relation, fact.negotiation))
        .collect();
    assert_eq!(told, ["a: sibling minsk", "b: part_of grain"]);
}
