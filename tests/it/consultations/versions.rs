//! Versions compared: what the public and staff see, and what became of comments.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{Actor, MemberRole, StaffRole};
use polder::comments::actions::CarriedCounts;
use polder::comments::actions::diff;
use polder::comments::model::AnchorKind;
use polder::consultations::actions::rounds::{self, RoundInput};
use polder::consultations::model::Consultation;
use polder::consultations::store;
use polder::db::schema::comments;
use polder::documents::{Counts, capture};
use polder::error::Error;
use polder::platform::dates;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::{CommentId, PassageId};

use super::drafts::{consultation, put};
use crate::support::{Answer, App, CommentSpec, Sample, both};

const FIRST: &str = "# 1 Goals\n\n\
    We want a safe and open internet for all people in the country.\n\n\
    The minister reports to parliament every year on what was done.\n\n\
    Companies warn one another of weaknesses. Citizens report abuse to the police. Schools teach how to \
    recognise fraud.\n\n\
    Ships at sea need radio.\n\n\
    # 2 Partners\n\n\
    We work with other states on rules for the internet.\n\n\
    The council of experts gives advice.\n";

const SECOND: &str = "# 1 Partners\n\n\
    We work with other states on rules for the internet.\n\n\
    The council of experts gives advice.\n\n\
    # 2 Goals\n\n\
    We want a safe, free and open internet for all people in the country.\n\n\
    The minister reports to parliament every year on what was done.\n\n\
    Companies warn one another of weaknesses.\n\n\
    Citizens report abuse to the police.\n\n\
    Schools teach how to recognise fraud.\n\n\
    Horses need hay and water too.\n";

both!(
    staff_compare_versions_in_figures,
    the_public_reads_what_changed,
    comments_follow_their_words_or_say_they_cannot,
    a_version_without_a_round_is_public_when_staff_say_so,
    versions_of_invited_rounds_stay_with_the_invited,
    two_versions_far_apart_are_compared_when_asked,
    a_long_comparison_goes_on_page_by_page,
    what_is_new_is_told,
);

/// Two versions with a round on the first, which closes in a day.
async fn scene(app: &App) -> (Consultation, Sample) {
    let to = consultation(app, "s").await;
    let first = put(app, &to, "1.0", FIRST).await.unwrap();
    let input = RoundInput {
        version: "1.0".to_owned(),
        opens_at: dates::rfc3339(app.now()),
        closes_at: dates::rfc3339(app.now() + Duration::days(1)),
        access: "open".to_owned(),
        ..RoundInput::default()
    };
    let round = rounds::create(&app.site, &Actor::command_line(), &to, &input, true)
        .await
        .unwrap();
    let passages = app
        .db(move |conn| store::passages_of(conn, first.id).unwrap())
        .await;
    let sample = Sample {
        slug: "s".to_owned(),
        consultation: to.id,
        version: first.id,
        round: round.id,
        sections: passages.iter().map(|passage| passage.section_id).collect(),
        passages: passages.iter().map(|passage| passage.id).collect(),
    };
    (to, sample)
}

async fn staff_compare_versions_in_figures(app: App) {
    let (to, _) = scene(&app).await;
    put(&app, &to, "2.0", SECOND).await.unwrap();
    let found = diff(&app.site, &Actor::command_line(), &to, "1.0", "2.0")
        .await
        .unwrap();
    // Two headings, the report and the two on partners stayed; the shorter section moved.
    let expected = Counts {
        kept: 2,
        changed: 1,
        moved: 3,
        split: 1,
        merged: 0,
        added: 1,
        removed: 1,
    };
    assert_eq!(found.passages, expected);
    let back = diff(&app.site, &Actor::command_line(), &to, "2.0", "1.0")
        .await
        .unwrap();
    assert_eq!((back.passages.split, back.passages.merged), (0, 1));
    let same = diff(&app.site, &Actor::command_line(), &to, "2.0", "2.0")
        .await
        .unwrap();
    let expected = Counts {
        kept: 10,
        ..Counts::default()
    };
    assert_eq!(same.passages, expected);
    let none = diff(&app.site, &Actor::command_line(), &to, "1.0", "9").await;
    assert!(
        matches!(none, Err(Error::Refused(message)) if message.key == "consultations-no-such-version")
    );
}

async fn visit(app: &App, path: &str) -> Answer {
    let path = if path.contains('?') {
        format!("{path}&lang=en")
    } else {
        format!("{path}?lang=en")
    };
    app.visitor().get(&path).await
}

async fn the_public_reads_what_changed(app: App) {
    let (to, _) = scene(&app).await;
    let second = put(&app, &to, "2.0", SECOND).await.unwrap();
    let one = visit(&app, "/consultations/s/comparison").await;
    assert!(one.text().contains("There is only one version"));
    let hidden = visit(&app, "/consultations/s/comparison?from=1.0&to=2.0").await;
    assert_eq!(hidden.status, 404, "2.0 is not public yet");
    app.db(move |conn| store::set_published(conn, second.id, Some(second_moment())).unwrap())
        .await;
    let page = visit(&app, "/consultations/s/comparison?from=1.0&to=2.0").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("free"), "{}", page.text());
    assert!(page.has(".polder-change--changed ins"));
    assert!(page.has(".polder-change--removed del"));
    assert!(page.has(".polder-change--added ins"));
    assert!(page.has(".polder-change--split a[href^='/consultations/s/versions/']"));
    assert!(page.has(".polder-change--moved a[href^='/consultations/s/rounds/1#p-']"));
    assert!(!page.has(".polder-change--kept"));
    assert!(page.text().contains("1 passage stayed the same"));
    let all = visit(&app, "/consultations/s/comparison?from=1.0&to=2.0&all=1").await;
    assert!(all.has(".polder-change--kept"));
    let list = visit(&app, "/consultations/s/versions").await;
    assert!(list.has("a[href='/consultations/s/comparison?from=1.0&to=2.0']"));
    let unknown = visit(&app, "/consultations/s/comparison?from=1.0&to=7").await;
    assert_eq!(unknown.status, 404);
}

fn second_moment() -> polder::types::Moment {
    chrono::NaiveDate::from_ymd_opt(2027, 6, 1)
        .unwrap()
        .and_hms_opt(13, 0, 0)
        .unwrap()
}

/// Makes a comment one on `words` of its passage.
async fn quoting(app: &App, comment: CommentId, passage: PassageId, words: &str) {
    let words = words.to_owned();
    app.db(move |conn| {
        let text = store::passage_in_section(conn, passage).unwrap().0.text;
        let start = text[..text.find(&words).unwrap()].chars().count();
        let quote = capture(&text, start, start + words.chars().count()).unwrap();
        diesel::update(comments::table.filter(comments::id.eq(comment)))
            .set((
                comments::anchor.eq(AnchorKind::Quote),
                comments::quote_exact.eq(Some(quote.exact)),
                comments::quote_prefix.eq(Some(quote.prefix)),
                comments::quote_suffix.eq(Some(quote.suffix)),
                comments::quote_start.eq(Some(i64::try_from(quote.start).unwrap())),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn comments_follow_their_words_or_say_they_cannot(app: App) {
    let (to, sample) = scene(&app).await;
    let club = app.account("club@example.org", "Club").await;
    let organisation = app
        .organisation("Club", "private", club, MemberRole::Lead)
        .await;
    let party = app
        .party(&sample, "Club", "private", Some(organisation), None)
        .await;
    let at = |passage: usize, body: &str, moderation| CommentSpec {
        moderation,
        ..CommentSpec::on(sample.passages[passage], body)
    };
    use Moderation::{Pending, Published};
    let specs = vec![
        at(2, "on a passage that stays", Published),
        at(1, "on a passage that changes", Published),
        at(1, "on words that stay", Published),
        at(1, "on words that go", Published),
        at(3, "on a passage that is split", Published),
        at(3, "on a piece of it", Published),
        at(4, "on what goes, published", Published),
        at(4, "on what goes, undecided", Pending),
        at(6, "on what moves", Pending),
        CommentSpec {
            passage: None,
            section: Some(sample.sections[0]),
            ..at(0, "on a section", Pending)
        },
        CommentSpec {
            passage: None,
            ..at(0, "on the document", Pending)
        },
    ];
    let (_, ids) = app
        .submission(&sample, party, Some(club), Publication::Organisation, specs)
        .await;
    quoting(&app, ids[2], sample.passages[1], "internet for all people").await;
    quoting(&app, ids[3], sample.passages[1], "safe and open").await;
    quoting(&app, ids[5], sample.passages[3], "abuse to the police").await;
    let second = put(&app, &to, "2.0", SECOND).await.unwrap();
    let found = diff(&app.site, &Actor::command_line(), &to, "1.0", "2.0")
        .await
        .unwrap();
    let expected = CarriedCounts {
        carried: 6,
        flagged: 2,
        orphaned: 3,
    };
    assert_eq!(found.comments, expected);
    app.db(move |conn| store::set_published(conn, second.id, Some(second_moment())).unwrap())
        .await;
    // The public counts what is published, and reads of what lost its place.
    let page = visit(&app, "/consultations/s/comparison").await;
    let text = page.text();
    assert!(
        text.contains("3 carried over") && text.contains("2 place gone"),
        "{text}"
    );
    assert!(text.contains("on what goes, published") && text.contains("on words that go"));
    assert!(!text.contains("undecided"));
    assert!(!page.has("a[href^='/moderation']"));
    let moderator = app.account("mo@example.org", "Mo").await;
    app.appoint(moderator, to.id, StaffRole::Moderator).await;
    let staff = app.browser(moderator).await;
    let page = staff.get("/consultations/s/comparison?lang=en").await;
    assert!(page.text().contains("6 carried over"));
    assert!(page.has(&format!("a[href='/moderation/comments/{}']", ids[7])));
}

async fn a_version_without_a_round_is_public_when_staff_say_so(app: App) {
    let (to, _) = scene(&app).await;
    let second = put(&app, &to, "2.0", SECOND).await.unwrap();
    let path = "/consultations/s/versions/2.0".to_owned();
    assert_eq!(visit(&app, &path).await.status, 404);
    assert!(
        !visit(&app, "/consultations/s/versions")
            .await
            .text()
            .contains("2.0")
    );
    let lead = app.account("pl@example.org", "Pl").await;
    app.appoint(lead, to.id, StaffRole::ProjectLead).await;
    let staff = app.browser(lead).await;
    let manage = format!("/manage/s/versions/{}", second.id);
    let publication = format!("{manage}/publication");
    let done = staff.submit(&manage, &publication, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let again = staff
        .post_from(&manage, &publication, &[("public", "yes")])
        .await;
    assert_eq!(again.status, 303);
    assert!(staff.get(&manage).await.text().contains("public already"));
    let page = visit(&app, &path).await;
    assert!(page.text().contains("Horses need hay"));
    // Its id, which says how many there are, is no address.
    let by_id = format!("/consultations/s/versions/{}", second.id);
    assert_eq!(visit(&app, &by_id).await.status, 404);
    assert!(
        visit(&app, "/consultations/s/versions")
            .await
            .text()
            .contains("Version 2.0")
    );
    staff.submit(&manage, &publication, &[]).await;
    assert_eq!(visit(&app, &path).await.status, 404);
}

async fn versions_of_invited_rounds_stay_with_the_invited(app: App) {
    let (to, sample) = scene(&app).await;
    put(&app, &to, "2.0", SECOND).await.unwrap();
    app.on_invitation(sample.round).await;
    let list = visit(&app, "/consultations/s/versions").await;
    assert!(
        list.text().contains("No version has been published"),
        "{}",
        list.text()
    );
    let path = "/consultations/s/versions/1.0".to_owned();
    assert_eq!(visit(&app, &path).await.status, 404);
    let path = "/consultations/s/comparison?from=1.0&to=2.0";
    assert!(!visit(&app, path).await.text().contains("internet"));
}

async fn two_versions_far_apart_are_compared_when_asked(app: App) {
    let (to, _) = scene(&app).await;
    let middle = put(&app, &to, "2.0", SECOND).await.unwrap();
    let third = put(&app, &to, "3.0", FIRST).await.unwrap();
    assert_eq!(third.kept, 7, "by way of 2.0 all but one passage go on");
    let found = diff(&app.site, &Actor::command_line(), &to, "1.0", "3.0")
        .await
        .unwrap();
    let all = Counts {
        kept: 8,
        ..Counts::default()
    };
    assert_eq!(found.passages, all);
    // Another text in place of 2.0: what was kept of it is worked out anew.
    let other = SECOND.replace("hay and water", "oats");
    let replaced = put(&app, &to, "2.0", &other).await.unwrap();
    assert_eq!(replaced.id, middle.id);
    let found = diff(&app.site, &Actor::command_line(), &to, "2.0", "3.0")
        .await
        .unwrap();
    assert_eq!(found.passages.removed, 1);
    let found = diff(&app.site, &Actor::command_line(), &to, "1.0", "2.0")
        .await
        .unwrap();
    assert_eq!(found.passages.split, 1);
}

async fn a_long_comparison_goes_on_page_by_page(app: App) {
    let (to, _) = scene(&app).await;
    let lines = |word: &str| -> String {
        (0..200)
            .map(|n| format!("Passage number {n} says that {word} is what this text is about.\n\n"))
            .collect()
    };
    put(&app, &to, "2.0", &lines("water")).await.unwrap();
    put(&app, &to, "3.0", &lines("fire")).await.unwrap();
    app.db(move |conn| {
        for version in store::versions_of(conn, to.id).unwrap() {
            store::set_published(conn, version.id, Some(second_moment())).unwrap();
        }
    })
    .await;
    let first = visit(&app, "/consultations/s/comparison?from=2.0&to=3.0").await;
    assert_eq!(first.body.matches("polder-change--changed").count(), 150);
    let next = "/consultations/s/comparison?from=2.0&to=3.0&after=149";
    assert!(first.has(&format!("a[rel=next][href='{next}']")));
    let second = visit(&app, next).await;
    assert_eq!(second.body.matches("polder-change--changed").count(), 50);
    assert!(!second.has("a[rel=next]"));
}

async fn what_is_new_is_told(app: App) {
    let (to, sample) = scene(&app).await;
    let drafter = app.account("dr@example.org", "Dr").await;
    app.appoint(drafter, to.id, StaffRole::Drafter).await;
    let staff = app.browser(drafter).await;
    let page = format!("/manage/s/versions/{}", sample.version);
    let path = format!("{page}/changelog");
    let long = "x".repeat(5_001);
    let refused = staff.post_from(&page, &path, &[("changelog", &long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains(&long), "what was typed is kept");
    let done = staff
        .post_from(&page, &path, &[("changelog", "Goals *first*. <script>")])
        .await;
    assert_eq!(done.status, 303);
    let list = visit(&app, "/consultations/s/versions").await;
    assert!(list.has(".polder-prose em") && list.text().contains("Goals"));
    assert!(!list.has(".polder-prose script"));
}
