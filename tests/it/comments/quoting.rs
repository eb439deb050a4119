//! Comments on exactly the words meant, and other words proposed for them.

use diesel::prelude::*;
use polder::access::MemberRole;
use polder::comments::model::AnchorKind;
use polder::consultations::store;
use polder::db::schema::{comments, passages};
use polder::documents::capture;
use polder::moderation::model::RedactedField;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::{CommentId, PassageId};
use serde_json::json;

use crate::responding::api::{SUBMISSIONS, post, token};
use crate::responding::{FORM, comment};
use crate::support::{App, CommentSpec, Sample, both, redacted, withheld};

both!(
    a_part_is_chosen_sentence_by_sentence_and_word_by_word,
    words_selected_in_the_text_are_found_again,
    programs_send_and_get_a_selector,
    a_proposal_begins_with_the_words_and_shows_what_changes,
    quoted_words_are_marked_where_they_stand,
    proposals_stand_side_by_side,
);

const TEXT: &str = "De norm geldt nu. Wij volgen de norm altijd. Anderen doen dat niet.";

/// The sample, with a text of three sentences in its second passage.
async fn scene(app: &App) -> Sample {
    let sample = app.sample("cyber").await;
    let passage = sample.passages[1];
    app.db(move |conn| {
        diesel::update(passages::table.filter(passages::id.eq(passage)))
            .set((passages::text.eq(TEXT), passages::html.eq(TEXT)))
            .execute(conn)
            .unwrap();
    })
    .await;
    sample
}

type Stored = (String, Option<String>, Option<i64>, Option<String>);

async fn stored(app: &App) -> Stored {
    app.db(|conn| {
        comments::table
            .order(comments::id.desc())
            .select((
                comments::anchor,
                comments::quote_exact,
                comments::quote_start,
                comments::proposed_text,
            ))
            .first(conn)
            .unwrap()
    })
    .await
}

async fn a_part_is_chosen_sentence_by_sentence_and_word_by_word(app: App) {
    scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let page = browser.get(&format!("{FORM}?passage=p-2&lang=en")).await;
    assert!(page.has("input[type=radio][name=sentence][value='18-44']"));
    assert!(!page.has("select[name=first]") && !page.has("mark"));
    // What was typed stays while the part is narrowed.
    let fields = [("action", "part"), ("sentence", "18-44"), ("body", "Why?")];
    let narrowed = browser
        .submit(&format!("{FORM}?passage=p-2"), FORM, &fields)
        .await;
    assert_eq!(narrowed.status, 200);
    assert!(narrowed.has("mark") && narrowed.body.contains("Why?</textarea>"));
    assert!(narrowed.has("select[name=first] option[value='32-36']"));
    let taken = comment(
        &browser,
        "p-2",
        &[
            ("sentence", "18-44"),
            ("first", "29-31"),
            ("last", "32-36"),
            ("body", "Why?"),
        ],
    )
    .await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let found = stored(&app).await;
    assert_eq!(
        found,
        (
            "quote".to_owned(),
            Some("de norm".to_owned()),
            Some(29),
            None
        )
    );
    // Words of another sentence do not count: the sentence as a whole.
    let fields = [
        ("sentence", "18-44"),
        ("first", "0-2"),
        ("last", "3-7"),
        ("body", "x"),
    ];
    comment(&browser, "p-2", &fields).await;
    assert_eq!(stored(&app).await.2, Some(18));
    let wild = comment(&browser, "p-2", &[("sentence", "40-4000"), ("body", "x")]).await;
    assert_eq!(wild.status, 422);
    comment(
        &browser,
        "p-2",
        &[("sentence", ""), ("quote", "norm"), ("body", "x")],
    )
    .await;
    assert_eq!(stored(&app).await.0, "passage");
}

async fn words_selected_in_the_text_are_found_again(app: App) {
    scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let selected = format!(
        "{FORM}?passage=p-2&quote=norm&prefix=volgen%20de%20&suffix=%20altijd&start=32&lang=en"
    );
    let page = browser.get(&selected).await;
    assert!(page.has("input[name=sentence][value=selected][checked]"));
    assert!(
        page.body
            .contains("de <mark class=\"polder-quote\" data-of=\"0\">norm</mark> altijd")
    );
    browser
        .submit(
            &selected,
            FORM,
            &[("body", "The second one."), ("action", "save")],
        )
        .await;
    let found = stored(&app).await;
    assert_eq!((found.1.as_deref(), found.2), (Some("norm"), Some(32)));
    // The text changed under the selection: refused, and nothing typed is lost.
    let stale = format!("{FORM}?passage=p-2&quote=eis&start=32&lang=en");
    let refused = browser
        .submit(&stale, FORM, &[("body", "Lost?"), ("action", "save")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Lost?</textarea>"));
    assert!(
        refused.text().contains("were not found"),
        "{}",
        refused.text()
    );
}

async fn programs_send_and_get_a_selector(app: App) {
    scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let token = token(&app, noor).await;
    let body = json!({
        "consultation": "cyber", "round": 1,
        "comments": [
            {"passage": "p-2", "body": "x", "selector": {"exact": "norm", "start": 32}},
            {"passage": "p-2", "body": "y", "selector": {"exact": "norm", "suffix": " geldt"}},
            {"passage": "p-2", "body": "z", "quote": "norm"},
        ],
    });
    let made = post(&app, &token, SUBMISSIONS, body).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let all = made.json()["comments"].clone();
    let starts: Vec<_> = (0..3)
        .map(|at| all[at]["selector"]["start"].as_i64())
        .collect();
    assert_eq!(starts, [Some(32), Some(3), Some(3)]);
    assert_eq!(
        all[0]["selector"]["prefix"],
        "De norm geldt nu. Wij volgen de "
    );
    let body = json!({
        "consultation": "cyber", "round": 1,
        "comments": [{"passage": "p-2", "body": "x", "selector": {"exact": "eis", "start": 3}}],
    });
    let refused = post(&app, &token, SUBMISSIONS, body).await;
    assert!(refused.status.is_client_error());
}

async fn a_proposal_begins_with_the_words_and_shows_what_changes(app: App) {
    scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let path = format!("{FORM}?passage=p-2&lang=en");
    let page = browser.get(&path).await;
    let begins = ("proposed_text".to_owned(), TEXT.to_owned());
    assert!(page.form(FORM).contains(&begins));
    // Narrowed to some words, it begins with those.
    let fields = [("action", "part"), ("sentence", "0-17")];
    let part = browser.submit(&path, FORM, &fields).await;
    let begins = ("proposed_text".to_owned(), "De norm geldt nu.".to_owned());
    assert!(part.form(FORM).contains(&begins));
    let fields = [
        ("action", "preview"),
        (
            "proposed_text",
            "De norm geldt nu. Wij volgen haar altijd. Anderen doen dat niet.",
        ),
    ];
    let shown = browser.submit(&path, FORM, &fields).await;
    assert!(
        shown.has("#preview del") && shown.has("#preview ins"),
        "{}",
        shown.body
    );
    assert!(
        shown.text().contains("[deleted: de norm ]"),
        "{}",
        shown.text()
    );
    // Left as it began, it is no proposal.
    browser
        .submit(&path, FORM, &[("body", "Fine."), ("action", "save")])
        .await;
    assert_eq!(stored(&app).await.3, None);
    let empty = browser.submit(&path, FORM, &[("action", "save")]).await;
    assert_eq!(empty.status, 422);
    let fields = [
        ("action", "save"),
        ("proposed_text", "De norm geldt vanaf 2028."),
    ];
    let saved = browser.submit(&path, FORM, &fields).await;
    let draft = browser.get(saved.location.as_deref().unwrap()).await;
    assert!(
        draft.has(".polder-comment__proposal del") && draft.has(".polder-comment__proposal ins")
    );
}

/// A published comment for each, on quoted words if given, with proposed words if given.
async fn published(app: &App, sample: &Sample, all: &[(&str, Option<&str>)]) -> Vec<i64> {
    let club = app.account("club@example.org", "Club").await;
    let organisation = app
        .organisation("Club", "private", club, MemberRole::Lead)
        .await;
    let party = app
        .party(sample, "Club", "private", Some(organisation), None)
        .await;
    let passage = sample.passages[1];
    let specs = all
        .iter()
        .map(|(_, proposed)| CommentSpec {
            proposed_text: proposed.map(str::to_owned),
            moderation: Moderation::Published,
            ..CommentSpec::on(passage, "see")
        })
        .collect();
    let (_, ids) = app
        .submission(sample, party, Some(club), Publication::Organisation, specs)
        .await;
    let made = ids.clone();
    let quotes: Vec<String> = all.iter().map(|(quote, _)| (*quote).to_owned()).collect();
    app.db(move |conn| {
        for (id, words) in made.into_iter().zip(quotes) {
            if !words.is_empty() {
                quote(conn, id.0, passage, &words);
            }
        }
    })
    .await;
    ids.into_iter().map(|id| id.0).collect()
}

fn quote(conn: &mut polder::db::Conn, id: i64, passage: PassageId, words: &str) {
    let text = store::passage_in_section(conn, passage).unwrap().0.text;
    let start = text[..text.find(words).unwrap()].chars().count();
    let quote = capture(&text, start, start + words.chars().count()).unwrap();
    diesel::update(comments::table.filter(comments::id.eq(CommentId(id))))
        .set((
            comments::anchor.eq(AnchorKind::Quote),
            comments::quote_exact.eq(Some(quote.exact)),
            comments::quote_prefix.eq(Some(quote.prefix)),
            comments::quote_suffix.eq(Some(quote.suffix)),
            comments::quote_start.eq(Some(i64::try_from(start).unwrap())),
        ))
        .execute(conn)
        .unwrap();
}

async fn quoted_words_are_marked_where_they_stand(app: App) {
    let sample = scene(&app).await;
    let ids = published(
        &app,
        &sample,
        &[
            ("Wij volgen de norm", None),
            ("de norm altijd", None),
            ("Anderen", None),
        ],
    )
    .await;
    app.rule(CommentId(ids[2]), withheld()).await;
    let visitor = app.visitor();
    for path in [
        "/consultations/cyber/rounds/1",
        "/consultations/cyber/rounds/1/passages/p-2",
    ] {
        let page = visitor.get(path).await;
        let both = format!(
            "<mark class=\"polder-quote polder-quote--many\" data-of=\"{} {}\">de norm</mark>",
            ids[0], ids[1]
        );
        assert!(page.body.contains(&both), "{}", page.body);
        assert!(
            !page
                .body
                .contains("<mark class=\"polder-quote\" data-of=\"3\">Anderen")
        );
    }
}

async fn proposals_stand_side_by_side(app: App) {
    let sample = scene(&app).await;
    let ids = published(
        &app,
        &sample,
        &[
            ("de norm", Some("de strenge norm van 2028")),
            (
                "",
                Some("De norm geldt nu. Wij volgen de wet altijd. Anderen doen dat niet."),
            ),
            ("Anderen doen dat niet.", Some("Anderen volgen later.")),
            ("", None),
        ],
    )
    .await;
    // Of the second, one word may not be seen.
    let ruling = redacted(RedactedField::ProposedText, 32, 35);
    app.rule(CommentId(ids[1]), ruling).await;
    let path = "/consultations/cyber/rounds/1/passages/p-2";
    let visitor = app.visitor();
    assert!(
        visitor
            .get(path)
            .await
            .has(&format!("a[href='{path}/proposals']"))
    );
    let page = visitor.get(&format!("{path}/proposals?lang=en")).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.body.matches("<article").count(), 3);
    assert!(page.has(&format!(
        "#comment-{} a[href='#comment-{}']",
        ids[0], ids[1]
    )));
    assert!(page.has(&format!(
        "#comment-{} a[href='#comment-{}']",
        ids[1], ids[0]
    )));
    assert!(!page.has(&format!("#comment-{} a[href^='#comment-']", ids[2])));
    assert!(page.text().contains("strenge"));
    assert!(
        !page.text().contains("de wet altijd"),
        "a redacted word is seen"
    );
    let none = visitor
        .get("/consultations/cyber/rounds/1/passages/p-3/proposals?lang=en")
        .await;
    assert!(none.text().contains("Nobody has proposed"));
    assert_eq!(
        visitor
            .get("/consultations/cyber/rounds/1/passages/p-99/proposals")
            .await
            .status,
        404
    );
}
