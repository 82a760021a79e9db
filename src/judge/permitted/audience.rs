//! To whom an act may be disclosed, where it is refused for everybody.

use crate::{
    event::{Disclosure, Entry, fact::Mention},
    judge::{
        Refusal,
        permitted::Asking,
        rule::catalogue::{ENTRY_DISCLOSURE_MENTIONS, ENTRY_DISCLOSURE_TOUCHED, POSITION_TAKEN_PARTY},
    },
    talks::party::PartyState,
    value::{
        id::{PartyId, QuestionId},
        role::RoleSet,
    },
};

/// The greatest number of parties that an entry is disclosed to.
const MOST: usize = 256;

impl Asking<'_, '_> {
    /// Whether the act may be accepted if it is disclosed to fewer.
    pub(super) fn depends_on_disclosure(&self, refusal: &Refusal) -> bool {
        let rule = refusal.rule();
        *rule == ENTRY_DISCLOSURE_MENTIONS
            || *rule == ENTRY_DISCLOSURE_TOUCHED
            // A mediator may record a position in confidence.
            || (*rule == POSITION_TAKEN_PARTY && self.mediates())
    }

    fn mediates(&self) -> bool {
        let parties = &self.probe.talks.state.parties;
        let mut acting = self.probe.actor.voices().filter_map(|party| parties.by_key(party.as_str()));
        acting.any(|party| party.roles.has_any(RoleSet::MEDIATORS))
    }

    /// Finds the widest disclosure of a few with which an act is accepted that was refused for everybody: to the
    /// participants, to the holders of a role that see what is hidden, to the parties that do, to nobody else.
    pub(super) fn narrower(
        &mut self,
        rests_on: Option<&QuestionId>,
        refusal: &Refusal,
    ) -> Option<Disclosure> {
        let mut wide = vec![Disclosure::Participants];
        self.add_roles(refusal, &mut wide);
        let mut next = 0;
        while let Some(to) = wide.get(next).cloned() {
            match self.ask(rests_on, &to) {
                Ok(()) => return Some(to),
                Err(refusal) => self.add_roles(&refusal, &mut wide),
            }
            next += 1;
        }
        self.parties_who_see(rests_on).or_else(|| {
            let to = Disclosure::Recorder;
            self.ask(rests_on, &to).is_ok().then_some(to)
        })
    }

    /// Adds the roles to which a hidden entry is disclosed, as far as the actor sees that.
    fn add_roles(&self, refusal: &Refusal, wide: &mut Vec<Disclosure>) {
        let Some(hidden) = self.hidden(refusal) else { return };
        let entries = std::iter::once(hidden).chain(self.probe.talks.disclosures_of(hidden.id()));
        for entry in entries.filter(|entry| self.probe.sees(Mention::Entry(entry.id()))) {
            let to = entry.disclosure();
            if matches!(to, Disclosure::Role(_)) && !wide.contains(to) {
                wide.push(to.clone());
            }
        }
    }

    /// The parties to which the act may be disclosed: all that the actor sees, less those from whom something is
    /// hidden that it names.
    fn parties_who_see(&mut self, rests_on: Option<&QuestionId>) -> Option<Disclosure> {
        let mut to: Vec<PartyId> = self.probe.party_ids().take(MOST).collect();
        while !to.is_empty() {
            let disclosure = Disclosure::Parties(to.clone());
            let Err(refusal) = self.ask(rests_on, &disclosure) else { return Some(disclosure) };
            let before = to.len();
            self.leave_out_those_who_do_not_see(self.hidden(&refusal)?, &mut to);
            if to.len() == before {
                return None;
            }
        }
        None
    }

    /// The entry that the act names, or would be disclosed to somebody of, and that is hidden.
    fn hidden(&self, refusal: &Refusal) -> Option<&Entry> {
        let subject = refusal.subject.mention().filter(|_| *refusal.rule() == ENTRY_DISCLOSURE_MENTIONS)?;
        if let Mention::Entry(id) = subject { self.probe.talks.entry(id) } else { None }
    }

    fn leave_out_those_who_do_not_see(&self, hidden: &Entry, to: &mut Vec<PartyId>) {
        // A party of which others do not know is left out itself, unless the act needs it.
        let state = &self.probe.talks.state;
        let needed =
            |party: &PartyState| party.is_principal() || self.probe.actor.voices().any(|id| *id == party.id);
        for new in hidden.event.introduces().into_iter().flatten() {
            if let Mention::Party(id) = new {
                if to.contains(id) && !state.parties.by_key(id.as_str()).is_some_and(needed) {
                    to.retain(|party| party != id);
                    return;
                }
            }
        }
        to.retain(|party| self.probe.talks.may_be_seen(hidden, &Disclosure::Parties(vec![party.clone()])));
    }
}
