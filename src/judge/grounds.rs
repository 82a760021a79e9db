//! What an entry rests on, and what of that is hidden from those who see the entry.

use crate::{
    event::{Disclosure, Entry, fact::Mention},
    state::Negotiation,
    value::{id::EntryId, when::When},
};

impl Negotiation {
    /// The entries that another one rests on: they introduced what the event mentions, a party or person that acts, or a
    /// party to whom the other one is disclosed; or its time hangs on them.
    pub(crate) fn each_ground<'a>(&'a self, entry: &Entry, each: &mut dyn FnMut(&'a Entry)) {
        entry.each_mention(&mut |mention| {
            if let Some(ground) = self.introduced(mention) {
                each(ground);
            }
        });
        self.each_maker(entry, each);
    }

    /// Those of them that introduced who made the entry and who sees it, and those that its time hangs on.
    fn each_maker<'a>(&'a self, entry: &Entry, each: &mut dyn FnMut(&'a Entry)) {
        let mut look = |mention: Mention<'_>| {
            if let Some(ground) = self.introduced(mention) {
                each(ground);
            }
        };
        for anchor in entry.rare.occurred.iter().flat_map(When::anchors) {
            look(Mention::Entry(anchor));
        }
        for (party, person, other) in entry.by.who() {
            look(Mention::Party(party));
            person.map(Mention::Person).into_iter().chain(other.map(Mention::Party)).for_each(&mut look);
        }
        entry.disclosure.parties().iter().map(Mention::Party).for_each(look);
    }

    /// The first of them that not all of these may see. What is seen with the entry is left out, as what it introduces.
    pub(crate) fn hidden_from(&self, to: &Disclosure, entry: &Entry, seen: &EntryId) -> Option<&Entry> {
        let mut hidden = None;
        self.each_ground(entry, &mut |ground| self.note_hidden(ground, to, seen, &mut hidden));
        hidden
    }

    /// The same of who made the entry and who sees it.
    pub(crate) fn makers_hidden_from(
        &self,
        to: &Disclosure,
        entry: &Entry,
        seen: &EntryId,
    ) -> Option<&Entry> {
        let mut hidden = None;
        self.each_maker(entry, &mut |ground| self.note_hidden(ground, to, seen, &mut hidden));
        hidden
    }

    fn note_hidden<'a>(
        &self,
        ground: &'a Entry,
        to: &Disclosure,
        seen: &EntryId,
        hidden: &mut Option<&'a Entry>,
    ) {
        if hidden.is_none() && ground.id != *seen && !self.may_be_seen(ground, to) {
            *hidden = Some(ground);
        }
    }
}
