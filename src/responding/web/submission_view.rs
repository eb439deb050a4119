//! The page of a submission as its template shows it, with the panels for colleagues, signatures and codes.

use serde::{Deserialize, Serialize};

use super::answers;
use super::codes_panel::{self, CodesView};
use super::overview::{MissingView, SectionView, missing_views, section_views};
use super::signatures_panel::{self, SignaturesView};
use super::team_panel::{self, TeamView};
use super::words::state_word;
use super::written::{self, CommentView, comment_views, pieces};
use crate::access::Right;
use crate::attachments::web::FileView;
use crate::consultations::parties::not_open;
use crate::error::Result;
use crate::responding::actions::{self, AttendedSubmission, DetailsInput, FullSubmission};
use crate::submissions::model::{Publication, Submission, SubmissionState};
use crate::submissions::own::OwnSubmission;
use crate::teamwork::model::Readiness;
use crate::types::Moment;
use crate::types::ids::{OriginalId, SubmissionId};
use crate::web::{FormView, Page, addresses};

pub(super) const SHOW: &str = "pages/responding/submission.html";

/// The submission form as it is sent. `action` tells which button: "save" or "submit".
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct SaveForm {
    #[serde(flatten)]
    pub(super) details: DetailsInput,
    /// What is done with ideas at handing in: "behind" or "along".
    #[serde(default)]
    pub(super) ideas: String,
    #[serde(default)]
    pub(super) action: String,
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
    submitted: bool,
    /// Sent by a guest, who is to confirm the address.
    awaiting: bool,
    /// Taken back, with its words still there to begin again from.
    can_begin_again: bool,
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
    /// Whether the comments follow one another as their places do in the text.
    in_order: bool,
    choices: Vec<ChoiceView>,
    /// Whether everything in a draft that several people write is ready.
    all_ready: bool,
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

/// The page as it stands.
pub(super) async fn opened(
    page: &Page,
    id: SubmissionId,
    before: Option<OriginalId>,
) -> Result<ShowView> {
    opened_with(page, id, before, |submission| {
        FormView::of(&SaveForm {
            details: DetailsInput {
                publication: submission.publication.to_string(),
                submitter_name: submission.submitter_name.clone(),
            },
            ..SaveForm::default()
        })
    })
    .await
}

/// The page as it stands, with the form that `fill` makes.
pub(super) async fn opened_with(
    page: &Page,
    id: SubmissionId,
    before: Option<OriginalId>,
    fill: impl FnOnce(&Submission) -> FormView,
) -> Result<ShowView> {
    let AttendedSubmission {
        whole,
        team,
        signatures,
        codes,
    } = actions::attended(&page.site, &page.actor, id, before).await?;
    let originals = team.iter().flat_map(team_panel::pieces);
    page.gather(pieces(&whole).chain(originals).collect())
        .await?;
    let submission = &whole.own.submission;
    let form = fill(submission);
    let team = team_panel::view(page, team, (&whole.own, before.is_some()));
    let signatures = signatures_panel::view(signatures, submission);
    let codes = codes_panel::view(page, codes);
    Ok(show_view(page, &whole, (team, signatures, codes), form))
}

fn show_view(
    page: &Page,
    whole: &FullSubmission,
    (team, signatures, codes): (TeamView, SignaturesView, CodesView),
    form: FormView,
) -> ShowView {
    let OwnSubmission {
        submission,
        party,
        round,
        consultation,
        ..
    } = &whole.own;
    let now = page.site.now();
    let open = round.takes_comments(now);
    let draft = submission.state == SubmissionState::Draft;
    let organisation = party.is_organisation();
    let text_url = addresses::Round(&consultation.slug, round.number).page();
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
        submitted: submission.state == SubmissionState::Submitted,
        awaiting: submission.state == SubmissionState::Awaiting,
        can_begin_again: open
            && submission.state == SubmissionState::Withdrawn
            && whole.holds_words(),
        lead: page.actor.may(Right::SubmitFor(party.of())),
        colleague: page.actor.is_colleague(),
        replaces: submission.supersedes_id.is_some(),
        publication: submission.publication,
        submitter_name: submission.submitter_name.clone(),
        receipt: submission.receipt_number.clone().unwrap_or_default(),
        comments: comment_views(page, whole),
        questions: answers::progress(whole),
        attachments: written::views(page, whole),
        missing: if draft {
            missing_views(page, whole, |id| {
                team.comments
                    .get(&id.to_string())
                    .is_some_and(|work| work.status == Readiness::Idea.as_str())
            })
        } else {
            Vec::new()
        },
        sections: section_views(whole),
        in_order: whole
            .comments
            .is_sorted_by_key(|written| written.order_in_text()),
        choices: choices(page, organisation),
        all_ready: draft && team.shared && team.ready && whole.is_written(),
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
