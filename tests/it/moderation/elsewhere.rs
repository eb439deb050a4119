//! Words that are withheld in one comment and stand in others too: they are shown, and go by the same act.

use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::db::schema::redactions;
use polder::moderation::model::READ_IN_QUEUE;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::CommentId;

use super::{World, decide, path, public_texts, state, world};
use crate::support::{Answer, App, CommentSpec, both};

both!(
    words_go_where_the_public_reads_them_by_the_same_act,
    what_waits_is_published_without_them_only_when_it_is_ticked,
    what_was_hidden_there_stays_hidden,
    where_one_has_changed_nothing_is_decided,
    what_is_nobodys_to_read_or_decide_is_not_offered,
    only_whole_words_in_the_same_consultation_are_found,
    nothing_is_decided_on_that_was_not_offered,
);

const NAME: [(&str, &str); 5] = [
    ("decisions", "0"),
    ("verdict", "publish-redacted"),
    ("words", "Jan de Wit"),
    ("place", ""),
    ("words_ground", "5.1.2.e"),
];

/// A comment of a party of its own.
async fn sent(app: &App, world: &World, name: &str, body: &str, shown: Publication) -> CommentId {
    let address = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
    let lead = app.account(&address, name).await;
    let party = app
        .party(&world.sample, name, "individual", None, Some(lead))
        .await;
    let specs = vec![CommentSpec::on(world.sample.passages[1], body)];
    let (_, ids) = app
        .submission(&world.sample, party, Some(lead), shown, specs)
        .await;
    ids[0]
}

async fn publish(world: &World, comment: CommentId) {
    let publish = [
        ("decisions", "0"),
        ("verdict", "publish"),
        ("action", "confirm"),
    ];
    let done = decide(&world.moderator, comment, &publish).await;
    assert_eq!(done.status, 303, "{}", done.text());
}

/// The page on which the redaction of the second comment is confirmed.
async fn preview(world: &World) -> Answer {
    let preview = decide(&world.moderator, world.comments[1], &NAME).await;
    assert_eq!(preview.status, 200, "{}", preview.text());
    preview
}

fn offers(preview: &Answer) -> Vec<i64> {
    let links = preview.body.split("id=\"elsewhere-").skip(1);
    let numbers = links.map(|rest| rest.split('"').next().unwrap().parse().unwrap());
    numbers.collect()
}

/// Confirms what a page shows, as a browser would, with these ticks instead of its own.
async fn confirm(world: &World, preview: &Answer, ticks: Option<&[&str]>) -> Answer {
    let action = format!("{}/decision", path(world.comments[1]));
    let form = preview.form(&action);
    let mut fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (&**n, &**v)).collect();
    if let Some(ticks) = ticks {
        fields.retain(|(name, _)| *name != "also");
        fields.extend(ticks.iter().map(|tick| ("also", *tick)));
    }
    fields.push(("action", "confirm"));
    world.moderator.post_raw(&action, &fields).await
}

async fn words_go_where_the_public_reads_them_by_the_same_act(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let shown = Publication::Anonymous;
    let same = sent(&app, &world, "Anna", "As jan *de* Wit said.", shown).await;
    let other = sent(&app, &world, "Bea", "Nothing of anybody.", shown).await;
    publish(&world, same).await;
    publish(&world, other).await;
    let preview = preview(&world).await;
    let text = preview.text();
    assert!(text.contains("These words stand elsewhere too"), "{text}");
    assert_eq!(offers(&preview), [same.0], "{text}");
    assert!(preview.has(&format!("#elsewhere a[href='{}']", path(same))));
    assert!(preview.has(&format!("input[name=also][value='{same}-1'][checked]")));
    assert!(
        preview.body.contains("As <mark>jan *de* Wit</mark> said."),
        "{}",
        preview.body
    );
    let done = confirm(&world, &preview, None).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(
        state(&app, world.comments[1]).await,
        (Moderation::Redacted, 1)
    );
    assert_eq!(state(&app, same).await, (Moderation::Redacted, 2));
    assert_eq!(state(&app, other).await, (Moderation::Published, 1));
    let texts = public_texts(&app, &world.sample).await;
    assert!(
        texts.contains(&"As [… 5.1.2.e] said.".to_owned()),
        "{texts:?}"
    );
    let queue = world.moderator.get("/moderation?lang=en").await;
    let said = "has been published with redactions, and one other with it";
    assert!(queue.text().contains(said), "{}", queue.text());
    // Each party is told of its own.
    assert_eq!(app.mail_to("anna@example.org").await.len(), 2);
    assert_eq!(app.mail_to("bea@example.org").await.len(), 1);
}

async fn what_waits_is_published_without_them_only_when_it_is_ticked(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let shown = Publication::Anonymous;
    let waits = sent(&app, &world, "Anna", "JAN DE WIT is not alone.", shown).await;
    let page = preview(&world).await;
    assert_eq!(offers(&page), [waits.0]);
    assert!(page.has(&format!(
        "input[name=also][value='{waits}-0']:not([checked])"
    )));
    let tick = format!("{waits}-0");
    let done = confirm(&world, &page, Some(&[&tick])).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(state(&app, waits).await, (Moderation::Redacted, 1));
    let texts = public_texts(&app, &world.sample).await;
    assert!(
        texts.contains(&"[… 5.1.2.e] is not alone.".to_owned()),
        "{texts:?}"
    );
    assert!(
        !world
            .moderator
            .get("/moderation")
            .await
            .text()
            .contains("JAN DE WIT")
    );
}

async fn what_was_hidden_there_stays_hidden(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let words = "Bel 0687654321 of Jan de Wit.";
    let same = sent(&app, &world, "Anna", words, Publication::Anonymous).await;
    let mut number = NAME.to_vec();
    number[2].1 = "0687654321";
    number[4].1 = "5.1.2.h";
    number.push(("action", "confirm"));
    let done = decide(&world.moderator, same, &number).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = preview(&world).await;
    let done = confirm(&world, &page, None).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let texts = public_texts(&app, &world.sample).await;
    assert!(
        texts.contains(&"Bel [… 5.1.2.h] of [… 5.1.2.e].".to_owned()),
        "{texts:?}"
    );
    // What is hidden already is not offered again.
    let mut again = NAME.to_vec();
    again[0].1 = "1";
    let preview = decide(&world.moderator, world.comments[1], &again).await;
    assert_eq!(preview.status, 200);
    assert_eq!(offers(&preview), [0_i64; 0]);
}

async fn where_one_has_changed_nothing_is_decided(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let words = "As Jan de Wit said.";
    let same = sent(&app, &world, "Anna", words, Publication::Anonymous).await;
    publish(&world, same).await;
    let page = preview(&world).await;
    let again = [
        ("decisions", "1"),
        ("verdict", "publish"),
        ("action", "confirm"),
    ];
    assert_eq!(decide(&world.moderator, same, &again).await.status, 303);
    let refused = confirm(&world, &page, None).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert_eq!(state(&app, same).await, (Moderation::Published, 2));
    let page = preview(&world).await;
    let withhold = [
        ("decisions", "2"),
        ("verdict", "withhold"),
        ("ground", "spam"),
        ("explanation", "No comment on this text."),
    ];
    assert_eq!(decide(&world.moderator, same, &withhold).await.status, 303);
    let refused = confirm(&world, &page, None).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert_eq!(
        state(&app, world.comments[1]).await,
        (Moderation::Pending, 0)
    );
    assert_eq!(state(&app, same).await, (Moderation::Withheld, 3));
    // The words are kept, and shown again it stands there no more.
    assert!(refused.has("input[name=words][value='Jan de Wit']"));
    let none: i64 = app
        .db(|conn| redactions::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(none, 0);
    assert_eq!(offers(&preview(&world).await), [0_i64; 0]);
}

async fn what_is_nobodys_to_read_or_decide_is_not_offered(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let words = "As Jan de Wit said.";
    sent(&app, &world, "Anna", words, Publication::None).await;
    let shown = Publication::Anonymous;
    let long = format!("{words} {}", "x".repeat(READ_IN_QUEUE));
    let long = sent(&app, &world, "Bea", &long, shown).await;
    let numbered = sent(
        &app,
        &world,
        "Cas",
        &format!("{words} BSN 123456782"),
        shown,
    )
    .await;
    let often = sent(&app, &world, "Dirk", &words.repeat(201), shown).await;
    publish(&world, often).await;
    // What the moderator's own organisation wrote is a colleague's.
    let moderator = world.moderating;
    let body = app
        .organisation("Ministry", "government", moderator, MemberRole::Lead)
        .await;
    let party = app
        .party(&world.sample, "Ministry", "government", Some(body), None)
        .await;
    let specs = vec![CommentSpec::on(world.sample.passages[1], words)];
    let (_, own) = app
        .submission(&world.sample, party, Some(moderator), shown, specs)
        .await;
    let page = preview(&world).await;
    assert_eq!(offers(&page), [long.0, numbered.0, often.0, own[0].0]);
    assert!(!page.has("input[name=also]"), "{}", page.body);
    let text = page.text();
    for why in [
        "too long for the queue",
        "looks like personal data",
        "in more places than one decision can redact",
        "You write for Ministry yourself",
    ] {
        assert!(text.contains(why), "{why}: {text}");
    }
    let pending = (Moderation::Pending, 0);
    let published = (Moderation::Published, 1);
    for (id, held) in [
        (long, pending),
        (numbered, pending),
        (often, published),
        (own[0], pending),
    ] {
        let tick = format!("{id}-{}", held.1);
        let refused = confirm(&world, &page, Some(&[&tick])).await;
        assert_eq!(refused.status, 409, "{id}");
        assert_eq!(state(&app, id).await, held);
    }
    assert_eq!(
        state(&app, world.comments[1]).await,
        (Moderation::Pending, 0)
    );
}

async fn only_whole_words_in_the_same_consultation_are_found(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let shown = Publication::Anonymous;
    sent(
        &app,
        &world,
        "Anna",
        "Arjan de Witte, and Jan de Witt.",
        shown,
    )
    .await;
    // The names that parties show are theirs.
    sent(
        &app,
        &world,
        "Jan de Wit",
        "Mine.",
        Publication::NameAndOrganisation,
    )
    .await;
    let elsewhere = app.sample("water").await;
    let party = app.party(&elsewhere, "Bea", "individual", None, None).await;
    let specs = vec![CommentSpec::on(elsewhere.passages[1], "Jan de Wit again.")];
    let (_, other) = app.submission(&elsewhere, party, None, shown, specs).await;
    let moderator = world.moderating;
    app.appoint(moderator, elsewhere.consultation, StaffRole::Moderator)
        .await;
    let page = preview(&world).await;
    assert_eq!(offers(&page), [0_i64; 0]);
    assert!(!page.text().contains("elsewhere"));
    let refused = confirm(&world, &page, Some(&[&format!("{}-0", other[0])])).await;
    assert_eq!(refused.status, 404);
    assert_eq!(
        state(&app, world.comments[1]).await,
        (Moderation::Pending, 0)
    );
}

async fn nothing_is_decided_on_that_was_not_offered(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let page = preview(&world).await;
    let first = format!("{}-0", world.comments[0]);
    for (tick, status) in [
        // The words do not stand there.
        (first.as_str(), 409),
        ("999999-0", 404),
        ("nonsense", 409),
        ("1-x", 409),
    ] {
        let refused = confirm(&world, &page, Some(&[tick])).await;
        assert_eq!(refused.status, status, "{tick}");
    }
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Pending, 0)
    );
    assert_eq!(
        state(&app, world.comments[1]).await,
        (Moderation::Pending, 0)
    );
    let many: Vec<String> = (0..51).map(|n| format!("{n}-0")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let refused = confirm(&world, &page, Some(&many)).await;
    assert_eq!(refused.status, 409);
    // Its own number among the others changes nothing.
    let own = format!("{}-0", world.comments[1]);
    let done = confirm(&world, &page, Some(&[&own])).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(
        state(&app, world.comments[1]).await,
        (Moderation::Redacted, 1)
    );
}
