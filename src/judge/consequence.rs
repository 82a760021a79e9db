//! What follows from an act by the rules: appended when governing, expected when observing.

use std::sync::Arc;

use crate::{
    event::{
        Actor, Disclosure, Entry, Event, Mode, Rare,
        fact::{Mention, Mentions},
    },
    state::{Examined, Moment, Named, Negotiation},
    talks::point::WordingState,
    things::things,
    value::{gather::Gather, id::EntryId, register::EventTime, table::Ix},
};

/// What deciding adds to the events of a thing: what it fills in, and what follows.
pub(crate) trait Followed {
    /// The words that are meant where the event names none: those that the point has now.
    fn words_meant(&self, talks: &Negotiation, named: Named) -> Option<Ix<WordingState>> {
        talks.state.points.get(named.point?)?.words.value()
    }

    /// Fills in what a draft left out, beside the words and the votes.
    fn fill_in(&mut self, _talks: &Negotiation, _place: EventTime) {}

    /// What follows from an entry that is about to be appended.
    fn follows(
        &self,
        _talks: &Negotiation,
        _entry: &Entry,
        _named: Named,
        _place: EventTime,
        _moment: Moment<'_>,
    ) -> Vec<Event> {
        Vec::new()
    }

    /// Adds what follows of this thing from an act, whatever it is about, and from what follows from it already.
    fn join(_talks: &Negotiation, _act: &Event, _events: &mut Vec<Event>, _moment: Moment<'_>) {}

    /// What its id ends with where it follows itself, and other events of its kind about the same may follow from the
    /// same entry.
    fn consequence_suffix(&self) -> Option<String> {
        None
    }

    /// Whether what followed when its cause was recorded, and is not recorded, would still follow. The judge is asked
    /// beside that.
    fn is_still_due(&self, _talks: &Negotiation) -> bool {
        true
    }

    /// Whether what follows from the entry with this number may be missing now. `false` is certain: nothing follows, or what
    /// it would change was changed since. It is asked of every entry, and so costs next to nothing.
    fn may_lack(&self, now: &Negotiation, seq: u32) -> bool;

    /// To whom it is disclosed where it follows itself, if not to those to whom its cause is.
    fn disclosed_to(&self, _talks: &Negotiation, _cause: &Entry) -> Option<Disclosure> {
        None
    }
}

/// What nothing follows from.
macro_rules! nothing_follows {
    ($Events:ty) => {
        impl crate::judge::consequence::Followed for $Events {
            fn may_lack(&self, _: &crate::state::Negotiation, _: u32) -> bool {
                false
            }
        }
    };
}
pub(crate) use nothing_follows;

macro_rules! following {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        impl Followed for Event {
            fn words_meant(&self, talks: &Negotiation, named: Named) -> Option<Ix<WordingState>> {
                match self {
                    $($(Self::$Thing(event) => <$Events as Followed>::words_meant(event, talks, named),)?)*
                }
            }

            fn fill_in(&mut self, talks: &Negotiation, place: EventTime) {
                match self {
                    $($(Self::$Thing(event) => <$Events as Followed>::fill_in(event, talks, place),)?)*
                }
            }

            fn follows(
                &self,
                talks: &Negotiation,
                entry: &Entry,
                named: Named,
                place: EventTime,
                moment: Moment<'_>,
            ) -> Vec<Event> {
                match self {
                    $($(Self::$Thing(event) => {
                        <$Events as Followed>::follows(event, talks, entry, named, place, moment)
                    })?)*
                }
            }

            fn consequence_suffix(&self) -> Option<String> {
                match self {
                    $($(Self::$Thing(event) => <$Events as Followed>::consequence_suffix(event),)?)*
                }
            }

            fn is_still_due(&self, talks: &Negotiation) -> bool {
                match self {
                    $($(Self::$Thing(event) => <$Events as Followed>::is_still_due(event, talks),)?)*
                }
            }

            fn may_lack(&self, now: &Negotiation, seq: u32) -> bool {
                match self {
                    $($(Self::$Thing(event) => <$Events as Followed>::may_lack(event, now, seq),)?)*
                }
            }

            fn disclosed_to(&self, talks: &Negotiation, cause: &Entry) -> Option<Disclosure> {
                match self {
                    $($(Self::$Thing(event) => <$Events as Followed>::disclosed_to(event, talks, cause),)?)*
                }
            }
        }

        impl Negotiation {
            /// Adds what follows of each thing, thing by thing.
            fn all_join(&self, act: &Event, events: &mut Vec<Event>, moment: Moment<'_>) {
                $($(<$Events as Followed>::join(self, act, events, moment);)?)*
            }
        }
    };
}

things!(following);

impl Negotiation {
    /// The consequences of an entry that is about to be appended: as entries, or as events that
    /// are expected.
    pub(crate) fn what_follows(
        &self,
        entry: &Entry,
        named: Named,
        place: EventTime,
    ) -> (Vec<Arc<Entry>>, Vec<Event>) {
        self.as_recorded(entry, self.follows_at(entry, named, place))
    }

    /// What follows from an entry, as entries or as events that are expected.
    pub(crate) fn as_recorded(&self, entry: &Entry, events: Vec<Event>) -> (Vec<Arc<Entry>>, Vec<Event>) {
        match entry.mode {
            Mode::Observed => (Vec::new(), events),
            Mode::Governed => {
                // Each thing once: two proposals may have been decided that contain one point.
                let mut entries: Vec<Arc<Entry>> = Vec::new();
                for event in events {
                    let next = self.consequence(entry, event);
                    entries.extend(
                        next.filter(|next| entries.iter().all(|one| one.id != next.id)).map(Arc::new),
                    );
                }
                (entries, Vec::new())
            }
        }
    }

    pub(crate) fn follows_at(&self, entry: &Entry, named: Named, place: EventTime) -> Vec<Event> {
        let moment = Moment::at(entry.recorded.to_utc());
        let mut events = entry.event.follows(self, entry, named, place, moment);
        self.all_join(&entry.event, &mut events, moment);
        events
    }

    /// All that follows from an entry that is about to be appended, whether it was observed or governed; an act that it
    /// carries included.
    pub(crate) fn would_follow(&self, entry: &Arc<Entry>) -> Vec<Event> {
        let Ok(Examined { named, place, .. }) = self.examine(entry, false) else { return Vec::new() };
        // What enters history only has no consequences.
        if self.is_late(&entry.event, named, place) {
            return Vec::new();
        }
        let mut events = self.follows_at(entry, named, place);
        let follows = events.iter().filter_map(|event| self.consequence(entry, event.clone())).map(Arc::new);
        let follows: Vec<_> = follows.gather();
        events.extend(self.brought_about(entry, &follows).into_iter().map(|act| act.event.clone()));
        events
    }

    /// Whether what should have followed from an entry fits no more, or what it would change was changed since.
    pub(crate) fn is_moot(&self, event: &Event, cause: &Entry) -> bool {
        let entry = self.consequence(cause, event.clone());
        let examined = entry.and_then(|entry| self.examine(&entry, false).ok());
        let Some(Examined { named, .. }) = examined else { return true };
        let order = |seq: u32| (self.places().get(seq as usize).copied(), seq);
        let since = self.number_of(Mention::Entry(&cause.id)).map(order);
        self.last_change(event, named).map(order) > since
    }

    pub(crate) fn consequence(&self, cause: &Entry, event: Event) -> Option<Entry> {
        let id = format!("{}/{}/{}", cause.id, event.kind(), event.subject().as_str());
        let id = match event.consequence_suffix() {
            Some(suffix) => format!("{id}/{suffix}"),
            None => id,
        };
        self.follows(id, cause, cause, event)
    }

    /// A closing that is due before an act: it follows from the entry that set the term, and is
    /// recorded with the act.
    pub(crate) fn closing_of(&self, act: &Entry, term: &Entry, event: Event) -> Option<Entry> {
        let id = format!("{}/{}/{}", term.id, event.kind(), event.subject().as_str());
        let id = self.free_beside(id);
        let mut closing = self.follows(id, term, act, event)?;
        closing.rare.occurred = None;
        Some(closing)
    }

    /// The id, or the first that goes on from it where one that does not stand any more has it: the term was
    /// corrected, and is over again.
    fn free_beside(&self, id: String) -> String {
        if EntryId::new(&id).is_ok_and(|id| !self.is_passed_over(&id)) {
            return id;
        }
        let mut next = (2_usize..).map(|n| format!("{id}/{n}"));
        next.find(|id| EntryId::new(id).is_ok_and(|id| !self.is_taken(&id))).unwrap_or(id)
    }

    fn follows(&self, id: String, cause: &Entry, with: &Entry, event: Event) -> Option<Entry> {
        let disclosure = self.disclosure_of(cause, &event);
        let rare = Rare {
            occurred: with.rare.occurred.clone(),
            embargo: cause.rare.embargo.clone().filter(|_| !disclosure.is_public()),
            cause: Some(cause.id.clone()),
            ..Rare::NONE
        };
        Some(Entry {
            id: EntryId::new(id).ok()?,
            recorder: with.recorder.clone(),
            by: Actor::Procedure,
            recorded: with.recorded,
            disclosure,
            mode: Mode::Governed,
            reason: None,
            reached: None,
            rare: rare.into(),
            event,
        })
    }

    /// No wider than the cause and all that it mentions; what discloses something, to those to whom it does.
    fn disclosure_of(&self, cause: &Entry, event: &Event) -> Disclosure {
        if let Some(disclosure) = event.disclosed_to(self, cause) {
            return disclosure;
        }
        let mut narrowest = cause.disclosure.clone();
        event.each_mention(&mut |mention| {
            let entry = self.introduced(mention);
            if let Some(entry) = entry {
                if !self.may_be_seen(entry, &narrowest) {
                    let all = std::iter::once(entry).chain(self.disclosures_of(&entry.id));
                    let narrower = all
                        .map(|by| &by.disclosure)
                        .filter(|disclosure| disclosure.is_no_wider_than(&narrowest));
                    narrowest = narrower.last().cloned().unwrap_or(Disclosure::Recorder);
                }
            }
        });
        // Nor to parties of whom some of the others may not know.
        let hidden = |party| {
            self.introduced(Mention::Party(party)).is_some_and(|entry| !self.may_be_seen(entry, &narrowest))
        };
        if narrowest.parties().iter().any(hidden) { Disclosure::Recorder } else { narrowest }
    }
}
