//! The consent of parties to instruments.

use serde_json::Value;

use super::{
    deed::Fact,
    instrument::{Instrument, is_bound},
    judge::{Answer, Judge, Ruling},
    lifecycles,
    met::later,
    state::{At, State},
    structure::hold,
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Consent {
    pub(crate) status: Option<String>,
    /// When the notice takes effect that was given last.
    pub(crate) notice: Option<Value>,
    /// What it did, in the order of the events, and that the instrument was taken up again; each with the place,
    /// and when it was recorded.
    pub(crate) acts: Vec<Act>,
    /// What it did about applying parts provisionally.
    pub(crate) partial: Vec<Act>,
    /// Whether it signed the words of now.
    pub(crate) signed: bool,
    /// How it stood before it bound itself last.
    pub(crate) before: Option<String>,
    pub(crate) provisional: Option<bool>,
    /// Who presented full powers.
    pub(crate) powers: Vec<String>,
    /// When it last bound itself, to the words of now.
    pub(crate) bound_at: Option<i64>,
    pub(crate) declared: usize,
}

/// What a party did, or what was done to all.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) action: String,
    pub(crate) body: Value,
    pub(crate) at: At,
    pub(crate) recorded: i64,
}

impl Consent {
    pub(crate) fn is_bound(&self) -> bool {
        self.status.as_deref().is_some_and(is_bound)
    }

    /// The instrument is taken up again.
    pub(crate) fn lapse(&mut self) {
        self.status = None;
        self.signed = false;
        self.before = None;
        self.notice = None;
        self.bound_at = None;
        self.provisional = None;
        self.powers = Vec::new();
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Reservation {
    pub(crate) instrument: String,
    pub(crate) party: String,
    pub(crate) stands: bool,
    /// Whether the instrument was taken up again since.
    pub(crate) lapsed: bool,
    pub(crate) objections: usize,
}

impl State {
    pub(crate) fn take_consent(&mut self, fact: &Fact, at: At) {
        let party = String::from(fact.get("party").unwrap());
        let reservation = fact.get("reservation").unwrap_or_default().to_string();
        match fact.action() {
            "reservation_made" => {
                let new = Reservation {
                    instrument: fact.id().into(),
                    party: party.clone(),
                    stands: true,
                    lapsed: false,
                    objections: 0,
                };
                self.reservations.insert(reservation, new);
            }
            "reservation_withdrawn" => {
                self.reservations.get_mut(&reservation).unwrap().stands = false;
                return;
            }
            "objected" => {
                self.reservations.get_mut(&reservation).unwrap().objections += 1;
                return;
            }
            _ => {}
        }
        let recorded = self.recorded.get(at.1).copied().unwrap_or_default();
        let in_force = self.was_in_force(&self.instruments[fact.id()], at.0);
        let own = self.instruments.get_mut(fact.id()).unwrap();
        let own = own.consents.entry(party).or_default();
        let act = Act { action: fact.action().into(), body: fact.body.clone(), at, recorded };
        if !fact.list("parts").is_empty() {
            own.partial.push(act);
            return;
        }
        own.acts.push(act);
        own.signed |= ["signed", "signed_ad_referendum"].contains(&fact.action());
        let status = match fact.action() {
            "full_powers_presented" => {
                own.powers.push(fact.get("person").unwrap().into());
                return;
            }
            "attested" | "declaration_made" => {
                own.declared += 1;
                return;
            }
            "provisionally_applied" | "provisional_application_ended" => {
                own.provisional = Some(fact.action() == "provisionally_applied");
                return;
            }
            "reservation_made" => return,
            "expressed" | "resumed" | "withdrawal_revoked" | "rejoined" => "bound",
            "withdrawal_notified" => "withdrawing",
            action => action,
        };
        if ["refused", "withdrawn"].contains(&status) {
            own.provisional = Some(false);
        }
        if ["expressed", "rejoined"].contains(&fact.action()) {
            if !own.is_bound() {
                own.before = own.status.clone();
            }
            own.bound_at = own.bound_at.max(Some(at.0));
        }
        own.notice = fact.body.get("effective").filter(|_| status == "withdrawing").cloned();
        let takes_back = status == "withdrawn" && own.is_bound() && !in_force;
        own.status = if takes_back { own.before.clone() } else { Some(status.into()) };
    }

    /// Whether an instrument has been in force at all, for whoever holds nothing of its own.
    pub(crate) fn was_in_force(&self, own: &Instrument, at: i64) -> bool {
        own.turns.iter().any(|(fact, done)| {
            let enters = ["entered_into_force", "revived"].contains(&fact.action());
            let span = fact.body.get("at").map(|date| self.span(date));
            let starts = span.and_then(|span| span.earliest.or(span.latest)).unwrap_or(done.0);
            enters && fact.list("according_to").is_empty() && done.0 <= at && starts <= at
        })
    }

    pub(crate) fn of_consent(&self, fact: &Fact, place: i64) -> Vec<Fact> {
        let (id, party) = (fact.id(), fact.get("party").unwrap());
        let own = &self.instruments[id];
        let parties = self.parties_of(own);
        let others = |did: &dyn Fn(&str) -> bool| {
            let status = |other: &String| {
                own.consents.get(&self.consenting(own, other)).and_then(|own| own.status.as_deref())
            };
            let itself = |other: &String| self.heir(other) == party;
            parties.iter().any(itself)
                && parties.iter().all(|other| itself(other) || status(other).is_some_and(did))
        };
        let permits =
            |action: &str| own.at.0 <= place && lifecycles::permits("instrument", &own.status, action);
        let mut then = self.clone();
        let mut facts = Vec::new();
        let mut stands = |then: &mut Self, action: &str| {
            then.coming.stands.insert(id.into(), action.into());
            facts.push(Fact::new(&format!("instrument.{action}"), &[("instrument", id)]));
        };
        let bound = (String::from(id), String::from(party));
        match fact.action() {
            "initialled" => {
                let did = |status: &str| !["refused", "withdrawn"].contains(&status);
                if !permits("initialled") || !others(&did) {
                    return facts;
                }
                stands(&mut then, "initialled");
            }
            "signed" => {}
            "expressed" => {
                let since = fact.body.get("deposited").map(|date| self.deposited(date, self.now));
                then.coming.bound.insert(bound, since.unwrap_or(place));
            }
            "rejoined" => {
                then.coming.bound.insert(bound, place);
            }
            _ => return facts,
        }
        let did = |status: &str| status == "signed" || is_bound(status);
        if fact.action() != "initialled" && permits("signed") && others(&did) {
            stands(&mut then, "signed");
        }
        if then.coming.stands.is_empty() && then.coming.bound.is_empty() {
            return facts;
        }
        facts.extend(then.entering(place, &[id.into()]));
        facts
    }
}

pub(crate) fn fits(state: &State, fact: &Fact) -> Ruling {
    let Some(own) = fact.get("reservation").and_then(|own| state.reservations.get(own)) else {
        return Ok(());
    };
    let (here, theirs) = (own.instrument == fact.id(), Some(&*own.party) == fact.get("party"));
    match fact.action() {
        "reservation_withdrawn" => hold("consent.reservation_withdrawn.own", here && theirs),
        "objected" => hold("consent.objected.reservation", here && !theirs),
        _ => Ok(()),
    }
}

impl Judge<'_> {
    pub(crate) fn consent(&mut self) -> Ruling {
        let (id, action) = (self.fact.id().to_string(), self.fact.action().to_string());
        let party = self.fact.get("party").unwrap().to_string();
        let whole = self.state.instruments[&id].clone();
        let own = whole.consents.get(&party).cloned();
        let status = own.as_ref().and_then(|own| own.status.clone());
        if lifecycles::moves("consent", &action) {
            self.step("consent", status.as_deref().unwrap_or("-"))?;
        } else {
            self.entitled()?;
        }
        let power = match action.as_str() {
            "full_powers_presented" => Some(("consent.full_powers_presented.powers", "sign")),
            "initialled" => Some(("consent.initialled.powers", "initial")),
            "signed_ad_referendum" => Some(("consent.signed_ad_referendum.powers", "sign_ad_referendum")),
            "attested" | "declaration_made" | "reservation_made" | "reservation_withdrawn" | "objected" => {
                None
            }
            _ => Some(("consent.signed.powers", "sign")),
        };
        if let Some((rule, power)) = power {
            let all = self.deed.persons.iter().map(|(of, person)| self.may_sign(person, of, power)).min();
            self.require(rule, all.unwrap_or(Answer::Kept))?;
        }
        if !["full_powers_presented", "attested", "declaration_made"].contains(&&*action) {
            let may = self.may_be_bound(&id, &party, status.as_deref());
            self.require("consent.expressed.party", may)?;
        }
        let date = match action.as_str() {
            "expressed" => self.fact.body.get("deposited"),
            "provisionally_applied" => self.fact.body.get("from"),
            "withdrawn" | "withdrawal_notified" => self.fact.body.get("effective"),
            _ => None,
        };
        let now = self.deed.now(self.model);
        self.require("consent.any.dated", Answer::kept(self.is_dated(date)))?;
        let mut open =
            vec!["agreed", "initialled", "adopted", "open_for_signature", "signed", "in_force", "suspended"];
        if !asks(&whole, "agreement") {
            open.push("draft");
        }
        let signs = ["signed", "signed_ad_referendum"].contains(&&*action)
            || self.fact.get("means").is_some_and(|means| means == "definitive_signature");
        let until = whole.open_until.as_ref().filter(|_| signs && action != "rejoined");
        let over = until.and_then(|until| self.state.span(until).latest);
        let over = over.is_some_and(|over| now.earliest.is_some_and(|now| over < now));
        let open = Answer::kept(open.contains(&&*whole.status) && !over);
        match action.as_str() {
            "signed_ad_referendum" | "signed" => self.require("consent.signed.open", open),
            "expressed" => {
                self.require("consent.signed.open", open)?;
                let signed = own.is_some_and(|own| own.signed);
                let kept = match self.fact.get("means").unwrap() {
                    _ if !asks(&whole, "signature") => true,
                    "accession" => !signed,
                    "ratification" | "acceptance" | "approval" => signed,
                    _ => true,
                };
                self.require("consent.expressed.means", Answer::kept(kept))?;
                self.own_gates(&id, &party)
            }
            "rejoined" => {
                self.require("consent.signed.open", open)?;
                self.own_gates(&id, &party)
            }
            "provisionally_applied" => self.require("consent.signed.open", open),
            "resumed" => {
                let halted = self.state.may_be_halted(&whole, &party);
                self.require("consent.resumed.suspended", Answer::kept(halted))
            }
            "provisional_application_ended" => {
                let parts = self.fact.list("parts");
                let applied = if parts.is_empty() {
                    own.and_then(|own| own.provisional).map_or(Answer::NotShown, Answer::kept)
                } else {
                    let each = parts.iter().map(|part| {
                        let applied = self.state.applies(&whole.in_part(part), &party);
                        applied.map_or(Answer::NotShown, Answer::kept)
                    });
                    each.min().unwrap()
                };
                self.require("consent.provisional_application_ended.applied", applied)
            }
            "reservation_made" => {
                self.require("consent.signed.open", open)?;
                let bound = own.filter(super::consent::Consent::is_bound).and_then(|own| own.bound_at);
                let refused = status.as_deref() == Some("refused");
                let in_time = !refused && bound.is_none_or(|bound| self.place <= bound);
                self.require("consent.reservation_made.time", Answer::kept(in_time))?;
                let prohibited = whole.drafted["no_reservations"] == true;
                self.require("consent.reservation_made.permitted", Answer::kept(!prohibited))
            }
            "reservation_withdrawn" | "objected" => {
                let own = &self.state.reservations[self.fact.get("reservation").unwrap()];
                let stands = Answer::kept(own.stands && !own.lapsed);
                self.require("consent.reservation_withdrawn.stands", stands)
            }
            "withdrawal_notified" => {
                let long = self.is_long(&id, &self.fact.body["effective"]);
                self.require("consent.withdrawal_notified.term", long)
            }
            "withdrawal_revoked" => {
                let begun = own.and_then(|own| own.notice).map(|notice| self.is_begun(&notice));
                let before = match begun {
                    Some(Answer::Kept) => Answer::Broken,
                    Some(Answer::Broken) => Answer::Kept,
                    _ => Answer::NotShown,
                };
                self.require("consent.withdrawal_revoked.before", before)
            }
            "withdrawn" => {
                let given = own.and_then(|own| own.notice);
                let notice = if status.is_some() && self.is_revocable(&whole) {
                    Answer::Kept
                } else if status.as_deref() == Some("withdrawing") {
                    given.map_or(Answer::NotShown, |notice| self.is_after(&notice))
                } else {
                    match (self.notice(&id), self.fact.body.get("effective")) {
                        (Notice::None, _) => Answer::Kept,
                        (Notice::Unknown, _) => Answer::NotShown,
                        (Notice::Of(_), Some(effective)) if !whole.binding => self.is_long(&id, effective),
                        (Notice::Of(_), _) => Answer::NotShown,
                    }
                };
                self.require("consent.withdrawn.notice", notice)
            }
            _ => Ok(()),
        }
    }

    /// Whether a notice is as long as it has to be; what is long enough for a treaty always is.
    fn is_long(&self, id: &str, effective: &Value) -> Answer {
        if self.is_revocable(&self.state.instruments[id]) {
            return Answer::Kept;
        }
        let now = self.deed.now(self.model);
        let (notice, shorter) = match self.notice(id) {
            Notice::None => return Answer::Kept,
            Notice::Unknown => ("P12M".into(), Answer::NotShown),
            Notice::Of(notice) => (notice, Answer::Broken),
        };
        let effective = self.state.span(effective);
        let end = |from: Option<i64>| from.map(|from| later(from, &notice));
        match (effective.earliest, effective.latest) {
            (Some(effective), _) if end(now.latest).is_some_and(|end| effective >= end) => Answer::Kept,
            (_, Some(effective)) if end(now.earliest).is_some_and(|end| effective < end) => shorter,
            _ => Answer::NotShown,
        }
    }

    fn is_revocable(&self, own: &Instrument) -> bool {
        !asks(own, "stay") && !self.state.was_in_force(own, self.place)
    }

    /// Whether a date is not before the act, where that is asked for.
    pub(crate) fn is_dated(&self, date: Option<&Value>) -> bool {
        let end = date.and_then(|date| self.state.span(date).latest);
        let before = end.is_some_and(|end| end < self.deed.recorded);
        self.deed.observed || !before || self.state.procedure["backdating"] == true
    }

    /// Those that the law of the party asks for.
    fn own_gates(&mut self, id: &str, party: &str) -> Ruling {
        let own = self.state.own_gates(id, Some(party));
        let open = own.iter().filter(|gate| !self.state.is_passed(gate));
        let open = open.map(|gate| match self.state.gates[gate].status.as_str() {
            "failed" => Answer::Broken,
            _ => Answer::NotShown,
        });
        let answer = open.min().unwrap_or(Answer::Kept);
        self.require("consent.expressed.gates", answer)
    }

    /// Whether a withdrawal is not before the date of its notice.
    fn is_after(&self, notice: &Value) -> Answer {
        let Some(effective) = self.fact.body.get("effective") else { return self.is_begun(notice) };
        let (notice, own) = (self.state.span(notice), self.state.span(effective));
        match (notice.earliest, own.earliest, own.latest) {
            (Some(notice), _, Some(latest)) if latest < notice => Answer::Broken,
            (Some(notice), Some(earliest), _) if earliest >= notice => Answer::Kept,
            _ => Answer::NotShown,
        }
    }

    fn notice(&self, id: &str) -> Notice {
        let own = &self.state.instruments[id];
        match own.drafted["notice"].as_str() {
            Some(notice) => Notice::Of(notice.into()),
            None if !own.binding => Notice::None,
            None if asks(own, "year") => Notice::Of("P12M".into()),
            None if asks(own, "notice") => Notice::Unknown,
            None => Notice::None,
        }
    }

    fn may_be_bound(&self, id: &str, party: &str, status: Option<&str>) -> Answer {
        let own = &self.state.instruments[id];
        let was_bound = status.is_some_and(|status| is_bound(status) || status == "withdrawn");
        if self.state.parties_of(own).contains(party) || was_bound {
            return Answer::Kept;
        }
        let means = self.fact.get("means").filter(|_| self.fact.action() == "expressed");
        match means {
            Some("accession") if own.status == "draft" => Answer::NotShown,
            Some("accession") => {
                own.drafted["open_to_accession"].as_bool().map_or(Answer::NotShown, Answer::kept)
            }
            Some("succession") => {
                let concerned = self.state.concerned(id);
                let before = self.state.before(party);
                Answer::shown(
                    concerned.contains(party) || before.iter().any(|before| concerned.contains(before)),
                )
            }
            _ => Answer::Broken,
        }
    }

    fn may_sign(&self, person: &str, party: &str, power: &str) -> Answer {
        let own = &self.state.persons[person];
        let in_office = own.offices.iter().any(|((of, _), held)| of == party && *held);
        if in_office || self.has_full_powers(person, party) {
            return Answer::Kept;
        }
        match own.accreditations.get(party) {
            Some(own) if own.valid => {
                let powers: Vec<&str> =
                    own.extent["powers"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                Answer::kept(powers.is_empty() || powers.contains(&power) || powers.contains(&"sign"))
            }
            Some(_) => Answer::Broken,
            None => Answer::NotShown,
        }
    }

    /// Of the party that acts, or of the one it acts for.
    pub(crate) fn has_full_powers(&self, person: &str, party: &str) -> bool {
        if self.fact.thing() != "consent" {
            return false;
        }
        let Some(own) = self.state.instruments.get(self.fact.id()) else { return false };
        let mut of = own.consents.iter().filter(|(id, _)| *id == party || self.fact.get("party") == Some(id));
        of.any(|(_, consent)| consent.powers.iter().any(|holder| holder == person))
    }
}

/// Whether the kind of an instrument asks for a step.
fn asks(own: &Instrument, step: &str) -> bool {
    let kinds: &[&str] = match step {
        "year" => &["treaty"],
        "signature" => &["treaty", "peace_agreement", "interim_agreement"],
        "agreement" => &[
            "treaty",
            "peace_agreement",
            "interim_agreement",
            "collective_agreement",
            "side_letter",
            "memorandum",
            "declaration",
            "resolution",
        ],
        "notice" => &[
            "treaty",
            "peace_agreement",
            "interim_agreement",
            "exchange_of_letters",
            "contract",
            "collective_agreement",
            "side_letter",
            "memorandum",
            "declaration",
            "resolution",
            "unilateral_statement",
        ],
        "stay" => &["contract", "collective_agreement", "side_letter", "resolution", "unilateral_statement"],
        step => unreachable!("{step}"),
    };
    kinds.iter().any(|kind| own.drafted["kind"] == *kind)
}

/// How long a notice has to be.
enum Notice {
    None,
    Unknown,
    Of(String),
}
