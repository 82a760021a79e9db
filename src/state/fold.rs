//! How an entry that has been examined is folded in.

use std::sync::Arc;

use crate::{
    event::{Entry, Event},
    state::{Actors, Fault, Named, Negotiation, State, tables::undoes},
    things::things,
    value::register::{At, EventTime},
};

impl Negotiation {
    /// Folds in an entry that has been examined, at its place.
    pub(crate) fn fold(&mut self, entry: Arc<Entry>, named: Named, place: EventTime) {
        let seq = u32::try_from(self.log.len()).unwrap_or(u32::MAX);
        let front = self.is_front(place);
        let at = At { seq, place, front, places: &self.places };
        self.state.fold(&entry, named, at);
        if undoes(&entry.event) {
            self.state.undoing.push(seq);
        }
        if !entry.event.is_correction() {
            self.reached.add(place);
        }
        if let Some(when) = entry.rare.occurred.as_ref().filter(|when| when.anchors().next().is_some()) {
            self.hanging.push((seq, self.span_of(when).capped(entry.recorded.to_utc())));
        }
        self.restricted |= !entry.disclosure.is_public();
        self.is_out_of_order |= self.places.last().is_some_and(|last| *last > place);
        self.places.push(place);
        self.log.add(entry);
    }
}

/// What the events of a thing do to the state.
pub(crate) trait Folded {
    /// The structural rules of the thing.
    fn check(&self, _: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        Ok(())
    }

    /// Folds the event in; it has been checked.
    fn fold(&self, _: &mut State, _: &Entry, _: Named, _: At<'_>) {}

    /// The number of the entry that last set what the event sets; none if it only adds.
    fn changes(&self, _: &Negotiation, _: Named) -> Option<u32> {
        None
    }
}

macro_rules! folding {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        impl State {
            /// The structural rules of each kind of event.
            pub(crate) fn check(&self, event: &Event, named: Named, actors: &Actors) -> Result<(), Fault> {
                match event {
                    $($(Event::$Thing(event) => <$Events as Folded>::check(event, self, named, actors),)?)*
                }
            }

            fn fold(&mut self, entry: &Entry, named: Named, at: At<'_>) {
                match &entry.event {
                    $($(Event::$Thing(event) => <$Events as Folded>::fold(event, self, entry, named, at),)?)*
                }
            }
        }

        impl Negotiation {
            pub(crate) fn last_change(&self, event: &Event, named: Named) -> Option<u32> {
                match event {
                    $($(Event::$Thing(event) => <$Events as Folded>::changes(event, self, named),)?)*
                }
            }
        }
    };
}

things!(folding);
