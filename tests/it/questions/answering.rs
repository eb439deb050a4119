//! Parties answer questions in their draft.

use diesel::prelude::*;
use polder::access::MemberRole;
use polder::db::schema::{answers, submissions};
use polder::platform::random;
use serde_json::json;

use super::{answer, begin, coming, hand_in, make, one_of_each, open};
use crate::support::{App, both};

both!(
    answers_of_every_kind_become_part_of_the_submission,
    saves_incomplete_answers_and_asks_for_the_rest_at_submission,
    refuses_what_was_not_offered,
    keeps_to_the_groups_a_question_is_put_to,
    keeps_to_the_hours,
    shows_who_answered_last_and_overwrites_nobody,
    copies_answers_into_what_replaces_them,
    takes_answers_through_the_api,
    keeps_the_old_shape_where_nothing_is_asked,
);

async fn count(app: &App) -> i64 {
    app.db(|conn| answers::table.count().get_result(conn).unwrap())
        .await
}

async fn answers_of_every_kind_become_part_of_the_submission(app: App) {
    let (_, staff) = coming(&app).await;
    let [short, long, one, several, scale] = one_of_each(&app, &staff).await;
    open(&app);
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let draft = begin(&browser, "").await;
    let q = |id: i64| format!("q-{id}");
    let (short, long, one, several, scale) = (q(short), q(long), q(one), q(several), q(scale));
    let given = [
        (short.as_str(), "  Namens   mijzelf "),
        (long.as_str(), "De <kosten>."),
        (one.as_str(), "2"),
        (several.as_str(), "3"),
        (several.as_str(), "1"),
        (scale.as_str(), "5"),
    ];
    let saved = answer(&browser, &draft, &given).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = browser.get(&draft).await;
    assert!(
        page.text().contains("Questions: 5 of 5 answered"),
        "{}",
        page.text()
    );
    // No comment is needed beside answers.
    let answer = hand_in(&browser, &draft, "anonymous").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let receipt = browser.get(&format!("{draft}/receipt")).await;
    assert!(receipt.text().contains("Namens mijzelf"));
    assert!(receipt.text().contains("De <kosten>."));
    let content = browser.get(&format!("{draft}/content.json")).await;
    let hash: Option<String> = app
        .db(|conn| {
            submissions::table
                .select(submissions::content_hash)
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(random::sha256_hex(content.body.as_bytes()), hash.unwrap());
    let content = content.json();
    assert_eq!(content["format"], 2);
    assert_eq!(content["answers"][2]["choices"], json!(["Nee"]));
    assert_eq!(content["answers"][3]["choices"], json!(["Inkoop", "Recht"]));
    assert_eq!(content["answers"][4]["scale"], 5);
    let letters = app.mail_to("noor@example.org").await;
    let letter = letters.last().unwrap();
    assert!(
        letter.text.contains("Wat ontbreekt?\nDe <kosten>."),
        "{}",
        letter.text
    );
    assert!(letter.html.contains("De &lt;kosten&gt;."));
    // What was handed in can be read, not changed.
    let page = browser.get(&format!("{draft}/questions")).await;
    assert!(!page.has("textarea"), "{}", page.body);
    let said = page.text();
    assert!(
        said.contains("5 of 5") && said.contains("5: duidelijk"),
        "{said}"
    );
}

async fn saves_incomplete_answers_and_asks_for_the_rest_at_submission(app: App) {
    let (_, staff) = coming(&app).await;
    let [_, long, one, ..] = one_of_each(&app, &staff).await;
    open(&app);
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let draft = begin(&browser, "").await;
    // Nothing at all is nothing to hand in.
    assert_eq!(hand_in(&browser, &draft, "anonymous").await.status, 422);
    let field = format!("q-{long}");
    assert_eq!(
        answer(&browser, &draft, &[(&field, "Kosten.")])
            .await
            .status,
        303
    );
    let page = browser.get(&draft).await;
    let link = format!("a[href='{draft}/questions#field-q-{one}']");
    assert!(page.has(&link), "{}", page.text());
    let refused = hand_in(&browser, &draft, "anonymous").await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("One question still needs an answer before you can submit: Eens?")
    );
    assert!(refused.has(&link));
    let field = format!("q-{one}");
    assert_eq!(answer(&browser, &draft, &[(&field, "1")]).await.status, 303);
    assert!(!browser.get(&draft).await.has(&link));
    assert_eq!(hand_in(&browser, &draft, "anonymous").await.status, 303);
}

async fn refuses_what_was_not_offered(app: App) {
    let (_, staff) = coming(&app).await;
    let [short, long, one, several, scale] = one_of_each(&app, &staff).await;
    open(&app);
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let draft = begin(&browser, "").await;
    let (words, letters) = ("x".repeat(201), "y".repeat(5_001));
    let many = [1, 2, 3].map(|n| n.to_string());
    let cases: [(i64, Vec<&str>, &str); 7] = [
        (short, vec![&words], "200 characters at most"),
        (long, vec![&letters], "5,000 characters at most"),
        (one, vec!["3"], "Choose from the options shown"),
        (one, vec!["1", "2"], "Choose one option"),
        (
            several,
            many.iter().map(String::as_str).collect(),
            "Choose 2 options at most",
        ),
        (scale, vec!["6"], "Choose from the options shown"),
        (scale, vec!["0"], "Choose from the options shown"),
    ];
    for (question, values, said) in cases {
        let field = format!("q-{question}");
        let fields: Vec<(&str, &str)> = values.iter().map(|v| (field.as_str(), *v)).collect();
        let refused = answer(&browser, &draft, &fields).await;
        assert_eq!(refused.status, 422, "{question} {values:?}");
        let text = refused.text().replace("5000", "5,000");
        assert!(text.contains(said), "{question}: {text}");
        let link = format!("#error-summary a[href='#field-q-{question}']");
        assert!(refused.has(&link) && refused.has(&format!("#field-q-{question}")));
        assert_eq!(count(&app).await, 0);
    }
    // One fault keeps the others from being saved, and loses nothing that was typed.
    let (good, bad) = (format!("q-{long}"), format!("q-{one}"));
    let refused = answer(&browser, &draft, &[(&good, "Kosten."), (&bad, "7")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Kosten."));
    // A number that is none, words where a choice is asked, a question of nobody.
    for fields in [
        [(bad.as_str(), "yes"), ("a", "b")],
        [("question", "999999"), ("q-999999", "1")],
    ] {
        let refused = answer(&browser, &draft, &fields).await;
        assert!(matches!(refused.status.as_u16(), 409 | 422), "{fields:?}");
    }
    assert_eq!(count(&app).await, 0);
}

async fn keeps_to_the_groups_a_question_is_put_to(app: App) {
    let (_, staff) = coming(&app).await;
    let fields = [
        ("title", "Voor overheden"),
        ("groups", "public"),
        ("required", "yes"),
    ];
    let theirs = make(&app, &staff, "short", &fields).await;
    let all = make(&app, &staff, "short", &[("title", "Voor allen")]).await;
    open(&app);
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let draft = begin(&browser, "").await;
    let page = browser.get(&format!("{draft}/questions")).await;
    assert!(page.text().contains("Voor allen") && !page.text().contains("Voor overheden"));
    let (field, kind, id) = (
        format!("q-{theirs}"),
        format!("kind-{theirs}"),
        theirs.to_string(),
    );
    let by_hand = [
        ("question", id.as_str()),
        (kind.as_str(), "words"),
        (field.as_str(), "Toch"),
    ];
    let refused = answer(&browser, &draft, &by_hand).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("a question that you are not asked"));
    assert_eq!(count(&app).await, 0);
    // What others must answer does not keep this one from handing in.
    let field = format!("q-{all}");
    assert_eq!(
        answer(&browser, &draft, &[(&field, "Ja")]).await.status,
        303
    );
    assert_eq!(hand_in(&browser, &draft, "anonymous").await.status, 303);
}

async fn keeps_to_the_hours(app: App) {
    const BEGIN: &str = "/consultations/cyber/rounds/1/answers";
    let (_, staff) = coming(&app).await;
    let id = make(&app, &staff, "short", &[("title", "Waarom?")]).await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    assert!(!browser.get(BEGIN).await.has("form[action$='/answers']"));
    let early = browser
        .post_from("/privacy", BEGIN, &[("organisation", "")])
        .await;
    assert_eq!(early.status, 422);
    open(&app);
    let browser = app.browser(noor).await;
    let draft = begin(&browser, "").await;
    let page = format!("{draft}/questions");
    let mut fields = browser.get(&page).await.form(&page);
    app.step(chrono::Duration::days(8));
    let field = format!("q-{id}");
    fields.retain(|(name, _)| *name != "csrf" && *name != field);
    fields.push((field, "Te laat".to_owned()));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let browser = app.browser(noor).await;
    let late = browser.post_from("/privacy", &page, &fields).await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert_eq!(count(&app).await, 0);
}

async fn shows_who_answered_last_and_overwrites_nobody(app: App) {
    let (_, staff) = coming(&app).await;
    let id = make(&app, &staff, "short", &[("title", "Waarom?")]).await;
    open(&app);
    let lead = app.account("lead@example.org", "Lea Lead").await;
    let member = app.account("member@example.org", "Mo Member").await;
    let club = app
        .organisation("Club", "private", lead, MemberRole::Lead)
        .await;
    let now = app.now();
    app.db(move |conn| {
        use polder::db::schema::memberships;
        diesel::insert_into(memberships::table)
            .values((
                memberships::organisation_id.eq(club),
                memberships::account_id.eq(member),
                memberships::role.eq(MemberRole::Member),
                memberships::created_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let (one, other) = (app.browser(lead).await, app.browser(member).await);
    let draft = begin(&one, &club.to_string()).await;
    let page = format!("{draft}/questions");
    let stale = one.get(&page).await.form(&page);
    let field = format!("q-{id}");
    assert_eq!(
        answer(&other, &draft, &[(&field, "Omdat")]).await.status,
        303
    );
    assert!(
        one.get(&page)
            .await
            .text()
            .contains("Answered by Mo Member")
    );
    let mut fields: Vec<(&str, &str)> = stale
        .iter()
        .filter(|(name, _)| *name != field && name != "csrf")
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    fields.push((&field, "Daarom"));
    let told = one.post_from(&page, &page, &fields).await;
    assert_eq!(told.status, 422);
    assert!(
        told.text()
            .contains("Mo Member answered this meanwhile: \"Omdat\""),
        "{}",
        told.text()
    );
    assert!(told.has("input[value='Daarom']"));
    // Knowing that, it may be replaced.
    app.step(chrono::Duration::seconds(1));
    assert_eq!(
        answer(&one, &draft, &[(&field, "Daarom")]).await.status,
        303
    );
    assert!(one.get(&page).await.text().contains("Answered by Lea Lead"));
    assert_eq!(count(&app).await, 1);
}

async fn copies_answers_into_what_replaces_them(app: App) {
    let (_, staff) = coming(&app).await;
    let [_, _, one, several, _] = one_of_each(&app, &staff).await;
    open(&app);
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let draft = begin(&browser, "").await;
    let (one, several) = (format!("q-{one}"), format!("q-{several}"));
    let fields = [
        (one.as_str(), "1"),
        (several.as_str(), "1"),
        (several.as_str(), "2"),
    ];
    assert_eq!(answer(&browser, &draft, &fields).await.status, 303);
    assert_eq!(hand_in(&browser, &draft, "anonymous").await.status, 303);
    let successor = browser
        .submit(&draft, &format!("{draft}/successor"), &[])
        .await;
    let second = successor.location.unwrap();
    let page = browser.get(&format!("{second}/questions")).await;
    assert!(page.has(&format!("input[name='{one}'][value='1'][checked]")));
    assert!(page.has(&format!("input[name='{several}'][value='2'][checked]")));
    // A draft thrown away takes its copies with it, not those handed in.
    assert_eq!(
        browser
            .submit(&second, &format!("{second}/removal"), &[])
            .await
            .status,
        303
    );
    assert_eq!(count(&app).await, 3);
}

async fn takes_answers_through_the_api(app: App) {
    let (_, staff) = coming(&app).await;
    let [short, long, one, several, scale] = one_of_each(&app, &staff).await;
    open(&app);
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let token = crate::responding::api_token(&app, noor).await;
    let visitor = app.visitor();
    let begin = json!({"consultation": "cyber", "round": 1});
    let made = visitor
        .api("POST", "/api/v1/submissions", Some(&token), Some(begin))
        .await;
    assert_eq!(made.status, 201, "{}", made.body);
    let made = made.json();
    assert_eq!(
        made["answers"][3]["options"],
        json!(["Inkoop", "Onderwijs", "Recht"])
    );
    assert_eq!(made["answers"][2]["required"], true);
    let place = format!("/api/v1/submissions/{}", made["id"]);
    let put = async |answers: serde_json::Value| {
        let body = json!({"comments": [], "answers": answers});
        visitor.api("PUT", &place, Some(&token), Some(body)).await
    };
    let refused = put(json!([{"question": one, "choices": [3]}])).await;
    assert_eq!(refused.status, 400, "{}", refused.body);
    assert!(refused.body.contains("Choose from the options shown."));
    assert_eq!(
        put(json!([{"question": 999_999, "words": "x"}]))
            .await
            .status,
        409
    );
    let saved = put(json!([
        {"question": short, "words": "Mijzelf"},
        {"question": long, "words": "Kosten."},
        {"question": one, "choices": [2]},
        {"question": several, "choices": [1, 3]},
        {"question": scale, "scale": 4},
    ]))
    .await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    // Without answers they stay as they are.
    let body = json!({"comments": []});
    let saved = visitor
        .api("PUT", &place, Some(&token), Some(body))
        .await
        .json();
    assert_eq!(saved["answers"][3]["choices"], json!([1, 3]));
    assert_eq!(saved["answers"][4]["scale"], 4);
    assert_eq!(saved["answers"][4]["choices"], json!([]));
    let receipt = format!("{place}/receipt");
    let submitted = visitor.api("POST", &receipt, Some(&token), None).await;
    assert_eq!(submitted.status, 201, "{}", submitted.body);
}

async fn keeps_the_old_shape_where_nothing_is_asked(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = crate::responding::draft(&browser, "Words.").await;
    assert!(!browser.get(&page).await.text().contains("Questions:"));
    assert_eq!(hand_in(&browser, &page, "anonymous").await.status, 303);
    let content = browser.get(&format!("{page}/content.json")).await.json();
    assert_eq!(content["format"], 1);
    assert!(content.get("answers").is_none());
}
