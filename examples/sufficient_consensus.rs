//! Sufficient consensus, after the multi-party talks in Northern Ireland, 1996 to 1998:
//! `cargo run --example sufficient_consensus`.
//!
//! The rules of procedure of 29 July 1996 ask for three majorities at once: of the valid votes of the
//! election of 30 May 1996, of each of the two communities, and of the number of parties. Who sits at the
//! table and what each party weighs is history (autumn 1997, after two parties had left); the two ballots
//! are made up, to show how the rule works.

use std::{error::Error, time::Duration};

use negotiation::{
    decision::{Ballot, Base, DecisionRule, Joining, Majority, Procedure},
    prelude::*,
    talks::{
        party,
        point::{self, Areas, Wording},
        process,
        question::{self, QuestionStatus},
    },
    value::{
        role::Role,
        share::Share,
        word::{Area, PartyKind},
    },
};

/// A party, its votes on 30 May 1996, and the community that it is counted in.
type Seat = (&'static str, &'static str, u64, Option<&'static str>);

const TABLE: [Seat; 8] = [
    ("uup", "Ulster Unionist Party", 181_829, Some("unionist")),
    ("sdlp", "Social Democratic and Labour Party", 160_786, Some("nationalist")),
    ("sinn-fein", "Sinn Féin", 116_377, Some("nationalist")),
    ("alliance", "Alliance Party", 49_176, None),
    ("pup", "Progressive Unionist Party", 26_082, Some("unionist")),
    ("udp", "Ulster Democratic Party", 16_715, Some("unionist")),
    ("womens-coalition", "Northern Ireland Women's Coalition", 7_731, None),
    ("labour", "Labour Coalition", 6_425, None),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut desk = Desk::new()?;
    println!("The rule");
    print_rule(&sufficient_consensus()?, 1);
    desk.open()?;

    println!("\nWho is asked, and what each counts");
    for (id, _, votes, community) in TABLE {
        println!("  {id:<17}{votes:>8}  {}", community.unwrap_or("-"));
    }

    println!("\nFirst ballot: the paper as it stands");
    desk.put("first", "Do we adopt the paper as it stands?")?;
    for party in ["sdlp", "sinn-fein", "alliance", "womens-coalition", "labour"] {
        desk.vote("first", party, Ballot::For)?;
    }
    desk.vote("first", "uup", Ballot::Against)?;
    desk.show("first")?;
    desk.agree("first", Some("any.any.question"))?;

    println!("\nThe chair's compromise: other words, another question");
    let words =
        Wording::new(WordingId::new("north-south-2")?, Text::new("A council by agreement of both parts.")?);
    desk.propose(&Actor::Host, point::Reworded::new(desk.point.clone(), words).into())?;
    desk.put("second", "Do we adopt the paper as the chair amended it?")?;
    for party in ["uup", "sdlp", "alliance", "pup", "udp", "womens-coalition"] {
        desk.vote("second", party, Ballot::For)?;
    }
    desk.show("second")?;
    desk.agree("second", None)?;
    Ok(())
}

/// The three majorities.
fn sufficient_consensus() -> Result<DecisionRule, Box<dyn Error>> {
    let most = Majority::new(Base::Electorate, Share::HALF, true)?;
    let of_votes = DecisionRule::from(most.clone().by_weight());
    let of_each = ["unionist", "nationalist"].map(|community| {
        let community = PartyId::new(community).map_err(Box::<dyn Error>::from)?;
        Ok::<_, Box<dyn Error>>(DecisionRule::among(community, of_votes.clone())?)
    });
    let [unionist, nationalist] = of_each;
    let of_parties = DecisionRule::from(most);
    Ok(DecisionRule::all_of([of_votes.clone(), unionist?, nationalist?, of_parties])?)
}

fn print_rule(rule: &DecisionRule, depth: usize) {
    println!("{:indent$}{rule}", "", indent = 2 * depth);
    rule.parts().iter().for_each(|part| print_rule(part, depth + 1));
}

/// The record, and the clock of the secretariat.
struct Desk {
    record: Record,
    at: Instant,
    told: usize,
    point: PointId,
}

impl Desk {
    fn new() -> Result<Self, Box<dyn Error>> {
        let at = "1997-10-07T10:00:00+01:00".parse()?;
        Ok(Self { record: Record::new(), at, told: 0, point: PointId::new("north-south")? })
    }

    /// Proposes an act, and prints what it leads to beside itself. It is not to be refused.
    fn propose(&mut self, by: &Actor, event: Event) -> Result<(), Box<dyn Error>> {
        self.try_to(by, event, None, None)
    }

    /// Proposes an act, which the named rule is meant to refuse, if one is, and prints why.
    fn try_to(
        &mut self,
        by: &Actor,
        event: Event,
        rests_on: Option<QuestionId>,
        rule: Option<&str>,
    ) -> Result<(), Box<dyn Error>> {
        self.told += 1;
        self.at += Duration::from_secs(60);
        let (id, desk) = (EntryId::new(format!("e{}", self.told))?, RecorderId::new("secretariat")?);
        let draft = Draft::new(id, desk, self.at, by.clone(), event);
        let draft = match rests_on {
            Some(question) => draft.resting_on(question),
            None => draft,
        };
        match self.record.propose(draft) {
            Ok(_) if rule.is_some() => return Err("it was to be refused".into()),
            Ok(done) => {
                for entry in done.entries().filter(|entry| entry.cause().is_some()) {
                    println!("  -> {}", entry.event().kind());
                }
            }
            Err(refusal) if Some(refusal.rule().id()) == rule => {
                println!("  {}", refusal.explain(self.record.negotiation()));
            }
            Err(refusal) => return Err(refusal.into()),
        }
        Ok(())
    }

    /// The table as it was: two communities, eight parties and the chair.
    fn open(&mut self) -> Result<(), Box<dyn Error>> {
        let host = Actor::Host;
        let rules = Procedure::new(Name::new("Rules of Procedure of 29 July 1996")?)
            .with_agreeing(sufficient_consensus()?)
            .with_joining(Joining::Open);
        let talks = NegotiationId::new("multi-party-talks")?;
        let title = Name::new("Multi-party negotiations, Northern Ireland")?;
        self.propose(&host, process::Opened::new(talks, title, rules).into())?;
        let chair = PartyId::new("independent-chairmen")?;
        let name = Name::new("The Independent Chairmen")?;
        self.propose(&host, party::Added::new(chair.clone(), name, PartyKind::ORGANISATION).into())?;
        self.propose(&host, party::RoleAssigned::new(chair, Role::CHAIR).into())?;
        for community in ["unionist", "nationalist"] {
            let id = PartyId::new(community)?;
            self.propose(&host, party::Added::new(id, Name::new(community)?, PartyKind::COMMUNITY).into())?;
        }
        for (id, name, votes, community) in TABLE {
            let id = PartyId::new(id)?;
            let added = party::Added::new(id.clone(), Name::new(name)?, PartyKind::POLITICAL_PARTY);
            self.propose(&host, added.into())?;
            self.propose(&host, party::WeightSet::new(id.clone(), votes).into())?;
            if let Some(community) = community {
                let group = PartyId::new(community)?;
                self.propose(&host, party::MembershipBegun::new(id.clone(), group).into())?;
            }
            self.propose(&host, party::Joined::new(id.clone()).into())?;
            self.propose(&host, party::RoleAssigned::new(id, Role::PRINCIPAL).into())?;
        }
        let words =
            Wording::new(WordingId::new("north-south-1")?, Text::new("A council with powers of its own.")?);
        let title = Name::new("North-South institutions (Strand Two)")?;
        let tabled = point::Tabled::new(self.point.clone(), title, Areas::from(Area::GOVERNANCE));
        self.propose(&host, tabled.with_wording(words).into())
    }

    fn put(&mut self, id: &str, text: &str) -> Result<(), Box<dyn Error>> {
        let put =
            question::Put::new(QuestionId::new(id)?, Text::new(text)?).with_on(self.point.clone().into());
        let chair = Actor::Party(PartyId::new("independent-chairmen")?);
        self.propose(&chair, put.into())
    }

    fn vote(&mut self, id: &str, party: &str, ballot: Ballot) -> Result<(), Box<dyn Error>> {
        let (id, party) = (QuestionId::new(id)?, PartyId::new(party)?);
        let open = |desk: &Self| {
            let question = desk.record.negotiation().question(&id);
            question.is_some_and(|question| question.status() == QuestionStatus::Open)
        };
        if !open(self) {
            println!("  {party:<17} is asked no more: it is decided");
            return Ok(());
        }
        println!("  {party:<17} {}", if ballot == Ballot::For { "for" } else { "against" });
        let voted = question::Voted::new(id.clone(), party.clone(), ballot);
        self.propose(&Actor::Party(party), voted.into())
    }

    fn show(&self, id: &str) -> Result<(), Box<dyn Error>> {
        let id = QuestionId::new(id)?;
        let question = self.record.negotiation().question(&id).ok_or("no such question")?;
        println!("  {}:\n    {}", question.status(), question.tally().to_string().replace('\n', "\n    "));
        let missing: Vec<_> = question.still_to_vote().map(PartyId::as_str).collect();
        if !missing.is_empty() {
            println!("  whatever {} would have said", missing.join(", "));
        }
        Ok(())
    }

    fn agree(&mut self, id: &str, refused: Option<&str>) -> Result<(), Box<dyn Error>> {
        let agreed = point::TextAgreed::new(self.point.clone());
        let by = Actor::Party(PartyId::new("sdlp")?);
        self.try_to(&by, agreed.into(), Some(QuestionId::new(id)?), refused)?;
        let talks = self.record.negotiation();
        let point = talks.point(&self.point).ok_or("no such point")?;
        println!("  the point is {}", point.status());
        Ok(())
    }
}
