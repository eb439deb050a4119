//! A second look: a party whom a published answer does not satisfy has it looked at again, within terms. Pure.

use chrono::Duration;

use crate::error::{Checks, Message};
use crate::types::ids::{AccountId, CommentId, SecondLookId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// What came of a second look.
    SecondLookOutcome {
        /// The answer is another one now.
        Changed => "changed",
        /// It stays, and a reason says why.
        Upheld => "upheld",
    }
}

text_enum! {
    /// Which second looks a list shows.
    LookFilter {
        /// Nobody has decided, whether or not the term is over.
        Open => "open",
        /// Nobody has decided, and the term is over.
        Overdue => "overdue",
        /// Decided.
        Done => "done",
    }
}

/// An answer that a party asked to look at again; once for each comment.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::second_looks)]
pub struct SecondLook {
    pub id: SecondLookId,
    pub comment_id: CommentId,
    /// Which answer was meant: when it was published.
    pub answer_published_at: Moment,
    /// The party's words, for the drafters only; "" once they were erased.
    pub why: String,
    /// None: somebody without an account.
    pub asked_by: Option<AccountId>,
    pub asked_at: Moment,
    pub due_at: Moment,
    /// None while it is open.
    pub outcome: Option<SecondLookOutcome>,
    /// Why it was upheld, for everybody.
    pub reason: String,
    /// Decided by who gave that answer, though another drafter could have.
    pub by_first: bool,
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<Moment>,
}

impl SecondLook {
    /// "open", or the word for what came of it.
    pub fn state(&self) -> &'static str {
        state_word(self.outcome)
    }

    /// Whole days that are left, the one that has begun among them; below 0, how many days the term is over.
    pub fn days_left(&self, now: Moment) -> i64 {
        let seconds = (self.due_at - now).num_seconds();
        let whole = seconds / 86_400;
        match seconds % 86_400 {
            0 => whole,
            rest if rest > 0 => whole + 1,
            _ => whole - 1,
        }
    }
}

fn state_word(outcome: Option<SecondLookOutcome>) -> &'static str {
    outcome.map_or("open", SecondLookOutcome::as_str)
}

/// A second look as the public sees it beside the answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PublishedLook {
    /// None while it is open.
    pub outcome: Option<SecondLookOutcome>,
    /// Why it was upheld; "" otherwise.
    pub reason: String,
}

impl PublishedLook {
    /// "open", or the word for what came of it.
    pub fn state(&self) -> &'static str {
        state_word(self.outcome)
    }
}

impl From<SecondLook> for PublishedLook {
    fn from(look: SecondLook) -> Self {
        Self {
            outcome: look.outcome,
            reason: look.reason,
        }
    }
}

/// Until when a party can ask for a second look at an answer published then.
pub fn ask_until(published_at: Moment, days: i64) -> Moment {
    published_at + Duration::days(days)
}

/// Half and the whole of the term for one asked for at `now`.
pub fn terms(now: Moment, days: i64) -> (Moment, Moment) {
    let whole = Duration::days(days);
    (now + whole / 2, now + whole)
}

/// What keeps a party from asking for a second look: the key of the sentence that says so.
pub fn refusal(
    (known, dissatisfied): (bool, bool),
    until: Moment,
    now: Moment,
) -> Option<&'static str> {
    if known {
        Some("second-look-once")
    } else if !dissatisfied {
        Some("second-look-satisfied")
    } else if now > until {
        Some("second-look-too-late")
    } else {
        None
    }
}

/// Whether these words have so many characters, and are no sign over and over.
pub fn is_of_substance(words: &str, least: usize) -> bool {
    let words = words.trim();
    let letters: std::collections::BTreeSet<char> =
        words.chars().filter(|sign| sign.is_alphabetic()).collect();
    words.chars().count() >= least.max(1) && letters.len() >= 3
}

/// Notes on `field` where words are none, or fewer or more than they may be. A text of the same sign over and over says
/// nothing.
pub fn require_words(
    checks: &mut Checks,
    field: &'static str,
    words: &str,
    (least, most): (usize, usize),
) {
    let words = words.trim();
    let short = Message::new("second-look-short").with("limit", least);
    checks.require(is_of_substance(words, least), field, short);
    let long = Message::new("second-look-long").with("limit", most);
    checks.require(
        words.chars().count() <= most && !words.contains('\0'),
        field,
        long,
    );
}

/// How many second looks of a round were asked for, and what came of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct LookCounts {
    pub asked: i64,
    pub changed: i64,
    pub upheld: i64,
    pub open: i64,
}

impl LookCounts {
    /// With so many more of this outcome.
    pub fn add(&mut self, outcome: Option<SecondLookOutcome>, count: i64) {
        self.asked += count;
        *match outcome {
            Some(SecondLookOutcome::Changed) => &mut self.changed,
            Some(SecondLookOutcome::Upheld) => &mut self.upheld,
            None => &mut self.open,
        } += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, hour: u32) -> Moment {
        let day = chrono::NaiveDate::from_ymd_opt(2027, 6, day).unwrap();
        day.and_hms_opt(hour, 0, 0).unwrap()
    }

    fn look(due_at: Moment) -> SecondLook {
        SecondLook {
            id: SecondLookId(1),
            comment_id: CommentId(1),
            answer_published_at: at(1, 9),
            why: "Because.".to_owned(),
            asked_by: None,
            asked_at: at(2, 9),
            due_at,
            outcome: None,
            reason: String::new(),
            by_first: false,
            decided_by: None,
            decided_at: None,
        }
    }

    #[test]
    fn a_day_that_has_begun_is_left_until_it_is_over() {
        let look = look(at(10, 9));
        for (now, left) in [
            (at(8, 9), 2),
            (at(9, 8), 2),
            (at(9, 9), 1),
            (at(10, 8), 1),
            (at(10, 9), 0),
            (at(10, 10), -1),
            (at(12, 9), -2),
        ] {
            assert_eq!(look.days_left(now), left, "{now}");
        }
        assert_eq!(look.state(), "open");
    }

    #[test]
    fn it_is_asked_for_once_in_time_by_whom_it_does_not_satisfy() {
        let until = ask_until(at(1, 9), 14);
        assert_eq!(until, at(15, 9));
        assert_eq!(refusal((false, true), until, at(15, 9)), None);
        assert_eq!(
            refusal((false, true), until, at(15, 10)),
            Some("second-look-too-late")
        );
        assert_eq!(
            refusal((true, true), until, at(2, 9)),
            Some("second-look-once")
        );
        assert_eq!(
            refusal((false, false), until, at(2, 9)),
            Some("second-look-satisfied")
        );
        assert_eq!(terms(at(1, 9), 28), (at(15, 9), at(29, 9)));
    }

    #[test]
    fn a_reason_of_substance_is_neither_short_nor_one_sign() {
        let is_fine = |words: &str| {
            let mut checks = Checks::default();
            require_words(&mut checks, "reason", words, (20, 60));
            checks.finish().is_ok()
        };
        assert!(is_fine("The law leaves no room for that here."));
        assert!(!is_fine(""));
        assert!(!is_fine("   No.            \n\n      "));
        assert!(!is_fine(&"-".repeat(30)));
        assert!(!is_fine(&"x".repeat(61)));
    }
}
