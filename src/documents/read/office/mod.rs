//! What the readers of Word and OpenDocument share: parts of a package as trees, numbers as a list prints them, the
//! signs of symbol fonts, and the page of HTML that either writes for `html` to read.
//!
//! ```text
//! parts     a package, its parts as trees          xml       one part as a tree, bounded
//! names     what styles are called                 looks     emphasis, what is hidden
//! line      words with their emphasis as HTML      page      headings, items, notes → HTML       grid   tables
//! counted   numbers as "iv", "bb", "3e"            symbols   signs of symbol fonts → letters
//! ```

pub(super) mod counted;
pub(super) mod grid;
pub(super) mod line;
pub(super) mod looks;
pub(super) mod names;
#[cfg(test)]
pub(super) mod packed;
pub(super) mod page;
pub(super) mod parts;
pub(super) mod symbols;
pub(super) mod xml;
