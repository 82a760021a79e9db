//! What would make a refused act possible: entries about entries, accounts, the watch list.

use crate::event::{Actor, Event, Subject};
use crate::judge::explain::{facts::list, help::Help};

impl Help<'_> {
    pub(crate) fn of_an_entry(&self) -> String {
        let subject = &self.refusal.subject;
        match self.refusal.rule.id() {
            "record.any.whole" => {
                "propose it to the `Record`; a negotiation alone has not what was retracted".to_owned()
            }
            "record.corrected.kind" => match self.introduced() {
                Some(entry) if entry.event().kind().thing() == "record" => {
                    format!("{subject} is about an entry itself; record `record.retracted` of it, and another")
                }
                Some(entry) => format!(
                    "{subject} is a `{}` of {}; give such an event, or record `record.retracted` and another \
                     entry",
                    entry.event().kind(),
                    entry.event().subject()
                ),
                None => "give an event of the same kind on the same thing".to_owned(),
            },
            "record.corrected.something" => {
                "give the time, the sources or the event as it should read; that there is no source cannot be said so: \
                 retract the entry and record it anew"
                    .to_owned()
            }
            "record.corrected.disclosure" => format!(
                "disclose it exactly as {subject} was at first; those to whom that was disclosed since see it at once as well"
            ),
            "record.corrected.structural" => {
                "ask `Record::in_the_way`: where it names the corrected entry itself, that would not fit as it would \
                 read, and the correction is to be mended; else correct or retract the entries that it names first, \
                 the last first"
                    .to_owned()
            }
            "record.retracted.structural" => {
                "ask `Record::in_the_way` which entries would not fit, and correct or retract those first, the \
                 last first"
                    .to_owned()
            }
            "record.retracted.opening" => {
                "correct the opening, or begin another record".to_owned()
            }
            "payload.erased.made" => {
                "retract the entry that should go, and call `Record::erase`".to_owned()
            }
            "record.retracted.disclosed" => {
                "who has seen it has seen it; retract the entry that was disclosed if it should not stand".to_owned()
            }
            "record.disclosed.kind" => match self.introduced() {
                Some(entry) => match entry.event() {
                    Event::Record(event) => format!("disclose entry `{}`, which it is of", event.entry()),
                    _ => format!("disclose {subject}"),
                },
                None => format!("disclose {subject}"),
            },
            "record.disclosed.wider" => {
                "disclose it to somebody else: those to whom the entry that says so is disclosed".to_owned()
            }
            "record.confirmed.own" => {
                format!("{subject} is the actor's own; record `record.corrected` or `record.retracted` of it")
            }
            "account.given.aspect" => {
                "give a word for a status or an existence, a number or a range for a count, a time for a date, a text \
                 for a tally, a place or a content, a number, a range or a text for an attendance or a duration, \
                 anything for what is other; a range goes from the smaller number to the greater"
                    .to_owned()
            }
            "record.retracted.once" => format!(
                "{subject} was retracted, or fell with what it followed from; record `record.retracted` of \
                 that correction first"
            ),
            _ => match self.introduced() {
                Some(entry) if matches!(entry.by(), Actor::Jointly(_)) => {
                    format!("let {} act together, whose entry it is, or the host", entry.by())
                }
                Some(entry) if !matches!(entry.by(), Actor::Host | Actor::Procedure | Actor::Unknown) => {
                    format!("let {} act, whose entry it is, or the host", entry.by())
                }
                Some(_) | None => "let the host act".to_owned(),
            },
        }
    }

    pub(crate) fn of_a_watch_item(&self) -> String {
        let item = match &self.refusal.subject {
            Subject::Watch(id) => self.whole.watch(id),
            _ => None,
        };
        let due = item.and_then(|own| own.due());
        match (self.refusal.rule.id(), due) {
            ("watch.extended.later", Some(due)) => format!("give a date that ends after {due}"),
            ("watch.lapsed.due", Some(due)) => format!("its date is {due}; propose it when that is over"),
            ("watch.lapsed.due", None) => "it has no date, and so never lapses".to_owned(),
            ("watch.observed.indicator", _) => match item.map(|own| own.indicators()) {
                None | Some([]) => "it has no indicators; leave `indicator` out".to_owned(),
                Some(indicators) => {
                    format!("name one of its indicators, or none: {}", list(indicators.iter(), "none"))
                }
            },
            _ => "name an entry that certainly occurred since the question was put, or none".to_owned(),
        }
    }
}
