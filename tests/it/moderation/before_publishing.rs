//! What stands between a moderator and a mistake: marked words are never published whole, nothing is published together
//! that was not shown whole, and who works through a narrowed queue stays in it.

use polder::moderation::model::READ_IN_QUEUE;
use polder::submissions::model::{Moderation, Publication};

use super::{decide, path, public_texts, state, world};
use crate::support::{App, CommentSpec, both};

both!(
    marked_words_are_never_published_whole,
    marking_words_is_redacting,
    the_queue_shows_all_that_is_published_with_a_comment,
    what_is_too_long_for_the_queue_is_decided_on_by_itself,
    the_next_of_the_same_queue_follows_a_decision,
    words_read_without_their_markdown_are_redacted_with_it,
    what_only_takes_a_form_leads_to_its_page,
);

async fn marked_words_are_never_published_whole(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[1];
    let fields = [
        ("decisions", "0"),
        ("verdict", "publish"),
        ("words", "0612345678"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
    ];
    for action in ["decide", "confirm"] {
        let mut fields = fields.to_vec();
        fields.push(("action", action));
        let refused = decide(&world.moderator, comment, &fields).await;
        assert_eq!(refused.status, 422, "{action}");
        assert!(
            refused.text().contains("You marked words to redact"),
            "{}",
            refused.text()
        );
        assert!(
            refused.body.contains("value=\"0612345678\""),
            "what was marked is kept"
        );
        assert_eq!(state(&app, comment).await, (Moderation::Pending, 0));
    }
    assert!(public_texts(&app, &world.sample).await.is_empty());
}

async fn marking_words_is_redacting(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[1];
    let mut fields = vec![
        ("decisions", "0"),
        ("words", "0612345678"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
    ];
    let preview = decide(&world.moderator, comment, &fields).await;
    assert_eq!(preview.status, 200, "{}", preview.text());
    assert!(
        preview.text().contains("on [redacted: 5.1.2.e]"),
        "{}",
        preview.text()
    );
    fields.push(("action", "confirm"));
    assert_eq!(decide(&world.moderator, comment, &fields).await.status, 303);
    assert_eq!(state(&app, comment).await, (Moderation::Redacted, 1));
}

async fn the_queue_shows_all_that_is_published_with_a_comment(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let party = app
        .party(&world.sample, "Long", "individual", None, None)
        .await;
    let spec = CommentSpec {
        proposed_text: Some("With proposed words at the end.".to_owned()),
        ..CommentSpec::on(
            world.sample.passages[1],
            &format!(
                "{}[mail me](mailto:jan@example.org)",
                "Words and words. ".repeat(40)
            ),
        )
    };
    app.submission(
        &world.sample,
        party,
        None,
        Publication::Anonymous,
        vec![spec],
    )
    .await;
    let queue = world.moderator.get("/moderation?lang=en").await;
    let text = queue.text();
    assert!(
        text.contains("mailto:jan@example.org"),
        "an address of a link is shown: {text}"
    );
    assert!(text.contains("With proposed words at the end."), "{text}");
    assert_eq!(queue.body.matches("name=\"ids\"").count(), 4);
}

async fn what_is_too_long_for_the_queue_is_decided_on_by_itself(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let party = app
        .party(&world.sample, "Long", "individual", None, None)
        .await;
    let mut specs = Vec::new();
    for characters in [READ_IN_QUEUE, READ_IN_QUEUE + 1] {
        specs.push(CommentSpec::on(
            world.sample.passages[1],
            &"x".repeat(characters),
        ));
    }
    let (_, long) = app
        .submission(&world.sample, party, None, Publication::Anonymous, specs)
        .await;
    let queue = world.moderator.get("/moderation?lang=en").await;
    let tick = |at: usize| format!("input[name=ids][value='{}-0']", long[at]);
    assert!(queue.has(&tick(0)) && !queue.has(&tick(1)));
    assert!(queue.text().contains("Long: decide on it by itself"));
    assert!(
        queue.body.contains(&"x".repeat(READ_IN_QUEUE + 1)),
        "it unfolds whole"
    );
    // Asked for all the same, none is published.
    let ids: Vec<String> = long.iter().map(|id| format!("{id}-0")).collect();
    let fields: Vec<_> = ids.iter().map(|id| ("ids", id.as_str())).collect();
    let refused = world
        .moderator
        .post_from("/moderation?lang=en", "/moderation/publication", &fields)
        .await;
    assert_eq!(refused.status, 422);
    let sentence = format!("Comment {} is too long for the queue", long[1]);
    assert!(refused.text().contains(&sentence), "{}", refused.text());
    assert_eq!(state(&app, long[0]).await, (Moderation::Pending, 0));
    let publish = [("decisions", "0"), ("verdict", "publish")];
    decide(&world.moderator, long[1], &publish).await;
    assert_eq!(state(&app, long[1]).await, (Moderation::Published, 1));
}

async fn the_next_of_the_same_queue_follows_a_decision(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let narrowed = format!("/moderation?round={}&group=technical", world.sample.round);
    let queue = world.moderator.get(&narrowed).await;
    let along = format!(
        "?round={}&group=technical&state=pending",
        world.sample.round
    );
    let opened = |at: usize| format!("{}{along}", path(world.comments[at]));
    assert!(
        queue.has(&format!("th a[href='{}']", opened(0))),
        "{}",
        queue.body
    );
    let mut at = opened(0);
    for next in [opened(1), opened(2), format!("/moderation{along}")] {
        let page = world.moderator.get(&at).await;
        assert!(
            page.has(&format!("nav a[href='/moderation{along}']")),
            "the way back"
        );
        let (comment, _) = at.split_once('?').unwrap();
        let action = format!("{comment}/decision{along}");
        let done = world
            .moderator
            .submit(&at, &action, &[("verdict", "publish")])
            .await;
        assert_eq!(
            done.location.as_deref(),
            Some(next.as_str()),
            "{}",
            done.text()
        );
        at = next;
    }
    // Bulk publication that is refused shows the same queue again.
    let sent = [
        ("ids", "999-0"),
        ("group", "technical"),
        ("state", "pending"),
    ];
    let refused = world
        .moderator
        .post_from("/moderation?lang=en", "/moderation/publication", &sent)
        .await;
    assert_eq!(refused.status, 404, "of a comment nobody knows");
    let gone = format!("{}-0", world.comments[0]);
    let sent = [
        ("ids", gone.as_str()),
        ("group", "technical"),
        ("state", "all"),
    ];
    let refused = world
        .moderator
        .post_from("/moderation?lang=en", "/moderation/publication", &sent)
        .await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.has("input[type=hidden][name=group][value=technical]"));
    assert!(refused.has("input[type=hidden][name=state][value=all]"));
}

async fn words_read_without_their_markdown_are_redacted_with_it(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let party = app
        .party(&world.sample, "Link", "individual", None, None)
        .await;
    let body = "Ask **Jan** Jansen on [06 1234 5678](tel:0612345678), or *not*.";
    let specs = vec![CommentSpec::on(world.sample.passages[1], body)];
    let (_, ids) = app
        .submission(&world.sample, party, None, Publication::Anonymous, specs)
        .await;
    let fields = [
        ("decisions", "0"),
        ("words", "Jan Jansen"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
        ("words", "1234"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
        ("action", "confirm"),
    ];
    let done = decide(&world.moderator, ids[0], &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let public = public_texts(&app, &world.sample).await;
    assert_eq!(public, ["Ask [… 5.1.2.e] on [… 5.1.2.e], or *not*."]);
}

async fn what_only_takes_a_form_leads_to_its_page(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let page = path(world.comments[1]);
    let action = format!("{page}/decision");
    let form = world.moderator.get(&page).await.form(&action);
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (&**n, &**v)).collect();
    let from = format!("{}{page}?state=all&lang=en", app.base);
    let headers = [("referer", from.as_str())];
    let refused = world.moderator.post_with(&action, &fields, &headers).await;
    assert_eq!(refused.status, 422, "no verdict");
    // Whoever reads on in the other language, or opens the address, is not at a dead end.
    let other = format!("a[hreflang=nl][href='{page}?state=all&lang=nl']");
    assert!(refused.has(&other), "{}", refused.body);
    let opened = world.moderator.get(&action).await;
    assert_eq!(opened.status, 405);
    assert!(opened.has(&format!("main a[href='{page}']")));
    // What the browser says of another site leads nowhere.
    let headers = [("referer", "https://elsewhere.example/moderation")];
    let refused = world.moderator.post_with(&action, &fields, &headers).await;
    assert!(!refused.body.contains("elsewhere.example"));
}
