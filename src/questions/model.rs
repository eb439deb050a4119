//! What a Round asks beside comments on its text, and what counts as an answer. Pure: knows neither
//! database nor who answers.

use crate::error::Message;
use crate::platform::markdown;
use crate::platform::texts::{self, Language};
use crate::types::ids::{QuestionId, RoundId, SectionId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// How a Question is answered.
    QuestionKind {
        /// In words, on one line.
        Short => "short",
        /// In words.
        Long => "long",
        /// By one of its options.
        One => "one",
        /// By some of its options.
        Several => "several",
        /// By a number between two that are explained.
        Scale => "scale",
    }
}

impl QuestionKind {
    /// Whether it is answered in a person's own words. Such an answer is never shown to the public;
    /// what is chosen is counted.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Short | Self::Long)
    }
}

/// The most Questions a Round asks.
pub const MAX_QUESTIONS: usize = 100;
/// The most options of a choice.
pub const MAX_OPTIONS: usize = 50;
/// Characters of an answer in words unless the Question says otherwise.
const SHORT_CHARACTERS: i64 = 200;
const LONG_CHARACTERS: i64 = 5_000;

/// Something a Round asks.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::questions)]
pub struct Question {
    pub id: QuestionId,
    pub round_id: RoundId,
    /// From 0, within the round.
    pub position: i64,
    pub kind: QuestionKind,
    /// The question itself.
    pub title: String,
    /// Limited Markdown.
    pub help: String,
    /// Whether a Submission needs an answer to it.
    pub required: bool,
    /// Whether it asks about the party's own interests: staff see the answer beside its comments.
    pub disclosure: bool,
    /// Of the Round's Version; none: it is about the text as a whole.
    pub section_id: Option<SectionId>,
    /// Codes of the Groups it is put to, one a line; empty: everybody.
    pub group_codes: String,
    /// Of a choice, one a line.
    pub options: String,
    /// Fewest choices, or where a scale begins.
    pub minimum: Option<i64>,
    /// Most choices, most characters, or where a scale ends.
    pub maximum: Option<i64>,
    /// What the beginning of a scale means.
    pub low_label: String,
    pub high_label: String,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// What somebody says to a Question. Nothing at all is no answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerValue {
    pub words: String,
    /// Numbers of options, from 1, or one place on a scale; rising, each once.
    pub values: Vec<i64>,
}

impl AnswerValue {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.values.is_empty()
    }
}

impl Question {
    /// Whether parties of this Group are asked it.
    pub fn is_put_to(&self, group: &str) -> bool {
        self.group_codes.is_empty() || self.group_codes.lines().any(|code| code == group)
    }

    /// What can be chosen, each with its number and its text.
    pub fn choices(&self) -> Vec<(i64, String)> {
        match self.kind {
            QuestionKind::Short | QuestionKind::Long => Vec::new(),
            QuestionKind::One | QuestionKind::Several => {
                (1..).zip(self.options.lines().map(str::to_owned)).collect()
            }
            QuestionKind::Scale => {
                let (from, to) = self.ends();
                (from..=to)
                    .map(|value| (value, self.place(value)))
                    .collect()
            }
        }
    }

    /// The text of what was chosen.
    pub fn choice(&self, value: i64) -> String {
        match self.kind {
            QuestionKind::Scale => self.place(value),
            _ => usize::try_from(value - 1)
                .ok()
                .and_then(|at| self.options.lines().nth(at))
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// Where a scale begins and ends.
    fn ends(&self) -> (i64, i64) {
        (self.minimum.unwrap_or(1), self.maximum.unwrap_or(5))
    }

    /// "1 (not at all)".
    fn place(&self, value: i64) -> String {
        let (from, to) = self.ends();
        let label = match value {
            _ if value == from => &self.low_label,
            _ if value == to => &self.high_label,
            _ => "",
        };
        if label.is_empty() {
            value.to_string()
        } else {
            format!("{value} ({label})")
        }
    }

    /// Most characters of an answer in words.
    pub fn characters(&self) -> i64 {
        self.maximum.unwrap_or(match self.kind {
            QuestionKind::Short => SHORT_CHARACTERS,
            _ => LONG_CHARACTERS,
        })
    }

    /// An answer as it may be kept; nothing at all may be kept too.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence.
    pub fn check(&self, said: &AnswerValue) -> Result<AnswerValue, Message> {
        let words = said.words.replace('\0', "").replace("\r\n", "\n");
        let words = match self.kind {
            QuestionKind::Short => words.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => words.trim().to_owned(),
        };
        let mut values = said.values.clone();
        values.sort_unstable();
        values.dedup();
        if self.kind.is_open() {
            let limit = self.characters();
            if !values.is_empty() {
                return Err(Message::new("questions-answer-words-only"));
            }
            if i64::try_from(words.chars().count()).is_ok_and(|count| count > limit) {
                return Err(Message::new("questions-answer-long").with("count", limit));
            }
            if let Some(fault) = markdown::fault_of_lines(&words) {
                return Err(fault);
            }
            return Ok(AnswerValue { words, values });
        }
        if !words.is_empty() {
            return Err(Message::new("questions-answer-choices-only"));
        }
        let known = self.choices();
        if values
            .iter()
            .any(|value| !known.iter().any(|(number, _)| number == value))
        {
            return Err(Message::new("questions-answer-unknown"));
        }
        let chosen = i64::try_from(values.len()).unwrap_or(i64::MAX);
        if self.kind != QuestionKind::Several {
            return if chosen > 1 {
                Err(Message::new("questions-answer-one"))
            } else {
                Ok(AnswerValue { words, values })
            };
        }
        if let Some(most) = self.maximum.filter(|most| chosen > *most) {
            return Err(Message::new("questions-answer-many").with("count", most));
        }
        // Who does not answer chooses nothing, and may.
        if let Some(fewest) = self.minimum.filter(|fewest| chosen > 0 && chosen < *fewest) {
            return Err(Message::new("questions-answer-few").with("count", fewest));
        }
        Ok(AnswerValue { words, values })
    }

    /// An answer in words, options by their texts, each on a line of its own.
    pub fn spoken(&self, said: &AnswerValue) -> String {
        if self.kind.is_open() {
            return said.words.clone();
        }
        said.values
            .iter()
            .map(|value| self.choice(*value))
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The same for who has not the question before them: a place on a scale with the scale.
    pub fn spoken_in(&self, said: &AnswerValue, language: Language) -> String {
        match said.values.first() {
            Some(value) if self.kind == QuestionKind::Scale => {
                texts::say(language, &self.on_scale(*value))
            }
            _ => self.spoken(said),
        }
    }

    /// "2 of 5 (1: not at all, 5: very much)".
    fn on_scale(&self, value: i64) -> Message {
        let (from, to) = self.ends();
        let named = !self.low_label.is_empty() && !self.high_label.is_empty();
        let key = match (from, named) {
            (1, true) => "questions-on-scale-named",
            (1, false) => "questions-on-scale",
            (_, true) => "questions-on-scale-from-named",
            (_, false) => "questions-on-scale-from",
        };
        let number = |number: i64| number.to_string();
        let message = Message::new(key)
            .with("value", number(value))
            .with("from", number(from))
            .with("to", number(to));
        message
            .with("low", &self.low_label)
            .with("high", &self.high_label)
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
