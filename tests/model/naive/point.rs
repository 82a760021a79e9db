//! What may be done to points.

use serde_json::Value;

use super::{
    count::Ballot,
    deed::By,
    judge::{Answer, Judge, Ruling},
    lifecycles,
    state::{Link, Point, State},
};

fn is_open(point: &Point) -> bool {
    ["tabled", "under_discussion", "agreed_in_principle"].contains(&&*point.status)
}

fn is_settled(point: &Point) -> bool {
    ["closed", "dropped", "moved_to_instrument", "superseded"].contains(&&*point.status)
}

impl Judge<'_> {
    pub(crate) fn point(&mut self) -> Ruling {
        let id = self.fact.id();
        let none = Point { status: "-".into(), ..Point::default() };
        let own = self.state.points.get(id).unwrap_or(&none);
        let action = self.fact.action();
        if action == "referred" {
            self.require(&self.fact.rule("status"), Answer::kept(is_open(own)))?;
        }
        if lifecycles::moves("point", action) {
            self.step("point", &own.status)?;
        } else {
            self.entitled()?;
        }
        if action == "referred" {
            self.require("point.referred.one", Answer::kept(own.flag.is_none()))?;
        }
        match action {
            "agreed_in_principle" => self.agreed("point.agreed_in_principle.agreement", own),
            "text_agreed" => self.agreed("point.text_agreed.agreement", own),
            "closed" => self.closed(),
            "awarded" => {
                self.not_suspended()?;
                let referred = own.flag.as_deref() == Some("referred_to_arbiter");
                self.require("point.awarded.arbiter", Answer::kept(referred))
            }
            "dropped" | "moved_to_instrument" if self.fact.get("rests_on").is_some() => {
                let on = format!("point {id}");
                self.rests_on(&on, Some(own.words.clone()), &self.state.agreeing(&on)).map(drop)
            }
            "dropped" | "moved_to_instrument" => {
                let rivals = self.state.alternatives.iter().filter(|(_, rival)| rival.point == id);
                let table = self.state.asked_on(&format!("point {id}"));
                let rivals = rivals
                    .filter(|(own, rival)| {
                        rival.status == "open" && self.is_before(&format!("alternative {own}"), &table)
                    })
                    .map(|(id, _)| format!("alternative {id}"));
                let mut matters = rivals.chain([format!("point {id}")]);
                let asked = self.state.asking(true);
                let accepted = matters
                    .any(|on| asked.votes_on(&on, false).iter().any(|vote| vote.ballot == Some(Ballot::For)));
                let others = !self.deed.actors().iter().all(|party| self.is(party, "proposer"));
                let parties = matches!(self.deed.by, By::Parties(_));
                let held_up = self.is_under_vote() || self.is_packed_by_others(id) || self.binds_others(id);
                let agreed = ["agreed_in_principle", "text_agreed"].contains(&&*own.status);
                if others || parties && held_up || accepted || agreed {
                    return self.jointly_on(&self.fact.rule("agreement"), id);
                }
                Ok(())
            }
            "reopened" => {
                let answer = self.may_reopen(id);
                self.require("point.reopened.agreement", answer)
            }
            "reworded" => self.require("point.reworded.settled", Answer::kept(is_open(own))),
            action @ ("rectified" | "language_added") => {
                let of = self.fact.get("of").map(String::from).or(own.words.clone());
                let same = self.state.root(of) == self.state.root(own.words.clone());
                let current = own.words.is_some() && same;
                self.require(&format!("point.{action}.words"), Answer::kept(current))?;
                let of = self.fact.get("of").map(String::from).or(own.words.clone());
                match of.filter(|_| action == "rectified") {
                    Some(of) => self.keeps_language(&of),
                    None => Ok(()),
                }
            }
            "referred" if self.fact.body["to"].get("arbiter").is_some() => {
                self.jointly_on("point.referred.agreement", id)
            }
            "returned" => self.require("point.returned.held", Answer::kept(own.flag.is_some())),
            _ => Ok(()),
        }
    }

    /// What is said of the language and standing of rectified words is so of those that they rectify.
    fn keeps_language(&mut self, of: &str) -> Ruling {
        let new = &self.fact.body["wording"];
        let root = self.state.root(Some(of.into())).unwrap();
        let language = self.state.languages.get(of).map_or(Value::Null, |own| Value::from(own.as_str()));
        let standing = match (self.state.beside.get(of), &self.state.given[&root]["standing"]) {
            (Some(true), _) | (None, Value::Null) => Value::from("authentic"),
            (Some(false), _) => Value::from("translation"),
            (None, given) => given.clone(),
        };
        let keeps = |named: &Value, own: Value| named.is_null() || *named == own;
        let kept = keeps(&new["language"], language) && keeps(&new["standing"], standing);
        self.require("point.rectified.language", Answer::kept(kept))
    }

    /// By positions on exactly these words; on others than the current ones there are none.
    fn agreed(&mut self, rule: &str, own: &Point) -> Ruling {
        self.not_suspended()?;
        if self.fact.action() == "text_agreed" {
            let mut rivals = self.state.alternatives.iter();
            let table = self.state.asked_on(&format!("point {}", self.fact.id()));
            let clean = !rivals.any(|(id, rival)| {
                rival.point == self.fact.id()
                    && rival.status == "open"
                    && self.is_before(&format!("alternative {id}"), &table)
            });
            self.require("point.text_agreed.clean", Answer::kept(clean))?;
        }
        let words = self.fact.get("wording").map(String::from).or(own.words.clone());
        if self.state.root(words) != self.state.root(own.words.clone()) {
            return self.require(rule, Answer::NotShown);
        }
        let on = format!("point {}", self.fact.id());
        if self.rests_on(&on, Some(own.words.clone()), &self.state.agreeing(&on))? {
            return Ok(());
        }
        let mut then = self.state.with_acting(self.deed, &on);
        then.in_principle = self.fact.action() == "agreed_in_principle";
        if self.fact.action() == "text_agreed" {
            then.agreed = self.model.agreed_with(&then, self.fact.id());
        }
        let votes = then.votes_on(&on, false);
        self.agreed_among(rule, &self.state.agreeing(&on), &votes, self.state.ever_at_table(&on))
    }

    /// By firm positions, with all that closes together.
    fn agreed_for_good(&mut self, then: &State, on: &str) -> Ruling {
        let (rule, ever) = (self.state.agreeing(on), self.state.ever_at_table(on));
        self.agreed_among("point.closed.agreement", &rule, &then.votes_on(on, true), ever)
    }

    fn closed(&mut self) -> Ruling {
        self.not_suspended()?;
        let points = &self.state.points;
        let all = self.state.closing_with(self.fact.id());
        let closes = |id: &String| all.contains(id) || is_settled(&points[id]);
        let parts =
            points.iter().filter(|(_, point)| point.parent.as_ref().is_some_and(|id| all.contains(id)));
        let before = |id: &String, part: &Point| {
            let table = self.state.asked_on(&format!("point {}", part.parent.as_ref().unwrap()));
            self.is_before(&format!("point {id}"), &table)
        };
        let settled = parts.into_iter().all(|(id, part)| closes(id) || !before(id, part));
        self.require("point.closed.sub_points", Answer::kept(settled))?;
        self.require("point.closed.gate", Answer::kept(!self.gate_failed(&all)))?;
        let single = self.state.procedure["single_undertaking"] == true;
        let early = all.iter().all(|id| !self.state.links_of(id, "early_harvest").is_empty());
        let open =
            |(id, point): (&String, &Point)| is_open(point) && self.is_before_all(&format!("point {id}"));
        let together = !single || early || !points.iter().any(open);
        self.require("point.closed.undertaking", Answer::kept(together))?;
        let members = |kind| all.iter().flat_map(|id| self.state.links_of(id, kind)).collect::<Vec<_>>();
        let package = members("package").iter().all(|link| link.points.iter().all(closes));
        self.require("point.closed.package", Answer::kept(package))?;
        let mut then = self.state.with_acting(self.deed, &format!("point {}", self.fact.id()));
        then.closing = all.clone();
        let links = all.iter().flat_map(|id| self.state.links_of(id, "conditional"));
        let met = links.into_iter().all(|link| then.is_met(link.condition.as_ref().unwrap()));
        self.require("point.closed.conditional", Answer::shown(met))?;
        let links = all.iter().flat_map(|id| self.state.links_of(id, "exclusive"));
        let closed = |id: &&String| all.contains(*id) || points[*id].status == "closed";
        let accepted = |id: &&String| self.state.proposals[*id].status == "accepted";
        let settled = |link: &Link| {
            link.points.iter().filter(closed).count() + link.proposals.iter().filter(accepted).count()
        };
        let one = links.into_iter().all(|link| settled(link) <= 1);
        self.require("point.closed.exclusive", Answer::kept(one))?;
        let own = self.fact.id();
        let on = format!("point {own}");
        if !self.rests_on(&on, Some(points[own].words.clone()), &self.state.agreeing(&on))? {
            self.agreed_for_good(&then, &on)?;
        }
        // How the others were reached stands in their own entries.
        let reached = self.reached.take();
        for id in all.iter().filter(|id| *id != own) {
            let on = format!("point {id}");
            self.agreed_for_good(&then, &on)?;
        }
        self.reached = reached;
        Ok(())
    }

    /// Whether a party was for a point when it was agreed.
    fn was_for(&self, id: &str, party: &str) -> Answer {
        let state = self.state;
        let (_, agreed) = state.changed[&format!("point {id} status")];
        let acted = self.model.entries[agreed].by.actors().iter().any(|by| state.heir(by) == party);
        if acted || self.agreed_by_vote(id, party) {
            return Answer::Kept;
        }
        let line = std::iter::once(String::from(party)).chain(state.before(party));
        if let Some(accepted) = line.into_iter().find_map(|party| self.accepted_then(id, &party)) {
            return Answer::kept(accepted);
        }
        let mut groups = state.parties[party].groups.iter();
        let spoken_for = state.procedure["group_positions"] == true
            && groups.any(|group| self.accepted_then(id, group) == Some(true));
        if spoken_for { Answer::Kept } else { Answer::NotShown }
    }

    /// Whether it voted for what the agreement rests on.
    fn agreed_by_vote(&self, id: &str, party: &str) -> bool {
        let (_, agreed) = self.state.changed[&format!("point {id} status")];
        let vote = self.model.entries[agreed].fact.get("rests_on");
        let voted = vote.map_or(Vec::new(), |vote| {
            let own = &self.state.questions[vote];
            // How one voted in secret nobody knows.
            self.voted_for(
                vote,
                own.silence || own.rule == "consensus" && own.closes.is_some() && !own.secret,
            )
        });
        voted.iter().any(|(voter, _)| self.state.heir(voter) == party)
    }

    /// Whether the last that it had said of the words, or of the aim, was for them.
    fn accepted_then(&self, id: &str, party: &str) -> Option<bool> {
        let state = self.state;
        let own = &state.points[id];
        let agreed = state.changed[&format!("point {id} status")];
        let source = state.source(id).map(|source| format!("alternative {source}"));
        let entries = self.model.entries.iter().enumerate().filter(|(seq, kept)| {
            kept.fact.thing() == "position"
                && kept.fact.get("party") == Some(party)
                && (kept.fact.on() == format!("point {id}") || Some(kept.fact.on()) == source)
                && !state.in_confidence.contains(seq)
                && (kept.place, *seq) < agreed
        });
        let (_, last) = entries.max_by_key(|(seq, kept)| (kept.place, *seq))?;
        let words = last.fact.get("wording").map(String::from);
        let same = state.root(words) == state.root(own.words.clone());
        Some(match (last.fact.action(), last.fact.get("stance")) {
            ("taken", Some("agrees_in_principle")) => own.status == "agreed_in_principle",
            ("taken", Some(stance)) => stance.starts_with("accepts") && same,
            ("confirmed", _) => same,
            _ => false,
        })
    }

    /// Those whose last vote on a question is for it, each with its entry; once it was carried, those as well who may have
    /// answered unseen.
    fn voted_for(&self, id: &str, unseen: bool) -> Vec<(String, usize)> {
        let own = &self.state.questions[id];
        let (_, closed) = self.state.changed[&format!("question {id} status")];
        let order = |seq: usize| (self.model.entries[seq].place, seq);
        let seats = self.state.seats(own);
        let said = seats.iter().filter_map(|seat| {
            let of = |party: &String| {
                own.votes.get(party).into_iter().flatten().max_by_key(|(_, seq)| order(*seq))
            };
            let all = self.state.parties.keys().filter(|party| seat.speaks_for(party));
            let last = of(&seat.party).or_else(|| all.filter_map(of).max_by_key(|(_, seq)| order(*seq)));
            let seq = match last {
                Some((vote, seq)) => ["for", "no_objection"].contains(&vote.as_str()).then_some(*seq),
                None => (own.status == "carried" && unseen).then_some(closed),
            };
            Some((seat.party.clone(), seq?))
        });
        said.collect()
    }

    /// Those who voted for the words of a point, and when.
    pub(crate) fn voting_for(&self, point: &str) -> Vec<(String, usize)> {
        let state = self.state;
        let now = state.root(state.points[point].words.clone());
        let mut all = Vec::new();
        for (id, own) in &state.questions {
            let same = state.root(own.words.clone()) == now;
            let about = match own.on.as_deref().and_then(|on| on.split_once(' ')) {
                Some(("point", on)) => on == point && same,
                Some(("alternative", on)) => state.alternatives[on].point == point && same,
                Some(("version", on)) => state.versions[on]
                    .contents
                    .iter()
                    .any(|(on, _, words)| on == point && words.is_some() && state.root(words.clone()) == now),
                _ => false,
            };
            let stands = own.status == "open"
                || own.status == "carried" && !self.is_undone_since(id, &format!("point {point}"));
            if about && stands {
                all.extend(self.voted_for(id, super::alone::is_unseen(own)));
            }
        }
        all
    }

    /// Those who voted for a version.
    pub(crate) fn voting_for_version(&self, version: &str) -> Vec<String> {
        let on = format!("version {version}");
        let carried = self.state.questions.iter().filter(|(id, own)| {
            own.on.as_ref() == Some(&on) && own.status == "carried" && !self.is_undone_since(id, &on)
        });
        let voted = carried.flat_map(|(id, own)| self.voted_for(id, super::alone::is_unseen(own)));
        voted.map(|(party, _)| party).collect()
    }

    /// Who reopens was for the point when it was agreed, and is, or is its mediator or chair.
    pub(crate) fn may_reopen(&self, id: &str) -> Answer {
        let asked = self.state.asking(self.state.points[id].status == "agreed_in_principle");
        let answer = |party: &String| {
            let ballot = asked.ballot(&format!("point {id}"), party, false);
            match ballot {
                _ if self.helps(party) || self.state.holds(party, "chair") => Answer::Kept,
                Some(Ballot::For) => self.was_for(id, party),
                Some(_) => Answer::Broken,
                None if self.agreed_by_vote(id, party) => Answer::Kept,
                None => Answer::NotShown,
            }
        };
        match self.deed.by {
            By::Secretariat | By::Procedure => Answer::Kept,
            By::Somebody => Answer::NotShown,
            By::Parties(_) => self.deed.actors().iter().map(answer).min().unwrap(),
        }
    }

    /// Whether every point that all who decide see is closed or left out.
    pub(crate) fn all_settled(&self) -> bool {
        let open = |(id, point): &(&String, &Point)| {
            !is_settled(point) && self.is_before_all(&format!("point {id}"))
        };
        !self.state.points.iter().any(|pair| open(&pair))
    }
}
