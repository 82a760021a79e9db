//! Rules of procedure: what a negotiation runs under. Recorded when it is opened.

use chrono::{FixedOffset, Offset as _, Utc};

use super::{
    observing::Observing,
    presets::{MODELS, Model},
    rule::DecisionRule,
    voting::Casting,
};
use crate::{
    value::{text::Name, when::Distance},
    wire::{Reader, Tape, Wire, Wrong},
};

/// Who may join. Read by `party.joined.admitted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Joining {
    /// Whoever wishes to.
    Open,
    /// Who was invited.
    ByInvitation,
}

crate::wire::wire_words! { Joining {
    Open = "open",
    ByInvitation = "by_invitation",
} }

/// Whether a party that left may come back. Read by `party.returned.admitted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Returning {
    /// When it wishes to.
    Admitted,
    /// When it is invited again.
    ByInvitation,
}

crate::wire::wire_words! { Returning {
    Admitted = "admitted",
    ByInvitation = "by_invitation",
} }

/// What becomes of the positions of a principal that leaves. Read when one withdraws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OnWithdrawal {
    /// They count on as they are.
    Kept,
    /// They no longer count; what was agreed stands.
    Lapsed,
    /// They no longer count, and agreed points that no longer satisfy the rule reopen.
    Reopening,
}

crate::wire::wire_words! { OnWithdrawal {
    Kept = "kept",
    Lapsed = "lapsed",
    Reopening = "reopening",
} }

/// What a gate that failed leads to. Read by the consequences of
/// [`gate::Failed`](crate::outcome::gate::Failed).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OnFailedGate {
    /// To nothing by itself.
    #[default]
    Stands,
    /// The instrument is rejected.
    Rejects,
    /// The instrument is taken up again, and so is a negotiation that was concluded.
    Reopens,
}

crate::wire::wire_words! { OnFailedGate {
    Stands = "stands",
    Rejects = "rejects",
    Reopens = "reopens",
} }

/// The rules of procedure (terms of reference) of a negotiation.
///
/// What is not said is strict: unanimity for everything, by invitation, governed acts only, nothing
/// dated back, UTC. These defaults are part of the format and do not change.
///
/// ```
/// use negotiation::decision::{DecisionRule, Procedure};
/// use negotiation::value::text::Name;
///
/// let rules = Procedure::new(Name::new("Rules of the working group")?)
///     .with_agreeing(DecisionRule::Consensus)
///     .with_single_undertaking(true);
/// assert_eq!(rules.agreeing(), &DecisionRule::Consensus);
/// assert_eq!(rules.changing(), &DecisionRule::Unanimity);
/// # Ok::<(), negotiation::value::text::InvalidText>(())
/// ```
///
/// A setting that does not exist is refused when read:
///
/// ```
/// # use negotiation::decision::Procedure;
/// assert!(serde_json::from_str::<Procedure>(r#"{"single_undertakings": true}"#).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate yes or no of the procedure")]
pub struct Procedure {
    name: Option<Name>,
    model: Option<Model>,
    agreeing: DecisionRule,
    excluding: DecisionRule,
    changing: DecisionRule,
    basis: DecisionRule,
    chair_sets_basis: bool,
    joining: Joining,
    returning: Returning,
    on_withdrawal: OnWithdrawal,
    withdrawn_acceptance_reopens: bool,
    single_undertaking: bool,
    group_positions: bool,
    silence: Option<Distance>,
    voting: Casting,
    leavers_drop_out: bool,
    on_failed_gate: OnFailedGate,
    observing: Observing,
    backdating: bool,
    offset: FixedOffset,
}

/// An offset from UTC that is not written `+01:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an offset from utc: it is written as in `+01:00`, and is less than a day")]
pub struct InvalidOffset(());

impl Default for Procedure {
    fn default() -> Self {
        Self {
            name: None,
            model: None,
            agreeing: DecisionRule::Unanimity,
            excluding: DecisionRule::Unanimity,
            changing: DecisionRule::Unanimity,
            basis: DecisionRule::Unanimity,
            chair_sets_basis: false,
            joining: Joining::ByInvitation,
            returning: Returning::ByInvitation,
            on_withdrawal: OnWithdrawal::Lapsed,
            withdrawn_acceptance_reopens: true,
            single_undertaking: false,
            group_positions: false,
            silence: None,
            voting: Casting::default(),
            leavers_drop_out: false,
            on_failed_gate: OnFailedGate::Stands,
            observing: Observing::Forbidden,
            backdating: false,
            offset: Utc.fix(),
        }
    }
}

impl Procedure {
    /// The strict procedure under a name; see the type for what it sets.
    #[must_use]
    pub fn new(name: Name) -> Self {
        Self { name: Some(name), ..Self::default() }
    }

    /// The strict procedure, made after a model.
    pub(super) fn after(model: Model) -> Self {
        Self { model: Some(model), ..Self::default() }
    }

    pub(super) fn erase_name(&mut self, texts: crate::event::fact::Texts) {
        crate::event::fact::Mentions::erase(&mut self.name, texts);
    }

    /// The same under another name.
    #[must_use]
    pub fn with_name(mut self, name: Name) -> Self {
        self.name = Some(name);
        self
    }

    /// Its name, if it was given one.
    #[must_use]
    pub const fn name(&self) -> Option<&Name> {
        self.name.as_ref()
    }

    /// The model that it was made after. In what is read it stands for every setting that is left out; what is written leaves none
    /// out beside it.
    #[must_use]
    pub const fn model(&self) -> Option<&Model> {
        self.model.as_ref()
    }
}

/// The settings: a getter and a `with_..` for each.
macro_rules! settings {
    (
        by reference { $($(#[$rdoc:meta])* $rule:ident / $with_rule:ident: $Rule:ty,)* }
        by value { $($(#[$doc:meta])* $field:ident / $with:ident: $Type:ty,)* }
    ) => {
        impl Procedure {
            $($(#[$rdoc])*
            #[must_use]
            pub const fn $rule(&self) -> &$Rule {
                &self.$rule
            }

            #[doc = concat!("The same with another [`", stringify!($rule), "`](Self::", stringify!($rule), ").")]
            #[must_use]
            pub fn $with_rule(mut self, value: $Rule) -> Self {
                self.$rule = value;
                self
            })*

            $($(#[$doc])*
            #[must_use]
            pub const fn $field(&self) -> $Type {
                self.$field
            }

            #[doc = concat!("The same with another [`", stringify!($field), "`](Self::", stringify!($field), ").")]
            #[must_use]
            pub const fn $with(mut self, value: $Type) -> Self {
                self.$field = value;
                self
            })*
        }
    };
}

settings! {
    by reference {
        /// How points and texts are agreed. Read by `point.agreed_in_principle.agreement` and
        /// `point.text_agreed.agreement`.
        agreeing / with_agreeing: DecisionRule,
        /// How a party is suspended or excluded, the one concerned not counted. Read by
        /// `party.suspended.decided` and `party.excluded.decided`. Since that changes who decides, the rule for
        /// changing the procedure has to be satisfied too, the one concerned counted.
        excluding / with_excluding: DecisionRule,
        /// How the procedure is changed, and whatever else touches others. Read by
        /// `negotiation.procedure_changed.decided` and `any.any.alone`.
        changing / with_changing: DecisionRule,
        /// How a text is taken as basis. Read by `version.taken_as_basis.agreement`.
        basis / with_basis: DecisionRule,
        /// Whose acts may be recorded as observed. Read by `entry.mode.allowed`.
        observing / with_observing: Observing,
    }
    by value {
        /// Whether the chair or mediator may put a text as basis on own responsibility. Read by
        /// `version.taken_as_basis.agreement`.
        chair_sets_basis / with_chair_sets_basis: bool,
        /// Who may join. Read by `party.joined.admitted`.
        joining / with_joining: Joining,
        /// Whether who left may come back. Read by `party.returned.admitted`.
        returning / with_returning: Returning,
        /// What becomes of the positions of a principal that leaves. Read when one withdraws.
        on_withdrawal / with_on_withdrawal: OnWithdrawal,
        /// Whether an agreed point that is not closed reopens when a principal withdraws its acceptance, or when a point that an
        /// acceptance waited for reopens or is dropped. Read when a position is taken, and with those.
        withdrawn_acceptance_reopens / with_withdrawn_acceptance_reopens: bool,
        /// Whether nothing is agreed until everything is agreed. Read by `point.closed.undertaking`.
        single_undertaking / with_single_undertaking: bool,
        /// Whether the position of a group on a point or an alternative counts for those of its members
        /// that have none of their own. Where several groups of a member say different things, none
        /// counts for it. Read wherever positions are counted.
        group_positions / with_group_positions: bool,
        /// How long a question has to be open at least if who is silent until its term is to be for it, as under the
        /// silence procedures of international organisations; left out, silence is never agreement. Read by
        /// `question.put.tacit` and `question.carried.chair_finding`.
        silence / with_silence: Option<Distance>,
        /// How votes on questions are cast. A question that asks for an act is voted on openly, and one that is put to silence
        /// says so itself. What a question says comes first. Read by `question.put.rule`, `question.voted.final`,
        /// `question.voted.secret`, `question.carried.rule` and `question.failed.rule`.
        voting / with_voting: Casting,
        /// Whether members that leave while a ballot is open drop out of it, and it is counted over those who are left, as in
        /// a body that counts its members at the vote; if not, who was asked when it was put stays in the electorate. Who says only
        /// when it is over that it had left has not. What a question says comes first. Read when votes are counted.
        leavers_drop_out / with_leavers_drop_out: bool,
        /// What a failed gate leads to. Nothing, if left out.
        on_failed_gate / with_on_failed_gate: OnFailedGate,
        /// Whether a governed act may have occurred before it is recorded. Read by
        /// `entry.occurred.backdated`.
        backdating / with_backdating: bool,
        /// The offset from UTC at which bare dates of the record are read.
        offset / with_offset: FixedOffset,
    }
}

impl Wire for Procedure {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        const NAMES: &[&str] = &[
            "name",
            "model",
            "agreeing",
            "excluding",
            "changing",
            "basis",
            "chair_sets_basis",
            "joining",
            "returning",
            "on_withdrawal",
            "withdrawn_acceptance_reopens",
            "single_undertaking",
            "group_positions",
            "silence",
            "voting",
            "leavers_drop_out",
            "on_failed_gate",
            "observing",
            "backdating",
            "offset",
        ];
        let mut slots = [0; NAMES.len()];
        let mut fields = from.fields(NAMES, &mut slots)?;
        let (name, model): (_, Option<Model>) =
            (fields.optional()?, fields.next().filter(|model| !model.is_null()).map(read_model).transpose()?);
        // What is left out is as the model has it, and without one as strict as it can be.
        let Self {
            name: _,
            model: _,
            agreeing,
            excluding,
            changing,
            basis,
            chair_sets_basis,
            joining,
            returning,
            on_withdrawal,
            withdrawn_acceptance_reopens,
            single_undertaking,
            group_positions,
            voting,
            leavers_drop_out,
            on_failed_gate,
            silence,
            observing,
            backdating,
            offset,
        } = Self::of_model(model.as_ref());
        Ok(Self {
            name,
            model,
            agreeing: fields.or(agreeing)?,
            excluding: fields.or(excluding)?,
            changing: fields.or(changing)?,
            basis: fields.or(basis)?,
            chair_sets_basis: fields.or(chair_sets_basis)?,
            joining: fields.or(joining)?,
            returning: fields.or(returning)?,
            on_withdrawal: fields.or(on_withdrawal)?,
            withdrawn_acceptance_reopens: fields.or(withdrawn_acceptance_reopens)?,
            single_undertaking: fields.or(single_undertaking)?,
            group_positions: fields.or(group_positions)?,
            silence: match fields.next() {
                None => silence,
                Some(given) if given.is_null() => None,
                Some(given) => Some(Wire::read(given)?),
            },
            voting: fields.or(voting)?,
            leavers_drop_out: fields.or(leavers_drop_out)?,
            on_failed_gate: fields.or(on_failed_gate)?,
            observing: fields.or(observing)?,
            backdating: fields.or(backdating)?,
            offset: fields.next().map_or(Ok(offset), read_offset)?,
        })
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        let Self {
            name,
            model,
            agreeing,
            excluding,
            changing,
            basis,
            chair_sets_basis,
            joining,
            returning,
            on_withdrawal,
            withdrawn_acceptance_reopens,
            single_undertaking,
            group_positions,
            silence,
            voting,
            leavers_drop_out,
            on_failed_gate,
            observing,
            backdating,
            offset,
        } = self;
        // Beside a model all of it is written: what a model stands for is for those who write by hand.
        let all = model.is_some();
        let mut map = to.map();
        map.optional("name", name.as_ref());
        map.optional("model", model.as_ref());
        map.field("agreeing", agreeing);
        map.field("excluding", excluding);
        map.field("changing", changing);
        map.field("basis", basis);
        map.field("chair_sets_basis", chair_sets_basis);
        map.field("joining", joining);
        map.field("returning", returning);
        map.field("on_withdrawal", on_withdrawal);
        map.field("withdrawn_acceptance_reopens", withdrawn_acceptance_reopens);
        map.field("single_undertaking", single_undertaking);
        if all || group_positions != &false {
            map.field("group_positions", group_positions);
        }
        match silence {
            Some(silence) => map.field("silence", silence),
            None if all => map.key("silence").text_or_null(None),
            None => {}
        }
        if all || voting != &Casting::default() {
            map.field("voting", voting);
        }
        if all || leavers_drop_out != &false {
            map.field("leavers_drop_out", leavers_drop_out);
        }
        if all || on_failed_gate != &OnFailedGate::Stands {
            map.field("on_failed_gate", on_failed_gate);
        }
        map.field("observing", observing);
        map.field("backdating", backdating);
        map.key("offset").made(offset.to_string());
        map.end();
    }
}

crate::wire::wire_serde! { Procedure }

fn read_model(from: Reader<'_>) -> Result<Model, Wrong> {
    let at = from.word(MODELS)?;
    Model::WELL_KNOWN.get(at).cloned().ok_or_else(|| from.unlike(&"a model of a procedure"))
}

pub(crate) fn read_offset(from: Reader<'_>) -> Result<FixedOffset, Wrong> {
    let text = from.text("an offset from utc such as `+01:00`")?;
    offset_of(text).ok_or_else(|| from.wrong(&InvalidOffset(())))
}

/// Hours and minutes, and seconds where an old local time had them.
fn offset_of(text: &str) -> Option<FixedOffset> {
    let (east, digits) = match text.strip_prefix('-') {
        Some(digits) => (false, digits),
        None => (true, text.strip_prefix('+')?),
    };
    let mut parts = digits.split(':').map(|part| {
        let two_digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if two_digits { part.parse::<i32>().ok() } else { None }
    });
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    if parts.next().is_some() || hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    let all = hours * 3600 + minutes * 60 + seconds;
    FixedOffset::east_opt(if east { all } else { -all })
}

crate::value::invalid::invalid! { InvalidOffset = "invalid.offset" }
