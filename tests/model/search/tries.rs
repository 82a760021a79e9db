//! What the players try beside the drafts of the generator.

use negotiation::{
    decision::{Ballot, DecisionRule, Voting},
    event::{Actor, Disclosure, Draft, Entry, Event, Subject},
    notes::correction::{Corrected, Disclosed, Manner, Restated, Retracted},
    record::Record,
    talks::{
        party,
        position::Matter,
        question::{Basis, Carried, Member, Motion, Put, Voted},
    },
    value::{
        id::{PartyId, QuestionId},
        when::When,
        word::PartyKind,
    },
};

use super::{
    theirs::{Theirs, harm, of, refused, stranger, told},
    world::{Begun, World},
};

/// The same act, asked for by a question that the players put under a rule of their choosing and answer themselves; or
/// such a question on the point of the act, which then rests on it.
pub(super) fn asked_for(world: &World, begun: &Begun, draft: &Draft, n: usize, how: u8) -> Vec<Draft> {
    let question: QuestionId = format!("motion{n}").parse().unwrap();
    let put = Put::from_parts(question.clone(), "shall we?".parse().unwrap());
    let mut put = match (Motion::new(draft.event().clone()), draft.event().subject()) {
        (_, Subject::Point(id)) if how % 32 > 15 => put.with_on(Matter::Point(id)),
        (Ok(motion), _) => put.with_motion(motion),
        (Err(_), _) => return vec![draft.clone()],
    };
    // Nearly always by the rule that is filled in, since another is refused.
    if how % 16 == 0 {
        put = put.with_rule(DecisionRule::AtLeast(std::num::NonZero::<u32>::MIN));
    }
    if how % 4 > 1 {
        put = put.with_electorate(world.players().into_iter().map(Member::new).collect());
    } else if how % 8 == 1 {
        // All, with weights of one's own.
        let weight = |party: &PartyId| if world.players().contains(party) { 100 } else { 1 };
        let all = begun.record.negotiation().principals().map(|party| party.id().clone());
        put =
            put.with_electorate(all.map(|one| Member::new(one.clone()).with_weight(weight(&one))).collect());
    }
    let now = draft.recorded();
    if how % 8 > 3 {
        // Where silence counts for all, the procedure lets it pass.
        put = if how % 4 > 1 { put.with_voting(Voting::Tacitly) } else { put };
        put = put.with_closes(When::instant(now + std::time::Duration::from_secs(1)).unwrap());
    }
    let later = now + std::time::Duration::from_secs(2);
    let vote = |party: PartyId| {
        let by = Actor::Party(party.clone());
        let vote = Voted::from_parts(question.clone(), party.clone(), Ballot::For);
        of(format!("{}-{party}", draft.id()), now, by, vote.into())
    };
    let basis = match how / 8 % 4 {
        0 if how % 8 > 5 => Basis::Silence,
        1 => Basis::ChairFinding,
        _ => Basis::Votes,
    };
    let carried = Carried::from_parts(question.clone(), basis).into();
    let carried = of(format!("{}-carried", draft.id()), later, draft.by().clone(), carried);
    let first = of(draft.id().to_string(), now, draft.by().clone(), put.into());
    let first = first.with_disclosure(draft.disclosure().clone());
    let rests = of(format!("{}-rests", draft.id()), later, draft.by().clone(), draft.event().clone());
    let rests = (how % 32 > 15).then(|| rests.resting_on(question.clone()));
    std::iter::once(first)
        .chain(world.players().into_iter().map(vote))
        .chain([carried])
        .chain(rests)
        .collect()
}

/// What the generator seldom makes, each line after the other, by the same players; `$own` is who acts.
pub(super) const BY_HAND: &[&[&str]] = &[
    &[r#"deadline.extended {"deadline":"d2","due":"2026-02-01"}"#],
    &[r#"deadline.missed {"deadline":"d3"}"#, r#"deadline.renewed {"deadline":"d3","due":"2026-02-01"}"#],
    &[r#"party.withdrawn {"party":"$own"}"#, r#"party.returned {"party":"$own"}"#],
    &[r#"record.disclosed {"entry":"shared"}"#],
    &[r#"instrument.entered_into_force {"instrument":"i1","at":"2026-01-01","shown_by":["report"]}"#],
    &[r#"instrument.rectified {"instrument":"i1","text":"a slip"}"#],
    &[r#"commitment.made {"commitment":"c9","text":"pays","obligors":["p1"]}"#],
    &[r#"commitment.due_changed {"commitment":"c1","due":"2026-06-01"}"#],
    &[r#"commitment.made_obsolete {"commitment":"c1"}"#],
    &[r#"meeting.adjourned {"meeting":"m0"}"#],
    &[r#"meeting.continued {"meeting":"m0"}"#],
    &[r#"meeting.reinstated {"meeting":"m0"}"#],
    &[r#"meeting.not_held {"meeting":"m0"}"#],
    &[r#"meeting.attendance_recorded {"meeting":"m4","party":"p2","presence":"absent"}"#],
    &[r#"question.lapsed {"question":"u6"}"#],
    &[r#"question.withdrawn {"question":"u6"}"#],
    &[r#"question.withdrawn {"question":"u7"}"#],
    &[r#"question.extended {"question":"u7","closes":"2099-01-01"}"#],
    &[r#"point.rectified {"point":"q0","wording":{"id":"w99","text":"others"}}"#],
    &[
        r#"point.language_added {"point":"q0","wording":{"id":"w99","text":"autres","language":"fr","standing":"authentic"}}"#,
    ],
];

/// One of these is done in turn, line after line, as far as it is recorded.
pub(super) fn by_hand(world: &World, begun: &Begun, before: &Theirs, since: usize) -> Result<usize, String> {
    let mut tried = 0;
    for (by, lines) in world.actors().iter().flat_map(|by| BY_HAND.iter().map(move |lines| (by, lines))) {
        let mut record = begun.record.clone();
        let own =
            by.parties().next().map_or_else(String::new, |(own, other)| other.unwrap_or(own).to_string());
        for (n, line) in lines.iter().enumerate() {
            let (kind, fact) = line.split_once(' ').unwrap();
            let (thing, action) = kind.split_once('.').unwrap();
            let event = format!(r#"{{"{thing}":{{"{action}":{fact}}}}}"#).replace("$own", &own);
            let event: Event =
                serde_json::from_str(&event).unwrap_or_else(|fault| panic!("{event}: {fault}"));
            let at = record.entries().last().unwrap().recorded() + std::time::Duration::from_secs(60);
            tried += 1;
            if record.propose(of(format!("hand{n}"), at, by.clone(), event)).is_err() {
                continue;
            }
            if let Some(harm) = harm(before, world, begun, &record) {
                return Err(format!("{}: {harm}\nafter\n{}", world.name, told(&record, since)));
            }
        }
    }
    Ok(tried)
}

/// What who plays introduced before, once more under another id: what was taken away comes back.
pub(super) fn again(record: &Record, draft: &Draft, actors: &[Actor], which: u8) -> Option<Draft> {
    let is_own = |entry: &&std::sync::Arc<Entry>| actors.contains(entry.by());
    let own: Vec<_> = record.entries().iter().filter(is_own).collect();
    let entry = own.get(usize::from(which) % own.len().max(1))?;
    let mut event = serde_json::to_value(entry.event()).unwrap();
    let (thing, action) = event.as_object_mut()?.iter_mut().next()?;
    let fact = action.as_object_mut()?.values_mut().next()?;
    *fact.get_mut(thing)? = format!("again{}", record.entries().len()).into();
    if let Some(words) = fact.pointer_mut("/wording/id") {
        *words = format!("again{}", record.entries().len()).into();
    }
    let event: Event = serde_json::from_value(event).ok()?;
    Some(of(draft.id().to_string(), draft.recorded(), entry.by().clone(), event))
}

/// Something of what the players said is taken back, or said of another; or what is hidden is leaked.
pub(super) fn taken_back(record: &Record, draft: &Draft, actors: &[Actor], which: u8) -> Option<Draft> {
    if which % 5 == 1 {
        let hidden = record.entries().iter().filter(|entry| *entry.disclosure() != Disclosure::Public);
        let hidden: Vec<_> = hidden.collect();
        let entry = hidden.get(usize::from(which / 5) % hidden.len().max(1))?;
        let leak = Disclosed::from_parts(entry.id().clone()).with_manner(Manner::LEAKED);
        let leak = of(draft.id().to_string(), draft.recorded(), draft.by().clone(), leak.into());
        return Some(leak.with_disclosure(Disclosure::Participants).with_reason("why".parse().unwrap()));
    }
    let own: Vec<_> = record.entries().iter().filter(|entry| actors.contains(entry.by())).collect();
    let entry = own.get(usize::from(which) % own.len().max(1))?;
    let event: Event = if which % 5 == 0 {
        Retracted::from_parts(entry.id().clone()).into()
    } else {
        let changes = [
            (r#""p0""#, r#""p1""#),
            (r#""p3""#, r#""p1""#),
            (r#""closes":"2026-01-03""#, r#""closes":"2026-01-04""#),
            (r#""title":""#, r#""title":"another "#),
            (r#""text":""#, r#""text":"other "#),
        ];
        let (from, to) = changes[usize::from(which / 5) % changes.len()];
        let text = serde_json::to_string(entry.event()).unwrap();
        let said: Event = serde_json::from_str(&text.replace(from, to)).ok()?;
        Corrected::from_parts(entry.id().clone()).with_event(Restated::new(said)).into()
    };
    let by = entry.by().clone();
    let draft = of(draft.id().to_string(), draft.recorded(), by, event).with_reason("why".parse().unwrap());
    Some(draft.with_disclosure(entry.disclosure().clone()))
}

/// A list that others share is filled by the players, as far as they get. Whether another finds room.
pub(super) fn filled(world: &World, begun: &Begun) -> Result<usize, String> {
    use negotiation::talks::meeting::{self, AttendanceRecorded, ParticipantExpected as Expected, Presence};
    let mut record = begun.record.clone();
    let principals: Vec<_> = record.negotiation().principals().map(|party| party.id().clone()).collect();
    let other = principals.iter().find(|party| !world.players().contains(party));
    let (Some(other), by) = (other, world.actors().remove(0)) else { return Ok(0) };
    let at = record.entries().last().unwrap().recorded() + std::time::Duration::from_secs(60);
    let name = |n: usize| PartyId::new(format!("x{n}")).unwrap();
    let events = |n: usize| -> [Event; 4] {
        [
            party::Added::from_parts(name(n), "X".parse().unwrap(), PartyKind::STATE).into(),
            Expected::from_parts("m0".parse().unwrap(), name(n)).into(),
            AttendanceRecorded::from_parts("m0".parse().unwrap(), name(n), Presence::Present).into(),
            party::RoleOffered::from_parts(stranger(), format!("role{n}").parse().unwrap()).into(),
        ]
    };
    let free = |record: &Record| {
        let draft = |event| of("room".to_owned(), at, Actor::Party(other.clone()), event);
        let expects = draft(Expected::from_parts("m0".parse().unwrap(), other.clone()).into());
        let comes = AttendanceRecorded::from_parts("m0".parse().unwrap(), other.clone(), Presence::Present);
        let offers = draft(party::RoleOffered::from_parts(stranger(), "last".parse().unwrap()).into());
        [expects, draft(comes.into()), offers].map(|draft| refused(record, &draft, &principals))
    };
    // Who came is noted once it has begun.
    let started = meeting::Started::from_parts("m0".parse().unwrap());
    let _ = record.propose(of("started".to_owned(), at, by.clone(), started.into()));
    let (before, mut tried) = (free(&record), 0);
    for n in 0..300 {
        for event in events(n) {
            let draft = of(format!("fill{n}-{}", event.kind().name()), at, by.clone(), event);
            let _ = record.propose(draft);
            tried += 1;
        }
    }
    let after = free(&record);
    if after == before { Ok(tried) } else { Err(format!("{}: full: {before:?}, {after:?}", world.name)) }
}

/// What is hidden from the players is answered as what is not there.
pub(super) fn hides(world: &World, begun: &Begun, record: &Record, draft: &Draft) -> Result<(), String> {
    // None names another meeting.
    let meeting = |id: &str| begun.record.negotiation().meeting(&id.parse().unwrap()).is_some();
    if !meeting("m1") {
        return Ok(());
    }
    let text = serde_json::to_string(draft).unwrap();
    if !text.contains(r#""m1""#) {
        return Ok(());
    }
    let another: Draft = serde_json::from_str(&text.replace(r#""m1""#, r#""m9""#)).unwrap();
    let [one, two] = [draft, &another].map(|draft| record.check(draft).err().map(|no| no.rule().id()));
    // Of two with one id, one is refused.
    if one != two && !draft.event().kind().name().ends_with(".added") {
        return Err(format!("{}: {one:?}, but {two:?}: {text}", world.name));
    }
    Ok(())
}
