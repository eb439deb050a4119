//! One's own account: name, language, password, tokens.

use super::entrance::{EMAIL, PASSWORD, registered, sign_in};
use crate::support::{App, both};

both!(
    name_and_language_can_be_changed,
    a_changed_password_ends_other_sessions,
    one_can_sign_out_everywhere,
    a_token_is_shown_once_and_can_be_revoked,
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

async fn a_token_is_shown_once_and_can_be_revoked(app: App) {
    use polder::access::find_by_api_token;
    let account = app.account(EMAIL, "Noor").await;
    let visitor = app.browser(account).await;
    let page = "/account/tokens";
    let made = visitor.submit(page, page, &[("name", "Reader")]).await;
    assert_eq!(made.status, 200);
    let start = made.body.find("polder-secret\">").unwrap() + "polder-secret\">".len();
    let secret: String = made.body[start..].chars().take(43).collect();
    let found = |secret: String| {
        app.db(move |conn| find_by_api_token(conn, &secret).unwrap().map(|v| v.account))
    };
    assert_eq!(found(secret.clone()).await, Some(account));
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
    assert_eq!(found(secret).await, None);
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
