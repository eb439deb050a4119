//! The tables of the document: widths of their columns, in twentieths of a point.

use crate::exports::formats::office::Layout;

/// Comment and proposal, answer; together the width of the text.
pub const COMMENTS: [u32; 2] = [6878, 3100];
/// Who, and what.
pub const PAIRS: [u32; 2] = [2900, 7078];
/// What, and how many.
pub const COUNTS: [u32; 2] = [8000, 1978];

/// A table of these widths, under a name that styles go by.
pub fn layout(name: &str, widths: &[u32]) -> Layout {
    Layout {
        name: name.to_owned(),
        widths: widths.to_vec(),
    }
}
