//! Help with what is refused of questions.

use crate::{
    decision::{DecisionRule, Outcome},
    event::{Subject, fact::Fact},
    judge::{
        Refusal,
        explain::{Explained, Help, facts::list},
        rule::catalogue::{
            QUESTION_CARRIED_CHAIR_FINDING, QUESTION_CARRIED_RULE, QUESTION_CARRIED_SILENCE,
            QUESTION_FAILED_RULE,
        },
    },
    state::Negotiation,
    talks::{
        meeting::MeetingStatus,
        question::{Extended, QuestionEvent, QuestionStatus, QuestionView, Voted},
    },
};

fn question<'a>(help: &Help<'a>) -> Option<QuestionView<'a>> {
    help.subject().question().and_then(|id| help.talks.question(id))
}

pub(crate) fn members(help: &Help<'_>) -> String {
    let question = question(help);
    let members = question.iter().flat_map(QuestionView::voters).map(|(party, _)| party);
    format!("let one of its members record `question.voted`: {}", list(members, "none is named"))
}

pub(crate) fn closed(help: &Help<'_>) -> String {
    match question(help).and_then(|question| question.closes()) {
        Some(closes) => format!("propose it as observed, if the vote was cast before {closes} was over"),
        None => "say in `occurred` when the vote was cast".to_owned(),
    }
}

pub(crate) fn later(help: &Help<'_>) -> String {
    if let Some(due) = question(help).and_then(|question| due(help, &question)) {
        return due;
    }
    match question(help).and_then(|question| question.closes()) {
        Some(closes) => format!("give a term that ends after {closes}"),
        None => "there is nothing to extend; it has no term".to_owned(),
    }
}

pub(crate) fn votes(help: &Help<'_>) -> String {
    let question = question(help);
    if question.is_some_and(|question| *question.rule() == DecisionRule::Declared) {
        return "let the secretariat give the basis `declared`; its verdict is declared".to_owned();
    }
    if question.is_some_and(|question| question.voting().is_secret()) {
        return "let the secretariat give the `tally`, by heads, once the ballot is closed; it is secret"
            .to_owned();
    }
    if let Some(due) = question.and_then(|question| due(help, &question)) {
        return due;
    }
    let missing = question.iter().flat_map(QuestionView::still_to_vote);
    let first = format!("record `question.voted` by {} first", list(missing, "its members"));
    match question.and_then(|question| question.closes()) {
        Some(closes) => format!("{first}, or let the secretariat find it when {closes} is over"),
        None => first,
    }
}

/// How a question closes whose term is over, as far as the record goes.
fn due(help: &Help<'_>, question: &QuestionView<'_>) -> Option<String> {
    let (at, state) = (help.refusal.at, help.talks.state.questions.by_key(question.id().as_str())?);
    if !question.is_due(at) {
        return None;
    }
    let (act, for_all) = help.talks.closing_act(state, at.to_utc());
    let who = if for_all { "" } else { "let the secretariat " };
    Some(format!("{who}record `question.{}`; its term is over", act.as_str()))
}

pub(crate) fn over(help: &Help<'_>) -> String {
    let due = question(help).and_then(|question| due(help, &question));
    due.unwrap_or_else(|| {
        "let the secretariat record `question.carried`, `question.failed` or `question.lapsed`; its term is over".to_owned()
    })
}

pub(crate) fn consensus(help: &Help<'_>) -> String {
    if question(help).is_some_and(|question| *question.rule() == DecisionRule::Consensus) {
        return "wait until no member is against; record `question.failed` if one stays so".to_owned();
    }
    "give the basis `votes`; its decision rule is not consensus".to_owned()
}

pub(crate) fn silence(help: &Help<'_>) -> String {
    let question = question(help);
    match question.and_then(|question| question.closes()) {
        Some(closes) if question.is_some_and(|question| question.voting().is_tacit()) => {
            format!("propose it when {closes} is over, with which the silence ends")
        }
        _ => "choose another `basis`; the question was not put under a silence procedure".to_owned(),
    }
}

pub(crate) fn lapses(help: &Help<'_>) -> String {
    if let Some(due) = question(help).and_then(|question| due(help, &question)) {
        return due;
    }
    match question(help).and_then(|question| question.closes()) {
        Some(closes) => format!("propose it when {closes} is over, if nothing is decided then"),
        None => "let its proposer record `question.withdrawn`; it has no term".to_owned(),
    }
}

pub(crate) fn annulled(help: &Help<'_>) -> String {
    help.joint(help.talks.procedure().agreeing(), None)
}

impl Explained for QuestionEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.question(subject.question()?)?.status().to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        let asks = [Voted::KIND, Extended::KIND].contains(&help.kind());
        asks.then(|| help.only_from(&[QuestionStatus::Open.to_string()]))
    }

    fn tally(refusal: &Refusal, talks: &Negotiation) -> Option<Outcome> {
        let counted = [
            &QUESTION_CARRIED_RULE,
            &QUESTION_CARRIED_SILENCE,
            &QUESTION_CARRIED_CHAIR_FINDING,
            &QUESTION_FAILED_RULE,
        ];
        let question = refusal.subject.question().and_then(|id| talks.question(id))?;
        counted.contains(&refusal.rule).then(|| question.tally())
    }
}

pub(crate) fn rule(help: &Help<'_>) -> String {
    let agreeing = help.talks.procedure().agreeing();
    format!(
        "leave `rule`, `voting` and `leavers_drop_out` out, so the procedure fills them in ({agreeing} for agreeing); the secretariat may put it otherwise"
    )
}

pub(crate) fn meeting(help: &Help<'_>) -> String {
    let meeting = help.subject().meeting().and_then(|id| help.talks.meeting(id));
    let status = meeting.map(|meeting| meeting.status());
    match status {
        Some(MeetingStatus::Adjourned) => {
            "record `meeting.continued` first, let the secretariat tell it, or leave `at` out".to_owned()
        }
        Some(MeetingStatus::Held) => "let the secretariat tell it, or leave `at` out".to_owned(),
        _ => "record `meeting.started` first, or leave `at` out".to_owned(),
    }
}

pub(crate) fn tacit(help: &Help<'_>) -> String {
    match help.talks.procedure().silence() {
        Some(least) => format!("give `closes` {least} from now or later, or leave `voting` out"),
        None => {
            "leave `voting` out, or record `negotiation.procedure_changed` so that silence counts".to_owned()
        }
    }
}

pub(crate) fn electorate(help: &Help<'_>) -> String {
    if help.talks.principals().next().is_none() {
        return "name the members in `electorate`; no principal takes part".to_owned();
    }
    "leave `electorate` out, so that those who decide are asked as they are; the secretariat may put it to others"
        .to_owned()
}
