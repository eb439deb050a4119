//! Other organisations sign a submission: asked, signing what was handed in, counted and listed.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::consultations::model::{RoundAccess, RoundState};
use polder::db::schema::{audit_events, rounds, signatures};
use polder::signatures::worker;

use crate::responding::api_token;
use crate::support::{Actor, Answer, App, both};
use crate::teamwork::{Council, council, hand_in};

both!(
    signs_what_was_handed_in,
    asks_planned_signatures_at_submission_and_anew_after_a_change,
    asks_by_mail_and_the_one_asked_says_for_whom,
    who_declined_reads_it_no_more,
    asking_tells_nothing_about_who_is_known_or_invited,
    asks_only_who_can_be_asked,
    keeps_requests_to_the_lead_who_is_asked,
    takes_signatures_back_until_the_round_closes,
    counts_and_lists_signatories_everywhere,
    names_nobody_under_an_anonymous_submission,
    nobody_is_asked_about_what_was_taken_back,
);

/// Another organisation with a lead.
async fn other(app: &App, name: &str) -> Actor {
    let mail = format!("{}@example.org", name.to_lowercase().replace(' ', "-"));
    let lead = app.account(&mail, &format!("Lead of {name}")).await;
    app.organisation(name, "technical", lead, MemberRole::Lead)
        .await;
    app.browser(lead).await
}

async fn ask(by: &Actor, page: &str, fields: &[(&str, &str)]) -> Answer {
    by.submit(page, &format!("{page}/signatures"), fields).await
}

/// Asks the organisation of this name by its code.
async fn ask_one(app: &App, by: &Actor, page: &str, name: &str) -> Answer {
    let code = app.code_of(name).await;
    ask(by, page, &[("code", &code)]).await
}

/// The address of the newest request, as its organisation opens it.
async fn newest(app: &App) -> String {
    let id: Option<i64> = app
        .db(|conn| {
            signatures::table
                .select(diesel::dsl::max(signatures::id))
                .first(conn)
                .unwrap()
        })
        .await;
    format!("/signatures/{}", id.unwrap())
}

async fn answer(by: &Actor, address: &str, word: &str) -> Answer {
    by.submit(address, address, &[("answer", word)]).await
}

async fn states(app: &App) -> Vec<(String, bool)> {
    let rows: Vec<(String, Option<String>)> = app
        .db(|conn| {
            signatures::table
                .order(signatures::id)
                .select((signatures::state, signatures::content_hash))
                .load(conn)
                .unwrap()
        })
        .await;
    rows.into_iter()
        .map(|(state, hash)| (state, hash.is_some()))
        .collect()
}

fn state(word: &str, hashed: bool) -> (String, bool) {
    (word.to_owned(), hashed)
}

/// A submission of the council with one comment; returns its address and the comment's number.
async fn submitted(app: &App, council: &Council, publication: &str) -> (String, i64) {
    let (page, comment) = council
        .write(app, &council.lead, "p-2", &[("body", "Name who does it.")])
        .await;
    let fields = [("publication", publication)];
    let done = hand_in(&council.lead, &page, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    (page, comment)
}

async fn signs_what_was_handed_in(app: App) {
    let council = council(&app).await;
    let net = other(&app, "Net").await;
    let (page, _) = submitted(&app, &council, "organisation").await;
    let code = format!(" {} ", app.code_of("Net").await.to_lowercase());
    let asked = ask(&council.lead, &page, &[("code", &code)]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let letters = app.mail_to("net@example.org").await;
    assert_eq!(letters.len(), 1);
    // The words of a party stand in the letter, marked as theirs, and not above it.
    assert_eq!(letters[0].subject, "You are asked to sign a submission");
    assert!(letters[0].text.contains("> Council"), "{}", letters[0].text);
    let request = newest(&app).await;
    assert!(letters[0].text.contains(&request));
    // It stands in the list of the lead, who reads all of it.
    let list = net.get("/account/submissions").await;
    assert!(list.text().contains("Asked to sign") && list.has(&format!("a[href='{request}']")));
    let shown = net.get(&request).await;
    assert!(shown.text().contains("Name who does it.") && shown.text().contains("Lotte Lead"));
    let content = net.get(&format!("{request}/content.json")).await;
    let hash = polder::platform::random::sha256_hex(content.body.as_bytes());
    assert!(shown.text().contains(&hash));
    let signed = answer(&net, &request, "sign").await;
    assert_eq!(signed.status, 303, "{}", signed.text());
    assert_eq!(states(&app).await, [state("signed", true)]);
    let receipt = council.lead.get(&format!("{page}/receipt")).await.text();
    assert!(receipt.contains("1 organisation has signed") && receipt.contains("Net"));
    // The party hears of it, and the file it keeps says so.
    let told = app.mail_to("lotte@example.org").await;
    let told = told.last().unwrap();
    assert_eq!(told.subject, "An answer to your request to sign");
    assert!(told.text.contains("> Net"), "{}", told.text);
    assert!(told.text.contains(&format!("{page}#signatures")));
    let (status, pdf) = council.lead.download(&format!("{page}/receipt.pdf")).await;
    assert_eq!(status, 200);
    let words = crate::responding::receipts::words(&pdf);
    assert!(words.contains("Signatories"), "{words}");
    // The content, and so its hash, is what it was.
    let own = council.lead.get(&format!("{page}/content.json")).await;
    assert_eq!(own.body, content.body);
    let events: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.like("signature.%"))
                .order(audit_events::id)
                .select(audit_events::action)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(events, ["signature.ask", "signature.sign"]);
    let token = api_token(&app, council.accounts[0]).await;
    let body = council
        .lead
        .api("GET", &format!("/api/v1{page}"), Some(&token), None)
        .await;
    assert_eq!(body.json()["signatories"], serde_json::json!(["Net"]));
}

async fn asks_planned_signatures_at_submission_and_anew_after_a_change(app: App) {
    let council = council(&app).await;
    let (net, club) = (other(&app, "Net").await, other(&app, "Club").await);
    let (page, _) = council
        .write(&app, &council.lead, "p-2", &[("body", "Words.")])
        .await;
    for name in ["Net", "Club"] {
        let asked = ask_one(&app, &council.lead, &page, name).await;
        assert_eq!(asked.status, 303, "{}", asked.text());
    }
    // Nothing is signed, or even seen, of a draft.
    assert!(app.mail_to("net@example.org").await.is_empty());
    let request = newest(&app).await;
    assert_eq!(club.get(&request).await.status, 404);
    assert!(
        !net.get("/account/submissions")
            .await
            .text()
            .contains("Asked to sign")
    );
    hand_in(&council.lead, &page, &[]).await;
    assert_eq!(app.mail_to("net@example.org").await.len(), 1);
    assert_eq!(app.mail_to("club@example.org").await.len(), 1);
    assert_eq!(answer(&club, &request, "decline").await.status, 303);
    let list = net.get("/account/submissions").await;
    let first = list
        .body
        .split("href=\"")
        .filter_map(|part| part.split('"').next())
        .find(|href| href.starts_with("/signatures/"))
        .unwrap()
        .to_owned();
    let opened = net.get(&first).await.form(&first);
    assert_eq!(answer(&net, &first, "sign").await.status, 303);
    // The council changes it: who signed is asked anew, who declined is not.
    let begun = council
        .lead
        .post_from(&page, &format!("{page}/successor"), &[])
        .await;
    let successor = begun.location.unwrap();
    council
        .write(&app, &council.lead, "p-4", &[("body", "More words.")])
        .await;
    let planned = council.lead.get(&successor).await.text();
    assert!(planned.contains("Asked when you submit") && !planned.contains("Declined"));
    hand_in(&council.lead, &successor, &[]).await;
    assert_eq!(
        states(&app).await,
        [
            state("signed", true),
            state("declined", false),
            state("asked", false)
        ]
    );
    let letters = app.mail_to("net@example.org").await;
    assert_eq!(letters.len(), 2);
    assert!(
        letters[1].text.contains("does not count under the new one"),
        "{}",
        letters[1].text
    );
    assert_eq!(app.mail_to("club@example.org").await.len(), 1);
    let receipt = council.lead.get(&format!("{successor}/receipt")).await;
    assert!(!receipt.text().contains("1 organisation has signed"));
    // What was signed before is gone; its form signs nothing else.
    assert_eq!(net.get(&first).await.status, 404);
    let request = newest(&app).await;
    let mut fields: Vec<(&str, &str)> = opened
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("answer", "sign"));
    net.post_raw(&request, &fields).await;
    assert_eq!(states(&app).await[2], state("asked", false), "another hash");
    assert_eq!(answer(&net, &request, "sign").await.status, 303);
    let receipt = council.lead.get(&format!("{successor}/receipt")).await;
    assert!(receipt.text().contains("1 organisation has signed"));
}

async fn asks_by_mail_and_the_one_asked_says_for_whom(app: App) {
    let council = council(&app).await;
    let (page, _) = submitted(&app, &council, "organisation").await;
    let wrong = ask(&council.lead, &page, &[("email", "nobody")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("#field-email-error"));
    let asked = ask(&council.lead, &page, &[("email", "New@Example.org")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert!(
        council
            .lead
            .get(&page)
            .await
            .text()
            .contains("new@example.org")
    );
    let letters = app.mail_to("new@example.org").await;
    assert_eq!(letters.len(), 1);
    let link = app
        .mailed_link("new@example.org", "/signatures/invitation")
        .await;
    assert_eq!(
        app.visitor().get(&link).await.status,
        303,
        "signed in first"
    );
    let thief = app.account("thief@example.org", "Thief").await;
    let thief = app.browser(thief).await;
    let other = thief.get(&link).await;
    assert!(
        other.text().contains("sent to another address"),
        "{}",
        other.text()
    );
    assert!(!other.text().contains("Council"));
    // It is for the one whose address it was sent to, and for an organisation they lead.
    let account = app.account("new@example.org", "Nieuw").await;
    let browser = app.browser(account).await;
    let empty = browser.get(&link).await;
    assert!(empty.text().contains("You do not lead an organisation"));
    let fields = [("name", "Newcomers"), ("group", "private")];
    let founding = "/account/organisations";
    assert_eq!(
        browser.submit(founding, founding, &fields).await.status,
        303
    );
    let opened = browser.get(&link).await;
    let id = opened.form("/signatures/invitation");
    let token = id
        .iter()
        .find(|(name, _)| name == "token")
        .unwrap()
        .1
        .clone();
    let theirs = council.id.to_string();
    let stolen = [("token", token.as_str()), ("organisation", theirs.as_str())];
    let refused = browser
        .submit(&link, "/signatures/invitation", &stolen)
        .await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    let own = opened.body.split("name=\"organisation\"").nth(1).unwrap();
    let own = own
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let chosen = [("token", token.as_str()), ("organisation", own)];
    let done = browser
        .submit(&link, "/signatures/invitation", &chosen)
        .await;
    let request = done.location.unwrap();
    assert!(
        browser
            .get(&request)
            .await
            .text()
            .contains("Name who does it.")
    );
    assert_eq!(answer(&browser, &request, "sign").await.status, 303);
    assert_eq!(states(&app).await, [state("signed", true)]);
    assert_eq!(browser.get(&link).await.status, 409, "followed");
}

async fn who_declined_reads_it_no_more(app: App) {
    let council = council(&app).await;
    let net = other(&app, "Net").await;
    let (page, _) = submitted(&app, &council, "organisation").await;
    ask_one(&app, &council.lead, &page, "Net").await;
    let request = newest(&app).await;
    assert_eq!(net.get(&request).await.status, 200);
    assert_eq!(answer(&net, &request, "decline").await.status, 303);
    assert_eq!(net.get(&request).await.status, 404);
    let content = format!("{request}/content.json");
    assert_eq!(net.get(&content).await.status, 404);
    let late = net
        .post_from("/privacy", &request, &[("answer", "sign")])
        .await;
    assert_eq!(late.status, 404);
    let list = net.get("/account/submissions").await;
    assert!(!list.has(&format!("a[href='{request}']")));
    // Asked anew, it is theirs to read again.
    assert_eq!(ask_one(&app, &council.lead, &page, "Net").await.status, 303);
    assert_eq!(net.get(&request).await.status, 200);
}

async fn asks_only_who_can_be_asked(app: App) {
    let council = council(&app).await;
    other(&app, "Net").await;
    let (page, _) = submitted(&app, &council, "organisation").await;
    let nobody = ask(&council.lead, &page, &[("code", " ")]).await;
    assert_eq!(nobody.status, 422);
    assert!(
        nobody.text().contains("Fill in the code"),
        "{}",
        nobody.text()
    );
    let member = council
        .member
        .post_from(
            "/account/submissions",
            &format!("{page}/signatures"),
            &[("code", "Net")],
        )
        .await;
    assert_eq!(member.status, 403);
    assert!(!council.member.get(&page).await.has("[name=code]"));
    // A round on invitation is for those invited.
    app.db(|conn| {
        diesel::update(rounds::table)
            .set(rounds::access.eq(RoundAccess::Invited))
            .execute(conn)
            .unwrap();
    })
    .await;
    let refused = ask_one(&app, &council.lead, &page, "Net").await;
    assert_eq!(refused.status, 422);
    assert!(states(&app).await.is_empty());
}

async fn asking_tells_nothing_about_who_is_known_or_invited(app: App) {
    let council = council(&app).await;
    other(&app, "Net").await;
    let (page, _) = submitted(&app, &council, "organisation").await;
    app.db(|conn| {
        diesel::update(rounds::table)
            .set(rounds::access.eq(RoundAccess::Invited))
            .execute(conn)
            .unwrap();
    })
    .await;
    let (known, own) = (app.code_of("Net").await, app.code_of("Council").await);
    let mut said = Vec::new();
    for code in [
        known.as_str(),
        own.as_str(),
        "0000-0000-0000",
        "Net",
        "Nobody",
    ] {
        let refused = ask(&council.lead, &page, &[("code", code)]).await;
        assert_eq!(refused.status, 422);
        let text = refused.text().replace(code, "");
        let text = text.split("No organisation with this code").nth(1);
        said.push(text.unwrap().chars().take(60).collect::<String>());
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    // By mail it is the same whether the address is known or not.
    for address in ["net@example.org", "unknown@example.org"] {
        let asked = ask(&council.lead, &page, &[("email", address)]).await;
        assert_eq!(asked.status, 303);
        assert_eq!(app.mail_to(address).await.len(), 1);
    }
}

async fn keeps_requests_to_the_lead_who_is_asked(app: App) {
    let council = council(&app).await;
    let (net, club) = (other(&app, "Net").await, other(&app, "Club").await);
    let (page, _) = submitted(&app, &council, "organisation").await;
    ask_one(&app, &council.lead, &page, "Net").await;
    let request = newest(&app).await;
    assert_eq!(club.get(&request).await.status, 404);
    assert_eq!(council.lead.get(&request).await.status, 404);
    assert_eq!(
        net.get(&page).await.status,
        404,
        "reading is not being of the party"
    );
    assert_eq!(net.get(&format!("{page}/receipt")).await.status, 404);
    // The party takes the request back.
    let id = request.rsplit('/').next().unwrap();
    let removal = format!("{page}/signatures/{id}/removal");
    assert_eq!(
        council.member.post_from(&page, &removal, &[]).await.status,
        403
    );
    let gone = council.lead.post_from(&page, &removal, &[]).await;
    assert_eq!(gone.status, 303);
    assert_eq!(net.get(&request).await.status, 404);
    assert!(states(&app).await.is_empty());
}

async fn takes_signatures_back_until_the_round_closes(app: App) {
    let council = council(&app).await;
    let net = other(&app, "Net").await;
    let (page, _) = submitted(&app, &council, "organisation").await;
    ask_one(&app, &council.lead, &page, "Net").await;
    let request = newest(&app).await;
    answer(&net, &request, "sign").await;
    // Who has signed is not taken back by who asked.
    let id = request.rsplit('/').next().unwrap();
    let removal = format!("{page}/signatures/{id}/removal");
    council.lead.post_from(&page, &removal, &[]).await;
    assert_eq!(states(&app).await, [state("signed", true)]);
    assert_eq!(answer(&net, &request, "take-back").await.status, 303);
    assert_eq!(states(&app).await, [state("taken-back", false)]);
    let receipt = council.lead.get(&format!("{page}/receipt")).await;
    assert!(!receipt.text().contains("Net"));
    assert_eq!(answer(&net, &request, "sign").await.status, 303);
    app.step(Duration::days(8));
    let net = {
        let account = app
            .db(|conn| {
                use polder::db::schema::accounts;
                accounts::table
                    .filter(accounts::email.eq("net@example.org"))
                    .select(accounts::id)
                    .first(conn)
                    .unwrap()
            })
            .await;
        app.browser(account).await
    };
    let closed = net.get(&request).await;
    assert!(closed.text().contains("The round is closed"));
    net.post_from("/privacy", &request, &[("answer", "take-back")])
        .await;
    assert_eq!(states(&app).await, [state("signed", true)]);
}

/// Signs by two organisations, publishes the comment and lets the round report; returns the staff's
/// browser.
async fn reported(app: &App, council: &Council, publication: &str) -> (Actor, i64) {
    let (net, club) = (other(app, "Net").await, other(app, "Club").await);
    let (page, comment) = submitted(app, council, publication).await;
    for (name, lead) in [("Net", &net), ("Club", &club)] {
        ask_one(app, &council.lead, &page, name).await;
        let request = newest(app).await;
        assert_eq!(answer(lead, &request, "sign").await.status, 303);
    }
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
    let round = council.sample.round;
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::state.eq(RoundState::Reporting))
            .execute(conn)
            .unwrap();
    })
    .await;
    (staff, comment)
}

const CSV: &str = "/consultations/cyber/export.csv?audience=";

async fn counts_and_lists_signatories_everywhere(app: App) {
    let council = council(&app).await;
    let (staff, comment) = reported(&app, &council, "organisation").await;
    for address in [
        format!("/moderation/comments/{comment}"),
        format!("/drafting/comments/{comment}"),
    ] {
        let page = staff.get(&address).await.text();
        assert!(page.contains("2 organisations have signed"), "{address}");
        assert!(page.contains("Club") && page.contains("Net"), "{address}");
    }
    let visitor = app.visitor();
    let report = visitor
        .get("/consultations/cyber/report?lang=en")
        .await
        .text();
    assert!(report.contains("2 organisations signed the submission of another party"));
    assert!(
        report.contains("Submission of Council, 2 signatories: Club ; Net"),
        "{report}"
    );
    let comments = visitor
        .get("/consultations/cyber/rounds/1/comments?lang=en")
        .await
        .text();
    assert!(comments.contains("Signed by Club, Net"), "{comments}");
    let api = visitor
        .api(
            "GET",
            "/api/v1/consultations/cyber/rounds/1/comments",
            None,
            None,
        )
        .await;
    assert!(
        api.body.contains("\"signatories\":[\"Club\",\"Net\"]"),
        "{}",
        api.body
    );
    for (actor, audience) in [(&visitor, "public"), (&staff, "internal")] {
        let file = actor.get(&format!("{CSV}{audience}")).await;
        assert_eq!(file.status, 200);
        assert!(file.body.contains("Club; Net"), "{audience}: {}", file.body);
    }
}

async fn names_nobody_under_an_anonymous_submission(app: App) {
    let council = council(&app).await;
    let (staff, comment) = reported(&app, &council, "anonymous").await;
    let visitor = app.visitor();
    for address in [
        "/consultations/cyber/report".to_owned(),
        "/consultations/cyber/rounds/1/comments".to_owned(),
        "/api/v1/consultations/cyber/rounds/1/comments".to_owned(),
        format!("{CSV}public"),
    ] {
        let page = visitor.get(&address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(
            !page.body.contains("Club") && !page.body.contains("Council"),
            "{address}"
        );
    }
    let report = visitor
        .get("/consultations/cyber/report?lang=en")
        .await
        .text();
    assert!(
        report.contains("2 signatures are counted and not listed"),
        "{report}"
    );
    let page = staff
        .get(&format!("/moderation/comments/{comment}"))
        .await
        .text();
    assert!(page.contains("Club"), "staff see who signed");
}

async fn nobody_is_asked_about_what_was_taken_back(app: App) {
    let council = council(&app).await;
    other(&app, "Net").await;
    let (page, _) = submitted(&app, &council, "organisation").await;
    let asked = ask_one(&app, &council.lead, &page, "Net").await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let asked = ask(&council.lead, &page, &[("email", "new@example.org")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let withdrawal = format!("{page}/withdrawal");
    let done = council.lead.submit(&page, &withdrawal, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(app.mail_to("net@example.org").await.is_empty());
    assert!(app.mail_to("new@example.org").await.is_empty());

    other(&app, "Club").await;
    // What stands is told of once, however many nodes there are.
    let (page, _) = submitted(&app, &council, "organisation").await;
    let asked = ask_one(&app, &council.lead, &page, "Club").await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let asked = ask(&council.lead, &page, &[("email", "other@example.org")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let (one, other) = futures_util::join!(worker::step(&app.site), worker::step(&app.site));
    assert_eq!(one.unwrap() + other.unwrap(), 2);
    assert_eq!(app.mail_to("club@example.org").await.len(), 1);
    assert_eq!(app.mail_to("other@example.org").await.len(), 1);
}
