//! The next draft out of the answers: as a document with tracked changes, and as a version of its own.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::consultations::model::Passage;
use polder::db::schema::{audit_events, dispositions, passages, sections, versions};
use polder::exports::model::{Audience, Format};
use polder::types::ids::CommentId;

use super::bytes;
use super::documents::{attributes, part, said, words};
use crate::support::{Actor, App, Sample, both};

both!(
    accepted_proposals_become_the_next_version,
    accepted_proposals_are_changes_of_the_next_draft,
    what_cannot_be_made_is_refused,
    the_next_draft_is_for_those_who_write,
);

const PAGE: &str = "/consultations/cyber/rounds/1/next-draft";
const CHAPTER: &str = "Purpose: this passage says what chapter 1 is about.";
const PART: &str = "Purpose: this passage says what part 1 is about.";
const APPROACH: &str = "Approach: this passage says how section 2 works.";
const PARTNERS: &str = "Partners: this passage says who the partners are.";

/// A round on which was said and answered what can be.
struct Answered {
    sample: Sample,
    /// Accepted, for the same words.
    beside: [CommentId; 2],
    /// Accepted, twice the same proposal.
    taken: [CommentId; 2],
    /// Accepted with a change, and accepted without a proposal.
    by_hand: [CommentId; 2],
}

async fn answered(app: &App) -> Answered {
    let sample = app.sample("cyber").await;
    let mut made = Vec::new();
    for (party, passage, body, proposed, disposition) in [
        ("Een", 1, "one", CHAPTER, "accepted"),
        ("Twee", 1, "two", PART, "accepted"),
        ("Drie", 3, "three", APPROACH, "accepted"),
        ("Vier", 3, "four", APPROACH, "accepted"),
        ("Vijf", 5, "five", PARTNERS, "accepted-with-modification"),
        ("Zes", 5, "six", "Nobody.", "not-accepted"),
        ("Zeven", 5, "seven", "", "accepted"),
    ] {
        let comment = said(app, &sample, party, &[(passage, body, proposed)]).await[0];
        let now = app.now();
        app.db(move |conn| {
            diesel::insert_into(dispositions::table)
                .values((
                    dispositions::comment_id.eq(comment),
                    dispositions::disposition.eq(disposition),
                    dispositions::response.eq("Dank."),
                    dispositions::revision.eq(1),
                    dispositions::set_at.eq(now),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
        made.push(comment);
    }
    Answered {
        sample,
        beside: [made[0], made[1]],
        taken: [made[2], made[3]],
        by_hand: [made[4], made[6]],
    }
}

async fn staff(app: &App, sample: &Sample, role: StaffRole) -> Actor {
    let email = format!("{role}@example.org");
    let account = app.account(&email, "Staff").await;
    app.appoint(account, sample.consultation, role).await;
    app.browser(account).await
}

async fn passages_of(app: &App, label: &'static str) -> Vec<Passage> {
    app.db(move |conn| {
        passages::table
            .inner_join(versions::table)
            .filter(versions::label.eq(label))
            .order(passages::position)
            .select(Passage::as_select())
            .load(conn)
            .unwrap()
    })
    .await
}

async fn accepted_proposals_become_the_next_version(app: App) {
    let answered = answered(&app).await;
    let drafter = staff(&app, &answered.sample, StaffRole::Drafter).await;
    let offered = drafter.get("/consultations/cyber/exports").await;
    assert!(
        offered.has(&format!("a[href='{PAGE}']")),
        "{}",
        offered.body
    );
    let page = drafter.get(PAGE).await.text();
    for words in [
        "2 proposals are taken in as they are".to_owned(),
        "2 accepted proposals get in the way of one another".to_owned(),
        "2 accepted comments are left to you".to_owned(),
        format!(
            "{} Een , section 1, beside {}",
            answered.beside[0], answered.beside[1]
        ),
        format!(
            "{} Twee , section 1, beside {}",
            answered.beside[1], answered.beside[0]
        ),
        format!("{} Zeven", answered.by_hand[1]),
    ] {
        assert!(page.contains(&words), "{words}: {page}");
    }
    assert!(!page.contains("Zes"), "{page}");
    let fields = [("label", "2.0"), ("changelog", "What was accepted.")];
    let made = drafter.submit(PAGE, PAGE, &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let version = drafter.get(&made.location.unwrap()).await.text();
    assert!(
        version.contains("Version 2.0 has been made: 2 proposals were taken in."),
        "{version}"
    );
    let before = passages_of(&app, "1.0").await;
    let after = passages_of(&app, "2.0").await;
    assert_eq!(before.len(), after.len());
    for (old, new) in before.iter().zip(&after) {
        assert_eq!((&old.key, old.kind), (&new.key, new.kind));
        let is_changed = old.position == 3;
        assert_eq!(new.text, if is_changed { APPROACH } else { &old.text });
        assert_eq!(new.html, if is_changed { APPROACH } else { &old.html });
    }
    let numbers = |label: &'static str| {
        app.db(move |conn| {
            sections::table
                .inner_join(versions::table)
                .filter(versions::label.eq(label))
                .order(sections::position)
                .select((sections::number, sections::title, sections::level))
                .load::<(String, String, i64)>(conn)
                .unwrap()
        })
    };
    assert_eq!(numbers("1.0").await, numbers("2.0").await);
    let (titles, details) = app
        .db(|conn| {
            let titles: Vec<(String, String)> = versions::table
                .order(versions::id)
                .select((versions::title, versions::changelog))
                .load(conn)
                .unwrap();
            let details: String = audit_events::table
                .filter(audit_events::action.eq("version.import"))
                .select(audit_events::details)
                .first(conn)
                .unwrap();
            (titles, details)
        })
        .await;
    assert_eq!(titles[0].0, titles[1].0);
    assert_eq!(titles[1].1, "What was accepted.");
    let details: serde_json::Value = serde_json::from_str(&details).unwrap();
    let taken = answered.taken.map(|comment| comment.to_string());
    assert_eq!(
        details["origin"],
        serde_json::json!({ "round": 1, "comments": taken })
    );
}

async fn accepted_proposals_are_changes_of_the_next_draft(app: App) {
    let answered = answered(&app).await;
    let file = bytes(&app, Format::NextDocx, Audience::Internal).await;
    let text = part(&file, "word/document.xml");
    assert_eq!(attributes(&text, "w:ins", "w:author"), ["Drie", "Drie"]);
    assert_eq!(attributes(&text, "w:del", "w:author"), ["Drie", "Drie"]);
    let notes = words(&part(&file, "word/comments.xml"));
    for said in [
        format!("raakt dezelfde woorden als dat van {}", answered.beside[0]),
        format!("raakt dezelfde woorden als dat van {}", answered.beside[1]),
        format!("is gelijk aan dat van {}", answered.taken[0]),
        "Anders overgenomen dan voorgesteld".to_owned(),
        "seven".to_owned(),
        "Dank.".to_owned(),
    ] {
        assert!(notes.contains(&said), "{said}: {notes}");
    }
    assert!(
        !notes.contains("six") && !text.contains("Nobody."),
        "{notes}"
    );
    let file = bytes(&app, Format::NextOdt, Audience::Internal).await;
    let text = part(&file, "content.xml");
    assert!(text.contains("<text:tracked-changes"), "{text}");
    assert!(
        words(&text).contains("seven") && !text.contains("six"),
        "{text}"
    );
}

async fn what_cannot_be_made_is_refused(app: App) {
    let answered = answered(&app).await;
    let lead = staff(&app, &answered.sample, StaffRole::ProjectLead).await;
    let changelog = ("changelog", "Kept words");
    let unnamed = lead.submit(PAGE, PAGE, &[("label", " "), changelog]).await;
    assert_eq!(unnamed.status, 422);
    assert!(unnamed.body.contains("Kept words"), "{}", unnamed.body);
    lead.submit(PAGE, PAGE, &[("label", "2.0"), changelog])
        .await;
    let again = lead
        .submit(PAGE, PAGE, &[("label", "2.0"), changelog])
        .await;
    assert_eq!(again.status, 422);
    assert!(again.text().contains("2.0"), "{}", again.text());
    let used = lead
        .submit(PAGE, PAGE, &[("label", "1.0"), changelog])
        .await;
    assert_eq!(used.status, 422);
    assert_eq!(
        lead.get("/consultations/cyber/rounds/9/next-draft")
            .await
            .status,
        404
    );
    // Where every accepted proposal is contested or none is accepted, there is nothing to make.
    app.db(move |conn| {
        diesel::delete(dispositions::table.filter(dispositions::comment_id.eq_any(answered.taken)))
            .execute(conn)
            .unwrap();
    })
    .await;
    let nothing = lead
        .submit(PAGE, PAGE, &[("label", "3.0"), changelog])
        .await;
    assert_eq!(nothing.status, 422);
    assert!(
        nothing
            .text()
            .contains("No accepted proposal can be taken in"),
        "{}",
        nothing.text()
    );
    assert!(passages_of(&app, "3.0").await.is_empty());
}

async fn the_next_draft_is_for_those_who_write(app: App) {
    let answered = answered(&app).await;
    let moderator = staff(&app, &answered.sample, StaffRole::Moderator).await;
    assert_eq!(moderator.get(PAGE).await.status, 403);
    let offered = moderator.get("/consultations/cyber/exports").await;
    assert!(
        !offered.has(&format!("a[href='{PAGE}']")),
        "{}",
        offered.body
    );
    let visitor = app.visitor();
    for format in ["next-docx", "next-odt"] {
        let path = format!("/consultations/cyber/rounds/1/export.{format}");
        assert_eq!(visitor.get(&path).await.status, 404);
        let internal = format!("{path}?audience=internal");
        assert_eq!(visitor.get(&internal).await.status, 303);
    }
    assert!(
        !visitor
            .get("/consultations/cyber/exports")
            .await
            .body
            .contains("next-")
    );
}
