//! Who an organisation is: taking its name gives nothing, and it is seen who vouches for whom.

use diesel::prelude::*;
use polder::access::MemberRole;
use polder::accounts::model::Provenance;
use polder::accounts::store::{NewOrganisation, insert_organisation, join};
use polder::consultations::model::RoundState;
use polder::db::schema::{audit_events, invitations, rounds};
use polder::submissions::model::{Moderation, Publication};

use super::entrance::PASSWORD;
use crate::support::{Actor, App, CommentSpec, both};

both!(
    taking_the_name_of_the_invited_gives_nothing,
    a_name_the_ministry_vouches_for_is_nobody_elses_in_any_spelling,
    choosing_an_organisation_on_purpose_lets_it_in_when_it_accepts,
    standing_is_given_and_never_taken,
    who_it_is_gets_confirmed_by_staff,
    a_report_lists_advisory_bodies_that_are_and_says_who_says_so,
);

const COUNCIL: &str = "Adviesraad Digitale Grenzen";

const ROUND: &str = "/consultations/s/rounds/1";

const INVITATIONS: &str = "/manage/s/rounds/1/invitations";

const MINE: &str = "/account/organisations";

/// Words of the text of the sample.
const MARK: &str = "this passage says what section";

async fn found(by: &Actor, name: &str, group: &str) -> u16 {
    let fields = [("name", name), ("group", group)];
    by.submit(MINE, MINE, &fields).await.status.as_u16()
}

async fn invite(by: &Actor, fields: &[(&str, &str)]) -> crate::support::Answer {
    let rest = [("role", "lead"), ("language", "en")];
    let fields: Vec<_> = fields.iter().chain(&rest).copied().collect();
    by.submit(&format!("{INVITATIONS}?lang=en"), INVITATIONS, &fields)
        .await
}

async fn taking_the_name_of_the_invited_gives_nothing(app: App) {
    let sample = app.sample("s").await;
    app.on_invitation(sample.round).await;
    let account = app.account("mallory@example.org", "Mallory").await;
    let mallory = app.browser(account).await;
    // She takes the name before the ministry uses it; in a group with standing she cannot.
    assert_eq!(found(&mallory, COUNCIL, "advisory").await, 422);
    assert_eq!(found(&mallory, COUNCIL, "civil-society").await, 303);
    let home = mallory.get(MINE).await;
    let home = home.body.split("href=\"/account/organisations/").nth(1);
    let home = format!("{MINE}/{}", home.unwrap().split('"').next().unwrap());
    assert_eq!(mallory.get(ROUND).await.status, 404);

    // The ministry invites the council, by that name, at the council's own address.
    let admin = app.admin().await;
    let fields = [
        ("organisation", COUNCIL),
        ("group", "advisory"),
        ("email", "raad@grenzen.example"),
    ];
    let invited = invite(&admin, &fields).await;
    assert_eq!(invited.status, 303, "{}", invited.text());

    // Whoever tries the name does not learn that it was invited.
    let account = app.account("other@example.org", "Otto").await;
    let otto = app.browser(account).await;
    assert_eq!(found(&otto, COUNCIL, "civil-society").await, 303);

    // She reads nothing, learns of nobody, takes nothing back and hands nothing in.
    assert_eq!(mallory.get(ROUND).await.status, 404);
    let seen = mallory.get(&home).await;
    assert!(!seen.text().contains("raad@grenzen.example"));
    let id: i64 = app
        .db(|conn| {
            invitations::table
                .select(invitations::id)
                .first(conn)
                .unwrap()
        })
        .await;
    let withdrawal = format!("{home}/invitations/{id}/withdrawal");
    assert_eq!(mallory.post_from(&home, &withdrawal, &[]).await.status, 404);
    let comment = format!("{ROUND}/comment");
    let of = home.rsplit('/').next().unwrap().to_owned();
    let fields = [("body", "As the council."), ("organisation", of.as_str())];
    let refused = mallory.post_from(MINE, &comment, &fields).await;
    assert!(
        [404, 422].contains(&refused.status.as_u16()),
        "{}",
        refused.status
    );

    // The council presses the link, reads and responds; she still does not.
    let link = app.mailed_link("raad@grenzen.example", "/invitation").await;
    let council = app.visitor();
    let fields = [("name", "Raadslid"), ("password", PASSWORD)];
    let accepted = council.submit(&link, "/invitation", &fields).await;
    assert_eq!(accepted.status, 303, "{}", accepted.text());
    let text = council.get(ROUND).await;
    assert_eq!(text.status, 200);
    assert!(text.text().contains(MARK));
    assert_eq!(mallory.get(ROUND).await.status, 404);

    // Whoever looks for the name sees which is which, and who is in it.
    let page = admin
        .get(&format!("{INVITATIONS}?lang=en&q=adviesraad"))
        .await;
    let text = page.text();
    assert!(text.contains("Founded by itself") && text.contains("mallory@example.org"));
    assert!(text.contains("Invited by the ministry") && text.contains("raad@grenzen.example"));
    // A second invitation of that name is for the one that was invited, and says which.
    let fields = [
        ("organisation", "adviesraad digitale GRENZEN"),
        ("group", "advisory"),
        ("email", "tweede@grenzen.example"),
    ];
    let twice = invite(&admin, &fields).await;
    assert_eq!(twice.status, 422);
    assert!(
        twice
            .text()
            .contains("vouched for an organisation of this name")
    );
    assert!(app.mail_to("tweede@grenzen.example").await.is_empty());
}

async fn a_name_the_ministry_vouches_for_is_nobody_elses_in_any_spelling(app: App) {
    let lead = app.account("raad@grenzen.example", "Raad").await;
    app.organisation(COUNCIL, "advisory", lead, MemberRole::Lead)
        .await;
    let account = app.account("mallory@example.org", "Mallory").await;
    let mallory = app.browser(account).await;
    for name in [
        COUNCIL,
        "adviesraad  digitale grenzen",
        "\u{410}dviesraad Digit\u{430}le Gr\u{435}nzen",
        "Adviesraad Digi\u{200b}tale Gren\u{2060}zen",
        "Adviesraad DigitaIe Grenzen",
        "\u{ff21}dviesraad Digitale Grenzen",
        "Stichting Adviesraad Digitale Grenzen",
        "St. Adviesraad Digitale Grenzen",
        "Adviesraad Digitale Grenzen B.V.",
        "Adviesraad-Digitale-Grenzen GmbH",
    ] {
        assert_eq!(found(&mallory, name, "private").await, 422, "{name}");
    }
    // Of those that found themselves, one name is no obstacle to another.
    assert_eq!(found(&mallory, "Gemaal", "private").await, 303);
    assert_eq!(found(&mallory, "Gemaal B.V.", "private").await, 422, "hers");
    let other = app.account("gemaal@example.org", "Gemma").await;
    let other = app.browser(other).await;
    assert_eq!(found(&other, "Gemaal", "private").await, 303);
    // Nor to the ministry, which then keeps the name.
    let admin = app.admin().await;
    let page = "/admin/organisations";
    let fields = [("name", "Gemaal"), ("group", "public")];
    assert_eq!(admin.submit(page, page, &fields).await.status, 303);
    assert_eq!(admin.submit(page, page, &fields).await.status, 422);
}

async fn choosing_an_organisation_on_purpose_lets_it_in_when_it_accepts(app: App) {
    let sample = app.sample("s").await;
    app.on_invitation(sample.round).await;
    let account = app.account("net@example.org", "Nettie").await;
    let net = app.browser(account).await;
    assert_eq!(found(&net, "Stichting Net", "technical").await, 303);
    let code = app.code_of("Stichting Net").await;
    let admin = app.admin().await;
    let chosen = admin
        .get(&format!("{INVITATIONS}?lang=en&code={code}"))
        .await;
    assert!(chosen.has(&format!("input[name=code][value='{code}']")));
    assert!(chosen.text().contains("Founded by itself"));
    let fields = [("code", code.as_str()), ("email", "net@example.org")];
    assert_eq!(invite(&admin, &fields).await.status, 303);
    let nobody = [("code", "0000-0000-0000"), ("email", "net@example.org")];
    assert_eq!(invite(&admin, &nobody).await.status, 422);
    assert_eq!(net.get(ROUND).await.status, 404, "not before the link");
    let link = app.mailed_link("net@example.org", "/invitation").await;
    assert_eq!(net.submit(&link, "/invitation", &[]).await.status, 303);
    assert_eq!(net.get(ROUND).await.status, 200);
    // Staff take back what they sent, and what it made goes with it.
    let fields = [
        ("organisation", "Vergissing"),
        ("group", "private"),
        ("email", "fout@example.org"),
    ];
    assert_eq!(invite(&admin, &fields).await.status, 303);
    let link = app.mailed_link("fout@example.org", "/invitation").await;
    let page = admin.get(INVITATIONS).await;
    let mut forms = page.body.split("action=\"");
    let path = forms.find(|rest| rest.contains("/withdrawal\""));
    let path = path.unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(admin.post_from(INVITATIONS, &path, &[]).await.status, 303);
    assert_eq!(app.visitor().get(&link).await.status, 422);
    assert_eq!(
        invite(&admin, &fields).await.status,
        303,
        "the name is free"
    );
}

async fn standing_is_given_and_never_taken(app: App) {
    app.sample("s").await;
    let account = app.account("mallory@example.org", "Mallory").await;
    let mallory = app.browser(account).await;
    let form = mallory.get(&format!("{MINE}?lang=en")).await;
    assert!(form.text().contains("Ask the ministry for an invitation"));
    let visitor = app.visitor();
    let begin = format!("{ROUND}/respond");
    let guest = visitor.get(&format!("{begin}?lang=en")).await;
    assert!(guest.text().contains("Ask the ministry for an invitation"));
    for group in ["advisory", "public"] {
        assert!(!form.has(&format!("option[value={group}]")));
        assert!(!guest.has(&format!("option[value={group}]")));
        assert_eq!(found(&mallory, "Iets", group).await, 422);
        let fields = [
            ("name", "Gijs"),
            ("email", "gijs@example.org"),
            ("role", "organisation"),
            ("organisation", "Raad"),
            ("group", group),
        ];
        let refused = visitor.submit(&begin, &begin, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has("#field-group-error"));
    }
}

async fn who_it_is_gets_confirmed_by_staff(app: App) {
    let account = app.account("lead@grenzen.example", "Lena").await;
    let lead = app.browser(account).await;
    assert_eq!(found(&lead, COUNCIL, "civil-society").await, 303);
    let admin = app.admin().await;
    let list = admin.get("/admin/organisations?lang=en").await;
    assert!(list.text().contains("Founded by itself"));
    let home = list.body.split("href=\"/admin/organisations/").nth(1);
    let home = home.unwrap().split('"').next().unwrap();
    let home = format!("/admin/organisations/{home}");
    assert!(admin.get(&home).await.text().contains("Founded by Lena"));
    let path = format!("{home}/confirmation");
    let by = |domain: &'static str| [("how", "domain"), ("domain", domain), ("group", "advisory")];
    let wrong = admin.submit(&home, &path, &by("example.org")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("#field-domain-error"), "{}", wrong.text());
    let done = admin.submit(&home, &path, &by("Grenzen.example")).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = admin.get(&home).await.text();
    assert!(
        page.contains("by the mail domain grenzen.example"),
        "{page}"
    );
    assert!(page.contains("Confirmed by Admin") && page.contains("Advisory bodies"));
    let staff = [("how", "staff"), ("group", "advisory")];
    assert_eq!(admin.submit(&home, &path, &staff).await.status, 303);
    let page = admin.get(&home).await.text();
    assert!(page.contains("Confirmed by the ministry on"), "{page}");
    let recorded: i64 = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("organisation.confirm"))
                .filter(audit_events::actor_id.is_not_null())
                .count()
                .get_result(conn)
                .unwrap()
        })
        .await;
    assert_eq!(recorded, 2);
    // Its own page says so, and so does its code.
    let own = lead.get(MINE).await;
    let own = own.body.split("href=\"/account/organisations/").nth(1);
    let own = format!("{MINE}/{}", own.unwrap().split('"').next().unwrap());
    let own = lead.get(&own).await.text();
    assert!(own.contains("Confirmed by the ministry") && own.contains(&app.code_of(COUNCIL).await));
}

async fn a_report_lists_advisory_bodies_that_are_and_says_who_says_so(app: App) {
    let sample = app.sample("s").await;
    let real = app.account("raad@grenzen.example", "Raad").await;
    let real_id = app
        .organisation("Echte Raad", "advisory", real, MemberRole::Lead)
        .await;
    let fake = app.account("mallory@example.org", "Mallory").await;
    let now = app.now();
    // As it may stand in a database of before groups had standing.
    let fake_id = app
        .db(move |conn| {
            let new = NewOrganisation {
                name: "Valse Raad",
                group: "advisory",
                provenance: Provenance::Itself,
                by: Some(fake),
            };
            let id = insert_organisation(conn, now, &new).unwrap();
            join(conn, now, id, fake, MemberRole::Lead).unwrap();
            id
        })
        .await;
    for (name, id, account) in [("Echte Raad", real_id, real), ("Valse Raad", fake_id, fake)] {
        let party = app.party(&sample, name, "advisory", Some(id), None).await;
        let spec = CommentSpec {
            moderation: Moderation::Published,
            ..CommentSpec::on(sample.passages[1], "Do it.")
        };
        let by = Publication::Organisation;
        let (_, comments) = app
            .submission(&sample, party, Some(account), by, vec![spec])
            .await;
        app.db(move |conn| {
            use polder::db::schema::dispositions;
            diesel::insert_into(dispositions::table)
                .values((
                    dispositions::comment_id.eq(comments[0]),
                    dispositions::disposition.eq("accepted"),
                    dispositions::response.eq("Yes."),
                    dispositions::revision.eq(1),
                    dispositions::set_at.eq(now),
                    dispositions::published_disposition.eq(Some("accepted")),
                    dispositions::published_response.eq(Some("Yes.")),
                    dispositions::published_at.eq(Some(now)),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
    }
    let round = sample.round;
    app.step(chrono::Duration::days(8));
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(RoundState::Reporting),
                rounds::answers_published_at.eq(Some(now)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let visitor = app.visitor();
    for (language, words, advice, stated) in [
        (
            "en",
            "As stated by the sender: Valse Raad",
            "Advice",
            "Said in the name",
        ),
        (
            "nl",
            "Volgens de afzender zelf: Valse Raad",
            "Adviezen",
            "Ingezonden namens een adviesorgaan",
        ),
    ] {
        let page = visitor
            .get(&format!("/consultations/s/report?lang={language}"))
            .await;
        let text = page.text();
        assert!(text.contains(words), "{text}");
        let (before, after) = text.rsplit_once(stated).unwrap();
        let (_, listed) = before.rsplit_once(advice).unwrap();
        assert!(
            listed.contains("Echte Raad") && !listed.contains("Valse Raad"),
            "{listed}"
        );
        assert!(after.contains("Valse Raad"));
    }
}
