//! Help with the rules that hold for every entry and every act.

use crate::{
    decision::DecisionRule,
    event::{
        Subject,
        fact::{Fact, MAX_LIST},
    },
    judge::explain::Help,
    notes::correction::{Corrected, Disclosed},
    value::{id::MAX_LEN, source::MAX_SOURCES, when::instant},
};

pub(crate) fn same_id(help: &Help<'_>) -> String {
    let subject = help.subject();
    match help.introduced() {
        Some(entry) if entry.erased().is_some() => format!(
            "choose another id for what is new; {subject} was erased, so that nobody can tell whether this repeats it"
        ),
        Some(entry) => {
            format!("choose another id; {subject} is a `{}` with other content", entry.event().act())
        }
        None => format!("choose another id; {subject} was recorded and does not stand, or was erased since"),
    }
}

pub(crate) fn recorded_later(help: &Help<'_>) -> String {
    match help.talks.last_recorded() {
        Some(last) => format!(
            "record it at {} or later; when it happened is `occurred`, which may be earlier",
            instant::display(&last)
        ),
        None => "record it later".to_owned(),
    }
}

pub(crate) fn bounds(help: &Help<'_>) -> String {
    if let Subject::Entry(_) = help.subject() {
        format!(
            "give an id at most {MAX_LEN} bytes, an entry at most {MAX_SOURCES} sources, a list of an event at most \
             {MAX_LIST} members"
        )
    } else {
        format!("end or leave out some; {} has as much of it as it may have", help.subject())
    }
}

pub(crate) fn introduced_later(help: &Help<'_>) -> String {
    match help.introduced() {
        Some(entry) => format!(
            "give a time that is not before entry `{}`, which introduced {}, or before what else the event names",
            entry.id(),
            help.subject()
        ),
        None => "give a time that is not before what the event names".to_owned(),
    }
}

pub(crate) fn hidden(help: &Help<'_>) -> String {
    let discloses = *help.kind() == *Disclosed::KIND;
    match help.introduced() {
        Some(entry) if discloses || *help.kind() == *Corrected::KIND => {
            let rests = if discloses { "rests" } else { "would rest" };
            let (event, subject) = (entry.event(), help.subject());
            let (act, kind, about) = (Disclosed::KIND, event.kind(), event.subject());
            format!(
                "record `{act}` of {subject} to the same first; what is to be seen {rests} on it, the `{kind}` of {about}"
            )
        }
        Some(entry) if !entry.disclosure().is_public() => {
            format!("disclose it to no more than may see entry `{}`", entry.id())
        }
        _ => "disclose it to no more than may see the things, actors and recipients that it names".to_owned(),
    }
}

pub(crate) fn question(help: &Help<'_>) -> String {
    let rule = help.talks.procedure().agreeing();
    let mut due = help.talks.questions().filter(|question| question.is_due(help.refusal.at));
    let waits = due.find(|question| question.on().is_some_and(|on| Subject::from(on) == *help.subject()));
    if let Some(waits) = waits {
        return format!(
            "let the secretariat record `question.carried` of `{}` first, if it was; its term is over",
            waits.id()
        );
    }
    let about = match help.kind().name() {
        "point.dropped" | "point.moved_to_instrument" => "asked for it in its `motion`",
        _ => "was on the same thing in its current words",
    };
    format!(
        "name in `rests_on` a question that {about} and was carried since it was last taken up, under the decision rule ({rule}) and put \
         to all whose agreement counts"
    )
}

/// The same whatever it touches: with whom it can be done.
pub(crate) fn alone(help: &Help<'_>) -> String {
    let rule = help.tally.map(|tally| tally.reason().rule()).filter(|rule| **rule != DecisionRule::Unanimity);
    let (many, needs) = match rule {
        Some(rule) => ("as many of ", format!(" as the decision rule needs ({rule})")),
        None => ("", String::new()),
    };
    let jointly =
        format!("record `{}` jointly with {many}{}{needs}, in one draft", help.act(), help.lacking());
    match help.kind().thing() {
        "question" | "record" => jointly,
        _ => format!("{jointly}; or put a question that asks for it, in `motion` of `question.put`"),
    }
}

pub(crate) fn away(help: &Help<'_>) -> String {
    format!(
        "record `party.returned`, `party.resumed` or `party.readmitted` first, or let another party act; {}",
        help.away()
    )
}

pub(crate) fn suspended(help: &Help<'_>) -> String {
    if help.talks.is_suspended() {
        "record `negotiation.resumed` first; the negotiation is suspended".to_owned()
    } else {
        "record `negotiation.phase_begun(talks)` first; the negotiation is broken off".to_owned()
    }
}
