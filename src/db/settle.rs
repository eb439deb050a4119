//! What SQL cannot bring about in an upgrade: the folded names of organisations that were here before
//! names were folded. It comes after the transaction that brings the schema, so that the program may end
//! in between; whoever opens the database next goes on with what is left.

use std::collections::HashSet;

use diesel::prelude::*;

use super::schema::organisations;
use super::{Conn, Db, hold};
use crate::error::Result;
use crate::platform::names::fold;
use crate::types::ids::OrganisationId;

/// Brings about what an upgrade that broke off left undone. Mostly there is nothing, and a look costs no
/// write.
///
/// # Errors
/// When the database fails.
pub async fn settle(db: &Db) -> Result<()> {
    let waiting: i64 = db
        .read(|conn| {
            let unfolded = organisations::table.filter(organisations::folded.eq(""));
            Ok(unfolded.count().get_result(conn)?)
        })
        .await?;
    if waiting > 0 {
        tracing::info!(names = waiting, "an upgrade is brought to its end");
        db.write(fold_names).await?;
    }
    Ok(())
}

/// Folds the names that are not folded yet, all of them or none. Of two organisations the ministry vouches for whose names
/// fold alike, the older keeps the name; the other's gets a sign no folded name has and its number, so
/// that the key stays unique and an upgrade never fails for what people once typed.
///
/// # Errors
/// When the database fails.
pub(super) fn fold_names(conn: &mut Conn) -> Result<()> {
    conn.transaction(|conn| {
        // Of two nodes that start at once the second finds nothing left to do.
        hold(conn, "folded names")?;
        let waiting: Vec<(OrganisationId, String, String)> = organisations::table
            .filter(organisations::folded.eq(""))
            .order(organisations::id)
            .select((
                organisations::id,
                organisations::name,
                organisations::provenance,
            ))
            .load(conn)?;
        if waiting.is_empty() {
            return Ok(());
        }
        let taken: Vec<String> = organisations::table
            .filter(organisations::folded.ne(""))
            .filter(organisations::provenance.ne("self"))
            .select(organisations::folded)
            .load(conn)?;
        let mut taken: HashSet<String> = taken.into_iter().collect();
        for (id, name, provenance) in waiting {
            let mut folded = fold(&name);
            if folded.is_empty() || (provenance != "self" && !taken.insert(folded.clone())) {
                folded = format!("{folded}~{id}");
            }
            diesel::update(organisations::table.filter(organisations::id.eq(id)))
                .set(organisations::folded.eq(folded))
                .execute(conn)?;
        }
        Ok(())
    })
}
