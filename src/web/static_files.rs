//! The bundled style sheet, script and images, under addresses that change with their content.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, OnceLock};

use actix_web::http::header::{self, ContentEncoding};
use actix_web::{HttpRequest, HttpResponse, web};
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

use super::conditional;
use crate::error::{Error, Result};
use crate::platform::random::sha256_hex;

#[derive(RustEmbed)]
#[folder = "assets/dist/"]
#[allow_missing = true]
struct Files;

/// A bundled file, ready to be sent.
struct Bundled {
    /// First characters of its hash.
    hash: String,
    mimetype: String,
    plain: Vec<u8>,
    /// The same for browsers that take it compressed, as all do over a slow line; made when one first asks.
    gzip: OnceLock<Vec<u8>>,
}

impl Bundled {
    fn gzip(&self) -> &[u8] {
        self.gzip.get_or_init(|| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            // Into memory: neither can fail, and no bytes at all would be seen at once.
            let _ = encoder.write_all(&self.plain);
            encoder.finish().unwrap_or_default()
        })
    }
}

static FILES: LazyLock<HashMap<String, Bundled>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| {
            let file = Files::get(&name)?;
            let mut hash = sha256_hex(&file.data);
            hash.truncate(16);
            let bundled = Bundled {
                hash,
                mimetype: file.metadata.mimetype().to_owned(),
                gzip: OnceLock::new(),
                plain: file.data.into_owned(),
            };
            Some((name.into_owned(), bundled))
        })
        .collect()
});

/// The address of a bundled file.
pub fn url(name: &str) -> String {
    match FILES.get(name) {
        Some(file) => format!("/assets/{}/{name}", file.hash),
        None => format!("/assets/none/{name}"),
    }
}

/// `GET /assets/{hash}/{name}`: may be kept for ever, since other content has another address.
pub async fn serve(
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (hash, name) = path.into_inner();
    let file = FILES
        .get(&name)
        .filter(|file| file.hash == hash)
        .ok_or(Error::NotFound)?;
    let coding = conditional::coding(&request, &[ContentEncoding::Gzip]);
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(file.mimetype.as_str())
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "Accept-Encoding"));
    Ok(if coding == ContentEncoding::Gzip {
        answer.insert_header(coding).body(file.gzip())
    } else {
        answer.body(file.plain.as_slice())
    })
}
