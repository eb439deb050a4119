//! How the file store is called over HTTP: at the address the configuration names, and nowhere else. A
//! store, or whoever answers in its place, cannot send us on to an address within the house.

use std::time::Duration;

use object_store::ClientOptions;
use object_store::client::{HttpClient, HttpConnector};

/// As long as object_store itself waits.
const ANSWER: Duration = Duration::from_secs(30);
const CONNECT: Duration = Duration::from_secs(5);

/// Calls without following redirects; an answer that redirects is an error.
#[derive(Debug)]
pub(super) struct NoRedirects;

impl HttpConnector for NoRedirects {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(ANSWER)
            .connect_timeout(CONNECT)
            .http1_only()
            // The length of an answer is the size of the file.
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .build()
            .map_err(|error| object_store::Error::Generic {
                store: "S3",
                source: Box::new(error),
            })?;
        Ok(HttpClient::new(client))
    }
}
