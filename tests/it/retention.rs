//! What has had its term is erased, and nothing else.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::StaffRole;
use polder::access::{GuestKind, MemberRole};
use polder::consultations::model::RoundState;
use polder::db::schema::{
    accounts, audit_events, comments, guests, impersonations, invitations, organisations, parties,
    rounds, signatures, submissions,
};
use polder::retention::actions;
use polder::retention::model::Class;
use polder::retention::worker;
use polder::submissions::model::{Moderation, Publication};
use polder::types::Moment;
use polder::types::ids::{AccountId, OrganisationId, PartyId, RoundId};

use crate::support::{Actor, App, CommentSpec, Sample, both};

both!(
    drafts_never_handed_in_go_after_their_term,
    the_words_of_what_was_withdrawn_go_after_their_term,
    names_of_people_go_after_their_term_and_what_they_wrote_stays,
    nothing_goes_while_a_response_awaits_its_answer_or_on_hold,
    notes_go_after_their_term,
    an_account_nobody_uses_ends_after_one_warning,
    an_account_that_is_needed_does_not_end,
    the_command_counts_first_and_erases_then,
);

/// How much of a class is due.
async fn due(app: &App, class: Class) -> usize {
    let lines = actions::due(&app.site).await.unwrap();
    let line = lines.into_iter().find(|line| line.class == class);
    line.unwrap().count
}

/// The worker's day.
async fn day(app: &App) {
    for _ in 0..20 {
        if worker::step(&app.site).await.unwrap() == 0 {
            return;
        }
    }
    panic!("the worker never rests");
}

/// Ends the round of the sample as it stands now, with its answers published.
async fn finish(app: &App, sample: &Sample) {
    let (round, now) = (sample.round, app.now());
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(RoundState::Reporting),
                rounds::closes_at.eq(now),
                rounds::answers_published_at.eq(Some(now)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn count(app: &App) -> (i64, i64) {
    app.db(|conn| {
        (
            submissions::table.count().get_result(conn).unwrap(),
            comments::table.count().get_result(conn).unwrap(),
        )
    })
    .await
}

/// What the log says was erased of a class.
async fn logged(app: &App, class: Class) -> Vec<String> {
    let said = format!("\"class\":\"{}\"", class.as_str());
    app.db(move |conn| {
        let events = audit_events::table.filter(audit_events::action.eq("retention.erase"));
        let all: Vec<String> = events.select(audit_events::details).load(conn).unwrap();
        all.into_iter()
            .filter(|details| details.replace(' ', "").contains(&said))
            .collect()
    })
    .await
}

async fn person(app: &App, email: &str, name: &str) -> (AccountId, Actor) {
    let account = app.account(email, name).await;
    (account, app.browser(account).await)
}

async fn drafts_never_handed_in_go_after_their_term(app: App) {
    let sample = app.sample("cyber").await;
    let (_, noor) = person(&app, "noor@example.org", "Noor").await;
    crate::responding::draft(&noor, "Not sure yet.").await;
    // However long a round is open.
    app.step(Duration::days(3000));
    assert_eq!(due(&app, Class::Drafts).await, 0);
    day(&app).await;
    assert_eq!(count(&app).await, (1, 1));
    finish(&app, &sample).await;
    app.step(Duration::days(364));
    assert_eq!(due(&app, Class::Drafts).await, 0);
    app.step(Duration::days(2));
    assert_eq!(due(&app, Class::Drafts).await, 1);
    assert_eq!(count(&app).await, (1, 1), "counting erases nothing");
    day(&app).await;
    assert_eq!(count(&app).await, (0, 0));
    let events = logged(&app, Class::Drafts).await;
    assert_eq!(events.len(), 1);
    assert!(events[0].contains("365") && !events[0].contains("sure"));
    day(&app).await;
    assert_eq!(logged(&app, Class::Drafts).await.len(), 1);
}

async fn the_words_of_what_was_withdrawn_go_after_their_term(app: App) {
    let sample = app.sample("cyber").await;
    let (account, noor) = person(&app, "noor@example.org", "Noor").await;
    let page = crate::responding::draft(&noor, "Taken back.").await;
    let fields = [("action", "submit"), ("publication", "anonymous")];
    noor.submit(&page, &page, &fields).await;
    let back = noor.submit(&page, &format!("{page}/withdrawal"), &[]).await;
    assert_eq!(back.status, 303, "{}", back.text());
    let stays = app.party(&sample, "Gemaal", "individual", None, None).await;
    let spec = CommentSpec::on(sample.passages[1], "This stays.");
    app.submission(&sample, stays, None, Publication::Anonymous, vec![spec])
        .await;
    app.step(Duration::days(400));
    assert_eq!(due(&app, Class::Withdrawn).await, 0, "the round is open");
    finish(&app, &sample).await;
    day(&app).await;
    let bodies: Vec<String> = app
        .db(|conn| {
            let all = comments::table.order(comments::id);
            all.select(comments::body).load(conn).unwrap()
        })
        .await;
    assert_eq!(bodies, ["", "This stays."]);
    assert_eq!(due(&app, Class::Withdrawn).await, 0, "once is enough");
    assert_eq!(logged(&app, Class::Withdrawn).await.len(), 1);
    let seen = app.browser(account).await.get(&page).await;
    assert_eq!(seen.status, 200, "its receipt stays");
    assert!(!seen.body.contains("Taken back."));
    assert!(seen.text().contains("were erased"), "and it is said why");
}

/// A person who responded under their own name, and somebody for an organisation.
async fn responded(app: &App, sample: &Sample) -> [PartyId; 2] {
    let (account, _) = person(app, "noor@example.org", "Noor de Wit").await;
    let own = app
        .party(sample, "Noor de Wit", "individual", None, Some(account))
        .await;
    let lead = app.account("lead@example.org", "L. Lead").await;
    let body = app
        .organisation("Gemaal", "private", lead, MemberRole::Lead)
        .await;
    let theirs = app
        .party(sample, "Gemaal", "private", Some(body), None)
        .await;
    for (party, by, words) in [
        (own, account, "Name who does it."),
        (theirs, lead, "Say when."),
    ] {
        let mut spec = CommentSpec::on(sample.passages[1], words);
        spec.moderation = Moderation::Published;
        let named = Publication::NameAndOrganisation;
        app.submission(sample, party, Some(by), named, vec![spec])
            .await;
    }
    [own, theirs]
}

async fn names_of_people_go_after_their_term_and_what_they_wrote_stays(app: App) {
    let sample = app.sample("cyber").await;
    let [own, theirs] = responded(&app, &sample).await;
    app.guest(&sample, own, GuestKind::Respondent).await;
    let (round, now) = (sample.round, app.now());
    app.db(move |conn| {
        diesel::update(submissions::table.filter(submissions::party_id.eq(own)))
            .set(submissions::submitter_name.eq("Noor de Wit"))
            .execute(conn)
            .unwrap();
        leave_traces(conn, round, now);
    })
    .await;
    let public = "/consultations/cyber/rounds/1/comments";
    let seen = app.visitor().get(public).await.text();
    assert!(seen.contains("Noor de Wit") && seen.contains("A. Submitter"));
    finish(&app, &sample).await;
    app.step(Duration::days(5 * 365));
    day(&app).await;
    let seen = app.visitor().get(public).await.text();
    assert!(seen.contains("Noor de Wit"), "not before five years");
    app.step(Duration::days(2));
    assert_eq!(due(&app, Class::People).await, 4);
    // Two nodes at once.
    let (one, other) = futures_util::join!(worker::step(&app.site), worker::step(&app.site));
    assert!(one.unwrap() + other.unwrap() >= 4);
    let seen = app.visitor().get(public).await.text();
    for words in ["Name who does it.", "Say when.", "Gemaal"] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    for name in ["Noor de Wit", "A. Submitter"] {
        assert!(!seen.contains(name), "{name}: {seen}");
    }
    let left: Vec<String> = app
        .db(move |conn| {
            let mut all: Vec<String> = parties::table
                .filter(parties::id.ne(theirs))
                .select(parties::name)
                .load(conn)
                .unwrap();
            all.extend(
                submissions::table
                    .select(submissions::submitter_name)
                    .load::<String>(conn)
                    .unwrap(),
            );
            all.extend(
                guests::table
                    .select(guests::name)
                    .load::<String>(conn)
                    .unwrap(),
            );
            let addresses: Vec<Option<String>> =
                guests::table.select(guests::email).load(conn).unwrap();
            all.extend(addresses.into_iter().flatten());
            all.extend(
                impersonations::table
                    .select(impersonations::name)
                    .load::<String>(conn)
                    .unwrap(),
            );
            all.extend(
                invitations::table
                    .select(invitations::email)
                    .load::<String>(conn)
                    .unwrap(),
            );
            all.extend(
                signatures::table
                    .select(signatures::signer_name)
                    .load::<String>(conn)
                    .unwrap(),
            );
            all
        })
        .await;
    assert!(left.len() >= 5);
    for name in left {
        assert!(name.is_empty() || name == "-", "{name} is left");
    }
    assert_eq!(logged(&app, Class::People).await.len(), 1);
    assert_eq!(due(&app, Class::People).await, 0);
}

/// A report of impersonation in a round, and an invitation to it.
fn leave_traces(conn: &mut polder::db::Conn, round: RoundId, now: Moment) {
    diesel::insert_into(impersonations::table)
        .values((
            impersonations::round_id.eq(round),
            impersonations::reference.eq("17"),
            impersonations::name.eq("R. Reporter"),
            impersonations::email.eq(Some("reporter@example.org")),
            impersonations::explanation.eq("I never wrote this."),
            impersonations::language.eq("nl"),
            impersonations::reported_at.eq(now),
            impersonations::note.eq("We rang them."),
        ))
        .execute(conn)
        .unwrap();
    // To one who never came.
    let organisation: OrganisationId = organisations::table
        .select(organisations::id)
        .first(conn)
        .unwrap();
    diesel::insert_into(invitations::table)
        .values((
            invitations::token_hash.eq("x"),
            invitations::organisation_id.eq(organisation),
            invitations::round_id.eq(Some(round)),
            invitations::email.eq("invited@example.org"),
            invitations::role.eq(MemberRole::Member),
            invitations::language.eq("nl"),
            invitations::created_at.eq(now),
            invitations::expires_at.eq(now + Duration::days(14)),
        ))
        .execute(conn)
        .unwrap();
}

async fn nothing_goes_while_a_response_awaits_its_answer_or_on_hold(app: App) {
    let sample = app.sample("cyber").await;
    responded(&app, &sample).await;
    let (round, now) = (sample.round, app.now());
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(RoundState::Closed),
                rounds::closes_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.step(Duration::days(4000));
    assert_eq!(due(&app, Class::People).await, 0, "it has no answers yet");
    let now = app.now() - Duration::days(3000);
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::answers_published_at.eq(Some(now)))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(due(&app, Class::People).await, 2);
    // A project lead puts it on hold.
    let (lead, browser) = person(&app, "plead@example.org", "P. Lead").await;
    app.appoint(lead, sample.consultation, StaffRole::ProjectLead)
        .await;
    let page = "/manage/cyber/settings";
    let hold = browser.submit(page, page, &[("on_hold", "yes")]).await;
    assert_eq!(hold.status, 303, "{}", hold.text());
    assert!(browser.get(page).await.has("input[name=on_hold][checked]"));
    assert_eq!(due(&app, Class::People).await, 0);
    day(&app).await;
    let seen = app
        .visitor()
        .get("/consultations/cyber/rounds/1/comments")
        .await;
    assert!(seen.text().contains("Noor de Wit"));
    let lifted = browser.submit(page, page, &[("on_hold", "")]).await;
    assert_eq!(lifted.status, 303);
    assert_eq!(due(&app, Class::People).await, 2);
}

async fn notes_go_after_their_term(app: App) {
    let sample = app.sample("cyber").await;
    let [own, _] = responded(&app, &sample).await;
    let (round, now) = (sample.round, app.now());
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::party_id.eq(own)))
            .set(comments::notes.eq("Telephone: 070 123"))
            .execute(conn)
            .unwrap();
        leave_traces(conn, round, now);
    })
    .await;
    finish(&app, &sample).await;
    app.step(Duration::days(1825));
    assert_eq!(due(&app, Class::Notes).await, 0);
    app.step(Duration::days(2));
    assert_eq!(due(&app, Class::Notes).await, 2);
    day(&app).await;
    assert_eq!(due(&app, Class::Notes).await, 0);
    let (notes, bodies): (Vec<String>, Vec<String>) = app
        .db(|conn| {
            (
                comments::table.select(comments::notes).load(conn).unwrap(),
                comments::table.select(comments::body).load(conn).unwrap(),
            )
        })
        .await;
    assert!(notes.iter().all(String::is_empty));
    assert!(bodies.iter().all(|body| !body.is_empty()));
}

async fn is_there(app: &App, email: &str) -> bool {
    let email = email.to_owned();
    app.db(move |conn| {
        let one = accounts::table.filter(accounts::email.eq(email));
        one.count().get_result::<i64>(conn).unwrap() == 1
    })
    .await
}

async fn an_account_nobody_uses_ends_after_one_warning(app: App) {
    app.account("gone@example.org", "Gone").await;
    let (back, _) = person(&app, "back@example.org", "Back").await;
    app.step(Duration::days(1065));
    day(&app).await;
    assert!(app.mail_to("gone@example.org").await.is_empty());
    app.step(Duration::days(2));
    day(&app).await;
    day(&app).await;
    for email in ["gone@example.org", "back@example.org"] {
        let letters = app.mail_to(email).await;
        assert_eq!(letters.len(), 1, "once");
        assert!(letters[0].text.contains("/sign-in"));
    }
    app.step(Duration::days(28));
    // Somebody comes back.
    app.browser(back).await;
    day(&app).await;
    assert!(is_there(&app, "gone@example.org").await, "not too soon");
    app.step(Duration::days(3));
    day(&app).await;
    assert!(!is_there(&app, "gone@example.org").await);
    assert!(is_there(&app, "back@example.org").await);
    assert_eq!(logged(&app, Class::Accounts).await.len(), 1);
    // It counts from when they came back, and they are told again then.
    app.step(Duration::days(1066));
    day(&app).await;
    assert!(is_there(&app, "back@example.org").await);
    assert_eq!(app.mail_to("back@example.org").await.len(), 2);
}

async fn an_account_that_is_needed_does_not_end(app: App) {
    let sample = app.sample("cyber").await;
    let boss = app.account("boss@example.org", "Boss").await;
    app.make_admin(boss).await;
    let staff = app.account("staff@example.org", "Staff").await;
    app.appoint(staff, sample.consultation, StaffRole::Drafter)
        .await;
    responded(&app, &sample).await;
    app.step(Duration::days(2000));
    day(&app).await;
    app.step(Duration::days(40));
    day(&app).await;
    for email in [
        "boss@example.org",
        "staff@example.org",
        // Their responses await an answer.
        "noor@example.org",
        "lead@example.org",
    ] {
        assert!(is_there(&app, email).await, "{email}");
        assert!(app.mail_to(email).await.is_empty(), "{email}");
    }
    finish(&app, &sample).await;
    day(&app).await;
    app.step(Duration::days(31));
    day(&app).await;
    assert!(!is_there(&app, "noor@example.org").await);
    assert!(is_there(&app, "staff@example.org").await);
    assert!(is_there(&app, "boss@example.org").await);
}

async fn the_command_counts_first_and_erases_then(app: App) {
    let sample = app.sample("cyber").await;
    let (_, jan) = person(&app, "jan@example.org", "Jan").await;
    crate::responding::draft(&jan, "Not sure yet.").await;
    let round = sample.round;
    app.db(move |conn| {
        // Long ago by the clock of the wall, which a command goes by.
        let closed = chrono::NaiveDate::from_ymd_opt(2012, 1, 1).unwrap();
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(RoundState::Closed),
                rounds::closes_at.eq(closed.and_time(chrono::NaiveTime::MIN)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let retention = |options: &str| app.command(&format!("retention {options}"), "");
    let counted: serde_json::Value = serde_json::from_str(&retention("--dry-run --json")).unwrap();
    assert_eq!(counted["dry_run"], true);
    let drafts = &counted["classes"][0];
    assert_eq!(drafts["class"], "drafts");
    assert_eq!(
        (&drafts["days"], &drafts["count"]),
        (&365.into(), &1.into())
    );
    assert_eq!(count(&app).await, (1, 1));
    let told = retention("--dry-run");
    assert!(told.lines().next().unwrap().contains("1 due"), "{told}");
    let told = app.command("retention", "");
    assert!(told.lines().next().unwrap().contains("1 erased"), "{told}");
    assert_eq!(count(&app).await, (0, 0));
    let again: serde_json::Value = serde_json::from_str(&retention("--json")).unwrap();
    assert_eq!(again["classes"][0]["count"], 0);
    assert_eq!(again["kept_back"], serde_json::json!([]));
    // What is kept beyond its term is told, with why.
    responded(&app, &sample).await;
    let kept = retention("--dry-run --json");
    let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
    let told = serde_json::json!([{"consultation": "cyber", "because": "awaits-answer"}]);
    assert_eq!(kept["kept_back"], told);
    let told = retention("--dry-run");
    assert!(told.contains("of cyber are kept"), "{told}");
}
