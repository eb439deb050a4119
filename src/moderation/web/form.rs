//! The form of a decision: what stands in it, and the ruling it asks for.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::comments::model::Comment;
use crate::error::{Error, FieldError, Message, Result};
use crate::moderation::actions::JointRuling;
use crate::moderation::marking::{RedactionRequest, locate};
use crate::moderation::model::{Ground, RedactedField, Ruling, Verdict};
use crate::web::forms::Fields;

/// Rows for words to be withheld when the form opens, and how many are added on request.
const ROWS: usize = 3;

const ROWS_MOST: usize = 60;

/// One row: words to be withheld.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct RowInput {
    pub words: String,
    /// Which of several places, from 1; "" for all.
    pub place: String,
    pub ground: String,
}

/// Everything that was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct RulingForm {
    /// Decisions the moderator had seen.
    pub decisions: String,
    pub verdict: String,
    pub ground: String,
    pub explanation: String,
    pub rows: Vec<RowInput>,
}

/// What the moderator wants the form to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Decide; a redaction is shown first.
    Decide,
    /// Decide on the redaction that was shown.
    Confirm,
    /// More rows for words.
    More,
    /// Back from what was shown to the form.
    Change,
    /// Words that look like personal data in a row: of one place, by its number from 1, or of all.
    Found(Option<usize>),
}

impl RulingForm {
    /// An empty form for a comment.
    pub(super) fn new(comment: &Comment) -> Self {
        Self {
            decisions: comment.decisions.to_string(),
            rows: vec![RowInput::default(); ROWS],
            ..Self::default()
        }
    }

    /// The form as it came. Rows are fields that repeat, three to a row.
    pub(super) fn of(fields: &Fields) -> Self {
        let mut places = fields.all("place");
        let mut grounds = fields.all("words_ground");
        let rows = fields
            .all("words")
            .take(ROWS_MOST)
            .map(|words| RowInput {
                words: words.trim().to_owned(),
                place: places.next().unwrap_or_default().trim().to_owned(),
                ground: grounds.next().unwrap_or_default().to_owned(),
            })
            .collect();
        Self {
            decisions: fields.one("decisions").to_owned(),
            verdict: fields.one("verdict").to_owned(),
            ground: fields.one("ground").to_owned(),
            explanation: fields.one("explanation").replace("\r\n", "\n"),
            rows,
        }
        .padded(0)
    }

    /// With `more` empty rows beside those a form always has.
    pub(super) fn padded(mut self, more: usize) -> Self {
        let rows = (self.rows.len() + more).clamp(ROWS, ROWS_MOST);
        self.rows.resize(rows, RowInput::default());
        self
    }

    /// With a form's worth of empty rows more.
    pub(super) fn with_more(self) -> Self {
        self.padded(ROWS)
    }

    /// Whether these words are in a row.
    pub(super) fn has(&self, words: &str) -> bool {
        self.rows.iter().any(|row| row.words == words)
    }

    /// Fills these words in, in the first row that is empty; so the comment is to be published without them. Nothing changes
    /// where they are in a row for all their places, or for this one.
    pub(super) fn add(&mut self, words: &str, place: Option<usize>, ground: Ground) {
        let place = place.map(|place| place.to_string()).unwrap_or_default();
        if self.verdict != Verdict::Withhold.as_str() {
            self.verdict = Verdict::PublishRedacted.as_str().to_owned();
        }
        let known =
            |row: &RowInput| row.words == words && (row.place.is_empty() || row.place == place);
        if self.rows.iter().any(known) {
            return;
        }
        let row = RowInput {
            words: words.to_owned(),
            place,
            ground: ground.as_str().to_owned(),
        };
        if let Some(empty) = self.rows.iter_mut().find(|row| row.words.is_empty()) {
            *empty = row;
        } else if self.rows.len() < ROWS_MOST {
            self.rows.push(row);
        }
    }

    /// The words in its rows, wherever they stand; a row without a ground says nothing yet.
    pub(super) fn words(&self) -> Vec<RedactionRequest> {
        let filled = self.rows.iter().filter(|row| !row.words.is_empty());
        let everywhere = filled.map(|row| RowInput {
            place: String::new(),
            ..row.clone()
        });
        everywhere.filter_map(|row| wanted(&row).ok()).collect()
    }

    /// How many decisions the moderator had seen.
    ///
    /// # Errors
    /// [`Error::Refused`] for a form that is not ours.
    pub(super) fn seen(&self) -> Result<i64> {
        let seen = self.decisions.parse();
        seen.map_err(|_| Error::refused("error-form-broken"))
    }

    /// What is asked for of a comment with these texts, with every mistake at once.
    ///
    /// # Errors
    /// [`Error::Invalid`]; faults in row 2 are on the field `words-2`.
    pub(super) fn ruling(&self, texts: &[(RedactedField, &str)]) -> Result<Ruling, Faults> {
        let mut faults = Faults::default();
        let marked = self.rows.iter().any(|row| !row.words.is_empty());
        let verdict = match self.verdict.parse::<Verdict>() {
            Ok(verdict) => verdict,
            // Marking words is redacting.
            Err(_) if self.verdict.is_empty() && marked => Verdict::PublishRedacted,
            Err(_) => {
                faults.note("verdict", Message::new("moderation-no-verdict"));
                return Err(faults);
            }
        };
        let mut marks = Vec::new();
        if verdict != Verdict::Withhold {
            for (index, row) in self.rows.iter().enumerate() {
                if row.words.is_empty() {
                    continue;
                }
                let field = format!("words-{}", index + 1);
                match wanted(row) {
                    Err(message) => faults.note(&field, message),
                    Ok(wanted) => match locate(&[wanted], texts) {
                        Ok(found) => marks.extend(found),
                        Err(Error::Invalid(list)) => faults.extend_as(&field, list),
                        Err(_) => faults.note(&field, Message::new("error-form-broken")),
                    },
                }
            }
        }
        let ruling = Ruling::new(verdict, self.ground.parse().ok(), &self.explanation, marks);
        match ruling {
            Ok(ruling) if faults.0.is_empty() => Ok(ruling),
            Ok(_) => Err(faults),
            Err(error) => Err(faults.with(error)),
        }
    }
}

impl RulingForm {
    /// What is asked for of several comments at once, with every mistake; as [`Self::ruling`].
    ///
    /// # Errors
    /// What is wrong, by field.
    pub(super) fn joint(&self) -> Result<JointRuling, Faults> {
        let mut faults = Faults::default();
        let filled = || self.rows.iter().filter(|row| !row.words.is_empty());
        let verdict = match self.verdict.parse::<Verdict>() {
            Ok(verdict) => verdict,
            // Marking words is redacting.
            Err(_) if self.verdict.is_empty() && filled().next().is_some() => {
                Verdict::PublishRedacted
            }
            Err(_) => {
                faults.note("verdict", Message::new("moderation-no-verdict"));
                return Err(faults);
            }
        };
        let mut words = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            if row.words.is_empty() || verdict == Verdict::Withhold {
                continue;
            }
            match wanted(row) {
                Ok(wanted) => words.push(wanted),
                Err(message) => faults.note(&format!("words-{}", index + 1), message),
            }
        }
        let joint = JointRuling::new(verdict, self.ground.parse().ok(), &self.explanation, words);
        match joint {
            Ok(joint) if faults.0.is_empty() => Ok(joint),
            Ok(_) => Err(faults),
            Err(error) => Err(faults.with(error)),
        }
    }
}

fn wanted(row: &RowInput) -> Result<RedactionRequest, Message> {
    Ok(RedactionRequest {
        words: row.words.clone(),
        place: match row.place.as_str() {
            "" => None,
            number => Some(
                number
                    .parse()
                    .map_err(|_| Message::new("moderation-place-no-number"))?,
            ),
        },
        ground: row
            .ground
            .parse()
            .map_err(|_| Message::new("moderation-words-no-ground"))?,
    })
}

/// What is wrong, by field; rows have fields of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Faults(pub BTreeMap<String, Message>);

impl Faults {
    fn note(&mut self, field: &str, message: Message) {
        self.0.entry(field.to_owned()).or_insert(message);
    }

    /// With what a whole ruling lacks.
    fn with(mut self, error: Error) -> Self {
        let Error::Invalid(list) = error else {
            self.note("form", Message::new("error-form-broken"));
            return self;
        };
        for fault in list {
            // Words that were not found have been spoken of already.
            if fault.field != "words" {
                self.note(fault.field, fault.message);
            } else if self.0.is_empty() {
                self.note("words-1", fault.message);
            }
        }
        self
    }

    fn extend_as(&mut self, field: &str, list: Vec<FieldError>) {
        for fault in list {
            self.note(field, fault.message);
        }
    }
}

/// What a form's button asks for.
pub(super) fn wish(fields: &Fields) -> Wish {
    match fields.one("action") {
        "confirm" => Wish::Confirm,
        "more" => Wish::More,
        "change" => Wish::Change,
        "found-all" => Wish::Found(None),
        other => match other.strip_prefix("found-").map(str::parse) {
            Some(Ok(number)) => Wish::Found(Some(number)),
            _ => Wish::Decide,
        },
    }
}
