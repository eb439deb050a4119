//! Tests of people who write without an account.

mod rights;

/// Where a comment on the sample's second passage is made.
const FORM: &str = "/consultations/cyber/rounds/1/comment?passage=p-2";
const POST: &str = "/consultations/cyber/rounds/1/comment";
