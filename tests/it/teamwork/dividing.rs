//! Sections of the text are given to colleagues: who may, who sees it where, who is mailed, and how often.

use chrono::Duration;
use diesel::prelude::*;
use polder::db::schema::{audit_events, memberships, section_assignments};

use super::codes::{code, joined};
use super::{Council, council, hand_in};
use crate::responding::FORM;
use crate::support::{Actor, Answer, App, both};

both!(
    divides_the_text_among_colleagues,
    lets_who_does_not_lead_take_and_give_back_their_own,
    mails_once_what_was_given_in_a_row,
    mails_nobody_who_is_not_to_know,
    shows_who_does_what_in_the_text_to_the_team_alone,
    begins_a_draft_to_divide_before_a_word_is_written,
    keeps_the_division_in_what_replaces_a_submission,
    goes_with_the_draft,
);

const TEXT: &str = "/consultations/cyber/rounds/1";

/// What forms call somebody with an account.
fn person(council: &Council, at: usize) -> String {
    format!("a{}", council.accounts[at])
}

/// Ticks sections, by their place in the sample, and people, and presses the button.
async fn assign(
    council: &Council,
    by: &Actor,
    draft: &str,
    sections: &[usize],
    people: &[String],
) -> Answer {
    let address = format!("{draft}/sections");
    let token = by.get(&address).await.csrf().unwrap();
    let ids: Vec<String> = sections
        .iter()
        .map(|at| council.sample.sections[*at].to_string())
        .collect();
    let mut fields = vec![("csrf", token.as_str())];
    fields.extend(ids.iter().map(|id| ("section", id.as_str())));
    fields.extend(people.iter().map(|code| ("colleague", code.as_str())));
    by.post_raw(&address, &fields).await
}

/// The draft of the council, with a comment of its lead on the first section.
async fn begun(app: &App) -> (Council, String) {
    let council = council(app).await;
    let (draft, _) = council
        .write(app, &council.lead, "p-2", &[("body", "By the lead.")])
        .await;
    (council, draft)
}

/// The newest assignment.
async fn newest(app: &App) -> i64 {
    app.db(|conn| {
        section_assignments::table
            .select(diesel::dsl::max(section_assignments::id))
            .first::<Option<i64>>(conn)
            .unwrap()
            .unwrap()
    })
    .await
}

async fn divides_the_text_among_colleagues(app: App) {
    let (council, draft) = begun(&app).await;
    let mees = person(&council, 1);
    let refused = assign(&council, &council.lead, &draft, &[], &[]).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(text.contains("Tick at least one section.") && text.contains("Tick who should"));
    // Nobody from elsewhere, and no section of another text.
    let stranger = app.account("stranger@example.org", "Stranger").await;
    let refused = assign(
        &council,
        &council.lead,
        &draft,
        &[0],
        &[format!("a{stranger}")],
    )
    .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("no longer writes in this draft"));
    let other = app.sample("other").await;
    let token = council.lead.get(&format!("{draft}/sections")).await.csrf();
    let elsewhere = other.sections[0].to_string();
    let fields = [
        ("csrf", token.as_deref().unwrap()),
        ("section", &elsewhere),
        ("colleague", &mees),
    ];
    let address = format!("{draft}/sections");
    assert_eq!(council.lead.post_raw(&address, &fields).await.status, 422);
    // What is right: twice is once.
    for count in ["2 times", "theirs already"] {
        let done = assign(
            &council,
            &council.lead,
            &draft,
            &[0, 1],
            std::slice::from_ref(&mees),
        )
        .await;
        assert_eq!(done.status, 303, "{}", done.text());
        let shown = council.lead.get(&done.location.unwrap()).await.text();
        assert!(shown.contains(count), "{shown}");
    }
    // A section goes with all under it.
    council
        .write(&app, &council.lead, "p-6", &[("body", "On partners.")])
        .await;
    let page = council.member.get(&draft).await;
    let text = page.text();
    assert!(text.contains("1 Purpose : 1 comment"), "{text}");
    assert!(text.contains("2 Approach : 1 comment"), "{text}");
    assert!(text.contains("2 sections have been given to somebody; 0 ready."));
    // They say that it is ready, and that it is not after all.
    let address = page
        .body
        .split("action=\"")
        .filter_map(|part| part.split('"').next())
        .find(|action| action.ends_with("/readiness"))
        .unwrap()
        .to_owned();
    for (ready, standing) in [("yes", "; 1 ready."), ("no", "; 0 ready.")] {
        let fields = [("ready", ready), ("back", "draft")];
        let said = council.member.post_from(&draft, &address, &fields).await;
        assert_eq!(said.location, Some(format!("{draft}#sections")));
        let text = council.lead.get(&draft).await.text();
        assert!(text.contains(standing), "{ready}: {text}");
    }
    let broken = council
        .member
        .post_from(&draft, &address, &[("ready", "x")])
        .await;
    assert_eq!(broken.status, 409);
    // All of it is in the log.
    let events: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.like("section.%"))
                .order(audit_events::id)
                .select(audit_events::action)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(
        events,
        ["section.assign", "section.ready", "section.reopen"]
    );
}

async fn lets_who_does_not_lead_take_and_give_back_their_own(app: App) {
    let (council, draft) = begun(&app).await;
    let [lotte, mees] = [person(&council, 0), person(&council, 1)];
    let refused = assign(
        &council,
        &council.member,
        &draft,
        &[0],
        std::slice::from_ref(&lotte),
    )
    .await;
    assert_eq!(refused.status, 403);
    let page = council.member.get(&format!("{draft}/sections")).await;
    assert!(!page.has("input[type=checkbox][name=colleague]"));
    let taken = assign(
        &council,
        &council.member,
        &draft,
        &[2],
        std::slice::from_ref(&mees),
    )
    .await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let own = newest(&app).await;
    assign(&council, &council.lead, &draft, &[0], &[lotte]).await;
    let of_lead = newest(&app).await;
    let address = |id: i64, what: &str| format!("{draft}/sections/{id}/{what}");
    let ready = [("ready", "yes")];
    for (path, fields) in [
        (address(of_lead, "removal"), &[][..]),
        (address(of_lead, "readiness"), &ready[..]),
    ] {
        let refused = council.member.post_from(&draft, &path, fields).await;
        assert_eq!(refused.status, 403, "{path}");
        let page = council.member.get(&format!("{draft}/sections")).await;
        assert!(!page.has(&format!("[action='{path}']")), "{path}");
    }
    let back = council
        .member
        .post_from(&draft, &address(own, "removal"), &[])
        .await;
    assert_eq!(back.status, 303);
    assert!(
        !council
            .member
            .get(&draft)
            .await
            .text()
            .contains("2.1 Partners :")
    );
    // The lead does both for everybody.
    assign(&council, &council.lead, &draft, &[1], &[mees]).await;
    let of_member = newest(&app).await;
    for (path, fields) in [
        (address(of_member, "readiness"), &ready[..]),
        (address(of_member, "removal"), &[][..]),
    ] {
        let done = council.lead.post_from(&draft, &path, fields).await;
        assert_eq!(done.status, 303, "{path}");
    }
    // Who came in with a code takes one too, and has no draft but this.
    let cas = joined(&app, &code(&council, &draft).await, "Cas").await;
    let page = cas.get(&format!("{draft}/sections")).await;
    let guest = page.form(&format!("{draft}/sections"));
    let guest = guest.iter().find(|(name, _)| name == "colleague").unwrap();
    let taken = assign(&council, &cas, &draft, &[1], std::slice::from_ref(&guest.1)).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let shown = council.lead.get(&format!("{draft}/sections")).await.text();
    assert!(shown.contains("Cas"), "{shown}");
    assert!(cas.get(TEXT).await.text().contains("for you"));
}

async fn mails_once_what_was_given_in_a_row(app: App) {
    let (council, draft) = begun(&app).await;
    let mees = person(&council, 1);
    for (minutes, section) in [(0, 2), (6, 0)] {
        app.step(Duration::minutes(minutes));
        assign(
            &council,
            &council.lead,
            &draft,
            &[section],
            std::slice::from_ref(&mees),
        )
        .await;
    }
    // Given, and taken back before anybody was told.
    assign(
        &council,
        &council.lead,
        &draft,
        &[1],
        std::slice::from_ref(&mees),
    )
    .await;
    let wrong = newest(&app).await;
    council
        .lead
        .post_from(&draft, &format!("{draft}/sections/{wrong}/removal"), &[])
        .await;
    app.step(Duration::minutes(9));
    assert!(app.mail_to("mees@example.org").await.is_empty(), "too soon");
    app.step(Duration::minutes(2));
    let letters = app.mail_to("mees@example.org").await;
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert_eq!(letter.subject, "2 sections for you: Sample cyber");
    let (purpose, partners) = (
        letter.text.find("- 1 Purpose"),
        letter.text.find("- 2.1 Partners"),
    );
    assert!(purpose.is_some() && purpose < partners, "{}", letter.text);
    assert!(!letter.text.contains("2 Approach"));
    assert!(
        letter.text.contains("Lotte Lead asks you"),
        "{}",
        letter.text
    );
    assert!(
        letter
            .text
            .contains(&format!("{}{draft}/sections", app.base))
    );
    // Neither again, nor to anybody else.
    app.step(Duration::minutes(60));
    assert_eq!(app.mail_to("mees@example.org").await.len(), 1);
    assert!(app.mail_to("lotte@example.org").await.is_empty());
    assign(&council, &council.lead, &draft, &[1], &[mees]).await;
    app.step(Duration::minutes(11));
    let letters = app.mail_to("mees@example.org").await;
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[1].subject, "A section for you: Sample cyber");
}

async fn mails_nobody_who_is_not_to_know(app: App) {
    let (council, draft) = begun(&app).await;
    let [lotte, mees] = [person(&council, 0), person(&council, 1)];
    // Who takes it themselves knows; who is of the organisation no more is not to.
    assign(&council, &council.lead, &draft, &[0], &[lotte]).await;
    assign(
        &council,
        &council.lead,
        &draft,
        &[1],
        std::slice::from_ref(&mees),
    )
    .await;
    let gone = council.accounts[1];
    app.db(move |conn| {
        diesel::delete(memberships::table.filter(memberships::account_id.eq(gone)))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.step(Duration::minutes(11));
    assert!(app.mail_to("example.org").await.is_empty());
    let page = council.lead.get(&format!("{draft}/sections")).await;
    assert!(page.text().contains("No longer writes in this draft"));
    assert_eq!(council.member.get(&draft).await.status, 404);
    // Nor is anybody once the draft was handed in.
    super::join(&app, gone, council.id).await;
    assign(&council, &council.lead, &draft, &[2], &[mees]).await;
    assert_eq!(hand_in(&council.lead, &draft, &[]).await.status, 303);
    app.step(Duration::minutes(11));
    assert!(app.mail_to("mees@example.org").await.is_empty());
    // Who does what belongs to the draft.
    let moved = council.lead.get(&format!("{draft}/sections")).await;
    assert_eq!(moved.location.as_deref(), Some(draft.as_str()));
}

async fn shows_who_does_what_in_the_text_to_the_team_alone(app: App) {
    let (council, draft) = begun(&app).await;
    let [lotte, mees] = [person(&council, 0), person(&council, 1)];
    assign(
        &council,
        &council.lead,
        &draft,
        &[1],
        std::slice::from_ref(&mees),
    )
    .await;
    assign(&council, &council.lead, &draft, &[2], &[lotte, mees]).await;
    let text = council.lead.get(TEXT).await.text();
    assert!(text.contains("for Mees Member"), "{text}");
    assert!(text.contains("for Lotte Lead, Mees Member"), "{text}");
    let own = council.member.get(TEXT).await;
    assert!(own.text().contains("for you"));
    assert!(own.has(&format!(
        "[id='p-3'] a[href='{draft}/sections#section-{}']",
        council.sample.sections[1]
    )));
    let newest = newest(&app).await;
    let address = format!("{draft}/sections/{newest}/readiness");
    council
        .member
        .post_from(&draft, &address, &[("ready", "yes")])
        .await;
    let text = council.lead.get(TEXT).await.text();
    assert!(
        text.contains("for Lotte Lead, Mees Member (ready)"),
        "{text}"
    );
    let noor = app.account("noor@example.org", "Noor").await;
    let noor = app.browser(noor).await;
    for other in [&app.visitor(), &noor] {
        let text = other.get(TEXT).await.text();
        assert!(
            !text.contains("Mees") && !text.contains("for you"),
            "{text}"
        );
        let address = format!("{draft}/sections");
        assert!([303, 404].contains(&other.get(&address).await.status.as_u16()));
    }
}

async fn begins_a_draft_to_divide_before_a_word_is_written(app: App) {
    let council = council(&app).await;
    let address = format!("{TEXT}/division");
    let page = council.lead.get(TEXT).await;
    assert!(
        page.text()
            .contains("Divide the text among colleagues of Council")
    );
    assert!(
        !council
            .member
            .get(TEXT)
            .await
            .has(&format!("[action='{address}']"))
    );
    let begun = council.lead.submit(TEXT, &address, &[]).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let sections = begun.location.unwrap();
    let draft = sections.strip_suffix("/sections").unwrap().to_owned();
    let done = assign(
        &council,
        &council.lead,
        &draft,
        &[0],
        &[person(&council, 1)],
    )
    .await;
    assert_eq!(done.status, 303);
    let text = council.member.get(&draft).await.text();
    assert!(text.contains("1 Purpose : no comment yet To do"), "{text}");
    // There is one draft from then on.
    assert!(
        !council
            .lead
            .get(TEXT)
            .await
            .has(&format!("[action='{address}']"))
    );
    let (same, _) = council
        .write(&app, &council.member, "p-2", &[("body", "Words.")])
        .await;
    assert_eq!(same, draft);
    // Not for somebody else's organisation, nor once the round has closed.
    let noor = app.account("noor@example.org", "Noor").await;
    let organisation = council.id.to_string();
    let refused = app
        .browser(noor)
        .await
        .post_from(
            &format!("{FORM}?passage=p-2"),
            &address,
            &[("organisation", &organisation)],
        )
        .await;
    assert_eq!(refused.status, 404);
}

async fn keeps_the_division_in_what_replaces_a_submission(app: App) {
    let (council, draft) = begun(&app).await;
    assign(
        &council,
        &council.lead,
        &draft,
        &[0],
        &[person(&council, 1)],
    )
    .await;
    app.step(Duration::minutes(11));
    assert_eq!(app.mail_to("mees@example.org").await.len(), 1);
    assert_eq!(hand_in(&council.lead, &draft, &[]).await.status, 303);
    assert!(!council.lead.get(TEXT).await.text().contains("for Mees"));
    let begun = council
        .lead
        .post_from(&draft, &format!("{draft}/successor"), &[])
        .await;
    let successor = begun.location.unwrap();
    let text = council.member.get(&successor).await.text();
    assert!(text.contains("1 Purpose : 1 comment"), "{text}");
    app.step(Duration::minutes(60));
    assert_eq!(app.mail_to("mees@example.org").await.len(), 1, "once");
}

async fn goes_with_the_draft(app: App) {
    let (council, draft) = begun(&app).await;
    assign(
        &council,
        &council.lead,
        &draft,
        &[0],
        &[person(&council, 1)],
    )
    .await;
    let gone = council
        .lead
        .post_from(&draft, &format!("{draft}/removal"), &[])
        .await;
    assert_eq!(gone.status, 303);
    let left: i64 = app
        .db(|conn| section_assignments::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(left, 0);
    app.step(Duration::minutes(11));
    assert!(app.mail_to("mees@example.org").await.is_empty());
}
