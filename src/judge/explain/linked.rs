//! What would make a refused act on links and proposals possible.

use crate::judge::explain::{facts::list, help::Help};
use crate::{
    decision::DecisionRule,
    event::{Actor, Entry, Subject},
    talks::{
        alternative::{AlternativeStatus, AlternativeView},
        link::LinkKind,
        point::PointView,
        proposal::ProposalView,
        question::QuestionView,
    },
};

impl<'a> Help<'a> {
    pub(crate) fn of_a_link(&self) -> String {
        match self.refusal.rule.id() {
            "link.made.once" => "name each member once".to_owned(),
            "link.made.size" => {
                "give a package or an exclusive link two members or more, any other one; give `condition` with \
                 conditional only"
                    .to_owned()
            }
            "link.made.settled" => "record `point.reopened` first, or leave the closed point out".to_owned(),
            _ => {
                let by = self.introduced().map(Entry::by);
                let by = by.into_iter().flat_map(Actor::parties).map(|(party, other)| other.unwrap_or(party));
                let agreeing = self.whole.procedure().agreeing();
                format!("let {} release it, or {}", list(by, "who made it"), self.joint(agreeing, None))
            }
        }
    }

    pub(crate) fn of_an_alternative(&self) -> String {
        let subject = &self.refusal.subject;
        let own = match subject {
            Subject::Alternative(id) => self.whole.alternative(id),
            _ => None,
        };
        let point = own.and_then(|own| own.point());
        match self.refusal.rule.id() {
            "alternative.proposed.words" => format!("{subject} belongs to another point; leave `of` out"),
            "alternative.chosen.wording" => {
                format!("{subject} belongs to something else; leave `wording` out")
            }
            "alternative.proposed.settled" => match self.status() {
                Some(now) => format!("{subject} is {now}; {}", self.open_it()),
                None => self.open_it(),
            },
            "alternative.proposed.duplicate" => {
                "the words are there already; take a position on that alternative instead".to_owned()
            }
            "alternative.chosen.one" => {
                let chosen = |own: &AlternativeView<'_>| own.status() == AlternativeStatus::Chosen;
                let chosen = point.iter().flat_map(PointView::alternatives).filter(chosen);
                let chosen = list(chosen.map(|own| own.id()), "the other one");
                format!("record `alternative.reopened` of {chosen} first")
            }
            _ if self.tally.is_some_and(|tally| tally.verdict().is_carried()) => {
                "the words named are not its current ones; leave `wording` out".to_owned()
            }
            _ => format!("let {} accept it (`position.taken`)", self.lacking()),
        }
    }

    pub(crate) fn of_a_question(&self) -> String {
        let subject = &self.refusal.subject;
        let own = match subject {
            Subject::Question(id) => self.whole.question(id),
            _ => None,
        };
        let members =
            || list(own.iter().flat_map(QuestionView::electorate).map(|(party, ..)| party), "its members");
        let missing = || list(own.iter().flat_map(QuestionView::still_to_vote), "its members");
        match self.refusal.rule.id() {
            "question.put.wording" => "name words of what it is on, or leave `wording` out".to_owned(),
            "question.put.members" => {
                "name each member once, 256 at most, with weights whose sum fits 64 bits".to_owned()
            }
            "question.put.silence" => "give `closes`: the time at which the silence ends".to_owned(),
            "question.put.electorate" => "name an electorate; no principal takes part".to_owned(),
            "question.voted.electorate" => format!("let one of its members vote: {}", members()),
            "question.voted.open" => match own.and_then(|own| own.closes()) {
                Some(closes) => format!("its term was {closes}; it takes no more votes"),
                None => "say when the vote was cast".to_owned(),
            },
            "question.extended.later" => match own.and_then(|own| own.closes()) {
                Some(closes) => format!("give a term that ends after {closes}"),
                None => "it has no term, so that there is nothing to extend".to_owned(),
            },
            "question.carried.chair_finding" => {
                "a consensus is found where the rule is consensus and nobody is against".to_owned()
            }
            "question.carried.silence" => match own.and_then(|own| own.closes()) {
                Some(closes) if own.is_some_and(|own| own.is_by_silence()) => {
                    format!("the silence ends with {closes}; propose it when that is over")
                }
                _ => "it was not put under a silence procedure; choose another `basis`".to_owned(),
            },
            "question.lapsed.time" => match own.and_then(|own| own.closes()) {
                Some(closes) => {
                    format!("its term is {closes}; it lapses when that is over and nothing is decided")
                }
                None => "it has no term; let its proposer withdraw it".to_owned(),
            },
            "question.carried.rule" | "question.failed.rule"
                if own.is_some_and(|own| *own.rule() == DecisionRule::Declared) =>
            {
                "its verdict is declared: let the host give the basis `declared`".to_owned()
            }
            "question.annulled.decided" => self.joint(self.whole.procedure().agreeing(), None),
            _ => format!("let {} vote (`question.voted`)", missing()),
        }
    }

    pub(crate) fn of_a_proposal(&self) -> String {
        let subject = &self.refusal.subject;
        let proposal = match subject {
            Subject::Proposal(id) => self.whole.proposal(id),
            _ => None,
        };
        let addressees = || list(proposal.iter().flat_map(ProposalView::addressees), "its addressees");
        let awaited = || list(proposal.iter().flat_map(ProposalView::still_to_answer), "its addressees");
        match self.refusal.rule.id() {
            "proposal.submitted.addressee" => "address it to others than who makes it".to_owned(),
            "proposal.submitted.via" => {
                "give `via` with through_go_between only, and in it a party that neither makes nor receives it"
                    .to_owned()
            }
            "proposal.submitted.contents" => "name each point once, and words of that point, or of the alternative that is named".to_owned(),
            "proposal.submitted.reply" => "reply to a proposal that was addressed to who replies".to_owned(),
            "proposal.submitted.replaces" => "replace a proposal of the same parties".to_owned(),
            "proposal.submitted.base" => match self.whole.basis_version() {
                Some(basis) => format!("base it on `{}`, or leave `base` out", basis.id()),
                None => "base it on a version with the current words, or leave `base` out".to_owned(),
            },
            "proposal.submitted.at_table" => {
                "address it to parties at the table, or choose another `channel`".to_owned()
            }
            "proposal.conveyed.addressee" => format!("its addressees are {}", addressees()),
            "proposal.conveyed.via" => match proposal.and_then(|own| own.fact()).and_then(|fact| fact.via.as_ref()) {
                Some(via) => format!("let `{via}` convey it"),
                None => "it goes through nobody, so that there is nothing to convey".to_owned(),
            },
            "proposal.answered.part" => {
                "name some of its points, but not all, with accept_in_part; none with another answer".to_owned()
            }
            "proposal.answered.own" | "proposal.answered.addressee" => {
                format!("let one of its addressees answer: {}", addressees())
            }
            "proposal.answered.received" => "record `proposal.conveyed` first".to_owned(),
            "proposal.answered.expired" => {
                "its term is over; let its proposer renew it (`proposal.renewed`)".to_owned()
            }
            "proposal.extended.later" => match proposal.and_then(|own| own.expires()) {
                Some(expires) => format!("give a term that ends after {expires}"),
                None => "it has no term, so that there is nothing to extend".to_owned(),
            },
            "proposal.accepted.exclusive" => {
                "another member of an exclusive link is accepted or closed; release the link first".to_owned()
            }
            "proposal.put_to_vote.question" => {
                format!("name a question that is open and that all its addressees are asked: {}", addressees())
            }
            "proposal.countered.reply" => {
                format!("submit a proposal with `{}` in `reply_to` first", subject.as_str())
            },
            "proposal.lapsed.expired" => match proposal.and_then(|own| own.expires()) {
                Some(expires) => format!("its term is {expires}; propose it when that is over"),
                None => "it has no term; let its proposer withdraw it".to_owned(),
            },
            _ => format!("let {} answer it (`proposal.answered`)", awaited()),
        }
    }

    /// The other points of the standing links of a kind that name the point refused.
    pub(crate) fn together(
        &self,
        kind: LinkKind,
        which: impl Fn(&PointView<'a>) -> bool,
    ) -> impl Iterator<Item = &'a crate::value::id::PointId> {
        let own = self.refusal.subject.as_str();
        let links = self.whole.links().filter(move |link| link.binds(kind, own));
        let points = links.flat_map(|link| link.points().collect::<Vec<_>>());
        points.filter(move |point| point.id().as_str() != own && which(point)).map(|point| point.id())
    }

    /// What the standing links of the point refused wait for.
    pub(crate) fn conditions(&self) -> Vec<String> {
        let own = self.refusal.subject.as_str();
        let links = self.whole.links().filter(|link| link.binds(LinkKind::Conditional, own));
        links.filter_map(|link| link.condition()).map(ToString::to_string).collect()
    }
}
