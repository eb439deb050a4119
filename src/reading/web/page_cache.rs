//! Rendered pages kept for visitors, compressed once, dropped when what they show changes.
//!
//! A page is kept under its address and language together with the revision of what it shows. A
//! request compares that with the database's before it is answered from here, so that nothing
//! withdrawn is ever shown again, whichever process withdrew it.
//!
//! Each handler says by [`Page::asking`] which parameters its page depends on, so that an address
//! has one spelling here; of those who ask for one page at once, the first makes it and the others
//! wait for it.

use std::sync::{Arc, OnceLock};

use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use moka::future::Cache;
use moka::ops::compute::Op;
use moka::policy::EvictionPolicy;

use crate::error::{Error, Result};
use crate::platform::permits::Line;
use crate::platform::random::sha256_hex;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::web::Page;
use crate::web::conditional::{self, Tag};

/// Memory all kept pages may take together, in bytes, compressed forms included.
const CAPACITY: u64 = 64 * 1024 * 1024;
/// Largest page kept, in bytes before compression.
const LARGEST: usize = 8 * 1024 * 1024;

/// Where a page of a list begins, in its one spelling; "" for the first page.
pub fn page_start(after: i64) -> String {
    if after > 0 {
        after.to_string()
    } else {
        String::new()
    }
}

/// What a page shows, as a number that changes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision(pub i64, pub i64);

/// A page just rendered.
pub struct Rendered {
    pub html: String,
    /// When the clock alone makes it outdated.
    pub until: Option<Moment>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Address {
    language: Language,
    path: String,
    query: String,
}

struct Entry {
    revision: Revision,
    until: Option<Moment>,
    /// First characters of the page's hash, before compression.
    hash: String,
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

/// The kept pages of one process; every worker thread shares them.
#[derive(Clone)]
pub struct PageCache {
    pages: Cache<Address, Arc<Entry>>,
}

impl Default for PageCache {
    fn default() -> Self {
        let pages = Cache::builder()
            .max_capacity(CAPACITY)
            .weigher(|_, entry: &Arc<Entry>| entry.weight())
            // A page just made is read again soon, however often others were read before.
            .eviction_policy(EvictionPolicy::lru())
            .build();
        Self { pages }
    }
}

impl PageCache {
    /// Answers `page`: from memory when nothing has changed, else with what `make` renders. Pages
    /// of people signed in, and pages with a message, are always made afresh and never kept.
    ///
    /// # Errors
    /// Those of `revision` and `make`; [`Error::TooMany`] for a visitor who has many pages made.
    pub async fn answer(
        &self,
        page: &Page,
        request: &HttpRequest,
        revision: impl AsyncFnOnce() -> Result<Revision>,
        make: impl AsyncFnOnce() -> Result<Rendered>,
    ) -> Result<HttpResponse> {
        if !page.is_common() {
            let rendered = make().await?;
            return Ok(page.finish(
                HttpResponse::Ok()
                    .content_type("text/html; charset=utf-8")
                    .insert_header((header::CACHE_CONTROL, "no-store"))
                    .body(rendered.html),
            ));
        }
        // Read before the page is made: what changes meanwhile gives the next request a new one.
        let revision = revision().await?;
        let address = Address {
            language: page.language,
            path: page.path().to_owned(),
            query: page.query().to_owned(),
        };
        let now = page.site.now();
        let line = &page.site.permits.compression;
        let make = async || {
            page.site.rates.pages.take(&page.caller_key())?;
            let rendered = make().await?;
            Ok(compressed(line, Entry::of(revision, rendered)).await)
        };
        let entry = match self.find(&address, revision, now).await {
            Some(entry) => entry,
            None => {
                let (entry, is_new) = self.find_or_make(address, revision, now, make).await?;
                if is_new {
                    compress_later(line, &entry);
                }
                entry
            }
        };
        Ok(page.finish(entry.answer(request)))
    }

    async fn find(&self, address: &Address, revision: Revision, now: Moment) -> Option<Arc<Entry>> {
        let entry = self.pages.get(address).await?;
        entry.is_current(revision, now).then_some(entry)
    }

    /// Makes a page and keeps it, unless somebody else just did; whether it was made here. Who
    /// waits for another makes it after all when the other fails.
    async fn find_or_make(
        &self,
        address: Address,
        revision: Revision,
        now: Moment,
        make: impl AsyncFnOnce() -> Result<Arc<Entry>>,
    ) -> Result<(Arc<Entry>, bool)> {
        let mut found = None;
        let done = self
            .pages
            .entry(address)
            .and_try_compute_with(async |there| {
                let there = there.map(moka::Entry::into_value);
                if let Some(entry) = there.filter(|entry| entry.is_current(revision, now)) {
                    found = Some((entry, false));
                    return Ok(Op::Nop);
                }
                let entry = make().await?;
                found = Some((entry.clone(), true));
                Ok::<_, Error>(if entry.plain.len() > LARGEST {
                    Op::Remove
                } else {
                    Op::Put(entry)
                })
            });
        done.await?;
        // What is too much goes now: else pages pile up until the cache next tidies up by itself.
        self.pages.run_pending_tasks().await;
        found.ok_or_else(|| Error::internal(anyhow::anyhow!("a page neither found nor made")))
    }
}

impl Entry {
    fn of(revision: Revision, rendered: Rendered) -> Self {
        let mut hash = sha256_hex(rendered.html.as_bytes());
        hash.truncate(24);
        Self {
            revision,
            until: rendered.until,
            hash,
            plain: Bytes::from(rendered.html),
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
        }
    }

    fn is_current(&self, revision: Revision, now: Moment) -> bool {
        self.revision == revision && self.until.is_none_or(|until| now < until)
    }

    /// Memory set aside for it: compressed forms are counted from the start, at half each.
    fn weight(&self) -> u32 {
        u32::try_from(self.plain.len() * 2).unwrap_or(u32::MAX)
    }

    fn answer(&self, request: &HttpRequest) -> HttpResponse {
        let coded = [
            (ContentEncoding::Brotli, self.brotli.get()),
            (ContentEncoding::Gzip, self.gzip.get()),
        ];
        let there: Vec<_> = coded
            .iter()
            .filter_map(|(coding, body)| body.map(|_| *coding))
            .collect();
        let coding = conditional::coding(request, &there);
        let body = coded
            .into_iter()
            .find_map(|(name, body)| body.filter(|_| name == coding));
        conditional::answer(
            request,
            // Weak: the same page whatever its encoding.
            Tag::weak(&self.hash),
            &[
                (header::CACHE_CONTROL, "private, no-cache"),
                (header::VARY, "Accept-Encoding, Accept-Language, Cookie"),
            ],
            |response| {
                response.content_type("text/html; charset=utf-8");
                match body {
                    Some(body) => response.insert_header(coding).body(body.clone()),
                    None => response.body(self.plain.clone()),
                }
            },
        )
    }
}

/// A page with its gzip form, which is made in a few milliseconds: even its first reader may be on a
/// slow line. When many are compressed already it goes without.
async fn compressed(line: &Line, entry: Entry) -> Arc<Entry> {
    let entry = Arc::new(entry);
    let made = entry.clone();
    match line.run(move || gzip(&made.plain)).await {
        Ok(Ok(bytes)) => drop(entry.gzip.set(bytes)),
        // It is sent as it is.
        Err(Error::Busy(_)) => {}
        Ok(Err(error)) | Err(error) => tracing::error!(%error, "a page cannot be compressed"),
    }
    entry
}

/// Compresses a page further after its first reader has it, unless many wait for that.
fn compress_later(line: &Line, entry: &Arc<Entry>) {
    let (line, entry) = (line.clone(), entry.clone());
    // Nobody waits for it; a page whose compression fails is sent as it is.
    drop(actix_web::rt::spawn(async move {
        let made = entry.clone();
        match line.run(move || brotli(&made.plain)).await {
            Ok(Ok(bytes)) => drop(entry.brotli.set(bytes)),
            Err(Error::Busy(_)) => {}
            Ok(Err(error)) | Err(error) => tracing::error!(%error, "a page cannot be compressed"),
        }
    }));
}

fn gzip(plain: &[u8]) -> Result<Bytes> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(5));
    encoder.write_all(plain).map_err(Error::internal)?;
    Ok(encoder.finish().map_err(Error::internal)?.into())
}

fn brotli(plain: &[u8]) -> Result<Bytes> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 7,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*plain, &mut out, &parameters).map_err(Error::internal)?;
    Ok(out.into())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use futures_util::FutureExt;

    use super::*;

    const NOW: Moment = chrono::NaiveDateTime::MIN;

    fn entry(revision: i64, length: usize) -> Arc<Entry> {
        timed(revision, length, None)
    }

    fn timed(revision: i64, length: usize, until: Option<Moment>) -> Arc<Entry> {
        let html = "x".repeat(length);
        Arc::new(Entry::of(Revision(revision, 0), Rendered { html, until }))
    }

    fn address(path: &str) -> Address {
        Address {
            language: Language::Nl,
            path: path.to_owned(),
            query: String::new(),
        }
    }

    /// The page at a path as revision 1, made when it is not there; whether it was made.
    async fn ask(cache: &PageCache, path: &str, page: Arc<Entry>) -> bool {
        let (entry, is_new) = cache
            .find_or_make(
                address(path),
                Revision(1, 0),
                NOW,
                async || Ok(page.clone()),
            )
            .await
            .unwrap();
        assert_eq!(Arc::ptr_eq(&entry, &page), is_new);
        is_new
    }

    #[actix_web::test]
    async fn a_changed_revision_or_a_passed_hour_drops_the_page() {
        let cache = PageCache::default();
        let there = async |revision| {
            let found = cache.find(&address("/a"), Revision(revision, 0), NOW).await;
            found.is_some()
        };
        assert!(ask(&cache, "/a", entry(1, 10)).await);
        assert!(there(1).await && !there(2).await && !there(0).await);
        cache.pages.insert(address("/a"), entry(2, 10)).await;
        assert!(ask(&cache, "/a", timed(1, 10, Some(NOW))).await);
        assert!(!there(1).await);
    }

    #[actix_web::test]
    async fn memory_stays_bounded_and_the_page_longest_unused_goes() {
        let cache = PageCache::default();
        for number in 0..20 {
            assert!(ask(&cache, &format!("/{number}"), entry(1, LARGEST / 2)).await);
            assert!(cache.pages.weighted_size() <= CAPACITY);
            assert!(number == 0 || !ask(&cache, "/0", entry(1, LARGEST / 2)).await);
        }
        assert_eq!(cache.pages.weighted_size(), CAPACITY);
        assert!(!ask(&cache, "/0", entry(1, 10)).await);
        assert!(!ask(&cache, "/19", entry(1, 10)).await);
        assert!(ask(&cache, "/1", entry(1, 10)).await);
    }

    #[actix_web::test]
    async fn too_large_a_page_is_made_each_time_and_drives_no_other_out() {
        let cache = PageCache::default();
        ask(&cache, "/a", entry(1, 10)).await;
        ask(&cache, "/b", timed(1, 10, Some(NOW))).await;
        assert!(ask(&cache, "/b", entry(1, LARGEST + 1)).await);
        assert!(ask(&cache, "/b", entry(1, LARGEST + 1)).await);
        assert!(!ask(&cache, "/a", entry(1, 10)).await);
        assert_eq!(cache.pages.weighted_size(), 20);
    }

    #[actix_web::test]
    async fn one_makes_a_page_while_others_wait() {
        let cache = PageCache::default();
        let made = Cell::new(0);
        let asked = (0..12).map(|number| {
            let (cache, made) = (&cache, &made);
            cache.find_or_make(address("/a"), Revision(1, 0), NOW, async move || {
                made.set(made.get() + 1);
                tokio::task::yield_now().await;
                if number == 0 {
                    // Who was refused is alone in that: the next makes it.
                    return Err(Error::NotFound);
                }
                Ok(entry(1, 10))
            })
        });
        let answers = futures_util::future::join_all(asked).await;
        assert_eq!(made.get(), 2);
        assert_eq!(answers.iter().filter(|answer| answer.is_err()).count(), 1);
        let new = answers.iter().flatten().filter(|(_, is_new)| *is_new);
        assert_eq!(new.count(), 1);
    }

    #[actix_web::test]
    async fn who_leaves_while_making_a_page_keeps_nobody_waiting() {
        let cache = PageCache::default();
        let left = cache.find_or_make(address("/a"), Revision(1, 0), NOW, async || {
            std::future::pending().await
        });
        assert!(left.now_or_never().is_none());
        assert!(ask(&cache, "/a", entry(1, 10)).await);
    }
}
