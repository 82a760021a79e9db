//! The one vocabulary of events, for proposing and for recording.

use crate::{
    decision::Tally,
    event::fact::{ActName, Carries, Fact, Kind, Mention, Mentions, Naming, Subject, Texts},
    things::things,
    value::{id::WordingId, when::When},
};

macro_rules! events {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        /// What happened. A fact in the past tense: the same when a program proposes it and when
        /// it is recorded. On the wire `{"point":{"tabled":{..}}}`.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Event {$($(
            #[doc = concat!("See [`", stringify!($Events), "`].")]
            $Thing($Events),
        )?)*}

        crate::wire::wire_enum! { Event { $($($Thing($Events) = $name,)?)* } }

        impl Event {
            /// The kind, such as `point.tabled`.
            #[must_use]
            pub const fn kind(&self) -> &'static Kind {
                match self {
                    $($(Self::$Thing(event) => <$Events>::kind(event),)?)*
                }
            }

            /// Whether its lists are within their bounds.
            pub(crate) fn fits(&self) -> bool {
                match self {
                    $($(Self::$Thing(event) => <$Events>::fits(event),)?)*
                }
            }

            /// Whether a decision rule can decide it.
            pub(crate) fn is_decided(&self) -> bool {
                match self {
                    $($(Self::$Thing(event) => <$Events>::is_decided(event),)?)*
                }
            }

            /// The words that are meant, if it has a field for them.
            pub(crate) fn words(&self) -> Option<&WordingId> {
                match self {
                    $($(Self::$Thing(event) => <$Events>::words(event),)?)*
                }
            }

            /// The field for the words that are meant, if deciding fills them in.
            pub(crate) fn words_mut(&mut self) -> Option<&mut Option<WordingId>> {
                match self {
                    $($(Self::$Thing(event) => <$Events>::words_mut(event),)?)*
                }
            }

            /// The field for the votes, if deciding fills them in.
            pub(crate) fn tally_mut(&mut self) -> Option<&mut Option<Tally>> {
                match self {
                    $($(Self::$Thing(event) => <$Events>::tally_mut(event),)?)*
                }
            }

            /// Fills in what deciding filled in here, and what another telling of the same fact leaves out. Words, rule
            /// and electorate go with what they are about.
            pub(crate) fn complete(&self, draft: &mut Self) {
                $($(if let (Self::$Thing(event), Self::$Thing(draft)) = (self, &mut *draft) {
                    <$Events>::complete(event, draft);
                })?)*
            }

            /// Takes out the texts, but for those that say which thing is meant.
            pub(crate) fn take_out(&mut self, texts: Texts) {
                match self {
                    $($(Self::$Thing(event) => <$Events>::take_out(event, texts),)?)*
                }
            }

            /// Returns the word that says which act of its kind it is, such as `talks` of a `negotiation.phase_begun`;
            /// `None` if the kind is one act.
            #[must_use]
            pub fn choice(&self) -> Option<&'static str> {
                match self {
                    $($(Self::$Thing(event) => <$Events>::choice(event),)?)*
                }
            }

            /// What it gives an id to: what it is about first, then words.
            pub(crate) fn introduces(&self) -> [Option<Mention<'_>>; 2] {
                match self {
                    $($(Self::$Thing(event) => <$Events>::introduces(event),)?)*
                }
            }

            /// Returns what the event is about: the thing that its first id names.
            #[must_use]
            pub fn subject(&self) -> Subject {
                match self {
                    $($(Self::$Thing(event) => <$Events>::subject(event),)?)*
                }
            }

            /// Every kind of event, thing by thing.
            pub fn kinds() -> impl Iterator<Item = &'static Kind> {
                let kinds: &[&[&'static Kind]] = &[$($(<$Events>::KINDS,)?)*];
                kinds.iter().flat_map(|kinds| kinds.iter().copied())
            }
        }

        impl Mentions for Event {
            const NAMES: bool = true;

            fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
                match self {
                    $($(Self::$Thing(event) => <$Events>::name_to(event, each),)?)*
                }
            }

            fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
                match self {
                    $($(Self::$Thing(event) => <$Events>::each_date(event, each),)?)*
                }
            }

            fn erase(&mut self, texts: Texts) {
                match self {
                    $($(Self::$Thing(event) => <$Events>::erase(event, texts),)?)*
                }
            }
        }

        $($(
            impl From<$Events> for Event {
                fn from(event: $Events) -> Self {
                    Self::$Thing(event)
                }
            }

            impl Carries<$Events> for Event {
                fn carried(&self) -> Option<&$Events> {
                    if let Self::$Thing(event) = self { Some(event) } else { None }
                }
            }
        )?)*
    };
}

things!(events);

impl Event {
    /// The name of the act: its kind, and which of its acts it is.
    pub(crate) fn act(&self) -> ActName {
        ActName { kind: self.kind(), choice: self.choice() }
    }

    /// What happened in words, without what it happened to: `talks begun`, `accepted`.
    pub(crate) fn in_words(&self) -> String {
        match (self, self.choice()) {
            // "Talks begun" says what began.
            (Self::Negotiation(_), Some(phase)) => format!("{phase} begun"),
            (_, Some(choice)) => choice.replace('_', " "),
            (_, None) => self.kind().action().replace('_', " "),
        }
    }
}

impl<F: Fact> From<F> for Event
where
    Self: From<F::Events>,
{
    fn from(fact: F) -> Self {
        Self::from(F::Events::from(fact))
    }
}
