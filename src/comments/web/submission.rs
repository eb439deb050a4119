//! A submission: gathered, handed in, its receipt, taken back, replaced.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::codes::{self, CodesView};
use super::files::FileView;
use super::overview::{MissingView, SectionView, missing_views, section_views};
use super::signing::{self, SignaturesView};
use super::team::{self, TeamView};
use super::written::{CommentView, comment_views, gather};
use super::{answers, files, take_post};
use crate::access::Right;
use crate::comments::actions::{self, DetailsInput, HandedIn, Own, Whole};
use crate::comments::model::{Origin, Publication, SubmissionState};
use crate::consultations::parties::not_open;
use crate::error::{Error, Result};
use crate::platform::pdf;
use crate::types::Moment;
use crate::types::ids::{OriginalId, SubmissionId};
use crate::web::{FormView, Page, SafeForm};

pub(super) const SHOW: &str = "pages/comments/submission.html";

type Id = web::Path<i64>;

/// The submission form as it is sent. `action` tells which button: "save" or "submit".
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct SaveForm {
    #[serde(flatten)]
    details: DetailsInput,
    /// What is done with ideas at handing in: "behind" or "along".
    #[serde(default)]
    ideas: String,
    #[serde(default)]
    action: String,
}

/// Where the list of originals goes on.
#[derive(Deserialize)]
pub(super) struct ShowQuery {
    originals: Option<i64>,
}

#[derive(Serialize)]
pub(super) struct ShowView {
    title: String,
    id: SubmissionId,
    consultation: String,
    round: i64,
    party: String,
    organisation: bool,
    state: &'static str,
    text_url: String,
    comment_url: String,
    closes_at: Moment,
    time_zone: String,
    /// Why nothing can change any more, or "".
    closed: String,
    /// A draft in an open round.
    editable: bool,
    draft: bool,
    /// Handed in, and neither replaced nor taken back.
    handed_in: bool,
    /// Sent by a guest, who is to confirm the address.
    awaiting: bool,
    lead: bool,
    /// Merely drafts for the party, without an account.
    colleague: bool,
    replaces: bool,
    publication: Publication,
    submitter_name: String,
    receipt: String,
    comments: Vec<CommentView>,
    questions: answers::Progress,
    attachments: Vec<FileView>,
    /// What is missing before it can be handed in.
    missing: Vec<MissingView>,
    /// The comments by section, in the order of the text.
    sections: Vec<SectionView>,
    choices: Vec<ChoiceView>,
    pub team: TeamView,
    pub signatures: SignaturesView,
    pub codes: CodesView,
    pub form: FormView,
}

#[derive(Serialize)]
struct ChoiceView {
    value: &'static str,
    text: String,
    hint: String,
}

/// GET `/submissions/{id}`
pub(super) async fn show(
    page: Page,
    path: Id,
    query: web::Query<ShowQuery>,
) -> Result<HttpResponse> {
    let before = query.originals.map(OriginalId);
    let view = opened(&page, SubmissionId(*path), before).await?;
    page.draw(SHOW, move |_| Ok(view)).await
}

/// The page as it stands.
pub(super) async fn opened(
    page: &Page,
    id: SubmissionId,
    before: Option<OriginalId>,
) -> Result<ShowView> {
    let whole = actions::whole(&page.site, &page.actor, id).await?;
    gather(page, &whole).await?;
    let submission = &whole.own.submission;
    let form = FormView::of(&SaveForm {
        details: DetailsInput {
            publication: submission.publication.to_string(),
            submitter_name: submission.submitter_name.clone(),
        },
        ..SaveForm::default()
    });
    let team = team::view(page, id, before).await?;
    let signatures = signing::view(page, submission).await?;
    let codes = codes::view(page, id).await?;
    Ok(show_view(page, &whole, (team, signatures, codes), form))
}

/// POST of the same.
pub(super) async fn save(page: Page, path: Id, form: SafeForm<SaveForm>) -> Result<HttpResponse> {
    let (id, sent) = (SubmissionId(*path), form.0);
    take_post(&page)?;
    let done = if sent.action == "submit" {
        // No answer, or none of the two, is no answer.
        let ideas = sent.ideas.parse().ok();
        actions::save_and_hand_in(&page.site, &page.actor, id, &sent.details, ideas)
            .await
            .map(|done| match done {
                HandedIn::Received(_) => {
                    let receipt = format!("/submissions/{id}/receipt");
                    page.done(&receipt, "comments-handed-in")
                }
                HandedIn::AwaitsConfirmation => page.redirect(&format!("/submissions/{id}")),
            })
    } else {
        actions::save_details(&page.site, &page.actor, id, &sent.details)
            .await
            .map(|()| page.done(&format!("/submissions/{id}"), "comments-details-saved"))
    };
    match done {
        Ok(response) => Ok(response),
        // Too many send at once: whoever is no machine shows that first.
        Err(Error::Refused(message)) if message.key == "guest-check-first" => {
            Ok(page.redirect("/guest/check"))
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let whole = actions::whole(&page.site, &page.actor, id).await?;
            gather(&page, &whole).await?;
            let form = FormView::of(&sent).refused(&page, error)?;
            let team = team::view(&page, id, None).await?;
            let signatures = signing::view(&page, &whole.own.submission).await?;
            let codes = codes::view(&page, id).await?;
            let view = show_view(&page, &whole, (team, signatures, codes), form);
            page.render_refused(SHOW, &view)
        }
        Err(error) => Err(error),
    }
}

#[derive(Serialize)]
struct ReceiptView {
    title: String,
    id: SubmissionId,
    consultation: String,
    round: i64,
    party: String,
    organisation: bool,
    state: &'static str,
    time_zone: String,
    publication: Publication,
    submitter_name: String,
    receipt: String,
    hash: String,
    submitted_at: Moment,
    ended_at: Option<Moment>,
    comments: Vec<CommentView>,
    answers: Vec<answers::AnswerView>,
    attachments: Vec<FileView>,
    /// Organisations that signed it.
    signatories: Vec<String>,
    /// Of the questions.
    language: &'static str,
    /// Whether there is a PDF of it.
    pdf: bool,
}

/// GET `/submissions/{id}/receipt`
pub(super) async fn receipt(page: Page, path: Id) -> Result<HttpResponse> {
    let whole = actions::whole(&page.site, &page.actor, SubmissionId(*path)).await?;
    let submission = &whole.own.submission;
    let (Some(receipt), Some(submitted_at)) = (&submission.receipt_number, submission.submitted_at)
    else {
        return Err(Error::NotFound);
    };
    gather(&page, &whole).await?;
    let view = ReceiptView {
        title: page.text("comments-receipt-title"),
        id: submission.id,
        consultation: whole.own.consultation.title.clone(),
        round: whole.own.round.number,
        party: whole.own.party.name.clone(),
        organisation: whole.own.party.is_organisation(),
        state: state_word(submission.state),
        time_zone: whole.own.consultation.time_zone.clone(),
        publication: submission.publication,
        submitter_name: submission.submitter_name.clone(),
        receipt: receipt.clone(),
        hash: submission.content_hash.clone().unwrap_or_default(),
        submitted_at,
        ended_at: submission.ended_at,
        comments: comment_views(&page, &whole),
        answers: answers::answer_views(&whole),
        attachments: files::views(&page, &whole),
        signatories: whole.signatories.clone(),
        language: whole.own.consultation.language.as_str(),
        pdf: pdf::AVAILABLE,
    };
    page.render("pages/comments/receipt.html", &view)
}

/// GET `/submissions/{id}/content.json`: what the content hash was taken over, byte for byte.
pub(super) async fn content(page: Page, path: Id) -> Result<HttpResponse> {
    let json = actions::content(&page.site, &page.actor, SubmissionId(*path)).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(("Cache-Control", "no-store"))
        .body(json))
}

/// A form with nothing but its button.
#[derive(Deserialize)]
pub(super) struct ButtonForm {}

/// POST `/submissions/{id}/withdrawal`
pub(super) async fn withdraw(
    page: Page,
    path: Id,
    _form: SafeForm<ButtonForm>,
) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    actions::withdraw(&page.site, &page.actor, id).await?;
    Ok(page.done(&format!("/submissions/{id}"), "comments-withdrawn"))
}

/// POST `/submissions/{id}/successor`
pub(super) async fn supersede(
    page: Page,
    path: Id,
    _form: SafeForm<ButtonForm>,
) -> Result<HttpResponse> {
    take_post(&page)?;
    let id = SubmissionId(*path);
    let draft = actions::supersede(&page.site, &page.actor, id, Origin::Page).await?;
    Ok(page.done(&format!("/submissions/{draft}"), "comments-successor-begun"))
}

/// POST `/submissions/{id}/removal`
pub(super) async fn discard(
    page: Page,
    path: Id,
    _form: SafeForm<ButtonForm>,
) -> Result<HttpResponse> {
    actions::discard(&page.site, &page.actor, SubmissionId(*path)).await?;
    let back = match page.actor.guest() {
        Some(_) => "/guest",
        None => "/account/submissions",
    };
    Ok(page.done(back, "comments-discarded"))
}

fn show_view(
    page: &Page,
    whole: &Whole,
    (team, signatures, codes): (TeamView, SignaturesView, CodesView),
    form: FormView,
) -> ShowView {
    let Own {
        submission,
        party,
        round,
        consultation,
    } = &whole.own;
    let now = page.site.now();
    let open = round.takes_comments(now);
    let draft = submission.state == SubmissionState::Draft;
    let organisation = party.is_organisation();
    let text_url = format!(
        "/consultations/{}/rounds/{}",
        consultation.slug, round.number
    );
    let for_party = party
        .organisation_id
        .map(|id| format!("?organisation={id}"))
        .unwrap_or_default();
    ShowView {
        title: page.text(if draft {
            "comments-draft-title"
        } else {
            "comments-submission-title"
        }),
        id: submission.id,
        consultation: consultation.title.clone(),
        round: round.number,
        party: party.name.clone(),
        organisation,
        state: state_word(submission.state),
        comment_url: format!("{text_url}/comment{for_party}"),
        text_url,
        closes_at: round.closes_at,
        time_zone: consultation.time_zone.clone(),
        closed: if open {
            String::new()
        } else {
            page.say(&not_open(round, now))
        },
        editable: draft && open,
        draft,
        handed_in: submission.state == SubmissionState::Submitted,
        awaiting: submission.state == SubmissionState::Awaiting,
        lead: page.actor.may(Right::SubmitFor(party.of())),
        colleague: page.actor.is_colleague(),
        replaces: submission.supersedes_id.is_some(),
        publication: submission.publication,
        submitter_name: submission.submitter_name.clone(),
        receipt: submission.receipt_number.clone().unwrap_or_default(),
        comments: comment_views(page, whole),
        questions: answers::progress(whole),
        attachments: files::views(page, whole),
        missing: if draft {
            missing_views(page, whole)
        } else {
            Vec::new()
        },
        sections: section_views(whole),
        choices: choices(page, organisation),
        team,
        signatures,
        codes,
        form,
    }
}

/// The publication choices, each with what it means.
fn choices(page: &Page, organisation: bool) -> Vec<ChoiceView> {
    Publication::choices(organisation)
        .iter()
        .map(|choice| {
            let key = match choice {
                Publication::Organisation if !organisation => "publication-name",
                other => publication_key(*other),
            };
            ChoiceView {
                value: choice.as_str(),
                text: page.text(key),
                hint: page.text(&format!("{key}-hint")),
            }
        })
        .collect()
}

fn publication_key(choice: Publication) -> &'static str {
    match choice {
        Publication::NameAndOrganisation => "publication-name-and-organisation",
        Publication::Organisation => "publication-organisation",
        Publication::Anonymous => "publication-anonymous",
        Publication::None => "publication-none",
    }
}

/// The last part of the key of a state's name.
pub(super) fn state_word(state: SubmissionState) -> &'static str {
    match state {
        SubmissionState::Draft => "drafted",
        other => other.as_str(),
    }
}
