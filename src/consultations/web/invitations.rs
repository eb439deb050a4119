//! Invitations to a Round: who is invited, inviting one or many, sending again.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::invitation_list::{self, LineResult};
use super::super::actions::invitations::{self, Candidate, InviteInput};
use super::super::model::{Consultation, Round, RoundState};
use super::super::store::{self, InvitationRow};
use super::rounds::managed_round;
use crate::accounts::model::Member;
use crate::accounts::web::provenance_text;
use crate::error::{Error, Message, Result};
use crate::types::ids::InvitationId;
use crate::web::upload::Upload;
use crate::web::{FormView, Page, SafeForm, addresses};

const PAGE: i64 = 50;

/// A list as typed.
#[derive(Default, Serialize, Deserialize)]
struct ListInput {
    lines: String,
    file: String,
    words: String,
}

#[derive(Serialize)]
struct GroupOption {
    value: String,
    text: String,
}

#[derive(Serialize)]
struct ShownInvitation {
    #[serde(flatten)]
    row: InvitationRow,
    group: String,
    /// accepted, waiting or expired.
    state: &'static str,
}

#[derive(Serialize)]
struct ShownLine {
    line: usize,
    organisation: String,
    email: String,
    /// "" when the mail is on its way.
    refused: String,
}

#[derive(Serialize)]
struct InvitationsView {
    title: String,
    consultation: Consultation,
    round: Round,
    /// Whether people can be invited now; if not, `why_not` says why.
    can_invite: bool,
    why_not: String,
    groups: Vec<GroupOption>,
    invitations: Vec<ShownInvitation>,
    older: String,
    form: FormView,
    list: FormView,
    results: Vec<ShownLine>,
    sent: usize,
    /// What was sought, and the organisations here that may be meant.
    sought: String,
    candidates: Vec<ShownCandidate>,
    /// The one chosen from them.
    chosen: Option<ShownCandidate>,
}

/// An organisation to choose: what it says it is, and what is known of that.
#[derive(Serialize)]
struct ShownCandidate {
    code: String,
    name: String,
    group: String,
    provenance: String,
    established: bool,
    members: Vec<Member>,
}

#[derive(Default, Deserialize)]
pub(super) struct InvitationsQuery {
    before: Option<i64>,
    /// Words to seek organisations by.
    #[serde(default)]
    q: String,
    /// Code of the organisation chosen.
    #[serde(default)]
    code: String,
}

fn blank(consultation: &Consultation, code: &str) -> FormView {
    FormView::of(&InviteInput {
        code: code.to_owned(),
        role: "lead".to_owned(),
        language: consultation.language.as_str().to_owned(),
        ..InviteInput::default()
    })
}

async fn view(
    page: &Page,
    consultation: Consultation,
    round: Round,
    asked: InvitationsQuery,
) -> Result<InvitationsView> {
    let id = round.id;
    let before = asked.before.map(InvitationId);
    let seek = async |words: &str| -> Result<Vec<ShownCandidate>> {
        let (site, actor) = (&page.site, &page.actor);
        let found = invitations::candidates(site, actor, &consultation, words.to_owned()).await?;
        Ok(found.into_iter().map(|one| candidate(page, one)).collect())
    };
    let candidates = seek(&asked.q).await?;
    let chosen = seek(&asked.code)
        .await?
        .into_iter()
        .find(|one| one.code == asked.code.trim().to_uppercase());
    let rows = page
        .site
        .read(&page.actor, move |rx| {
            store::invitations_of(rx.conn, id, before, PAGE)
        })
        .await?;
    let now = page.site.now();
    let config = &page.site.config;
    let older = match rows.last() {
        Some(last) if i64::try_from(rows.len()).is_ok_and(|count| count == PAGE) => {
            format!("{}?before={}", place(&consultation, &round), last.id)
        }
        _ => String::new(),
    };
    let why_not = match round.state_at(now) {
        RoundState::Scheduled | RoundState::Open => String::new(),
        RoundState::Draft => page.text("consultations-invite-early"),
        _ => page.text("consultations-invite-late"),
    };
    Ok(InvitationsView {
        title: page
            .say(&Message::new("consultations-invitations-title").with("number", round.number)),
        can_invite: why_not.is_empty(),
        why_not,
        groups: config
            .groups
            .iter()
            .map(|group| GroupOption {
                value: group.code.clone(),
                text: group.name(page.language).to_owned(),
            })
            .collect(),
        invitations: rows
            .into_iter()
            .map(|row| ShownInvitation {
                group: config.group_name(&row.group_code, page.language).to_owned(),
                state: match row.accepted_at {
                    Some(_) => "accepted",
                    None if row.expires_at <= now => "expired",
                    None => "waiting",
                },
                row,
            })
            .collect(),
        older,
        form: blank(&consultation, &asked.code),
        sought: asked.q,
        candidates,
        chosen,
        list: FormView::of(&ListInput::default()),
        results: Vec::new(),
        sent: 0,
        consultation,
        round,
    })
}

fn place(consultation: &Consultation, round: &Round) -> String {
    addresses::Managed(&consultation.slug).invitations(round.number)
}

const TEMPLATE: &str = "pages/consultations/invitations.html";

/// Who is invited, and the forms to invite more.
pub(super) async fn list(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<InvitationsQuery>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    page.render(
        TEMPLATE,
        &view(&page, consultation, round, query.into_inner()).await?,
    )
}

/// Invites one organisation.
pub(super) async fn invite(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<InviteInput>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let input = form.0;
    match invitations::invite(&page.site, &page.actor, &consultation, &round, &input).await {
        Ok(_) => Ok(page.done(
            &place(&consultation, &round),
            Message::new("consultations-invited-one").with("email", input.email.trim()),
        )),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            // Who may be meant by the name is shown beside the complaint about it.
            let asked = InvitationsQuery {
                before: None,
                q: input.organisation,
                code: input.code,
            };
            let mut view = view(&page, consultation, round, asked).await?;
            view.form = form;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

/// Invites everybody on a list, typed or in a file, and says what became of each line.
pub(super) async fn invite_list(
    page: Page,
    path: web::Path<(String, i64)>,
    form: Multipart,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let upload = Upload::read(&page, form).await?;
    let typed = upload.field("lines").to_owned();
    let words = upload.field("words").to_owned();
    let lines = match upload.files.into_iter().next() {
        Some(file) => String::from_utf8(file.bytes)
            .map_err(|_| Error::invalid("file", "consultations-lines-broken")),
        None => Ok(typed.clone()),
    };
    let done = match lines {
        Ok(lines) => {
            let (site, actor) = (&page.site, &page.actor);
            let what = (lines.as_str(), words.as_str());
            invitation_list::invite_list(site, actor, &consultation, &round, what).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(results) => {
            let mut view = view(&page, consultation, round, InvitationsQuery::default()).await?;
            view.sent = results.iter().filter(|line| line.refused.is_none()).count();
            view.results = results.into_iter().map(|line| shown(&page, line)).collect();
            page.render(TEMPLATE, &view)
        }
        Err(error) => {
            let input = ListInput {
                lines: typed,
                file: String::new(),
                words,
            };
            let list = FormView::of(&input).refused(&page, error)?;
            let mut view = view(&page, consultation, round, InvitationsQuery::default()).await?;
            view.list = list;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

fn candidate(page: &Page, one: Candidate) -> ShownCandidate {
    let config = &page.site.config;
    ShownCandidate {
        provenance: provenance_text(page, &one.organisation),
        established: one.organisation.provenance.is_established(),
        group: config
            .group_name(&one.organisation.group_code, page.language)
            .to_owned(),
        code: one.organisation.code,
        name: one.organisation.name,
        members: one.members,
    }
}

fn shown(page: &Page, line: LineResult) -> ShownLine {
    let reasons: Vec<String> = line
        .refused
        .iter()
        .flatten()
        .map(|message| page.say(message))
        .collect();
    ShownLine {
        line: line.line,
        organisation: line.organisation,
        email: line.email,
        refused: reasons.join(" "),
    }
}

/// Sends an invitation again.
pub(super) async fn again(
    page: Page,
    path: web::Path<(String, i64, i64)>,
    _form: SafeForm<crate::web::forms::Fields>,
) -> Result<HttpResponse> {
    let (slug, number, id) = path.into_inner();
    let (consultation, round) = managed_round(&page, (slug, number)).await?;
    let back = place(&consultation, &round);
    let id = InvitationId(id);
    let (site, actor) = (&page.site, &page.actor);
    match invitations::invite_again(site, actor, &consultation, &round, id).await {
        Ok(()) => Ok(page.done(&back, "consultations-invited-again")),
        Err(Error::Refused(message)) => Ok(page.sorry(&back, message)),
        Err(error) => Err(error),
    }
}

/// Takes an invitation back.
pub(super) async fn withdraw(
    page: Page,
    path: web::Path<(String, i64, i64)>,
    _form: SafeForm<crate::web::forms::Fields>,
) -> Result<HttpResponse> {
    let (slug, number, id) = path.into_inner();
    let (consultation, round) = managed_round(&page, (slug, number)).await?;
    let back = place(&consultation, &round);
    let id = InvitationId(id);
    let (site, actor) = (&page.site, &page.actor);
    match invitations::withdraw(site, actor, &consultation, &round, id).await {
        Ok(()) => Ok(page.done(&back, "accounts-invitation-withdrawn")),
        Err(Error::Refused(message)) => Ok(page.sorry(&back, message)),
        Err(error) => Err(error),
    }
}
