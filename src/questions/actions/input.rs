//! A Question as it is typed, and whether it can be asked.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::markdown;
use crate::questions::model::{MAX_OPTIONS, Question, QuestionKind};
use crate::questions::store::NewQuestion;
use crate::types::ids::SectionId;

const TITLE_CHARACTERS: usize = 500;
const HELP_CHARACTERS: usize = 2_000;
const OPTION_CHARACTERS: usize = 300;
const ANSWER_CHARACTERS: i64 = 20_000;
const SCALE: std::ops::RangeInclusive<i64> = 0..=10;

/// What a person says of a Question, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuestionInput {
    /// A word of [`QuestionKind`].
    pub kind: String,
    pub title: String,
    /// Limited Markdown.
    pub help: String,
    pub required: bool,
    pub disclosure: bool,
    /// Id of a section of the round's version, or "".
    pub section: String,
    /// Codes; none: everybody.
    pub groups: Vec<String>,
    /// One a line.
    pub options: String,
    /// Fewest choices, or where a scale begins; "" for no limit.
    pub minimum: String,
    /// Most choices, most characters, or where a scale ends; "" for no limit.
    pub maximum: String,
    pub low_label: String,
    pub high_label: String,
}

impl QuestionInput {
    /// As a Question stands now, for its form.
    pub fn of(question: &Question) -> Self {
        let number = |number: Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
        Self {
            kind: question.kind.to_string(),
            title: question.title.clone(),
            help: question.help.clone(),
            required: question.required,
            disclosure: question.disclosure,
            section: question
                .section_id
                .map(|id| id.to_string())
                .unwrap_or_default(),
            groups: question.group_codes.lines().map(str::to_owned).collect(),
            options: question.options.clone(),
            minimum: number(question.minimum),
            maximum: number(question.maximum),
            low_label: question.low_label.clone(),
            high_label: question.high_label.clone(),
        }
    }

    /// The same, checked; that the section is one of the round's is checked where it is written.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong.
    pub(super) fn checked(&self, config: &Config) -> Result<NewQuestion> {
        let kind = self
            .kind
            .parse()
            .map_err(|_| Error::invalid("kind", "questions-kind-unknown"))?;
        let mut checks = Checks::default();
        let title = one_line(&self.title);
        let help = self.help.replace('\0', "").trim().to_owned();
        let (low_label, high_label) = (one_line(&self.low_label), one_line(&self.high_label));
        let section: Option<SectionId> = match self.section.trim() {
            "" => None,
            text => number(text).map(SectionId),
        };
        checks.require(
            within(&title, 1, TITLE_CHARACTERS),
            "title",
            Message::new("questions-title-unsound").with("count", TITLE_CHARACTERS),
        );
        checks.require(
            within(&help, 0, HELP_CHARACTERS),
            "help",
            Message::new("questions-help-long").with("count", HELP_CHARACTERS),
        );
        checks.note("help", markdown::fault(&help));
        checks.require(
            self.section.trim().is_empty() || section.is_some(),
            "section",
            "questions-section-unknown",
        );
        checks.require(
            self.groups.iter().all(|code| config.group(code).is_some()),
            "groups",
            "questions-group-unknown",
        );
        let mut new = NewQuestion {
            kind,
            title,
            help,
            required: self.required,
            disclosure: self.disclosure,
            section,
            group_codes: self.groups.join("\n"),
            options: String::new(),
            minimum: None,
            maximum: None,
            low_label: String::new(),
            high_label: String::new(),
        };
        match kind {
            QuestionKind::Short | QuestionKind::Long => {
                new.maximum = limit(&self.maximum);
                let sound = new
                    .maximum
                    .is_none_or(|most| (1..=ANSWER_CHARACTERS).contains(&most));
                checks.require(
                    sound && typed(&self.maximum, new.maximum),
                    "maximum",
                    Message::new("questions-characters-unsound").with("count", ANSWER_CHARACTERS),
                );
            }
            QuestionKind::One | QuestionKind::Several => {
                let options: Vec<String> = self
                    .options
                    .lines()
                    .map(one_line)
                    .filter(|option| !option.is_empty())
                    .collect();
                check_options(&mut checks, &options);
                if kind == QuestionKind::Several {
                    new.minimum = limit(&self.minimum);
                    new.maximum = limit(&self.maximum);
                    self.check_choices(&mut checks, &new, options.len());
                }
                new.options = options.join("\n");
            }
            QuestionKind::Scale => {
                let from = limit(&self.minimum).filter(|from| SCALE.contains(from));
                let to = limit(&self.maximum).filter(|to| SCALE.contains(to));
                checks.require(from.is_some(), "minimum", "questions-scale-unsound");
                checks.require(
                    to.is_some() && to > from,
                    "maximum",
                    "questions-scale-unsound",
                );
                let labelled = |label: &str| within(label, 1, OPTION_CHARACTERS);
                let message =
                    || Message::new("questions-label-unsound").with("count", OPTION_CHARACTERS);
                checks.require(labelled(&low_label), "low_label", message());
                checks.require(labelled(&high_label), "high_label", message());
                (new.minimum, new.maximum) = (from, to);
                (new.low_label, new.high_label) = (low_label, high_label);
            }
        }
        checks.finish()?;
        Ok(new)
    }

    fn check_choices(&self, checks: &mut Checks, new: &NewQuestion, options: usize) {
        let most = i64::try_from(options).unwrap_or(i64::MAX);
        let sound = |limit: Option<i64>| limit.is_none_or(|limit| (1..=most).contains(&limit));
        checks.require(
            sound(new.minimum) && typed(&self.minimum, new.minimum),
            "minimum",
            "questions-choices-unsound",
        );
        let rising = match (new.minimum, new.maximum) {
            (Some(fewest), Some(most)) => fewest <= most,
            _ => true,
        };
        checks.require(
            sound(new.maximum) && typed(&self.maximum, new.maximum) && rising,
            "maximum",
            "questions-choices-unsound",
        );
    }
}

fn check_options(checks: &mut Checks, options: &[String]) {
    checks.require(
        (2..=MAX_OPTIONS).contains(&options.len()),
        "options",
        Message::new("questions-options-number").with("count", MAX_OPTIONS),
    );
    checks.require(
        options
            .iter()
            .all(|option| within(option, 1, OPTION_CHARACTERS)),
        "options",
        Message::new("questions-option-long").with("count", OPTION_CHARACTERS),
    );
    let mut seen = std::collections::HashSet::new();
    checks.require(
        options.iter().all(|option| seen.insert(option)),
        "options",
        "questions-option-twice",
    );
}

fn one_line(text: &str) -> String {
    let text = text.replace('\0', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn within(text: &str, fewest: usize, most: usize) -> bool {
    (fewest..=most).contains(&text.chars().count())
}

fn number<T: FromStr>(text: &str) -> Option<T> {
    text.trim().parse().ok()
}

fn limit(text: &str) -> Option<i64> {
    number(text)
}

/// Whether what was typed is nothing or a number.
fn typed(text: &str, read: Option<i64>) -> bool {
    text.trim().is_empty() || read.is_some()
}
