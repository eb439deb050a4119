//! Running the installation through the pages.

use polder::access::StaffRole;

use crate::support::{Actor, App, both};

both!(
    accounts_are_found_and_get_roles,
    the_last_admin_stays,
    organisations_are_made_and_people_invited,
    a_mail_given_up_is_sent_again,
    the_log_can_be_read_and_checked,
);

async fn admin(app: &App) -> Actor {
    let account = app.account("admin@example.org", "Admin").await;
    app.make_admin(account).await;
    app.browser(account).await
}

async fn accounts_are_found_and_get_roles(app: App) {
    let admin = admin(&app).await;
    let sample = app.sample("cyber").await;
    let account = app.account("noor@example.org", "Noor 100%").await;
    app.account("other@example.org", "Other").await;
    let found = admin.get("/admin/accounts?q=NOOR").await;
    assert!(found.text().contains("noor@example.org"));
    assert!(!found.text().contains("other@example.org"));
    // Wildcards of LIKE are letters like others here.
    assert!(!admin.get("/admin/accounts?q=%25r").await.has("tbody tr"));
    let page = format!("/admin/accounts/{account}");
    let path = format!("{page}/staff");
    let fields = [
        ("consultation", "cyber"),
        ("role", "moderator"),
        ("action", "appoint"),
    ];
    for _ in 0..2 {
        assert_eq!(admin.post_from(&page, &path, &fields).await.status, 303);
    }
    let nowhere = [("consultation", "nothing"), ("role", "moderator")];
    assert_eq!(admin.post_from(&page, &path, &nowhere).await.status, 422);
    let staff = app
        .db(move |conn| polder::accounts::store::staff_of(conn, &[account]).unwrap())
        .await;
    assert_eq!(staff.len(), 1);
    assert_eq!(staff[0].consultation, sample.consultation);
    assert_eq!(staff[0].role, StaffRole::Moderator);
    let dismissed = [
        ("consultation", "cyber"),
        ("role", "moderator"),
        ("action", "dismiss"),
    ];
    assert_eq!(admin.post_from(&page, &path, &dismissed).await.status, 303);
    assert!(!admin.get(&page).await.text().contains("Sample cyber"));
}

async fn the_last_admin_stays(app: App) {
    let account = app.account("admin@example.org", "Admin").await;
    app.make_admin(account).await;
    let admin = app.browser(account).await;
    let page = format!("/admin/accounts/{account}");
    let path = format!("{page}/admin");
    admin.post_from(&page, &path, &[("admin", "no")]).await;
    let after = admin.get(&page).await;
    assert_eq!(after.status, 200);
    assert!(after.text().contains("One administrator must stay"));
}

async fn organisations_are_made_and_people_invited(app: App) {
    let admin = admin(&app).await;
    let page = "/admin/organisations";
    let fields = [("name", "Raad"), ("group", "advisory")];
    let made = admin.submit(page, page, &fields).await;
    let home = made.location.unwrap();
    assert_eq!(admin.submit(page, page, &fields).await.status, 422);
    let fields = [("email", "raad@example.org"), ("role", "lead")];
    let path = format!("{home}/invitations");
    assert_eq!(admin.submit(&home, &path, &fields).await.status, 303);
    assert!(admin.get(&home).await.text().contains("raad@example.org"));
    let link = app.mailed_link("raad@example.org", "/invitation").await;
    assert!(app.visitor().get(&link).await.text().contains("Raad"));
}

async fn a_mail_given_up_is_sent_again(app: App) {
    let admin = admin(&app).await;
    app.visitor()
        .submit("/forgot", "/forgot", &[("email", "admin@example.org")])
        .await;
    app.db(|conn| {
        use diesel::prelude::*;
        use polder::db::schema::outbox;
        diesel::update(outbox::table)
            .set(outbox::state.eq("dead"))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert!(app.mail_to("admin@example.org").await.is_empty());
    let page = admin.get("/admin/mail").await;
    assert!(page.text().contains("admin@example.org"));
    let path = page
        .body
        .split("action=\"")
        .find(|rest| rest.contains("/sending\""));
    let path = path.unwrap().split('"').next().unwrap().to_owned();
    let sent = admin.submit("/admin/mail", &path, &[]).await;
    assert_eq!(sent.status, 303);
    let waiting = admin.get("/admin/mail?state=waiting").await;
    assert!(waiting.text().contains("admin@example.org"));
    assert_eq!(app.mail_to("admin@example.org").await.len(), 1);
}

async fn the_log_can_be_read_and_checked(app: App) {
    let admin = admin(&app).await;
    app.visitor()
        .submit("/forgot", "/forgot", &[("email", "admin@example.org")])
        .await;
    let log = admin.get("/admin/audit?action=account.ask-reset").await;
    assert!(log.has("tbody tr"));
    assert!(
        !admin
            .get("/admin/audit?action=nothing")
            .await
            .has("tbody tr")
    );
    let verify = "/admin/audit/verification";
    admin.submit("/admin/audit", verify, &[]).await;
    assert!(
        admin
            .get("/admin/audit")
            .await
            .text()
            .contains("The chain is whole")
    );
    app.db(|conn| {
        use diesel::prelude::*;
        use polder::db::schema::audit_events;
        diesel::update(audit_events::table)
            .set(audit_events::origin.eq("192.0.2.1"))
            .execute(conn)
            .unwrap();
    })
    .await;
    admin.submit("/admin/audit", verify, &[]).await;
    assert!(
        admin
            .get("/admin/audit")
            .await
            .text()
            .contains("Event 1 was changed")
    );
}
