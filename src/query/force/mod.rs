//! Whether an instrument is in force: for whom, on which day, and in whose eyes.

mod others;

use self::others::{Others, Rest};
use crate::{
    event::Entry,
    outcome::instrument::{
        EnteredIntoForce, InstrumentState,
        timeline::{Asking, Bound, Lines, OwnLines, Stands, Statement},
    },
    state::Negotiation,
    talks::party::PartyState,
    value::{
        gather::Gather,
        id::{InstrumentId, PartyId},
        sorted::{Map, sort_by_key},
        table::Ix,
        text::Name,
        when::Instant,
    },
};

/// Whether an instrument is in force for a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Force {
    /// It is (Vienna Convention on the Law of Treaties, articles 24 and 26).
    InForce,
    /// The party applies it, and it is not in force for the party (article 25).
    Provisional,
    /// Its operation is suspended, for all or for this party (article 72). It has not ended.
    Suspended,
    /// It is not: not yet, no more, or the party is not bound.
    NotInForce,
    /// The dates are too vague to say.
    Unclear,
}

impl std::fmt::Display for Force {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::InForce => "in force",
            Self::Provisional => "applied provisionally",
            Self::Suspended => "suspended",
            Self::NotInForce => "not in force",
            Self::Unclear => "unclear",
        })
    }
}

/// One reading of whether an instrument is in force.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reading<'a> {
    /// The parties that read it so and others do not; none: whoever holds nothing of its own.
    pub held_by: Vec<&'a PartyId>,
    /// What it comes to.
    pub force: Force,
    /// The entry that it rests on; none: nothing is recorded that would make it otherwise.
    pub rests_on: Option<&'a Entry>,
}

/// Whether an instrument is in force for a party on a day, in every reading of it.
#[derive(Clone, Debug)]
pub struct InForce<'a> {
    general: Reading<'a>,
    others: Vec<Reading<'a>>,
}

impl<'a> InForce<'a> {
    /// The one answer; none where readings differ.
    #[must_use]
    pub fn force(&self) -> Option<Force> {
        let same = self.others.iter().all(|other| other.force == self.general.force);
        same.then_some(self.general.force)
    }

    /// Whether readings differ.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.force().is_none()
    }

    /// The reading of whoever holds nothing of its own: what nobody disputed, or everybody did together.
    #[must_use]
    pub const fn general(&self) -> &Reading<'a> {
        &self.general
    }

    /// Every reading, the general one first. Parties that rest on the same entry share one.
    pub fn readings(&self) -> impl Iterator<Item = &Reading<'a>> {
        std::iter::once(&self.general).chain(&self.others)
    }

    /// How one party reads it.
    #[must_use]
    pub fn as_held_by(&self, party: &PartyId) -> &Reading<'a> {
        self.others.iter().find(|reading| reading.held_by.contains(&party)).unwrap_or(&self.general)
    }
}

impl Negotiation {
    /// Whether an instrument is in force for a party at an instant; none: one of the two is not recorded.
    ///
    /// It is answered from what the acts say of their own dates, and from the state as it is known now; ask it
    /// of a [`Past`](crate::record::Past) for what was known then. A day begins at the record's stated offset.
    ///
    /// - What binds in law is in force for those who are bound; what does not, for all its parties that have neither
    ///   refused nor left it.
    /// - An entry into force that all whom it binds agree on jointly, or that names a party, may be of a date before the
    ///   consent: it is in force from that date on (article 28).
    /// - A party that consents after the entry into force is bound from then on (article 24, paragraph 3), unless
    ///   an entry into force names it: then from the date of that.
    /// - A withdrawal, or a notice that has taken effect, ends it for that party (articles 54 and 70). Nobody is bound
    ///   alone: with the last but one it ends for the last one, and who alone is left beside parties that suspended it
    ///   for themselves has nobody to perform it for (article 72, paragraph 1).
    /// - Of two acts on one thing the later one counts from its date on: what is called off before its day does not
    ///   come. A suspension and an end are two things, so that neither calls off the other.
    /// - Whoever suspends it with all others, resumes it, or says that it enters into force for one more, holds again
    ///   what all hold, from that date on: whoever carries on with it has not ended it (article 45).
    /// - Where a date is too vague, it is unclear, unless it comes to the same all the same.
    ///
    /// How an instrument stands as a whole, as its lifecycle says, follows what was decided last, and this follows
    /// the dates of it: what was terminated as of next year is in force until then.
    ///
    /// ```
    /// # use negotiation::{outcome::consent::{Expressed, Means, Withdrawn}, prelude::*, query::Force, testing};
    /// # let mut record = testing::pact();
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-02-07T12:00:00Z")?;
    /// desk.by("north").propose(Expressed::new("pact", "north", Means::DEFINITIVE_SIGNATURE)?)?;
    /// desk.by("south").propose(Expressed::new("pact", "south", Means::DEFINITIVE_SIGNATURE)?)?;
    /// desk.set_time("2026-02-08T12:00:00Z")?;
    /// desk.by("south").observed().propose(Withdrawn::new("pact", "south")?)?;
    ///
    /// let (pact, north, south) = (InstrumentId::new("pact")?, PartyId::new("north")?, PartyId::new("south")?);
    /// let talks = record.negotiation();
    /// let force = |party, at| talks.in_force(&pact, party, at).and_then(|answer| answer.force());
    /// assert_eq!(force(&south, "2026-02-06T12:00:00Z".parse()?), Some(Force::NotInForce));
    /// assert_eq!(force(&south, "2026-02-07T12:00:00Z".parse()?), Some(Force::InForce));
    /// assert_eq!(force(&south, "2026-02-09T12:00:00Z".parse()?), Some(Force::NotInForce));
    /// // Between two, it ends for the other as well.
    /// assert_eq!(force(&north, "2026-02-07T12:00:00Z".parse()?), Some(Force::InForce));
    /// assert_eq!(force(&north, "2026-02-09T12:00:00Z".parse()?), Some(Force::NotInForce));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_force(&self, instrument: &InstrumentId, party: &PartyId, at: Instant) -> Option<InForce<'_>> {
        let instrument = self.state.instruments.by_key(instrument.as_str())?;
        let party = self.state.parties.find(party.as_str())?;
        let others = Others::of(self, instrument, at);
        self.readings(instrument, party, None, &self.viewpoints(instrument, None), &others, at)
    }

    /// Whether each part of an instrument that an act names is in force for a party at an instant, in the order in which they were
    /// named first; empty where no act names a part. Of the rest, [`in_force`](Self::in_force) answers.
    ///
    /// What is said of the whole is said of each part as well: of two acts the later one counts from its date on. A part that
    /// entered into force before the whole is so for all parties that have neither refused the instrument nor left it, since they
    /// agreed on that (articles 24, paragraph 4, and 25).
    ///
    /// ```
    /// # use negotiation::{outcome::consent::ProvisionallyApplied, prelude::*, query::Force, testing};
    /// # let mut record = testing::pact();
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-02-01T12:00:00Z")?;
    /// let applied = ProvisionallyApplied::new("pact", "north")?;
    /// let parts = vec![Name::new("Title III")?, Name::new("Title V")?];
    /// desk.by("north").propose(applied.clone().with_parts(parts))?;
    /// desk.set_time("2026-08-01T12:00:00Z")?;
    /// desk.by("north").propose(applied.with_parts(vec![Name::new("Title IV")?]))?;
    ///
    /// let (pact, north) = (InstrumentId::new("pact")?, PartyId::new("north")?);
    /// let asked = record.negotiation().in_force_by_part(&pact, &north, "2026-05-01T12:00:00Z".parse()?);
    /// let told: Vec<_> = asked.iter().map(|(part, answer)| (part.as_str(), answer.general().force)).collect();
    /// assert_eq!(told, [
    ///     ("Title III", Force::Provisional),
    ///     ("Title V", Force::Provisional),
    ///     ("Title IV", Force::NotInForce),
    /// ]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_force_by_part(
        &self,
        instrument: &InstrumentId,
        party: &PartyId,
        at: Instant,
    ) -> Vec<(&Name, InForce<'_>)> {
        let (state, parties) = (&self.state, &self.state.parties);
        let asked = state.instruments.by_key(instrument.as_str()).zip(parties.find(party.as_str()));
        let Some((instrument, party)) = asked else { return Vec::new() };
        let others = Others::of(self, instrument, at);
        let answer = |part| {
            let viewpoints = self.viewpoints(instrument, Some(part));
            Some((part, self.readings(instrument, party, Some(part), &viewpoints, &others, at)?))
        };
        self.parts_named(instrument).into_iter().filter_map(answer).gather()
    }

    /// For whom an instrument is in force at an instant, or not: its parties, and others that did something about
    /// it, in the order of the parties. Empty where it is not recorded.
    #[must_use]
    pub fn in_force_for(&self, instrument: &InstrumentId, at: Instant) -> Vec<(&PartyId, InForce<'_>)> {
        let Some(instrument) = self.state.instruments.by_key(instrument.as_str()) else { return Vec::new() };
        let (viewpoints, others) = (self.viewpoints(instrument, None), Others::of(self, instrument, at));
        // Of entries into force for one party after the other each party is told those that matter to it.
        let own = if viewpoints.held.is_empty() { Some(self.told_apart(instrument)) } else { None };
        let parties = self.parties_and_others(instrument).into_iter();
        let each = |party| {
            let id = self.party_id(party)?;
            let own = own.as_ref().map(|told| Viewpoints { shared: told.of(id), held: Vec::new() });
            let viewpoints = own.as_ref().unwrap_or(&viewpoints);
            Some((id, self.readings(instrument, party, None, viewpoints, &others, at)?))
        };
        parties.filter_map(each).gather()
    }

    /// The parties of an instrument and whoever did something about it, in their order.
    fn parties_and_others(&self, instrument: &InstrumentState) -> Vec<Ix<PartyState>> {
        let mut parties: Vec<_> = self.parties_of(instrument).to_vec();
        parties.extend(instrument.consents.iter().map(|consent| consent.party));
        sort_by_key(&mut parties, |party| party.to_usize());
        parties.dedup();
        parties
    }

    /// The acts on an instrument that everybody shares, and those that some hold: parties that hold the same
    /// together.
    fn viewpoints(&self, instrument: &InstrumentState, part: Option<&Name>) -> Viewpoints<'_> {
        let mut shared = Vec::new();
        let mut held: Map<&PartyId, Vec<u32>> = Map::new();
        for &seq in &instrument.turns {
            match self.holders(seq) {
                [] => shared.push(seq),
                by => by.iter().for_each(|party| held.or_default(party).push(seq)),
            }
        }
        for (holder, parts) in &instrument.parts {
            let acts = part.map_or(&[][..], |part| parts.on(part));
            match holder {
                None => shared.extend(acts),
                Some(_) if acts.is_empty() => {}
                Some(holder) => {
                    let party = self.party_id(*holder).into_iter();
                    party.for_each(|party| held.or_default(party).extend(acts));
                }
            }
        }
        let mut groups: Map<Vec<u32>, Vec<&PartyId>> = Map::new();
        for (party, seqs) in held {
            groups.or_default(seqs).push(party);
        }
        Viewpoints { shared, held: groups.into_iter().collect() }
    }

    /// The acts on an instrument told apart by whom they name, where everybody shares all of them.
    fn told_apart(&self, instrument: &InstrumentState) -> Told<'_> {
        let order = |seq: u32| (self.places().get(seq as usize).copied(), seq);
        let mut of_all = instrument.others.clone();
        sort_by_key(&mut of_all, |seq| order(*seq));
        // After each act on all of it, and before the first of them, the first entry into force that names anybody says
        // to the others that it is in force for some; those after it say nothing to them.
        let first_after = |seq: Option<&u32>| {
            let entries = &instrument.entries;
            let next = seq.map_or(0, |seq| entries.partition_point(|one| order(*one) < order(*seq)));
            entries.get(next).copied()
        };
        let mut firsts: Vec<u32> =
            std::iter::once(None).chain(of_all.iter().map(Some)).filter_map(first_after).gather();
        firsts.dedup();
        let mut named: Map<&PartyId, Vec<u32>> = Map::new();
        for &seq in &instrument.entries {
            let fact = self.nth(seq).and_then(|entry| EnteredIntoForce::of(&entry.event));
            for party in fact.into_iter().flat_map(|fact| &fact.parties) {
                named.or_default(party).push(seq);
            }
        }
        of_all.extend(firsts);
        Told { of_all, named }
    }

    fn readings<'a>(
        &'a self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        part: Option<&Name>,
        viewpoints: &Viewpoints<'a>,
        others: &Others,
        at: Instant,
    ) -> Option<InForce<'a>> {
        let (id, asked) = (self.party_id(party)?, Asking::Of(at.to_utc()));
        let lines = self.own_lines_in(instrument, party, part, asked);
        let case = Case { talks: self, instrument, party, lines: &lines, rest: others.beside(party) };
        let read = |held: &[u32]| {
            let turns = viewpoints.shared.iter().chain(held);
            case.reading(&self.lines_of(turns, Some((id, &lines)), asked))
        };
        let general = read(&[]);
        let same = |one: &Reading<'_>, other: &Reading<'_>| {
            let entry = |reading: &Reading<'_>| reading.rests_on.map(Entry::id).cloned();
            one.force == other.force && entry(one) == entry(other)
        };
        let mut others: Vec<Reading<'_>> = Vec::new();
        for (held, holders) in &viewpoints.held {
            let reading = read(held);
            if same(&reading, &general) {
                continue;
            }
            match others.iter_mut().find(|other| same(&reading, other)) {
                Some(other) => other.held_by.extend(holders),
                None => others.push(Reading { held_by: holders.clone(), ..reading }),
            }
        }
        Some(InForce { general, others })
    }
}

/// The acts on an instrument, as far as they matter to each party.
struct Told<'a> {
    of_all: Vec<u32>,
    named: Map<&'a PartyId, Vec<u32>>,
}

impl Told<'_> {
    /// Those that matter to a party, each once.
    fn of(&self, party: &PartyId) -> Vec<u32> {
        let own = self.named.get(party).into_iter().flatten().filter(|seq| !self.of_all.contains(seq));
        self.of_all.iter().chain(own).copied().collect()
    }
}

/// The acts on an instrument that everybody shares, and those that only some hold, with who does.
struct Viewpoints<'a> {
    shared: Vec<u32>,
    held: Vec<(Vec<u32>, Vec<&'a PartyId>)>,
}

/// One party of an instrument, at a moment.
struct Case<'a, 'l> {
    talks: &'a Negotiation,
    instrument: &'l InstrumentState,
    party: Ix<PartyState>,
    lines: &'l OwnLines,
    rest: Vec<Rest>,
}

impl<'a> Case<'a, '_> {
    /// One reading: where it depends on a date that is too vague, it is unclear.
    fn reading(&self, lines: &Lines) -> Reading<'a> {
        let (mut first, mut clear) = (None, true);
        for stands in lines.stands() {
            for halted in lines.halted.outcomes() {
                for bound in self.lines.bound.outcomes() {
                    for own_halted in self.lines.halted.outcomes() {
                        for provisional in self.lines.provisional.outcomes() {
                            for rest in &self.rest {
                                let said =
                                    Outcome { stands, halted, bound, own_halted, provisional, rest: *rest };
                                let (force, seq) = self.comes_to(&said);
                                let (same, _) = *first.get_or_insert((force, seq));
                                clear &= same == force;
                            }
                        }
                    }
                }
            }
        }
        let (force, seq) = first.unwrap_or((Force::NotInForce, None));
        let force = if clear { force } else { Force::Unclear };
        Reading { held_by: Vec::new(), force, rests_on: seq.and_then(|seq| self.talks.nth(seq)) }
    }

    /// What it comes to if dates are read so, and the entry that it rests on.
    fn comes_to(&self, said: &Outcome<'_>) -> (Force, Option<u32>) {
        let is = |said: Option<&Statement<bool>>| said.filter(|said| said.value).map(|said| said.seq);
        let (stands, bound) = (said.stands, said.bound);
        let stands_by = stands.map(|said| said.seq);
        let takes_part = stands.is_some_and(|stands| self.takes_part(stands, bound));
        let last = |one: Option<u32>, other: Option<u32>| {
            let place = |seq: u32| (self.talks.places().get(seq as usize).copied(), seq);
            one.into_iter().chain(other).max_by_key(|seq| place(*seq))
        };
        let applied = is(said.provisional).map(|seq| (Force::Provisional, Some(seq)));
        match stands.map_or(Stands::NotYet, |said| said.value) {
            Stands::Ended => (Force::NotInForce, stands_by),
            Stands::NotYet => applied.unwrap_or((Force::NotInForce, stands_by)),
            Stands::ForAll | Stands::ForIt | Stands::ForOthers if !takes_part => {
                applied.unwrap_or((Force::NotInForce, bound.map(|said| said.seq)))
            }
            Stands::ForAll | Stands::ForIt | Stands::ForOthers => {
                match (said.rest, is(said.halted).or(is(said.own_halted))) {
                    (Rest::Left(seq), _) => (Force::NotInForce, Some(seq)),
                    (_, Some(seq)) | (Rest::Halted(seq), None) => (Force::Suspended, Some(seq)),
                    (Rest::GoesOn, None) => (Force::InForce, last(stands_by, bound.map(|said| said.seq))),
                }
            }
        }
    }

    /// Whether a party consented before an act of its own, or one that names it, said that it is in force from a day
    /// before that (article 28).
    fn agreed_earlier(&self, stands: &Statement<Stands>) -> bool {
        let agreed = self.talks.nth(stands.seq).is_some_and(|entry| {
            stands.value == Stands::ForIt || self.talks.state.jointly(&entry.by).contains(&self.party)
        });
        let lines = || self.talks.own_lines(self.instrument, self.party, Asking::Of(stands.done));
        agreed && lines().bound.outcomes().next().flatten().is_some_and(|said| said.value == Bound::Yes)
    }

    fn takes_part(&self, stands: &Statement<Stands>, bound: Option<&Statement<Bound>>) -> bool {
        let is_bound = bound.is_some_and(|said| said.value == Bound::Yes);
        // Who is bound after the entry into force is in force from then on (article 24, paragraph 3).
        let is_later = || bound.is_some_and(|said| is_bound && said.starts() > stands.starts());
        // Who agreed that a part is in force is held to it, though not bound by the whole.
        let is_of_part = || !self.talks.names_parts(stands.seq).is_empty();
        match stands.value {
            Stands::NotYet | Stands::Ended => false,
            Stands::ForOthers => is_later(),
            Stands::ForAll | Stands::ForIt if self.instrument.binding && !is_of_part() || is_bound => {
                let silent = bound.is_none_or(|said| said.value == Bound::Nothing);
                is_bound || (silent && self.agreed_earlier(stands))
            }
            Stands::ForAll | Stands::ForIt => match bound.map(|said| said.value) {
                Some(Bound::Refused | Bound::Left) => false,
                Some(Bound::Nothing | Bound::Yes) | None => {
                    stands.value == Stands::ForIt
                        || self.talks.parties_of(self.instrument).contains(&self.party)
                }
            },
        }
    }
}

/// What was said last on each line, if dates are read in one way.
struct Outcome<'l> {
    stands: Option<&'l Statement<Stands>>,
    halted: Option<&'l Statement<bool>>,
    bound: Option<&'l Statement<Bound>>,
    own_halted: Option<&'l Statement<bool>>,
    provisional: Option<&'l Statement<bool>>,
    rest: Rest,
}
