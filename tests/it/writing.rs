//! Texts made to be dear: refused where they are written, whole and harmless where they stand
//! already. What they cost is counted in what comes out, never by a clock.

use diesel::prelude::*;
use polder::access::{Actor as Asker, StaffRole};
use polder::consultations::model::RoundState;
use polder::db::schema::{comments, consultations, rendered_texts, rounds, versions};
use polder::intake::actions::{self as intake, Order};
use polder::platform::markdown;
use polder::platform::texts::Language;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::CommentId;
use serde_json::json;

use crate::responding::api_token;
use crate::support::{Actor, App, CommentSpec, both};

both!(
    a_guest_is_refused_nested_quotations_on_the_field,
    every_entrance_refuses_nested_quotations,
    staff_are_refused_them_too,
    nested_quotations_stored_before_neither_freeze_nor_break_a_page,
    html_is_made_once_at_saving_and_again_under_other_rules,
    what_the_public_reads_is_kept_apart_and_goes_with_its_comment,
);

const FORM: &str = "/consultations/cyber/rounds/1/comment";

const RESPOND: &str = "/consultations/cyber/rounds/1/respond";

/// What a comment may hold at most, all of it nested.
fn nested() -> String {
    format!("{}x", ">".repeat(19_999))
}

const SAID: &str = "Line 1: quotations and lists may stand in one another at most 16 deep.";

async fn guest(app: &App) -> Actor {
    let browser = app.visitor();
    browser.get("/?lang=en").await;
    let fields = [
        ("name", "Gijs Gast"),
        ("email", "gijs@example.org"),
        ("role", "individual"),
    ];
    let begun = browser.submit(RESPOND, RESPOND, &fields).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    browser
}

async fn stored(app: &App) -> i64 {
    app.db(|conn| comments::table.count().get_result(conn).unwrap())
        .await
}

async fn a_guest_is_refused_nested_quotations_on_the_field(app: App) {
    app.sample("cyber").await;
    let browser = guest(&app).await;
    let page = format!("{FORM}?passage=p-2");
    let opened = browser.get(&page).await;
    let token = opened.csrf().unwrap();
    for _ in 0..35 {
        let body = nested();
        let fields = [
            ("csrf", token.as_str()),
            ("passage", "p-2"),
            ("kind", "general"),
            ("action", "save"),
            ("body", &body),
        ];
        let answer = browser.post_raw(FORM, &fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.has("#error-summary a[href='#field-body']"));
        assert!(answer.text().contains(SAID), "{}", answer.text());
        // What was typed is still there.
        assert!(answer.body.contains("&gt;&gt;&gt;&gt;") || answer.body.contains(">>>>"));
    }
    assert_eq!(stored(&app).await, 0);
    // The preview refuses it as well.
    let fields = [("action", "preview"), ("body", &nested())];
    let preview = browser.submit(&page, FORM, &fields).await;
    assert!(preview.text().contains(SAID));
    assert!(!preview.has("blockquote blockquote"));
}

async fn every_entrance_refuses_nested_quotations(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let lines = "a\n".repeat(1_001);
    for (body, said) in [(nested(), SAID), (lines, "Write at most 1,000 lines")] {
        let fields = [
            ("key", "k"),
            ("turn", "1"),
            ("passage", "p-2"),
            ("body", &body),
        ];
        let path = format!("{FORM}/draft");
        let saved = browser.post_from("/privacy", &path, &fields).await;
        assert_eq!(saved.status, 422);
        let detail = saved.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(said), "{detail}");

        let token = api_token(&app, noor).await;
        let content = json!({
            "consultation": "cyber", "round": 1,
            "comments": [{"body": "Fine."}, {"passage": "p-2", "body": body}],
        });
        let visitor = app.visitor();
        let path = "/api/v1/submissions";
        let refused = visitor.api("POST", path, Some(&token), Some(content)).await;
        assert_eq!(refused.status, 400);
        let detail = refused.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(said), "{detail}");

        let order = Order {
            consultation: "cyber".to_owned(),
            round: 1,
            file: "sheet.csv".to_owned(),
            bytes: format!("comment,party\n\"{body}\",Raad\nFine.,Raad\n").into(),
            ..Order::default()
        };
        let report = intake::take(&app.site, &Asker::command_line(), order)
            .await
            .unwrap()
            .said(Language::En);
        assert_eq!(report.refused.len(), 1, "{report:?}");
        assert_eq!(report.refused[0].column, "comment");
        assert!(report.refused[0].reason.contains(said), "{report:?}");
    }
    // Of the sheets only the second row was taken, once.
    assert_eq!(stored(&app).await, 1);
}

async fn staff_are_refused_them_too(app: App) {
    let sample = app.sample("cyber").await;
    let account = app.account("staff@example.org", "Stan").await;
    for role in [StaffRole::Drafter, StaffRole::ProjectLead] {
        app.appoint(account, sample.consultation, role).await;
    }
    let noor = app.account("noor@example.org", "Noor").await;
    let party = app
        .party(&sample, "Noor", "individual", None, Some(noor))
        .await;
    let specs = vec![CommentSpec::on(sample.passages[1], "Say it plainly.")];
    let (_, ids) = app
        .submission(&sample, party, Some(noor), Publication::Organisation, specs)
        .await;
    let staff = app.browser(account).await;
    let short = format!("{}x", ">".repeat(1_000));
    let comment = format!("/drafting/comments/{}", ids[0]);
    let forms = [
        (
            comment.clone(),
            format!("{comment}/answer"),
            "response",
            "disposition",
            "partly",
        ),
        (
            "/manage/cyber/settings".to_owned(),
            "/manage/cyber/settings".to_owned(),
            "summary",
            "title",
            "Cyber",
        ),
        (
            format!("/manage/cyber/versions/{}", sample.version),
            format!("/manage/cyber/versions/{}/changelog", sample.version),
            "changelog",
            "x",
            "",
        ),
        (
            "/manage/cyber/rounds/1/questions/new?kind=long".to_owned(),
            "/manage/cyber/rounds/1/questions".to_owned(),
            "help",
            "title",
            "Why?",
        ),
    ];
    for (page, path, field, other, value) in forms {
        if field == "help" {
            // Questions change only before a round opens.
            app.db(|conn| {
                diesel::update(rounds::table)
                    .set(rounds::state.eq(RoundState::Draft))
                    .execute(conn)
                    .unwrap();
            })
            .await;
        }
        let fields = [(field, short.as_str()), (other, value)];
        let answer = staff.submit(&page, &path, &fields).await;
        assert_eq!(answer.status, 422, "{path}: {}", answer.text());
        assert!(answer.text().contains(SAID), "{path}: {}", answer.text());
    }
}

async fn nested_quotations_stored_before_neither_freeze_nor_break_a_page(app: App) {
    let sample = app.sample("cyber").await;
    let staff = app.account("staff@example.org", "Stan").await;
    for role in [StaffRole::Drafter, StaffRole::Moderator] {
        app.appoint(staff, sample.consultation, role).await;
    }
    let noor = app.account("noor@example.org", "Noor").await;
    let party = app
        .party(&sample, "Noor", "individual", None, Some(noor))
        .await;
    let spec = CommentSpec {
        moderation: Moderation::Published,
        ..CommentSpec::on(sample.passages[1], &nested())
    };
    let waiting = CommentSpec {
        moderation: Moderation::Pending,
        ..spec.clone()
    };
    let specs = vec![spec.clone(), spec, waiting];
    let (submission, ids) = app
        .submission(&sample, party, Some(noor), Publication::Organisation, specs)
        .await;
    let short = format!("{}x", ">".repeat(4_999));
    app.db(move |conn| {
        diesel::update(consultations::table)
            .set(consultations::summary.eq(&short))
            .execute(conn)
            .unwrap();
        diesel::update(rounds::table)
            .set(rounds::introduction.eq(&short))
            .execute(conn)
            .unwrap();
        diesel::update(versions::table)
            .set(versions::changelog.eq(&short))
            .execute(conn)
            .unwrap();
    })
    .await;
    let (own, staff, anybody) = (
        app.browser(noor).await,
        app.browser(staff).await,
        app.visitor(),
    );
    let pages = [
        (&own, format!("/submissions/{submission}")),
        (&own, format!("/submissions/{submission}/print")),
        (&staff, "/moderation".to_owned()),
        (&staff, format!("/moderation/comments/{}", ids[2])),
        (&staff, "/drafting/cyber/rounds/1".to_owned()),
        (&staff, format!("/drafting/comments/{}", ids[0])),
        (&anybody, "/consultations/cyber".to_owned()),
        (&anybody, "/consultations/cyber/rounds/1".to_owned()),
        (&anybody, "/consultations/cyber/report".to_owned()),
        (&anybody, "/consultations/cyber/versions".to_owned()),
        (&anybody, "/consultations/cyber/feed.atom".to_owned()),
        (
            &anybody,
            "/consultations/cyber/rounds/1/comments".to_owned(),
        ),
        (
            &anybody,
            "/consultations/cyber/rounds/1/passages/p-2".to_owned(),
        ),
        (&anybody, "/consultations/cyber/export.docx".to_owned()),
    ];
    for (actor, path) in pages {
        let answer = actor.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            !answer.body.contains("<blockquote>\n<blockquote>"),
            "{path}"
        );
        let most = 3 * 20_000 * "&gt;".len() * 2 + 100_000;
        assert!(answer.body.len() < most, "{path}: {}", answer.body.len());
    }

    // A guest whose draft holds such comments hands in, and is told so.
    let browser = guest(&app).await;
    let page = format!("{FORM}?passage=p-2");
    let made = browser
        .submit(&page, FORM, &[("action", "save"), ("body", "One.")])
        .await;
    let draft = made.location.unwrap();
    app.db(|conn| {
        let one: CommentId = comments::table
            .filter(comments::body.eq("One."))
            .select(comments::id)
            .first(conn)
            .unwrap();
        diesel::update(comments::table.filter(comments::id.eq(one)))
            .set(comments::body.eq(nested()))
            .execute(conn)
            .unwrap();
    })
    .await;
    let fields = [("action", "submit"), ("publication", "organisation")];
    let sent = browser.submit(&draft, &draft, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let link = app
        .mailed_link("gijs@example.org", "/guest/confirmation")
        .await;
    let confirmed = browser.submit(&link, "/guest/confirmation", &[]).await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text());
    let letters = app.mail_to("gijs@example.org").await;
    let receipt = letters.last().unwrap();
    assert!(!receipt.html.contains("<blockquote>\n<blockquote>"));
    assert!(receipt.html.len() < 200_000, "{}", receipt.html.len());
}

/// Kept HTML: whose it is, which text, by which rules, and itself.
async fn kept(app: &App) -> Vec<(String, String, i64, String)> {
    app.site.db.write_what_waits().await;
    app.db(|conn| {
        rendered_texts::table
            .order((rendered_texts::kind, rendered_texts::form))
            .select((
                rendered_texts::kind,
                rendered_texts::form,
                rendered_texts::rules,
                rendered_texts::html,
            ))
            .load(conn)
            .unwrap()
    })
    .await
}

async fn html_is_made_once_at_saving_and_again_under_other_rules(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let page = format!("{FORM}?passage=p-2");
    let fields = [("action", "save"), ("body", "Say *it* plainly.")];
    let made = browser.submit(&page, FORM, &fields).await;
    let draft = made.location.unwrap();
    let html = "<p>Say <em>it</em> plainly.</p>";
    let row = |html: &str| {
        (
            "comment".to_owned(),
            String::new(),
            markdown::RULES,
            html.to_owned(),
        )
    };
    assert_eq!(kept(&app).await, [row(html)]);
    // Pages show what is kept, and make nothing.
    app.db(|conn| {
        diesel::update(rendered_texts::table)
            .set(rendered_texts::html.eq("<p>Canary</p>"))
            .execute(conn)
            .unwrap();
    })
    .await;
    for page in [draft.clone(), format!("{draft}/print")] {
        assert!(browser.get(&page).await.text().contains("Canary"), "{page}");
    }
    // What other rules made is made again, and kept.
    app.db(|conn| {
        diesel::update(rendered_texts::table)
            .set(rendered_texts::rules.eq(markdown::RULES - 1))
            .execute(conn)
            .unwrap();
    })
    .await;
    let shown = browser.get(&draft).await;
    assert!(shown.body.contains(html) && !shown.body.contains("Canary"));
    assert_eq!(kept(&app).await, [row(html)]);
    // A text that changed has its own; one that is gone leaves nothing.
    let comment = app
        .db(|conn| {
            comments::table
                .select(comments::id)
                .first::<CommentId>(conn)
                .unwrap()
        })
        .await;
    let page = format!("{draft}/comments/{comment}");
    let fields = [("action", "save"), ("body", "Say **who**.")];
    let saved = browser.submit(&page, &page, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(kept(&app).await, [row("<p>Say <strong>who</strong>.</p>")]);
    app.db(|conn| {
        diesel::update(comments::table)
            .set(comments::body.eq(""))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(kept(&app).await, []);
}

async fn what_the_public_reads_is_kept_apart_and_goes_with_its_comment(app: App) {
    let sample = app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor").await;
    let party = app
        .party(&sample, "Noor", "individual", None, Some(noor))
        .await;
    let spec = CommentSpec {
        moderation: Moderation::Published,
        ..CommentSpec::on(sample.passages[1], "Say *it* plainly.")
    };
    let made = app.submission(
        &sample,
        party,
        Some(noor),
        Publication::Organisation,
        vec![spec],
    );
    let (submission, ids) = made.await;
    let public = "/consultations/cyber/rounds/1/comments";
    for language in ["nl", "en"] {
        let visitor = app.visitor();
        let shown = visitor.get(&format!("{public}?lang={language}")).await;
        assert!(shown.body.contains("Say <em>it</em> plainly."));
    }
    app.browser(noor)
        .await
        .get(&format!("/submissions/{submission}"))
        .await;
    let forms: Vec<_> = kept(&app).await;
    let forms: Vec<_> = forms
        .iter()
        .filter(|(kind, ..)| kind == "comment")
        .map(|(_, form, ..)| form.as_str())
        .collect();
    assert_eq!(forms, ["", "en", "nl"]);
    let id = ids[0];
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq(id)))
            .set(comments::body.eq("Another text."))
            .execute(conn)
            .unwrap();
    })
    .await;
    let left = kept(&app).await;
    assert!(left.iter().all(|(kind, ..)| kind != "comment"), "{left:?}");
}
