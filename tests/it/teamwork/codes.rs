//! Colleagues without an account draft by a code that the lead hands out and withdraws.

use chrono::Duration;
use diesel::prelude::*;
use polder::consultations::model::RoundAccess;
use polder::db::schema::{colleague_codes, comments, guests, parties, rounds};

use super::{Council, council, hand_in, mark, newest};
use crate::responding::FORM;
use crate::support::{Actor, App, Backend, both};

both!(
    drafts_under_their_own_name,
    changes_only_what_they_wrote,
    never_submits_nor_sees_anything_else,
    ends_access_at_once,
    lets_nobody_in_by_a_wrong_or_ended_code,
    lets_only_the_lead_hand_codes_out,
    reads_the_text_of_a_round_on_invitation,
    tells_who_drafted_along_what_became_of_the_draft,
);

const JOIN: &str = "/join-a-draft";

/// The same for somebody who reads English.
const ENGLISH: &str = "/join-a-draft?lang=en";

/// A code for the draft, as the lead sees it this once.
pub async fn code(council: &Council, draft: &str) -> String {
    let answer = council
        .lead
        .submit(draft, &format!("{draft}/codes"), &[("days", "7")])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let secret = answer.body.split("polder-secret\">").nth(1).unwrap();
    secret.split('<').next().unwrap().to_owned()
}

/// Somebody without an account who came in by the code.
pub async fn joined(app: &App, code: &str, name: &str) -> Actor {
    let visitor = app.visitor();
    let fields = [("code", code), ("name", name)];
    let answer = visitor.submit(ENGLISH, JOIN, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(answer.location.as_deref(), Some("/guest"));
    visitor
}

/// A draft of the council with one comment by its lead.
async fn begun(app: &App) -> (Council, String, i64) {
    let council = council(app).await;
    let (draft, comment) = council
        .write(app, &council.lead, "p-2", &[("body", "By the lead.")])
        .await;
    (council, draft, comment)
}

async fn write(app: &App, by: &Actor, body: &str) -> i64 {
    let fields = [("action", "save"), ("body", body)];
    let answer = by
        .submit(&format!("{FORM}?passage=p-4"), FORM, &fields)
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    newest(app).await
}

async fn drafts_under_their_own_name(app: App) {
    let (council, draft, _) = begun(&app).await;
    let code = code(&council, &draft).await;
    assert_eq!(code.len(), 14, "{code}");
    let (hash, hint): (String, String) = app
        .db(|conn| {
            colleague_codes::table
                .select((colleague_codes::code_hash, colleague_codes::hint))
                .first(conn)
                .unwrap()
        })
        .await;
    assert!(!hash.contains(&code) && code.ends_with(&hint));
    // It is shown once.
    assert!(!council.lead.get(&draft).await.body.contains(&code));
    let typed = code.to_lowercase().replace('-', " ");
    let colleague = joined(&app, &typed, " Cas  Colleague ").await;
    assert!(colleague.get("/guest").await.text().contains("Council"));
    let text = colleague.get("/consultations/cyber/rounds/1").await;
    assert_eq!(text.status, 200);
    write(&app, &colleague, "Who pays?").await;
    for by in [&council.lead, &council.member, &colleague] {
        let page = by.get(&draft).await.text();
        assert!(page.contains("by Cas Colleague") && page.contains("Who pays?"));
        assert!(page.contains("By the lead."));
    }
    let page = council.lead.get(&draft).await.text();
    assert!(page.contains("Used by: Cas Colleague"), "{page}");
    // What they wrote is handed in with the rest, without their name.
    assert_eq!(hand_in(&council.lead, &draft, &[]).await.status, 303);
    let receipt = council.lead.get(&format!("{draft}/receipt")).await.text();
    assert!(receipt.contains("Who pays?") && !receipt.contains("Cas"));
}

async fn changes_only_what_they_wrote(app: App) {
    let (council, draft, of_lead) = begun(&app).await;
    let code = code(&council, &draft).await;
    let cas = joined(&app, &code, "Cas").await;
    let kim = joined(&app, &code, "Kim").await;
    let own = write(&app, &cas, "By Cas.").await;
    let address = |id: i64| format!("{draft}/comments/{id}");
    for (by, id) in [(&cas, of_lead), (&kim, own)] {
        assert_eq!(by.get(&address(id)).await.status, 403);
        let removal = format!("{}/removal", address(id));
        assert_eq!(by.post_from(&draft, &removal, &[]).await.status, 403);
        let status = mark(by, &draft, id, &[("status", "idea")]).await;
        assert_eq!(status.status, 403);
    }
    let fields = [("action", "save"), ("body", "By Cas, better.")];
    let changed = cas.submit(&address(own), &address(own), &fields).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    assert_eq!(
        mark(&kim, &draft, own, &[("note", "Good.")]).await.status,
        303
    );
    let idea = mark(&cas, &draft, own, &[("status", "idea")]).await;
    assert_eq!(idea.status, 303);
    // The lead rewrites; the colleague's words are kept under their name, and can be put back.
    let fields = [("action", "save"), ("body", "By the lead now.")];
    council
        .lead
        .submit(&address(own), &address(own), &fields)
        .await;
    let page = cas.get(&draft).await.text();
    assert!(page.contains("Changed since by Lotte Lead"), "{page}");
    assert!(page.contains("1 original kept") && page.contains("By Cas, better."));
    let position = format!("{}/position", address(own));
    let refused = cas
        .post_from(&draft, &position, &[("direction", "up")])
        .await;
    assert_eq!(refused.status, 403);
}

async fn never_submits_nor_sees_anything_else(app: App) {
    let (council, draft, comment) = begun(&app).await;
    let code = code(&council, &draft).await;
    let cas = joined(&app, &code, "Cas").await;
    write(&app, &cas, "By Cas.").await;
    let page = cas.get(&draft).await;
    for absent in ["[value=submit]", "#codes", "#merge", "[name=publication]"] {
        assert!(!page.has(absent), "{absent}");
    }
    assert!(!page.has(&format!("[action='{draft}/signatures']")));
    for (path, fields) in [
        (
            draft.clone(),
            vec![("action", "submit"), ("publication", "none")],
        ),
        (
            draft.clone(),
            vec![("action", "save"), ("publication", "none")],
        ),
        (format!("{draft}/removal"), vec![]),
        (format!("{draft}/codes"), vec![("days", "7")]),
        (format!("{draft}/signatures"), vec![("organisation", "X")]),
        (format!("{draft}/merger"), vec![]),
    ] {
        let refused = cas.post_from(&draft, &path, &fields).await;
        assert_eq!(refused.status, 403, "{path}");
    }
    for elsewhere in ["/account/submissions", "/account", "/moderation"] {
        assert_ne!(cas.get(elsewhere).await.status, 200, "{elsewhere}");
    }
    hand_in(&council.lead, &draft, &[]).await;
    // What was handed in is the organisation's.
    for address in [
        draft.clone(),
        format!("{draft}/receipt"),
        format!("{draft}/content.json"),
        format!("{draft}/comments/{comment}"),
    ] {
        let refused = cas.get(&address).await;
        assert_eq!(refused.status, 409, "{address}");
        let text = refused.text();
        assert!(text.contains("Council has submitted the draft"), "{text}");
        assert!(!text.contains("By Cas."), "{text}");
    }
    let outcome = cas.get(&format!("{draft}/outcome")).await;
    assert_eq!(outcome.status, 404);
    // Nor do they begin what is to replace it, from a form that was open still.
    let more = [("action", "save"), ("kind", "general"), ("body", "More.")];
    let refused = cas.post_from("/guest", FORM, &more).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert!(refused.text().contains("Only a lead"));
}

async fn ends_access_at_once(app: App) {
    let (council, draft, _) = begun(&app).await;
    let code = code(&council, &draft).await;
    let cas = joined(&app, &code, "Cas").await;
    write(&app, &cas, "By Cas.").await;
    let id: i64 = app
        .db(|conn| {
            colleague_codes::table
                .select(colleague_codes::id)
                .first(conn)
                .unwrap()
        })
        .await;
    let withdrawal = format!("{draft}/codes/{id}/withdrawal");
    let refused = council.member.post_from(&draft, &withdrawal, &[]).await;
    assert_eq!(refused.status, 403);
    let gone = council.lead.post_from(&draft, &withdrawal, &[]).await;
    assert_eq!(gone.status, 303);
    assert!(
        cas.get(&draft)
            .await
            .location
            .unwrap()
            .starts_with("/sign-in")
    );
    assert_eq!(cas.get(FORM).await.status, 303);
    let refused = app
        .visitor()
        .submit(ENGLISH, JOIN, &[("code", &*code), ("name", "Eve")])
        .await;
    assert_eq!(refused.status, 422);
    // What was written stays, under its name.
    let page = council.lead.get(&draft).await.text();
    assert!(
        page.contains("by Cas") && page.contains("Withdrawn"),
        "{page}"
    );
    let again = council.lead.post_from(&draft, &withdrawal, &[]).await;
    assert_eq!(again.status, 303);
    let kept: i64 = app
        .db(|conn| comments::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(kept, 2);
}

async fn lets_nobody_in_by_a_wrong_or_ended_code(app: App) {
    let (council, draft, _) = begun(&app).await;
    let code = code(&council, &draft).await;
    let visitor = app.visitor();
    for (fields, why) in [
        (
            [("code", "AAAA-AAAA-AAAA"), ("name", "Eve")],
            "does not work",
        ),
        ([("code", ""), ("name", "Eve")], "does not work"),
        ([("code", &*code), ("name", " ")], "Fill in your name"),
    ] {
        let refused = visitor.submit(ENGLISH, JOIN, &fields).await;
        assert_eq!(refused.status, 422, "{fields:?}");
        assert!(refused.text().contains(why), "{}", refused.text());
    }
    // Whoever has an account uses it.
    let signed_in = council
        .member
        .post_from(JOIN_FROM, JOIN, &[("code", &code), ("name", "Mees")])
        .await;
    assert_eq!(signed_in.status, 422);
    assert!(signed_in.text().contains("You are signed in"));
    // It lasts a week, and so does who came in by it.
    let cas = joined(&app, &code, "Cas").await;
    write(&app, &cas, "By Cas.").await;
    app.step(Duration::days(7));
    assert_ne!(cas.get(&draft).await.status, 200);
    let refused = visitor
        .submit(ENGLISH, JOIN, &[("code", &*code), ("name", "Eve")])
        .await;
    assert_eq!(refused.status, 422);
    let came: i64 = app
        .db(|conn| guests::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(came, 1);
}

/// A page with a form for somebody signed in.
const JOIN_FROM: &str = "/privacy";

/// Memory of the process, not of the database: one backend is enough.
#[actix_web::test]
async fn limits_attempts() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.security.join_per_hour = 3;
    })
    .await;
    let visitor = app.visitor();
    let fields = [("code", "AAAA-AAAA-AAAA"), ("name", "Eve")];
    let mut answers = Vec::new();
    for _ in 0..4 {
        let token = visitor.get(JOIN).await.csrf().unwrap();
        let mut all = vec![("csrf", token.as_str())];
        all.extend_from_slice(&fields);
        answers.push(visitor.post_raw(JOIN, &all).await.status.as_u16());
    }
    assert_eq!(answers, [422, 422, 422, 429]);
}

async fn lets_only_the_lead_hand_codes_out(app: App) {
    let (council, draft, _) = begun(&app).await;
    let codes = format!("{draft}/codes");
    assert!(!council.member.get(&draft).await.has("#codes"));
    let refused = council
        .member
        .post_from(&draft, &codes, &[("days", "7")])
        .await;
    assert_eq!(refused.status, 403);
    for days in ["", "0", "365", "x"] {
        let refused = council
            .lead
            .post_from(&draft, &codes, &[("days", days)])
            .await;
        assert_eq!(refused.status, 422, "{days}");
    }
    for _ in 0..10 {
        code(&council, &draft).await;
    }
    let refused = council
        .lead
        .post_from(&draft, &codes, &[("days", "7")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("At most 10 codes"));
    // A person alone has no colleagues.
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let own = crate::responding::draft(&browser, "Alone.").await;
    let refused = browser
        .post_from(&own, &format!("{own}/codes"), &[("days", "7")])
        .await;
    assert_eq!(refused.status, 404);
}

async fn reads_the_text_of_a_round_on_invitation(app: App) {
    let (council, draft, _) = begun(&app).await;
    app.db(|conn| {
        diesel::update(rounds::table)
            .set(rounds::access.eq(RoundAccess::Invited))
            .execute(conn)
            .unwrap();
        diesel::update(parties::table)
            .set(parties::invited.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    let text = "/consultations/cyber/rounds/1";
    assert_ne!(app.visitor().get(text).await.status, 200);
    let code = code(&council, &draft).await;
    let cas = joined(&app, &code, "Cas").await;
    let page = cas.get(text).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("this passage says"));
    write(&app, &cas, "By Cas.").await;
}

async fn tells_who_drafted_along_what_became_of_the_draft(app: App) {
    let (council, draft, _) = begun(&app).await;
    let cas = joined(&app, &code(&council, &draft).await, "Cas").await;
    let form = cas.get(&format!("{FORM}?passage=p-2")).await;
    let text = form.text();
    assert!(
        text.contains("Council") && !text.contains("(myself)"),
        "{text}"
    );
    assert!(form.has("[name=note]") && form.has("[name=status][value=idea]"));
    assert!(cas.get("/guest").await.has(&format!("a[href='{draft}']")));
    // Somebody who responds for themselves has no colleagues, and is told so of their own name.
    let noor = app.account("noor@example.org", "Noor").await;
    let form = app
        .browser(noor)
        .await
        .get(&format!("{FORM}?passage=p-2"))
        .await;
    assert!(form.text().contains("Noor (myself)") && !form.has("[name=note]"));
    hand_in(&council.lead, &draft, &[]).await;
    let place = cas.get("/guest").await;
    assert!(
        place.text().contains("Council has submitted the draft"),
        "{}",
        place.text()
    );
    assert!(!place.has(&format!("a[href='{draft}']")));
    // Before a word is written.
    let form = cas.get(&format!("{FORM}?passage=p-2")).await;
    assert!(
        form.text().contains("Council has submitted the draft"),
        "{}",
        form.text()
    );
    assert!(!form.has("textarea"));
    council
        .lead
        .post_from(&draft, &format!("{draft}/withdrawal"), &[])
        .await;
    for address in ["/guest", &draft] {
        let text = cas.get(address).await.text();
        assert!(
            text.contains("Council has withdrawn the submission"),
            "{text}"
        );
    }
    // Begun again, it is there again.
    let again = council
        .lead
        .post_from(&draft, &format!("{draft}/successor"), &[])
        .await;
    let successor = again.location.unwrap();
    assert!(
        cas.get("/guest")
            .await
            .has(&format!("a[href='{successor}']"))
    );
    assert_eq!(cas.get(&successor).await.status, 200);
    // Of another party they learn nothing.
    let other = app.account("other@example.org", "Other").await;
    let alone = crate::responding::draft(&app.browser(other).await, "Alone.").await;
    assert_eq!(cas.get(&alone).await.status, 404);
}
