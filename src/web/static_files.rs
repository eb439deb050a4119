//! The bundled style sheet, script and images, under addresses that change with their content.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use rust_embed::RustEmbed;

use crate::error::{Error, Result};
use crate::platform::random::sha256_hex;

#[derive(RustEmbed)]
#[folder = "assets/dist/"]
#[allow_missing = true]
struct Files;

/// First characters of each file's hash, by name.
static HASHES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| {
            let file = Files::get(&name)?;
            let mut hash = sha256_hex(&file.data);
            hash.truncate(16);
            Some((name.into_owned(), hash))
        })
        .collect()
});

/// The address of a bundled file.
pub fn url(name: &str) -> String {
    match HASHES.get(name) {
        Some(hash) => format!("/assets/{hash}/{name}"),
        None => format!("/assets/none/{name}"),
    }
}

/// `GET /assets/{hash}/{name}`: may be kept for ever, since other content has another address.
pub async fn serve(path: web::Path<(String, String)>) -> Result<HttpResponse> {
    let (hash, name) = path.into_inner();
    let file = Files::get(&name).ok_or(Error::NotFound)?;
    if HASHES.get(&name) != Some(&hash) {
        return Err(Error::NotFound);
    }
    Ok(HttpResponse::Ok()
        .content_type(file.metadata.mimetype())
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(file.data.into_owned()))
}
