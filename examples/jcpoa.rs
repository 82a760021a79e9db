//! The nuclear talks of Iran and the E3/EU+3, 2013 to 2025: `cargo run --example jcpoa`.
//!
//! An interim deal whose clock is put off again and again; a plan of action that binds nobody in law, with days
//! that come by offset, by event, or by whichever is earlier; one party that leaves and the others that go on;
//! one that suspends step by step and stays; and two readings of what is in force since autumn 2025. What is
//! marked `(inferred)` is the desk's reading, `(not checked)` rests on its notes alone. The record is a file of drafts, read as observed; everything printed is asked of it.

mod common;

use std::{collections::BTreeMap, error::Error};

use common::{in_order, mark, rests_on};
use negotiation::{
    format::json,
    notes::account::Value,
    outcome::{
        commitment::Degree,
        consent::ConsentStatus,
        instrument::{ConsentView, InstrumentEvent, InstrumentStatus, InstrumentView},
    },
    prelude::*,
    query::Force,
    talks::deadline::{DeadlineEvent, DeadlineView},
};

const SHIPPED: &str = include_str!("data/jcpoa.jsonl");

fn main() -> Result<(), Box<dyn Error>> {
    let record = Record::observe(json::read_drafts(SHIPPED)?)?;
    let talks = record.negotiation();
    in_order(&record)?;
    head(&format!("{} — {}", say(talks.title()), say(talks.status())), '=');
    wrap(&rests_on(&record));
    for party in talks.parties().filter(|party| party.aliases().next().is_some()) {
        let names: Vec<_> = party.aliases().map(Name::as_str).collect();
        println!("The {} are also called {}.", party.name(), names.join(" or "));
    }
    interim(talks)?;
    milestones(talks)?;
    members(&record)?;
    steps(talks)?;
    snapback(&record)?;
    not_in_order(talks)
}

fn interim(talks: &Negotiation) -> Result<(), Box<dyn Error>> {
    head("The interim deal and its clock", '-');
    for meeting in talks.meetings() {
        let held = Subject::Meeting(meeting.id().clone());
        let when: Vec<_> =
            meeting.interval().into_iter().chain(meeting.until()).map(|when| date(talks, when)).collect();
        let when = when.join(" to ");
        let entry = talks.entries().iter().find(|entry| entry.event().subject() == held);
        let came: Vec<_> = meeting.outcomes().filter_map(|(_, own)| own.text.as_ref()).collect();
        let came = came.first().map_or("", |text| text.as_str());
        wrap(&format!("{}, {when}: {came}{}", say(meeting.title()), entry.map_or("", |entry| mark(entry))));
    }
    let deal = instrument(talks, "jpoa")?;
    println!(
        "  {} ({}): {}; in force since {}",
        say(deal.title()),
        say(deal.kind()),
        say(Some(deal.status())),
        since(talks, deal)
    );
    for deadline in talks.deadlines().filter(|own| own.parties().count() != 1) {
        clock(talks, deadline);
    }
    Ok(())
}

/// A deadline with everything that was done to it.
fn clock(talks: &Negotiation, deadline: DeadlineView<'_>) {
    println!("  {}: {}", say(deadline.title()), deadline.status());
    let own = Subject::Deadline(deadline.id().clone());
    for entry in talks.entries().iter().filter(|entry| entry.event().subject() == own) {
        let Event::Deadline(event) = entry.event() else { continue };
        let more = match event {
            DeadlineEvent::Set(fact) => format!(", due {}", date(talks, &fact.due)),
            DeadlineEvent::Extended(fact) => format!(" to {}", date(talks, &fact.due)),
            DeadlineEvent::Stopped(_) => entry.reason().iter().map(|why| format!(": {why}")).collect(),
            DeadlineEvent::Missed(fact) => fact.consequence.iter().map(|what| format!(": {what}")).collect(),
            _ => String::new(),
        };
        println!("    {:<20}{}{more}{}", day(talks, entry), event.kind().action(), mark(entry));
    }
}

fn milestones(talks: &Negotiation) -> Result<(), Box<dyn Error>> {
    let plan = instrument(talks, "jcpoa")?;
    head(&format!("The {} and its days", say(plan.title())), '-');
    let binding = if plan.is_binding() { "binding in law" } else { "not binding in law" };
    println!("  A {}, {binding}, adopted by {} parties.", say(plan.kind()), plan.parties().count());
    for own in std::iter::once(plan).chain(plan.annexes()) {
        let waits = own.in_force_when().map_or_else(|| "nothing".to_owned(), ToString::to_string);
        let falls = own.ready_since().map(|at| format!("falls on {}", at.format("%-d %B %Y")));
        let falls = falls.unwrap_or_else(|| "nobody computes".to_owned());
        println!("  {}: {}", say(own.title()), say(Some(own.status())));
        println!("    waits for: {waits}{}", own.entry().map_or("", mark));
        println!("    which {falls}; in force since: {}", since(talks, own));
        let refused = |one: &ConsentView<'_>| one.status() == Some(ConsentStatus::Refused);
        let refused = own.consents().filter(refused).filter_map(|one| Some(one.party()?.as_str()));
        let refused: Vec<_> = refused.collect();
        if !refused.is_empty() {
            let entry = |entry: &&std::sync::Arc<Entry>| {
                entry.event().kind().name() == "consent.refused"
                    && entry.event().subject().to_string().contains(own.id().as_str())
            };
            let sure = talks.entries().iter().find(entry).map_or("", |entry| mark(entry));
            println!("    refused by {}{sure}", refused.join(", "));
        }
        let mut otherwise: BTreeMap<InstrumentStatus, Vec<&str>> = BTreeMap::new();
        for holder in own.viewpoints() {
            otherwise.entry(own.status_held_by(holder)).or_default().push(holder.as_str());
        }
        for (status, holders) in otherwise {
            println!("    {} in the eyes of {}", say(Some(status)), holders.join(", "));
        }
    }
    for account in
        talks.accounts(&Subject::Instrument(plan.id().clone())).iter().flat_map(|own| &own.accounts)
    {
        if let Value::When(told) = &account.fact.value {
            let what = say(account.fact.text.as_ref());
            println!("  {what} was on {}, says {}", date(talks, told), account.entry.by());
        } else {
            println!("  {}", account.fact.value);
        }
    }
    Ok(())
}

/// For whom the plan is in force, day by day, as far as nobody holds otherwise.
fn members(record: &Record) -> Result<(), Box<dyn Error>> {
    let talks = record.negotiation();
    let plan = instrument(talks, "jcpoa")?;
    head("For whom the plan is in force at the end of the day", '-');
    let parties: Vec<_> = plan.parties().collect();
    println!(
        "  {:<12}{}",
        "",
        parties.iter().map(|party| format!("{party:<10}")).collect::<String>().trim_end()
    );
    for date in ["2015-10-17", "2015-10-18", "2018-05-07", "2018-05-08", "2020-01-05", "2025-10-18"] {
        let at = record.end_of(date.parse()?).ok_or("beyond the calendar")?;
        let force = talks.in_force_for(plan.id(), at);
        let cells = force.iter().map(|(_, answer)| match answer.force() {
            Some(Force::InForce) => "yes",
            Some(Force::NotInForce) => "no",
            Some(_) => "other",
            None => "disputed",
        });
        println!("  {date:<12}{}", cells.map(|cell| format!("{cell:<10}")).collect::<String>().trim_end());
    }
    Ok(())
}

/// What Iran owes, what the Agency reported of it, and what Iran suspended.
fn steps(talks: &Negotiation) -> Result<(), Box<dyn Error>> {
    head("What Iran owes, and suspends step by step without leaving", '-');
    for own in talks.commitments() {
        let subject = Subject::Commitment(own.id().clone());
        let mut acts = talks.entries().iter().filter(|entry| entry.event().subject() == subject);
        let last = acts.next_back().ok_or("nothing is recorded of it")?;
        let text = own.fact().map_or_else(String::new, |fact| fact.text.to_string());
        println!("  {text:<39}{} since {}{}", own.status(), day(talks, last), mark(last));
    }
    let monitor = Actor::party(PartyId::new("iaea")?);
    let tally = talks.implementation().as_reported_by(&monitor).tally();
    let iran =
        instrument(talks, "jcpoa")?.consent(&PartyId::new("iran")?).and_then(|consent| consent.status());
    println!(
        "  The Agency had reported {} of {} complete (inferred).",
        tally.count(Degree::Complete),
        tally.total()
    );
    println!(
        "  Iran {} from the plan.",
        if iran == Some(ConsentStatus::Withdrawn) { "has withdrawn" } else { "has not withdrawn" }
    );
    Ok(())
}

/// The same dates, asked from several viewpoints.
fn snapback(record: &Record) -> Result<(), Box<dyn Error>> {
    let talks = record.negotiation();
    head("Snapback, and the two readings of 18 October 2025", '-');
    for measure in talks.measures() {
        let text = measure.fact().and_then(|fact| fact.text.clone());
        wrap(&format!(
            "{}: {}{}",
            measure.entry().map_or_else(String::new, |entry| day(talks, entry)),
            say(text),
            measure.entry().map_or("", mark)
        ));
        told(talks, &Subject::Measure(measure.id().clone()));
    }
    for track in talks.tracks() {
        let own = Subject::Track(track.id().clone());
        let turns = talks.entries().iter().filter(|entry| entry.event().subject() == own);
        let turns: Vec<_> = turns
            .map(|entry| format!("{} {}{}", entry.event().kind().action(), day(talks, entry), mark(entry)))
            .collect();
        wrap(&format!("{}: {}", say(track.title()), turns.join("; ")));
    }
    for gate in talks.gates() {
        for (entry, _) in gate.results() {
            wrap(&format!(
                "{}: {} {}{}",
                day(talks, entry),
                say(gate.question()),
                gate.status(),
                mark(entry)
            ));
        }
    }
    talks.deadlines().filter(|own| own.parties().count() == 1).for_each(|own| clock(talks, own));

    println!("\n  In force at the end of the day, as held by");
    let holders = ["uk", "iran", "russia", "china"].map(PartyId::new);
    let holders: Vec<_> = holders.into_iter().collect::<Result<_, _>>()?;
    let cells = holders.iter().map(|holder| format!("{holder:<14}")).collect::<String>();
    println!("  {:<28}{cells}anybody else", "");
    let years = ["2015-12-31", "2016-12-31", "2020-12-31", "2025-09-27", "2025-09-28"];
    let days = ["2025-10-17", "2025-10-18"];
    let asked = [("earlier-resolutions", "council", &years[..]), ("resolution-2231", "council", &days)];
    for (id, whom, dates) in asked {
        let own = instrument(talks, id)?;
        println!("  {}", say(own.title()));
        let mut last = None;
        for date in dates {
            let at = record.end_of(date.parse()?).ok_or("beyond the calendar")?;
            let answer = talks.in_force(own.id(), &PartyId::new(whom)?, at).ok_or("not recorded")?;
            let force = holders.iter().map(|holder| answer.as_held_by(holder).force);
            let cells = force.map(|force| format!("{force:<14}")).collect::<String>();
            println!("    {date:<26}{cells}{}", answer.general().force);
            last = Some(answer);
        }
        let readings = last.iter().flat_map(|answer| answer.readings()).filter(|one| !one.held_by.is_empty());
        for reading in readings {
            let holders: Vec<_> = reading.held_by.iter().map(|party| party.as_str()).collect();
            let why = reading.rests_on.and_then(Entry::reason);
            let sure = reading.rests_on.map_or("", |entry| mark(entry));
            println!("    {}: {}{sure}", holders.join(", "), say(why));
        }
        told(talks, &Subject::Instrument(own.id().clone()));
    }
    Ok(())
}

/// What others say of it.
fn told(talks: &Negotiation, about: &Subject) {
    for account in talks.accounts(about).iter().flat_map(|own| &own.accounts) {
        let text = account.fact.text.as_ref().map_or_else(String::new, |text| format!(". {text}"));
        let said = format!("{}: {}{text}", account.entry.by(), account.fact.value);
        wrap(&format!("{}, {said}{}", day(talks, account.entry), mark(account.entry)));
    }
}

/// The irregularities of the record, and what somebody should look at.
fn not_in_order(talks: &Negotiation) -> Result<(), Box<dyn Error>> {
    head("What was not in order, and what should be looked at", '-');
    let irregular = talks.entries().iter().filter(|entry| !entry.irregularities().is_empty());
    println!(
        "  {} of {} entries do not keep the rules of procedure.",
        irregular.count(),
        talks.entries().len()
    );
    for finding in talks.review(talks.last_recorded().ok_or("there is no entry")?) {
        wrap(&finding.to_string());
    }
    Ok(())
}

fn instrument<'a>(talks: &'a Negotiation, id: &str) -> Result<InstrumentView<'a>, Box<dyn Error>> {
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

fn head(text: &str, line: char) {
    println!("\n{text}\n{}", String::from(line).repeat(text.chars().count()));
}

fn say(word: Option<impl std::fmt::Display>) -> String {
    word.map_or_else(String::new, |word| word.to_string().replace('_', " "))
}

/// A day, worked out where it hangs on an entry; what is vaguer is told as it is.
fn date(talks: &Negotiation, when: &When) -> String {
    let span = talks.span_of(when);
    let day = span.earliest.zip(span.latest).filter(|(first, last)| first.date_naive() == last.date_naive());
    day.map_or_else(|| when.describe().to_string(), |(first, _)| first.format("%-d %B %Y").to_string())
}

fn day(talks: &Negotiation, entry: &Entry) -> String {
    entry
        .occurred()
        .map_or_else(|| entry.recorded().format("%-d %B %Y").to_string(), |when| date(talks, when))
}

/// A paragraph of at most a hundred columns.
fn wrap(text: &str) {
    let mut line = "  -".to_owned();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() > 99 {
            println!("{line}");
            "   ".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    println!("{line}");
}
