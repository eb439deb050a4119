//! Advice of an advisory body takes a reason of substance where it is not followed, whichever way the answer is given.

use polder::submissions::model::Publication;
use polder::types::ids::CommentId;

use super::{Scene, answer, page, scene};
use crate::support::{Answer, App, CommentSpec, both};

both!(
    advice_is_not_put_aside_with_a_word,
    nor_is_it_together_with_others,
);

const TABLE: &str = "/drafting/cyber/rounds/1";

/// Enough characters, of which none says anything.
const EMPTY: &str = "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -";

const REASON: &str = "The costs for small municipalities outweigh what this would bring them.";

async fn advice(app: &App, scene: &Scene) -> CommentId {
    let council = app
        .party(&scene.sample, "Cyber Security Raad", "advisory", None, None)
        .await;
    let specs = vec![CommentSpec::on(
        scene.sample.passages[3],
        "Do more, and sooner.",
    )];
    let shown = Publication::Organisation;
    let (_, ids) = app
        .submission(&scene.sample, council, None, shown, specs)
        .await;
    ids[0]
}

fn is_refused(answer: &Answer, advice: CommentId) {
    assert_eq!(answer.status, 422, "{}", answer.text());
    let said = format!("Comment {advice} is advice of an advisory body.");
    assert!(answer.text().contains(&said), "{}", answer.text());
    assert!(answer.text().contains("at least 60 characters"));
}

async fn advice_is_not_put_aside_with_a_word(app: App) {
    let scene = scene(&app).await;
    let council = advice(&app, &scene).await;
    let shown = scene
        .drafter
        .get(&format!("{}?lang=en", page(council)))
        .await;
    let note = "This is advice of an advisory body.";
    assert!(shown.text().contains(note), "{}", shown.text());
    let other = scene.drafter.get(&page(scene.comments[0])).await;
    assert!(!other.text().contains(note));
    for disposition in ["noted", "not-accepted", "partly-accepted", "out-of-scope"] {
        for reason in ["We will not do that.", EMPTY] {
            let fields = [("disposition", disposition), ("response", reason)];
            is_refused(&answer(&scene, council, &fields).await, council);
        }
    }
    // Others are answered as before, and so is advice that is followed, or that stands elsewhere.
    let short = [("disposition", "noted"), ("response", "Seen.")];
    assert_eq!(answer(&scene, scene.comments[0], &short).await.status, 303);
    let other = scene.comments[1].to_string();
    for fields in [
        vec![("disposition", "accepted"), ("response", "")],
        vec![
            ("disposition", "duplicate"),
            ("response", "See there."),
            ("duplicate_of", other.as_str()),
        ],
        vec![("disposition", "not-accepted"), ("response", REASON)],
    ] {
        let done = answer(&scene, council, &fields).await;
        assert_eq!(done.status, 303, "{fields:?}: {}", done.text());
    }
}

async fn nor_is_it_together_with_others(app: App) {
    let scene = scene(&app).await;
    let council = advice(&app, &scene).await;
    let all = format!("{TABLE}/together?section=*");
    let mut fields = vec![
        ("action", "answer"),
        ("disposition", "noted"),
        ("response", "One for all."),
    ];
    is_refused(&scene.drafter.submit(&all, &all, &fields).await, council);
    let table = scene
        .drafter
        .get(&format!("{TABLE}?section=*&state=answered"))
        .await;
    assert!(
        !table.has("article"),
        "nothing is answered: {}",
        table.text()
    );
    fields[2].1 = REASON;
    let done = scene.drafter.submit(&all, &all, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
}
