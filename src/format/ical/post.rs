//! To whom invitations go, and from whom.

use std::fmt;

use crate::value::{id::PartyId, sorted::Map};

/// The address of somebody in a calendar, a URI: `mailto:desk@example.org` (CAL-ADDRESS, RFC 5545, 3.3.3).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address(String);

/// A text is not an address of a calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an address: a uri is expected, such as `mailto:desk@example.org`")]
pub struct InvalidAddress(String);

crate::value::invalid::invalid! { InvalidAddress = "invalid.address" }

impl Address {
    /// Returns the address that a URI is.
    ///
    /// ```
    /// use negotiation::format::ical::Address;
    ///
    /// assert_eq!(Address::new("mailto:desk@example.org")?.to_string(), "mailto:desk@example.org");
    /// assert!(Address::new("desk@example.org").is_err(), "it has no scheme");
    /// # Ok::<(), negotiation::format::ical::InvalidAddress>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidAddress`] if the text has no scheme, or a character that a URI writes with a per cent sign.
    pub fn new(uri: &str) -> Result<Self, InvalidAddress> {
        let begins = |scheme: &str| scheme.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        let is_of_uri = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+=%".contains(c);
        match uri.split_once(':') {
            Some((scheme, rest))
                if begins(scheme)
                    && scheme.chars().all(is_of_scheme)
                    && !rest.is_empty()
                    && rest.chars().all(is_of_uri) =>
            {
                Ok(Self(uri.to_owned()))
            }
            Some(_) | None => Err(InvalidAddress(uri.to_owned())),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Who invites, and at which addresses the parties are reached. A record holds no addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub(super) organizer: Address,
    parties: Map<PartyId, Address>,
}

impl Post {
    /// Returns the post of an organizer: who sends the invitations and receives the replies.
    #[must_use]
    pub const fn new(organizer: Address) -> Self {
        Self { organizer, parties: Map::new() }
    }

    /// Sets the address of a party. One without an address is named by its id, and is not reached.
    #[must_use]
    pub fn with_party(mut self, party: PartyId, address: Address) -> Self {
        self.parties.insert(party, address);
        self
    }

    pub(super) fn address(&self, party: &PartyId) -> String {
        self.parties
            .get(party)
            .map_or_else(|| format!("urn:x-negotiation:party:{party}"), |address| address.0.clone())
    }
}
