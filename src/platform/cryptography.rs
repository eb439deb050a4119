//! Which cryptography TLS stands on: ring, as mail does. Whatever speaks HTTPS takes it from the
//! process, so it is named once, before anything is opened.

/// Names it; again is no harm.
pub fn install_tls_provider() {
    // Refused only when one was named before, by us or by a program around us.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
