//! The talks of Colombia and the FARC-EP, 2012 to 2016, and what was carried out of their agreement since:
//! `cargo run --example colombia_2016`.
//!
//! Six points are agreed one by one and out of order, and stay provisional until the whole closes. The text is
//! signed, refused by the people, negotiated again, signed again and endorsed by Congress. The record of the
//! talks is a file of drafts, read as observed. The 578 stipulations that came out of them are made here, as
//! acts that the library decides: how many stand at which degree is published, in whole per cents; which stands
//! where is made up, and each entry says so.

mod common;

use std::{cmp::Ordering, collections::BTreeMap, error::Error, sync::Arc};

use common::{in_order, mark, rests_on};
use negotiation::{
    decision::Poll,
    format::json,
    outcome::{
        ceasefire::{CeasefireEvent, CeasefireView},
        commitment::{self, Degree},
        gate::GateView,
    },
    prelude::*,
    query::{DueKind, Tally},
    talks::point,
    value::{
        source::{Attribution, Certainty},
        when::WhenKind,
    },
};

const SHIPPED: &str = include_str!("data/colombia_2016.jsonl");

/// How many stipulations the Kroc Institute counts in the Final Agreement.
const STIPULATIONS: u64 = 578;

/// A report of the Kroc Institute: the end of its period, the shares in per cent as published (complete,
/// intermediate, minimum, not initiated), where they are known from, and how certain that is.
type Published = (&'static str, [u64; 4], &'static str, Certainty);

/// The institute publishes whole per cents. No table of counts by degree was found.
const REPORTS: [Published; 7] = [
    ("2019-02-28", [23, 12, 34, 31], "caracol, 9 April 2019", Certainty::REPORTED),
    ("2020-11-30", [28, 18, 35, 19], "the desk's notes", Certainty::UNVERIFIED),
    ("2021-11-30", [30, 19, 37, 15], "kroc.nd.edu, sixth report", Certainty::REPORTED),
    ("2022-11-30", [31, 20, 37, 12], "the desk's notes", Certainty::UNVERIFIED),
    ("2023-06-30", [31, 20, 36, 13], "breakinglatest.news", Certainty::REPORTED),
    ("2023-11-30", [32, 19, 39, 10], "nd.edu, eighth report", Certainty::REPORTED),
    ("2024-11-30", [34, 19, 38, 9], "elespectador", Certainty::REPORTED),
];

/// The degrees in the order of the reports.
const DEGREES: [(Degree, char); 4] = [
    (Degree::Complete, '#'),
    (Degree::Intermediate, '+'),
    (Degree::Minimum, '-'),
    (Degree::NotInitiated, '.'),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut record = Record::observe(json::read_drafts(SHIPPED)?)?;
    let talks = record.negotiation();
    let title = talks.title().ok_or("not opened")?;
    in_order(&record)?;
    head(&format!("{title} — {}", say(talks.status())), '=');
    wrap(&rests_on(&record), "");
    agenda(&record)?;
    ceasefires(talks);
    endorsement(&record)?;
    carry_out(&mut record)?;
    implementation(&record)?;
    irregularities(&record)
}

fn head(text: &str, line: char) {
    println!("\n{text}\n{}", String::from(line).repeat(text.chars().count()));
}

fn say(word: Option<impl std::fmt::Display>) -> String {
    word.map_or_else(String::new, |word| word.to_string().replace('_', " "))
}

/// A paragraph of at most a hundred columns.
fn wrap(text: &str, margin: &str) {
    let mut line = margin.to_owned();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() > 99 {
            println!("{}", line.trim_end());
            margin.clone_into(&mut line);
        }
        line.push_str(word);
        line.push(' ');
    }
    println!("{}", line.trim_end());
}

/// A time as exactly as it was told, without the day of the week.
fn date(when: &When) -> String {
    match when.kind() {
        WhenKind::Day { date, .. } => date.format("%-d %B %Y").to_string(),
        _ => when.describe().to_string(),
    }
}

fn day(entry: &Entry) -> String {
    entry.occurred().map_or_else(|| entry.recorded().format("%-d %B %Y").to_string(), date)
}

/// The six points: their numbers, and when they were agreed for the first time; how they stood between.
fn agenda(record: &Record) -> Result<(), Box<dyn Error>> {
    head("The agenda, in the order in which it was agreed", '-');
    let talks = record.negotiation();
    let mut first: BTreeMap<PointId, &Entry> = BTreeMap::new();
    for entry in talks.entries() {
        if let (Subject::Point(id), "agreed_in_principle" | "text_agreed") =
            (entry.event().subject(), entry.event().kind().action())
        {
            first.entry(id).or_insert(entry);
        }
    }
    let mut agreed: Vec<_> =
        talks.points().filter_map(|point| Some((point, *first.get(point.id())?))).collect();
    agreed.sort_by_key(|(_, entry)| talks.place_of(entry.id()));
    for (point, entry) in &agreed {
        let number = say(point.number());
        println!(
            "  {number}  {:<45}{:<16}{}{}",
            point.title(),
            day(entry),
            say(entry.event().kind().action().strip_prefix("agreed_").or(Some("text agreed"))),
            mark(entry)
        );
        let told = talks.accounts(&Subject::Point(point.id().clone()));
        for account in told.iter().flat_map(|own| &own.accounts) {
            let text =
                account.fact.text.as_ref().map_or_else(|| account.fact.value.to_string(), Text::to_string);
            wrap(&format!("{}, {}: {text}", day(account.entry), account.entry.by()), "       ");
        }
    }
    for measure in talks.measures() {
        let when = measure.entry().map_or_else(String::new, day);
        println!("  Beside the points, {when}: {}", say(measure.fact().and_then(|fact| fact.text.as_ref())));
    }

    println!("\nNothing is agreed until everything is agreed. Where the points and the whole stood:");
    for date in ["2015-12-31", "2016-09-30", "2016-10-31", "2016-12-01"] {
        let past = record.as_of(record.end_of(date.parse()?).ok_or("beyond the calendar")?);
        let past = past.negotiation();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        past.points().for_each(|point| *counts.entry(say(Some(point.status()))).or_default() += 1);
        let counts: Vec<_> = counts.iter().map(|(status, count)| format!("{count} {status}")).collect();
        println!("  {date}  {:<24}{}", counts.join(", "), say(past.status()));
    }
    let at = record.end_of("2015-12-31".parse()?).ok_or("beyond the calendar")?;
    let alone = talks.point(&PointId::new("rural")?).ok_or("no such point")?;
    let (number, title, on) = (say(alone.number()), alone.title(), at.format("%-d %B %Y"));
    println!("Could point {number}, {title}, have been closed alone on {on}?");
    let closed = point::Closed::new(alone.id().clone());
    let both = talks.principals().map(|party| party.id().clone());
    let now = talks.last_recorded().ok_or("there is no entry")?;
    let draft =
        Draft::new(EntryId::new("alone")?, RecorderId::new("desk")?, now, Actor::jointly(both)?, closed);
    let draft = draft.with_occurred("2015-12-31".parse()?);
    let past = record.as_of(at);
    let Err(refusal) = past.negotiation().decide(draft) else { return Err("it was closed alone".into()) };
    if refusal.rule().id() != "point.closed.undertaking" {
        return Err(refusal.into());
    }
    refusal.explain(past.negotiation()).to_string().lines().for_each(|line| wrap(line.trim(), "  | "));
    Ok(())
}

/// Each ceasefire with its own dates, which follow no text.
fn ceasefires(talks: &Negotiation) {
    head("Ceasefires: declared, and what became of them", '-');
    for ceasefire in talks.ceasefires() {
        let whose: Vec<_> = ceasefire.parties().map(PartyId::as_str).collect();
        let sort = if ceasefire.is_unilateral() { "unilateral" } else { "bilateral" };
        println!(
            "  {:<12}{sort} ({}), {} today",
            ceasefire.id(),
            whose.join(", "),
            say(Some(ceasefire.status()))
        );
        for (entry, event) in turns(talks, &ceasefire) {
            let more = match event {
                CeasefireEvent::Declared(fact) => {
                    let from = fact.effective.iter().map(|when| format!(", from {}", date(when)));
                    from.chain(fact.until.iter().map(|when| format!(" until {}", date(when)))).collect()
                }
                CeasefireEvent::Ended(_) => entry.reason().map_or_else(String::new, |why| format!(": {why}")),
                _ => String::new(),
            };
            let action = entry.event().kind().action().replace('_', " ");
            println!("    {:<28}{action}{more}{}", day(entry), mark(entry));
        }
    }
    for deadline in talks.deadlines() {
        let dates: Vec<_> = deadline.dates().map(|(_, due)| date(due)).collect();
        println!("  {}:\n    {}; {}", say(deadline.title()), dates.join(", then "), deadline.status());
    }
}

fn turns<'a>(
    talks: &'a Negotiation,
    ceasefire: &CeasefireView<'a>,
) -> impl Iterator<Item = (&'a Entry, &'a CeasefireEvent)> {
    let own = Subject::Ceasefire(ceasefire.id().clone());
    talks.entries().iter().filter_map(move |entry| match entry.event() {
        Event::Ceasefire(event) if entry.event().subject() == own => Some((&**entry, event)),
        _ => None,
    })
}

/// Signed, refused, signed again, endorsed.
fn endorsement(record: &Record) -> Result<(), Box<dyn Error>> {
    let talks = record.negotiation();
    let agreement = talks.instruments().next().ok_or("no agreement")?;
    head(&format!("The {}: signed, refused, signed again, endorsed", say(agreement.title())), '-');
    for happening in talks.chronology() {
        let kind = happening.entry.event().kind();
        let told = match happening.subject {
            Subject::Instrument(_) => matches!(kind.action(), "signed" | "reopened" | "entered_into_force"),
            Subject::Gate(_) => matches!(kind.action(), "passed" | "failed" | "replaced"),
            Subject::Negotiation => kind.action() != "opened",
            _ => false,
        };
        if told {
            println!(" {happening}{}", mark(happening.entry));
        }
    }
    println!();
    for gate in talks.gates() {
        results(talks, gate);
    }
    let parties: Vec<_> = agreement.parties().map(PartyId::as_str).collect();
    println!("\nIn force at the end of the day, for {}?", parties.join(" and for "));
    for date in ["2016-09-27", "2016-10-03", "2016-11-25", "2016-12-01"] {
        let at = record.end_of(date.parse()?).ok_or("beyond the calendar")?;
        let force = talks.in_force_for(agreement.id(), at);
        let force: Vec<_> = force.iter().map(|(_, answer)| say(answer.force())).collect();
        println!("  {date}  {}", force.join(", "));
    }
    let versions: Vec<_> = talks.versions().map(|version| version.id().clone()).collect();
    if let [.., signed, endorsed] = versions.as_slice() {
        let compared = talks.compare(signed, endorsed).ok_or("no such versions")?;
        let changed = compared.iter().filter(|pair| pair.is_reworded).count();
        println!("Of {} points, {changed} have other words in the second text (inferred).", compared.len());
    }
    Ok(())
}

/// What a gate came to: counted here, and as others published it.
fn results(talks: &Negotiation, gate: GateView<'_>) {
    let published = talks.accounts(&Subject::Gate(gate.id().clone()));
    for (entry, poll) in gate.results() {
        let action = entry.event().kind().action();
        let numbers = poll.map_or_else(String::new, |poll| format!(": {poll}"));
        wrap(&format!("{}, {}, {action}{numbers}{}", say(gate.body()), day(entry), mark(entry)), "  ");
        let (Some(poll), Some(rule)) = (poll, gate.rule()) else { continue };
        let parts = rule.parts();
        let parts = if parts.is_empty() { std::slice::from_ref(rule) } else { parts };
        parts.iter().for_each(|part| println!("    {part}: {}", part.of_poll(poll)));
        if let (Poll::Counts(own), false) = (poll, published.is_empty()) {
            let valid = own.in_favour + own.against;
            for (how, extra) in [("rounded", valid), ("cut off", 0)] {
                let share = |part| hundredths(part, valid, extra);
                println!("    computed, {how}: {} % No, {} % Yes", share(own.against), share(own.in_favour));
            }
        }
    }
    for account in published.iter().flat_map(|own| &own.accounts) {
        let sources = account.entry.sources().iter().map(|source| source.title().as_str());
        println!("    {}: {}", account.entry.by(), account.fact.value);
        println!("      [{}]", sources.collect::<Vec<_>>().join("; "));
    }
}

/// A share in per cent with two digits. With the whole as `extra` it is rounded, with nothing cut off.
fn hundredths(part: u64, whole: u64, extra: u64) -> String {
    let number = (20_000 * part + extra) / (2 * whole);
    format!("{}.{:02}", number / 100, number % 100)
}

/// The irregularities of all entries, and what somebody should look at.
fn irregularities(record: &Record) -> Result<(), Box<dyn Error>> {
    in_order(record)?;
    head("What was not in order, and what should be looked at", '-');
    let irregular: Vec<_> =
        record.entries().iter().filter(|entry| !entry.irregularities().is_empty()).collect();
    for entry in &irregular {
        let rules: Vec<_> = entry.irregularities().iter().map(ToString::to_string).collect();
        println!("  {}: {} [{}]", day(entry), entry.event().kind(), rules.join(", "));
    }
    let all = record.entries().len();
    println!("  {} of {all} entries do not keep the rules of procedure.", irregular.len());
    let now = record.negotiation().last_recorded().ok_or("there is no entry")?;
    for finding in record.negotiation().review(now) {
        wrap(&finding.to_string(), "  ");
    }
    Ok(())
}

/// How many stand at each degree: counts that add up to 578 and round to what was published. The nearest ones
/// are taken, and what is missing or too much is shared out, one by one.
fn counts(published: [u64; 4]) -> [u64; 4] {
    let mut counts = published.map(|share| (share * STIPULATIONS + 50) / 100);
    for nth in (0..4).cycle() {
        match (counts.iter().sum::<u64>().cmp(&STIPULATIONS), counts.get_mut(nth)) {
            (Ordering::Less, Some(count)) => *count += 1,
            (Ordering::Greater, Some(count)) => *count -= 1,
            _ => break,
        }
    }
    counts
}

/// The commitments and the reports on them, each decided by the library. Which stipulation stands where is made
/// up: they keep their order, and none goes back where the counts do not force it to.
fn carry_out(record: &mut Record) -> Result<(), Box<dyn Error>> {
    let talks = record.negotiation();
    let parties: Vec<_> = talks.principals().map(|party| party.id().clone()).collect();
    let (both, institute) = (Actor::jointly(parties.clone())?, PartyId::new("kroc")?);
    let agreement = talks.instruments().next().ok_or("no agreement")?.id().clone();
    let in_force = |entry: &&Arc<Entry>| entry.event().kind().name() == "instrument.entered_into_force";
    let in_force = talks.entries().iter().find(in_force).ok_or("not in force")?;
    // The framework for carrying it out has a horizon of fifteen years.
    let due: When = format!("@{} + P15Y", in_force.id()).parse()?;
    let now = talks.last_recorded().ok_or("there is no entry")?;
    let ids = (1..=STIPULATIONS).map(|n| CommitmentId::new(format!("stipulation-{n}")));
    let ids: Vec<_> = ids.collect::<Result<_, _>>()?;
    let mut told = 0;
    let mut propose =
        |by: &Actor, event: Event, why: Option<Text>, report: &Published| -> Result<(), Box<dyn Error>> {
            told += 1;
            let (id, desk) = (EntryId::new(format!("k{told}"))?, RecorderId::new("desk")?);
            let (date, _, title, certainty) = report;
            let occurred = format!("{date}T12:00:00-05:00").parse()?;
            // A page has the shares; what is said of one stipulation is made up, so that they come out.
            let source = Source::new(Name::new(*title)?).with_certainty(certainty.clone());
            let invented = Source::new(Name::new("made up for the example")?);
            let invented = invented.with_attribution(Attribution::new("made_up")?);
            let draft = Draft::new(id, desk, now, by.clone(), event).with_occurred(occurred);
            let draft = draft.with_source(source).with_source(invented);
            record.propose(match why {
                Some(why) => draft.with_reason(why),
                None => draft,
            })?;
            Ok(())
        };
    for (n, id) in (1..).zip(&ids) {
        let text = Text::new(format!("Stipulation {n} of {STIPULATIONS}"))?;
        let made = commitment::Made::new(id.clone(), text).with_obligors(parties.clone());
        let made = made.with_instrument(agreement.clone()).with_due(due.clone());
        propose(&both, made.with_verifier(institute.clone()).into(), None, &REPORTS[0])?;
    }
    let mut before: Vec<Option<Degree>> = vec![None; ids.len()];
    for report in &REPORTS {
        let degrees = DEGREES.iter().zip(counts(report.1));
        let degrees = degrees.flat_map(|((degree, _), count)| (0..count).map(|_| *degree));
        for ((id, before), degree) in ids.iter().zip(&mut before).zip(degrees) {
            let reported = commitment::Reported::new(id.clone(), degree).with_verified(true);
            let back = before.replace(degree).is_some_and(|before| degree < before);
            let why = back.then(|| Text::new("The published share of this degree went back.")).transpose()?;
            propose(&Actor::party(institute.clone()), reported.into(), why, report)?;
        }
    }
    Ok(())
}

/// The counts year by year, exactly and rounded, beside what was published.
fn implementation(record: &Record) -> Result<(), Box<dyn Error>> {
    let talks = record.negotiation();
    head(
        &format!("Carried out: {STIPULATIONS} stipulations, as the {} reports them", name(talks, "kroc")?),
        '-',
    );
    let institute = Actor::party(PartyId::new("kroc")?);
    let asked = talks.implementation().as_reported_by(&institute);
    let instants: Vec<Instant> = REPORTS
        .iter()
        .map(|(date, ..)| format!("{date}T23:59:59-05:00").parse())
        .collect::<Result<_, _>>()?;
    let tallies = asked.series_at(&instants);
    println!(
        "  {:<12}{:>10}{:>14}{:>10}{:>15}{:>7}{:>9}",
        "", "complete", "intermediate", "minimum", "not initiated", "sum", "score"
    );
    let mut differing = 0;
    for ((date, published, _, certainty), tally) in REPORTS.iter().zip(&tallies) {
        let rounded = percents(tally).ok_or("nothing is counted")?;
        let [complete, intermediate, minimum, none] = rounded.map(|share| format!("{share} %"));
        let score =
            tally.score().map_or(0, |share| (200 * share.part() + share.whole()) / (2 * share.whole()));
        let sum = rounded.iter().sum::<u64>();
        let mark = if *certainty == Certainty::UNVERIFIED { "  unverified" } else { "" };
        println!(
            "  {date:<12}{complete:>10}{intermediate:>14}{minimum:>10}{none:>15}{sum:>7}{:>9}{mark}",
            format!("{score} %")
        );
        differing += usize::from(rounded != *published);
    }
    let sums =
        tallies.iter().filter_map(percents).filter(|rounded| rounded.iter().sum::<u64>() != 100).count();
    println!(
        "  Each share is rounded by itself: in {sums} of {} reports they add up to 99 or 101.",
        REPORTS.len()
    );
    println!(
        "  {} of {} reports have exactly the published shares.",
        REPORTS.len() - differing,
        REPORTS.len()
    );
    println!(
        "  Known are shares; counts are the nearest that add up, and which stipulation is which is made up."
    );

    println!("\n  # complete, + intermediate, - minimum, . not initiated; one mark for 2 %");
    for ((date, ..), tally) in REPORTS.iter().zip(&tallies) {
        println!("  {:<9}{}", date.get(..7).map_or("", |month| month), bar(tally));
    }

    let last = tallies.last().ok_or("nothing is counted")?;
    let counts = DEGREES.map(|(degree, _)| format!("{} {}", last.count(degree), word(degree)));
    println!("\nIn the last report, of {}: {}.", last.total(), counts.join(", "));
    let reports: Vec<_> = talks.commitments().map(|own| own.reports()).collect();
    let all: usize = reports.iter().map(Vec::len).sum();
    let pairs = reports.iter().flat_map(|own| own.windows(2));
    let went_back = pairs.filter(|pair| matches!(pair, [was, now] if now.fact.degree < was.fact.degree));
    let went_back = went_back.count();
    println!("Of {all} reports {went_back} say less than the one before, each with a reason.");
    let horizon = record.end_of("2031-12-02".parse()?).ok_or("beyond the calendar")?;
    let due = talks.due(horizon);
    let open: Vec<_> = due.iter().filter(|due| due.kind == DueKind::Commitment).collect();
    let date = open.iter().filter_map(|due| due.span.earliest).min();
    let date = date.map_or_else(String::new, |date| date.format("%-d %B %Y").to_string());
    println!("Below complete, and due fifteen years after the entry into force, on {date}: {}.", open.len());
    Ok(())
}

fn name(talks: &Negotiation, party: &str) -> Result<String, Box<dyn Error>> {
    Ok(talks.party(&PartyId::new(party)?).ok_or("no such party")?.name().to_string())
}

fn word(degree: Degree) -> String {
    degree.as_str().replace('_', " ")
}

/// The shares in whole per cent, in the order of the reports.
fn percents(tally: &Tally) -> Option<[u64; 4]> {
    let mut rounded = tally.rounded()?;
    rounded.reverse();
    Some(rounded)
}

/// Fifty marks: each degree ends where its share ends, to the nearest mark.
fn bar(tally: &Tally) -> String {
    let mut sum = 0;
    let mut bar = String::new();
    for (degree, mark) in DEGREES {
        sum += tally.count(degree);
        let end = (2 * 50 * sum + tally.total()) / (2 * tally.total().max(1));
        while bar.chars().count() < usize::try_from(end).unwrap_or(50) {
            bar.push(mark);
        }
    }
    bar
}
