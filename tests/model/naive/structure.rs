//! Structure: what every record must be. Opening, envelope, parties, ids, the thing's own rules,
//! and the time last.

use std::collections::BTreeSet;

use super::{
    Model,
    deed::{By, Deed, Fact, hangs_on},
    judge::Ruling,
    state::State,
};

impl Model {
    /// The first structural rule that is not kept.
    pub(crate) fn fits(&self, state: &State, deed: &Deed) -> Ruling {
        self.fits_for(state, deed, false)
    }

    /// The same; of what parties propose, what they may not see is not there.
    pub(crate) fn fits_for(&self, state: &State, deed: &Deed, asks: bool) -> Ruling {
        let fact = &deed.fact;
        let opening = fact.kind == "negotiation.opened";
        hold("negotiation.opened.first", !opening || state.status.is_none())?;
        hold("any.any.opened", opening || state.status.is_some())?;
        hold("entry.id.same", self.all.iter().all(|kept| kept.id != deed.id))?;
        hold("entry.id.reserved", deed.follows || !deed.id.contains('/'))?;
        hold("entry.recorded.order", self.entries.iter().all(|kept| kept.recorded <= deed.recorded))?;
        let procedure = if opening { &fact.body["procedure"] } else { &state.procedure };
        let observing = &procedure["observing"];
        let mut by = observing["by"].as_array().into_iter().flatten();
        let may = observing == "allowed" || by.any(|recorder| *recorder == deed.recorder);
        hold("entry.mode.allowed", !deed.observed || may)?;

        let hangs = |until: &String| deed.disclosure == "public" || until.contains('@');
        hold("entry.embargo.public", !deed.embargo.as_ref().is_some_and(hangs))?;
        hold("entry.rests_on.question", deed.rests_on.is_none() || fact.is_votable())?;

        let eyes = self.eyes(state, deed, asks);
        let hidden = |thing: String| self.is_hidden(state, &eyes[0], &thing);
        let is_known =
            |party: &String| state.parties.contains_key(party) && !hidden(format!("party {party}"));
        let knows = |party: &String| hold("entry.parties.known", is_known(party));
        if let (By::Parties(parties), false) = (&deed.by, opening) {
            for (party, other) in parties {
                knows(party)?;
                let mut persons = deed.persons.iter().filter(|(of, _)| of == party);
                let known = persons.all(|(_, person)| {
                    state.persons.contains_key(person) && !hidden(format!("person {person}"))
                });
                hold("entry.person.known", known)?;
                other.iter().try_for_each(knows)?;
            }
        }
        let mut named = Vec::new();
        let disclosed = deed.disclosure["parties"].as_array().cloned().unwrap_or_default();
        named.extend(disclosed.iter().map(super::deed::text));
        let new = fact.introduces();
        let of_parties = matches!(deed.by, By::Parties(_));
        let known = named
            .iter()
            .all(|party| is_known(party) || !of_parties && new.contains(&format!("party {party}")));
        let known = known || super::record::is_correction(fact);
        hold("entry.parties.known", known || opening)?;

        if super::record::is_correction(fact) {
            self.time_fits(state, deed, &eyes[0])?;
            return self.correction_fits(state, deed, &eyes.concat());
        }
        let taken = fact.introduces().iter().any(|new| state.introduced.contains_key(new));
        hold(&fact.rule("free"), !taken)?;
        let known = fact.mentions().iter().all(|thing| match thing.strip_prefix("entry ") {
            Some(id) if ["record", "account"].contains(&fact.thing()) => self.was_recorded(id),
            Some(id) => self.has_entry(id),
            None => state.introduced.contains_key(thing),
        });
        let all = eyes.concat();
        let hidden = fact.mentions().iter().any(|thing| self.is_hidden(state, &all, thing));
        hold(&fact.rule("known"), known && !hidden)?;

        let translation = |thing: &String| {
            let words = thing.strip_prefix("wording ").and_then(|id| state.beside.get(id));
            words == Some(&false)
        };
        let done_with_them = fact.thing() != "account" && fact.kind != "point.rectified";
        hold("any.any.translation", !(done_with_them && fact.mentions().iter().any(translation)))?;
        if fact.kind == "record.disclosed" {
            hold("record.disclosed.kind", self.is_disclosed_alone(fact.id()))?;
        }
        match fact.thing() {
            "negotiation" => {
                let itself = fact.action() == "related" && fact.get("negotiation") == Some(&state.id);
                hold("negotiation.related.other", !itself)?;
            }
            "party" => party(state, fact)?,
            "point" => point(state, fact)?,
            "version" => super::version::fits(state, fact)?,
            "alternative" => super::alternative::fits(state, fact)?,
            "question" => super::question::fits(state, fact)?,
            "position" => position(state, fact)?,
            "link" => link(fact)?,
            "person" => super::people::person_fits(state, fact)?,
            "track" => super::people::track_fits(state, fact)?,
            "deadline" => super::people::deadline_fits(fact)?,
            "commitment" => super::after::commitment_fits(state, fact)?,
            "ceasefire" => super::after::ceasefire_fits(state, fact)?,
            "measure" => super::after::measure_fits(fact)?,
            "instrument" => super::instrument::fits(state, fact)?,
            "consent" => super::consent::fits(state, fact)?,
            "gate" => super::gate::fits(state, fact)?,
            "account" => super::record::account_fits(fact)?,
            "proposal" => self.proposal_fits(state, deed)?,
            "meeting" => {
                let itself = fact.action() == "ordered" && fact.get("other") == Some(fact.id());
                hold("meeting.ordered.other", !itself)?;
            }
            _ => {}
        }
        self.time_fits(state, deed, &eyes[0])
    }

    /// Who names things, and must see them: those who act, and those for whom they act.
    fn eyes(&self, state: &State, deed: &Deed, asks: bool) -> [Vec<String>; 2] {
        let By::Parties(parties) = &deed.by else { return [Vec::new(), Vec::new()] };
        let known = |party: &&String| asks && !deed.observed && state.parties.contains_key(*party);
        let acting = parties.iter().map(|(party, _)| party).filter(known).cloned().collect();
        let others = parties.iter().filter_map(|(_, other)| other.as_ref()).filter(known).cloned().collect();
        [acting, others]
    }

    /// Whether one of these does not see what brought a thing in, or the entry; of itself each knows.
    pub(crate) fn is_hidden(&self, state: &State, eyes: &[String], thing: &str) -> bool {
        let ground = match thing.strip_prefix("entry ") {
            Some(id) => self.all.iter().find(|kept| kept.id == id),
            None => state.introduced.get(thing).map(|&(_, seq)| &self.entries[seq]),
        };
        ground.is_some_and(|kept| {
            let mut to = self.disclosed_later(&kept.id);
            to.push(kept.disclosure.clone());
            let sees = |party: &String| to.iter().any(|to| self.admits(state, party, to));
            eyes.iter().any(|party| thing != format!("party {party}") && !sees(party))
        })
    }

    fn time_fits(&self, state: &State, deed: &Deed, eyes: &[String]) -> Ruling {
        let anchors = deed.occurred.iter().flat_map(hangs_on).collect::<Vec<_>>();
        let is_there =
            |id: &String| self.has_entry(id) && !self.is_hidden(state, eyes, &format!("entry {id}"));
        hold("entry.occurred.anchor", anchors.iter().all(is_there))?;
        let begun = deed.occurred(self).and_then(|span| span.earliest);
        hold("entry.occurred.not_later", begun.is_none_or(|begun| begun <= deed.recorded))
    }
}

pub(crate) fn hold(rule: &str, kept: bool) -> Ruling {
    if kept { Ok(()) } else { Err(rule.into()) }
}

fn party(state: &State, fact: &Fact) -> Ruling {
    let Some(party) = state.parties.get(fact.id()) else { return Ok(()) };
    let harmless = [
        "renamed",
        "alias_added",
        "weight_set",
        "role_ended",
        "membership_ended",
        "split",
        "succeeded",
        "act_confirmed",
    ];
    let dissolved = party.participation == "dissolved";
    hold("party.dissolved.last", !dissolved || harmless.contains(&fact.action()))?;
    let weight = fact.body["weight"].as_u64();
    hold("entry.bounds.size", weight.is_none_or(|weight| weight < 1 << 56))?;
    super::people::identity_fits(state, fact)?;
    if let Some(role) = fact.get("role") {
        let whose = fact.get("for_party");
        let lacks = role == "acts_for" && whose.is_none();
        let has = role == "principal" && whose.is_some();
        hold("party.any.for", !lacks && !has && whose != Some(fact.id()))?;
    }
    match fact.action() {
        "role_ended" => hold("party.role_ended.held", party.roles.contains_key(&fact.role())),
        "membership_begun" => {
            let group = fact.get("group").unwrap();
            let kinds = ["coalition", "community", "organisation"];
            hold("party.membership_begun.group", kinds.contains(&&*state.parties[group].kind))?;
            hold("party.membership_begun.circle", !groups_above(state, group).contains(fact.id()))?;
            hold("party.membership_begun.once", !party.groups.contains(group))
        }
        "membership_ended" => {
            let member = party.groups.contains(fact.get("group").unwrap());
            hold("party.membership_ended.member", member)
        }
        _ => Ok(()),
    }
}

/// A group, the groups that it is a member of, and so on.
pub(crate) fn groups_above(state: &State, group: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([String::from(group)]);
    for group in &state.parties[group].groups {
        all.extend(groups_above(state, group));
    }
    all
}

fn point(state: &State, fact: &Fact) -> Ruling {
    match fact.action() {
        "tabled" => hold("point.nested.circle", fact.get("parent") != Some(fact.id())),
        "nested" => {
            let mut above = fact.get("parent");
            while let Some(point) = above {
                hold("point.nested.circle", point != fact.id())?;
                above = state.points[point].parent.as_deref();
            }
            Ok(())
        }
        "agreed_in_principle" | "text_agreed" => {
            hold("point.agreed.wording", belongs(state, fact.get("wording"), fact.id()))
        }
        "superseded" => {
            let into = fact.list("into");
            let distinct: BTreeSet<_> = into.iter().collect();
            let itself = into.iter().any(|point| point == fact.id());
            hold("point.superseded.into", !into.is_empty() && distinct.len() == into.len() && !itself)
        }
        "rectified" => hold("point.agreed.wording", belongs(state, fact.get("of"), fact.id())),
        "language_added" => {
            let of = fact.get("of").map(String::from);
            hold("point.agreed.wording", belongs(state, of.as_deref(), fact.id()))?;
            let of = of.or(state.points[fact.id()].words.clone());
            let root = state.root(of.clone());
            let beside = state.beside.keys().filter(|id| {
                let authentic = state.added.contains(*id) && state.beside[*id];
                let same = root.is_some() && state.root(Some((*id).clone())) == root;
                authentic && same && state.words[*id].0 == fact.id()
            });
            let all = beside.cloned().chain(of).chain(root.clone());
            let taken: Vec<&String> = all.filter_map(|id| state.languages.get(&id)).collect();
            let language = fact.body["wording"]["language"].as_str();
            let new = language.is_some_and(|language| !taken.iter().any(|own| *own == language));
            hold("point.language_added.language", new)
        }
        _ => Ok(()),
    }
}

/// Whether words, if they are named, are words of the point.
fn belongs(state: &State, words: Option<&str>, point: &str) -> bool {
    words.is_none_or(|words| state.words[words].0 == point)
}

fn position(state: &State, fact: &Fact) -> Ruling {
    let party = fact.get("party").unwrap();
    hold("position.taken.succeeded", state.parties[party].carried_on.is_none())?;
    if fact.action() == "withdrawn" {
        let position = state.positions.get(&fact.on()).and_then(|all| all.get(party));
        return hold("position.withdrawn.current", position.is_some_and(|own| own.stance.is_some()));
    }
    hold("party.dissolved.last", state.parties[party].participation != "dissolved")?;
    if let Some(words) = fact.get("wording") {
        let of_alternative = state.put_forward.get(words).is_some_and(|(own, _)| own == fact.id());
        let fits = match fact.on().split_once(' ').unwrap().0 {
            "point" => belongs(state, Some(words), fact.id()),
            "alternative" => of_alternative,
            _ => false,
        };
        hold("position.taken.wording", fits)?;
    }
    if fact.action() == "confirmed" {
        return Ok(());
    }
    let given = |field: &str| fact.body.get(field).is_some();
    let stance = fact.get("stance").unwrap();
    let fits = given("condition") == (stance == "accepts_if")
        && given("reservation") == (stance == "accepts_with_reservation")
        && given("alternative") == (stance == "counters")
        && fact.get("alternative").is_none_or(|with| {
            let on = fact.on();
            let point = match on.split_once(' ').unwrap() {
                ("point", point) => Some(point),
                ("alternative", own) if own != with => Some(&*state.alternatives[own].point),
                _ => None,
            };
            Some(&*state.alternatives[with].point) == point
        });
    hold("position.taken.shape", fits)
}

fn link(fact: &Fact) -> Ruling {
    if fact.action() != "made" {
        return Ok(());
    }
    let points = fact.body["points"].as_array().cloned().unwrap_or_default();
    let distinct: BTreeSet<_> = points.iter().map(super::deed::text).collect();
    hold("link.made.once", distinct.len() == points.len())?;
    let kind = fact.get("kind").unwrap();
    let proposals = fact.list("proposals");
    let distinct: BTreeSet<_> = proposals.iter().collect();
    hold("link.made.once", distinct.len() == proposals.len())?;
    let least = if kind == "package" || kind == "exclusive" { 2 } else { 1 };
    let waits = fact.body.get("condition").is_some();
    hold(
        "link.made.size",
        points.len() + proposals.len() >= least
            && (proposals.is_empty() || kind == "exclusive")
            && waits == (kind == "conditional"),
    )
}
