//! A Question as a party sees it, in the management preview and on its own page alike.

use serde::Serialize;

use crate::consultations::model::Section;
use crate::error::Message;
use crate::questions::model::{AnswerValue, Question, QuestionKind};
use crate::rendering::{Owner, Piece};
use crate::types::ids::QuestionId;
use crate::web::{Choice, Page};

/// A Question with what was answered so far.
#[derive(Debug, Clone, Serialize)]
pub struct AskedView {
    pub id: QuestionId,
    /// Name of its field.
    pub name: String,
    pub kind: &'static str,
    pub title: String,
    pub help_html: String,
    /// How much may be answered, or "".
    pub limits: String,
    pub required: bool,
    pub disclosure: bool,
    pub options: Vec<Choice>,
    /// Most characters of an answer in words.
    pub max: i64,
    /// What was answered.
    pub words: String,
    pub values: Vec<String>,
    pub error: String,
    /// Who answered last, or "".
    pub by: String,
    /// When the answer was last changed, as far as this form knows: in microseconds, or 0.
    pub seen: String,
}

/// Questions about one section, or about the text as a whole.
#[derive(Debug, Clone, Serialize)]
pub struct AskedGroup {
    /// "2.1 Partners", or "" for the text as a whole.
    pub section: String,
    pub questions: Vec<AskedView>,
}

/// What is said of a question, to be gathered before it is shown.
pub fn help(question: &Question) -> Piece {
    Piece::new(Owner::Help(question.id), &question.help)
}

impl AskedView {
    /// A Question, with what was said to it.
    pub fn of(page: &Page, question: &Question, said: &AnswerValue) -> Self {
        Self {
            id: question.id,
            name: format!("q-{}", question.id),
            kind: question.kind.as_str(),
            title: question.title.clone(),
            help_html: page.html_of(&question.help),
            limits: limits(page, question),
            required: question.required,
            disclosure: question.disclosure,
            options: question
                .choices()
                .into_iter()
                .map(|(value, text)| Choice {
                    value: value.to_string(),
                    text,
                })
                .collect(),
            max: question.characters(),
            words: said.words.clone(),
            values: said.values.iter().map(ToString::to_string).collect(),
            error: String::new(),
            by: String::new(),
            seen: "0".to_owned(),
        }
    }
}

fn limits(page: &Page, question: &Question) -> String {
    if question.kind.is_open() {
        let message = Message::new("questions-limit-characters");
        return page.say(&message.with("count", question.characters()));
    }
    if question.kind != QuestionKind::Several {
        return String::new();
    }
    match (question.minimum, question.maximum) {
        (Some(fewest), Some(most)) => page.say(
            &Message::new("questions-limit-between")
                .with("fewest", fewest)
                .with("most", most),
        ),
        (Some(fewest), None) => {
            page.say(&Message::new("questions-limit-fewest").with("count", fewest))
        }
        (None, Some(most)) => page.say(&Message::new("questions-limit-most").with("count", most)),
        (None, None) => String::new(),
    }
}

/// Puts questions under their sections: the text as a whole first, then in the order of the text.
pub fn by_section(asked: Vec<(Option<Section>, AskedView)>) -> Vec<AskedGroup> {
    let mut groups: Vec<(Option<i64>, AskedGroup)> = Vec::new();
    for (section, view) in asked {
        let place = section.as_ref().map(|section| section.position);
        let at = groups.iter().position(|(known, _)| *known == place);
        match at {
            Some(at) => groups[at].1.questions.push(view),
            None => groups.push((
                place,
                AskedGroup {
                    section: section.as_ref().map(Section::label).unwrap_or_default(),
                    questions: vec![view],
                },
            )),
        }
    }
    groups.sort_by_key(|(place, _)| *place);
    groups.into_iter().map(|(_, group)| group).collect()
}
