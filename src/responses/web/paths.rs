//! Addresses of the drafters' pages.

/// The address of a round on the drafting table.
pub(super) fn table_path(slug: &str, number: i64) -> String {
    format!("/drafting/{slug}/rounds/{number}")
}
