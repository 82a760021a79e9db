//! Brackets: points with rival words, and amendments that are in conflict.

use std::fmt;

use crate::{
    state::Negotiation,
    talks::{alternative::AlternativeView, point::PointView},
    value::{gather::Gather, id::WordingId, sorted::Map},
};

/// A point whose text stands in brackets, and what stands in them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Brackets<'a> {
    /// The point.
    pub point: PointView<'a>,
    /// The alternatives that can still be chosen, in the order in which they were proposed.
    pub alternatives: Vec<AlternativeView<'a>>,
}

/// Amendments that would take the place of the same words. None is merged with another: one of
/// them is chosen, or none. Where they do not touch, `combined` works out the text with all of them (feature `diff`).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Conflict<'a> {
    /// The point.
    pub point: PointView<'a>,
    /// The words that each of them amends; none where the point had none.
    pub of: Option<&'a WordingId>,
    /// The open alternatives; two at least.
    pub alternatives: Vec<AlternativeView<'a>>,
    /// Whether the point has other words by now, so that the amendments miss their mark.
    pub is_stale: bool,
}

impl fmt::Display for Conflict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rivals: Vec<_> =
            self.alternatives.iter().map(|alternative| format!("`{}`", alternative.id())).collect();
        write!(f, "{} would each take the place of ", rivals.join(", "))?;
        match self.of {
            Some(words) => write!(f, "`{words}` in `{}`", self.point.id())?,
            None => write!(f, "nothing yet in `{}`", self.point.id())?,
        }
        if self.is_stale { f.write_str(", which has other words by now") } else { Ok(()) }
    }
}

impl Negotiation {
    /// The points whose text stands in brackets: what is undecided, and between which words. In the
    /// order in which the points were tabled.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::talks::{alternative::Proposed, point::{TextAgreed, Wording}};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// for (by, words) in [("north", "The harbour is shared."), ("south", "The harbour is divided.")] {
    ///     let wording = Wording::new(format!("words-of-{by}"), words)?;
    ///     desk.by(by).propose(Proposed::new(format!("as-{by}-wants"), "harbour", wording)?)?;
    /// }
    /// let brackets = desk.negotiation().brackets();
    /// assert_eq!(brackets[0].point.id().as_str(), "harbour");
    /// assert_eq!(brackets[0].alternatives.len(), 2);
    ///
    /// // While they are open, no text can be agreed.
    /// let error = desk.secretariat().propose(TextAgreed::new("harbour")?).unwrap_err();
    /// assert_eq!(error.code(), "point.text_agreed.clean");
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn brackets(&self) -> Vec<Brackets<'_>> {
        let bracketed = self.points().filter(PointView::is_bracketed);
        bracketed.map(|point| Brackets { point, alternatives: point.open_alternatives().collect() }).gather()
    }

    /// The amendments that are in conflict: open alternatives that would take the place of the same
    /// words, rectifications aside. They are reported and never merged.
    #[must_use]
    pub fn amendment_conflicts(&self) -> Vec<Conflict<'_>> {
        let mut all = Vec::new();
        for Brackets { point, alternatives } in self.brackets() {
            let mut groups: Map<Option<usize>, Vec<AlternativeView<'_>>> = Map::new();
            for alternative in alternatives {
                let words = alternative.amends().and_then(|id| self.state.wordings.find(id.as_str()));
                let root = self.state.root(words).map(crate::value::table::Ix::to_usize);
                groups.or_default(root).push(alternative);
            }
            let rivals = groups.into_values().filter(|rivals| rivals.len() > 1);
            all.extend(rivals.filter_map(|alternatives| {
                let first = alternatives.first()?;
                let (of, is_stale) = (first.amends(), first.is_stale());
                Some(Conflict { point, of, alternatives, is_stale })
            }));
        }
        all
    }
}
