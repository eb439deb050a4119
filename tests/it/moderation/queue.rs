//! Finding one's way in the queue: by words, by number, the newest first; views that are kept, who has what open, and how far
//! a round is.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{accounts, comments};
use polder::submissions::model::Publication;

use super::{World, decide, path, world};
use crate::support::{Actor, App, CommentSpec, both};

both!(
    words_are_found_wherever_they_stand,
    the_newest_come_first_when_asked,
    a_number_leads_to_its_comment,
    a_view_is_kept_under_a_name,
    what_a_colleague_has_open_is_said_and_passed_over,
    progress_counts_what_was_decided_and_read,
    nobody_decides_on_what_is_their_own,
);

/// Numbers of the comments in the queue so narrowed, in its order.
async fn found(by: &Actor, query: &str) -> Vec<i64> {
    let page = by.get(&format!("/moderation?{query}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.body
        .split("<th scope=\"row\"><a href=\"/moderation/comments/")
        .skip(1)
        .map(|rest| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().unwrap()
        })
        .collect()
}

/// Comments of a party of its own, each with one of these bodies.
async fn more(app: &App, world: &World, name: &str, bodies: &[&str]) -> Vec<i64> {
    let party = app
        .party(&world.sample, name, "individual", None, None)
        .await;
    let specs = bodies
        .iter()
        .map(|body| CommentSpec::on(world.sample.passages[1], body))
        .collect();
    let (_, ids) = app
        .submission(&world.sample, party, None, Publication::Organisation, specs)
        .await;
    ids.iter().map(|id| id.0).collect()
}

async fn colleague(app: &App, world: &World) -> Actor {
    let other = app.account("co@example.org", "Co Collega").await;
    app.appoint(other, world.sample.consultation, StaffRole::Moderator)
        .await;
    app.browser(other).await
}

async fn words_are_found_wherever_they_stand(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let of = |at: usize| world.comments[at].0;
    let bodies = [
        "CAFÉ Bos geeft 100% korting",
        "Bel niet, schrijf: a_b@example.org",
        "Het bos is groen",
    ];
    let new = more(&app, &world, "Überlandwerk", &bodies).await;
    let me = &world.moderator;
    assert_eq!(found(me, "q=purpose").await, [of(0)]);
    assert_eq!(found(me, "q=PURPOSE+clear").await, [of(0)]);
    assert_eq!(found(me, "q=purpose+groen").await, [0_i64; 0]);
    assert_eq!(
        found(me, "q=%22ask+jan%22").await,
        [of(1)],
        "in the proposed text"
    );
    assert_eq!(found(me, "q=%22jan+ask%22").await, [0_i64; 0]);
    assert_eq!(found(me, "q=caf%C3%A9").await, [new[0]], "in any letters");
    assert_eq!(found(me, "q=bos").await, [new[0], new[2]]);
    let second = new[1];
    app.db(move |conn| {
        diesel::update(comments::table.find(second))
            .set(comments::reference.eq("Bijlage Zeven"))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(
        found(me, "q=bijlage+zeven").await,
        [second],
        "in what it refers to"
    );
    // What stands for any letter elsewhere stands for itself here.
    assert_eq!(found(me, "q=%25").await, [new[0]]);
    assert_eq!(found(me, "q=a_b").await, [new[1]]);
    assert_eq!(found(me, "q=a.b").await, [0_i64; 0]);
    assert_eq!(found(me, "q=%40").await, [new[1]]);
    assert_eq!(
        found(me, "q=%C3%BCberland").await,
        new,
        "by its party's name"
    );
    let page = me.get("/moderation?q=bos&lang=en").await;
    assert!(page.text().contains("2 comments"), "{}", page.text());
    let kept = format!(
        "th a[href*='/moderation/comments/{}?'][href*='q=bos']",
        new[0]
    );
    assert!(page.has(&kept), "the same queue goes along");
}

async fn the_newest_come_first_when_asked(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let mut all: Vec<i64> = world.comments.iter().map(|id| id.0).collect();
    for _ in 0..2 {
        app.step(chrono::Duration::milliseconds(1));
        all.extend(more(&app, &world, "Somebody", &["More."; 30]).await);
    }
    all.reverse();
    let first = found(&world.moderator, "sort=newest").await;
    assert_eq!(first, all[..50]);
    let page = world.moderator.get("/moderation?sort=newest").await;
    let start = page.body.find("?sort=newest&amp;after=").unwrap() + 1;
    let query: String = page.body[start..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    let second = found(&world.moderator, &query.replace("&amp;", "&")).await;
    assert_eq!(second, all[50..], "each stands on one page");
}

async fn a_number_leads_to_its_comment(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let id = world.comments[1];
    for number in [
        format!("{id}"),
        format!("%23{id}"),
        format!("+Comment+{id}+"),
    ] {
        let there = world
            .moderator
            .get(&format!("/moderation/number?number={number}"))
            .await;
        assert_eq!(
            there.location.as_deref(),
            Some(path(id).as_str()),
            "{number}"
        );
    }
    // A journalist asks by what the page of everybody calls it.
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq(id)))
            .set(comments::public_number.eq(48_210_393))
            .execute(conn)
            .unwrap();
    })
    .await;
    let there = world.moderator.get("/moderation/number?number=48210393");
    assert_eq!(there.await.location, Some(path(id)));
    let shown = world.moderator.get(&path(id)).await;
    assert!(shown.text().contains("48210393"), "{}", shown.text());
    for number in [
        "",
        "x",
        "987654",
        "48210%3B393",
        "4821+0393",
        "99999999999999999999999",
    ] {
        let back = world
            .moderator
            .get(&format!("/moderation/number?number={number}"))
            .await;
        assert_eq!(back.location.as_deref(), Some("/moderation"), "{number}");
        let said = world.moderator.get("/moderation?lang=en").await;
        let sentence = "There is no submitted comment";
        assert!(said.text().contains(sentence), "{number}: {}", said.text());
    }
}

async fn a_view_is_kept_under_a_name(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let queue = "/moderation?group=technical&q=jan&lang=en";
    let page = world.moderator.get(queue).await;
    let action = "/moderation/views?group=technical&q=jan";
    assert!(
        page.has(&format!("form[action='{action}']")),
        "{}",
        page.body
    );
    for _ in 0..2 {
        let kept = world
            .moderator
            .submit(queue, action, &[("name", " About  <Jan> ")])
            .await;
        assert_eq!(
            kept.location.as_deref(),
            Some("/moderation?group=technical&q=jan")
        );
    }
    let page = world.moderator.get("/moderation?lang=en").await;
    let link = "nav a[href='/moderation?group=technical&q=jan']";
    assert!(page.has(link), "{}", page.body);
    assert_eq!(
        page.body.matches("About &lt;Jan&gt;</bdi></a>").count(),
        1,
        "once"
    );
    // It is nobody else's.
    let other = colleague(&app, &world).await;
    assert!(!other.get("/moderation").await.has(link));
    let start = page.body.find("/moderation/views/").unwrap();
    let remove: String = page.body[start..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    assert_eq!(
        other.post_from("/moderation", &remove, &[]).await.status,
        404
    );
    let empty = world
        .moderator
        .submit(queue, action, &[("name", " ")])
        .await;
    assert_eq!(empty.status, 303);
    let said = world.moderator.get(queue).await;
    assert!(
        said.text().contains("Give the view a name."),
        "{}",
        said.text()
    );
    world.moderator.submit(queue, &remove, &[]).await;
    assert!(!world.moderator.get("/moderation").await.has(link));
}

async fn what_a_colleague_has_open_is_said_and_passed_over(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let other = colleague(&app, &world).await;
    let second = path(world.comments[1]);
    let page = other.get(&format!("{second}?lang=en")).await;
    assert!(
        !page.text().contains("has this comment open"),
        "oneself is no colleague"
    );
    let queue = world.moderator.get("/moderation?lang=en").await;
    assert!(
        queue.text().contains("Co Collega has it open"),
        "{}",
        queue.text()
    );
    let page = world.moderator.get(&format!("{second}?lang=en")).await;
    assert!(
        page.text().contains("Co Collega opened this comment"),
        "{}",
        page.text()
    );
    // On from the first: the second is a colleague's.
    let first = path(world.comments[0]);
    let next = world
        .moderator
        .get(&format!("{first}/next?state=pending"))
        .await;
    let third = format!("{}?state=pending", path(world.comments[2]));
    assert_eq!(next.location.as_deref(), Some(third.as_str()));
    // Left alone for five minutes it is free, and so it is once decided on.
    app.step(chrono::Duration::minutes(6));
    let queue = world.moderator.get("/moderation?lang=en").await;
    assert!(!queue.text().contains("has it open"), "{}", queue.text());
    other.get(&second).await;
    decide(
        &other,
        world.comments[1],
        &[("decisions", "0"), ("verdict", "publish")],
    )
    .await;
    let queue = world.moderator.get("/moderation?state=all&lang=en").await;
    assert!(!queue.text().contains("has it open"), "{}", queue.text());
}

async fn progress_counts_what_was_decided_and_read(app: App) {
    let world = world(&app, Publication::Organisation).await;
    more(&app, &world, "Somebody", &["One.", "Two."]).await;
    let other = colleague(&app, &world).await;
    let publish = [("decisions", "0"), ("verdict", "publish")];
    decide(&world.moderator, world.comments[0], &publish).await;
    other.get(&path(world.comments[0])).await;
    other.get(&path(world.comments[1])).await;
    other.get(&path(world.comments[1])).await;
    let page = world.moderator.get("/moderation/progress?lang=en").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    assert!(!page.body.contains("[["), "a text is missing");
    let sentence = "2 of 5 comments were read by a person, 1 by two or more.";
    assert!(text.contains(sentence), "{text}");
    for line in [
        "Technical community 2 1 0 0 3 33 %",
        "Whole round 4 1 0 0 5 20 %",
        "2.1 Partners 1 0 0 0 1 0 %",
        "Mo Moderator 1 0 0 1",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let section = world.sample.sections[2];
    let link = format!(
        "a[href='/moderation?round={}&section={section}']",
        world.sample.round
    );
    assert!(page.has(&link), "{}", page.body);
}

async fn nobody_decides_on_what_is_their_own(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let lead = app
        .db(|conn| {
            accounts::table
                .filter(accounts::email.eq("lead@example.org"))
                .select(accounts::id)
                .first(conn)
                .unwrap()
        })
        .await;
    app.appoint(lead, world.sample.consultation, StaffRole::Moderator)
        .await;
    let lead = app.browser(lead).await;
    let comment = world.comments[0];
    let page = lead.get(&format!("{}?lang=en", path(comment))).await;
    assert!(
        page.text()
            .contains("You write for Stichting Net yourself."),
        "{}",
        page.text()
    );
    assert!(!page.has("input[name=verdict]"));
    let publish = [("decisions", "0"), ("verdict", "publish")];
    let refused = lead
        .post_from(
            "/moderation",
            &format!("{}/decision", path(comment)),
            &publish,
        )
        .await;
    assert_eq!(refused.status, 409);
    let tick = format!("{comment}-0");
    let refused = lead
        .post_from("/moderation", "/moderation/publication", &[("ids", &tick)])
        .await;
    assert_eq!(refused.status, 422);
    assert_eq!(super::state(&app, comment).await.1, 0);
    decide(&world.moderator, comment, &publish).await;
    assert_eq!(super::state(&app, comment).await.1, 1, "a colleague does");
}
