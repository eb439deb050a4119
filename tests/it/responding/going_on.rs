//! Words are neither lost nor misplaced: what is kept by itself and not finished, cancelled, begun again, sent when nobody
//! was signed in any more; and one reads on where one was.

use chrono::Duration;
use diesel::prelude::*;
use polder::db::schema::{comments, submissions};

use super::{FORM, comment, draft, hand_in};
use crate::accounts::entrance::{PASSWORD, registered, sign_in};
use crate::support::{Actor, Answer, App, both};

both!(
    half_a_sentence_is_being_written,
    cancelling_leaves_nothing_behind,
    cancelling_a_change_leaves_the_comment_as_it_was,
    one_reads_on_at_the_passage,
    nobody_else_sees_a_draft_in_the_text,
    whom_one_responds_for_is_remembered,
    who_comes_after_submission_is_told_before_writing,
    what_was_withdrawn_is_begun_again,
    words_outlive_the_session,
    the_form_of_another_site_is_not_offered_again,
    comments_are_put_in_the_order_of_the_text,
    words_selected_outlive_registration,
    days_left_are_said,
);

const TEXT: &str = "/consultations/cyber/rounds/1";
const DRAFT: &str = "/consultations/cyber/rounds/1/comment/draft";
const CANCEL: &str = "/consultations/cyber/rounds/1/comment/cancellation";

async fn noor(app: &App) -> Actor {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    app.browser(noor).await
}

/// Sends a form the way its script does while somebody writes.
async fn autosave(browser: &Actor, path: &str, key: &str, turn: &str, body: &str) -> Answer {
    let fields = [
        ("key", key),
        ("turn", turn),
        ("passage", "p-2"),
        ("body", body),
    ];
    let answer = browser.post_from("/privacy", path, &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer
}

async fn counts(app: &App) -> (i64, i64) {
    app.db(|conn| {
        (
            submissions::table.count().get_result(conn).unwrap(),
            comments::table.count().get_result(conn).unwrap(),
        )
    })
    .await
}

async fn half_a_sentence_is_being_written(app: App) {
    let browser = noor(&app).await;
    let kept = autosave(
        &browser,
        DRAFT,
        "one",
        "1",
        "I think this is a bad idea because",
    )
    .await;
    let form = kept.json()["page"].as_str().unwrap().to_owned();
    let page = form.split("/comments/").next().unwrap().to_owned();
    let shown = browser.get(&format!("{page}?lang=en")).await;
    assert!(
        shown.text().contains("is not finished: open it"),
        "{}",
        shown.text()
    );
    assert!(shown.has("#missing li a") && !shown.text().contains("Ready to submit"));
    let list = browser.get("/account/submissions").await;
    assert!(list.text().contains("one thing"), "{}", list.text());
    let refused = hand_in(&browser, &page).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("One comment is not finished"));
    // The button finishes it, though not a word changes; then it can be submitted.
    let fields = [
        ("key", "one"),
        ("turn", "2"),
        ("action", "save"),
        ("passage", "p-2"),
        ("body", "I think this is a bad idea because"),
    ];
    let saved = browser.post_from("/privacy", FORM, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert!(browser.get(&page).await.text().contains("Ready to submit"));
}

async fn cancelling_leaves_nothing_behind(app: App) {
    let browser = noor(&app).await;
    let cancel = |key: &'static str| {
        let browser = &browser;
        async move {
            let fields = [("key", key), ("passage", "p-2"), ("at", "p-2")];
            browser.post_from("/privacy", CANCEL, &fields).await
        }
    };
    autosave(&browser, DRAFT, "one", "1", "Never mind").await;
    assert_eq!(counts(&app).await, (1, 1));
    let done = cancel("one").await;
    assert_eq!(
        done.location.as_deref(),
        Some("/consultations/cyber/rounds/1#p-2")
    );
    assert_eq!(counts(&app).await, (0, 0), "the draft was begun for it");
    // With a draft begun before, only the comment goes; what was finished stays.
    let page = draft(&browser, "To be kept.").await;
    app.step(Duration::minutes(1));
    autosave(&browser, DRAFT, "two", "1", "Never mind").await;
    cancel("two").await;
    assert_eq!(counts(&app).await, (1, 1));
    let fields = [
        ("key", "three"),
        ("turn", "1"),
        ("action", "save"),
        ("passage", "p-2"),
        ("body", "Finished."),
    ];
    browser.post_from("/privacy", FORM, &fields).await;
    cancel("three").await;
    cancel("never-seen").await;
    assert_eq!(counts(&app).await, (1, 2));
    // What was submitted stands, without a copy of it.
    hand_in(&browser, &page).await;
    app.step(Duration::minutes(1));
    autosave(&browser, DRAFT, "four", "1", "Never mind").await;
    assert_eq!(counts(&app).await, (2, 5));
    cancel("four").await;
    assert_eq!(counts(&app).await, (1, 2));
    // Somebody else's key takes nothing away.
    autosave(&browser, DRAFT, "five", "1", "Mine").await;
    let other = app.account("other@example.org", "Other").await;
    let other = app.browser(other).await;
    let fields = [("key", "five"), ("passage", "p-2")];
    assert_eq!(
        other.post_from("/privacy", CANCEL, &fields).await.status,
        404
    );
    assert_eq!(counts(&app).await, (2, 5));
}

async fn cancelling_a_change_leaves_the_comment_as_it_was(app: App) {
    let browser = noor(&app).await;
    let page = draft(&browser, "As it was.").await;
    let shown = browser.get(&page).await;
    let id: i64 = app
        .db(|conn| {
            comments::table
                .select(comments::id)
                .first::<polder::types::ids::CommentId>(conn)
                .unwrap()
                .0
        })
        .await;
    assert!(shown.text().contains("As it was."));
    let form = format!("{page}/comments/{id}");
    let opened = browser.get(&form).await;
    let fields = opened.form(&form);
    let key = fields
        .iter()
        .find(|(name, _)| name == "key")
        .unwrap()
        .1
        .clone();
    let seen = fields
        .iter()
        .find(|(name, _)| name == "seen")
        .unwrap()
        .1
        .clone();
    let sent = [
        ("key", key.as_str()),
        ("turn", "1"),
        ("seen", seen.as_str()),
        ("body", "Half a change"),
    ];
    let kept = browser
        .post_from("/privacy", &format!("{form}/draft"), &sent)
        .await;
    assert_eq!(kept.json()["state"], "kept", "{}", kept.body);
    assert!(browser.get(&page).await.text().contains("Not finished"));
    let fields = [
        ("key", key.as_str()),
        ("turn", "2"),
        ("action", "cancel"),
        ("body", "As it was."),
    ];
    let done = browser.post_from("/privacy", &form, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = browser.get(&page).await.text();
    assert!(
        page.contains("As it was.") && !page.contains("Not finished"),
        "{page}"
    );
}

async fn one_reads_on_at_the_passage(app: App) {
    let browser = noor(&app).await;
    let text = browser.get(&format!("{TEXT}?lang=en")).await;
    let link = format!("a[href='{TEXT}/comment?passage=p-2&at=p-2']");
    assert!(text.has(&link), "{}", text.body);
    let fields = [("action", "save"), ("body", "Name *who*."), ("quote", "")];
    let saved = browser
        .submit(&format!("{FORM}?passage=p-2&at=p-2"), FORM, &fields)
        .await;
    assert_eq!(saved.location, Some(format!("{TEXT}#p-2")));
    let text = browser.get(&format!("{TEXT}?lang=en")).await;
    assert!(text.has("#p-2 .polder-own"), "{}", text.body);
    assert!(
        text.text()
            .contains("Your draft for Noor Bakker, round 1: 1 comment. Ready to submit.")
    );
    // What does not look like a place in the text leads nowhere else.
    let fields = [("action", "save"), ("body", "More."), ("at", "p-2/../x")];
    let saved = browser
        .submit(&format!("{FORM}?passage=p-2"), FORM, &fields)
        .await;
    assert!(saved.location.unwrap().starts_with("/submissions/"));
    for page in [
        "/consultations/cyber",
        "/consultations/cyber/versions",
        "/consultations/cyber/rounds/1/comments",
        "/consultations/cyber/rounds/1/passages/p-2",
    ] {
        let text = browser.get(&format!("{page}?lang=en")).await.text();
        assert!(text.contains("Your draft for Noor Bakker"), "{page}");
    }
}

async fn nobody_else_sees_a_draft_in_the_text(app: App) {
    let council = crate::teamwork::council(&app).await;
    let fields = [
        ("body", "Between us."),
        ("sentence", "selected"),
        ("quote", ""),
    ];
    council.write(&app, &council.member, "p-2", &fields).await;
    let lead = council.lead.get(&format!("{TEXT}?lang=en")).await;
    assert!(
        lead.text().contains("Between us."),
        "a colleague's: {}",
        lead.text()
    );
    let stranger = app.account("other@example.org", "Other").await;
    for who in [app.browser(stranger).await, app.visitor()] {
        let text = who.get(&format!("{TEXT}?lang=en")).await;
        assert_eq!(text.status, 200);
        assert!(!text.text().contains("Between us.") && !text.has(".polder-own, .polder-bar"));
    }
}

async fn whom_one_responds_for_is_remembered(app: App) {
    let council = crate::teamwork::council(&app).await;
    let chosen = |answer: &Answer| {
        let fields = answer.form(FORM);
        let field = fields.iter().find(|(name, _)| name == "organisation");
        field.unwrap().1.clone()
    };
    let form = format!("{FORM}?passage=p-2");
    assert_eq!(
        chosen(&council.member.get(&form).await),
        "",
        "oneself, before anything"
    );
    council
        .write(&app, &council.lead, "p-2", &[("body", "First.")])
        .await;
    // The organisation whose draft is open; then whom one chose last.
    let organisation = chosen(&council.member.get(&form).await);
    assert!(!organisation.is_empty());
    app.step(Duration::minutes(1));
    comment(
        &council.member,
        "p-2",
        &[("organisation", ""), ("body", "For myself.")],
    )
    .await;
    assert_eq!(chosen(&council.member.get(&form).await), "");
    let answers = council.lead.get(&format!("{TEXT}/answers")).await;
    assert!(
        answers.has(&format!("option[value='{organisation}'][selected]")),
        "{}",
        answers.body
    );
}

async fn who_comes_after_submission_is_told_before_writing(app: App) {
    let council = crate::teamwork::council(&app).await;
    let (page, _) = council
        .write(&app, &council.lead, "p-2", &[("body", "First.")])
        .await;
    crate::teamwork::hand_in(&council.lead, &page, &[("publication", "organisation")]).await;
    let form = format!("{FORM}?passage=p-2&lang=en");
    let lead = council.lead.get(&form).await.text();
    assert!(
        lead.contains("Council has already submitted. What you write now goes into a copy"),
        "{lead}"
    );
    let member = council.member.get(&form).await;
    assert!(
        member.text().contains("Only a lead can still change that"),
        "{}",
        member.text()
    );
    assert!(
        !member.has("select[name=organisation]"),
        "nothing is left to choose"
    );
}

async fn what_was_withdrawn_is_begun_again(app: App) {
    let browser = noor(&app).await;
    let page = draft(&browser, "Worth keeping.").await;
    hand_in(&browser, &page).await;
    let withdrawn = browser
        .submit(&page, &format!("{page}/withdrawal"), &[])
        .await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text());
    let outcome = browser.get(&format!("{page}/outcome?lang=en")).await.text();
    assert!(
        outcome.contains("This submission was withdrawn"),
        "{outcome}"
    );
    assert!(!outcome.contains("To be reviewed"), "{outcome}");
    let again = browser
        .submit(&page, &format!("{page}/successor"), &[])
        .await;
    assert_eq!(again.status, 303, "{}", again.text());
    let new = again.location.unwrap();
    let shown = browser.get(&new).await.text();
    assert!(
        shown.contains("Worth keeping.") && !shown.contains("replaces your earlier"),
        "{shown}"
    );
    let sent = hand_in(&browser, &new).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    // Something stands: what was withdrawn is not begun from any more.
    let late = browser
        .post_from(&page, &format!("{page}/successor"), &[])
        .await;
    assert_eq!(late.status, 409, "{}", late.text());
}

/// What a browser says of a form on a page of the same site.
const SAME_SITE: [(&str, &str); 1] = [("Sec-Fetch-Site", "same-origin")];

async fn words_outlive_the_session(app: App) {
    app.sample("cyber").await;
    let browser = registered(&app, "noor@example.org").await;
    sign_in(&browser, "noor@example.org", PASSWORD).await;
    let form = browser.get(&format!("{FORM}?passage=p-2")).await.form(FORM);
    browser.submit("/account", "/sign-out", &[]).await;
    let mut fields: Vec<(&str, &str)> = form
        .iter()
        .filter(|(name, _)| name != "body")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.extend([("body", "Took me an hour to write."), ("action", "save")]);
    let refused = browser.post_with(FORM, &fields, &SAME_SITE).await;
    assert_eq!(refused.status, 409);
    assert!(
        refused.text().contains("Took me an hour to write."),
        "{}",
        refused.text()
    );
    // A wrong password loses nothing either.
    let carried = refused.form("/sign-in");
    let with = |password: &'static str| {
        let mut all: Vec<(String, String)> = carried
            .iter()
            .filter(|(name, _)| name != "email" && name != "password")
            .cloned()
            .collect();
        all.push(("email".to_owned(), "noor@example.org".to_owned()));
        all.push(("password".to_owned(), password.to_owned()));
        all
    };
    let pairs = |all: &[(String, String)]| -> Vec<(String, String)> { all.to_vec() };
    let wrong = pairs(&with("not the password at all"));
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|(n, v)| (&**n, &**v)).collect();
    let again = browser.post_raw("/sign-in", &wrong).await;
    assert_eq!(again.status, 422);
    assert!(again.text().contains("Took me an hour to write."));
    let right = pairs(&with(PASSWORD));
    let right: Vec<(&str, &str)> = right.iter().map(|(n, v)| (&**n, &**v)).collect();
    let back = browser.post_raw("/sign-in", &right).await;
    assert_eq!(back.status, 200, "{}", back.text());
    let once_more = back.form(FORM);
    let once_more: Vec<(&str, &str)> = once_more.iter().map(|(n, v)| (&**n, &**v)).collect();
    let saved = browser.post_raw(FORM, &once_more).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = browser.get(&saved.location.unwrap()).await.text();
    assert!(page.contains("Took me an hour to write."));
}

async fn the_form_of_another_site_is_not_offered_again(app: App) {
    let browser = noor(&app).await;
    let fields = [
        ("csrf", "x"),
        ("passage", "p-2"),
        ("body", "Not my words at all."),
    ];
    for site in [&[("Sec-Fetch-Site", "cross-site")][..], &[]] {
        let refused = browser.post_with(FORM, &fields, site).await;
        assert_eq!(refused.status, 409);
        assert!(
            !refused.text().contains("Not my words"),
            "{}",
            refused.text()
        );
    }
    // Of one's own site, with the session of another time: once more, with a press.
    let refused = browser.post_with(FORM, &fields, &SAME_SITE).await;
    let form = refused.form(FORM);
    let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (&**n, &**v)).collect();
    assert_eq!(browser.post_raw(FORM, &form).await.status, 303);
}

async fn comments_are_put_in_the_order_of_the_text(app: App) {
    let browser = noor(&app).await;
    let answer = comment(&browser, "p-3", &[("body", "Second in the text.")]).await;
    let page = answer.location.unwrap();
    comment(&browser, "p-2", &[("body", "First in the text.")]).await;
    browser
        .submit(FORM, FORM, &[("action", "save"), ("body", "On the whole.")])
        .await;
    let order = |text: &str| {
        let at = |words: &str| text.rfind(words).unwrap();
        [at("On the whole."), at("First in"), at("Second in")]
    };
    let before = order(&browser.get(&page).await.text());
    assert!(!before.is_sorted());
    let done = browser.submit(&page, &format!("{page}/order"), &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let after = browser.get(&page).await;
    assert!(order(&after.text()).is_sorted(), "{}", after.text());
    assert!(!after.has(&format!("form[action='{page}/order']")));
    // A step up or down, and one is where one was.
    let second = crate::teamwork::newest(&app).await;
    let position = format!("{page}/comments/{second}/position");
    let moved = browser
        .post_from(&page, &position, &[("direction", "down")])
        .await;
    assert_eq!(moved.location, Some(format!("{page}#comment-{second}")));
    let back = browser
        .post_from(&page, &position, &[("direction", "up")])
        .await;
    assert_eq!(back.status, 303);
    // It is submitted in that order, and the receipt has it.
    let fields = [("action", "submit"), ("publication", "organisation")];
    let done = browser.submit(&page, &page, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let receipt = browser.get(&format!("{page}/receipt")).await.text();
    assert!(order(&receipt).is_sorted(), "{receipt}");
}

async fn words_selected_outlive_registration(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    let next = format!("{FORM}?passage=p-2&quote=the+purpose&start=4&at=p-2");
    let asked = visitor.get(&next).await;
    assert_eq!(asked.status, 303);
    let sign_in = visitor.get(&asked.location.unwrap()).await;
    assert!(sign_in.text().contains("the purpose"), "{}", sign_in.text());
    let encoded = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("next", &next)
        .finish();
    let register = format!("/register?{encoded}");
    assert!(
        sign_in.has(&format!("a[href='{register}']")),
        "{}",
        sign_in.body
    );
    let done = visitor
        .submit(&register, "/register", &[("email", "new@example.org")])
        .await;
    assert_eq!(done.status, 303);
    let link = app.mailed_link("new@example.org", "/verify").await;
    assert!(
        !link.contains("purpose"),
        "nothing a stranger chose is mailed: {link}"
    );
    let fields = [("name", "New"), ("password", PASSWORD)];
    let done = visitor.submit(&link, "/verify", &fields).await;
    assert_eq!(done.location, Some(format!("/sign-in?{encoded}")));
    let fields = [("email", "new@example.org"), ("password", PASSWORD)];
    let back = visitor.submit("/sign-in", "/sign-in", &fields).await;
    assert_eq!(back.location.as_deref(), Some(next.as_str()));
    // Beginning as a guest comes back there too, and so does who has an account after all.
    let guest = visitor
        .get(&format!("/consultations/cyber/rounds/1/respond?{encoded}"))
        .await;
    assert_eq!(guest.location.as_deref(), Some(next.as_str()));
}

async fn days_left_are_said(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    let first = visitor.get(&format!("{TEXT}?lang=en")).await.text();
    assert!(first.contains("days left)"), "{first}");
    app.step(Duration::days(1));
    let second = visitor.get(&format!("{TEXT}?lang=en")).await.text();
    let left = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let at = words.iter().position(|word| *word == "left)").unwrap();
        words[at - 2]
            .trim_start_matches('(')
            .parse::<i64>()
            .unwrap()
    };
    assert_eq!(left(&second), left(&first) - 1, "a kept page grows old");
}
