//! Somebody's own submissions and those of their organisations, and how far each is.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::requested::{RequestView, requests};
use super::words::state_word;
use crate::error::Result;
use crate::responding::actions::{self, OwnListed};
use crate::types::Moment;
use crate::types::ids::SubmissionId;
use crate::web::{Page, addresses};

const PER_PAGE: i64 = 30;

/// Where a list goes on.
#[derive(Deserialize)]
pub(super) struct OwnListQuery {
    before: Option<i64>,
}

#[derive(Serialize)]
struct ListView {
    title: String,
    submissions: Vec<ListedView>,
    /// What organisations of the viewer are asked to sign.
    requests: Vec<RequestView>,
    older: String,
}

#[derive(Serialize)]
struct ListedView {
    href: String,
    consultation: String,
    round: i64,
    party: String,
    state: &'static str,
    receipt: String,
    comments: i64,
    /// How far a draft is.
    standing: Option<StandingView>,
    /// Handed in, or begun.
    at: Moment,
    open: bool,
    closes_at: Moment,
}

#[derive(Serialize)]
struct StandingView {
    asked: usize,
    answered: usize,
    missing: usize,
}

/// GET `/account/submissions?before=ID`
pub(super) async fn list(page: Page, query: web::Query<OwnListQuery>) -> Result<HttpResponse> {
    let before = query.before.map(SubmissionId);
    let found = actions::list(&page.site, &page.actor, before, PER_PAGE).await?;
    let older = found.next(|last| {
        let last = last.listed.submission.id;
        format!("/account/submissions?before={last}")
    });
    let now = page.site.now();
    let view = ListView {
        title: page.text("comments-list-title"),
        submissions: found
            .rows
            .into_iter()
            .map(|own| listed_view(own, now))
            .collect(),
        requests: match query.before {
            None => requests(&page).await?,
            Some(_) => Vec::new(),
        },
        older: older.unwrap_or_default(),
    };
    page.render("pages/responding/list.html", &view)
}

fn listed_view(own: OwnListed, now: Moment) -> ListedView {
    let listed = own.listed;
    let submission = listed.submission;
    ListedView {
        href: addresses::Submission(submission.id).page(),
        consultation: listed.title,
        round: listed.round.number,
        party: listed.party,
        state: state_word(submission.state),
        receipt: submission.receipt_number.unwrap_or_default(),
        comments: own.comments,
        standing: own.standing.map(|standing| StandingView {
            asked: standing.asked,
            answered: standing.answered,
            missing: standing.missing,
        }),
        at: submission.submitted_at.unwrap_or(submission.created_at),
        open: listed.round.takes_comments(now),
        closes_at: listed.round.closes_at,
    }
}
