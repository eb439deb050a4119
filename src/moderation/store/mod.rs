//! Decisions and redactions in the database, and comments as the public may see them.

mod published;

pub use published::{
    for_each_published, public_comment, published_by_ids, published_counts, published_for_passage,
    published_for_round,
};
