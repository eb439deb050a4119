//! People without an account, known by a secret in a cookie or a mail; only its hash is stored.

pub(super) mod store;
