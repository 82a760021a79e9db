//! What is disclosed and cannot be seen.

use crate::{
    event::{Disclosure, Entry, Subject},
    judge::rule::catalogue::REVIEW_RECORD_UNSEEN,
    query::Finding,
    record::{Audience, Record},
    value::{id::EntryId, sorted::Set},
};

impl Record {
    /// Entries that are disclosed to everybody, or to a party, and are not in the view of the public, or of that
    /// party: each once, with the first of those who do not see it. It costs a view of the public and one of each
    /// party that entries are disclosed to by name; nothing where all is public.
    pub(super) fn unseen<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        if self.entries().iter().all(|entry| entry.disclosure.is_public()) {
            return;
        }
        let named = self.entries().iter().flat_map(|entry| entry.disclosure.parties());
        let parties: Set<_> = named.collect();
        let parties = parties.into_iter().map(|party| Audience::Party(party.clone()));
        let mut listed: Set<&EntryId> = Set::new();
        for audience in std::iter::once(Audience::Public).chain(parties) {
            let view = self.view(&audience);
            let is_for = |entry: &Entry| match (&entry.disclosure, &audience) {
                (Disclosure::Public, Audience::Public) => true,
                (Disclosure::Parties(parties), Audience::Party(party)) => parties.contains(party),
                (
                    Disclosure::Public
                    | Disclosure::Participants
                    | Disclosure::Parties(_)
                    | Disclosure::Role(_)
                    | Disclosure::Recorder,
                    Audience::Public | Audience::Participants | Audience::Party(_),
                ) => false,
            };
            let is_shown = |id: &EntryId| view.entry(id).is_some();
            for entry in self.entries().iter().filter(|entry| is_for(entry) && !is_shown(&entry.id)) {
                if listed.insert(&entry.id) {
                    let hidden = self.rests_on(entry, &is_shown);
                    let why = hidden.map_or_else(
                        || "on something hidden, such as what it undoes or what stood in its way".to_owned(),
                        |hidden| format!("on entry `{}`, which is hidden", hidden.id),
                    );
                    found.push(Finding {
                        rule: &REVIEW_RECORD_UNSEEN,
                        count: 1,
                        subject: Subject::Entry(entry.id.clone()),
                        entries: std::iter::once(entry.as_ref()).chain(hidden).collect(),
                        says: format!("it is disclosed to {audience}, and not seen: it rests {why}"),
                        help: "disclose what it rests on to the same, or let it stand as it is: the view hides it",
                    });
                }
            }
        }
    }

    /// The first entry that another one rests on and that is not shown, where that can be told.
    fn rests_on<'a>(&'a self, entry: &'a Entry, is_shown: &dyn Fn(&EntryId) -> bool) -> Option<&'a Entry> {
        let talks = self.negotiation();
        let cause = entry.seen_with().and_then(|id| self.entry(id));
        let mut hidden = cause.filter(|cause| !is_shown(&cause.id));
        // As it was written, and as it reads now.
        for reading in std::iter::once(entry).chain(talks.entry(&entry.id)) {
            talks.each_ground(reading, &mut |ground| {
                if hidden.is_none() && ground.id != entry.id && !is_shown(&ground.id) {
                    hidden = Some(ground);
                }
            });
        }
        hidden
    }
}
