//! Help with what is refused of alternatives.

use crate::{
    decision::Outcome,
    event::{Subject, fact::Fact},
    judge::{
        Refusal,
        explain::{Explained, Help, facts::list},
        rule::catalogue::ALTERNATIVE_CHOSEN_AGREEMENT,
    },
    state::Negotiation,
    talks::{
        alternative::{AlternativeEvent, AlternativeStatus, AlternativeView, Reworded},
        point::PointView,
    },
};

pub(crate) fn of_another(help: &Help<'_>) -> String {
    format!("leave `of` out; {} belongs to another point", help.subject())
}

pub(crate) fn wording(help: &Help<'_>) -> String {
    format!("leave `wording` out; {} belongs to something else", help.subject())
}

pub(crate) fn chosen(help: &Help<'_>) -> String {
    let alternative = help.subject().alternative().and_then(|id| help.talks.alternative(id));
    let point = alternative.and_then(|alternative| alternative.point());
    let chosen = |alternative: &AlternativeView<'_>| alternative.status() == AlternativeStatus::Chosen;
    let chosen = point.iter().flat_map(PointView::alternatives).filter(chosen);
    let chosen = list(chosen.map(|alternative| alternative.id()), "the other one");
    format!(
        "record `alternative.reworded` of it first, on the words that the point has, or `alternative.reopened` of {chosen}"
    )
}

pub(crate) fn agreement(help: &Help<'_>) -> String {
    if help.tally.is_some_and(|tally| tally.verdict().is_carried()) {
        return "leave `wording` out; the words named are not its current ones".to_owned();
    }
    format!("record `position.taken` on it with `accepts` by {}", help.lacking())
}

impl Explained for AlternativeEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.alternative(subject.alternative()?)?.status().to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        (*help.kind() == *Reworded::KIND).then(|| help.only_from(&[AlternativeStatus::Open.to_string()]))
    }

    fn tally(refusal: &Refusal, talks: &Negotiation) -> Option<Outcome> {
        let alternative = refusal.subject.alternative().and_then(|id| talks.alternative(id))?;
        (*refusal.rule == ALTERNATIVE_CHOSEN_AGREEMENT).then(|| alternative.tally())
    }
}
