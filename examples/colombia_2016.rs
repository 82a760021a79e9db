//! The talks of Colombia and the FARC-EP, 2012 to 2016, and what was carried out of their agreement since:
//! `cargo run --example colombia_2016`.
//!
//! Six points are agreed one by one and out of order, and stay provisional until the whole closes. The text is
//! signed, refused by the people, negotiated again, signed again and endorsed by Congress. The record of the
//! talks is a file of drafts, read as observed. The 578 stipulations that came out of them are made here, as
//! acts that the library decides: how many stand at which degree is published, in whole per cents; which stands
//! where is made up, and each entry says so.

mod common;

use std::{cmp::Ordering, collections::BTreeMap, process::ExitCode};

use common::{
    Answer, MADE_UP, Page, about, accounts, after, date, day, end_of, in_order, irregular, join, mark,
    refused, rests_on, say,
};
use negotiation::{
    decision::Poll,
    outcome::{
        ceasefire::CeasefireEvent,
        commitment::{self, Degree},
        gate::GateView,
    },
    prelude::*,
    query::{DegreeTally, DueKind},
    talks::point::{self, PointView},
    value::source::{Attribution, Certainty},
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

fn main() -> ExitCode {
    common::run("colombia_2016", |page| {
        let mut record = common::shipped(SHIPPED, &[])?;
        let talks = record.negotiation();
        let title = talks.title().ok_or("not opened")?;
        page.title(format!("{title} — {}", say(talks.status())));
        page.line(rests_on(talks));
        agenda(page, &record)?;
        ceasefires(page, talks);
        endorsement(page, &record)?;
        carry_out(&mut record)?;
        implementation(page, &record)?;
        in_order(&record, &[])?;
        irregular(page, record.negotiation());
        Ok(())
    })
}

/// The six points: their numbers, and when they were agreed for the first time; how they stood between.
fn agenda(page: &mut Page, record: &Record) -> Answer {
    page.head("The agenda, in the order in which it was agreed");
    let talks = record.negotiation();
    let is_agreed =
        |entry: &&Entry| matches!(entry.event().kind().action(), "agreed_in_principle" | "text_agreed");
    let first = |point: &PointView<'_>| about(talks, point.id()).find(is_agreed);
    let mut agreed: Vec<_> = talks.points().filter_map(|point| Some((point, first(&point)?))).collect();
    agreed.sort_by_key(|(_, entry)| talks.place_of(entry.id()));
    for (point, entry) in agreed {
        writeln!(
            page,
            "  {}  {:<45}{:<16}{}{}",
            say(point.number()),
            point.title(),
            day(talks, entry),
            say(entry.event().kind().action().strip_prefix("agreed_").or(Some("text agreed"))),
            mark(talks, entry)
        );
        for account in accounts(talks, point.id()) {
            let text = account.fact.text.as_ref();
            let text = text.map_or_else(|| account.fact.value.to_string(), Text::to_string);
            page.deep(format!("{}, {}: {text}", day(talks, account.entry), account.entry.by()));
        }
    }
    for measure in talks.measures() {
        let when = measure.entry().map(|entry| day(talks, entry));
        let text = measure.fact().and_then(|fact| fact.text.as_ref());
        writeln!(page, "  Beside the points, {}: {}", say(when), say(text));
    }

    writeln!(page);
    page.line("Nothing is agreed until everything is agreed. Where the points and the whole stood:");
    for date in ["2015-12-31", "2016-09-30", "2016-10-31", "2016-12-01"] {
        let past = record.as_of(end_of(record, date)?);
        let past = past.negotiation();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        past.points().for_each(|point| *counts.entry(say(Some(point.status()))).or_default() += 1);
        let counts = join(counts.iter().map(|(status, count)| format!("{count} {status}")), ", ");
        writeln!(page, "  {date}  {counts:<24}{}", say(past.status()));
    }
    let at = end_of(record, "2015-12-31")?;
    let alone = talks.point(&PointId::new("rural")?).ok_or("no such point")?;
    let (number, title, on) = (say(alone.number()), alone.title(), at.format("%-d %B %Y"));
    page.line(format!("Could point {number}, {title}, have been closed alone on {on}?"));
    let both = Actor::jointly(talks.principals().map(|party| party.id().clone()))?;
    let now = talks.last_recorded().ok_or("there is no entry")?;
    let (id, desk) = (EntryId::new("closed-alone")?, RecorderId::new("desk")?);
    let draft = Draft::new(id, desk, now, both, point::Closed::new(alone.id())?);
    let past = record.as_of(at);
    let answer = past.negotiation().decide(draft.with_occurred("2015-12-31".parse()?));
    page.block(refused(answer, "point.closed.undertaking")?.explain(past.negotiation()));
    Ok(())
}

/// Each ceasefire with its own dates, which follow no text.
fn ceasefires(page: &mut Page, talks: &Negotiation) {
    page.head("Ceasefires: declared, and what became of them");
    for ceasefire in talks.ceasefires() {
        let sort = if ceasefire.is_unilateral() { "unilateral" } else { "bilateral" };
        let (whose, status) = (join(ceasefire.parties(), ", "), say(Some(ceasefire.status())));
        writeln!(page, "  {:<12}{sort} ({whose}), {status} today", ceasefire.id());
        for entry in about(talks, ceasefire.id()) {
            let Event::Ceasefire(event) = entry.event() else { continue };
            let more = match event {
                CeasefireEvent::Declared(fact) => {
                    let from = fact.effective.as_ref().map(|when| date(talks, when));
                    let until = fact.until.as_ref().map(|when| date(talks, when));
                    after(", from ", from) + &after(" until ", until)
                }
                CeasefireEvent::Ended(_) => after(": ", entry.reason()),
                _ => String::new(),
            };
            let action = say(Some(event.kind().action()));
            writeln!(page, "    {:<28}{action}{more}{}", day(talks, entry), mark(talks, entry));
        }
    }
    for deadline in talks.deadlines() {
        let dates = join(deadline.dates().map(|(_, due)| date(talks, due)), ", then ");
        writeln!(page, "  {}:\n    {dates}; {}", say(deadline.title()), deadline.status());
    }
}

/// Signed, refused, signed again, endorsed.
fn endorsement(page: &mut Page, record: &Record) -> Answer {
    let talks = record.negotiation();
    let agreement = talks.instruments().next().ok_or("no agreement")?;
    page.head(format!("The {}: signed, refused, signed again, endorsed", say(agreement.title())));
    for happening in talks.chronology() {
        let kind = happening.entry.event().kind();
        let told = match happening.subject {
            Subject::Instrument(_) => matches!(kind.action(), "signed" | "reopened" | "entered_into_force"),
            Subject::Gate(_) => matches!(kind.action(), "passed" | "failed" | "replaced"),
            Subject::Negotiation => kind.action() != "opened",
            _ => false,
        };
        if told {
            writeln!(page, " {happening}{}", mark(talks, happening.entry));
        }
    }
    writeln!(page);
    for gate in talks.gates() {
        results(page, talks, gate);
    }
    writeln!(page);
    page.line(format!("In force at the end of the day, for {}?", join(agreement.parties(), " and for ")));
    for date in ["2016-09-27", "2016-10-03", "2016-11-25", "2016-12-01"] {
        let force = talks.in_force_for(agreement.id(), end_of(record, date)?);
        writeln!(page, "  {date}  {}", join(force.iter().map(|(_, answer)| say(answer.force())), ", "));
    }
    let versions: Vec<_> = talks.versions().map(|version| version.id().clone()).collect();
    if let [.., signed, endorsed] = versions.as_slice() {
        let compared = talks.compare(signed, endorsed).ok_or("no such versions")?;
        let changed = compared.iter().filter(|pair| pair.is_reworded).count();
        let count = compared.len();
        page.line(format!("Of {count} points, {changed} have other words in the second text (inferred)."));
    }
    Ok(())
}

/// What a gate came to: counted here, and as others published it.
fn results(page: &mut Page, talks: &Negotiation, gate: GateView<'_>) {
    let published = accounts(talks, gate.id());
    for (entry, poll) in gate.results() {
        let (action, numbers) = (entry.event().kind().action(), after(": ", poll));
        let (body, day, sure) = (say(gate.body()), day(talks, entry), mark(talks, entry));
        page.indented(2, format!("{body}, {day}, {action}{numbers}{sure}"));
        let (Some(poll), Some(rule)) = (poll, gate.rule()) else { continue };
        let parts = rule.parts();
        let parts = if parts.is_empty() { std::slice::from_ref(rule) } else { parts };
        parts.iter().for_each(|part| writeln!(page, "    {part}: {}", part.of_poll(poll)));
        if let (Poll::Counts(own), false) = (poll, published.is_empty()) {
            let valid = own.in_favour + own.against;
            for (how, extra) in [("rounded", valid), ("cut off", 0)] {
                let share = |part| hundredths(part, valid, extra);
                writeln!(
                    page,
                    "    computed, {how}: {} % No, {} % Yes",
                    share(own.against),
                    share(own.in_favour)
                );
            }
        }
    }
    for account in published {
        let sources = account.entry.sources().iter().map(|source| source.title());
        writeln!(page, "    {}: {}", account.entry.by(), account.fact.value);
        writeln!(page, "      [{}]", join(sources, "; "));
    }
}

/// A share in per cent with two digits. With the whole as `extra` it is rounded, with nothing cut off.
fn hundredths(part: u64, whole: u64, extra: u64) -> String {
    let number = (20_000 * part + extra) / (2 * whole);
    format!("{}.{:02}", number / 100, number % 100)
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
fn carry_out(record: &mut Record) -> Answer {
    let talks = record.negotiation();
    let parties: Vec<_> = talks.principals().map(|party| party.id().clone()).collect();
    let (both, institute) = (Actor::jointly(parties.clone())?, PartyId::new("kroc")?);
    let agreement = talks.instruments().next().ok_or("no agreement")?.id().clone();
    let is_entry_into_force = |entry: &&Entry| entry.event().kind().action() == "entered_into_force";
    let in_force = about(talks, &agreement).find(is_entry_into_force).ok_or("not in force")?;
    // The framework for carrying it out has a horizon of fifteen years.
    let due: When = format!("@{} + P15Y", in_force.id()).parse()?;
    let now = talks.last_recorded().ok_or("there is no entry")?;
    let ids = (1..=STIPULATIONS).map(|n| CommitmentId::new(format!("stipulation-{n}")));
    let ids: Vec<_> = ids.collect::<Result<_, _>>()?;
    let numbers = (1..).filter_map(|number| EntryId::new(format!("k{number}")).ok());
    let mut desk = Desk::of(record, "desk", now)?.with_ids(numbers);
    let mut propose = |by: &Actor, event: Event, why: Option<&str>, report: &Published| -> Answer {
        let (date, _, title, certainty) = report;
        // A page has the shares; what is said of one stipulation is made up, so that they come out.
        let source = Source::new(*title)?.with_certainty(certainty.clone());
        let invented = Source::new("made up for the example")?;
        let invented = invented.with_attribution(Attribution::new(MADE_UP)?);
        let turn = desk
            .by(by)
            .with_occurred(format!("{date}T12:00:00-05:00"))
            .with_source(source)
            .with_source(invented);
        why.into_iter().fold(turn, |turn, why| turn.with_reason(why)).propose(event)?;
        Ok(())
    };
    for (n, id) in (1..).zip(&ids) {
        let text = format!("Stipulation {n} of {STIPULATIONS}");
        let made = commitment::Made::new(id, text)?.with_obligors(parties.clone());
        let made = made.with_instrument(agreement.clone()).with_due(due.clone());
        propose(&both, made.with_verifier(institute.clone()).into(), None, &REPORTS[0])?;
    }
    let mut before: Vec<Option<Degree>> = vec![None; ids.len()];
    for report in &REPORTS {
        let degrees = DEGREES.iter().zip(counts(report.1));
        let degrees = degrees.flat_map(|((degree, _), count)| (0..count).map(|_| *degree));
        for ((id, before), degree) in ids.iter().zip(&mut before).zip(degrees) {
            let reported = commitment::Reported::new(id, degree)?.with_verified(true);
            let back = before.replace(degree).is_some_and(|before| degree < before);
            let why = back.then_some("The published share of this degree went back.");
            propose(&Actor::party(institute.clone()), reported.into(), why, report)?;
        }
    }
    Ok(())
}

/// The counts year by year, exactly and rounded, beside what was published.
fn implementation(page: &mut Page, record: &Record) -> Answer {
    let talks = record.negotiation();
    let institute = talks.party(&PartyId::new("kroc")?).ok_or("no such party")?;
    page.head(format!("Carried out: {STIPULATIONS} stipulations, as the {} reports them", institute.name()));
    let by = Actor::party(institute.id().clone());
    let asked = talks.implementation().as_reported_by(&by);
    let instants: Answer<Vec<_>> = REPORTS.iter().map(|(date, ..)| end_of(record, date)).collect();
    let tallies = asked.series_at(&instants?);
    writeln!(
        page,
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
        writeln!(
            page,
            "  {date:<12}{complete:>10}{intermediate:>14}{minimum:>10}{none:>15}{sum:>7}{:>9}{mark}",
            format!("{score} %")
        );
        differing += usize::from(rounded != *published);
    }
    let sums = tallies.iter().filter_map(percents).map(|rounded| rounded.iter().sum::<u64>());
    let (sums, all) = (sums.filter(|sum| *sum != 100).count(), REPORTS.len());
    page.indented(
        2,
        format!("Each share is rounded by itself: in {sums} of {all} reports they add up to 99 or 101."),
    );
    page.indented(2, format!("{} of {all} reports have exactly the published shares.", all - differing));
    page.indented(
        2,
        "Known are shares; counts are the nearest that add up, and which stipulation is which is made up.",
    );

    writeln!(page, "\n  # complete, + intermediate, - minimum, . not initiated; one mark for 2 %");
    for ((date, ..), tally) in REPORTS.iter().zip(&tallies) {
        writeln!(page, "  {:<9}{}", date.get(..7).map_or("", |month| month), bar(tally));
    }

    let last = tallies.last().ok_or("nothing is counted")?;
    let counts = DEGREES.map(|(degree, _)| format!("{} {}", last.count(degree), say(Some(degree))));
    writeln!(page);
    page.line(format!("In the last report, of {}: {}.", last.total(), counts.join(", ")));
    let reports: Vec<_> = talks.commitments().map(|own| own.reports()).collect();
    let all: usize = reports.iter().map(Vec::len).sum();
    let pairs = reports.iter().flat_map(|own| own.windows(2));
    let went_back = pairs.filter(|pair| matches!(pair, [was, now] if now.fact.degree < was.fact.degree));
    let went_back = went_back.count();
    page.line(format!("Of {all} reports {went_back} say less than the one before, each with a reason."));
    let due = talks.due(end_of(record, "2031-12-02")?);
    let open: Vec<_> = due.iter().filter(|due| due.kind == DueKind::Commitment).collect();
    let date = open.iter().filter_map(|due| due.span.earliest).min();
    let date = say(date.map(|date| date.format("%-d %B %Y")));
    let count = open.len();
    page.line(format!(
        "Below complete, and due fifteen years after the entry into force, on {date}: {count}."
    ));
    Ok(())
}

/// The shares in whole per cent, in the order of the reports.
fn percents(tally: &DegreeTally) -> Option<[u64; 4]> {
    let mut rounded = tally.rounded()?;
    rounded.reverse();
    Some(rounded)
}

/// Fifty marks: each degree ends where its share ends, to the nearest mark.
fn bar(tally: &DegreeTally) -> String {
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
