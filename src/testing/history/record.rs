//! Corrections, remarks on entries, and accounts made of bytes.

use super::{Bytes, Choice, draft, draft_of, instant, name, party_id, point_id, text};
use crate::{
    event::{Actor, Disclosure, Draft, Event},
    notes::{
        account::{About, Aspect, Claim, Given, Value},
        correction::{
            Confirmed, Corrected, Denied, Disclosed, Disputed, Manner, RecordEvent, Restated, Retracted,
            Sourced,
        },
        watch,
    },
    talks::{
        deadline,
        position::{self, Stance},
    },
    value::{
        id::{DeadlineId, EntryId, WatchId},
        source::Source,
        text::Text,
        when::When,
        word::Area,
    },
};

impl Choice {
    /// An entry: one of the last, nearly always.
    pub(super) fn written(&mut self, n: usize) -> EntryId {
        let back = if self.below(4) == 3 { self.below(n + 2) } else { 1 + self.below(6) };
        EntryId::new(format!("e{}", n.saturating_sub(back))).unwrap()
    }
}

pub(super) fn about(n: usize, kind: usize, c: &mut Choice) -> Event {
    if kind == 172 {
        return account(n, c).into();
    }
    let entry = c.written(n);
    match kind {
        166 => corrected(n, entry, c),
        167 => Retracted::from_parts(entry).into(),
        168 => Confirmed::from_parts(entry).into(),
        169 => Disputed::from_parts(entry).into(),
        170 => Denied::from_parts(entry).with_text(text()).into(),
        171 if c.maybe() => {
            let fact = Disclosed::from_parts(entry);
            if c.maybe() {
                fact.with_manner(c.one(&[Manner::RELEASED, Manner::LEAKED])).into()
            } else {
                fact.into()
            }
        }
        _ => Sourced::from_parts(entry, Source::from_parts(name())).into(),
    }
}

/// Few matters, aspects and values, so that they differ and agree.
fn account(n: usize, c: &mut Choice) -> Given {
    let on = match c.below(6) {
        0 => About::Whole,
        1 => About::Area(Area::SECURITY),
        2 => About::Meeting(c.meeting()),
        3 => About::Entry(c.written(n)),
        4 => About::Wording(c.words()),
        _ => About::Point(c.point()),
    };
    let all = [Aspect::Count, Aspect::Count, Aspect::Date, Aspect::Existence, Aspect::Place, Aspect::Other];
    let aspect = c.one(&all);
    let value = match (aspect, c.below(6)) {
        (_, 0) | (Aspect::Place, _) => Value::Text(text()),
        (Aspect::Date, _) => Value::When(c.when(n)),
        (Aspect::Existence, _) => Value::Word(c.one(&[Claim::EXISTS, Claim::DOES_NOT_EXIST])),
        (_, 1 | 2) => Value::range(c.below(3) as u64, c.below(4) as u64),
        _ => Value::Number(c.below(4) as u64),
    };
    Given::from_parts(on, aspect, value)
}

fn corrected(n: usize, entry: EntryId, c: &mut Choice) -> Event {
    let fact = Corrected::from_parts(entry);
    let fact = if c.maybe() { fact.with_occurred(c.when(n)) } else { fact };
    let fact = if c.maybe() { fact.with_sources(vec![Source::from_parts(name())]) } else { fact };
    let fact = if c.below(4) == 0 { fact.with_reason(text()) } else { fact };
    if c.below(4) == 0 { fact.with_rests_on(c.question()).into() } else { fact.into() }
}

/// Somebody outside, of one of two names.
pub(super) fn outside(other: bool) -> Actor {
    Actor::Outside(if other { Text::new("a text of another").unwrap() } else { text() })
}

/// The drafts of a scene about what was recorded. Now and then what is told is hidden, and disclosed later; who is
/// outside does nothing that is governed.
pub(super) fn scene(n: usize, bytes: Bytes) -> Vec<Draft> {
    let to = match bytes[2] % 4 {
        1 => Disclosure::Recorder,
        3 => Disclosure::Parties(vec![party_id(0)]),
        _ => Disclosure::Public,
    };
    let draft = |(n, (by, event)): (usize, (Actor, Event))| {
        let outside = matches!(by, Actor::Outside(_) | Actor::Unknown);
        let discloses = matches!(event, Event::Record(RecordEvent::Disclosed(_)));
        let draft = draft_of(format!("e{n}"), instant(n), by, event);
        let draft = if outside { draft.observed() } else { draft };
        if discloses { draft } else { draft.with_disclosure(to.clone()) }
    };
    (n..).zip(acts(n, usize::from(bytes[1]))).map(draft).collect()
}

/// What rests on something hidden is disclosed before that.
fn told_too_early(n: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let entry = |n: usize| EntryId::new(format!("e{n}")).unwrap();
    let item = || WatchId::new(format!("k{}", chosen % 3)).unwrap();
    let until = When::instant(instant(300)).unwrap();
    vec![
        (Actor::Party(party_id(0)), watch::Added::from_parts(item(), text()).into()),
        (Actor::Party(party_id(0)), watch::Extended::from_parts(item(), until).into()),
        (outside(true), Disclosed::from_parts(entry(n + 1)).into()),
        (Actor::Party(party_id(0)), Retracted::from_parts(entry(n + 1 + chosen % 2)).into()),
        (Actor::Secretariat, Disclosed::from_parts(entry(n)).into()),
    ]
}

/// Something is told, and it is said how it should have read, that it should not stand, and to whom it is
/// disclosed, by who told it and by others.
fn acts(n: usize, chosen: usize) -> Vec<(Actor, Event)> {
    if chosen % 8 == 5 {
        return told_too_early(n, chosen / 8);
    }
    let entry = |n: usize| EntryId::new(format!("e{n}")).unwrap();
    let by = |n: usize| match n % 8 {
        0 => Actor::jointly([party_id(0), party_id(1)]).unwrap(),
        1 | 2 => Actor::Party(party_id(0)),
        3 => Actor::Party(party_id(1)),
        4 => Actor::Secretariat,
        5 => outside(true),
        6 => outside(false),
        _ => Actor::Unknown,
    };
    let payload = |n: usize| -> Event {
        let due = When::instant(instant(1 + n)).unwrap();
        match chosen / 3 % 4 {
            0 => Given::from_parts(About::Whole, Aspect::Count, Value::Number(u64::try_from(n).unwrap()))
                .into(),
            1 => {
                let stance = if n == 0 { Stance::Accepts } else { Stance::Rejects };
                let fact = position::Taken::from_parts(party_id(0), point_id(0).into(), stance);
                if n == 2 { fact.with_reservation(text()).into() } else { fact.into() }
            }
            2 => deadline::Set::from_parts(DeadlineId::new("d0").unwrap(), name(), due).into(),
            _ => {
                let fact = watch::Added::from_parts(WatchId::new("k1").unwrap(), text()).with_due(due);
                if n == 0 { fact.into() } else { fact.with_indicators(vec![text()]).into() }
            }
        }
    };
    let corrected = |to: usize| Corrected::from_parts(entry(n)).with_event(Restated::new(payload(to)));
    let steps: [Event; 8] = [
        corrected(1).into(),
        Disclosed::from_parts(entry(n)).into(),
        Denied::from_parts(entry(n)).into(),
        corrected(2).with_sources(vec![Source::from_parts(name())]).into(),
        Retracted::from_parts(entry(n + 1)).into(),
        Confirmed::from_parts(entry(n)).into(),
        Retracted::from_parts(entry(n)).into(),
        Disclosed::from_parts(entry(n)).into(),
    ];
    let from = chosen % 7;
    let steps = steps.into_iter().cycle().skip(from).take(5).enumerate();
    // The same as told it, now and then.
    let steps =
        steps.map(|(at, event)| (by(if (chosen >> at) % 2 == 0 { chosen } else { chosen / 2 + at }), event));
    std::iter::once((by(chosen), payload(0))).chain(steps).collect()
}

/// A correction says mostly what the entry that it is about tells, or something like it.
pub(super) fn restating(made: Draft, all: &[Draft], bytes: Bytes) -> Draft {
    let Event::Record(RecordEvent::Corrected(fact)) = made.event() else { return made };
    let target = all.iter().rposition(|draft| *draft.id() == fact.entry);
    let Some((at, target)) = target.and_then(|at| Some((at, all.get(at)?))) else { return made };
    let disclosure = target.disclosure().clone();
    let event = match bytes[11] % 4 {
        0 => None,
        1 => Some(target.event().clone()),
        2 => Some(other(at, target.event(), bytes)),
        _ => Some(draft(at, bytes.map(|byte| byte.wrapping_mul(7))).event().clone()),
    };
    let mut fact = fact.clone();
    fact.event = event.filter(|event| !matches!(event, Event::Record(_))).map(Restated::new);
    let mut made = made;
    std::sync::Arc::make_mut(&mut made.0).event = fact.into();
    if bytes[11] < 192 { made.with_disclosure(disclosure) } else { made }
}

/// Another event of the same kind on the same thing, if chance makes one.
fn other(at: usize, event: &Event, bytes: Bytes) -> Event {
    let made = (0..=u8::MAX).map(|step| {
        let mut bytes = bytes.map(|byte| byte.wrapping_add(step.wrapping_mul(31)));
        bytes[0] = step % 186;
        draft(at, bytes).event().clone()
    });
    let same = |made: &Event| made.kind() == event.kind() && made.subject() == event.subject();
    made.filter(same).find(|made| made != event).unwrap_or_else(|| event.clone())
}
