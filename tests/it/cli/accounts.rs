//! `polder account create`.

use super::Scene;
use crate::story::people::{PASSWORD, sign_in};
use crate::support::{App, both};

both!(
    an_account_is_made_with_all_that_belongs_to_it,
    what_is_wrong_is_named_by_its_option,
);

const CREATE: &str = "account create --name Noor --password-stdin --email noor@example.org";

async fn an_account_is_made_with_all_that_belongs_to_it(app: App) {
    let scene = Scene::new(app);
    scene.done("consultation create --slug cyber --title Cyber");
    let line = format!(
        "{CREATE} --language en --role moderator --consultation cyber --organisation Net --group private"
    );
    let made = scene.done_with(&line, &format!("{PASSWORD}\n"));
    assert_eq!(made, "Made an account for noor@example.org.\n");
    let browser = scene.app.visitor();
    sign_in(&browser, "noor@example.org").await;
    assert_eq!(browser.get("/moderation").await.status, 200);
    let own = browser.get("/account/organisations").await;
    assert!(own.text().contains("Net"), "{}", own.text());
    assert_eq!(
        scene.refused_with(CREATE, PASSWORD).await,
        "This e-mail address has an account already."
    );
}

async fn what_is_wrong_is_named_by_its_option(app: App) {
    let scene = Scene::new(app);
    let organisation = format!("{CREATE} --organisation Net");
    for (line, password, sentence) in [
        (
            "account create --name Noor --password-stdin --email noor".to_owned(),
            PASSWORD,
            "--email: Fill in one e-mail address, such as name@example.org.",
        ),
        (
            CREATE.to_owned(),
            "kort",
            "--password-stdin: Choose a password of at least 12 characters.",
        ),
        (
            format!("{organisation} --group nonsense"),
            PASSWORD,
            "--group: Choose the group the organisation belongs to.",
        ),
        (
            format!("{CREATE} --role moderator"),
            PASSWORD,
            "--role moderator needs --consultation with the slug of the consultation it is for",
        ),
        (
            format!("{CREATE} --consultation cyber"),
            PASSWORD,
            "--consultation needs --role with one of project-lead, moderator, drafter, clerk",
        ),
        // The organisation would be new: it is not made either.
        (
            format!("{organisation} --group private --role moderator --consultation nix"),
            PASSWORD,
            "There is no consultation nix.",
        ),
    ] {
        assert_eq!(
            scene.refused_with(&line, password).await,
            sentence,
            "{line}"
        );
    }
    for (line, sentence) in [
        (
            "account create --name Noor --email noor@example.org".to_owned(),
            "the following required arguments were not provided: --password-stdin",
        ),
        (
            organisation,
            "the following required arguments were not provided: --group <GROUP>",
        ),
        (
            format!("{CREATE} --role king"),
            "invalid value 'king' for '--role <ROLE>' [possible values: project-lead, moderator, drafter, clerk, admin]",
        ),
    ] {
        assert_eq!(scene.misused(&line), sentence, "{line}");
    }
}
