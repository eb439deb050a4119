//! The public pages as visitors and others see them.

mod api;

mod closing_hours;

mod subscribed;

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::comments::model::CommentKind;
use polder::consultations::model::{RoundAccess, RoundState};
use polder::db::Conn;
use polder::db::schema::{consultations, dispositions, parties, rounds};
use polder::moderation::model::RedactedField;
use polder::responses::model::Disposition;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::CommentId;

use crate::support::{App, CommentSpec, Sample, both, redacted};

both!(
    lists_what_is_open_coming_and_past,
    pages_through_past_rounds,
    shows_a_consultation_and_its_text,
    keeps_invited_rounds_to_those_invited,
    hides_drafts_from_the_public,
    keeps_pages_until_something_changes,
    shows_published_comments_where_they_belong,
    filters_and_pages_through_comments,
    reports_who_responded_and_what_was_done,
    the_report_accounts_for_all_advice_however_much_there_is,
);

async fn set_round(app: &App, sample: &Sample, state: RoundState, access: RoundAccess) {
    let round = sample.round;
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((rounds::state.eq(state), rounds::access.eq(access)))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn lists_what_is_open_coming_and_past(app: App) {
    let visitor = app.visitor();
    let none = visitor.get("/?lang=en").await;
    assert_eq!(none.status, 200);
    assert!(none.text().contains("No consultation is open"));
    let open = app.sample("open").await;
    let coming = app.sample("coming").await;
    let now = app.now();
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(coming.round)))
            .set((
                rounds::state.eq(RoundState::Scheduled),
                rounds::opens_at.eq(now + Duration::days(3)),
                rounds::closes_at.eq(now + Duration::days(30)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let page = visitor.get("/?lang=en").await;
    assert!(page.has("section[aria-labelledby=open] a[href='/consultations/open']"));
    assert!(page.has("section[aria-labelledby=coming] a[href='/consultations/coming']"));
    assert!(page.text().contains("Open until 8 June 2027 at 14:00"));
    assert!(page.text().contains("Opens on 4 June 2027 at 14:00"));
    // The clock alone moves them, whether or not a worker has been by.
    app.step(Duration::days(7));
    let page = visitor.get("/?lang=nl").await;
    assert!(page.has("section[aria-labelledby=past] a[href='/consultations/open']"));
    assert!(page.has("section[aria-labelledby=open] a[href='/consultations/coming']"));
    assert!(page.text().contains("Gesloten op 8 juni 2027 om 14.00 uur"));
    drop(open);
}

async fn pages_through_past_rounds(app: App) {
    for number in 0..23 {
        let sample = app.sample(&format!("past-{number}")).await;
        set_round(&app, &sample, RoundState::Archived, RoundAccess::Open).await;
    }
    let visitor = app.visitor();
    let first = visitor.get("/?lang=en").await;
    assert_eq!(first.body.matches("class=\"polder-card\"").count(), 20);
    let start = first.body.find("/?after=").unwrap();
    let link: String = first.body[start..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    assert_eq!(
        link, "/?after=20",
        "a count of what is shown, no internal number"
    );
    let second = visitor.get(&link).await;
    assert_eq!(second.body.matches("class=\"polder-card\"").count(), 3);
    assert!(!second.has("a[rel=next]"));
    assert_eq!(visitor.get("/?after=nonsense").await.status, 404);
}

async fn shows_a_consultation_and_its_text(app: App) {
    let sample = app.sample("cyber").await;
    let visitor = app.visitor();
    let page = visitor.get("/consultations/cyber?lang=en").await;
    assert_eq!(page.status, 200);
    assert!(page.has("h1") && page.text().contains("Sample cyber"));
    assert!(page.has("a[href='/consultations/cyber/rounds/1']"));
    assert!(
        !page.has("input[name=csrf]"),
        "a page for all has no visitor's token"
    );
    let text = visitor.get("/consultations/cyber/rounds/1?lang=en").await;
    assert_eq!(text.status, 200);
    for key in 1..=6 {
        assert!(text.has(&format!("#p-{key}")));
    }
    assert!(
        text.has("h3 .polder-passage__number"),
        "2.1 is a level deeper"
    );
    assert!(text.has("nav.polder-contents a[href='#p-5']"));
    assert!(text.has("a[href='/consultations/cyber/rounds/1/comment?passage=p-2&at=p-2']"));
    assert!(text.has("a[href='/consultations/cyber/rounds/1/comment?section=2.1&at=p-5']"));
    app.step(Duration::days(8));
    let closed = visitor.get("/consultations/cyber/rounds/1?lang=en").await;
    assert!(!closed.body.contains("/comment?"));
    for path in [
        "/consultations/none",
        "/consultations/cyber/rounds/2",
        "/consultations/cyber/rounds/first",
        "/consultations/none/rounds/1",
    ] {
        assert_eq!(visitor.get(path).await.status, 404, "{path}");
    }
    drop(sample);
}

async fn keeps_invited_rounds_to_those_invited(app: App) {
    let sample = app.sample("closed-circle").await;
    set_round(&app, &sample, RoundState::Open, RoundAccess::Invited).await;
    let member = app.account("member@example.org", "Member").await;
    let stranger = app.account("stranger@example.org", "Stranger").await;
    let drafter = app.account("drafter@example.org", "Drafter").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let body = app
        .organisation("Invited body", "technical", member, MemberRole::Member)
        .await;
    app.organisation("Other body", "technical", stranger, MemberRole::Lead)
        .await;
    let party = app
        .party(&sample, "Invited body", "technical", Some(body), None)
        .await;
    let path = "/consultations/closed-circle/rounds/1";
    // A party that is there without an invitation does not open the door.
    assert_eq!(app.browser(member).await.get(path).await.status, 404);
    app.db(move |conn| {
        diesel::update(parties::table.filter(parties::id.eq(party)))
            .set(parties::invited.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    for (browser, status) in [
        (app.visitor(), 404),
        (app.browser(stranger).await, 404),
        (app.browser(member).await, 200),
        (app.browser(drafter).await, 200),
    ] {
        assert_eq!(browser.get(path).await.status, status);
        // That it is held is no secret.
        let page = browser.get("/consultations/closed-circle").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.has(&format!("a[href='{path}']")), status == 200);
        let home = browser.get("/").await;
        assert!(home.has("a[href='/consultations/closed-circle']"));
    }
}

async fn hides_drafts_from_the_public(app: App) {
    let sample = app.sample("secret").await;
    set_round(&app, &sample, RoundState::Draft, RoundAccess::Open).await;
    let drafter = app.account("drafter@example.org", "Drafter").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let visitor = app.visitor();
    assert_eq!(visitor.get("/consultations/secret").await.status, 404);
    assert!(!visitor.get("/").await.body.contains("secret"));
    let drafter = app.browser(drafter).await;
    assert_eq!(drafter.get("/consultations/secret").await.status, 200);
    assert_eq!(
        drafter.get("/consultations/secret/rounds/1").await.status,
        200
    );
}

async fn keeps_pages_until_something_changes(app: App) {
    let sample = app.sample("kept").await;
    let path = "/consultations/kept";
    let client = reqwest::Client::new();
    let get = async |encoding: &str, tag: &str| {
        client
            .get(format!("{}{path}", app.base))
            .header("accept-language", "en")
            .header("accept-encoding", encoding)
            .header("if-none-match", tag)
            .send()
            .await
            .unwrap()
    };
    let first = get("identity", "").await;
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(first.headers()["cache-control"], "private, no-cache");
    assert!(!first.headers().contains_key("set-cookie"));
    let html = first.text().await.unwrap();
    assert_eq!(get("identity", &tag).await.status(), 304);
    // Compressed better by the time somebody asks again.
    let mut coded = get("br, gzip", "").await;
    for _ in 0..50 {
        assert!(coded.headers().contains_key("content-encoding"));
        if coded.headers()["content-encoding"] == "br" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        coded = get("br, gzip", "").await;
    }
    assert_eq!(coded.headers()["content-encoding"], "br");
    assert_eq!(coded.headers()["etag"], tag.as_str());
    assert!(coded.bytes().await.unwrap().len() < html.len() / 2);
    let consultation = sample.consultation;
    app.db(move |conn| {
        diesel::update(consultations::table.filter(consultations::id.eq(consultation)))
            .set(consultations::title.eq("Another title"))
            .execute(conn)
            .unwrap();
        polder::consultations::store::public_changed(conn, consultation).unwrap();
    })
    .await;
    // Compressed for its first reader too.
    let changed = get("gzip", &tag).await;
    assert_eq!(changed.status(), 200);
    assert_eq!(changed.headers()["content-encoding"], "gzip");
    let changed = get("identity", &tag).await;
    assert!(changed.text().await.unwrap().contains("Another title"));
    // Somebody signed in gets a page of their own, which nobody keeps.
    let account = app.account("reader@example.org", "Reader").await;
    let own = app.browser(account).await.get(path).await;
    assert_eq!(own.headers["cache-control"], "no-store");
    assert!(own.text().contains("Reader"));
    assert!(
        !get("identity", "")
            .await
            .text()
            .await
            .unwrap()
            .contains("Reader")
    );
}

/// Publishes an answer to a comment, as the drafters' publication leaves it.
async fn answer(app: &App, comment: CommentId, disposition: Disposition, response: &str) {
    let (response, now) = (response.to_owned(), app.now());
    app.db(move |conn| {
        diesel::insert_into(dispositions::table)
            .values((
                dispositions::comment_id.eq(comment),
                dispositions::disposition.eq(disposition),
                dispositions::response.eq(&response),
                dispositions::revision.eq(1),
                dispositions::set_at.eq(now),
                dispositions::published_disposition.eq(Some(disposition)),
                dispositions::published_response.eq(Some(&response)),
                dispositions::published_at.eq(Some(now)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

fn published(mut spec: CommentSpec) -> CommentSpec {
    spec.moderation = Moderation::Published;
    spec
}

async fn shows_published_comments_where_they_belong(app: App) {
    let sample = app.sample("said").await;
    let named = app
        .party(&sample, "Stichting Net", "technical", None, None)
        .await;
    let hidden = app
        .party(&sample, "Jan Jansen", "individual", None, None)
        .await;
    let silent = app
        .party(&sample, "Zwijger BV", "private", None, None)
        .await;
    let mut on_section = published(CommentSpec::on(sample.passages[0], "About the section"));
    on_section.passage = None;
    on_section.section = Some(sample.sections[0]);
    let mut on_document = published(CommentSpec::on(sample.passages[0], "About the whole"));
    on_document.passage = None;
    let secret = CommentSpec::on(sample.passages[1], "Call Jan on 0612 now");
    let (_, ids) = app
        .submission(
            &sample,
            named,
            None,
            Publication::Organisation,
            vec![
                published(CommentSpec::on(sample.passages[1], "I **like** this")),
                on_section,
                on_document,
                secret,
                CommentSpec::on(sample.passages[1], "Still pending"),
            ],
        )
        .await;
    app.submission(
        &sample,
        hidden,
        None,
        Publication::Anonymous,
        vec![published(CommentSpec::on(
            sample.passages[1],
            "From nobody",
        ))],
    )
    .await;
    app.submission(
        &sample,
        silent,
        None,
        Publication::None,
        vec![published(CommentSpec::on(
            sample.passages[1],
            "Not for the public",
        ))],
    )
    .await;
    let ruling = redacted(RedactedField::Body, 12, 16);
    app.rule(ids[3], ruling).await;
    answer(&app, ids[0], Disposition::NotAccepted, "Because *no*.").await;
    let path = "/consultations/said/rounds/1";
    let visitor = app.visitor();
    let text = visitor.get(&format!("{path}?lang=en")).await;
    assert_eq!(text.status, 200);
    let at_passage = |needle: &str| {
        let start = text.body.find("id=\"p-2\"").unwrap();
        let end = text.body[start..].find("id=\"p-3\"").unwrap() + start;
        text.body[start..end].contains(needle)
    };
    assert!(at_passage("I <strong>like</strong> this"));
    assert!(at_passage("Because <em>no</em>."));
    assert!(at_passage("From nobody") && at_passage("Anonymous"));
    assert!(at_passage("<span class=\"polder-redacted\">"));
    assert!(at_passage("5.1.2.e"));
    assert!(text.has("#p-2 .polder-count__number") && at_passage(">3</span>"));
    assert!(text.body.contains("About the section") && text.body.contains("About the whole"));
    let all = visitor.get(&format!("{path}/comments?lang=en")).await;
    let own = visitor.get(&format!("{path}/passages/p-2?lang=en")).await;
    let heading = visitor.get(&format!("{path}/passages/p-1?lang=en")).await;
    assert!(heading.body.contains("About the section"));
    assert!(own.body.contains("From nobody") && !own.body.contains("About the"));
    assert!(all.body.contains("About the whole") && all.body.contains("Stichting Net"));
    for page in [&text, &all, &own, &heading] {
        for secret in [
            "0612",
            "Jansen",
            "Zwijger",
            "Not for the public",
            "Still pending",
        ] {
            assert!(!page.body.contains(secret), "{secret}");
        }
        assert!(!page.body.contains("[["), "a text is missing");
    }
    let none = visitor.get(&format!("{path}/passages/p-99")).await;
    assert_eq!(none.status, 404);
}

async fn filters_and_pages_through_comments(app: App) {
    let sample = app.sample("many").await;
    let body = app.party(&sample, "Raad", "advisory", None, None).await;
    let person = app
        .party(&sample, "Persoon", "individual", None, None)
        .await;
    let many = (0..60)
        .map(|number| {
            published(CommentSpec::on(
                sample.passages[5],
                &format!("remark-{number}-end"),
            ))
        })
        .collect();
    app.submission(&sample, person, None, Publication::Organisation, many)
        .await;
    let mut technical = published(CommentSpec::on(sample.passages[1], "advice-one"));
    technical.kind = CommentKind::Technical;
    let (_, ids) = app
        .submission(
            &sample,
            body,
            None,
            Publication::Organisation,
            vec![technical],
        )
        .await;
    answer(&app, ids[0], Disposition::Accepted, "").await;
    let visitor = app.visitor();
    let path = "/consultations/many/rounds/1";
    let count = |page: &crate::support::Answer| {
        page.body
            .matches("<article class=\"polder-comment\"")
            .count()
    };
    let first = visitor.get(&format!("{path}/comments?lang=en")).await;
    assert_eq!(count(&first), 50);
    let start = first.body.find("after=").unwrap();
    let next: String = first.body[start..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    assert_eq!(
        count(&visitor.get(&format!("{path}/comments?{next}")).await),
        11
    );
    for (query, expected) in [
        ("group=advisory", 1),
        ("kind=technical", 1),
        ("section=2", 50),
        ("section=1", 1),
        ("section=document", 0),
        ("disposition=accepted", 1),
        ("disposition=noted", 0),
        ("group=advisory&section=2", 0),
    ] {
        let page = visitor.get(&format!("{path}/comments?{query}")).await;
        assert_eq!(count(&page), expected, "{query}");
    }
    for query in [
        "group=none",
        "kind=x",
        "section=9",
        "disposition=x",
        "after=x",
    ] {
        let page = visitor.get(&format!("{path}/comments?{query}")).await;
        assert_eq!(page.status, 404, "{query}");
    }
    let text = visitor.get(path).await;
    assert_eq!(count(&text), 4, "three of sixty, and one");
    let advice = visitor.get(&format!("{path}?group=advisory")).await;
    assert_eq!(count(&advice), 1);
    assert_eq!(visitor.get(&format!("{path}?group=none")).await.status, 404);
}

async fn reports_who_responded_and_what_was_done(app: App) {
    let sample = app.sample("told").await;
    let council = app
        .party(&sample, "Cyber Security Raad", "advisory", None, None)
        .await;
    let shy = app
        .party(&sample, "Verlegen BV", "private", None, None)
        .await;
    let (_, ids) = app
        .submission(
            &sample,
            council,
            None,
            Publication::Organisation,
            vec![published(CommentSpec::on(sample.passages[5], "Do more."))],
        )
        .await;
    app.submission(
        &sample,
        shy,
        None,
        Publication::Anonymous,
        vec![
            published(CommentSpec::on(sample.passages[5], "Do less.")),
            CommentSpec::on(sample.passages[5], "Withheld for now"),
        ],
    )
    .await;
    answer(&app, ids[0], Disposition::NotAccepted, "It costs too much.").await;
    let visitor = app.visitor();
    let early = visitor.get("/consultations/told/report?lang=en").await;
    assert!(early.text().contains("No round has closed yet"));
    let (round, now) = (sample.round, app.now());
    let consultation = sample.consultation;
    app.step(Duration::days(8));
    let closed = visitor.get("/consultations/told/report?lang=en").await;
    assert!(closed.text().contains("comments are being answered"));
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(RoundState::Reporting),
                rounds::answers_published_at.eq(Some(now)),
            ))
            .execute(conn)
            .unwrap();
        polder::consultations::store::public_changed(conn, consultation).unwrap();
    })
    .await;
    let report = visitor.get("/consultations/told/report?lang=en").await;
    let text = report.text();
    assert!(text.contains("Cyber Security Raad"), "{text}");
    assert!(text.contains("It costs too much.") && text.contains("Do more."));
    assert!(text.contains("2.1 Partners"));
    assert!(!text.contains("Verlegen") && !text.contains("Withheld for now"));
    // Two responses, three comments, two published, one answered.
    let figures: Vec<&str> = report
        .body
        .split("<dd>")
        .skip(1)
        .map(|rest| &rest[..rest.find('<').unwrap()])
        .collect();
    assert_eq!(figures, ["2", "3", "2", "1"]);
    assert!(!report.body.contains("[["), "a text is missing");
    // Each figure says in words what it draws, and has a table.
    assert!(
        text.contains("Advisory body: 1") || text.contains(": 1, "),
        "{text}"
    );
    assert!(
        text.contains("from 1 June 2027 to 1 June 2027 2 submissions came in"),
        "{text}"
    );
    assert!(text.contains("Most are at 2.1 Partners: 2."), "{text}");
    assert!(
        text.contains("Not accepted: 1, Not yet answered: 1"),
        "{text}"
    );
    assert!(
        text.contains("Over all sections: Not accepted: 1."),
        "{text}"
    );
    assert_eq!(report.body.matches("role=\"img\"").count(), 3);
    assert!(report.has("svg[role=group] a[href$='comments?section=2.1']"));
    assert!(report.has("rect.polder-chart__part--not-accepted[width^='320']"));
    assert!(report.has("rect.polder-chart__heat[fill-opacity^='1']"));
    assert!(report.has("#by-section-1"));
    assert!(!report.body.contains("style="));
    let dutch = visitor.get("/consultations/told/report?lang=nl").await;
    assert!(dutch.text().contains("Niet overgenomen: 1"));
}

async fn the_report_accounts_for_all_advice_however_much_there_is(app: App) {
    let sample = app.sample("told").await;
    let citizen = app.party(&sample, "Burger", "individual", None, None).await;
    let most = app.site.config.limits.report_comments;
    let spec = || published(CommentSpec::on(sample.passages[1], "More of this."));
    let many = (0..=most).map(|_| spec()).collect();
    let choice = Publication::Anonymous;
    let (_, many) = app.submission(&sample, citizen, None, choice, many).await;
    // Advisory bodies answer on the last day.
    let council = app
        .party(&sample, "Cyber Security Raad", "advisory", None, None)
        .await;
    let last = vec![published(CommentSpec::on(sample.passages[5], "Do more."))];
    let choice = Publication::Organisation;
    let (_, last) = app.submission(&sample, council, None, choice, last).await;
    answer(
        &app,
        last[0],
        Disposition::NotAccepted,
        "It costs too much.",
    )
    .await;
    let (round, consultation, now) = (sample.round, sample.consultation, app.now());
    app.step(Duration::days(8));
    app.db(move |conn| {
        for some in many.chunks(500) {
            let rows: Vec<_> = some
                .iter()
                .map(|comment| {
                    (
                        dispositions::comment_id.eq(*comment),
                        dispositions::disposition.eq(Disposition::Accepted),
                        dispositions::response.eq(""),
                        dispositions::revision.eq(1_i64),
                        dispositions::set_at.eq(now),
                        dispositions::published_disposition.eq(Disposition::Accepted),
                        dispositions::published_response.eq(""),
                        dispositions::published_at.eq(now),
                    )
                })
                .collect();
            let insert = diesel::insert_into(dispositions::table);
            match conn {
                Conn::Pg(conn) => insert.values(&rows).execute(conn).unwrap(),
                Conn::Sqlite(conn) => insert.values(&rows).execute(conn).unwrap(),
            };
        }
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(RoundState::Reporting),
                rounds::answers_published_at.eq(Some(now)),
            ))
            .execute(conn)
            .unwrap();
        polder::consultations::store::public_changed(conn, consultation).unwrap();
    })
    .await;
    let report = app
        .visitor()
        .get("/consultations/told/report?lang=en")
        .await;
    let text = report.text();
    assert!(
        !text.contains("No advisory body’s advice was published"),
        "the advice is denied"
    );
    assert!(
        text.contains("It costs too much."),
        "the advice has its answer"
    );
    // What is not shown is counted where it belongs, with the way to it: a page of it all would hang a telephone.
    assert!(!text.contains("More of this."));
    assert!(text.contains(&format!(
        "All {} comments on 1 Purpose with their responses",
        most + 1
    )));
    assert!(report.has("a[href$='/rounds/1/comments?section=1']"));
}
