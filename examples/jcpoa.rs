//! The nuclear talks of Iran and the E3/EU+3, 2013 to 2025: `cargo run --example jcpoa`.
//!
//! An interim deal whose clock is put off again and again; a plan of action that binds nobody in law, with days
//! that come by offset, by event, or by whichever is earlier; one party that leaves and the others that go on;
//! one that suspends step by step and stays; and two readings of what is in force since autumn 2025. What is
//! marked `(inferred)` is the desk's reading, `(not checked)` rests on its notes alone. The record is a file of drafts, read as observed; everything printed is asked of it.

mod common;

use std::{collections::BTreeMap, process::ExitCode};

use common::{Answer, Page, about, accounts, after, date, day, end_of, irregular, join, mark, rests_on, say};
use negotiation::{
    notes::account::Value,
    outcome::{
        commitment::Degree,
        consent::ConsentStatus,
        instrument::{InstrumentEvent, InstrumentStatus, InstrumentView},
    },
    prelude::*,
    query::Force,
    talks::deadline::{DeadlineEvent, DeadlineView},
};

const SHIPPED: &str = include_str!("data/jcpoa.jsonl");

fn main() -> ExitCode {
    common::run("jcpoa", |page| {
        let record = common::shipped(SHIPPED, &[])?;
        let talks = record.negotiation();
        page.title(format!("{} — {}", say(talks.title()), say(talks.status())));
        page.line(rests_on(talks));
        for party in talks.parties().filter(|party| party.aliases().next().is_some()) {
            page.line(format!("The {} are also called {}.", party.name(), join(party.aliases(), " or ")));
        }
        interim(page, talks)?;
        milestones(page, talks)?;
        members(page, &record)?;
        steps(page, talks)?;
        snapback(page, &record)?;
        irregular(page, talks);
        page.head("What should be looked at");
        let now = talks.last_recorded().ok_or("there is no entry")?;
        talks.review(now).iter().for_each(|finding| page.item(finding));
        Ok(())
    })
}

fn interim(page: &mut Page, talks: &Negotiation) -> Answer {
    page.head("The interim deal and its clock");
    for meeting in talks.meetings() {
        let dates = meeting.interval().into_iter().chain(meeting.until()).map(|when| date(talks, when));
        let came = meeting.outcomes().find_map(|(_, own)| own.text.as_ref());
        let sure = mark(talks, about(talks, meeting.id()).next());
        page.item(format!("{}, {}: {}{sure}", say(meeting.title()), join(dates, " to "), after("", came)));
    }
    let deal = instrument(talks, "jpoa")?;
    let (title, kind, status) = (say(deal.title()), say(deal.kind()), say(Some(deal.status())));
    writeln!(page, "  {title} ({kind}): {status}; in force since {}", since(talks, deal));
    for deadline in talks.deadlines().filter(|own| own.parties().count() != 1) {
        clock(page, talks, deadline);
    }
    Ok(())
}

/// A deadline with everything that was done to it.
fn clock(page: &mut Page, talks: &Negotiation, deadline: DeadlineView<'_>) {
    writeln!(page, "  {}: {}", say(deadline.title()), deadline.status());
    for entry in about(talks, deadline.id()) {
        let Event::Deadline(event) = entry.event() else { continue };
        let more = match event {
            DeadlineEvent::Set(fact) => format!(", due {}", date(talks, &fact.due)),
            DeadlineEvent::Extended(fact) => format!(" to {}", date(talks, &fact.due)),
            DeadlineEvent::Stopped(_) => after(": ", entry.reason()),
            DeadlineEvent::Missed(fact) => after(": ", fact.consequence.as_ref()),
            _ => String::new(),
        };
        let (action, sure) = (event.kind().action(), mark(talks, entry));
        writeln!(page, "    {:<20}{action}{more}{sure}", day(talks, entry));
    }
}

fn milestones(page: &mut Page, talks: &Negotiation) -> Answer {
    let plan = instrument(talks, "jcpoa")?;
    page.head(format!("The {} and its days", say(plan.title())));
    let binding = if plan.is_binding() { "binding in law" } else { "not binding in law" };
    let parties = plan.parties().count();
    writeln!(page, "  A {}, {binding}, adopted by {parties} parties.", say(plan.kind()));
    for own in std::iter::once(plan).chain(plan.annexes()) {
        let waits = own.in_force_when().map_or_else(|| "nothing".to_owned(), ToString::to_string);
        let falls = own.ready_since().map(|at| format!("falls on {}", at.format("%-d %B %Y")));
        let falls = falls.unwrap_or_else(|| "nobody computes".to_owned());
        writeln!(page, "  {}: {}", say(own.title()), say(Some(own.status())));
        writeln!(page, "    waits for: {waits}{}", mark(talks, own.entry()));
        writeln!(page, "    which {falls}; in force since: {}", since(talks, own));
        let refused = own.consents().filter(|one| one.status() == Some(ConsentStatus::Refused));
        let refused = join(refused.filter_map(|one| one.party()), ", ");
        if !refused.is_empty() {
            let refusal = talks.entries().iter().find(|entry| {
                entry.event().kind().name() == "consent.refused"
                    && entry.event().subject().to_string().contains(own.id().as_str())
            });
            writeln!(page, "    refused by {refused}{}", mark(talks, refusal.map(AsRef::as_ref)));
        }
        let mut otherwise: BTreeMap<InstrumentStatus, Vec<&PartyId>> = BTreeMap::new();
        for holder in own.viewpoints() {
            otherwise.entry(own.status_held_by(holder)).or_default().push(holder);
        }
        for (status, holders) in otherwise {
            writeln!(page, "    {} in the eyes of {}", say(Some(status)), join(holders, ", "));
        }
    }
    for account in accounts(talks, plan.id()) {
        if let Value::When(told) = &account.fact.value {
            let what = say(account.fact.text.as_ref());
            writeln!(page, "  {what} was on {}, says {}", date(talks, told), account.entry.by());
        } else {
            writeln!(page, "  {}", account.fact.value);
        }
    }
    Ok(())
}

/// For whom the plan is in force, day by day, as far as nobody holds otherwise.
fn members(page: &mut Page, record: &Record) -> Answer {
    let talks = record.negotiation();
    let plan = instrument(talks, "jcpoa")?;
    page.head("For whom the plan is in force at the end of the day");
    page.row(("", 14), (plan.parties(), 10));
    for date in ["2015-10-17", "2015-10-18", "2018-05-07", "2018-05-08", "2020-01-05", "2025-10-18"] {
        let force = talks.in_force_for(plan.id(), end_of(record, date)?);
        let cells = force.iter().map(|(_, answer)| match answer.force() {
            Some(Force::InForce) => "yes",
            Some(Force::NotInForce) => "no",
            Some(_) => "other",
            None => "disputed",
        });
        page.row((&format!("  {date}"), 14), (cells, 10));
    }
    Ok(())
}

/// What Iran owes, what the Agency reported of it, and what Iran suspended.
fn steps(page: &mut Page, talks: &Negotiation) -> Answer {
    page.head("What Iran owes, and suspends step by step without leaving");
    for own in talks.commitments() {
        let last = about(talks, own.id()).next_back().ok_or("nothing is recorded of it")?;
        let (text, status) = (after("", own.fact().map(|fact| &fact.text)), own.status());
        writeln!(page, "  {text:<39}{status} since {}{}", day(talks, last), mark(talks, last));
    }
    let monitor = Actor::party(PartyId::new("iaea")?);
    let tally = talks.implementation().as_reported_by(&monitor).tally();
    let (complete, all) = (tally.count(Degree::Complete), tally.total());
    writeln!(page, "  The Agency had reported {complete} of {all} complete (inferred).");
    let plan = instrument(talks, "jcpoa")?;
    let iran = plan.consent(&PartyId::new("iran")?).and_then(|consent| consent.status());
    let withdrawn = if iran == Some(ConsentStatus::Withdrawn) { "has" } else { "has not" };
    writeln!(page, "  Iran {withdrawn} withdrawn from the plan.");
    Ok(())
}

/// The same dates, asked from several viewpoints.
fn snapback(page: &mut Page, record: &Record) -> Answer {
    let talks = record.negotiation();
    page.head("Snapback, and the two readings of 18 October 2025");
    for measure in talks.measures() {
        let text = measure.fact().and_then(|fact| fact.text.as_ref());
        let when = measure.entry().map(|entry| day(talks, entry));
        page.item(format!("{}: {}{}", say(when), say(text), mark(talks, measure.entry())));
        told(page, talks, measure.id());
    }
    for track in talks.tracks() {
        let turns = about(talks, track.id()).map(|entry| {
            format!("{} {}{}", entry.event().kind().action(), day(talks, entry), mark(talks, entry))
        });
        page.item(format!("{}: {}", say(track.title()), join(turns, "; ")));
    }
    for gate in talks.gates() {
        for (entry, _) in gate.results() {
            let (when, sure) = (day(talks, entry), mark(talks, entry));
            page.item(format!("{when}: {} {}{sure}", say(gate.question()), gate.status()));
        }
    }
    talks.deadlines().filter(|own| own.parties().count() == 1).for_each(|own| clock(page, talks, own));

    writeln!(page, "\n  In force at the end of the day, as held by");
    let holders = ["uk", "iran", "russia", "china"].map(PartyId::new);
    let holders: Vec<_> = holders.into_iter().collect::<Result<_, _>>()?;
    page.row(("", 30), (holders.iter().map(PartyId::as_str).chain(["anybody else"]), 14));
    let years = ["2015-12-31", "2016-12-31", "2020-12-31", "2025-09-27", "2025-09-28"];
    let days = ["2025-10-17", "2025-10-18"];
    let asked = [("earlier-resolutions", "council", &years[..]), ("resolution-2231", "council", &days)];
    for (id, whom, dates) in asked {
        let own = instrument(talks, id)?;
        writeln!(page, "  {}", say(own.title()));
        let mut last = None;
        for date in dates {
            let at = end_of(record, date)?;
            let answer = talks.in_force(own.id(), &PartyId::new(whom)?, at).ok_or("not recorded")?;
            let force = holders.iter().map(|holder| answer.as_held_by(holder).force);
            page.row((&format!("    {date}"), 30), (force.chain([answer.general().force]), 14));
            last = Some(answer);
        }
        let readings = last.iter().flat_map(|answer| answer.readings()).filter(|one| !one.held_by.is_empty());
        for reading in readings {
            let (why, sure) = (reading.rests_on.and_then(Entry::reason), mark(talks, reading.rests_on));
            writeln!(page, "    {}: {}{sure}", join(&reading.held_by, ", "), say(why));
        }
        told(page, talks, own.id());
    }
    Ok(())
}

/// What others say of it.
fn told(page: &mut Page, talks: &Negotiation, about: impl Into<Subject>) {
    for account in accounts(talks, about) {
        let text = after(". ", account.fact.text.as_ref());
        let said = format!("{}: {}{text}", account.entry.by(), account.fact.value);
        page.item(format!("{}, {said}{}", day(talks, account.entry), mark(talks, account.entry)));
    }
}

fn instrument<'a>(talks: &'a Negotiation, id: &str) -> Answer<InstrumentView<'a>> {
    Ok(talks.instrument(&InstrumentId::new(id)?).ok_or("no such instrument")?)
}

/// Since when everybody had an instrument in force.
fn since(talks: &Negotiation, own: InstrumentView<'_>) -> String {
    let entered = talks.entries().iter().find_map(|entry| match entry.event() {
        Event::Instrument(InstrumentEvent::EnteredIntoForce(fact)) => {
            (fact.instrument == *own.id() && fact.according_to.is_empty()).then_some(&fact.at)
        }
        _ => None,
    });
    entered.map_or_else(|| "never".to_owned(), |at| date(talks, at))
}
