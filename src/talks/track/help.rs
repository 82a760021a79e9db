//! Help with what is refused of tracks, and of points for the sake of their tracks.

use crate::{
    event::Subject,
    judge::explain::{Explained, Help, facts::list},
    state::Negotiation,
    talks::track::{TrackEvent, TrackView},
    value::gather::Gather,
};

fn track<'a>(help: &Help<'a>) -> Option<TrackView<'a>> {
    help.subject().track().and_then(|id| help.talks.track(id))
}

pub(crate) fn there_already(help: &Help<'_>) -> String {
    format!("there is nothing to record; it is in {} already", help.subject())
}

pub(crate) fn parties(help: &Help<'_>) -> String {
    let parties = track(help).into_iter().flat_map(|track| track.parties().gather());
    let parties = list(parties.map(|party| party.id()), "none is named");
    format!("name a party of {}: {parties}", help.subject())
}

pub(crate) fn points(help: &Help<'_>) -> String {
    let points = track(help).into_iter().flat_map(|track| track.points().gather());
    format!("name a point of {}: {}", help.subject(), list(points.map(|point| point.id()), "there is none"))
}

pub(crate) fn open_points(help: &Help<'_>) -> String {
    let points = track(help).into_iter().flat_map(|track| track.points().gather());
    let open = points.filter(|point| point.status().is_open()).map(|point| point.id());
    format!(
        "record `point.text_agreed` or `point.dropped` of {} first, or `track.revised` with `points_removed`",
        list(open, "its open points")
    )
}

/// Helps a principal that sits at no table of a point.
pub(crate) fn at_no_table(help: &Help<'_>) -> String {
    let tracks = of_the_point(help);
    let parties = tracks.iter().flat_map(TrackView::parties).map(|party| party.id());
    let names = list(tracks.iter().map(TrackView::id), "its track");
    format!("let a party of track {names} act: {}", list(parties, "none is named"))
}

/// Helps where a track is suspended.
pub(crate) fn suspended(help: &Help<'_>) -> String {
    let tracks = of_the_point(help);
    format!("record `track.resumed` of {} first", list(tracks.iter().map(TrackView::id), "its track"))
}

fn of_the_point<'a>(help: &Help<'a>) -> Vec<TrackView<'a>> {
    let alternative = help.subject().alternative().and_then(|id| help.talks.alternative(id));
    let point =
        help.subject().point().or(alternative.and_then(|track| track.point()).map(|point| point.id()));
    point.into_iter().flat_map(|point| help.talks.tracks_with(point)).gather()
}

impl Explained for TrackEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.track(subject.track()?)?.status().to_string())
    }
}
