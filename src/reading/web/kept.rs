//! Rendered pages kept for visitors, compressed once, dropped when what they show changes.
//!
//! A page is kept under its address and language together with a stamp: the revision of what it
//! shows. A request compares the stamp with the database's before it is answered from here, so
//! that nothing withdrawn is ever shown again, whichever process withdrew it.
//!
//! Each handler says by [`Page::asking`] which parameters its page depends on, so that an address
//! has one spelling here; of those who ask for one page at once, the first makes it and the others
//! wait for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};

use crate::error::{Error, Result};
use crate::platform::permits::Line;
use crate::platform::random::sha256_hex;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::web::Page;
use crate::web::conditional::{self, Tag};

/// Memory all kept pages may take together, in bytes, compressed forms included.
const CAPACITY: usize = 64 * 1024 * 1024;
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
pub struct Stamp(pub i64, pub i64);

/// A page just rendered.
pub struct Fresh {
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
    stamp: Stamp,
    until: Option<Moment>,
    /// First characters of the page's hash, before compression.
    hash: String,
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

#[derive(Default)]
struct Shelf {
    pages: HashMap<Address, (Arc<Entry>, u64)>,
    size: usize,
    /// Rises with each use; tells which page was used longest ago.
    clock: u64,
}

/// The kept pages of one process; every worker thread shares them.
#[derive(Clone, Default)]
pub struct Kept {
    shelf: Arc<Mutex<Shelf>>,
    /// Who makes a page now, by address: held while it is made.
    makers: Arc<Mutex<HashMap<Address, Weak<Making>>>>,
}

type Making = tokio::sync::Mutex<()>;

impl Kept {
    /// Answers `page`: from memory when nothing has changed, else with what `make` renders. Pages
    /// of people signed in, and pages with a message, are always made afresh and never kept.
    ///
    /// # Errors
    /// Those of `stamp` and `make`; [`Error::TooMany`] for a visitor who has many pages made.
    pub async fn answer(
        &self,
        page: &Page,
        request: &HttpRequest,
        stamp: impl AsyncFnOnce() -> Result<Stamp>,
        make: impl AsyncFnOnce() -> Result<Fresh>,
    ) -> Result<HttpResponse> {
        if !page.is_common() {
            let fresh = make().await?;
            return Ok(page.finish(
                HttpResponse::Ok()
                    .content_type("text/html; charset=utf-8")
                    .insert_header((header::CACHE_CONTROL, "no-store"))
                    .body(fresh.html),
            ));
        }
        // Read before the page is made: what changes meanwhile gives the next request a new stamp.
        let stamp = stamp().await?;
        let address = Address {
            language: page.language,
            path: page.path().to_owned(),
            query: page.query().to_owned(),
        };
        let entry = match self.find(&address, stamp, page.site.now()) {
            Some(entry) => entry,
            None => self.made(page, address, stamp, make).await?,
        };
        Ok(page.finish(entry.answer(request)))
    }

    /// Makes a page and keeps it, unless somebody else just did.
    async fn made(
        &self,
        page: &Page,
        address: Address,
        stamp: Stamp,
        make: impl AsyncFnOnce() -> Result<Fresh>,
    ) -> Result<Arc<Entry>> {
        let making = self.making(&address);
        let _alone = making.lock().await;
        if let Some(entry) = self.find(&address, stamp, page.site.now()) {
            return Ok(entry);
        }
        page.site.rates.pages.take(&page.caller_key())?;
        let fresh = make().await?;
        let line = &page.site.permits.compression;
        let entry = compressed(line, Entry::of(stamp, fresh)).await;
        self.put(address, &entry);
        compress_later(line, &entry);
        Ok(entry)
    }

    /// Whose turn it is to make the page at an address.
    fn making(&self, address: &Address) -> Arc<Making> {
        let mut makers = self.makers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(making) = makers.get(address).and_then(Weak::upgrade) {
            return making;
        }
        // Those who were done are of no more use; only pages in the making stay.
        makers.retain(|_, making| making.strong_count() > 0);
        let making = Arc::new(Making::default());
        makers.insert(address.clone(), Arc::downgrade(&making));
        making
    }

    fn find(&self, address: &Address, stamp: Stamp, now: Moment) -> Option<Arc<Entry>> {
        let mut shelf = self.lock();
        shelf.clock += 1;
        let clock = shelf.clock;
        let (entry, used) = shelf.pages.get_mut(address)?;
        let current = entry.stamp == stamp && entry.until.is_none_or(|until| now < until);
        if current {
            *used = clock;
        }
        current.then(|| entry.clone())
    }

    fn put(&self, address: Address, entry: &Arc<Entry>) {
        if entry.plain.len() > LARGEST {
            return;
        }
        let mut shelf = self.lock();
        shelf.clock += 1;
        let clock = shelf.clock;
        shelf.size += entry.reserved();
        if let Some((old, _)) = shelf.pages.insert(address, (entry.clone(), clock)) {
            shelf.size -= old.reserved();
        }
        while shelf.size > CAPACITY {
            let oldest = shelf
                .pages
                .iter()
                .min_by_key(|(_, (_, used))| *used)
                .map(|(address, _)| address.clone());
            let Some((gone, _)) = oldest.and_then(|address| shelf.pages.remove(&address)) else {
                break;
            };
            shelf.size -= gone.reserved();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Shelf> {
        // A panic elsewhere leaves the shelf whole: it is only ever a cache.
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    fn of(stamp: Stamp, fresh: Fresh) -> Self {
        let mut hash = sha256_hex(fresh.html.as_bytes());
        hash.truncate(24);
        Self {
            stamp,
            until: fresh.until,
            hash,
            plain: Bytes::from(fresh.html),
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
        }
    }

    /// Memory set aside for it: compressed forms are counted from the start, at half each.
    fn reserved(&self) -> usize {
        self.plain.len() * 2
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
    use super::*;

    fn entry(revision: i64, length: usize) -> Arc<Entry> {
        Arc::new(Entry::of(
            Stamp(revision, 0),
            Fresh {
                html: "x".repeat(length),
                until: None,
            },
        ))
    }

    fn address(path: &str) -> Address {
        Address {
            language: Language::Nl,
            path: path.to_owned(),
            query: String::new(),
        }
    }

    #[test]
    fn a_changed_stamp_or_a_passed_hour_drops_the_page() {
        let kept = Kept::default();
        let now = chrono::NaiveDateTime::default();
        kept.put(address("/a"), &entry(1, 10));
        assert!(kept.find(&address("/a"), Stamp(1, 0), now).is_some());
        assert!(kept.find(&address("/a"), Stamp(2, 0), now).is_none());
        let mut timed = entry(1, 10);
        if let Some(timed) = Arc::get_mut(&mut timed) {
            timed.until = Some(now);
        }
        kept.put(address("/a"), &timed);
        assert!(kept.find(&address("/a"), Stamp(1, 0), now).is_none());
    }

    #[test]
    fn memory_stays_bounded_and_the_page_longest_unused_goes() {
        let kept = Kept::default();
        let now = chrono::NaiveDateTime::default();
        for number in 0..20 {
            kept.put(address(&format!("/{number}")), &entry(1, LARGEST / 2));
            assert!(kept.find(&address("/0"), Stamp(1, 0), now).is_some());
        }
        let shelf = kept.lock();
        assert!(shelf.size <= CAPACITY);
        assert_eq!(shelf.size, shelf.pages.len() * LARGEST);
        assert!(!shelf.pages.contains_key(&address("/1")));
    }

    #[actix_web::test]
    async fn one_makes_a_page_while_others_wait() {
        let kept = Kept::default();
        let first = kept.making(&address("/a"));
        assert!(Arc::ptr_eq(&first, &kept.making(&address("/a"))));
        assert!(!Arc::ptr_eq(&first, &kept.making(&address("/b"))));
        let held = first.lock().await;
        assert!(kept.making(&address("/a")).try_lock().is_err());
        drop(held);
        drop(first);
        // What nobody makes any more is forgotten.
        let other = kept.making(&address("/c"));
        assert_eq!(kept.makers.lock().unwrap().len(), 1);
        drop(other);
    }
}
