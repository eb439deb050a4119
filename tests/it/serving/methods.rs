//! Every address answers HEAD as it answers GET, and says which methods it has.

use polder::types::ids::{
    AccountId, AttachmentId, CommentId, OrganisationId, QuestionId, SignatureId, SubmissionId,
    VersionId,
};
use polder::web::addresses;

use crate::support::{App, both};

both!(
    head_is_get_without_the_body,
    wrong_methods_are_405_and_name_the_right_ones,
    every_address_leads_to_a_route,
);

async fn head_is_get_without_the_body(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    for path in [
        "/",
        "/healthz",
        "/readyz",
        "/.well-known/security.txt",
        "/consultations/cyber",
        "/consultations/cyber/rounds/1",
        "/consultations/cyber/feed.atom",
        "/api/v1/consultations",
        "/sign-in",
        "/no-such-page",
    ] {
        let whole = visitor.get(path).await;
        let head = visitor.request_with("HEAD", path, &[]).await;
        assert_eq!(head.status, whole.status, "{path}");
        assert_eq!(head.body, "", "{path}");
        for name in ["content-type", "content-length", "cache-control", "etag"] {
            assert_eq!(
                head.headers.get(name),
                whole.headers.get(name),
                "{path} {name}"
            );
        }
    }
}

async fn wrong_methods_are_405_and_name_the_right_ones(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    for (method, path, allowed) in [
        ("POST", "/healthz", "GET, HEAD"),
        ("PUT", "/", "GET, HEAD"),
        ("DELETE", "/sign-in", "GET, POST, HEAD"),
        ("GET", "/sign-out", "POST"),
        ("HEAD", "/sign-out", "POST"),
        ("TRACE", "/consultations/cyber", "GET, HEAD"),
        ("OPTIONS", "/consultations/cyber/rounds/1", "GET, HEAD"),
        ("PATCH", "/api/v1/consultations", "GET, HEAD"),
    ] {
        let answer = visitor.request_with(method, path, &[]).await;
        assert_eq!(answer.status, 405, "{method} {path}");
        assert_eq!(answer.headers["allow"], allowed, "{method} {path}");
    }
    let page = visitor
        .request_with("DELETE", "/sign-in", &[("Accept-Language", "en")])
        .await;
    assert!(
        page.text().contains("does not work that way"),
        "{}",
        page.text()
    );
    for path in [
        "/no-such-page",
        "/consultations/cyber/nothing",
        "/api/v1/nothing",
    ] {
        let answer = visitor.request_with("DELETE", path, &[]).await;
        assert_eq!(answer.status, 404, "{path}");
    }
}

/// What has a route answers another method with 405, and what has none with 404.
async fn every_address_leads_to_a_route(app: App) {
    let consultation = addresses::Consultation("cyber");
    let round = consultation.round(1);
    let managed = addresses::Managed("cyber");
    let drafting = addresses::Drafting("cyber", 1);
    let submission = addresses::Submission(SubmissionId(1));
    let comment = CommentId(2);
    let visitor = app.visitor();
    for address in [
        consultation.page(),
        consultation.versions(),
        consultation.comparison("from=1&to=2"),
        consultation.report(),
        consultation.impersonation(),
        consultation.follow_sent(),
        round.page(),
        round.passage("p-1"),
        round.respond(),
        round.search(),
        round.comment_form(),
        managed.page(),
        managed.staff(),
        managed.settings(),
        managed.version(VersionId(1)),
        managed.rounds(),
        managed.round(1),
        managed.questions(1),
        managed.invitations(1),
        drafting.table(),
        drafting.campaigns(),
        drafting.publication(),
        addresses::DraftedComment(comment).page(),
        addresses::ModeratedComment(comment).page(),
        addresses::ModeratedAttachment(AttachmentId(3)).page(),
        submission.page(),
        submission.comment(comment),
        submission.comment_form(comment),
        submission.questions(),
        submission.answer(QuestionId(4)),
        submission.attachments(),
        submission.attachment(AttachmentId(3)),
        submission.signatures(),
        submission.codes(),
        submission.receipt(),
        submission.outcome(),
        submission.outcome_of(comment),
        addresses::Signature(SignatureId(5)).page(),
        addresses::OwnOrganisation(OrganisationId(6)).page(),
        addresses::AdministeredAccount(AccountId(7)).page(),
        addresses::AdministeredOrganisation(OrganisationId(6)).page(),
    ] {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let answer = visitor.request_with("OPTIONS", path, &[]).await;
        assert_eq!(answer.status, 405, "{address}");
    }
}
