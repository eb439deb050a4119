//! Files are kept once by their hash, and let go when nothing stands for them any more.

use chrono::Duration;
use futures_util::StreamExt;
use polder::attachments::actions::stored;
use polder::attachments::store::announce_file;
use polder::attachments::worker;
use polder::config::{Config, FilesKind};
use polder::platform::cryptography;
use polder::platform::files::FileStore;
use polder::platform::random;

use super::{hand_in, is_kept, known, newest, noor, send};
use crate::support::files::pdf;
use crate::support::s3::S3;
use crate::support::{App, Backend, both};

both!(
    keeps_one_file_for_two_who_send_it,
    lets_go_of_what_nobody_attached,
    lets_go_of_a_discarded_draft,
    takes_no_file_that_is_on_its_way_out,
    misses_what_the_store_lost,
);

async fn sweep(app: &App) {
    while worker::sweep(&app.site).await.unwrap() > 0 {}
}

async fn keeps_one_file_for_two_who_send_it(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let jan = app.account("jan@example.org", "Jan").await;
    let jan = app.browser(jan).await;
    let other = crate::responding::draft(&jan, "Me too.").await;
    let hash = random::sha256_hex(&pdf("1"));
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let first = format!("{page}/attachments/{}/removal", newest(&app).await);
    send(&jan, &other, "letter.pdf", pdf("1"), "Letter").await;
    let second = format!("{other}/attachments/{}/removal", newest(&app).await);
    assert_eq!(known(&app).await, std::slice::from_ref(&hash));
    browser
        .submit(&format!("{page}/attachments"), &first, &[])
        .await;
    app.step(Duration::hours(2));
    sweep(&app).await;
    assert!(
        is_kept(&app, &hash).await,
        "the other one still stands for it"
    );
    jan.submit(&format!("{other}/attachments"), &second, &[])
        .await;
    sweep(&app).await;
    assert!(!is_kept(&app, &hash).await && known(&app).await.is_empty());
}

async fn lets_go_of_what_nobody_attached(app: App) {
    // The server stopped between the file and its attachment.
    let bytes = pdf("lost");
    let hash = random::sha256_hex(&bytes);
    let (now, announced) = (app.now(), hash.clone());
    app.db(move |conn| announce_file(conn, &announced, 1, now).unwrap())
        .await;
    app.site.files.put(&hash, bytes).await.unwrap();
    sweep(&app).await;
    assert!(is_kept(&app, &hash).await, "it may be attached any moment");
    app.step(Duration::minutes(61));
    sweep(&app).await;
    assert!(!is_kept(&app, &hash).await && known(&app).await.is_empty());
}

async fn lets_go_of_a_discarded_draft(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let answer = browser.submit(&page, &format!("{page}/removal"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    app.step(Duration::hours(2));
    sweep(&app).await;
    assert!(known(&app).await.is_empty());
    // What was handed in and withdrawn is kept: it was received.
    let page = crate::responding::draft(&browser, "Again.").await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    browser
        .submit(&page, &format!("{page}/withdrawal"), &[])
        .await;
    app.step(Duration::hours(2));
    sweep(&app).await;
    assert_eq!(known(&app).await.len(), 1);
}

async fn misses_what_the_store_lost(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    for name in ["1", "2", "3"] {
        send(&browser, &page, &format!("{name}.pdf"), pdf(name), "Letter").await;
    }
    let whole = stored(&app.site).await.unwrap();
    assert_eq!((whole.files, whole.lost), (3, Vec::new()));
    let (gone, cut) = (random::sha256_hex(&pdf("1")), random::sha256_hex(&pdf("3")));
    app.site.files.delete(&gone).await.unwrap();
    app.site.files.put(&cut, b"%PDF".to_vec()).await.unwrap();
    let found = stored(&app.site).await.unwrap();
    assert_eq!((found.files, found.lost), (3, vec![gone, cut]));
}

async fn takes_no_file_that_is_on_its_way_out(app: App) {
    use diesel::prelude::*;
    use polder::db::schema::files;
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let (now, hash) = (app.now(), random::sha256_hex(&pdf("1")));
    app.db(move |conn| {
        announce_file(conn, &hash, 1, now).unwrap();
        diesel::update(files::table)
            .set(files::leaving.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    let answer = send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    assert!(
        answer.text().contains("Try again in a minute"),
        "{}",
        answer.text()
    );
    sweep(&app).await;
    let answer = send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

fn settings(change: impl FnOnce(&mut Config)) -> Config {
    let mut config = Config::defaults().unwrap();
    change(&mut config);
    config
}

#[actix_web::test]
async fn a_directory_keeps_files_by_their_hash() {
    let folder = tempfile::tempdir().unwrap();
    let config = settings(|config| config.files.directory = folder.path().join("deep/files"));
    let store = FileStore::open(&config.files).unwrap();
    assert!(
        !folder.path().join("deep").exists(),
        "made with its first file"
    );
    store.check().await.unwrap();
    let hash = random::sha256_hex(b"one");
    store.put(&hash, b"one".to_vec()).await.unwrap();
    let path = folder
        .path()
        .join("deep/files")
        .join(&hash[..2])
        .join(&hash[2..4])
        .join(&hash);
    assert_eq!(std::fs::read(&path).unwrap(), b"one");
    store.delete(&hash).await.unwrap();
    store.delete(&hash).await.unwrap();
    assert!(!path.exists() && store.get(&hash).await.is_err());
    // Where nothing can be written, one sentence says so.
    std::fs::write(folder.path().join("file"), "").unwrap();
    let config = settings(|config| config.files.directory = folder.path().join("file"));
    let error = FileStore::open(&config.files).unwrap().check().await;
    assert!(
        error
            .unwrap_err()
            .to_string()
            .contains("nothing can be written")
    );
}

#[test]
fn settings_that_make_no_store_are_named() {
    let load = |text: &str| {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        Config::load(Some(file.path()))
    };
    for (text, says) in [
        ("[files]\nkind = \"s3\"", "files.bucket"),
        ("[files]\nkind = \"floppy\"", "files.kind"),
        ("[files]\naccess_key = \"a\"", "files.secret"),
        (
            "[files]\nendpoint = \"http://s3.example.org\"",
            "files.allow_http",
        ),
        ("[files]\nprefix = \"polder\"", "files.prefix"),
        ("[files]\nclamd = \"localhost\"", "files.clamd"),
    ] {
        let error = format!("{:#}", load(text).unwrap_err());
        assert!(error.contains(says), "{text}: {error}");
    }
    let good =
        load("[files]\nkind = \"s3\"\nbucket = \"b\"\nclamd = \"tcp:127.0.0.1:3310\"").unwrap();
    assert_eq!(good.files.kind, FilesKind::S3);
}

/// Settings for the bucket of a stand-in.
fn bucket(s3: &S3, secret: &str) -> Config {
    settings(|config| {
        config.files.kind = FilesKind::S3;
        config.files.bucket = "polder".to_owned();
        config.files.endpoint.clone_from(&s3.endpoint);
        config.files.access_key = "key".to_owned();
        config.files.secret = secret.to_owned().into();
        config.files.prefix = "consultations/".to_owned();
        config.files.allow_http = true;
    })
}

#[actix_web::test]
async fn a_bucket_keeps_files_by_their_hash() {
    cryptography::install_tls_provider();
    let s3 = S3::start("secret");
    let store = FileStore::open(&bucket(&s3, "secret").files).unwrap();
    store.check().await.unwrap();
    assert!(
        s3.objects.lock().unwrap().is_empty(),
        "the check leaves nothing"
    );
    let hash = random::sha256_hex(b"one");
    store.put(&hash, b"one".to_vec()).await.unwrap();
    let path = format!(
        "/polder/consultations/{}/{}/{hash}",
        &hash[..2],
        &hash[2..4]
    );
    assert_eq!(s3.objects.lock().unwrap()[&path], b"one");
    let mut read = Vec::new();
    let mut stream = store.get(&hash).await.unwrap();
    while let Some(chunk) = stream.next().await {
        read.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(read, b"one");
    store.delete(&hash).await.unwrap();
    assert!(store.get(&hash).await.is_err());
    let wrong = FileStore::open(&bucket(&s3, "another").files).unwrap();
    let error = format!("{:#}", wrong.check().await.unwrap_err());
    assert!(error.contains("nothing can be written"), "{error}");
    assert!(!error.contains("another"), "secrets are not told: {error}");
}

/// A store that sends us elsewhere, say to an address within the house, is not obeyed.
#[actix_web::test]
async fn a_bucket_that_redirects_is_not_followed() {
    cryptography::install_tls_provider();
    let s3 = S3::start("secret");
    let within = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    within.set_nonblocking(true).unwrap();
    let elsewhere = format!("http://{}/within", within.local_addr().unwrap());
    *s3.redirect.lock().unwrap() = Some(elsewhere);
    let store = FileStore::open(&bucket(&s3, "secret").files).unwrap();
    assert!(store.get(&random::sha256_hex(b"one")).await.is_err());
    assert!(store.put("aabb", b"one".to_vec()).await.is_err());
    let called = within.accept().map(|_| ()).map_err(|error| error.kind());
    assert_eq!(called, Err(std::io::ErrorKind::WouldBlock));
    *s3.redirect.lock().unwrap() = None;
    store.check().await.unwrap();
}

/// The whole way, from the form to the bucket and back.
#[actix_web::test]
async fn a_party_sends_to_a_bucket_and_fetches_from_it() {
    let s3 = S3::start("secret");
    let app = App::start_with(Backend::Sqlite, |config| {
        config.files = bucket(&s3, "secret").files;
    })
    .await;
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let answer = send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(s3.objects.lock().unwrap().len(), 1);
    let one = format!("{page}/attachments/{}", newest(&app).await);
    let (status, bytes) = browser.download(&one).await;
    assert_eq!((status.as_u16(), bytes), (200, pdf("1")));
}

/// What a crash left while a file was being written goes once nobody can be writing it any more.
#[actix_web::test]
async fn pieces_that_a_crash_left_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(|config| {
        config.files.kind = FilesKind::Directory;
        config.files.directory = folder.path().join("files");
    });
    let store = FileStore::open(&settings.files).unwrap();
    let age = std::time::Duration::from_secs(3600);
    assert_eq!(
        store.remove_leftovers(age).await.unwrap(),
        0,
        "no directory yet"
    );
    let hash = random::sha256_hex(b"one");
    store.put(&hash, b"one".to_vec()).await.unwrap();
    store.put_copy(&hash, b"copy".to_vec()).await.unwrap();
    let parts = |name: &str| {
        let below = format!("{}/{}/{name}", &hash[..2], &hash[2..4]);
        let files = folder.path().join("files");
        [files.join(&below), files.join("copies").join(&below)]
    };
    let long_ago = std::time::SystemTime::now() - 2 * age;
    for (name, old) in [("#1", true), ("#22", true), ("#3", false), ("#x", true)] {
        for piece in parts(&format!("{hash}{name}")) {
            let piece = std::fs::File::create(piece).unwrap();
            if old {
                piece.set_modified(long_ago).unwrap();
            }
        }
    }
    for whole in parts(&hash) {
        let whole = std::fs::File::options().write(true).open(whole).unwrap();
        whole.set_modified(long_ago).unwrap();
    }
    assert_eq!(store.remove_leftovers(age).await.unwrap(), 4);
    for (name, stays) in [
        ("", true),
        ("#1", false),
        ("#22", false),
        ("#3", true),
        ("#x", true),
    ] {
        for piece in parts(&format!("{hash}{name}")) {
            assert_eq!(piece.exists(), stays, "{}", piece.display());
        }
    }
}
