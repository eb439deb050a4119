//! Colleagues see who wrote what, leave notes, say what is ready; nothing of that leaves the party.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{comment_drafts, comments};
use serde_json::json;

use super::{council, hand_in, mark};
use crate::responding::{FORM, api_token};
use crate::support::{App, both};

both!(
    shows_colleagues_who_wrote_what,
    lets_members_change_their_own_and_the_lead_all,
    leaves_the_order_to_the_lead,
    keeps_notes_from_getting_lost,
    asks_what_to_do_with_ideas,
    keeps_notes_within_the_party,
    shows_nothing_of_it_to_a_person_alone,
    copies_notes_into_what_replaces_them,
    leaves_what_colleagues_wrote_to_the_lead_in_the_api,
    counts_at_a_passage_what_the_team_has_there,
);

async fn shows_colleagues_who_wrote_what(app: App) {
    let council = council(&app).await;
    let idea = [
        ("body", "Who pays?"),
        ("status", "idea"),
        ("note", "Ask <Finance>."),
    ];
    let (draft, comment) = council.write(&app, &council.member, "p-2", &idea).await;
    council
        .write(&app, &council.lead, "p-4", &[("body", "Say when.")])
        .await;
    let page = council.lead.get(&draft).await;
    let text = page.text();
    assert!(text.contains("by Mees Member") && text.contains("by Lotte Lead"));
    assert!(text.contains("Ask <Finance>."), "{text}");
    assert!(page.body.contains("Ask &lt;Finance&gt;."));
    assert!(text.contains("1 comment is an idea still"));
    // The member's own page does not ask what to do at submission.
    let own = council.member.get(&draft).await;
    assert!(!own.has("[name=ideas]") && own.has(&format!("#field-note-{comment}")));
}

async fn lets_members_change_their_own_and_the_lead_all(app: App) {
    let council = council(&app).await;
    let (draft, of_lead) = council
        .write(&app, &council.lead, "p-2", &[("body", "By the lead.")])
        .await;
    let (_, own) = council
        .write(&app, &council.member, "p-2", &[("body", "By the member.")])
        .await;
    let address = format!("{draft}/comments/{of_lead}");
    assert_eq!(council.member.get(&address).await.status, 403);
    let page = council.member.get(&draft).await;
    assert!(!page.has(&format!("[action='{address}/removal']")));
    assert!(page.has(&format!("[action='{draft}/comments/{own}/removal']")));
    for (path, fields) in [
        (address.clone(), vec![("body", "x"), ("seen", "0")]),
        (format!("{address}/removal"), vec![]),
    ] {
        let refused = council.member.post_from(&draft, &path, &fields).await;
        assert_eq!(refused.status, 403, "{path}");
    }
    let status = mark(&council.member, &draft, of_lead, &[("status", "idea")]).await;
    assert_eq!(status.status, 403);
    // A note may be anybody's.
    let note = mark(&council.member, &draft, of_lead, &[("note", "Good.")]).await;
    assert_eq!(note.status, 303);
    // The lead rewrites; what the member wrote is kept, once.
    let address = format!("{draft}/comments/{own}");
    for body in ["In other words.", "In better words."] {
        let changed = council
            .lead
            .submit(&address, &address, &[("action", "save"), ("body", body)])
            .await;
        assert_eq!(changed.status, 303, "{}", changed.text());
    }
    let text = council.member.get(&draft).await.text();
    assert!(text.contains("In better words.") && text.contains("by Mees Member"));
    assert!(text.contains("Changed since by Lotte Lead."));
    assert!(text.contains("1 original kept") && text.contains("By the member."));
    assert!(!text.contains("In other words."), "{text}");
    // Neither may a member throw the draft away.
    let refused = council
        .member
        .post_from(&draft, &format!("{draft}/removal"), &[])
        .await;
    assert_eq!(refused.status, 403);
    let gone = council
        .lead
        .post_from(&draft, &format!("{draft}/removal"), &[])
        .await;
    assert_eq!(gone.status, 303);
}

async fn leaves_the_order_to_the_lead(app: App) {
    let council = council(&app).await;
    let (draft, first) = council
        .write(&app, &council.member, "p-2", &[("body", "First words.")])
        .await;
    council
        .write(&app, &council.member, "p-2", &[("body", "Second words.")])
        .await;
    let position = format!("{draft}/comments/{first}/position");
    let down = [("direction", "down")];
    assert!(
        !council
            .member
            .get(&draft)
            .await
            .has(&format!("[action='{position}']"))
    );
    let refused = council.member.post_from(&draft, &position, &down).await;
    assert_eq!(refused.status, 403);
    let moved = council.lead.post_from(&draft, &position, &down).await;
    assert_eq!(moved.status, 303);
    let text = council.member.get(&draft).await.text();
    assert!(text.find("Second words.") < text.find("First words."));
}

async fn keeps_notes_from_getting_lost(app: App) {
    let council = council(&app).await;
    let (draft, comment) = council
        .write(&app, &council.member, "p-2", &[("body", "Words.")])
        .await;
    let address = format!("{draft}/comments/{comment}/note");
    let mut late = council.lead.get(&draft).await.form(&address);
    mark(&council.member, &draft, comment, &[("note", "By Mees.")]).await;
    late.retain(|(name, _)| name != "note");
    late.push(("note".to_owned(), "By Lotte.".to_owned()));
    let late: Vec<(&str, &str)> = late.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let refused = council.lead.post_raw(&address, &late).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(text.contains("A colleague changed the state or the note"));
    assert!(text.contains("By Mees.") && text.contains("By Lotte."));
    // What stood there is before the lead now, and can be saved over.
    let again = [("note", "By Mees. By Lotte.")];
    assert_eq!(
        mark(&council.lead, &draft, comment, &again).await.status,
        303
    );
    let long = "é".repeat(2001);
    let refused = mark(&council.lead, &draft, comment, &[("note", &long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("at most 2,000 characters"));
    let refused = mark(&council.lead, &draft, comment, &[("status", "angry")]).await;
    assert_eq!(refused.status, 422);
    // Elsewhere there is no such comment.
    let other = council
        .lead
        .post_from(&draft, &format!("{draft}/comments/999999/note"), &[])
        .await;
    assert_eq!(other.status, 404);
}

async fn asks_what_to_do_with_ideas(app: App) {
    let council = council(&app).await;
    let idea = [("body", "An idea."), ("status", "idea"), ("note", "Later.")];
    let (draft, _) = council.write(&app, &council.member, "p-2", &idea).await;
    let refused = hand_in(&council.lead, &draft, &[]).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("choose whether to submit it along"),
        "{}",
        refused.text()
    );
    // With nothing else in it there is nothing to hand in.
    let refused = hand_in(&council.lead, &draft, &[("ideas", "behind")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("An idea."), "it is there still");
    council
        .write(&app, &council.member, "p-2", &[("body", "A comment.")])
        .await;
    let done = hand_in(&council.lead, &draft, &[("ideas", "behind")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let receipt = council.lead.get(&format!("{draft}/receipt")).await.text();
    assert!(receipt.contains("A comment.") && !receipt.contains("An idea."));
    let page = council.member.get(&draft).await.text();
    assert!(
        page.contains("Left behind by Lotte Lead") && page.contains("An idea."),
        "{page}"
    );
    // In what replaces it, the idea is taken up and goes along.
    let begun = council
        .lead
        .post_from(&draft, &format!("{draft}/successor"), &[])
        .await;
    let successor = begun.location.unwrap();
    let page = council.member.get(&successor).await;
    let restore = page
        .body
        .split("action=\"")
        .filter_map(|part| part.split('"').next())
        .find(|action| action.ends_with("/restoration"))
        .unwrap()
        .to_owned();
    let back = council.member.post_from(&successor, &restore, &[]).await;
    assert_eq!(back.status, 303);
    let text = council.member.get(&successor).await.text();
    assert!(text.contains("Later.") && !text.contains("original kept"));
    let done = hand_in(&council.lead, &successor, &[("ideas", "along")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let receipt = council
        .lead
        .get(&format!("{successor}/receipt"))
        .await
        .text();
    assert!(receipt.contains("An idea."));
}

async fn keeps_notes_within_the_party(app: App) {
    let council = council(&app).await;
    let secret = "Our weak spot";
    let (draft, comment) = council
        .write(
            &app,
            &council.member,
            "p-2",
            &[("body", "A comment."), ("note", secret)],
        )
        .await;
    let (_, dropped) = council
        .write(&app, &council.member, "p-2", &[("body", secret)])
        .await;
    council
        .member
        .post_from(&draft, &format!("{draft}/comments/{dropped}/removal"), &[])
        .await;
    let page = council.lead.get(&draft).await.text();
    assert_eq!(
        page.matches(secret).count(),
        3,
        "note, its form, original: {page}"
    );
    assert_eq!(hand_in(&council.lead, &draft, &[]).await.status, 303);
    let staff = app.account("staff@example.org", "Staff").await;
    for role in [StaffRole::Moderator, StaffRole::Drafter] {
        app.appoint(staff, council.sample.consultation, role).await;
    }
    let staff = app.browser(staff).await;
    let decide = format!("/moderation/comments/{comment}");
    let fields = [("verdict", "publish"), ("action", "decide")];
    let done = staff
        .submit(&decide, &format!("{decide}/decision"), &fields)
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    for address in [
        decide.clone(),
        "/moderation?state=all".to_owned(),
        format!("/drafting/comments/{comment}"),
        "/consultations/cyber/rounds/1".to_owned(),
        "/consultations/cyber/rounds/1/comments".to_owned(),
        "/consultations/cyber/report".to_owned(),
        "/consultations/cyber/export.csv?audience=internal".to_owned(),
        "/consultations/cyber/export.json?audience=internal".to_owned(),
        "/consultations/cyber/export.csv?audience=public".to_owned(),
        "/api/v1/consultations/cyber/rounds/1/comments".to_owned(),
    ] {
        let page = staff.get(&address).await;
        assert_ne!(page.status, 404, "{address}");
        assert!(!page.body.contains(secret), "{address}");
    }
    for address in [
        format!("{draft}/receipt"),
        format!("{draft}/content.json"),
        format!("{draft}/outcome"),
    ] {
        let page = council.lead.get(&address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(!page.body.contains(secret), "{address}");
    }
    let letters = app.mail_to("lotte@example.org").await;
    assert!(letters.iter().all(|letter| !letter.text.contains(secret)));
    // The team itself still sees it.
    assert!(council.member.get(&draft).await.text().contains(secret));
}

async fn shows_nothing_of_it_to_a_person_alone(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let form = browser.get(FORM).await;
    assert!(!form.has("[name=note]"));
    let draft = crate::responding::draft(&browser, "Words.").await;
    let page = browser.get(&draft).await;
    assert!(!page.text().contains("by Noor Bakker") && !page.has("[name=status]"));
    assert!(!page.has("[name=note]") && !page.has("#merge"));
    let comment = super::newest(&app).await;
    let refused = browser
        .post_from(&draft, &format!("{draft}/comments/{comment}/note"), &[])
        .await;
    assert_eq!(refused.status, 404);
    // Where she could speak for an organisation too, a note to nobody is refused.
    let token = form.csrf().unwrap();
    let fields = [
        ("csrf", &*token),
        ("body", "x"),
        ("note", "y"),
        ("action", "save"),
    ];
    let refused = browser.post_raw(FORM, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("no colleagues to read a note"));
    // What she removes is gone.
    browser
        .post_from(&draft, &format!("{draft}/comments/{comment}/removal"), &[])
        .await;
    assert!(!browser.get(&draft).await.text().contains("original"));
}

async fn copies_notes_into_what_replaces_them(app: App) {
    let council = council(&app).await;
    let fields = [("body", "Words."), ("note", "Remember.")];
    let (draft, _) = council.write(&app, &council.member, "p-2", &fields).await;
    hand_in(&council.lead, &draft, &[]).await;
    let begun = council
        .lead
        .post_from(&draft, &format!("{draft}/successor"), &[])
        .await;
    let page = council.member.get(&begun.location.unwrap()).await;
    assert!(page.text().contains("Remember.") && page.text().contains("by Mees Member"));
    let kept: i64 = app
        .db(|conn| comment_drafts::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(kept, 2);
}

async fn leaves_what_colleagues_wrote_to_the_lead_in_the_api(app: App) {
    let council = council(&app).await;
    let idea = [("body", "Mine."), ("status", "idea")];
    let (draft, _) = council.write(&app, &council.member, "p-2", &idea).await;
    council
        .write(&app, &council.lead, "p-2", &[("body", "By the lead.")])
        .await;
    let address = format!("/api/v1{draft}");
    let [lead, member] = council.accounts;
    let (lead, member) = (api_token(&app, lead).await, api_token(&app, member).await);
    let body = json!({ "comments": [{ "body": "Instead." }] });
    let refused = council
        .member
        .api("PUT", &address, Some(&member), Some(body.clone()))
        .await;
    assert_eq!(refused.status, 403, "{}", refused.body);
    let undecided = council
        .lead
        .api("POST", &format!("{address}/receipt"), Some(&lead), None)
        .await;
    assert_eq!(undecided.status, 400, "{}", undecided.body);
    let replaced = council
        .lead
        .api("PUT", &address, Some(&lead), Some(body))
        .await;
    assert_eq!(replaced.status, 200, "{}", replaced.body);
    let page = council.member.get(&draft).await.text();
    assert!(page.contains("1 original kept") && page.contains("Mine."));
    let count: i64 = app
        .db(|conn| comments::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(count, 1);
    let done = council
        .lead
        .api(
            "POST",
            &format!("{address}/receipt?ideas=behind"),
            Some(&lead),
            None,
        )
        .await;
    assert_eq!(done.status, 201, "{}", done.body);
}

async fn counts_at_a_passage_what_the_team_has_there(app: App) {
    const TEXT: &str = "/consultations/cyber/rounds/1";
    let council = council(&app).await;
    let organisation = council.id.to_string();
    let idea = [("body", "An idea."), ("status", "idea")];
    let (draft, first) = council.write(&app, &council.lead, "p-2", &idea).await;
    let (_, second) = council
        .write(&app, &council.member, "p-2", &[("body", "Words.")])
        .await;
    // One that nobody finished: kept by itself.
    let form = format!("{FORM}?passage=p-2");
    let kept = council
        .member
        .submit(
            &form,
            FORM,
            &[
                ("action", "save"),
                ("organisation", &organisation),
                ("body", "Done."),
            ],
        )
        .await;
    assert_eq!(kept.status, 303);
    let own = super::newest(&app).await;
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq(own)))
            .set(comments::unfinished.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    let page = council.member.get(TEXT).await;
    for (at, text) in [
        (first, "3 comments of your team"),
        (own, "1 being written"),
        (first, "1 idea"),
    ] {
        let link = format!("<a href=\"#own-{at}\">{text}<");
        assert!(page.body.contains(&link), "{link}: {}", page.body);
    }
    assert!(page.has(&format!("#p-2 #own-{second}")));
    assert!(page.has("#p-2 .polder-team-count") && !page.has("#p-4 .polder-team-count"));
    // For the team alone, and for no person alone.
    let noor = app.account("noor@example.org", "Noor").await;
    let noor = app.browser(noor).await;
    noor.submit(&form, FORM, &[("action", "save"), ("body", "Alone.")])
        .await;
    for other in [&noor, &app.visitor()] {
        assert!(!other.get(TEXT).await.has(".polder-team-count"));
    }
    // Where a member writes for two organisations, each is named.
    let [_, mees] = council.accounts;
    let other = app
        .organisation("Board", "advisory", mees, polder::access::MemberRole::Lead)
        .await
        .to_string();
    let fields = [
        ("action", "save"),
        ("organisation", other.as_str()),
        ("body", "Ours."),
    ];
    council.member.submit(&form, FORM, &fields).await;
    let text = council.member.get(TEXT).await.text();
    assert!(
        text.contains("3 comments of your team for Council"),
        "{text}"
    );
    assert!(text.contains("1 comment of your team for Board"), "{text}");
    // What was submitted is written on no more.
    let gone = format!("{draft}/comments/{own}/removal");
    council.lead.post_from(&draft, &gone, &[]).await;
    let done = hand_in(&council.lead, &draft, &[("ideas", "along")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!council.lead.get(TEXT).await.has(".polder-team-count"));
}
