//! Who belongs to an organisation, and as which one people accept what they are invited to.

use diesel::prelude::*;
use polder::access::MemberRole;
use polder::accounts::store;
use polder::consultations::parties::established;
use polder::db::schema::{audit_events, mail_stops, organisations, parties};
use polder::notifications::worker;
use polder::types::ids::OrganisationId;

use super::entrance::PASSWORD;
use crate::support::{Actor, App, both};

both!(
    an_invitation_is_accepted_as_an_organisation_that_one_leads,
    who_is_known_by_its_domain_takes_no_other_addresses,
    links_that_stop_mails_have_a_term,
);

const MINE: &str = "/account/organisations";
const ROUND: &str = "/consultations/s/rounds/1";
const INVITATIONS: &str = "/manage/s/rounds/1/invitations";

/// Founds an organisation; its number.
async fn found(by: &Actor, name: &str) -> OrganisationId {
    let fields = [("name", name), ("group", "civil-society")];
    let done = by.submit(MINE, MINE, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let home = done.location.unwrap();
    OrganisationId(home.rsplit('/').next().unwrap().parse().unwrap())
}

async fn an_invitation_is_accepted_as_an_organisation_that_one_leads(app: App) {
    let sample = app.sample("s").await;
    let round = sample.round;
    app.on_invitation(round).await;
    let rie = app.account("raad@grenzen.example", "Rie").await;
    let rie = app.browser(rie).await;
    let own = found(&rie, "Grenzenraad").await;
    let other = app.browser(app.account("o@example.org", "O").await).await;
    let others = found(&other, "Iets anders").await;
    let admin = app.admin().await;
    let fields = [
        ("organisation", "Raad voor Grenzen"),
        ("group", "advisory"),
        ("email", "raad@grenzen.example"),
        ("role", "lead"),
        ("language", "en"),
    ];
    let invited = admin.submit(INVITATIONS, INVITATIONS, &fields).await;
    assert_eq!(invited.status, 303, "{}", invited.text());
    let link = app.mailed_link("raad@grenzen.example", "/invitation").await;
    let page = rie.get(&format!("{link}&lang=en")).await;
    assert!(
        page.text().contains("Raad voor Grenzen, as invited"),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("Grenzenraad, which you lead"),
        "{}",
        page.text()
    );
    let accept = async |by: &Actor, id: OrganisationId| {
        let id = id.to_string();
        by.submit(&link, "/invitation", &[("organisation", id.as_str())])
            .await
    };
    // Not as one of somebody else's, and nothing has happened then.
    let wrong = accept(&rie, others).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("#field-organisation-error"), "{}", wrong.text());
    assert_eq!(rie.get(ROUND).await.status, 404);
    let done = accept(&rie, own).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(rie.get(ROUND).await.status, 200);
    assert_eq!(other.get(ROUND).await.status, 404);
    // Staff see as whom, and that this is not the name they invited.
    let list = admin.get(&format!("{INVITATIONS}?lang=en")).await.text();
    assert!(
        list.contains("Grenzenraad invited as Raad voor Grenzen"),
        "{list}"
    );
    let (made, known, noted) = app
        .db(move |conn| {
            let made: i64 = organisations::table
                .filter(organisations::name.eq("Raad voor Grenzen"))
                .count()
                .get_result(conn)
                .unwrap();
            let party = parties::table
                .filter(parties::organisation_id.eq(own))
                .filter(parties::invited.eq(true))
                .select(parties::id)
                .first(conn)
                .unwrap();
            let known = established(conn, &[round]).unwrap().contains(&party);
            let noted: String = audit_events::table
                .filter(audit_events::action.eq("invitation.accept"))
                .select(audit_events::details)
                .first(conn)
                .unwrap();
            (made, known, noted)
        })
        .await;
    assert_eq!(made, 0, "the organisation made for the invitation is gone");
    assert!(!known, "the ministry invited nobody by this name");
    assert!(
        noted.contains(&format!("\"organisation\":{own}")),
        "{noted}"
    );
    // Once staff have looked into it, it is known.
    let home = format!("/admin/organisations/{own}");
    let confirm = [("how", "staff"), ("group", "advisory")];
    let confirmed = admin
        .submit(&home, &format!("{home}/confirmation"), &confirm)
        .await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text());
    let known = app
        .db(move |conn| established(conn, &[round]).unwrap().len())
        .await;
    assert_eq!(known, 1);
}

async fn who_is_known_by_its_domain_takes_no_other_addresses(app: App) {
    let lead = app.account("lead@grenzen.example", "Lena").await;
    let lead = app.browser(lead).await;
    let id = found(&lead, "Grenzenraad").await;
    let home = format!("{MINE}/{id}");
    let invite = async |email: &str| {
        let fields = [("email", email), ("role", "lead")];
        lead.submit(
            &format!("{home}?lang=en"),
            &format!("{home}/invitations"),
            &fields,
        )
        .await
    };
    assert_eq!(invite("early@elders.example").await.status, 303);
    let admin = app.admin().await;
    let page = format!("/admin/organisations/{id}");
    let confirm = [
        ("how", "domain"),
        ("domain", "grenzen.example"),
        ("group", "advisory"),
    ];
    let confirmed = admin
        .submit(&page, &format!("{page}/confirmation"), &confirm)
        .await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text());
    // Nobody from elsewhere is invited, nor comes by what was sent before.
    for outside in [
        "late@elders.example",
        "late@grenzen.example.org",
        "a@nietgrenzen.example",
    ] {
        let refused = invite(outside).await;
        assert_eq!(refused.status, 422, "{outside}");
        assert!(
            refused.text().contains("mail domain grenzen.example"),
            "{}",
            refused.text()
        );
    }
    let link = app.mailed_link("early@elders.example", "/invitation").await;
    let early = app.visitor();
    let fields = [("name", "Vroeg"), ("password", PASSWORD)];
    let refused = early.submit(&link, "/invitation", &fields).await;
    assert_ne!(refused.status, 303);
    assert!(
        refused.text().contains("grenzen.example"),
        "{}",
        refused.text()
    );
    // Who is of the domain comes in, and stays in with such an address only.
    assert_eq!(invite("lid@post.grenzen.example").await.status, 303);
    let link = app
        .mailed_link("lid@post.grenzen.example", "/invitation")
        .await;
    let member = app.visitor();
    assert_eq!(
        member.submit(&link, "/invitation", &fields).await.status,
        303
    );
    let address = "/account/address";
    let away = [("email", "lid@elders.example"), ("password", PASSWORD)];
    let refused = member.submit(address, address, &away).await;
    assert_eq!(refused.status, 422);
    assert!(refused.has("#field-email-error"), "{}", refused.text());
    let within = [("email", "lid@grenzen.example"), ("password", PASSWORD)];
    assert_eq!(member.submit(address, address, &within).await.status, 303);
    // Whom staff let in is not made to speak for it by others.
    let guest = app.account("expert@elders.example", "Expert").await;
    let now = app.now();
    app.db(move |conn| store::join(conn, now, id, guest, MemberRole::Member).unwrap())
        .await;
    let path = format!("{home}/members/{guest}");
    lead.post_from(&home, &path, &[("action", "lead")]).await;
    let told = lead.get(&home).await.text();
    assert!(
        told.contains("only somebody with such an address"),
        "{told}"
    );
    let role = app
        .db(move |conn| store::membership_role(conn, id, guest).unwrap())
        .await;
    assert_eq!(role, Some(MemberRole::Member));
}

async fn links_that_stop_mails_have_a_term(app: App) {
    let lead = app
        .browser(app.account("lead@example.org", "Lead").await)
        .await;
    let home = format!("{MINE}/{}", found(&lead, "Gemaal").await);
    for email in [
        "quiet@example.net",
        "tired@example.net",
        "joins@example.net",
    ] {
        let fields = [("email", email), ("role", "member")];
        let done = lead
            .submit(&home, &format!("{home}/invitations"), &fields)
            .await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let known = async || -> i64 {
        app.db(|conn| mail_stops::table.count().get_result(conn).unwrap())
            .await
    };
    assert_eq!(known().await, 3);
    // Of no use any more once the address has an account.
    let link = app.mailed_link("joins@example.net", "/invitation").await;
    let fields = [("name", "Nieuw"), ("password", PASSWORD)];
    let joins = app.visitor();
    assert_eq!(
        joins.submit(&link, "/invitation", &fields).await.status,
        303
    );
    let ask = [("email", "joins@example.net")];
    app.visitor().submit("/register", "/register", &ask).await;
    app.deliver().await;
    let days = app.site.config.mail.stop_days;
    app.step(chrono::Duration::days(days - 1));
    let stop = app.mailed_link("tired@example.net", "/mail/stop").await;
    assert_eq!(
        app.visitor().submit(&stop, "/mail/stop", &[]).await.status,
        303
    );
    worker::forget(&app.site).await.unwrap();
    assert!(known().await >= 2, "the term is not over");
    app.step(chrono::Duration::days(2));
    worker::forget(&app.site).await.unwrap();
    assert_eq!(
        known().await,
        1,
        "who stopped them lately is still left alone"
    );
    app.step(chrono::Duration::days(days));
    worker::forget(&app.site).await.unwrap();
    assert_eq!(known().await, 0);
}
