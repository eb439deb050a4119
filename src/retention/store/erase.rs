//! Words, names and notes taken out of rows that stay.

use diesel::prelude::*;

use crate::config::INDIVIDUAL;
use crate::db::Conn;
use crate::db::schema::{
    accounts, answers, attachments, comment_drafts, comments, erasures, guests, impersonations,
    invitations, mentions, originals, parties, promises, redactions, residues, rounds,
    satisfactions, second_looks, section_assignments, signatures, signing_invitations, submissions,
};
use crate::error::Result;
use crate::retention::model::{Class, NOBODY, Note, People};
use crate::submissions::model::Publication;
use crate::types::Moment;
use crate::types::ids::{AccountId, ConsultationId, PartyId, SubmissionId};

/// Takes the words out of submissions, and their files away. That they were there, when, and under which
/// receipt number stays.
pub(crate) fn erase_words(conn: &mut Conn, now: Moment, of: &[SubmissionId]) -> Result<()> {
    let own = || {
        comments::table
            .filter(comments::submission_id.eq_any(of))
            .select(comments::id)
    };
    // They point at places in words that are no more.
    diesel::delete(redactions::table.filter(redactions::comment_id.eq_any(own()))).execute(conn)?;
    diesel::delete(residues::table.filter(residues::comment_id.eq_any(own()))).execute(conn)?;
    diesel::update(satisfactions::table.filter(satisfactions::comment_id.eq_any(own())))
        .set(satisfactions::remark.eq(""))
        .execute(conn)?;
    diesel::update(second_looks::table.filter(second_looks::comment_id.eq_any(own())))
        .set(second_looks::why.eq(""))
        .execute(conn)?;
    diesel::update(comment_drafts::table.filter(comment_drafts::comment_id.eq_any(own())))
        .set((comment_drafts::note.eq(""), comment_drafts::authors.eq("")))
        .execute(conn)?;
    diesel::delete(mentions::table.filter(mentions::comment_id.eq_any(own()))).execute(conn)?;
    // Nothing of theirs was taken over any more.
    diesel::delete(promises::table.filter(promises::comment_id.eq_any(own()))).execute(conn)?;
    diesel::delete(originals::table.filter(originals::submission_id.eq_any(of))).execute(conn)?;
    let assigned = section_assignments::submission_id.eq_any(of);
    diesel::delete(section_assignments::table.filter(assigned)).execute(conn)?;
    diesel::delete(answers::table.filter(answers::submission_id.eq_any(of))).execute(conn)?;
    diesel::delete(attachments::table.filter(attachments::submission_id.eq_any(of)))
        .execute(conn)?;
    diesel::update(comments::table.filter(comments::submission_id.eq_any(of)))
        .set((
            comments::body.eq(""),
            comments::proposed_text.eq(None::<String>),
            comments::reference.eq(""),
            comments::notes.eq(""),
            comments::personal.eq(""),
            comments::updated_at.eq(now),
        ))
        .execute(conn)?;
    mark(conn, now, Class::Withdrawn, of.iter().map(|id| id.0))
}

/// Takes notes away.
pub(crate) fn erase_notes(conn: &mut Conn, notes: &[Note]) -> Result<()> {
    for note in notes {
        match *note {
            Note::Comment(id) => diesel::update(comments::table.filter(comments::id.eq(id)))
                .set(comments::notes.eq(""))
                .execute(conn)?,
            Note::Drafted(id) => {
                diesel::update(comment_drafts::table.filter(comment_drafts::id.eq(id)))
                    .set(comment_drafts::note.eq(""))
                    .execute(conn)?
            }
            Note::Original(id) => diesel::update(originals::table.filter(originals::id.eq(id)))
                .set(originals::note.eq(""))
                .execute(conn)?,
            Note::Report(id) => {
                diesel::update(impersonations::table.filter(impersonations::id.eq(id)))
                    .set(impersonations::note.eq(""))
                    .execute(conn)?
            }
        };
    }
    Ok(())
}

/// Takes people's names and addresses out of what these parties handed in, and what was public under the
/// name of a person becomes anonymous. Names of organisations stay, and so do texts. Returns the
/// consultations where the public sees something else now.
pub(crate) fn erase_people(
    conn: &mut Conn,
    now: Moment,
    people: &People,
) -> Result<Vec<ConsultationId>> {
    let of = people.parties.as_slice();
    let submitted = || {
        submissions::table
            .filter(submissions::party_id.eq_any(of))
            .select(submissions::id)
    };
    let persons: Vec<PartyId> = parties::table
        .filter(parties::id.eq_any(of))
        .filter(
            parties::account_id
                .is_not_null()
                .or(parties::organisation_id
                    .is_null()
                    .and(parties::group_code.eq(INDIVIDUAL))),
        )
        .select(parties::id)
        .load(conn)?;
    diesel::update(parties::table.filter(parties::id.eq_any(&persons)))
        .set(parties::name.eq(NOBODY))
        .execute(conn)?;
    diesel::update(
        submissions::table
            .filter(submissions::party_id.eq_any(&persons))
            .filter(submissions::publication.ne(Publication::None)),
    )
    .set(submissions::publication.eq(Publication::Anonymous))
    .execute(conn)?;
    diesel::update(
        submissions::table
            .filter(submissions::party_id.eq_any(of))
            .filter(submissions::publication.eq(Publication::NameAndOrganisation)),
    )
    .set(submissions::publication.eq(Publication::Organisation))
    .execute(conn)?;
    diesel::update(submissions::table.filter(submissions::party_id.eq_any(of)))
        .set(submissions::submitter_name.eq(""))
        .execute(conn)?;
    diesel::update(signatures::table.filter(signatures::submission_id.eq_any(submitted())))
        .set(signatures::signer_name.eq(""))
        .execute(conn)?;
    diesel::delete(
        signing_invitations::table.filter(signing_invitations::submission_id.eq_any(submitted())),
    )
    .execute(conn)?;
    diesel::update(guests::table.filter(guests::party_id.eq_any(of)))
        .set((guests::name.eq(NOBODY), guests::email.eq(None::<String>)))
        .execute(conn)?;
    let own = comments::table
        .filter(comments::party_id.eq_any(of))
        .select(comments::id);
    diesel::update(comment_drafts::table.filter(comment_drafts::comment_id.eq_any(own)))
        .set(comment_drafts::authors.eq(""))
        .execute(conn)?;
    diesel::update(originals::table.filter(originals::party_id.eq_any(of)))
        .set(originals::authors.eq(""))
        .execute(conn)?;
    erase_addresses(conn, people)?;
    mark(conn, now, Class::People, of.iter().map(|id| id.0))?;
    Ok(parties::table
        .inner_join(rounds::table)
        .filter(parties::id.eq_any(of))
        .select(rounds::consultation_id)
        .distinct()
        .load(conn)?)
}

/// Addresses to which invitations went, and who reported something.
fn erase_addresses(conn: &mut Conn, people: &People) -> Result<()> {
    // Nobody presses the link any more; who did is known by their account.
    diesel::update(invitations::table.filter(invitations::id.eq_any(&people.invitations)))
        .set(invitations::email.eq(""))
        .execute(conn)?;
    diesel::update(impersonations::table.filter(impersonations::id.eq_any(&people.reports)))
        .set((
            impersonations::name.eq(NOBODY),
            impersonations::email.eq(None::<String>),
            impersonations::explanation.eq(""),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that the owner of an account was told.
pub(crate) fn warned(conn: &mut Conn, now: Moment, account: AccountId) -> Result<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(account)))
        .set(accounts::warned_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

fn mark(conn: &mut Conn, now: Moment, class: Class, ids: impl Iterator<Item = i64>) -> Result<()> {
    let rows: Vec<_> = ids
        .map(|id| {
            (
                erasures::class.eq(class),
                erasures::subject_id.eq(id),
                erasures::erased_at.eq(now),
            )
        })
        .collect();
    for some in rows {
        diesel::insert_into(erasures::table)
            .values(some)
            .execute(conn)?;
    }
    Ok(())
}
