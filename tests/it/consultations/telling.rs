//! Letters to parties: who is told, how often, in which language, and what it costs whoever writes them.

use diesel::prelude::*;
use polder::access::MemberRole;
use polder::consultations::telling;
use polder::db::schema::{accounts, memberships, outbox, party_letters};
use polder::notifications::{self, LetterKind, PartyLetter, To};
use polder::types::ids::{AccountId, OrganisationId, PartyId};

use crate::support::{App, both};

both!(
    each_who_speaks_for_a_party_is_told_once_in_their_language,
    many_letters_become_mails_some_at_a_time_and_none_twice,
    who_may_not_get_in_is_told_nothing,
);

/// Has all of `to` told that an organisation signs.
async fn write(app: &App, to: Vec<To>) {
    let now = app.now();
    app.db(move |conn| {
        let letters: Vec<PartyLetter> = to
            .into_iter()
            .map(|to| PartyLetter {
                to,
                kind: LetterKind::SignatureAnswered,
                page: "/submissions/1/signatures".to_owned(),
                context: serde_json::json!({ "signatory": "Others", "answer": "signed", "receipt": "P-1" }),
            })
            .collect();
        notifications::notify_many(conn, now, &letters).unwrap();
    })
    .await;
}

/// Address and language of each mail, in order of the addresses.
async fn mails(app: &App) -> Vec<(String, String)> {
    app.db(|conn| {
        outbox::table
            .order((outbox::recipient, outbox::id))
            .select((outbox::recipient, outbox::language))
            .load(conn)
            .unwrap()
    })
    .await
}

async fn letters(app: &App) -> i64 {
    app.db(|conn| party_letters::table.count().get_result(conn).unwrap())
        .await
}

async fn join(app: &App, organisation: OrganisationId, account: AccountId, role: MemberRole) {
    let now = app.now();
    app.db(move |conn| {
        diesel::insert_into(memberships::table)
            .values((
                memberships::organisation_id.eq(organisation),
                memberships::account_id.eq(account),
                memberships::role.eq(role),
                memberships::created_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn each_who_speaks_for_a_party_is_told_once_in_their_language(app: App) {
    let sample = app.sample("cyber").await;
    let ada = app.account("ada@example.org", "Ada").await;
    let bob = app.account("bob@example.org", "Bob").await;
    let cas = app.account("cas@example.org", "Cas").await;
    let knot = app
        .organisation("Knot", "private", ada, MemberRole::Lead)
        .await;
    join(&app, knot, bob, MemberRole::Lead).await;
    join(&app, knot, cas, MemberRole::Member).await;
    app.db(move |conn| {
        diesel::update(accounts::table.filter(accounts::id.eq(bob)))
            .set(accounts::language.eq("nl"))
            .execute(conn)
            .unwrap();
    })
    .await;
    let party = app
        .party(&sample, "Knot", "private", Some(knot), None)
        .await;
    write(&app, vec![To::Party(party)]).await;
    assert!(
        mails(&app).await.is_empty(),
        "whoever writes makes no mails"
    );
    app.tell_parties().await;
    let told = |address: &str, language: &str| (address.to_owned(), language.to_owned());
    assert_eq!(
        mails(&app).await,
        [told("ada@example.org", "en"), told("bob@example.org", "nl")]
    );
    let dutch = &app.mail_to("bob@example.org").await[0];
    assert!(dutch.text.contains("Knot") || dutch.text.contains("Bob"));
    assert!(dutch.text.contains("/submissions/1/signatures"));
}

async fn many_letters_become_mails_some_at_a_time_and_none_twice(app: App) {
    let sample = app.sample("cyber").await;
    let many = 2 * telling::BATCH + 7;
    let mut to: Vec<To> = Vec::new();
    for number in 0..many {
        let account = app
            .account(&format!("person{number}@example.org"), "Person")
            .await;
        let party: PartyId = app
            .party(
                &sample,
                &format!("Person {number}"),
                "individual",
                None,
                Some(account),
            )
            .await;
        to.push(To::Party(party));
    }
    write(&app, to).await;
    assert_eq!(letters(&app).await, many);
    // Two workers at once, as on two nodes.
    let (one, other) = futures_util::join!(telling::step(&app.site), telling::step(&app.site));
    assert_eq!(one.unwrap() + other.unwrap(), 2 * telling::BATCH as usize);
    assert_eq!(letters(&app).await, 7);
    app.tell_parties().await;
    let mut told: Vec<String> = mails(&app).await.into_iter().map(|mail| mail.0).collect();
    assert_eq!(told.len() as i64, many);
    told.dedup();
    assert_eq!(told.len() as i64, many, "nobody is told twice");
    assert_eq!(letters(&app).await, 0);
}

async fn who_may_not_get_in_is_told_nothing(app: App) {
    let sample = app.sample("cyber").await;
    let ada = app.account("ada@example.org", "Ada").await;
    let party = app
        .party(&sample, "Ada", "individual", None, Some(ada))
        .await;
    let paper = app
        .party(&sample, "On paper", "individual", None, None)
        .await;
    let now = app.now();
    app.db(move |conn| {
        diesel::update(accounts::table.filter(accounts::id.eq(ada)))
            .set(accounts::blocked_at.eq(Some(now)))
            .execute(conn)
            .unwrap();
    })
    .await;
    write(&app, vec![To::Party(party), To::Party(paper)]).await;
    app.tell_parties().await;
    assert!(mails(&app).await.is_empty());
    assert_eq!(letters(&app).await, 0, "nothing is left to be tried again");
}
