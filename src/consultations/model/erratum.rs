//! An Erratum: a typing error in the text of an open Round, mended while people comment on it.
//!
//! A Version is frozen, and what was handed in about it is under a content hash, so nothing that anybody wrote is ever
//! rewritten: a comment keeps the words it quotes and where they began, and knows how many errata its Passage had at that
//! moment ([`Passage::errata`]). Where those words stand now is worked out from the errata made since, each time it is
//! shown. Receipts, signatures and the audit log stay true by themselves, a comment that is written in the very moment of
//! the mending is right whichever comes first, and the Passage as it was imported can be had back from its errata.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{Passage, Round, RoundState};
use crate::db::schema::errata;
use crate::documents::{self, Mending, is_allowed, mended_html};
use crate::error::{Checks, Error, Message, Result};
use crate::types::Moment;
use crate::types::ids::{AccountId, ErratumId, PassageId, VersionId};

/// Characters of a reason.
pub const REASON_CHARACTERS: usize = 500;

/// A typing error that was mended.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = errata)]
pub struct Erratum {
    pub id: ErratumId,
    pub version_id: VersionId,
    pub passage_id: PassageId,
    /// From 1, within the passage.
    pub number: i64,
    /// Where the words stand in the passage as it was just before, in characters from 0.
    pub start: i64,
    pub old_words: String,
    pub new_words: String,
    /// Why, in the words of who did it; public.
    pub reason: String,
    /// None: by command.
    pub mended_by: Option<AccountId>,
    /// The second person, where it took two.
    pub agreed_by: Option<AccountId>,
    pub created_at: Moment,
}

impl Erratum {
    /// What it did to the text.
    pub fn mending(&self) -> Mending {
        Mending {
            start: usize::try_from(self.start).unwrap_or_default(),
            old: self.old_words.clone(),
            new: self.new_words.clone(),
        }
    }
}

/// The errata of some passages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errata(HashMap<PassageId, Vec<Erratum>>);

impl Errata {
    /// Of rows in any order.
    pub fn of(mut rows: Vec<Erratum>) -> Self {
        rows.sort_by_key(|erratum| erratum.number);
        let mut by: HashMap<PassageId, Vec<Erratum>> = HashMap::new();
        for erratum in rows {
            by.entry(erratum.passage_id).or_default().push(erratum);
        }
        Self(by)
    }

    /// Those of one passage, in the order in which they were made.
    pub fn at(&self, passage: PassageId) -> &[Erratum] {
        self.0.get(&passage).map_or(&[], Vec::as_slice)
    }

    /// What was done to a passage since it had `seen` errata.
    pub fn since(&self, passage: PassageId, seen: i64) -> Vec<Mending> {
        let of = self.at(passage).iter();
        of.filter(|erratum| erratum.number > seen)
            .map(Erratum::mending)
            .collect()
    }

    /// Where a stretch of a passage that had `seen` errata stands now, in characters.
    pub fn follow(&self, passage: PassageId, seen: i64, range: &Range<usize>) -> Range<usize> {
        documents::follow(&self.since(passage, seen), range)
    }

    /// Whether words of that stretch were mended since.
    pub fn touches(&self, passage: PassageId, seen: i64, range: &Range<usize>) -> bool {
        documents::touched_by(&self.since(passage, seen), range)
    }

    /// What a passage, which says `text` now, said when it had `seen` errata.
    pub fn text_then(&self, passage: PassageId, seen: i64, text: &str) -> String {
        documents::text_before(text, &self.since(passage, seen))
    }
}

/// What somebody wants mended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MendWish {
    pub old: String,
    pub new: String,
    /// Where the old words begin, in characters from 0; without it they must stand there once.
    pub start: Option<usize>,
    pub reason: String,
}

/// What is to be written: the words, their place, and the passage as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedMending {
    pub mending: Mending,
    pub text: String,
    pub html: String,
    pub reason: String,
}

impl MendWish {
    /// What it would do to a text, where its place is told.
    pub fn mending(&self) -> Option<Mending> {
        Some(Mending {
            start: self.start?,
            old: self.old.clone(),
            new: self.new.clone(),
        })
    }

    /// Finds the words in `passage` and checks that this is an erratum: one stretch of one passage, other words, at most
    /// `most` characters that differ, and a reason. The number printed before a heading or an item is no part of a
    /// passage's text, so it stays as it is.
    ///
    /// # Errors
    /// [`Error::Invalid`] on the fields `text` and `reason`, all that is wrong.
    pub fn check(&self, passage: &Passage, most: usize) -> Result<CheckedMending> {
        let reason = self.reason.trim().replace("\r\n", "\n").replace('\0', "");
        let mut checks = Checks::default();
        checks.require(!reason.is_empty(), "reason", "erratum-reason-missing");
        checks.require(
            reason.chars().count() <= REASON_CHARACTERS,
            "reason",
            Message::new("erratum-reason-long").with("limit", REASON_CHARACTERS),
        );
        let found = self.find(passage, most);
        checks.note("text", found.as_ref().err().cloned());
        checks.finish()?;
        let (mending, text, html) = found.map_err(|fault| Error::invalid("text", fault))?;
        Ok(CheckedMending {
            mending,
            text,
            html,
            reason,
        })
    }

    fn find(
        &self,
        passage: &Passage,
        most: usize,
    ) -> std::result::Result<(Mending, String, String), Message> {
        let (old, new) = (tidied(&self.old), tidied(&self.new));
        if old.is_empty() {
            return Err("erratum-words-missing".into());
        }
        if new.is_empty() {
            return Err("erratum-nothing-left".into());
        }
        if old == new {
            return Err("erratum-same".into());
        }
        let mending = |start| Mending {
            start,
            old: old.clone(),
            new: new.clone(),
        };
        let starts = starts(&passage.text, &old);
        let mending = match (self.start, starts.as_slice()) {
            (Some(start), all) if all.contains(&start) => mending(start),
            (None, [only]) => mending(*only),
            (None, [_, _, ..]) => {
                return Err(Message::new("erratum-several").with("count", starts.len()));
            }
            _ => return Err("erratum-not-there".into()),
        };
        if mending.size() > most {
            return Err(Message::new("erratum-large")
                .with("count", mending.size())
                .with("limit", most));
        }
        let text = mending.applied(&passage.text);
        let html = mended_html(&passage.html, &passage.text, &mending);
        match text.zip(html) {
            Some((text, html)) => Ok((mending, text, html)),
            None => Err("erratum-markup".into()),
        }
    }
}

/// Words as the texts of passages have them: composed letters, one blank between words, nothing that may not stand in a
/// document.
pub fn tidied(words: &str) -> String {
    let composed: String = words
        .nfc()
        .filter(|c| c.is_whitespace() || is_allowed(*c))
        .collect();
    let words: Vec<&str> = composed.split_whitespace().collect();
    words.join(" ")
}

/// Where these words stand in a text, in characters; places that overlap count as well.
fn starts(text: &str, words: &str) -> Vec<usize> {
    let places = text.char_indices().enumerate();
    places
        .filter(|(_, (byte, _))| {
            text.get(*byte..)
                .is_some_and(|rest| rest.starts_with(words))
        })
        .map(|(at, _)| at)
        .collect()
}

/// Whether a version that these rounds are about may be mended at `now`: while one of them takes comments. Before that the
/// text is simply imported again; after it, what was commented on is the record.
///
/// # Errors
/// The sentence that says why not.
pub fn require_mendable(rounds: &[Round], now: Moment) -> std::result::Result<(), Message> {
    if rounds.iter().any(|round| round.takes_comments(now)) {
        return Ok(());
    }
    let coming = |round: &&Round| {
        matches!(
            round.state_at(now),
            RoundState::Draft | RoundState::Scheduled | RoundState::Open
        )
    };
    Err(match (rounds.iter().find(coming), rounds.last()) {
        (Some(round), _) => Message::new("erratum-not-open").with("number", round.number),
        (None, Some(round)) => Message::new("erratum-closed").with("number", round.number),
        (None, None) => "erratum-no-round".into(),
    })
}
