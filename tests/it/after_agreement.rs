//! Awkward facts of real negotiations, after agreement: each can be said, and is answered.

use crate::story::Story;
use negotiation::{
    event::Actor,
    outcome::{consent::ConsentStatus, instrument::InstrumentStatus},
    query::Force,
    state::Negotiation,
    talks::{point::PointStatus, process::NegotiationStatus, track::TrackStatus},
    value::{
        id::{InstrumentId, PartyId, PointId, TrackId},
        role::Role,
    },
};

const I: &str = r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#;
const AGREED: &str = r#"a+b instrument.agreed {"instrument":"i"}"#;
const MAJORITY: &str = r#"{"majority":{"base":"for_and_against","threshold":"1/2","strict":true}}"#;

fn open(procedure: &str, given: &[&str]) -> Story {
    Story::open(procedure).principals(&["a", "b"]).given(given)
}

fn talks(given: &[&str]) -> Story {
    open(r#"{"observing":"allowed"}"#, given)
}

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn status(story: &Story, instrument: &str) -> InstrumentStatus {
    story.record.negotiation().instrument(&id::<InstrumentId>(instrument)).unwrap().status()
}

fn force(whole: &Negotiation, instrument: &str, party: &str, at: &str) -> Option<Force> {
    let at = format!("{at}T12:00:00Z").parse().unwrap();
    whole.in_force(&id(instrument), &id(party), at).unwrap().force()
}

fn bound(story: &mut Story, instrument: &str, parties: &[&str]) {
    for party in parties {
        story.tell(&format!(
            r#"{party} consent.expressed {{"instrument":"{instrument}","party":"{party}","means":"definitive_signature"}}"#
        ));
    }
}

fn required(gate: &str, more: &str) -> String {
    format!(
        r#"secretariat gate.required {{"gate":"{gate}","kind":"referendum","body":"The people of {gate}","question":"Yes?"{more}}}"#
    )
}

#[test]
fn fact_05_a_point_settled_by_leaving_it_out_is_found_in_its_side_letter() {
    let story = talks(&[
        r#"a point.tabled {"point":"base","title":"The base","areas":["security"]}"#,
        r#"a instrument.drafted {"instrument":"letter","kind":"side_letter","title":"Letter","binding":false}"#,
        r#"a point.moved_to_instrument {"point":"base","instrument":"the letter of the second day","instruments":["letter"]}"#,
    ]);
    let whole = story.record.negotiation();
    let base = whole.point(&id::<PointId>("base")).unwrap();
    assert_eq!(base.status(), PointStatus::MovedToInstrument);
    assert_eq!(base.instruments().map(|own| own.id().as_str()).collect::<Vec<_>>(), ["letter"]);
    let letter = whole.instrument(&id("letter")).unwrap();
    assert_eq!(letter.points_moved().iter().map(|point| point.id().as_str()).collect::<Vec<_>>(), ["base"]);
}

/// The other half of it: the parties leave a point to somebody else, and take what comes.
#[test]
fn fact_05_a_point_left_to_arbitration_is_settled_by_the_award() {
    let mut story = talks(&[
        r#"secretariat party.added {"party":"tribunal","name":"The tribunal","kind":"organisation"}"#,
        r#"a point.tabled {"point":"line","title":"The line","areas":["territory"],"wording":{"id":"w","text":"to be drawn"}}"#,
    ]);
    let referred = |by: &str| {
        format!(r#"{by} point.referred {{"point":"line","to":{{"arbiter":"tribunal"}},"until":"2026-12"}}"#)
    };
    assert_eq!(story.refused(&referred("a")).rule().id(), "point.referred.agreement");
    story.tell(&referred("a+b"));
    let award = |by: &str| {
        format!(
            r#"{by} point.awarded {{"point":"line","wording":{{"id":"award","text":"along the ridge"}}}}"#
        )
    };
    assert_eq!(story.refused(&award("a")).rule().id(), "point.awarded.entitled");
    story.tell(&award("tribunal"));
    let line = story.record.negotiation().point(&id::<PointId>("line")).unwrap();
    assert_eq!(line.status(), PointStatus::Closed);
    assert_eq!(line.wording().map(|words| words.id.as_str()), Some("award"));
    // Neither of them took a position: the award stands for consent, and blocks nothing any more.
    assert!(line.position(&id::<PartyId>("a")).is_none());
    story.tell(r#"a negotiation.phase_begun {"phase":"talks"}"#);
    story.tell("a+b negotiation.concluded {}");
}

#[test]
fn fact_06_several_instruments_of_one_negotiation_fare_differently() {
    let mut story = talks(&[
        r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#,
        I,
        r#"a instrument.drafted {"instrument":"j","kind":"treaty","title":"J","binding":true,"parties":["a","c"]}"#,
        r#"a instrument.drafted {"instrument":"k","kind":"unilateral_statement","title":"K","binding":false,"parties":["a"]}"#,
        AGREED,
        r#"a+c instrument.agreed {"instrument":"j"}"#,
        r#"a instrument.adopted {"instrument":"k"}"#,
    ]);
    bound(&mut story, "i", &["a", "b"]);
    story.tell(r#"c consent.refused {"instrument":"j","party":"c"}"#);
    story.tell(r#"a+c instrument.rejected {"instrument":"j"}"#);
    let fates = ["i", "j", "k"].map(|own| status(&story, own));
    assert_eq!(fates, [InstrumentStatus::InForce, InstrumentStatus::Rejected, InstrumentStatus::InForce]);
    assert_eq!(force(story.record.negotiation(), "i", "c", "2026-02-01"), Some(Force::NotInForce));
}

#[test]
fn fact_07_signed_rejected_by_a_vote_renegotiated_signed_again_and_endorsed_by_another_body() {
    let mut story = open(r#"{"on_failed_gate":"reopens"}"#, &[I]);
    for point in ["p", "q"] {
        story.tell(&format!(
            r#"a point.tabled {{"point":"{point}","title":"P","areas":["security"],"wording":{{"id":"w{point}","text":"words"}}}}"#
        ));
        for party in ["a", "b"] {
            story.tell(&format!(
                r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"accepts"}}"#
            ));
        }
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    let drafted = |version: &str, operations: &str| {
        format!(
            r#"a version.drafted {{"version":"{version}","label":"{version}","owner":{{"party":"a"}},"operations":[{operations}]}}"#
        )
    };
    let first = r#"{"add":{"point":"p","number":"1","wording":"wp"}}"#;
    story.tell(&drafted("august", first));
    story.tell(&drafted(
        "november",
        &format!(r#"{first},{{"add":{{"point":"q","number":"2","wording":"wq"}}}}"#),
    ));
    let revised = |by: &str, version: &str| {
        format!(r#"{by} instrument.revised {{"instrument":"i","version":"{version}"}}"#)
    };
    let text = |story: &Story| {
        let own = story.record.negotiation().instrument(&id("i")).unwrap();
        own.version().map(|version| version.id().to_string())
    };
    story.tell(&revised("a", "august"));
    story.tell(&required("plebiscite", &format!(r#","on":{{"instrument":"i"}},"rule":{MAJORITY}"#)));
    story.tell(AGREED);
    bound(&mut story, "i", &["a", "b"]);
    assert_eq!(status(&story, "i"), InstrumentStatus::Signed);
    let other = story.refused(&revised("a+b", "november"));
    assert_eq!(other.rule().id(), "instrument.revised.fixed", "what was signed is not exchanged");
    story.tell(r#"secretariat gate.failed {"gate":"plebiscite","poll":{"counts":{"for":6377482,"against":6431376}}}"#);
    assert_eq!(status(&story, "i"), InstrumentStatus::Draft);
    let consent = |story: &Story| {
        let own = story.record.negotiation().instrument(&id("i")).unwrap();
        own.consent(&id::<PartyId>("a")).and_then(|consent| consent.status())
    };
    assert_eq!(consent(&story), None);
    assert_eq!(text(&story).as_deref(), Some("august"));
    story.tell(&revised("a", "november"));
    story.tell(r#"a gate.required {"gate":"congress","kind":"parliament","body":"Both houses","question":"Yes?","on":{"instrument":"i"}}"#);
    story.tell(r#"a+b gate.replaced {"gate":"plebiscite","successor":"congress"}"#);
    story.tell(AGREED);
    bound(&mut story, "i", &["a", "b"]);
    assert_eq!(consent(&story), Some(ConsentStatus::Bound));
    story.tell(r#"secretariat gate.passed {"gate":"congress"}"#);
    assert_eq!(status(&story, "i"), InstrumentStatus::InForce);
    assert_eq!(text(&story).as_deref(), Some("november"), "another text than the one that was voted down");
}

#[test]
fn fact_08_of_two_referendums_both_are_needed() {
    let mut story = talks(&[
        I,
        &required("north", r#","on":{"instrument":"i"}"#),
        &required("south", r#","on":{"instrument":"i"}"#),
        AGREED,
    ]);
    bound(&mut story, "i", &["a", "b"]);
    story.tell(r#"secretariat gate.passed {"gate":"north"}"#);
    assert_eq!(status(&story, "i"), InstrumentStatus::Signed);
    let waiting = story.record.negotiation().what_force_waits_for(&id("i")).unwrap();
    assert_eq!(waiting.gates.iter().map(|gate| gate.id().as_str()).collect::<Vec<_>>(), ["south"]);
    story.tell(r#"secretariat gate.passed {"gate":"south"}"#);
    assert_eq!(status(&story, "i"), InstrumentStatus::InForce);
}

/// Of the three one leaves for good before the signing; years later it signs what came after.
#[test]
fn fact_09_one_leaves_for_good_and_signs_the_successor() {
    let rules = r#"{"observing":"allowed","returning":"admitted"}"#;
    let mut story = Story::open(rules).principals(&["a", "b", "c"]).given(&[
        r#"c party.withdrawn {"party":"c","reason":"for good"}"#,
        I,
        AGREED,
    ]);
    bound(&mut story, "i", &["a", "b"]);
    // It is no party of the first, and cannot bind itself to it.
    let own = r#"c consent.expressed {"instrument":"i","party":"c","means":"definitive_signature"}"#;
    assert_eq!(story.refused(own).rule().id(), "consent.expressed.party");
    assert_eq!(story.irregularities(own), ["consent.expressed.party"]);
    story.tell(r#"a instrument.drafted {"instrument":"j","kind":"treaty","title":"J","binding":true,"parties":["a","b","c"]}"#);
    let superseded = r#"a+b instrument.superseded {"instrument":"i","successor":"j","at":"2026-06-01"}"#;
    assert_eq!(story.refused(superseded).rule().id(), "instrument.any.concluded", "a draft ends nothing");
    story.tell(r#"c party.returned {"party":"c"}"#);
    story.tell(r#"a+b+c instrument.agreed {"instrument":"j"}"#);
    story.tell(superseded);
    bound(&mut story, "j", &["a", "b", "c"]);
    let whole = story.record.negotiation();
    let asked = |instrument, at| ["a", "b", "c"].map(|party| force(whole, instrument, party, at).unwrap());
    use Force::{InForce, NotInForce};
    assert_eq!(asked("i", "2026-05-01"), [InForce, InForce, NotInForce]);
    assert_eq!(asked("i", "2026-07-01"), [NotInForce; 3]);
    assert_eq!(asked("j", "2026-07-01"), [InForce; 3]);
}

#[test]
fn fact_11_one_party_mediates_drafts_guarantees_and_is_a_counter_party() {
    let story = talks(&[
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
        r#"a+b party.role_assigned {"party":"m","role":"mediator"}"#,
        r#"m instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b","m"]}"#,
        r#"a+b party.role_assigned {"party":"m","role":"guarantor","scope":{"instrument":"i"}}"#,
        r#"a+b+m instrument.agreed {"instrument":"i"}"#,
        r#"m consent.signed {"instrument":"i","party":"m"}"#,
        r#"m consent.attested {"instrument":"i","party":"m","capacity":"guarantor"}"#,
    ]);
    let whole = story.record.negotiation();
    let m = whole.party(&id("m")).unwrap();
    assert!(m.holds(&Role::MEDIATOR) && m.roles().any(|held| *held.role == Role::GUARANTOR));
    let i = whole.instrument(&id("i")).unwrap();
    assert_eq!(i.entry().unwrap().by(), &Actor::Party(id("m")));
    let own = i.consent(&id::<PartyId>("m")).unwrap();
    assert_eq!(own.status(), Some(ConsentStatus::Signed));
    assert_eq!(own.attested().count(), 1);
}

#[test]
fn fact_12_one_signs_for_a_party_that_is_absent() {
    let mut story = talks(&[I, AGREED]);
    let signed = r#"a/b consent.signed {"instrument":"i","party":"b"}"#;
    assert_eq!(story.refused(signed).rule().id(), "any.any.acts_for");
    story.tell(r#"b party.role_assigned {"party":"a","role":"acts_for","for_party":"b"}"#);
    story.tell(signed);
    let own = story.record.negotiation().instrument(&id("i")).unwrap();
    assert_eq!(own.consent(&id::<PartyId>("b")).unwrap().status(), Some(ConsentStatus::Signed));
}

/// The other half of it: a text calls on a party that is not in the room, and binds it to nothing.
#[test]
fn fact_12_a_party_that_is_addressed_is_absent_and_has_answered_nothing() {
    let mut story = talks(&[
        r#"secretariat party.added {"party":"militia","name":"The militia","kind":"movement"}"#,
        r#"a proposal.submitted {"proposal":"call","to":["b","militia"],"channel":"in_public","expires":"2026-02-01"}"#,
        r#"b proposal.answered {"proposal":"call","party":"b","answer":"accept"}"#,
        r#"a instrument.drafted {"instrument":"i","kind":"declaration","title":"I","binding":false,"parties":["a","b","militia"]}"#,
    ]);
    let militia = id::<PartyId>("militia");
    let whole = story.record.negotiation();
    let call = whole.proposals().next().unwrap();
    assert_eq!(call.still_to_answer().collect::<Vec<_>>(), [&militia]);
    assert_eq!(whole.principals().count(), 2, "whoever is addressed does not sit at the table for that");
    // It was named, and did nothing: neither agreed for nor signed for.
    let own = whole.instrument(&id("i")).unwrap();
    assert!(own.consent(&militia).and_then(|consent| consent.status()).is_none());
    let agreed = r#"a+b instrument.agreed {"instrument":"i"}"#;
    assert_eq!(story.refused(agreed).rule().id(), "instrument.agreed.agreement");
    assert_eq!(force(story.record.negotiation(), "i", "militia", "2026-03-01"), Some(Force::NotInForce));
    // The term of the call is over, and silence was no consent.
    story.tell(r#"secretariat recorded=2026-02-02T00:00:00Z proposal.lapsed {"proposal":"call"}"#);
    assert_eq!(story.record.negotiation().proposals().next().unwrap().status().to_string(), "lapsed");
}

#[test]
fn fact_13_one_guarantor_withdraws_and_the_rest_go_on() {
    let mut story = talks(&[I, AGREED]);
    bound(&mut story, "i", &["a", "b"]);
    for guarantor in ["x", "y", "z"] {
        for line in [
            r#"secretariat party.added {"party":"G","name":"G","kind":"state"}"#,
            r#"a+b party.role_assigned {"party":"G","role":"guarantor"}"#,
            r#"G consent.attested {"instrument":"i","party":"G","capacity":"guarantor"}"#,
        ] {
            story.tell(&line.replace('G', guarantor));
        }
    }
    // What they guarantee is one text, and what they promise is another, among themselves.
    story = story.given(&[
        r#"a+b party.role_assigned {"party":"x","role":"mediator"}"#,
        r#"x instrument.drafted {"instrument":"pledge","kind":"declaration","title":"P","binding":false,"parties":["x","y","z"]}"#,
        r#"x+y+z instrument.adopted {"instrument":"pledge"}"#,
    ]);
    let guarantors = |whole: &Negotiation| -> Vec<String> {
        let parties = whole.parties().filter(|party| party.holds(&Role::GUARANTOR));
        parties.map(|party| party.id().to_string()).collect()
    };
    let review = |by: &str, day: &str| {
        format!(
            r#"{by} recorded=2026-05-{day}T00:00:00Z deadline.set {{"deadline":"{by}-{day}","title":"A review","due":"2026-06","parties":["{by}"]}}"#
        )
    };
    assert_eq!(guarantors(story.record.negotiation()), ["x", "y", "z"]);
    story.tell(&review("z", "07"));
    for line in [
        r#"z recorded=2026-05-08T00:00:00Z consent.withdrawn {"instrument":"pledge","party":"z"}"#,
        r#"z recorded=2026-05-08T00:00:00Z party.role_ended {"party":"z","role":"guarantor","reason":"it left"}"#,
    ] {
        story.tell(line);
    }
    // It guarantees nothing any more, and acts as a guarantor no more; the others do.
    assert_eq!(guarantors(story.record.negotiation()), ["x", "y"]);
    assert_eq!(story.refused(&review("z", "09")).rule().id(), "deadline.set.entitled");
    story.tell(&review("y", "09"));
    let whole = story.record.negotiation();
    let pledged = |at| ["x", "y", "z"].map(|party| force(whole, "pledge", party, at).unwrap());
    assert_eq!(pledged("2026-05-07"), [Force::InForce; 3]);
    assert_eq!(pledged("2026-05-09"), [Force::InForce, Force::InForce, Force::NotInForce]);
    // What was guaranteed stands as it did, and who signed it as what stays written.
    assert_eq!(["a", "b"].map(|party| force(whole, "i", party, "2026-05-09")), [Some(Force::InForce); 2]);
    let own = whole.instrument(&id("i")).unwrap();
    let attested = |party: &str| own.consent(&id::<PartyId>(party)).unwrap().attested().count();
    assert_eq!(["x", "y", "z"].map(attested), [1; 3]);
    // Before it left, it was one of three.
    let before = story.record.as_of("2026-05-07T12:00:00Z".parse().unwrap());
    assert_eq!(guarantors(before.negotiation()), ["x", "y", "z"]);
}

#[test]
fn fact_14_two_legal_realities_stand_side_by_side() {
    let mut story = talks(&[I, AGREED]);
    bound(&mut story, "i", &["a", "b"]);
    story.tell(r#"a recorded=2026-10-18T00:00:00Z instrument.terminated {"instrument":"i","reason":"its term is over","according_to":["a"]}"#);
    let at = "2026-10-19T12:00:00Z".parse().unwrap();
    let answer = story.record.negotiation().in_force(&id("i"), &id("b"), at).unwrap();
    assert!(answer.is_disputed());
    assert_eq!(answer.as_held_by(&id("a")).force, Force::NotInForce);
    assert_eq!(answer.as_held_by(&id("b")).force, Force::InForce);
    assert_eq!(force(story.record.negotiation(), "i", "b", "2026-10-17"), Some(Force::InForce));
}

#[test]
fn fact_15_a_reservation_a_declaration_and_an_objection() {
    let mut story = talks(&[
        I,
        AGREED,
        r#"a consent.signed {"instrument":"i","party":"a"}"#,
        r#"a consent.reservation_made {"instrument":"i","party":"a","reservation":"r","text":"not article 3"}"#,
        r#"a consent.declaration_made {"instrument":"i","party":"a","text":"we read article 4 narrowly"}"#,
        r#"b consent.objected {"instrument":"i","party":"b","reservation":"r","effect":"no_relations"}"#,
    ]);
    let own = story.record.negotiation().instrument(&id("i")).unwrap();
    let reservation = own.reservations().next().unwrap();
    assert!(reservation.stands());
    assert_eq!(reservation.objections().map(|(party, _)| party.as_str()).collect::<Vec<_>>(), ["b"]);
    let consent = own.consent(&id::<PartyId>("a")).unwrap();
    assert_eq!(consent.declarations().count(), 1);
    assert_eq!(consent.status(), Some(ConsentStatus::Signed), "made with the signature, which stands");
    assert_eq!(reservation.party().map(PartyId::as_str), Some("a"));
    // With the ratification another one may come; after it none.
    let ratified = r#"a recorded=2026-02-01T00:00:00Z consent.expressed {"instrument":"i","party":"a","means":"ratification"}"#;
    story.tell(ratified);
    let reserved = |day: &str, own: &str| {
        format!(
            r#"a recorded={day}T00:00:00Z consent.reservation_made {{"instrument":"i","party":"a","reservation":"{own}","text":"nor article 5"}}"#
        )
    };
    assert_eq!(story.refused(&reserved("2026-02-02", "late")).rule().id(), "consent.reservation_made.time");
    story.tell(&reserved("2026-02-01", "s"));
    let own = story.record.negotiation().instrument(&id("i")).unwrap();
    assert_eq!(own.reservations().filter(|own| own.stands()).count(), 2);
}

/// An interim deal has a term of its own, is extended twice, and is over when the final one comes.
#[test]
fn fact_16_an_interim_deal_is_extended_and_gives_way_to_the_final_one() {
    let mut story = talks(&[
        r#"a instrument.drafted {"instrument":"interim","kind":"political_commitment","title":"J","binding":false,"parties":["a","b"]}"#,
        r#"a+b instrument.agreed {"instrument":"interim"}"#,
        r#"a+b instrument.adopted {"instrument":"interim"}"#,
        r#"a+b deadline.set {"deadline":"final","title":"The final deal","due":"2026-07-20","consequence":"the interim deal lapses"}"#,
        r#"a+b deadline.extended {"deadline":"final","due":"2026-11-24"}"#,
        r#"a+b recorded=2026-11-24T12:00:00Z deadline.extended {"deadline":"final","due":"2027-06-30"}"#,
        r#"a+b recorded=2027-06-30T22:00:00Z deadline.stopped {"deadline":"final","reason":"the clock of the chamber"}"#,
    ]);
    let interim = |story: &Story, at| force(story.record.negotiation(), "interim", "a", at);
    assert_eq!(interim(&story, "2026-12-01"), Some(Force::InForce), "past its first two terms");
    // It is met in the night, with the clock stopped, and the other one takes the place of the first.
    story.tell(r#"a+b recorded=2027-07-01T03:00:00Z deadline.met {"deadline":"final"}"#);
    for line in [
        r#"a recorded=2027-07-01T03:00:00Z instrument.drafted {"instrument":"final","kind":"political_commitment","title":"F","binding":false,"parties":["a","b"]}"#,
        r#"a+b recorded=2027-07-01T03:00:00Z instrument.agreed {"instrument":"final"}"#,
        r#"a+b recorded=2027-07-01T03:00:00Z instrument.adopted {"instrument":"final"}"#,
        r#"a+b recorded=2027-07-01T03:00:00Z instrument.superseded {"instrument":"interim","successor":"final"}"#,
    ] {
        story.tell(line);
    }
    assert_eq!(interim(&story, "2027-06-30"), Some(Force::InForce), "stopped is not missed");
    assert_eq!(interim(&story, "2027-07-01"), Some(Force::NotInForce));
    assert_eq!(status(&story, "interim"), InstrumentStatus::Superseded);
    assert_eq!(force(story.record.negotiation(), "final", "b", "2027-07-01"), Some(Force::InForce));
}

#[test]
fn fact_17_a_milestone_comes_by_event_or_offset_whichever_is_earlier() {
    let when = r#"{"any_of":[{"gate_passed":"report"},{"after":["P8Y",{"bound":{"instrument":"i"}}]}]}"#;
    let told = || {
        let mut story = talks(&[
            &required("report", ""),
            I,
            &format!(r#"a instrument.revised {{"instrument":"i","in_force_when":{when}}}"#),
            AGREED,
        ]);
        bound(&mut story, "i", &["a", "b"]);
        story
    };
    let from = |story: &Story| {
        let own = story.record.negotiation().instrument(&id("i")).unwrap();
        own.ready_since().map(|at| at.date_naive().to_string())
    };
    let passed =
        |day: &str| format!(r#"secretariat recorded={day}T00:00:00Z gate.passed {{"gate":"report"}}"#);
    let mut story = told();
    assert_eq!(from(&story).as_deref(), Some("2034-01-01"), "the offset, as long as there is no event");
    assert_eq!(status(&story, "i"), InstrumentStatus::Signed);
    // The event comes first.
    story.tell(&passed("2027-01-16"));
    assert_eq!(from(&story).as_deref(), Some("2027-01-16"));
    assert_eq!(status(&story, "i"), InstrumentStatus::InForce);
    // The offset comes first: on its day, and no day earlier. The event changes nothing when it comes after that.
    let mut story = told();
    let entered = |recorded: &str, at: &str| {
        format!(
            r#"a+b recorded={recorded}T00:00:00Z instrument.entered_into_force {{"instrument":"i","at":"{at}"}}"#
        )
    };
    let early = story.refused(&entered("2033-12-31", "2033-12-31"));
    assert_eq!(early.rule().id(), "instrument.entered_into_force.condition");
    let mut late = told();
    late.tell(&passed("2035-01-01"));
    assert_eq!(from(&late).as_deref(), Some("2034-01-01"), "it was ready before the event");
    story.tell(&entered("2034-01-02", "2034-01-01"));
    story.tell(&passed("2035-01-01"));
    assert_eq!(from(&story).as_deref(), Some("2034-01-01"));
    let held = |at| force(story.record.negotiation(), "i", "a", at);
    assert_eq!([held("2033-12-31"), held("2034-01-02")], [Some(Force::NotInForce), Some(Force::InForce)]);
}

#[test]
fn fact_23_suspended_is_not_ended_four_times() {
    let mut story = talks(&[
        r#"a negotiation.phase_begun {"phase":"talks"}"#,
        I,
        r#"a+b negotiation.suspended {"reason":"an arrest"}"#,
    ]);
    // The talks are suspended, and go on being talks: nothing is agreed meanwhile, and nothing is over.
    let whole = story.record.negotiation();
    assert!(whole.is_suspended());
    assert_eq!(whole.status(), Some(NegotiationStatus::Negotiating));
    assert_eq!(story.refused(AGREED).rule().id(), "any.any.suspended");
    story = story.given(&[
        r#"a track.opened {"track":"t","title":"T"}"#,
        r#"a+b track.suspended {"track":"t","reason":"r"}"#,
        r#"a+b negotiation.resumed {}"#,
        AGREED,
    ]);
    assert!(!story.record.negotiation().is_suspended());
    bound(&mut story, "i", &["a", "b"]);
    story.tell(r#"b consent.suspended {"instrument":"i","party":"b","reason":"r"}"#);
    let whole = story.record.negotiation();
    assert_eq!(whole.status(), Some(NegotiationStatus::Negotiating));
    assert_eq!(whole.track(&id::<TrackId>("t")).unwrap().status(), TrackStatus::Suspended);
    assert_eq!(force(whole, "i", "b", "2026-02-01"), Some(Force::Suspended));
    // Of two, the other one has nobody to perform it for (Vienna Convention, article 72, paragraph 1).
    assert_eq!(force(whole, "i", "a", "2026-02-01"), Some(Force::Suspended));
    story.tell(r#"a+b instrument.suspended {"instrument":"i","reason":"r"}"#);
    assert_eq!(status(&story, "i"), InstrumentStatus::Suspended);
    for line in [
        r#"a+b track.resumed {"track":"t"}"#,
        r#"a+b instrument.resumed {"instrument":"i"}"#,
        r#"b consent.resumed {"instrument":"i","party":"b"}"#,
    ] {
        story.tell(line);
    }
    assert_eq!(force(story.record.negotiation(), "i", "b", "2026-02-01"), Some(Force::InForce));
}
