//! A program drafts, submits and takes back a submission.

use diesel::prelude::*;
use polder::access::MemberRole;
use polder::db::schema::api_tokens;
use polder::platform::random;
use polder::submissions::model::Moderation;
use polder::types::ids::{AccountId, SubmissionId};
use serde_json::json;

use crate::support::{Answer, App, both};

both!(
    drafts_submits_and_takes_back,
    begins_a_draft_that_replaces,
    replaces_under_the_name_chosen_before,
    says_which_comment_is_at_fault,
    answers_in_problems,
    lists_in_parts,
);

pub const SUBMISSIONS: &str = "/api/v1/submissions";

/// A token of this account.
pub async fn token(app: &App, account: AccountId) -> String {
    let (token, now) = (random::token(), app.now());
    let hash = random::token_hash(&token);
    app.db(move |conn| {
        diesel::insert_into(api_tokens::table)
            .values((
                api_tokens::account_id.eq(account),
                api_tokens::name.eq("test"),
                api_tokens::token_hash.eq(hash),
                api_tokens::hint.eq("test"),
                api_tokens::created_at.eq(now),
                api_tokens::scopes.eq("read respond manage"),
                api_tokens::expires_at.eq(now + chrono::Duration::days(365)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    token
}

pub async fn post(app: &App, token: &str, path: &str, body: serde_json::Value) -> Answer {
    let visitor = app.visitor();
    visitor.api("POST", path, Some(token), Some(body)).await
}

fn content(body: &str) -> serde_json::Value {
    json!({
        "consultation": "cyber",
        "round": 1,
        "comments": [
            {"passage": "p-2", "quote": "this passage", "kind": "technical", "body": body},
            {"section": "2.1", "proposedText": "Better words."},
            {"body": "On the whole."},
        ],
    })
}

async fn drafts_submits_and_takes_back(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let (token, visitor) = (token(&app, noor).await, app.visitor());
    let made = post(&app, &token, SUBMISSIONS, content("Words.")).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let path = made.location.clone().unwrap();
    let draft = made.json();
    assert_eq!(path, format!("{SUBMISSIONS}/{}", draft["id"]));
    assert_eq!(draft["state"], "draft");
    assert_eq!(draft["publication"], "anonymous");
    assert_eq!(draft["submitterName"], "Noor Bakker");
    assert_eq!(draft["createdAt"], "2027-06-01T12:00:00Z");
    let anchors: Vec<_> = draft["comments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|comment| comment["anchor"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(anchors, ["quote", "section", "document"]);
    assert_eq!(draft["comments"][0]["section"], "1");

    let body = json!({"publication": "organisation", "comments": [{"passage": "p-4", "body": "Other words."}]});
    let replaced = visitor.api("PUT", &path, Some(&token), Some(body)).await;
    assert_eq!(replaced.status, 200, "{}", replaced.body);
    assert_eq!(replaced.json()["comments"].as_array().unwrap().len(), 1);
    assert_eq!(replaced.json()["publication"], "organisation");

    let receipt = format!("{path}/receipt");
    let missing = visitor.api("GET", &receipt, Some(&token), None).await;
    assert_eq!(missing.status, 404);
    let handed_in = visitor.api("POST", &receipt, Some(&token), None).await;
    assert_eq!(handed_in.status, 201, "{}", handed_in.body);
    assert_eq!(handed_in.location, Some(receipt.clone()));
    let shown = visitor.api("GET", &receipt, Some(&token), None).await;
    assert_eq!(shown.json(), handed_in.json());
    assert_eq!(app.mail_to("noor@example.org").await.len(), 1);
    let again = visitor.api("POST", &receipt, Some(&token), None).await;
    assert_eq!(again.status, 409);
    let late = visitor.api("DELETE", &path, Some(&token), None).await;
    assert_eq!(late.status, 409);

    let withdrawal = format!("{path}/withdrawal");
    let withdrawn = visitor.api("POST", &withdrawal, Some(&token), None).await;
    assert_eq!(withdrawn.status, 201, "{}", withdrawn.body);
    let shown = visitor.api("GET", &path, Some(&token), None).await.json();
    assert_eq!(shown["state"], "withdrawn");
    assert_eq!(shown["comments"][0]["moderation"], "gone");

    let made = post(&app, &token, SUBMISSIONS, content("Words.")).await;
    let path = made.location.unwrap();
    let gone = visitor.api("DELETE", &path, Some(&token), None).await;
    assert_eq!(gone.status, 204);
    assert_eq!(
        visitor.api("GET", &path, Some(&token), None).await.status,
        404
    );
}

async fn begins_a_draft_that_replaces(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let council = app
        .organisation("Council", "advisory", noor, MemberRole::Lead)
        .await;
    let token = token(&app, noor).await;
    let mut body = content("Words.");
    body["organisation"] = council.0.into();
    let first = post(&app, &token, SUBMISSIONS, body.clone()).await.json();
    assert_eq!(first["party"], "Council");
    let taken = post(&app, &token, SUBMISSIONS, body.clone()).await;
    assert_eq!(taken.status, 409);
    let id = &first["id"];
    let own = SubmissionId(id.as_i64().unwrap());
    app.attachment(own, "letter.pdf", Moderation::Draft).await;
    let page = format!("/submissions/{id}");
    let lead = app.browser(noor).await;
    let fields = [("email", "other@example.org")];
    let asked = lead
        .submit(&page, &format!("{page}/signatures"), &fields)
        .await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    post(
        &app,
        &token,
        &format!("{SUBMISSIONS}/{id}/receipt"),
        json!(null),
    )
    .await;
    let second = post(&app, &token, SUBMISSIONS, body).await.json();
    assert_eq!(&second["supersedes"], id);
    // What programs do not send comes along, as for who changes it on the pages.
    let page = lead.get(&format!("/submissions/{}", second["id"])).await;
    assert!(page.text().contains("letter.pdf"), "{}", page.text());
    assert!(page.text().contains("other@example.org"));
    let receipt = format!("{SUBMISSIONS}/{}/receipt", second["id"]);
    assert_eq!(post(&app, &token, &receipt, json!(null)).await.status, 201);
    let first = format!("{SUBMISSIONS}/{id}");
    let first = app.visitor().api("GET", &first, Some(&token), None).await;
    assert_eq!(first.json()["state"], "superseded");
    let mut elsewhere = content("Words.");
    elsewhere["organisation"] = 9999.into();
    assert_eq!(post(&app, &token, SUBMISSIONS, elsewhere).await.status, 403);
}

async fn replaces_under_the_name_chosen_before(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let council = app
        .organisation("Council", "advisory", noor, MemberRole::Lead)
        .await;
    let token = token(&app, noor).await;
    let mut body = content("Words.");
    body["organisation"] = council.0.into();
    body["publication"] = "anonymous".into();
    body["submitterName"] = "N. Bakker".into();
    let first = post(&app, &token, SUBMISSIONS, body.clone()).await.json();
    let receipt = format!("{SUBMISSIONS}/{}/receipt", first["id"]);
    assert_eq!(post(&app, &token, &receipt, json!(null)).await.status, 201);
    // Nothing is said of how it is to appear: an organisation that chose to be unnamed stays unnamed.
    body.as_object_mut().unwrap().remove("publication");
    body.as_object_mut().unwrap().remove("submitterName");
    let second = post(&app, &token, SUBMISSIONS, body).await.json();
    assert_eq!(second["supersedes"], first["id"]);
    assert_eq!(second["publication"], "anonymous");
    assert_eq!(second["submitterName"], "N. Bakker");
    assert_eq!(
        second["comments"].as_array().unwrap().len(),
        3,
        "those sent, none copied"
    );
}

async fn says_which_comment_is_at_fault(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let token = token(&app, noor).await;
    let mut body = content("Words.");
    body["comments"][1] = json!({"passage": "p-99", "body": "x"});
    let refused = post(&app, &token, SUBMISSIONS, body).await;
    assert_eq!(refused.status, 400);
    assert!(
        refused.json()["detail"]
            .as_str()
            .unwrap()
            .contains("Comment 2: There is no such passage"),
        "{}",
        refused.body
    );
    // Nothing of it is left behind.
    let list = app
        .visitor()
        .api("GET", SUBMISSIONS, Some(&token), None)
        .await;
    assert_eq!(list.json()["items"], json!([]));
}

async fn answers_in_problems(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let token = token(&app, noor).await;
    let visitor = app.visitor();
    let answers = [
        (401, visitor.api("GET", SUBMISSIONS, None, None).await),
        (401, visitor.api("GET", SUBMISSIONS, Some("x"), None).await),
        (
            400,
            post(&app, &token, SUBMISSIONS, json!({"consultation": "cyber"})).await,
        ),
        (
            404,
            post(
                &app,
                &token,
                SUBMISSIONS,
                json!({"consultation": "none", "round": 1}),
            )
            .await,
        ),
        (
            400,
            post(
                &app,
                &token,
                SUBMISSIONS,
                json!({"consultation": "cyber", "round": 1, "more": 1}),
            )
            .await,
        ),
        (
            400,
            visitor
                .api("GET", "/api/v1/submissions?limit=0", Some(&token), None)
                .await,
        ),
    ];
    for (index, (status, answer)) in answers.into_iter().enumerate() {
        assert_eq!(answer.status, status, "{index}: {}", answer.body);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert_eq!(answer.json()["status"], status);
    }
}

async fn lists_in_parts(app: App) {
    for slug in ["cyber", "second", "third"] {
        app.sample(slug).await;
    }
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let token = token(&app, noor).await;
    for slug in ["cyber", "second", "third"] {
        let mut body = content("Words.");
        body["consultation"] = slug.into();
        assert_eq!(post(&app, &token, SUBMISSIONS, body).await.status, 201);
    }
    let mut found = Vec::new();
    let mut path = format!("{SUBMISSIONS}?limit=2");
    loop {
        let part = app
            .visitor()
            .api("GET", &path, Some(&token), None)
            .await
            .json();
        for item in part["items"].as_array().unwrap() {
            assert_eq!(item["commentCount"], 3);
            found.push(item["consultation"].as_str().unwrap().to_owned());
        }
        match part["nextCursor"].as_i64() {
            Some(cursor) => path = format!("{SUBMISSIONS}?limit=2&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(found, ["third", "second", "cyber"]);
}
