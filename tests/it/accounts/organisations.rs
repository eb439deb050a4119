//! Organisations: founded, members invited by mail, roles changed.

use polder::access::MemberRole;

use super::entrance::PASSWORD;
use crate::support::{Actor, App, both};

both!(
    a_person_founds_an_organisation_and_leads_it,
    a_lead_invites_somebody_new,
    a_lead_invites_somebody_with_an_account,
    an_invitation_is_for_its_address_only,
    one_lead_must_stay,
    members_may_not_invite,
    of_two_leads_who_leave_at_once_one_stays,
    nobody_founds_the_house_that_consults,
);

const GEMAAL: &str = "Stichting Gemaal";

/// A lead with a browser, and the path of their organisation's page.
async fn founded(app: &App) -> (Actor, String) {
    let account = app.account("lead@example.org", "Lead").await;
    let lead = app.browser(account).await;
    let page = "/account/organisations";
    let fields = [("name", GEMAAL), ("group", "civil-society")];
    let done = lead.submit(page, page, &fields).await;
    assert_eq!(done.status, 303);
    (lead, done.location.unwrap())
}

async fn invite(lead: &Actor, home: &str, email: &str, role: &str) -> u16 {
    let path = format!("{home}/invitations");
    let fields = [("email", email), ("role", role)];
    lead.submit(home, &path, &fields).await.status.as_u16()
}

async fn a_person_founds_an_organisation_and_leads_it(app: App) {
    let (lead, home) = founded(&app).await;
    let page = lead.get(&home).await;
    assert!(page.text().contains("Civil society"));
    assert!(page.text().contains("lead@example.org"));
    let twice = lead
        .submit(
            "/account/organisations",
            "/account/organisations",
            &[("name", GEMAAL), ("group", "private")],
        )
        .await;
    assert_eq!(twice.status, 422);
    assert!(twice.text().contains("already"));
    let nowhere = lead
        .submit(
            "/account/organisations",
            "/account/organisations",
            &[("name", "Ander"), ("group", "individual")],
        )
        .await;
    assert_eq!(nowhere.status, 422);
}

async fn a_lead_invites_somebody_new(app: App) {
    let (lead, home) = founded(&app).await;
    assert_eq!(invite(&lead, &home, "new@example.org", "member").await, 303);
    assert!(lead.get(&home).await.text().contains("new@example.org"));
    let link = app.mailed_link("new@example.org", "/invitation").await;
    let visitor = app.visitor();
    let page = visitor.get(&link).await;
    assert!(page.text().contains(GEMAAL));
    let weak = [("name", "Nieuw"), ("password", "kort")];
    assert_eq!(
        visitor.submit(&link, "/invitation", &weak).await.status,
        422
    );
    let fields = [("name", "Nieuw"), ("password", PASSWORD)];
    let done = visitor.submit(&link, "/invitation", &fields).await;
    assert_eq!(done.location.as_deref(), Some("/account/organisations"));
    // Signed in, the address confirmed by the mail.
    let mine = visitor.get("/account/organisations").await;
    assert!(mine.text().contains(GEMAAL));
    assert_eq!(app.visitor().get(&link).await.status, 422, "used up");
}

async fn a_lead_invites_somebody_with_an_account(app: App) {
    let (lead, home) = founded(&app).await;
    let account = app.account("known@example.org", "Known").await;
    assert_eq!(invite(&lead, &home, "known@example.org", "lead").await, 303);
    let link = app.mailed_link("known@example.org", "/invitation").await;
    let anonymous = app.visitor().get(&link).await;
    assert!(anonymous.has("a[href^='/sign-in?next=']"));
    let known = app.browser(account).await;
    let done = known.submit(&link, "/invitation", &[]).await;
    assert_eq!(done.status, 303);
    assert_eq!(known.get(&home).await.status, 200);
    // Already in: nothing to accept, and no mail.
    invite(&lead, &home, "known@example.org", "member").await;
    assert_eq!(app.mail_to("known@example.org").await.len(), 1);
}

async fn an_invitation_is_for_its_address_only(app: App) {
    let (lead, home) = founded(&app).await;
    invite(&lead, &home, "new@example.org", "member").await;
    let link = app.mailed_link("new@example.org", "/invitation").await;
    let token = link.split('=').next_back().unwrap().to_owned();
    let account = app.account("thief@example.org", "Thief").await;
    let thief = app.browser(account).await;
    assert!(!thief.get(&link).await.has("form[action='/invitation']"));
    let answer = thief
        .post_from("/account", "/invitation", &[("token", &token)])
        .await;
    assert_eq!(answer.status, 422);
    assert_eq!(thief.get(&home).await.status, 404);
}

async fn one_lead_must_stay(app: App) {
    let (lead, home) = founded(&app).await;
    let page = lead.get(&home).await;
    let path = page
        .body
        .split("action=\"")
        .find(|rest| rest.contains("/members/"));
    let path = path.unwrap().split('"').next().unwrap().to_owned();
    for action in ["member", "remove"] {
        let answer = lead.submit(&home, &path, &[("action", action)]).await;
        assert_eq!(answer.status, 303);
        let after = lead.get(&home).await;
        assert!(after.text().contains("One lead must stay"), "{action}");
    }
}

async fn members_may_not_invite(app: App) {
    let (lead, home) = founded(&app).await;
    let account = app.account("member@example.org", "Member").await;
    invite(&lead, &home, "member@example.org", "member").await;
    let link = app.mailed_link("member@example.org", "/invitation").await;
    let member = app.browser(account).await;
    member.submit(&link, "/invitation", &[]).await;
    let page = member.get(&home).await;
    assert_eq!(page.status, 200);
    assert!(!page.has("#field-email"));
    let fields = [("email", "x@example.org"), ("role", "lead")];
    let answer = member
        .post_from(&home, &format!("{home}/invitations"), &fields)
        .await;
    assert_eq!(answer.status, 403);
}

async fn of_two_leads_who_leave_at_once_one_stays(app: App) {
    for turn in 0..5 {
        let one = app.account(&format!("one{turn}@example.org"), "One").await;
        let two = app.account(&format!("two{turn}@example.org"), "Two").await;
        let name = format!("Stichting {turn}");
        let id = app
            .organisation(&name, "private", one, MemberRole::Lead)
            .await;
        let now = app.now();
        app.db(move |conn| {
            polder::accounts::store::join(conn, now, id, two, MemberRole::Lead).unwrap();
        })
        .await;
        let home = format!("/account/organisations/{id}");
        let leave = async |account| {
            let who = app.browser(account).await;
            let path = format!("{home}/members/{account}");
            who.post_from(&home, &path, &[("action", "remove")]).await;
        };
        futures_util::join!(leave(one), leave(two));
        let left = app
            .db(move |conn| polder::accounts::store::lead_count(conn, id).unwrap())
            .await;
        assert_eq!(left, 1);
    }
}

async fn nobody_founds_the_house_that_consults(app: App) {
    let account = app.account("lead@example.org", "Lead").await;
    let lead = app.browser(account).await;
    let page = "/account/organisations";
    let site = app.site.config.site.clone();
    for name in [site.organisation_nl, site.organisation_en, site.name] {
        let fields = [("name", name.as_str()), ("group", "private")];
        let done = lead.submit(page, page, &fields).await;
        assert_eq!(done.status, 422, "{name}");
    }
}
