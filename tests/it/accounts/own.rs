//! One's own account: name, language, password, tokens.

use chrono::Duration;
use polder::access::{Right, StaffRole, Who, find_by_api_token};

use super::entrance::{EMAIL, PASSWORD, registered, sign_in};
use crate::support::{Actor, Answer, App, Backend, both};

both!(
    name_and_language_can_be_changed,
    a_changed_password_ends_other_sessions,
    one_can_sign_out_everywhere,
    an_address_changes_by_a_link_to_the_new_one,
    one_sees_where_one_is_signed_in_and_ends_each,
    signing_out_clears_what_the_browser_kept,
    a_token_is_shown_once_and_can_be_revoked,
    making_a_token_asks_for_the_password_and_is_told_by_mail,
    a_token_runs_out_and_shows_on_which_day_it_was_used,
    a_token_reaches_no_further_than_its_scopes,
    nothing_outlives_a_new_password_a_reset_or_signing_out_everywhere,
    statements_are_there_in_both_languages,
);

async fn name_and_language_can_be_changed(app: App) {
    let visitor = registered(&app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let fields = [("name", "Noor  de Wit"), ("language", "en")];
    let done = visitor.submit("/account", "/account", &fields).await;
    assert_eq!(done.status, 303);
    let account = visitor.get("/account").await;
    assert!(account.has("#field-name[value='Noor de Wit']"));
    assert!(account.has("html[lang=en]"));
    assert!(account.text().contains("Your changes are saved."));
    let empty = visitor
        .submit("/account", "/account", &[("name", "")])
        .await;
    assert_eq!(empty.status, 422);
}

async fn a_changed_password_ends_other_sessions(app: App) {
    let visitor = registered(&app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let elsewhere = app.visitor();
    sign_in(&elsewhere, EMAIL, PASSWORD).await;
    let page = "/account/password";
    let new = "drie sloepen op de Vliet";
    let wrong = [("old", "iets heel anders"), ("password", new)];
    assert_eq!(visitor.submit(page, page, &wrong).await.status, 422);
    let right = [("old", PASSWORD), ("password", new)];
    assert_eq!(visitor.submit(page, page, &right).await.status, 303);
    assert_eq!(visitor.get("/account").await.status, 200);
    assert_eq!(elsewhere.get("/account").await.status, 303);
    assert_eq!(sign_in(&elsewhere, EMAIL, new).await.status, 303);
    let letters = app.mail_to(EMAIL).await;
    assert!(letters.last().unwrap().text.contains("/forgot"));
}

async fn one_can_sign_out_everywhere(app: App) {
    let visitor = registered(&app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let elsewhere = app.visitor();
    sign_in(&elsewhere, EMAIL, PASSWORD).await;
    let done = visitor
        .submit("/account", "/account/sessions/end", &[])
        .await;
    assert_eq!(done.location.as_deref(), Some("/sign-in"));
    assert_eq!(visitor.get("/account").await.status, 303);
    assert_eq!(elsewhere.get("/account").await.status, 303);
}

/// Makes a token as somebody signed in; the page answers with its secret.
async fn make(visitor: &Actor, fields: &[(&str, &str)]) -> Answer {
    let page = "/account/tokens";
    let opened = visitor.get(page).await;
    let mut all = vec![("csrf", opened.csrf().unwrap())];
    all.extend(
        fields
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
    );
    let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (*n, v.as_str())).collect();
    visitor.post_raw(page, &all).await
}

fn secret(made: &Answer) -> String {
    let start = made.body.find("polder-secret\">").unwrap() + "polder-secret\">".len();
    made.body[start..].chars().take(43).collect()
}

/// Somebody signed in with a password, and a token that may do this.
async fn with_token(app: &App, scopes: &[&str]) -> (Actor, String) {
    let visitor = registered(app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let mut fields = vec![("name", "Reader"), ("days", "30"), ("password", PASSWORD)];
    fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
    let made = make(&visitor, &fields).await;
    assert_eq!(made.status, 200, "{}", made.text());
    (visitor, secret(&made))
}

const OWN: &str = "/api/v1/submissions";

async fn reads(app: &App, token: &str) -> u16 {
    let answer = app.visitor().api("GET", OWN, Some(token), None).await;
    answer.status.as_u16()
}

async fn a_token_is_shown_once_and_can_be_revoked(app: App) {
    let (visitor, secret) = with_token(&app, &["read"]).await;
    assert_eq!(reads(&app, &secret).await, 200);
    let page = "/account/tokens";
    let list = visitor.get(page).await;
    assert!(list.text().contains("Reader"));
    assert!(!list.body.contains(&secret));
    let form = list
        .body
        .split("action=\"")
        .find(|rest| rest.contains("/revocation\""));
    let path = form.unwrap().split('"').next().unwrap().to_owned();
    let done = visitor.submit(page, &path, &[]).await;
    assert_eq!(done.status, 303);
    assert_eq!(reads(&app, &secret).await, 401);
}

async fn making_a_token_asks_for_the_password_and_is_told_by_mail(app: App) {
    let visitor = registered(&app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let before = app.mail_to(EMAIL).await.len();
    let wrong: [&[(&str, &str)]; 5] = [
        &[
            ("name", "T"),
            ("days", "30"),
            ("scopes", "read"),
            ("password", ""),
        ],
        &[
            ("name", "T"),
            ("days", "30"),
            ("scopes", "read"),
            ("password", "iets heel anders"),
        ],
        &[
            ("name", "T"),
            ("days", "3650"),
            ("scopes", "read"),
            ("password", PASSWORD),
        ],
        &[("name", "T"), ("days", "30"), ("password", PASSWORD)],
        &[
            ("name", "T"),
            ("days", "30"),
            ("scopes", "everything"),
            ("password", PASSWORD),
        ],
    ];
    for fields in wrong {
        let answer = make(&visitor, fields).await;
        assert_eq!(answer.status, 422, "{fields:?}");
        assert!(!answer.body.contains("polder-secret"));
        assert!(!answer.body.contains(PASSWORD));
    }
    assert_eq!(app.mail_to(EMAIL).await.len(), before);
    let right = [
        ("name", "T"),
        ("days", "30"),
        ("scopes", "read"),
        ("password", PASSWORD),
    ];
    let made = make(&visitor, &right).await;
    assert_eq!(made.status, 200);
    let letters = app.mail_to(EMAIL).await;
    assert_eq!(letters.len(), before + 1);
    let letter = &letters.last().unwrap().text;
    assert!(letter.contains("/account/tokens") && letter.contains("/forgot"));
    assert!(!letter.contains(&secret(&made)));
}

async fn a_token_runs_out_and_shows_on_which_day_it_was_used(app: App) {
    let (visitor, secret) = with_token(&app, &["read"]).await;
    let list = visitor.get("/account/tokens?lang=en").await.text();
    assert!(
        list.contains("not yet") && list.contains("1 July 2027"),
        "{list}"
    );
    app.step(Duration::days(2));
    assert_eq!(reads(&app, &secret).await, 200);
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let list = visitor.get("/account/tokens?lang=en").await.text();
    assert!(
        list.contains("3 June 2027") && !list.contains("not yet"),
        "{list}"
    );
    app.step(Duration::days(28));
    assert_eq!(reads(&app, &secret).await, 401, "after thirty days");
}

/// What each scope lets a program of an administrator do: see own responses, begin one, see all comments.
async fn a_token_reaches_no_further_than_its_scopes(app: App) {
    let sample = app.sample("cyber").await;
    let visitor = registered(&app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let account = app
        .db(|conn| {
            polder::accounts::store::by_email(conn, EMAIL)
                .unwrap()
                .unwrap()
                .id
        })
        .await;
    app.appoint(account, sample.consultation, StaffRole::Moderator)
        .await;
    for (scopes, read, begin, staff) in [
        (&["read"][..], 200, 403, false),
        (&["respond"], 200, 201, false),
        (&["manage"], 403, 403, true),
        (&["read", "manage"], 200, 403, true),
    ] {
        let mut fields = vec![("name", "T"), ("days", "30"), ("password", PASSWORD)];
        fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
        let token = secret(&make(&visitor, &fields).await);
        assert_eq!(reads(&app, &token).await, read, "{scopes:?} reads");
        let body = serde_json::json!({"consultation": "cyber", "round": 1});
        let began = app
            .visitor()
            .api("POST", OWN, Some(&token), Some(body))
            .await;
        assert_eq!(began.status, begin, "{scopes:?} begins: {}", began.body);
        let (now, right) = (app.now(), Right::Moderate(sample.consultation));
        let may = app
            .db(move |conn| {
                let bearer = find_by_api_token(conn, now, &token).unwrap().unwrap();
                let viewer = bearer.viewer.within(&bearer.scopes, true);
                let who = Who::Account(Box::new(viewer));
                polder::access::Actor {
                    who,
                    origin: polder::audit::Origin::default(),
                }
                .may(right)
            })
            .await;
        assert_eq!(may, staff, "{scopes:?} moderates");
    }
}

/// A token that somebody made in a browser left open for a minute, and a link mailed before.
async fn nothing_outlives_a_new_password_a_reset_or_signing_out_everywhere(app: App) {
    let (visitor, token) = with_token(&app, &["read", "respond"]).await;
    let ask = || async {
        app.visitor()
            .submit("/forgot", "/forgot", &[("email", EMAIL)])
            .await;
        app.mailed_link(EMAIL, "/reset").await
    };
    let (dead, link) = (ask().await, ask().await);
    let new = [("password", "twee sloepen op de Vliet")];
    app.visitor().submit(&link, "/reset", &new).await;
    assert_eq!(reads(&app, &token).await, 401, "a reset ends tokens");
    assert_eq!(visitor.get("/account").await.status, 303);
    assert_eq!(visitor.get(&dead).await.status, 422, "and other links");

    sign_in(&visitor, EMAIL, new[0].1).await;
    let fields = [
        ("name", "T"),
        ("days", "30"),
        ("scopes", "read"),
        ("password", new[0].1),
    ];
    let token = secret(&make(&visitor, &fields).await);
    let link = ask().await;
    let change = [("old", new[0].1), ("password", PASSWORD)];
    let page = "/account/password";
    assert_eq!(visitor.submit(page, page, &change).await.status, 303);
    assert_eq!(reads(&app, &token).await, 401, "a new password ends tokens");
    assert_eq!(app.visitor().get(&link).await.status, 422);

    let fields = [
        ("name", "T"),
        ("days", "30"),
        ("scopes", "read"),
        ("password", PASSWORD),
    ];
    let token = secret(&make(&visitor, &fields).await);
    let link = ask().await;
    let everywhere = "/account/sessions/end";
    assert_eq!(
        visitor.submit("/account", everywhere, &[]).await.status,
        303
    );
    assert_eq!(
        reads(&app, &token).await,
        401,
        "signing out everywhere ends tokens"
    );
    assert_eq!(app.visitor().get(&link).await.status, 422);
}

async fn one_sees_where_one_is_signed_in_and_ends_each(app: App) {
    let visitor = registered(&app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let elsewhere = app.visitor();
    sign_in(&elsewhere, EMAIL, PASSWORD).await;
    app.step(Duration::minutes(5));
    assert_eq!(visitor.get("/account").await.status, 200);
    let page = visitor.get("/account/sessions?lang=en").await;
    let text = page.text();
    assert!(
        text.contains("127.0.0.1") && text.contains("This browser"),
        "{text}"
    );
    assert!(
        text.contains("14:00") && text.contains("14:05"),
        "when, and last use: {text}"
    );
    let action = "action=\"/account/sessions/";
    let own = |rest: &&str| rest.contains("/end\"") && !rest.starts_with("end\"");
    let forms: Vec<&str> = page.body.split(action).skip(1).filter(own).collect();
    assert_eq!(forms.len(), 1, "its own session it ends by signing out");
    let id = forms[0].split('/').next().unwrap();
    let path = format!("/account/sessions/{id}/end");
    let stranger = app.account("stranger@example.org", "S").await;
    let stranger = app.browser(stranger).await;
    let theirs = stranger.post_from("/account", &path, &[]).await;
    assert_eq!(theirs.status, 404);
    let done = visitor.submit("/account/sessions", &path, &[]).await;
    assert_eq!(done.status, 303);
    assert_eq!(elsewhere.get("/account").await.status, 303);
    assert_eq!(visitor.get("/account").await.status, 200);
}

async fn an_address_changes_by_a_link_to_the_new_one(app: App) {
    let (visitor, token) = with_token(&app, &["read"]).await;
    let elsewhere = app.visitor();
    sign_in(&elsewhere, EMAIL, PASSWORD).await;
    let (page, new) = ("/account/address", "noor@elders.example.org");
    let wrong = [("email", new), ("password", "iets heel anders")];
    assert_eq!(visitor.submit(page, page, &wrong).await.status, 422);
    let same = [("email", EMAIL), ("password", PASSWORD)];
    assert_eq!(visitor.submit(page, page, &same).await.status, 422);
    // An address that somebody has is told so itself; whoever asks is answered alike.
    app.account("taken@example.org", "Taken").await;
    let taken = [("email", "taken@example.org"), ("password", PASSWORD)];
    assert_eq!(visitor.submit(page, page, &taken).await.status, 303);
    let told = app.mail_to("taken@example.org").await;
    assert!(told.len() == 1 && !told[0].text.contains("token="));
    let right = [("email", new), ("password", PASSWORD)];
    assert_eq!(visitor.submit(page, page, &right).await.status, 303);
    let warned = app.mail_to(EMAIL).await;
    assert!(!warned.last().unwrap().text.contains("token="));
    let link = app.mailed_link(new, "/address").await;
    assert!(visitor.get(&link).await.has("form[action='/address']"));
    assert!(
        visitor.get("/account").await.text().contains(EMAIL),
        "not yet"
    );
    assert_eq!(visitor.submit(&link, "/address", &[]).await.status, 303);
    assert!(visitor.get("/account").await.text().contains(new));
    let again = visitor.get(&link).await;
    assert_eq!(again.status, 422, "used up");
    assert!(
        again.text().contains("uw nieuwe adres al bevestigd"),
        "{}",
        again.text()
    );
    assert_eq!(elsewhere.get("/account").await.status, 303);
    assert_eq!(reads(&app, &token).await, 401);
    let letters = app.mail_to(EMAIL).await;
    assert_eq!(
        letters.len(),
        warned.len() + 1,
        "the old address hears of it"
    );
    assert_eq!(sign_in(&elsewhere, EMAIL, PASSWORD).await.status, 422);
    assert_eq!(sign_in(&elsewhere, new, PASSWORD).await.status, 303);
}

async fn signing_out_clears_what_the_browser_kept(app: App) {
    for path in ["/sign-out", "/account/sessions/end"] {
        let account = app
            .account(&format!("n{}@example.org", path.len()), "Noor")
            .await;
        let visitor = app.browser(account).await;
        let out = visitor.submit("/account", path, &[]).await;
        let cleared = &out.headers["clear-site-data"];
        assert_eq!(cleared, "\"cache\", \"storage\"");
    }
}

/// A setting of its own: one backend is enough.
#[actix_web::test]
async fn a_session_of_staff_ends_when_nobody_uses_it() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.security.staff_idle_minutes = 30;
    })
    .await;
    let sample = app.sample("cyber").await;
    let (staff, other) = (
        app.account("staff@example.org", "Staff").await,
        app.account("other@example.org", "Other").await,
    );
    app.appoint(staff, sample.consultation, StaffRole::Drafter)
        .await;
    let (staff, other) = (app.browser(staff).await, app.browser(other).await);
    for _ in 0..3 {
        app.step(Duration::minutes(25));
        assert_eq!(staff.get("/account").await.status, 200, "in use");
    }
    app.step(Duration::minutes(30));
    assert_eq!(staff.get("/account").await.status, 303, "left alone");
    assert_eq!(other.get("/account").await.status, 200, "no staff");
}

async fn statements_are_there_in_both_languages(app: App) {
    for (path, nl, en) in [
        ("/privacy", "Wet open overheid", "Open Government Act"),
        ("/accessibility", "EN 301 549", "EN 301 549"),
    ] {
        for (language, words) in [("nl", nl), ("en", en)] {
            let page = app.visitor().get(&format!("{path}?lang={language}")).await;
            assert_eq!(page.status, 200);
            assert!(page.text().contains(words));
            assert!(page.text().contains("polder@example.org"));
        }
    }
}
