//! What looks like personal data: marked with its reason, redacted by a button, asked about before it is public.

use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::CommentId;

use super::{decide, path, public_texts, state, world};
use crate::support::{Answer, App, CommentSpec, both};

both!(
    marks_what_looks_like_personal_data,
    puts_found_words_among_those_to_redact,
    redacts_what_nobody_sees_with_the_number,
    asks_before_a_number_is_public,
    shows_and_narrows_by_it_in_the_queue,
    forgets_it_when_the_words_change,
);

/// Passes the eleven-test.
const BSN: &str = "123456782";

/// A comment of somebody else in the same round.
async fn write(app: &App, world: &super::World, body: &str) -> CommentId {
    let party = app
        .party(&world.sample, "Willem Achterberg", "individual", None, None)
        .await;
    let specs = vec![CommentSpec::on(world.sample.passages[2], body)];
    let sent = app
        .submission(&world.sample, party, None, Publication::Anonymous, specs)
        .await;
    sent.1[0]
}

fn mentions(page: &Answer, words: &str) {
    assert!(page.text().contains(words), "{words}: {}", page.text());
}

async fn marks_what_looks_like_personal_data(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let own = format!("Mijn BSN is {BSN}, zie **mevrouw De Vries**.\n\nGroet,\nWillem Achterberg");
    let comment = write(&app, &world, &own).await;
    let page = world
        .moderator
        .get(&format!("{}?lang=en", path(comment)))
        .await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(!page.body.contains("[["), "a text is missing");
    for marked in [BSN, "De Vries", "Willem Achterberg"] {
        let mark = format!("<mark>{marked}</mark>");
        // In the comment, in what was typed, and in the list.
        assert_eq!(
            page.body.matches(&mark).count(),
            3,
            "{marked}: {}",
            page.body
        );
    }
    mentions(
        &page,
        "Citizen service number (BSN): it passes the eleven-test",
    );
    mentions(&page, "Name: a title or other words announce it");
    mentions(&page, "Name: it stands under the text as a signature");
    // Who takes part is looked for in what others write.
    let other = write(&app, &world, "Dit schreef Jan de Boer ook, met Lea Lead.").await;
    let page = world.moderator.get(&path(other)).await;
    assert!(!page.has("main mark"), "{}", page.body);
    let other = world.comments[0];
    let page = world.moderator.get(&path(other)).await;
    assert!(!page.has("main mark"), "{}", page.body);
    let specs = vec![CommentSpec::on(
        world.sample.passages[2],
        "Willem Achterberg has a point.",
    )];
    let party = app
        .party(&world.sample, "Another", "individual", None, None)
        .await;
    let (_, ids) = app
        .submission(&world.sample, party, None, Publication::Anonymous, specs)
        .await;
    let page = world.moderator.get(&path(ids[0])).await;
    mentions(&page, "Name: somebody who takes part is called so");
}

async fn puts_found_words_among_those_to_redact(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let body =
        format!("BSN {BSN}, tel. 06-12345678, nogmaals {BSN}. Mevrouw Bos woont in het Bosplan.");
    let comment = write(&app, &world, &body).await;
    let one = decide(
        &world.moderator,
        comment,
        &[
            ("action", "found-1"),
            ("decisions", "0"),
            ("verdict", "publish"),
            ("explanation", "Kept words"),
        ],
    )
    .await;
    assert_eq!(one.status, 200, "{}", one.text());
    assert!(one.has(&format!("input[name=words][value='{BSN}']")));
    assert!(one.has("option[value='5.1.1.e'][selected]"));
    assert!(one.has("input[name=verdict][value='publish-redacted'][checked]"));
    mentions(&one, "Kept words");
    assert_eq!(state(&app, comment).await, (Moderation::Pending, 0));
    let all = decide(
        &world.moderator,
        comment,
        &[("action", "found-all"), ("decisions", "0")],
    )
    .await;
    assert!(all.has("input[name=words][value='06-12345678']"));
    assert!(all.has("option[value='5.1.2.e'][selected]"));
    // "Bos" stands in other words too, so one place is named; the number goes wherever it stands, and once in the form.
    assert!(all.has("input[name=place][value='1']"));
    assert_eq!(all.body.matches(&format!("value=\"{BSN}\"")).count(), 1);
    // What the form holds is sent, shown, and decided on.
    let action = format!("{}/decision", path(comment));
    let send = async |page: &Answer, wish: &str| {
        let form = page.form(&action);
        let mut fields: Vec<(&str, &str)> = form
            .iter()
            .filter(|(name, _)| name != "action" && name != "verdict")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        fields.push(("verdict", "publish-redacted"));
        fields.push(("action", wish));
        world.moderator.post_raw(&action, &fields).await
    };
    let shown = send(&all, "decide").await;
    mentions(&shown, "Mevrouw [redacted: 5.1.2.e] woont in het Bosplan.");
    assert!(!shown.text().contains(BSN), "{}", shown.text());
    let done = send(&shown, "confirm").await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(state(&app, comment).await, (Moderation::Redacted, 1));
}

async fn redacts_what_nobody_sees_with_the_number(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = write(
        &app,
        &world,
        "Mijn nummer is 1234\u{200B}567\u{AD}82.\nKerkstraat 1,\n1234 AB Delft",
    )
    .await;
    let all = decide(
        &world.moderator,
        comment,
        &[("action", "found-all"), ("decisions", "0")],
    )
    .await;
    let action = format!("{}/decision", path(comment));
    let form = all.form(&action);
    let mut fields: Vec<(&str, &str)> = form
        .iter()
        .filter(|(name, _)| name != "action" && name != "verdict")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("verdict", "publish-redacted"));
    fields.push(("action", "confirm"));
    let done = world.moderator.post_raw(&action, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let public = public_texts(&app, &world.sample).await;
    assert_eq!(public, ["Mijn nummer is [… 5.1.1.e].\n[… 5.1.2.e]"]);
}

async fn asks_before_a_number_is_public(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = write(&app, &world, &format!("Mijn BSN is {BSN}.")).await;
    let publish = [
        ("decisions", "0"),
        ("verdict", "publish"),
        ("action", "decide"),
    ];
    let asked = decide(&world.moderator, comment, &publish).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    mentions(&asked, "These can be read");
    assert_eq!(state(&app, comment).await, (Moderation::Pending, 0));
    let action = format!("{}/decision", path(comment));
    let form = asked.form(&action);
    let mut fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("action", "confirm"));
    let done = world.moderator.post_raw(&action, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(state(&app, comment).await, (Moderation::Published, 1));
    // A telephone number has no test that few numbers pass: it is marked, not asked about.
    let done = decide(&world.moderator, world.comments[1], &publish).await;
    assert_eq!(done.status, 303, "{}", done.text());
    // Words redacted beside the number do not hide it.
    let other = write(&app, &world, &format!("Mijn BSN is {BSN}, echt.")).await;
    let redacted = [
        ("decisions", "0"),
        ("verdict", "publish-redacted"),
        ("words", "echt"),
        ("words_ground", "5.1.2.e"),
        ("action", "decide"),
    ];
    let shown = decide(&world.moderator, other, &redacted).await;
    mentions(&shown, "These can be read");
}

async fn shows_and_narrows_by_it_in_the_queue(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = write(&app, &world, &format!("Mijn BSN is {BSN}.")).await;
    let rows = |page: &Answer| page.body.matches("<th scope=\"row\">").count();
    let all = world.moderator.get("/moderation?lang=en").await;
    assert_eq!(rows(&all), 4);
    mentions(
        &all,
        "Looks like personal data: Citizen service number (BSN)",
    );
    mentions(&all, "Looks like personal data: Telephone number");
    let found = world.moderator.get("/moderation?personal=found").await;
    assert_eq!(rows(&found), 2);
    assert!(found.has("select[name=personal] option[value=found][selected]"));
    mentions(&found, "2 comments");
    let ticks = [
        ("ids", format!("{}-0", world.comments[0])),
        ("ids", format!("{comment}-0")),
    ];
    let mut fields: Vec<(&str, &str)> = ticks
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let asked = world
        .moderator
        .post_from("/moderation?lang=en", "/moderation/publication", &fields)
        .await;
    assert_eq!(asked.status, 422);
    mentions(&asked, &format!("Comment {comment} holds what looks like"));
    assert!(asked.has("input[type=checkbox][name=anyway]"));
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Pending, 0)
    );
    fields.push(("anyway", "yes"));
    let done = world
        .moderator
        .post_from("/moderation?lang=en", "/moderation/publication", &fields)
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(state(&app, comment).await, (Moderation::Published, 1));
}

async fn forgets_it_when_the_words_change(app: App) {
    use diesel::prelude::*;
    use polder::comments::model::{Anchor, AnchorKind, CommentKind};
    use polder::comments::store::{NewComment, change_comment, comment as load};
    use polder::db::schema::comments;
    let world = world(&app, Publication::Organisation).await;
    let id = write(&app, &world, &format!("Mijn BSN is {BSN}.")).await;
    let kinds = app
        .db(move |conn| {
            let kinds = |conn: &mut _| -> String {
                let row = comments::table.filter(comments::id.eq(id));
                row.select(comments::personal).first(conn).unwrap()
            };
            let before = kinds(conn);
            let old = load(conn, id).unwrap();
            let anchor = Anchor {
                kind: AnchorKind::Document,
                section: None,
                passage: None,
                quote: None,
                errata_seen: 0,
            };
            let new = NewComment {
                submission: old.submission_id,
                round: old.round_id,
                party: old.party_id,
                group_code: &old.group_code,
                author: old.writer(),
                anchor: &anchor,
                kind: CommentKind::General,
                body: "Niets.",
                proposed_text: Some("Bel 06-12345678"),
                position: old.position,
                unfinished: false,
                now: old.updated_at,
            };
            assert!(change_comment(conn, id, old.updated_at, &new).unwrap());
            [before, kinds(conn)]
        })
        .await;
    assert_eq!(kinds, ["bsn", "telephone"]);
}
