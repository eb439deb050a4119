//! Campaigns that Polder finds: suggested as comments come, confirmed, merged and parted by drafters, and remembered.

use std::collections::BTreeSet;

use chrono::Duration;
use diesel::prelude::*;
use polder::access::StaffRole;
use polder::campaigns::store as campaigns;
use polder::db::schema;
use polder::submissions::model::Publication;
use polder::types::ids::{CampaignId, CommentId};

use super::{Scene, page, scene};
use crate::support::{App, Backend, CommentSpec, both};

both!(
    copies_are_suggested_as_they_come_in_whatever_order,
    a_search_that_broke_off_is_done_again_and_doubles_nothing,
    a_suggestion_is_answered_once_it_is_confirmed,
    a_copy_taken_out_stays_out,
    merged_campaigns_stay_merged,
    copies_split_off_stay_together,
    a_rejected_suggestion_does_not_come_back,
    what_a_person_did_during_a_search_holds,
    every_hidden_residue_is_listed,
    a_letter_shows_its_slots,
    moderators_publish_copies_that_add_nothing_together,
    figures_stand_twice_and_the_report_says_where_that_matters,
);

const LIST: &str = "/drafting/cyber/rounds/1/campaigns";

/// Three letters, of which no two have anything in common.
const LETTERS: [&str; 3] = [
    "The draft asks small municipalities to report every incident within one hour. Our town has two people for all of its \
     systems, and neither of them works at night. Please give bodies with fewer than fifty staff a full working day, and \
     let one short form serve all three supervisors that want to know about the same event.",
    "Hospitals keep machines for fifteen years because a scanner costs more than a house. A rule that bans software without \
     updates closes wards instead of holes. We ask you to allow old equipment behind a separate network, with a yearly \
     test by somebody from outside, until the maker brings a version that is supported.",
    "Open source projects are written by volunteers who never sold anything to anyone. When they become liable for every \
     library they share, many will simply take their work away. Write into article four that only those who earn money \
     with a product carry these duties, and fund audits of what the state itself depends on.",
];

/// To make sentences of.
const WORDS: &str = "lantern gravel mother ferry winter ladder pigeon bakery tunnel violin harbour orchard candle bridge \
     thunder wallet garden copper feather mirror needle pepper rabbit saddle timber velvet window yellow \
     anchor basket carpet desert engine fabric goblet hammer island jacket kettle lemon magnet napkin onion \
     pillow quarry ribbon salmon ticket umbrella valley walnut zebra almond button cactus dragon elbow \
     fountain grape honey ivory";

/// Comments of a party of its own, handed in together.
async fn send(app: &App, scene: &Scene, name: &str, bodies: &[String]) -> Vec<CommentId> {
    let party = app
        .party(&scene.sample, name, "individual", None, None)
        .await;
    let specs = bodies
        .iter()
        .map(|body| CommentSpec::on(scene.sample.passages[1], body))
        .collect();
    app.submission(&scene.sample, party, None, Publication::None, specs)
        .await
        .1
}

async fn search(app: &App) {
    while polder::campaigns::worker::step(&app.site).await.unwrap() > 0 {}
}

/// Where each comment is.
async fn places(app: &App, of: &[CommentId]) -> Vec<Option<CampaignId>> {
    let of = of.to_vec();
    app.db(move |conn| {
        of.iter()
            .map(|id| {
                schema::comments::table
                    .filter(schema::comments::id.eq(id))
                    .select(schema::comments::campaign_id)
                    .first(conn)
                    .unwrap()
            })
            .collect()
    })
    .await
}

/// The one campaign of these comments.
async fn one(app: &App, of: &[CommentId]) -> CampaignId {
    let found: BTreeSet<_> = places(app, of).await.into_iter().collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().flatten().expect("a campaign")
}

fn address(campaign: CampaignId) -> String {
    format!("/drafting/campaigns/{campaign}?lang=en")
}

async fn act(scene: &Scene, campaign: CampaignId, act: &str, fields: &[(&str, &str)]) {
    let action = format!("/drafting/campaigns/{campaign}/{act}");
    let done = scene
        .drafter
        .post_from(&address(campaign), &action, fields)
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
}

async fn take_out(scene: &Scene, comment: CommentId) {
    let number = comment.to_string();
    let action = format!("{LIST}/departures");
    let done = scene
        .drafter
        .post_from(LIST, &action, &[("comment", &number)])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
}

async fn events(app: &App, action: &'static str) -> usize {
    app.db(move |conn| {
        schema::audit_events::table
            .filter(schema::audit_events::action.eq(action))
            .count()
            .get_result::<i64>(conn)
            .unwrap() as usize
    })
    .await
}

fn copies(letter: usize, count: usize) -> Vec<String> {
    let name = |at: usize| {
        format!(
            "Dear ministry,\n\n{}\n\nRegards,\nWriter {at}",
            LETTERS[letter]
        )
    };
    (0..count).map(name).collect()
}

async fn copies_are_suggested_as_they_come_in_whatever_order(app: App) {
    let scene = scene(&app).await;
    let alone = "Nobody else says this: the table on page nine counts the same forty schools twice, and the sum below it is \
        wrong because of that, as anyone can check.";
    let first = send(&app, &scene, "A", &copies(0, 1)).await[0];
    search(&app).await;
    assert_eq!(places(&app, &[first]).await, [None], "one is no campaign");
    let second = send(&app, &scene, "B", &copies(0, 1)).await[0];
    search(&app).await;
    let known = one(&app, &[first, second]).await;
    // Another letter, and more of the first: the suggestion keeps its number.
    let other = send(&app, &scene, "C", &copies(1, 2)).await;
    let lone = send(&app, &scene, "D", &[alone.to_owned()]).await[0];
    search(&app).await;
    let third = send(&app, &scene, "E", &copies(0, 1)).await[0];
    search(&app).await;
    assert_eq!(one(&app, &[first, second, third]).await, known);
    assert_ne!(one(&app, &other).await, known);
    assert_eq!(places(&app, &[lone]).await, [None]);
    // The same all at once, in another order.
    let mut mixed = copies(1, 2);
    mixed.push(alone.to_owned());
    mixed.extend(copies(0, 3));
    mixed.reverse();
    let backend = match app.site.config.database.url.starts_with("sqlite") {
        true => Backend::Sqlite,
        false => Backend::Postgresql,
    };
    let app_two = App::start(backend).await;
    let scene_two = super::scene(&app_two).await;
    let all = send(&app_two, &scene_two, "A", &mixed).await;
    search(&app_two).await;
    let found = places(&app_two, &all).await;
    assert_eq!(found[3], None);
    assert!(found[0].is_some() && found[4].is_some() && found[0] != found[4]);
    assert_eq!([found[1], found[2]], [found[0]; 2]);
    assert_eq!(found[5], found[4]);
    let list = scene.drafter.get(&format!("{LIST}?lang=en")).await;
    assert!(
        list.text().contains("Suggested campaigns"),
        "{}",
        list.text()
    );
    assert!(list.text().contains("3 comments with this text"));
}

async fn a_search_that_broke_off_is_done_again_and_doubles_nothing(app: App) {
    let scene = scene(&app).await;
    let sent = send(&app, &scene, "A", &copies(0, 3)).await;
    // Somebody took the search up, made a suggestion, and was never heard of again.
    let (round, now) = (scene.sample.round, app.now());
    let sample = sent[0];
    app.db(move |conn| {
        let until = now + Duration::minutes(30);
        campaigns::start(conn, (now, until), round)
            .unwrap()
            .unwrap();
        campaigns::insert_suggestions(conn, now, round, &[sample]).unwrap();
    })
    .await;
    search(&app).await;
    assert_eq!(places(&app, &sent).await, [None; 3], "it is theirs still");
    app.step(Duration::minutes(31));
    search(&app).await;
    let known = one(&app, &sent).await;
    for _ in 0..2 {
        let asked = scene
            .drafter
            .submit(LIST, &format!("{LIST}/search"), &[])
            .await;
        assert_eq!(asked.status, 303, "{}", asked.text());
        search(&app).await;
    }
    assert_eq!(one(&app, &sent).await, known);
    let left: i64 = app
        .db(|conn| schema::campaigns::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(left, 1, "none is double, none is empty");
    assert_eq!(events(&app, "campaign.search").await, 2);
    assert_eq!(events(&app, "campaign.suggest").await, 1);
}

async fn a_suggestion_is_answered_once_it_is_confirmed(app: App) {
    let scene = scene(&app).await;
    let sent = send(&app, &scene, "A", &copies(0, 3)).await;
    search(&app).await;
    let campaign = one(&app, &sent).await;
    let list = scene.drafter.get(LIST).await;
    assert!(
        !list
            .body
            .contains(&format!("/drafting/campaigns/{campaign}/answer"))
    );
    let answer = [
        ("seen", "0"),
        ("disposition", "noted"),
        ("response", "One answer."),
    ];
    let action = format!("/drafting/campaigns/{campaign}/answer");
    let refused = scene.drafter.post_from(LIST, &action, &answer).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("only suggested"),
        "{}",
        refused.text()
    );
    act(
        &scene,
        campaign,
        "confirmation",
        &[("title", "One hour is short")],
    )
    .await;
    // One is answered by itself, the others with the campaign.
    let own = page(sent[1]);
    let personal = [("disposition", "accepted"), ("response", "You are right.")];
    let done = scene
        .drafter
        .submit(&own, &format!("{own}/answer"), &personal)
        .await;
    assert_eq!(done.status, 303);
    let done = scene.drafter.submit(LIST, &action, &answer[1..]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let shown = scene.drafter.get(&own).await;
    assert!(shown.text().contains("You are right.") && !shown.text().contains("One answer."));
    // A copy that comes later joins, and waits for its answer.
    let late = send(&app, &scene, "Late", &copies(0, 1)).await[0];
    search(&app).await;
    assert_eq!(one(&app, &[sent[0], late]).await, campaign);
    let shown = scene.drafter.get(&address(campaign)).await.text();
    assert!(shown.contains("1 not answered yet"), "{shown}");
    assert!(
        !scene
            .drafter
            .get(&page(late))
            .await
            .text()
            .contains("One answer.")
    );
    assert_eq!(events(&app, "campaign.confirm").await, 1);
}

async fn a_copy_taken_out_stays_out(app: App) {
    let scene = scene(&app).await;
    let sent = send(&app, &scene, "A", &copies(0, 3)).await;
    search(&app).await;
    let campaign = one(&app, &sent).await;
    take_out(&scene, sent[1]).await;
    let more = send(&app, &scene, "B", &copies(0, 1)).await[0];
    let asked = scene
        .drafter
        .submit(LIST, &format!("{LIST}/search"), &[])
        .await;
    assert_eq!(asked.status, 303);
    search(&app).await;
    assert_eq!(places(&app, &[sent[1]]).await, [None]);
    assert_eq!(one(&app, &[sent[0], sent[2], more]).await, campaign);
    assert_eq!(events(&app, "campaign.leave").await, 1);
}

async fn merged_campaigns_stay_merged(app: App) {
    let scene = scene(&app).await;
    let sent = send(&app, &scene, "A", &copies(0, 2)).await;
    let others = send(&app, &scene, "B", &copies(1, 3)).await;
    search(&app).await;
    let (one_, other) = (one(&app, &sent).await, one(&app, &others).await);
    let itself = [("into", one_.to_string())];
    let itself: Vec<_> = itself.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let action = format!("/drafting/campaigns/{one_}/merger");
    let refused = scene
        .drafter
        .post_from(&address(one_), &action, &itself)
        .await;
    assert_eq!(refused.status, 422, "a campaign is not merged with itself");
    act(&scene, one_, "merger", &[("into", &other.to_string())]).await;
    let more = send(&app, &scene, "C", &[copies(0, 1), copies(1, 1)].concat()).await;
    search(&app).await;
    let all = [sent, others, more].concat();
    assert_eq!(one(&app, &all).await, other);
    assert_eq!(events(&app, "campaign.merge").await, 1);
}

async fn copies_split_off_stay_together(app: App) {
    let scene = scene(&app).await;
    let sent = send(&app, &scene, "A", &copies(0, 5)).await;
    search(&app).await;
    let campaign = one(&app, &sent).await;
    let (first, second) = (sent[3].to_string(), sent[4].to_string());
    let fields = [
        ("new_title", "Of the north"),
        ("comments", first.as_str()),
        ("comments", second.as_str()),
    ];
    let action = format!("/drafting/campaigns/{campaign}/split");
    let untitled = scene
        .drafter
        .post_from(&address(campaign), &action, &fields[1..])
        .await;
    assert_eq!(untitled.status, 422);
    assert!(
        untitled.has("#field-new_title[aria-invalid]"),
        "{}",
        untitled.text()
    );
    act(&scene, campaign, "split", &fields).await;
    // Pressed twice it is made once; and what is no copy any more cannot be taken from it.
    act(&scene, campaign, "split", &fields).await;
    assert_eq!(events(&app, "campaign.form").await, 1);
    let fields = [
        ("new_title", "Of the south"),
        ("comments", first.as_str()),
        ("comments", second.as_str()),
    ];
    let taken = scene
        .drafter
        .post_from(&address(campaign), &action, &fields)
        .await;
    assert_eq!(taken.status, 422, "{}", taken.text());
    assert!(taken.text().contains("no copy of this campaign any more"));
    let asked = scene
        .drafter
        .submit(LIST, &format!("{LIST}/search"), &[])
        .await;
    assert_eq!(asked.status, 303);
    search(&app).await;
    assert_eq!(one(&app, &sent[..3]).await, campaign);
    assert_ne!(one(&app, &sent[3..]).await, campaign);
}

async fn a_rejected_suggestion_does_not_come_back(app: App) {
    let scene = scene(&app).await;
    let sent = send(&app, &scene, "A", &copies(0, 3)).await;
    search(&app).await;
    let campaign = one(&app, &sent).await;
    act(&scene, campaign, "dismissal", &[]).await;
    let more = send(&app, &scene, "B", &copies(0, 1)).await;
    search(&app).await;
    assert_eq!(places(&app, &[sent, more].concat()).await, [None; 4]);
    assert_eq!(scene.drafter.get(&address(campaign)).await.status, 404);
    assert_eq!(events(&app, "campaign.dismiss").await, 1);
}

/// Whether what a search found would be written.
async fn still(app: &App, begun: campaigns::Search) -> bool {
    app.db(move |conn| campaigns::stands_still(conn, begun).unwrap())
        .await
}

async fn what_a_person_did_during_a_search_holds(app: App) {
    let scene = scene(&app).await;
    let sent = send(&app, &scene, "A", &copies(0, 3)).await;
    let (round, now) = (scene.sample.round, app.now());
    let begun = app
        .db(move |conn| campaigns::start(conn, (now, now), round).unwrap().unwrap())
        .await;
    assert!(still(&app, begun).await);
    take_out(&scene, sent[0]).await;
    assert!(
        !still(&app, begun).await,
        "what was found before is not written"
    );
    search(&app).await;
    let found = places(&app, &sent).await;
    assert_eq!(found[0], None);
    assert!(found[1].is_some() && found[1] == found[2]);
}

/// A sentence that no other is like.
fn own_words(at: usize) -> String {
    let known: Vec<&str> = WORDS.split(' ').collect();
    let words: Vec<&str> = (0..9)
        .map(|k| known[(at * (k + 3) + k * 17) % known.len()])
        .collect();
    format!("On day number {at} {} waits.", words.join(" "))
}

async fn every_hidden_residue_is_listed(app: App) {
    let scene = scene(&app).await;
    let mut bodies = Vec::new();
    let mut hidden = Vec::new();
    for at in 0..90_usize {
        let letter = LETTERS[at % 3];
        // The letter as it was written comes first. 37 say something of their own: in front, in the middle, or at the end.
        if (9..83).contains(&at) && at % 2 == 1 {
            let own = own_words(at);
            let (head, tail) = letter.split_once(". ").unwrap();
            bodies.push(match at % 3 {
                0 => format!("{own}\n\n{letter}"),
                1 => format!("{head}. {own} {tail}"),
                _ => format!("{letter} {own}"),
            });
            hidden.push(own);
        } else {
            bodies.push(letter.to_owned());
        }
    }
    assert_eq!(hidden.len(), 37);
    let sent = send(&app, &scene, "A", &bodies).await;
    search(&app).await;
    let found: BTreeSet<_> = places(&app, &sent).await.into_iter().collect();
    assert_eq!(found.len(), 3, "{found:?}");
    let mut listed = 0;
    for campaign in found {
        let path = format!("{}&own=yes", address(campaign.unwrap()));
        let shown = scene.drafter.get(&path).await;
        listed += hidden
            .iter()
            .filter(|own| shown.body.contains(&format!("<div>{own}")))
            .count();
        // And none besides.
        let rows = shown.body.matches("campaigns/departures").count();
        assert_eq!(shown.body.matches("<div>On day").count(), rows);
    }
    assert_eq!(listed, 37);
    // Each is an item of its own on the drafting table.
    let table = "/drafting/cyber/rounds/1?section=1&state=own-words&lang=en";
    let own = scene.drafter.get(table).await;
    assert_eq!(
        own.body.matches("<ins>On day number").count(),
        37,
        "{}",
        own.text()
    );
    let once = scene
        .drafter
        .get("/drafting/cyber/rounds/1?section=1&state=once&lang=en")
        .await;
    // The residues, the samples of three letters, and the two of no campaign.
    let samples = places(&app, &[sent[1], sent[3], sent[5]]).await.len();
    let shown = once.body.matches("<article").count();
    assert!(shown >= 37 && shown <= 37 + samples + 2, "{shown}");
}

async fn a_letter_shows_its_slots(app: App) {
    let scene = scene(&app).await;
    let letter = |town: &str| {
        format!(
            "We live in {town} and read the draft with worry. Small bodies cannot keep a watch by night. Give them a full \
             working day to report, and let one short form do for all supervisors that want to know of it."
        )
    };
    let bodies: Vec<String> = ["Delft", "Gouda", "Delft", "Venlo", "Sneek"]
        .map(letter)
        .into();
    let sent = send(&app, &scene, "A", &bodies).await;
    search(&app).await;
    let campaign = one(&app, &sent).await;
    let shown = scene.drafter.get(&address(campaign)).await;
    let text = shown.text();
    assert!(
        text.contains("Delft (2)") && text.contains("1 other"),
        "{text}"
    );
    assert!(text.contains("We live in"), "{text}");
    assert!(text.contains("no copy adds words of its own"), "{text}");
}

async fn moderators_publish_copies_that_add_nothing_together(app: App) {
    let scene = scene(&app).await;
    let mut bodies = copies(0, 4);
    let own = "My own phone was out for nine hours that day.";
    bodies.push(format!("{} {own}", LETTERS[0]));
    bodies.push(format!("{}\n\nCall me: 06-12345678", LETTERS[0]));
    let sent = send(&app, &scene, "A", &bodies).await;
    search(&app).await;
    let campaign = one(&app, &sent).await;
    let account = app.account("moderator@example.org", "Mo").await;
    app.appoint(account, scene.sample.consultation, StaffRole::Moderator)
        .await;
    let moderator = app.browser(account).await;
    let queue = moderator.get("/moderation?lang=en").await;
    let rows: Vec<&CommentId> = sent
        .iter()
        .filter(|id| queue.body.contains(&format!("id=\"tick-{id}\"")))
        .collect();
    assert_eq!(rows, [&sent[0], &sent[4], &sent[5]], "{}", queue.text());
    assert!(queue.text().contains("6 alike"), "{}", queue.text());
    let path = format!("/moderation/campaigns/{campaign}");
    let page = moderator.get(&format!("{path}?lang=en")).await;
    assert!(
        page.text().contains("Read these one by one"),
        "{}",
        page.text()
    );
    assert!(page.text().contains(own));
    // The letter, and all in which each copy differs, was before the moderator: of what was shown, and no other comment.
    let counted = moderator.get("/moderation/progress?lang=en").await.text();
    assert!(
        counted.contains("6 of 9 comments were read by a person, 0 by two or more."),
        "{counted}"
    );
    let folded = subjects(&app, "residue.read").await;
    assert_eq!(folded, sent.iter().map(|id| Some(id.0)).collect::<Vec<_>>());
    moderator.get(&path).await;
    assert_eq!(subjects(&app, "residue.read").await.len(), 6, "each once");
    let whole = format!("/moderation/comments/{}", sent[5]);
    moderator.get(&whole).await;
    assert_eq!(subjects(&app, "comment.read").await, [Some(sent[5].0)]);
    for (at, id) in sent.iter().enumerate() {
        let ticked = page.body.contains(&format!("id=\"tick-{id}\""));
        assert_eq!(ticked, at < 4, "{at}");
    }
    let action = format!("{path}/publication");
    // One with words of its own is named, and nothing is published.
    let among: Vec<String> = [0, 1, 4].map(|at| format!("{}-0", sent[at])).into();
    let among: Vec<_> = among.iter().map(|id| ("ids", id.as_str())).collect();
    let refused = moderator
        .post_from(&format!("{path}?lang=en"), &action, &among)
        .await;
    assert_eq!(refused.status, 422);
    let named = format!("Comment {} adds words of its own", sent[4]);
    assert!(refused.text().contains(&named), "{}", refused.text());
    let plain: Vec<String> = sent[..4].iter().map(|id| format!("{id}-0")).collect();
    let plain: Vec<_> = plain.iter().map(|id| ("ids", id.as_str())).collect();
    let done = moderator.post_from(&path, &action, &plain).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let published = app
        .db(move |conn| {
            use polder::submissions::model::Moderation;
            schema::comments::table
                .filter(schema::comments::moderation.eq(Moderation::Published))
                .order(schema::comments::id)
                .select(schema::comments::id)
                .load::<CommentId>(conn)
                .unwrap()
        })
        .await;
    assert_eq!(published, sent[..4]);
}

/// What the events of this kind are about, in their order.
async fn subjects(app: &App, action: &'static str) -> Vec<Option<i64>> {
    app.db(move |conn| {
        schema::audit_events::table
            .filter(schema::audit_events::action.eq(action))
            .order(schema::audit_events::id)
            .select(schema::audit_events::subject_id)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn figures_stand_twice_and_the_report_says_where_that_matters(app: App) {
    let scene = scene(&app).await;
    let sent = send(&app, &scene, "A", &copies(0, 5)).await;
    search(&app).await;
    let campaign = one(&app, &sent).await;
    // Only suggested: eight comments are eight texts.
    let list = || {
        scene
            .drafter
            .get("/drafting/cyber/rounds/1/campaigns?lang=en")
    };
    assert!(
        list().await.text().contains("0 of 5"),
        "{}",
        list().await.text()
    );
    act(&scene, campaign, "confirmation", &[("title", "One hour")]).await;
    let text = list().await.text();
    assert!(text.contains("0 of 5") && text.contains("0 of 1"), "{text}");
    // The copies were not followed, the three others were.
    let action = format!("/drafting/campaigns/{campaign}/answer");
    let answers = [("disposition", "not-accepted"), ("response", "No.")];
    let done = scene.drafter.submit(LIST, &action, &answers).await;
    assert_eq!(done.status, 303, "{}", done.text());
    for comment in &scene.comments[..2] {
        let place = page(*comment);
        let accepted = [("disposition", "accepted")];
        let done = scene
            .drafter
            .submit(&place, &format!("{place}/answer"), &accepted)
            .await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let desks = scene.drafter.get("/drafting?lang=en").await.text();
    assert!(desks.contains("7 of 8 comments answered"), "{desks}");
    assert!(desks.contains("3 of 4 distinct texts"), "{desks}");
    for id in sent.iter().chain(&scene.comments[..2]) {
        app.rule(*id, polder::moderation::model::Ruling::publish())
            .await;
    }
    let party = app
        .db(|conn| {
            diesel::update(schema::submissions::table)
                .set(schema::submissions::publication.eq(Publication::Anonymous))
                .execute(conn)
                .unwrap()
        })
        .await;
    assert!(party > 0);
    super::close(&app, &scene).await;
    let publication = "/drafting/cyber/rounds/1/publication";
    let again = app.account("drafter2@example.org", "Dora").await;
    app.appoint(again, scene.sample.consultation, StaffRole::Drafter)
        .await;
    let drafter = app.browser(again).await;
    let done = drafter
        .submit(
            publication,
            publication,
            &[("although_open", "yes"), ("unread_reason", "Too late.")],
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let report = app
        .visitor()
        .get("/consultations/cyber/report?lang=en")
        .await
        .text();
    assert!(
        report.contains("8 comments are 4 distinct texts"),
        "{report}"
    );
    assert!(
        report.contains("7 published comments are 3 distinct texts"),
        "{report}"
    );
    assert!(
        report.contains("This depends on how you count."),
        "{report}"
    );
    assert!(
        report.contains("Most comments: not accepted.")
            || report.contains("Most comments: Not accepted."),
        "{report}"
    );
    assert!(
        report
            .to_lowercase()
            .contains("most distinct texts: accepted."),
        "{report}"
    );
}
