//! The comment form as its template shows it.

use serde::Serialize;

use super::comment_form::{CommentForm, micros};
use super::overview::beginning;
use super::part::{PartView, part_view};
use crate::comments::actions::Place;
use crate::comments::leaning::leaning;
use crate::comments::model::Comment;
use crate::consultations::model::{Consultation, Passage, Round};
use crate::consultations::parties;
use crate::documents::{RedlineSegment, redline};
use crate::error::{Error, Message, Result};
use crate::responding::actions::{CommentFormPlace, SaveOutcome};
use crate::teamwork::model::MAX_NOTE;
use crate::web::{Choice, FormView, Page, addresses};

/// The page with the form.
#[derive(Serialize)]
pub(super) struct CommentFormView {
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
    /// Of a comment that is there: for whom it is, and where it is taken away.
    pub party: String,
    pub removal: String,
    /// What to know before one writes.
    pub notices: Vec<String>,
    /// What the reader wrote about this place already.
    pub written: Vec<WrittenView>,
    /// Why no comment can be made, or "".
    pub closed: String,
    pub place: PlaceView,
    pub part: PartView,
    /// Whether the fields for other words are open.
    pub proposing: bool,
    pub parties: Vec<Choice>,
    pub form: FormView,
    /// Whether `preview_html` is to be shown.
    pub previewing: bool,
    pub preview_html: String,
    /// The proposed text against the words it is to replace.
    pub preview_proposed: Vec<RedlineSegment>,
    /// What the browser keeps words under that it could not send.
    pub place_key: String,
    /// Whether the page holds words that were typed and not kept.
    pub unsaved: bool,
    /// What the comment says by now, when it was changed from elsewhere.
    pub theirs: Option<TheirsView>,
    pub max: usize,
    /// Whether it can be for an organisation, where colleagues write together.
    pub shared: bool,
    pub max_note: usize,
    /// The names of colleagues, to be named in a note.
    pub colleagues: Vec<String>,
}

/// A comment that is there already, in short.
#[derive(Serialize)]
pub(super) struct WrittenView {
    pub words: String,
    pub href: String,
}

/// What somebody else made of a comment.
#[derive(Serialize)]
pub(super) struct TheirsView {
    pub body: String,
    pub proposed_text: String,
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

/// Where the comment stands, with the words meant marked, and the choice of a part.
fn place_view(place: &Place, sent: &CommentForm) -> (PlaceView, PartView) {
    let passage = place.passage.as_ref();
    let html = passage.map(Passage::standalone_html).unwrap_or_default();
    let (part, passage_html) = part_view(place, sent, &html);
    let view = PlaceView {
        section: place
            .section
            .as_ref()
            .map(|section| section.label())
            .unwrap_or_default(),
        passage_html,
        has_passage: place.passage.is_some(),
    };
    (view, part)
}

/// The address of the text a comment is about, at its place.
pub(super) fn text_url(consultation: &Consultation, round: &Round, place: &Place) -> String {
    let address = addresses::Round(&consultation.slug, round.number);
    match &place.passage {
        Some(passage) => address.passage(&passage.key),
        None => address.page(),
    }
}

/// What the page for a new comment and that for one written before have apart.
pub(super) struct Frame {
    pub title: String,
    /// Address the form is sent to.
    pub action: String,
    /// Address to go back to; "" for the text.
    pub back: String,
    pub is_new: bool,
    /// What the form is about, the same whenever it is opened.
    pub place: String,
    pub closed: String,
    pub parties: Vec<Choice>,
    /// Of a comment that is there: for whom it is.
    pub party: String,
    /// What to know before one writes.
    pub notices: Vec<String>,
    /// Where a comment that is there is taken away.
    pub removal: String,
    /// Of a new comment: whether it can be for an organisation, and who else writes for it.
    pub shared: bool,
    pub colleagues: Vec<String>,
}

/// The page with the form as it was sent, or before that.
pub(super) fn form_view(
    page: &Page,
    (consultation, round, place): (&Consultation, &Round, &Place),
    frame: Frame,
    sent: &CommentForm,
) -> CommentFormView {
    let text_url = text_url(consultation, round, place);
    let mut sent = sent.clone();
    if let (Some(passage), None) = (&place.passage, sent.errata()) {
        sent.errata = passage.errata.to_string();
    }
    let (place_view, part) = place_view(place, &sent);
    let whole = place.text_read(sent.errata());
    sent.begin_proposal(match (&whole, part.quote.as_str()) {
        (Some(whole), "") => Some(whole),
        (Some(_), quote) => Some(quote),
        (None, _) => None,
    });
    CommentFormView {
        title: frame.title,
        consultation: consultation.title.clone(),
        round_number: round.number,
        action: frame.action,
        shared: frame.shared,
        max_note: MAX_NOTE,
        colleagues: frame.colleagues,
        back: if frame.back.is_empty() {
            text_url.clone()
        } else {
            frame.back
        },
        text_url,
        is_new: frame.is_new,
        party: frame.party,
        removal: frame.removal,
        notices: frame.notices,
        written: Vec::new(),
        closed: frame.closed,
        proposing: sent.proposes(),
        place: place_view,
        part,
        parties: frame.parties,
        form: FormView::of(&sent),
        previewing: false,
        preview_html: String::new(),
        preview_proposed: Vec::new(),
        place_key: frame.place,
        unsaved: !sent.action.is_empty(),
        theirs: None,
        max: page.site.config.limits.comment_characters,
    }
}

/// The page for a new comment.
pub(super) fn new_view(
    page: &Page,
    opened: &CommentFormPlace,
    sent: &CommentForm,
) -> CommentFormView {
    let frame = Frame {
        title: page.text("comments-new-title"),
        action: addresses::Round(&opened.consultation.slug, opened.round.number).comment_form(),
        back: String::new(),
        is_new: true,
        place: format!(
            "round {} passage {} section {}",
            opened.round.id, sent.passage, sent.section
        ),
        closed: opened
            .closed
            .as_ref()
            .map(|why| page.say(why))
            .unwrap_or_default(),
        parties: parties(page, &opened.choices),
        party: String::new(),
        notices: notices(page, opened),
        removal: String::new(),
        shared: opened.choices.iter().any(parties::Choice::is_organisation),
        colleagues: opened.colleagues.clone(),
    };
    let place = (&opened.consultation, &opened.round, &opened.place);
    form_view(page, place, frame, sent)
}

/// What the viewer wrote about this place already. Who goes back, without scripts, to a form that was saved gets an empty
/// one: here is what they look for.
pub(super) fn written(opened: &CommentFormPlace) -> Vec<WrittenView> {
    let view = |comment: &Comment| WrittenView {
        words: beginning(comment),
        href: addresses::Submission(comment.submission_id).comment_form(comment.id),
    };
    opened.written.iter().map(view).collect()
}

/// Before a word is written: of whom something stands already, and for whom nothing can be written any more.
pub(super) fn notices(page: &Page, opened: &CommentFormPlace) -> Vec<String> {
    let about = |key: &'static str, choice: &parties::Choice| {
        page.say(&Message::new(key).with("party", &choice.name))
    };
    let replacing = opened
        .replacing
        .iter()
        .map(|one| about("comments-before-replaces", one));
    let finished = opened
        .finished
        .iter()
        .map(|one| about("comments-before-lead", one));
    replacing.chain(finished).collect()
}

pub(super) fn parties(page: &Page, choices: &[parties::Choice]) -> Vec<Choice> {
    choices
        .iter()
        .map(|choice| Choice {
            value: choice
                .organisation
                .map(|id| id.to_string())
                .unwrap_or_default(),
            text: if choice.is_organisation() {
                choice.name.clone()
            } else {
                format!("{} ({})", choice.name, page.text("comments-myself"))
            },
        })
        .collect()
}

impl CommentFormView {
    /// Says why the comment was not kept; what was typed is still in the form.
    ///
    /// # Errors
    /// The error itself where the page shows no form.
    pub(super) fn not_kept(&mut self, page: &Page, done: Result<SaveOutcome>) -> Result<()> {
        let error = match done {
            Ok(SaveOutcome::Conflict(other)) => {
                // Who presses again has seen what the other wrote.
                self.form
                    .values
                    .insert("seen".to_owned(), micros(other.seen));
                self.theirs = Some(TheirsView {
                    body: other.body,
                    proposed_text: other.proposed_text,
                });
                Error::refused("comments-changed-meanwhile")
            }
            Ok(_) => Error::invalid("body", "comments-empty"),
            Err(error) => error,
        };
        if !self.closed.is_empty() {
            // The page has no form any more: what was written in it is given back.
            return Err(error);
        }
        self.form = std::mem::take(&mut self.form).refused(page, error)?;
        Ok(())
    }

    /// Shows what the comment will look like.
    ///
    /// # Errors
    /// [`Error::Busy`] when many texts are made into HTML already.
    pub(super) async fn preview(&mut self, page: &Page, sent: &CommentForm) -> Result<()> {
        self.previewing = true;
        page.gather_unsaved(vec![sent.body.clone()]).await?;
        self.preview_html = page.html_of(&sent.body);
        if let Some(leaning) = leaning(&sent.body) {
            self.notices
                .push(page.text(&format!("comments-leans-{leaning}")));
        }
        if sent.proposes() {
            self.preview_proposed = redline(&sent.base, sent.proposed_text.trim());
        }
        Ok(())
    }
}
