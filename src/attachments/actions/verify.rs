//! Whether the file store holds what attachments stand for: after a restore it may not.

use futures_util::{StreamExt, stream};

use crate::attachments::store;
use crate::error::{Error, Result};
use crate::site::Site;
use crate::types::ids::FileId;

/// Files looked up by one query, and asked of the store at once.
const PAGE: i64 = 500;

const AT_ONCE: usize = 16;

/// What was found in the file store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// Files that attachments stand for.
    pub files: usize,
    /// SHA-256 of those that are not there, or not of their size.
    pub lost: Vec<String>,
}

/// Looks for every file that an attachment stands for, by name and size; their bytes are not read.
///
/// # Errors
/// When the database or the store fails.
pub async fn stored(site: &Site) -> Result<Stored> {
    let mut found = Stored::default();
    let mut after = FileId(0);
    loop {
        let files = site
            .db
            .read(move |conn| store::files_in_use(conn, after, PAGE))
            .await?;
        let Some((last, ..)) = files.last() else {
            return Ok(found);
        };
        after = *last;
        found.files += files.len();
        let mut asked = stream::iter(files)
            .map(|(_, sha256, size)| async move {
                let there = site.files.size(&sha256).await?;
                let whole = there.and_then(|there| i64::try_from(there).ok()) == Some(size);
                Ok::<_, Error>((sha256, whole))
            })
            .buffered(AT_ONCE);
        while let Some(one) = asked.next().await {
            let (sha256, whole) = one?;
            if !whole {
                found.lost.push(sha256);
            }
        }
    }
}
