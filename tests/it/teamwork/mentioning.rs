//! Colleagues are named in a note: who can be, who is mailed of it, and how often.

use chrono::Duration;
use diesel::prelude::*;
use polder::db::schema::{accounts, audit_events, memberships, mentions};

use super::codes::{code, joined};
use super::{Council, council, hand_in, join, mark};
use crate::responding::FORM;
use crate::support::{App, both};

both!(
    mails_who_is_named_once,
    names_whom_one_picks,
    names_by_a_first_name_that_is_of_one,
    mails_in_one_letter_what_came_in_a_row,
    mails_nobody_who_is_not_to_know,
    names_those_who_came_in_with_a_code,
    names_colleagues_in_the_note_of_a_new_comment,
    goes_along_where_comments_are_merged_and_with_the_draft,
);

/// The draft of the council, with a comment of its lead.
async fn begun(app: &App) -> (Council, String, i64) {
    let council = council(app).await;
    let (draft, comment) = council
        .write(app, &council.lead, "p-2", &[("body", "By the lead.")])
        .await;
    (council, draft, comment)
}

async fn letters(app: &App, to: &str) -> Vec<String> {
    let all = app.mail_to(to).await;
    let named = all
        .into_iter()
        .filter(|one| one.subject.contains("mentioned"));
    named.map(|one| one.text).collect()
}

async fn mails_who_is_named_once(app: App) {
    let (council, draft, comment) = begun(&app).await;
    let page = council.lead.get(&draft).await;
    assert!(
        page.text()
            .contains("In this draft write: Lotte Lead (you), Mees Member")
    );
    let note = [(
        "note",
        "Is this so, @mees  MEMBER? Ask @Nobody, or ann@Mees Member.",
    )];
    assert_eq!(
        mark(&council.lead, &draft, comment, &note).await.status,
        303
    );
    let page = council.lead.get(&draft).await;
    let names: Vec<&str> = page
        .body
        .split("<bdi class=\"polder-mention\">")
        .skip(1)
        .collect();
    assert_eq!(names.len(), 1, "{}", page.body);
    assert!(
        names[0].starts_with("@mees  MEMBER</bdi>? Ask @Nobody"),
        "{}",
        names[0]
    );
    assert!(
        letters(&app, "mees@example.org").await.is_empty(),
        "too soon"
    );
    app.step(Duration::minutes(11));
    let mails = letters(&app, "mees@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].contains("Lotte Lead mentioned you"),
        "{}",
        mails[0]
    );
    assert!(mails[0].contains("- 1 Purpose") && !mails[0].contains("Is this so"));
    assert!(mails[0].contains(&format!("{}{draft}#comment-{comment}", app.base)));
    // The same name in another note about the same comment is no news; nor is one's own.
    let note = [("note", "@Mees Member, and I, @Lotte Lead, think so.")];
    mark(&council.lead, &draft, comment, &note).await;
    app.step(Duration::minutes(11));
    assert_eq!(letters(&app, "mees@example.org").await.len(), 1);
    assert!(letters(&app, "lotte@example.org").await.is_empty());
    // By somebody else it is.
    let note = [("note", "@Mees Member: yes, @Lotte Lead.")];
    mark(&council.member, &draft, comment, &[("note", "Nobody.")]).await;
    mark(&council.member, &draft, comment, &note).await;
    app.step(Duration::minutes(11));
    assert_eq!(letters(&app, "mees@example.org").await.len(), 1);
    let mails = letters(&app, "lotte@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("Mees Member mentioned you"));
    let events: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("note.mention"))
                .order(audit_events::id)
                .select(audit_events::details)
                .load(conn)
                .unwrap()
        })
        .await;
    let [lotte, mees] = council.accounts;
    assert_eq!(events.len(), 2, "{events:?}");
    for (event, who) in events.iter().zip([mees, lotte]) {
        assert!(event.contains(&format!("\"accounts\":[{who}]")), "{event}");
        assert!(event.contains(&format!("\"comment\":{comment}")), "{event}");
    }
}

async fn names_whom_one_picks(app: App) {
    let (council, draft, comment) = begun(&app).await;
    let page = council.lead.get(&draft).await;
    assert!(page.has("datalist#colleagues option[value='Mees Member']"));
    assert!(!page.has("datalist#colleagues option[value='Lotte Lead']"));
    assert!(page.has(&format!("#field-mention-{comment}[list=colleagues]")));
    let refused = mark(
        &council.lead,
        &draft,
        comment,
        &[("note", "See this."), ("mention", "Somebody Else")],
    )
    .await;
    assert_eq!(refused.status, 422);
    assert!(refused.has(&format!(
        "#error-summary a[href='#field-mention-{comment}']"
    )));
    let text = refused.text();
    assert!(
        text.contains("Nobody of this name writes in this draft"),
        "{text}"
    );
    assert!(refused.body.contains("value=\"Somebody Else\""));
    let fields = [("note", "See this."), ("mention", "mees member")];
    assert_eq!(
        mark(&council.lead, &draft, comment, &fields).await.status,
        303
    );
    let body = council.member.get(&draft).await.body;
    assert!(
        body.contains("See this.\n<bdi class=\"polder-mention\">@Mees Member</bdi>"),
        "{body}"
    );
    // Whose name is there already is not named again.
    let fields = [
        ("note", "@Mees Member, see this."),
        ("mention", "@Mees Member"),
    ];
    mark(&council.lead, &draft, comment, &fields).await;
    let body = council.member.get(&draft).await.body;
    assert_eq!(
        body.matches("<bdi class=\"polder-mention\">").count(),
        1,
        "{body}"
    );
    app.step(Duration::minutes(11));
    assert_eq!(letters(&app, "mees@example.org").await.len(), 1);
    // Names too make a note no longer than it may be.
    let long = "é".repeat(1995);
    let fields = [("note", long.as_str()), ("mention", "Mees Member")];
    let refused = mark(&council.lead, &draft, comment, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("at most 2,000 characters"));
}

async fn names_by_a_first_name_that_is_of_one(app: App) {
    let (council, draft, comment) = begun(&app).await;
    let note = [("note", "@mees: right?")];
    mark(&council.lead, &draft, comment, &note).await;
    let page = council.lead.get(&draft).await;
    assert!(page.body.contains("\"polder-mention\">@mees</bdi>: right?"));
    app.step(Duration::minutes(11));
    assert_eq!(letters(&app, "mees@example.org").await.len(), 1);
    // Another of that name: whoever writes is asked which.
    let other = app.account("maas@example.org", "Mees Maas").await;
    join(&app, other, council.id).await;
    let (_, second) = council
        .write(&app, &council.lead, "p-6", &[("body", "On partners.")])
        .await;
    for (fields, said) in [
        ([("note", "See this, @Mees."), ("mention", "")], "note"),
        ([("note", "See this."), ("mention", "Mees")], "mention"),
    ] {
        let refused = mark(&council.lead, &draft, second, &fields).await;
        assert_eq!(refused.status, 422, "{said}");
        assert!(
            refused
                .text()
                .contains("more than one colleague: Mees Maas, Mees Member"),
            "{}",
            refused.text()
        );
        assert!(refused.body.contains("See this"), "the words stay");
    }
    // What was clear once can be added to.
    let added = mark(
        &council.lead,
        &draft,
        comment,
        &[("note", "@mees: right? Yes.")],
    )
    .await;
    assert_eq!(added.status, 303);
    let fields = [("note", "See this, @Mees Maas.")];
    assert_eq!(
        mark(&council.lead, &draft, second, &fields).await.status,
        303
    );
    app.step(Duration::minutes(11));
    assert_eq!(letters(&app, "maas@example.org").await.len(), 1);
    assert_eq!(letters(&app, "mees@example.org").await.len(), 1);
}

async fn mails_in_one_letter_what_came_in_a_row(app: App) {
    let (council, draft, first) = begun(&app).await;
    let (_, second) = council
        .write(&app, &council.lead, "p-6", &[("body", "On partners.")])
        .await;
    let note = [("note", "@Mees Member: right?")];
    mark(&council.lead, &draft, first, &note).await;
    app.step(Duration::minutes(6));
    mark(&council.lead, &draft, second, &note).await;
    app.step(Duration::minutes(6));
    assert!(
        letters(&app, "mees@example.org").await.is_empty(),
        "too soon"
    );
    app.step(Duration::minutes(5));
    let all = app.mail_to("mees@example.org").await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].subject, "You are mentioned in 2 notes: Sample cyber");
    for comment in [first, second] {
        assert!(all[0].text.contains(&format!("{draft}#comment-{comment}")));
    }
    // Named, and no more before anybody was told.
    mark(&council.lead, &draft, first, &[("note", "Never mind.")]).await;
    mark(&council.lead, &draft, first, &note).await;
    mark(&council.lead, &draft, first, &[("note", "Never mind.")]).await;
    app.step(Duration::minutes(11));
    assert_eq!(app.mail_to("mees@example.org").await.len(), 1);
}

async fn mails_nobody_who_is_not_to_know(app: App) {
    let (council, draft, comment) = begun(&app).await;
    let note = [("note", "@Mees Member: right?")];
    mark(&council.lead, &draft, comment, &note).await;
    // Who writes for the organisation no more.
    let gone = council.accounts[1];
    app.db(move |conn| {
        diesel::delete(memberships::table.filter(memberships::account_id.eq(gone)))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.step(Duration::minutes(11));
    assert!(letters(&app, "mees@example.org").await.is_empty());
    let page = council.lead.get(&draft).await;
    assert!(!page.has(".polder-mention") && page.text().contains("@Mees Member: right?"));
    join(&app, gone, council.id).await;
    app.step(Duration::minutes(11));
    assert!(
        letters(&app, "mees@example.org").await.is_empty(),
        "nor later"
    );
    // What was handed in is worked on no more.
    mark(&council.lead, &draft, comment, &[("note", "")]).await;
    mark(&council.lead, &draft, comment, &note).await;
    assert_eq!(hand_in(&council.lead, &draft, &[]).await.status, 303);
    app.step(Duration::minutes(11));
    assert!(letters(&app, "mees@example.org").await.is_empty());
    // Its successor has the note, which is no news.
    let begun = council
        .lead
        .post_from(&draft, &format!("{draft}/successor"), &[])
        .await;
    let successor = begun.location.unwrap();
    assert!(council.member.get(&successor).await.has(".polder-mention"));
    app.step(Duration::minutes(60));
    assert!(letters(&app, "mees@example.org").await.is_empty());
}

async fn names_those_who_came_in_with_a_code(app: App) {
    let (council, draft, comment) = begun(&app).await;
    let cas = joined(&app, &code(&council, &draft).await, "Cás").await;
    let note = [("note", "Look, @cas and @Lotte Lead.")];
    assert_eq!(
        mark(&council.member, &draft, comment, &note).await.status,
        303
    );
    let page = cas.get(&draft).await;
    assert_eq!(
        page.body.matches("<bdi class=\"polder-mention\">").count(),
        2
    );
    // They name others too; by mail that is said to be theirs.
    let (from, fields) = (&draft, [("note", "Done, @Mees Member."), ("mention", "")]);
    assert_eq!(mark(&cas, from, comment, &fields).await.status, 303);
    app.step(Duration::minutes(11));
    let mails = letters(&app, "mees@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("Cás mentioned you"), "{}", mails[0]);
    assert!(
        letters(&app, "lotte@example.org").await.is_empty(),
        "not any more"
    );
}

async fn names_colleagues_in_the_note_of_a_new_comment(app: App) {
    let council = council(&app).await;
    let form = council.lead.get(&format!("{FORM}?passage=p-2")).await;
    assert!(form.has("datalist#colleagues option[value='Mees Member']"));
    let fields = [("body", "Words."), ("mention", "Mees Member")];
    let (draft, comment) = council.write(&app, &council.lead, "p-2", &fields).await;
    assert!(council.lead.get(&draft).await.has(".polder-mention"));
    app.step(Duration::minutes(11));
    let mails = letters(&app, "mees@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains(&format!("#comment-{comment}")));
    // Nobody of that name: what was typed is there still, and no comment yet.
    let organisation = council.id.to_string();
    let fields = [
        ("action", "save"),
        ("organisation", organisation.as_str()),
        ("body", "More words."),
        ("mention", "Nobody"),
    ];
    let page = format!("{FORM}?passage=p-2");
    let refused = council.lead.submit(&page, FORM, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.has("#error-summary a[href='#field-mention']"));
    assert!(refused.has("details[open] #field-mention") && refused.text().contains("More words."));
    assert!(
        !council
            .lead
            .get(&draft)
            .await
            .text()
            .contains("More words.")
    );
    // A person alone has no colleagues.
    let noor = app.account("noor@example.org", "Noor").await;
    let form = app.browser(noor).await.get(&page).await;
    assert!(!form.has("#field-mention") && !form.has("#colleagues"));
}

async fn goes_along_where_comments_are_merged_and_with_the_draft(app: App) {
    let (council, draft, first) = begun(&app).await;
    let (_, second) = council
        .write(&app, &council.member, "p-2", &[("body", "By the member.")])
        .await;
    mark(
        &council.lead,
        &draft,
        first,
        &[("note", "@Mees Member: right?")],
    )
    .await;
    let merger = format!("{draft}/merger?comment={first}&comment={second}");
    let merged = council
        .lead
        .submit(&merger, &format!("{draft}/merger"), &[("body", "Both.")])
        .await;
    assert_eq!(merged.status, 303, "{}", merged.text());
    let new = super::newest(&app).await;
    app.step(Duration::minutes(11));
    let mails = letters(&app, "mees@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].contains(&format!("{draft}#comment-{new}")),
        "{}",
        mails[0]
    );
    mark(&council.lead, &draft, new, &[("note", "")]).await;
    mark(&council.lead, &draft, new, &[("note", "@Mees Member!")]).await;
    let gone = council
        .lead
        .post_from(&draft, &format!("{draft}/removal"), &[])
        .await;
    assert_eq!(gone.status, 303);
    let left: i64 = app
        .db(|conn| mentions::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(left, 0);
    let known: i64 = app
        .db(|conn| accounts::table.count().get_result(conn).unwrap())
        .await;
    assert!(known >= 2);
}
