//! Refusals that are expected.

use negotiation::prelude::*;

use super::Answer;

/// The refusal that is expected, under the rule that is expected. It is an error if the act was possible, or was
/// refused under another rule.
pub fn refused<T>(answer: Result<T, impl Into<Error>>, rule: &str) -> Answer<Refusal> {
    let Err(error) = answer else { return Err(format!("it was to be refused: {rule}").into()) };
    let error = error.into();
    match error.refusal() {
        Some(refusal) if refusal.rule().id() == rule => Ok(refusal.clone()),
        Some(_) | None => Err(error.into()),
    }
}
