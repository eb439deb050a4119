//! The password asked again before what weighs: a browser left open is not enough.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{accounts, consultations, staff};
use polder::types::ids::AccountId;

use super::entrance::{EMAIL, PASSWORD, registered, sign_in};
use crate::support::{Actor, Answer, App, both};

both!(
    what_weighs_asks_for_the_password_again_and_goes_on_with_the_same_form,
    each_thing_that_weighs_asks_for_the_password,
    guesses_of_the_password_asked_again_are_slowed_down,
    a_proof_counts_in_its_own_session_only,
);

const PROOF: &str = "/account/proof";

/// An administrator who signed in with a password.
async fn admin(app: &App) -> (AccountId, Actor) {
    let browser = registered(app, EMAIL).await;
    let id = app
        .db(|conn| {
            let own = accounts::table.filter(accounts::email.eq(EMAIL));
            own.select(accounts::id).first(conn).unwrap()
        })
        .await;
    app.make_admin(id).await;
    assert_eq!(sign_in(&browser, EMAIL, PASSWORD).await.status, 303);
    (id, browser)
}

/// Fills in the page that asks for the password.
fn filled(asked: &Answer, password: &str) -> Vec<(String, String)> {
    let mut fields = asked.form(PROOF);
    fields.retain(|(name, _)| name != "password_again");
    fields.push(("password_again".to_owned(), password.to_owned()));
    fields
}

async fn send(browser: &Actor, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
    browser.post_raw(path, &fields).await
}

/// Gives the password and goes on as a browser does: with the same form where it is told to (307).
async fn give(browser: &Actor, asked: &Answer, password: &str) -> Answer {
    assert_eq!(asked.status, 403, "{}", asked.text());
    let fields = filled(asked, password);
    let answer = send(browser, PROOF, &fields).await;
    if answer.status == 307 {
        return send(browser, answer.location.as_deref().unwrap(), &fields).await;
    }
    answer
}

async fn is_admin(app: &App, id: AccountId) -> bool {
    app.db(move |conn| {
        let one = accounts::table.filter(accounts::id.eq(id));
        one.select(accounts::admin).first(conn).unwrap()
    })
    .await
}

async fn what_weighs_asks_for_the_password_again_and_goes_on_with_the_same_form(app: App) {
    let (_, admin) = admin(&app).await;
    let other = app.account("other@example.org", "Other").await;
    let page = format!("/admin/accounts/{other}");
    let path = format!("{page}/admin");
    app.step(Duration::minutes(11));
    let asked = admin.post_from(&page, &path, &[("admin", "yes")]).await;
    assert_eq!(asked.status, 403);
    assert!(asked.has("form[action='/account/proof'] input[name=admin][value=yes]"));
    assert!(!is_admin(&app, other).await, "not before it was given");
    for wrong in ["", "geraden wachtwoord"] {
        let again = give(&admin, &asked, wrong).await;
        assert_eq!(again.status, 422);
        assert!(again.has("#field-password_again[aria-invalid=true]"));
        assert!(again.has("input[name=admin][value=yes]"), "nothing is lost");
        assert!(!again.body.contains("geraden"), "it is not sent back");
    }
    assert!(!is_admin(&app, other).await);
    let done = give(&admin, &asked, PASSWORD).await;
    assert_eq!(done.location.as_deref(), Some(page.as_str()));
    assert!(is_admin(&app, other).await);
    // For a while it is not asked again.
    app.step(Duration::minutes(9));
    let done = admin.post_from(&page, &path, &[("admin", "no")]).await;
    assert_eq!(done.status, 303);
    app.step(Duration::minutes(2));
    let asked = admin.post_from(&page, &path, &[("admin", "yes")]).await;
    assert_eq!(asked.status, 403);
    // Nobody is led elsewhere.
    let mut fields = filled(&asked, PASSWORD);
    for (name, value) in &mut fields {
        if name == "asked_path" {
            *value = "//elsewhere.example.org".to_owned();
        }
    }
    assert_eq!(send(&admin, PROOF, &fields).await.status, 409);
    assert!(!is_admin(&app, other).await);
}

async fn each_thing_that_weighs_asks_for_the_password(app: App) {
    let (own, admin) = admin(&app).await;
    let sample = app.sample("cyber").await;
    app.appoint(own, sample.consultation, StaffRole::ProjectLead)
        .await;
    let other = app.account("other@example.org", "Other").await;
    let page = format!("/admin/accounts/{other}");
    let ending = format!("{page}/ending");
    app.step(Duration::minutes(11));
    for fields in [
        vec![("action", "block")],
        vec![("action", "erase"), ("sure", "yes")],
    ] {
        let asked = admin.post_from(&page, &ending, &fields).await;
        assert_eq!(asked.status, 403, "{fields:?}");
        assert!(asked.has("input[name=action]"));
    }
    let role = [
        ("consultation", "cyber"),
        ("role", "moderator"),
        ("action", "appoint"),
    ];
    let asked = admin
        .post_from(&page, &format!("{page}/staff"), &role)
        .await;
    assert_eq!(asked.status, 403);
    let by_lead = [("email", "other@example.org"), ("role", "moderator")];
    let asked = admin
        .post_from(&page, "/manage/cyber/staff", &by_lead)
        .await;
    assert_eq!(asked.status, 403);
    let settings = "/manage/cyber/settings";
    let asked = admin
        .submit(settings, settings, &[("second_person", "yes")])
        .await;
    assert_eq!(asked.status, 403);
    assert!(asked.has("input[name=title]"), "what was typed stays");
    // What does not weigh does not ask.
    let plain = admin.submit(settings, settings, &[]).await;
    assert_eq!(plain.status, 303);
    let export = "/consultations/cyber/rounds/1/export.csv";
    assert_eq!(admin.get(export).await.status, 200);
    let internal = format!("{export}?audience=internal");
    let asked_for_file = admin.get(&internal).await;
    assert_eq!(asked_for_file.status, 403);
    let untouched: (i64, bool, i64) = app
        .db(|conn| {
            let left = accounts::table.filter(accounts::blocked_at.is_null());
            (
                left.count().get_result(conn).unwrap(),
                consultations::table
                    .select(consultations::second_person)
                    .first(conn)
                    .unwrap(),
                staff::table.count().get_result(conn).unwrap(),
            )
        })
        .await;
    assert_eq!(untouched, (2, false, 1), "nothing was done");
    let led_on = give(&admin, &asked_for_file, PASSWORD).await;
    assert_eq!(led_on.status, 303);
    assert_eq!(led_on.location.as_deref(), Some(internal.as_str()));
    assert_eq!(admin.get(&internal).await.status, 200);
    // One proof is for all of them.
    let done = admin
        .submit(settings, settings, &[("second_person", "yes")])
        .await;
    assert_eq!(done.status, 303);
    let blocked = admin
        .post_from(&page, &ending, &[("action", "block")])
        .await;
    assert_eq!(blocked.status, 303);
}

async fn guesses_of_the_password_asked_again_are_slowed_down(app: App) {
    let (_, admin) = admin(&app).await;
    let other = app.account("other@example.org", "Other").await;
    let page = format!("/admin/accounts/{other}");
    app.step(Duration::minutes(11));
    let asked = admin
        .post_from(&page, &format!("{page}/admin"), &[("admin", "yes")])
        .await;
    let mut seen = Vec::new();
    let mut last = asked.clone();
    for _ in 0..7 {
        last = give(&admin, &asked, "geraden wachtwoord").await;
        seen.push(last.status.as_u16());
    }
    assert_eq!(seen, [422, 422, 422, 422, 422, 429, 429]);
    assert!(last.headers.contains_key("retry-after"));
    assert!(last.has("input[name=admin][value=yes]"), "nothing is lost");
    let right = give(&admin, &asked, PASSWORD).await;
    assert_eq!(
        right.status, 429,
        "knowing it does not help before the pause"
    );
    app.step(Duration::seconds(2));
    assert_eq!(give(&admin, &asked, PASSWORD).await.status, 303);
}

async fn a_proof_counts_in_its_own_session_only(app: App) {
    let (_, admin) = admin(&app).await;
    let elsewhere = app.visitor();
    sign_in(&elsewhere, EMAIL, PASSWORD).await;
    let other = app.account("other@example.org", "Other").await;
    let page = format!("/admin/accounts/{other}");
    let path = format!("{page}/admin");
    app.step(Duration::minutes(11));
    let asked = admin.post_from(&page, &path, &[("admin", "yes")]).await;
    assert_eq!(give(&admin, &asked, PASSWORD).await.status, 303);
    let there = elsewhere.post_from(&page, &path, &[("admin", "no")]).await;
    assert_eq!(there.status, 403);
    assert!(is_admin(&app, other).await);
}
