//! The declaration of a lifecycle.

/// Declares a status machine: its statuses, its actions, its table.
///
/// Marks after a status, any of them: `initial` (the thing may begin here), `resting` (nothing more
/// is due, a way back may exist), `last` (nothing leads out; it rests too). In a row, `new` on the
/// left is the creation, several statuses are joined by `|`, and `if` names the rule that guards
/// the row, an expression of type `&'static Rule`. Roles are any type that is `Copy`, `Debug`,
/// `Display` and `PartialEq`; an empty list entitles nobody by default.
///
/// One event may stand for several actions, and a field of it say which. Such an action has the word of that field
/// in parentheses after the word of the event: `Sealed = "closed"("sealed"), Shredded = "closed"("shredded")`. Its
/// name is `closed(sealed)`, [`choice`](crate::lifecycle::Lifecycle::choice) returns the word of the field, and
/// actions of one event share the rules on status and entitlement.
///
/// ```
/// use negotiation::{judge::rule::{RefusalKind, Rule}, lifecycle::{lint, Lifecycle}};
///
/// /// Who works at the registry.
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// pub enum Clerk { Registrar, Archivist }
///
/// impl std::fmt::Display for Clerk {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         f.write_str(match self { Self::Registrar => "registrar", Self::Archivist => "archivist" })
///     }
/// }
///
/// static FEE: Rule = Rule::procedural(RefusalKind::Unsettled, "filing.accepted.fee", "the fee must be paid");
///
/// negotiation::lifecycle! {
///     /// A filing at the registry.
///     pub lifecycle FilingLifecycle("filing") entitles Clerk;
///     /// How a filing stands.
///     pub status FilingStatus {
///         /// Handed in.
///         Received = "received" initial,
///         /// In the register.
///         Accepted = "accepted" resting,
///         /// In the archive for good.
///         Archived = "archived" last,
///     }
///     /// What happens to a filing.
///     pub action FilingAction { Received = "received", Accepted = "accepted", Archived = "archived" }
///     rows {
///         new => Received => Received: [Clerk::Registrar];
///         Received => Accepted => Accepted: [Clerk::Registrar] if &FEE;
///         Received | Accepted => Archived => Archived: [Clerk::Registrar, Clerk::Archivist];
///     }
/// }
///
/// let received = Some(FilingStatus::Received);
/// assert_eq!(FilingLifecycle::after(received, FilingAction::Accepted), Some(FilingStatus::Accepted));
/// let row = FilingLifecycle::row(received, FilingAction::Accepted).ok_or("no row")?;
/// assert_eq!(row.guard, Some(&FEE));
/// assert_eq!(FilingLifecycle::entitled_rule(FilingAction::Received).id(), "filing.received.entitled");
/// assert!(lint::<FilingLifecycle>().is_empty());
/// # Ok::<(), &str>(())
/// ```
///
/// An event that is one action is not several as well:
///
/// ```compile_fail
/// negotiation::lifecycle! {
///     lifecycle FilingLifecycle("filing") entitles &'static str;
///     status FilingStatus { Received = "received" initial, Sealed = "sealed" last }
///     action FilingAction { Closed = "closed", Sealed = "closed"("sealed") }
///     rows { Received => Closed => Sealed: []; new => Sealed => Received: []; }
/// }
/// ```
///
/// A table with a fault does not compile. Here nothing leads to `Lost`:
///
/// ```compile_fail
/// negotiation::lifecycle! {
///     lifecycle FilingLifecycle("filing") entitles &'static str;
///     status FilingStatus { Received = "received" initial last, Lost = "lost" last }
///     action FilingAction { Received = "received" }
///     rows { new => Received => Received: ["registrar"]; }
/// }
/// ```
//
// What the declaration becomes, for `lifecycle M("m") entitles R; status S {..} action A {..}`:
//
//   pub enum S { .. }   with ALL, as_str, Display, FromStr, serde as a string, is_initial, is_resting,
//                       is_final; its documentation ends with the table as written
//   pub enum A { .. }   with ALL, as_str, Display, FromStr, serde as a string
//   pub struct M;       a name for the machine, it has no value of interest
//   const _: () = {     constants of the machine, out of the way of the declaring module
//       __DECLARED      the rows as written, one for each line, with their numbers
//       __TABLE         one row for each status on the left of a line
//       __STEPS         the same in numbers, for the two below
//       __GRID          the place in __TABLE for each status (and `new`) and action
//       check(..)       stops the build at a fault
//       impl Lifecycle for M { .. }   two static rules for each action among the rest
//   };
//
// The rules that begin with `@` are parts of the expansion. serde's derive is not used: it would
// have to be told the path of serde as a text, and `$crate` cannot stand in a text.
#[macro_export]
macro_rules! lifecycle {
    (@from $status:ident new) => { ::core::option::Option::None };
    (@from $status:ident $from:ident) => { ::core::option::Option::Some($status::$from) };
    (@guard) => { ::core::option::Option::None };
    (@guard $guard:expr) => { ::core::option::Option::Some($guard) };
    (@choice) => { ::core::option::Option::None };
    (@choice $choice:literal) => { ::core::option::Option::Some($choice) };
    (@choice_or_none) => { "" };
    (@choice_or_none $choice:literal) => { $choice };
    (@mark initial) => { $crate::lifecycle::__private::INITIAL };
    (@mark resting) => { $crate::lifecycle::__private::RESTING };
    (@mark last) => { $crate::lifecycle::__private::LAST };
    (@mark $mark:ident) => {
        ::core::compile_error!(::core::concat!(
            "`", ::core::stringify!($mark), "` marks no status: the marks are `initial`, `resting`, `last`"
        ))
    };

    (@words $kind:expr; $(#[$meta:meta])* $vis:vis $name:ident {
        $($(#[$vmeta:meta])* $variant:ident = $word:literal $(($choice:literal))?,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => ::core::concat!($word $(, "(", $choice, ")")?),)+ }
            }
        }

        const _: () = $crate::lifecycle::__private::check_words(&[
            $(($word, $crate::lifecycle!(@choice_or_none $($choice)?)),)+
        ]);

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::lifecycle::InvalidTerm;
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                let known = Self::ALL.iter().copied().find(|known| known.as_str() == text);
                known.ok_or($crate::lifecycle::__private::invalid_term(
                    $kind, &[$(::core::concat!($word $(, "(", $choice, ")")?),)+]
                ))
            }
        }

        impl $crate::lifecycle::__private::serde::Serialize for $name {
            fn serialize<Z: $crate::lifecycle::__private::serde::Serializer>(
                &self, serializer: Z,
            ) -> ::core::result::Result<Z::Ok, Z::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::lifecycle::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::lifecycle::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::lifecycle::__private::decode(deserializer, $kind)
            }
        }
    };

    (
        $(#[$meta:meta])* $vis:vis lifecycle $machine:ident($name:literal) entitles $role:ty;
        $(#[$smeta:meta])* $svis:vis status $status:ident {
            $($(#[$svmeta:meta])* $svariant:ident = $sword:literal $($mark:ident)*),+ $(,)?
        }
        $(#[$ameta:meta])* $avis:vis action $action:ident {
            $($(#[$avmeta:meta])* $avariant:ident = $aword:literal $(($achoice:literal))?),+ $(,)?
        }
        rows {
            $($($from:ident)|+ => $by:ident => $to:ident : $entitled:tt $(if $guard:expr)?;)+
        }
    ) => {
        $crate::lifecycle! { @words ::core::concat!($name, " status");
            $(#[$smeta])*
            ///
            /// | from | action | to | entitled | guard |
            /// |---|---|---|---|---|
            $(#[doc = ::core::concat!(
                "| ", $("`", ::core::stringify!($from), "` ",)+
                "| `", ::core::stringify!($by), "` | `", ::core::stringify!($to), "` | `",
                ::core::stringify!($entitled), "` | ", $("`", ::core::stringify!($guard), "`",)? " |",
            )])+
            $svis $status { $($(#[$svmeta])* $svariant = $sword,)+ }
        }

        $crate::lifecycle! { @words ::core::concat!($name, " action");
            $(#[$ameta])*
            $avis $action { $($(#[$avmeta])* $avariant = $aword $(($achoice))?,)+ }
        }

        impl $status {
            const fn __marks(self) -> u8 {
                match self { $(Self::$svariant => 0 $(| $crate::lifecycle!(@mark $mark))*,)+ }
            }

            /// Whether the thing may begin in this status.
            #[must_use]
            pub const fn is_initial(self) -> bool {
                self.__marks() & $crate::lifecycle::__private::INITIAL != 0
            }

            /// Whether nothing more is due in this status; a way back may exist.
            #[must_use]
            pub const fn is_resting(self) -> bool {
                use $crate::lifecycle::__private::{LAST, RESTING};
                self.__marks() & (RESTING | LAST) != 0
            }

            /// Whether nothing leads out of this status.
            #[must_use]
            pub const fn is_final(self) -> bool {
                self.__marks() & $crate::lifecycle::__private::LAST != 0
            }
        }

        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis struct $machine;

        const _: () = {
            const fn __at(from: ::core::option::Option<$status>) -> usize {
                match from {
                    ::core::option::Option::None => 0,
                    ::core::option::Option::Some(status) => status as usize + 1,
                }
            }
            const __DECLARED: &[$crate::lifecycle::__private::Declared<$machine>] = &[$(
                $crate::lifecycle::__private::Declared {
                    from: &[$($crate::lifecycle!(@from $status $from),)+],
                    from_at: &[$(__at($crate::lifecycle!(@from $status $from)),)+],
                    action: $action::$by,
                    action_at: $action::$by as usize,
                    to: $status::$to,
                    to_at: $status::$to as usize,
                    entitled: &$entitled,
                    guard: $crate::lifecycle!(@guard $($guard)?),
                },
            )+];
            const __ROWS: usize = $crate::lifecycle::__private::count(__DECLARED);
            const __TABLE: &[$crate::lifecycle::Row<$machine>] =
                &$crate::lifecycle::__private::rows::<$machine, __ROWS>(__DECLARED);
            const __STEPS: &[$crate::lifecycle::__private::Step] =
                &$crate::lifecycle::__private::steps::<$machine, __ROWS>(__DECLARED);
            static __GRID: [[u16; $action::ALL.len()]; $status::ALL.len() + 1] =
                $crate::lifecycle::__private::grid(__STEPS);
            const _: () = $crate::lifecycle::__private::check(
                &[$($status::$svariant.__marks(),)+], $action::ALL.len(), __STEPS,
            );

            impl $crate::lifecycle::Lifecycle for $machine {
                type Status = $status;
                type Action = $action;
                type Role = $role;
                const NAME: &'static str = $name;
                const STATUSES: &'static [$status] = $status::ALL;
                const ACTIONS: &'static [$action] = $action::ALL;
                const TABLE: &'static [$crate::lifecycle::Row<Self>] = __TABLE;

                fn is_initial(status: $status) -> bool { status.is_initial() }
                fn is_resting(status: $status) -> bool { status.is_resting() }
                fn is_final(status: $status) -> bool { status.is_final() }

                fn choice(action: $action) -> ::core::option::Option<&'static str> {
                    match action { $($action::$avariant => $crate::lifecycle!(@choice $($achoice)?),)+ }
                }

                fn status_rule(action: $action) -> &'static $crate::judge::rule::Rule {
                    match action { $($action::$avariant => {
                        static RULE: $crate::judge::rule::Rule = $crate::judge::rule::Rule::procedural(
                            $crate::judge::rule::RefusalKind::NotPermitted,
                            ::core::concat!($name, ".", $aword, ".status"),
                            "the status must permit the action",
                        );
                        &RULE
                    })+ }
                }

                fn entitled_rule(action: $action) -> &'static $crate::judge::rule::Rule {
                    match action { $($action::$avariant => {
                        static RULE: $crate::judge::rule::Rule = $crate::judge::rule::Rule::procedural(
                            $crate::judge::rule::RefusalKind::NotEntitled,
                            ::core::concat!($name, ".", $aword, ".entitled"),
                            "the actor must hold a role that entitles to the act",
                        );
                        &RULE
                    })+ }
                }

                #[inline]
                fn row(
                    from: ::core::option::Option<$status>, action: $action,
                ) -> ::core::option::Option<&'static $crate::lifecycle::Row<Self>> {
                    $crate::lifecycle::__private::row(__TABLE, &__GRID, __at(from), action as usize)
                }
            }
        };
    };
}
