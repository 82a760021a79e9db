//! Corrections, remarks on entries, and accounts made of bytes.

use super::{Bytes, Choice, draft, name, text};
use crate::{
    account::{About, Aspect, Claim, Given, Value},
    amendment::{
        Confirmed, Corrected, Denied, Disclosed, Disputed, Manner, RecordEvent, Restated, Retracted, Sourced,
    },
    entry::{Draft, Event},
    id::EntryId,
    source::Source,
    word::Area,
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
        167 => Retracted::new(entry, text()).into(),
        168 => Confirmed::new(entry).into(),
        169 => Disputed::new(entry).into(),
        170 => Denied::new(entry).with_text(text()).into(),
        171 if c.maybe() => {
            let fact = Disclosed::new(entry);
            if c.maybe() {
                fact.with_manner(c.one(&[Manner::RELEASED, Manner::LEAKED])).into()
            } else {
                fact.into()
            }
        }
        _ => Sourced::new(entry, Source::new(name())).into(),
    }
}

/// Few matters, aspects and values, so that they differ and agree.
fn account(n: usize, c: &mut Choice) -> Given {
    let on = match c.below(6) {
        0 => About::Whole,
        1 => About::Area(Area::SECURITY),
        2 => About::Meeting(c.meeting()),
        3 => About::Entry(c.written(n)),
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
    Given::new(on, aspect, value)
}

fn corrected(n: usize, entry: EntryId, c: &mut Choice) -> Event {
    let fact = Corrected::new(entry, text());
    let fact = if c.maybe() { fact.with_occurred(c.when(n)) } else { fact };
    if c.maybe() { fact.with_sources(vec![Source::new(name())]).into() } else { fact.into() }
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
