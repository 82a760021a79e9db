//! What nobody does alone.

use std::collections::BTreeSet;

use super::{
    deed::{By, Fact},
    judge::{Answer, Judge, Ruling},
    question::Seat,
    state::changes,
};

/// Who has to act too.
pub(crate) enum With {
    Nobody,
    /// Those who decide, and these.
    All(Vec<String>),
    /// Those who decide on a point, by the rule for agreeing.
    Table(String),
    /// Each of these.
    Each(Vec<String>),
    /// Those who decide, and each of these besides.
    Both(Vec<String>),
    /// Each of these, or those who decide.
    Waiting(Vec<String>),
}

/// Roles that let do what no principal may do as such.
pub(crate) const POWERFUL: [&str; 9] = [
    "mediator",
    "facilitator",
    "good_offices",
    "convener",
    "chair",
    "guarantor",
    "monitor",
    "depositary",
    "arbiter",
];

/// The acts that may touch others, as the principle has them.
const TOUCHING: &str = "
alternative chosen proposed reopened reworded set_aside withdrawn
ceasefire declared denounced ended extended joined renewed took_effect
consent expressed
commitment due_changed made made_obsolete reinstated resumed suspended
deadline extended lifted met renewed restarted set stopped
gate annulled failed not_held passed replaced required waived
instrument adopted agreed amended drafted entered_into_force initialled lapsed opened_for_signature rectified rejected reopened resubmitted resumed revised revived superseded suspended terminated
link made released
measure announced begun ended resumed suspended taken
meeting adjourned announced attendance_recorded cancelled confirmed continued held moved not_held participant_expected postponed reinstated started
negotiation abandoned broken_off completed concluded phase_begun procedure_changed renamed reopened resumed suspended
party alias_added excluded invitation_withdrawn invited membership_begun membership_ended merged readmitted renamed resumed returned role_assigned role_declined role_ended role_offered split succeeded suspended weight_set
person office_begun office_ended renamed
point agreed_in_principle areas_set awarded closed dropped language_added moved_to_instrument nested rectified referred reinstated renamed reopened returned reworded superseded tabled taken_up text_agreed
proposal put_to_vote
question annulled extended
record corrected retracted
track closed opened reopened resumed revised suspended
version adopted adopted_ad_referendum drafted rejected renamed revived superseded taken_as_basis
";

/// Whether acts of this kind touch nobody but those who act.
pub(crate) fn touches_nobody(kind: &str) -> bool {
    let (thing, action) = kind.split_once('.').unwrap();
    let mut row = TOUCHING.lines().filter_map(|row| row.split_once(' ')).filter(|(own, _)| *own == thing);
    !row.any(|(_, actions)| actions.split(' ').any(|own| own == action))
}

/// What those who do it show to whom they like, if nothing else is said of it.
const KEPT: [&str; 13] = [
    "measure.announced",
    "measure.begun",
    "measure.taken",
    "measure.suspended",
    "measure.resumed",
    "measure.ended",
    "instrument.drafted",
    "version.drafted",
    "party.role_offered",
    "meeting.participant_expected",
    "meeting.attendance_recorded",
    "point.tabled",
    "alternative.proposed",
];

const RULE: &str = "any.any.alone";

impl Judge<'_> {
    pub(crate) fn alone(&mut self) -> Ruling {
        let principals: Vec<String> =
            self.state.parties.keys().filter(|party| self.state.is_principal(party)).cloned().collect();
        let told = matches!(self.deed.by, By::Secretariat | By::Procedure) && self.deed.moved.is_none();
        if !self.state.is_table_set() || told {
            return Ok(());
        }
        match self.who_else() {
            With::Nobody => Ok(()),
            With::Each(parties) => {
                let parties = self.state.heirs(&parties);
                let answer = self.act_of_all(&parties);
                self.require(RULE, answer)
            }
            With::Table(point) => {
                let on = format!("point {point}");
                let asked = self.state.asked_on(&on);
                let reached = self.reached.take();
                let ruling = self.jointly_among(
                    RULE,
                    &self.state.agreeing(&on),
                    &asked,
                    self.state.ever_at_table(&on),
                );
                self.reached = reached;
                ruling
            }
            With::Waiting(parties) if self.act_of_all(&parties) == Answer::Kept => Ok(()),
            With::Both(parties)
                if !self.state.heirs(&parties).is_empty()
                    && self.act_of_all(&self.state.heirs(&parties)) != Answer::Kept =>
            {
                let answer = self.act_of_all(&self.state.heirs(&parties));
                self.require(RULE, answer)
            }
            With::All(concerned) | With::Both(concerned) | With::Waiting(concerned) => {
                let asked = self.state.heirs(principals.iter().chain(&concerned));
                if asked.is_empty() {
                    return self.require(RULE, Answer::NotShown);
                }
                // Those who decide carry it without those who do not.
                let mut deciding = self.state.heirs(principals.iter());
                if deciding.len() < 2 {
                    let once = concerned.iter().filter(|party| self.state.was_seated(party));
                    deciding = self.state.heirs(principals.iter().chain(once));
                }
                if deciding.is_empty() {
                    return self.require(RULE, Answer::NotShown);
                }
                let reached = self.reached.take();
                let changing = self.state.rule("changing");
                let ruling = self.jointly_among(RULE, &changing, &deciding, 0);
                let ruling = ruling.and_then(|()| self.jointly_among(RULE, &changing, &asked, 0));
                self.reached = reached;
                ruling
            }
        }
    }

    /// Those whom an act touches see it, if they see what it is about.
    pub(crate) fn seen_by_all(&mut self) -> Ruling {
        let principals: Vec<String> =
            self.state.parties.keys().filter(|party| self.state.is_principal(party)).cloned().collect();
        let shown = self.shown_with();
        let kept = KEPT.contains(&self.fact.kind.as_str());
        let touching = !kept
            && (!touches_nobody(&self.fact.kind) || super::lifecycles::goes_on(&self.fact.kind))
            || self.fact.thing() == "consent"
            || shown.is_some();
        if !self.state.is_table_set()
            || !matches!(self.deed.by, By::Parties(_))
            || self.deed.observed
            || !touching
        {
            return Ok(());
        }
        let concerned = match self.who_else() {
            With::Nobody => Vec::new(),
            With::All(parties) | With::Both(parties) | With::Each(parties) => self.state.heirs(&parties),
            With::Waiting(parties) => parties,
            With::Table(point) => self.state.asked_on(&format!("point {point}")),
        };
        let about = match self.fact.thing() {
            "record" => Some(format!("entry {}", self.fact.id())),
            _ => self.fact.subject(),
        };
        let things = shown.unwrap_or_else(|| about.into_iter().collect());
        let grounds = things.iter().filter_map(|thing| self.model.introduction(self.state, thing));
        let grounds: Vec<_> = grounds.map(|kept| kept.id.clone()).collect();
        let mut all = principals.iter().chain(&concerned);
        let seen = all.all(|party| {
            let sees = |ground: &String| self.model.sees(self.state, party, ground);
            let knows = grounds.is_empty() || grounds.iter().any(sees);
            !knows || self.model.admits(self.state, party, &self.deed.disclosure)
        });
        self.require("entry.disclosure.touched", Answer::kept(seen))
    }

    /// With what others see they have to see the act as well, though it touches nobody.
    fn shown_with(&self) -> Option<Vec<String>> {
        let fact = self.fact;
        let it = || Some(vec![format!("{} {}", fact.thing(), fact.id())]);
        match (fact.thing(), fact.action()) {
            ("link", "made") => Some(fact.list("points").iter().map(|id| format!("point {id}")).collect()),
            ("alternative", "proposed") if self.deed.actors().iter().any(|party| self.helps(party)) => None,
            ("alternative", "proposed") => Some(vec![format!("point {}", fact.get("point").unwrap())]),
            ("point", "tabled") => fact.get("parent").map(|parent| vec![format!("point {parent}")]),
            ("question", "voted") => None,
            ("question", "put") => Some(fact.body.get("on").map(|_| fact.on()).into_iter().collect()),
            ("question", _) | ("party", "joined") => it(),
            ("meeting", "moved") | ("proposal", "answered") => it(),
            ("meeting", "attendance_recorded") => {
                let open = self
                    .state
                    .questions
                    .iter()
                    .filter(|(_, own)| own.status == "open" && own.meeting.as_deref() == Some(fact.id()));
                let open: Vec<String> = open.map(|(id, _)| format!("question {id}")).collect();
                (!open.is_empty()).then_some(open)
            }
            ("position", _) => {
                let point = fact.body["on"]["point"].as_str()?;
                let open = ["tabled", "under_discussion"].contains(&&*self.state.points[point].status);
                (!open).then(|| vec![format!("point {point}")])
            }
            _ => None,
        }
    }

    fn acts(&self, parties: &[&str]) -> bool {
        self.deed.actors() == parties
    }

    pub(super) fn all_act(&self, parties: &[String]) -> bool {
        let actors = self.deed.actors();
        parties.iter().all(|party| actors.contains(&self.state.heir(party)))
    }

    /// Whether those who act made the last change of a value, and nobody else did.
    fn made(&self, value: &str) -> bool {
        let Some((_, seq)) = self.state.changed.get(value) else { return false };
        self.made_entry(*seq)
    }

    pub(crate) fn made_entry(&self, seq: usize) -> bool {
        let makers = self.heirs_of(&self.model.entries[seq].by.actors());
        !makers.is_empty() && makers == self.heirs_of(&self.deed.actors())
    }

    /// Of each of these, who carries on its place.
    fn heirs_of(&self, parties: &[String]) -> BTreeSet<String> {
        parties.iter().map(|party| self.state.heir(party)).collect()
    }

    pub(super) fn is_before_all(&self, thing: &str) -> bool {
        let all: Vec<String> =
            self.state.parties.keys().filter(|party| self.state.is_principal(party)).cloned().collect();
        self.is_before(thing, &all)
    }

    /// Whether all of these see what introduced a thing.
    pub(super) fn is_before(&self, thing: &str, parties: &[String]) -> bool {
        let entry = self.model.introduction(self.state, thing);
        entry.is_some_and(|entry| parties.iter().all(|party| self.model.sees(self.state, party, &entry.id)))
    }

    fn introduced_it(&self) -> bool {
        let thing = format!("{} {}", self.fact.thing(), self.fact.id());
        self.state.introduced.get(&thing).is_some_and(|(_, seq)| self.made_entry(*seq))
    }

    /// Whose act it is, or who carries on their place; of a member that acts for its group, the member's.
    fn hands(&self, by: &By) -> BTreeSet<String> {
        let By::Parties(parties) = by else { return BTreeSet::new() };
        let of = |(own, other): &(String, Option<String>)| match other {
            Some(other) if !self.state.parties[own].groups.contains(other) => other.clone(),
            _ => own.clone(),
        };
        self.heirs_of(&parties.iter().map(of).collect::<Vec<_>>())
    }

    /// Whether those who act put a thing there, and others took it away, and the point has not moved on since, being
    /// taken up aside.
    fn was_taken_away(&self, thing: &str, point: &str) -> bool {
        let (_, taken) = self.state.changed[&format!("{thing} status")];
        let moved = self.state.changed[&format!("point {point} status")].1;
        let still = taken > moved || self.model.entries[moved].fact.kind == "point.taken_up";
        still && self.was_removed_by_others(thing)
    }

    /// Whether others took away, or with them, what those who act put there.
    fn was_removed_by_others(&self, thing: &str) -> bool {
        let (_, put) = self.state.introduced[thing];
        let (_, taken) = self.state.changed[&format!("{thing} status")];
        let entry = &self.model.entries[taken];
        // What follows is named after what it follows from.
        let (by, us) = (self.hands(&entry.by), self.hands(&self.deed.by));
        let follows = entry.draft.is_none();
        let ours = !by.is_empty() && by.is_subset(&us);
        let put = self.hands(&self.model.entries[put].by);
        !put.is_disjoint(&us) && !follows && !ours
    }

    /// Whether others made a package that a point belongs to.
    pub(super) fn is_packed_by_others(&self, point: &str) -> bool {
        let standing = self.state.links.iter().filter(|(_, link)| !link.released && link.kind == "package");
        let mut of = standing.filter(|(_, link)| link.points.iter().any(|own| own == point));
        of.any(|(id, _)| {
            let (_, made) = self.state.introduced[&format!("link {id}")];
            !self.made_entry(made) && !self.relying_on(id).is_empty()
        })
    }

    /// Whether one of those who act runs the meeting or was invited; or no party made it, and nobody was invited.
    pub(super) fn is_of_the_meeting(&self, id: &str) -> bool {
        let (_, made) = self.state.introduced[&format!("meeting {id}")];
        let guests = self.invited(id);
        let comes = |party: &String| guests.iter().any(|guest| self.state.heir(guest) == *party);
        self.model.entries[made].by.actors().is_empty() && guests.is_empty()
            || self.deed.actors().iter().any(|party| self.runs(id, party) || comes(party))
    }

    /// Those whom the secretariat, or a party that runs the meeting, said to be expected last.
    fn invited(&self, id: &str) -> Vec<String> {
        let by_right = |party: &&String| {
            let said = self.state.changed.get(&format!("meeting {id} participant_expected {party}"));
            said.is_some_and(|(_, seq)| {
                // What follows is named after what it follows from: the vote that carried it.
                let entry = &self.model.entries[*seq];
                let vote = entry.id.split_once('/').filter(|_| entry.draft.is_none());
                let vote = vote.and_then(|(vote, _)| self.model.entries.iter().find(|one| one.id == vote));
                let by = vote.unwrap_or(entry).by.actors();
                by.is_empty() || by.iter().any(|one| self.runs(id, &self.state.heir(one)))
            })
        };
        self.state.meetings[id].participants.keys().filter(by_right).cloned().collect()
    }

    /// Whether a party made the meeting, gives the place or presides.
    fn runs(&self, id: &str, party: &String) -> bool {
        let (_, made) = self.state.introduced[&format!("meeting {id}")];
        let own =
            self.model.entries[made].by.actors().into_iter().chain(self.state.meetings[id].host.clone());
        self.state.heirs(&own.collect::<Vec<_>>()).contains(party)
            || ["mediator", "chair", "convener"].iter().any(|role| self.is(party, role))
    }

    /// Whether the basis would take out or put back what others decide on than on the basis, or split or merge points into
    /// such as others decide on.
    fn changes_tables(&self) -> bool {
        let who = |point: &str| {
            let on = format!("point {point}");
            (self.state.asked_on(&on), self.state.agreeing(&on))
        };
        let whole = format!("version {}", self.fact.id());
        let whole = (self.state.asked_on(&whole), self.state.agreeing(&whole));
        let effects = self.state.effects(self.fact.id());
        effects.iter().any(|(point, effect)| match effect.kind.as_str() {
            "point.superseded" => effect.list("into").iter().any(|into| who(into) != who(point)),
            _ => who(point) != whole,
        })
    }

    fn sits(&self, party: &str) -> bool {
        self.state.holds(party, "principal")
    }

    /// Whether a party is of the electorate, or one of the electorate speaks for it.
    fn decides_on(&self, on: &str, party: &str) -> bool {
        let table = self.state.asked_on(on);
        table.contains(&self.state.heir(party))
            || table.iter().any(|own| self.state.parties[own].groups.contains(party))
    }

    /// Those of them who accept the words of a point, met or not.
    fn accepting(&self, on: &str) -> Vec<(String, usize)> {
        let all = self.state.parties.keys().filter(|party| self.decides_on(on, party));
        all.filter_map(|party| Some((party.clone(), self.state.accepting(on, party)?.at.1))).collect()
    }

    /// Whoever holds something of the words of a point that is not against them, or took a part of them; offered, or was
    /// offered and took them; put or answered a question on them; or is bound by them.
    fn standing_by(&self, point: &str) -> Vec<String> {
        let state = self.state;
        let on = format!("point {point}");
        let now = state.root(state.points[point].words.clone());
        let mut all: Vec<String> = Vec::new();
        for party in state.parties.keys().filter(|party| self.decides_on(&on, party)) {
            // What it said of itself counts only if it said something.
            let held = state.held_itself(&on, party).and_then(|_| state.held(&on, party));
            let against = ["counters", "opposes", "rejects"];
            let counts = held.is_some_and(|own| {
                let stance = own.stance.as_deref();
                let same = state.root(own.words.clone()) == now;
                same && (!own.parts.is_empty() || stance.is_some_and(|stance| !against.contains(&stance)))
            });
            all.extend(counts.then(|| party.clone()));
        }
        for offer in state.proposals.values() {
            let mut contents = offer.contents.iter().filter(|(_, _, alternative)| alternative.is_none());
            if ["submitted", "put_to_vote"].contains(&&*offer.status)
                && contents.any(|(of, words, _)| of == point && state.root(words.clone()) == now)
            {
                let yes = offer.answers.iter().filter(|(_, answer)| answer.starts_with("accept"));
                all.extend(yes.map(|(party, _)| party.clone()).chain(offer.makers.iter().cloned()));
            }
        }
        for (id, own) in state.questions.iter().filter(|(id, own)| self.holds_up(id, own, &on)) {
            let (_, put) = state.introduced[&format!("question {id}")];
            all.extend(self.model.entries[put].by.actors());
            let seats = state.seats(own);
            all.extend(seats.into_iter().filter(|seat| has_answered(own, seat)).map(|seat| seat.party));
        }
        all.extend(self.bound_to(point));
        all.retain(|party| state.was_seated(party));
        state.heirs(&all)
    }

    /// Whoever is bound to a point in its words by a version that it accepts, by what was adopted or agreed, by a debt.
    fn bound_to(&self, point: &str) -> Vec<String> {
        let state = self.state;
        let now = state.root(state.points[point].words.clone());
        let same = |on: &str, words: &Option<String>| on == point && state.root(words.clone()) == now;
        let principals =
            || state.parties.keys().filter(|party| state.is_principal(party)).cloned().collect::<Vec<_>>();
        let mut all = Vec::new();
        for (id, version) in &state.versions {
            if !version.contents.iter().any(|(on, _, words)| same(on, words)) {
                continue;
            }
            let final_text = state.instruments.iter().filter(|(_, own)| own.status != "draft");
            let final_text = final_text.filter(|(_, own)| own.version.as_ref() == Some(id));
            all.extend(final_text.flat_map(|(id, _)| state.concerned(id)));
            if version.status.starts_with("adopted") {
                all.extend(principals());
            } else if !["rejected", "superseded", "withdrawn"].contains(&&*version.status) {
                all.extend(self.accepting_version(id));
                all.extend(self.voting_for_version(id));
            }
        }
        for (id, owed) in &state.commitments {
            let (_, made) = state.introduced[&format!("commitment {id}")];
            let words = self.model.entries[made].fact.get("wording").map(String::from);
            let rests = owed.point.as_deref().is_some_and(|on| words.is_some() && same(on, &words));
            if rests && owed.status != "obsolete" {
                all.extend(owed.obligors.iter().chain(&owed.to).cloned());
                if owed.to.is_empty() {
                    all.extend(principals());
                }
            }
        }
        all.retain(|party| state.was_seated(party));
        state.heirs(&all)
    }

    /// Whether others are bound to a point in its words.
    pub(super) fn binds_others(&self, point: &str) -> bool {
        !self.all_act(&self.bound_to(point))
    }

    fn accepting_version(&self, id: &str) -> Vec<String> {
        let held = self.state.positions.get(&format!("version {id}")).into_iter().flatten();
        let accepts =
            |stance: &Option<String>| stance.as_ref().is_some_and(|stance| stance.starts_with("accepts"));
        held.filter(|(_, own)| accepts(&own.stance)).map(|(party, _)| party.clone()).collect()
    }

    /// The same, of whom those who act see that they have since.
    pub(super) fn seen_accepting(&self, on: &str, since: usize) -> Vec<String> {
        let seen = |seq: usize| {
            let actors = self.deed.actors();
            actors.iter().all(|actor| self.model.sees(self.state, actor, &self.model.entries[seq].id))
        };
        let all = self.accepting(on).into_iter().filter(|(_, seq)| *seq >= since && seen(*seq));
        all.map(|(party, _)| party).collect()
    }

    fn unless(&self, alone: bool, with: Vec<String>) -> With {
        if alone { With::Nobody } else { With::All(with) }
    }

    /// Those whom it touches, with those who have voted on it.
    fn who_else(&self) -> With {
        match self.whom_else() {
            With::Nobody if self.is_voted_on() => With::All(Vec::new()),
            With::Each(parties) if self.state.heirs(&parties).is_empty() => With::All(Vec::new()),
            with => with,
        }
    }

    fn is_voted_on(&self) -> bool {
        // The rules of the others ask already, or it is a party's own affair.
        let alone = match (self.fact.thing(), self.fact.step().as_str()) {
            ("point", step) => [
                "renamed",
                "areas_set",
                "nested",
                "reworded",
                "rectified",
                "language_added",
                "referred(later)",
                "referred(leaders)",
                "returned",
                "reinstated",
            ]
            .contains(&step),
            ("alternative", step) => ["reworded", "reopened", "withdrawn"].contains(&step),
            ("version", step) => ["renamed", "rejected", "revived", "superseded"].contains(&step),
            ("instrument", step) => step == "revised",
            ("track", _) => !touches_nobody(&self.fact.kind),
            _ => false,
        };
        alone && !self.is_translated() && self.is_under_vote()
    }

    /// Whether the act gives a translation, or rectifies one.
    fn is_translated(&self) -> bool {
        let of = self.fact.get("of").and_then(|of| self.state.beside.get(of));
        match self.fact.kind.as_str() {
            "point.language_added" => self.fact.body["wording"]["standing"] != "authentic",
            "point.rectified" => of == Some(&false),
            _ => false,
        }
    }

    /// Whether others have answered a question on what the act is about that holds it up; not those who put it.
    pub(super) fn is_under_vote(&self) -> bool {
        let Some(thing) = self.fact.subject() else { return false };
        let actors = self.deed.actors();
        self.state.questions.iter().any(|(id, own)| {
            let (_, put) = self.state.introduced[&format!("question {id}")];
            let movers = self.model.entries[put].by.actors();
            let now = self.deed.now(self.model).earliest;
            let ended = self.state.closes(own).zip(now).is_some_and(|(end, now)| now > end);
            // Who asks does not bind others by what they do not say, until the time is over.
            let motion = own.motion.as_ref().map(Fact::read);
            let asked = motion.and_then(|motion| super::motion::asking_for(self.state, &motion).1);
            // Whoever never sat at the table, and is not asked for the act, counts for nothing.
            let counts = |party: &String| {
                self.state.has_sat(party) || asked.as_ref().is_some_and(|all| all.contains(party))
            };
            let asks = !movers.is_empty() && !movers.iter().any(|mover| actors.contains(mover));
            let only_votes = asks && own.status == "open" && !ended;
            let voted = |seat: &Seat| {
                let party = self.state.heir(&seat.party);
                let other = !actors.contains(&party) && !movers.iter().any(|mover| seat.speaks_for(mover));
                let said = if only_votes { seat.has_voted(own) } else { has_answered(own, seat) };
                let counts = self.state.parties.keys().any(|own| seat.speaks_for(own) && counts(own));
                other && said && counts && !self.state.is_dissolved(&party)
            };
            self.state.seats(own).iter().any(voted) && self.holds_up(id, own, &thing)
        })
    }

    /// Whether a question is about a thing, and is open; or was carried, and what it is on stands as it stood.
    fn holds_up(&self, id: &str, own: &super::state::Question, thing: &str) -> bool {
        let state = self.state;
        let closed = || state.changed[&format!("question {id} status")].1;
        let waits = match (own.status.as_str(), &own.on) {
            ("open", _) => true,
            ("carried", Some(on)) => {
                let (_, moved) = state.changed[&format!("{on} status")];
                let only_taken_up = self.model.entries[moved].fact.kind == "point.taken_up";
                moved < closed() || only_taken_up
            }
            _ => false,
        };
        waits && state.is_asked_about(id, own, thing)
    }

    fn whom_else(&self) -> With {
        let fact = self.fact;
        let id = fact.id();
        let status = format!("{} {id} status", fact.thing());
        let everybody = || With::All(Vec::new());
        match (fact.thing(), fact.action()) {
            ("negotiation", "opened" | "related" | "procedure_changed") => With::Nobody,
            ("negotiation", "phase_begun") if fact.get("phase") != Some("implementation") => {
                let early = ["exploratory", "preparatory"].contains(&self.state.status.as_deref().unwrap());
                self.unless(early, Vec::new())
            }
            ("negotiation", _) => everybody(),
            ("party", action) => self.about_a_party(action, &status),
            ("person", "renamed") => {
                let person = &self.state.persons[id];
                let offices = person.offices.iter().filter(|(_, held)| **held).map(|((party, _), _)| party);
                let accredited = person.accreditations.iter().filter(|(_, given)| given.valid);
                let mut all: Vec<String> =
                    offices.chain(accredited.map(|(party, _)| party)).cloned().collect();
                let (_, made) = self.state.introduced[&format!("person {id}")];
                all.extend(self.model.entries[made].by.actors());
                match all.is_empty() {
                    true => everybody(),
                    false => With::Each(all),
                }
            }
            ("person", "office_begun" | "office_ended") => {
                With::Each(vec![fact.get("party").unwrap().into()])
            }
            ("record", "corrected" | "retracted") => {
                let says =
                    ["event", "occurred", "rests_on"].iter().any(|field| fact.body.get(field).is_some());
                let put =
                    self.model.entries.iter().any(|kept| kept.id == id && kept.fact.kind == "question.put");
                let restated = fact.body.get("event").map(Fact::read);
                match fact.action() {
                    "corrected" if !says => With::Nobody,
                    "corrected" if put => everybody(),
                    "corrected" if restated.as_ref().is_some_and(|fact| self.is_counted_on(fact)) => {
                        With::Both(self.counting_on(&restated.unwrap()))
                    }
                    _ => match (self.went_on_from(id), fact.body.get("event")) {
                        (With::Nobody, Some(event)) => self.puts_elsewhere(id, event),
                        (others, _) => others,
                    },
                }
            }
            ("track", action)
                if action != "opened"
                    && self.is_idle(id)
                    && self.introduced_it()
                    && fact.list("points_added").is_empty() =>
            {
                With::Nobody
            }
            ("track", "opened") => {
                self.unless(fact.list("points").is_empty() && fact.body.get("rule").is_none(), Vec::new())
            }
            ("track", "revised") => {
                let more = ["parties_added", "points_added", "points_removed"];
                let leaves = more.iter().all(|list| fact.list(list).is_empty());
                self.unless(leaves && self.all_act(&fact.list("parties_removed")), Vec::new())
            }
            ("track", _) => everybody(),
            ("point", action) => self.about_a_point(action, &status),
            ("alternative", "reworded") => {
                let positions = self.state.positions.get(&format!("alternative {id}"));
                let accepts = |stance: &Option<String>| {
                    stance.as_ref().is_some_and(|stance| stance.starts_with("accepts"))
                };
                let all = positions.into_iter().flatten().filter(|(_, position)| accepts(&position.stance));
                let mut all: Vec<String> = all.map(|(party, _)| party.clone()).collect();
                all.retain(|party| self.state.has_sat(party));
                let all = self.state.heirs(&all);
                self.unless(self.introduced_it() && self.all_act(&all), all)
            }
            ("alternative", "reopened") => {
                let withdrawn = self.state.alternatives[id].status == "withdrawn";
                match withdrawn && self.made(&status) {
                    true => self.opens_again(&self.state.alternatives[id].point),
                    false => everybody(),
                }
            }
            ("alternative", "set_aside") => With::Table(self.state.alternatives[id].point.clone()),
            ("alternative", "proposed") => self.opens_again(fact.get("point").unwrap()),
            ("version", "renamed" | "rejected" | "revived" | "superseded") => {
                let own = match (fact.action(), self.state.versions[id].status.as_str()) {
                    ("renamed" | "rejected", "drafted" | "tabled") => {
                        let mut all = self.accepting_version(id);
                        all.retain(|party| self.state.has_sat(party));
                        self.introduced_it() && self.all_act(&self.state.heirs(&all))
                    }
                    ("revived", "withdrawn") => self.introduced_it(),
                    _ => false,
                };
                self.unless(own, Vec::new())
            }
            ("question", "extended") => {
                let own = &self.state.questions[id];
                let voted =
                    self.state.seats(own).into_iter().filter(|seat| own.secret || seat.has_voted(own));
                let voted: Vec<String> = voted.map(|seat| seat.party).collect();
                let voted = self.state.heirs(&voted);
                let presides = self.deed.actors().iter().any(|party| self.is(party, "chair"));
                let offers = self.state.proposals.values();
                let offers =
                    offers.filter(|own| own.status == "put_to_vote" && own.vote.as_deref() == Some(id));
                let kept = offers.filter(|own| !presides && !self.all_act(&own.to));
                let kept: Vec<String> = kept.flat_map(|own| own.to.clone()).collect();
                if !kept.is_empty() {
                    return With::Each([kept, voted].concat());
                }
                self.unless(self.all_act(&voted), voted)
            }
            ("deadline", "missed") => With::Nobody,
            ("deadline", "extended" | "renewed") => {
                let bound = &self.state.deadlines[id].parties;
                let (_, set) = self.state.introduced[&format!("deadline {id}")];
                let makers = self.model.entries[set].by.actors();
                let gave = !makers.is_empty() && self.all_act(&makers);
                self.unless(gave || bound.is_empty() && makers.is_empty(), bound.clone())
            }
            ("deadline", action) => {
                let bound = match action {
                    "set" => fact.list("parties"),
                    _ => self.state.heirs(&self.state.deadlines[id].parties),
                };
                let actors = self.deed.actors();
                let free = match action {
                    "set" => self.all_act(&bound),
                    "stopped" | "restarted" | "lifted" => self.all_act(&bound) && self.introduced_it(),
                    "met" => {
                        let (_, set) = self.state.introduced[&format!("deadline {id}")];
                        let told = self.model.entries[set].by.actors().is_empty();
                        !bound.iter().any(|party| actors.contains(party)) && (told || self.introduced_it())
                    }
                    _ => false,
                };
                self.unless(free && !bound.is_empty(), bound)
            }
            ("link", "released") if self.state.links[id].kind == "early_harvest" => everybody(),
            ("link", "made") if fact.get("kind") == Some("early_harvest") || self.binds_again() => {
                everybody()
            }
            ("link", "made") => {
                let proposals = fact.list("proposals");
                let proposers = proposals.iter().flat_map(|id| self.model.proposers(self.state, id));
                let proposers: Vec<String> = proposers.collect();
                let is_agreed = |point: &&String| {
                    ["agreed_in_principle", "text_agreed"].contains(&&*self.state.points[*point].status)
                        && self.may_reopen(point) != Answer::Kept
                };
                let points = fact.list("points");
                let all: Vec<&String> = points.iter().filter(is_agreed).collect();
                let tables = |point: &str| -> Vec<String> {
                    self.state.tracks_of(point).iter().map(|(id, _)| id.to_string()).collect()
                };
                let one = all.iter().all(|point| tables(point) == tables(all[0]));
                match all.first() {
                    Some(point) if one && self.all_act(&proposers) => With::Table((*point).clone()),
                    Some(_) => With::All(proposers),
                    None if proposers.is_empty() => With::Nobody,
                    None => With::Each(proposers),
                }
            }
            ("proposal", "put_to_vote") => {
                let to = self.state.proposals[id].to.clone();
                let presides = self.deed.actors().iter().any(|party| self.is(party, "chair"));
                if presides || self.all_act(&to) { With::Nobody } else { With::Each(to) }
            }
            ("meeting", "held") => self.waited_for(),
            ("meeting", "added") => With::Nobody,
            ("meeting", "announced" | "confirmed") if self.invited(id).is_empty() => With::Nobody,
            ("meeting", action) if action == "moved" || super::lifecycles::moves("meeting", action) => {
                self.unless(self.is_of_the_meeting(id), Vec::new())
            }
            ("meeting", "participant_expected" | "attendance_recorded") => {
                let party = fact.get("party").unwrap().to_string();
                if fact.action() == "participant_expected" && self.invited(id).contains(&party) {
                    let runs = self.deed.actors().iter().any(|actor| self.runs(id, actor));
                    return self.unless(runs, Vec::new());
                }
                let own = self.state.meetings[id].participants.keys();
                let made = |party: &&String| {
                    let said = |what: &str| self.made(&format!("meeting {id} {what} {party}"));
                    said("participant_expected") || said("attendance_recorded")
                };
                let listed = self.state.meetings[id].participants.contains_key(&party);
                self.unless(listed || own.filter(made).count() < 64, Vec::new())
            }
            ("gate", "required") => self.requires_a_gate(),
            ("gate", action) => self.about_a_gate(action),
            ("commitment", "made" | "reported" | "violation_alleged") => With::Nobody,
            ("commitment", action) => {
                let own = &self.state.commitments[id];
                let owed = own.creditors(self.state);
                let end =
                    |when: Option<&serde_json::Value>| when.and_then(|when| self.state.span(when).latest);
                let (sooner, later) = match (end(fact.body.get("due")), end(own.due.as_ref())) {
                    (Some(now), Some(before)) => (now <= before, now > before),
                    (None, Some(_)) => (false, true),
                    (_, None) => (false, false),
                };
                match action {
                    "resumed" if self.made(&status) => With::Nobody,
                    "due_changed" if later => With::Each(owed),
                    "due_changed" if !sooner => With::Each([own.obligors.clone(), owed].concat()),
                    "suspended" if self.all_act(&own.obligors) => With::Nobody,
                    "suspended" | "made_obsolete" => With::Each(owed),
                    _ => With::Each(own.obligors.clone()),
                }
            }
            // Whom parties brought to the talks accedes with the others, unless it has sat at the table.
            ("consent", "expressed") if fact.get("means") == Some("accession") => {
                let party = fact.get("party").unwrap();
                let (_, added) = self.state.introduced[&format!("party {party}")];
                let brought = !self.model.entries[added].by.actors().is_empty();
                let mut seats =
                    self.state.parties[party].roles.iter().filter(|((role, ..), _)| role == "principal");
                let sat = seats.any(|(_, seat)| ["held", "ended"].contains(&&*seat.status));
                let instrument = fact.get("instrument").unwrap();
                self.unless(!brought || sat, self.state.concerned(instrument).into_iter().collect())
            }
            ("ceasefire", "denounced") => With::Nobody,
            ("ceasefire", "joined") => {
                let bound = self.state.heirs(&self.state.ceasefires[id].parties);
                match bound.len() < 2 && self.state.is_principal(fact.get("party").unwrap()) {
                    true => With::Nobody,
                    false => With::Each(bound),
                }
            }
            ("measure", action) => {
                let all = match action {
                    "announced" | "taken" => fact.list("parties"),
                    _ => self.state.measures[id].parties.iter().cloned().collect(),
                };
                if all.is_empty() { With::Nobody } else { With::Each(all) }
            }
            ("instrument", "drafted") => {
                let all = self.left_out(fact.get("annex_to"));
                if all.is_empty() { With::Nobody } else { With::Each(all) }
            }
            ("version", "drafted")
                if ["chair", "mediator"].contains(&fact.body["owner"].as_str().unwrap_or("")) =>
            {
                let role = fact.body["owner"].as_str().unwrap();
                let holds = |party: &&String| match role {
                    "chair" => self.state.holds(party, "chair"),
                    _ => ["mediator", "facilitator", "good_offices"]
                        .iter()
                        .any(|own| self.state.holds(party, own)),
                };
                let holders: Vec<String> = self.state.parties.keys().filter(holds).cloned().collect();
                let one = self.deed.actors().iter().any(|party| holders.contains(party));
                self.unless(one, holders)
            }
            ("version", "taken_as_basis") if self.changes_tables() => everybody(),
            ("version", "drafted") if fact.body["owner"] == "unknown" => With::Nobody,
            ("version", "drafted") => {
                let owner = &fact.body["owner"];
                let jointly = owner["jointly"].as_array().into_iter().flatten();
                let owners = owner["party"].as_str().into_iter();
                With::Each(owners.chain(jointly.filter_map(|id| id.as_str())).map(String::from).collect())
            }
            ("ceasefire", "took_effect") => {
                let bound = self.state.heirs(&self.state.ceasefires[id].parties);
                let one = self.deed.actors().iter().any(|party| bound.contains(party));
                if one { With::Each(bound) } else { With::Nobody }
            }
            ("ceasefire", "renewed") => {
                let bound = self.state.heirs(&self.state.ceasefires[id].parties);
                let waiting = self.waiting("ceasefire_in_effect", &[id.to_string()]);
                if self.all_act(&bound) && !waiting.is_empty() {
                    With::Waiting(waiting)
                } else {
                    With::Each(bound)
                }
            }
            ("ceasefire", "ended") => {
                let bound = self.state.heirs(&self.state.ceasefires[id].parties);
                let one = self.deed.actors().iter().any(|party| bound.contains(party));
                self.unless(self.state.places(&self.state.ceasefires[id].parties) <= 2 && one, bound)
            }
            ("instrument", "revived") => {
                let this = [id.to_string()];
                let names = ["instrument_in_force", "instrument"];
                With::Waiting(names.iter().flat_map(|name| self.waiting(name, &this)).collect())
            }
            ("instrument", "revised") => {
                // What is no draft any more is revised by a rule of its own.
                let mut all = self.newly_named();
                if self.state.instruments[id].status == "draft" && !self.introduced_it() {
                    all.extend(self.state.concerned(id));
                }
                if fact.body.get("parties").is_some() {
                    all.extend(self.left_out(self.state.instruments[id].drafted["annex_to"].as_str()));
                }
                let this = [id.to_string()];
                let names = ["instrument_in_force", "instrument"];
                let waiting = names.iter().flat_map(|name| self.waiting(name, &this));
                if all.is_empty() {
                    return With::Waiting(waiting.collect());
                }
                all.extend(waiting);
                With::Each(all)
            }
            ("instrument", "opened_for_signature")
                if fact.body.get("until").is_some() && self.are_depositaries() =>
            {
                With::Each(self.state.concerned(id).into_iter().collect())
            }
            ("instrument", "opened_for_signature") if self.state.instruments[id].status != "draft" => {
                With::Nobody
            }
            ("instrument", "opened_for_signature") => {
                let concerned = self.state.concerned(id);
                match self.deed.actors().iter().any(|actor| concerned.contains(actor)) {
                    true => With::Nobody,
                    false => With::Each(concerned.into_iter().collect()),
                }
            }
            ("instrument", "initialled" | "lapsed") => {
                With::Each(self.state.concerned(id).into_iter().collect())
            }
            _ => With::Nobody,
        }
    }

    /// Whom an act would touch now as it is to read, if it names more than it did, or binds otherwise.
    fn puts_elsewhere(&self, id: &str, event: &serde_json::Value) -> With {
        let Some(kept) = self.model.entries.iter().find(|kept| kept.id == id) else { return With::Nobody };
        let (from, to) = (kept.fact.mentions(), Fact::read(event));
        let kind = |fact: &Fact| (fact.kind == "link.made").then(|| fact.body["kind"].clone());
        if to.mentions().iter().all(|thing| from.contains(thing)) && kind(&kept.fact) == kind(&to) {
            return With::Nobody;
        }
        let now = Judge { fact: &to, ..Judge::new(self.model, self.state, self.deed, self.place) };
        now.whom_else()
    }

    /// Who acted since on what an entry is about, or what followed from it.
    fn went_on_from(&self, id: &str) -> With {
        let Some(at) = self.model.entries.iter().position(|kept| kept.id == id) else { return With::Nobody };
        let original = &self.model.entries[at];
        let kind = original.fact.kind.as_str();
        let by_makers = KEPT.contains(&kind) || kind == "link.made";
        if !touches_nobody(&original.fact.kind) && !by_makers || self.is_counted_on(&original.fact) {
            return With::Both(self.counting_on(&original.fact));
        }
        // What goes back to it: that entry, what it introduced, what it is about, and so on from entry to entry.
        let mut reached = goes_back(&original.id, &original.fact);
        let mut others = Vec::new();
        for kept in &self.model.entries[at + 1..] {
            let hangs = kept.occurred.iter().flat_map(super::deed::hangs_on).map(|id| format!("entry {id}"));
            let causes = kept.id.match_indices('/').map(|(end, _)| format!("entry {}", &kept.id[..end]));
            let then = self.then.and_then(|then| then.entries.iter().find(|own| own.id == kept.id));
            let moves = then.is_some_and(|own| own.place != kept.place);
            let mut names = kept.fact.mentions().into_iter().chain(hangs).chain(causes);
            if !moves && !names.any(|own| reached.contains(&own)) {
                continue;
            }
            reached.extend(goes_back(&kept.id, &kept.fact));
            let asks = ["question.put", "proposal.put_to_vote"].contains(&&*kept.fact.kind);
            let asks = asks || is_decided(&kept.fact);
            if !is_note(&kept.fact) && (asks || kept.whole_by != original.whole_by) {
                others.push(kept);
            }
        }
        let mut parties =
            others.iter().flat_map(|kept| kept.by.actors()).collect::<std::collections::BTreeSet<_>>();
        parties.retain(|party| {
            self.state.was_seated(party) || self.state.parties[party].participation == "participating"
        });
        let relying = match original.fact.thing() {
            "link" => self.relying_on(original.fact.id()),
            _ => Vec::new(),
        };
        let nobody = others.is_empty() && relying.is_empty();
        if original.fact.thing() == "instrument" && !nobody {
            return With::Both(self.counting_on(&original.fact));
        }
        parties.extend(relying);
        if nobody { With::Nobody } else { With::All(parties.into_iter().collect()) }
    }

    /// The sides of the commitment, instrument or ceasefire that an act is on, or that it goes back to.
    fn counting_on(&self, fact: &Fact) -> Vec<String> {
        let id = fact.id();
        match fact.thing() {
            "record" => match self.model.entries.iter().find(|kept| kept.id == id) {
                Some(kept) => self.counting_on(&kept.fact),
                None => Vec::new(),
            },
            "commitment" => match self.state.commitments.get(id) {
                Some(own) => own.obligors.iter().chain(&own.to).cloned().collect(),
                None => Vec::new(),
            },
            "ceasefire" => {
                self.state.ceasefires.get(id).map_or(Vec::new(), |own| own.parties.iter().cloned().collect())
            }
            "consent" | "instrument" => {
                let instrument = fact.get("instrument").unwrap();
                let known = self.state.instruments.contains_key(instrument);
                if known { self.state.concerned(instrument).into_iter().collect() } else { Vec::new() }
            }
            _ => Vec::new(),
        }
    }

    /// Whether others count on it from the moment it is said.
    fn is_counted_on(&self, fact: &Fact) -> bool {
        let is_over = |own: &super::state::Question| {
            let now = if self.deed.observed { self.place } else { self.deed.recorded };
            own.status != "open" || self.state.closes(own).is_some_and(|end| end < now)
        };
        let question = || self.state.questions.get(fact.id());
        match (fact.thing(), fact.action()) {
            ("consent", _)
            | ("party", "joined" | "declined" | "withdrawn" | "dissolved" | "act_confirmed")
            | ("ceasefire", "joined" | "denounced")
            | ("proposal", "conveyed" | "withdrawn")
            | ("question", "withdrawn" | "carried" | "failed" | "lapsed") => true,
            ("commitment", "reported") => fact.get("degree") == Some("complete"),
            ("question", "voted") => question().is_none_or(|own| own.final_votes || is_over(own)),
            ("question", "put") => question().is_some_and(|own| is_unseen(own) && is_over(own)),
            ("meeting", "attendance_recorded") => {
                let mut all = self.state.questions.values();
                all.any(|own| own.meeting.as_deref() == Some(fact.id()) && is_over(own))
            }
            _ => false,
        }
    }

    /// Whether those who act gave a party many roles already.
    fn crowds(&self, party: &str) -> bool {
        let roles = self.state.parties[party].roles.iter();
        let given = roles.filter(|((role, scope, whose), _)| {
            self.made(&format!("party {party} role {role} {scope} {whose}"))
        });
        given.count() >= 16
    }

    fn is_disclosed_to(&self, role: &str) -> bool {
        self.model.entries.iter().any(|kept| kept.disclosure["role"] == role)
    }

    /// Whether a party has what it cannot pass on: a seat that it does not fill, or a role with powers.
    fn is_tied(&self, party: &str) -> bool {
        let own = &self.state.parties[party];
        let gone = ["withdrawn", "suspended", "excluded", "dissolved"].contains(&&*own.participation);
        let mut held = own.roles.iter().filter(|(_, seat)| seat.status == "held");
        let has = held.any(|((role, ..), _)| {
            let shows = role != "principal" && self.is_disclosed_to(role);
            role == "acts_for" || POWERFUL.contains(&role.as_str()) || shows
        });
        gone && self.state.holds(party, "principal") || has
    }

    /// Whether a party is in a group that another is not in, or at a table where something is decided that another is not at.
    fn is_placed_apart(&self, own: &str, other: &str) -> bool {
        let groups = |party: &str| &self.state.parties[party].groups;
        let mut tables = self.state.tracks.keys().filter(|id| !self.is_idle(id));
        let elsewhere = tables.any(|id| {
            let parties = &self.state.tracks[id].parties;
            parties.contains(own) && !parties.contains(other)
        });
        elsewhere || groups(own).iter().any(|group| !groups(other).contains(group))
    }

    /// Whether a point is bound again that others released.
    fn binds_again(&self) -> bool {
        let points = self.fact.list("points");
        let mut links = self.state.links.iter().filter(|(_, link)| link.released);
        links.any(|(id, link)| {
            let (_, made) = self.state.introduced[&format!("link {id}")];
            let (_, freed) = self.state.changed[&format!("link {id} status")];
            let by = self.heirs_of(&self.model.entries[freed].by.actors());
            let ours = !by.is_empty() && by.is_subset(&self.heirs_of(&self.deed.actors()));
            self.made_entry(made) && !ours && link.points.iter().any(|point| points.contains(point))
        })
    }

    /// Whom a revision makes parties of what is no draft any more.
    pub(crate) fn newly_named(&self) -> Vec<String> {
        let id = self.fact.id();
        let draft = self.state.instruments.get(id).is_none_or(|own| own.status == "draft");
        if draft || self.fact.kind != "instrument.revised" || self.fact.body.get("parties").is_none() {
            return Vec::new();
        }
        let mut named = self.fact.list("parties");
        if named.is_empty() {
            named =
                self.state.parties.keys().filter(|party| self.state.is_principal(party)).cloned().collect();
        }
        let concerned = self.state.concerned(id);
        named.into_iter().filter(|party| !concerned.contains(party)).collect()
    }

    /// Those concerned by what an instrument is an annex to, who are not named.
    fn left_out(&self, annex_to: Option<&str>) -> Vec<String> {
        let Some(main) = annex_to else { return Vec::new() };
        let mut named = self.fact.list("parties");
        if named.is_empty() {
            named =
                self.state.parties.keys().filter(|party| self.state.is_principal(party)).cloned().collect();
        }
        let named = self.state.heirs(&named);
        self.state.concerned(main).into_iter().filter(|party| !named.contains(party)).collect()
    }

    /// Whether nothing is decided at the table of a track.
    fn is_idle(&self, track: &str) -> bool {
        let track = &self.state.tracks[track];
        track.points.is_empty() && track.rule.is_none()
    }

    fn about_a_party(&self, action: &str, status: &str) -> With {
        let fact = self.fact;
        let id = fact.id();
        let itself = self.acts(&[id]);
        match action {
            "invited" => With::All(Vec::new()),
            "role_offered" => self.unless(!self.crowds(id), Vec::new()),
            "invitation_withdrawn" => self.unless(self.made(status), Vec::new()),
            "suspended" | "membership_ended" => self.unless(itself, Vec::new()),
            "renamed" | "alias_added" => With::Each(vec![id.into()]),
            "resumed" => self.unless(itself && self.made(status), Vec::new()),
            "returned" => self.unless(itself && !self.state.parties[id].put_out, Vec::new()),
            "readmitted" | "excluded" | "weight_set" => With::All(Vec::new()),
            "membership_begun" => With::All(vec![id.into()]),
            "role_assigned" => match (fact.get("role").unwrap(), fact.get("for_party")) {
                (role, whose) if self.is_disclosed_to(role) => {
                    With::Both(whose.into_iter().map(String::from).collect())
                }
                ("acts_for", Some(other)) => With::Each(vec![other.into()]),
                ("principal", _) => With::All(Vec::new()),
                (role, whose) if !POWERFUL.contains(&role) && self.crowds(id) => {
                    With::Both(whose.into_iter().map(String::from).collect())
                }
                (role, Some(whose)) if POWERFUL.contains(&role) => With::Each(vec![whose.into()]),
                (role, whose) if !POWERFUL.contains(&role) => {
                    let own = self.sits(id).then(|| id.to_string());
                    let all: Vec<String> = own.into_iter().chain(whose.map(String::from)).collect();
                    if all.is_empty() { With::Nobody } else { With::Each(all) }
                }
                _ => With::Nobody,
            },
            "role_declined" | "role_ended" => {
                let held = self.state.parties[id].roles.get(&fact.role());
                let role = fact.get("role").unwrap();
                let powers = POWERFUL.contains(&role);
                let represented =
                    held.filter(|_| !powers).and_then(|_| fact.get("for_party").map(String::from));
                let plain = !["principal", "acts_for"].contains(&role) && !POWERFUL.contains(&role);
                let offered = held.is_some_and(|held| plain || held.status == "offered");
                let taken_back = offered && changes(fact).iter().any(|value| self.made(value));
                let of_it = represented.as_ref().is_some_and(|other| self.acts(&[other]));
                match represented {
                    Some(other) if !(itself || of_it || taken_back) => With::Each(vec![other]),
                    _ => self.unless(itself || of_it || taken_back, Vec::new()),
                }
            }
            "split" | "merged" | "succeeded" => {
                let mut all = vec![id.to_string()];
                all.extend(fact.list(if action == "split" { "into" } else { "parties" }));
                all.extend(fact.get("successor").map(String::from));
                if all.iter().any(|party| self.is_tied(party)) {
                    return With::Both(all);
                }
                let seats: Vec<String> = all.iter().filter(|party| self.sits(party)).cloned().collect();
                let apart = |party: &String| seats.iter().any(|seat| self.is_placed_apart(party, seat));
                if all.iter().any(|party| !self.sits(party) && apart(party)) {
                    return With::Both(all);
                }
                let no_more = match action {
                    "merged" => self.all_act(&all),
                    "succeeded" => !self.sits(fact.get("successor").unwrap()),
                    _ => !fact.list("into").iter().any(|other| other != id && self.sits(other)),
                };
                match seats.is_empty() {
                    true if self.all_act(&all) => With::Nobody,
                    false if no_more && self.all_act(&seats) => With::Nobody,
                    _ => With::Both(all),
                }
            }
            _ => With::Nobody,
        }
    }

    /// Whether a part is put into a point out of which others took one.
    fn puts_back(&self) -> With {
        let Some(parent) = self.fact.get("parent") else {
            let single = self.fact.action() == "tabled" && self.state.procedure["single_undertaking"] == true;
            let since = |(id, _): &(&String, &super::state::Point)| {
                let (_, put) = self.state.introduced[&format!("point {id}")];
                let mut all = self.state.points.iter();
                all.any(|(other, own)| {
                    ["agreed_in_principle", "text_agreed"].contains(&&*own.status)
                        && self.state.changed[&format!("point {other} status")].1 < put
                })
            };
            let mut whole = self.state.points.iter().filter(|(_, own)| own.parent.is_none());
            let again = whole.any(|own| {
                own.1.status == "dropped"
                    && since(&own)
                    && self.was_removed_by_others(&format!("point {}", own.0))
            });
            return self.unless(!(single && again), Vec::new());
        };
        let again = |(id, own): (&String, &super::state::Point)| {
            own.parent.as_deref() == Some(parent)
                && own.status == "dropped"
                && self.was_taken_away(&format!("point {id}"), parent)
        };
        if self.state.points.iter().any(again) { With::Table(parent.into()) } else { With::Nobody }
    }

    /// Whether brackets are opened on a point where others set some aside.
    fn opens_again(&self, point: &str) -> With {
        let again = |(id, own): (&String, &super::state::Alternative)| {
            own.point == point
                && own.status == "set_aside"
                && self.was_taken_away(&format!("alternative {id}"), point)
        };
        if self.state.alternatives.iter().any(again) { With::Table(point.into()) } else { With::Nobody }
    }

    fn about_a_point(&self, action: &str, status: &str) -> With {
        let fact = self.fact;
        let id = fact.id();
        let consented = |point: &str| {
            let on = format!("point {point}");
            let all = match action {
                "reworded" => self.seen_accepting(&on, 0),
                _ => self.standing_by(point),
            };
            let early = ["tabled", "under_discussion"].contains(&&*self.state.points[point].status);
            self.unless(early && self.all_act(&all), all)
        };
        match action {
            "tabled" => self.puts_back(),
            "renamed" | "areas_set" => consented(id),
            "nested" => {
                let before = self.state.points[id].parent.clone();
                let now = fact.get("parent").map(String::from);
                let all = before.into_iter().chain(now).chain([id.to_string()]);
                let mut all = all.map(|point| consented(&point)).filter(|with| !matches!(with, With::Nobody));
                all.next().unwrap_or_else(|| self.puts_back())
            }
            _ if self.is_translated() => With::Nobody,
            "reworded" | "rectified" | "language_added" => consented(id),
            "returned" | "taken_up" => {
                let flag = self.state.points[id].flag.as_deref();
                self.unless(flag != Some("referred_to_arbiter"), Vec::new())
            }
            "reinstated" => self.unless(self.made(status), Vec::new()),
            "reopened" => self.unless(self.state.points[id].status != "closed", Vec::new()),
            _ => With::Nobody,
        }
    }
}

impl super::state::State {
    /// Whether a question is on a thing, on what contains it, or asks for an act that names it.
    pub(crate) fn is_asked_about(&self, id: &str, own: &super::state::Question, thing: &str) -> bool {
        let state = self;
        let motion = own.motion.as_ref().map(Fact::read);
        let new = motion.as_ref().map(Fact::introduces).unwrap_or_default();
        let mut named = motion.map(|motion| motion.mentions()).unwrap_or_default();
        named.retain(|mention| !new.contains(mention));
        let of = |named: &String| {
            let alternative = named.strip_prefix("alternative ").map(|id| state.alternatives.get(id));
            let version = named.strip_prefix("version ").map(|id| state.versions.get(id));
            let points: Vec<&String> = match (alternative.flatten(), version.flatten()) {
                (Some(own), _) => vec![&own.point],
                (_, Some(own)) => own.contents.iter().map(|(point, ..)| point).collect(),
                _ => Vec::new(),
            };
            points.iter().any(|point| thing == format!("point {point}"))
        };
        let offered = state
            .proposals
            .values()
            .filter(|offer| offer.status == "put_to_vote" && offer.vote.as_deref() == Some(id));
        let mut offered = offered.flat_map(|offer| &offer.contents);
        own.on.iter().chain(&named).any(|named| *named == thing || of(named))
            || offered.any(|(point, _, alternative)| {
                let words = alternative.as_ref().map(|own| format!("alternative {own}"));
                thing == format!("point {point}") || words.is_some_and(|own| own == thing)
            })
    }
}

/// Whether a member has answered, as far as anybody can know: silence may count, and a secret vote with a term.
fn has_answered(own: &super::state::Question, seat: &Seat) -> bool {
    is_unseen(own) || seat.has_voted(own)
}

/// Whether it may be answered where nobody sees it.
pub(super) fn is_unseen(own: &super::state::Question) -> bool {
    let tacit = own.silence || own.rule == "consensus" && own.closes.is_some();
    tacit || own.secret && own.closes.is_some()
}

fn is_note(fact: &Fact) -> bool {
    ["record", "account", "assessment", "watch"].contains(&fact.thing())
}

/// What goes back to an entry at once.
fn goes_back(id: &str, fact: &Fact) -> Vec<String> {
    let own = (!is_note(fact)).then(|| fact.introduces().into_iter().chain(fact.subject()));
    own.into_iter().flatten().chain([format!("entry {id}")]).collect()
}

/// The acts that a decision rule can decide.
const DECIDED: &str = "
alternative chosen
deadline extended renewed
gate required waived replaced
instrument agreed adopted opened_for_signature suspended resumed amended rectified superseded terminated revived rejected resubmitted reopened
link released
negotiation procedure_changed
party suspended excluded role_assigned
point agreed_in_principle text_agreed closed referred(arbiter) dropped moved_to_instrument
question annulled
version taken_as_basis adopted_ad_referendum adopted
";

fn is_decided(fact: &Fact) -> bool {
    let mut row = DECIDED.lines().filter_map(|row| row.split_once(' '));
    row.any(|(thing, steps)| thing == fact.thing() && steps.split(' ').any(|own| own == fact.step()))
}
