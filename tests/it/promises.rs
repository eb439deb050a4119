//! Promises on pages: what drafters link and explain, what stands before a text that is adopted, and what the public is told.

mod adopting;
mod public;

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{self, StaffRole};
use polder::consultations::actions::drafts::{NewDraft, import};
use polder::consultations::model::RoundState;
use polder::consultations::store;
use polder::db::schema::{accounts, explanations, passages, promises, rounds, versions};
use polder::documents::SourceFile;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::{AccountId, CommentId, VersionId};

use crate::support::{Actor, Answer, App, CommentSpec, Sample, both};

both!(
    a_drafter_links_a_comment_and_takes_that_back,
    a_drafter_explains_a_change,
    what_is_not_there_is_not_linked,
    the_list_goes_on_page_by_page,
);

const LIST: &str = "/drafting/cyber/promises";
const LINKS: &str = "/drafting/cyber/promises/links";
const EXPLANATIONS: &str = "/drafting/cyber/promises/explanations";

/// What the paragraphs of the sample say: of its sections 1, 2 and 2.1.
const PARAGRAPHS: [&str; 3] = [
    "Purpose: this passage says what section 1 is about.",
    "Approach: this passage says what section 2 is about.",
    "Partners: this passage says what section 2.1 is about.",
];

struct Scene {
    sample: Sample,
    drafter: Actor,
    lead: Actor,
    comments: Vec<CommentId>,
}

/// On a paragraph of the sample, published.
fn on(paragraph: usize, body: &str, proposed: Option<&str>) -> impl Fn(&Sample) -> CommentSpec {
    let (body, proposed) = (body.to_owned(), proposed.map(str::to_owned));
    move |found| CommentSpec {
        proposed_text: proposed.clone(),
        moderation: Moderation::Published,
        ..CommentSpec::on(found.passages[paragraph * 2 + 1], &body)
    }
}

/// The sample with these comments, a drafter and a project lead.
async fn commented(app: &App, specs: &[&dyn Fn(&Sample) -> CommentSpec]) -> Scene {
    let sample = app.sample("cyber").await;
    let mut people = Vec::new();
    for (email, name, role) in [
        ("drafter@example.org", "Daan", StaffRole::Drafter),
        ("lead@example.org", "Petra", StaffRole::ProjectLead),
    ] {
        let account = app.account(email, name).await;
        app.appoint(account, sample.consultation, role).await;
        people.push(app.browser(account).await);
    }
    let party = app
        .party(&sample, "Vereniging Web", "civil-society", None, None)
        .await;
    let specs = specs.iter().map(|spec| spec(&sample)).collect();
    let (_, comments) = app
        .submission(&sample, party, None, Publication::Organisation, specs)
        .await;
    let lead = people.pop().unwrap();
    Scene {
        drafter: people.pop().unwrap(),
        sample,
        lead,
        comments,
    }
}

/// Version 2.0, with these paragraphs.
async fn second(app: &App, scene: &Scene, paragraphs: [&str; 3]) -> VersionId {
    let [purpose, approach, partners] = paragraphs;
    let text = format!(
        "# 1 Purpose\n\n{purpose}\n\n# 2 Approach\n\n{approach}\n\n## 2.1 Partners\n\n{partners}\n"
    );
    let id = scene.sample.consultation;
    let consultation = app.db(move |conn| store::by_id(conn, id).unwrap()).await;
    let files = vec![SourceFile {
        name: "draft.md".to_owned(),
        bytes: text.into_bytes(),
    }];
    let actor = access::Actor::command_line();
    // Made later than the first.
    app.step(Duration::minutes(1));
    import(
        &app.site,
        &actor,
        &consultation,
        &NewDraft::labelled("2.0"),
        files,
    )
    .await
    .unwrap()
    .id
}

async fn accept(scene: &Scene, comment: CommentId, response: &str) {
    let page = format!("/drafting/comments/{comment}");
    let fields = [("disposition", "accepted"), ("response", response)];
    let done = scene
        .drafter
        .submit(&page, &format!("{page}/answer"), &fields)
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
}

/// Closes the round and publishes its answers.
async fn publish_answers(app: &App, scene: &mut Scene) {
    let round = scene.sample.round;
    app.step(Duration::days(8));
    // Sessions end meanwhile.
    scene.drafter = again(app, "drafter@example.org").await;
    scene.lead = again(app, "lead@example.org").await;
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::state.eq(RoundState::Closed))
            .execute(conn)
            .unwrap();
    })
    .await;
    let page = "/drafting/cyber/rounds/1/publication";
    let done = scene
        .drafter
        .submit(
            page,
            page,
            &[("although_open", "yes"), ("unread_reason", "Too late.")],
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
}

/// Somebody of the scene, signed in anew.
async fn again(app: &App, email: &'static str) -> Actor {
    let account: AccountId = app
        .db(move |conn| {
            accounts::table
                .filter(accounts::email.eq(email))
                .select(accounts::id)
                .first(conn)
                .unwrap()
        })
        .await;
    app.browser(account).await
}

/// The key of the passage of version 2.0 that begins so.
async fn key(app: &App, beginning: &str) -> String {
    let like = format!("{beginning}%");
    app.db(move |conn| {
        passages::table
            .inner_join(versions::table)
            .filter(versions::label.eq("2.0"))
            .filter(passages::text.like(like))
            .select(passages::key)
            .first(conn)
            .unwrap()
    })
    .await
}

async fn list(scene: &Scene, kind: &str) -> Answer {
    scene
        .drafter
        .get(&format!("{LIST}?kind={kind}&lang=en"))
        .await
}

async fn a_drafter_links_a_comment_and_takes_that_back(app: App) {
    let scene = commented(&app, &[&on(0, "Be plain.", None), &on(1, "How?", None)]).await;
    second(
        &app,
        &scene,
        [
            PARAGRAPHS[0],
            "Approach: in small steps, one by one.",
            PARAGRAPHS[2],
        ],
    )
    .await;
    for comment in &scene.comments {
        accept(&scene, *comment, "").await;
    }
    let desk = scene.drafter.get("/drafting").await;
    assert!(desk.has("a[href='/drafting/cyber/promises']"));
    let first = scene.comments[0];
    let page = list(&scene, "without-change").await;
    assert!(
        page.has(&format!("#comment-{first}"))
            && !page.has(&format!("#comment-{}", scene.comments[1])),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("at least 70% of them"),
        "{}",
        page.text()
    );
    // The form as it stands, with the key of a passage that changed.
    let there = key(&app, "Approach:").await;
    let from = format!("{LIST}?kind=without-change");
    let fields = [("passage", there.as_str()), ("note", "Said there.")];
    let done = scene.drafter.submit(&from, LINKS, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let back = done.location.unwrap();
    assert!(back.contains("kind=without-change"), "{back}");
    let page = list(&scene, "kept").await;
    assert!(page.has(&format!("#comment-{first}")), "{}", page.text());
    assert!(page.text().contains("Linked by a drafter") && page.text().contains("Said there."));
    let (note, by): (String, Option<i64>) = app
        .db(|conn| {
            promises::table
                .select((promises::note, promises::linked_by))
                .first(conn)
                .unwrap()
        })
        .await;
    assert!(note == "Said there." && by.is_some());
    // The first form of a linked comment takes the link away.
    let done = scene
        .drafter
        .submit(&format!("{LIST}?kind=kept"), LINKS, &[])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!list(&scene, "kept").await.has("article"));
}

async fn a_drafter_explains_a_change(app: App) {
    let scene = commented(&app, &[&on(0, "Be plain.", None)]).await;
    second(
        &app,
        &scene,
        [
            PARAGRAPHS[0],
            PARAGRAPHS[1],
            "Partners: this passage says what section 2.1 is about, nobody in particular.",
        ],
    )
    .await;
    accept(&scene, scene.comments[0], "").await;
    let page = list(&scene, "unexplained").await;
    assert!(
        page.text().contains("nobody in particular"),
        "{}",
        page.text()
    );
    let empty = scene
        .drafter
        .submit(
            &format!("{LIST}?kind=unexplained&lang=en"),
            EXPLANATIONS,
            &[("action", "explain"), ("note", " ")],
        )
        .await;
    assert_eq!(empty.status, 422);
    assert!(
        empty.text().contains("Say why the passage changed."),
        "{}",
        empty.text()
    );
    let long = "x".repeat(2_001);
    let refused = scene
        .drafter
        .submit(
            &format!("{LIST}?kind=unexplained"),
            EXPLANATIONS,
            &[("action", "explain"), ("note", &long)],
        )
        .await;
    assert!(refused.status == 422 && refused.body.contains(&long));
    let fields = [("action", "explain"), ("note", "A wish of the <council>.")];
    let done = scene
        .drafter
        .submit(&format!("{LIST}?kind=unexplained"), EXPLANATIONS, &fields)
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!list(&scene, "unexplained").await.has("article"));
    let page = list(&scene, "explained").await;
    assert!(
        page.text().contains("A wish of the <council>."),
        "{}",
        page.text()
    );
    let done = scene
        .drafter
        .submit(
            &format!("{LIST}?kind=explained"),
            EXPLANATIONS,
            &[("action", "unexplain")],
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(list(&scene, "unexplained").await.has("article"));
    let left: i64 = app
        .db(|conn| explanations::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(left, 0);
}

async fn what_is_not_there_is_not_linked(app: App) {
    let scene = commented(&app, &[&on(0, "Be plain.", None), &on(1, "Why?", None)]).await;
    second(
        &app,
        &scene,
        [PARAGRAPHS[0], PARAGRAPHS[1], "Partners: none."],
    )
    .await;
    accept(&scene, scene.comments[0], "").await;
    let accepted = scene.comments[0].to_string();
    let open = scene.comments[1].to_string();
    let there = key(&app, "Approach:").await;
    for (comment, to, passage, said) in [
        (
            accepted.as_str(),
            "2.0",
            "p-nowhere",
            "No version up to this one has a passage with this key.",
        ),
        (
            accepted.as_str(),
            "9.9",
            there.as_str(),
            "There is no version \"9.9\" in the consultation cyber.",
        ),
        // Nobody accepted it; it is about this version itself; there is no such comment.
        (
            open.as_str(),
            "2.0",
            there.as_str(),
            "There is no accepted comment of this number on an earlier version.",
        ),
        (
            accepted.as_str(),
            "1.0",
            there.as_str(),
            "There is no accepted comment of this number on an earlier version.",
        ),
        (
            "0x",
            "2.0",
            there.as_str(),
            "There is no accepted comment of this number on an earlier version.",
        ),
    ] {
        let fields = [
            ("comment", comment),
            ("to", to),
            ("passage", passage),
            ("note", ""),
        ];
        let refused = if to == "9.9" || to == "1.0" {
            // The page of a version that is not there cannot be shown again.
            let fields = [&fields[..], &[("from", "1.0")]].concat();
            let refused = scene
                .drafter
                .post_from(&format!("{LIST}?lang=en"), LINKS, &fields)
                .await;
            assert!(refused.status.is_client_error(), "{}", refused.status);
            continue;
        } else {
            scene
                .drafter
                .post_from(&format!("{LIST}?lang=en"), LINKS, &fields)
                .await
        };
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.text().contains(said), "{}", refused.text());
    }
    let none: i64 = app
        .db(|conn| promises::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(none, 0);
    // An address is as good as a key.
    let address = format!("https://example.org/consultations/cyber/rounds/1#{there}");
    let fields = [
        ("comment", accepted.as_str()),
        ("to", "2.0"),
        ("passage", &address),
        ("note", ""),
    ];
    let done = scene.drafter.post_from(LIST, LINKS, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
}

async fn the_list_goes_on_page_by_page(app: App) {
    let wish = on(0, "Be plain.", None);
    let specs: Vec<&dyn Fn(&Sample) -> CommentSpec> = (0..27)
        .map(|_| &wish as &dyn Fn(&Sample) -> CommentSpec)
        .collect();
    let scene = commented(&app, &specs).await;
    let page = list(&scene, "promised").await;
    assert!(
        page.text().contains("Nothing to compare yet"),
        "{}",
        page.text()
    );
    second(&app, &scene, PARAGRAPHS).await;
    for comment in &scene.comments {
        accept(&scene, *comment, "").await;
    }
    let page = list(&scene, "promised").await;
    let last = scene.comments[24];
    assert!(
        page.has(&format!("#comment-{last}"))
            && !page.has(&format!("#comment-{}", scene.comments[25]))
    );
    let next = format!("{LIST}?from=1.0&to=2.0&kind=promised&after={last}");
    assert!(page.has(&format!("a[href='{next}']")), "{}", page.body);
    let page = scene.drafter.get(&next).await;
    assert!(
        page.has(&format!("#comment-{}", scene.comments[26]))
            && !page.has(&format!("#comment-{last}"))
    );
}
