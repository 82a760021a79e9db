//! Declaring facts: each event is declared once.
//!
//! The macro `facts!` takes the events of one thing, each with its fields, and makes of them: a payload
//! type for each with a constructor for what is required and `with_..` for what is optional, the
//! enum over them with its wire names, and the constant [`Kind`](crate::event::fact::Kind) of each. What a fact
//! mentions, and which dates it carries, is collected from the types of its fields.

mod parts;

pub(crate) use parts::{about, common, default_if_nothing_is_required, given, held, mark, new, stake};

/// Declares the facts of one thing.
///
/// - The head names the enum, the thing on the wire, and after `about` the field that says which thing each fact is
///   about (`nothing`, if there is none); the fields in its braces stand in every fact, and come first.
/// - Of a fact, fields above `;` are required and are the arguments of `new` and `from_parts`, in their order; fields below are
///   optional (`Option`) or lists (`Vec`, at most [`MAX_LIST`](crate::event::fact::MAX_LIST) members), and are given with `with_..`.
/// - A fact that is large stands `in Box` in the enum, so that the others are not as large as it.
/// - A fact bears marks in brackets, in this order; the first is never left out:
///
/// | mark | what it says |
/// |---|---|
/// | `changes(stake)` | what it changes for others than those who act: nothing, seats, count, voice, terms, course |
/// | `introduces(field, ..)` | the fields that give an id to something new |
/// | `beside(Role, ..)` | who is entitled to it, if it moves no status |
/// | `asks(status)` | the status is asked all the same |
/// | `decided(jointly)` | a decision rule decides it |
/// | `decided(jointly, question)` | the same, and it may rest on a question |
/// | `chooses(field: Type)` | the field says which of several acts it is; a correction may not turn one into another |
/// | `chooses(field: Type, decided Word)` | the same, and a decision rule decides only the one with this word |
/// | `words(field about other)` | the optional field for the words that are meant; deciding fills it in |
/// | `tally(field)` | the optional field for the votes; deciding fills it in |
/// | `filled(field, .. about other)` | what else deciding fills in; with `about` if it belongs to the value of another field |
/// | `known_by(field)` | the text that identifies the thing; it stays when the texts are erased |
macro_rules! facts {
    (
        $(#[$edoc:meta])*
        pub enum $Events:ident($thing:literal) about $subject:ident $common:tt
        facts {$(
            $(#[doc = $doc:literal])*
            $Fact:ident = $wire:literal $(in $Box:ident)? $([$($mark:tt)*])? { $($field:tt)* }
        )*}
    ) => {
        $(crate::event::declare::fact! {
            $Events($thing) $Fact($wire) [$($($mark)*)?] [$($doc)*] $common { $($field)* } $subject
        })*

        $(#[$edoc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $Events {$(
            #[doc = concat!("See [`", stringify!($Fact), "`].")]
            $Fact(crate::event::declare::held!($Fact $($Box)?)),
        )*}

        crate::wire::wire_enum! {
            $Events { $($Fact(crate::event::declare::held!($Fact $($Box)?)) = $wire),* }
        }

        impl $Events {
            /// Every kind of event of this thing.
            pub const KINDS: &'static [&'static crate::event::fact::Kind] =
                &[$(<$Fact as crate::event::fact::Fact>::KIND,)*];

            /// The kind of this event.
            #[must_use]
            pub const fn kind(&self) -> &'static crate::event::fact::Kind {
                match self {
                    $(Self::$Fact(_) => <$Fact as crate::event::fact::Fact>::KIND,)*
                }
            }

            /// Returns the event, if it is one of this thing.
            #[must_use]
            pub fn of(event: &impl crate::event::fact::Carries<Self>) -> Option<&Self> {
                event.carried()
            }

            /// Whether its lists are within their bounds.
            pub(crate) fn fits(&self) -> bool {
                match self {
                    $(Self::$Fact(fact) => fact.fits(),)*
                }
            }

            /// The words that are meant, if it has a field for them.
            pub(crate) fn words(&self) -> Option<&crate::value::id::WordingId> {
                match self {
                    $(Self::$Fact(fact) => fact.words(),)*
                }
            }

            /// Fills in what deciding filled in here, and what another telling of the same fact leaves out.
            #[allow(irrefutable_let_patterns, reason = "some things have one fact")]
            pub(crate) fn complete(&self, draft: &mut Self) {
                $(if let (Self::$Fact(fact), Self::$Fact(draft)) = (self, &mut *draft) {
                    fact.complete(draft);
                })*
            }

            /// The field for the words that are meant, if deciding fills them in.
            pub(crate) fn words_mut(&mut self) -> Option<&mut Option<crate::value::id::WordingId>> {
                match self {
                    $(Self::$Fact(fact) => fact.words_mut(),)*
                }
            }

            /// The field for the votes, if deciding fills them in.
            pub(crate) fn tally_mut(&mut self) -> Option<&mut Option<crate::decision::Tally>> {
                match self {
                    $(Self::$Fact(fact) => fact.tally_mut(),)*
                }
            }

            /// Takes out the texts, but for those that say which thing is meant.
            pub(crate) fn take_out(&mut self, texts: crate::event::fact::Texts) {
                match self {
                    $(Self::$Fact(fact) => fact.take_out(texts),)*
                }
            }

            /// Whether a decision rule can decide it.
            pub(crate) fn is_decided(&self) -> bool {
                match self {
                    $(Self::$Fact(fact) => fact.is_decided(),)*
                }
            }

            /// Returns the word that says which act of its kind it is.
            pub(crate) fn choice(&self) -> Option<&'static str> {
                match self {
                    $(Self::$Fact(fact) => fact.choice(),)*
                }
            }

            /// What it gives an id to: what it is about first, then words.
            pub(crate) fn introduces(&self) -> [Option<crate::event::fact::Mention<'_>>; 2] {
                match self {
                    $(Self::$Fact(fact) => fact.introduces(),)*
                }
            }
        }

        impl crate::event::fact::Carries<$Events> for $Events {
            fn carried(&self) -> Option<&$Events> {
                Some(self)
            }
        }

        crate::event::declare::common! { $Events { $($Fact)* } $common }
        crate::event::declare::about! { $Events $subject }

        impl crate::event::fact::Mentions for $Events {
            const NAMES: bool = true;

            fn name_to<'a>(&'a self, each: &mut dyn crate::event::fact::Naming<'a>) {
                match self {
                    $(Self::$Fact(fact) => fact.name_to(each),)*
                }
            }

            fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a crate::value::when::When)) {
                match self {
                    $(Self::$Fact(fact) => fact.each_date(each),)*
                }
            }

            fn erase(&mut self, texts: crate::event::fact::Texts) {
                match self {
                    $(Self::$Fact(fact) => fact.erase(texts),)*
                }
            }
        }
    };
}
pub(crate) use facts;

/// One fact of [`facts`]: its payload, and what the payload knows of itself.
macro_rules! fact {
    (
        $Events:ident($thing:literal) $Fact:ident($wire:literal)
        [
            changes($stake:ident)
            $(introduces($($new:ident),+))?
            $(beside($($role:ident),+))?
            $(asks($asked:ident))?
            $(decided($how:ident $(, $rests:ident)?))?
            $(chooses($choice:ident: $Choice:ident $(, decided $Decided:ident)?))?
            $(words($words:ident about $whose:ident))?
            $(tally($tally:ident))?
            $(filled($($filled:ident),+ $(about $theirs:ident)?))?
            $(known_by($known:ident))?
        ]
        [$($doc:literal)*]
        { $($(#[$cdoc:meta])* $com:ident: $Com:ty,)* }
        {
            $($(#[$rdoc:meta])* $req:ident: $Req:ty,)*
            $(; $($(#[$odoc:meta])* $opt:ident / $with:ident: $Opt:ident<$Inner:ty>,)*)?
        }
        $subject:ident
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $Fact {
            $($(#[$cdoc])* pub $com: $Com,)*
            $($(#[$rdoc])* pub $req: $Req,)*
            $($($(#[$odoc])*
                pub $opt: $Opt<$Inner>,)*)?
        }

        impl crate::wire::Wire for $Fact {
            #[allow(unused_mut, unused_variables, reason = "some facts have no fields")]
            fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
                const NAMES: &[&str] =
                    &[$(stringify!($com),)* $(stringify!($req),)* $($(stringify!($opt),)*)?];
                let mut slots = [0; NAMES.len()];
                let mut fields = from.fields(NAMES, &mut slots)?;
                Ok(Self {
                    $($com: fields.required()?,)*
                    $($req: fields.required()?,)*
                    $($($opt: crate::event::fact::Optional::read(fields.next())?,)*)?
                })
            }

            #[allow(unused_mut, reason = "some facts have no fields")]
            fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
                let mut map = to.map();
                $(map.field(stringify!($com), &self.$com);)*
                $(map.field(stringify!($req), &self.$req);)*
                $($(crate::event::fact::Optional::write(&self.$opt, stringify!($opt), &mut map);)*)?
                map.end();
            }
        }

        crate::wire::wire_serde! { $Fact }

        impl $Fact {
            crate::event::declare::new! { $Fact; $($com: $Com,)* $($req: $Req,)* }

            /// Makes a fact of parts that are of their types already; the rest is absent.
            #[must_use]
            pub const fn from_parts($($com: $Com,)* $($req: $Req),*) -> Self {
                Self {
                    $($com,)*
                    $($req,)*
                    $($($opt: <$Opt<$Inner> as crate::event::fact::Optional>::ABSENT,)*)?
                }
            }

            /// Returns the fact, if the event is one of this kind.
            #[must_use]
            pub fn of(event: &impl crate::event::fact::Carries<$Events>) -> Option<&Self> {
                if let Some($Events::$Fact(fact)) = event.carried() { Some(fact) } else { None }
            }

            /// The words that are meant, if it has a field for them.
            pub(crate) fn words(&self) -> Option<&crate::value::id::WordingId> {
                [$(self.$words.as_ref(),)?].into_iter().next().flatten()
            }

            /// The field for the words that are meant, if deciding fills them in.
            pub(crate) fn words_mut(&mut self) -> Option<&mut Option<crate::value::id::WordingId>> {
                [$(&mut self.$words,)?].into_iter().next()
            }

            /// The field for the votes, if deciding fills them in.
            pub(crate) fn tally_mut(&mut self) -> Option<&mut Option<crate::decision::Tally>> {
                [$(&mut self.$tally,)?].into_iter().next()
            }

            /// Fills in what deciding filled in here, and what another telling of it leaves out.
            pub(crate) fn complete(&self, draft: &mut Self) {
                let _ = &draft;
                $(if self.$whose == draft.$whose {
                    crate::event::fact::Filled::fill(&mut draft.$words, &self.$words);
                })?
                $(crate::event::fact::Filled::fill(&mut draft.$tally, &self.$tally);)?
                $(if true $(&& self.$theirs == draft.$theirs)? {
                    $(crate::event::fact::Filled::fill(&mut draft.$filled, &self.$filled);)+
                })?
            }

            /// Takes out the texts, but for the one that says which thing is meant.
            pub(crate) fn take_out(&mut self, texts: crate::event::fact::Texts) {
                $(let kept = self.$known.clone();)?
                crate::event::fact::Mentions::erase(self, texts);
                $(self.$known = kept;)?
            }

            /// The fields that give an id to something new.
            const NEW: &'static [&'static str] = &[$($(stringify!($new)),+)?];

            /// Whether its lists are within their bounds.
            fn fits(&self) -> bool {
                true $($(&& crate::event::fact::Optional::fits(&self.$opt))*)?
            }

            /// Whether a decision rule can decide it.
            fn is_decided(&self) -> bool {
                crate::event::fact::is_any(&[$(crate::event::declare::mark!($how: jointly))?])
                    $($(&& matches!(self.$choice, $Choice::$Decided { .. }))?)?
            }

            /// The word that says which act of its kind it is.
            fn choice(&self) -> Option<&'static str> {
                let words: &[&'static str] = &[$(crate::event::fact::Choice::word(&self.$choice))?];
                words.first().copied()
            }

            fn introduces(&self) -> [Option<crate::event::fact::Mention<'_>>; 2] {
                let mut new = [$($(crate::event::fact::Introduces::introduced(&self.$new),)+)?].into_iter();
                [new.next().flatten(), new.next().flatten()]
            }

            $($($(#[$odoc])*
                #[must_use]
                pub fn $with(mut self, value: crate::event::declare::given!($Opt, $Inner)) -> Self {
                    self.$opt = crate::event::fact::Optional::given(value);
                    self
                })*)?
        }

        crate::event::declare::default_if_nothing_is_required! { $Fact; $($com)* $($req)* }

        impl crate::event::fact::Fact for $Fact {
            type Events = $Events;
            const KIND: &'static crate::event::fact::Kind = {
                static KIND: crate::event::fact::Kind = crate::event::fact::Kind::declare(
                    [concat!($thing, ".", $wire), $thing, $wire],
                    [
                        concat!($thing, ".", $wire, ".known"), concat!($thing, ".", $wire, ".free"),
                        concat!($thing, ".", $wire, ".status"), concat!($thing, ".", $wire, ".entitled"),
                    ],
                    &[$($doc),*],
                    crate::event::fact::Marks {
                        stake: crate::event::declare::stake!($stake),
                        introduces: $Fact::NEW,
                        begins: crate::event::fact::begins($Fact::NEW, stringify!($subject)),
                        beside: &[$($(crate::value::role::Entitled::$role),+)?],
                        from_status: crate::event::fact::is_any(&[$(crate::event::declare::mark!($asked: status))?]),
                        names: <$Fact as crate::event::fact::Mentions>::NAMES,
                        fields: &[
                            $(crate::event::fact::Field::required(stringify!($com), stringify!($Com)),)*
                            $(crate::event::fact::Field::required(stringify!($req), stringify!($Req)),)*
                            $($(crate::event::fact::Field::optional(
                                stringify!($opt), concat!(stringify!($Opt), "<", stringify!($Inner), ">"),
                            ),)*)?
                        ],
                        optional: &[$($(stringify!($opt)),*)?],
                        choice: crate::event::fact::the_one(
                            &[$((stringify!($choice), <$Choice as crate::event::fact::Choice>::WORDS))?],
                        ),
                        by_question: crate::event::fact::is_any(&[$($(crate::event::declare::mark!($rests: question))?)?]),
                        words: crate::event::fact::is_any(&[$(stringify!($words))?]),
                        tally: crate::event::fact::is_any(&[$(stringify!($tally))?]),
                        filled: crate::event::fact::is_any(&[$($(stringify!($filled)),+)?]),
                        lists: false $($(|| <$Opt<$Inner> as crate::event::fact::Optional>::LIST)*)?,
                    },
                );
                &KIND
            };
        }

        impl From<$Fact> for $Events {
            fn from(fact: $Fact) -> Self {
                Self::$Fact(fact.into())
            }
        }

        impl crate::event::fact::Mentions for $Fact {
            const NAMES: bool = false
                $(|| (<$Com as crate::event::fact::Mentions>::NAMES && !crate::event::fact::is_one_of(stringify!($com), Self::NEW)))*
                $(|| (<$Req as crate::event::fact::Mentions>::NAMES && !crate::event::fact::is_one_of(stringify!($req), Self::NEW)))*
                $($(|| (<$Opt<$Inner> as crate::event::fact::Mentions>::NAMES && !crate::event::fact::is_one_of(stringify!($opt), Self::NEW)))*)?;

            fn name_to<'a>(&'a self, each: &mut dyn crate::event::fact::Naming<'a>) {
                let _ = &each;
                $(crate::event::fact::Mentions::name_to(&self.$com, each);)*
                $(crate::event::fact::Mentions::name_to(&self.$req, each);)*
                $($(crate::event::fact::Mentions::name_to(&self.$opt, each);)*)?
            }

            fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a crate::value::when::When)) {
                let _ = &each;
                $(crate::event::fact::Mentions::each_date(&self.$com, each);)*
                $(crate::event::fact::Mentions::each_date(&self.$req, each);)*
                $($(crate::event::fact::Mentions::each_date(&self.$opt, each);)*)?
            }

            fn erase(&mut self, texts: crate::event::fact::Texts) {
                let _ = texts;
                $(crate::event::fact::Mentions::erase(&mut self.$com, texts);)*
                $(crate::event::fact::Mentions::erase(&mut self.$req, texts);)*
                $($(crate::event::fact::Mentions::erase(&mut self.$opt, texts);)*)?
            }
        }
    };
    ($Events:ident($thing:literal) $Fact:ident $($other:tt)*) => {
        compile_error!(concat!(
            "the fact `", stringify!($Fact), "` does not read: marks are, in this order, changes, introduces, beside, asks, decided, \
             chooses, words, tally, filled, known_by; required fields are `name: Type,`, and below `;` optional ones \
             are `name / with_name: Option<Type>,`"
        ));
    };
}
pub(crate) use fact;
