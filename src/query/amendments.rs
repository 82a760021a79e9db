//! Amendments to the same words: which of them combine, and where they touch (feature `diff`).

use crate::{
    query::word_difference::{Edit, edits, text_of},
    state::Negotiation,
    talks::{alternative::AlternativeState, point::Wording},
    value::{
        id::{AlternativeId, WordingId},
        sorted::sort_by_key,
    },
};

/// What amendments to the same words come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Combination<'a> {
    /// They touch nowhere: the text with all of them. Nobody has agreed to it yet.
    Text(String),
    /// They touch: in each of these places two of them say different things.
    Touching(Vec<Touch<'a>>),
}

/// A place where two amendments touch: both change these words, or words next to each other, and not in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Touch<'a> {
    /// The one that begins earlier in the words that are amended.
    pub first: Option<&'a WordingId>,
    /// The other one.
    pub second: Option<&'a WordingId>,
    /// The stretch of the amended words that the two change; empty where both only add.
    pub words: &'a str,
}

impl std::fmt::Display for Touch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let named = |id: Option<&WordingId>| id.map_or_else(|| "no words".to_owned(), |id| format!("`{id}`"));
        write!(f, "{} and {} both change ", named(self.first), named(self.second))?;
        match self.words.trim() {
            "" => f.write_str("the same place"),
            words => write!(f, "`{words}`"),
        }
    }
}

/// Combines amendments to the same words, word by word (feature `diff`).
///
/// Each amendment is the whole text as it would read. What several change in the same way counts once. Two touch where
/// they change the same words, or words with nothing between them; a wording without text strikes everything out.
///
/// The order of the amendments makes no difference to the text. Time and memory are bounded as
/// [`word_difference`](super::word_difference) bounds them, for each amendment.
///
/// ```
/// use negotiation::{
///     query::{combine, Combination}, talks::point::Wording, value::{id::WordingId, text::Text},
/// };
///
/// let words = |id: &str, text: &str| Wording::new(id, text).unwrap();
/// let base = words("w", "Ships pay 5 percent within 30 days.");
/// let (lower, later) = (words("a", "Ships pay 3 percent within 30 days."), words("b", "Ships pay 5 percent within 60 days."));
/// let both = combine(Some(&base), &[Some(&lower), Some(&later)]);
/// assert_eq!(both, Combination::Text("Ships pay 3 percent within 60 days.".into()));
///
/// // Where they touch, nothing is chosen between them.
/// let higher = words("c", "Ships pay 8 percent within 30 days.");
/// let Combination::Touching(places) = combine(Some(&base), &[Some(&lower), Some(&higher)]) else { panic!() };
/// assert_eq!(places[0].to_string(), "`a` and `c` both change `5`");
/// ```
#[must_use]
pub fn combine<'a>(base: Option<&'a Wording>, amendments: &[Option<&'a Wording>]) -> Combination<'a> {
    let base = text_of(base);
    let mut all: Vec<(Edit<'a>, Option<&'a WordingId>)> = Vec::new();
    for amendment in amendments {
        let id = amendment.map(|wording| &wording.id);
        all.extend(edits(base, text_of(*amendment)).into_iter().map(|edit| (edit, id)));
    }
    sort_by_key(&mut all, |(edit, _)| (edit.at.start, edit.at.end, edit.text));
    all.dedup_by(|(one, _), (other, _)| one == other);
    let (mut text, mut from) = (String::new(), 0);
    let mut touching = Vec::new();
    let mut last: Option<&(Edit<'_>, Option<&WordingId>)> = None;
    for next in &all {
        let (edit, id) = next;
        if let Some((before, by)) = last.filter(|(before, _)| before.at.end >= edit.at.start) {
            let words = base.get(before.at.start..before.at.end.max(edit.at.end)).unwrap_or_default();
            touching.push(Touch { first: *by, second: *id, words });
        }
        text.push_str(base.get(from..edit.at.start).unwrap_or_default());
        text.push_str(edit.text);
        from = edit.at.end;
        last = last.filter(|(before, _)| before.at.end > edit.at.end).or(Some(next));
    }
    text.push_str(base.get(from..).unwrap_or_default());
    if touching.is_empty() { Combination::Text(text) } else { Combination::Touching(touching) }
}

impl Negotiation {
    /// Returns the words that a point would have with all of these alternatives, as amendments to the words that they
    /// would take the place of (feature `diff`). What became of these words since counts as one of the amendments, so
    /// one alternative alone is brought onto the current words (rebased). Returns `None` if there are none, if they are
    /// not amendments to the same words of one point, or if any of the words were erased.
    ///
    /// The text is only worked out. To put it before the parties, record `alternative.proposed` with it, or let its
    /// author record `alternative.reworded`; where they touch, its author writes the words anew.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{query::Combination, talks::{alternative::Proposed, point::Wording}};
    ///
    /// // "The harbour is shared. Its dues are 5 percent, paid in 30 days."
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let lower = Wording::new("lower", "The harbour is shared. Its dues are 3 percent, paid in 30 days.")?;
    /// let later = Wording::new("later", "The harbour is shared. Its dues are 5 percent, paid in 60 days.")?;
    /// desk.by("north").propose(Proposed::new("lower", "harbour", lower)?)?;
    /// desk.by("south").propose(Proposed::new("later", "harbour", later)?)?;
    ///
    /// let both = record.negotiation().combined(&[&AlternativeId::new("lower")?, &AlternativeId::new("later")?]);
    /// let text = "The harbour is shared. Its dues are 3 percent, paid in 60 days.";
    /// assert_eq!(both, Some(Combination::Text(text.into())));
    /// assert_eq!(record.negotiation().combined(&[]), None);
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn combined(&self, amendments: &[&AlternativeId]) -> Option<Combination<'_>> {
        let state = &self.state;
        let all = amendments.iter().map(|id| state.alternatives.by_key(id.as_str()));
        let all: Vec<&AlternativeState> = all.collect::<Option<_>>()?;
        let first = all.first()?;
        let same =
            |other: &&AlternativeState| other.point == first.point && state.same_words(other.of, first.of);
        let now = state.points.get(first.point)?.words.value();
        let words = all.iter().map(|alternative| Some(alternative.words.value()));
        let words: Vec<_> = words.chain(Some(now).filter(|now| *now != first.of)).collect();
        let words: Vec<_> = words.into_iter().map(|ix| ix.and_then(|ix| self.wording_at(ix))).collect();
        let base = first.of.and_then(|of| self.wording_at(of));
        let is_erased =
            |words: &Wording| words.text.as_ref().is_some_and(crate::value::text::Text::is_erased);
        let known =
            !words.iter().chain([&base]).flatten().any(|words| is_erased(words)) && all.iter().all(same);
        known.then(|| combine(base, &words))
    }
}
