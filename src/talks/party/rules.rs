//! What may be done to parties.

use crate::{
    event::{Entry, Event},
    judge::{
        Refusal,
        act::{Judged, Machine, has_powers},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{
            ANY_ANY_ACCREDITED, ANY_ANY_POWERS, PARTY_ACT_CONFIRMED_DEFECT, PARTY_ANY_HEIR,
            PARTY_EXCLUDED_DECIDED, PARTY_JOINED_ADMITTED, PARTY_READMITTED_TERM, PARTY_RETURNED_ADMITTED,
            PARTY_ROLE_ASSIGNED_ACCEPTED, PARTY_SUSPENDED_DECIDED,
        },
    },
    state::Negotiation,
    talks::party::{
        Participation, ParticipationAction, ParticipationLifecycle, PartyEvent, PartyState, Post, RoleAction,
        RoleLifecycle, RoleStatus,
    },
    value::{
        id::{EntryId, PartyId},
        table::Ix,
    },
};

impl Judge<'_> {
    pub(crate) fn party(&mut self, event: &PartyEvent, build: bool) -> Result<Fill, Refusal> {
        let ix = self.named.party;
        let party = ix.and_then(|ix| self.talks.state.parties.get(ix));
        let status = party.map(|party| party.participation.value());
        let concern = Concern { party: ix, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<ParticipationLifecycle>(status, action, concern);
        match event {
            PartyEvent::Added(_) => step(self, ParticipationAction::Added)?,
            PartyEvent::Invited(_) => step(self, ParticipationAction::Invited)?,
            PartyEvent::InvitationWithdrawn(_) => step(self, ParticipationAction::InvitationWithdrawn)?,
            PartyEvent::Joined(_) => {
                step(self, ParticipationAction::Joined)?;
                let admitted = status == Some(Participation::Invited)
                    || self.talks.state.procedure().joining() == crate::decision::Joining::Open;
                let admitted = if admitted { Answer::Kept } else { Answer::NotShown };
                self.require(&PARTY_JOINED_ADMITTED, admitted)?;
            }
            PartyEvent::Declined(_) => step(self, ParticipationAction::Declined)?,
            PartyEvent::Suspended(_) => {
                step(self, ParticipationAction::Suspended)?;
                if !self.actors().eq(ix) {
                    let procedure = self.talks.state.procedure().clone();
                    return self.jointly_decided(&PARTY_SUSPENDED_DECIDED, procedure.excluding(), ix, build);
                }
            }
            PartyEvent::Resumed(_) => step(self, ParticipationAction::Resumed)?,
            PartyEvent::Excluded(_) => {
                step(self, ParticipationAction::Excluded)?;
                let procedure = self.talks.state.procedure().clone();
                return self.jointly_decided(&PARTY_EXCLUDED_DECIDED, procedure.excluding(), ix, build);
            }
            PartyEvent::Readmitted(_) => {
                step(self, ParticipationAction::Readmitted)?;
                let term = party.and_then(|party| party.excluded_until.get().as_ref());
                let over = term.map_or(Answer::Kept, |until| self.is_begun(until));
                self.require(&PARTY_READMITTED_TERM, over)?;
            }
            PartyEvent::Withdrawn(_) => step(self, ParticipationAction::Withdrawn)?,
            PartyEvent::Returned(_) => {
                step(self, ParticipationAction::Returned)?;
                let admitted =
                    self.talks.state.procedure().returning() == crate::decision::Returning::Admitted;
                self.require(&PARTY_RETURNED_ADMITTED, admitted)?;
            }
            PartyEvent::Dissolved(_) => step(self, ParticipationAction::Dissolved)?,
            PartyEvent::RoleOffered(_) => {
                self.role(party, RoleAction::RoleOffered, event.post(), concern)?;
            }
            PartyEvent::RoleAssigned(fact) => {
                self.role(party, RoleAction::RoleAssigned, event.post(), concern)?;
                if has_powers(&fact.role) {
                    let procedure = self.talks.state.procedure().clone();
                    return self.jointly_decided(
                        &PARTY_ROLE_ASSIGNED_ACCEPTED,
                        procedure.agreeing(),
                        None,
                        build,
                    );
                }
            }
            PartyEvent::RoleDeclined(_) => {
                self.role(party, RoleAction::RoleDeclined, event.post(), concern)?;
            }
            PartyEvent::RoleEnded(_) => {
                self.role(party, RoleAction::RoleEnded, event.post(), concern)?;
            }
            PartyEvent::Renamed(_)
            | PartyEvent::AliasAdded(_)
            | PartyEvent::MembershipBegun(_)
            | PartyEvent::MembershipEnded(_)
            | PartyEvent::WeightSet(_) => self.entitled(concern)?,
            PartyEvent::Split(fact) => self.passed_on(ix, &fact.into, &fact.into)?,
            PartyEvent::Merged(fact) => self.passed_on(ix, [event.party()], &fact.parties)?,
            PartyEvent::Succeeded(fact) => self.passed_on(ix, [&fact.successor], [&fact.successor])?,
            PartyEvent::ActConfirmed(fact) => {
                self.entitled(concern)?;
                let defect = self.talks.entry(&fact.entry).is_some_and(|act| is_defective(act, &fact.party));
                self.require(&PARTY_ACT_CONFIRMED_DEFECT, defect)?;
            }
        }
        Ok(Fill::default())
    }

    /// party.any.heir: whoever is to carry on acts too. Who sits nowhere yet joins the act as one of those it names.
    fn passed_on<'p>(
        &mut self,
        party: Option<Ix<PartyState>>,
        heirs: impl IntoIterator<Item = &'p PartyId>,
        named: impl IntoIterator<Item = &'p PartyId>,
    ) -> Result<(), Refusal> {
        let members = self.parties_of(named);
        self.entitled(Concern { party, members: &members, ..Concern::default() })?;
        let heirs = self.parties_of(heirs);
        let agree = self.is_act_of_all(&heirs);
        self.require(&PARTY_ANY_HEIR, agree)
    }

    fn role(
        &mut self,
        party: Option<&PartyState>,
        action: RoleAction,
        post: Option<Post<'_>>,
        concern: Concern<'_>,
    ) -> Result<(), Refusal> {
        let holding = party.zip(post).and_then(|(party, post)| self.talks.state.holding(party, post));
        let status: Option<RoleStatus> = holding.map(|holding| holding.status.value());
        self.step::<RoleLifecycle>(status, action, concern)
    }

    /// Whether a date has certainly begun, by the time at which timeliness is judged.
    pub(crate) fn is_begun(&self, when: &crate::value::when::When) -> Answer {
        let (earliest, latest) = self.now();
        let span = self.talks.span_of(when);
        match (span.earliest, span.latest) {
            (Some(begin), _) if begin <= earliest => Answer::Kept,
            (Some(begin), _) if latest < begin => Answer::Broken,
            _ => Answer::NotShown,
        }
    }

    /// The time at which timeliness is judged: when it was recorded for a governed act, when it
    /// occurred for an observed one.
    pub(crate) fn now(&self) -> (crate::value::register::EventTime, crate::value::register::EventTime) {
        let recorded = self.entry.recorded.to_utc();
        match &self.entry.rare.occurred {
            Some(occurred) if !self.governs() => {
                let span = self.talks.span_of(occurred);
                let latest = span.latest.map_or(recorded, |latest| latest.min(recorded));
                (
                    span.earliest
                        .map_or(crate::value::register::EventTime::MIN_UTC, |earliest| earliest.min(latest)),
                    latest,
                )
            }
            _ => (recorded, recorded),
        }
    }
}

/// Whether an act was done for the party by somebody who could not.
pub(super) fn is_defective(act: &Entry, party: &PartyId) -> bool {
    let broken = |rule: &str| act.rare.irregularities.iter().any(|found| found.rule() == rule);
    (broken(ANY_ANY_ACCREDITED.id()) || broken(ANY_ANY_POWERS.id()))
        && act.by.who().any(|(actor, person, other)| person.is_some() && other.unwrap_or(actor) == party)
}

impl Negotiation {
    /// The acts that somebody did for a party without being able to.
    pub fn defective_acts<'a>(&'a self, party: &'a PartyId) -> impl Iterator<Item = &'a Entry> {
        self.entries().iter().map(AsRef::as_ref).filter(move |act| is_defective(act, party))
    }

    /// The entry in which a party confirmed an act that was done for it by somebody who could not.
    #[must_use]
    pub fn confirmation_of(&self, act: &EntryId) -> Option<&Entry> {
        let all = self.state.parties.items().iter().flat_map(|party| &party.confirmed);
        all.filter_map(|seq| self.nth(*seq)).find(|entry| {
            if let Event::Party(PartyEvent::ActConfirmed(fact)) = &entry.event {
                fact.entry == *act
            } else {
                false
            }
        })
    }
}

impl Judged for PartyEvent {
    const MACHINES: &'static [Machine] = &[
        Machine::of::<ParticipationLifecycle>("Participation of a party"),
        Machine::of::<RoleLifecycle>("Role of a party"),
    ];
}
