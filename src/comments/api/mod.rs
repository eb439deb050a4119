//! Parts of a comment as the API sends and takes them.

mod selector;

pub use selector::{SelectorBody, perhaps_whole_number, whole};
