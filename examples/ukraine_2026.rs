//! The brief of a journalist who follows the talks on ending the war in Ukraine.
//!
//! `cargo run --example ukraine_2026 [PATH] [--as-of DATE]`
//!
//! What rests on no report is marked: `(inferred)` is the desk's reading, `(not checked)` comes from its
//! notes alone, `(made up)` was invented for the example.
//!
//! Reads a file of drafts written by hand (the shipped one, or PATH, which may also be a file of
//! entries), records them as observed, and prints the brief: what is agreed and by whom, what is
//! not and why, assessments side by side, meetings, what to watch. With the shipped record it then
//! goes on to Thursday 22 January 2026. Exits with 1 on a record that does not load, naming the
//! entry at fault, and with 2 on a wrong command line.

use std::{
    error::Error,
    fmt::Write as _,
    io::{IsTerminal, Write as _},
    process::ExitCode,
};

use negotiation::{
    format::json,
    notes::{
        account::{self, About, Aspect, Value},
        assessment::Topic,
        correction::{RecordEvent, Sourced},
        watch,
    },
    prelude::*,
    query::{Descent, DueKind, StickingReason},
    talks::{
        alternative::AlternativeView,
        meeting::{self, MeetingStatus, MeetingView, Place, Presence, Reply},
        person::AccreditationStatus,
        point::{self, PointView},
        position::Stance,
    },
    value::source::{Attribution, Certainty},
};

/// The attribution of what was made up for the example.
const MADE_UP: &str = "made_up";

/// What the shipped record has out of order: the E3 table a text of their own and are no principals of the talks.
const OUT_OF_ORDER: [(&str, &str); 3] = [
    ("e085", "alternative.proposed.entitled"),
    ("e086", "alternative.proposed.entitled"),
    ("e088", "version.drafted.entitled"),
];

const SHIPPED: &str = include_str!("data/ukraine_2026.jsonl");

fn main() -> ExitCode {
    let (path, as_of) = match arguments(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("{problem}\nusage: ukraine_2026 [PATH] [--as-of DATE]");
            return ExitCode::from(2);
        }
    };
    match run(path.as_deref(), as_of) {
        // A reader that has seen enough closes the pipe; that is no fault.
        Ok(page) => match std::io::stdout().write_all(page.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("the record does not load: {error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments(
    mut all: impl Iterator<Item = String>,
) -> Result<(Option<String>, Option<chrono::NaiveDate>), String> {
    let (mut path, mut as_of) = (None, None);
    while let Some(one) = all.next() {
        if one == "--as-of" {
            let date = all.next().ok_or("--as-of wants a date, such as 2026-01-21")?;
            as_of = Some(date.parse().map_err(|_| format!("not a date: `{date}`"))?);
        } else if one.starts_with('-') || path.is_some() {
            return Err(format!("not understood: `{one}`"));
        } else {
            path = Some(one);
        }
    }
    Ok((path, as_of))
}

fn run(path: Option<&str>, as_of: Option<chrono::NaiveDate>) -> Result<String, Box<dyn Error>> {
    let bytes = path.map(std::fs::read).transpose()?;
    let text = bytes.as_deref().map_or(Ok(SHIPPED), json::utf8)?;
    let record = load(text)?;
    if path.is_none() {
        in_order(&record, &OUT_OF_ORDER)?;
    }
    let mut page = Page::new();
    if let Some(day) = as_of {
        let end = record.end_of(day).ok_or("a date beyond the calendar")?;
        let past = record.as_of(end);
        brief(&mut page, past.negotiation(), end);
        if !past.straddling().is_empty() {
            page.head("Too vague to be sure");
            for one in past.straddling() {
                page.item(&format!("{} taken as {}", one.entry, if one.is_in { "before" } else { "after" }));
            }
        }
        return Ok(page.text);
    }
    let now = record.negotiation().last_recorded().ok_or("there is no entry")?;
    brief(&mut page, record.negotiation(), now);
    if path.is_none() {
        thursday(&mut page, record)?;
    }
    Ok(page.text)
}

/// A file of drafts is recorded as observed; a file of entries is replayed.
fn load(text: &str) -> Result<Record, Box<dyn Error>> {
    match json::read_drafts(text) {
        Ok(drafts) => Ok(Record::observe(drafts)?),
        Err(error) if matches!(error.problem(), json::Problem::OtherContent { .. }) => {
            Ok(Record::replay(json::read_entries(text)?)?)
        }
        Err(error) => Err(error.into()),
    }
}

/// What does not keep the rules is recorded all the same, and must not go unseen: only what is meant to be out
/// of order may be, each entry with its rules.
fn in_order(record: &Record, meant: &[(&str, &str)]) -> Result<(), Box<dyn Error>> {
    let found: Vec<_> = record
        .entries()
        .iter()
        .filter(|entry| !entry.irregularities().is_empty())
        .map(|entry| {
            let rules: Vec<_> = entry.irregularities().iter().map(ToString::to_string).collect();
            (entry.id().to_string(), rules.join(", "))
        })
        .collect();
    let meant: Vec<_> = meant.iter().map(|(id, rules)| ((*id).to_owned(), (*rules).to_owned())).collect();
    if found == meant { Ok(()) } else { Err(format!("out of order, and not meant to be: {found:?}").into()) }
}

/// How far an entry is to be relied on. Nothing is said of what a report bears.
fn mark(talks: &Negotiation, entry: &Entry) -> &'static str {
    let sources: Vec<_> = talks.sources_of(entry.id()).map(|(source, _)| source).collect();
    let said = |how: &Attribution| sources.iter().filter(|one| one.attribution() == Some(how)).count();
    let unchecked = sources.iter().filter(|one| one.certainty() == Some(&Certainty::UNVERIFIED)).count();
    let inferred = said(&Attribution::INFERRED);
    if sources.iter().any(|one| one.attribution().is_some_and(|how| how.as_str() == MADE_UP)) {
        " (made up)"
    } else if inferred > 0 && inferred == sources.len() {
        " (inferred)"
    } else if unchecked > 0 && unchecked == sources.len() {
        " (not checked)"
    } else if inferred > 0 {
        " (in part inferred)"
    } else {
        ""
    }
}

/// The mark of the last entry of a kind that is about something.
fn mark_of(talks: &Negotiation, kind: &str, about: &Subject) -> &'static str {
    let own = |entry: &&std::sync::Arc<Entry>| {
        entry.event().kind().name() == kind && entry.event().subject() == *about
    };
    talks.entries().iter().rev().find(own).map_or("", |entry| mark(talks, entry))
}

fn brief(page: &mut Page, talks: &Negotiation, now: Instant) {
    let title = talks.title().map_or("Talks not yet opened", Name::as_str);
    page.title(&format!(
        "{title} — as of {}",
        When::instant(now).map_or_else(|_| String::new(), |w| w.describe().to_string())
    ));
    let status = talks.status().map_or_else(String::new, |status| status.to_string());
    let progress = talks.progress();
    page.line(&format!(
        "Status: {status}. {} points: {} agreed in words, {} in principle, {} under discussion, {} tabled; {} dropped.",
        progress.total(), progress.settled(), progress.agreed_in_principle, progress.under_discussion, progress.tabled, progress.dropped,
    ));
    let mut marks = [0; 3];
    for entry in talks.entries() {
        match mark(talks, entry) {
            " (inferred)" => marks[0] += 1,
            " (not checked)" => marks[1] += 1,
            " (made up)" => marks[2] += 1,
            _ => {}
        }
    }
    page.line(&format!(
        "Of {} entries {} are the desk's readings (inferred), {} rest on its notes alone (not checked), {} are made up; \
         all others name a report.",
        talks.entries().len(),
        marks[0],
        marks[1],
        marks[2],
    ));
    agreed(page, talks);
    sticking(page, talks);
    texts(page, talks);
    assessments(page, talks);
    disputed(page, talks);
    irregular(page, talks);
    meetings(page, talks, now);
    people(page, talks);
    chronology(page, talks);
    to_watch(page, talks, now);
}

fn label(point: PointView<'_>) -> String {
    point.number().map_or_else(|| point.title().to_string(), |number| format!("{number} {}", point.title()))
}

fn stance(point: PointView<'_>, party: &PartyId) -> String {
    match point.position(party) {
        None => "nothing recorded".to_owned(),
        Some(position) if !position.is_current => format!("{} (on earlier words)", say(position.stance)),
        Some(position) => say(position.stance).to_owned(),
    }
}

const fn say(stance: Stance) -> &'static str {
    match stance {
        Stance::Accepts => "accepts",
        Stance::AcceptsAdReferendum => "accepts, subject to confirmation",
        Stance::AcceptsWithReservation => "accepts with a reservation",
        Stance::AcceptsIf => "accepts on a condition",
        Stance::Reserves => "reserves its position",
        Stance::Counters => "counters with other words",
        Stance::Opposes => "opposes",
        Stance::Rejects => "rejects",
        Stance::Silent => "silent",
    }
}

fn agreed(page: &mut Page, talks: &Negotiation) {
    page.head("What is agreed, and by whom");
    let mut none = true;
    for point in talks.points().filter(|point| point.status().is_agreed()) {
        none = false;
        let by: Vec<_> = point.positions().filter(|p| p.counts).map(|p| p.party.to_string()).collect();
        page.item(&format!("{} — {} ({})", label(point), point.status(), by.join(", ")));
    }
    if none {
        page.line("No point is agreed by all whose consent is needed.");
    }
    // Points that stand alike are told together.
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for point in talks.points().filter(|point| point.status().is_open()) {
        let how = |accepts: bool| -> Vec<String> {
            let counts = |party: &PartyId| {
                point
                    .position(party)
                    .is_some_and(|p| p.counts && p.stance.ballot() == negotiation::decision::Ballot::For)
            };
            talks.principals().filter(|p| counts(p.id()) == accepts).map(|p| p.name().to_string()).collect()
        };
        let (yes, no) = (how(true), how(false));
        if yes.len() >= 2 || (!yes.is_empty() && no.is_empty()) {
            let missing: Vec<String> = talks
                .principals()
                .filter(|p| no.contains(&p.name().to_string()))
                .map(|p| format!("{}: {}", p.name(), stance(point, p.id())))
                .collect();
            let mut marks: Vec<_> =
                point.positions().filter(|p| p.counts).map(|p| mark(talks, p.entry)).collect();
            marks.dedup();
            let by = yes.join(" and ");
            let key = format!("Accepted by {by}{}; {}", marks.concat(), missing.join(", "));
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, points)) => points.push(label(point)),
                None => groups.push((key, vec![label(point)])),
            }
        }
    }
    for (key, points) in groups {
        page.line(&format!("{key} — {} points:", points.len()));
        page.item(&points.join("; "));
    }
}

fn sticking(page: &mut Page, talks: &Negotiation) {
    page.head("What is not agreed, and why");
    let all = talks.sticking_points();
    for sticking in all.iter().take(4) {
        page.item(&format!(
            "{} [{}]",
            label(sticking.point),
            sticking.point.status().to_string().replace('_', " ")
        ));
        let reasons: Vec<String> = sticking.reasons.iter().map(|reason| name(talks, reason)).collect();
        page.deep(&format!("Why: {}.", reasons.join("; ")));
        for position in sticking.point.positions().filter(|position| position.is_current) {
            let reason = position.entry.reason();
            let party = talks.party(position.party).map_or_else(String::new, |p| p.name().to_string());
            page.deep(&format!(
                "{party} {}{}{}",
                say(position.stance),
                reason.map_or_else(String::new, |reason| format!(": {reason}")),
                mark(talks, position.entry)
            ));
        }
        if let Some(words) = sticking.point.wording().and_then(|wording| wording.text.as_ref()) {
            page.deep(&format!("Words before them: “{words}”"));
        }
        for option in sticking.point.open_alternatives() {
            page.deep(&in_brackets(talks, option));
        }
    }
    if all.len() > 4 {
        page.line(&format!(
            "{} more open points wait for positions that nobody has recorded.",
            all.len() - 4
        ));
    }
    if all.is_empty() {
        page.line("Nothing stands against what is on the table.");
    }
}

/// Words that stand in brackets, who tabled them, and who has said what of them.
fn in_brackets(talks: &Negotiation, option: AlternativeView<'_>) -> String {
    let name = option.fact().and_then(|fact| fact.title.as_ref()).map_or("other words", Name::as_str);
    let words = option.wording().and_then(|wording| wording.text.as_ref());
    let words = words.map_or_else(String::new, |words| format!(": “{words}”"));
    let said = option.positions().filter_map(|position| {
        let party = talks.party(position.party)?.name();
        Some(format!("{party} {}{}", say(position.stance), mark(talks, position.entry)))
    });
    let mut by = option.proposer().map_or_else(Vec::new, |actor| vec![format!("tabled by {actor}")]);
    by.extend(said);
    format!("[{name}{words}] ({}){}", by.join("; "), option.entry().map_or("", |entry| mark(talks, entry)))
}

/// Which text the talks proceed from, what became of the points of the text before it (which is the desk's
/// reading: nobody has published it), what is said to stand beside it, and of which other texts only this or
/// that is known.
fn texts(page: &mut Page, talks: &Negotiation) {
    page.head("The text");
    let Some(basis) = talks.basis_version() else {
        page.line("The talks proceed from no text yet.");
        return;
    };
    let kept = mark_of(talks, "version.taken_as_basis", &Subject::Version(basis.id().clone()));
    page.item(&format!("{}, {} points: the basis{kept}", basis.label(), basis.contents().count()));
    tell_content(page, talks, basis.id());
    for parent in basis.parents() {
        let Some(lines) = talks.lineage(parent.id(), basis.id()) else { continue };
        let count = |keep: fn(&Descent<'_>) -> bool| lines.iter().filter(|line| keep(line)).count();
        page.item(&format!(
            "from the {} ({} points): {} with the same words, {} amended, {} left out, {} new (inferred)",
            parent.label(),
            parent.contents().count(),
            count(|line| line.is_unchanged()),
            count(|line| line.was.is_some() && line.now.is_some() && !line.is_unchanged()),
            count(|line| line.now.is_none()),
            count(|line| line.was.is_none()),
        ));
    }
    for other in talks.versions().filter(|own| own.contents().next().is_none()) {
        page.item(&format!("{}, {}: its points are not known one by one", other.label(), other.status()));
        tell_content(page, talks, other.id());
    }
}

/// What somebody says that stands in a text, or beside it.
fn tell_content(page: &mut Page, talks: &Negotiation, version: &VersionId) {
    let told = talks.accounts(&Subject::Version(version.clone()));
    for account in told.iter().filter(|own| own.aspect == Aspect::Content).flat_map(|own| &own.accounts) {
        let source = account.entry.sources().first();
        let source = source.map_or_else(String::new, |source| format!(" [{}]", source.title()));
        page.deep(&format!("{}: {}{source}", account.entry.by(), account.fact.value));
    }
}

fn name(talks: &Negotiation, reason: &StickingReason<'_>) -> String {
    let party = match reason {
        StickingReason::RedLine(id)
        | StickingReason::Opposed(id)
        | StickingReason::Undecided(id)
        | StickingReason::Conditional(id)
        | StickingReason::Lapsed(id)
        | StickingReason::Missing(id) => talks.party(id),
        _ => None,
    };
    let said = reason.to_string();
    party.map_or(said.clone(), |party| said.replace(party.id().as_str(), party.name().as_str()))
}

fn assessments(page: &mut Page, talks: &Negotiation) {
    page.head("Assessments, side by side (the ratings are the desk's reading of the words)");
    for topic in talks.assessed_topics() {
        let said = talks.assessments_of(topic);
        let differ = said
            .iter()
            .any(|one| one.fact.rating != said[0].fact.rating || one.fact.share != said[0].fact.share);
        let area = match topic {
            Topic::Area(area) => talks.progress_by_area().into_iter().find(|known| known.area == area),
            _ => None,
        };
        let counts = area.map_or_else(String::new, |area| {
            format!(" — {} of {} points agreed in words", area.progress.settled(), area.progress.total())
        });
        let mark = if differ { " (accounts differ)" } else { "" };
        page.item(&format!("{topic}{counts}{mark}"));
        for one in said {
            let share = one.fact.share.as_ref().map_or_else(String::new, |share| format!(", {share}"));
            let when = one.entry.occurred().map_or_else(String::new, |when| format!(", {when}"));
            let source = one
                .entry
                .sources()
                .first()
                .map_or_else(String::new, |source| format!(" [{}]", source.title()));
            page.deep(&format!("{}: {}{share}{when}{source}", one.entry.by(), one.fact.rating));
        }
    }
}

/// Of one fact several versions, and entries that somebody vouches for or denies, each with its source.
fn disputed(page: &mut Page, talks: &Negotiation) {
    page.head("Accounts that differ");
    let source = |entry: &Entry| {
        let source = entry.sources().first();
        source.map_or_else(String::new, |source| format!(" [{}]", source.title()))
    };
    let told_in = |entry: &Entry| {
        let event = entry.event();
        format!("{} {} of {}", entry.id(), event.kind(), event.subject())
    };
    for (subject, told) in talks.disputed() {
        let subject = match &subject {
            Subject::Entry(id) => talks.entry(id).map_or_else(|| subject.to_string(), told_in),
            _ => subject.to_string(),
        };
        page.item(&format!("{subject}, {}", told.aspect));
        for account in told.accounts.iter().filter(|account| !account.superseded) {
            let text = account.fact.text.as_ref().map_or_else(String::new, |text| format!(": {text}"));
            let (by, value) = (account.entry.by(), &account.fact.value);
            page.deep(&format!("{by}: {value}{text}{}", source(account.entry)));
        }
    }
    for entry in talks.entries() {
        for (remark, by, with) in talks.remarks_on(entry.id()) {
            page.item(&format!("{}: {remark} by {by}", told_in(entry)));
            let text = match with.event() {
                Event::Record(RecordEvent::Denied(fact)) => fact.text.as_ref(),
                Event::Record(RecordEvent::Disputed(fact)) => fact.text.as_ref(),
                _ => None,
            };
            let text = text.map_or("", |text| text.as_str());
            page.deep(&format!("{text}{}", source(with)));
        }
    }
}

/// What was recorded although the rules of procedure do not provide for it.
fn irregular(page: &mut Page, talks: &Negotiation) {
    let all: Vec<_> = talks.entries().iter().filter(|entry| !entry.irregularities().is_empty()).collect();
    if !all.is_empty() {
        page.head("Recorded, and not in order by the rules of procedure");
    }
    for entry in all {
        let rules: Vec<_> = entry.irregularities().iter().map(ToString::to_string).collect();
        let event = entry.event();
        page.item(&format!("{} {} by {}: {}", entry.id(), event.kind(), entry.by(), rules.join(", ")));
    }
}

fn day(when: Option<&When>) -> String {
    when.map_or_else(|| "no date".to_owned(), |when| when.describe().to_string())
}

fn title(meeting: MeetingView<'_>) -> String {
    meeting.title().map_or_else(|| meeting.id().to_string(), ToString::to_string)
}

fn meetings(page: &mut Page, talks: &Negotiation, now: Instant) {
    page.head("Meetings held, the last six");
    let held: Vec<_> = talks.meetings().filter(|meeting| meeting.status() == MeetingStatus::Held).collect();
    for meeting in held.iter().skip(held.len().saturating_sub(6)) {
        let when = meeting.interval().or(meeting.window());
        let place = meeting
            .place()
            .or(meeting.planned_place())
            .map_or_else(|| "place unknown".to_owned(), ToString::to_string);
        let there: Vec<_> = meeting
            .participants()
            .filter(|one| one.presence == Some(Presence::Present))
            .map(|one| one.party.to_string())
            .collect();
        let sure = mark_of(talks, "meeting.held", &Subject::Meeting(meeting.id().clone()));
        page.item(&format!("{}: {}, {place} ({}){sure}", day(when), title(*meeting), there.join(", ")));
        let persons: Vec<_> = meeting
            .participants()
            .filter(|one| one.presence == Some(Presence::Present))
            .flat_map(|one| one.persons)
            .filter_map(|person| talks.person(person))
            .map(|person| person.name().to_string())
            .collect();
        if !persons.is_empty() {
            page.deep(&format!("there: {}", persons.join(", ")));
        }
        for (entry, readout) in meeting.readouts() {
            page.deep(&format!("{} says: {}{}", entry.by(), readout.text, mark(talks, entry)));
        }
        for (entry, outcome) in meeting.outcomes() {
            let text = outcome.text.as_ref().map_or("", |text| text.as_str());
            page.deep(&format!("came of it: {text}{}", mark(talks, entry)));
        }
    }
    page.head("Meetings to come");
    let next = talks.next_meetings(now);
    for one in &next {
        let thursday =
            one.meeting.window().is_some_and(|window| window.to_string().starts_with("2026-01-22"));
        let mark = if thursday { ">>> " } else { "" };
        let place = one.meeting.planned_place().map_or_else(String::new, |place| format!(", {place}"));
        let invited = one
            .meeting
            .invited_by()
            .map_or_else(String::new, |party| format!(", at the invitation of {party}"));
        let sides = match (one.is_one_sided, one.meeting.announced_by()) {
            (true, Some(by)) => format!("; announced by {by} only"),
            _ => String::new(),
        };
        page.item(&format!(
            "{mark}{}: {}{place}{invited} [{}{sides}]",
            day(one.meeting.window()),
            title(one.meeting),
            one.meeting.status()
        ));
    }
    if next.is_empty() {
        page.line("None is known.");
    }
}

/// Who acts for whom, by office or as accredited, and the channels that they meet in.
fn people(page: &mut Page, talks: &Negotiation) {
    page.head("Who speaks for whom, and in which channel");
    for party in talks.principals() {
        let mut all = Vec::new();
        for person in talks.persons() {
            let office = person.offices().find(|own| own.party == party.id() && own.held);
            let sent = person
                .accreditations()
                .find(|own| own.party == party.id() && own.status == AccreditationStatus::Valid);
            let (how, kind) = match (office, sent) {
                (_, Some(sent)) => (sent.capacity.to_string().replace('_', " "), "person.accredited"),
                (Some(office), None) => (office.title.to_string(), "person.office_begun"),
                (None, None) => continue,
            };
            let sure = mark_of(talks, kind, &Subject::Person(person.id().clone()));
            all.push(format!("{}, {how}{sure}", person.name()));
        }
        if !all.is_empty() {
            page.item(&format!("{}: {}", party.name(), all.join("; ")));
        }
    }
    for track in talks.tracks() {
        let met = talks.meetings().filter(|meeting| meeting.track() == Some(track.id()));
        let held = met.filter(|meeting| meeting.status() == MeetingStatus::Held).count();
        let name = track.title().map_or(track.id().as_str(), Name::as_str);
        page.item(&format!("{name} [{}]: {held} meetings held", track.status()));
    }
}

/// What happened, the last of it: `~` marks a vague date, `>` a plan, `?` no date.
fn chronology(page: &mut Page, talks: &Negotiation) {
    page.head("Chronology, the end of it (~ vague, > planned, ? no date)");
    let all = talks.chronology();
    for happening in all.iter().skip(all.len().saturating_sub(14)) {
        page.deep(&format!("{happening}{}", mark(talks, happening.entry)));
    }
}

fn to_watch(page: &mut Page, talks: &Negotiation, now: Instant) {
    page.head("What to watch");
    for item in talks.watch_list() {
        let question = item.question().map_or("", |question| question.as_str());
        let signs: Vec<_> = item.indicators().iter().map(Text::as_str).collect();
        let until = item.due().map_or_else(String::new, |due| format!(" by {}", due.describe()));
        let by = item.entry().and_then(|entry| entry.sources().first());
        let by = by.map_or_else(String::new, |source| format!(" [{}]", source.title()));
        page.item(&format!("{question} [{}]{by}", item.status()));
        match item.observed().and_then(|(fact, _)| talks.entry(fact.entry.as_ref()?)) {
            Some(entry) => {
                page.deep(&format!(
                    "seen in {}: {} {}",
                    entry.id(),
                    entry.event().subject(),
                    entry.event().kind()
                ));
            }
            None => page.deep(&format!("signs{until}: {}", signs.join("; "))),
        }
    }
    for party in talks.principals() {
        let waits = talks.points().filter(|point| {
            point.status().is_open() && point.position(party.id()).is_none_or(|position| !position.is_current)
        });
        let count = waits.count();
        if count > 0 {
            page.item(&format!("{}: no position on the current words of {count} open points", party.name()));
        }
    }
    for due in talks.due(now).iter().filter(|due| due.kind != DueKind::Watch) {
        page.item(&due.to_string());
    }
    // What stands above already.
    let above = ["review.point.unowned", "review.account.differs"];
    for finding in talks.review(now).iter().filter(|found| !above.contains(&found.rule.id())) {
        page.item(&format!("To be looked at: {finding}"));
    }
    let spoke = |meeting: &MeetingView<'_>| meeting.readouts().count();
    let silent = talks.meetings().filter(|m| m.status() == MeetingStatus::Held && spoke(m) == 1);
    let silent: Vec<_> = silent.map(title).collect();
    if !silent.is_empty() {
        page.item(&format!("Only one side has told of: {}", silent.join("; ")));
    }
}

/// What happened next: the meetings of Thursday, a refusal, an irregularity. Every entry names the report that it
/// is from; the one that is made up says so.
fn thursday(page: &mut Page, mut record: Record) -> Result<(), Box<dyn Error>> {
    page.title("Thursday, and what changed");
    let before = record.negotiation().what_if();
    let (us, russia, ukraine) = (PartyId::new("us")?, PartyId::new("russia")?, PartyId::new("ukraine")?);
    let (kremlin, davos) = (MeetingId::new("moscow-0122")?, MeetingId::new("davos-leaders")?);
    let abu_dhabi = MeetingId::new("abu-dhabi-0123")?;
    let reported = |title: &str| {
        Ok::<_, Box<dyn Error>>(Source::new(Name::new(title)?).with_certainty(Certainty::REPORTED))
    };
    let (xinhua, trt, walaw) = (
        reported("Xinhua, people.cn 20418299")?,
        reported("trtworld.com a8e6cbe3fb21")?,
        reported("walaw.press")?,
    );
    let desk = Source::new(Name::new("desk")?).with_certainty(Certainty::UNVERIFIED);
    let inferred = desk.with_attribution(Attribution::INFERRED);
    let made_up =
        Source::new(Name::new("made up for the example")?).with_attribution(Attribution::new(MADE_UP)?);
    let mut next = 400;
    let mut draft = |by: &Actor, at: &str, source: &Source, event: Event| -> Result<Draft, Box<dyn Error>> {
        next += 1;
        let (id, desk) = (EntryId::new(format!("e{next}"))?, RecorderId::new("newsdesk")?);
        Ok(Draft::new(id, desk, at.parse()?, by.clone(), event).with_source(source.clone()))
    };
    let (host, unknown) = (Actor::Host, Actor::Unknown);
    let persons = |ids: &[&str]| ids.iter().map(|id| PersonId::new(*id)).collect::<Result<Vec<_>, _>>();
    let there = |meeting: &MeetingId, party: &PartyId, who: &[&str]| -> Result<Event, Box<dyn Error>> {
        let there = meeting::AttendanceRecorded::new(meeting.clone(), party.clone(), Presence::Present);
        Ok(there.with_persons(persons(who)?).into())
    };
    let place = Place::Named(Name::new("Moscow, Kremlin")?);
    let started = meeting::Started::new(kremlin.clone()).with_place(place);
    // It began late on Thursday and ended on Friday, Moscow time.
    let held = meeting::Held::new(kremlin.clone()).with_interval("2026-01-22/2026-01-23+03:00".parse()?);
    let told = Text::new("Constructive and frank; on territory Russia insists on the formula of Anchorage.")?;
    let met = meeting::Held::new(davos.clone()).with_interval("2026-01-22".parse()?);
    let word = Text::new("About an hour, and good, it is said.")?;
    let down = Text::new("It is down to one issue.")?;
    let next_round = meeting::Added::new(abu_dhabi.clone(), meeting::Format::TRILATERAL)
        .with_title(Name::new("First round of three, on security")?);
    let window = meeting::Announced::new(abu_dhabi).with_window("2026-01-23/2026-01-24".parse()?);
    let window = window.with_place(Place::UndisclosedIn(Name::new("United Arab Emirates")?));
    let witkoff = Actor::acting(Acting::new(us.clone()).with_person(PersonId::new("witkoff")?));
    for (by, at, source, event) in [
        // Zelensky had said that he would not come to Davos, and came.
        (&host, "2026-01-22T20:00:00Z", &trt, met.into()),
        (&host, "2026-01-22T20:00:00Z", &trt, there(&davos, &us, &["trump"])?),
        (&host, "2026-01-22T20:00:00Z", &trt, there(&davos, &ukraine, &["zelensky"])?),
        (&unknown, "2026-01-22T20:00:00Z", &trt, meeting::ReadOut::new(davos.clone(), word).into()),
        (&witkoff, "2026-01-22T20:05:00Z", &trt, meeting::ReadOut::new(davos.clone(), down).into()),
        (&unknown, "2026-01-22T20:05:00Z", &trt, next_round.into()),
        (&unknown, "2026-01-22T20:05:00Z", &trt, window.into()),
        (&host, "2026-01-22T21:30:00Z", &xinhua, started.into()),
        (&host, "2026-01-23T21:00:00Z", &xinhua, held.into()),
        (&host, "2026-01-23T21:05:00Z", &xinhua, there(&kremlin, &us, &["witkoff", "kushner", "gruenbaum"])?),
        (
            &host,
            "2026-01-23T21:05:00Z",
            &xinhua,
            there(&kremlin, &russia, &["putin", "ushakov", "dmitriev"])?,
        ),
        (&unknown, "2026-01-23T21:06:00Z", &xinhua, meeting::ReadOut::new(kremlin, told).into()),
    ] {
        record.propose(draft(by, at, source, event)?.observed())?;
    }
    // Three lengths are told, and three pages tell them; which tells which was not written down.
    for length in ["more than three hours", "about four hours", "over four hours"] {
        let about = About::from(MeetingId::new("moscow-0122")?);
        let told = account::Given::new(about, Aspect::Duration, Value::Text(Text::new(length)?));
        let told = draft(&unknown, "2026-01-23T21:07:00Z", &xinhua, told.into())?;
        record.propose(told.with_source(trt.clone()).with_source(walaw.clone()).observed())?;
    }
    page.line("A program that governs would not let one side declare points agreed:");
    for (point, rule) in
        [("territory", "point.text_agreed.clean"), ("ceasefire", "point.text_agreed.consent")]
    {
        let agreed = point::TextAgreed::new(PointId::new(point)?);
        let claim = draft(&Actor::party(us.clone()), "2026-01-23T21:10:00Z", &made_up, agreed.into())?;
        match record.decide(claim) {
            Ok(_) => return Err("a point was agreed by one side alone".into()),
            Err(refusal) if refusal.rule().id() != rule => return Err(refusal.into()),
            Err(refusal) => page.block(&refusal.explain(record.negotiation()).to_string()),
        }
    }
    page.line("A newsroom records what is told, in order or not, and keeps what was not:");
    // Nobody has reported this reply: it is here because a meeting that is over takes none.
    let reply = meeting::ParticipantReplied::new(davos, ukraine.clone(), Reply::Accepted);
    let late = draft(&Actor::party(ukraine), "2026-01-23T21:20:00Z", &made_up, reply.into())?.observed();
    let late_id = late.id().clone();
    let out_of_order: Vec<_> =
        OUT_OF_ORDER.into_iter().chain([(late_id.as_str(), "meeting.held.final")]).collect();
    let done = record.propose(late)?;
    for entry in done.entries() {
        let rules: Vec<_> = entry.irregularities().iter().map(ToString::to_string).collect();
        page.item(&format!(
            "{} recorded as {}{}; irregularities: {}",
            entry.event().kind(),
            entry.id(),
            mark(record.negotiation(), entry),
            rules.join(", ")
        ));
    }
    in_order(&record, &out_of_order)?;
    // What was waited for has been seen, and the entry says where.
    for (item, entry) in [("moscow-confirms", "e408"), ("zelensky-davos", "e403")] {
        let seen = watch::Observed::new(WatchId::new(item)?).with_entry(EntryId::new(entry)?);
        record.propose(draft(&host, "2026-01-23T21:30:00Z", &inferred, seen.into())?.observed())?;
    }
    // Two pages on the round of three have what the desk had in its notes alone; others keep the old title.
    for budanov in ["e385", "e386"] {
        let sourced = Sourced::new(EntryId::new(budanov)?, walaw.clone());
        record.propose(draft(&host, "2026-01-24T20:00:00Z", &walaw, sourced.into())?.observed())?;
    }
    in_order(&record, &out_of_order)?;
    page.head("What changed in the brief");
    let after = record.negotiation();
    for meeting in after.meetings() {
        let was = before.meeting(meeting.id()).map(|meeting| meeting.status());
        if was != Some(meeting.status()) {
            let was = was.map_or_else(|| "unknown".to_owned(), |was| was.to_string());
            page.item(&format!(
                "{}: {was} -> {} ({})",
                title(meeting),
                meeting.status(),
                day(meeting.interval().or(meeting.window()))
            ));
        }
        for (entry, readout) in
            meeting.readouts().skip(before.meeting(meeting.id()).map_or(0, |m| m.readouts().count()))
        {
            page.deep(&format!("{} says: {}", entry.by(), readout.text));
        }
        for told in after.accounts(&Subject::Meeting(meeting.id().clone())) {
            let said: Vec<_> = told.accounts.iter().map(|one| one.fact.value.to_string()).collect();
            page.deep(&format!("{}: {}", told.aspect, said.join("; ")));
        }
    }
    for entry in before.entries() {
        let (was, now) = (mark(&before, entry), mark(after, entry));
        if was != now {
            let sources: Vec<_> = after.sources_of(entry.id()).map(|(own, _)| own.title().as_str()).collect();
            let now = if now.is_empty() { "reported" } else { now.trim() };
            page.item(&format!(
                "{} {} of {}:{was} -> {now} [{}]",
                entry.id(),
                entry.event().kind(),
                entry.event().subject(),
                sources.join("; ")
            ));
        }
    }
    for item in after.watch_list() {
        let was = before.watch(item.id()).map(|item| item.status());
        if let Some(was) = was.filter(|was| *was != item.status()) {
            let question = item.question().map_or("", |question| question.as_str());
            page.item(&format!("{question} {was} -> {}", item.status()));
        }
    }
    for point in after.points() {
        let was = before.point(point.id());
        if was.map(|point| (point.status(), point.flag())) != Some((point.status(), point.flag())) {
            let flag = point.flag().map_or_else(String::new, |flag| format!(", {flag}"));
            page.item(&format!("{}: now {}{flag}", label(point), point.status()));
        }
    }
    page.line(&format!("{} entries before, {} after.", before.entries().len(), after.entries().len()));
    Ok(())
}

/// The page: plain text wrapped to the width of the terminal, bold headings on a terminal.
struct Page {
    text: String,
    width: usize,
    bold: bool,
}

impl Page {
    fn new() -> Self {
        let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(100);
        Self {
            text: String::new(),
            width: usize::clamp(width, 30, 140),
            bold: std::io::stdout().is_terminal(),
        }
    }

    fn title(&mut self, text: &str) {
        self.text.push('\n');
        self.strong(text);
        let _ = writeln!(self.text, "{}", "=".repeat(self.width.min(text.chars().count())));
    }

    fn head(&mut self, text: &str) {
        self.text.push('\n');
        self.strong(text);
    }

    fn strong(&mut self, text: &str) {
        let start = self.text.len();
        self.wrap(text, "", "");
        if self.bold {
            let heading = self.text.split_off(start);
            let _ = writeln!(self.text, "\u{1b}[1m{}\u{1b}[0m", heading.trim_end());
        }
    }

    fn line(&mut self, text: &str) {
        self.wrap(text, "", "");
    }

    fn item(&mut self, text: &str) {
        self.wrap(text, "  - ", "    ");
    }

    fn deep(&mut self, text: &str) {
        self.wrap(text, "      ", "        ");
    }

    fn block(&mut self, text: &str) {
        for line in text.lines() {
            self.wrap(line.trim(), "  | ", "  |   ");
        }
    }

    fn wrap(&mut self, text: &str, first: &str, rest: &str) {
        let mut line = first.to_owned();
        let mut fresh = true;
        for word in text.split_whitespace() {
            let long = line.chars().count() + 1 + word.chars().count() > self.width;
            if long && !fresh {
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                rest.clone_into(&mut line);
                fresh = true;
            }
            if !fresh {
                line.push(' ');
            }
            line.push_str(word);
            fresh = false;
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}
