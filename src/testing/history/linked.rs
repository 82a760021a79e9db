//! Links and proposals made of bytes.

use super::{Choice, party_id, text};
use crate::{
    event::Event,
    talks::{
        link::{self, LinkKind},
        proposal::{self, Answer, Channel, Content, ProposalOutcome},
    },
    value::{
        condition::{Condition, Conditions},
        id::ProposalId,
        when::{Distance, Unit},
    },
};

impl Choice {
    /// A draw from all bytes at once, which moves none of the others.
    pub(super) fn beside(&self, n: usize) -> usize {
        let all =
            self.bytes.iter().fold(0_u32, |all, byte| all.wrapping_mul(31).wrapping_add((*byte).into()));
        usize::try_from(all >> 3).unwrap() % n
    }

    /// What something waits for; combined, but not deep.
    pub(super) fn condition(&mut self, n: usize) -> Condition {
        match self.below(11) {
            9 => Condition::InstrumentInForce(self.instrument()),
            10 if self.maybe() => Condition::GatePassed(self.gate()),
            10 => Condition::MeetingHeld(self.meeting()),
            8 => Condition::CeasefireInEffect(self.ceasefire()),
            7 => Condition::CommitmentComplete(self.commitment()),
            6 => Condition::ProposalAccepted(self.proposal()),
            0 => Condition::PointAgreed(self.point()),
            1 => Condition::PointClosed(self.point()),
            2 => Condition::DateReached(self.when(n)),
            3 => Condition::AllOf(self.conditions(n)),
            4 => Condition::AnyOf(self.conditions(n)),
            _ => Condition::Text(text()),
        }
    }

    fn conditions(&mut self, n: usize) -> Conditions {
        let point = Condition::PointAgreed(self.point());
        Conditions::new([point, Condition::DateReached(self.when(n))]).unwrap()
    }
}

pub(super) fn made(n: usize, c: &mut Choice) -> Event {
    // Packages more often than not, and nearly always of the right shape.
    let kind = if c.maybe() { c.one(LinkKind::ALL) } else { LinkKind::Package };
    let odd = c.below(16) == 15;
    let points = (0..2 + c.below(2)).map(|_| c.point()).collect();
    let fact = link::Made::from_parts(c.link(), kind).with_points(points);
    let fact = if c.below(8) < 2 { fact.with_proposals(vec![c.proposal()]) } else { fact };
    let waits = (kind == LinkKind::Conditional) != odd;
    if waits { fact.with_condition(c.condition(n)).into() } else { fact.into() }
}

pub(super) fn proposal(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.proposal();
    match kind {
        83 => submitted(n, id, c),
        84 => proposal::Conveyed::from_parts(id, c.addressees()).into(),
        85 => {
            let party = party_id(if c.maybe() { c.below(4) } else { c.below(2) });
            let answer = if c.maybe() { c.one(Answer::ALL) } else { Answer::Accept };
            let fact = proposal::Answered::from_parts(id, party, answer);
            let part = (answer == Answer::AcceptInPart) != (c.below(16) == 15);
            if part { fact.with_points(vec![c.point()]).into() } else { fact.into() }
        }
        86 => proposal::Extended::from_parts(id, c.when(n + 12)).into(),
        87 => proposal::Decided::from_parts(id, ProposalOutcome::Accepted).into(),
        88 => proposal::Decided::from_parts(id, ProposalOutcome::Rejected).into(),
        89 => proposal::Decided::from_parts(id, ProposalOutcome::Countered(c.proposal())).into(),
        90 => proposal::Withdrawn::from_parts(id).into(),
        91 => proposal::Lapsed::from_parts(id).into(),
        _ => {
            let fact = proposal::Renewed::from_parts(id);
            if c.maybe() { fact.with_expires(c.when(n)).into() } else { fact.into() }
        }
    }
}

fn submitted(n: usize, id: ProposalId, c: &mut Choice) -> Event {
    let channel = c.one(&[
        Channel::AtTheTable,
        Channel::InPublic,
        Channel::InPublic,
        Channel::BackChannel,
        Channel::ThroughGoBetween,
    ]);
    let fact = proposal::Submitted::from_parts(id, c.addressees(), channel);
    let through = (channel == Channel::ThroughGoBetween) != (c.below(16) == 15);
    let fact = if through { fact.with_via(party_id(c.below(4))) } else { fact };
    let contents = (0..c.below(3)).map(|_| {
        let content = Content::new(c.point());
        let content =
            if c.maybe() && c.maybe() { content.with_alternative(c.alternative()) } else { content };
        if c.maybe() && c.maybe() { content.with_wording(c.words()) } else { content }
    });
    let contents = contents.collect();
    let fact = fact.with_contents(contents);
    let expires = if c.maybe() { Some(c.when(n)) } else { None };
    // An end, a term from receipt, or neither; seldom both, or a term that is over before it begins.
    let among = c.beside(96);
    let hours = if among == 0 { -1 } else { i32::try_from(among % 12 + 1).unwrap() };
    let term = Distance::new(hours, Unit::Hours).unwrap();
    let fact = if among < 33 { fact.with_term(term) } else { fact };
    let fact = match expires {
        Some(expires) if among > 30 => fact.with_expires(expires),
        Some(_) | None => fact,
    };
    let fact = if c.maybe() { fact.with_base(c.version()) } else { fact };
    let fact = if c.maybe() { fact.with_reply_to(c.proposal()) } else { fact };
    if c.maybe() { fact.with_replaces(c.proposal()).into() } else { fact.into() }
}
