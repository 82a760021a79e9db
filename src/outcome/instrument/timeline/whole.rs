//! What the acts on an instrument as a whole come to, in one pair of eyes.
//!
//! What everybody shares is one line. Whoever holds something alone has another one, which begins as a copy; what
//! is shared later is said on both. Of an act that everybody shares and that says nothing there it follows that
//! from its date on the first line counts for all again.

use crate::{
    event::Event,
    outcome::instrument::{
        InstrumentEvent,
        fold::according_to,
        timeline::{Act, Asking, Begun, Bound, From, Line, OwnLines, Statement},
    },
    state::Negotiation,
    value::{id::PartyId, when::Span},
};

/// For whom an instrument stands, as one act says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// It is not in force, or not yet.
    NotYet,
    /// It is in force for all that are bound.
    ForAll,
    /// It is in force for those named, this party among them.
    ForIt,
    /// It is in force for others, and for whoever is bound later.
    ForOthers,
    /// It ended.
    Ended,
}

impl Stands {
    pub(crate) const fn is_in(self) -> bool {
        match self {
            Self::ForAll | Self::ForIt | Self::ForOthers => true,
            Self::NotYet | Self::Ended => false,
        }
    }
}

/// What was said of an instrument as far as it matters to one party, in one pair of eyes.
#[derive(Debug)]
pub(crate) struct Lines {
    /// How it stands: one line, and another one for each time from which on it may be held with all others
    /// again, if that is too vague to say.
    pub(crate) stands: Vec<Line<Stands>>,
    /// Whether its operation is suspended for all.
    pub(crate) halted: Line<bool>,
}

impl Negotiation {
    /// How an instrument stands by these acts on it: those that everybody shares, and perhaps what some hold; for
    /// one party, if one is named.
    pub(crate) fn lines_of<'s>(
        &self,
        turns: impl Iterator<Item = &'s u32>,
        party: Option<(&PartyId, &OwnLines)>,
        asked: Asking,
    ) -> Lines {
        let mut lines = Lines { stands: vec![Line(Vec::new())], halted: Line(Vec::new()) };
        let mut shared: Option<Line<Stands>> = None;
        for act in self.acts(turns, asked) {
            let Event::Instrument(event) = act.event else { continue };
            lines.note(&act, event);
            let is_shared = according_to(event).is_empty();
            match &mut shared {
                Some(shared) if is_shared => {
                    shared.note(&act, event, party);
                    lines.follow(shared, &act, event, party);
                }
                shared => {
                    if !is_shared && shared.is_none() {
                        *shared = lines.stands.first().cloned();
                    }
                    lines.stands.iter_mut().for_each(|line| line.note(&act, event, party));
                }
            }
        }
        lines
    }
}

impl Lines {
    /// What it can come to how it stands.
    pub(crate) fn stands(&self) -> impl Iterator<Item = Option<&Statement<Stands>>> {
        self.stands.iter().flat_map(Line::outcomes)
    }

    /// Takes over what an act that everybody shares comes to on the line that everybody shares. Where it says
    /// nothing there, as a suspension or a resumption, whoever takes part in it holds again what all others
    /// hold, from its date on: nobody treats as ended what it halts or carries on with them (article 45).
    fn follow(
        &mut self,
        shared: &Line<Stands>,
        act: &Act<'_>,
        event: &InstrumentEvent,
        party: Option<(&PartyId, &OwnLines)>,
    ) {
        if let Some(said) = shared.0.last().filter(|said| said.seq == act.seq) {
            for line in &mut self.stands {
                if let Some((_, instrument)) = party.filter(|_| said.value == Stands::ForIt) {
                    line.give_way(instrument);
                }
                line.0.push(*said);
            }
            return;
        }
        match act.says(From::of(event), ()).begun {
            Begun::No => {}
            Begun::Yes => self.stands = vec![shared.clone()],
            Begun::Unclear if self.stands.iter().any(|line| line.is_same(shared)) => {}
            Begun::Unclear => self.stands.push(shared.clone()),
        }
    }

    /// Whether its operation is suspended, as an act says.
    fn note(&mut self, act: &Act<'_>, event: &InstrumentEvent) {
        let from = From::of(event);
        match event {
            InstrumentEvent::Revived(_) | InstrumentEvent::Resumed(_) | InstrumentEvent::Reopened(_) => {
                self.halted.say(act, from, false);
            }
            InstrumentEvent::Suspended(fact) => {
                self.halted.say(act, from, true);
                // What lasts until a day operates again when the day is over.
                let until = fact.until.as_ref().filter(|until| act.talks.span_of(until) != Span::UNBOUNDED);
                if let Some(until) = until {
                    self.halted.say(act, From::EndOf(until), false);
                }
            }
            InstrumentEvent::Drafted(_)
            | InstrumentEvent::Revised(_)
            | InstrumentEvent::Agreed(_)
            | InstrumentEvent::Initialled(_)
            | InstrumentEvent::Adopted(_)
            | InstrumentEvent::OpenedForSignature(_)
            | InstrumentEvent::Signed(_)
            | InstrumentEvent::EnteredIntoForce(_)
            | InstrumentEvent::Amended(_)
            | InstrumentEvent::Rectified(_)
            | InstrumentEvent::Superseded(_)
            | InstrumentEvent::Terminated(_)
            | InstrumentEvent::Rejected(_)
            | InstrumentEvent::Resubmitted(_)
            | InstrumentEvent::Lapsed(_) => {}
        }
    }
}

impl Line<Stands> {
    /// How it stands, as an act says.
    fn note(&mut self, act: &Act<'_>, event: &InstrumentEvent, party: Option<(&PartyId, &OwnLines)>) {
        let value = match event {
            InstrumentEvent::EnteredIntoForce(fact) => match party {
                _ if fact.parties.is_empty() => Stands::ForAll,
                Some((id, instrument)) if fact.parties.contains(id) => {
                    self.give_way(instrument);
                    Stands::ForIt
                }
                // For others it says nothing of those for whom it stands already.
                Some(_) if self.0.last().is_some_and(|said| said.value.is_in()) => return,
                Some(_) | None => Stands::ForOthers,
            },
            InstrumentEvent::Revived(_) => Stands::ForAll,
            InstrumentEvent::Superseded(_) | InstrumentEvent::Terminated(_) => Stands::Ended,
            InstrumentEvent::Rejected(_) | InstrumentEvent::Lapsed(_) | InstrumentEvent::Reopened(_) => {
                Stands::NotYet
            }
            InstrumentEvent::Suspended(_)
            | InstrumentEvent::Resumed(_)
            | InstrumentEvent::Drafted(_)
            | InstrumentEvent::Revised(_)
            | InstrumentEvent::Agreed(_)
            | InstrumentEvent::Initialled(_)
            | InstrumentEvent::Adopted(_)
            | InstrumentEvent::OpenedForSignature(_)
            | InstrumentEvent::Signed(_)
            | InstrumentEvent::Amended(_)
            | InstrumentEvent::Rectified(_)
            | InstrumentEvent::Resubmitted(_) => return,
        };
        self.say(act, From::of(event), value);
    }

    /// Who is named has a date of its own, instead of what was said of others, and of all if it was bound
    /// only later.
    fn give_way(&mut self, instrument: &OwnLines) {
        let bound =
            instrument.bound.0.iter().rev().find(|said| said.value == Bound::Yes).map(Statement::starts);
        while let Some(last) = self.0.pop() {
            let later = bound.is_some_and(|bound| bound > last.starts());
            if last.value == Stands::ForOthers || (last.value == Stands::ForAll && later) {
                continue;
            }
            self.0.push(last);
            break;
        }
    }

    /// Whether two lines were said by the same acts.
    fn is_same(&self, other: &Self) -> bool {
        let said = |said: &Statement<Stands>| (said.seq, said.value);
        self.0.iter().map(said).eq(other.0.iter().map(said))
    }
}
