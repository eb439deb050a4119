//! The lead merges and sets aside; originals are kept.

use diesel::prelude::*;
use polder::db::schema::{comments, originals};

use super::{council, hand_in};
use crate::support::{Actor, Answer, App, both};

both!(
    makes_one_comment_of_two,
    merges_only_what_may_be_merged,
    tells_the_lead_what_changed_meanwhile,
    sets_aside_and_puts_back,
);

async fn merging(by: &Actor, draft: &str, ids: &[i64], fields: &[(&str, &str)]) -> Answer {
    let chosen: Vec<String> = ids.iter().map(|id| format!("comment={id}")).collect();
    let page = format!("{draft}/merger?{}", chosen.join("&"));
    by.submit(&page, &format!("{draft}/merger"), fields).await
}

async fn makes_one_comment_of_two(app: App) {
    let council = council(&app).await;
    let one = [
        ("body", "Name who."),
        ("note", "From Mees."),
        ("status", "idea"),
        ("proposed_text", "The minister does it."),
    ];
    let (draft, first) = council.write(&app, &council.member, "p-2", &one).await;
    let two = [("body", "Say *when*."), ("kind", "technical")];
    let (_, second) = council.write(&app, &council.lead, "p-4", &two).await;
    council
        .write(&app, &council.lead, "p-6", &[("body", "The last.")])
        .await;
    let form = format!("{draft}/merger?comment={second}&comment={first}");
    let page = council.lead.get(&form).await;
    assert!(page.text().contains("by Mees Member") && page.text().contains("by Lotte Lead"));
    let filled = page.form(&format!("{draft}/merger"));
    let value = |name: &str| {
        filled
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
            .unwrap()
    };
    // All words, nobody's name: that would go out with them.
    assert_eq!(value("body"), "Name who.\n\nSay *when*.");
    assert_eq!(value("proposed_text"), "The minister does it.");
    assert_eq!(value("place"), first.to_string());
    let chosen = second.to_string();
    let fields = [
        ("place", chosen.as_str()),
        ("body", "Name who, and when."),
        ("kind", "technical"),
    ];
    let done = merging(&council.lead, &draft, &[first, second], &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let found: Vec<(String, Option<String>, String)> = app
        .db(|conn| {
            comments::table
                .order((comments::position, comments::id))
                .select((comments::body, comments::proposed_text, comments::kind))
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(
        found[0],
        (
            "Name who, and when.".to_owned(),
            Some("The minister does it.".to_owned()),
            "technical".to_owned()
        )
    );
    assert_eq!(found.len(), 2);
    let text = council.member.get(&draft).await.text();
    assert!(text.contains("by Mees Member, Lotte Lead"), "{text}");
    assert!(text.contains("From Mees."));
    assert!(text.contains("2 originals kept") && text.contains("Name who."));
    assert!(text.contains("2.1") || text.contains("2 Approach"));
    // The originals are not handed in.
    let done = hand_in(&council.lead, &draft, &[("ideas", "along")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let receipt = council.lead.get(&format!("{draft}/receipt")).await.text();
    assert!(receipt.contains("Name who, and when.") && !receipt.contains("Name who. "));
    // Mees began the draft and so answers for it, as the lead left it; who wrote what is not told.
    assert!(!receipt.contains("by Mees") && !receipt.contains("From Mees."));
    let text = council.member.get(&draft).await.text();
    assert!(text.contains("2 originals kept"));
}

async fn merges_only_what_may_be_merged(app: App) {
    let council = council(&app).await;
    let (draft, first) = council
        .write(&app, &council.lead, "p-2", &[("body", "One.")])
        .await;
    let (_, second) = council
        .write(&app, &council.lead, "p-2", &[("body", "Two.")])
        .await;
    let form = format!("{draft}/merger?comment={first}&comment={second}");
    assert_eq!(council.member.get(&form).await.status, 403);
    assert!(!council.member.get(&draft).await.has("#merge"));
    let alone = council
        .lead
        .get(&format!("{draft}/merger?comment={first}&comment={first}"))
        .await;
    assert_eq!(alone.location.as_deref(), Some(draft.as_str()));
    let unknown = council
        .lead
        .get(&format!("{draft}/merger?comment={first}&comment=999999"))
        .await;
    assert_eq!(unknown.status, 404);
    let empty = [("body", " "), ("proposed_text", "")];
    let refused = merging(&council.lead, &draft, &[first, second], &empty).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("Write a comment or a proposed text")
    );
    let elsewhere = [("place", "999999")];
    let refused = merging(&council.lead, &draft, &[first, second], &elsewhere).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("Choose the place"),
        "{}",
        refused.text()
    );
    // At one place there is nothing to choose.
    let page = council.lead.get(&form).await;
    assert!(!page.has("[type=radio][name=place]"));
    let kept: i64 = app
        .db(|conn| originals::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(kept, 0);
}

async fn tells_the_lead_what_changed_meanwhile(app: App) {
    let council = council(&app).await;
    let (draft, first) = council
        .write(&app, &council.member, "p-2", &[("body", "One.")])
        .await;
    let (_, second) = council
        .write(&app, &council.lead, "p-2", &[("body", "Two.")])
        .await;
    let page = format!("{draft}/merger?comment={first}&comment={second}");
    let action = format!("{draft}/merger");
    let opened = council.lead.get(&page).await.form(&action);
    let fields: Vec<(&str, &str)> = opened
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let comment = format!("{draft}/comments/{first}");
    let changed = [("action", "save"), ("body", "One, changed.")];
    council.member.submit(&comment, &comment, &changed).await;
    let refused = council.lead.post_raw(&action, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("changed or taken out while"));
    assert!(refused.text().contains("One, changed."));
    council
        .member
        .post_from(&draft, &format!("{comment}/removal"), &[])
        .await;
    let refused = council.lead.post_raw(&action, &fields).await;
    assert_eq!(refused.status, 409);
    let left: Vec<String> = app
        .db(|conn| comments::table.select(comments::body).load(conn).unwrap())
        .await;
    assert_eq!(left, ["Two."]);
}

async fn sets_aside_and_puts_back(app: App) {
    let council = council(&app).await;
    let (draft, comment) = council
        .write(&app, &council.member, "p-2", &[("body", "Mine.")])
        .await;
    let (_, of_lead) = council
        .write(&app, &council.lead, "p-2", &[("body", "Of the lead.")])
        .await;
    for id in [comment, of_lead] {
        let path = format!("{draft}/comments/{id}/removal");
        let done = council.lead.post_from(&draft, &path, &[]).await;
        assert_eq!(done.status, 303);
    }
    let ids: Vec<i64> = app
        .db(|conn| {
            originals::table
                .order(originals::id)
                .select(originals::id)
                .load(conn)
                .unwrap()
        })
        .await;
    let back = |id: i64| format!("{draft}/originals/{id}/restoration");
    let page = council.member.get(&draft).await;
    assert!(page.text().contains("Set aside by Lotte Lead"));
    assert!(page.has(&format!("[action='{}']", back(ids[0]))));
    let refused = council.member.post_from(&draft, &back(ids[1]), &[]).await;
    assert_eq!(refused.status, 403);
    let done = council.member.post_from(&draft, &back(ids[0]), &[]).await;
    assert_eq!(done.status, 303);
    // Twice is once.
    let again = council.member.post_from(&draft, &back(ids[0]), &[]).await;
    assert_eq!(again.status, 404);
    let (body, author): (String, String) = app
        .db(|conn| {
            use polder::db::schema::accounts;
            comments::table
                .inner_join(accounts::table)
                .select((comments::body, accounts::name))
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!((body.as_str(), author.as_str()), ("Mine.", "Mees Member"));
}
