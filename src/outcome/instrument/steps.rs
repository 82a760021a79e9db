//! Which steps an instrument needs follows from its kind: one table, which every rule asks.
//!
//! The rules on signature, agreement, notice and withdrawal read a row of this table and never compare kinds. A kind that is
//! not in the table, a word of one's own among them, has the row of `other`, which is strict about nothing.

use crate::outcome::instrument::InstrumentKind;

/// Which steps an instrument of a kind needs, and which it may leave out.
///
/// The steps themselves are acts: its parties agree on the text (`instrument.agreed`), sign (`consent.signed`), are bound
/// (`consent.expressed`), and it enters into force (`instrument.entered_into_force`). Signature, effect and application are three
/// dates: those of the acts of consent, `at` of the entry into force, and [`applies_from`](super::Drafted::applies_from).
///
/// | kind | may bind | one party | agreement first | signature first | notice if silent | revocable |
/// |---|---|---|---|---|---|---|
/// | `treaty` | yes | no | yes | yes | twelve months | yes |
/// | `peace_agreement` | yes | no | yes | yes | not known | yes |
/// | `interim_agreement` | yes | no | yes | yes | not known | yes |
/// | `exchange_of_letters` | yes | no | no | no | not known | yes |
/// | `contract` | yes | no | no | no | not known | no |
/// | `collective_agreement` | yes | no | yes | no | not known | no |
/// | `side_letter` | yes | no | yes | no | not known | no |
/// | `memorandum` | yes | no | yes | no | not known | yes |
/// | `declaration` | yes | no | yes | no | not known | yes |
/// | `resolution` | yes | no | yes | no | not known | no |
/// | `unilateral_statement` | yes | yes | no | no | not known | no |
/// | `joint_statement` | no | no | no | no | none | yes |
/// | `political_commitment` | no | no | no | no | none | yes |
/// | `non_paper` | no | no | no | no | none | yes |
/// | `other` | yes | no | no | no | none | yes |
///
/// ```
/// use negotiation::outcome::instrument::{InstrumentKind, SilentNotice};
///
/// let treaty = InstrumentKind::TREATY.steps();
/// assert!(treaty.signature_first && treaty.silent_notice == SilentNotice::TwelveMonths);
/// // The members of a union ratify what nobody signed before.
/// assert!(!InstrumentKind::COLLECTIVE_AGREEMENT.steps().signature_first);
/// assert!(!InstrumentKind::JOINT_STATEMENT.steps().may_bind);
/// // Of a word that the table does not know nothing is asked.
/// assert_eq!(InstrumentKind::new("term_sheet")?.steps(), InstrumentKind::OTHER.steps());
/// # Ok::<(), negotiation::value::word::InvalidWord>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "a row of a table: each says whether one rule asks")]
pub struct Steps {
    /// Whether it may bind in law (`instrument.drafted.binding`).
    pub may_bind: bool,
    /// Whether it has one party, and no more (`instrument.drafted.unilateral`).
    pub one_party: bool,
    /// Whether its parties agree on its text, adopt it or open it for signature before one of them signs or is bound
    /// (`consent.signed.open`; articles 9 and 10). Where they need not, each signs a draft, in counterpart or by a letter of
    /// its own, and what all have signed is signed.
    pub agreement_first: bool,
    /// Whether ratification, acceptance and approval follow a signature, and accession follows none
    /// (`consent.expressed.means`; articles 14 and 15).
    pub signature_first: bool,
    /// How long before it takes effect a withdrawal is notified where the instrument binds and says nothing of it
    /// (`consent.withdrawal_notified.term` and `consent.withdrawn.notice`; article 56, paragraph 2).
    pub silent_notice: SilentNotice,
    /// Whether a party may take back its consent without notice as long as the instrument was never in force
    /// (`consent.withdrawn.notice`). Until then article 18 asks of it no more than not to defeat the object.
    pub revocable: bool,
}

/// How long a notice of withdrawal has to be where a binding instrument says nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SilentNotice {
    /// Twelve months (article 56, paragraph 2).
    TwelveMonths,
    /// The law that governs it says, and nobody recorded what: a notice of twelve months is long enough, of a shorter one
    /// nothing is shown.
    NotKnown,
    /// None is asked for.
    None,
}

/// The row of `other`: strict about nothing.
const OTHER: Steps = Steps {
    may_bind: true,
    one_party: false,
    agreement_first: false,
    signature_first: false,
    silent_notice: SilentNotice::None,
    revocable: true,
};

/// The Vienna Convention: articles 7 to 18, 24, 25, 28, 54 to 56 and 68.
const TREATY: Steps = Steps {
    agreement_first: true,
    signature_first: true,
    silent_notice: SilentNotice::TwelveMonths,
    ..OTHER
};

/// Concluded as a treaty is, and under what law is for the parties to say (article 3).
const LIKE_A_TREATY: Steps = Steps { silent_notice: SilentNotice::NotKnown, ..TREATY };

/// Agreed on as one text, and consented to as its parties like.
const TEXT_OF_ALL: Steps = Steps { signature_first: false, ..LIKE_A_TREATY };

/// It binds as soon as it is signed, part by part, and nobody takes that back: signing and closing are two dates, the acts of consent
/// and the entry into force, and what has to come about in between is the condition for the latter.
const CONTRACT: Steps = Steps { agreement_first: false, revocable: false, ..TEXT_OF_ALL };

/// Said, and no more.
const SAID: Steps = Steps { may_bind: false, ..OTHER };

/// The table.
static TABLE: &[(InstrumentKind, Steps)] = &[
    (InstrumentKind::TREATY, TREATY),
    (InstrumentKind::PEACE_AGREEMENT, LIKE_A_TREATY),
    (InstrumentKind::INTERIM_AGREEMENT, LIKE_A_TREATY),
    // Each side writes its own letter, and the last one binds both (article 13).
    (InstrumentKind::EXCHANGE_OF_LETTERS, Steps { agreement_first: false, ..TEXT_OF_ALL }),
    (InstrumentKind::CONTRACT, CONTRACT),
    // Ballots ratify what the negotiators agreed on; nobody signs before.
    (InstrumentKind::COLLECTIVE_AGREEMENT, Steps { revocable: false, ..TEXT_OF_ALL }),
    (InstrumentKind::SIDE_LETTER, Steps { revocable: false, ..TEXT_OF_ALL }),
    (InstrumentKind::MEMORANDUM, TEXT_OF_ALL),
    (InstrumentKind::DECLARATION, TEXT_OF_ALL),
    (InstrumentKind::RESOLUTION, Steps { revocable: false, ..TEXT_OF_ALL }),
    (InstrumentKind::UNILATERAL_STATEMENT, Steps { one_party: true, ..CONTRACT }),
    (InstrumentKind::JOINT_STATEMENT, SAID),
    (InstrumentKind::POLITICAL_COMMITMENT, SAID),
    (InstrumentKind::NON_PAPER, SAID),
    (InstrumentKind::OTHER, OTHER),
];

impl InstrumentKind {
    /// Returns which steps an instrument of this kind needs.
    #[must_use]
    pub fn steps(&self) -> &'static Steps {
        TABLE.iter().find(|(kind, _)| kind == self).map_or(&OTHER, |(_, steps)| steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_in_the_documentation_is_the_table() {
        let yes = |yes: bool| if yes { "yes" } else { "no" };
        let notice = |notice: SilentNotice| match notice {
            SilentNotice::TwelveMonths => "twelve months",
            SilentNotice::NotKnown => "not known",
            SilentNotice::None => "none",
        };
        let page = include_str!("steps.rs");
        for (kind, steps) in TABLE {
            let row = format!(
                "/// | `{kind}` | {} | {} | {} | {} | {} | {} |\n",
                yes(steps.may_bind),
                yes(steps.one_party),
                yes(steps.agreement_first),
                yes(steps.signature_first),
                notice(steps.silent_notice),
                yes(steps.revocable)
            );
            assert!(page.contains(&row), "{row}");
        }
        let kinds: Vec<_> = TABLE.iter().map(|(kind, _)| kind.as_str()).collect();
        let known: Vec<_> = InstrumentKind::WELL_KNOWN.iter().map(InstrumentKind::as_str).collect();
        let missing: Vec<_> = known.iter().filter(|kind| !kinds.contains(kind)).collect();
        assert!(missing.is_empty() && kinds.len() == known.len(), "without a row: {missing:?}");
    }
}
