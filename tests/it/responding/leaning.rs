//! Comments that say no more than "see attached" or "+1".

use polder::access::StaffRole;
use polder::submissions::model::Publication;

use super::{FORM, comment};
use crate::support::{App, CommentSpec, both};

both!(
    asks_for_the_words_a_file_holds,
    tells_moderators_where_the_words_are,
);

const NOT_BESIDE: &str = "Words in a file are not shown beside the text.";
const NO_FILE: &str = "No file has been added to this submission yet.";

async fn asks_for_the_words_a_file_holds(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let shown = [("action", "preview"), ("body", "See attached.")];
    let before = browser.submit(FORM, FORM, &shown).await.text();
    assert!(before.contains(NOT_BESIDE), "{before}");
    let added = comment(&browser, "p-2", &[("body", "Zie bijlage.")]).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let draft = added.location.unwrap();
    let page = browser.get(&draft).await.text();
    // Once as what was just saved, once beside the comment.
    assert!(page.contains("It points at a file"), "{page}");
    assert!(
        page.contains(NOT_BESIDE) && page.contains(NO_FILE),
        "{page}"
    );
    let added = comment(&browser, "p-2", &[("body", "+1")]).await;
    let page = browser.get(&added.location.unwrap()).await.text();
    assert!(page.contains("This comment says that you agree."), "{page}");
    let number = page.split("Comment ").nth(1).unwrap();
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    // Nothing is refused, and nothing is said of a comment that speaks for itself.
    let edit = format!("{draft}/comments/{number}");
    let words = "The term in the second sentence is too short; the letter in the attachment tells why we need ten weeks.";
    let changed = browser
        .submit(&edit, &edit, &[("action", "save"), ("body", words)])
        .await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    let page = browser.get(&draft).await.text();
    assert!(!page.contains(NOT_BESIDE), "{page}");
}

async fn tells_moderators_where_the_words_are(app: App) {
    let sample = app.sample("cyber").await;
    let moderator = app.account("mo@example.org", "Mo Moderator").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let party = app
        .party(&sample, "Vereniging X", "civil-society", None, None)
        .await;
    let specs = vec![
        CommentSpec::on(sample.passages[1], "Zie bijlage."),
        CommentSpec::on(sample.passages[2], "Eens met de reactie van Vereniging Y"),
        CommentSpec::on(sample.passages[3], "Bijlage 2 ontbreekt."),
    ];
    let (_, comments) = app
        .submission(&sample, party, None, Publication::Organisation, specs)
        .await;
    let browser = app.browser(moderator).await;
    let queue = browser.get("/moderation").await.text();
    assert_eq!(queue.matches("Points at a file").count(), 1, "{queue}");
    assert_eq!(queue.matches("Says no more than that it agrees").count(), 1);
    let one = browser
        .get(&format!("/moderation/comments/{}", comments[0]))
        .await
        .text();
    assert!(
        one.contains("points at a file, but the submission has none"),
        "{one}"
    );
}
