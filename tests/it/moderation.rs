//! Moderators decide on comments: what becomes public, who is told, and who is first.

mod before_publishing;
mod elsewhere;
mod personal;
mod queue;
mod together;
mod undo;

use diesel::prelude::*;
use polder::access::{Actor as Asker, MemberRole, StaffRole};
use polder::db::schema::{audit_events, comments, consultations, decisions, redactions};
use polder::error::Error;
use polder::moderation::actions::{self, Also, DecisionOutcome, ExpectedDecisions};
use polder::moderation::model::RedactedField;
use polder::moderation::store::for_each_published;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::{AccountId, CommentId, SubmissionId};

use crate::support::{Actor, App, CommentSpec, Sample, both, redacted};

both!(
    shows_what_waits_oldest_first,
    narrows_the_queue,
    pages_through_the_queue,
    publishes_and_tells_once_per_submission,
    shows_a_redaction_before_it_holds,
    never_publishes_redacted_words,
    refuses_a_redaction_that_is_not_whole,
    refuses_to_redact_what_does_not_stand_there,
    withholds_with_ground_and_explanation,
    lets_one_of_two_moderators_win,
    replaces_a_decision_and_keeps_the_first,
    publishes_ticked_comments_or_none,
    decides_nothing_on_what_was_taken_back,
    keeps_unpublished_choices_private,
    tells_the_party_only,
    stays_among_its_own_consultations,
);

/// A consultation with a moderator, and a party that submitted three comments.
struct World {
    sample: Sample,
    moderator: Actor,
    moderating: AccountId,
    party: Actor,
    submission: SubmissionId,
    comments: Vec<CommentId>,
}

async fn world(app: &App, publication: Publication) -> World {
    let sample = app.sample("cyber").await;
    let moderator = app.account("mo@example.org", "Mo Moderator").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let lead = app.account("lead@example.org", "Lea Lead").await;
    let body = app
        .organisation("Stichting Net", "technical", lead, MemberRole::Lead)
        .await;
    let party = app
        .party(&sample, "Stichting Net", "technical", Some(body), None)
        .await;
    let mut second = CommentSpec::on(
        sample.passages[3],
        "Call Jan de Wit on 0612345678.\n\nJan de Wit knows *more*.",
    );
    second.proposed_text = Some("Ask Jan de Wit.".to_owned());
    let specs = vec![
        CommentSpec::on(sample.passages[1], "The purpose is clear."),
        second,
        CommentSpec::on(sample.passages[5], "Partners should be named."),
    ];
    let (submission, comments) = app
        .submission(&sample, party, Some(lead), publication, specs)
        .await;
    World {
        moderator: app.browser(moderator).await,
        moderating: moderator,
        party: app.browser(lead).await,
        sample,
        submission,
        comments,
    }
}

fn path(comment: CommentId) -> String {
    format!("/moderation/comments/{comment}")
}

async fn decide(by: &Actor, comment: CommentId, fields: &[(&str, &str)]) -> crate::support::Answer {
    let page = path(comment);
    by.post_from(&page, &format!("{page}/decision"), fields)
        .await
}

async fn state(app: &App, comment: CommentId) -> (Moderation, i64) {
    app.db(move |conn| {
        comments::table
            .filter(comments::id.eq(comment))
            .select((comments::moderation, comments::decisions))
            .first(conn)
            .unwrap()
    })
    .await
}

async fn public_texts(app: &App, sample: &Sample) -> Vec<String> {
    let round = sample.round;
    app.site
        .db
        .read(move |conn| {
            let mut texts = Vec::new();
            for_each_published(conn, round, |_, batch| {
                texts.extend(batch.iter().map(|comment| comment.body.plain()));
                Ok(())
            })?;
            Ok(texts)
        })
        .await
        .unwrap()
}

async fn revision(app: &App, sample: &Sample) -> i64 {
    let id = sample.consultation;
    app.db(move |conn| {
        consultations::table
            .filter(consultations::id.eq(id))
            .select(consultations::public_revision)
            .first(conn)
            .unwrap()
    })
    .await
}

async fn shows_what_waits_oldest_first(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let page = world.moderator.get("/moderation?lang=en").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    assert!(!page.body.contains("[["), "a text is missing");
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words}: {text}"))
    };
    assert!(at("The purpose is clear.") < at("Call Jan de Wit"));
    assert!(at("Call Jan de Wit") < at("Partners should be named."));
    for words in [
        "3 comments",
        "2.1 Partners",
        "Stichting Net",
        "Technical community",
    ] {
        at(words);
    }
    let one = world.moderator.get(&path(world.comments[1])).await;
    assert!(!one.body.contains("[["), "a text is missing");
    for words in [
        "Approach: this passage",
        "Jan de Wit knows more",
        "A. Submitter",
    ] {
        assert!(one.text().contains(words), "{words}");
    }
    assert!(one.has(&format!("a[href='{}']", path(world.comments[0]))));
}

async fn narrows_the_queue(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let rows = async |query: &str| {
        let page = world.moderator.get(&format!("/moderation?{query}")).await;
        assert_eq!(page.status, 200);
        page.body.matches("<th scope=\"row\">").count()
    };
    let (round, section) = (world.sample.round, world.sample.sections[2]);
    assert_eq!(rows("").await, 3);
    assert_eq!(rows("group=technical").await, 3);
    assert_eq!(rows("group=academic").await, 0);
    assert_eq!(rows(&format!("round={round}")).await, 3);
    assert_eq!(rows("round=999").await, 0);
    assert_eq!(rows(&format!("round={round}&section={section}")).await, 1);
    assert_eq!(rows("state=published").await, 0);
    assert_eq!(rows("state=all&after=nonsense").await, 3);
    decide(
        &world.moderator,
        world.comments[0],
        &[("decisions", "0"), ("verdict", "publish")],
    )
    .await;
    assert_eq!(rows("").await, 2);
    assert_eq!(rows("state=published").await, 1);
    assert_eq!(rows("state=all").await, 3);
}

async fn pages_through_the_queue(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let party = app
        .party(&world.sample, "Somebody", "individual", None, None)
        .await;
    for _ in 0..2 {
        app.step(chrono::Duration::milliseconds(1));
        let specs = (0..30)
            .map(|_| CommentSpec::on(world.sample.passages[1], "More."))
            .collect();
        app.submission(&world.sample, party, None, Publication::Anonymous, specs)
            .await;
    }
    let first = world.moderator.get("/moderation").await;
    assert_eq!(first.body.matches("<th scope=\"row\">").count(), 50);
    let start = first.body.find("/moderation?after=").unwrap();
    let next: String = first.body[start..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    let second = world.moderator.get(&next).await;
    assert_eq!(second.body.matches("<th scope=\"row\">").count(), 13);
    assert!(!second.has("a[rel=next]") && second.has("a[rel=prev]"));
    let number = |body: &str| -> Vec<String> {
        body.split("id=\"tick-")
            .skip(1)
            .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect())
            .collect()
    };
    let mut seen = number(&first.body);
    seen.extend(number(&second.body));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 63, "each comment stands on one page");
}

async fn publishes_and_tells_once_per_submission(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let before = revision(&app, &world.sample).await;
    for comment in &world.comments {
        assert!(app.mail_to("lead@example.org").await.is_empty());
        let done = decide(
            &world.moderator,
            *comment,
            &[("decisions", "0"), ("verdict", "publish")],
        )
        .await;
        assert_eq!(done.location.as_deref(), Some("/moderation"));
        assert_eq!(state(&app, *comment).await, (Moderation::Published, 1));
    }
    assert_eq!(revision(&app, &world.sample).await, before + 3);
    assert_eq!(public_texts(&app, &world.sample).await.len(), 3);
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0]
            .subject
            .contains("Your comments have been looked at")
    );
    assert!(mails[0].text.contains("Published: 3"), "{}", mails[0].text);
    let actions: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::subject.eq("comment"))
                .filter(audit_events::action.ne("comment.read"))
                .select(audit_events::action)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(actions, ["comment.decide"; 3]);
}

const REDACTED: [(&str, &str); 8] = [
    ("decisions", "0"),
    ("verdict", "publish-redacted"),
    ("words", "Jan de Wit"),
    ("place", ""),
    ("words_ground", "5.1.2.e"),
    ("words", "0612345678"),
    ("place", "1"),
    ("words_ground", "5.1.2.e"),
];

async fn shows_a_redaction_before_it_holds(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[1];
    let shown = decide(&world.moderator, comment, &REDACTED).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert_eq!(state(&app, comment).await, (Moderation::Pending, 0));
    let text = shown.text();
    assert!(
        text.contains("Call [redacted: 5.1.2.e] on [redacted: 5.1.2.e] ."),
        "{text}"
    );
    assert!(text.contains("Ask [redacted: 5.1.2.e]."), "{text}");
    assert!(!text.contains("Jan"), "{text}");
    // What the page offers to confirm is sent as a browser would.
    let action = format!("{}/decision", path(comment));
    let form = shown.form(&action);
    let mut fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("action", "change"));
    let back = world.moderator.post_raw(&action, &fields).await;
    assert!(back.has("input[name=words][value='Jan de Wit']"));
    fields.pop();
    fields.push(("action", "confirm"));
    let done = world.moderator.post_raw(&action, &fields).await;
    assert_eq!(
        done.location.as_deref(),
        Some("/moderation"),
        "{}",
        done.text()
    );
    assert_eq!(state(&app, comment).await, (Moderation::Redacted, 1));
    let more = decide(
        &world.moderator,
        comment,
        &[("action", "more"), ("decisions", "1")],
    )
    .await;
    assert_eq!(more.body.matches("name=\"words\"").count(), 6);
}

async fn never_publishes_redacted_words(app: App) {
    let world = world(&app, Publication::Anonymous).await;
    let comment = world.comments[1];
    let mut fields = REDACTED.to_vec();
    fields.push(("action", "confirm"));
    decide(&world.moderator, comment, &fields).await;
    assert_eq!(
        public_texts(&app, &world.sample).await,
        ["Call [… 5.1.2.e] on [… 5.1.2.e].\n\n[… 5.1.2.e] knows *more*."]
    );
    let round = world.sample.round;
    let all = app
        .site
        .db
        .read(move |conn| {
            let mut all = String::new();
            for_each_published(conn, round, |_, batch| {
                all += &serde_json::to_string(&batch).unwrap();
                Ok(())
            })?;
            Ok(all)
        })
        .await
        .unwrap();
    for secret in ["Jan", "0612", "Stichting", "A. Submitter"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
    let spans: Vec<(String, i64, i64)> = app
        .db(|conn| {
            redactions::table
                .order(redactions::id)
                .select((
                    redactions::field,
                    redactions::span_start,
                    redactions::span_end,
                ))
                .load(conn)
                .unwrap()
        })
        .await;
    let expected = [
        ("body", 5, 15),
        ("body", 32, 42),
        ("proposed-text", 4, 14),
        ("body", 19, 29),
    ];
    let expected = expected.map(|(field, start, end)| (field.to_owned(), start, end));
    assert_eq!(spans, expected);
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].text.contains("5.1.2.e Private life"),
        "{}",
        mails[0].text
    );
    assert!(mails[0].text.contains("The round is still open"));
}

async fn refuses_a_redaction_that_is_not_whole(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[1];
    let redact = [("decisions", "0"), ("verdict", "publish-redacted")];
    let with = async |more: &[(&str, &str)]| {
        let fields = [&redact[..], more].concat();
        let answer = decide(&world.moderator, comment, &fields).await;
        assert_eq!(answer.status, 422);
        answer.text()
    };
    assert!(with(&[]).await.contains("Fill in which words"));
    let none = with(&[("words", "Piet"), ("place", ""), ("words_ground", "spam")]).await;
    assert!(none.contains("\"Piet\" does not stand in the comment"));
    let bare = with(&[("words", "Jan de Wit"), ("place", ""), ("words_ground", "")]).await;
    assert!(bare.contains("Choose the ground for redacting"));
    let fewer = with(&[
        ("words", "Jan de Wit"),
        ("place", "9"),
        ("words_ground", "spam"),
    ])
    .await;
    assert!(fewer.contains("stands there only 3 times"));
    let nothing = decide(&world.moderator, comment, &[("decisions", "0")]).await;
    assert_eq!(nothing.status, 422);
    assert_eq!(state(&app, comment).await, (Moderation::Pending, 0));
}

async fn refuses_to_redact_what_does_not_stand_there(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[1];
    let clerk = Asker::command_line();
    for (field, start, end, key) in [
        (RedactedField::Body, 9_998, 9_999, "moderation-mark-outside"),
        (RedactedField::Body, 0, 9_999, "moderation-mark-outside"),
        (RedactedField::Body, 3, 3, "moderation-mark-empty"),
        (RedactedField::Body, 4, 3, "moderation-mark-empty"),
        (
            RedactedField::ProposedText,
            0,
            16,
            "moderation-mark-outside",
        ),
        (RedactedField::Reference, 0, 1, "moderation-mark-outside"),
        (RedactedField::PartyName, 0, 14, "moderation-mark-outside"),
        // It is not public, so there is nothing to withhold.
        (
            RedactedField::SubmitterName,
            0,
            1,
            "moderation-mark-outside",
        ),
    ] {
        let seen = ExpectedDecisions {
            comment,
            decisions: 0,
        };
        // One stretch that fits does not save the others.
        let mut ruling = redacted(RedactedField::Body, 0, 4);
        ruling.marks.extend(redacted(field, start, end).marks);
        match actions::decide(&app.site, &clerk, seen, ruling, Also::default()).await {
            Err(Error::Invalid(faults)) => {
                assert_eq!(faults[0].field, "words");
                assert_eq!(faults[0].message.key, key, "{field} {start}");
            }
            other => panic!("{field} {start}: {other:?}"),
        }
    }
    assert_eq!(state(&app, comment).await, (Moderation::Pending, 0));
    let stored: i64 = app
        .db(|conn| redactions::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(stored, 0);
    // To the last character is not beyond it.
    let seen = ExpectedDecisions {
        comment,
        decisions: 0,
    };
    let ruling = redacted(RedactedField::ProposedText, 0, 15);
    let done = actions::decide(&app.site, &clerk, seen, ruling, Also::default()).await;
    assert_eq!(done.unwrap(), DecisionOutcome::Done);
}

async fn withholds_with_ground_and_explanation(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[0];
    let bare = [("decisions", "0"), ("verdict", "withhold")];
    let refused = decide(&world.moderator, comment, &bare).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Explain to the party"));
    let before = revision(&app, &world.sample).await;
    let whole = [
        ("decisions", "0"),
        ("verdict", "withhold"),
        ("ground", "conduct"),
        ("explanation", "Please leave the insult out."),
    ];
    decide(&world.moderator, comment, &whole).await;
    assert_eq!(state(&app, comment).await, (Moderation::Withheld, 1));
    assert_eq!(revision(&app, &world.sample).await, before);
    assert!(public_texts(&app, &world.sample).await.is_empty());
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), 1);
    let text = &mails[0].text;
    for words in [
        "House rule: insulting",
        "Please leave the insult out.",
        "The round is still open",
        "The purpose is clear.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("[[") && !mails[0].html.contains("[["));
    let page = world
        .party
        .get(&format!("/submissions/{}/outcome", world.submission))
        .await;
    for words in [
        "Please leave the insult out.",
        "2 comments wait",
        "You can submit again",
    ] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
}

async fn lets_one_of_two_moderators_win(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let other = app.account("other@example.org", "Olga Other").await;
    app.appoint(other, world.sample.consultation, StaffRole::Moderator)
        .await;
    let other = app.browser(other).await;
    let comment = world.comments[0];
    let withhold = [
        ("decisions", "0"),
        ("verdict", "withhold"),
        ("ground", "spam"),
        ("explanation", "My careful words."),
    ];
    let publish = [("decisions", "0"), ("verdict", "publish")];
    let (mine, theirs) = tokio::join!(
        decide(&world.moderator, comment, &withhold),
        decide(&other, comment, &publish)
    );
    let statuses = [mine.status.as_u16(), theirs.status.as_u16()];
    assert!(
        statuses == [303, 409] || statuses == [409, 303],
        "{statuses:?}"
    );
    assert_eq!(state(&app, comment).await.1, 1);
    let late = decide(&world.moderator, comment, &withhold).await;
    assert_eq!(late.status, 409);
    let winner = if mine.status == 303 {
        "Mo Moderator"
    } else {
        "Olga Other"
    };
    assert!(
        late.text()
            .contains(&format!("{winner} decided on this comment"))
    );
    assert!(
        late.body.contains("My careful words."),
        "nothing typed is lost"
    );
    let taken: i64 = app
        .db(|conn| decisions::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(taken, 1);
}

async fn replaces_a_decision_and_keeps_the_first(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[0];
    let withhold = [
        ("decisions", "0"),
        ("verdict", "withhold"),
        ("ground", "spam"),
        ("explanation", "Too early."),
    ];
    decide(&world.moderator, comment, &withhold).await;
    decide(
        &world.moderator,
        comment,
        &[("decisions", "1"), ("verdict", "publish")],
    )
    .await;
    assert_eq!(state(&app, comment).await, (Moderation::Published, 2));
    let page = world.moderator.get(&path(comment)).await;
    assert!(page.text().contains("Too early."), "the first is kept");
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), 2, "a change of mind is told");
    assert!(mails[1].text.contains("looked at it again"));
    // And back: what was public goes.
    decide(
        &world.moderator,
        comment,
        &[
            ("decisions", "2"),
            ("verdict", "withhold"),
            ("ground", "spam"),
            ("explanation", "After all."),
        ],
    )
    .await;
    assert!(public_texts(&app, &world.sample).await.is_empty());
}

async fn publishes_ticked_comments_or_none(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let ids: Vec<String> = world.comments.iter().map(|id| format!("{id}-0")).collect();
    let fields: Vec<(&str, &str)> = ids.iter().map(|id| ("ids", id.as_str())).collect();
    let bulk = async |fields: &[(&str, &str)]| {
        let post =
            world
                .moderator
                .post_from("/moderation?lang=en", "/moderation/publication", fields);
        post.await
    };
    assert_eq!(bulk(&[]).await.status, 422);
    decide(
        &world.moderator,
        world.comments[2],
        &[
            ("decisions", "0"),
            ("verdict", "withhold"),
            ("ground", "spam"),
            ("explanation", "No."),
        ],
    )
    .await;
    // One of them has a telephone number.
    let asked = bulk(&fields[..2]).await;
    let sentence = format!("Comment {} holds what looks like", world.comments[1]);
    assert!(asked.text().contains(&sentence), "{}", asked.text());
    let seen = [&fields[..], &[("anyway", "yes")]].concat();
    let refused = bulk(&seen).await;
    assert_eq!(refused.status, 422);
    let sentence = format!("Comment {} is not waiting any more", world.comments[2]);
    assert!(refused.text().contains(&sentence), "{}", refused.text());
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Pending, 0)
    );
    let done = bulk(&[fields[0], fields[1], ("anyway", "yes")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let next = world.moderator.get("/moderation").await;
    assert!(next.text().contains("2 comments have been published."));
    assert_eq!(public_texts(&app, &world.sample).await.len(), 2);
    let subjects: Vec<String> = app
        .mail_to("lead@example.org")
        .await
        .into_iter()
        .map(|mail| mail.subject)
        .collect();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
}

async fn decides_nothing_on_what_was_taken_back(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[0];
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq(comment)))
            .set(comments::moderation.eq(Moderation::Gone))
            .execute(conn)
            .unwrap();
    })
    .await;
    let late = decide(
        &world.moderator,
        comment,
        &[("decisions", "0"), ("verdict", "publish")],
    )
    .await;
    assert_eq!(late.status, 409);
    assert!(
        late.text().contains("withdrew or replaced"),
        "{}",
        late.text()
    );
    assert_eq!(state(&app, comment).await, (Moderation::Gone, 0));
}

async fn keeps_unpublished_choices_private(app: App) {
    let world = world(&app, Publication::None).await;
    let before = revision(&app, &world.sample).await;
    for comment in &world.comments {
        decide(
            &world.moderator,
            *comment,
            &[("decisions", "0"), ("verdict", "publish")],
        )
        .await;
    }
    assert!(public_texts(&app, &world.sample).await.is_empty());
    assert_eq!(revision(&app, &world.sample).await, before);
    let mails = app.mail_to("lead@example.org").await;
    assert!(mails[0].text.contains("You chose not to be published"));
}

async fn tells_the_party_only(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let outcome = format!("/submissions/{}/outcome", world.submission);
    let mut fields = REDACTED.to_vec();
    fields.push(("action", "confirm"));
    decide(&world.moderator, world.comments[1], &fields).await;
    let own = world.party.get(&outcome).await;
    assert_eq!(own.status, 200);
    assert!(!own.body.contains("[["), "a text is missing");
    let text = own.text();
    assert!(text.contains("Call Jan de Wit"), "its own words");
    assert!(text.contains("Call [redacted: 5.1.2.e]"), "{text}");
    assert!(
        !text.contains("Mo Moderator"),
        "who decided is the ministry's business"
    );
    let stranger = app.account("stranger@example.org", "Stranger").await;
    for (who, status) in [
        (app.browser(stranger).await, 404),
        (world.moderator, 404),
        (app.visitor(), 303),
    ] {
        assert_eq!(who.get(&outcome).await.status, status);
    }
}

async fn stays_among_its_own_consultations(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let elsewhere = app.sample("elsewhere").await;
    let other: AccountId = app.account("other@example.org", "Olga Other").await;
    app.appoint(other, elsewhere.consultation, StaffRole::Moderator)
        .await;
    let other = app.browser(other).await;
    let queue = other.get("/moderation?state=all").await;
    assert!(!queue.body.contains("The purpose is clear."));
    let peek = other
        .get(&format!(
            "/moderation?round={}&state=all",
            world.sample.round
        ))
        .await;
    assert!(!peek.body.contains("The purpose is clear."));
    assert_eq!(other.get(&path(world.comments[0])).await.status, 404);
    let token = format!("{}-0", world.comments[0]);
    let bulk = other
        .post_from("/moderation", "/moderation/publication", &[("ids", &token)])
        .await;
    assert_eq!(bulk.status, 404);
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Pending, 0)
    );
}
