//! The comment form as its template shows it.

use serde::{Deserialize, Serialize};

use crate::comments::actions::{CommentInput, Form, Place, Target};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::parties::Choice;
use crate::db::ids::OrganisationId;
use crate::error::{Error, Result};
use crate::platform::markdown;
use crate::web::{FormView, Page};

/// The comment form as it is sent. `action` tells which button: "preview" or "save".
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct CommentForm {
    #[serde(default)]
    pub passage: String,
    #[serde(default)]
    pub section: String,
    /// Id of the organisation to respond for, or "" for oneself.
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub body: String,
    #[serde(default)]
    pub proposed_text: String,
    #[serde(default)]
    pub quote: String,
    /// When the comment was last changed, as far as this form knows.
    #[serde(default)]
    pub seen: String,
    #[serde(default)]
    pub action: String,
}

impl CommentForm {
    pub(super) fn target(&self) -> Target {
        Target {
            passage: self.passage.clone(),
            section: self.section.clone(),
        }
    }

    pub(super) fn input(&self) -> CommentInput {
        CommentInput {
            kind: self.kind.clone(),
            body: self.body.clone(),
            proposed_text: self.proposed_text.clone(),
            quote: self.quote.clone(),
        }
    }

    /// Whom the comment is for.
    pub(super) fn organisation(&self) -> Result<Option<OrganisationId>> {
        match self.organisation.as_str() {
            "" => Ok(None),
            id => id
                .parse()
                .map(|id| Some(OrganisationId(id)))
                .map_err(|_| Error::invalid("organisation", "comments-no-such-party")),
        }
    }
}

/// The page with the form.
#[derive(Serialize)]
pub(super) struct CommentView {
    pub title: String,
    pub consultation: String,
    pub round_number: i64,
    /// Address of the text.
    pub text_url: String,
    /// Address the form is sent to.
    pub action: String,
    /// Address to go back to without saving.
    pub back: String,
    pub is_new: bool,
    /// Why no comment can be made, or "".
    pub closed: String,
    pub place: PlaceView,
    pub parties: Vec<PartyView>,
    pub form: FormView,
    /// Whether `preview_html` is to be shown.
    pub previewing: bool,
    pub preview_html: String,
    pub preview_proposed: String,
    pub max: usize,
}

/// Where the comment stands.
#[derive(Serialize)]
pub(super) struct PlaceView {
    /// "2.1 Partners", or "" for the document.
    pub section: String,
    /// HTML of the passage, or "".
    pub passage_html: String,
    pub has_passage: bool,
}

/// Somebody to respond for.
#[derive(Serialize)]
pub(super) struct PartyView {
    pub value: String,
    pub text: String,
}

pub(super) fn place_view(place: &Place) -> PlaceView {
    PlaceView {
        section: place
            .section
            .as_ref()
            .map(|section| {
                format!("{} {}", section.number, section.title)
                    .trim()
                    .to_owned()
            })
            .unwrap_or_default(),
        passage_html: place.passage.as_ref().map(passage_html).unwrap_or_default(),
        has_passage: place.passage.is_some(),
    }
}

/// A passage outside its list or table: a row's cells would not stand alone.
fn passage_html(passage: &crate::consultations::model::Passage) -> String {
    if passage.kind == "table-row" {
        escaped(&passage.text)
    } else {
        passage.html.clone()
    }
}

/// Plain text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The address of the text a comment is about, at its place.
pub(super) fn text_url(consultation: &Consultation, round: &Round, place: &Place) -> String {
    let fragment = place
        .passage
        .as_ref()
        .map(|passage| format!("#{}", passage.key))
        .unwrap_or_default();
    format!(
        "/consultations/{}/rounds/{}{fragment}",
        consultation.slug, round.number
    )
}

/// The page for a new comment.
pub(super) fn new_view(page: &Page, opened: &Form, sent: &CommentForm) -> CommentView {
    let text_url = text_url(&opened.consultation, &opened.round, &opened.place);
    CommentView {
        title: page.text("comments-new-title"),
        consultation: opened.consultation.title.clone(),
        round_number: opened.round.number,
        action: format!(
            "/consultations/{}/rounds/{}/comment",
            opened.consultation.slug, opened.round.number
        ),
        back: text_url.clone(),
        text_url,
        is_new: true,
        closed: opened
            .closed
            .as_ref()
            .map(|why| page.say(why))
            .unwrap_or_default(),
        place: place_view(&opened.place),
        parties: parties(page, &opened.choices),
        form: FormView::of(sent),
        previewing: false,
        preview_html: String::new(),
        preview_proposed: String::new(),
        max: page.site.config.limits.comment_characters,
    }
}

fn parties(page: &Page, choices: &[Choice]) -> Vec<PartyView> {
    choices
        .iter()
        .map(|choice| PartyView {
            value: choice
                .organisation
                .map(|id| id.to_string())
                .unwrap_or_default(),
            text: match choice.organisation {
                Some(_) => choice.name.clone(),
                None => format!("{} ({})", choice.name, page.text("comments-myself")),
            },
        })
        .collect()
}

impl CommentView {
    /// Shows what the comment will look like.
    pub(super) fn preview(&mut self, sent: &CommentForm) {
        self.previewing = true;
        self.preview_html = markdown::to_html(&sent.body);
        self.preview_proposed = sent.proposed_text.trim().to_owned();
    }
}
