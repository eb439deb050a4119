//! Answers and themes given to several comments at once: what a colleague did is never lost by it, and what was ticked and
//! asked for survives an error.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{audit_events, comments, response_revisions};
use polder::submissions::model::Moderation;
use polder::types::ids::CommentId;

use super::{Scene, answer, close, page, scene};
use crate::support::{Actor, Answer, App, both};

both!(
    a_campaign_leaves_the_answers_copies_have_of_their_own,
    of_two_drafters_of_a_campaign_one_wins,
    what_was_answered_before_is_kept_and_shown,
    themes_are_added_removed_and_replaced_by_acts_of_their_own,
    one_theme_has_one_name_whatever_its_capitals,
    an_error_unticks_nothing_and_a_filter_stays,
    nothing_is_published_unnoticed_while_moderators_have_work,
);

const CAMPAIGNS: &str = "/drafting/cyber/rounds/1/campaigns";

/// A campaign of these comments; where it is answered.
async fn campaign(scene: &Scene, of: &[CommentId]) -> String {
    let numbers: Vec<_> = of.iter().map(ToString::to_string).collect();
    let fields = [("title", "Plain words"), ("comments", &numbers.join(" "))];
    let made = scene.drafter.submit(CAMPAIGNS, CAMPAIGNS, &fields).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let shown = scene.drafter.get(CAMPAIGNS).await;
    let mut actions = shown.body.split("action=\"").skip(1);
    let action = actions.find(|rest| rest.starts_with("/drafting/campaigns/"));
    action.unwrap().split('"').next().unwrap().to_owned()
}

async fn colleague(app: &App, scene: &Scene) -> Actor {
    let account = app.account("second@example.org", "Sofie").await;
    app.appoint(account, scene.sample.consultation, StaffRole::Drafter)
        .await;
    app.browser(account).await
}

async fn shown(by: &Actor, comment: CommentId) -> String {
    let page = by.get(&format!("{}?lang=en", page(comment))).await;
    page.text()
}

async fn a_campaign_leaves_the_answers_copies_have_of_their_own(app: App) {
    let scene = scene(&app).await;
    let own = scene.comments[1];
    let action = campaign(&scene, &scene.comments).await;
    // Opened before the colleague answers one copy by itself.
    let opened = scene.drafter.get(CAMPAIGNS).await;
    let personal = [("disposition", "accepted"), ("response", "You are right.")];
    let sofie = colleague(&app, &scene).await;
    let place = page(own);
    sofie
        .submit(&place, &format!("{place}/answer"), &personal)
        .await;
    let mut fields = opened.form(&action);
    fields.retain(|(name, _)| !["disposition", "response"].contains(&name.as_str()));
    let mut fields: Vec<_> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
    fields.extend([("disposition", "noted"), ("response", "One for all.")]);
    let done = scene.drafter.post_raw(&action, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let after = scene.drafter.get(&format!("{CAMPAIGNS}?lang=en")).await;
    let text = after.text();
    let sentence = format!("saved for 2 copies. Comment {own} keeps the response of its own.");
    assert!(text.contains(&sentence), "{text}");
    assert!(text.contains("Has a response of its own"), "{text}");
    assert!(
        text.contains("One copy has a response of its own. It keeps"),
        "{text}"
    );
    let kept = shown(&scene.drafter, own).await;
    assert!(
        kept.contains("You are right.") && !kept.contains("One for all."),
        "{kept}"
    );
    for other in [scene.comments[0], scene.comments[2]] {
        assert!(shown(&scene.drafter, other).await.contains("One for all."));
    }
    // All copies again: those answered together follow, the personal one does not.
    let again = [("disposition", "noted"), ("response", "Better words.")];
    let done = scene.drafter.submit(CAMPAIGNS, &action, &again).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(
        shown(&scene.drafter, scene.comments[0])
            .await
            .contains("Better words.")
    );
    assert!(shown(&scene.drafter, own).await.contains("You are right."));
    // The log names the copies, and the campaign.
    let details: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("comment.answer"))
                .order(audit_events::id)
                .select(audit_events::details)
                .load(conn)
                .unwrap()
        })
        .await;
    let of_campaign = |details: &&String| !details.contains("\"campaign\":null");
    // One for each comment: the personal one, three and then two of the campaign less the personal.
    assert_eq!(details.len(), 5);
    assert_eq!(details.iter().filter(of_campaign).count(), 4, "{details:?}");
}

async fn of_two_drafters_of_a_campaign_one_wins(app: App) {
    let scene = scene(&app).await;
    let action = campaign(&scene, &scene.comments[..2]).await;
    let sofie = colleague(&app, &scene).await;
    let before = sofie.get(CAMPAIGNS).await.form(&action);
    let first = [("disposition", "noted"), ("response", "The first.")];
    scene.drafter.submit(CAMPAIGNS, &action, &first).await;
    let mut fields: Vec<_> = before.iter().map(|(n, v)| (&**n, &**v)).collect();
    fields.retain(|(name, _)| !["disposition", "response"].contains(name));
    fields.extend([("disposition", "noted"), ("response", "The second.")]);
    let late = sofie.post_raw(&action, &fields).await;
    assert_ne!(late.status, 303);
    assert!(late.body.contains("The second."), "what was typed is kept");
    assert!(
        shown(&sofie, scene.comments[0])
            .await
            .contains("The first.")
    );
}

async fn what_was_answered_before_is_kept_and_shown(app: App) {
    let scene = scene(&app).await;
    let comment = scene.comments[0];
    let once = [("disposition", "noted"), ("response", "The first words.")];
    assert_eq!(answer(&scene, comment, &once).await.status, 303);
    let page = shown(&scene.drafter, comment).await;
    assert!(
        !page.contains("responses to this comment"),
        "of one there is nothing to tell"
    );
    let twice = [
        ("disposition", "accepted"),
        ("response", "The second words."),
    ];
    assert_eq!(answer(&scene, comment, &twice).await.status, 303);
    let page = shown(&scene.drafter, comment).await;
    assert!(page.contains("All 2 responses to this comment"), "{page}");
    assert!(
        page.contains("The first words.") && page.contains("Daan"),
        "{page}"
    );
    let kept: Vec<(i64, String)> = app
        .db(move |conn| {
            response_revisions::table
                .filter(response_revisions::comment_id.eq(comment))
                .order(response_revisions::revision)
                .select((response_revisions::revision, response_revisions::response))
                .load(conn)
                .unwrap()
        })
        .await;
    let expected = [(1, "The first words."), (2, "The second words.")];
    assert_eq!(kept, expected.map(|(at, words)| (at, words.to_owned())));
}

/// Sends the table's form about the first two comments.
async fn together(scene: &Scene, fields: &[(&str, &str)]) -> Answer {
    let table = "/drafting/cyber/rounds/1?section=1";
    let ticked: Vec<_> = scene.comments[..2]
        .iter()
        .map(|id| format!("{id}:0"))
        .collect();
    let mut all: Vec<_> = ticked
        .iter()
        .map(|one| ("comments", one.as_str()))
        .collect();
    all.push(("section", "1"));
    all.extend(fields);
    scene
        .drafter
        .post_from(table, "/drafting/cyber/rounds/1/answers", &all)
        .await
}

async fn themes(scene: &Scene, comment: CommentId) -> String {
    let place = page(comment);
    let form = scene
        .drafter
        .get(&place)
        .await
        .form(&format!("{place}/answer"));
    let field = form.into_iter().find(|(name, _)| name == "themes");
    field.unwrap().1
}

async fn themes_are_added_removed_and_replaced_by_acts_of_their_own(app: App) {
    let scene = scene(&app).await;
    let [first, second, _] = scene.comments[..] else {
        panic!("three comments")
    };
    let place = page(first);
    let own = [("themes", "Safety, Rights")];
    scene
        .drafter
        .submit(&place, &format!("{place}/answer"), &own)
        .await;
    let act = |act, names| [("action", "themes"), ("themes_act", act), ("themes", names)];
    assert_eq!(together(&scene, &act("add", "Costs")).await.status, 303);
    assert_eq!(themes(&scene, first).await, "Costs, Rights, Safety");
    assert_eq!(themes(&scene, second).await, "Costs");
    // Nothing named is no act: nothing goes.
    for word in ["add", "remove", "replace"] {
        let refused = together(&scene, &act(word, " , ")).await;
        assert!(
            refused.text().contains("Name at least one theme"),
            "{word}: {}",
            refused.text()
        );
    }
    let unknown = together(&scene, &act("remove", "Peace")).await;
    assert!(
        unknown.text().contains("no theme \"Peace\""),
        "{}",
        unknown.text()
    );
    assert_eq!(
        together(&scene, &act("remove", "rights, costs"))
            .await
            .status,
        303
    );
    assert_eq!(themes(&scene, first).await, "Safety");
    assert_eq!(themes(&scene, second).await, "");
    assert_eq!(
        together(&scene, &act("replace", "Oversight")).await.status,
        303
    );
    assert_eq!(themes(&scene, first).await, "Oversight");
    assert_eq!(themes(&scene, second).await, "Oversight");
    // The form of one comment shows all it has, so that all may go.
    let none = [("themes", "")];
    scene
        .drafter
        .submit(&place, &format!("{place}/answer"), &none)
        .await;
    assert_eq!(themes(&scene, first).await, "");
}

async fn one_theme_has_one_name_whatever_its_capitals(app: App) {
    let scene = scene(&app).await;
    let names = [
        ("action", "themes"),
        ("themes_act", "add"),
        ("themes", "Économie, ÉCONOMIE, économie"),
    ];
    assert_eq!(together(&scene, &names).await.status, 303);
    assert_eq!(themes(&scene, scene.comments[0]).await, "Économie");
    let place = page(scene.comments[0]);
    let own = [("themes", "ÉCONOMIE")];
    scene
        .drafter
        .submit(&place, &format!("{place}/answer"), &own)
        .await;
    assert_eq!(themes(&scene, scene.comments[0]).await, "Économie");
    let book = scene.drafter.get("/drafting/cyber/themes").await;
    assert_eq!(book.body.matches("/merger\"").count(), 1);
}

async fn an_error_unticks_nothing_and_a_filter_stays(app: App) {
    let scene = scene(&app).await;
    let narrowed = "/drafting/cyber/rounds/1?section=1&state=unanswered&group=technical";
    let action = "/drafting/cyber/rounds/1/answers";
    let tick = format!("{}:0", scene.comments[1]);
    let fields = [
        ("comments", tick.as_str()),
        ("disposition", "noted"),
        ("action", "answer"),
    ];
    let refused = scene.drafter.submit(narrowed, action, &fields).await;
    assert_eq!(refused.status, 422);
    let ticked = |at: usize| {
        format!(
            "input[name=comments][value='{}:0'][checked]",
            scene.comments[at]
        )
    };
    assert!(
        refused.has(&ticked(1)) && !refused.has(&ticked(0)),
        "{}",
        refused.body
    );
    assert!(refused.has("input[type=hidden][name=state][value=unanswered]"));
    let mut fields = fields.to_vec();
    fields.push(("response", "A reason."));
    let done = scene.drafter.submit(narrowed, action, &fields).await;
    assert_eq!(done.location.as_deref(), Some(narrowed), "{}", done.text());
}

async fn nothing_is_published_unnoticed_while_moderators_have_work(app: App) {
    let scene = scene(&app).await;
    let path = "/drafting/cyber/rounds/1/publication";
    let fields = [("disposition", "accepted"), ("response", "")];
    for comment in &scene.comments {
        assert_eq!(answer(&scene, *comment, &fields).await.status, 303);
    }
    close(&app, &scene).await;
    // The session of before ended in the days between.
    let sofie = colleague(&app, &scene).await;
    let shown = sofie.get(&format!("{path}?lang=en")).await;
    assert!(
        shown
            .text()
            .contains("No moderator has decided on 3 comments yet."),
        "{}",
        shown.text()
    );
    let refused = sofie.submit(path, path, &[]).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.has("input[name=although_open][aria-invalid=true], #field-although_open-error")
    );
    let of = scene.comments.clone();
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq_any(of)))
            .set((
                comments::moderation.eq(Moderation::Withheld),
                comments::decisions.eq(1),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(sofie.submit(path, path, &[]).await.status, 303);
}
