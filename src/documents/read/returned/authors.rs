//! Whose a change or a comment is, and when, as programs write it.

/// "2026-05-12T10:00:00" of what programs write for a moment; none where it is none. Word writes the hour of its own
/// clock and calls it UTC, LibreOffice the same without a zone.
pub(super) fn moment(written: Option<&str>) -> Option<String> {
    let plain: String = written?.trim().chars().take(19).collect();
    let shape = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let is_moment = plain.chars().map(shape).eq("0000-00-00T00:00:00".chars());
    // An hour of a year that is none: "0001-01-01".
    (is_moment && !plain.starts_with("0001")).then_some(plain)
}

/// A name as it is shown: without what cannot be seen, blanks once.
pub(super) fn name(written: Option<&str>) -> String {
    let words = written.unwrap_or_default().split_whitespace();
    let name = words.collect::<Vec<_>>().join(" ");
    name.chars().filter(|c| !c.is_control()).take(200).collect()
}
