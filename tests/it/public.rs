//! What is public is the same for the query expression, the view, the triggers of the search, the rule on a row at hand,
//! and the one that makes public forms: in every state that a submission, a comment and a decision can have.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use polder::comments::model::{AnchorKind, CommentKind};
use polder::db::Conn;
use polder::db::schema::{attachments, comments, decisions, parties, redactions, submissions};
use polder::moderation::model::{Ground, RedactedField, Verdict};
use polder::moderation::store::{published_attachments, published_by_ids};
use polder::submissions::model::{Moderation, Origin, Publication, Submission, SubmissionState};
use polder::submissions::store::{is_public_attachment, is_public_comment};
use polder::types::ids::{CommentId, DecisionId, PartyId, SubmissionId};

use crate::support::{App, CommentSpec, Sample, both};

both!(
    one_rule_says_which_comments_are_public,
    one_rule_says_which_attachments_are_public,
    nothing_is_public_that_nobody_decided_on,
);

/// What the triggers left for the search.
const TO_LOOK_AT: &str = "SELECT comment_id AS id FROM search_pending WHERE comment_id IS NOT NULL";

/// The states of one comment and what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    state: SubmissionState,
    publication: Publication,
    moderation: Moderation,
    /// The latest decision, if one was taken.
    verdict: Option<Verdict>,
    /// Whether the row came so, or came to be so.
    made: bool,
}

impl Case {
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for state in SubmissionState::ALL {
            for publication in Publication::ALL {
                for moderation in Moderation::ALL {
                    for verdict in [None]
                        .into_iter()
                        .chain(Verdict::ALL.iter().copied().map(Some))
                    {
                        for made in [true, false] {
                            all.push(Self {
                                state: *state,
                                publication: *publication,
                                moderation: *moderation,
                                verdict,
                                made,
                            });
                        }
                    }
                }
            }
        }
        all
    }

    /// What the database does not take: let through, and decided on by nobody.
    fn is_refused(self) -> bool {
        self.is_let_through() && self.verdict.is_none()
    }

    fn is_let_through(self) -> bool {
        self.moderation == Moderation::Published || self.moderation == Moderation::Redacted
    }

    /// The rule, in other words than the code has.
    fn is_public(self) -> bool {
        self.is_let_through()
            && self.state == SubmissionState::Submitted
            && self.publication != Publication::None
    }

    /// Whether its state is what its latest decision made of it.
    fn is_decided_so(self) -> bool {
        let states = [
            (Verdict::Publish, Moderation::Published),
            (Verdict::PublishRedacted, Moderation::Redacted),
        ];
        self.verdict
            .is_some_and(|verdict| states.contains(&(verdict, self.moderation)))
    }
}

async fn one_rule_says_which_comments_are_public(app: App) {
    let sample = app.sample("cyber").await;
    let (made, to_look_at) = app
        .db(move |conn| {
            let mut made: Vec<(CommentId, Case)> = Vec::new();
            for case in Case::all() {
                match conn.transaction(|conn| write(conn, &sample, case)) {
                    Ok(id) => made.push((id, case)),
                    Err(error) => {
                        assert!(case.is_refused(), "{case:?}: {error}");
                        assert!(
                            error.to_string().to_lowercase().contains("check"),
                            "{error}"
                        );
                    }
                }
            }
            // Before the end of the transaction looks at them.
            (made, asked(conn, TO_LOOK_AT))
        })
        .await;
    let refused = Case::all().into_iter().filter(|case| case.is_refused());
    assert_eq!(made.len() + refused.count(), Case::all().len());
    let those = |which: &dyn Fn(Case) -> bool| -> BTreeSet<i64> {
        let fit = made.iter().filter(|(_, case)| which(*case));
        fit.map(|(id, _)| id.0).collect()
    };
    let public = those(&Case::is_public);
    assert!(public.len() > 20 && public.len() < made.len());
    let formed = those(&|case| case.is_public() && case.is_decided_so());
    let ids: Vec<CommentId> = made.iter().map(|(id, _)| *id).collect();
    let (by_expression, by_form, by_row) = app
        .db(move |conn| {
            let by_expression: Vec<CommentId> = comments::table
                .inner_join(submissions::table)
                .filter(is_public_comment())
                .select(comments::id)
                .load(conn)
                .unwrap();
            let rows: Vec<(CommentId, Moderation, Submission)> = comments::table
                .inner_join(submissions::table)
                .select((comments::id, comments::moderation, Submission::as_select()))
                .load(conn)
                .unwrap();
            let by_row = rows
                .into_iter()
                .filter(|(_, moderation, submission)| submission.shows(*moderation))
                .map(|(id, _, _)| id.0)
                .collect::<BTreeSet<i64>>();
            let by_form = published_by_ids(conn, &ids).unwrap();
            (
                by_expression
                    .iter()
                    .map(|id| id.0)
                    .collect::<BTreeSet<i64>>(),
                by_form
                    .iter()
                    .map(|one| one.id.0)
                    .collect::<BTreeSet<i64>>(),
                by_row,
            )
        })
        .await;
    assert_eq!(by_expression, public, "the expression");
    assert_eq!(by_row, public, "the rule on a row");
    assert_eq!(by_form, formed, "the public form");
    assert_eq!(
        to_look_at, public,
        "what the triggers tell the search to look at"
    );
    for (what, sql) in [
        ("the view", "SELECT id FROM public_comments"),
        ("what may be found", "SELECT id FROM search_comments"),
    ] {
        let ids = app.db(move |conn| asked(conn, sql)).await;
        assert_eq!(ids, public, "{what}");
    }
    app.index().await;
    let found = "SELECT comment_id AS id FROM search_entries WHERE kind = 'comment'";
    let found = app.db(move |conn| asked(conn, found)).await;
    assert_eq!(found, formed, "what is found");
}

/// Writes a comment with its submission into the database as no action would: in any state, decided on or not.
fn write(conn: &mut Conn, sample: &Sample, case: Case) -> QueryResult<CommentId> {
    let now = polder::types::Moment::default();
    let party: PartyId = diesel::insert_into(parties::table)
        .values((
            parties::round_id.eq(sample.round),
            parties::name.eq("Stichting Net"),
            parties::group_code.eq("technical"),
            parties::invited.eq(false),
            parties::created_at.eq(now),
        ))
        .returning(parties::id)
        .get_result(conn)?;
    let (state, publication, moderation) = if case.made {
        (case.state, case.publication, case.moderation)
    } else {
        (
            SubmissionState::Draft,
            Publication::Anonymous,
            Moderation::Draft,
        )
    };
    let submission: SubmissionId = diesel::insert_into(submissions::table)
        .values((
            submissions::round_id.eq(sample.round),
            submissions::party_id.eq(party),
            submissions::state.eq(state),
            submissions::publication.eq(publication),
            submissions::origin.eq(Origin::Page),
            submissions::submitter_name.eq(""),
            submissions::created_at.eq(now),
        ))
        .returning(submissions::id)
        .get_result(conn)?;
    let taken = i64::from(case.verdict.is_some());
    let comment: CommentId = diesel::insert_into(comments::table)
        .values((
            comments::submission_id.eq(submission),
            comments::round_id.eq(sample.round),
            comments::party_id.eq(party),
            comments::group_code.eq("technical"),
            comments::anchor.eq(AnchorKind::Document),
            comments::kind.eq(CommentKind::General),
            comments::body.eq("The purpose is clear."),
            comments::position.eq(0),
            comments::moderation.eq(moderation),
            comments::decisions.eq(if case.made { taken } else { 0 }),
            comments::created_at.eq(now),
            comments::updated_at.eq(now),
        ))
        .returning(comments::id)
        .get_result(conn)?;
    if let Some(verdict) = case.verdict {
        let decision: DecisionId = diesel::insert_into(decisions::table)
            .values((
                decisions::comment_id.eq(comment),
                decisions::sequence.eq(1),
                decisions::verdict.eq(verdict),
                decisions::explanation.eq(""),
                decisions::decided_at.eq(now),
            ))
            .returning(decisions::id)
            .get_result(conn)?;
        if verdict == Verdict::PublishRedacted {
            diesel::insert_into(redactions::table)
                .values((
                    redactions::decision_id.eq(decision),
                    redactions::comment_id.eq(comment),
                    redactions::field.eq(RedactedField::Body),
                    redactions::span_start.eq(4),
                    redactions::span_end.eq(11),
                    redactions::ground.eq(Ground::PrivateLife.as_str()),
                ))
                .execute(conn)?;
        }
    }
    if !case.made {
        diesel::update(comments::table.filter(comments::id.eq(comment)))
            .set((
                comments::moderation.eq(case.moderation),
                comments::decisions.eq(taken),
            ))
            .execute(conn)?;
        diesel::update(submissions::table.filter(submissions::id.eq(submission)))
            .set((
                submissions::state.eq(case.state),
                submissions::publication.eq(case.publication),
            ))
            .execute(conn)?;
    }
    Ok(comment)
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

fn asked(conn: &mut Conn, sql: &str) -> BTreeSet<i64> {
    let found: Vec<Found> = diesel::sql_query(sql).load(conn).unwrap();
    found.into_iter().map(|one| one.id).collect()
}

async fn one_rule_says_which_attachments_are_public(app: App) {
    let sample = app.sample("cyber").await;
    let party = app
        .party(&sample, "Stichting Net", "technical", None, None)
        .await;
    let (submission, _) = app
        .submission(&sample, party, None, Publication::Organisation, vec![])
        .await;
    app.attachment(submission, "waits.pdf", Moderation::Pending)
        .await;
    let published = app
        .attachment(submission, "public.pdf", Moderation::Published)
        .await;
    let number = app.public_number(published).await;
    for state in SubmissionState::ALL {
        for publication in Publication::ALL {
            let (by_expression, shown) = app
                .db(move |conn| {
                    diesel::update(submissions::table.filter(submissions::id.eq(submission)))
                        .set((
                            submissions::state.eq(state),
                            submissions::publication.eq(publication),
                        ))
                        .execute(conn)
                        .unwrap();
                    let by_expression: Vec<Option<i64>> = attachments::table
                        .inner_join(submissions::table)
                        .filter(is_public_attachment())
                        .select(attachments::public_number)
                        .load(conn)
                        .unwrap();
                    let (shown, _) =
                        published_attachments(conn, sample.round, false, 0, 10).unwrap();
                    (by_expression, shown)
                })
                .await;
            let stands = *state == SubmissionState::Submitted && *publication != Publication::None;
            let expected: Vec<i64> = stands.then_some(number).into_iter().collect();
            let numbers: Vec<i64> = by_expression.into_iter().flatten().collect();
            assert_eq!(numbers, expected, "{state} {publication}");
            let numbers: Vec<i64> = shown.iter().map(|one| one.number).collect();
            assert_eq!(numbers, expected, "{state} {publication}");
        }
    }
}

async fn nothing_is_public_that_nobody_decided_on(app: App) {
    let sample = app.sample("cyber").await;
    let party = app
        .party(&sample, "Stichting Net", "technical", None, None)
        .await;
    let spec = CommentSpec::on(sample.passages[1], "The purpose is clear.");
    let (submission, ids) = app
        .submission(&sample, party, None, Publication::Organisation, vec![spec])
        .await;
    let comment = ids[0];
    let attachment = app
        .attachment(submission, "letter.pdf", Moderation::Pending)
        .await;
    // The database takes no row that says it is public where nobody decided.
    app.db(move |conn| {
        for state in [Moderation::Published, Moderation::Redacted] {
            let set = conn.transaction(|conn| {
                diesel::update(comments::table.filter(comments::id.eq(comment)))
                    .set(comments::moderation.eq(state))
                    .execute(conn)
            });
            assert!(set.is_err(), "{state}");
        }
        let set = conn.transaction(|conn| {
            diesel::update(attachments::table.filter(attachments::id.eq(attachment)))
                .set(attachments::moderation.eq(Moderation::Published))
                .execute(conn)
        });
        assert!(set.is_err());
        // Nor does a count of decisions make it public, where there is none.
        diesel::update(comments::table.filter(comments::id.eq(comment)))
            .set((
                comments::moderation.eq(Moderation::Published),
                comments::decisions.eq(1),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.index().await;
    let visitor = app.visitor();
    for path in [
        "/consultations/cyber/rounds/1",
        "/consultations/cyber/rounds/1/comments",
        "/consultations/cyber/rounds/1/passages/p-2",
        "/api/v1/consultations/cyber/rounds/1/comments",
        "/api/v1/search?q=purpose",
    ] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains("The purpose is clear."), "{path}");
    }
}
