//! What the review finds of the order of acts on instruments: consent before what it follows or after its time, an entry into force
//! before its condition.

use crate::{
    event::{Entry, Irregularity},
    judge::{
        require::Answer,
        rule::{
            Rule,
            catalogue::{
                CONSENT_EXPRESSED_MEANS, CONSENT_SIGNED_OPEN, CONSENT_WITHDRAWN_NOTICE,
                INSTRUMENT_ENTERED_INTO_FORCE_CONDITION, INSTRUMENT_ENTERED_INTO_FORCE_GATES,
                REVIEW_INSTRUMENT_ORDER,
            },
        },
    },
    outcome::{
        consent::{ConsentEvent, Expressed, Means, Signed, SignedAdReferendum},
        instrument::{
            EnteredIntoForce, InstrumentEvent, InstrumentStatus,
            fold::{according_to, parts_of},
        },
    },
    query::Finding,
    state::Negotiation,
    value::{
        id::{InstrumentId, PartyId},
        register::EventTime,
        sorted::Map,
        when::Span,
    },
};

impl Negotiation {
    /// What was observed of instruments in another order than is usual, and still is, whatever vague dates mean, by all that
    /// was recorded since. It stays an irregularity of its entry.
    pub(super) fn not_in_order<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let order = [
            &CONSENT_EXPRESSED_MEANS,
            &CONSENT_SIGNED_OPEN,
            &CONSENT_WITHDRAWN_NOTICE,
            &INSTRUMENT_ENTERED_INTO_FORCE_CONDITION,
            &INSTRUMENT_ENTERED_INTO_FORCE_GATES,
        ]
        .map(Rule::id);
        // Nearly always nothing was out of order when it was recorded.
        let mut told = None;
        for entry in self.entries() {
            let mut broken = entry.irregularities().iter().map(Irregularity::rule);
            let rule = broken.find(|rule| {
                order.contains(rule)
                    && !self.may_be_in_order(entry, rule, told.get_or_insert_with(|| self.steps_told()))
            });
            if let Some(rule) = rule {
                found.push(Finding {
                    rule: &REVIEW_INSTRUMENT_ORDER,
                    count: 1,
                    subject: entry.event.subject(),
                    entries: vec![entry],
                    says: format!("`{}` is out of order: `{rule}`", entry.event.kind()),
                    help: "look whether an entry is missing before it",
                });
            }
        }
    }

    /// The acts that others usually follow, as far as everybody shares them.
    fn steps_told(&self) -> Told<'_> {
        let mut told = Told::default();
        for (seq, entry) in (0..).zip(self.entries()) {
            let place = || self.step_at(seq);
            if let Some(event) = InstrumentEvent::of(&entry.event) {
                let is_shared = according_to(event).is_empty() && parts_of(event).is_empty();
                // Whenever it was told, it was drafted before anything else.
                let first = matches!(event, InstrumentEvent::Drafted(_)).then_some(Step::first(seq));
                if let (true, Some(status), Some(place)) = (is_shared, event.leads_to(), first.or_else(place))
                {
                    told.moved.or_default(event.instrument()).push((place, status, event));
                }
            }
            let signed = Signed::of(&entry.event).map(|fact| (&fact.instrument, &fact.party));
            let ad_referendum = || {
                let fact = SignedAdReferendum::of(&entry.event)?;
                Some((&fact.instrument, &fact.party))
            };
            if let Some((who, place)) = signed.or_else(ad_referendum).zip(place()) {
                told.signed.or_default(who).push(place);
            }
        }
        told
    }

    fn step_at(&self, seq: u32) -> Option<Step> {
        Some(Step { seq, span: self.span_of_entry(seq)? })
    }

    /// Whether an act may be in order by this rule, as is known by now.
    fn may_be_in_order(&self, entry: &Entry, rule: &str, told: &Told<'_>) -> bool {
        if let Some(fact) = EnteredIntoForce::of(&entry.event) {
            let instrument = self.state.instruments.by_key(fact.instrument.as_str());
            let (by, now) = (self.span_of(&fact.at).latest, self.now());
            return instrument.is_some_and(|instrument| {
                let answer = if rule == INSTRUMENT_ENTERED_INTO_FORCE_GATES.id() {
                    self.gates_passed(instrument, by, now)
                } else {
                    self.is_ready(instrument, &fact.shown_by, by, now)
                };
                answer != Answer::Broken
            });
        }
        let act = self.seq_of(entry.id()).and_then(|seq| self.step_at(seq));
        let Some((act, event)) = act.zip(ConsentEvent::of(&entry.event)) else { return false };
        if rule == CONSENT_SIGNED_OPEN.id() {
            self.may_have_been_open(&act, event, told)
        } else if rule == CONSENT_EXPRESSED_MEANS.id() {
            Expressed::of(&entry.event).is_some_and(|fact| told.may_follow_as_it_should(&act, fact))
        } else {
            false
        }
    }

    /// Whether an instrument may have stood so, when a party consented, that it could.
    fn may_have_been_open(&self, act: &Step, event: &ConsentEvent, told: &Told<'_>) -> bool {
        let Some(instrument) = self.state.instruments.by_key(event.instrument().as_str()) else {
            return false;
        };
        let moved = told.moved.get(&instrument.id).map_or(&[][..], Vec::as_slice);
        let last = last_before(act, moved.iter().map(|(place, ..)| place));
        moved.iter().any(|(place, status, by)| {
            let until =
                if let InstrumentEvent::OpenedForSignature(fact) = by { fact.until.as_ref() } else { None };
            let until = until.filter(|_| event.signs());
            let is_over = until.is_some_and(|until| {
                let (until, done) = (self.span_of(until).latest, act.span.earliest);
                until.zip(done).is_some_and(|(until, done)| until < done)
            });
            place.may_precede(act) && !place.is_before(last) && instrument.is_open_in(*status) && !is_over
        })
    }
}

/// Where an act stands on the time of the events, as far as is known.
#[derive(Clone, Copy, Debug)]
struct Step {
    seq: u32,
    span: Span,
}

impl Step {
    /// What came before all else.
    const fn first(seq: u32) -> Self {
        Self { seq, span: Span { earliest: None, latest: Some(EventTime::MIN_UTC) } }
    }

    /// Whether it certainly came before another; of two at the same moment the first that was told.
    fn precedes(&self, other: &Self) -> bool {
        let first = other.span.earliest.map(|earliest| (earliest, other.seq));
        self.is_before(first)
    }

    /// Whether it certainly came before this place.
    fn is_before(&self, place: Option<Place>) -> bool {
        self.span.latest.zip(place).is_some_and(|(latest, place)| (latest, self.seq) < place)
    }

    /// Whether it may have come before another.
    fn may_precede(&self, other: &Self) -> bool {
        self.span.earliest.zip(other.span.latest).is_none_or(|(earliest, latest)| earliest <= latest)
    }
}

/// A moment, and the entry told there.
type Place = (EventTime, u32);

/// The last place of all at which one of these acts stands at the earliest, of those that certainly came before another: what was
/// over by then had been overtaken.
fn last_before<'s>(act: &Step, acts: impl Iterator<Item = &'s Step>) -> Option<Place> {
    let before = acts.filter(|one| one.precedes(act));
    before.filter_map(|one| Some((one.span.earliest?, one.seq))).max()
}

/// The acts that others usually follow.
#[derive(Default)]
struct Told<'a> {
    /// What moved an instrument as everybody sees it, and to where.
    moved: Map<&'a InstrumentId, Vec<(Step, InstrumentStatus, &'a InstrumentEvent)>>,
    /// The signatures of a party.
    signed: Map<(&'a InstrumentId, &'a PartyId), Vec<Step>>,
}

impl Told<'_> {
    /// Whether a consent may follow a signature of the words that it is to, or none, as its means asks for.
    fn may_follow_as_it_should(&self, act: &Step, fact: &Expressed) -> bool {
        let moved = self.moved.get(&fact.instrument).map_or(&[][..], Vec::as_slice);
        let reopened = moved.iter().filter(|(.., event)| matches!(event, InstrumentEvent::Reopened(_)));
        let reopened = || reopened.clone().map(|(place, ..)| place);
        let signed = self.signed.get(&(&fact.instrument, &fact.party)).map_or(&[][..], Vec::as_slice);
        if fact.means == Means::ACCESSION {
            // Of the reopenings that may have come before it the last one counts; none, where one has no end.
            let before = reopened().filter(|by| by.may_precede(act)).map(|by| by.span.latest);
            let last = before.reduce(|one, other| one.zip(other).map(|(one, other)| one.max(other)));
            let lapsed = |one: &Step| {
                last.is_some_and(|last| {
                    one.span.earliest.zip(last).is_none_or(|(earliest, last)| earliest <= last)
                })
            };
            !signed.iter().any(|one| one.precedes(act) && !lapsed(one))
        } else {
            let last = last_before(act, reopened());
            signed.iter().any(|one| one.may_precede(act) && !one.is_before(last))
        }
    }
}
