//! Whether the database can do its work.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use diesel::prelude::*;

use super::{Conn, DatabaseUrl, Db};
use crate::error::{Error, Result};

/// Where SQLite has no room for this many bytes it will soon have none for a comment.
const ROOM: usize = 64 * 1024;

impl Db {
    /// Writes, and takes it back.
    ///
    /// # Errors
    /// An internal error that says why it cannot be written, and names the file.
    pub async fn can_write(&self) -> Result<()> {
        match self.write(touch).await {
            Err(Error::Internal(error)) if is_rolled_back(&error) => {}
            Err(Error::Internal(error)) => {
                return Err(Error::Internal(
                    error.context(format!("{} cannot be written", self.url())),
                ));
            }
            Err(Error::Unavailable(outage, error)) => {
                let error = error.context(format!("{} cannot be written", self.url()));
                return Err(Error::Unavailable(outage, error));
            }
            other => other?,
        }
        let DatabaseUrl::Sqlite(path) = self.url() else {
            return Ok(());
        };
        let folder = folder(path).to_owned();
        tokio::task::spawn_blocking(move || room(&folder))
            .await
            .map_err(Error::internal)?
            .map_err(Error::Internal)
    }
}

impl Db {
    /// A warning, when SQLite's file is open to others on this machine: comments and addresses are in
    /// it.
    pub fn readable_by_others(&self) -> Option<String> {
        use std::os::unix::fs::PermissionsExt;
        let DatabaseUrl::Sqlite(path) = self.url() else {
            return None;
        };
        // What cannot be looked at was told of before.
        let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
        (mode & 0o077 != 0).then(|| {
            format!("database.url: {path} has mode {mode:03o}, open to others on this machine: chmod 600")
        })
    }
}

/// The folder of a database file.
fn folder(path: &str) -> &Path {
    Path::new(path)
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// A real change of a row that says nothing, never committed.
fn touch(conn: &mut Conn) -> Result<()> {
    diesel::sql_query(
        "UPDATE __diesel_schema_migrations SET run_on = run_on \
         WHERE version = (SELECT max(version) FROM __diesel_schema_migrations)",
    )
    .execute(conn)?;
    Err(Error::internal(diesel::result::Error::RollbackTransaction))
}

fn is_rolled_back(error: &anyhow::Error) -> bool {
    matches!(
        error.downcast_ref(),
        Some(diesel::result::Error::RollbackTransaction)
    )
}

/// Whether a file can be made and written beside the database: what was rolled back never reached the
/// disk.
fn room(folder: &Path) -> anyhow::Result<()> {
    let write = || {
        let mut file = tempfile::Builder::new()
            .prefix(".polder-")
            .tempfile_in(folder)?;
        file.write_all(&[0x50; ROOM])?;
        file.flush()
    };
    write().with_context(|| format!("{} cannot be written", folder.display()))
}
