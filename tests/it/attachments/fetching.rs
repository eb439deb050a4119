//! A file is fetched as a download that no browser shows as a page of this site.

use polder::access::StaffRole;
use polder::platform::random;
use reqwest::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, ETAG};

use super::{hand_in, newest, noor, send};
use crate::support::files::pdf;
use crate::support::{App, both};

both!(
    comes_as_a_download_with_safe_headers,
    is_for_staff_once_handed_in,
    counts_as_read_once_somebody_fetched_it,
);

async fn comes_as_a_download_with_safe_headers(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "één \"brief\".pdf", pdf("1"), "Letter").await;
    let one = format!("{page}/attachments/{}", newest(&app).await);
    let answer = browser.get(&one).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body.as_bytes(), pdf("1"));
    let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("content-length"), pdf("1").len().to_string());
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(
        header(CONTENT_DISPOSITION.as_str()),
        "attachment; filename=\"__n _brief_.pdf\"; filename*=UTF-8''%C3%A9%C3%A9n%20%22brief%22.pdf"
    );
    assert_eq!(
        header(CONTENT_SECURITY_POLICY.as_str()),
        "default-src 'none'; sandbox; frame-ancestors 'none'"
    );
    assert_eq!(header(CACHE_CONTROL.as_str()), "private, no-cache");
    assert_eq!(
        header(ETAG.as_str()),
        format!("\"{}\"", random::sha256_hex(&pdf("1")))
    );
}

async fn counts_as_read_once_somebody_fetched_it(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let one = format!("{page}/attachments/{}", newest(&app).await);
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    let mut staff = Vec::new();
    for (name, role) in [
        ("lead", StaffRole::ProjectLead),
        ("drafter", StaffRole::Drafter),
        ("moderator", StaffRole::Moderator),
    ] {
        let account = app.account(&format!("{name}@example.org"), name).await;
        app.appoint(account, sample.consultation, role).await;
        staff.push(app.browser(account).await);
    }
    let publication = "/drafting/cyber/rounds/1/publication?lang=en";
    let told = async || staff[1].get(publication).await.text();
    assert_eq!(browser.get(&one).await.status, 200, "its party's own");
    assert_eq!(staff[0].get(&one).await.status, 200);
    assert!(
        told()
            .await
            .contains("0 of 1 attachment was opened by a person"),
        "{}",
        told().await
    );
    let unread = staff[1].get(publication).await;
    assert!(
        unread.has(&format!("main a[href='{one}']")),
        "{}",
        unread.body
    );
    for reader in [&staff[2], &staff[2], &staff[1]] {
        assert_eq!(reader.get(&one).await.status, 200);
    }
    let all = "The 1 attachment was opened by a person, 1 by two or more.";
    assert!(told().await.contains(all), "{}", told().await);
    let events = app
        .db(|conn| {
            use diesel::prelude::*;
            use polder::db::schema::audit_events;
            audit_events::table
                .filter(audit_events::action.eq("attachment.read"))
                .count()
                .get_result::<i64>(conn)
                .unwrap()
        })
        .await;
    assert_eq!(events, 2, "once each");
}

async fn is_for_staff_once_handed_in(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let one = format!("{page}/attachments/{}", newest(&app).await);
    let drafter = app.account("daan@example.org", "Daan").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let drafter = app.browser(drafter).await;
    assert_eq!(
        drafter.get(&one).await.status,
        404,
        "a draft is its party's"
    );
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    assert_eq!(drafter.get(&one).await.status, 200);
    browser
        .submit(&page, &format!("{page}/withdrawal"), &[])
        .await;
    assert_eq!(
        drafter.get(&one).await.status,
        404,
        "taken back from everywhere"
    );
    assert_eq!(browser.get(&one).await.status, 200);
    let nobody = app.visitor().get(&one).await;
    assert_eq!(nobody.status, 303, "{:?}", nobody.location);
}
