//! What somebody without an account may do: everything in one party's draft, nothing elsewhere.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{GuestKind, MemberRole};
use polder::db::schema::{audit_events, comments, guests};
use polder::types::ids::{AccountId, GuestId};

use super::comment;
use crate::support::{App, both};

both!(
    a_guest_works_on_their_own_draft_through_the_same_pages,
    a_guest_stays_within_one_party_and_one_round,
    a_colleague_drafts_and_no_more,
    a_guest_may_stop_on_this_computer,
);

async fn a_guest_works_on_their_own_draft_through_the_same_pages(app: App) {
    let sample = app.sample("cyber").await;
    let party = app
        .party(&sample, "Gijs Gast", "individual", None, None)
        .await;
    let guest = app.guest(&sample, party, GuestKind::Respondent).await;
    let text = guest.get("/consultations/cyber/rounds/1").await;
    assert!(text.text().contains("You respond as: Gijs Gast"));
    let draft = comment(&guest, "Name who does it.").await;
    comment(&guest, "And when.").await;
    let page = guest.get(&draft).await;
    assert!(page.body.contains("And when."), "{}", page.text());
    let written: Vec<(i64, Option<AccountId>, Option<GuestId>)> = app
        .db(|conn| {
            comments::table
                .select((comments::id, comments::author_id, comments::guest_id))
                .order(comments::id)
                .load(conn)
                .unwrap()
        })
        .await;
    assert!(
        written
            .iter()
            .all(|(_, author, guest)| author.is_none() && guest.is_some())
    );
    let first = format!("{draft}/comments/{}", written[0].0);
    let changed = guest
        .submit(&first, &first, &[("action", "save"), ("body", "Name it.")])
        .await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    let moved = format!("{first}/position");
    let answer = guest.submit(&draft, &moved, &[("direction", "down")]).await;
    assert_eq!(answer.status, 303);
    let gone = format!("{draft}/comments/{}/removal", written[1].0);
    assert_eq!(guest.submit(&draft, &gone, &[]).await.status, 303);
    let details = [("action", "save"), ("publication", "organisation")];
    let saved = guest.submit(&draft, &draft, &details).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let here = guest.get("/guest").await;
    assert!(here.has(&format!("a[href='{draft}']")));
    let removal = format!("{draft}/removal");
    let discarded = guest.submit(&draft, &removal, &[]).await;
    assert_eq!(discarded.location.as_deref(), Some("/guest"));
    let actors: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::subject.eq("submission"))
                .select(audit_events::actor)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(actors, ["guest", "guest"]);
}

async fn a_guest_stays_within_one_party_and_one_round(app: App) {
    let sample = app.sample("cyber").await;
    app.sample("other").await;
    let own = app
        .party(&sample, "Gijs Gast", "individual", None, None)
        .await;
    let guest = app.guest(&sample, own, GuestKind::Respondent).await;
    let other = app
        .party(&sample, "Someone Else", "individual", None, None)
        .await;
    let theirs = app.guest(&sample, other, GuestKind::Respondent).await;
    let draft = comment(&theirs, "Mine.").await;
    assert_eq!(guest.get(&draft).await.status, 404);
    let elsewhere = guest.get("/consultations/other/rounds/1/comment").await;
    assert!(elsewhere.location.unwrap().starts_with("/sign-in"));
    // A secret that has run out, or whose guest was ended, opens nothing.
    app.db(move |conn| {
        diesel::update(guests::table.filter(guests::party_id.eq(other)))
            .set(guests::ended_at.eq(Some(chrono::NaiveDateTime::default())))
            .execute(conn)
            .unwrap()
    })
    .await;
    assert_eq!(theirs.get(&draft).await.status, 303);
    assert_eq!(guest.get("/guest").await.status, 200);
    app.step(Duration::days(31));
    assert_eq!(guest.get("/guest").await.status, 303);
}

async fn a_colleague_drafts_and_no_more(app: App) {
    let sample = app.sample("cyber").await;
    let lead = app.account("lead@example.org", "Lea Lead").await;
    let organisation = app
        .organisation("Council", "advisory", lead, MemberRole::Lead)
        .await;
    let party = app
        .party(&sample, "Council", "advisory", Some(organisation), None)
        .await;
    let colleague = app.guest(&sample, party, GuestKind::Colleague).await;
    let draft = comment(&colleague, "From a colleague.").await;
    let page = colleague.get(&draft).await;
    assert!(!page.has("button[value=submit]"), "{}", page.text());
    for (path, fields) in [
        (draft.clone(), vec![("action", "submit")]),
        (
            draft.clone(),
            vec![("action", "save"), ("publication", "none")],
        ),
        (format!("{draft}/removal"), vec![]),
        (format!("{draft}/withdrawal"), vec![]),
        (format!("{draft}/successor"), vec![]),
    ] {
        let answer = colleague.post_from("/guest", &path, &fields).await;
        assert_eq!(answer.status, 403, "{path}");
    }
    let submitted = app
        .browser(lead)
        .await
        .submit(&draft, &draft, &[("action", "submit")])
        .await;
    assert_eq!(submitted.status, 303, "{}", submitted.text());
}

async fn a_guest_may_stop_on_this_computer(app: App) {
    let sample = app.sample("cyber").await;
    let party = app
        .party(&sample, "Gijs Gast", "individual", None, None)
        .await;
    let guest = app.guest(&sample, party, GuestKind::Respondent).await;
    let copy = guest.clone();
    let answer = guest.submit("/guest", "/guest/end", &[]).await;
    assert_eq!(answer.status, 303);
    assert!(answer.headers.contains_key("clear-site-data"));
    assert!(
        copy.get("/guest")
            .await
            .location
            .unwrap()
            .starts_with("/sign-in")
    );
}
