//! Makes the entries of what has come to be readable. A few are made at the end of the transaction
//! that makes them so; the rest, as after an upgrade, by a worker, a batch at a time. Taking away is the
//! database's own affair, as it happens. What no entry was made of yet is not found yet, so being late is
//! never wrong.

use std::collections::HashMap;

use super::store::{self, Outermost};
use super::words::indexed;
use crate::access::Actor;
use crate::db::Conn;
use crate::db::search::{self, Entry, Index, Indexed, Place};
use crate::error::{Error, Result};
use crate::moderation::published::{PublicText, PublishedComment, TextSegment};
use crate::moderation::store::published_by_ids;
use crate::platform::markdown;
use crate::responses::store::published_answers;
use crate::site::Site;
use crate::types::ids::{CommentId, ConsultationId, PassageId, RoundId, SectionId, VersionId};

/// Comments, or passages, that one step looks at: a transaction is not to keep others waiting.
const BATCH: i64 = 200;
/// Comments that a transaction which publishes them looks at itself.
const AT_ONCE: i64 = 25;

/// Looks at some of what waits; returns how much that was.
pub async fn step(site: &Site) -> Result<usize> {
    // Mostly there is nothing: a look costs no write.
    if !site.db.read(search::has_pending).await? {
        return Ok(0);
    }
    site.write(&Actor::system(), |tx| some(tx.conn, BATCH))
        .await
}

/// Looks at what the transaction about to end made readable, so that it is found from its very end on.
pub fn at_end(conn: &mut Conn) -> Result<()> {
    if search::has_pending(conn)? {
        some(conn, AT_ONCE)?;
    }
    Ok(())
}

fn some(conn: &mut Conn, comments: i64) -> Result<usize> {
    let mut done = 0;
    for index in Index::ALL {
        done += some_passages(conn, index)?;
        done += some_comments(conn, index, comments)?;
    }
    Ok(done)
}

fn some_passages(conn: &mut Conn, index: Index) -> Result<usize> {
    let Some(version) = search::pending_version(conn, index)? else {
        return Ok(0);
    };
    if !search::lock_version(conn, index, version)? {
        return Ok(0);
    }
    let consultation = match store::version_of(conn, version) {
        Ok(found) => found,
        // Gone since it was put on the list, and with it its place there.
        Err(Error::NotFound) => return Ok(0),
        Err(other) => return Err(other),
    };
    let ids = search::unseen(conn, index, version, BATCH)?;
    let unseen = store::unseen(conn, &ids)?;
    let outermost = Outermost::of(conn, &[version])?;
    for passage in &unseen {
        let mut words = Indexed::default();
        indexed(&passage.words(), &mut words);
        let entry = Entry {
            place: Place::Passage(passage.id),
            consultation,
            version,
            section_key: outermost.key(Some(passage.section_id)),
            group: "",
            // What stands first in the text comes first.
            tie: -passage.id.0,
            words: &words,
        };
        search::put(conn, index, &entry)?;
    }
    if i64::try_from(ids.len()).map_err(Error::internal)? < BATCH {
        search::version_done(conn, index, version)?;
    }
    Ok(unseen.len().max(1))
}

/// What all comments of one round have in common.
struct Setting {
    consultation: ConsultationId,
    version: VersionId,
}

fn some_comments(conn: &mut Conn, index: Index, limit: i64) -> Result<usize> {
    let claimed = search::claim_comments(conn, index, limit)?;
    if claimed.is_empty() {
        return Ok(0);
    }
    search::take_away(conn, index, &claimed)?;
    let published = published_by_ids(conn, &claimed)?;
    let ids: Vec<CommentId> = published.iter().map(|comment| comment.id).collect();
    let answers = published_answers(conn, &ids)?;
    let settings = settings(conn, &published)?;
    let versions: Vec<_> = settings.values().map(|setting| setting.version).collect();
    let outermost = Outermost::of(conn, &versions)?;
    let sections = sections_of(conn, &published)?;
    for comment in &published {
        let Some(setting) = settings.get(&comment.round_id) else {
            continue;
        };
        let section = section_of(comment, &sections);
        let words = comment_words(comment);
        let mut entry = Entry {
            place: Place::Comment(comment.id, comment.round_id),
            consultation: setting.consultation,
            version: setting.version,
            section_key: outermost.key(section),
            group: &comment.group_code,
            // By chance: which came first is not to be told by the order of those that fit alike.
            tie: comment.number,
            words: &words,
        };
        search::put(conn, index, &entry)?;
        if let Some(answer) = answers.get(&comment.id) {
            let mut words = Indexed::default();
            indexed(&markdown::to_text(&answer.response), &mut words);
            entry.place = Place::Answer(comment.id, comment.round_id);
            entry.words = &words;
            search::put(conn, index, &entry)?;
        }
    }
    Ok(claimed.len())
}

fn settings(conn: &mut Conn, comments: &[PublishedComment]) -> Result<HashMap<RoundId, Setting>> {
    let ids: Vec<RoundId> = comments.iter().map(|comment| comment.round_id).collect();
    let (rounds, _) = store::rounds_for(conn, &ids, &[])?;
    Ok(rounds
        .into_values()
        .map(|round| {
            let setting = Setting {
                consultation: round.consultation_id,
                version: round.version_id,
            };
            (round.id, setting)
        })
        .collect())
}

fn sections_of(
    conn: &mut Conn,
    comments: &[PublishedComment],
) -> Result<HashMap<PassageId, SectionId>> {
    let ids: Vec<PassageId> = comments
        .iter()
        .filter_map(|one| one.anchor.passage)
        .collect();
    let passages = store::passages_with(conn, &ids)?;
    Ok(passages
        .into_values()
        .map(|passage| (passage.id, passage.section_id))
        .collect())
}

fn section_of(
    comment: &PublishedComment,
    sections: &HashMap<PassageId, SectionId>,
) -> Option<SectionId> {
    comment
        .anchor
        .passage
        .and_then(|passage| sections.get(&passage).copied())
        .or(comment.anchor.section)
}

/// What of a comment can be found: its public words and the names it goes by, as far as they are public: its
/// party's, of who answers for it, of who signed.
fn comment_words(comment: &PublishedComment) -> Indexed {
    let mut words = Indexed::default();
    let names = comment.party_name.iter().chain(&comment.submitter_name);
    for name in names.chain(&comment.signatories) {
        indexed(name, &mut words);
    }
    indexed(&body(&comment.body, |_| " ".to_owned()), &mut words);
    if let Some(text) = &comment.proposed_text {
        // Words beside a redaction do not become one with it.
        for stretch in text.stretches() {
            if let TextSegment::Words(text) = stretch {
                indexed(text, &mut words);
            }
        }
    }
    words
}

/// The body of a comment as plain text, with what `mark` says of a ground in place of redacted
/// words.
fn body(text: &PublicText, mark: impl Fn(&str) -> String) -> String {
    markdown::to_text(&text.marked(mark))
}

/// Throws the index away and makes it anew; returns how much was looked at. Others may go on
/// meanwhile, and find what has been looked at again.
pub async fn rebuild(site: &Site, mut told: impl FnMut(usize)) -> Result<usize> {
    site.db.write(search::restart).await?;
    let mut done = 0;
    loop {
        match step(site).await? {
            0 => return Ok(done),
            some => done += some,
        }
        told(done);
    }
}
