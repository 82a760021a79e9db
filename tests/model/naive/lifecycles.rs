//! The lifecycles, written as a table on paper: lifecycle, from, action, and who is entitled.

use std::sync::LazyLock;

/// From `-` means that the act creates the thing.
const ROWS: &str = "
instrument | - | drafted | self, mediator, chair
instrument | draft initialled | agreed | self
instrument | draft agreed | initialled | consequence, self
instrument | draft agreed initialled | adopted | self
instrument | draft agreed initialled adopted | opened_for_signature | self, depositary
instrument | draft agreed initialled adopted open_for_signature | signed | consequence, depositary
instrument | agreed initialled adopted open_for_signature signed in_force | entered_into_force | consequence, self, depositary
instrument | in_force | suspended | self
instrument | suspended | resumed | self
instrument | agreed initialled adopted open_for_signature signed in_force suspended | superseded | self
instrument | adopted open_for_signature signed in_force suspended | terminated | self
instrument | superseded terminated | revived | self
instrument | draft agreed initialled adopted open_for_signature signed | rejected | consequence, self
instrument | rejected lapsed | resubmitted | self
instrument | agreed initialled adopted open_for_signature signed rejected lapsed | reopened | consequence, self
instrument | draft agreed initialled adopted open_for_signature signed | lapsed | consequence, depositary
consent | - | initialled | self
consent | - initialled | signed_ad_referendum | self
consent | - initialled signed_ad_referendum refused | signed | self
consent | - initialled signed_ad_referendum signed refused | expressed | self
consent | - initialled signed_ad_referendum signed | refused | self
consent | bound | suspended | self
consent | suspended bound | resumed | self
consent | bound suspended | withdrawal_notified | self
consent | withdrawing | withdrawal_revoked | self
consent | - withdrawing signed bound suspended | withdrawn | self, consequence
consent | withdrawn | rejoined | self
gate | - | required | self, chair
gate | required not_held failed annulled | scheduled | self
gate | required scheduled | passed | self
gate | required scheduled | failed | self
gate | required scheduled | not_held | self
gate | passed failed | annulled | self
gate | required scheduled not_held failed annulled | waived | self
gate | required scheduled failed not_held annulled | replaced | self
negotiation | preparatory broken_off abandoned | phase_begun(exploration) | principal, mediator, convener
negotiation | exploratory broken_off | phase_begun(preparation) | principal, mediator, convener
negotiation | exploratory preparatory broken_off | phase_begun(talks) | principal, mediator, convener, chair
negotiation | exploratory preparatory negotiating | broken_off | principal
negotiation | negotiating | concluded | principal, chair
negotiation | concluded | phase_begun(implementation) | principal, guarantor, monitor
negotiation | concluded implementing | completed | principal, guarantor
negotiation | exploratory preparatory negotiating broken_off concluded implementing | abandoned | principal, convener
negotiation | concluded implementing completed abandoned | reopened | consequence, principal, mediator, convener
party | - | added | any
party | outside declined withdrawn | invited | principal, mediator, convener, chair
party | invited | invitation_withdrawn | principal, mediator, convener, chair
party | outside invited declined | joined | self
party | invited | declined | self
party | participating | suspended | self, chair, principal
party | suspended | resumed | self, chair
party | invited participating suspended withdrawn | excluded | chair, principal
party | excluded | readmitted | chair, principal
party | participating suspended excluded | withdrawn | self
party | withdrawn | returned | self
party | outside invited declined participating suspended excluded withdrawn | dissolved | self
role | - | role_offered | self, principal, convener
role | - offered declined ended | role_assigned | principal, convener, chair
role | offered | role_declined | principal, self
role | held | role_ended | self, principal, convener
point | - | tabled | principal, group, mediator, chair
point | tabled | taken_up | principal, mediator, chair
point | tabled under_discussion | agreed_in_principle | principal, mediator, chair
point | tabled under_discussion agreed_in_principle | text_agreed | principal, mediator, chair
point | text_agreed | closed | consequence, principal, chair
point | tabled under_discussion agreed_in_principle | awarded | arbiter
point | tabled under_discussion agreed_in_principle text_agreed | dropped | consequence, proposer, principal, chair, mediator
point | tabled under_discussion agreed_in_principle text_agreed | moved_to_instrument | consequence, principal, mediator, chair
point | tabled under_discussion agreed_in_principle text_agreed | superseded | consequence
point | dropped moved_to_instrument superseded | reinstated | consequence, principal, mediator, chair
point | agreed_in_principle text_agreed closed | reopened | consequence, principal, mediator, chair
version | - | drafted | principal, group, mediator, chair
version | drafted | tabled | proposer
version | drafted tabled | taken_as_basis | principal, chair, mediator
version | under_negotiation | adopted_ad_referendum | principal, chair
version | under_negotiation adopted_ad_referendum | adopted | principal, chair
version | tabled under_negotiation adopted_ad_referendum | rejected | principal, chair
version | drafted tabled under_negotiation adopted_ad_referendum adopted | superseded | consequence, chair, mediator
version | drafted tabled | withdrawn | proposer
version | rejected withdrawn superseded adopted_ad_referendum | revived | principal, mediator, chair
alternative | - | proposed | principal, group, mediator, chair
alternative | open | chosen | principal, chair, mediator
alternative | open | set_aside | consequence, principal, chair, mediator
alternative | open | withdrawn | proposer
alternative | chosen set_aside withdrawn | reopened | proposer, principal, chair, mediator
question | - | put | principal, chair
question | open | carried | consequence, chair, principal
question | open | failed | consequence, chair, principal
question | open | lapsed | consequence, chair, principal
question | open | withdrawn | proposer
question | carried failed | annulled | principal, chair
link | - | made | principal, mediator, chair
link | standing | released | proposer, principal
proposal | - | submitted | principal, mediator, chair
proposal | submitted put_to_vote | put_to_vote | addressee, chair
proposal | submitted put_to_vote | decided(accepted) | consequence
proposal | submitted put_to_vote | decided(rejected) | consequence
proposal | submitted | decided(countered) | consequence, addressee
proposal | submitted put_to_vote countered | withdrawn | proposer
proposal | submitted put_to_vote | lapsed | consequence
proposal | rejected countered withdrawn lapsed | renewed | proposer
meeting | - | added | any
meeting | mooted postponed | announced | principal, mediator, convener, chair, meeting host
meeting | mooted announced | confirmed | principal, mediator, convener, chair, meeting host
meeting | mooted announced confirmed | started | principal, mediator, chair, meeting host
meeting | under_way | adjourned | principal, mediator, chair, meeting host
meeting | adjourned | continued | principal, mediator, chair, meeting host
meeting | mooted announced confirmed under_way adjourned | held | principal, mediator, chair, meeting host
meeting | mooted announced confirmed adjourned | postponed | principal, mediator, convener, chair, meeting host
meeting | mooted announced confirmed adjourned postponed | cancelled | principal, mediator, convener, chair, meeting host
meeting | mooted announced confirmed postponed | not_held | principal, mediator, chair, meeting host
meeting | postponed cancelled not_held | reinstated | principal, mediator, convener, chair, meeting host
accreditation | - ended | accredited | self
accreditation | valid | accreditation_ended | self
track | - | opened | principal, mediator, chair
track | open | suspended | principal, mediator, chair
track | suspended | resumed | principal, mediator, chair
track | open suspended | closed | principal, mediator, chair
track | closed | reopened | principal, mediator, chair
deadline | - | set | principal, mediator, chair, guarantor
deadline | missed | renewed | principal, mediator, chair
deadline | running | stopped | principal, chair
deadline | stopped | restarted | principal, chair
deadline | running stopped missed | met | principal, mediator, chair
deadline | running | missed | consequence
deadline | running stopped missed | lifted | principal, mediator, chair
commitment | - | made | obligor, principal, mediator
commitment | standing | suspended | obligor, principal, guarantor
commitment | suspended | resumed | obligor, principal, guarantor
commitment | standing suspended | made_obsolete | principal, guarantor
commitment | obsolete | reinstated | principal, guarantor
ceasefire | - | declared | self, mediator
ceasefire | declared | took_effect | self, mediator, monitor
ceasefire | declared in_effect | ended(collapsed) | self, mediator, monitor
ceasefire | declared in_effect | ended(expired) | consequence
ceasefire | declared in_effect | ended(terminated) | self
ceasefire | collapsed expired terminated | renewed | self, mediator
measure | - | announced | self
measure | announced | begun | self
measure | - | taken | self
measure | in_effect | suspended | self
measure | suspended | resumed | self
measure | announced in_effect suspended | ended | self
watch | - | added | any
watch | open | observed | any
watch | open | lapsed | consequence
watch | observed lapsed | reopened | any
";

/// Acts beside the lifecycles.
const BESIDE: &str = "
negotiation suspended resumed | principal, mediator, chair
negotiation renamed | principal, mediator, convener, chair
negotiation related | any
negotiation procedure_changed | principal, chair
party renamed alias_added membership_begun membership_ended | self, principal, chair
party split merged succeeded | self, principal, chair
party act_confirmed | self
person added renamed | any
person office_begun office_ended | self, chair
person powers_changed | self
track revised | principal, mediator, chair
deadline extended | principal, mediator, chair
commitment due_changed | obligor, principal, mediator
commitment reported | obligor, beneficiary, verifier, monitor
commitment violation_alleged | any
instrument revised | self, mediator, chair
instrument amended | self
instrument rectified | self, depositary
consent full_powers_presented attested provisionally_applied provisional_application_ended | self
consent reservation_made declaration_made reservation_withdrawn objected | self
gate recommended | any
ceasefire joined denounced | self
ceasefire extended | self, mediator
ceasefire violation_alleged | any
party weight_set | principal, chair, convener
point reworded rectified language_added renamed areas_set nested returned | principal, mediator, chair
point referred(later) referred(leaders) referred(arbiter) | principal, mediator, chair
version renamed | principal, mediator, chair
alternative reworded | proposer, mediator, chair
question extended | proposer, chair
proposal extended | proposer
meeting moved participant_expected agenda_set ordered | principal, mediator, convener, chair, meeting host
meeting participant_replied | self
meeting attendance_recorded | self, principal, mediator, chair, meeting host
meeting outcome_recorded document_handed_over | principal, mediator, chair, meeting host
meeting read_out | any
assessment given | any
account given | any
watch extended | any
record confirmed disputed denied sourced | any
";

/// Acts that no table entitles to: the first entry, and what has a rule of its own.
const APART: &[&str] = &[
    "negotiation.opened",
    "position.taken",
    "position.confirmed",
    "position.withdrawn",
    "proposal.conveyed",
    "proposal.answered",
    "question.voted",
    "record.corrected",
    "record.retracted",
    "record.disclosed",
];

/// The rows, taken apart once: a model asks for them at every fact that it reads.
static TABLE: LazyLock<Vec<[&str; 4]>> = LazyLock::new(|| table(ROWS));

fn table<const CELLS: usize>(text: &'static str) -> Vec<[&'static str; CELLS]> {
    let row = |row: &'static str| row.split(" | ").map(str::trim).collect::<Vec<_>>().try_into().unwrap();
    text.trim().lines().map(row).collect()
}

/// The rows of a lifecycle.
fn rows_of(lifecycle: &str) -> impl Iterator<Item = &'static [&'static str; 4]> {
    TABLE.iter().filter(move |row| row[0] == lifecycle)
}

/// Whether the status permits the action.
pub(crate) fn permits(lifecycle: &str, from: &str, action: &str) -> bool {
    rows_of(lifecycle).any(|row| row[1].split(' ').any(|one| one == from) && row[2] == action)
}

/// Whether the action moves a status.
pub(crate) fn moves(lifecycle: &str, action: &str) -> bool {
    rows_of(lifecycle).any(|row| row[2] == action)
}

/// Whether the action moves a status, whatever the word is that says which act it is.
pub(crate) fn moves_by_a_word(lifecycle: &str, action: &str) -> bool {
    rows_of(lifecycle).any(|row| row[2].split('(').next() == Some(action))
}

/// Whether acts of this kind move what is there already.
pub(crate) fn goes_on(kind: &str) -> bool {
    let (thing, action) = kind.split_once('.').unwrap();
    let things: &[&str] = match thing {
        "party" => &["party", "role"],
        "person" => &["accreditation"],
        _ => std::slice::from_ref(&thing),
    };
    things.iter().any(|own| {
        rows_of(own)
            .any(|row| row[2].split('(').next() == Some(action) && row[1].split(' ').any(|from| from != "-"))
    })
}

/// Who is entitled, besides the secretariat.
pub(crate) fn entitled(act: &str) -> Vec<&'static str> {
    acts().into_iter().find(|(own, _)| own == act).unwrap().1.split(", ").collect()
}

/// Every kind of act that the model knows.
pub(crate) fn kinds() -> Vec<String> {
    let apart = APART.iter().map(|kind| String::from(*kind));
    let kind = |(act, _): (String, _)| String::from(act.split('(').next().unwrap());
    acts().into_iter().map(kind).chain(apart).collect()
}

fn acts() -> Vec<(String, &'static str)> {
    let rows = TABLE.iter().map(|[lifecycle, _, action, entitled]| {
        let thing = match *lifecycle {
            "role" => "party",
            "accreditation" => "person",
            thing => thing,
        };
        (format!("{thing}.{action}"), *entitled)
    });
    let beside = table(BESIDE).into_iter().flat_map(|[acts, entitled]| {
        let (thing, actions) = acts.split_once(' ').unwrap();
        actions.split(' ').map(move |action| (format!("{thing}.{action}"), entitled)).collect::<Vec<_>>()
    });
    rows.chain(beside).collect()
}
