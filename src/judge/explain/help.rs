//! What would make a refused act possible, rule by rule.

use crate::judge::explain::facts::{list, steps};
use crate::{
    decision::Outcome,
    event::{Subject, fact::MAX_LIST},
    judge::{Refusal, act::of_kind},
    outcome::commitment::CommitmentView,
    state::Negotiation,
    talks::{
        link::LinkKind,
        point::{PointStatus, PointView},
        version::VersionView,
    },
    value::{id::MAX_LEN, source::MAX_SOURCES, when::instant},
};

/// What a help is worked out from.
pub(crate) struct Help<'a> {
    pub(crate) refusal: &'a Refusal,
    pub(crate) whole: &'a Negotiation,
    pub(crate) tally: Option<&'a Outcome>,
}

impl<'a> Help<'a> {
    /// One line: how things stand, and what to do.
    pub(crate) fn text(&self) -> String {
        let Refusal { rule, act, .. } = self.refusal;
        if *rule == act.known() {
            self.unknown()
        } else if *rule == act.free() {
            self.taken()
        } else if *rule == act.status() {
            self.not_from_here()
        } else if *rule == act.entitled() {
            format!("let one of these act: {}", self.entitled())
        } else {
            match rule.id().split_once('.') {
                Some(("any", "any.accredited" | "any.powers" | "any.track" | "any.track_suspended")) => {
                    self.of_who_acts()
                }
                Some(("entry" | "any", _)) => self.of_any(),
                Some(("negotiation", _)) => self.of_the_whole(),
                Some(("party", _)) => self.of_a_party(),
                Some(("point", _)) => self.of_a_point(),
                Some(("question", _)) => self.of_a_question(),
                Some(("alternative", _)) => self.of_an_alternative(),
                Some(("position", _)) => self.of_a_position(),
                Some(("version", _)) => self.of_a_version(),
                Some(("link", _)) => self.of_a_link(),
                Some(("proposal", _)) => self.of_a_proposal(),
                Some(("person", _)) => self.of_a_person(),
                Some(("track", _)) => self.of_a_track(),
                Some(("deadline", _)) => self.of_a_deadline(),
                Some(("instrument" | "consent" | "gate", _)) => self.of_an_instrument(),
                Some(("commitment", _)) => self.of_a_commitment(),
                Some(("ceasefire" | "measure", _)) => self.of_a_ceasefire(),
                Some(("watch", _)) => self.of_a_watch_item(),
                Some(("record" | "account" | "payload", _)) => self.of_an_entry(),
                _ => self.of_a_meeting(),
            }
        }
    }

    fn unknown(&self) -> String {
        let first = match self.refusal.subject {
            Subject::Party(_) => "party.added",
            Subject::Point(_) => "point.tabled",
            Subject::Wording(_) => "point.reworded",
            Subject::Version(_) => "version.drafted",
            Subject::Meeting(_) => "meeting.added",
            Subject::Link(_) => "link.made",
            Subject::Proposal(_) => "proposal.submitted",
            Subject::Question(_) => "question.put",
            Subject::Alternative(_) => "alternative.proposed",
            Subject::Person(_) => "person.added",
            Subject::Track(_) => "track.opened",
            Subject::Deadline(_) => "deadline.set",
            Subject::Instrument(_) => "instrument.drafted",
            Subject::Reservation(_) => "consent.reservation_made",
            Subject::Gate(_) => "gate.required",
            Subject::Commitment(_) => "commitment.made",
            Subject::Ceasefire(_) => "ceasefire.declared",
            Subject::Measure(_) => "measure.taken",
            Subject::Watch(_) => "watch.added",
            Subject::Entry(_) => return "name an entry of the record that stands".to_owned(),
            Subject::Negotiation | Subject::Area(_) => "negotiation.opened",
        };
        format!("record `{first}` of `{}` first, or name one that is there", self.refusal.subject.as_str())
    }

    fn taken(&self) -> String {
        let since = self.introduced().map(|entry| format!(" since entry `{}`", entry.id()));
        format!("choose another id; {} is there{}", self.refusal.subject, since.unwrap_or_default())
    }

    /// The status does not permit the act.
    fn not_from_here(&self) -> String {
        let (act, subject) = (self.refusal.act, &self.refusal.subject);
        let now = self.status().unwrap_or_else(|| "not there".to_owned());
        match (act.name(), subject) {
            ("negotiation.resumed", _) => {
                "the negotiation is not suspended, so that there is nothing to resume".to_owned()
            }
            ("negotiation.suspended", _) if self.whole.is_suspended() => {
                "the negotiation is suspended already; record `negotiation.resumed` first".to_owned()
            }
            ("negotiation.suspended", _) => {
                format!("the negotiation is {now}; only one that goes on is suspended")
            }
            ("point.parked" | "point.referred_up" | "point.referred_to_arbiter", _) => {
                format!("{subject} is {now}; {}", self.open_it())
            }
            ("proposal.conveyed" | "proposal.answered" | "proposal.extended", _) => {
                self.only_from(&now, "submitted")
            }
            ("alternative.reworded" | "question.voted" | "question.extended" | "watch.extended", _) => {
                self.only_from(&now, "open")
            }
            // An overdue one is missed before the act, which it says of itself only afterwards.
            ("deadline.extended", _) if now == "running" => {
                format!("{subject} is over, so that it is missed; `deadline.renewed` sets it anew")
            }
            ("deadline.extended", _) => self.only_from(&now, "running or stopped"),
            ("ceasefire.extended", _) => self.only_from(&now, "declared or in_effect"),
            ("ceasefire.joined", _) => format!("{subject} is {now}; record `ceasefire.renewed` first"),
            (_, Subject::Person(id)) => self.accreditations(id),
            (name, Subject::Instrument(id)) if name.starts_with("consent.") => {
                let from = self.starts_from();
                format!("{}; the act starts from {}", self.consents(id), from.join(", "))
            }
            (name, Subject::Party(id)) if name.starts_with("party.role_") => {
                let roles = self.whole.party(id).map(|party| {
                    let roles = party.roles().map(|role| format!("`{}` ({})", role.role, role.status));
                    roles.collect::<Vec<_>>().join(", ")
                });
                let roles = roles.filter(|roles| !roles.is_empty()).unwrap_or_else(|| "none".to_owned());
                let from = self.starts_from();
                let from = if name == "party.role_offered" {
                    "is new to the party".to_owned()
                } else {
                    format!("is {}", from.join(" or "))
                };
                format!("the act is for a role that {from}; the roles of {subject}: {roles}")
            }
            _ => {
                let from = self.starts_from();
                let already = of_kind(act).iter().any(|act| act.to.as_ref() == Some(&now));
                let way = if already { None } else { self.way_to(&from) };
                let way = match way.as_deref() {
                    None => String::new(),
                    Some([one]) => format!(", to which `{one}` leads"),
                    Some(kinds) => format!(", to which {} lead", steps(kinds)),
                };
                let already = if already { " already" } else { "" };
                format!("{subject} is {now}{already}; the act starts from {}{way}", from.join(", "))
            }
        }
    }

    fn of_any(&self) -> String {
        let subject = &self.refusal.subject;
        match self.refusal.rule.id() {
            "entry.id.same" => match self.introduced() {
                Some(entry) if entry.erased().is_some() => {
                    format!(
                        "{subject} was erased, so that it cannot be told whether this repeats it; choose another id \
                         for what is new"
                    )
                }
                Some(entry) => {
                    format!("choose another id; {subject} is a `{}` with other content", entry.event().kind())
                }
                None => {
                    format!("choose another id; {subject} was recorded and does not stand, or was erased since")
                }
            },
            "entry.id.reserved" => "choose an id without `/`".to_owned(),
            "entry.mode.allowed" => {
                "propose it as governed, or let the procedure allow observing (`negotiation.procedure_changed`)"
                    .to_owned()
            }
            "entry.recorded.valid" => {
                "give a time of recording in the years 1 to 9999, at an offset of whole minutes".to_owned()
            }
            "entry.recorded.order" => match self.whole.last_recorded() {
                Some(last) => format!("record it at {} or later", instant::display(&last)),
                None => "record it later".to_owned(),
            },
            "entry.occurred.anchor" => "name an entry that is recorded already".to_owned(),
            "entry.occurred.not_later" => "record it when it has occurred, or correct `occurred`".to_owned(),
            "entry.parties.known" | "entry.person.known" => self.unknown(),
            "entry.cause.earlier" => "record the cause first".to_owned(),
            "entry.bounds.size" => match subject {
                Subject::Entry(_) => format!(
                    "an id has at most {MAX_LEN} bytes, an entry at most {MAX_SOURCES} sources, a list of an \
                     event at most {MAX_LIST} members"
                ),
                _ => format!("{subject} has as much of it as it may have; end or leave out some"),
            },
            "entry.occurred.backdated" => {
                "leave `occurred` out, or let the procedure allow back-dating (`negotiation.procedure_changed`)"
                    .to_owned()
            }
            "entry.time.late" => {
                "give a time after the last change, or propose it as observed, for history only".to_owned()
            }
            "entry.time.before_introduction" => match self.introduced() {
                Some(entry) => format!(
                    "{subject} is there since entry `{}`; give a time that is not before that, or before what \
                     else the event names",
                    entry.id()
                ),
                None => "give a time that is not before what the event names".to_owned(),
            },
            "entry.by.named" => "name the party whose act it is, or propose it as observed".to_owned(),
            "entry.disclosure.mentions" => match self.introduced() {
                Some(entry) if matches!(self.refusal.act.name(), "record.disclosed" | "record.corrected") => {
                    let rests =
                        if self.refusal.act.name() == "record.disclosed" { "rests" } else { "would rest" };
                    let event = entry.event();
                    format!(
                        "it {rests} on {subject}, the `{}` of {}; disclose that to the same first",
                        event.kind(),
                        event.subject()
                    )
                }
                Some(entry) if !entry.disclosure().is_public() => {
                    format!("disclose it to no more than may see entry `{}`", entry.id())
                }
                _ => "disclose it to no more than may see what it names, who acts and to whom it is disclosed".to_owned(),
            },
            "any.any.reached" => "leave `reached` out; it is worked out when the act is decided".to_owned(),
            "any.any.question" => {
                "name a question that was carried, on the same thing and in the words that it has now, under the rule of \
                 the procedure and put to every principal"
                    .to_owned()
            }
            "any.any.participating" => format!("{}; let it come back first, or let another act", self.away()),
            "any.any.resting" => "record `negotiation.reopened` first".to_owned(),
            "any.any.suspended" if self.whole.is_suspended() => {
                "the negotiation is suspended; record `negotiation.resumed` first".to_owned()
            }
            "any.any.suspended" => {
                "the negotiation is broken off; record `negotiation.talks_begun` first".to_owned()
            }
            "any.any.acts_for" => {
                "record `party.role_assigned` of the role acts_for first, or let the party act itself".to_owned()
            }
            _ => "record `negotiation.opened` first".to_owned(),
        }
    }

    fn of_the_whole(&self) -> String {
        let procedure = self.whole.procedure();
        match self.refusal.rule.id() {
            "negotiation.opened.first" => match self.whole.id() {
                Some(id) => {
                    format!("`{id}` is open already; propose what comes next, or begin another record")
                }
                None => "propose the opening first".to_owned(),
            },
            "negotiation.related.other" => "name another negotiation than this one".to_owned(),
            "negotiation.talks_begun.two_principals" => format!(
                "principals at the table are {}; record `party.joined` and `party.role_assigned` of another",
                list(self.whole.principals().map(|party| party.id()), "none")
            ),
            "negotiation.concluded.nothing_blocks" => {
                let open = self.points(|point| !is_settled(point.status()));
                format!("first close or drop {}, or conclude with `partial`", list(open, "every point"))
            }
            "negotiation.concluded.instruments" => {
                "name each instrument once, and only those that are agreed, initialled, adopted or more"
                    .to_owned()
            }
            "negotiation.implementation_begun.gates" | "negotiation.completed.gates" => {
                let open = self.whole.gates().filter(|gate| gate.of().is_none() && !gate.is_passed());
                format!("gates not passed: {}", list(open.map(|gate| gate.id()), "none"))
            }
            "negotiation.completed.commitments" => {
                let open = self.whole.commitments().filter(CommitmentView::is_open).map(|own| own.id());
                format!("first report {} complete, suspended or obsolete", list(open, "each commitment"))
            }
            _ => self.joint(procedure.changing(), None),
        }
    }

    fn of_a_point(&self) -> String {
        let subject = &self.refusal.subject;
        let agreeing = self.whole.procedure().agreeing();
        let point = match subject {
            Subject::Point(id) => self.whole.point(id),
            _ => None,
        };
        match self.refusal.rule.id() {
            "point.nested.circle" => format!("name a parent that is neither {subject} nor a part of it"),
            "point.agreed.wording" => format!("{subject} belongs to another point; name words of this one"),
            "point.agreed_in_principle.consent" | "point.text_agreed.consent" => {
                if self.tally.is_some_and(|tally| tally.verdict().is_carried()) {
                    return "the words named are not the current ones; leave `wording` out".to_owned();
                }
                format!("let {} accept the current words (`position.taken`)", self.lacking())
            }
            "point.closed.consent" => {
                format!(
                    "let {} accept the current words, not ad referendum (`position.taken`)",
                    self.lacking()
                )
            }
            "point.closed.undertaking" => {
                let open = self.points(|point| point.status().is_open());
                format!("first agree on or drop {}", list(open, "the other points"))
            }
            "point.closed.package" => {
                let open = self.together(LinkKind::Package, |point| point.status().is_open());
                format!("first agree on or drop {}, or release the package", list(open, "its other points"))
            }
            "point.closed.conditional" => match self.conditions().first() {
                Some(condition) => format!("see first that {condition}, or release the link"),
                None => "see first that the condition is met, or release the link".to_owned(),
            },
            "point.closed.exclusive" => {
                let settled = self.together(LinkKind::Exclusive, |point| {
                    matches!(point.status(), PointStatus::TextAgreed | PointStatus::Closed)
                });
                format!("drop it, or reopen {}, or release the link", list(settled, "the other members"))
            }
            "point.closed.sub_points" => {
                let own = point.map(|point| point.id());
                let open = self.points(|part| part.parent() == own && !is_settled(part.status()));
                format!("first close or drop {}", list(open, "its sub-points"))
            }
            "point.superseded.into" => format!("name the points that take the place of {subject}, each once"),
            "point.parked.one" => match point.and_then(|point| point.flag()) {
                Some(flag) => format!("{subject} is {flag}; record `point.returned` first"),
                None => "record `point.returned` first".to_owned(),
            },
            "point.returned.held" => {
                format!("{subject} is neither parked nor referred, so that there is nothing to return from")
            }
            "point.text_agreed.clean" => {
                let open = point.iter().flat_map(PointView::open_alternatives).map(|own| own.id());
                format!("choose one of {}, or set them aside, first", list(open, "its alternatives"))
            }
            "point.reworded.settled" => match self.status() {
                Some(now) => format!("{subject} is {now}; {}", self.open_it()),
                None => self.open_it(),
            },
            "point.rectified.words" => format!("{subject} has no words; record `point.reworded` instead"),
            "point.awarded.arbiter" => {
                format!("{subject} is with no arbiter; record `point.referred_to_arbiter` first")
            }
            "point.reopened.consent" => {
                format!("let {} reopen it, or the mediator, or the chair", self.consenting())
            }
            _ => self.joint(agreeing, None),
        }
    }

    /// An act beside the lifecycle that is for things of one status.
    fn only_from(&self, now: &str, status: &str) -> String {
        let way = match self.way_to(&[status.to_owned()]).as_deref() {
            Some([one]) => format!(", to which `{one}` leads"),
            _ => String::new(),
        };
        format!("{} is {now}; the act is for one that is {status}{way}", self.refusal.subject)
    }

    fn of_a_position(&self) -> String {
        let subject = &self.refusal.subject;
        match self.refusal.rule.id() {
            "position.taken.succeeded" => {
                format!("let the successor of {subject} act")
            }
            "position.taken.wording" => format!("{subject} belongs to another matter; name words of this one"),
            "position.taken.shape" => "give `condition` with accepts_if only, `reservation` with accepts_with_reservation \
                 only, and with counters only an `alternative` of the same point"
                .to_owned(),
            "position.confirmed.ad_referendum" => {
                "nothing was accepted ad referendum in these words; record `position.taken` instead".to_owned()
            }
            "position.withdrawn.current" => {
                format!("{subject} has no position on it, so that there is nothing to withdraw")
            }
            "position.taken.current" => {
                let point = match subject {
                    Subject::Point(id) => self.whole.point(id),
                    _ => None,
                };
                match point.map(|point| (point.status(), point.wording())) {
                    Some((status, _)) if status.is_out() => {
                        format!("{subject} is {status}; record `point.reinstated` first")
                    }
                    Some((_, Some(words))) => {
                        format!("the current words are `{}`; name them, or leave `wording` out", words.id)
                    }
                    _ => match (subject, self.status()) {
                        (Subject::Alternative(_), Some(now)) => format!(
                            "{subject} is {now}; leave `wording` out if it is open or its words are those of the \
                             point, else record `alternative.reopened` first"
                        ),
                        _ => "leave `wording` out".to_owned(),
                    },
                }
            }
            _ => "let the party itself state it, or who holds the role acts_for for it, or a mediator in confidence"
                .to_owned(),
        }
    }

    fn of_a_version(&self) -> String {
        let subject = &self.refusal.subject;
        match self.refusal.rule.id() {
            "version.drafted.numbers" => format!("give {subject} a number that no other point bears"),
            "version.drafted.once" => format!("name {subject} in one operation only"),
            "version.drafted.wording" => format!("name words of {subject}, or none"),
            "version.drafted.owner" => {
                "name at least two owners, each once, or one alone with `party`".to_owned()
            }
            "version.drafted.parents" => "name each parent once, 8 at most".to_owned(),
            "version.drafted.source" => {
                format!("{subject} is in none of the parents; add or reinstate it instead")
            }
            "version.drafted.added" => format!("{subject} is in a parent; carry or amend it instead"),
            "version.drafted.reinstated" => {
                format!("{subject} was in no ancestor, or is in a parent; add, carry or amend it instead")
            }
            "version.drafted.merge_sources" => {
                "split a point into two or more, merge two or more points into one".to_owned()
            }
            "version.drafted.conflict" => format!("amend {subject}, and say which words stand"),
            "version.drafted.amend_changes" => format!("carry {subject}; its words are those of the parent"),
            "version.drafted.complete" => {
                format!("say what becomes of {subject}: carry, amend, drop, split, merge or move it")
            }
            "version.taken_as_basis.agreed_points" => {
                let own = self.whole.state.versions.find(subject.as_str());
                let touched = own.into_iter().flat_map(|ix| self.whole.agreed_points_touched(ix));
                let touched = touched.map(|point| &point.id);
                format!("first reopen {}, which it changes or leaves out", list(touched, "the agreed points"))
            }
            "version.adopted.settled" => {
                let open = match subject {
                    Subject::Version(id) => self.whole.version(id),
                    _ => None,
                };
                let open = open.iter().flat_map(VersionView::contents).map(|(_, point, _)| point);
                let open = open.filter(|point| !point.status().is_settled()).map(|point| point.id());
                format!("first close or drop {}", list(open, "its points"))
            }
            "version.superseded.successor" => format!("name another successor than {subject}, or none"),
            _ => format!("let {} accept the version (`position.taken`)", self.lacking()),
        }
    }

    /// The ids of the points of which something holds.
    fn points(
        &self,
        which: impl Fn(&PointView<'a>) -> bool,
    ) -> impl Iterator<Item = &'a crate::value::id::PointId> {
        self.whole.points().filter(move |point| which(point)).map(|point| point.id())
    }

    /// How a point that is agreed, closed or dropped is opened again.
    pub(crate) fn open_it(&self) -> String {
        let open = [PointStatus::Tabled, PointStatus::UnderDiscussion, PointStatus::AgreedInPrinciple];
        let open = open.map(|status| status.to_string());
        match self.way_to(&open) {
            Some(way) => format!("record {} first", steps(&way)),
            None => "record `point.reopened` or `point.reinstated` first".to_owned(),
        }
    }
}

const fn is_settled(status: PointStatus) -> bool {
    status.is_settled()
}
