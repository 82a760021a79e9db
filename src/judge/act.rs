//! Every act: its kind, and who may do it from which status. The decision matrix as data.

use serde::Serialize;

use crate::{
    event::{
        Event,
        fact::{ActName, Fact, Kind},
    },
    judge::rule::{
        Rule,
        catalogue::{
            POSITION_TAKEN_PARTY, RECORD_CORRECTED_AUTHORITY, RECORD_DISCLOSED_AUTHORITY,
            RECORD_RETRACTED_AUTHORITY,
        },
    },
    lifecycle::Lifecycle,
    notes::{correction, watch::WatchLifecycle},
    outcome::{
        ceasefire::CeasefireLifecycle, commitment::CommitmentLifecycle, consent::ConsentLifecycle,
        gate::GateLifecycle, instrument::InstrumentLifecycle, measure::MeasureLifecycle,
    },
    talks::{
        alternative::AlternativeLifecycle,
        deadline::DeadlineLifecycle,
        link::LinkLifecycle,
        meeting::MeetingLifecycle,
        party::{ParticipationLifecycle, RoleLifecycle},
        person::AccreditationLifecycle,
        point::PointLifecycle,
        position::PositionEvent,
        process::NegotiationLifecycle,
        proposal::ProposalLifecycle,
        question::QuestionLifecycle,
        track::TrackLifecycle,
        version::VersionLifecycle,
    },
    value::role::Entitled,
};

/// One cell of the decision matrix: an act from a status, or beside a lifecycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Act {
    /// The kind of event, such as `point.closed`.
    pub kind: &'static str,
    /// The word of the field that makes it this act, where the kind is several: `talks` of
    /// `negotiation.phase_begun`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<&'static str>,
    /// The status that it starts from; none where it creates or moves no status.
    pub from: Option<String>,
    /// The status that it leads to; none where it moves no status.
    pub to: Option<String>,
    /// Who is entitled, besides the secretariat.
    pub entitled: Vec<String>,
    /// The rule that guards it, beside those on status and entitlement.
    pub guard: Option<&'static str>,
    /// The rule under which others than the entitled are refused; none for the opening, since before
    /// it there is no party that could hold a role.
    pub entitled_rule: Option<&'static str>,
    /// The roles behind the words of `entitled`.
    #[serde(skip)]
    pub(crate) roles: &'static [Entitled],
    /// Whether it starts from a status in which the thing rests.
    #[serde(skip)]
    pub(crate) from_rest: bool,
}

/// Every act that there is, kind by kind and status by status.
#[must_use]
pub fn acts() -> Vec<Act> {
    Event::kinds().flat_map(of_kind).collect()
}

/// The acts of one kind.
pub(crate) fn of_kind(kind: &'static Kind) -> Vec<Act> {
    let mut acts = Vec::new();
    match kind.thing() {
        "negotiation" => rows::<NegotiationLifecycle>(kind, &mut acts),
        "party" => {
            rows::<ParticipationLifecycle>(kind, &mut acts);
            rows::<RoleLifecycle>(kind, &mut acts);
        }
        "point" => rows::<PointLifecycle>(kind, &mut acts),
        "version" => rows::<VersionLifecycle>(kind, &mut acts),
        "alternative" => rows::<AlternativeLifecycle>(kind, &mut acts),
        "meeting" => rows::<MeetingLifecycle>(kind, &mut acts),
        "link" => rows::<LinkLifecycle>(kind, &mut acts),
        "question" => rows::<QuestionLifecycle>(kind, &mut acts),
        "proposal" => rows::<ProposalLifecycle>(kind, &mut acts),
        "person" => rows::<AccreditationLifecycle>(kind, &mut acts),
        "track" => rows::<TrackLifecycle>(kind, &mut acts),
        "deadline" => rows::<DeadlineLifecycle>(kind, &mut acts),
        "instrument" => rows::<InstrumentLifecycle>(kind, &mut acts),
        "consent" => rows::<ConsentLifecycle>(kind, &mut acts),
        "gate" => rows::<GateLifecycle>(kind, &mut acts),
        "commitment" => rows::<CommitmentLifecycle>(kind, &mut acts),
        "ceasefire" => rows::<CeasefireLifecycle>(kind, &mut acts),
        "measure" => rows::<MeasureLifecycle>(kind, &mut acts),
        "watch" => rows::<WatchLifecycle>(kind, &mut acts),
        _ => {}
    }
    if acts.is_empty() {
        acts.push(Act {
            kind: kind.name(),
            choice: None,
            from: None,
            to: None,
            entitled: kind.marks().beside.iter().map(ToString::to_string).collect(),
            guard: None,
            roles: kind.marks().beside,
            from_rest: false,
            // Nobody proposes what is left of an entry.
            entitled_rule: (kind.thing() != "payload")
                .then(|| rule_of_its_own(kind).unwrap_or(kind.entitled()).id()),
        });
    }
    acts
}

/// The acts of one name: of its kind, those with its word.
pub(crate) fn of_name(name: ActName) -> Vec<Act> {
    of_kind(name.kind).into_iter().filter(|act| act.choice == name.choice).collect()
}

/// The rule on who is entitled, of the kinds that have one of their own.
fn rule_of_its_own(kind: &Kind) -> Option<&'static Rule> {
    let own = [
        (<correction::Corrected as Fact>::KIND, &RECORD_CORRECTED_AUTHORITY),
        (<correction::Retracted as Fact>::KIND, &RECORD_RETRACTED_AUTHORITY),
        (<correction::Disclosed as Fact>::KIND, &RECORD_DISCLOSED_AUTHORITY),
    ];
    let position = PositionEvent::KINDS.contains(&kind).then_some(&POSITION_TAKEN_PARTY);
    own.into_iter().find_map(|(one, rule)| (one == kind).then_some(rule)).or(position)
}

/// Whether a lifecycle has a row for acts of this kind.
pub(crate) fn moves_a_status(kind: &'static Kind) -> bool {
    of_kind(kind).iter().any(|act| act.to.is_some())
}

/// Whether somebody may be refused an act of this kind for want of a role. Where everybody is
/// entitled, nobody is.
pub(crate) fn asks_for_a_role(kind: &'static Kind) -> bool {
    let any = Entitled::Any.to_string();
    of_kind(kind).iter().any(|act| !act.entitled.is_empty() && !act.entitled.contains(&any))
}

fn rows<L: Lifecycle<Role = Entitled>>(kind: &'static Kind, acts: &mut Vec<Act>) {
    // The actions of one event share the rules of its kind.
    for row in L::TABLE.iter().filter(|row| L::status_rule(row.action) == kind.status()) {
        acts.push(Act {
            kind: kind.name(),
            choice: L::choice(row.action),
            from: row.from.map(|status| status.to_string()),
            to: Some(row.to.to_string()),
            entitled: row.entitled.iter().map(ToString::to_string).collect(),
            guard: row.guard.map(Rule::id),
            roles: row.entitled,
            from_rest: row.from.is_some_and(L::is_resting),
            entitled_rule: (kind.name() != "negotiation.opened").then(|| L::entitled_rule(row.action).id()),
        });
    }
}
