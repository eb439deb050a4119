//! One decision on everything that a filter finds: all of it holds, or nothing does.

use diesel::prelude::*;
use polder::db::schema::audit_events;
use polder::moderation::model::READ_IN_QUEUE;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::CommentId;

use super::{World, decide, public_texts, state, world};
use crate::support::{Answer, App, CommentSpec, both};

both!(
    all_that_was_found_is_withheld_at_once,
    what_is_not_what_was_shown_is_not_decided_on,
    what_must_be_looked_at_alone_is_asked_about_or_left,
    nothing_marked_is_published_unseen,
    words_are_redacted_wherever_they_stand,
    what_a_decision_hides_is_not_shown_with_others,
    a_joint_decision_is_whole,
    what_cannot_be_read_finds_nothing_more,
);

async fn send(app: &App, world: &World, bodies: &[&str]) -> Vec<CommentId> {
    let mut ids = Vec::new();
    for (index, body) in bodies.iter().enumerate() {
        let name = format!("Party {index}");
        let lead = app
            .account(&format!("party{index}@example.org"), &name)
            .await;
        let party = app
            .party(&world.sample, &name, "individual", None, Some(lead))
            .await;
        let specs = vec![CommentSpec::on(world.sample.passages[1], body)];
        let publication = Publication::Anonymous;
        let (_, new) = app
            .submission(&world.sample, party, Some(lead), publication, specs)
            .await;
        ids.extend(new);
    }
    ids
}

/// Fills in the page of one decision on all that the queue so narrowed finds.
async fn together(world: &World, query: &str, fields: &[(&str, &str)]) -> Answer {
    let page = format!("/moderation/together?{query}");
    world.moderator.submit(&page, &page, fields).await
}

const WITHHOLD: [(&str, &str); 3] = [
    ("verdict", "withhold"),
    ("ground", "spam"),
    ("explanation", "The same was sent many times."),
];

async fn all_that_was_found_is_withheld_at_once(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let bodies: Vec<String> = (0..12).map(|n| format!("Buy casino chips {n}")).collect();
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    let ids = send(&app, &world, &bodies).await;
    // Three acts: the words, the page of all that was found, the decision.
    let queue = world.moderator.get("/moderation?q=casino&lang=en").await;
    let link = "a[href='/moderation/together?state=pending&q=casino']";
    assert!(queue.has(link), "{}", queue.body);
    assert!(queue.text().contains("Decide on all 12 at once"));
    let page = world
        .moderator
        .get("/moderation/together?state=pending&q=casino&lang=en")
        .await;
    assert!(
        page.text().contains("They are of 12 parties."),
        "{}",
        page.text()
    );
    let done = together(&world, "q=casino", &WITHHOLD).await;
    assert_eq!(
        done.location.as_deref(),
        Some("/moderation?q=casino"),
        "{}",
        done.text()
    );
    for id in &ids {
        assert_eq!(state(&app, *id).await, (Moderation::Withheld, 1));
    }
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Pending, 0)
    );
    let mails = app.mail_to("party7@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("The same was sent many times."));
    let subjects: Vec<Option<i64>> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("comment.decide"))
                .order(audit_events::subject_id)
                .select(audit_events::subject_id)
                .load(conn)
                .unwrap()
        })
        .await;
    let decided: Vec<Option<i64>> = ids.iter().map(|id| Some(id.0)).collect();
    assert_eq!(subjects, decided, "each has its event");
}

async fn what_is_not_what_was_shown_is_not_decided_on(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let page = "/moderation/together?state=pending";
    let shown = world.moderator.get(page).await;
    let form = shown.form(page);
    let mut fields: Vec<(&str, &str)> = form
        .iter()
        .filter(|(name, _)| !["ground", "explanation", "verdict"].contains(&name.as_str()))
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.extend(WITHHOLD);
    decide(
        &world.moderator,
        world.comments[2],
        &[("decisions", "0"), ("verdict", "publish")],
    )
    .await;
    let refused = world.moderator.post_raw(page, &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(
        refused.text().contains("Nothing has been decided"),
        "{}",
        refused.text()
    );
    assert!(
        refused.body.contains("The same was sent many times."),
        "what was typed stays"
    );
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Pending, 0)
    );
    // The page shown again is of what there is now.
    let done = refused.form(page);
    let mark = done.iter().find(|(name, _)| name == "mark").unwrap();
    let mut fields: Vec<(&str, &str)> = fields
        .into_iter()
        .filter(|(name, _)| *name != "mark")
        .collect();
    fields.push(("mark", &mark.1));
    let done = world.moderator.post_raw(page, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(
        state(&app, world.comments[1]).await,
        (Moderation::Withheld, 1)
    );
    assert_eq!(
        state(&app, world.comments[2]).await,
        (Moderation::Published, 1)
    );
}

async fn what_must_be_looked_at_alone_is_asked_about_or_left(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let long = "x ".repeat(READ_IN_QUEUE);
    let ids = send(&app, &world, &["Mine: fine", "Mine: BSN 123456782", &long]).await;
    let page = world
        .moderator
        .get("/moderation/together?group=individual&lang=en")
        .await;
    let text = page.text();
    assert!(text.contains("1 comment holds what looks like"), "{text}");
    assert!(text.contains("1 comment is too long"), "{text}");
    let publish = ("verdict", "publish");
    let refused = together(&world, "group=individual", &[publish]).await;
    assert_eq!(refused.status, 422);
    let sentence = format!("Comment {} holds what looks like", ids[1]);
    assert!(refused.text().contains(&sentence), "{}", refused.text());
    let refused = together(&world, "group=individual", &[publish, ("anyway", "yes")]).await;
    let sentence = format!("Comment {} is too long", ids[2]);
    assert!(refused.text().contains(&sentence), "{}", refused.text());
    for id in &ids {
        assert_eq!(
            state(&app, *id).await,
            (Moderation::Pending, 0),
            "none was published"
        );
    }
    let done = together(&world, "group=individual", &[publish, ("leave", "yes")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let said = world.moderator.get("/moderation?lang=en").await;
    let sentence = "1 comment has been decided on; 2 comments stay as they were.";
    assert!(said.text().contains(sentence), "{}", said.text());
    assert_eq!(state(&app, ids[0]).await, (Moderation::Published, 1));
    assert_eq!(state(&app, ids[1]).await, (Moderation::Pending, 0));
    assert_eq!(state(&app, ids[2]).await, (Moderation::Pending, 0));
}

async fn nothing_marked_is_published_unseen(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let ids = send(&app, &world, &["Mine: fine", "Mine: call 06-12345678"]).await;
    let publish = ("verdict", "publish");
    let query = "group=individual";
    let refused = together(&world, query, &[publish]).await;
    assert_eq!(refused.status, 422);
    let sentence = format!("Comment {} holds what looks like personal data", ids[1]);
    assert!(refused.text().contains(&sentence), "{}", refused.text());
    assert_eq!(state(&app, ids[0]).await, (Moderation::Pending, 0));
    // What is redacted on the way need not be asked about.
    let redact = [
        ("verdict", "publish-redacted"),
        ("words", "06-12345678"),
        ("words_ground", "5.1.2.e"),
    ];
    let done = together(&world, query, &redact).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(state(&app, ids[1]).await, (Moderation::Redacted, 1));
    let rest = together(&world, query, &[publish]).await;
    assert_eq!(rest.status, 303, "{}", rest.text());
    // The button pressed twice: the second time there is nothing left to decide on.
    let action = format!("/moderation/together?{query}");
    let again = [publish, ("mark", "old")];
    let again = world.moderator.post_from("/moderation", &action, &again);
    assert_eq!(again.await.status, 303);
    let queue = world.moderator.get("/moderation?lang=en").await;
    assert!(queue.text().contains("finds nothing any more"));
}

async fn words_are_redacted_wherever_they_stand(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let bodies = [
        "Ask Piet Paulusma.",
        "Piet *Paulusma* or Piet Paulusma",
        "Ask Klaas.",
    ];
    let ids = send(&app, &world, &bodies).await;
    let fields = [
        ("verdict", "publish-redacted"),
        ("words", "Piet Paulusma"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
    ];
    let page = world
        .moderator
        .get("/moderation/together?group=individual")
        .await;
    let mark = page.form("/moderation/together?group=individual");
    let mark = mark.iter().find(|(name, _)| name == "mark").unwrap();
    let mut sent = fields.to_vec();
    sent.push(("mark", &mark.1));
    let done = world
        .moderator
        .post_from(
            "/moderation/together?group=individual",
            "/moderation/together?group=individual",
            &sent,
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(
        public_texts(&app, &world.sample).await,
        ["Ask [… 5.1.2.e].", "[… 5.1.2.e] or [… 5.1.2.e]"]
    );
    assert_eq!(state(&app, ids[2]).await, (Moderation::Pending, 0));
}

async fn what_a_decision_hides_is_not_shown_with_others(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let done = together(&world, "state=pending", &WITHHOLD).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let refused = together(&world, "state=withheld", &[("verdict", "publish")]).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("is not waiting any more"),
        "{}",
        refused.text()
    );
    assert!(public_texts(&app, &world.sample).await.is_empty());
    let first = [("decisions", "1"), ("verdict", "publish")];
    decide(&world.moderator, world.comments[0], &first).await;
    let done = together(&world, "state=published", &WITHHOLD).await;
    assert_eq!(
        done.status, 303,
        "what is public can be withheld with others"
    );
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Withheld, 3)
    );
}

async fn a_joint_decision_is_whole(app: App) {
    let world = world(&app, Publication::Organisation).await;
    for (fields, sentence) in [
        (vec![], "Choose what becomes of this comment"),
        (
            vec![("verdict", "withhold")],
            "Choose the ground for withholding",
        ),
        (vec![("verdict", "publish-redacted")], "Fill in which words"),
    ] {
        let refused = together(&world, "state=pending", &fields).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains(sentence),
            "{sentence}: {}",
            refused.text()
        );
    }
    let nothing = world.moderator.get("/moderation/together?q=nowhere").await;
    assert_eq!(nothing.location.as_deref(), Some("/moderation?q=nowhere"));
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Pending, 0)
    );
}

async fn what_cannot_be_read_finds_nothing_more(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let ids = send(&app, &world, &["Buy casino chips"]).await;
    let round = world.sample.round;
    let page = "/moderation/together?q=casino&lang=en";
    let form = world
        .moderator
        .get(page)
        .await
        .form("/moderation/together?q=casino");
    for (query, name) in [
        ("round=x".to_owned(), "round"),
        ("section=7".to_owned(), "section"),
        (format!("round={round}&section=41x"), "section"),
        ("state=garbage".to_owned(), "state"),
        ("personal=maybe".to_owned(), "personal"),
    ] {
        let path = format!("/moderation/together?{query}&q=casino");
        assert_eq!(world.moderator.get(&path).await.status, 303, "{query}");
        let mut fields: Vec<(&str, &str)> = WITHHOLD.to_vec();
        fields.extend(
            form.iter()
                .filter(|(name, _)| WITHHOLD.iter().all(|(own, _)| own != name))
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let refused = world.moderator.post_raw(&path, &fields).await;
        assert_eq!(refused.status, 409, "{query}");
        let said = format!("makes no sense: {name} is");
        assert!(
            refused.text().contains(&said),
            "{query}: {}",
            refused.text()
        );
    }
    assert_eq!(state(&app, ids[0]).await.0, Moderation::Pending);
}
