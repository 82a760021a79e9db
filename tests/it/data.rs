//! The records of the examples say no more than their sources: which pages they may name, what each page bears,
//! and how everything else is marked. `examples/data/README.md` says how to read the marks.

use std::{collections::BTreeSet, fs, path::Path};

use negotiation::{
    event::{Draft, Event},
    format::json,
    prelude::*,
    talks::{point, version::VersionEvent},
    value::source::{Attribution, Certainty, Source},
};

/// The desk itself: its readings, and its notes.
const DESK: [&str; 2] = ["desk", "the desk's notes"];

/// A page that a record may name, the first day on which it can have said what it is named for, and what that is.
type Page = (&'static str, &'static str, &'static str);

const UKRAINE: [Page; 48] = [
    ("Axios, via babel.ua 123193", "2025-11-19", "the drafting channel"),
    ("babel.ua 123193", "2025-11-19", "the channel; the meeting in Türkiye that was put off"),
    ("novinite 235546", "2025-11-19", "the channel; the plan is approved; the deadline"),
    ("enbweb.co, after the Financial Times", "2025-11-21", "the 28 points"),
    ("arynews", "2025-11-21", "the 28 points"),
    ("report.az", "2025-11-21", "the 28 points; the E3 at Geneva"),
    ("la.lv", "2025-11-21", "points 21 to 28"),
    ("id.abna24.com 1752713", "2025-11-21", "points 11 to 20, in part"),
    ("myglobalnews.net", "2025-11-21", "a wrong day of the week for the deadline"),
    ("censor.net 3586560", "2025-11-23", "Geneva; the joint statement"),
    ("anewz.tv", "2025-11-23", "Geneva"),
    ("news.liga.net", "2025-11-23", "three changes of the European text"),
    ("tass.com 2047691", "2025-11-23", "Rubio: 26 to 28 points; the European text not seen"),
    ("cccv.info 443529", "2025-11-23", "others: the European text is outdated"),
    ("liga.net, after the Financial Times", "2025-11-24", "from 28 points to 19"),
    ("caliber.az", "2025-11-24", "from 28 points to 19; Paris"),
    ("globaltimes 1349008", "2025-11-24", "Ushakov: needs revision; nothing official"),
    ("rbc.ua", "2025-11-24", "Ushakov: needs revision; nothing official"),
    ("intellinews 413511", "2025-11-25", "the call of 29 October, called a fake"),
    ("en.special.kremlin.ru 78638", "2025-12-02", "the Kremlin, 2 to 3 December"),
    ("novinite 235759", "2025-12-02", "the Kremlin, 2 to 3 December; 27 points; four papers"),
    ("insidertexts 287392", "2025-12-02", "the Kremlin, 2 to 3 December; four papers"),
    ("novinite 235912", "2025-12-14", "Berlin"),
    ("sfg.media", "2025-12-14", "Berlin"),
    ("radar.am", "2025-12-14", "Berlin; some nine tenths, say American officials"),
    ("censor.net 3592128", "2025-12-23", "the 20 points; two are open; the papers beside them"),
    ("m.ostro.info 13744", "2025-12-23", "the 20 points"),
    ("livemint 11766568049514", "2025-12-23", "the 20 points"),
    ("DW, via usheadlinenews", "2025-12-23", "the 20 points"),
    ("hvylya 238", "2025-12-23", "the open points"),
    ("parapolitika 120976", "2025-12-23", "the papers beside the 20 points"),
    ("britbrief", "2025-12-28", "Mar-a-Lago"),
    ("vividvoicenews", "2025-12-28", "Mar-a-Lago"),
    ("thenewscapital", "2025-12-28", "Mar-a-Lago; the call with Europeans"),
    ("mail.ru 69271674", "2025-12-28", "Mar-a-Lago"),
    ("CNN, via kvia", "2025-12-29", "the alleged attack; the position to be revised"),
    ("editorialge", "2025-12-31", "American intelligence on the alleged attack"),
    ("president.gov.ua 102317", "2026-01-06", "Paris"),
    ("wionews", "2026-01-06", "Paris"),
    ("Reuters copy", "2026-01-18", "Florida in January"),
    ("ilsannioquotidiano", "2026-01-19", "Florida in January"),
    ("novayagazeta.eu", "2026-01-21", "Davos on 20 January; Zelensky will not come"),
    ("Press report", "2026-01-21", "Thursday is announced; the areas; options for territory; what to watch"),
    ("english.pravda.ru 165554", "2026-01-21", "Thursday is announced; preparatory talks"),
    ("independent.co.uk b2904650", "2026-01-21", "Thursday is announced; land deals"),
    ("unn.ua", "2026-01-21", "Thursday is announced; preparatory talks"),
    ("bcfausa.org (ISW)", "2026-01-21", "preparatory talks"),
    ("antiguatribune 634034, after Al Jazeera and the Financial Times", "2026-01-21", "the signing put off"),
];

/// What the example names beside them when it goes on to Thursday.
const THURSDAY: [Page; 3] = [
    ("trtworld.com a8e6cbe3fb21", "2026-01-22", "Davos and Moscow on Thursday; the round of three"),
    ("Xinhua, people.cn 20418299", "2026-01-22", "Moscow on Thursday"),
    ("walaw.press", "2026-01-23", "Moscow on Thursday; the new office of Budanov"),
];

const COLOMBIA: [Page; 6] = [
    ("PA-X Peace Agreements Database", "2012-08-26", "the texts of 2012 to 2016 and their dates"),
    ("epthinktank.eu", "2012-08-26", "the General Agreement; August and September 2016"),
    ("telesurenglish", "2015-07-23", "the ceasefire renewed"),
    ("masress 756112", "2015-09-23", "the special jurisdiction; six months"),
    (
        "escolapau.uab.cat",
        "2016-10-02",
        "the vote; the term of the ceasefire; talks with the leaders of the No",
    ),
    ("kroc.nd.edu, sixth report", "2021-11-30", "who counts what was carried out"),
];

const IRAN: [Page; 11] = [
    ("law.com 1202749789514", "2013-11-24", "the interim deal, six months"),
    ("rensunderworld", "2014-01-20", "the interim deal begins"),
    ("commonslibrary CBP-7178", "2015-04-02", "Lausanne; Adoption Day"),
    ("reuters", "2015-07-14", "the plan"),
    ("eeas 8711", "2015-07-14", "the plan; its parties; Implementation Day; the withdrawal of 2018"),
    ("jpoasanctions.org, key dates", "2015-07-14", "the days of the plan"),
    ("mehrnews 235851", "2025-08-28", "the notification of the E3"),
    ("particle.news", "2025-08-28", "the notification of the E3"),
    ("tass 2022571", "2025-09-26", "the vote of the Council; what each holds of September 2025"),
    ("menafn 1110216296", "2025-10-18", "what each holds of 18 October 2025"),
    ("anews", "2025-10-18", "what each holds of 18 October 2025"),
];

fn records() -> [(&'static str, &'static [Page]); 3] {
    [("ukraine_2026", &UKRAINE), ("colombia_2016", &COLOMBIA), ("jcpoa", &IRAN)]
}

fn drafts(name: &str) -> Vec<Draft> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/{name}.jsonl"));
    json::read_drafts(&fs::read_to_string(data).unwrap()).unwrap()
}

fn is_desk(source: &Source) -> bool {
    DESK.contains(&source.title().as_str())
}

fn inferred(source: &Source) -> bool {
    source.attribution() == Some(&Attribution::INFERRED)
}

#[test]
fn every_page_that_is_named_is_in_the_list_and_every_page_of_the_list_is_named() {
    for (name, pages) in records() {
        let known: BTreeSet<_> = pages.iter().map(|(title, ..)| *title).collect();
        let all = drafts(name);
        let named: BTreeSet<_> = all
            .iter()
            .flat_map(Draft::sources)
            .filter(|own| !is_desk(own))
            .map(|own| own.title().as_str())
            .collect();
        assert_eq!(named, known, "{name}");
    }
    let example =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ukraine_2026.rs")).unwrap();
    let named: BTreeSet<_> =
        example.split("reported(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(named, THURSDAY.iter().map(|(title, ..)| *title).collect());
}

#[test]
fn what_no_page_bears_is_marked() {
    for (name, _) in records() {
        for draft in drafts(name) {
            let id = draft.id();
            assert!(!draft.sources().is_empty(), "{name}: {id}");
            for source in draft.sources() {
                let how = (source.attribution(), source.certainty());
                match source.title().as_str() {
                    "desk" => assert_eq!(
                        how,
                        (Some(&Attribution::INFERRED), Some(&Certainty::UNVERIFIED)),
                        "{name}: {id}"
                    ),
                    "the desk's notes" => {
                        assert_eq!(how, (None, Some(&Certainty::UNVERIFIED)), "{name}: {id}");
                    }
                    _ if inferred(source) => {
                        assert_eq!(how.1, Some(&Certainty::UNVERIFIED), "{name}: {id}");
                    }
                    _ => assert_ne!(how.1, Some(&Certainty::VERIFIED), "{name}: {id}"),
                }
            }
        }
    }
}

#[test]
fn only_what_a_party_published_itself_is_official() {
    for (name, _) in records() {
        for draft in drafts(name) {
            for source in draft.sources() {
                if source.attribution() == Some(&Attribution::OFFICIAL) {
                    let own = ["en.special.kremlin.ru 78638", "president.gov.ua 102317"];
                    assert!(own.contains(&source.title().as_str()), "{name}: {}", draft.id());
                }
            }
        }
    }
}

#[test]
fn nothing_is_recorded_before_the_page_that_it_is_from() {
    for (name, pages) in records() {
        for draft in drafts(name) {
            let day = draft.recorded().date_naive();
            for source in draft.sources() {
                let id = draft.id();
                let first = pages.iter().find(|(title, ..)| *title == source.title().as_str());
                if let Some((_, first, _)) = first {
                    let first: chrono::NaiveDate = first.parse().unwrap();
                    assert!(first <= day, "{name}: {id} of {day} names a page of {first} or later");
                }
                if let Some(published) = source.published() {
                    let record = Record::new();
                    let earliest = record.negotiation().span_of(published).earliest.unwrap();
                    assert!(earliest.date_naive() <= day, "{name}: {id} of {day}, published {published}");
                }
            }
        }
    }
}

#[test]
fn a_text_of_which_three_changes_are_known_has_no_points_of_its_own() {
    for draft in drafts("ukraine_2026") {
        let Event::Version(VersionEvent::Drafted(fact)) = draft.event() else { continue };
        match fact.version.as_str() {
            // The lineage is a reading, and the entry says so.
            "v20" => assert!(draft.sources().iter().any(inferred)),
            "v28" => assert_eq!(fact.operations.len(), 28),
            _ => assert!(fact.operations.is_empty() && fact.parents.is_empty(), "{}", draft.id()),
        }
    }
}

#[test]
fn who_moved_to_another_office_holds_the_new_one() {
    let record = Record::observe(drafts("ukraine_2026")).unwrap().record;
    let budanov = PersonId::new("budanov").unwrap();
    let held = |talks: &Negotiation| -> Vec<String> {
        let person = talks.person(&budanov).unwrap();
        let offices = person.offices().filter(|own| own.held);
        offices.map(|own| own.title.to_string()).collect()
    };
    assert_eq!(held(record.negotiation()), ["Head of the Presidential Office"]);
    let then = record.as_of("2025-12-31T23:59:59Z".parse().unwrap());
    assert_eq!(held(then.negotiation()), ["Head of military intelligence"]);
}

#[test]
fn the_parts_that_are_known_are_in_the_records() {
    let kinds = |name: &str| -> BTreeSet<String> {
        let all = drafts(name);
        all.iter().map(|draft| format!("{}", draft.event().subject())).collect()
    };
    assert!(kinds("colombia_2016").contains("measure `de-escalation`"));
    let iran = kinds("jcpoa");
    for known in ["measure `dispute`", "measure `snapback-2020`", "track `vienna`", "meeting `oman`"] {
        assert!(iran.contains(known), "{known}");
    }
    let wordings: Vec<_> = drafts("colombia_2016")
        .iter()
        .filter_map(|draft| match draft.event() {
            Event::Point(point::PointEvent::Reworded(fact)) => Some(fact.wording.id.to_string()),
            _ => None,
        })
        .collect();
    assert!(wordings.iter().any(|id| id == "victims-truth"), "the truth commission");
}
