//! Explaining a refusal: the tally, and what would make the act possible.

pub(crate) mod every;
pub(crate) mod facts;
pub(crate) mod families;
mod help;
mod ways;

use std::{fmt, sync::Arc};

use self::facts::commas;
pub(crate) use self::help::Help;
use crate::{
    decision::{DecisionRule, Outcome},
    event::Subject,
    judge::Refusal,
    state::Negotiation,
    things::things,
    value::gather::Gather,
};

/// A refusal in words: the rule, the tally where agreement is lacking, and help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    refusal: Refusal,
    tally: Option<Outcome>,
    help: String,
}

impl Explanation {
    /// How the positions add up, where agreement is lacking.
    #[must_use]
    pub const fn tally(&self) -> Option<&Outcome> {
        self.tally.as_ref()
    }

    /// What would make the act possible.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }
}

/// What happened, with the tally where agreement is lacking; the rule; the way out.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.refusal.headline())?;
        if let Some(tally) = &self.tally {
            write!(f, ": {}", Counted(tally))?;
        }
        let rule = self.refusal.rule();
        write!(f, "\n  rule: {} [{rule}]\n  help: {}", rule.sentence(), self.help)
    }
}

/// What the decision rule needs and what there is: in one line, the parts of a combination one below the other.
struct Counted<'a>(&'a Outcome);

impl fmt::Display for Counted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = self.0.reason();
        let (rule, how, abstained) = match reason.rule() {
            DecisionRule::Unanimity => ("unanimity", "for", reason.abstained()),
            // Who abstains lets it pass.
            DecisionRule::Consensus => ("consensus", "for or abstain", &[][..]),
            DecisionRule::Majority(_)
            | DecisionRule::AtLeast(_)
            | DecisionRule::NoBlockingMinority(_)
            | DecisionRule::CastingVote(_)
            | DecisionRule::Declared
            | DecisionRule::Quorum(_)
            | DecisionRule::Veto(_)
            | DecisionRule::Among(_)
            | DecisionRule::AllOf(_)
            | DecisionRule::AnyOf(_) => {
                return f.write_str(&self.0.to_string().trim_end().replace('\n', "\n  "));
            }
        };
        let (needed, reached) = (reason.needed(), reason.reached());
        let are = if reached == 1 { "is" } else { "are" };
        write!(f, "{rule} needs {needed} of {needed}, {reached} {are} {how}")?;
        let who = [("missing", reason.missing()), ("against", reason.against()), ("abstained", abstained)];
        let who = who.into_iter().filter(|(_, ids)| !ids.is_empty());
        let who: Vec<_> = who.map(|(what, ids)| format!("{what} {}", commas(ids.iter()))).gather();
        if who.is_empty() { Ok(()) } else { write!(f, " ({})", who.join("; ")) }
    }
}

impl Refusal {
    /// Works out the tally and what would make the act possible, on the negotiation that refused.
    ///
    /// It may tell anything that the record holds, and so is for eyes that may see all of it. What a party may be told
    /// that proposed the draft, [`View::explain`](crate::record::View::explain) says.
    ///
    /// ```
    /// # use negotiation::{prelude::*, talks::point, testing};
    /// # let mut record = testing::ports();
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let agreed = desk.secretariat().draft(point::TextAgreed::new("harbour")?)?;
    /// let refusal = record.propose(agreed).unwrap_err();
    ///
    /// let explanation = refusal.explain(record.negotiation());
    /// assert!(explanation.tally().is_some());
    /// assert!(explanation.help().contains("position.taken"));
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, negotiation: &Negotiation) -> Explanation {
        let closings = self.behind.as_ref().map_or(&[][..], |behind| &behind.closings);
        if closings.is_empty() {
            return self.explained(negotiation);
        }
        let mut then = negotiation.what_if();
        let mut closings = closings.iter();
        // Where the negotiation went on since, it says how things stand now.
        if closings.all(|closing| then.apply_shared(Arc::clone(closing)).is_ok()) {
            self.explained(&then)
        } else {
            self.explained(negotiation)
        }
    }

    fn explained(&self, negotiation: &Negotiation) -> Explanation {
        let tally =
            self.behind.as_ref().and_then(|behind| behind.tally.clone()).or_else(|| tally(self, negotiation));
        let decide = tally.as_ref().map_or(0, |tally| tally.reason().tally().heads.total());
        // What one alone decided was enough by the rule, and is refused all the same.
        let carried = || tally.as_ref().is_some_and(|tally| tally.verdict().is_carried());
        if decide == 1 && (negotiation.has_nobody_to_agree_with(1, || 0) || carried()) {
            let on_table = matches!(self.subject, Subject::Point(_) | Subject::Alternative(_));
            let first = if negotiation.state.principals.len() < 2 {
                "let another principal take its seat first"
            } else if on_table {
                "let another party come to its table first, by `track.revised`"
            } else if self.subject.instrument().is_some() {
                "let another party be bound first, by `consent.expressed`"
            } else {
                "let another party have a say in it first"
            };
            let help = format!("{first}; one alone decides, and has nobody to agree with");
            return Explanation { refusal: self.clone(), tally: None, help };
        }
        let help = Help { refusal: self, talks: negotiation, tally: tally.as_ref() }.text();
        Explanation { refusal: self.clone(), tally, help }
    }
}

/// What the events of a thing say of a refusal, where the general words do not do.
pub(crate) trait Explained {
    /// Returns how the thing stands; `None` if it has no status, or is not there.
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String>;

    /// Returns the help where the status does not permit the act, if the thing knows more than its lifecycle.
    fn help_with_status(_help: &Help<'_>) -> Option<String> {
        None
    }

    /// Names whose own act it is.
    fn itself(help: &Help<'_>) -> String {
        help.subject()
            .party()
            .map_or_else(|| "the party itself".to_owned(), |id| format!("party `{id}` itself"))
    }

    /// Returns how the positions or votes add up, if the rule counts them. The other rules count the actors.
    fn tally(_refusal: &Refusal, _talks: &Negotiation) -> Option<Outcome> {
        None
    }
}

macro_rules! explaining {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        impl Help<'_> {
            /// How the thing stands that the refusal is about.
            pub(crate) fn status(&self) -> Option<String> {
                match self.subject().thing()? {
                    $($($name => <$Events as Explained>::status_of(self.talks, self.subject()),)?)*
                    _ => None,
                }
            }

            /// What the thing itself knows of a status that does not permit the act.
            fn help_of_thing(&self) -> Option<String> {
                match self.kind().thing() {
                    $($($name => <$Events as Explained>::help_with_status(self),)?)*
                    _ => None,
                }
            }

            /// Names whose own act it is.
            fn itself(&self) -> String {
                match self.kind().thing() {
                    $($($name => <$Events as Explained>::itself(self),)?)*
                    _ => "the party itself".to_owned(),
                }
            }
        }

        /// How the positions or votes add up, under the rules that count them.
        fn tally(refusal: &Refusal, talks: &Negotiation) -> Option<Outcome> {
            let ways = [$($(<$Events as Explained>::tally,)?)*];
            ways.into_iter().find_map(|tally| tally(refusal, talks))
        }
    };
}

things!(explaining);
