//! From one comment of the drafting table to the next: what the table was narrowed by leads on and back.

use polder::submissions::model::Publication;

use super::{Scene, page, scene};
use crate::support::{Answer, App, CommentSpec, both};

both!(
    after_an_answer_comes_the_next_the_filter_finds,
    who_only_saves_stays_and_who_skips_goes_on,
    what_is_refused_keeps_the_way_on,
    back_leads_to_the_page_of_the_table_one_is_at,
    a_comment_opened_elsewhere_leads_nowhere,
);

const TABLE: &str = "/drafting/cyber/rounds/1";

/// Sends the form of a comment's page, with its address narrowed so.
async fn send(scene: &Scene, place: &str, fields: &[(&str, &str)]) -> Answer {
    let action = match place.split_once('?') {
        Some((path, query)) => format!("{path}/answer?{query}"),
        None => format!("{place}/answer"),
    };
    scene.drafter.submit(place, &action, fields).await
}

/// Where an answer leads to.
fn leads_to(answer: &Answer) -> &str {
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location.as_deref().unwrap()
}

const NOTED: [(&str, &str); 3] = [
    ("disposition", "noted"),
    ("response", "Seen."),
    ("go", "next"),
];

async fn after_an_answer_comes_the_next_the_filter_finds(app: App) {
    let scene = scene(&app).await;
    let [first, second, third] = scene.comments[..] else {
        panic!("three comments")
    };
    let query = "section=*&state=unanswered";
    let table = scene.drafter.get(&format!("{TABLE}?{query}")).await;
    let opened = format!("{}?{query}", page(first));
    let link = format!("a[href='{opened}']");
    assert!(table.has(&link), "{}", table.body);
    let done = send(&scene, &opened, &NOTED).await;
    assert_eq!(leads_to(&done), opened.replace(&page(first), &page(second)));
    // What was said is said on the page of the next, of the comment it is about.
    let next = scene
        .drafter
        .get(&format!("{}&lang=en", leads_to(&done)))
        .await;
    let said = format!("The response to comment {first} has been saved.");
    assert!(next.text().contains(&said), "{}", next.text());
    // The second was answered by somebody else meanwhile: the filter passes it by.
    let other = [("disposition", "noted"), ("response", "By another.")];
    send(&scene, &page(third), &other).await;
    let themed = [&NOTED[..], &[("themes", "Plain words")]].concat();
    let last = send(&scene, leads_to(&done), &themed).await;
    // Behind the last stands the table, from its beginning.
    assert_eq!(leads_to(&last), format!("{TABLE}?{query}"));
    let table = scene
        .drafter
        .get(&format!("{}&lang=en", leads_to(&last)))
        .await;
    let said = format!("The response to comment {second} and its themes have been saved.");
    assert!(table.text().contains(&said), "{}", table.text());
    // The order is the text's, whatever the filter: section 1 holds the first two alone.
    let of_section = format!("{}?section=1", page(first));
    let second_of_it = format!("{}?section=1", page(second));
    let done = send(&scene, &of_section, &NOTED).await;
    assert_eq!(leads_to(&done), second_of_it);
    let done = send(&scene, &second_of_it, &NOTED).await;
    assert_eq!(leads_to(&done), format!("{TABLE}?section=1"));
}

async fn who_only_saves_stays_and_who_skips_goes_on(app: App) {
    let scene = scene(&app).await;
    let [first, second, third] = scene.comments[..] else {
        panic!("three comments")
    };
    let place = format!("{}?section=1&q=plainly", page(first));
    let done = send(&scene, &place, &NOTED[..2]).await;
    assert_eq!(leads_to(&done), place);
    let shown = scene.drafter.get(&format!("{place}&lang=en")).await;
    let skip = format!("a[href='{}/next?section=1&q=plainly']", page(first));
    assert!(shown.has(&skip), "{}", shown.body);
    let back = format!("a[href='{TABLE}?section=1&q=plainly#comment-{first}']");
    assert!(shown.has(&back), "{}", shown.body);
    let next = |id| format!("{}/next?section=1&q=plainly", page(id));
    let skipped = scene.drafter.get(&next(first)).await;
    assert_eq!(
        leads_to(&skipped),
        format!("{}?section=1&q=plainly", page(second))
    );
    let skipped = scene.drafter.get(&next(second)).await;
    assert_eq!(leads_to(&skipped), format!("{TABLE}?section=1&q=plainly"));
    // From one the filter does not find it goes on too, where it would have stood.
    let skipped = scene.drafter.get(&next(third)).await;
    assert_eq!(leads_to(&skipped), format!("{TABLE}?section=1&q=plainly"));
    for nowhere in [
        format!("{}/next?section=nowhere", page(first)),
        format!("{}/next?section=*&theme=999999", page(first)),
        "/drafting/comments/999999/next?section=*".to_owned(),
    ] {
        let answer = scene.drafter.get(&nowhere).await;
        assert_eq!(answer.status, 404, "{nowhere}");
    }
}

async fn what_is_refused_keeps_the_way_on(app: App) {
    let scene = scene(&app).await;
    let place = format!("{}?section=1&state=unanswered", page(scene.comments[0]));
    let bare = [("disposition", "not-accepted"), ("go", "next")];
    let refused = send(&scene, &place, &bare).await;
    assert_eq!(refused.status, 422, "a reason is missing");
    let action = place.replace('?', "/answer?");
    assert!(refused.has(&format!("form[action='{action}']")));
    assert!(refused.has("button[name=go][value=next]"));
    let skip = place.replace('?', "/next?");
    assert!(refused.has(&format!("a[href='{skip}']")));
    // An answer that somebody else gave meanwhile is not passed over either.
    let form = scene.drafter.get(&place).await.form(&action);
    let other = [("disposition", "noted"), ("response", "By another.")];
    send(&scene, &page(scene.comments[0]), &other).await;
    let mut fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (&**n, &**v)).collect();
    fields.retain(|(name, _)| !["disposition", "response"].contains(name));
    fields.extend(NOTED);
    let late = scene.drafter.post_raw(&action, &fields).await;
    assert_eq!(late.status, 422, "{}", late.text());
    assert!(late.text().contains("Seen."), "what was typed is kept");
}

async fn back_leads_to_the_page_of_the_table_one_is_at(app: App) {
    let scene = scene(&app).await;
    let party = app
        .party(
            &scene.sample,
            "Vereniging Veel",
            "civil-society",
            None,
            None,
        )
        .await;
    let specs = (0..100)
        .map(|n| CommentSpec::on(scene.sample.passages[3], &format!("Number {n} of many.")))
        .collect();
    let (_, many) = app
        .submission(&scene.sample, party, None, Publication::Organisation, specs)
        .await;
    // Page one of everything holds a hundred: the three that were there, and 97 of the many.
    let edge = many[96];
    let place = format!("{}?section=*", page(edge));
    let on = scene.drafter.get(&place.replace('?', "/next?")).await;
    let beyond = leads_to(&on).to_owned();
    assert!(
        beyond.starts_with(&format!("{}?", page(many[97]))),
        "{beyond}"
    );
    let shown = scene.drafter.get(&beyond).await;
    let back = format!("?section=*&after={edge}#comment-{}", many[97]);
    assert!(
        shown.has(&format!("a[href='{TABLE}{back}']")),
        "{}",
        shown.body
    );
    let table = scene.drafter.get(&format!("{TABLE}{back}")).await;
    assert!(table.has(&format!("#comment-{}", many[97])));
    // On that page the way stays the same.
    let on = scene.drafter.get(&beyond.replace('?', "/next?")).await;
    assert_eq!(
        leads_to(&on),
        format!("{}?section=*&after={edge}", page(many[98]))
    );
}

async fn a_comment_opened_elsewhere_leads_nowhere(app: App) {
    let scene = scene(&app).await;
    let place = page(scene.comments[0]);
    let shown = scene.drafter.get(&place).await;
    assert!(!shown.has("button[name=go]"), "{}", shown.body);
    assert!(!shown.has("a[href*='/next']"));
    assert!(shown.has(&format!("a[href^='{TABLE}?section=1#comment-']")));
    let done = send(&scene, &place, &NOTED).await;
    assert_eq!(leads_to(&done), place);
}
