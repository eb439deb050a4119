//! Comments that may say no more than that somebody agrees, as a condition on their rows.

use crate::comments::leaning::{AGREEING, MOST_CHARACTERS};

/// The condition, as SQL both databases read: true of every Comment that leans on what others said, and of some that do
/// not; [`leaning`](crate::comments::leaning::leaning) tells which. Whoever proposes other words says something.
pub fn may_agree() -> String {
    let signs: Vec<String> = AGREEING
        .iter()
        .map(|sign| format!("lower(comments.body) LIKE '%{sign}%'"))
        .collect();
    format!(
        "(comments.proposed_text IS NULL AND length(comments.body) <= {MOST_CHARACTERS} AND ({}))",
        signs.join(" OR ")
    )
}
