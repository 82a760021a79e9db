//! The form of a type on the wire, written beside its declaration. A field or a variant that is left out does not compile.

/// The form of a struct: its fields in the order on the wire, each with how it is there.
///
/// | form | read | written |
/// |---|---|---|
/// | `required` | must be there | always |
/// | `optional` | left out or null: `None` | if there is one |
/// | `or(value)` | left out: the value | unless it is the value |
/// | `list(MAX)` | at most `MAX`; left out: empty | unless empty |
/// | `whole_list(MAX)` | at most `MAX`, must be there | always |
///
/// A text before the colon is the name on the wire, where it is another than that of the field. With `checked`, the method of that
/// name has the last word on what was read.
macro_rules! wire_struct {
    ($Type:ident { $($field:ident $($name:literal)?: $how:ident $(($arg:expr))?),+ $(,)? } $($checked:ident)?) => {
        impl crate::wire::Wire for $Type {
            fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
                const NAMES: &[&str] = &[$(crate::wire::wire_struct!(@name $field $($name)?)),+];
                let mut slots = [0; NAMES.len()];
                let mut fields = from.fields(NAMES, &mut slots)?;
                let read = Self { $($field: fields.$how($($arg)?)?),+ };
                crate::wire::wire_struct!(@end from read $($checked)?)
            }

            fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
                let Self { $($field),+ } = self;
                let mut map = to.map();
                $(crate::wire::wire_struct!(
                    @write map crate::wire::wire_struct!(@name $field $($name)?), $field, $how $(($arg))?
                );)+
                map.end();
            }
        }

        crate::wire::wire_serde! { $Type }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@end $from:ident $read:ident) => { Ok($read) };
    (@end $from:ident $read:ident $checked:ident) => { $read.$checked().map_err(|why| $from.wrong(&why)) };
    (@write $map:ident $name:expr, $field:ident, required) => { $map.field($name, $field) };
    (@write $map:ident $name:expr, $field:ident, optional) => { $map.optional($name, $field.as_ref()) };
    (@write $map:ident $name:expr, $field:ident, or($absent:expr)) => { $map.or($name, $field, &$absent) };
    (@write $map:ident $name:expr, $field:ident, list($max:expr)) => { $map.list($name, $field) };
    (@write $map:ident $name:expr, $field:ident, whole_list($max:expr)) => { $map.whole_list($name, $field) };
}
pub(crate) use wire_struct;

/// The form of an enum: each variant with its name. What belongs to one is a value, or a list of at most so many: `Parties[256]`.
macro_rules! wire_enum {
    ($Type:ident { $($Variant:ident $(($Inner:ty))? $([$max:expr])? = $name:literal),+ $(,)? }) => {
        impl crate::wire::Wire for $Type {
            fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
                #[allow(clippy::enum_variant_names, reason = "they are those of the type")]
                enum At { $($Variant),+ }
                const AT: &[At] = &[$(At::$Variant),+];
                let variant = from.variant(&[$(crate::wire::wire_enum!(@form $name $(($Inner))? $([$max])?)),+])?;
                match AT.get(variant.at) {
                    $(Some(At::$Variant) => crate::wire::wire_enum!(@read variant $Variant $(($Inner))? $([$max])?),)+
                    None => Err(variant.refused(&variant.name)),
                }
            }

            fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
                match self {
                    $(crate::wire::wire_enum!(@pattern inner $Variant $(($Inner))? $([$max])?) =>
                        crate::wire::wire_enum!(@write to inner $name $(($Inner))? $([$max])?),)+
                }
            }
        }

        crate::wire::wire_serde! { $Type }
    };
    (@form $name:literal) => { crate::wire::Form($name, false) };
    (@form $name:literal $($content:tt)+) => { crate::wire::Form($name, true) };
    (@read $from:ident $Variant:ident) => { Ok(Self::$Variant) };
    (@read $from:ident $Variant:ident($Inner:ty)) => {
        match <$Inner as crate::wire::Wire>::read($from.content) {
            Ok(inner) => Ok(Self::$Variant(inner)),
            Err(wrong) => Err(wrong),
        }
    };
    (@read $from:ident $Variant:ident[$max:expr]) => { $from.content.list($max).map(Self::$Variant) };
    (@pattern $inner:ident $Variant:ident) => { Self::$Variant };
    (@pattern $inner:ident $Variant:ident($Inner:ty)) => { Self::$Variant($inner) };
    (@pattern $inner:ident $Variant:ident[$max:expr]) => { Self::$Variant($inner) };
    (@write $to:ident $inner:ident $name:literal) => { $to.text($name) };
    (@write $to:ident $inner:ident $name:literal($Inner:ty)) => { $to.variant($name, $inner) };
    (@write $to:ident $inner:ident $name:literal[$max:expr]) => { $to.variant_list($name, $inner) };
}
pub(crate) use wire_enum;

/// The form of an enum that is a word: each variant with its word.
macro_rules! wire_words {
    ($Type:ident { $($Variant:ident = $name:literal),+ $(,)? }) => {
        impl crate::wire::Wire for $Type {
            const IS_TEXT: bool = true;

            fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
                #[allow(clippy::enum_variant_names, reason = "they are those of the type")]
                enum At { $($Variant),+ }
                const AT: &[At] = &[$(At::$Variant),+];
                match AT.get(from.word(&[$($name),+])?) {
                    $(Some(At::$Variant) => Ok(Self::$Variant),)+
                    None => Err(from.unlike(&"a word")),
                }
            }

            fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
                to.text(match self {
                    $(Self::$Variant => $name,)+
                });
            }
        }

        crate::wire::wire_serde! { $Type }
    };
}
pub(crate) use wire_words;

/// The traits of serde for types on the wire.
macro_rules! wire_serde {
    ($($Type:ty),+) => {$(
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::wire::encode(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::wire::decode(deserializer)
            }
        }
    )+};
}
pub(crate) use wire_serde;
