//! What was said of a passage keeps its place and its words, and what was promised of it stays true.

use diesel::prelude::*;
use polder::db::schema::{alignment_links, audit_events, comments, sections, submissions};
use polder::moderation::model::RedactedField;

use super::{
    MENDED, ROUND, TEXT, comment_on, content, hand_in, ids, marked, mend, number, page, publish,
    scene, send,
};
use crate::consultations::drafts::put;
use crate::responding::{FORM, comment};
use crate::support::{App, both, redacted};

both!(
    comments_stay_at_their_words_and_receipts_stay_true,
    a_draft_from_before_goes_on_and_is_handed_in,
    a_form_that_was_open_is_taken_as_it_was_read,
    one_erratum_after_another,
    a_proposal_is_shown_against_the_words_it_was_made_for,
    a_heading_is_mended_wherever_it_stands,
    a_later_version_is_compared_anew,
);

async fn comments_stay_at_their_words_and_receipts_stay_true(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let mut draft = String::new();
    for words in ["Het", "kabinnet stelt", "de norm", "één norm vast."] {
        draft = comment_on(&browser, words, &[]).await;
    }
    hand_in(&browser, &draft).await;
    let all = ids(&app).await;
    publish(&app, &all[..3]).await;
    app.rule(all[3], redacted(RedactedField::Body, 0, 3)).await;
    let before = content(&browser, &draft).await;
    mend(&lotte, &sample, MENDED).await;
    // To the letter what was handed in, and the hash that the receipt names.
    let after = content(&browser, &draft).await;
    assert_eq!(after, before);
    let hash: Option<String> = app
        .db(|conn| {
            submissions::table
                .select(submissions::content_hash)
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(hash, Some(after.1));
    let text = app.visitor().get(&format!("{ROUND}?lang=en")).await;
    assert!(text.body.contains("</em>"), "the element stays");
    for (id, words) in all
        .iter()
        .zip(["Het", "kabinet stelt", "de norm", "één norm vast."])
    {
        assert_eq!(marked(&text, number(&app, *id).await), words);
    }
    let passage = app
        .visitor()
        .get(&format!("{ROUND}/passages/p-2?lang=en"))
        .await;
    // As it was written, with a hint; that of the others is as it was.
    assert!(passage.text().contains("kabinnet stelt"));
    assert_eq!(
        passage.text().matches("were corrected after this").count(),
        1
    );
    let own = browser.get(&format!("{draft}?lang=en")).await;
    assert!(own.text().contains("were corrected after this"));
    let moderated = format!("/moderation/comments/{}", all[1]);
    let moderator = app.account("mo@example.org", "Mo").await;
    app.appoint(
        moderator,
        sample.consultation,
        polder::access::StaffRole::Moderator,
    )
    .await;
    let review = app.browser(moderator).await.get(&moderated).await;
    assert!(review.text().contains(TEXT), "{}", review.text());
    assert!(review.has(".polder-erratum"));
}

async fn a_draft_from_before_goes_on_and_is_handed_in(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    comment_on(&browser, "kabinnet", &[]).await;
    let draft = comment_on(&browser, "de norm", &[]).await;
    mend(&lotte, &sample, MENDED).await;
    let all = ids(&app).await;
    // Her own comments are marked in the text, where their words stand now.
    let text = browser.get(ROUND).await;
    assert_eq!(marked(&text, -all[0].0), "kabinet");
    assert_eq!(marked(&text, -all[1].0), "de norm");
    // The form shows where the words stand now, and keeps the comment though nothing but its body changes.
    let form = format!("{draft}/comments/{}", all[0]);
    let shown = browser.get(&format!("{form}?lang=en")).await;
    assert!(shown.text().contains("were corrected after this"));
    assert!(
        shown.body.contains("data-of=\"0\">kabinet</mark>"),
        "{}",
        shown.body
    );
    let saved = browser
        .submit(&form, &form, &[("body", "Better."), ("action", "save")])
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let kept: (Option<String>, Option<i64>, i64) = app
        .db(|conn| {
            comments::table
                .order(comments::id)
                .select((
                    comments::quote_exact,
                    comments::quote_start,
                    comments::errata_seen,
                ))
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(kept, (Some("kabinnet".to_owned()), Some(4), 0));
    hand_in(&browser, &draft).await;
    publish(&app, &all).await;
    let text = app.visitor().get(ROUND).await;
    assert_eq!(marked(&text, number(&app, all[0]).await), "kabinet");
    assert_eq!(marked(&text, number(&app, all[1]).await), "de norm");
    // What replaces it takes its places along.
    let begun = browser
        .post_from(&draft, &format!("{draft}/successor"), &[])
        .await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let next = begun.location.unwrap();
    hand_in(&browser, &next).await;
    let copies = ids(&app).await.split_off(2);
    publish(&app, &copies).await;
    let text = app.visitor().get(ROUND).await;
    assert_eq!(marked(&text, number(&app, copies[0]).await), "kabinet");
}

async fn a_form_that_was_open_is_taken_as_it_was_read(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    mend(&lotte, &sample, MENDED).await;
    // Both were selected before, in a page that was open all the while.
    comment_on(&browser, "kabinnet", &[]).await;
    let draft = comment_on(
        &browser,
        "de norm",
        &[("prefix", "Wij volgen "), ("suffix", " altijd.")],
    )
    .await;
    // And these after it.
    let start = MENDED[..MENDED.find("kabinet").unwrap()].chars().count();
    let fields = [
        ("body", "New."),
        ("sentence", "selected"),
        ("quote", "kabinet stelt"),
        ("start", &start.to_string()),
    ];
    assert_eq!(comment(&browser, "p-2", &fields).await.status, 303);
    let never = [
        ("body", "No."),
        ("sentence", "selected"),
        ("quote", "kabinettt"),
        ("start", "4"),
    ];
    assert_eq!(comment(&browser, "p-2", &never).await.status, 422);
    hand_in(&browser, &draft).await;
    let all = ids(&app).await;
    publish(&app, &all).await;
    let text = app.visitor().get(ROUND).await;
    for (id, words) in all.iter().zip(["kabinet", "de norm", "kabinet stelt"]) {
        assert_eq!(marked(&text, number(&app, *id).await), words);
    }
    let passage = app
        .visitor()
        .get(&format!("{ROUND}/passages/p-2?lang=en"))
        .await;
    assert_eq!(
        passage.text().matches("were corrected after this").count(),
        1
    );
}

async fn one_erratum_after_another(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    comment_on(&browser, "kabinnet", &[]).await;
    mend(
        &lotte,
        &sample,
        "Het kabinet stelt één norm vast. Wij volgen de norm altijd.",
    )
    .await;
    let draft = comment_on(&browser, "de norm", &[("start", "44")]).await;
    mend(
        &lotte,
        &sample,
        "Ons kabinet stelt één norm vast. Wij volgen de norm altijd.",
    )
    .await;
    mend(
        &lotte,
        &sample,
        "Ons kabinet stelt drie normen vast. Wij volgen de norm altijd.",
    )
    .await;
    hand_in(&browser, &draft).await;
    let all = ids(&app).await;
    publish(&app, &all).await;
    let text = app.visitor().get(&format!("{ROUND}?lang=en")).await;
    assert_eq!(marked(&text, number(&app, all[0]).await), "kabinet");
    assert_eq!(marked(&text, number(&app, all[1]).await), "de norm");
    assert!(
        text.text()
            .contains("3 typing errors were corrected in this text")
    );
    let again = send(
        &lotte,
        sample.passages[1],
        &[
            (
                "text",
                "Ons kabinet stelt drie normen vast. Wij volgen de norm altijd.",
            ),
            ("reason", "Typefout."),
            ("action", "mend"),
        ],
    )
    .await;
    assert_eq!(again.status, 422);
    let events: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("version.mend"))
                .order(audit_events::id)
                .select(audit_events::details)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(events.len(), 3);
    assert!(events[0].contains("\"old\":\"kabinnet\""), "{}", events[0]);
}

async fn a_proposal_is_shown_against_the_words_it_was_made_for(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let proposed = "Het kabinnet stelt één norm vast. Wij volgen de wet altijd.";
    comment_on(&browser, "", &[("proposed_text", proposed)]).await;
    let draft = comment_on(&browser, "de norm", &[("proposed_text", "de regel")]).await;
    hand_in(&browser, &draft).await;
    publish(&app, &ids(&app).await).await;
    mend(&lotte, &sample, MENDED).await;
    // Nobody proposes to bring the typing error back, and both still want to change the same word.
    let page = app
        .visitor()
        .get(&format!("{ROUND}/passages/p-2/proposals?lang=en"))
        .await;
    assert!(
        !page
            .body
            .contains("<del><span class=\"visually-hidden\">[deleted: </span>kabin")
    );
    assert!(page.text().contains("[deleted: norm ]"), "{}", page.text());
    assert_eq!(
        page.body.matches("polder-quote").count(),
        1,
        "{}",
        page.body
    );
    let text = app.visitor().get(&format!("{ROUND}?lang=en")).await;
    let document = scraper::Html::parse_document(&text.body);
    let proposals = scraper::Selector::parse(".polder-comment__proposal").unwrap();
    let said: String = document
        .select(&proposals)
        .flat_map(|one| one.text())
        .collect();
    assert!(said.contains("[deleted: norm"), "{said}");
    assert!(!said.contains("[deleted: kabin"), "{said}");
    // A proposal begun after it begins with the words as they are now.
    let form = browser.get(&format!("{FORM}?passage=p-2")).await;
    let begins = ("proposed_text".to_owned(), MENDED.to_owned());
    assert!(form.form(FORM).contains(&begins));
}

async fn a_heading_is_mended_wherever_it_stands(app: App) {
    let (sample, lotte) = scene(&app).await;
    let heading = sample.passages[2];
    let fields = [("text", "Aproach"), ("reason", "x"), ("action", "mend")];
    assert_eq!(send(&lotte, heading, &fields).await.status, 303);
    let section = sample.sections[1];
    let title: (String, String) = app
        .db(move |conn| {
            sections::table
                .filter(sections::id.eq(section))
                .select((sections::number, sections::title))
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(title, ("2".to_owned(), "Aproach".to_owned()));
    let text = app.visitor().get(ROUND).await;
    assert!(text.text().contains("2 Aproach") && !text.text().contains("2 Approach"));
}

async fn a_later_version_is_compared_anew(app: App) {
    let (sample, lotte) = scene(&app).await;
    let consultation = {
        let id = sample.consultation;
        app.db(move |conn| polder::consultations::store::by_id(conn, id).unwrap())
            .await
    };
    let next = format!(
        "# 1 Purpose\n\n{MENDED}\n\n# 2 Approach\n\nApproach: this passage says what section 2 is about.\n"
    );
    put(&app, &consultation, "2.0", &next).await.unwrap();
    let passage = sample.passages[1];
    let kind = async || {
        app.db(move |conn| {
            alignment_links::table
                .filter(alignment_links::old_id.eq(passage))
                .select(alignment_links::kind)
                .first::<String>(conn)
                .unwrap()
        })
        .await
    };
    assert_eq!(kind().await, "changed");
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let draft = comment_on(&browser, "kabinnet stelt", &[]).await;
    hand_in(&browser, &draft).await;
    mend(&lotte, &sample, MENDED).await;
    assert_eq!(kind().await, "kept");
    // The comment on the mended words is followed to where they stand in the next version.
    let figures = polder::comments::actions::diff(
        &app.site,
        &polder::access::Actor::command_line(),
        &consultation,
        "1.0",
        "2.0",
    )
    .await
    .unwrap();
    assert_eq!(
        (figures.comments.carried, figures.comments.orphaned),
        (1, 0)
    );
    assert!(lotte.get(&page(passage)).await.text().contains("kabinnet"));
}
