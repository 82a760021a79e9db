//! What rested on entries that were corrected or retracted since, or followed from them.

use std::sync::Arc;

use crate::{
    event::{
        Actor, Entry, Event, Mode, Subject,
        fact::{ActName, Mention},
    },
    judge::{
        consequence::Followed,
        rule::catalogue::{
            REVIEW_RECORD_EXPECTED, REVIEW_RECORD_FALLEN, REVIEW_RECORD_RESTED, REVIEW_RECORD_UNFOUNDED,
            REVIEW_RECORD_WORDS,
        },
    },
    query::{Finding, finding::gathered},
    record::Record,
    state::Negotiation,
    talks::{
        alternative::{AlternativeEvent, AlternativeStatus},
        point::{PointEvent, PointStatus},
        position::Taken,
        question::QuestionEvent,
    },
    value::{
        gather::Gather,
        id::{EntryId, PartyId, WordingId},
        sorted::{Map, Set, sort_by_key},
        text::Text,
        when::Instant,
    },
};

impl Record {
    /// Returns what is found at an instant, errors first, gathered as by [`Negotiation::review`]: what that finds, and what corrections and retractions leave to
    /// be looked at:
    ///
    /// - `review.record.rested`: an act rested on what was corrected or retracted since. It stands; it is found by
    ///   asking the judge once more, who would refuse it now, or find it irregular, under a rule that he did not mind
    ///   then.
    /// - `review.record.unfounded`: what followed from an entry, or the result of a question that was told, would not follow
    ///   any more, as a recounted vote no longer carries. It stands; acts that rest on it are found as `review.record.rested`.
    /// - `review.record.words`: a position that is held, or an agreement that stands, is on words of which the text
    ///   was corrected since.
    /// - `review.record.fallen`: what followed from an entry fell, because the entry reads otherwise now, and it was
    ///   not recorded again.
    ///
    /// In a record without corrections there are none of these. In any record there is:
    ///
    /// - `review.record.expected`: what follows from an entry by the rules is not recorded, nothing else has changed what it
    ///   would change, and the judge would accept it now: what nobody told of talks that are observed, or what was lost
    ///   between two writes.
    ///
    /// That costs folding the record anew up to the last entry of which something may be missing; corrections cost two replays. Where not all is public, there is also:
    ///
    /// - `review.record.unseen`: an entry is disclosed to everybody, or to a party by its name, and is not in the
    ///   [view](crate::record::View) of the public, or of that party, because it rests on something hidden from
    ///   them. That costs a view of the public, and one of each party that entries are disclosed to by name.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{notes::correction::Retracted, talks::point::{Dropped, Reinstated}};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.by("north").propose(Dropped::new("harbour")?)?;
    /// desk.secretariat().propose(Reinstated::new("harbour")?)?;
    /// // It had never been dropped.
    /// desk.secretariat().propose(Retracted::new("e11")?)?;
    ///
    /// let found = record.review("2026-01-23T10:00:00Z".parse()?);
    /// let rested = found.iter().find(|finding| finding.rule.id() == "review.record.rested");
    /// assert_eq!(rested.map(|finding| finding.subject.as_str()), Some("e12"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn review(&self, at: Instant) -> Vec<Finding<'_>> {
        gathered(self.findings(at))
    }

    /// Returns what [`review`](Self::review) makes its list of, each finding for itself, by the rules.
    #[must_use]
    pub fn findings(&self, at: Instant) -> Vec<Finding<'_>> {
        let mut found = self.negotiation().findings(at);
        if self.entries().iter().any(|entry| entry.event.is_correction()) {
            self.rested(&mut found);
            self.fell(&mut found);
        }
        self.expected(&mut found);
        self.unseen(&mut found);
        found
    }

    fn rested<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let rests = self.negotiation().on_words();
        // What the judge minded when each act was recorded, as it was believed then, and how the words read.
        let mut then = Self::new();
        let (mut minded, mut texts) = (Map::new(), Map::new());
        // What followed from each cause, as it was believed then.
        let causes: Set<_> = self.entries().iter().filter_map(|entry| entry.rare.cause.as_ref()).collect();
        let mut followed: Map<&EntryId, Vec<Matter>> = Map::new();
        for entry in self.entries() {
            if causes.contains(&entry.id) {
                followed.insert(&entry.id, matters(&then.negotiation().would_follow(entry)));
            }
            if is_judged(entry) {
                minded.insert(&entry.id, minded_of(then.negotiation(), entry));
            } else if closes(entry, &followed) {
                minded.insert(&entry.id, then.negotiation().would_break(&by_secretariat(entry)));
            }
            if let Some(wording) = rests.get(&entry.id).and_then(|words| then.negotiation().wording(words)) {
                texts.insert(&entry.id, wording.text.clone());
            }
            // What is recorded fits.
            let fits = then.apply_shared(Arc::clone(entry));
            debug_assert!(fits.is_ok(), "{fits:?}");
        }
        // And what he minds now.
        let mut now = Negotiation::new();
        let (mut follows, mut unfounded): (Map<_, Vec<Matter>>, bool) = (Map::new(), false);
        for written in self.entries() {
            let Some(entry) = self.negotiation().entry_shared(&written.id) else {
                now.pass_over(written);
                continue;
            };
            if entry.event.is_correction() {
                now.note(Arc::clone(entry));
                continue;
            }
            if causes.contains(&entry.id) {
                follows.insert(&entry.id, matters(&now.would_follow(entry)));
            }
            if let Some(cause) = entry.rare.cause.as_ref() {
                let is_among = |all: &Map<&EntryId, Vec<Matter>>| {
                    all.get(cause).is_some_and(|all| all.contains(&Matter::of(&entry.event)))
                };
                // What closed because its term was over did not follow at once: the judge is asked whether it would close so.
                let before = minded.get(&entry.id).filter(|_| closes(entry, &followed));
                let closes_otherwise =
                    before.is_some_and(|before| !now.would_break(&by_secretariat(entry)).is_subset(before));
                // What followed, and does not any more, carries nothing here.
                if is_among(&followed) && !is_among(&follows) || closes_otherwise {
                    unfounded = true;
                    found.push(self.without_ground(entry, Some(cause)));
                    now.pass_over(written);
                    continue;
                }
            }
            // Nor does a result that was told, of votes that read otherwise now, or of a count that does.
            if is_result(entry) && entry.rare.cause.is_none() && (written == entry || now.tells_count(entry))
            {
                let before = minded.get(&entry.id);
                if before.is_some_and(|before| !minded_of(&now, entry).is_subset(before)) {
                    unfounded = true;
                    found.push(self.without_ground(entry, None));
                    now.pass_over(written);
                    continue;
                }
            }
            // Who corrected it has looked at it.
            if written == entry {
                let before = minded.remove(&entry.id).unwrap_or_default();
                // What is said of an entry rests on nothing, and may outlast it.
                let outlasts = if let Event::Record(event) = &entry.event {
                    self.negotiation().entry(event.entry()).is_none()
                } else {
                    false
                };
                let judged = is_judged(entry) && !outlasts;
                let new = if judged { minded_of(&now, entry) } else { Set::new() };
                if let Some(rule) = new.iter().find(|rule| !before.contains(*rule)) {
                    found.push(Finding {
                        rule: &REVIEW_RECORD_RESTED,
                        count: 1,
                        subject: Subject::Entry(entry.id.clone()),
                        entries: vec![entry],
                        says: format!("as the record reads now, it would break `{rule}`"),
                        help: "look whether it still holds, and retract it if it does not",
                    });
                }
                let words = rests.get(&entry.id).filter(|words| {
                    let reads = self.negotiation().wording(words).map(|words| &words.text);
                    reads
                        .zip(texts.get(&entry.id))
                        .is_some_and(|(now, then)| are_others(now.as_ref(), then.as_ref()))
                });
                found.extend(words.map(|words| self.on_other_words(entry, words)));
            }
            let fits = now.apply_shared(Arc::clone(entry));
            debug_assert!(fits.is_ok() || unfounded, "{fits:?}");
            if fits.is_err() {
                now.pass_over(written);
            }
        }
    }

    fn without_ground<'a>(&'a self, entry: &'a Entry, cause: Option<&EntryId>) -> Finding<'a> {
        let followed = cause.map_or_else(String::new, |cause| format!(" followed from entry `{cause}`, and"));
        Finding {
            rule: &REVIEW_RECORD_UNFOUNDED,
            count: 1,
            subject: Subject::Entry(entry.id.clone()),
            entries: std::iter::once(entry)
                .chain(cause.and_then(|cause| self.negotiation().entry(cause)))
                .collect(),
            says: format!(
                "that {} {}{followed} would not follow any more",
                entry.event.subject(),
                entry.event.in_words()
            ),
            help: "look whether it still holds, and retract it if it does not",
        }
    }

    /// What should have followed by the rules, and what nothing that was recorded since has made moot.
    fn expected<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for Missing { event, cause } in self.missing() {
            found.push(Finding {
                rule: &REVIEW_RECORD_EXPECTED,
                count: 1,
                subject: event.subject(),
                entries: vec![cause],
                says: format!("`{}` follows from entry `{}`, and is not recorded", event.act(), cause.id),
                help: "record it if it happened, or what happened instead",
            });
        }
    }

    /// What follows from entries by the rules, was not recorded, and could have been with the last entry. What a term that
    /// is over leads to since is found as overdue.
    fn missing(&self) -> Vec<Missing<'_>> {
        let now = self.negotiation();
        let (entries, places) = (now.entries(), now.places());
        let may_lack =
            |(entry, seq): (&Arc<Entry>, u32)| entry.rare.cause.is_none() && entry.event.may_lack(now, seq);
        let causes = entries.iter().zip(0..).filter(|one| may_lack(*one)).map(|(_, seq)| seq).gather();
        // How things stood when each was recorded.
        let (mut then, mut folded) = (Negotiation::new(), 0);
        let mut causes = causes.into_iter().map(|seq: u32| seq as usize).peekable();
        let first = causes.peek().copied().unwrap_or(entries.len());
        let (mut all, mut number): (Map<Subject, Vec<(usize, Missing<'_>)>>, usize) = (Map::new(), 0);
        for (at, entry) in entries.iter().enumerate().skip(first) {
            // It is told, or something else of the same is.
            if !all.is_empty() && !entry.event.is_correction() {
                if let Some(of) = all.get_mut(&entry.event.subject()) {
                    of.retain(|(_, missing)| !entry.event.completes(&missing.event));
                }
            }
            if causes.next_if_eq(&at).is_none() {
                continue;
            }
            let since = folded..at;
            let new = entries.get(since.clone()).into_iter().flatten();
            then = then.with_folded(new.zip(places.get(since).into_iter().flatten()));
            folded = at;
            let events = then.would_follow(entry).into_iter().filter(|event| !event.is_correction());
            // Whoever records it leaves the tally to be filled in.
            let without_tally = |mut event: Event| {
                if let Some(tally) = event.tally_mut() {
                    *tally = None;
                }
                event
            };
            for event in events.map(without_tally) {
                number += 1;
                let of = all.or_default(event.subject());
                of.push((number, Missing { event, cause: entry }));
            }
        }
        let Some(at) = now.last_recorded() else { return Vec::new() };
        let mut all = all.into_values().flatten().gather();
        sort_by_key(&mut all, |(number, _)| *number);
        let mut all: Vec<_> = all.into_iter().map(|(_, missing)| missing).collect();
        all.retain(|Missing { event, cause }| {
            // Who retracted it knows of it.
            let is_retracted = now.consequence(cause, event.clone()).is_some_and(|one| now.is_taken(&one.id));
            !is_retracted
                && !now.is_moot(event, cause)
                && event.is_still_due(now)
                && [Actor::Secretariat, now.all_asked_for(event)]
                    .iter()
                    .any(|by| now.way_to(by, event, at).is_ok())
        });
        all
    }

    fn on_other_words<'a>(&'a self, entry: &'a Entry, words: &WordingId) -> Finding<'a> {
        let given = self.negotiation().introduced(Mention::Wording(words));
        let by =
            given.map_or_else(String::new, |given| format!(", since entry `{}` was corrected", given.id));
        Finding {
            rule: &REVIEW_RECORD_WORDS,
            count: 1,
            subject: Subject::Entry(entry.id.clone()),
            entries: std::iter::once(entry).chain(given).collect(),
            says: format!("the words `{words}` that it rests on read otherwise{by}"),
            help: "ask whether it is meant of the words as they read now; record it anew if so, else retract it",
        }
    }

    /// What followed from an entry and fell, because that reads otherwise now; unless the same was recorded since.
    fn fell<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let fallen = self.fallen();
        if fallen.is_empty() {
            return;
        }
        // When the same was last recorded, and when each entry was corrected and recorded.
        let (mut last, mut numbers) = (Map::new(), Map::new());
        let mut corrected: Map<&EntryId, Vec<usize>> = Map::new();
        for (number, entry) in self.entries().iter().enumerate() {
            numbers.insert(&entry.id, number);
            if let Some(event) = entry.event.correction() {
                corrected.or_default(event.entry()).push(number);
            } else if self.negotiation().entry(&entry.id).is_some() {
                last.insert(matter(entry), number);
            }
        }
        for (entry, cause) in fallen {
            let number = numbers.get(&entry.id).copied();
            let corrections = corrected.get(&cause.id).into_iter().flatten().copied();
            let corrected = corrections.map(Some).find(|first| *first > number).unwrap_or(number);
            if last.get(&matter(entry)).copied() < corrected {
                found.push(Finding {
                    rule: &REVIEW_RECORD_FALLEN,
                    count: 1,
                    subject: Subject::Entry(entry.id.clone()),
                    entries: vec![entry, cause],
                    says: format!(
                        "that {} {} followed from entry `{}`, which reads otherwise now, and fell",
                        entry.event.subject(),
                        entry.event.in_words(),
                        cause.id
                    ),
                    help: "record it anew if it follows from the entry as it reads now",
                });
            }
        }
    }
}

impl Negotiation {
    /// The positions that are held and the agreements that stand on the words that their matter has now, by their
    /// entries.
    fn on_words(&self) -> Map<&EntryId, &WordingId> {
        let mut all = Map::new();
        let points = self.points().flat_map(|point| point.positions().collect::<Vec<_>>());
        let alternatives =
            self.alternatives().flat_map(|alternative| alternative.positions().collect::<Vec<_>>());
        for position in points.chain(alternatives).filter(|position| position.is_current) {
            all.extend(position.wording.map(|words| (&position.entry.id, words)));
        }
        let mut agreed = Map::new();
        for entry in self.entries() {
            let settles = matches!(
                entry.event,
                Event::Point(PointEvent::AgreedInPrinciple(_) | PointEvent::TextAgreed(_))
                    | Event::Alternative(AlternativeEvent::Chosen(_))
            );
            if let Some(words) = entry.event.words().filter(|_| settles) {
                agreed.insert(entry.event.subject(), (&entry.id, words));
            }
        }
        for (subject, (entry, words)) in agreed {
            let point = subject.point().and_then(|id| self.point(id));
            let point = point.filter(|point| is_agreed(point.status())).and_then(|point| point.wording());
            let alternative = subject.alternative().and_then(|id| self.alternative(id));
            let chosen = alternative.filter(|alternative| alternative.status() == AlternativeStatus::Chosen);
            let has = point.or(chosen.and_then(|alternative| alternative.wording()));
            if has.is_some_and(|has| has.id == *words) {
                all.insert(entry, words);
            }
        }
        all
    }
}

/// Whether texts are not the same; what was erased may have been anything.
fn are_others(one: Option<&Text>, other: Option<&Text>) -> bool {
    one != other && ![one, other].into_iter().flatten().any(Text::is_erased)
}

const fn is_agreed(status: PointStatus) -> bool {
    matches!(status, PointStatus::AgreedInPrinciple | PointStatus::TextAgreed | PointStatus::Closed)
}

/// What should have followed from an entry.
struct Missing<'a> {
    event: Event,
    cause: &'a Arc<Entry>,
}

/// What happened to what, and whose it is where each party has its own.
#[derive(PartialEq, Eq)]
struct Matter {
    act: ActName,
    subject: Subject,
    party: Option<PartyId>,
}

impl Matter {
    fn of(event: &Event) -> Self {
        let party = Taken::of(event).map(|fact| fact.party.clone());
        Self { act: event.act(), subject: event.subject(), party }
    }
}

fn matters(events: &[Event]) -> Vec<Matter> {
    events.iter().map(Matter::of).gather()
}

/// Whether an entry follows from another, and did not follow when that was recorded: its term was over since.
fn closes(entry: &Entry, followed: &Map<&EntryId, Vec<Matter>>) -> bool {
    let all = entry.rare.cause.as_ref().and_then(|cause| followed.get(cause));
    all.is_some_and(|all| !all.contains(&Matter::of(&entry.event)))
}

/// What the procedure closed, as the secretariat would: the procedure proposes nothing itself.
fn by_secretariat(entry: &Entry) -> Entry {
    Entry { by: Actor::Secretariat, ..entry.clone() }
}

/// The same, to sort by.
fn matter(entry: &Entry) -> (&str, Option<&str>, Subject, Option<&PartyId>) {
    let party = Taken::of(&entry.event).map(|fact| &fact.party);
    (entry.event.kind().name(), entry.event.choice(), entry.event.subject(), party)
}

/// What the judge minds of an act. That a vote carried what an observed one tells of need not be shown, since it may be told
/// late; what was shown once, and is not any more, is minded as of a governed one.
fn minded_of(talks: &Negotiation, act: &Entry) -> Set<String> {
    let mut minded = talks.would_break(act);
    if act.mode == Mode::Observed && (act.rare.rests_on.is_some() || is_result(act)) {
        let governed = Entry { mode: Mode::Governed, ..act.clone() };
        minded.extend(talks.objections(&governed).iter().map(|rule| rule.id().to_owned()));
    }
    minded
}

fn is_result(entry: &Entry) -> bool {
    QuestionEvent::of(&entry.event).is_some_and(QuestionEvent::is_result)
}

/// Whether it was judged when it was recorded: what follows by the rules was not.
fn is_judged(entry: &Entry) -> bool {
    entry.rare.cause.is_none() && !entry.event.is_correction()
}
