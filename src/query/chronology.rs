//! What happened and what is to come, in the order of the time of the events.

use std::fmt;

use chrono::TimeDelta;

use crate::{
    event::{Entry, Event, Subject},
    outcome::{commitment::CommitmentEvent, consent::ConsentEvent},
    state::Negotiation,
    talks::{
        meeting::{MeetingEvent, MeetingView},
        party::PartyEvent,
        person::PersonEvent,
        point::PointEvent,
    },
    value::{
        register::EventTime,
        sorted::sort_by_key,
        when::{Span, When},
    },
};

/// How sure the date of a happening is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateCertainty {
    /// It is known to the day, or better.
    Certain,
    /// It is known less exactly than that.
    Vague,
    /// It is planned, and has not taken place.
    Planned,
    /// Nothing is known of it.
    Unknown,
}

/// Something that happened, or is planned.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Happening<'a> {
    /// What it is about.
    pub subject: Subject,
    /// What happened, in a few words.
    pub what: String,
    /// When, as it was told; none: when it was recorded.
    pub when: Option<&'a When>,
    /// The stretch of the time line that this can mean.
    pub span: Span,
    /// How sure that is.
    pub certainty: DateCertainty,
    /// The entry that tells of it.
    pub entry: &'a Entry,
}

impl fmt::Display for Happening<'_> {
    /// A line for a terminal: a mark (`~` for a vague date, `>` for a plan, `?` for no date), the date, and
    /// what happened.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.certainty {
            DateCertainty::Certain => ' ',
            DateCertainty::Vague => '~',
            DateCertainty::Planned => '>',
            DateCertainty::Unknown => '?',
        };
        match (self.when, self.certainty) {
            (Some(when), _) => write!(f, "{mark} {}: {}", when.describe(), self.what),
            (None, DateCertainty::Planned | DateCertainty::Unknown) => {
                write!(f, "{mark} no date: {}", self.what)
            }
            (None, _) => write!(f, "{mark} {}: {}", self.entry.recorded().format("%-d %B %Y"), self.what),
        }
    }
}

impl Negotiation {
    /// Meetings, and what moved a status or opened something, in the order of the time of the events;
    /// plans without a date come last. A meeting stands in it once, with what became of it: at its own time, or
    /// else, as it then says, when the entry occurred that tells that it was held. Dates are shown as vague as they
    /// are.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::talks::meeting::{Added, Announced, Format};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.secretariat().propose(Added::new("oslo", Format::BILATERAL)?)?;
    /// desk.secretariat().propose(Announced::new("oslo")?.with_window("about 2026-03".parse()?))?;
    ///
    /// let lines: Vec<_> = record.negotiation().chronology().iter().map(ToString::to_string).collect();
    /// assert_eq!(lines[0], "  22 January 2026: the negotiation opened");
    /// assert_eq!(lines.last().map(String::as_str), Some("> about March 2026: oslo (announced)"));
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn chronology(&self) -> Vec<Happening<'_>> {
        let mut all: Vec<(Option<EventTime>, usize, Happening<'_>)> = Vec::new();
        for meeting in self.meetings() {
            all.extend(self.of_meeting(meeting));
        }
        for (seq, (entry, place)) in self.entries().iter().zip(self.places()).enumerate() {
            let Some(what) = told(entry) else { continue };
            let recorded = entry.recorded.to_utc();
            let when = entry.rare.occurred.as_ref();
            let span = when.map_or(Span::at(recorded), |when| self.span_of(when).capped(recorded));
            let unknown = when.is_some_and(|when| *when == When::UNKNOWN);
            let certainty = if unknown { DateCertainty::Unknown } else { sure(span) };
            let subject = entry.event.subject();
            all.push((Some(*place), seq, Happening { subject, what, when, span, certainty, entry }));
        }
        sort_by_key(&mut all, |(place, seq, _)| (place.is_none(), *place, *seq));
        all.into_iter().map(|(_, _, happening)| happening).collect()
    }

    fn of_meeting<'a>(
        &'a self,
        meeting: MeetingView<'a>,
    ) -> Option<(Option<EventTime>, usize, Happening<'a>)> {
        let (entry, status) = (meeting.entry()?, meeting.status());
        let title = meeting.title().map_or_else(|| meeting.id().to_string(), ToString::to_string);
        let took_place = status.has_begun();
        let when = if took_place { meeting.interval().or(meeting.window()) } else { meeting.window() };
        // Of one that was held, without a date of its own, the entry that says so tells when.
        let report = meeting.status_entry().filter(|_| took_place && when.is_none());
        let report = report.and_then(|entry| Some((entry, entry.rare.occurred.as_ref()?)));
        let when = when.or(report.map(|(_, when)| when));
        let span = when.map_or(Span::UNBOUNDED, |when| self.span_of(when));
        let span = report.map_or(span, |(entry, _)| span.capped(entry.recorded.to_utc()));
        let certainty = match (took_place, span.earliest.or(span.latest)) {
            (true, None) => DateCertainty::Unknown,
            (true, Some(_)) => sure(span),
            (false, _) => DateCertainty::Planned,
        };
        let status = status.to_string().replace('_', " ");
        let what = match report {
            Some((entry, _)) => format!("{title} ({status}, by the time of entry `{}`)", entry.id),
            None if took_place => title,
            None => format!("{title} ({status})"),
        };
        let entry = report.map_or(entry, |(entry, _)| entry);
        let seq = meeting.introduced() as usize;
        let subject = Subject::Meeting(meeting.id().clone());
        let at = span.earliest.or(span.latest);
        Some((at, seq, Happening { subject, what, when, span, certainty, entry }))
    }
}

/// Whether it falls on one day, wherever that is.
fn sure(span: Span) -> DateCertainty {
    let length = span.latest.zip(span.earliest).map(|(latest, earliest)| latest - earliest);
    if length.is_some_and(|length| length <= TimeDelta::hours(24)) {
        DateCertainty::Certain
    } else {
        DateCertainty::Vague
    }
}

/// What an entry tells in a chronology: what opened or ended something, and no talk about it.
fn told(entry: &Entry) -> Option<String> {
    let event = &entry.event;
    let (subject, action) = (event.subject(), event.in_words());
    match event {
        Event::Negotiation(_) if event.choice().is_some() => Some(action),
        Event::Negotiation(_) | Event::Version(_) | Event::Proposal(_) | Event::Question(_) => {
            Some(format!("{subject} {action}"))
        }
        Event::Commitment(CommitmentEvent::Reported(fact)) => {
            Some(format!("{subject} reported {}", fact.degree.to_string().replace('_', " ")))
        }
        Event::Meeting(MeetingEvent::DocumentHandedOver(fact)) => {
            Some(format!("{} handed over at {subject}", fact.title))
        }
        // Who is known from now on, what is said and what is noted are no events of the talks.
        Event::Party(PartyEvent::Added(_) | PartyEvent::AliasAdded(_) | PartyEvent::WeightSet(_))
        | Event::Person(PersonEvent::Added(_))
        | Event::Alternative(_)
        | Event::Position(_)
        | Event::Meeting(_)
        | Event::Assessment(_)
        | Event::Record(_)
        | Event::Payload(_)
        | Event::Account(_) => None,
        Event::Party(event) => Some(match event.role() {
            Some(role) => format!("{subject} {action}: {}", role.as_str().replace('_', " ")),
            None => format!("{subject} {action}"),
        }),
        Event::Person(_)
        | Event::Deadline(_)
        | Event::Track(_)
        | Event::Link(_)
        | Event::Instrument(_)
        | Event::Gate(_)
        | Event::Commitment(_)
        | Event::Ceasefire(_)
        | Event::Measure(_)
        | Event::Watch(_) => Some(format!("{subject} {action}")),
        Event::Point(event) => settles(event).then(|| format!("{subject} {action}")),
        Event::Consent(event) => {
            let party = Subject::Party(event.party().clone());
            // The consent of a party is expressed and withdrawn, and the instrument is not.
            Some(match event {
                ConsentEvent::Expressed(_) | ConsentEvent::Withdrawn(_) => {
                    format!("consent to {subject} {action} by {party}")
                }
                ConsentEvent::Suspended(_) | ConsentEvent::Resumed(_) => {
                    format!("{subject} {action} for {party} alone")
                }
                ConsentEvent::FullPowersPresented(_)
                | ConsentEvent::Initialled(_)
                | ConsentEvent::SignedAdReferendum(_)
                | ConsentEvent::Signed(_)
                | ConsentEvent::Attested(_)
                | ConsentEvent::Refused(_)
                | ConsentEvent::ProvisionallyApplied(_)
                | ConsentEvent::ProvisionalApplicationEnded(_)
                | ConsentEvent::ReservationMade(_)
                | ConsentEvent::DeclarationMade(_)
                | ConsentEvent::ReservationWithdrawn(_)
                | ConsentEvent::Objected(_)
                | ConsentEvent::WithdrawalNotified(_)
                | ConsentEvent::WithdrawalRevoked(_)
                | ConsentEvent::Rejoined(_) => format!("{subject} {action} by {party}"),
            })
        }
    }
}

/// Whether an event settles a point, or unsettles it.
const fn settles(event: &PointEvent) -> bool {
    match event {
        PointEvent::AgreedInPrinciple(_)
        | PointEvent::TextAgreed(_)
        | PointEvent::Closed(_)
        | PointEvent::Dropped(_)
        | PointEvent::Reopened(_)
        | PointEvent::Awarded(_) => true,
        PointEvent::Tabled(_)
        | PointEvent::Renamed(_)
        | PointEvent::AreasSet(_)
        | PointEvent::Nested(_)
        | PointEvent::Reworded(_)
        | PointEvent::Rectified(_)
        | PointEvent::LanguageAdded(_)
        | PointEvent::TakenUp(_)
        | PointEvent::Returned(_)
        | PointEvent::Referred(_)
        | PointEvent::MovedToInstrument(_)
        | PointEvent::Superseded(_)
        | PointEvent::Reinstated(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::told;
    use crate::event::{Entry, Event, fact::Kind};

    /// Each act with what the chronology says of its entry in the corpus.
    fn lines() -> String {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/v2");
        let acts = |kind: &'static Kind| match kind.choices() {
            [] => vec![kind.to_string()],
            choices => choices.iter().map(|choice| format!("{kind}.{choice}")).collect(),
        };
        let line = |act: String| {
            let text = fs::read_to_string(corpus.join(format!("{act}.json")));
            let text = text.unwrap_or_else(|error| panic!("the corpus lacks {act}: {error}"));
            let entry: Entry = serde_json::from_str(&text).unwrap();
            format!("{act}: {}\n", told(&entry).as_deref().unwrap_or("left out"))
        };
        Event::kinds().flat_map(acts).map(line).collect()
    }

    #[test]
    fn what_is_told_of_each_kind_has_been_read() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chronology.txt");
        let made = lines();
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &made).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap();
        let (made, kept): (BTreeSet<_>, BTreeSet<_>) = (made.lines().collect(), kept.lines().collect());
        let differs: Vec<_> = made.symmetric_difference(&kept).collect();
        assert!(
            differs.is_empty(),
            "in the chronology or in tests/golden/chronology.txt alone; decide, then run `BLESS=1 cargo test --lib`: \
             {differs:#?}"
        );
    }
}
