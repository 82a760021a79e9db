//! Lists from strangers, bounded while they are read.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, SeqAccess, Visitor},
};

/// Reads a list of at most `MAX` members, for `#[serde(deserialize_with = "bounded::list::<_, _, 32>")]`.
/// Nothing is allocated from a length that the data claim, and a member too many is not built.
///
/// # Errors
/// What the format says of data that do not fit; "a list has at most `MAX` members".
pub(crate) fn list<'de, D, T, const MAX: usize>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_seq(Members::<T, MAX>(PhantomData))
}

struct Members<T, const MAX: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for Members<T, MAX> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of at most {MAX} members")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while list.len() < MAX {
            match members.next_element()? {
                Some(member) => list.push(member),
                None => return Ok(list),
            }
        }
        match members.next_element::<IgnoredAny>()? {
            None => Ok(list),
            Some(_) => Err(A::Error::custom(format_args!("a list has at most {MAX} members"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::de::value::{Error, SeqDeserializer};

    use super::*;

    fn three(members: std::ops::Range<u32>) -> Result<Vec<u32>, Error> {
        list::<_, _, 3>(SeqDeserializer::new(members))
    }

    #[test]
    fn a_list_is_read_up_to_its_bound_and_refused_beyond() {
        assert_eq!(three(0..0), Ok(vec![]));
        assert_eq!(three(0..3), Ok(vec![0, 1, 2]));
        assert_eq!(three(0..4).unwrap_err().to_string(), "a list has at most 3 members");
    }

    #[test]
    fn a_claimed_length_reserves_nothing() {
        struct Liar(u8);
        impl<'de> SeqAccess<'de> for Liar {
            type Error = Error;
            fn next_element_seed<S: serde::de::DeserializeSeed<'de>>(
                &mut self,
                seed: S,
            ) -> Result<Option<S::Value>, Error> {
                if self.0 == 0 {
                    return Ok(None);
                }
                self.0 -= 1;
                seed.deserialize(serde::de::value::U8Deserializer::new(self.0)).map(Some)
            }
            fn size_hint(&self) -> Option<usize> {
                Some(usize::MAX)
            }
        }
        let read = list::<_, u8, { usize::MAX }>(serde::de::value::SeqAccessDeserializer::new(Liar(2)));
        assert_eq!(read, Ok(vec![1, 0]));
    }
}
