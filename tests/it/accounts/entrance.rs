//! Registration, sign-in, sign-out, a forgotten password.

use chrono::Duration;

use crate::support::{Actor, Answer, App, Backend, both};

both!(
    somebody_registers_confirms_and_signs_in,
    following_the_link_alone_confirms_nothing,
    a_link_works_once_and_not_for_ever,
    who_registers_an_address_of_somebody_else_plants_no_password,
    strangers_who_ask_for_links_neither_void_them_nor_keep_their_owner_out,
    an_answer_never_tells_whether_an_address_is_known,
    a_bad_form_comes_back_with_what_is_wrong_and_without_the_password,
    a_known_address_hears_of_it_by_mail,
    a_password_can_be_chosen_anew_once,
    signing_in_starts_a_new_session_and_leads_on,
    accounts_never_confirmed_are_forgotten,
);

pub const EMAIL: &str = "noor@example.org";
pub const PASSWORD: &str = "een sloep op de Vliet";

pub async fn register(visitor: &Actor, email: &str) -> Answer {
    visitor
        .submit("/register", "/register", &[("email", email)])
        .await
}

/// Opens a mailed link and finishes the account there.
pub async fn finish(visitor: &Actor, link: &str, password: &str) -> Answer {
    let fields = [("name", "Noor"), ("password", password)];
    visitor.submit(link, "/verify", &fields).await
}

pub async fn sign_in(visitor: &Actor, email: &str, password: &str) -> Answer {
    let fields = [("email", email), ("password", password)];
    visitor.submit("/sign-in", "/sign-in", &fields).await
}

/// Somebody with a confirmed account, not signed in.
pub async fn registered(app: &App, email: &str) -> Actor {
    let visitor = app.visitor();
    register(&visitor, email).await;
    let link = app.mailed_link(email, "/verify").await;
    let done = finish(&visitor, &link, PASSWORD).await;
    assert_eq!(done.location.as_deref(), Some("/sign-in"));
    visitor
}

async fn somebody_registers_confirms_and_signs_in(app: App) {
    let visitor = app.visitor();
    let answer = register(&visitor, " Noor@Example.org ").await;
    assert_eq!(answer.location.as_deref(), Some("/register/sent"));
    assert_eq!(visitor.get("/register/sent").await.status, 200);
    let early = sign_in(&visitor, EMAIL, PASSWORD).await;
    assert_eq!(early.status, 422, "an unconfirmed address does not get in");
    let link = app.mailed_link(EMAIL, "/verify").await;
    assert!(visitor.get(&link).await.text().contains(EMAIL));
    let done = finish(&visitor, &link, PASSWORD).await;
    assert_eq!(done.location.as_deref(), Some("/sign-in"));
    let inside = sign_in(&visitor, EMAIL, PASSWORD).await;
    assert_eq!(inside.location.as_deref(), Some("/"));
    let account = visitor.get("/account").await;
    assert_eq!(account.status, 200);
    assert!(account.text().contains(EMAIL));
    let out = visitor.submit("/account", "/sign-out", &[]).await;
    assert_eq!(out.location.as_deref(), Some("/"));
    let after = visitor.get("/account").await;
    assert_eq!(after.location.as_deref(), Some("/sign-in?next=%2Faccount"));
}

async fn following_the_link_alone_confirms_nothing(app: App) {
    let visitor = app.visitor();
    register(&visitor, EMAIL).await;
    let link = app.mailed_link(EMAIL, "/verify").await;
    for _ in 0..2 {
        assert_eq!(app.visitor().get(&link).await.status, 200);
    }
    assert_eq!(sign_in(&visitor, EMAIL, PASSWORD).await.status, 422);
}

async fn a_link_works_once_and_not_for_ever(app: App) {
    let visitor = app.visitor();
    register(&visitor, EMAIL).await;
    let first = app.mailed_link(EMAIL, "/verify").await;
    app.step(Duration::hours(49));
    assert_eq!(visitor.get(&first).await.status, 422, "too old");
    register(&visitor, EMAIL).await;
    let second = app.mailed_link(EMAIL, "/verify").await;
    register(&visitor, EMAIL).await;
    let third = app.mailed_link(EMAIL, "/verify").await;
    let weak = finish(&visitor, &second, "kort").await;
    assert_eq!(weak.status, 422, "and the link still works");
    assert!(weak.has("#field-name[value=Noor]"));
    assert!(!weak.body.contains("kort"));
    let done = finish(&visitor, &second, PASSWORD).await;
    assert_eq!(done.status, 303, "a newer link does not void it");
    for (link, said) in [
        (second, "al bevestigd met deze link"),
        (third, "hij is al gebruikt of te oud"),
    ] {
        let pressed = visitor.get(&link).await;
        assert_eq!(pressed.status, 422, "used");
        assert!(pressed.text().contains(said), "{}", pressed.text());
        let token = link.split('=').next_back().unwrap();
        let fields = [
            ("token", token),
            ("name", "X"),
            ("password", "nog een wachtwoord"),
        ];
        let again = visitor.post_from("/register", "/verify", &fields).await;
        assert_eq!(again.status, 422);
    }
    assert_eq!(sign_in(&visitor, EMAIL, PASSWORD).await.status, 303);
}

/// Somebody else registers the same address, before and after its owner, with whatever they can send.
async fn who_registers_an_address_of_somebody_else_plants_no_password(app: App) {
    let (owner, thief) = (app.visitor(), app.visitor());
    let theirs = "het wachtwoord van een dief";
    let all = [("name", "Dief"), ("email", EMAIL), ("password", theirs)];
    thief.submit("/register", "/register", &all).await;
    register(&owner, EMAIL).await;
    let first = app.mailed_link(EMAIL, "/verify").await;
    thief.submit("/register", "/register", &all).await;
    let second = app.mailed_link(EMAIL, "/verify").await;
    assert_ne!(first, second);
    let page = owner.get(&second).await;
    assert!(page.has("form[action='/verify'] input[name=password]"));
    assert!(!page.body.contains("Dief"));
    assert_eq!(finish(&owner, &first, PASSWORD).await.status, 303);
    assert_eq!(sign_in(&thief, EMAIL, theirs).await.status, 422);
    assert_eq!(sign_in(&owner, EMAIL, PASSWORD).await.status, 303);
    assert!(!owner.get("/account").await.body.contains("Dief"));
}

async fn strangers_who_ask_for_links_neither_void_them_nor_keep_their_owner_out(app: App) {
    registered(&app, EMAIL).await;
    let owner = app.visitor();
    let ask = async |who: Actor| who.submit("/forgot", "/forgot", &[("email", EMAIL)]).await;
    assert_eq!(ask(owner.clone()).await.status, 303);
    let link = app.mailed_link(EMAIL, "/reset").await;
    let before = app.mail_to(EMAIL).await.len();
    for _ in 0..20 {
        assert_eq!(ask(app.visitor()).await.status, 303);
    }
    let mails = app.mail_to(EMAIL).await.len() - before;
    assert_eq!(mails, 2, "no more than three links at a time");
    assert_eq!(owner.get(&link).await.status, 200, "it still works");
    app.step(Duration::minutes(31));
    assert_eq!(ask(owner.clone()).await.status, 303);
    assert_eq!(
        app.mail_to(EMAIL).await.len() - before,
        3,
        "and a new one comes, whoever asked before"
    );
}

async fn an_answer_never_tells_whether_an_address_is_known(app: App) {
    registered(&app, EMAIL).await;
    // Both pages are the same but for the address typed and the form's token.
    let compare = |known: Answer, unknown: Answer| {
        assert_eq!(known.status, unknown.status);
        assert_eq!(known.location, unknown.location);
        assert_eq!(known.text(), unknown.text());
    };
    let (a, b) = (app.visitor(), app.visitor());
    compare(
        register(&a, EMAIL).await,
        register(&b, "nobody@example.org").await,
    );
    let wrong = "een ander wachtwoord";
    compare(
        sign_in(&a, EMAIL, wrong).await,
        sign_in(&b, "no-one@example.org", wrong).await,
    );
    let forgot = |who: Actor, email: &'static str| async move {
        who.submit("/forgot", "/forgot", &[("email", email)]).await
    };
    compare(
        forgot(a, EMAIL).await,
        forgot(b, "somebody@example.org").await,
    );
}

async fn a_bad_form_comes_back_with_what_is_wrong_and_without_the_password(app: App) {
    let visitor = app.visitor();
    let wrong = [("email", "noor")];
    let answer = visitor
        .submit("/register?lang=en", "/register", &wrong)
        .await;
    assert_eq!(answer.status, 422);
    assert!(answer.has("#field-email[aria-invalid=true][value=noor]"));
    register(&visitor, EMAIL).await;
    let link = app.mailed_link(EMAIL, "/verify").await;
    let fields = [("name", "  "), ("password", "kort")];
    let answer = visitor.submit(&link, "/verify", &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.has("#field-name[aria-invalid=true]"));
    assert!(answer.text().contains("at least 12 characters"));
    assert!(!answer.body.contains("kort"));
}

async fn a_known_address_hears_of_it_by_mail(app: App) {
    let visitor = registered(&app, EMAIL).await;
    register(&visitor, EMAIL).await;
    let letters = app.mail_to(EMAIL).await;
    assert_eq!(letters.len(), 2);
    assert!(letters[1].text.contains("/sign-in"));
    // Nothing changed: the password still fits, and no link in it confirms anything.
    assert!(!letters[1].text.contains("token="));
    assert_eq!(sign_in(&visitor, EMAIL, PASSWORD).await.status, 303);
}

async fn a_password_can_be_chosen_anew_once(app: App) {
    let visitor = registered(&app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let other = app.visitor();
    other
        .submit("/forgot", "/forgot", &[("email", EMAIL)])
        .await;
    let link = app.mailed_link(EMAIL, "/reset").await;
    let short = other.submit(&link, "/reset", &[("password", "kort")]).await;
    assert_eq!(short.status, 422, "and the link still works");
    let new = "twee sloepen op de Vliet";
    let done = other.submit(&link, "/reset", &[("password", new)]).await;
    assert_eq!(done.location.as_deref(), Some("/sign-in"));
    assert_eq!(other.get(&link).await.status, 422, "used up");
    assert_eq!(
        visitor.get("/account").await.status,
        303,
        "sessions from before have ended"
    );
    assert_eq!(sign_in(&other, EMAIL, PASSWORD).await.status, 422);
    assert_eq!(sign_in(&other, EMAIL, new).await.status, 303);
    other
        .submit("/forgot", "/forgot", &[("email", EMAIL)])
        .await;
    let late = app.mailed_link(EMAIL, "/reset").await;
    app.step(Duration::minutes(61));
    assert_eq!(other.get(&late).await.status, 422);
}

async fn signing_in_starts_a_new_session_and_leads_on(app: App) {
    let visitor = registered(&app, EMAIL).await;
    sign_in(&visitor, EMAIL, PASSWORD).await;
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    let again = visitor
        .submit("/sign-in?next=/account/tokens", "/sign-in", &fields)
        .await;
    assert_eq!(again.location.as_deref(), Some("/account/tokens"));
    let sessions: i64 = app
        .db(|conn| {
            use diesel::prelude::*;
            use polder::db::schema::sessions;
            sessions::table.count().get_result(conn).unwrap()
        })
        .await;
    assert_eq!(sessions, 1, "the session from before has ended");
    let evil = visitor
        .submit("/sign-in?next=//evil.example/", "/sign-in", &fields)
        .await;
    assert_eq!(evil.location.as_deref(), Some("/"));
    app.step(Duration::hours(13));
    assert_eq!(
        visitor.get("/account").await.status,
        303,
        "sessions run out"
    );
}

async fn accounts_never_confirmed_are_forgotten(app: App) {
    registered(&app, EMAIL).await;
    register(&app.visitor(), "never@example.org").await;
    app.step(Duration::days(8));
    polder::accounts::worker::step(&app.site).await.unwrap();
    let left = app
        .db(|conn| {
            (
                polder::accounts::store::by_email(conn, EMAIL).unwrap(),
                polder::accounts::store::by_email(conn, "never@example.org").unwrap(),
            )
        })
        .await;
    assert!(left.0.is_some());
    assert!(left.1.is_none());
}

/// Memory of the process, not of the database: one backend is enough.
#[actix_web::test]
async fn asking_for_links_is_slowed_down() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.security.reset_per_hour = 2;
        config.security.register_per_hour = 2;
    })
    .await;
    let visitor = app.visitor();
    for (index, expected) in [303, 303, 429].into_iter().enumerate() {
        let answer = register(&visitor, &format!("r{index}@example.org")).await;
        assert_eq!(answer.status, expected);
        let forgot = visitor
            .submit("/forgot", "/forgot", &[("email", EMAIL)])
            .await;
        assert_eq!(forgot.status, expected);
    }
}
