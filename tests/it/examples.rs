//! The examples, run as a user runs them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use negotiation::{event::Subject, format::json, record::Record};

/// `cargo test` builds the examples beside the tests.
fn example(name: &str) -> Command {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap().join("examples");
    let mut command = Command::new(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)));
    command.env_remove("COLUMNS");
    command
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A file that is removed with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, content: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("negotiation-{}-{name}", std::process::id()));
        fs::write(&path, content).unwrap();
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn shipped() -> String {
    data("ukraine_2026")
}

fn data(name: &str) -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/{name}.jsonl"));
    fs::read_to_string(data).unwrap()
}

#[test]
fn the_brief_says_what_a_journalist_asks() {
    let output = example("ukraine_2026").output().unwrap();
    assert!(output.status.success());
    let brief = text(&output);
    for line in [
        "What is agreed, and by whom",
        "Accepted by United States and Ukraine (inferred); Russian Federation: nothing recorded",
        "14 Territory",
        "[Free economic zone: “Withdrawal, and a free economic or demilitarised zone.”]",
        "from the 28-point text (28 points): 8 with the same words, 11 amended, 9 left out, 1",
        "European counter-text, superseded: its points are not known one by one",
        "roadmap for prosperity to 2040. [censor.net 3592128]",
        "security — 0 of 8 points agreed in words (accounts differ)",
        "version `v28`, count",
        "e101 meeting.added of meeting `call-1029`: denied by russia",
        "e277 position.taken of version `v20`, existence",
        "exists: An attack of 91 drones on the residence at Valdai. [CNN, via kvia]",
        "Does Moscow confirm the meeting of Thursday? [open] [desk]",
        "What comes of the meetings of Thursday? [open] [Press report]",
        "Do the presidents of the United States and Ukraine meet before the year is over? [observed]",
        "Does Zelensky come to Davos after all? open -> observed",
        ">>> Thursday 22 January 2026",
        "announced by us only",
        "[point.text_agreed.clean]",
        "[point.text_agreed.agreement]",
        "(made up); irregularities: meeting.held.final",
        "First round of three, on security: unknown -> announced (23 to 24 January 2026)",
        "announced -> held",
    ] {
        assert!(brief.contains(line), "the brief lacks: {line}\n{brief}");
    }
    assert!(!brief.contains('\u{1b}'), "plain when not a terminal");
}

#[test]
fn it_says_who_speaks_for_whom_what_happened_and_what_is_due() {
    let page = text(&example("ukraine_2026").output().unwrap());
    for said in [
        "there: Steve Witkoff, Jared Kushner, Kirill Dmitriev",
        "Rustem Umerov, head of delegation",
        "Kyrylo Budanov, Head of the",
        "e386 person.office_begun of person `budanov`: (not checked) -> reported",
        "Washington and Moscow [open]: 5 meetings held",
        "~ 16 to 18 January 2026: Florida round",
        "> Thursday 22 January 2026: Witkoff with Putin (announced)",
        "meeting `moscow-0122` meets: Thursday 22 January 2026 (to come)",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    // Who led the delegation before resigned on 28 November.
    assert!(!page.contains("Andriy Yermak"));
    // Budanov left military intelligence in early January.
    assert!(!page.contains("Head of military intelligence"), "{page}");
    let then = text(&example("ukraine_2026").args(["--as-of", "2025-11-26"]).output().unwrap());
    assert!(then.contains("Andriy Yermak, head of delegation (inferred)"), "{then}");
    assert!(then.contains("deadline `thanksgiving` is due: Thursday 27 November 2025"), "{then}");
}

#[test]
fn the_calendar_of_the_talks_is_written() {
    let page = text(&example("calendar").output().unwrap());
    assert!(page.starts_with("BEGIN:VCALENDAR\r\n") && page.ends_with("END:VCALENDAR\r\n"));
    assert!(page.contains("SUMMARY:An answer to the plan by Thanksgiving\r\n"));
}

#[test]
fn it_keeps_to_the_width_of_the_terminal() {
    for width in [60, 80, 120] {
        let output = example("ukraine_2026").env("COLUMNS", width.to_string()).output().unwrap();
        for line in text(&output).lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn it_tells_what_was_so_on_a_day() {
    let output = example("ukraine_2026").args(["--as-of", "2025-12-01"]).output().unwrap();
    assert!(output.status.success());
    let brief = text(&output);
    assert!(brief.contains("as of Monday 1 December 2025"), "{brief}");
    assert!(!brief.contains("22 January 2026"), "{brief}");
}

#[test]
fn a_damaged_file_is_named_with_its_line() {
    let damaged = shipped().replacen("\"id\":\"e006\"", "\"idd\":\"e006\"", 1);
    let file = Scratch::new("damaged.jsonl", damaged.as_bytes());
    let output = example("ukraine_2026").arg(&file.0).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("line 7") && said.contains("idd"), "{said}");
}

#[test]
fn a_draft_that_does_not_fit_is_named() {
    let wrong = shipped().replacen(
        "\"party\":{\"joined\":{\"party\":\"us\"",
        "\"party\":{\"joined\":{\"party\":\"atlantis\"",
        1,
    );
    assert_ne!(wrong, shipped());
    let file = Scratch::new("unknown.jsonl", wrong.as_bytes());
    let output = example("ukraine_2026").arg(&file.0).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("draft `e") && said.contains("party.joined.known"), "{said}");
}

#[test]
fn a_wrong_command_line_is_told_apart() {
    for arguments in [&["--wat"][..], &["--as-of"], &["--as-of", "tomorrow"]] {
        let output = example("ukraine_2026").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn the_quickstart_agrees_and_reopens() {
    let output = example("quickstart").output().unwrap();
    assert!(output.status.success());
    let said = text(&output);
    assert!(said.contains("unanimity needs 2 of 2, 1 is for (missing `firm`)"), "{said}");
    assert!(said.contains("e14/point.reopened/pay"), "{said}");
}

#[test]
fn a_lifecycle_of_ones_own_prints_its_diagram() {
    let output = example("own_lifecycle").output().unwrap();
    assert!(output.status.success());
    assert!(text(&output).contains("stateDiagram-v2"));
}

#[test]
fn twenty_eight_points_become_twenty() {
    let output = example("ukraine_lineage").output().unwrap();
    assert!(output.status.success());
    let page = text(&output);
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<_> = page.lines().map(words).collect();
    for line in [
        "3 Russia does not invade, NATO does not expand dropped",
        "21 Territory amended, now 14",
        "14 Territory 21",
        "10 Free trade with the United States new",
        "28 points - 9 left out = 19 kept; + 1 new = 20",
        "The European counter-text: superseded",
        "What became of each point in it is not known. What is told of it:",
        "Russia does not invade, NATO does not expand: opposes",
    ] {
        assert!(lines.iter().any(|own| own == line), "the page lacks: {line}\n{page}");
    }
    assert_eq!(lines.iter().filter(|line| line.ends_with(" dropped")).count(), 9);
}

#[test]
fn a_majority_of_the_votes_is_no_sufficient_consensus() {
    let output = example("sufficient_consensus").output().unwrap();
    assert!(output.status.success());
    let page = text(&output);
    for line in [
        "all of: failed, 3 of 4 parts carried, 4 needed",
        "340495 of 565121 for, 282561 needed; missing: `pup`, `udp`; against: `uup`",
        "among `unionist`: failed",
        "0 of 224626 for, 112314 needed",
        "whatever pup, udp would have said",
        "[any.any.question]",
        "all of: carried, 4 of 4 parts carried, 4 needed",
        "the point is text_agreed",
    ] {
        assert!(page.contains(line), "lacking: {line}\n{page}");
    }
}

/// What an example prints, with one space between words.
fn words_of(name: &str) -> String {
    let output = example(name).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = text(&output);
    for line in page.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
    page.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect()
}

#[test]
fn the_agreement_of_colombia_is_signed_refused_signed_again_and_endorsed() {
    let page = words_of("colombia_2016");
    for line in [
        "2015-12-31 2 tabled, 4 text agreed negotiating\n2016-09-30 6 closed concluded",
        "2016-10-31 6 under discussion negotiating\n2016-12-01 6 closed implementing",
        "[point.closed.undertaking]",
        "19 November 2012: talks begun (not checked)",
        "4 June 2015 in principle (in part inferred)",
        "Beside the points, 12 July 2015: Communiqué 55, on de-escalation.",
        "22 May 2015 ended: After an attack. (not checked)\n20 July 2015 renewed",
        "failed: 6377482 for, 6431376 against",
        "majority (more than 50% of those for and against): failed",
        "computed, rounded: 50.21 % No, 49.79 % Yes",
        "computed, cut off: 50.21 % No, 49.78 % Yes",
        "the count as published: 50.21 % No, 49.78 % Yes",
        "2 October 2016: instrument `final-agreement` reopened",
        "2016-11-25 not in force, not in force\n2016-12-01 in force, in force",
        "0 of 4787 entries do not keep the rules of procedure.",
    ] {
        assert!(page.contains(line), "lacking: {line}\n{page}");
    }
    let at = |text: &str| page.find(text).unwrap();
    let titles = ["Comprehensive", "Political", "Solution", "Victims", "End of the", "Implementation, v"];
    assert!(titles.map(at).is_sorted(), "1, 2, 4, 5, 3, 6");
}

#[test]
fn the_stipulations_of_colombia_are_counted_year_by_year() {
    let page = words_of("colombia_2016");
    for line in [
        "2019-02-28 23 % 12 % 34 % 31 % 100 42 %",
        "2020-11-30 28 % 18 % 35 % 19 % 100 52 % unverified",
        "2021-11-30 30 % 19 % 37 % 15 % 101 54 %",
        "2023-06-30 31 % 20 % 36 % 13 % 100 56 %",
        "2024-11-30 34 % 19 % 38 % 9 % 100 59 %",
        "in 1 of 7 reports they add up to 99 or 101.",
        "7 of 7 reports have exactly the published shares.",
        "In the last report, of 578: 196 complete, 110 intermediate, 220 minimum, 52 not initiated.",
        "on 1 December 2031: 382.",
    ] {
        assert!(page.contains(line), "lacking: {line}\n{page}");
    }
    let bars = page.lines().filter_map(|line| line.split_once(" #")).filter(|(month, _)| month.len() == 7);
    let bars: Vec<_> = bars.map(|(_, bar)| bar.chars().count() + 1).collect();
    assert_eq!(bars, [50; 7]);
}

#[test]
fn the_plan_with_iran_is_in_force_for_some_and_not_for_others() {
    let page = words_of("jcpoa");
    for line in [
        "10 July 2015 extended to 13 July 2015 (not checked)\n13 July 2015 stopped",
        "Back channel of the United States and Iran in Oman, 2012 to November 2013: It was kept from the",
        "A political commitment, not binding in law",
        "It is not signed: a political commitment of 159 pages with five annexes.",
        "which falls on 18 October 2015; in force since: 18 October 2015",
        "which nobody computes; in force since: 16 January 2016",
        "which falls on 18 October 2023; in force since: never\nrefused by uk, france, germany, eu (not checked)",
        "which falls on 18 October 2025; in force since: never\nin force in the eyes of iran, russia, china",
        "Adoption Day was on 19 October 2015, says jpoasanctions.org",
        "2018-05-07 yes yes yes yes yes yes yes yes\n2018-05-08 yes no yes yes yes yes yes yes",
        "2025-10-18 yes no yes yes",
        "Set aside in the first of five steps suspended since May 2019 (not checked)",
        "Set aside in the fifth of five steps suspended since January 2020 (not checked)",
        "the majority of the Security Council: The United States lack",
        "uk, france, germany: They do not accept that it has ended.",
        "russia, china, iran: not in force. Null and void.",
        "Iran has not withdrawn from the plan.",
        "28 August 2025 set, due 27 September 2025",
        "26 September 2025: Six months more, as Russia and China propose? failed",
        "0 of 126 entries do not keep the rules of procedure.",
    ] {
        assert!(page.contains(line), "lacking: {line}\n{page}");
    }
    let held = |date: &str, cells: [bool; 5]| {
        let cells = cells.map(|is| if is { "in force" } else { "not in force" }).join(" ");
        assert!(page.contains(&format!("{date} {cells}\n")), "{date} {cells}\n{page}");
    };
    // As held by the United Kingdom, Iran, Russia, China, and anybody else.
    held("2016-12-31", [false; 5]);
    held("2020-12-31", [false; 5]);
    held("2025-09-27", [false; 5]);
    held("2025-09-28", [true, false, false, false, false]);
    held("2025-10-17", [true; 5]);
    held("2025-10-18", [true, false, false, false, true]);
}

#[test]
fn the_records_of_the_examples_are_written_and_replayed_as_they_are() {
    for name in ["ukraine_2026", "colombia_2016", "jcpoa"] {
        let record = Record::observe(json::read_drafts(&data(name)).unwrap()).unwrap().record;
        let written = json::write_record(&record).unwrap();
        let again = Record::replay(json::read_entries(&written).unwrap()).unwrap();
        assert!(again.negotiation().has_same_state(record.negotiation()), "{name}");
        assert!(record.entries().iter().all(|entry| !entry.sources().is_empty()), "{name}");
    }
}

#[test]
fn what_follows_by_the_rules_is_in_the_records_too() {
    for name in ["colombia_2016", "jcpoa"] {
        let drafts = json::read_drafts(&data(name)).unwrap();
        let mut record = Record::new();
        let mut waiting: Vec<(&str, Subject)> = Vec::new();
        for draft in drafts {
            let done = record.propose(draft.observed()).unwrap();
            for entry in done.entries() {
                let came = (entry.event().kind().name(), entry.event().subject());
                waiting.retain(|one| *one != came);
                assert!(entry.irregularities().is_empty(), "{name}: {}", entry.id());
            }
            let expected = done.expected().iter().map(|event| (event.kind().name(), event.subject()));
            waiting.extend(expected.filter(|one| !waiting.contains(one)).collect::<Vec<_>>());
        }
        // Whatever binds in law is signed by its parties, says the library; a council adopts.
        waiting.retain(|(kind, _)| *kind != "instrument.signed");
        // Transition Day came by its date, and the E3 and the European Union declined: it never entered into force.
        waiting.retain(|(_, subject)| subject.to_string() != "instrument `transition-day`");
        assert_eq!(waiting, [], "{name}");
    }
}

#[test]
fn the_mediators_desk_shows_each_what_it_may_see() {
    let output = example("mediator_desk").output().unwrap();
    assert!(output.status.success());
    let page = text(&output);
    let (first, last) = page.split_once("And now, as each sees it").unwrap();
    let columns = |page: &str, after: &str, row: &str| {
        let lines = page.lines().skip_while(|line| !line.starts_with(after));
        let line = lines.skip(1).find(|line| line.trim_start().starts_with(row)).unwrap().to_owned();
        line.split_whitespace().skip(1).map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(columns(first, "Sharing", "highland"), ["rejects", "rejects", "reserves", "reserves"]);
    assert_eq!(columns(first, "Crossings", "lowland"), ["rejects", "accepts", "rejects", "accepts"]);
    assert_eq!(columns(last, "Sharing", "highland"), ["rejects", "rejects", "rejects", "reserves"]);
    assert_eq!(columns(last, "Crossings", "lowland"), ["opposes", "accepts", "opposes", "accepts"]);
    for line in [
        "unanimity needs 2 of 2, 1 is for (against `lowland`)",
        "Highland is told: not now.",
        "lowland has known of it since 2026-03-09T10:00:00Z",
        "new: point `water`, position of `highland`: reserves -> rejects",
        "public knows nothing of it",
        "believed until then: rejects: Not while the tower stands.",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
}
