//! What the public is told of promises: at the comment and at the passage, and nothing of what is not public.

use polder::moderation::model::RedactedField;

use super::{PARAGRAPHS, Scene, accept, commented, key, on, publish_answers, second};
use crate::support::{Actor, Answer, App, both, redacted, withheld};

both!(
    a_public_comment_says_what_it_led_to,
    a_change_says_which_comments_it_followed,
    what_is_not_public_shows_in_no_public_byte,
);

async fn visit(app: &App, path: &str) -> Answer {
    let visitor = Actor::new(app.base.clone());
    let page = visitor
        .get(&format!(
            "{path}{}lang=en",
            if path.contains('?') { "&" } else { "?" }
        ))
        .await;
    assert_eq!(page.status, 200, "{path}");
    page
}

/// Makes version 2.0 public although something is open.
async fn adopt(scene: &Scene, id: impl std::fmt::Display) {
    let publication = format!("/manage/cyber/versions/{id}/publication");
    let done = scene.lead.submit(&publication, &publication, &[]).await;
    let done = match done.status.as_u16() {
        303 => done,
        _ => {
            scene
                .lead
                .submit(&publication, &publication, &[("although_open", "yes")])
                .await
        }
    };
    assert_eq!(done.status, 303, "{}", done.text());
}

const COMMENTS: &str = "/consultations/cyber/rounds/1/comments";
const COMPARISON: &str = "/consultations/cyber/comparison";

async fn a_public_comment_says_what_it_led_to(app: App) {
    let mut scene = commented(
        &app,
        &[
            &on(0, "Be plain.", None),
            &on(1, "How?", None),
            &on(2, "Who?", None),
        ],
    )
    .await;
    let id = second(
        &app,
        &scene,
        [
            "Purpose: this passage says in plain words what section 1 is about.",
            PARAGRAPHS[1],
            PARAGRAPHS[2],
        ],
    )
    .await;
    for comment in &scene.comments[..2] {
        accept(&scene, *comment, "We will.").await;
    }
    let led = "The text changed after this comment, in version 2.0: 1 Purpose";
    let waits = "The text has not changed yet: in version 2.0 it says what it said.";
    // Neither the answers are public, nor the version.
    assert!(!visit(&app, COMMENTS).await.text().contains("version 2.0"));
    publish_answers(&app, &mut scene).await;
    assert!(!visit(&app, COMMENTS).await.text().contains("version 2.0"));
    adopt(&scene, id).await;
    let page = visit(&app, COMMENTS).await;
    assert_eq!(page.text().matches(led).count(), 1, "{}", page.text());
    assert_eq!(page.text().matches(waits).count(), 1, "{}", page.text());
    let there = key(&app, "Purpose:").await;
    assert!(
        page.has(&format!(
            "a[href='/consultations/cyber/versions/2.0#{there}']"
        )),
        "{}",
        page.body
    );
    let passage = visit(&app, "/consultations/cyber/rounds/1/passages/p-2").await;
    assert!(passage.text().contains(led), "{}", passage.text());
    // A drafter says that the other led to the same passage.
    let comment = scene.comments[1].to_string();
    let fields = [
        ("comment", comment.as_str()),
        ("to", "2.0"),
        ("passage", &there),
        ("note", "Between us."),
    ];
    let done = scene
        .drafter
        .post_from(super::LIST, super::LINKS, &fields)
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = visit(&app, COMMENTS).await;
    assert_eq!(page.text().matches(led).count(), 2, "{}", page.text());
    assert!(!page.text().contains(waits) && !page.body.contains("Between us."));
}

async fn a_change_says_which_comments_it_followed(app: App) {
    let mut scene = commented(
        &app,
        &[
            &on(0, "Be plain.", None),
            &on(0, "Be brief.", None),
            &on(0, "Be nice.", None),
        ],
    )
    .await;
    let id = second(
        &app,
        &scene,
        [
            "Purpose: in plain words what this is about.",
            PARAGRAPHS[1],
            "Partners: none at all, for now, and perhaps never.",
        ],
    )
    .await;
    for comment in &scene.comments[..2] {
        accept(&scene, *comment, "We will.").await;
    }
    adopt(&scene, id).await;
    assert!(
        !visit(&app, COMPARISON)
            .await
            .text()
            .contains("Changed after")
    );
    publish_answers(&app, &mut scene).await;
    let [one, other, _] = scene.comments[..] else {
        panic!("three comments")
    };
    let page = visit(&app, COMPARISON).await;
    let said = format!("Changed after comment {one} , comment {other}");
    assert!(page.text().contains(&said), "{}", page.text());
    assert_eq!(
        page.text().matches("Changed after").count(),
        1,
        "{}",
        page.text()
    );
    let href = format!("{COMMENTS}?after={}#comment-{one}", one.0 - 1);
    assert!(page.has(&format!("a[href='{href}']")), "{}", page.body);
    let list = visit(&app, &format!("{COMMENTS}?after={}", one.0 - 1)).await;
    assert!(list.has(&format!("#comment-{one}")));
}

/// Every page the public has of the sample, in both versions.
async fn everything(app: &App) -> String {
    let mut all = String::new();
    for path in [
        COMMENTS,
        COMPARISON,
        "/consultations/cyber",
        "/consultations/cyber/rounds/1",
        "/consultations/cyber/rounds/1/passages/p-2",
        "/consultations/cyber/rounds/1/passages/p-4",
        "/consultations/cyber/versions",
        "/consultations/cyber/versions/2.0",
        "/consultations/cyber/report",
        "/api/v1/consultations/cyber/rounds/1/comments",
    ] {
        all.push_str(&visit(app, path).await.body);
    }
    all
}

async fn what_is_not_public_shows_in_no_public_byte(app: App) {
    let (secret, half) = (
        "Purpose: xylophones for everybody.",
        "Purpose: zeppelins over the harbour.",
    );
    let mut scene = commented(
        &app,
        &[
            &on(0, "Held.", Some(secret)),
            &on(0, "Half.", Some(half)),
            &on(1, "Open.", None),
        ],
    )
    .await;
    let id = second(
        &app,
        &scene,
        [
            "Purpose: other words than anybody asked for.",
            "Approach: step by step, with care.",
            PARAGRAPHS[2],
        ],
    )
    .await;
    for comment in &scene.comments {
        accept(&scene, *comment, "We will.").await;
    }
    app.rule(scene.comments[0], withheld()).await;
    let start = half.find("zeppelins").unwrap();
    app.rule(
        scene.comments[1],
        redacted(
            RedactedField::ProposedText,
            start,
            start + "zeppelins".len(),
        ),
    )
    .await;
    publish_answers(&app, &mut scene).await;
    adopt(&scene, id).await;
    let there = key(&app, "Purpose:").await;
    // Linked and explained by drafters, with notes.
    let held = scene.comments[0].to_string();
    for (path, fields) in [
        (
            super::LINKS,
            vec![
                ("comment", held.as_str()),
                ("to", "2.0"),
                ("passage", there.as_str()),
                ("note", "quokkas inside"),
            ],
        ),
        (
            super::EXPLANATIONS,
            vec![
                ("to", "2.0"),
                ("passage", there.as_str()),
                ("note", "quokkas inside"),
            ],
        ),
    ] {
        let done = scene.drafter.post_from(super::LIST, path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let all = everything(&app).await;
    for secret in ["xylophones", "zeppelins", "quokkas"] {
        assert!(!all.contains(secret), "{secret}");
    }
    // The withheld one is not even named where the change is told.
    let page = visit(&app, COMPARISON).await;
    assert!(
        page.text()
            .contains(&format!("Changed after comment {}", scene.comments[1])),
        "{}",
        page.text()
    );
    assert!(
        !page
            .text()
            .contains(&format!("comment {}", scene.comments[0])),
        "{}",
        page.text()
    );
    // The drafters' list has it all.
    let inside = scene
        .drafter
        .get(&format!("{}?kind=promised", super::LIST))
        .await;
    assert!(
        ["xylophones", "zeppelins", "quokkas"]
            .iter()
            .all(|word| inside.body.contains(word))
    );
}
