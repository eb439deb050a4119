//! What SQL cannot bring about in an upgrade: the folded names of organisations that were here before
//! names were folded.

use std::collections::HashSet;

use diesel::prelude::*;

use super::Conn;
use super::ids::OrganisationId;
use super::schema::organisations;
use crate::error::Result;
use crate::platform::names::fold;

/// Folds the names that are not folded yet. Of two organisations the ministry vouches for whose names
/// fold alike, the older keeps the name; the other's gets a sign no folded name has and its number, so
/// that the key stays unique and an upgrade never fails for what people once typed.
///
/// # Errors
/// When the database fails.
pub(super) fn fold_names(conn: &mut Conn) -> Result<()> {
    conn.transaction(|conn| {
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
