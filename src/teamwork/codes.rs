//! Codes with which colleagues without an account draft for their organisation.

use crate::platform::random;
use crate::types::Moment;
use crate::types::ids::{AccountId, CodeId, PartyId};

/// Groups of four characters in a code: 60 bits, so that guessing is hopeless within the rate limit.
pub const GROUPS: usize = 3;

/// The most codes of one party that work at a time.
pub const MAX_CODES: usize = 10;

/// The most people who use one code.
pub const MAX_PEOPLE: i64 = 50;

/// How many days a code may last, as the form offers them; it ends with the round at the latest.
pub const DAYS: [i64; 4] = [1, 7, 14, 30];

/// A code, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::colleague_codes)]
pub struct Code {
    pub id: CodeId,
    pub party_id: PartyId,
    /// Its last four characters.
    pub hint: String,
    pub made_by: Option<AccountId>,
    pub made_at: Moment,
    pub expires_at: Moment,
    pub withdrawn_at: Option<Moment>,
}

impl Code {
    /// Whether it lets somebody in at `now`.
    pub fn works(&self, now: Moment) -> bool {
        self.withdrawn_at.is_none() && now < self.expires_at
    }
}

/// What is stored of a code: the hash of what people mean by it, however they type it.
pub fn hash(typed: &str) -> String {
    random::token_hash(&plain(typed))
}

/// A code as it was made: capitals without dashes and spaces, look-alikes as the digits they are
/// taken for.
fn plain(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        assert_eq!(plain("0a1b-CDEF-2345"), "0A1BCDEF2345");
        assert_eq!(hash(" oaib cdef 2345 "), hash("0A1B-CDEF-2345"));
        assert_ne!(hash("0A1B-CDEF-2345"), hash("0A1B-CDEF-2346"));
        let code = random::code(GROUPS);
        assert_eq!(hash(&code.to_lowercase()), hash(&code));
    }
}
