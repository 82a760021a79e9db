//! Help with what is refused of links.

use crate::{
    event::{Actor, Entry, Subject},
    judge::explain::{
        Explained, Help,
        facts::{Acting, list},
    },
    state::{Asked, Negotiation},
    talks::{link::LinkEvent, point::PointState},
};

pub(crate) fn released(help: &Help<'_>) -> String {
    let by = help.introduced().map(Entry::by);
    let by = by.into_iter().flat_map(Actor::voices);
    let talks = help.talks;
    let link = help.subject().link().and_then(|id| talks.state.links.by_key(id.as_str()));
    let points =
        link.into_iter().flat_map(|link| link.points.iter().filter_map(|ix| talks.state.points.get(*ix)));
    // Those at a table of its own need nobody else.
    let mut at = points.filter(|point| !point.tracks.is_empty());
    let rule = |point: &PointState| talks.state.agreeing(Asked::Point(point)).clone();
    let jointly = match at.next() {
        Some(point) => {
            let table = talks.state.electorate(Asked::Point(point));
            let table = table.iter().filter_map(|ix| talks.party_id(*ix));
            help.jointly(&Acting::of(table, "the parties at its table"), &rule(point))
        }
        None => help.joint(talks.procedure().agreeing(), None),
    };
    format!("let {} release it, unless others accepted under it, or {jointly}", list(by, "all who made it"))
}

impl Explained for LinkEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.link(subject.link()?)?.status().to_string())
    }
}
