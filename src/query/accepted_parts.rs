//! Which parts of the words are accepted, and by whom.

use crate::{
    decision::{Ballot, DecisionRule, Outcome},
    state::{Asked, Ground, Negotiation, Said},
    talks::{
        party::PartyState,
        position::{Matter, Stance, Taken},
    },
    value::{gather::Gather, id::PartyId, sorted::Map, table::Ix, text::Text},
};

/// A part of the words of a matter.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Part<'a> {
    /// The part, as it stands in the words, without the white space around it.
    pub text: &'a str,
    /// Those whose agreement counts and who accept it: quoted, or with the whole.
    pub accepted_by: Vec<&'a PartyId>,
    /// How it adds up under the decision rule. Of whoever does not accept the part, the position on the whole counts.
    pub tally: Outcome,
}

impl Part<'_> {
    /// Returns whether all accept it whose agreement is needed.
    #[must_use]
    pub const fn is_agreed(&self) -> bool {
        self.tally.verdict().is_carried()
    }
}

impl Negotiation {
    /// Returns the current words of a point or an alternative in parts, cut where an acceptance begins or ends, each with
    /// how it adds up. Empty where there are no words; one part where nobody accepts less than the whole.
    ///
    /// A part changes nothing of the whole: it is agreed, closed and held up as if nobody had quoted anything. To settle an
    /// agreed part by itself, table it as a point under this one (`parent`). A part that was quoted from the text in another
    /// language, or from words rectified since, counts where it stands in the current words.
    ///
    /// Linear in the words and what was quoted, and for each part in those whose agreement counts.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::talks::position::{Matter, Stance, Taken};
    ///
    /// // "The harbour is shared. Its dues are 5 percent, paid in 30 days."
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let harbour = Matter::Point(PointId::new("harbour")?);
    /// let south = Taken::new("south", &harbour, Stance::Opposes)?;
    /// desk.by("north").propose(Taken::new("north", &harbour, Stance::Accepts)?)?;
    /// desk.by("south").propose(south.clone().with_parts(vec![Text::new("The harbour is shared.")?]))?;
    ///
    /// let parts = desk.negotiation().accepted_parts(&harbour);
    /// assert_eq!(parts[0].text, "The harbour is shared.");
    /// assert_eq!((parts[0].is_agreed(), parts[1].is_agreed()), (true, false));
    ///
    /// // What is quoted has to stand there.
    /// let quoted = south.with_parts(vec![Text::new("The harbour is ours.")?]);
    /// assert_eq!(desk.by("south").propose(quoted).unwrap_err().code(), "position.taken.part");
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn accepted_parts(&self, on: &Matter) -> Vec<Part<'_>> {
        let state = &self.state;
        let asked = match on {
            Matter::Point(id) => state.points.by_key(id.as_str()).map(Asked::Point),
            Matter::Alternative(id) => state.alternatives.by_key(id.as_str()).map(Asked::Alternative),
            Matter::Version(_) => None,
        };
        let words = asked.and_then(Asked::words).and_then(|words| self.wording_at(words));
        match (asked, words.and_then(|words| words.text.as_ref())) {
            (Some(asked), Some(text)) if !text.is_erased() => self.parts_of(asked, text),
            _ => Vec::new(),
        }
    }

    fn parts_of<'a>(&'a self, asked: Asked<'_>, text: &'a Text) -> Vec<Part<'a>> {
        // Where an acceptance begins, and where it ends.
        let mut cuts: Map<usize, Vec<(Ix<PartyState>, bool)>> = Map::new();
        for (ix, _) in self.state.parties.iter() {
            for place in self.quoted(asked, ix).iter().filter_map(|part| text.place_of(part)) {
                cuts.or_default(place.start).push((ix, true));
                cuts.or_default(place.end).push((ix, false));
            }
        }
        cuts.or_default(text.as_str().len());
        let mut accepting: Map<usize, usize> = Map::new();
        let (mut parts, mut from) = (Vec::new(), 0);
        for (to, changes) in cuts {
            let part = text.as_str().get(from..to).map_or("", str::trim);
            if !part.is_empty() {
                parts.push(self.part(asked, part, &|ix| accepting.contains_key(&ix.to_usize())));
            }
            for (ix, begins) in changes {
                let of = accepting.or_default(ix.to_usize());
                *of = if begins { *of + 1 } else { of.saturating_sub(1) };
                if *of == 0 {
                    accepting.remove(&ix.to_usize());
                }
            }
            from = to;
        }
        parts
    }

    /// The parts that a party accepts of words that it does not accept as a whole, if what it says of these counts now.
    fn quoted(&self, asked: Asked<'_>, ix: Ix<PartyState>) -> &[Text] {
        let held = self.held_on(asked, ix).filter(|held| {
            let speaks = held.stance != Some(Stance::AgreesInPrinciple);
            let ground = if speaks { Ground::Provisional } else { Ground::Principle };
            self.state.same_words(held.wording, asked.words())
                && matches!(self.weigh(ix, Some(*held), asked.words(), ground, self.now()), Said::Vote(_))
        });
        let taken = held.and_then(|held| Taken::of(&self.nth(held.seq)?.event));
        taken.map_or(&[], |taken| taken.parts.as_slice())
    }

    fn part<'a>(
        &'a self,
        asked: Asked<'_>,
        text: &'a str,
        quoted: &dyn Fn(Ix<PartyState>) -> bool,
    ) -> Part<'a> {
        let (rule, electorate) = (self.state.agreeing(asked), self.state.electorate(asked));
        let of_whole = |ix| self.said(asked, ix, Ground::Provisional, self.now());
        let said = |ix| if quoted(ix) { Said::Vote(Ballot::For) } else { of_whole(ix) };
        let ballot = |ix| self.ballot_where(asked, ix, &said);
        let accepts = electorate.iter().filter(|ix| ballot(**ix) == Some(Ballot::For));
        let accepted_by = accepts.filter_map(|ix| self.party_id(*ix)).gather();
        Part { text, accepted_by, tally: self.count(rule, &electorate, ballot, DecisionRule::count) }
    }
}
