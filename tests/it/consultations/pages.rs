//! The pages below `/manage`, from an empty installation to an announced round.

use chrono::Duration;
use polder::access::StaffRole;

use crate::support::{App, both};

both!(
    an_admin_sets_up_a_consultation,
    looking_first_stores_nothing,
    tracked_changes_are_left_out_where_staff_ask,
    mistakes_are_told_beside_the_field,
    staff_manage_their_own_only,
    a_round_is_closed_and_extended_by_hand,
);

const DRAFT: &str = "# Strategy\n\n## 1 Goals\n\nWe want *less* fraud <script>alert(1)</script>.\n\n\
    | Who | What |\n|---|---|\n| NCSC | warns |\n";

fn at(moment: chrono::NaiveDateTime) -> String {
    moment.format("%Y-%m-%dT%H:%M").to_string()
}

async fn an_admin_sets_up_a_consultation(app: App) {
    let admin = app.admin().await;
    let made = admin
        .submit(
            "/manage/new?lang=en",
            "/manage/new",
            &[
                ("title", "Cyber strategy"),
                ("slug", "cyber"),
                ("time_zone", "UTC"),
            ],
        )
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    assert_eq!(made.location.as_deref(), Some("/manage/cyber"));
    let list = admin.get("/manage").await;
    assert!(list.has("a[href='/manage/cyber']"), "{}", list.text());

    let imported = admin
        .upload(
            "/manage/cyber/versions",
            "/manage/cyber/versions",
            &[("label", "1.0"), ("action", "import")],
            &[("files", "draft.md", DRAFT.as_bytes().to_vec())],
        )
        .await;
    assert_eq!(imported.status, 200, "{}", imported.text());
    assert!(imported.text().contains("Version 1.0 was imported"));
    assert!(imported.text().contains("NCSC | warns"));
    assert!(!imported.body.contains("alert(1)</script>"));
    let other = app.sample("other").await;
    assert_eq!(admin.get("/manage/cyber/versions/1").await.status, 200);
    let strange = format!("/manage/cyber/versions/{}", other.version);
    assert_eq!(admin.get(&strange).await.status, 404);

    let made = admin
        .submit(
            "/manage/cyber/rounds/new",
            "/manage/cyber/rounds",
            &[
                ("opens_at", &at(app.now() + Duration::hours(1))),
                ("closes_at", &at(app.now() + Duration::days(1))),
                ("introduction", "Look at *goals*."),
            ],
        )
        .await;
    assert_eq!(made.location.as_deref(), Some("/manage/cyber/rounds/1"));
    let round = admin.get("/manage/cyber/rounds/1").await;
    assert!(round.text().contains("The round was made as a draft"));
    assert!(round.text().contains("1 June 2027 at 13:00"));
    let announced = admin
        .post_from(
            "/manage/cyber/rounds/1",
            "/manage/cyber/rounds/1/state",
            &[("state", "scheduled")],
        )
        .await;
    assert_eq!(announced.status, 303);
    let round = admin.get("/manage/cyber/rounds/1").await;
    assert!(round.text().contains("Round 1 was announced"));
    let edited = admin
        .submit(
            "/manage/cyber/rounds/1/edit",
            "/manage/cyber/rounds/1/edit",
            &[("access", "invited")],
        )
        .await;
    assert_eq!(edited.status, 303, "{}", edited.text());
    let overview = admin.get("/manage/cyber").await;
    assert!(overview.text().contains("Invited parties only"));
    let saved = admin
        .submit(
            "/manage/cyber/settings",
            "/manage/cyber/settings",
            &[("title", "International cyber strategy")],
        )
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    for page in ["/manage", "/manage/cyber", "/manage/cyber/versions"] {
        let dutch = admin.get(&format!("{page}?lang=nl")).await;
        assert_eq!(dutch.status, 200);
        assert!(!dutch.body.contains("[["), "{page} misses a text");
    }
}

async fn looking_first_stores_nothing(app: App) {
    let sample = app.sample("s").await;
    let admin = app.admin().await;
    let looked = admin
        .upload(
            "/manage/s/versions?lang=en",
            "/manage/s/versions",
            &[("label", ""), ("action", "look")],
            &[
                ("files", "one.md", b"# 1 One\n\nFirst words.\n".to_vec()),
                ("files", "two.txt", b"Last words.\n".to_vec()),
            ],
        )
        .await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    let text = looked.text();
    assert!(text.contains("Nothing was stored"));
    assert!(text.find("First words").unwrap() < text.find("Last words").unwrap());
    let versions = app
        .db(move |conn| {
            polder::consultations::store::versions_of(conn, sample.consultation)
                .unwrap()
                .len()
        })
        .await;
    assert_eq!(versions, 1);
}

async fn tracked_changes_are_left_out_where_staff_ask(app: App) {
    app.sample("s").await;
    let admin = app.admin().await;
    let page = "/manage/s/versions?lang=en";
    let to = "/manage/s/versions";
    let draft = "<!doctype html><p>Within <ins datetime=\"2026-05-12\">24</ins><del datetime=\"2026-05-12\">72</del> hours.</p>";
    let files = [("files", "draft.html", draft.as_bytes().to_vec())];
    let taken = admin.upload(page, to, &[("action", "look")], &files).await;
    assert!(
        taken.text().contains("Within 24 hours."),
        "{}",
        taken.text()
    );
    let refused = admin
        .upload(
            page,
            to,
            &[("action", "look"), ("changes", "refuse")],
            &files,
        )
        .await;
    let text = refused.text();
    assert!(text.contains("Within 72 hours."), "{text}");
    assert!(text.contains("one deletion was kept as text"), "{text}");
    // What was ticked stays so beside a mistake.
    let mistaken = admin
        .upload(page, to, &[("label", "."), ("changes", "refuse")], &files)
        .await;
    assert_eq!(mistaken.status, 422);
    assert!(mistaken.has("input[name=changes][checked]"));
}

async fn mistakes_are_told_beside_the_field(app: App) {
    app.sample("s").await;
    let admin = app.admin().await;
    let refused = admin
        .submit("/manage/new?lang=en", "/manage/new", &[("slug", "No Good")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.has("#field-slug-error") && refused.has("#field-title-error"));
    assert!(refused.has("input[name=slug][value='No Good']"));
    let taken = admin
        .submit(
            "/manage/new",
            "/manage/new",
            &[("slug", "s"), ("title", "Again")],
        )
        .await;
    assert_eq!(taken.status, 422);
    assert!(taken.text().contains("already a consultation"));
    let known = admin
        .upload(
            "/manage/s/versions",
            "/manage/s/versions",
            &[("label", "1.0")],
            &[("files", "draft.md", b"Words.".to_vec())],
        )
        .await;
    assert_eq!(known.status, 422);
    assert!(known.text().contains("used by round 1"), "{}", known.text());
    let none = admin
        .upload(
            "/manage/s/versions",
            "/manage/s/versions",
            &[("label", "2")],
            &[],
        )
        .await;
    assert_eq!(none.status, 422);
    let round = admin
        .submit("/manage/s/rounds/new", "/manage/s/rounds", &[])
        .await;
    assert_eq!(round.status, 422);
    assert!(round.has("#field-opens_at-error"));
    let stale = admin
        .post_from(
            "/manage/s/rounds/1",
            "/manage/s/rounds/1/state",
            &[("state", "scheduled")],
        )
        .await;
    assert_eq!(stale.status, 303);
    assert!(
        admin
            .get("/manage/s/rounds/1")
            .await
            .text()
            .contains("no longer in the state")
    );
}

async fn staff_manage_their_own_only(app: App) {
    let own = app.sample("own").await;
    app.sample("other").await;
    let account = app.account("mod@example.org", "Mod").await;
    app.appoint(account, own.consultation, StaffRole::Moderator)
        .await;
    let staff = app.browser(account).await;
    let list = staff.get("/manage").await;
    assert!(list.has("a[href='/manage/own']"));
    assert!(!list.has("a[href='/manage/other']"));
    assert!(!list.has("a[href='/manage/new']"));
    assert_eq!(staff.get("/manage/own/versions").await.status, 200);
    assert_eq!(staff.get("/manage/other/versions").await.status, 404);
    assert_eq!(staff.get("/manage/new").await.status, 403);
    assert_eq!(staff.get("/manage/own/rounds/9").await.status, 404);
    let stranger = app.account("x@example.org", "X").await;
    assert_eq!(app.browser(stranger).await.get("/manage").await.status, 404);
    let visitor = app.visitor().get("/manage/own").await;
    assert_eq!(visitor.status, 303);
}

async fn a_round_is_closed_and_extended_by_hand(app: App) {
    app.sample("s").await;
    let admin = app.admin().await;
    let page = "/manage/s/rounds/1";
    let earlier = admin
        .submit(
            &format!("{page}?lang=en"),
            "/manage/s/rounds/1/closing-time",
            &[("closes_at", "2027-06-02T12:00")],
        )
        .await;
    assert_eq!(earlier.status, 422, "{}", earlier.text());
    assert!(earlier.has("#field-closes_at-error"));
    let later = admin
        .submit(
            page,
            "/manage/s/rounds/1/closing-time",
            &[("closes_at", "2027-06-20T12:00")],
        )
        .await;
    assert_eq!(later.status, 303);
    assert!(admin.get(page).await.text().contains("20 June 2027"));
    let closed = admin
        .post_from(
            page,
            "/manage/s/rounds/1/state",
            &[("state", "closed"), ("sure", "yes")],
        )
        .await;
    assert_eq!(closed.status, 303);
    assert!(admin.get(page).await.text().contains("Round 1 was closed"));
}
