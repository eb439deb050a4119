//! What a party is told in the end: decisions, answers, what became of the text, and what it says of
//! the answers.

mod second_looks;

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{Actor as Asker, MemberRole, StaffRole};
use polder::consultations::actions::rounds::{self, RoundInput};
use polder::consultations::model::{Consultation, RoundState};
use polder::consultations::store;
use polder::db::schema::{audit_events, memberships, rounds as round_table};
use polder::platform::dates;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::{CommentId, SubmissionId};

use crate::consultations::drafts::{consultation, put};
use crate::support::{Actor, Answer, App, CommentSpec, Sample, both};

both!(
    a_party_reads_what_became_of_each_comment,
    a_party_says_whether_an_answer_satisfies,
    a_new_answer_is_judged_anew,
    drafters_find_what_does_not_satisfy,
    what_a_party_says_is_counted_and_handed_on,
);

const FIRST: &str = "# 1 Goals\n\n\
    We want a safe and open internet for all people in the country.\n\n\
    The minister reports to parliament every year on what was done.\n\n\
    Ships at sea need radio.\n\n\
    # 2 Partners\n\n\
    We work with other states on rules for the internet.\n";

const SECOND: &str = "# 1 Goals\n\n\
    We want a safe, free and open internet for all people in the country.\n\n\
    The minister reports to parliament every month on what was done.\n\n\
    # 2 Partners\n\n\
    We work with other states on rules for the internet.\n";

struct Scene {
    to: Consultation,
    sample: Sample,
    submission: SubmissionId,
    comments: Vec<CommentId>,
    lead: Actor,
    colleague: Actor,
    stranger: Actor,
    drafter: Actor,
}

/// A closed round on version 1.0, with comments on what changes (two), goes, stays, on a section and
/// on the whole.
async fn scene(app: &App) -> Scene {
    let to = consultation(app, "s").await;
    let first = put(app, &to, "1.0", FIRST).await.unwrap();
    let input = RoundInput {
        version: "1.0".to_owned(),
        opens_at: dates::rfc3339(app.now()),
        closes_at: dates::rfc3339(app.now() + Duration::days(1)),
        access: "open".to_owned(),
        ..RoundInput::default()
    };
    let round = rounds::create(&app.site, &Asker::command_line(), &to, &input, true)
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
    let lead = app.account("lead@example.org", "Lena").await;
    let colleague = app.account("colleague@example.org", "Cas").await;
    let stranger = app.account("stranger@example.org", "Sam").await;
    let drafter = app.account("drafter@example.org", "Daan").await;
    app.appoint(drafter, to.id, StaffRole::Drafter).await;
    let organisation = app
        .organisation("Knoop", "technical", lead, MemberRole::Lead)
        .await;
    let now = app.now();
    app.db(move |conn| {
        diesel::insert_into(memberships::table)
            .values((
                memberships::organisation_id.eq(organisation),
                memberships::account_id.eq(colleague),
                memberships::role.eq(MemberRole::Member),
                memberships::created_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let party = app
        .party(&sample, "Knoop", "technical", Some(organisation), None)
        .await;
    let published = |spec: CommentSpec| CommentSpec {
        moderation: Moderation::Published,
        ..spec
    };
    let mut on_section = CommentSpec::on(sample.passages[0], "On the goals as such.");
    (on_section.passage, on_section.section) = (None, Some(sample.sections[0]));
    let mut on_all = CommentSpec::on(sample.passages[0], "On all of it.");
    on_all.passage = None;
    let specs = vec![
        published(CommentSpec::on(sample.passages[1], "Name freedom.")),
        published(CommentSpec::on(
            sample.passages[2],
            "Once a year is enough.",
        )),
        published(CommentSpec::on(sample.passages[3], "Drop the ships.")),
        published(CommentSpec::on(sample.passages[5], "Leave this.")),
        published(on_section),
        on_all,
    ];
    let (submission, comments) = app
        .submission(&sample, party, Some(lead), Publication::Organisation, specs)
        .await;
    app.step(Duration::days(2));
    polder::consultations::worker::step(&app.site)
        .await
        .unwrap();
    Scene {
        lead: app.browser(lead).await,
        colleague: app.browser(colleague).await,
        stranger: app.browser(stranger).await,
        drafter: app.browser(drafter).await,
        to,
        sample,
        submission,
        comments,
    }
}

impl Scene {
    fn page(&self) -> String {
        format!("/submissions/{}/outcome?lang=en", self.submission)
    }

    async fn answer(&self, at: usize, disposition: &str, response: &str) {
        let page = format!("/drafting/comments/{}", self.comments[at]);
        let fields = [("disposition", disposition), ("response", response)];
        let path = format!("{page}/answer");
        let done = self.drafter.submit(&page, &path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }

    async fn publish(&self, app: &App) {
        app.step(Duration::minutes(1));
        let path = "/drafting/s/rounds/1/publication";
        let done = self
            .drafter
            .submit(
                path,
                path,
                &[("although_open", "yes"), ("unread_reason", "Too late.")],
            )
            .await;
        assert_eq!(done.status, 303, "{}", done.text());
    }

    /// Fills in the form of one comment on the outcome page.
    async fn say(&self, who: &Actor, at: usize, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/comments/{}/satisfaction", self.comments[at]);
        let named: Vec<(String, &str)> = fields
            .iter()
            .map(|(name, value)| (self.field(name, at), *value))
            .collect();
        let fields: Vec<_> = named
            .iter()
            .map(|(name, value)| (name.as_str(), *value))
            .collect();
        who.submit(&self.page(), &path, &fields).await
    }

    /// What a field of one comment is called in the form of them all.
    fn field(&self, name: &str, at: usize) -> String {
        format!("{name}-{}", self.comments[at])
    }

    async fn table(&self, query: &str) -> Answer {
        let path = format!("/drafting/s/rounds/1?lang=en&{query}");
        self.drafter.get(&path).await
    }
}

/// The words of one comment's part of the page.
fn part(page: &Answer, comment: CommentId) -> String {
    let html = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse(&format!("#comment-{comment}")).unwrap();
    let words: Vec<&str> = html.select(&selector).next().unwrap().text().collect();
    words
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

async fn a_party_reads_what_became_of_each_comment(app: App) {
    let scene = scene(&app).await;
    scene
        .answer(0, "accepted-with-modification", "Named.")
        .await;
    scene
        .answer(1, "not-accepted", "More often is better.")
        .await;
    scene.answer(2, "accepted", "").await;
    let before = scene.lead.get(&scene.page()).await;
    assert!(!before.text().contains("Named."), "not public yet");
    assert!(!before.text().contains("In the newest version"));
    scene.publish(&app).await;
    let second = put(&app, &scene.to, "2.0", SECOND).await.unwrap();
    let hidden = scene.lead.get(&scene.page()).await;
    assert!(hidden.text().contains("Named."));
    assert!(
        !hidden.text().contains("In the newest version"),
        "a version nobody may read is not told of"
    );
    let now = app.now();
    app.db(move |conn| store::set_published(conn, second.id, Some(now)).unwrap())
        .await;
    let page = scene.lead.get(&scene.page()).await;
    assert_eq!(page.status, 200);
    let of = |at: usize| part(&page, scene.comments[at]);
    assert!(of(0).contains("Your comment led to a change. The passage changed in version 2.0"));
    assert!(
        of(1).contains("The passage changed in version 2.0"),
        "{}",
        of(1)
    );
    assert!(
        !of(1).contains("led to a change"),
        "not taken over: only what is so"
    );
    assert!(of(2).contains("led to a change. The passage is not in version 2.0 any more"));
    assert!(of(3).contains("The passage stands unchanged in version 2.0"));
    // The heading and a passage stay, two changed, one is gone.
    assert!(
        of(4).contains("In version 2.0 3 passages of this section have changed"),
        "{}",
        of(4)
    );
    assert!(of(5).contains("There is a newer version: 2.0"));
    let text = page.text();
    for figure in [
        "comments 6",
        "decided on 5",
        "answered 3",
        "led to a change 2",
    ] {
        assert!(text.contains(figure), "{figure}: {text}");
    }
    assert!(page.has(&format!("#comment-{} blockquote ins", scene.comments[0])));
    // The link leads to the passage in the comparison, the other to where it is read now.
    let html = scraper::Html::parse_document(&page.body);
    let links = scraper::Selector::parse(&format!("#comment-{} a", scene.comments[1])).unwrap();
    let hrefs: Vec<&str> = html
        .select(&links)
        .filter_map(|link| link.value().attr("href"))
        .collect();
    assert_eq!(hrefs.len(), 2, "{hrefs:?}");
    let (path, anchor) = hrefs[0].split_once('#').unwrap();
    let comparison = app.visitor().get(path).await;
    assert!(comparison.has(&format!("#{anchor} ins")), "{path} {anchor}");
    assert!(comparison.text().contains("month"));
    let (path, anchor) = hrefs[1].split_once('#').unwrap();
    assert!(app.visitor().get(path).await.has(&format!("#{anchor}")));
    // Nobody else reads it.
    assert_eq!(scene.stranger.get(&scene.page()).await.status, 404);
    assert_eq!(scene.drafter.get(&scene.page()).await.status, 404);
    assert_eq!(app.visitor().get(&scene.page()).await.status, 303);
    assert_eq!(scene.colleague.get(&scene.page()).await.status, 200);
}

async fn a_party_says_whether_an_answer_satisfies(app: App) {
    let scene = scene(&app).await;
    scene.answer(0, "noted", "Thanks.").await;
    scene.publish(&app).await;
    let mail = app.mail_to("lead@example.org").await.pop().unwrap();
    assert!(mail.text.contains("tevreden mee bent") || mail.text.contains("satisfies"));
    // Not chosen, too much said, not answered.
    let refused = scene
        .say(&scene.lead, 0, &[("remark", "Kept words.")])
        .await;
    assert_eq!(refused.status, 422);
    let field = format!("field-satisfied-{}", scene.comments[0]);
    assert!(refused.has(&format!("#error-summary a[href='#{field}']")));
    assert!(refused.has(&format!("#{field}")));
    assert!(refused.body.contains("Kept words."));
    let long = "x".repeat(2_001);
    let refused = scene
        .say(&scene.lead, 0, &[("satisfied", "no"), ("remark", &long)])
        .await;
    assert!(refused.text().contains("at most 2,000"));
    let unanswered = format!("/comments/{}/satisfaction", scene.comments[1]);
    let refused = scene
        .lead
        .post_from("/privacy", &unanswered, &[("satisfied", "yes")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        !scene
            .lead
            .get(&scene.page())
            .await
            .has(&format!("button[formaction='{unanswered}']"))
    );
    let done = scene
        .say(
            &scene.lead,
            0,
            &[("satisfied", "no"), ("remark", "Too vague.")],
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = scene.lead.get(&scene.page()).await;
    let said = part(&page, scene.comments[0]);
    assert!(said.contains("Not satisfied with the response"), "{said}");
    assert!(said.contains("Too vague."));
    // A colleague who does not submit reads it, but does not say it.
    let path = format!("/comments/{}/satisfaction", scene.comments[0]);
    let page = scene.colleague.get(&scene.page()).await;
    assert!(
        page.text().contains("Too vague.") && !page.has(&format!("button[formaction='{path}']"))
    );
    for (who, status) in [
        (&scene.colleague, 403),
        (&scene.stranger, 404),
        (&scene.drafter, 404),
    ] {
        let answer = who
            .post_from("/privacy", &path, &[("satisfied", "yes")])
            .await;
        assert_eq!(answer.status, status);
    }
    // Said differently: one record, the last word.
    let done = scene
        .say(&scene.lead, 0, &[("satisfied", "yes"), ("remark", "")])
        .await;
    assert_eq!(done.status, 303);
    let page = scene.lead.get(&scene.page()).await;
    let said = part(&page, scene.comments[0]);
    assert!(said.contains("Satisfied with the response") && !said.contains("Too vague."));
    let events: i64 = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("answer.satisfaction"))
                .count()
                .get_result(conn)
                .unwrap()
        })
        .await;
    assert_eq!(events, 2);
    let round = scene.sample.round;
    app.db(move |conn| {
        diesel::update(round_table::table.filter(round_table::id.eq(round)))
            .set(round_table::state.eq(RoundState::Archived))
            .execute(conn)
            .unwrap();
    })
    .await;
    let late = scene
        .lead
        .post_from("/privacy", &path, &[("satisfied", "no")])
        .await;
    assert_eq!(late.status, 422);
    assert!(
        !scene
            .lead
            .get(&scene.page())
            .await
            .has(&format!("button[formaction='{path}']"))
    );
}

async fn a_new_answer_is_judged_anew(app: App) {
    let scene = scene(&app).await;
    scene.answer(0, "noted", "Thanks.").await;
    scene.answer(1, "noted", "Read.").await;
    scene.publish(&app).await;
    let opened = scene.lead.get(&scene.page()).await;
    let path = format!("/comments/{}/satisfaction", scene.comments[0]);
    let stale = opened.form(&path);
    for at in [0, 1] {
        scene
            .say(&scene.lead, at, &[("satisfied", "no"), ("remark", "No.")])
            .await;
    }
    scene.answer(0, "accepted", "We will do it.").await;
    let inside = scene.lead.get(&scene.page()).await;
    assert!(
        !inside.text().contains("an earlier response"),
        "the public answer is the same"
    );
    scene.publish(&app).await;
    let page = scene.lead.get(&scene.page()).await;
    let said = part(&page, scene.comments[0]);
    assert!(
        said.contains("Not satisfied with the response (about an earlier response)"),
        "{said}"
    );
    assert!(!part(&page, scene.comments[1]).contains("an earlier response"));
    // A form opened before does not pass for a word on the new answer.
    let mut fields: Vec<(&str, &str)> = stale.iter().map(|(n, v)| (&**n, &**v)).collect();
    let yes = scene.field("satisfied", 0);
    fields.push((&yes, "yes"));
    let refused = scene.lead.post_raw(&path, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("The response has changed meanwhile")
    );
    scene.say(&scene.lead, 0, &[("satisfied", "yes")]).await;
    let page = scene.lead.get(&scene.page()).await;
    assert!(!page.text().contains("an earlier response"));
}

async fn drafters_find_what_does_not_satisfy(app: App) {
    let scene = scene(&app).await;
    for at in 0..3 {
        scene.answer(at, "noted", "Read.").await;
    }
    scene.publish(&app).await;
    scene
        .say(
            &scene.lead,
            0,
            &[("satisfied", "no"), ("remark", "<b>Why</b>?")],
        )
        .await;
    scene.say(&scene.lead, 1, &[("satisfied", "yes")]).await;
    let all = scene.table("section=1").await;
    assert!(
        all.text().contains("1 response does not satisfy"),
        "{}",
        all.text()
    );
    assert!(
        all.text().contains("<b>Why</b>?"),
        "shown as it was written"
    );
    let found = scene.table("section=1&state=not-satisfied").await;
    assert!(found.has(&format!("#comment-{}", scene.comments[0])));
    assert!(!found.has(&format!("#comment-{}", scene.comments[1])));
    assert!(!found.has(&format!("#comment-{}", scene.comments[2])));
    let single = scene
        .drafter
        .get(&format!("/drafting/comments/{}?lang=en", scene.comments[0]))
        .await;
    assert!(single.text().contains("Not satisfied with the response"));
    assert!(single.text().contains("Explanation by Knoop"));
    // A new answer, not judged yet, is none that does not satisfy.
    scene.answer(0, "accepted", "We will.").await;
    scene.publish(&app).await;
    let found = scene.table("section=1&state=not-satisfied").await;
    assert!(!found.has(&format!("#comment-{}", scene.comments[0])));
    let all = scene.table("section=1").await;
    assert!(all.text().contains("(about an earlier response)"));
}

async fn what_a_party_says_is_counted_and_handed_on(app: App) {
    let scene = scene(&app).await;
    for at in 0..3 {
        scene.answer(at, "noted", "Read.").await;
    }
    scene.publish(&app).await;
    let report = "/consultations/s/report?lang=en";
    assert!(
        !app.visitor()
            .get(report)
            .await
            .text()
            .contains("Do the responses satisfy?")
    );
    scene
        .say(
            &scene.lead,
            0,
            &[("satisfied", "no"), ("remark", "Secret remark.")],
        )
        .await;
    scene.say(&scene.lead, 1, &[("satisfied", "yes")]).await;
    let page = app.visitor().get(report).await;
    assert!(
        page.text().contains("response satisfies 1"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("response does not satisfy 1"));
    assert!(!page.text().contains("Secret remark."));
    let export = async |audience: &str| {
        let path = format!("/consultations/s/export.json?audience={audience}");
        scene.drafter.get(&path).await.body
    };
    let inside: serde_json::Value = serde_json::from_str(&export("internal").await).unwrap();
    let first = &inside["comments"][0];
    assert_eq!(first["satisfied"], "no");
    assert_eq!(first["satisfaction_remark"], "Secret remark.");
    assert_eq!(inside["comments"][1]["satisfied"], "yes");
    assert_eq!(inside["comments"][2]["satisfied"], "");
    let outside = export("public").await;
    assert!(
        !outside.contains("satisfi") && !outside.contains("Secret"),
        "{outside}"
    );
}
