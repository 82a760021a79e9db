//! Erasing what an entry told: personal data, a leak.

use std::sync::Arc;

use super::{Record, effective::fold};
use crate::{
    event::{
        Actor, Entry, Event,
        fact::{MAX_LIST, Mention, Mentions, Texts},
    },
    notes::{
        account::About,
        correction::{Corrected, Erased, RecordEvent},
    },
    state::{HistoryError, Negotiation},
    value::{id::EntryId, sorted::Set, table::Table, text::Name, when::When},
};

/// What an entry told cannot be erased.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotErased {
    /// There is no such entry.
    #[error("there is no entry `{0}` in the record")]
    Unknown(EntryId),
    /// Without it another entry would not fit as it was written: one that does not stand either, or a correction
    /// of it. Erase that one first. Where it stands, because it reads otherwise now, retract it before and record
    /// it anew.
    #[error("another entry would not fit without it; erase that one first: {0}")]
    InTheWay(HistoryError),
}

impl Record {
    /// Erases what an entry told, as far as nothing rests on it, and returns what is left: the program puts that
    /// in the place of the entry in its store, and in copies of it.
    ///
    /// - Of an entry that **stands**, every text goes: titles, wordings, names, reasons, notes, places, its
    ///   sources but for their date, attribution and certainty, the metadata, and who outside did it.
    ///   [`Text::ERASED`](crate::value::text::Text::ERASED) stands in their place. Ids, words of vocabularies, numbers and times stay, so
    ///   that nothing else changes: every status, position and result is what it was. Whether two texts were the same
    ///   can no longer be told once one is erased: accounts do not differ then, and alternatives are not the same.
    /// - Of an entry that **does not stand**, because it was retracted, all goes but its id, who made it, its
    ///   times, its kind and the things that it mentioned
    ///   ([`payload.erased`](crate::notes::correction::Erased)). So whoever wants a position or a figure to go retracts
    ///   the entry first.
    /// - Of a **retraction** only the texts go, and of a **correction** as well, since what stands is read off
    ///   them; but where what it corrects does not stand, the event, the time and the sources that a correction
    ///   gives go altogether, and it says only that it was one. What it corrects is erased after it.
    ///
    /// - Of a **question that asks for an act** the act is not done any more, were it carried: its words are gone.
    ///
    /// It is the one thing that rewrites an entry, and it cannot be undone. [`Entry::erased`] says when it was
    /// done, on every way in which the past is asked. What other entries quote in words of their own stays: a
    /// correction has its reason and the event as it should have read, which are erased with it and not with what it
    /// corrects, so that an entry that was erased reads with the texts of its correction until that is erased, too
    /// ([`corrections_of`](Self::corrections_of) names them). Ids and words of open vocabularies are kept, so that it is better not to make them of names of
    /// persons.
    ///
    /// # Errors
    /// [`NotErased`] if there is no such entry, or if another entry would not fit without it; nothing has
    /// changed then.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{talks::point::{Tabled, TakenUp, PointStatus}, value::word::Area};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let title = "What the harbour master, a Mr Jones, told us";
    /// desk.by("south").with_id("told").propose(Tabled::new("master", title, Area::SECURITY)?)?;
    /// desk.by("south").propose(TakenUp::new("master")?)?;
    ///
    /// let left = record.erase(&EntryId::new("told")?, "2026-05-04".parse()?)?;
    /// assert!(left.erased().is_some());
    /// let point = record.negotiation().point(&PointId::new("master")?).expect("the point is still there");
    /// assert_eq!((point.title().as_str(), point.status()), ("[erased]", PointStatus::UnderDiscussion));
    ///
    /// assert!(record.erase(&EntryId::new("e99")?, "2026-05-04".parse()?).is_err());
    /// # Ok::<(), Error>(())
    /// ```
    pub fn erase(&mut self, entry: &EntryId, at: When) -> Result<Entry, NotErased> {
        let Some(original) = self.entry(entry) else { return Err(NotErased::Unknown(entry.clone())) };
        let mut left = original.clone();
        left.rare.erased.get_or_insert(at);
        left.rare.sources.erase(Texts::Erased);
        left.rare.metadata = crate::value::metadata::Metadata::new();
        if let Actor::Outside(_) = left.by {
            left.by = Actor::Unknown;
        }
        left.event.take_out(Texts::Erased);
        left.reason.erase(Texts::Erased);
        let gone = self.negotiation.entry(entry).is_none();
        let whole = if let Event::Record(event) = &mut left.event {
            match event {
                RecordEvent::Corrected(fact) if self.negotiation.entry(&fact.entry).is_none() => {
                    *fact = Corrected::from_parts(fact.entry.clone());
                    true
                }
                RecordEvent::Corrected(_)
                | RecordEvent::Retracted(_)
                | RecordEvent::Confirmed(_)
                | RecordEvent::Disputed(_)
                | RecordEvent::Denied(_)
                | RecordEvent::Sourced(_)
                | RecordEvent::Disclosed(_) => false,
            }
        } else {
            if gone {
                left.event = self.all_of(original);
                (left.reason, left.rare.rests_on, left.reached) = (None, None, None);
            }
            gone
        };
        let left = Arc::new(left);
        let entries = self.entries().iter().map(|one| if one.id == *entry { &left } else { one });
        let again = if whole { Self::replay_shared(entries) } else { self.with(entries) };
        let again = again.map_err(NotErased::InTheWay)?;
        self.all = again.all;
        self.negotiation = again.negotiation.in_place_of(&self.negotiation);
        Ok(Entry::clone(&left))
    }

    /// The entries of which something was erased, each with what is left of it.
    pub fn erased(&self) -> impl Iterator<Item = &Entry> {
        self.entries().iter().map(AsRef::as_ref).filter(|entry| entry.rare.erased.is_some())
    }

    /// The same record with entries that tell the same, but for texts.
    fn with<'a>(&self, entries: impl Iterator<Item = &'a Arc<Entry>> + Clone) -> Result<Self, HistoryError> {
        let (negotiation, in_the_way) = fold(entries.clone());
        if let Some(error) = in_the_way.into_iter().next() {
            return Err(error);
        }
        let all = self.all.is_some().then(|| {
            let mut all = Table::default();
            for entry in entries {
                all.add(Arc::clone(entry));
            }
            all
        });
        Ok(Self { negotiation, all })
    }

    /// Line by line, as it will be loaded.
    fn replay_shared<'a>(entries: impl Iterator<Item = &'a Arc<Entry>>) -> Result<Self, HistoryError> {
        let mut again = Self::new();
        for entry in entries {
            again.apply_shared(Arc::clone(entry))?;
        }
        Ok(again)
    }

    /// What is left where all was erased. Only things that stand are named, and that stood before it whenever it
    /// did itself: an entry that is loaded while they do not would not fit.
    fn all_of(&self, entry: &Entry) -> Event {
        let entries = self.entries();
        let number = |id: &EntryId| {
            self.all.as_ref().and_then(|all| all.find(id.as_str())).map(crate::value::table::Ix::to_usize)
        };
        let at = number(&entry.id).unwrap_or(entries.len());
        let mut mentions: Vec<Mention<'_>> = Vec::new();
        entry.each_mention(&mut |mention| mentions.push(mention));
        let mut keep_known_to = |whole: &Negotiation| {
            let before = |by: &Entry| number(&by.id) < Some(at);
            mentions.retain(|mention| whole.introduced(*mention).is_some_and(before));
        };
        keep_known_to(&self.negotiation);
        keep_known_to(&fold(entries.iter().take(at)).0);
        // Each correction may have changed what stands: one that was retracted may stand again.
        let later = entries.iter().enumerate().skip(at + 1);
        for (corrected, _) in later.filter(|(_, entry)| entry.event.is_correction()) {
            let (then, _) = fold(entries.iter().take(corrected + 1));
            if then.entry(&entry.id).is_some() {
                keep_known_to(&then);
            }
        }
        let mentions: Set<About> = mentions.into_iter().filter_map(About::of).collect();
        let kind = match Erased::of(&entry.event) {
            Some(fact) => fact.kind.clone(),
            None => Name::new(entry.event.kind().name()).unwrap_or(Name::ERASED),
        };
        Erased::from_parts(kind).with_mentions(mentions.into_iter().take(MAX_LIST).collect()).into()
    }
}
