//! `/manage/{slug}/passages/{id}/erratum`: one passage with its text to be mended, a look at what would change, and the
//! button that does it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::access::Right;
use crate::consultations::approvals::Turn;
use crate::consultations::model::{
    Consultation, Errata, MendWish, Passage, REASON_CHARACTERS, tidied,
};
use crate::consultations::web::with_right;
use crate::documents::{Mending, RedlineSegment};
use crate::errata::actions::{self, MendInput, MendPreview, OpenedPassage};
use crate::error::{Error, Message, Result};
use crate::types::Moment;
use crate::types::ids::PassageId;
use crate::web::{FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/errata/erratum.html";

/// The form as it is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ErratumForm {
    /// The passage as it was when the form was made.
    seen: String,
    /// The passage as it is to be.
    text: String,
    reason: String,
    /// "yes" where followers and parties with a draft are to be told.
    tell: String,
    /// "look" or "mend".
    action: String,
}

#[derive(Serialize)]
struct ErratumPage {
    title: String,
    consultation: Consultation,
    label: String,
    section: String,
    /// Where it is sent.
    path: String,
    version_path: String,
    /// Why nothing can be mended; "" where it can.
    closed: String,
    form: FormView,
    /// What would change, once it was looked at; none or one.
    preview: Vec<PreviewView>,
    errata: Vec<ErratumRow>,
    /// What was to be mended and what to, where the passage has changed since it was read; "" otherwise.
    kept_old: String,
    kept_new: String,
    /// Who asked for a second person, and what the words would become; "" for nobody.
    asked_by: String,
    asked_by_me: bool,
    takes_two: bool,
    limit: usize,
    reason_limit: usize,
}

#[derive(Serialize)]
struct PreviewView {
    redline: Vec<RedlineSegment>,
    quoting: usize,
    comments: usize,
}

#[derive(Serialize)]
struct ErratumRow {
    at: Moment,
    old: String,
    new: String,
    reason: String,
    by: String,
    agreed: String,
}

/// The form; where somebody waits for a second person, with what they asked for.
pub(super) async fn show(page: Page, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (slug, id) = path.into_inner();
    let consultation = with_right(&page, &slug, Right::BringText).await?;
    let opened = actions::open(&page.site, &page.actor, &consultation, PassageId(id)).await?;
    let form = FormView::of(&blank(&opened));
    page.render(TEMPLATE, &view(&page, &consultation, opened, form, None))
}

fn blank(opened: &OpenedPassage) -> ErratumForm {
    let text = &opened.passage.text;
    let asked = opened
        .asked
        .as_ref()
        .and_then(|(_, wish)| Some((wish.mending()?.applied(text)?, wish.reason.clone())));
    let (mended, reason) = asked.unwrap_or_else(|| (text.clone(), String::new()));
    ErratumForm {
        seen: text.clone(),
        text: mended,
        reason,
        ..ErratumForm::default()
    }
}

impl ErratumForm {
    fn input(&self) -> MendInput {
        // A browser sends the text back with other line ends, and people leave blanks.
        let (seen, text) = (tidied(&self.seen), tidied(&self.text));
        let wish = match Mending::between(&seen, &text) {
            Some(mending) => MendWish {
                start: Some(mending.start),
                old: mending.old,
                new: mending.new,
                reason: self.reason.clone(),
            },
            None => MendWish {
                old: seen.clone(),
                new: seen.clone(),
                start: Some(0),
                reason: self.reason.clone(),
            },
        };
        MendInput {
            wish,
            seen: Some(seen),
            tell: self.tell == "yes",
        }
    }
}

/// `POST`: a look at what would change, or the change itself.
pub(super) async fn mend(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<ErratumForm>,
) -> Result<HttpResponse> {
    let (slug, id) = path.into_inner();
    let (id, sent) = (PassageId(id), form.0);
    let consultation = with_right(&page, &slug, Right::BringText).await?;
    let (site, actor) = (&page.site, &page.actor);
    let done = if sent.action == "mend" {
        let done = actions::mend(site, actor, &consultation, id, sent.input()).await;
        done.map(|turn| (Some(turn), None))
    } else {
        let looked = actions::preview(site, actor, &consultation, id, sent.input()).await;
        looked.map(|preview| (None, Some(preview)))
    };
    let back = addresses::Managed(&slug).erratum(id);
    match done {
        Ok((Some(Turn::Asked), _)) => Ok(page.done(&back, "approvals-asked")),
        Ok((Some(Turn::Go(())), _)) => Ok(page.done(&back, "erratum-done")),
        Ok((None, preview)) => {
            let opened = actions::open(site, actor, &consultation, id).await?;
            let form = FormView::of(&sent);
            page.render(TEMPLATE, &view(&page, &consultation, opened, form, preview))
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let status = match &error {
                Error::Refused(_) => StatusCode::CONFLICT,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let opened = actions::open(site, actor, &consultation, id).await?;
            let now = opened.passage.text.clone();
            let wish = sent.input().wish;
            let seen = tidied(&sent.seen);
            let stale = seen != now;
            let mut form = FormView::of(&sent).refused(&page, error)?;
            if stale {
                // What a colleague mended meanwhile is not undone: the same words are put into the passage as it is now.
                let again = rebased(&opened, &seen, &wish).unwrap_or_else(|| now.clone());
                form.values.insert("text".to_owned(), again);
            }
            // Whoever sends it again has seen how it reads now.
            form.values.insert("seen".to_owned(), now);
            let mut view = view(&page, &consultation, opened, form, None);
            if stale {
                (view.kept_old, view.kept_new) = (wish.old, wish.new);
            }
            page.render_status(status, TEMPLATE, &view)
        }
        Err(error) => Err(error),
    }
}

/// The passage as it is now with what was to be mended in it as it was `seen`; `None` where a colleague mended these very
/// words, or it never read so.
fn rebased(opened: &OpenedPassage, seen: &str, wish: &MendWish) -> Option<String> {
    let passage = &opened.passage;
    let rows = opened.errata.iter().map(|(erratum, _)| erratum.clone());
    let errata = Errata::of(rows.collect());
    let seen = (0..passage.errata)
        .rev()
        .find(|seen_then| errata.text_then(passage.id, *seen_then, &passage.text) == seen)?;
    let mut mending = wish.mending()?;
    let there = mending.before();
    if errata.touches(passage.id, seen, &there) {
        return None;
    }
    mending.start = errata.follow(passage.id, seen, &there).start;
    mending.applied(&passage.text)
}

fn view(
    page: &Page,
    consultation: &Consultation,
    opened: OpenedPassage,
    form: FormView,
    preview: Option<MendPreview>,
) -> ErratumPage {
    let OpenedPassage {
        version,
        section,
        passage,
        closed,
        errata,
        asked,
    } = opened;
    let managed = addresses::Managed(&consultation.slug);
    ErratumPage {
        title: page.text("erratum-title"),
        label: version.label.clone(),
        section: named(&section.label(), &passage),
        path: managed.erratum(passage.id),
        version_path: managed.version(version.id),
        closed: closed
            .map(|why: Message| page.say(&why))
            .unwrap_or_default(),
        form,
        preview: preview
            .into_iter()
            .map(|preview| PreviewView {
                redline: preview.redline,
                quoting: preview.quoting,
                comments: preview.comments,
            })
            .collect(),
        errata: errata
            .into_iter()
            .map(|(erratum, [by, agreed])| ErratumRow {
                at: erratum.created_at,
                old: erratum.old_words,
                new: erratum.new_words,
                reason: erratum.reason,
                by,
                agreed,
            })
            .collect(),
        asked_by_me: asked
            .as_ref()
            .is_some_and(|(asked, _)| asked.is_by(&page.actor)),
        asked_by: asked
            .map(|(asked, _)| asked.asked_by_name)
            .unwrap_or_default(),
        kept_old: String::new(),
        kept_new: String::new(),
        takes_two: consultation.second_person,
        limit: page.site.config.limits.erratum_characters,
        reason_limit: REASON_CHARACTERS,
        consultation: consultation.clone(),
    }
}

/// "2.1 Partners", or the key of a passage under no heading.
fn named(section: &str, passage: &Passage) -> String {
    if section.is_empty() {
        passage.key.clone()
    } else {
        section.to_owned()
    }
}
