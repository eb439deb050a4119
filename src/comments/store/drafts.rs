//! What changes while a Submission is a draft.

use diesel::prelude::*;

use crate::access::Writer;
use crate::comments::model::{
    AnchorKind, CommentKind, Moderation, Origin, Publication, Submission, SubmissionState,
};
use crate::db::Conn;
use crate::db::schema::{answers, comments, parties, submissions};
use crate::documents::Quote;
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{CommentId, PartyId, PassageId, RoundId, SectionId, SubmissionId};

/// A draft to be made.
#[derive(Debug, Clone)]
pub struct NewSubmission<'a> {
    pub round: RoundId,
    pub party: PartyId,
    pub publication: Publication,
    pub origin: Origin,
    pub submitter_name: &'a str,
    pub supersedes: Option<SubmissionId>,
    pub now: Moment,
}

/// A comment to be added to a draft.
#[derive(Debug, Clone)]
pub struct NewComment<'a> {
    pub submission: SubmissionId,
    pub round: RoundId,
    pub party: PartyId,
    pub group_code: &'a str,
    pub author: Writer,
    pub anchor: AnchorKind,
    pub section: Option<SectionId>,
    pub passage: Option<PassageId>,
    pub quote: Option<&'a Quote>,
    pub kind: CommentKind,
    pub body: &'a str,
    pub proposed_text: Option<&'a str>,
    pub position: i64,
    pub now: Moment,
}

/// The draft of a party, if it has one.
///
/// # Errors
/// When the database fails.
pub fn draft_of(conn: &mut Conn, party: PartyId) -> Result<Option<Submission>> {
    in_state(conn, party, SubmissionState::Draft)
}

/// What a party has handed in and neither replaced nor taken back, if anything.
///
/// # Errors
/// When the database fails.
pub fn handed_in_of(conn: &mut Conn, party: PartyId) -> Result<Option<Submission>> {
    in_state(conn, party, SubmissionState::Submitted)
}

/// What a party's guest sent and is to confirm, if anything.
///
/// # Errors
/// When the database fails.
pub fn awaiting_of(conn: &mut Conn, party: PartyId) -> Result<Option<Submission>> {
    in_state(conn, party, SubmissionState::Awaiting)
}

/// What a party never handed in.
///
/// # Errors
/// When the database fails.
pub fn unconfirmed_of(conn: &mut Conn, party: PartyId) -> Result<Vec<SubmissionId>> {
    Ok(submissions::table
        .filter(submissions::party_id.eq(party))
        .filter(submissions::state.eq_any([SubmissionState::Draft, SubmissionState::Awaiting]))
        .select(submissions::id)
        .load(conn)?)
}

/// When a party last wrote something; `None` when there is nothing of it.
///
/// # Errors
/// When the database fails.
pub fn last_written(conn: &mut Conn, party: PartyId) -> Result<Option<Moment>> {
    use diesel::dsl::max;
    let comment: Option<Moment> = comments::table
        .filter(comments::party_id.eq(party))
        .select(max(comments::updated_at))
        .first(conn)?;
    let answer: Option<Moment> = answers::table
        .inner_join(submissions::table)
        .filter(submissions::party_id.eq(party))
        .select(max(answers::updated_at))
        .first(conn)?;
    Ok(comment.max(answer))
}

fn in_state(conn: &mut Conn, party: PartyId, state: SubmissionState) -> Result<Option<Submission>> {
    Ok(submissions::table
        .filter(submissions::party_id.eq(party))
        .filter(submissions::state.eq(state))
        .order(submissions::id.desc())
        .select(Submission::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps others from starting a draft for this party until the transaction ends: on PostgreSQL
/// a changed row stays locked; SQLite has one writer anyway.
///
/// # Errors
/// When the database fails.
pub fn hold_party(conn: &mut Conn, party: PartyId) -> Result<()> {
    diesel::update(parties::table.filter(parties::id.eq(party)))
        .set(parties::invited.eq(parties::invited))
        .execute(conn)?;
    Ok(())
}

/// Whether the submission is a draft, and keeps it one until the transaction ends.
///
/// # Errors
/// When the database fails.
pub fn hold_draft(conn: &mut Conn, id: SubmissionId) -> Result<bool> {
    let held = diesel::update(
        submissions::table
            .filter(submissions::id.eq(id))
            .filter(submissions::state.eq(SubmissionState::Draft)),
    )
    .set(submissions::state.eq(SubmissionState::Draft))
    .execute(conn)?;
    Ok(held == 1)
}

/// Makes a draft.
///
/// # Errors
/// When the database fails.
pub fn insert_submission(conn: &mut Conn, new: &NewSubmission<'_>) -> Result<Submission> {
    Ok(diesel::insert_into(submissions::table)
        .values((
            submissions::round_id.eq(new.round),
            submissions::party_id.eq(new.party),
            submissions::state.eq(SubmissionState::Draft),
            submissions::publication.eq(new.publication),
            submissions::origin.eq(new.origin),
            submissions::submitter_name.eq(new.submitter_name),
            submissions::supersedes_id.eq(new.supersedes),
            submissions::created_at.eq(new.now),
        ))
        .returning(crate::db::columns::<Submission>())
        .get_result(conn)?)
}

/// How many comments a submission has, and the highest position among them.
///
/// # Errors
/// When the database fails.
pub fn tally(conn: &mut Conn, id: SubmissionId) -> Result<(i64, Option<i64>)> {
    use diesel::dsl::{count_star, max};
    Ok(comments::table
        .filter(comments::submission_id.eq(id))
        .select((count_star(), max(comments::position)))
        .first(conn)?)
}

/// Adds a comment.
///
/// # Errors
/// When the database fails.
pub fn insert_comment(conn: &mut Conn, new: &NewComment<'_>) -> Result<CommentId> {
    Ok(diesel::insert_into(comments::table)
        .values((
            comments::submission_id.eq(new.submission),
            comments::round_id.eq(new.round),
            comments::party_id.eq(new.party),
            comments::group_code.eq(new.group_code),
            comments::author_id.eq(new.author.account),
            comments::guest_id.eq(new.author.guest),
            comments::anchor.eq(new.anchor),
            comments::section_id.eq(new.section),
            comments::passage_id.eq(new.passage),
            comments::quote_exact.eq(new.quote.map(|quote| quote.exact.as_str())),
            comments::quote_prefix.eq(new.quote.map(|quote| quote.prefix.as_str())),
            comments::quote_suffix.eq(new.quote.map(|quote| quote.suffix.as_str())),
            comments::quote_start.eq(new.quote.map(start)),
            comments::kind.eq(new.kind),
            comments::body.eq(new.body),
            comments::proposed_text.eq(new.proposed_text),
            comments::position.eq(new.position),
            comments::moderation.eq(Moderation::Draft),
            comments::created_at.eq(new.now),
            comments::updated_at.eq(new.now),
        ))
        .returning(comments::id)
        .get_result(conn)?)
}

/// Changes what a comment says, if it is still as of `seen`; tells whether it was.
///
/// # Errors
/// When the database fails.
pub fn change_comment(
    conn: &mut Conn,
    id: CommentId,
    seen: Moment,
    new: &NewComment<'_>,
) -> Result<bool> {
    let changed = diesel::update(
        comments::table
            .filter(comments::id.eq(id))
            .filter(comments::updated_at.eq(seen)),
    )
    .set((
        comments::anchor.eq(new.anchor),
        comments::quote_exact.eq(new.quote.map(|quote| quote.exact.as_str())),
        comments::quote_prefix.eq(new.quote.map(|quote| quote.prefix.as_str())),
        comments::quote_suffix.eq(new.quote.map(|quote| quote.suffix.as_str())),
        comments::quote_start.eq(new.quote.map(start)),
        comments::kind.eq(new.kind),
        comments::body.eq(new.body),
        comments::proposed_text.eq(new.proposed_text),
        comments::updated_at.eq(new.now),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Gives a comment another place in the order.
///
/// # Errors
/// When the database fails.
pub fn move_comment(conn: &mut Conn, id: CommentId, position: i64) -> Result<()> {
    diesel::update(comments::table.filter(comments::id.eq(id)))
        .set(comments::position.eq(position))
        .execute(conn)?;
    Ok(())
}

/// Deletes a comment of a draft.
///
/// # Errors
/// When the database fails.
pub fn remove_comment(conn: &mut Conn, id: CommentId) -> Result<()> {
    super::remove_drafted(conn, id)?;
    diesel::delete(comments::table.filter(comments::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Deletes all comments of a draft.
///
/// # Errors
/// When the database fails.
pub fn remove_comments(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    super::remove_all_drafted(conn, of)?;
    diesel::delete(comments::table.filter(comments::submission_id.eq(of))).execute(conn)?;
    Ok(())
}

/// Deletes a draft that has no comments any more.
///
/// # Errors
/// When the database fails.
pub fn remove_submission(conn: &mut Conn, id: SubmissionId) -> Result<()> {
    diesel::delete(submissions::table.filter(submissions::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Changes the publication choice and who answers for a draft.
///
/// # Errors
/// When the database fails.
pub fn change_details(
    conn: &mut Conn,
    id: SubmissionId,
    publication: Publication,
    submitter_name: &str,
) -> Result<()> {
    diesel::update(submissions::table.filter(submissions::id.eq(id)))
        .set((
            submissions::publication.eq(publication),
            submissions::submitter_name.eq(submitter_name),
        ))
        .execute(conn)?;
    Ok(())
}

/// A passage is far shorter than 2^63 characters.
fn start(quote: &Quote) -> i64 {
    i64::try_from(quote.start).unwrap_or(i64::MAX)
}
