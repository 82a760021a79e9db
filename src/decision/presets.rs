//! Procedures that the field knows, ready to use or to start from.

use super::{
    observing::Observing,
    procedure::{Joining, OnWithdrawal, Procedure, Returning},
    rule::DecisionRule,
};
use crate::value::{when::Distance, word::words};

words! {
    /// The model that a procedure was made after.
    Model, "model of a procedure" {
        /// Talks under a mediator.
        MEDIATED_PEACE_PROCESS = "mediated_peace_process",
        /// Two sides and one contract.
        BILATERAL_CONTRACT = "bilateral_contract",
        /// An employer's side and a union's side.
        COLLECTIVE_BARGAINING = "collective_bargaining",
        /// Many delegations under a chair.
        MULTILATERAL_CONFERENCE = "multilateral_conference",
        /// Talks seen from outside.
        OBSERVED = "observed",
    }
}

/// The models that have a preset, as texts.
pub(super) const MODELS: &[&str] = &[
    "mediated_peace_process",
    "bilateral_contract",
    "collective_bargaining",
    "multilateral_conference",
    "observed",
];

impl Procedure {
    /// The preset of a model; of none, or of one that has none, the strict procedure.
    pub(super) fn of_model(model: Option<&Model>) -> Self {
        match model.map(Model::as_str) {
            Some("mediated_peace_process") => Self::mediated_peace_process(),
            Some("bilateral_contract") => Self::bilateral_contract(),
            Some("collective_bargaining") => Self::collective_bargaining(),
            Some("multilateral_conference") => Self::multilateral_conference(),
            Some("observed") => Self::observed(),
            Some(_) | None => Self::default(),
        }
    }

    /// Talks under a mediator: unanimity of the principals on points, the mediator may put a text on
    /// own responsibility, nothing is agreed until everything is agreed, who left may come back.
    /// Breaches happen, so they can be recorded as observed.
    ///
    /// ```
    /// use negotiation::decision::{DecisionRule, Procedure};
    /// let rules = Procedure::mediated_peace_process();
    /// assert_eq!(rules.agreeing(), &DecisionRule::Unanimity);
    /// assert!(rules.chair_sets_basis() && rules.single_undertaking());
    /// ```
    #[must_use]
    pub fn mediated_peace_process() -> Self {
        Self::after(Model::MEDIATED_PEACE_PROCESS)
            .with_excluding(DecisionRule::Consensus)
            .with_basis(DecisionRule::Consensus)
            .with_chair_sets_basis(true)
            .with_returning(Returning::Admitted)
            .with_on_withdrawal(OnWithdrawal::Reopening)
            .with_single_undertaking(true)
            .with_observing(Observing::Allowed)
    }

    /// Two sides and one contract: both must agree to everything, and to the whole.
    #[must_use]
    pub fn bilateral_contract() -> Self {
        Self::after(Model::BILATERAL_CONTRACT)
            .with_returning(Returning::Admitted)
            .with_single_undertaking(true)
    }

    /// Collective bargaining: both sides must agree, tentative agreements wait for the whole, and a
    /// walk-out does not take back what was tentatively agreed.
    #[must_use]
    pub fn collective_bargaining() -> Self {
        Self::after(Model::COLLECTIVE_BARGAINING)
            .with_returning(Returning::Admitted)
            .with_on_withdrawal(OnWithdrawal::Kept)
            .with_single_undertaking(true)
    }

    /// A conference of many: consensus on substance, silence over 72 hours at least among its ways (as in decision 74/544 of
    /// the United Nations General Assembly), two thirds of those
    /// present and voting on exclusion and on the procedure itself, the chair may put a text on own responsibility.
    #[must_use]
    pub fn multilateral_conference() -> Self {
        Self::after(Model::MULTILATERAL_CONFERENCE)
            .with_silence(Some(Distance::THREE_DAYS))
            .with_agreeing(DecisionRule::Consensus)
            .with_excluding(DecisionRule::two_thirds())
            .with_changing(DecisionRule::two_thirds())
            .with_basis(DecisionRule::Consensus)
            .with_chair_sets_basis(true)
            .with_joining(Joining::Open)
            .with_returning(Returning::Admitted)
            .with_single_undertaking(true)
    }

    /// Talks seen from outside, by a newsroom or an archive: unanimity of the principals, acts may be
    /// recorded as observed and dated back, and nothing else is strict.
    #[must_use]
    pub fn observed() -> Self {
        Self::after(Model::OBSERVED)
            .with_silence(Some(Distance::MINUTE))
            .with_chair_sets_basis(true)
            .with_joining(Joining::Open)
            .with_returning(Returning::Admitted)
            .with_on_withdrawal(OnWithdrawal::Kept)
            .with_observing(Observing::Allowed)
            .with_backdating(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_has_its_preset() {
        for model in Model::WELL_KNOWN {
            let preset = Procedure::of_model(Some(model));
            assert_eq!(preset.model(), Some(model));
            let read: Procedure = serde_json::from_str(&format!(r#"{{"model":"{model}"}}"#)).unwrap();
            assert_eq!(read, preset);
        }
        assert_eq!(MODELS, Model::WELL_KNOWN.iter().map(Model::as_str).collect::<Vec<_>>());
        assert_eq!(Procedure::of_model(None), Procedure::default());
        let refused = serde_json::from_str::<Procedure>(r#"{"model":"bilateral"}"#).unwrap_err();
        assert!(refused.to_string().contains("unknown variant `bilateral`"), "{refused}");
    }

    #[test]
    fn beside_a_model_all_of_it_is_written() {
        let silent = Procedure::multilateral_conference().with_silence(None).with_group_positions(true);
        let json = serde_json::to_string(&silent).unwrap();
        assert!(json.contains(r#""silence":null"#) && json.contains(r#""voting":"#), "{json}");
        assert_eq!(serde_json::from_str::<Procedure>(&json).unwrap(), silent);
        let text = r#"{"model":"multilateral_conference","single_undertaking":false}"#;
        let read: Procedure = serde_json::from_str(text).unwrap();
        assert_eq!(read, Procedure::multilateral_conference().with_single_undertaking(false));
    }

    /// What a file written by hand says by the name of a model must stay what it was.
    #[test]
    fn the_presets_are_what_they_were() {
        let written = |rules: Procedure| serde_json::to_string(&rules).unwrap();
        let rules = [
            Procedure::mediated_peace_process(),
            Procedure::bilateral_contract(),
            Procedure::collective_bargaining(),
            Procedure::multilateral_conference(),
            Procedure::observed(),
        ];
        let all: Vec<String> = rules.into_iter().map(written).collect();
        assert_eq!(all.join("\n"), include_str!("../../docs/presets.jsonl").trim_end());
    }

    #[test]
    fn every_preset_is_written_and_read() {
        for rules in [
            Procedure::mediated_peace_process(),
            Procedure::bilateral_contract(),
            Procedure::collective_bargaining(),
            Procedure::multilateral_conference(),
            Procedure::observed(),
        ] {
            let json = serde_json::to_string(&rules).unwrap();
            assert_eq!(serde_json::from_str::<Procedure>(&json).unwrap(), rules, "{json}");
        }
    }

    #[test]
    fn what_is_not_said_is_strict() {
        let rules: Procedure = serde_json::from_str("{}").unwrap();
        assert_eq!(rules, Procedure::default());
        assert!(rules.withdrawn_acceptance_reopens() && !rules.backdating());
    }

    #[test]
    fn the_offset_is_text() {
        for (text, seconds) in [("+01:00", Some(3600)), ("-03:30", Some(-12600)), ("+00:19:32", Some(1172))] {
            let json = format!(r#"{{"offset":"{text}"}}"#);
            let rules: Procedure = serde_json::from_str(&json).unwrap();
            assert_eq!(Some(rules.offset().local_minus_utc()), seconds);
            assert!(serde_json::to_string(&rules).unwrap().contains(text));
        }
        for bad in ["01:00", "+1:00", "+24:00", "+01", "+01:60", "+01:00:00:00", "CET", "+0é:00"] {
            assert!(serde_json::from_str::<Procedure>(&format!(r#"{{"offset":"{bad}"}}"#)).is_err(), "{bad}");
        }
    }
}
