//! A server that is silent, refuses, or goes away: nothing is lost, nothing is doubled but where the
//! conversation broke after its end.

use chrono::Duration;
use polder::notifications::OutboxState;

use super::{rows, to, with_server, write};
use crate::support::App;
use crate::support::smtp::{Manner, SmtpServer};

with_server!(
    a_silent_server_holds_mail_and_uses_up_no_attempts: Silent,
    a_server_that_vanishes_in_the_middle_is_left_and_tried_again: VanishesAfterSender,
    a_refused_sign_in_is_the_installations_fault_and_no_mails: RefusesSignIn,
    a_refused_sender_is_the_installations_fault_and_no_mails: RefusesSender,
    a_relay_that_does_not_know_who_asks_kills_no_mail: RefusesRelay,
    a_greylisted_recipient_is_tried_again: Greylists,
    a_server_that_closes_half_way_gets_the_mail_once: ClosesInWords,
    a_server_that_closes_after_taking_gets_the_same_mail_at_most_twice: ClosesAfterTaking,
    a_refused_recipient_is_final_and_holds_up_nobody: Good,
    a_server_that_answers_is_found_in_order: Good,
    a_silent_server_is_found_out_by_the_check: Silent,
);

/// All three wait, as new; then, once the server behaves, each arrives once.
async fn held(app: App, server: SmtpServer, said: &str) {
    for name in ["a", "b", "c"] {
        write(&app, "verify", &format!("{name}@example.org")).await;
    }
    app.deliver().await;
    let (mails, place) = (rows(&app).await, format!("127.0.0.1:{}", server.port));
    assert!(mails.iter().all(|mail| mail.state == OutboxState::Waiting
        && mail.attempts == 0
        && mail.claimed_by.is_none()));
    let why: Vec<_> = mails.iter().filter(|mail| mail.why.is_some()).collect();
    assert!(!why.is_empty());
    for mail in why {
        assert!(
            mail.why().contains(&place) && mail.why().contains(said),
            "{}",
            mail.why()
        );
    }
    // Nobody knocks on a door that is shut.
    let before = server.connections();
    app.deliver().await;
    write(&app, "verify", "d@example.org").await;
    app.deliver().await;
    assert_eq!(server.connections(), before);
    // Days on, one mail knocks at a time, and still none is given up.
    for _ in 0..3 {
        app.step(Duration::days(1));
        let before = server.connections();
        app.deliver().await;
        assert_eq!(server.connections(), before + 1);
    }
    assert!(
        rows(&app)
            .await
            .iter()
            .all(|mail| mail.state == OutboxState::Waiting && mail.attempts == 0)
    );
    server.behave(Manner::Good);
    app.step(Duration::minutes(5));
    app.deliver().await;
    assert!(
        rows(&app).await.is_empty(),
        "what was delivered is forgotten"
    );
    let taken = server.taken();
    assert_eq!(taken.len(), 4);
    for name in ["a", "b", "c", "d"] {
        assert_eq!(to(&taken, &format!("{name}@example.org")), 1);
    }
}

async fn a_silent_server_holds_mail_and_uses_up_no_attempts(app: App, server: SmtpServer) {
    held(app, server, "no answer").await;
}

async fn a_server_that_vanishes_in_the_middle_is_left_and_tried_again(
    app: App,
    server: SmtpServer,
) {
    held(app, server, "no answer").await;
}

async fn a_refused_sign_in_is_the_installations_fault_and_no_mails(app: App, server: SmtpServer) {
    held(app, server, "535 5.7.8 wrong user or password").await;
}

async fn a_refused_sender_is_the_installations_fault_and_no_mails(app: App, server: SmtpServer) {
    held(app, server, "554 5.7.1 sender not allowed here").await;
}

async fn a_relay_that_does_not_know_who_asks_kills_no_mail(app: App, server: SmtpServer) {
    write(&app, "verify", "a@example.org").await;
    app.deliver().await;
    let mail = &rows(&app).await[0];
    assert_eq!((mail.state, mail.attempts), (OutboxState::Waiting, 1));
    server.behave(Manner::Good);
    app.step(Duration::seconds(30));
    app.deliver().await;
    assert_eq!(to(&server.taken(), "a@example.org"), 1);
}

async fn a_greylisted_recipient_is_tried_again(app: App, server: SmtpServer) {
    for name in ["a", "b"] {
        write(&app, "verify", &format!("{name}@example.org")).await;
    }
    app.deliver().await;
    let mails = rows(&app).await;
    assert!(
        mails.iter().all(
            |mail| (mail.state, mail.attempts) == (OutboxState::Waiting, 1)
                && mail.why().contains("451 4.7.1 try again later")
                && mail.held_since.is_none()
        ),
        "{mails:?}"
    );
    app.deliver().await;
    assert!(server.taken().is_empty(), "not before the pause is over");
    app.step(Duration::seconds(30));
    app.deliver().await;
    assert!(rows(&app).await.is_empty());
    assert_eq!(server.taken().len(), 2);
}

async fn a_server_that_closes_half_way_gets_the_mail_once(app: App, server: SmtpServer) {
    write(&app, "verify", "a@example.org").await;
    app.deliver().await;
    assert_eq!(rows(&app).await[0].attempts, 1);
    app.step(Duration::seconds(30));
    app.deliver().await;
    assert_eq!((rows(&app).await.len(), server.taken().len()), (0, 1));
}

async fn a_server_that_closes_after_taking_gets_the_same_mail_at_most_twice(
    app: App,
    server: SmtpServer,
) {
    write(&app, "verify", "a@example.org").await;
    app.deliver().await;
    app.step(Duration::seconds(30));
    app.deliver().await;
    app.step(Duration::days(1));
    app.deliver().await;
    assert!(rows(&app).await.is_empty());
    let taken = server.taken();
    assert_eq!(taken.len(), 2);
    let id = |words: &String| {
        let line = words.lines().find(|line| line.starts_with("Message-ID:"));
        line.unwrap().to_owned()
    };
    assert_eq!(id(&taken[0]), id(&taken[1]));
}

async fn a_refused_recipient_is_final_and_holds_up_nobody(app: App, server: SmtpServer) {
    for name in ["a", "unknown", "b"] {
        write(&app, "invitation", &format!("{name}@example.org")).await;
    }
    app.deliver().await;
    let mails = rows(&app).await;
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].state, mails[0].attempts), (OutboxState::Dead, 1));
    assert!(mails[0].why().contains("550 5.1.1 no such user"));
    assert_eq!(server.taken().len(), 2);
    app.step(Duration::days(1));
    app.deliver().await;
    assert_eq!(rows(&app).await.len(), 1);
}

async fn a_server_that_answers_is_found_in_order(app: App, _server: SmtpServer) {
    app.site.mailer.check().await.unwrap();
}

async fn a_silent_server_is_found_out_by_the_check(app: App, server: SmtpServer) {
    let why = app.site.mailer.check().await.unwrap_err().to_string();
    let place = format!("127.0.0.1:{}", server.port);
    assert!(why.contains(&place) && why.contains("no answer"), "{why}");
}
