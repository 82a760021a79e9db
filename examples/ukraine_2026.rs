//! The brief of a journalist who follows the talks on ending the war in Ukraine.
//!
//! `cargo run --example ukraine_2026 [PATH] [--as-of DATE]`
//!
//! What rests on no page is marked: `(inferred)` is the desk's reading, `(not checked)` comes from its
//! notes alone, `(made up)` was invented for the example.
//!
//! Reads a file of drafts written by hand (the shipped one, or PATH, which may also be a file of
//! entries), records them as observed, and prints the brief: what is agreed and by whom, what is
//! not and why, assessments side by side, meetings, what to watch. With the shipped record it then
//! goes on to Thursday 22 January 2026. Exits with 1 on a record that does not load, naming the
//! entry at fault, and with 2 on a wrong command line.

mod common;

use std::process::ExitCode;

use common::{
    Answer, MADE_UP, OUT_OF_ORDER, Page, Usage, about, accounts, after, broken_rules, in_order, irregular,
    join, mark, refused, rests_on, say, ukraine_2026,
};
use negotiation::{
    decision::Ballot,
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
        party::PartyView,
        person::AccreditationStatus,
        point::{self, PointView},
        position::Stance,
    },
    value::source::{Attribution, Certainty},
};

fn main() -> ExitCode {
    common::run("ukraine_2026 [PATH] [--as-of DATE]", |page| {
        let (path, as_of) = arguments(std::env::args().skip(1)).map_err(Usage)?;
        let record = path.as_deref().map_or_else(ukraine_2026, load);
        let record = record.map_err(|error| format!("the record does not load: {error}"))?;
        if let Some(day) = as_of {
            return look_back(page, &record, day);
        }
        let now = record.negotiation().last_recorded().ok_or("there is no entry")?;
        brief(page, record.negotiation(), now)?;
        if path.is_none() { thursday(page, record) } else { Ok(()) }
    })
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

/// The brief as it would have been on a day, had all been known that is known today.
fn look_back(page: &mut Page, record: &Record, day: chrono::NaiveDate) -> Answer {
    let end = record.end_of(day).ok_or("a date beyond the calendar")?;
    let past = record.as_of(end);
    brief(page, past.negotiation(), end)?;
    if !past.straddling().is_empty() {
        page.head("Too vague to be sure");
        for one in past.straddling() {
            page.item(format!("{} taken as {}", one.entry, if one.is_in { "before" } else { "after" }));
        }
    }
    Ok(())
}

/// A file of drafts is recorded as observed; a file of entries is replayed.
fn load(path: &str) -> Answer<Record> {
    let bytes = std::fs::read(path)?;
    let text = json::utf8(&bytes)?;
    match json::read_drafts(text) {
        Ok(drafts) => Ok(Record::observe(drafts)?.record),
        Err(error) if matches!(error.problem(), json::Problem::OtherContent { .. }) => {
            Ok(Record::replay(json::read_entries(text)?)?)
        }
        Err(error) => Err(error.into()),
    }
}

/// The mark of the last entry of a kind that is about something.
fn mark_of(talks: &Negotiation, kind: &str, thing: impl Into<Subject>) -> &'static str {
    mark(talks, about(talks, thing).rfind(|entry| entry.event().kind().name() == kind))
}

/// An entry by its id, its kind, and what it is about.
fn told_in(entry: &Entry) -> String {
    format!("{} {} of {}", entry.id(), entry.event().kind(), entry.event().subject())
}

/// The first source of an entry, in brackets.
fn source(entry: &Entry) -> String {
    after("", entry.sources().first().map(|source| format!(" [{}]", source.title())))
}

fn brief(page: &mut Page, talks: &Negotiation, now: Instant) -> Answer {
    let title = talks.title().map_or("Talks not yet opened", Name::as_str);
    page.title(format!("{title} — as of {}", When::instant(now)?.describe()));
    let (status, progress) = (after("", talks.status()), talks.progress());
    page.line(format!(
        "Status: {status}. {} points: {} agreed in words, {} in principle, {} under discussion, {} tabled; {} dropped.",
        progress.total(), progress.settled(), progress.agreed_in_principle, progress.under_discussion, progress.tabled, progress.dropped,
    ));
    page.line(rests_on(talks));
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
    Ok(())
}

fn label(point: PointView<'_>) -> String {
    point.number().map_or_else(|| point.title().to_string(), |number| format!("{number} {}", point.title()))
}

fn stance(point: PointView<'_>, party: &PartyId) -> String {
    match point.position(party) {
        None => "nothing recorded".to_owned(),
        Some(position) if !position.is_current => format!("{} (on earlier words)", verb(position.stance)),
        Some(position) => verb(position.stance).to_owned(),
    }
}

const fn verb(stance: Stance) -> &'static str {
    match stance {
        Stance::Accepts => "accepts",
        Stance::AcceptsAdReferendum => "accepts, subject to confirmation",
        Stance::AcceptsWithReservation => "accepts with a reservation",
        Stance::AcceptsIf => "accepts on a condition",
        Stance::AgreesInPrinciple => "agrees in principle",
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
        let by = join(point.positions().filter(|p| p.counts).map(|p| p.party), ", ");
        page.item(format!("{} — {} ({by})", label(point), point.status()));
    }
    if none {
        page.line("No point is agreed by all whose agreement is needed.");
    }
    // Points that stand alike are told together.
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for point in talks.points().filter(|point| point.status().is_open()) {
        let accepts = |party: &PartyView<'_>| {
            let position = point.position(party.id());
            position.is_some_and(|p| p.counts && p.stance.ballot() == Ballot::For)
        };
        let (yes, no): (Vec<_>, Vec<_>) = talks.principals().partition(accepts);
        if yes.len() >= 2 || (!yes.is_empty() && no.is_empty()) {
            let missing = no.iter().map(|p| format!("{}: {}", p.name(), stance(point, p.id())));
            let mut marks: Vec<_> =
                point.positions().filter(|p| p.counts).map(|p| mark(talks, p.entry)).collect();
            marks.dedup();
            let (by, missing) = (join(yes.iter().map(|p| p.name()), " and "), join(missing, ", "));
            let key = format!("Accepted by {by}{}; {missing}", marks.concat());
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, points)) => points.push(label(point)),
                None => groups.push((key, vec![label(point)])),
            }
        }
    }
    for (key, points) in groups {
        page.line(format!("{key} — {} points:", points.len()));
        page.item(points.join("; "));
    }
}

fn sticking(page: &mut Page, talks: &Negotiation) {
    page.head("What is not agreed, and why");
    let all = talks.sticking_points();
    for sticking in all.iter().take(4) {
        page.item(format!("{} [{}]", label(sticking.point), say(Some(sticking.point.status()))));
        let reasons = join(sticking.reasons.iter().map(|reason| name(talks, reason)), "; ");
        page.deep(format!("Why: {reasons}."));
        for position in sticking.point.positions().filter(|position| position.is_current) {
            let party = after("", talks.party(position.party).map(|party| party.name()));
            let (stance, why) = (verb(position.stance), after(": ", position.entry.reason()));
            page.deep(format!("{party} {stance}{why}{}", mark(talks, position.entry)));
        }
        if let Some(words) = sticking.point.wording().and_then(|wording| wording.text.as_ref()) {
            page.deep(format!("Words before them: “{words}”"));
        }
        for option in sticking.point.open_alternatives() {
            page.deep(in_brackets(talks, option));
        }
    }
    if all.len() > 4 {
        page.line(format!("{} more open points wait for positions that nobody has recorded.", all.len() - 4));
    }
    if all.is_empty() {
        page.line("Nothing stands against what is on the table.");
    }
}

/// Words that stand in brackets, who tabled them, and who has said what of them.
fn in_brackets(talks: &Negotiation, option: AlternativeView<'_>) -> String {
    let name = option.fact().and_then(|fact| fact.title.as_ref()).map_or("other words", Name::as_str);
    let words = option.wording().and_then(|wording| wording.text.as_ref());
    let words = after(": ", words.map(|words| format!("“{words}”")));
    let said = option.positions().filter_map(|position| {
        let party = talks.party(position.party)?.name();
        Some(format!("{party} {}{}", verb(position.stance), mark(talks, position.entry)))
    });
    let mut by = option.proposer().map_or_else(Vec::new, |actor| vec![format!("tabled by {actor}")]);
    by.extend(said);
    format!("[{name}{words}] ({}){}", by.join("; "), mark(talks, option.entry()))
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
    let kept = mark_of(talks, "version.taken_as_basis", basis.id());
    page.item(format!("{}, {} points: the basis{kept}", basis.label(), basis.contents().count()));
    tell_content(page, talks, basis.id());
    for parent in basis.parents() {
        let Some(lines) = talks.lineage(parent.id(), basis.id()) else { continue };
        let count = |keep: fn(&Descent<'_>) -> bool| lines.iter().filter(|line| keep(line)).count();
        page.item(format!(
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
        page.item(format!("{}, {}: its points are not known one by one", other.label(), other.status()));
        tell_content(page, talks, other.id());
    }
}

/// What somebody says that stands in a text, or beside it.
fn tell_content(page: &mut Page, talks: &Negotiation, version: &VersionId) {
    for account in accounts(talks, version).iter().filter(|own| own.fact.aspect == Aspect::Content) {
        page.deep(format!("{}: {}{}", account.entry.by(), account.fact.value, source(account.entry)));
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
        page.item(format!("{topic}{counts}{mark}"));
        for one in said {
            let (share, when) = (after(", ", one.fact.share.as_ref()), after(", ", one.entry.occurred()));
            let (by, rating) = (one.entry.by(), &one.fact.rating);
            page.deep(format!("{by}: {rating}{share}{when}{}", source(one.entry)));
        }
    }
}

/// Of one fact several versions, and entries that somebody vouches for or denies, each with its source.
fn disputed(page: &mut Page, talks: &Negotiation) {
    page.head("Accounts that differ");
    for (subject, told) in talks.disputed() {
        let subject = match &subject {
            Subject::Entry(id) => talks.entry(id).map_or_else(|| subject.to_string(), told_in),
            _ => subject.to_string(),
        };
        page.item(format!("{subject}, {}", told.aspect));
        for account in told.accounts.iter().filter(|account| !account.superseded) {
            let text = after(": ", account.fact.text.as_ref());
            let (by, value) = (account.entry.by(), &account.fact.value);
            page.deep(format!("{by}: {value}{text}{}", source(account.entry)));
        }
    }
    for entry in talks.entries() {
        for (remark, by, with) in talks.remarks_on(entry.id()) {
            page.item(format!("{}: {remark} by {by}", told_in(entry)));
            let text = match with.event() {
                Event::Record(RecordEvent::Denied(fact)) => fact.text.as_ref(),
                Event::Record(RecordEvent::Disputed(fact)) => fact.text.as_ref(),
                _ => None,
            };
            page.deep(format!("{}{}", after("", text), source(with)));
        }
    }
}

fn on(when: Option<&When>) -> String {
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
        let place = meeting.place().or(meeting.planned_place());
        let place = place.map_or_else(|| "place unknown".to_owned(), ToString::to_string);
        let there = || meeting.participants().filter(|one| one.presence == Some(Presence::Present));
        let (parties, sure) =
            (join(there().map(|one| one.party), ", "), mark_of(talks, "meeting.held", meeting.id()));
        page.item(format!("{}: {}, {place} ({parties}){sure}", on(when), title(*meeting)));
        let persons = there().flat_map(|one| one.persons).filter_map(|person| talks.person(person));
        let persons = join(persons.map(|person| person.name()), ", ");
        if !persons.is_empty() {
            page.deep(format!("there: {persons}"));
        }
        for (entry, readout) in meeting.readouts() {
            page.deep(format!("{} says: {}{}", entry.by(), readout.text, mark(talks, entry)));
        }
        for (entry, outcome) in meeting.outcomes() {
            page.deep(format!("came of it: {}{}", after("", outcome.text.as_ref()), mark(talks, entry)));
        }
    }
    page.head("Meetings to come");
    let next = talks.next_meetings(now);
    for one in &next {
        let thursday =
            one.meeting.window().is_some_and(|window| window.to_string().starts_with("2026-01-22"));
        let mark = if thursday { ">>> " } else { "" };
        let place = after(", ", one.meeting.planned_place());
        let invited = after(", at the invitation of ", one.meeting.invited_by());
        let sides = match (one.is_one_sided, one.meeting.announced_by()) {
            (true, Some(by)) => format!("; announced by {by} only"),
            _ => String::new(),
        };
        let (when, what, status) = (on(one.meeting.window()), title(one.meeting), one.meeting.status());
        page.item(format!("{mark}{when}: {what}{place}{invited} [{status}{sides}]"));
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
                (_, Some(sent)) => (say(Some(&sent.capacity)), "person.accredited"),
                (Some(office), None) => (office.title.to_string(), "person.office_begun"),
                (None, None) => continue,
            };
            let sure = mark_of(talks, kind, person.id());
            all.push(format!("{}, {how}{sure}", person.name()));
        }
        if !all.is_empty() {
            page.item(format!("{}: {}", party.name(), all.join("; ")));
        }
    }
    for track in talks.tracks() {
        let met = talks.meetings().filter(|meeting| meeting.track() == Some(track.id()));
        let held = met.filter(|meeting| meeting.status() == MeetingStatus::Held).count();
        let name = track.title().map_or(track.id().as_str(), Name::as_str);
        page.item(format!("{name} [{}]: {held} meetings held", track.status()));
    }
}

/// What happened, the last of it: `~` marks a vague date, `>` a plan, `?` no date.
fn chronology(page: &mut Page, talks: &Negotiation) {
    page.head("Chronology, the end of it (~ vague, > planned, ? no date)");
    let all = talks.chronology();
    for happening in all.iter().skip(all.len().saturating_sub(14)) {
        page.deep(format!("{happening}{}", mark(talks, happening.entry)));
    }
}

fn to_watch(page: &mut Page, talks: &Negotiation, now: Instant) {
    page.head("What to watch");
    for item in talks.watch_list() {
        let by = after("", item.entry().map(source));
        page.item(format!("{} [{}]{by}", after("", item.question()), item.status()));
        match item.observed().and_then(|(fact, _)| talks.entry(fact.entry.as_ref()?)) {
            Some(entry) => {
                let (subject, kind) = (entry.event().subject(), entry.event().kind());
                page.deep(format!("seen in {}: {subject} {kind}", entry.id()));
            }
            None => {
                let until = after(" by ", item.due().map(When::describe));
                page.deep(format!("signs{until}: {}", join(item.indicators(), "; ")));
            }
        }
    }
    for party in talks.principals() {
        let waits = talks.points().filter(|point| {
            point.status().is_open() && point.position(party.id()).is_none_or(|position| !position.is_current)
        });
        let count = waits.count();
        if count > 0 {
            page.item(format!("{}: no position on the current words of {count} open points", party.name()));
        }
    }
    for due in talks.due(now).iter().filter(|due| due.kind != DueKind::Watch) {
        page.item(due);
    }
    // What stands above already.
    let above = ["review.point.unowned", "review.account.differs"];
    for finding in talks.review(now).iter().filter(|found| !above.contains(&found.rule.id())) {
        page.item(format!("To be looked at: {finding}"));
    }
    let spoke = |meeting: &MeetingView<'_>| meeting.readouts().count();
    let silent = talks.meetings().filter(|m| m.status() == MeetingStatus::Held && spoke(m) == 1);
    let silent = join(silent.map(title), "; ");
    if !silent.is_empty() {
        page.item(format!("Only one side has told of: {silent}"));
    }
}

/// What happened next: the meetings of Thursday, a refusal, an irregularity. Every entry names the report that it
/// is from; the one that is made up says so.
fn thursday(page: &mut Page, mut record: Record) -> Answer {
    page.title("Thursday, and what changed");
    let before = record.negotiation().what_if();
    let (kremlin, davos, abu_dhabi) = ("moscow-0122", "davos-leaders", "abu-dhabi-0123");
    let reported =
        |title: &str| -> Answer<Source> { Ok(Source::new(title)?.with_certainty(Certainty::REPORTED)) };
    let (xinhua, trt, walaw) = (
        reported("Xinhua, people.cn 20418299")?,
        reported("trtworld.com a8e6cbe3fb21")?,
        reported("walaw.press")?,
    );
    let desk = Source::new("desk")?.with_certainty(Certainty::UNVERIFIED);
    let inferred = desk.with_attribution(Attribution::INFERRED);
    let made_up = Source::new("made up for the example")?.with_attribution(Attribution::new(MADE_UP)?);
    let now = record.negotiation().last_recorded().ok_or("there is no entry")?;
    let ids = (401..).filter_map(|number| EntryId::new(format!("e{number}")).ok());
    let mut desk = Desk::of(&mut record, "newsdesk", now)?.with_ids(ids);
    let (secretariat, unknown) = (Actor::Secretariat, Actor::Unknown);
    let persons = |ids: &[&str]| ids.iter().map(|id| PersonId::new(*id)).collect::<Result<Vec<_>, _>>();
    let there = |meeting: &str, party: &str, who: &[&str]| -> Answer<Event> {
        let there = meeting::AttendanceRecorded::new(meeting, party, Presence::Present)?;
        Ok(there.with_persons(persons(who)?).into())
    };
    let place = Place::Named(Name::new("Moscow, Kremlin")?);
    let started = meeting::Started::new(kremlin)?.with_place(place);
    // It began late on Thursday and ended on Friday, Moscow time.
    let held = meeting::Held::new(kremlin)?.with_interval("2026-01-22/2026-01-23+03:00".parse()?);
    let told = "Constructive and frank; on territory Russia insists on the formula of Anchorage.";
    let met = meeting::Held::new(davos)?.with_interval("2026-01-22".parse()?);
    let word = "About an hour, and good, it is said.";
    let down = "It is down to one issue.";
    let next_round = meeting::Added::new(abu_dhabi, meeting::Format::TRILATERAL)?
        .with_title(Name::new("First round of three, on security")?);
    let window = meeting::Announced::new(abu_dhabi)?.with_window("2026-01-23/2026-01-24".parse()?);
    let window = window.with_place(Place::UndisclosedIn(Name::new("United Arab Emirates")?));
    let witkoff = Actor::acting(Acting::new(PartyId::new("us")?).with_person(PersonId::new("witkoff")?));
    for (by, at, source, event) in [
        // Zelensky had said that he would not come to Davos, and came.
        (&secretariat, "2026-01-22T20:00:00Z", &trt, met.into()),
        (&secretariat, "2026-01-22T20:00:00Z", &trt, there(davos, "us", &["trump"])?),
        (&secretariat, "2026-01-22T20:00:00Z", &trt, there(davos, "ukraine", &["zelensky"])?),
        (&unknown, "2026-01-22T20:00:00Z", &trt, meeting::ReadOut::new(davos, word)?.into()),
        (&witkoff, "2026-01-22T20:05:00Z", &trt, meeting::ReadOut::new(davos, down)?.into()),
        (&unknown, "2026-01-22T20:05:00Z", &trt, next_round.into()),
        (&unknown, "2026-01-22T20:05:00Z", &trt, window.into()),
        (&secretariat, "2026-01-22T21:30:00Z", &xinhua, started.into()),
        (&secretariat, "2026-01-23T21:00:00Z", &xinhua, held.into()),
        (
            &secretariat,
            "2026-01-23T21:05:00Z",
            &xinhua,
            there(kremlin, "us", &["witkoff", "kushner", "gruenbaum"])?,
        ),
        (
            &secretariat,
            "2026-01-23T21:05:00Z",
            &xinhua,
            there(kremlin, "russia", &["putin", "ushakov", "dmitriev"])?,
        ),
        (&unknown, "2026-01-23T21:06:00Z", &xinhua, meeting::ReadOut::new(kremlin, told)?.into()),
    ] {
        desk.set_time(at)?.by(by).observed().with_source(source.clone()).propose(event)?;
    }
    // Three lengths are told, and three pages tell them; which tells which was not written down.
    for length in ["more than three hours", "about four hours", "over four hours"] {
        let about = About::from(MeetingId::new("moscow-0122")?);
        let told = account::Given::new(about, Aspect::Duration, Value::Text(Text::new(length)?))?;
        let turn = desk.set_time("2026-01-23T21:07:00Z")?.by(&unknown).observed();
        turn.with_source(xinhua.clone()).with_source(trt.clone()).with_source(walaw.clone()).propose(told)?;
    }
    page.line("A program that governs would not let one side declare points agreed:");
    for (point, rule) in
        [("territory", "point.text_agreed.clean"), ("ceasefire", "point.text_agreed.agreement")]
    {
        let turn = desk.set_time("2026-01-23T21:10:00Z")?.by("us").with_source(made_up.clone());
        let refusal = refused(turn.propose(point::TextAgreed::new(point)?), rule)?;
        page.block(refusal.explain(desk.negotiation()));
    }
    page.line("A newsroom records what is told, in order or not, and keeps what was not:");
    // Nobody has reported this reply: it is here because a meeting that is over takes none.
    let reply = meeting::ParticipantReplied::new(davos, "ukraine", Reply::Accepted)?;
    let turn = desk.set_time("2026-01-23T21:20:00Z")?.by("ukraine").observed();
    let late = turn.with_source(made_up).draft(reply)?;
    let late_id = late.id().clone();
    let out_of_order: Vec<_> =
        OUT_OF_ORDER.into_iter().chain([(late_id.as_str(), "meeting.held.final")]).collect();
    let done = desk.propose(late)?;
    for entry in done.entries() {
        let (kind, sure) = (entry.event().kind(), mark(desk.negotiation(), entry));
        page.item(format!(
            "{kind} recorded as {}{sure}; irregularities: {}",
            entry.id(),
            broken_rules(entry)
        ));
    }
    in_order(desk.record(), &out_of_order)?;
    // What was waited for has been seen, and the entry says where.
    for (item, entry) in [("moscow-confirms", "e408"), ("zelensky-davos", "e403")] {
        let seen = watch::Observed::new(item)?.with_entry(EntryId::new(entry)?);
        let turn = desk.set_time("2026-01-23T21:30:00Z")?.secretariat().observed();
        turn.with_source(inferred.clone()).propose(seen)?;
    }
    // Two pages on the round of three have what the desk had in its notes alone; others keep the old title.
    for budanov in ["e385", "e386"] {
        let turn = desk.set_time("2026-01-24T20:00:00Z")?.secretariat().observed();
        turn.with_source(walaw.clone()).propose(Sourced::new(budanov, &walaw)?)?;
    }
    in_order(desk.record(), &out_of_order)?;
    changes(page, &before, desk.negotiation());
    Ok(())
}

/// What the brief says now and did not say before.
fn changes(page: &mut Page, before: &Negotiation, now: &Negotiation) {
    page.head("What changed in the brief");
    for meeting in now.meetings() {
        let was = before.meeting(meeting.id()).map(|meeting| meeting.status());
        if was != Some(meeting.status()) {
            let was = was.map_or_else(|| "unknown".to_owned(), |was| was.to_string());
            let when = on(meeting.interval().or(meeting.window()));
            page.item(format!("{}: {was} -> {} ({when})", title(meeting), meeting.status()));
        }
        for (entry, readout) in
            meeting.readouts().skip(before.meeting(meeting.id()).map_or(0, |m| m.readouts().count()))
        {
            page.deep(format!("{} says: {}", entry.by(), readout.text));
        }
        for told in now.accounts(&meeting.id().into()) {
            let said = join(told.accounts.iter().map(|one| &one.fact.value), "; ");
            page.deep(format!("{}: {said}", told.aspect));
        }
    }
    for entry in before.entries() {
        let (was, is) = (mark(before, &**entry), mark(now, &**entry));
        if was != is {
            let sources = join(now.sources_of(entry.id()).map(|(own, _)| own.title()), "; ");
            let is = if is.is_empty() { "reported" } else { is.trim() };
            page.item(format!("{}:{was} -> {is} [{sources}]", told_in(entry)));
        }
    }
    for item in now.watch_list() {
        let was = before.watch(item.id()).map(|item| item.status());
        if let Some(was) = was.filter(|was| *was != item.status()) {
            page.item(format!("{} {was} -> {}", after("", item.question()), item.status()));
        }
    }
    for point in now.points() {
        let was = before.point(point.id());
        if was.map(|point| (point.status(), point.flag())) != Some((point.status(), point.flag())) {
            let flag = after(", ", point.flag());
            page.item(format!("{}: now {}{flag}", label(point), point.status()));
        }
    }
    page.line(format!("{} entries before, {} after.", before.entries().len(), now.entries().len()));
}
