//! What a finder finds, of which kind, and why.

use crate::types::text_enum;

text_enum! {
    /// Personal data that is looked for.
    PersonalKind {
        Bsn => "bsn",
        Iban => "iban",
        Email => "email",
        Telephone => "telephone",
        Document => "document",
        Big => "big",
        Kvk => "kvk",
        Plate => "plate",
        Address => "address",
        Name => "name",
    }
}

text_enum! {
    /// Why something looks like personal data.
    Reason {
        /// Nine digits that pass the test of a citizen service number.
        ElevenTest => "eleven-test",
        /// An account number whose check digits are right, of the length its country has.
        CheckDigits => "check-digits",
        /// The words before it say so.
        Called => "called",
        /// It is written as these are.
        Form => "form",
        /// An address of mail with words in the place of signs.
        Disguised => "disguised",
        /// A postcode, and a house number with it.
        Postcode => "postcode",
        /// A street, and a house number with it.
        Street => "street",
        /// A title before it, or words that say who somebody is.
        Title => "title",
        /// It stands under a text as a signature does.
        Signature => "signature",
        /// Somebody who takes part is called so.
        Participant => "participant",
    }
}

impl Reason {
    /// Whether the number passes a test that few others pass.
    pub fn is_tested(self) -> bool {
        matches!(self, Self::ElevenTest | Self::CheckDigits)
    }
}

/// A place that looks like personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub kind: PersonalKind,
    /// The first character, from 0. What is not seen, as a soft hyphen, counts.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
    pub reason: Reason,
}

/// What a finder hands over: signs from `start` up to `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub kind: PersonalKind,
    pub start: usize,
    pub end: usize,
    pub reason: Reason,
}

impl Candidate {
    /// Of two that overlap the one with the lower rank stays, then the longer one.
    pub(super) fn rank(&self) -> (u8, usize) {
        let rank = match self.kind {
            _ if self.reason.is_tested() && self.kind == PersonalKind::Iban => 0,
            PersonalKind::Email => 1,
            _ if self.reason == Reason::Called => 2,
            PersonalKind::Bsn => 3,
            PersonalKind::Address => 4,
            PersonalKind::Telephone => 5,
            PersonalKind::Name => 7,
            _ => 6,
        };
        (rank, usize::MAX - (self.end - self.start))
    }
}
