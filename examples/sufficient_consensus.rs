//! Sufficient consensus, after the multi-party talks in Northern Ireland, 1996 to 1998:
//! `cargo run --example sufficient_consensus`.
//!
//! The rules of procedure of 29 July 1996 ask for three majorities at once: of the valid votes of the
//! election of 30 May 1996, of each of the two communities, and of the number of parties. Who sits at the
//! table and what each party weighs is history (autumn 1997, after two parties had left); the two ballots
//! are made up, to show how the rule works.

mod common;

use std::process::ExitCode;

use common::{Answer, Page, join, refused};
use negotiation::{
    decision::{Ballot, Base, DecisionRule, Joining, Majority, Procedure},
    prelude::*,
    talks::{
        party,
        point::{self, Wording},
        process,
        question::{self, QuestionStatus},
    },
    value::{
        IntoValue,
        role::Role,
        share::Share,
        word::{Area, PartyKind},
    },
};

/// A party, its votes on 30 May 1996, and the community that it is counted in.
type Seat = (&'static str, &'static str, u64, Option<&'static str>);

const SEATS: [Seat; 8] = [
    ("uup", "Ulster Unionist Party", 181_829, Some("unionist")),
    ("sdlp", "Social Democratic and Labour Party", 160_786, Some("nationalist")),
    ("sinn-fein", "Sinn Féin", 116_377, Some("nationalist")),
    ("alliance", "Alliance Party", 49_176, None),
    ("pup", "Progressive Unionist Party", 26_082, Some("unionist")),
    ("udp", "Ulster Democratic Party", 16_715, Some("unionist")),
    ("womens-coalition", "Northern Ireland Women's Coalition", 7_731, None),
    ("labour", "Labour Coalition", 6_425, None),
];

fn main() -> ExitCode {
    common::run("sufficient_consensus", |page| {
        page.head("The rule");
        print_rule(page, &sufficient_consensus()?, 1);
        let mut record = Record::new();
        let desk = Desk::of(&mut record, "secretariat", "1997-10-07T10:00:00+01:00")?;
        let mut table = Table { page, desk, point: PointId::new("north-south")? };
        table.open()?;

        table.page.head("Who is asked, and what each counts");
        for (id, _, votes, community) in SEATS {
            writeln!(table.page, "  {id:<17}{votes:>8}  {}", community.unwrap_or("-"));
        }

        table.page.head("First ballot: the paper as it stands");
        table.put("first", "Do we adopt the paper as it stands?")?;
        for party in ["sdlp", "sinn-fein", "alliance", "womens-coalition", "labour"] {
            table.vote("first", party, Ballot::For)?;
        }
        table.vote("first", "uup", Ballot::Against)?;
        table.show("first")?;
        let refusal = refused(table.agree("first")?, "any.any.question")?;
        writeln!(table.page, "  {}", refusal.explain(table.desk.negotiation()));
        table.show_point()?;

        table.page.head("The chair's compromise: other words, another question");
        let words = Wording::new("north-south-2", "A council by agreement of both parts.")?;
        table.propose(Actor::Secretariat, point::Reworded::new(&table.point, words)?)?;
        table.put("second", "Do we adopt the paper as the chair amended it?")?;
        for party in ["uup", "sdlp", "alliance", "pup", "udp", "womens-coalition"] {
            table.vote("second", party, Ballot::For)?;
        }
        table.show("second")?;
        table.agree("second")??;
        table.show_point()
    })
}

/// The three majorities.
fn sufficient_consensus() -> Answer<DecisionRule> {
    let most = Majority::new(Base::Electorate, Share::HALF, true)?;
    let of_votes = DecisionRule::from(most.clone().by_weight());
    let of_each =
        |community| -> Answer<_> { Ok(DecisionRule::among(PartyId::new(community)?, of_votes.clone())?) };
    let (unionist, nationalist) = (of_each("unionist")?, of_each("nationalist")?);
    Ok(DecisionRule::all_of([of_votes.clone(), unionist, nationalist, DecisionRule::from(most)])?)
}

fn print_rule(page: &mut Page, rule: &DecisionRule, depth: usize) {
    writeln!(page, "{:indent$}{rule}", "", indent = 2 * depth);
    rule.parts().iter().for_each(|part| print_rule(page, part, depth + 1));
}

/// The table: the desk of the secretariat, and the page on which it is told.
struct Table<'a> {
    page: &'a mut Page,
    desk: Desk<'a>,
    point: PointId,
}

impl Table<'_> {
    /// Proposes an act, and prints what follows from it.
    fn propose(&mut self, by: impl IntoValue<Actor>, event: impl Into<Event>) -> Answer {
        let recorded = self.desk.by(by).propose(event)?;
        for entry in recorded.entries().filter(|entry| entry.cause().is_some()) {
            writeln!(self.page, "  -> {}", entry.event().kind());
        }
        Ok(())
    }

    /// The table as it was: two communities, eight parties and the chair.
    fn open(&mut self) -> Answer {
        let rules = Procedure::new(Name::new("Rules of Procedure of 29 July 1996")?)
            .with_agreeing(sufficient_consensus()?)
            .with_joining(Joining::Open);
        let title = "Multi-party negotiations, Northern Ireland";
        self.propose(Actor::Secretariat, process::Opened::new("multi-party-talks", title, rules)?)?;
        let chair = PartyId::new("independent-chairmen")?;
        let added = party::Added::new(&chair, "The Independent Chairmen", PartyKind::ORGANISATION)?;
        self.propose(Actor::Secretariat, added)?;
        self.propose(Actor::Secretariat, party::RoleAssigned::new(&chair, Role::CHAIR)?)?;
        for community in ["unionist", "nationalist"] {
            let added = party::Added::new(community, community, PartyKind::COMMUNITY)?;
            self.propose(Actor::Secretariat, added)?;
        }
        for (id, name, votes, community) in SEATS {
            let added = party::Added::new(id, name, PartyKind::POLITICAL_PARTY)?;
            self.propose(Actor::Secretariat, added)?;
            self.propose(Actor::Secretariat, party::WeightSet::new(id, votes)?)?;
            if let Some(community) = community {
                self.propose(Actor::Secretariat, party::MembershipBegun::new(id, community)?)?;
            }
            self.propose(Actor::Secretariat, party::Joined::new(id)?)?;
            self.propose(Actor::Secretariat, party::RoleAssigned::new(id, Role::PRINCIPAL)?)?;
        }
        let words = Wording::new("north-south-1", "A council with powers of its own.")?;
        let title = "North-South institutions (Strand Two)";
        let tabled = point::Tabled::new(&self.point, title, Area::GOVERNANCE)?;
        self.propose(Actor::Secretariat, tabled.with_wording(words))
    }

    fn put(&mut self, id: &str, text: &str) -> Answer {
        let put = question::Put::new(id, text)?.with_on(self.point.clone().into());
        self.propose("independent-chairmen", put)
    }

    fn vote(&mut self, id: &str, party: &str, ballot: Ballot) -> Answer {
        let question = self.desk.negotiation().question(&QuestionId::new(id)?);
        if question.is_none_or(|question| question.status() != QuestionStatus::Open) {
            writeln!(self.page, "  {party:<17} is asked no more: it is decided");
            return Ok(());
        }
        writeln!(self.page, "  {party:<17} {}", if ballot == Ballot::For { "for" } else { "against" });
        self.propose(party, question::Voted::new(id, party, ballot)?)
    }

    fn show(&mut self, id: &str) -> Answer {
        let id = QuestionId::new(id)?;
        let question = self.desk.negotiation().question(&id).ok_or("no such question")?;
        let tally = question.tally().to_string().replace('\n', "\n    ");
        writeln!(self.page, "  {}:\n    {tally}", question.status());
        let missing = join(question.still_to_vote(), ", ");
        if !missing.is_empty() {
            writeln!(self.page, "  whatever {missing} would have said");
        }
        Ok(())
    }

    /// Says that the point is agreed, resting on a question.
    fn agree(&mut self, id: &str) -> Answer<Result<Recorded, Error>> {
        let draft = self.desk.by("sdlp").draft(point::TextAgreed::new(&self.point)?)?;
        Ok(self.desk.propose(draft.resting_on(QuestionId::new(id)?)))
    }

    fn show_point(&mut self) -> Answer {
        let point = self.desk.negotiation().point(&self.point).ok_or("no such point")?;
        writeln!(self.page, "  the point is {}", point.status());
        Ok(())
    }
}
