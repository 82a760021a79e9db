//! One event of each kind, made of bytes.

use super::{
    Choice, after::after, brackets::brackets, instruments::instruments, made, name, party_id, people::people,
    proposal, questions::question, record::about, taken, text, versions, watch::watch,
};
use crate::{
    event::Event,
    notes::assessment::{Given, Rating, Topic},
    talks::{
        link,
        meeting::{self, AgendaItem, Format, MeetingOutcome, Place, Presence, Relation, Reply},
        party,
        point::{self, Areas, Referral, Wording},
        position,
        process::{self, Kinship, Phase},
        version::{self, Owner},
    },
    value::{
        id::NegotiationId,
        role::Role,
        word::{Area, PartyKind},
    },
};

#[expect(clippy::too_many_lines, reason = "one line for each kind of event")]
pub(super) fn event(n: usize, kind: usize, c: &mut Choice) -> Event {
    match kind {
        0 => process::Opened::from_parts(NegotiationId::new("talks").unwrap(), name(), c.procedure()).into(),
        1 => process::PhaseBegun::from_parts(Phase::Exploration).into(),
        2 => process::PhaseBegun::from_parts(Phase::Preparation).into(),
        3 => process::PhaseBegun::from_parts(Phase::Talks).into(),
        4 => process::Suspended::new().into(),
        5 => process::Resumed::new().into(),
        6 => process::BrokenOff::new().into(),
        7 => {
            let fact = process::Concluded::new().with_partial(c.maybe());
            let instruments = vec![c.instrument(), c.instrument()];
            match c.below(4) {
                0 => fact.with_instruments(instruments.into_iter().take(1).collect()).into(),
                1 => fact.with_instruments(instruments).into(),
                _ => fact.into(),
            }
        }
        8 => process::PhaseBegun::from_parts(Phase::Implementation).into(),
        9 => process::Completed::new().into(),
        10 => process::Abandoned::new().into(),
        11 => process::Reopened::new().into(),
        12 => process::Renamed::from_parts(name()).into(),
        13 => process::ProcedureChanged::from_parts(c.procedure()).into(),
        14 => {
            let other = if c.maybe() { "talks" } else { "others" };
            process::Related::from_parts(NegotiationId::new(other).unwrap(), Kinship::SIBLING).into()
        }
        15 => {
            let kind = if c.maybe() { PartyKind::COALITION } else { PartyKind::STATE };
            party::Added::from_parts(c.party(), name(), kind).into()
        }
        16 => party::Renamed::from_parts(c.party(), name()).into(),
        17 => party::AliasAdded::from_parts(c.party(), name()).into(),
        18 => party::Invited::from_parts(c.party()).into(),
        19 => party::InvitationWithdrawn::from_parts(c.party()).into(),
        20 => party::Joined::from_parts(c.party()).into(),
        21 => party::Declined::from_parts(c.party()).into(),
        22 => party::Suspended::from_parts(c.party()).into(),
        23 => party::Resumed::from_parts(c.party()).into(),
        24 => {
            let fact = party::Excluded::from_parts(c.party());
            if c.maybe() { fact.with_until(c.when(n)).into() } else { fact.into() }
        }
        25 => party::Readmitted::from_parts(c.party()).into(),
        26 => party::Withdrawn::from_parts(c.party()).into(),
        27 => party::Returned::from_parts(c.party()).into(),
        28 => party::Dissolved::from_parts(c.party()).into(),
        29 => {
            let (role, whose) = c.role_for();
            let fact = party::RoleOffered::from_parts(c.party(), role);
            let fact = whose.into_iter().fold(fact, party::RoleOffered::with_for_party);
            c.scope().into_iter().fold(fact, party::RoleOffered::with_scope).into()
        }
        30 => {
            let (role, whose) = c.role_for();
            let fact = party::RoleAssigned::from_parts(c.party(), role);
            let fact = whose.into_iter().fold(fact, party::RoleAssigned::with_for_party);
            let fact = if c.maybe() { fact.with_until(c.when(n)) } else { fact };
            c.scope().into_iter().fold(fact, party::RoleAssigned::with_scope).into()
        }
        31 => {
            let (role, whose) = c.role_for();
            let fact = party::RoleDeclined::from_parts(c.party(), role);
            whose.into_iter().fold(fact, party::RoleDeclined::with_for_party).into()
        }
        32 => {
            let (role, whose) = c.role_for();
            let fact = party::RoleEnded::from_parts(c.party(), role);
            whose.into_iter().fold(fact, party::RoleEnded::with_for_party).into()
        }
        33 => party::WeightSet::from_parts(c.party(), 1 + c.below(3) as u64).into(),
        34 => party::MembershipBegun::from_parts(c.party(), c.party()).into(),
        35 => party::MembershipEnded::from_parts(c.party(), c.party()).into(),
        36 => {
            let fact = point::Tabled::from_parts(c.point(), name(), Areas::from(Area::SECURITY));
            let fact = if c.maybe() { fact.with_parent(c.point()) } else { fact };
            if c.maybe() {
                fact.with_wording(Wording::from_parts(c.words(), text())).into()
            } else {
                fact.into()
            }
        }
        37 => point::Renamed::from_parts(c.point(), name()).into(),
        38 => point::AreasSet::from_parts(c.point(), Areas::from(Area::SECURITY)).into(),
        39 => {
            let fact = point::Nested::from_parts(c.point());
            if c.maybe() { fact.into() } else { fact.with_parent(c.point()).into() }
        }
        40 => point::Reworded::from_parts(c.point(), Wording::from_parts(c.words(), text())).into(),
        41 => {
            let words = Wording::from_parts(c.words(), text());
            let of = c.maybe().then(|| c.words());
            let standing = c.one(&[point::Standing::Authentic, point::Standing::Translation]);
            let language = c.one(&[point::Language::FR, point::Language::UK]);
            if c.maybe() {
                let words = if c.maybe() { words } else { words.with_language(language) };
                let words = if c.maybe() { words } else { words.with_standing(standing) };
                let fact = point::Rectified::from_parts(c.point(), words);
                return of.map_or(fact.clone(), |of| fact.with_of(of)).into();
            }
            let words = words.with_language(language).with_standing(standing);
            let fact = point::LanguageAdded::from_parts(c.point(), words);
            of.map_or(fact.clone(), |of| fact.with_of(of)).into()
        }
        42 => point::TakenUp::from_parts(c.point()).into(),
        43 => {
            let fact = point::AgreedInPrinciple::from_parts(c.point());
            if c.maybe() { fact.with_wording(c.words()).into() } else { fact.into() }
        }
        44 | 45 => {
            let fact = point::TextAgreed::from_parts(c.point());
            if c.maybe() { fact.with_wording(c.words()).into() } else { fact.into() }
        }
        46 => point::Closed::from_parts(c.point()).into(),
        47 => point::Referred::from_parts(c.point(), Referral::Later).into(),
        48 => point::Referred::from_parts(c.point(), Referral::Leaders(name())).into(),
        49 => point::Referred::from_parts(c.point(), Referral::Arbiter(c.party())).into(),
        50 => point::Returned::from_parts(c.point()).into(),
        51 => {
            let fact = point::Awarded::from_parts(c.point());
            if c.maybe() {
                fact.with_wording(Wording::from_parts(c.words(), text())).into()
            } else {
                fact.into()
            }
        }
        52 => point::Dropped::from_parts(c.point()).into(),
        53 => point::Reinstated::from_parts(c.point()).into(),
        54 => point::Reopened::from_parts(c.point()).into(),
        55 => {
            let owner = match c.below(4) {
                0 => Owner::Party(c.party()),
                1 => Owner::Jointly(vec![party_id(0), party_id(c.below(2))]),
                2 => Owner::Mediator,
                _ => Owner::Unknown,
            };
            versions::made(version::Drafted::from_parts(c.version(), name(), owner), c).into()
        }
        56 => version::Tabled::from_parts(c.version()).into(),
        57 => version::TakenAsBasis::from_parts(c.version()).into(),
        58 => {
            let fact = version::Superseded::from_parts(c.version());
            if c.maybe() { fact.with_successor(c.version()).into() } else { fact.into() }
        }
        59 => taken(n, c),
        60 => position::Withdrawn::from_parts(party_id(c.below(2)), c.matter()).into(),
        61 => version::Withdrawn::from_parts(c.version()).into(),
        80 => {
            let on = match c.below(3) {
                0 => Topic::Whole,
                1 => Topic::Area(Area::SECURITY),
                _ => Topic::Point(c.point()),
            };
            Given::from_parts(on, Rating::Stalled).into()
        }
        93..=99 => brackets(kind, c),
        100..=107 => question(n, kind, c),
        109..=113 => versions::acts(kind, c),
        114 => {
            let fact = point::MovedToInstrument::from_parts(c.point(), name());
            if c.maybe() { fact.with_instruments(vec![c.instrument()]).into() } else { fact.into() }
        }
        115 => {
            let into = (0..c.below(3)).map(|_| c.point()).collect();
            point::Superseded::from_parts(c.point()).with_into(into).into()
        }
        108 => proposal::PutToVote::from_parts(c.proposal(), c.question()).into(),
        116..=144 => people(n, kind, c),
        145..=165 => after(n, kind, c),
        166..=215 => instruments(n, kind, c),
        216..=222 => about(n, kind - 50, c),
        223..=227 => watch(n, kind - 50, c),
        81 => made(n, c),
        82 => link::Released::from_parts(c.link()).into(),
        83..=92 => proposal(n, kind, c),
        _ => meeting(n, kind, c),
    }
}

fn meeting(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.meeting();
    match kind {
        62 => {
            let fact = meeting::Added::from_parts(id, Format::BILATERAL).with_host(c.party());
            if c.maybe() { fact.with_track(c.track()).into() } else { fact.into() }
        }
        63 => meeting::Announced::from_parts(id).with_window(c.when(n)).into(),
        64 => meeting::Confirmed::from_parts(id).into(),
        65 => meeting::Moved::from_parts(id).with_window(c.when(n)).with_place(Place::Undisclosed).into(),
        66 => meeting::Started::from_parts(id).into(),
        67 => meeting::Adjourned::from_parts(id).into(),
        68 => meeting::Continued::from_parts(id).into(),
        69 => {
            let fact = meeting::Held::from_parts(id);
            let fact = if c.maybe() { fact.with_interval(c.when(n)) } else { fact };
            if c.maybe() { fact.with_until(c.when(n)).into() } else { fact.into() }
        }
        70 => meeting::Postponed::from_parts(id).into(),
        71 => meeting::Cancelled::from_parts(id).into(),
        72 => meeting::NotHeld::from_parts(id).into(),
        73 => meeting::Reinstated::from_parts(id).into(),
        74 => meeting::ParticipantExpected::from_parts(id, c.party()).into(),
        75 => {
            let fact = meeting::ParticipantReplied::from_parts(id, c.party(), Reply::Accepted);
            if c.maybe() { fact.with_persons(vec![c.person()]).into() } else { fact.into() }
        }
        76 => meeting::AttendanceRecorded::from_parts(id, c.party(), Presence::Present).into(),
        77 => {
            let item = AgendaItem::new(name()).with_points(vec![c.point()]);
            meeting::AgendaSet::from_parts(id).with_items(vec![item]).into()
        }
        78 => meeting::Ordered::from_parts(id, c.meeting(), Relation::PREPARATORY_TO).into(),
        _ if c.maybe() => meeting::ReadOut::from_parts(id, text()).into(),
        _ => meeting::OutcomeRecorded::from_parts(id, MeetingOutcome::NONE).into(),
    }
}

impl Choice {
    /// A role, and for whom it is held: the role to act for a party nearly always for one, others seldom.
    fn role_for(&mut self) -> (Role, Option<crate::value::id::PartyId>) {
        let role = self.role();
        let named = if role == Role::ACTS_FOR { self.below(8) > 0 } else { self.below(8) == 0 };
        (role, named.then(|| self.party()))
    }
}
