//! What the public pages and the API show, and the rules of who may read which round.

use crate::consultations::model::{Consultation, Passage, Round, RoundAccess, Section, Version};
use crate::db::Moment;
use crate::db::ids::RoundId;

/// A round with the consultation it belongs to, as lists of rounds show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub consultation: Consultation,
    pub round: Round,
}

/// What is open, coming and past.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    /// Soonest to close first.
    pub open: Vec<Listed>,
    /// Soonest to open first.
    pub coming: Vec<Listed>,
    /// Latest closed first, one page of them.
    pub past: Vec<Listed>,
    /// Where the next page of past rounds begins, if there is one.
    pub older: Option<PastKey>,
}

/// Place in the list of past rounds: closing time and id of the last one shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastKey {
    pub closes_at: Moment,
    pub round: i64,
}

impl std::fmt::Display for PastKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}-{}",
            self.closes_at.and_utc().timestamp_micros(),
            self.round
        )
    }
}

impl std::str::FromStr for PastKey {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (at, round) = text.rsplit_once('-').ok_or(())?;
        let micros = at.parse().map_err(|_| ())?;
        Ok(Self {
            closes_at: chrono::DateTime::from_timestamp_micros(micros)
                .ok_or(())?
                .naive_utc(),
            round: round.parse().map_err(|_| ())?,
        })
    }
}

/// What an actor is to one consultation, as far as reading goes.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// Works on the consultation or runs the installation.
    pub staff: bool,
    /// Rounds this actor, or an organisation of theirs, was invited to.
    pub invited: Vec<RoundId>,
}

impl Reader {
    /// Whether this reader may know that `round` is held: everybody once it is announced.
    pub fn may_know(&self, round: &Round) -> bool {
        self.staff || round.is_public()
    }

    /// Whether this reader may read its text and what is published about it: of a round by
    /// invitation only staff and those invited.
    pub fn may_read(&self, round: &Round) -> bool {
        self.staff
            || round.is_public()
                && (round.access == RoundAccess::Open || self.invited.contains(&round.id))
    }
}

/// A consultation with what this reader may see of it.
#[derive(Debug, Clone)]
pub struct Procedure {
    pub consultation: Consultation,
    pub rounds: Vec<Round>,
    /// Those whose text this reader may read.
    pub readable: Vec<RoundId>,
    pub versions: Vec<Version>,
}

impl Procedure {
    /// The version a round is about.
    pub fn version_of(&self, round: &Round) -> Option<&Version> {
        self.versions
            .iter()
            .find(|version| version.id == round.version_id)
    }
}

/// The draft text of a round.
#[derive(Debug, Clone)]
pub struct DraftText {
    pub consultation: Consultation,
    pub round: Round,
    pub version: Version,
    pub sections: Vec<Section>,
    pub passages: Vec<Passage>,
}

/// The moment after `now` at which the clock alone changes what is shown of `rounds`.
pub fn next_change<'a>(rounds: impl Iterator<Item = &'a Round>, now: Moment) -> Option<Moment> {
    rounds
        .flat_map(|round| [round.opens_at, round.closes_at])
        .filter(|at| *at > now)
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_survives_the_address() {
        let key = PastKey {
            closes_at: chrono::DateTime::from_timestamp_micros(1_811_000_000_123_456)
                .unwrap()
                .naive_utc(),
            round: 42,
        };
        assert_eq!(key.to_string().parse(), Ok(key));
        assert_eq!("nonsense".parse::<PastKey>(), Err(()));
        assert_eq!("9999999999999999999-1".parse::<PastKey>(), Err(()));
    }
}
