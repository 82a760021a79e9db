//! For whom instruments are in force, in whose eyes, and how parties stand to them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    consent::Act,
    deed::{Fact, Span},
    instrument::Instrument,
    state::State,
};

/// What was said, when its date begins, and where the act stands.
#[derive(Clone, Debug)]
struct Said {
    says: &'static str,
    /// None: when it was done.
    date: Option<Span>,
    /// Whether it is so once the date is over, and not once it begins.
    ends: bool,
    done: i64,
    seq: usize,
    recorded: i64,
    deposit: Option<Value>,
    /// Who said it jointly.
    by: Vec<String>,
    /// Whether it was said of a part alone.
    of_part: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Begun {
    Yes,
    No,
    Unclear,
}

const A_DAY_ANYWHERE: i64 = 26 * 3_600_000_000_000;

impl Said {
    fn begun(&self, at: i64) -> Begun {
        let Some(span) = self.date else { return if self.done <= at { Begun::Yes } else { Begun::No } };
        let short = span
            .earliest
            .zip(span.latest)
            .is_some_and(|(from, to)| to.saturating_sub(from) <= A_DAY_ANYWHERE);
        if span.latest.is_some_and(|latest| latest <= at) {
            Begun::Yes
        } else if span.earliest.is_some_and(|earliest| at < earliest) {
            Begun::No
        } else if short {
            if self.ends { Begun::No } else { Begun::Yes }
        } else {
            Begun::Unclear
        }
    }

    fn starts(&self) -> i64 {
        self.date.and_then(|span| span.earliest.or(span.latest)).unwrap_or(self.done)
    }
}

type Line = Vec<Said>;

/// From when on an act on an instrument says how it stands.
fn date_of(fact: &Fact) -> Option<&Value> {
    match fact.action() {
        "suspended" => fact.body.get("from"),
        "entered_into_force" | "resumed" | "revived" | "superseded" | "terminated" => fact.body.get("at"),
        _ => None,
    }
}

/// Everything so far, followed by everything that may come next.
fn each_with_each<T: Clone>(so_far: &[Vec<T>], next: &[T]) -> Vec<Vec<T>> {
    let one = |before: &Vec<T>| {
        next.iter().map(|next| [&before[..], std::slice::from_ref(next)].concat()).collect()
    };
    so_far.iter().flat_map::<Vec<_>, _>(one).collect()
}

impl Instrument {
    /// The same with what was done with one part of it.
    pub(crate) fn in_part(&self, part: &str) -> Self {
        let mut own = self.clone();
        let names = |list: &Value| list.as_array().is_some_and(|list| list.iter().any(|one| one == part));
        own.turns.extend(self.partial.iter().filter(|(fact, _)| names(&fact.body["parts"])).cloned());
        own.turns.sort_by_key(|(_, at)| *at);
        for consent in own.consents.values_mut() {
            let partial = consent.partial.iter().filter(|act| names(&act.body["parts"]));
            consent.acts.extend(partial.cloned());
        }
        own
    }

    /// The parts that were named, in the order of the events.
    pub(crate) fn parts_named(&self) -> Vec<String> {
        let partial = self.consents.values().flat_map(|consent| &consent.partial);
        let acts = partial.map(|act| (act.at, &act.body));
        let mut acts: Vec<_> = acts.chain(self.partial.iter().map(|(fact, at)| (*at, &fact.body))).collect();
        acts.sort_by_key(|(at, _)| *at);
        let mut all: Vec<String> = Vec::new();
        for part in acts.iter().flat_map(|(_, body)| body["parts"].as_array().unwrap()) {
            let part = String::from(part.as_str().unwrap());
            if !all.contains(&part) {
                all.push(part);
            }
        }
        all
    }
}

impl State {
    /// Whether a party applies it provisionally, by what was done last.
    pub(crate) fn applies(&self, own: &Instrument, party: &str) -> Option<bool> {
        self.provisional_line(own, party).last().map(|said| said.says == "yes")
    }

    fn said(&self, says: &'static str, date: Option<&Value>, act: (i64, i64)) -> Said {
        let date = date.map(|date| self.span(date));
        Said {
            says,
            date,
            ends: false,
            done: act.0,
            seq: 0,
            recorded: act.1,
            deposit: None,
            by: Vec::new(),
            of_part: false,
        }
    }

    /// What a party said of being bound.
    fn bound_line(&self, own: &Instrument, party: &str) -> Line {
        let mut line = Line::new();
        for act in self.acts_of(own, party) {
            let when = (act.at.0, act.recorded);
            let effective = act.body.get("effective");
            match act.action.as_str() {
                "expressed" => {
                    let mut said = self.said("bound", act.body.get("deposited"), when);
                    said.deposit = act.body.get("deposited").cloned();
                    said.seq = act.at.1;
                    line.push(said);
                }
                "rejoined" => line.push(Said { seq: act.at.1, ..self.said("bound", None, when) }),
                "withdrawal_notified" => line.push(self.said("left", effective, when)),
                "withdrawal_revoked" if line.last().is_some_and(|said| said.says == "left") => {
                    if line.last().unwrap().begun(act.at.0) == Begun::Yes {
                        line.push(Said { seq: act.at.1, ..self.said("bound", None, when) });
                    } else {
                        line.pop();
                    }
                }
                "withdrawn" => {
                    while line.last().is_some_and(|said| said.says == "left") {
                        line.pop();
                    }
                    line.push(self.said("left", effective, when));
                }
                "refused" => line.push(self.said("refused", None, when)),
                "reopened" => line.push(self.said("nothing", None, when)),
                _ => {}
            }
        }
        line
    }

    /// What it did, and what was done to all, in the order of the events.
    fn acts_of(&self, own: &Instrument, party: &str) -> Vec<Act> {
        let mut acts = own.consents.get(party).map(|own| own.acts.clone()).unwrap_or_default();
        for (fact, at) in &own.turns {
            if ["reopened", "rejected", "lapsed"].contains(&fact.action()) {
                let recorded = self.recorded.get(at.1).copied().unwrap_or_default();
                acts.push(Act { action: fact.action().into(), body: fact.body.clone(), at: *at, recorded });
            }
        }
        acts.sort_by_key(|act| act.at);
        acts
    }

    fn yes_no(&self, own: &Instrument, party: &str, yes: (&str, &str), no: &[&str]) -> Line {
        let acts = self.acts_of(own, party);
        let said = |act: &Act| {
            let when = (act.at.0, act.recorded);
            if act.action == yes.0 {
                Some(self.said("yes", act.body.get(yes.1), when))
            } else {
                no.contains(&&*act.action).then(|| self.said("no", None, when))
            }
        };
        acts.iter().filter_map(said).collect()
    }

    fn halted_line(&self, own: &Instrument, party: &str) -> Line {
        self.yes_no(own, party, ("suspended", ""), &["expressed", "rejoined", "resumed", "reopened"])
    }

    fn provisional_line(&self, own: &Instrument, party: &str) -> Line {
        let no = ["provisional_application_ended", "refused", "withdrawn", "reopened", "rejected", "lapsed"];
        self.yes_no(own, party, ("provisionally_applied", "from"), &no)
    }

    /// What was said of the instrument, as one holds it: how it stands for a party, on each line that may count,
    /// and whether it is suspended.
    fn whole_lines(&self, own: &Instrument, party: Option<&str>, holder: Option<&str>) -> (Vec<Line>, Line) {
        let (mut shared, mut stands, mut halted) = (Line::new(), vec![Line::new()], Line::new());
        for (fact, at) in &own.turns {
            let by = fact.list("according_to");
            if !by.is_empty() && !holder.is_some_and(|holder| by.iter().any(|one| one == holder)) {
                continue;
            }
            self.halts(fact, at.0, &mut halted);
            if !by.is_empty() {
                stands.iter_mut().for_each(|line| self.turns(own, fact, party, at.0, line));
                continue;
            }
            let alone = shared.len();
            self.turns(own, fact, party, at.0, &mut shared);
            let named = fact.action() == "entered_into_force"
                && party.is_some_and(|party| fact.list("parties").iter().any(|one| one == party));
            if named {
                stands.iter_mut().for_each(|line| self.turns(own, fact, party, at.0, line));
            } else if shared.len() > alone {
                stands.iter_mut().for_each(|line| line.push(shared.last().unwrap().clone()));
            } else if ["entered_into_force", "suspended", "resumed"].contains(&fact.action()) {
                // All do it together, so that from then on it stands for each as it does for all.
                match self.said("all", date_of(fact), (at.0, 0)).begun(self.now) {
                    Begun::Yes => stands = vec![shared.clone()],
                    Begun::No => {}
                    Begun::Unclear => stands.push(shared.clone()),
                }
            }
        }
        (stands, halted)
    }

    /// What an act says of how it stands for a party.
    fn turns(&self, own: &Instrument, fact: &Fact, party: Option<&str>, done: i64, stands: &mut Line) {
        let says = match fact.action() {
            "entered_into_force" => return self.enters_line(own, fact, party, date_of(fact), done, stands),
            "revived" => "in for all",
            "superseded" | "terminated" => "ended",
            "rejected" | "lapsed" | "reopened" => "not yet",
            _ => return,
        };
        stands.push(self.said(says, date_of(fact), (done, 0)));
    }

    /// What an act says of whether it is suspended.
    fn halts(&self, fact: &Fact, done: i64, halted: &mut Line) {
        let when = (done, 0);
        match fact.action() {
            "revived" | "resumed" | "reopened" => halted.push(self.said("no", date_of(fact), when)),
            "suspended" => {
                halted.push(self.said("yes", date_of(fact), when));
                let until = fact.body.get("until").map(|until| self.span(until));
                if let Some(until) = until.filter(|span| span.earliest.or(span.latest).is_some()) {
                    let mut said = self.said("no", None, when);
                    (said.date, said.ends) = (Some(until), true);
                    halted.push(said);
                }
            }
            _ => {}
        }
    }

    fn enters_line(
        &self,
        own: &Instrument,
        fact: &Fact,
        party: Option<&str>,
        date: Option<&Value>,
        done: i64,
        stands: &mut Line,
    ) {
        let named = fact.list("parties");
        let says = match party {
            _ if named.is_empty() => "in for all",
            Some(party) if named.iter().any(|one| one == party) => {
                let bound = self.bound_line(own, party);
                let bound = bound.iter().rfind(|said| said.says == "bound").map(Said::starts);
                while stands.last().is_some_and(|said| {
                    let later = bound.is_some_and(|bound| bound > said.starts());
                    said.says == "in for others" || (said.says == "in for all" && later)
                }) {
                    stands.pop();
                }
                "in for it"
            }
            Some(_) if stands.last().is_some_and(|said| said.says.starts_with("in ")) => return,
            _ => "in for others",
        };
        let of_part = !fact.list("parts").is_empty();
        stands.push(Said { by: fact.list("jointly"), of_part, ..self.said(says, date, (done, 0)) });
    }

    /// Since when a party has been bound, or from when it will be.
    pub(crate) fn binds_since(&self, own: &Instrument, party: &str) -> Option<i64> {
        let (mut since, mut coming) = (None, None);
        for said in self.bound_line(own, party) {
            let from = match &said.deposit {
                Some(date) => self.deposited(date, said.recorded),
                None => self.done((said.done, said.seq)),
            };
            if said.says == "bound" {
                if from <= self.now {
                    since = since.or(Some(from));
                    coming = None;
                } else {
                    coming = coming.or(Some(from));
                }
            } else if said.date.is_none() || said.begun(self.now) == Begun::Yes {
                (since, coming) = (None, None);
            }
        }
        since.or(coming)
    }

    pub(crate) fn binds(&self, own: &Instrument, party: &str) -> bool {
        self.binds_since(own, party).is_some_and(|since| since <= self.now)
    }

    /// Whatever its dates mean, it left, or refused.
    pub(crate) fn has_left(&self, own: &Instrument, party: &str) -> bool {
        let line = self.bound_line(own, party);
        self.readings_of(&line, true)
            .iter()
            .all(|said| said.as_ref().is_some_and(|said| ["left", "refused"].contains(&said.says)))
    }

    /// Whether it may have suspended it for itself.
    pub(crate) fn may_be_halted(&self, own: &Instrument, party: &str) -> bool {
        let line = self.halted_line(own, party);
        self.readings_of(&line, true).iter().flatten().any(|said| said.says == "yes")
    }

    /// What a line can come to now: each vague date on it has begun or has not, whatever the others have, even one
    /// that reads the same.
    fn readings_of(&self, line: &Line, known: bool) -> Vec<Option<Said>> {
        let mut all = vec![None];
        for said in line {
            let begun = if known && said.date.is_none() { Begun::Yes } else { said.begun(self.now) };
            match begun {
                Begun::Yes => all = vec![Some(said.clone())],
                Begun::No => {}
                Begun::Unclear => all.push(Some(said.clone())),
            }
        }
        all
    }

    /// Since when an instrument is in force as far as everybody shares it, or from when it will be.
    pub(crate) fn stands_since(&self, own: &Instrument) -> Option<i64> {
        let (stands, halted) = self.whole_lines(own, None, None);
        let begun = |said: &&Said| said.date.is_none() || said.begun(self.now) == Begun::Yes;
        let halted = halted.iter().rfind(begun).is_some_and(|said| said.says == "yes");
        let (mut since, mut coming) = (None, None);
        for said in stands.iter().flatten() {
            if said.says.starts_with("in ") {
                if said.starts() <= self.now {
                    since = since.or(Some(said.starts()));
                    coming = None;
                } else {
                    coming = coming.or(Some(said.starts()));
                }
            } else if begun(&said) {
                (since, coming) = (None, None);
            }
        }
        if since.is_some() && halted { None } else { since.or(coming) }
    }

    /// Whether an instrument is in force for a party at a moment, as one holds it, in every way to read what is
    /// vague.
    pub(crate) fn in_force(
        &self,
        own: &Instrument,
        party: &str,
        holder: Option<&str>,
        at: i64,
    ) -> &'static str {
        let then = Self { now: at, ..self.clone() };
        let (stands, halted) = then.whole_lines(own, Some(party), holder);
        let each = |stands| then.readings_now(own, party, [stands, halted.clone()]);
        let mut all: BTreeSet<_> = stands.into_iter().flat_map(each).collect();
        if all.len() == 1 { all.pop_first().unwrap() } else { "unclear" }
    }

    /// What it comes to in every way to read what is vague.
    fn readings_now(
        &self,
        own: &Instrument,
        party: &str,
        [stands, halted]: [Line; 2],
    ) -> BTreeSet<&'static str> {
        let lines = [
            stands,
            halted,
            self.bound_line(own, party),
            self.halted_line(own, party),
            self.provisional_line(own, party),
        ];
        let mut ways = vec![Vec::new()];
        for line in &lines {
            ways = each_with_each(&ways, &self.readings_of(line, false));
        }
        let mut others: BTreeSet<String> = self.parties_of(own);
        others.extend(own.consents.keys().cloned());
        others.remove(party);
        let mut rests = vec![Vec::new()];
        for other in &others {
            rests = each_with_each(&rests, &self.standings_of(own, other));
        }
        let mut all = BTreeSet::new();
        for way in &ways {
            for rest in &rests {
                all.insert(self.comes_to(own, party, way, rest));
            }
        }
        all
    }

    /// How a party may stand to it, and whether it suspended it for itself.
    fn standings_of(&self, own: &Instrument, party: &str) -> Vec<(&'static str, bool)> {
        let halted = self.readings_of(&self.halted_line(own, party), false);
        let mut all = BTreeSet::new();
        for bound in self.readings_of(&self.bound_line(own, party), false) {
            let says = bound.map_or("nothing", |said| said.says);
            all.extend(
                halted.iter().map(|said| (says, said.as_ref().is_some_and(|said| said.says == "yes"))),
            );
        }
        all.into_iter().collect()
    }

    fn comes_to(
        &self,
        own: &Instrument,
        party: &str,
        way: &[Option<Said>],
        rest: &[(&str, bool)],
    ) -> &'static str {
        let [stands, halted, bound, own_halted, provisional] = way else { unreachable!() };
        let is = |said: &Option<Said>| said.as_ref().is_some_and(|said| said.says == "yes");
        let how = stands.as_ref().map_or("not yet", |said| said.says);
        let standing = bound.as_ref().map_or("nothing", |said| said.says);
        let takes_part = match how {
            "in for others" => {
                standing == "bound" && bound.as_ref().unwrap().starts() > stands.as_ref().unwrap().starts()
            }
            "in for all" | "in for it" if own.binding && !stands.as_ref().unwrap().of_part => {
                let said = stands.as_ref().unwrap();
                let its_own = how == "in for it" || said.by.iter().any(|one| one == party);
                let then = Self { now: said.done, ..self.clone() };
                let bound = || then.readings_of(&then.bound_line(own, party), false).remove(0);
                standing == "bound"
                    || (standing == "nothing" && its_own && bound().is_some_and(|said| said.says == "bound"))
            }
            "in for it" => ["bound", "nothing"].contains(&standing),
            "in for all" => {
                standing == "bound" || (standing == "nothing" && self.parties_of(own).contains(party))
            }
            _ => false,
        };
        if how == "ended" {
            return "not in force";
        }
        if !takes_part {
            return if is(provisional) { "applied provisionally" } else { "not in force" };
        }
        if own.binding && !rest.iter().any(|(standing, halted)| *standing == "bound" && !halted) {
            if rest.iter().any(|(standing, _)| *standing == "bound") {
                return "suspended";
            }
            if rest.iter().any(|(standing, _)| *standing == "left") {
                return "not in force";
            }
        }
        if is(halted) || is(own_halted) { "suspended" } else { "in force" }
    }
}
