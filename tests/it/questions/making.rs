//! Staff make questions until the round opens.

use diesel::prelude::*;
use polder::db::schema::{audit_events, questions, rounds, sections, versions};

use super::{MANAGE, back, coming, make, one_of_each, open};
use crate::support::{App, both};

both!(
    makes_every_kind_and_shows_it_as_a_party_will_see_it,
    refuses_what_cannot_be_asked,
    changes_orders_and_removes,
    takes_from_the_bank_in_the_language_of_the_consultation,
    copies_another_round_and_follows_its_sections,
    freezes_when_the_round_opens,
    tells_the_second_of_two_editors,
);

async fn titles(app: &App) -> Vec<String> {
    app.db(|conn| {
        questions::table
            .order(questions::position)
            .select(questions::title)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn makes_every_kind_and_shows_it_as_a_party_will_see_it(app: App) {
    let (sample, staff) = coming(&app).await;
    one_of_each(&app, &staff).await;
    let section = sample.sections[2].to_string();
    let fields = [
        ("title", "Alleen voor bedrijven"),
        ("groups", "private"),
        ("section", section.as_str()),
    ];
    make(&app, &staff, "short", &fields).await;
    let list = staff.get(MANAGE).await;
    assert!(
        list.text().contains("Asked of: Private sector"),
        "{}",
        list.text()
    );
    let preview = staff.get(&format!("{MANAGE}/preview?group=private")).await;
    assert!(preview.text().contains("Alleen voor bedrijven"));
    assert!(preview.text().contains("2.1 Partners"));
    assert!(preview.body.contains("<strong>kort</strong>"));
    assert!(preview.text().contains("1 (onduidelijk)"));
    assert!(
        preview.text().contains("Choose 1 to 2."),
        "{}",
        preview.text()
    );
    let preview = staff.get(&format!("{MANAGE}/preview?group=public")).await;
    assert!(!preview.text().contains("Alleen voor bedrijven"));
    assert_eq!(
        staff
            .get(&format!("{MANAGE}/preview?group=none"))
            .await
            .status,
        404
    );
    // Readers see beforehand what will be asked, at its section.
    let text = app.visitor().get("/consultations/cyber/rounds/1").await;
    assert!(
        text.text()
            .contains("Vragen over deze paragraaf Alleen voor bedrijven (Voor: Bedrijfsleven)"),
        "{}",
        text.text()
    );
    let events: i64 = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("question.add"))
                .count()
                .get_result(conn)
                .unwrap()
        })
        .await;
    assert_eq!(events, 6);
}

/// A kind, what is typed, and the field at fault.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

async fn refuses_what_cannot_be_asked(app: App) {
    let (_, staff) = coming(&app).await;
    let long = "x".repeat(501);
    let many = (0..51)
        .map(|n| format!("Option {n}"))
        .collect::<Vec<_>>()
        .join("\n");
    let cases: &[Case] = &[
        ("short", &[("title", " ")], "title"),
        ("short", &[("title", &long)], "title"),
        ("short", &[("title", "Why?"), ("maximum", "0")], "maximum"),
        ("long", &[("title", "Why?"), ("maximum", "many")], "maximum"),
        (
            "short",
            &[("title", "Why?"), ("section", "999999")],
            "section",
        ),
        (
            "short",
            &[("title", "Why?"), ("groups", "nobody")],
            "groups",
        ),
        ("one", &[("title", "Why?"), ("options", "Yes")], "options"),
        (
            "one",
            &[("title", "Why?"), ("options", "Yes\nYes")],
            "options",
        ),
        ("one", &[("title", "Why?"), ("options", &many)], "options"),
        (
            "several",
            &[("title", "Why?"), ("options", "A\nB"), ("maximum", "3")],
            "maximum",
        ),
        (
            "several",
            &[
                ("title", "Why?"),
                ("options", "A\nB"),
                ("minimum", "2"),
                ("maximum", "1"),
            ],
            "maximum",
        ),
        (
            "scale",
            &[
                ("title", "Why?"),
                ("low_label", "a"),
                ("high_label", "b"),
                ("maximum", "11"),
            ],
            "maximum",
        ),
        (
            "scale",
            &[("title", "Why?"), ("low_label", ""), ("high_label", "b")],
            "low_label",
        ),
        ("short", &[("title", "Why?"), ("kind", "score")], "form"),
    ];
    for (kind, fields, at_fault) in cases {
        let form = format!("{MANAGE}/new?kind={kind}");
        let answer = staff.submit(&form, MANAGE, fields).await;
        if *at_fault == "form" {
            assert_eq!(answer.status, 409, "{kind} {fields:?}");
            continue;
        }
        assert_eq!(answer.status, 422, "{kind} {fields:?}");
        assert!(
            answer.has(&format!("#error-summary a[href='#field-{at_fault}']")),
            "{kind} {fields:?}: {}",
            answer.text()
        );
    }
    // What was typed is kept.
    let fields = [("title", "Waarom?"), ("options", "Ja")];
    let answer = staff
        .submit(&format!("{MANAGE}/new?kind=one"), MANAGE, &fields)
        .await;
    assert!(answer.has("input[value='Waarom?']"));
    assert!(titles(&app).await.is_empty());
    assert_eq!(
        staff.get(&format!("{MANAGE}/new?kind=score")).await.status,
        404
    );
}

async fn changes_orders_and_removes(app: App) {
    let (_, staff) = coming(&app).await;
    let [first, second, third, _, _] = one_of_each(&app, &staff).await;
    let page = format!("{MANAGE}/{third}");
    let fields = [("title", "Mee eens?"), ("options", "Ja\nNee\nDeels")];
    assert_eq!(staff.submit(&page, &page, &fields).await.status, 303);
    let up = format!("{MANAGE}/{third}/position");
    assert_eq!(
        staff
            .submit(MANAGE, &up, &[("direction", "up")])
            .await
            .status,
        303
    );
    let down = format!("{MANAGE}/{first}/position");
    assert_eq!(
        staff
            .submit(MANAGE, &down, &[("direction", "down")])
            .await
            .status,
        303
    );
    let away = format!("{MANAGE}/{second}/removal");
    assert_eq!(staff.submit(MANAGE, &away, &[]).await.status, 303);
    assert_eq!(
        titles(&app).await,
        ["Mee eens?", "Namens wie?", "Wat eerst?", "Hoe duidelijk?"]
    );
    assert_eq!(staff.get(&format!("{MANAGE}/{second}")).await.status, 404);
}

async fn takes_from_the_bank_in_the_language_of_the_consultation(app: App) {
    let (_, staff) = coming(&app).await;
    let bank = format!("{MANAGE}/bank");
    let answer = staff.submit(MANAGE, &bank, &[]).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text()
            .contains("Choose at least one of the ready questions.")
    );
    let fields = [("bank", "funding"), ("bank", "lobby-register")];
    assert_eq!(staff.submit(MANAGE, &bank, &fields).await.status, 303);
    let titles = titles(&app).await;
    assert_eq!(titles.len(), 2);
    assert!(titles[1].contains("lobbyregister"), "{titles:?}");
    let all_disclose: Vec<bool> = app
        .db(|conn| {
            questions::table
                .select(questions::disclosure)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(all_disclose, [true, true]);
}

async fn copies_another_round_and_follows_its_sections(app: App) {
    let (sample, staff) = coming(&app).await;
    let section = sample.sections[1].to_string();
    let fields = [("title", "Over aanpak"), ("section", section.as_str())];
    make(&app, &staff, "short", &fields).await;
    let fields = [("title", "Over alles")];
    make(&app, &staff, "long", &fields).await;
    // A second round on a version in which "Approach" goes by another number.
    let (consultation, now) = (sample.consultation, app.now());
    let new_section: i64 = app
        .db(move |conn| {
            let version: i64 = diesel::insert_into(versions::table)
                .values((
                    versions::consultation_id.eq(consultation),
                    versions::label.eq("2.0"),
                    versions::title.eq("Second"),
                    versions::words.eq(1),
                    versions::source_hash.eq("1".repeat(64)),
                    versions::created_at.eq(now),
                ))
                .returning(versions::id)
                .get_result(conn)
                .unwrap();
            let section = diesel::insert_into(sections::table)
                .values((
                    sections::version_id.eq(version),
                    sections::position.eq(0),
                    sections::level.eq(1),
                    sections::number.eq("7"),
                    sections::title.eq("Approach"),
                ))
                .returning(sections::id)
                .get_result(conn)
                .unwrap();
            diesel::insert_into(rounds::table)
                .values((
                    rounds::consultation_id.eq(consultation),
                    rounds::number.eq(2),
                    rounds::version_id.eq(version),
                    rounds::state.eq("draft"),
                    rounds::access.eq("open"),
                    rounds::opens_at.eq(now + chrono::Duration::days(20)),
                    rounds::closes_at.eq(now + chrono::Duration::days(30)),
                    rounds::created_at.eq(now),
                ))
                .execute(conn)
                .unwrap();
            section
        })
        .await;
    let second = "/manage/cyber/rounds/2/questions";
    let copies = format!("{second}/copies");
    let answer = staff.submit(second, &copies, &[("round", "9")]).await;
    assert_eq!(answer.status, 422);
    assert_eq!(
        staff
            .submit(second, &copies, &[("round", "1")])
            .await
            .status,
        303
    );
    let copied: Vec<(String, Option<i64>)> = app
        .db(|conn| {
            questions::table
                .inner_join(rounds::table)
                .filter(rounds::number.eq(2))
                .order(questions::position)
                .select((questions::title, questions::section_id))
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(
        copied,
        [
            ("Over aanpak".to_owned(), Some(new_section)),
            ("Over alles".to_owned(), None)
        ]
    );
    // The first round goes to that version too, and its question with it.
    let edit = "/manage/cyber/rounds/1/edit";
    assert_eq!(
        staff.submit(edit, edit, &[("version", "2.0")]).await.status,
        303
    );
    let followed: Option<i64> = app
        .db(|conn| {
            questions::table
                .order(questions::id)
                .select(questions::section_id)
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(followed, Some(new_section));
}

async fn freezes_when_the_round_opens(app: App) {
    let (_, staff) = coming(&app).await;
    let [first, ..] = one_of_each(&app, &staff).await;
    let page = format!("{MANAGE}/{first}");
    let opened = staff.get(&page).await;
    let seen = opened
        .form(&page)
        .into_iter()
        .find(|(name, _)| name == "seen")
        .unwrap()
        .1;
    // The clock alone decides; no worker has moved the round yet.
    open(&app);
    let staff = back(&app).await;
    let edit = [("title", "Anders"), ("seen", seen.as_str())];
    let tries: [(String, &[(&str, &str)]); 6] = [
        (
            MANAGE.to_owned(),
            &[("kind", "short"), ("title", "Nog een")],
        ),
        (page.clone(), &edit),
        (format!("{page}/removal"), &[]),
        (format!("{page}/position"), &[("direction", "down")]),
        (format!("{MANAGE}/bank"), &[("bank", "funding")]),
        (format!("{MANAGE}/copies"), &[("round", "2")]),
    ];
    let before = titles(&app).await;
    for (path, fields) in tries {
        let answer = staff.post_from("/privacy", &path, fields).await;
        let said = match answer.location {
            // Said on the list, where the button was.
            Some(place) => staff.get(&place).await.text(),
            None => answer.text(),
        };
        assert!(
            said.contains("its questions can no longer change"),
            "{path}: {said}"
        );
        assert_eq!(titles(&app).await, before, "{path}");
    }
    assert_eq!(staff.get(&page).await.status, 409);
    let list = staff.get(MANAGE).await;
    assert!(!list.has("form[action$='/removal']"));
}

async fn tells_the_second_of_two_editors(app: App) {
    let (_, staff) = coming(&app).await;
    let id = make(&app, &staff, "short", &[("title", "Een")]).await;
    let page = format!("{MANAGE}/{id}");
    let stale = staff.get(&page).await.form(&page);
    app.step(chrono::Duration::seconds(1));
    assert_eq!(
        staff
            .submit(&page, &page, &[("title", "Twee")])
            .await
            .status,
        303
    );
    let seen = &stale.iter().find(|(name, _)| name == "seen").unwrap().1;
    let fields = [("title", "Drie"), ("seen", seen.as_str())];
    let answer = staff.submit(&page, &page, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text()
            .contains("Somebody else changed this question")
    );
    assert_eq!(titles(&app).await, ["Twee"]);
}
