//! Finding words: what is found, in which order, by which choices, and above all what is not.

mod public;
mod words;

use diesel::prelude::*;
use polder::db::schema::dispositions;
use polder::responses::model::Disposition;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::CommentId;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::support::{Actor, App, CommentSpec, Sample, both};

both!(
    finds_passages_comments_and_answers_where_they_stand,
    finds_words_in_whatever_form,
    takes_anything_people_type,
    puts_words_in_a_row_first_and_falls_back,
    narrows_by_choices_that_say_how_many,
    pages_through_results_without_repeats,
    finds_every_word_of_whatever_is_published,
    tells_programs_the_same,
);

/// A published comment of a party in this group.
async fn publish(app: &App, sample: &Sample, group: &str, specs: &[CommentSpec]) -> Vec<CommentId> {
    let specs = specs
        .iter()
        .map(|spec| CommentSpec {
            moderation: Moderation::Published,
            ..spec.clone()
        })
        .collect();
    let name = format!("Party of {group}");
    let party = app.party(sample, &name, group, None, None).await;
    let (_, ids) = app
        .submission(sample, party, None, Publication::Organisation, specs)
        .await;
    app.index().await;
    ids
}

/// Publishes an answer, as the drafters' publication leaves it.
async fn answer(app: &App, comment: CommentId, response: &str) {
    let (response, now) = (response.to_owned(), app.now());
    app.db(move |conn| {
        diesel::insert_into(dispositions::table)
            .values((
                dispositions::comment_id.eq(comment),
                dispositions::disposition.eq(Disposition::NotAccepted),
                dispositions::response.eq(&response),
                dispositions::revision.eq(1),
                dispositions::set_at.eq(now),
                dispositions::published_disposition.eq(Some(Disposition::NotAccepted)),
                dispositions::published_response.eq(Some(&response)),
                dispositions::published_at.eq(Some(now)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.index().await;
}

fn address(path: &str, fields: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(fields);
    format!("{path}?{}", query.finish())
}

/// What programs are told of these words.
async fn find(visitor: &Actor, fields: &[(&str, &str)]) -> Value {
    let path = address("/api/v1/search", fields);
    let answer = visitor.api("GET", &path, None, None).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    answer.json()
}

/// How many have these words.
async fn count(visitor: &Actor, words: &str) -> i64 {
    find(visitor, &[("q", words)]).await["total"]
        .as_i64()
        .unwrap()
}

async fn finds_passages_comments_and_answers_where_they_stand(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "The **purpose** is <b>clear</b>.");
    let ids = publish(&app, &sample, "technical", &[spec]).await;
    answer(&app, ids[0], "Its purpose was clear.").await;
    let visitor = app.visitor();
    let page = visitor.get("/search?q=purpose&lang=en").await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("[["), "a text is missing");
    assert!(!page.has("input[name=csrf]"));
    assert!(page.text().contains("4 results"), "{}", page.text());
    // Words are marked, and what people wrote is no markup.
    assert!(
        page.body
            .contains("The <mark>purpose</mark> is &lt;b&gt;clear"),
        "{}",
        page.body
    );
    assert!(page.text().contains("Not accepted"), "{}", page.text());
    for href in [
        "/consultations/cyber/rounds/1#p-1".to_owned(),
        "/consultations/cyber/rounds/1#p-2".to_owned(),
        format!(
            "/consultations/cyber/rounds/1/comments?after={}#comment-{}",
            ids[0].0 - 1,
            ids[0]
        ),
    ] {
        assert!(
            page.has(&format!("h3 a[href='{href}']")),
            "{href}: {}",
            page.body
        );
        let anchor = href.split('#').nth(1).unwrap();
        assert!(
            visitor.get(&href).await.has(&format!("#{anchor}")),
            "{href}"
        );
    }
    let dutch = visitor.get("/search?q=purpose&lang=nl").await;
    assert!(dutch.text().contains("4 resultaten"), "{}", dutch.text());
    let box_ = visitor.get("/?lang=en").await;
    assert!(box_.has("header form[action='/search'] input[name=q]"));
}

async fn finds_words_in_whatever_form(app: App) {
    let sample = app.sample("cyber").await;
    let spec = |body: &str| CommentSpec::on(sample.passages[1], body);
    publish(
        &app,
        &sample,
        "technical",
        &[
            spec("Leg meer fietspaden aan, na coördinatie met de Coöperatie."),
            spec("Zie paragraaf 5.2.1 over e-mail."),
        ],
    )
    .await;
    let visitor = app.visitor();
    for words in [
        "fietspad",
        "FIETSPADEN",
        "coordinatie",
        "coöperatie",
        "5.2.1",
        "\"5.2.1 over\"",
        "e-mail",
    ] {
        assert_eq!(count(&visitor, words).await, 1, "{words}");
    }
    for words in ["5.1.2", "\"meer aan fietspaden\"", "\"over paragraaf\""] {
        assert_eq!(count(&visitor, words).await, 0, "{words}");
    }
    assert_eq!(count(&visitor, "party technical").await, 2, "by name too");
}

async fn takes_anything_people_type(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "Near or not and near.");
    publish(&app, &sample, "technical", &[spec]).await;
    let visitor = app.visitor();
    let long = "lang ".repeat(400);
    let wide = "x".repeat(3000);
    for words in [
        "",
        " ",
        "\"",
        "\"\"",
        "*",
        "-",
        "(",
        ")",
        "near*",
        "\"near",
        "NEAR(near or, 3)",
        "near AND",
        "OR",
        "NOT near",
        "^near",
        "words:near",
        "{words} : near",
        "near -or",
        "'near' & !or",
        "a:*",
        "\\",
        "\0",
        "near\0or",
        "%",
        "_",
        "<script>",
        "🙂",
        "\u{301}",
        "…",
        "&amp;",
        "near <-> or",
        &long,
        &wide,
    ] {
        let answer = visitor.get(&address("/search", &[("q", words)])).await;
        assert_eq!(answer.status, 200, "{words}");
        find(&visitor, &[("q", words)]).await;
    }
    assert_eq!(count(&visitor, "NEAR(or)*").await, 1);
    let none = visitor.get("/search?lang=en&q=zebra").await;
    assert!(none.text().contains("Nothing was found for “zebra”"));
    assert!(none.text().contains("Check the spelling"));
    let cut = visitor
        .get(&address("/search", &[("q", long.as_str()), ("lang", "en")]))
        .await;
    assert!(cut.text().contains("You typed more than"));
    let bare = visitor.get("/search?lang=en").await;
    assert!(!bare.text().contains("No results"), "nothing was asked");
    for (name, value) in [
        ("kind", "nonsense"),
        ("group", "nonsense"),
        ("consultation", "nonsense"),
        ("after", "nonsense"),
        ("consultation", "\0"),
    ] {
        let page = visitor
            .get(&address("/search", &[("q", "near"), (name, value)]))
            .await;
        assert_eq!(page.status, 404, "{name}={value}");
        let name = if name == "after" { "cursor" } else { name };
        let path = address("/api/v1/search", &[("q", "near"), (name, value)]);
        let refused = visitor.api("GET", &path, None, None).await;
        assert_eq!(refused.status, 400, "{path}");
    }
}

async fn puts_words_in_a_row_first_and_falls_back(app: App) {
    let sample = app.sample("cyber").await;
    let spec = |body: &str| CommentSpec::on(sample.passages[1], body);
    let ids = publish(
        &app,
        &sample,
        "technical",
        &[
            spec("Standaarden, standaarden: hoe open? Open open."),
            spec("Een lang verhaal over van alles en nog wat, en over open standaarden."),
            spec("De fietspadennetwerken."),
        ],
    )
    .await;
    let visitor = app.visitor();
    let order = async |words: &str| {
        let found = find(&visitor, &[("q", words)]).await;
        let items = found["items"].as_array().unwrap().clone();
        let ids: Vec<_> = items
            .iter()
            .map(|item| item["comment"].as_i64().unwrap())
            .collect();
        (ids, found["matching"].as_str().unwrap().to_owned())
    };
    let (found, matching) = order("open standaarden").await;
    assert_eq!(found, [ids[1].0, ids[0].0]);
    assert_eq!(matching, "all");
    // A word that is the beginning of another, where it stands nowhere by itself.
    assert_eq!(
        order("fietspaden").await,
        (vec![ids[2].0], "beginnings".to_owned())
    );
    let (found, matching) = order("standaarden fietspadennetwerk").await;
    assert_eq!((found.len(), matching.as_str()), (3, "any"));
    let page = visitor
        .get("/search?lang=en&q=standaarden+fietspadennetwerk")
        .await;
    assert!(
        page.text()
            .contains("These results have one or more of them")
    );
}

async fn narrows_by_choices_that_say_how_many(app: App) {
    let sample = app.sample("cyber").await;
    let other = app.sample("water").await;
    let spec = |passage: usize| CommentSpec::on(sample.passages[passage], "Dijken zijn nodig.");
    let ids = publish(&app, &sample, "technical", &[spec(1), spec(3), spec(5)]).await;
    publish(&app, &sample, "public", &[spec(1)]).await;
    let elsewhere = CommentSpec::on(other.passages[1], "Meer dijken.");
    publish(&app, &other, "public", &[elsewhere]).await;
    answer(&app, ids[0], "De dijk komt er.").await;
    let visitor = app.visitor();
    let all = find(&visitor, &[("q", "dijk")]).await;
    assert_eq!(all["total"], 6);
    let counts = |found: &Value, facet: &str| -> Vec<(String, i64)> {
        let values = found["facets"][facet].as_array().unwrap().clone();
        values
            .iter()
            .map(|one| {
                (
                    one["value"].as_str().unwrap().to_owned(),
                    one["count"].as_i64().unwrap(),
                )
            })
            .collect()
    };
    let pair = |value: &str, count: i64| (value.to_owned(), count);
    assert_eq!(
        counts(&all, "kinds"),
        [pair("comment", 5), pair("answer", 1)]
    );
    assert_eq!(
        counts(&all, "consultations"),
        [pair("cyber", 5), pair("water", 1)]
    );
    assert_eq!(
        counts(&all, "groups"),
        [pair("public", 2), pair("technical", 4)]
    );
    assert!(
        counts(&all, "sections").is_empty(),
        "sections are of one consultation"
    );
    let one = find(
        &visitor,
        &[
            ("q", "dijk"),
            ("consultation", "cyber"),
            ("kind", "comment"),
        ],
    )
    .await;
    assert_eq!(one["total"], 4);
    // 2.1 is part of 2; the heading of a section stands for it.
    assert_eq!(counts(&one, "sections"), [pair("p-1", 2), pair("p-3", 2)]);
    assert_eq!(
        counts(&one, "kinds"),
        [pair("comment", 4), pair("answer", 1)]
    );
    assert_eq!(
        counts(&one, "consultations"),
        [pair("cyber", 4), pair("water", 1)]
    );
    let section = [
        ("q", "dijk"),
        ("consultation", "cyber"),
        ("section", "p-3"),
        ("group", "technical"),
    ];
    let found = find(&visitor, &section).await;
    assert_eq!(found["total"], 2);
    assert_eq!(counts(&found, "groups"), [pair("technical", 2)]);
    let none = [("q", "dijk"), ("kind", "passage"), ("lang", "en")];
    let page = visitor.get(&address("/search", &none)).await;
    assert!(
        page.text().contains("there are 6 results without them"),
        "{}",
        page.text()
    );
    let page = visitor.get(&address("/search", &section)).await;
    assert!(
        page.has("a[aria-current=true][href='/search?q=dijk&consultation=cyber&group=technical']")
    );
    assert!(page.has("main input[type=hidden][name=section][value=p-3]"));
}

async fn pages_through_results_without_repeats(app: App) {
    let sample = app.sample("cyber").await;
    let specs: Vec<_> = (0..45)
        .map(|number| {
            let body = format!("Dijk {}", "en meer ".repeat(number % 4));
            CommentSpec::on(sample.passages[1], &body)
        })
        .collect();
    let mut wanted: Vec<_> = publish(&app, &sample, "technical", &specs).await;
    wanted.sort_unstable();
    let visitor = app.visitor();
    let mut found = Vec::new();
    let mut cursor = String::new();
    for part in 0..3 {
        let mut fields = vec![("q", "dijk"), ("limit", "20")];
        if part > 0 {
            fields.push(("cursor", cursor.as_str()));
        }
        let some = find(&visitor, &fields).await;
        assert_eq!(some["total"], 45);
        for item in some["items"].as_array().unwrap() {
            found.push(CommentId(item["comment"].as_i64().unwrap()));
        }
        cursor = some["nextCursor"].as_str().unwrap_or_default().to_owned();
    }
    assert!(cursor.is_empty());
    found.sort_unstable();
    assert_eq!(found, wanted);
    let page = visitor.get("/search?q=dijk").await;
    assert_eq!(
        page.body
            .matches("<h3 class=\"polder-result__title\"")
            .count(),
        20
    );
    assert!(page.has("a[rel=next]") && !page.has("a[rel=prev]"));
}

/// Whatever a published text holds, each of its words finds it.
async fn finds_every_word_of_whatever_is_published(app: App) {
    let sample = app.sample("cyber").await;
    let mut runner = TestRunner::deterministic();
    let texts = proptest::collection::vec("[\\PC&&[^\u{7f}]]{1,80}|([a-zëïéßøŁ]{1,14} ){1,8}", 40)
        .new_tree(&mut runner)
        .unwrap()
        .current();
    let specs: Vec<_> = texts
        .iter()
        .map(|text| CommentSpec::on(sample.passages[1], text))
        .collect();
    let ids = publish(&app, &sample, "technical", &specs).await;
    let visitor = app.visitor();
    let mut tried = 0;
    for (text, id) in texts.iter().zip(&ids) {
        // As it is read: marks of Markdown are no words.
        let text = polder::platform::markdown::to_text(text);
        let words = polder::search::words::words(&text);
        for word in words.iter().step_by(words.len().div_ceil(3).max(1)) {
            let typed = &text[word.range.clone()];
            let found = find(&visitor, &[("q", typed), ("limit", "100")]).await;
            let hit = found["items"]
                .as_array()
                .unwrap()
                .iter()
                .any(|item| item["comment"] == id.0);
            assert!(hit, "{typed:?} of {text:?}: {found}");
            tried += 1;
        }
    }
    assert!(tried > 60, "{tried}");
}

async fn tells_programs_the_same(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "De dijk.");
    let ids = publish(&app, &sample, "technical", &[spec]).await;
    let found = find(&app.visitor(), &[("q", "dijken")]).await;
    let item = &found["items"][0];
    assert_eq!(item["kind"], "comment");
    assert_eq!(item["consultation"], "cyber");
    assert_eq!(item["section"], "1");
    assert_eq!(item["passage"], "p-2");
    assert_eq!(item["round"], 1);
    assert_eq!(item["comment"], ids[0].0);
    assert_eq!(item["party"], "Party of technical");
    assert_eq!(item["group"], "technical");
    assert!(item["url"].as_str().unwrap().starts_with(&app.base));
    assert_eq!(
        item["snippet"],
        serde_json::json!([
            { "text": "De ", "found": false },
            { "text": "dijk", "found": true },
            { "text": ".", "found": false },
        ])
    );
    assert_eq!(found["unfinished"], false);
    let path = "/api/v1/search?q=dijk&limit=0";
    let refused = app.visitor().api("GET", path, None, None).await;
    assert_eq!(refused.status, 400);
}
