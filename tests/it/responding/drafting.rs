//! Comments are gathered in a draft.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::MemberRole;
use polder::consultations::model::RoundAccess;
use polder::db::schema::{comments, parties, rounds, submissions};

use super::{FORM, comment, draft};
use crate::support::{App, both};

both!(
    gathers_comments_in_one_draft,
    shows_a_comment_before_it_is_saved,
    shows_what_one_wrote_at_the_place_already,
    quotes_only_what_stands_there,
    refuses_what_cannot_be_taken,
    changes_moves_and_removes,
    tells_the_second_of_two_who_change_a_comment,
    keeps_a_draft_from_strangers,
    takes_comments_only_while_the_round_is_open,
    lets_only_the_invited_respond_on_invitation,
    writes_for_an_organisation,
    begins_one_draft_for_two_at_once,
);

async fn gathers_comments_in_one_draft(app: App) {
    let sample = app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let first = draft(&browser, "Name *who* does it.").await;
    let second = browser
        .submit(FORM, FORM, &[("action", "save"), ("body", "On the whole.")])
        .await;
    assert_eq!(second.location.as_deref(), Some(first.as_str()));
    let page = browser.get(&first).await;
    assert!(page.body.contains("Name <em>who</em> does it."));
    assert!(
        page.text().contains("The whole document"),
        "{}",
        page.text()
    );
    let list = browser.get("/account/submissions").await;
    assert!(list.text().contains("Not yet submitted"));
    assert!(list.text().contains("Sample cyber, round 1"));
    let found: Vec<polder::types::ids::RoundId> = app
        .db(|conn| {
            comments::table
                .select(comments::round_id)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(found, [sample.round, sample.round]);
}

async fn shows_a_comment_before_it_is_saved(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let fields = [("action", "preview"), ("body", "Say **when**. <script>")];
    let answer = browser.submit(FORM, FORM, &fields).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .body
            .contains("Say <strong>when</strong>. &lt;script&gt;")
    );
    // What was typed is still in the form.
    let body = ("body".to_owned(), "Say **when**. <script>".to_owned());
    assert!(answer.form(FORM).contains(&body));
    let count: i64 = app
        .db(|conn| comments::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(count, 0);
}

/// Who goes back to a form that was saved gets an empty one, without scripts.
async fn shows_what_one_wrote_at_the_place_already(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let form = |place: &str| format!("{FORM}?{place}");
    let already = "You wrote about this place already";
    let page = browser.get(&form("passage=p-2")).await.text();
    assert!(!page.contains(already), "{page}");
    comment(&browser, "p-2", &[("body", "Name who does it.")]).await;
    let page = browser.get(&form("passage=p-2")).await;
    assert!(page.text().contains(already), "{}", page.text());
    assert!(
        page.has("main a[href$='/edit']") || page.has("main .polder-alert a[href*='/comments/']")
    );
    assert!(page.text().contains("Name who does it."));
    // Not elsewhere in the text, nor to anybody else.
    for place in ["passage=p-3", "section=2", ""] {
        let page = browser.get(&form(place)).await.text();
        assert!(!page.contains(already), "{place}: {page}");
    }
    let other = app.account("other@example.org", "Other").await;
    let page = app.browser(other).await.get(&form("passage=p-2")).await;
    assert!(!page.text().contains(already), "{}", page.text());
    // A form that is shown again before it is saved speaks of nothing it kept itself.
    let fields = [("action", "preview"), ("body", "More.")];
    let shown = browser.submit(&form("passage=p-2"), FORM, &fields).await;
    assert!(!shown.text().contains(already), "{}", shown.text());
}

async fn quotes_only_what_stands_there(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let refused = comment(
        &browser,
        "p-2",
        &[
            ("body", "x"),
            ("sentence", "selected"),
            ("quote", "not there"),
        ],
    )
    .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Copy them exactly"));
    let taken = comment(
        &browser,
        "p-2",
        &[
            ("body", "x"),
            ("sentence", "selected"),
            ("quote", "this  passage"),
        ],
    )
    .await;
    assert_eq!(taken.status, 303);
    let found: (Option<String>, Option<i64>, String) = app
        .db(|conn| {
            comments::table
                .select((
                    comments::quote_exact,
                    comments::quote_start,
                    comments::anchor,
                ))
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(
        found,
        (Some("this passage".to_owned()), Some(9), "quote".to_owned())
    );
}

async fn refuses_what_cannot_be_taken(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let empty = comment(&browser, "p-2", &[("body", " \r\n ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("Write a comment or a proposed text"));
    let long = "é".repeat(20_001);
    let long = comment(&browser, "p-2", &[("body", &long)]).await;
    assert_eq!(long.status, 422);
    assert!(
        long.text().contains("at most 20,000 characters"),
        "{}",
        long.text()
    );
    let kind = comment(&browser, "p-2", &[("body", "x"), ("kind", "angry")]).await;
    assert_eq!(kind.status, 422);
    assert_eq!(
        browser.get(&format!("{FORM}?passage=p-99")).await.status,
        404
    );
    assert_eq!(browser.get(&format!("{FORM}?section=9")).await.status, 404);
    assert_eq!(
        browser
            .get("/consultations/cyber/rounds/2/comment")
            .await
            .status,
        404
    );
    assert_eq!(
        browser.get(&format!("{FORM}?section=2.1")).await.status,
        200
    );
    let proposal = comment(&browser, "p-2", &[("proposed_text", "Better words.")]).await;
    assert_eq!(proposal.status, 303);
}

async fn changes_moves_and_removes(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = draft(&browser, "First words.").await;
    draft(&browser, "Second words.").await;
    let ids: Vec<i64> = app
        .db(|conn| {
            comments::table
                .select(comments::id)
                .order(comments::id)
                .load(conn)
                .unwrap()
        })
        .await;
    let first = format!("{page}/comments/{}", ids[0]);
    let changed = browser
        .submit(
            &first,
            &first,
            &[("action", "save"), ("body", "Other words.")],
        )
        .await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    let down = browser
        .post_from(
            &page,
            &format!("{first}/position"),
            &[("direction", "down")],
        )
        .await;
    assert_eq!(down.status, 303);
    let text = browser.get(&page).await.text();
    assert!(
        text.find("Second words.") < text.find("Other words."),
        "{text}"
    );
    browser
        .post_from(&page, &format!("{page}/comments/{}/removal", ids[1]), &[])
        .await;
    let text = browser.get(&page).await.text();
    assert!(!text.contains("Second words.") && text.contains("Other words."));
    let gone = browser
        .post_from(&page, &format!("{page}/removal"), &[])
        .await;
    assert_eq!(gone.location.as_deref(), Some("/account/submissions"));
    assert_eq!(browser.get(&page).await.status, 404);
}

async fn tells_the_second_of_two_who_change_a_comment(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let (one, other) = (app.browser(noor).await, app.browser(noor).await);
    let page = draft(&one, "First words.").await;
    let id: i64 = app
        .db(|conn| comments::table.select(comments::id).first(conn).unwrap())
        .await;
    let address = format!("{page}/comments/{id}");
    let opened = other.get(&address).await.form(&address);
    let saved = one
        .submit(
            &address,
            &address,
            &[("action", "save"), ("body", "By one.")],
        )
        .await;
    assert_eq!(saved.status, 303);
    let mut late: Vec<(&str, &str)> = opened
        .iter()
        .filter(|(name, _)| name != "body")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    late.extend([("body", "By the other."), ("action", "save")]);
    let refused = other.post_raw(&address, &late).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("This comment was changed while you wrote")
    );
    // Both texts are there, and who presses again has seen the other.
    assert!(refused.text().contains("By one."));
    let form = refused.form(&address);
    let typed = |name: &str| {
        form.iter()
            .find(|(field, _)| field == name)
            .unwrap()
            .1
            .trim()
    };
    assert_eq!(typed("body"), "By the other.", "what was typed is lost");
    assert!(one.get(&page).await.body.contains("By one."));
    let mut again: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    again.push(("action", "save"));
    assert_eq!(other.post_raw(&address, &again).await.status, 303);
    assert!(one.get(&page).await.body.contains("By the other."));
}

async fn keeps_a_draft_from_strangers(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let eve = app.account("eve@example.org", "Eve").await;
    let page = draft(&app.browser(noor).await, "First words.").await;
    let stranger = app.browser(eve).await;
    assert_eq!(stranger.get(&page).await.status, 404);
    let discarded = stranger
        .post_from(FORM, &format!("{page}/removal"), &[])
        .await;
    assert_eq!(discarded.status, 404);
    let anonymous = app.visitor().get(&page).await;
    assert!(anonymous.location.unwrap().starts_with("/sign-in"));
}

async fn takes_comments_only_while_the_round_is_open(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    // The round closes in exactly a week: the last second counts, the hour itself does not.
    app.step(Duration::days(7) - Duration::seconds(1));
    let browser = app.browser(noor).await;
    let page = draft(&browser, "Just in time.").await;
    let token = browser.get(&page).await.csrf().unwrap();
    app.step(Duration::seconds(1));
    let late = browser
        .post_raw(
            FORM,
            &[("csrf", &token), ("action", "save"), ("body", "Too late.")],
        )
        .await;
    assert_eq!(late.status, 409);
    assert!(
        late.text().contains("This round is closed"),
        "{}",
        late.text()
    );
    let late = browser
        .post_raw(
            &page,
            &[
                ("csrf", &token),
                ("action", "submit"),
                ("publication", "anonymous"),
                ("submitter_name", "N"),
            ],
        )
        .await;
    assert_eq!(late.status, 422);
    let state: String = app
        .db(|conn| {
            submissions::table
                .select(submissions::state)
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(state, "draft");
}

async fn lets_only_the_invited_respond_on_invitation(app: App) {
    let sample = app.sample("cyber").await;
    app.db(|conn| {
        diesel::update(rounds::table)
            .set(rounds::access.eq(RoundAccess::Invited))
            .execute(conn)
            .unwrap();
    })
    .await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    assert_eq!(browser.get(FORM).await.status, 404);
    let posted = browser
        .post_from("/account/submissions", FORM, &[("body", "Uninvited.")])
        .await;
    assert_eq!(posted.status, 404);
    let council = app
        .organisation("Council", "advisory", noor, MemberRole::Lead)
        .await;
    app.party(&sample, "Council", "advisory", Some(council), None)
        .await;
    assert_eq!(
        browser.get(FORM).await.status,
        404,
        "a party, but not invited"
    );
    app.db(|conn| {
        diesel::update(parties::table)
            .set(parties::invited.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    let taken = comment(&browser, "p-2", &[("body", "Invited.")]).await;
    assert_eq!(taken.status, 303);
}

async fn writes_for_an_organisation(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let kees = app.account("kees@example.org", "Kees").await;
    let council = app
        .organisation("Council", "advisory", noor, MemberRole::Member)
        .await;
    let other = app
        .organisation("Other", "private", kees, MemberRole::Lead)
        .await;
    let browser = app.browser(noor).await;
    let council = council.to_string();
    let taken = comment(
        &browser,
        "p-2",
        &[("body", "x"), ("organisation", &council)],
    )
    .await;
    let page = browser.get(&taken.location.unwrap()).await;
    assert!(
        page.text().contains("Council")
            && page
                .text()
                .contains("A lead of the organisation submits them")
    );
    let other = other.to_string();
    let refused = comment(&browser, "p-2", &[("body", "x"), ("organisation", &other)]).await;
    assert_eq!(refused.status, 403);
    let refused = comment(&browser, "p-2", &[("body", "x"), ("organisation", "x")]).await;
    assert_eq!(refused.status, 422);
}

async fn begins_one_draft_for_two_at_once(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let token = browser.get(FORM).await.csrf().unwrap();
    let fields = [
        ("csrf", token.as_str()),
        ("action", "save"),
        ("body", "At once."),
    ];
    let answers =
        futures_util::future::join_all((0..8).map(|_| browser.post_raw(FORM, &fields))).await;
    assert!(answers.iter().all(|answer| answer.status == 303));
    let (drafts, parties, written): (i64, i64, i64) = app
        .db(|conn| {
            (
                submissions::table.count().get_result(conn).unwrap(),
                parties::table.count().get_result(conn).unwrap(),
                comments::table.count().get_result(conn).unwrap(),
            )
        })
        .await;
    assert_eq!((drafts, parties, written), (1, 1, 8));
}
