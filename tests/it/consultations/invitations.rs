//! Inviting organisations: one, many, again.

use chrono::Duration;
use polder::access::MemberRole;
use polder::consultations::store;
use polder::types::ids::RoundId;

use crate::support::{App, both};

both!(
    an_organisation_is_invited_by_mail,
    each_line_of_a_list_stands_alone,
    an_invitation_is_sent_again,
    nobody_is_invited_to_a_closed_round,
);

const PAGE: &str = "/manage/s/rounds/1/invitations";

async fn invited(app: &App, round: RoundId) -> usize {
    app.db(move |conn| store::invited_count(conn, round).unwrap())
        .await
}

const CSR: [(&str, &str); 5] = [
    ("organisation", "Cyber Security Raad"),
    ("group", "advisory"),
    ("email", "raad@csr.example"),
    ("role", "lead"),
    ("language", "nl"),
];

async fn an_organisation_is_invited_by_mail(app: App) {
    let sample = app.sample("s").await;
    let admin = app.admin().await;
    let done = admin.submit(&format!("{PAGE}?lang=en"), PAGE, &CSR).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(invited(&app, sample.round).await, 1);
    let letters = app.mail_to("raad@csr.example").await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].subject.contains("Cyber Security Raad"));
    assert!(!letters[0].text.contains("/mail/stop"), "the ministry asks");
    let page = admin.get(PAGE).await;
    assert!(page.text().contains("raad@csr.example is on its way"));
    assert!(page.text().contains("not accepted yet"));
    let wrong = admin
        .submit(
            PAGE,
            PAGE,
            &[("organisation", "X"), ("email", "no address")],
        )
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("#field-group-error"));
    assert!(wrong.has("input[name=organisation][value=X]"));
}

async fn each_line_of_a_list_stands_alone(app: App) {
    let sample = app.sample("s").await;
    let member = app.account("lid@ngo.example", "Lid").await;
    app.organisation("NGO", "civil-society", member, MemberRole::Lead)
        .await;
    let admin = app.admin().await;
    let lines = "organisation;group;email\n\
        University;academic;prof@uni.example;lead;en\n\
        Nobody;no-such-group;x@example.org\n\
        Firm;Bedrijfsleven;not-an-address\n\
        NGO;Maatschappelijk middenveld;lid@ngo.example\n\
        Twin;private;one@twin.example\n\
        TWIN B.V.;private;two@twin.example\n";
    let ngo = app.code_of("NGO").await;
    let lines = format!("{lines}{ngo};;lid@ngo.example\n");
    let done = admin
        .upload(
            &format!("{PAGE}?lang=en"),
            "/manage/s/rounds/1/invitations/list",
            &[("lines", "")],
            &[("file", "list.csv", lines.as_bytes().to_vec())],
        )
        .await;
    assert_eq!(done.status, 200, "{}", done.text());
    let text = done.text();
    assert!(text.contains("4 of 7 invitations"), "{text}");
    assert!(text.contains("Choose the group"), "{text}");
    // One that is here is not bound to by its name, which it may have in common with another.
    assert!(text.contains(&format!("code {ngo}")), "{text}");
    assert_eq!(invited(&app, sample.round).await, 3, "lines of one name");
    assert_eq!(app.mail_to("prof@uni.example").await.len(), 1);
    assert_eq!(app.mail_to("lid@ngo.example").await.len(), 1);
    let empty = admin
        .upload(
            PAGE,
            "/manage/s/rounds/1/invitations/list",
            &[("lines", "")],
            &[],
        )
        .await;
    assert_eq!(empty.status, 422);
    assert!(empty.has("#field-lines-error"));
    let huge = "x".repeat(300 * 1024);
    let refused = admin
        .upload(
            &format!("{PAGE}?lang=en"),
            "/manage/s/rounds/1/invitations/list",
            &[("lines", &huge)],
            &[],
        )
        .await;
    assert_eq!(refused.status, 413);
    assert!(
        refused.text().contains("at most 256 kB"),
        "{}",
        refused.text()
    );
}

async fn an_invitation_is_sent_again(app: App) {
    let sample = app.sample("s").await;
    let admin = app.admin().await;
    admin.submit(PAGE, PAGE, &CSR).await;
    let round = sample.round;
    let rows = app
        .db(move |conn| store::invitations_of(conn, round, None, 10).unwrap())
        .await;
    let again = format!("{PAGE}/{}/again", rows[0].id);
    app.step(Duration::minutes(1));
    let done = admin.post_from(PAGE, &again, &[]).await;
    assert_eq!(done.status, 303);
    assert_eq!(app.mail_to("raad@csr.example").await.len(), 2);
    assert_eq!(invited(&app, sample.round).await, 1);
}

async fn nobody_is_invited_to_a_closed_round(app: App) {
    let sample = app.sample("s").await;
    app.step(Duration::days(8));
    let late = app.admin().await;
    let page = late.get(&format!("{PAGE}?lang=en")).await;
    assert!(page.text().contains("The round has closed"));
    let stale = late.post_from(PAGE, PAGE, &CSR).await;
    assert_eq!(stale.status, 422);
    assert_eq!(invited(&app, sample.round).await, 0);
    assert!(app.mail_to("raad@csr.example").await.is_empty());
}
