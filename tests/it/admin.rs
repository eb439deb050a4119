//! Running the installation through the pages.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::accounts;
use polder::submissions::model;
use polder::submissions::model::Publication;
use polder::types::ids::AccountId;

use crate::accounts::entrance::{EMAIL, PASSWORD, registered, sign_in};
use crate::support::{Actor, Answer, App, CommentSpec, both};

both!(
    accounts_are_found_and_get_roles,
    the_last_admin_stays,
    of_two_admins_who_leave_at_once_one_stays,
    a_blocked_account_lets_nobody_in,
    an_admin_ends_everything_somebody_is_signed_in_with,
    an_erased_person_leaves_what_was_handed_in_without_a_name,
    whoever_erases_a_person_is_told_where_the_name_still_stands,
    organisations_are_made_and_people_invited,
    a_mail_given_up_is_sent_again,
    the_log_can_be_read_and_checked,
);

async fn accounts_are_found_and_get_roles(app: App) {
    let admin = app.admin().await;
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
    let admin = app.admin().await;
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
    let admin = app.admin().await;
    app.visitor()
        .submit("/forgot", "/forgot", &[("email", "admin@example.org")])
        .await;
    polder::accounts::worker::answer(&app.site).await.unwrap();
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
    let admin = app.admin().await;
    app.visitor()
        .submit("/forgot", "/forgot", &[("email", "admin@example.org")])
        .await;
    polder::accounts::worker::answer(&app.site).await.unwrap();
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

async fn of_two_admins_who_leave_at_once_one_stays(app: App) {
    for turn in 0..5 {
        let mut both = Vec::new();
        for who in ["a", "b"] {
            let account = app
                .account(&format!("{who}{turn}@example.org"), "Admin")
                .await;
            app.make_admin(account).await;
            both.push((account, app.browser(account).await));
        }
        let leave = async |(account, browser): &(AccountId, Actor)| {
            let page = format!("/admin/accounts/{account}");
            let fields = [("admin", "no")];
            browser
                .post_from(&page, &format!("{page}/admin"), &fields)
                .await;
        };
        futures_util::join!(leave(&both[0]), leave(&both[1]));
        let left: Vec<AccountId> = app
            .db(|conn| {
                accounts::table
                    .filter(accounts::admin.eq(true))
                    .select(accounts::id)
                    .load(conn)
                    .unwrap()
            })
            .await;
        assert_eq!(left.len(), 1);
        // The next two are the only ones again.
        app.db(|conn| {
            diesel::update(accounts::table)
                .set(accounts::admin.eq(false))
                .execute(conn)
                .unwrap();
        })
        .await;
    }
}

/// What `admin` does to an account on its page.
async fn end(admin: &Actor, account: AccountId, fields: &[(&str, &str)]) -> Answer {
    let page = format!("/admin/accounts/{account}");
    admin
        .post_from(&page, &format!("{page}/ending"), fields)
        .await
}

async fn a_blocked_account_lets_nobody_in(app: App) {
    let boss = app.admin().await;
    let noor = registered(&app, EMAIL).await;
    sign_in(&noor, EMAIL, PASSWORD).await;
    let id = app
        .db(|conn| {
            polder::accounts::store::by_email(conn, EMAIL)
                .unwrap()
                .unwrap()
                .id
        })
        .await;
    assert_eq!(end(&boss, id, &[("action", "block")]).await.status, 303);
    assert_eq!(noor.get("/account").await.status, 303);
    let refused = sign_in(&noor, EMAIL, PASSWORD).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("polder@example.org"),
        "told whom to ask"
    );
    let wrong = sign_in(&noor, EMAIL, "geraden wachtwoord").await.text();
    assert!(
        !wrong.contains("polder@example.org"),
        "only who knows the password is told"
    );
    let mails = app.mail_to(EMAIL).await.len();
    noor.submit("/forgot", "/forgot", &[("email", EMAIL)]).await;
    assert_eq!(
        app.mail_to(EMAIL).await.len(),
        mails,
        "and no link gets them in"
    );
    // Whatever session there should still be is worth nothing.
    let held = app.browser(id).await;
    assert_eq!(held.get("/account").await.status, 303);
    assert_eq!(end(&boss, id, &[("action", "unblock")]).await.status, 303);
    assert_eq!(sign_in(&noor, EMAIL, PASSWORD).await.status, 303);
    // Nobody locks themselves out.
    let own = app
        .db(|conn| {
            let found = polder::accounts::store::by_email(conn, "admin@example.org");
            found.unwrap().unwrap().id
        })
        .await;
    end(&boss, own, &[("action", "block")]).await;
    let page = boss.get(&format!("/admin/accounts/{own}")).await;
    assert!(page.text().contains("your own account"), "{}", page.text());
}

async fn an_admin_ends_everything_somebody_is_signed_in_with(app: App) {
    let boss = app.admin().await;
    let account = app.account("noor@example.org", "Noor").await;
    let noor = app.browser(account).await;
    assert_eq!(
        end(&boss, account, &[("action", "sign-out")]).await.status,
        303
    );
    assert_eq!(noor.get("/account").await.status, 303);
    assert!(
        boss.get("/admin/audit?action=account.end-access")
            .await
            .has("tbody tr")
    );
}

async fn whoever_erases_a_person_is_told_where_the_name_still_stands(app: App) {
    let boss = app.admin().await;
    let sample = app.sample("cyber").await;
    let account = app.account("noor@example.org", "Noor de Wit").await;
    let party = app
        .party(&sample, "Noor de Wit", "individual", None, Some(account))
        .await;
    let specs = [
        "Groet, N. de Wit.",
        "Over de witte lijn.",
        "Mail NOOR@example.org",
    ]
    .map(|body| CommentSpec::on(sample.passages[1], body));
    let named = Publication::Anonymous;
    let (_, comments) = app
        .submission(&sample, party, Some(account), named, specs.to_vec())
        .await;
    let page = format!("/admin/accounts/{account}");
    let link = |id| format!("a[href='/moderation/comments/{id}']");
    let before = boss.get(&page).await;
    assert!(before.has(&link(comments[0])) && before.has(&link(comments[2])));
    assert!(
        !before.has(&link(comments[1])),
        "not where it does not stand"
    );
    assert!(!before.body.contains("Groet"), "an admin reads no comments");
    let sure = [("action", "erase"), ("sure", "yes")];
    assert_eq!(end(&boss, account, &sure).await.status, 303);
    let after = boss.get(&page).await.text();
    let numbers = format!("these comments: {}, {}.", comments[0], comments[2]);
    assert!(after.contains(&numbers), "{after}");
    let log = boss.get("/admin/audit?action=account.erase").await.text();
    assert!(log.contains(&comments[2].to_string()));
}

async fn an_erased_person_leaves_what_was_handed_in_without_a_name(app: App) {
    let boss = app.admin().await;
    let sample = app.sample("cyber").await;
    let account = app.account("noor@example.org", "Noor de Wit").await;
    let noor = app.browser(account).await;
    let party = app
        .party(&sample, "Noor de Wit", "individual", None, Some(account))
        .await;
    let mut spec = CommentSpec::on(sample.passages[1], "Name who does it.");
    spec.moderation = model::Moderation::Published;
    app.submission(
        &sample,
        party,
        Some(account),
        Publication::NameAndOrganisation,
        vec![spec],
    )
    .await;
    let public = "/consultations/cyber/rounds/1/comments";
    assert!(
        app.visitor()
            .get(public)
            .await
            .text()
            .contains("Noor de Wit")
    );
    assert_eq!(
        end(&boss, account, &[("action", "erase")]).await.status,
        303
    );
    assert_eq!(
        noor.get("/account").await.status,
        200,
        "not without saying so"
    );
    let sure = [("action", "erase"), ("sure", "yes")];
    assert_eq!(end(&boss, account, &sure).await.status, 303);
    assert_eq!(noor.get("/account").await.status, 303);
    let seen = app.visitor().get(public).await.text();
    assert!(seen.contains("Name who does it."), "{seen}");
    assert!(!seen.contains("Noor de Wit"), "{seen}");
    assert!(
        !boss
            .get("/admin/accounts")
            .await
            .body
            .contains("noor@example.org")
    );
    let page = boss.get(&format!("/admin/accounts/{account}")).await;
    assert!(page.text().contains("was erased on"), "{}", page.text());
    assert!(!page.body.contains("Noor") && !page.body.contains("noor@example.org"));
    assert!(
        boss.get("/admin/audit?action=account.erase")
            .await
            .has("tbody tr")
    );
    let names = app
        .db(|conn| {
            use polder::db::schema::{parties, submissions};
            let mut names: Vec<String> = parties::table.select(parties::name).load(conn).unwrap();
            let people = submissions::table.select(submissions::submitter_name);
            names.extend(people.load::<String>(conn).unwrap());
            names
        })
        .await;
    assert!(!names.iter().any(|name| name.contains("Noor")), "{names:?}");
    assert_eq!(end(&boss, account, &sure).await.status, 404, "once");
    // The address is free again.
    registered(&app, EMAIL).await;
}
