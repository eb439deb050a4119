//! Secrets and receipt numbers, from the operating system's randomness.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngExt;
use sha2::{Digest, Sha256};

/// A secret of 256 bits, safe in URLs and cookies.
pub fn token() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is stored of a secret: its SHA-256, hexadecimal. A secret of 256 bits needs no salt.
pub fn token_hash(token: &str) -> String {
    sha256_hex(token.as_bytes())
}

/// A key of 256 bits, hexadecimal.
pub fn secret() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    hex(&bytes)
}

/// SHA-256 of `bytes`, hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// `bytes` as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
            // Writing to a String does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// A number of six digits that says nothing.
pub fn number() -> i64 {
    rand::rng().random_range(100_000..1_000_000)
}

/// A code people can read out: `groups` groups of four characters, without look-alikes.
pub fn code(groups: usize) -> String {
    // Crockford's base 32.
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut rng = rand::rng();
    let parts: Vec<String> = (0..groups)
        .map(|_| {
            (0..4)
                .map(|_| char::from(ALPHABET[rng.random_range(0..ALPHABET.len())]))
                .collect()
        })
        .collect();
    parts.join("-")
}
