//! Nothing is found that not everybody may read: what is taken from the public is gone at once,
//! without a worker, whoever takes it.

use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::consultations::model::{RoundAccess, RoundState};
use polder::consultations::store;
use polder::db::schema::{consultations, parties, rounds, submissions, versions};
use polder::db::search;
use polder::search::worker;
use polder::submissions::model::{Moderation, Publication, SubmissionState};

use super::{address, answer, count, find, publish};
use crate::consultations::drafts::put;
use crate::support::{Actor, App, CommentSpec, Sample, both, withheld};

both!(
    a_redacted_word_is_gone_at_once,
    what_is_taken_back_is_gone_at_once,
    what_is_not_published_is_not_found,
    only_texts_for_everybody_are_found,
    finds_in_the_newest_public_text_unless_told,
    what_is_not_public_changes_nothing_an_outsider_is_told,
    the_index_of_the_public_holds_only_what_is_public,
    a_round_by_invitation_is_searched_by_its_readers_only,
    rounds_by_invitation_tell_nothing_of_one_another,
    a_rebuilt_index_is_the_same,
    words_of_both_languages_are_found_in_every_consultation,
);

async fn a_redacted_word_is_gone_at_once(app: App) {
    let sample = app.sample("cyber").await;
    let moderator = app.account("mo@example.org", "Mo").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let moderator = app.browser(moderator).await;
    let party = app
        .party(&sample, "Stichting Net", "technical", None, None)
        .await;
    let mut spec = CommentSpec::on(sample.passages[1], "Bel Jansen over de zandzakken.");
    spec.proposed_text = Some("Vraag Jansen om schotten.".to_owned());
    let (_, ids) = app
        .submission(&sample, party, None, Publication::Organisation, vec![spec])
        .await;
    let visitor = app.visitor();
    app.index().await;
    assert_eq!(
        count(&visitor, "zandzak").await,
        0,
        "it waits for a moderator"
    );
    let page = format!("/moderation/comments/{}", ids[0]);
    let decision = format!("{page}/decision");
    let publishing = [
        ("decisions", "0"),
        ("verdict", "publish"),
        ("action", "confirm"),
    ];
    moderator.post_from(&page, &decision, &publishing).await;
    // Nor has one now: it is found from the moment it is public.
    for words in ["zandzak", "jansen", "schot"] {
        assert_eq!(count(&visitor, words).await, 1, "{words}");
    }
    let redacting = [
        ("decisions", "1"),
        ("verdict", "publish-redacted"),
        ("words", "Jansen"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
        ("action", "confirm"),
    ];
    let done = moderator.post_from(&page, &decision, &redacting).await;
    assert_eq!(done.status, 303, "{}", done.text());
    // No worker has been by: not found, not counted, not shown beside other words.
    for (words, left) in [
        ("jansen", 0),
        ("jans", 0),
        ("zandzak", 1),
        ("zandzak jansen", 1),
    ] {
        let found = find(&visitor, &[("q", words)]).await;
        assert_eq!(found["total"], left, "{words}");
        assert!(!found.to_string().contains("Jansen"), "{found}");
    }
    app.index().await;
    let found = find(&visitor, &[("q", "zandzak")]).await;
    assert_eq!(found["total"], 1);
    assert!(!found.to_string().contains("Jansen"), "{found}");
    assert!(found.to_string().contains("[… 5.1.2.e]"), "{found}");
    assert_eq!(count(&visitor, "jansen").await, 0);
    let page = visitor.get("/search?q=zandzak+jansen&lang=en").await;
    assert!(
        page.text().contains("[redacted: 5.1.2.e]"),
        "{}",
        page.text()
    );
    assert!(!page.body.contains("Jansen") && page.body.matches("jansen").count() > 0);
}

async fn what_is_taken_back_is_gone_at_once(app: App) {
    let sample = app.sample("cyber").await;
    let lead = app.account("lead@example.org", "Lena").await;
    let organisation = app
        .organisation("Stichting Net", "technical", lead, MemberRole::Lead)
        .await;
    let party = app
        .party(
            &sample,
            "Stichting Net",
            "technical",
            Some(organisation),
            None,
        )
        .await;
    let mut spec = CommentSpec::on(sample.passages[1], "De dijken.");
    spec.moderation = Moderation::Published;
    let (submission, ids) = app
        .submission(
            &sample,
            party,
            Some(lead),
            Publication::Organisation,
            vec![spec],
        )
        .await;
    app.index().await;
    answer(&app, ids[0], "De dijk blijft.").await;
    let visitor = app.visitor();
    assert_eq!(count(&visitor, "dijk").await, 2);
    let page = format!("/submissions/{submission}");
    let lead = app.browser(lead).await;
    let done = lead
        .post_from(&page, &format!("{page}/withdrawal"), &[])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(count(&visitor, "dijk").await, 0);
    app.index().await;
    assert_eq!(count(&visitor, "dijk").await, 0);
}

async fn what_is_not_published_is_not_found(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "De dijken.");
    let ids = publish(&app, &sample, "technical", &[spec]).await;
    answer(&app, ids[0], "De dijk blijft.").await;
    let visitor = app.visitor();
    assert_eq!(count(&visitor, "dijk").await, 2);
    // However a submission ceases to be public, and comes back.
    for (state, publication, found) in [
        (SubmissionState::Superseded, Publication::Organisation, 0),
        (SubmissionState::Submitted, Publication::Organisation, 2),
        (SubmissionState::Submitted, Publication::None, 0),
        (SubmissionState::Submitted, Publication::Anonymous, 2),
    ] {
        app.db(move |conn| {
            diesel::update(submissions::table)
                .set((
                    submissions::state.eq(state),
                    submissions::publication.eq(publication),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
        if found == 0 {
            assert_eq!(count(&visitor, "dijk").await, 0, "{state} {publication}");
        }
        app.index().await;
        assert_eq!(
            count(&visitor, "dijk").await,
            found,
            "{state} {publication}"
        );
    }
    // It is anonymous by now.
    assert_eq!(count(&visitor, "party").await, 0);
}

async fn only_texts_for_everybody_are_found(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "De dijken.");
    publish(&app, &sample, "technical", &[spec]).await;
    let drafter = app.account("drafter@example.org", "Daan").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let (visitor, drafter) = (app.visitor(), app.browser(drafter).await);
    for (state, access, readable) in [
        (RoundState::Open, RoundAccess::Invited, false),
        (RoundState::Draft, RoundAccess::Open, false),
        (RoundState::Reporting, RoundAccess::Open, true),
    ] {
        app.db(move |conn| {
            diesel::update(rounds::table)
                .set((rounds::state.eq(state), rounds::access.eq(access)))
                .execute(conn)
                .unwrap();
        })
        .await;
        for (words, there) in [("dijk", 1), ("purpose", 2)] {
            let there = if readable { there } else { 0 };
            assert_eq!(
                count(&visitor, words).await,
                there,
                "{words} {state} {access}"
            );
        }
        // Not even staff: a search shows what everybody may read.
        let page = drafter.get("/search?q=dijk").await;
        assert_eq!(page.has(".polder-result"), readable, "{state} {access}");
    }
}

/// Every byte of every part of what an outsider is told of these words, by programs and by pages.
async fn all_that_is_told(visitor: &Actor, words: &str) -> Vec<String> {
    let mut told = Vec::new();
    let mut cursor = String::new();
    loop {
        let mut fields = vec![("q", words), ("limit", "1"), ("allVersions", "true")];
        if !cursor.is_empty() {
            fields.push(("cursor", cursor.as_str()));
        }
        let answer = visitor
            .api("GET", &address("/api/v1/search", &fields), None, None)
            .await;
        let next = answer.json()["nextCursor"].as_str().map(str::to_owned);
        told.push(answer.body);
        match next {
            Some(next) => cursor = next,
            None => break,
        }
    }
    for path in ["/search", "/search?versions=all"] {
        let mark = if path.contains('?') { '&' } else { '?' };
        told.push(
            visitor
                .get(&format!("{path}{mark}q={words}&lang=en"))
                .await
                .body,
        );
    }
    told
}

/// A comment with other things of a round by invitation.
async fn invited(app: &App, slug: &str, body: &str) -> (Sample, Actor) {
    let sample = app.sample(slug).await;
    app.on_invitation(sample.round).await;
    let lead = app
        .account(&format!("lead-{slug}@example.org"), "Lena")
        .await;
    let name = format!("Council {slug}");
    let organisation = app
        .organisation(&name, "advisory", lead, MemberRole::Lead)
        .await;
    let party = app
        .party(&sample, &name, "advisory", Some(organisation), None)
        .await;
    app.db(move |conn| {
        diesel::update(parties::table.filter(parties::id.eq(party)))
            .set(parties::invited.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    let mut spec = CommentSpec::on(sample.passages[1], body);
    spec.moderation = Moderation::Published;
    app.submission(
        &sample,
        party,
        Some(lead),
        Publication::Organisation,
        vec![spec],
    )
    .await;
    let browser = app.browser(lead).await;
    (sample, browser)
}

async fn what_is_not_public_changes_nothing_an_outsider_is_told(app: App) {
    let sample = app.sample("cyber").await;
    let specs: Vec<_> = (1..6)
        .map(|often| CommentSpec::on(sample.passages[1], &"Over toeschrijving. ".repeat(often)))
        .collect();
    publish(&app, &sample, "technical", &specs).await;
    let visitor = app.visitor();
    let before = all_that_is_told(&visitor, "toeschrijving").await;
    assert!(before[0].contains("\"total\":5"), "{}", before[0]);
    // A version nobody may read yet, with the word in every passage.
    let id = sample.consultation;
    let to = app.db(move |conn| store::by_id(conn, id).unwrap()).await;
    let secret = "# Toeschrijving\n\nToeschrijving.\n\nToeschrijving is alles.\n".repeat(20);
    put(&app, &to, "2.0", &secret).await.unwrap();
    app.index().await;
    assert_eq!(all_that_is_told(&visitor, "toeschrijving").await, before);
    // A round by invitation, with a published comment.
    invited(&app, "inner", "Toeschrijving en nog eens toeschrijving.").await;
    app.index().await;
    assert_eq!(all_that_is_told(&visitor, "toeschrijving").await, before);
    // A comment that waits for a moderator.
    let party = app.party(&sample, "Nobody", "public", None, None).await;
    let spec = CommentSpec::on(sample.passages[2], "Toeschrijving, onbesproken.");
    app.submission(
        &sample,
        party,
        None,
        Publication::Organisation,
        vec![spec; 60],
    )
    .await;
    app.index().await;
    assert_eq!(all_that_is_told(&visitor, "toeschrijving").await, before);
    // What was public and is not any more leaves no trace in what is counted either.
    let others = [CommentSpec::on(
        sample.passages[3],
        "Toeschrijving toeschrijving, even.",
    )];
    let gone = publish(&app, &sample, "public", &others).await;
    assert_ne!(all_that_is_told(&visitor, "toeschrijving").await, before);
    app.rule(gone[0], withheld()).await;
    assert_eq!(all_that_is_told(&visitor, "toeschrijving").await, before);
}

/// Rows of a table of the index.
async fn rows(app: &App, table: &'static str) -> i64 {
    #[derive(QueryableByName)]
    struct Rows {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    app.db(move |conn| {
        let found: Rows = diesel::sql_query(format!("SELECT count(*) AS count FROM {table}"))
            .get_result(conn)
            .unwrap();
        found.count
    })
    .await
}

async fn the_index_of_the_public_holds_only_what_is_public(app: App) {
    let sample = app.sample("cyber").await;
    let (round, version) = (sample.round, sample.version);
    let spec = CommentSpec::on(sample.passages[1], "De dijken.");
    let ids = publish(&app, &sample, "technical", &[spec]).await;
    answer(&app, ids[0], "De dijk blijft.").await;
    let tables = async || {
        let all = [
            "search_entries",
            "search_inner_entries",
            "search_pending",
            "search_inner_pending",
        ];
        let mut found = Vec::new();
        for table in all {
            found.push(rows(&app, table).await);
        }
        found
    };
    assert_eq!(tables().await, [8, 0, 0, 0]);
    let set = async |state, access| {
        app.db(move |conn| {
            diesel::update(rounds::table.filter(rounds::id.eq(round)))
                .set((rounds::state.eq(state), rounds::access.eq(access)))
                .execute(conn)
                .unwrap();
        })
        .await;
        tables().await
    };
    assert_eq!(
        set(RoundState::Open, RoundAccess::Invited).await,
        [0, 8, 0, 0]
    );
    assert_eq!(
        set(RoundState::Draft, RoundAccess::Invited).await,
        [0, 0, 0, 0]
    );
    assert_eq!(
        set(RoundState::Draft, RoundAccess::Open).await,
        [0, 0, 0, 0]
    );
    assert_eq!(
        set(RoundState::Closed, RoundAccess::Open).await,
        [8, 0, 0, 0]
    );
    // A version both audiences read is in both.
    let now = app.now();
    app.db(move |conn| {
        diesel::update(versions::table.filter(versions::id.eq(version)))
            .set(versions::published_at.eq(Some(now)))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(
        set(RoundState::Closed, RoundAccess::Invited).await,
        [6, 8, 0, 0]
    );
    // Nobody but staff and the invited may know of it at all.
    app.db(|conn| {
        diesel::update(consultations::table)
            .set(consultations::confidential.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(tables().await, [0, 8, 0, 0]);
}

async fn a_round_by_invitation_is_searched_by_its_readers_only(app: App) {
    let (sample, reader) = invited(&app, "inner", "Over de zandzakken.").await;
    let (_, other) = invited(&app, "elsewhere", "Iets anders.").await;
    let drafter = app.account("drafter@example.org", "Daan").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    app.index().await;
    let drafter = app.browser(drafter).await;
    let path = "/consultations/inner/rounds/1/search";
    for who in [&reader, &drafter] {
        let page = who.get(&format!("{path}?q=zandzak&lang=en")).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("1 result"), "{}", page.text());
        assert!(
            page.body.contains("<mark>zandzakken</mark>"),
            "{}",
            page.body
        );
        let start = page
            .body
            .split("polder-result__title\"><a href=\"")
            .nth(1)
            .unwrap();
        let href = start.split('"').next().unwrap().replace("&amp;", "&");
        let anchor = href.split('#').nth(1).unwrap().to_owned();
        assert!(who.get(&href).await.has(&format!("#{anchor}")), "{href}");
        let text = who.get(&format!("{path}?q=purpose&lang=en")).await;
        assert!(text.text().contains("2 results"), "{}", text.text());
        assert_eq!(
            who.get("/search?q=zandzak")
                .await
                .body
                .matches("<mark>")
                .count(),
            0
        );
        assert!(
            who.get("/consultations/inner/rounds/1")
                .await
                .has(&format!("a[href='{path}']"))
        );
    }
    for who in [&app.visitor(), &other] {
        let page = who.get(&format!("{path}?q=zandzak")).await;
        assert_eq!(page.status, 404);
        assert!(!page.body.contains("zandzakken"));
    }
    let api = format!("/api/v1{path}?q=zandzak");
    assert_eq!(app.visitor().api("GET", &api, None, None).await.status, 404);
    // In a round for everybody it is that round's part of what everybody finds.
    let sample = app.sample("open").await;
    publish(
        &app,
        &sample,
        "public",
        &[CommentSpec::on(sample.passages[1], "Zandzak.")],
    )
    .await;
    let open = app
        .visitor()
        .get("/consultations/open/rounds/1/search?q=zandzak&lang=en")
        .await;
    assert!(open.text().contains("1 result"), "{}", open.text());
}

async fn rounds_by_invitation_tell_nothing_of_one_another(app: App) {
    let (sample, reader) = invited(&app, "one", "Toeschrijving is lastig.").await;
    let party = app.party(&sample, "Second", "advisory", None, None).await;
    let specs: Vec<_> = (1..5)
        .map(|often| CommentSpec {
            moderation: Moderation::Published,
            ..CommentSpec::on(sample.passages[2], &"Toeschrijving dus. ".repeat(often))
        })
        .collect();
    app.submission(&sample, party, None, Publication::Organisation, specs)
        .await;
    app.index().await;
    let path = "/consultations/one/rounds/1/search?q=toeschrijving+lastig&lang=en";
    let before = reader.get(path).await.body;
    assert!(before.contains("<mark>"));
    for number in 0..4 {
        let body = "Toeschrijving en toeschrijving, lastig. ".repeat(number + 1);
        invited(&app, &format!("other-{number}"), &body).await;
    }
    app.index().await;
    assert_eq!(reader.get(path).await.body, before);
}

async fn finds_in_the_newest_public_text_unless_told(app: App) {
    let sample = app.sample("cyber").await;
    let id = sample.consultation;
    let to = app.db(move |conn| store::by_id(conn, id).unwrap()).await;
    app.step(chrono::Duration::minutes(1));
    put(&app, &to, "2.0", "# Purpose\n\nThe purpose is dry feet.\n")
        .await
        .unwrap();
    app.index().await;
    let visitor = app.visitor();
    assert_eq!(count(&visitor, "feet").await, 0, "it is not public yet");
    assert_eq!(count(&visitor, "purpose").await, 2);
    let now = app.now();
    let consultation = sample.consultation;
    app.db(move |conn| {
        diesel::update(
            versions::table
                .filter(versions::consultation_id.eq(consultation))
                .filter(versions::label.eq("2.0")),
        )
        .set(versions::published_at.eq(Some(now)))
        .execute(conn)
        .unwrap();
    })
    .await;
    let found = find(&visitor, &[("q", "feet")]).await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["version"], "2.0");
    let url = found["items"][0]["url"].as_str().unwrap()[app.base.len()..].to_owned();
    let anchor = url.split('#').nth(1).unwrap();
    assert!(
        visitor.get(&url).await.has(&format!("[id='{anchor}']")),
        "{url}"
    );
    assert_eq!(
        count(&visitor, "partners").await,
        0,
        "only an earlier version has it"
    );
    let all = find(&visitor, &[("q", "partners"), ("allVersions", "true")]).await;
    assert_eq!(all["total"], 2);
    // What is public is not replaced; what is no more can be, and its words go with it.
    let other = "# Purpose\n\nThe purpose is warm hands.\n";
    assert!(put(&app, &to, "2.0", other).await.is_err());
    let hide = |at: Option<polder::types::Moment>| {
        app.db(move |conn| {
            diesel::update(versions::table.filter(versions::label.eq("2.0")))
                .set(versions::published_at.eq(at))
                .execute(conn)
                .unwrap();
        })
    };
    hide(None).await;
    put(&app, &to, "2.0", other).await.unwrap();
    hide(Some(app.now())).await;
    assert_eq!(
        count(&visitor, "feet").await,
        0,
        "gone before a worker came by"
    );
    app.index().await;
    assert_eq!(count(&visitor, "hands").await, 1);
}

async fn a_rebuilt_index_is_the_same(app: App) {
    let sample = app.sample("cyber").await;
    let spec = |body: &str| CommentSpec::on(sample.passages[1], body);
    let ids = publish(
        &app,
        &sample,
        "technical",
        &[spec("De dijken."), spec("Het dijkje.")],
    )
    .await;
    answer(&app, ids[0], "De dijk blijft.").await;
    let stock = async || {
        let read = |conn: &mut polder::db::Conn| search::stock(conn);
        app.site.db.read(read).await.unwrap()
    };
    let before = stock().await;
    assert_eq!((before.entries, before.missing, before.stray), (9, 0, 0));
    let visitor = app.visitor();
    let found = find(&visitor, &[("q", "dijk purpose")]).await["total"].clone();
    worker::rebuild(&app.site, |_| {}).await.unwrap();
    assert_eq!(stock().await, before);
    assert_eq!(
        find(&visitor, &[("q", "dijk purpose")]).await["total"],
        found
    );
}

async fn words_of_both_languages_are_found_in_every_consultation(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "Fietspaden, policies.");
    publish(&app, &sample, "technical", &[spec]).await;
    let visitor = app.visitor();
    for language in ["nl", "en"] {
        app.db(move |conn| {
            diesel::update(consultations::table)
                .set(consultations::language.eq(language))
                .execute(conn)
                .unwrap();
        })
        .await;
        app.index().await;
        for word in ["fietspad", "policy"] {
            let found = find(&visitor, &[("q", word)]).await;
            assert_eq!(
                (&found["total"], &found["exact"]),
                (&1.into(), &1.into()),
                "{word}"
            );
            assert_eq!(found["matching"], "all", "{word}");
        }
    }
}
