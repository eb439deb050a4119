//! `polder demo`: the sample is whole, is set up once, and can be used by everybody it names.

use std::path::Path;

use polder::demo;

use crate::serving::program::{polder, run};
use crate::support::{App, both};

both!(everybody_of_the_sample_signs_in_and_it_is_set_up_once);

async fn everybody_of_the_sample_signs_in_and_it_is_set_up_once(app: App) {
    let accounts = demo::set_up(&app.site).await.unwrap();
    for role in [
        "project-lead",
        "moderator",
        "drafter",
        "clerk",
        "admin",
        "participant",
    ] {
        assert!(
            accounts.iter().any(|account| account.role == role),
            "{role}"
        );
    }
    for account in &accounts {
        let browser = app.visitor();
        let fields = [
            ("email", account.email.as_str()),
            ("password", demo::PASSWORD),
        ];
        let done = browser.submit("/sign-in", "/sign-in", &fields).await;
        assert_eq!(done.status, 303, "{}: {}", account.email, done.text());
    }
    let visitor = app.visitor();
    let all = visitor.get("/api/v1/consultations").await.json();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
    let rounds = "/api/v1/consultations/internationale-cyberstrategie/rounds";
    let rounds = visitor.get(rounds).await.json();
    let states: Vec<_> = rounds["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|round| round["state"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(states, ["reporting", "open"]);
    let events = app.audited().await;
    let again = demo::set_up(&app.site).await.unwrap();
    assert_eq!(again.len(), accounts.len());
    assert_eq!(app.audited().await, events);
}

#[test]
fn nothing_is_set_up_where_it_cannot_be_served() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    for listen in ["nonsense", taken.as_str()] {
        let (status, said, errors) =
            run(polder(folder.path(), &[]).args(["demo", "--data", "sample", "--listen", listen]));
        assert_eq!((status, said.as_str()), (1, ""), "{errors}");
        let start = format!("polder: --listen: cannot listen on {listen}");
        assert!(errors.starts_with(&start), "{errors}");
        assert_eq!(errors.lines().count(), 1, "{errors}");
        assert!(!Path::new(folder.path()).join("sample").exists());
    }
}
