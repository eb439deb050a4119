//! The code book: themes in a tree, with the answer their comments are often given; merged, renamed and taken out of use.

use super::{Scene, page, scene};
use crate::support::{Answer, App, both};

both!(
    a_theme_brings_its_usual_answer_along,
    themes_stand_below_each_other_and_are_found_together,
    a_theme_that_is_merged_leaves_its_comments_the_other,
    a_theme_out_of_use_stays_where_it_is,
    of_two_who_change_a_theme_the_second_is_told,
    a_name_that_shows_nothing_is_none,
    what_is_typed_of_an_answer_outlives_the_themes,
);

const BOOK: &str = "/drafting/cyber/themes";
const EVERYTHING: &str = "/drafting/cyber/rounds/1?section=*&lang=en";

async fn add(scene: &Scene, fields: &[(&str, &str)]) -> Answer {
    scene.drafter.submit(BOOK, BOOK, fields).await
}

async fn give(scene: &Scene, comment: usize, themes: &str) -> Answer {
    let place = page(scene.comments[comment]);
    let fields = [("themes", themes)];
    let action = format!("{place}/answer");
    scene.drafter.submit(&place, &action, &fields).await
}

/// The address of a theme, by the title it has in the code book.
async fn theme(scene: &Scene, name: &str) -> String {
    let book = scene.drafter.get(&format!("{BOOK}?lang=en")).await;
    let sections = book
        .body
        .split("<h2 class=\"polder-item-title\" id=\"theme-");
    let own = sections
        .skip(1)
        .find(|rest| rest.split("</h2>").next().unwrap().contains(name));
    let id = own.expect(name).split('"').next().unwrap();
    format!("/drafting/themes/{id}")
}

async fn a_theme_brings_its_usual_answer_along(app: App) {
    let scene = scene(&app).await;
    let usual = [
        ("name", "Plain words"),
        ("disposition", "partly-accepted"),
        ("response", "We say it **shorter**."),
    ];
    assert_eq!(add(&scene, &usual).await.status, 303);
    let again = add(&scene, &[("name", "PLAIN WORDS"), ("response", "Kept.")]).await;
    assert_eq!(again.status, 422);
    assert!(again.body.contains("Kept."), "what was typed is kept");
    for wrong in ["", "Costs, time", &"x".repeat(81)] {
        assert_eq!(add(&scene, &[("name", wrong)]).await.status, 422, "{wrong}");
    }
    give(&scene, 0, "plain words").await;
    let own = theme(&scene, "Plain words").await;
    let id = own.rsplit('/').next().unwrap();
    let together = format!("/drafting/cyber/rounds/1/together?section=*&theme={id}");
    let form = scene.drafter.get(&together).await.form(&together);
    let value = |name: &str| form.iter().find(|(one, _)| one == name).unwrap().1.clone();
    assert_eq!(value("disposition"), "partly-accepted");
    assert_eq!(value("response"), "We say it **shorter**.");
}

async fn themes_stand_below_each_other_and_are_found_together(app: App) {
    let scene = scene(&app).await;
    add(&scene, &[("name", "Law")]).await;
    let law = theme(&scene, "Law").await;
    let id = law.rsplit('/').next().unwrap();
    assert_eq!(
        add(&scene, &[("name", "Courts"), ("parent", id)])
            .await
            .status,
        303
    );
    let unknown = add(&scene, &[("name", "Costs"), ("parent", "999999")]).await;
    assert_eq!(unknown.status, 422);
    give(&scene, 0, "Law").await;
    give(&scene, 1, "Courts").await;
    let found = scene.drafter.get(&format!("{EVERYTHING}&theme={id}")).await;
    assert!(
        found.text().contains("2 comments found"),
        "{}",
        found.text()
    );
    let courts = theme(&scene, "Courts").await;
    let below = courts.rsplit('/').next().unwrap();
    let circle = [("name", "Law"), ("parent", below)];
    let refused = scene.drafter.submit(BOOK, &law, &circle).await;
    assert_eq!(refused.status, 422, "no theme is part of its own part");
    let top = [("name", "Judges"), ("parent", "")];
    assert_eq!(scene.drafter.submit(BOOK, &courts, &top).await.status, 303);
    let found = scene.drafter.get(&format!("{EVERYTHING}&theme={id}")).await;
    assert!(found.text().contains("1 comment found"), "{}", found.text());
    assert!(found.text().contains("Judges"), "a theme is renamed");
}

async fn a_theme_that_is_merged_leaves_its_comments_the_other(app: App) {
    let scene = scene(&app).await;
    give(&scene, 0, "Speed, Pace").await;
    give(&scene, 1, "Pace").await;
    let (pace, speed) = (theme(&scene, "Pace").await, theme(&scene, "Speed").await);
    let into = speed.rsplit('/').next().unwrap();
    let itself = [
        ("into", pace.rsplit('/').next().unwrap()),
        ("slug", "cyber"),
    ];
    let merger = format!("{pace}/merger");
    assert_eq!(
        scene.drafter.post_from(BOOK, &merger, &itself).await.status,
        422
    );
    let done = scene
        .drafter
        .post_from(BOOK, &merger, &[("into", into), ("slug", "cyber")])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let table = scene.drafter.get(EVERYTHING).await;
    assert_eq!(table.text().matches("Themes: Speed").count(), 2);
    let book = scene.drafter.get(&format!("{BOOK}?lang=en")).await;
    assert_eq!(book.body.matches("/merger\"").count(), 1);
    assert!(book.text().contains("2 comments"), "{}", book.text());
}

async fn a_theme_out_of_use_stays_where_it_is(app: App) {
    let scene = scene(&app).await;
    give(&scene, 0, "Speed").await;
    let retirement = format!("{}/retirement", theme(&scene, "Speed").await);
    let fields = [("retired", "yes"), ("slug", "cyber")];
    scene.drafter.post_from(BOOK, &retirement, &fields).await;
    let refused = give(&scene, 1, "speed").await;
    assert!(refused.text().contains("uit gebruik") || refused.text().contains("out of use"));
    assert!(
        scene
            .drafter
            .get(EVERYTHING)
            .await
            .text()
            .contains("Themes: Speed")
    );
    let back = [("retired", "no"), ("slug", "cyber")];
    scene.drafter.post_from(BOOK, &retirement, &back).await;
    assert_eq!(give(&scene, 1, "speed").await.status, 303);
}

async fn of_two_who_change_a_theme_the_second_is_told(app: App) {
    let scene = scene(&app).await;
    add(&scene, &[("name", "Pace")]).await;
    add(&scene, &[("name", "Speed")]).await;
    let own = theme(&scene, "Pace").await;
    let form = scene
        .drafter
        .get(&format!("{BOOK}?lang=en"))
        .await
        .form(&own);
    let with = |response: &'static str| {
        let mut fields = form.clone();
        fields.retain(|(name, _)| name != "response");
        fields.push(("response".to_owned(), response.to_owned()));
        let (own, drafter) = (own.clone(), &scene.drafter);
        async move {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
            drafter.post_raw(&own, &fields).await
        }
    };
    assert_eq!(with("The first.").await.status, 303);
    let second = with("The second.").await;
    assert_eq!(second.status, 422);
    assert!(
        second.text().contains("Somebody changed this theme"),
        "{}",
        second.text()
    );
    assert!(
        second.body.contains("The second."),
        "what was typed is kept"
    );
    // Having seen that, they may.
    let again = second.form(&own);
    let again: Vec<(&str, &str)> = again.iter().map(|(n, v)| (&**n, &**v)).collect();
    assert_eq!(scene.drafter.post_raw(&own, &again).await.status, 303);
    let book = scene.drafter.get(&format!("{BOOK}?lang=en")).await;
    assert!(book.body.contains("The second.") && !book.body.contains("The first."));
    // Nor does a theme go into one that is out of use.
    let speed = theme(&scene, "Speed").await;
    let (retirement, merger) = (format!("{speed}/retirement"), format!("{own}/merger"));
    scene.drafter.submit(BOOK, &retirement, &[]).await;
    let into = [("into", speed.rsplit('/').next().unwrap())];
    let refused = scene
        .drafter
        .submit(&format!("{BOOK}?lang=en"), &merger, &into)
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("That theme is out of use"));
}

async fn a_name_that_shows_nothing_is_none(app: App) {
    let scene = scene(&app).await;
    for nothing in ["\u{200b}\u{2060}", "\0", " \u{3164} "] {
        assert_eq!(
            add(&scene, &[("name", nothing)]).await.status,
            422,
            "{nothing:?}"
        );
    }
    assert_eq!(add(&scene, &[("name", "Pa\0ce\u{200b}")]).await.status, 303);
    theme(&scene, "Pace").await;
    // A zero in an address is looked for, and not found.
    let found = scene.drafter.get(&format!("{EVERYTHING}&q=%00")).await;
    assert_eq!(found.status, 200);
    let none = scene.drafter.get(&format!("{EVERYTHING}&group=%00")).await;
    assert_eq!(none.status, 200);
    assert!(!none.has("article.polder-panel"));
}

async fn what_is_typed_of_an_answer_outlives_the_themes(app: App) {
    let scene = scene(&app).await;
    let place = page(scene.comments[0]);
    let action = format!("{place}/answer");
    // Both at once; and where one is wrong, neither, with both as they were typed.
    let long = "x".repeat(81);
    let both = [
        ("disposition", "noted"),
        ("response", "We took note."),
        ("themes", long.as_str()),
    ];
    let refused = scene.drafter.submit(&place, &action, &both).await;
    assert_eq!(refused.status, 422);
    assert!(refused.has("#field-themes-error"));
    assert!(refused.body.contains("We took note.") && refused.body.contains(&long));
    let form = scene.drafter.get(&place).await.form(&action);
    let value = |name: &str| form.iter().find(|(one, _)| one == name).unwrap().1.clone();
    assert_eq!((value("response"), value("themes")), Default::default());
    let both = [both[0], both[1], ("themes", "Pace")];
    assert_eq!(
        scene.drafter.submit(&place, &action, &both).await.status,
        303
    );
    let form = scene.drafter.get(&place).await.form(&action);
    let value = |name: &str| form.iter().find(|(one, _)| one == name).unwrap().1.clone();
    assert_eq!(value("response"), "We took note.");
    assert_eq!(
        (value("themes"), value("revision")),
        ("Pace".into(), "1".into())
    );
    // Themes alone give no new answer.
    let themes = [("themes", "Pace, Speed")];
    assert_eq!(
        scene.drafter.submit(&place, &action, &themes).await.status,
        303
    );
    let form = scene.drafter.get(&place).await.form(&action);
    let value = |name: &str| form.iter().find(|(one, _)| one == name).unwrap().1.clone();
    assert_eq!(
        (value("themes"), value("revision")),
        ("Pace, Speed".into(), "1".into())
    );
}
