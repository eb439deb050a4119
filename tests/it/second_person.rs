//! What takes two people where a consultation asks for it, and who works on a consultation.

use diesel::prelude::*;
use polder::access::{Actor as Asker, MemberRole, StaffRole};
use polder::consultations::actions::rounds::{self, RoundInput};
use polder::consultations::model::RoundState;
use polder::consultations::store as consultations;
use polder::db::schema::{staff, versions};
use polder::submissions::model::{Moderation, Publication};

use crate::story::people;
use crate::support::{Actor, App, CommentSpec, Sample, both};

both!(
    a_round_is_announced_when_two_leads_want_the_same,
    the_public_reads_what_a_decision_hid_only_when_two_moderators_agree,
    the_public_has_a_file_a_decision_kept_only_when_two_moderators_agree,
    who_could_agree_is_written_to_once,
    two_people_announce_the_introduction_they_both_saw,
    answers_are_published_by_two_drafters,
    only_an_admin_does_without_a_second_person_again,
    a_project_lead_appoints_and_dismisses,
    each_role_does_its_own_work_only,
    every_role_can_be_given_on_the_command_line,
    a_version_is_made_public_as_two_people_saw_it,
);

/// Two people of one role, in a consultation that asks for a second person.
async fn pair(app: &App, sample: &Sample, role: StaffRole) -> (Actor, Actor) {
    let consultation = sample.consultation;
    app.db(move |conn| consultations::set_second_person(conn, consultation, true).unwrap())
        .await;
    let mut people = Vec::new();
    for name in ["first", "second"] {
        let account = app.account(&format!("{name}@example.org"), name).await;
        app.appoint(account, consultation, role).await;
        people.push(app.browser(account).await);
    }
    let second = people.remove(1);
    (people.remove(0), second)
}

async fn a_round_is_announced_when_two_leads_want_the_same(app: App) {
    let sample = app.sample("cyber").await;
    let (first, second) = pair(&app, &sample, StaffRole::ProjectLead).await;
    let id = sample.consultation;
    let consultation = app
        .db(move |conn| consultations::by_id(conn, id).unwrap())
        .await;
    let input = RoundInput {
        number: "2".to_owned(),
        version: "1.0".to_owned(),
        opens_at: "2027-07-01T09:00".to_owned(),
        closes_at: "2027-08-01T09:00".to_owned(),
        access: "invited".to_owned(),
        introduction: String::new(),
    };
    let round = rounds::create(
        &app.site,
        &Asker::command_line(),
        &consultation,
        &input,
        false,
    )
    .await
    .unwrap()
    .id;
    let state = async || {
        app.db(move |conn| consultations::round(conn, round).unwrap().state)
            .await
    };
    let page = "/manage/cyber/rounds/2";
    let announce = async |by: &Actor| {
        by.post_from(page, &format!("{page}/state"), &[("state", "scheduled")])
            .await
    };
    assert_eq!(announce(&first).await.status, 303);
    assert_eq!(state().await, RoundState::Draft);
    // The same person again is no second person.
    announce(&first).await;
    assert_eq!(state().await, RoundState::Draft);
    assert!(
        second
            .get(page)
            .await
            .text()
            .contains("first asked for this")
    );
    // A change asks anew.
    let edited = [
        ("version", "1.0"),
        ("opens_at", "2027-07-02T09:00"),
        ("closes_at", "2027-08-01T09:00"),
        ("access", "invited"),
    ];
    let answer = second
        .post_from(page, &format!("{page}/edit"), &edited)
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    announce(&second).await;
    assert_eq!(state().await, RoundState::Draft);
    announce(&first).await;
    assert_eq!(state().await, RoundState::Scheduled);
    // What two announced is not changed by one.
    let answer = second
        .post_from(page, &format!("{page}/edit"), &edited)
        .await;
    assert_ne!(answer.status, 303);
}

async fn the_public_reads_what_a_decision_hid_only_when_two_moderators_agree(app: App) {
    let sample = app.sample("cyber").await;
    let (first, second) = pair(&app, &sample, StaffRole::Moderator).await;
    let party = app.party(&sample, "Net", "technical", None, None).await;
    let specs = vec![CommentSpec::on(sample.passages[1], "Call 0612345678 now.")];
    let (_, comments) = app
        .submission(&sample, party, None, Publication::Organisation, specs)
        .await;
    let page = format!("/moderation/comments/{}", comments[0]);
    let decide = async |by: &Actor, seen: &str, fields: &[(&str, &str)]| {
        let fields = [&[("decisions", seen), ("action", "confirm")], fields].concat();
        by.post_from(&page, &format!("{page}/decision"), &fields)
            .await
    };
    let hide = [
        ("verdict", "publish-redacted"),
        ("words", "0612345678"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
    ];
    assert_eq!(decide(&first, "0", &hide).await.status, 303);
    let public = async || {
        app.visitor()
            .get("/consultations/cyber/rounds/1/passages/p-2")
            .await
            .text()
    };
    let show = [("verdict", "publish")];
    assert_eq!(decide(&first, "1", &show).await.status, 303);
    decide(&first, "1", &show).await;
    assert!(!public().await.contains("0612345678"));
    assert!(second.get(&page).await.text().contains("first wants"));
    assert_eq!(decide(&second, "1", &show).await.status, 303);
    assert!(public().await.contains("0612345678"));
    // To hide more waits for nobody.
    assert_eq!(decide(&second, "2", &hide).await.status, 303);
    assert!(!public().await.contains("0612345678"));
}

async fn the_public_has_a_file_a_decision_kept_only_when_two_moderators_agree(app: App) {
    let sample = app.sample("cyber").await;
    let (first, second) = pair(&app, &sample, StaffRole::Moderator).await;
    let party = app.party(&sample, "Net", "technical", None, None).await;
    let specs = vec![CommentSpec::on(sample.passages[1], "See the letter.")];
    let (submission, _) = app
        .submission(&sample, party, None, Publication::Organisation, specs)
        .await;
    let id = app
        .attachment(submission, "geheim.pdf", Moderation::Pending)
        .await;
    let page = format!("/moderation/attachments/{id}");
    let decide = async |by: &Actor, fields: &[(&str, &str)]| {
        by.submit(&page, &format!("{page}/decision"), fields).await
    };
    let public = async || {
        app.visitor()
            .get("/consultations/cyber/rounds/1/attachments")
            .await
            .text()
    };
    let renamed = [
        ("verdict", "publish-redacted"),
        ("ground", "5.1.2.e"),
        ("name", "letter"),
        ("description", "A letter"),
    ];
    // The first decision, and one that hides, wait for nobody.
    assert_eq!(decide(&first, &renamed).await.status, 303);
    assert!(public().await.contains("letter.pdf"));
    let plain = [("verdict", "publish")];
    assert_eq!(decide(&first, &plain).await.status, 303);
    decide(&first, &plain).await;
    assert!(!public().await.contains("geheim.pdf"));
    assert!(second.get(&page).await.text().contains("first wants"));
    assert_eq!(app.mail_to("second@example.org").await.len(), 1);
    assert_eq!(app.mail_to("first@example.org").await.len(), 0);
    assert_eq!(decide(&second, &plain).await.status, 303);
    assert!(public().await.contains("geheim.pdf"));
    let withhold = [
        ("verdict", "withhold"),
        ("ground", "5.1.2.e"),
        ("explanation", "It names a person."),
    ];
    assert_eq!(decide(&second, &withhold).await.status, 303);
    assert!(!public().await.contains("geheim.pdf"));
    // Whoever wants other words asks anew; the same words are agreed to.
    assert_eq!(decide(&second, &plain).await.status, 303);
    assert_eq!(decide(&first, &renamed).await.status, 303);
    assert!(!public().await.contains("letter.pdf"));
    let asked = second.get(&page).await.text();
    assert!(
        asked.contains("letter.pdf") && asked.contains("A letter"),
        "{asked}"
    );
    assert_eq!(decide(&second, &renamed).await.status, 303);
    assert!(public().await.contains("letter.pdf"));
}

async fn who_could_agree_is_written_to_once(app: App) {
    let sample = app.sample("cyber").await;
    let admin = app.account("admin@example.org", "Aafke").await;
    app.make_admin(admin).await;
    let (first, second) = pair(&app, &sample, StaffRole::ProjectLead).await;
    let moderator = app.account("mod@example.org", "Mo").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let page = format!("/manage/cyber/versions/{}", sample.version);
    let publish = async |by: &Actor| {
        by.post_from(&page, &format!("{page}/publication"), &[("public", "yes")])
            .await
    };
    assert_eq!(publish(&first).await.status, 303);
    publish(&first).await;
    let letters = app.mail_to("second@example.org").await;
    assert_eq!(letters.len(), 1, "once");
    for words in ["first", "Make a version public", page.as_str()] {
        assert!(letters[0].text.contains(words), "{}", letters[0].text);
    }
    for other in ["first@", "mod@", "admin@"] {
        assert!(app.mail_to(other).await.is_empty(), "{other}");
    }
    // What was settled before the mail went out is not told of any more.
    let ends = async |by: &Actor| {
        let home = by.get("/manage/cyber").await;
        let form = home.body.split("/manage/cyber/approvals/").nth(1).unwrap();
        let id = form.split('/').next().unwrap().to_owned();
        let end = format!("/manage/cyber/approvals/{id}/end");
        assert_eq!(by.submit("/manage/cyber", &end, &[]).await.status, 303);
    };
    ends(&second).await;
    assert_eq!(publish(&first).await.status, 303);
    ends(&first).await;
    assert_eq!(app.mail_to("second@example.org").await.len(), 1);
    // Where nobody else has the role, those can who may appoint somebody.
    let gone = [("role", "project-lead")];
    let account = account_of(&app, "second@example.org").await;
    let dismissal = format!("/manage/cyber/staff/{account}/dismissal");
    let answer = first.post_from("/manage/cyber", &dismissal, &gone).await;
    assert_eq!(answer.status, 303);
    assert_eq!(publish(&first).await.status, 303);
    assert_eq!(app.mail_to("admin@example.org").await.len(), 1);
    // The last one stays: nobody of the consultation could appoint another.
    let own = account_of(&app, "first@example.org").await;
    let dismissal = format!("/manage/cyber/staff/{own}/dismissal");
    let refused = first.post_from("/manage/cyber", &dismissal, &gone).await;
    assert_eq!(refused.status, 303);
    let told = first.get("/manage/cyber?lang=en").await;
    assert!(
        told.text().contains("You are the only project lead"),
        "{}",
        told.text()
    );
}

async fn account_of(app: &App, email: &'static str) -> polder::types::ids::AccountId {
    app.db(move |conn| {
        use diesel::prelude::*;
        use polder::db::schema::accounts;
        accounts::table
            .filter(accounts::email.eq(email))
            .select(accounts::id)
            .first(conn)
            .unwrap()
    })
    .await
}

async fn two_people_announce_the_introduction_they_both_saw(app: App) {
    let sample = app.sample("cyber").await;
    let (first, second) = pair(&app, &sample, StaffRole::ProjectLead).await;
    let fields = |words: &'static str| {
        [
            ("version", "1.0"),
            ("opens_at", "2027-07-02T09:00"),
            ("closes_at", "2027-08-01T09:00"),
            ("access", "invited"),
            ("introduction", words),
        ]
    };
    let made = first
        .post_from(
            "/manage/cyber",
            "/manage/cyber/rounds",
            &fields("What we agreed."),
        )
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    let page = "/manage/cyber/rounds/2";
    let id = sample.consultation;
    let announced = async || {
        app.db(move |conn| {
            let rounds = consultations::rounds_of(conn, id).unwrap();
            let round = rounds.iter().find(|round| round.number == 2).unwrap();
            round.state == RoundState::Scheduled
        })
        .await
    };
    let announce = async |by: &Actor| {
        by.post_from(page, &format!("{page}/state"), &[("state", "scheduled")])
            .await
    };
    assert_eq!(announce(&first).await.status, 303);
    let edited = first
        .post_from(page, &format!("{page}/edit"), &fields("Something else."))
        .await;
    assert_eq!(edited.status, 303, "{}", edited.text());
    announce(&second).await;
    assert!(!announced().await, "second agreed to other words");
    announce(&first).await;
    assert!(announced().await);
}

async fn answers_are_published_by_two_drafters(app: App) {
    let sample = app.sample("cyber").await;
    app.step(chrono::Duration::days(60));
    let (first, second) = pair(&app, &sample, StaffRole::Drafter).await;
    let party = app.party(&sample, "Net", "technical", None, None).await;
    let specs = vec![CommentSpec {
        moderation: Moderation::Published,
        ..CommentSpec::on(sample.passages[1], "Say it plainly.")
    }];
    let (_, comments) = app
        .submission(&sample, party, None, Publication::Organisation, specs)
        .await;
    let answer = async |by: &Actor, words: &str| {
        let page = format!("/drafting/comments/{}", comments[0]);
        let fields = [("disposition", "accepted"), ("response", words)];
        let answer = by.submit(&page, &format!("{page}/answer"), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    };
    answer(&first, "SAID").await;
    let page = "/drafting/cyber/rounds/1/publication";
    let public = async || {
        app.visitor()
            .get("/consultations/cyber/report")
            .await
            .text()
    };
    assert_eq!(first.submit(page, page, &[]).await.status, 303);
    assert!(!public().await.contains("SAID"));
    assert!(
        second
            .get(page)
            .await
            .text()
            .contains("first asked for this")
    );
    // Who agrees agrees to what the first saw: another answer since is asked for anew.
    answer(&second, "SAIDSO").await;
    assert_eq!(second.submit(page, page, &[]).await.status, 303);
    assert!(!public().await.contains("SAID"));
    assert_eq!(first.submit(page, page, &[]).await.status, 303);
    assert!(public().await.contains("SAIDSO"));
}

async fn only_an_admin_does_without_a_second_person_again(app: App) {
    let sample = app.sample("cyber").await;
    let (lead, _) = pair(&app, &sample, StaffRole::ProjectLead).await;
    let admin = app.account("admin@example.org", "Aafke").await;
    app.make_admin(admin).await;
    let admin = app.browser(admin).await;
    let page = "/manage/cyber/settings";
    let fields = [("title", "Cyber"), ("language", "en")];
    assert_eq!(lead.post_from(page, page, &fields).await.status, 422);
    assert_eq!(admin.post_from(page, page, &fields).await.status, 303);
    let back = [&fields[..], &[("second_person", "yes")]].concat();
    assert_eq!(lead.post_from(page, page, &back).await.status, 303);
}

async fn a_project_lead_appoints_and_dismisses(app: App) {
    let sample = app.sample("cyber").await;
    let lead = app.account("lead@example.org", "Petra").await;
    app.appoint(lead, sample.consultation, StaffRole::ProjectLead)
        .await;
    let lead = app.browser(lead).await;
    let new = app.account("new@example.org", "Nora New").await;
    let browser = app.browser(new).await;
    assert_ne!(browser.get("/moderation").await.status, 200);
    let page = "/manage/cyber";
    let appoint = async |email: &str| {
        lead.post_from(
            page,
            "/manage/cyber/staff",
            &[("email", email), ("role", "moderator")],
        )
        .await
    };
    assert_eq!(appoint("nobody@example.org").await.status, 422);
    assert_eq!(appoint("New@Example.org").await.status, 303);
    assert!(lead.get(page).await.text().contains("Nora New"));
    assert_eq!(browser.get("/moderation").await.status, 200);
    let answer = lead
        .post_from(
            page,
            &format!("/manage/cyber/staff/{new}/dismissal"),
            &[("role", "moderator")],
        )
        .await;
    assert_eq!(answer.status, 303);
    assert_ne!(browser.get("/moderation").await.status, 200);
}

/// A lead neither decides nor answers; a moderator does not set up; a clerk reads nothing.
async fn each_role_does_its_own_work_only(app: App) {
    let sample = app.sample("cyber").await;
    let organisation = app.account("own@example.org", "Own").await;
    let own = app
        .organisation("Own", "private", organisation, MemberRole::Lead)
        .await;
    let party = app.party(&sample, "Own", "private", Some(own), None).await;
    let specs = vec![CommentSpec::on(sample.passages[1], "UNDECIDED")];
    app.submission(
        &sample,
        party,
        Some(organisation),
        Publication::Organisation,
        specs,
    )
    .await;
    let pages = [
        ("/manage/cyber/rounds/1/invitations", StaffRole::ProjectLead),
        ("/moderation", StaffRole::Moderator),
        ("/drafting/cyber/rounds/1", StaffRole::Drafter),
        ("/manage/cyber/rounds/1/intake", StaffRole::Clerk),
    ];
    for role in StaffRole::ALL {
        let account = app
            .account(&format!("{role}@example.org"), role.as_str())
            .await;
        app.appoint(account, sample.consultation, *role).await;
        let browser = app.browser(account).await;
        for (page, for_role) in &pages {
            let status = browser.get(page).await.status;
            assert_eq!(
                status == 200,
                for_role == role,
                "{page} as {role}: {status}"
            );
        }
        let export = browser
            .get("/consultations/cyber/rounds/1/export.csv?audience=internal")
            .await;
        assert_eq!(
            export.text().contains("UNDECIDED"),
            *role != StaffRole::Clerk,
            "{role}"
        );
    }
}

async fn every_role_can_be_given_on_the_command_line(app: App) {
    app.sample("cyber").await;
    for role in StaffRole::ALL {
        let create = format!("account create --name Vera --role {role} --consultation cyber");
        let line = format!("{create} --email {role}@example.org --password-stdin");
        app.command(&line, people::PASSWORD);
    }
    let mut given: Vec<StaffRole> = app
        .db(|conn| staff::table.select(staff::role).load(conn).unwrap())
        .await;
    given.sort_by_key(|role| role.as_str());
    let mut all = StaffRole::ALL.to_vec();
    all.sort_by_key(|role| role.as_str());
    assert_eq!(given, all);
}

async fn a_version_is_made_public_as_two_people_saw_it(app: App) {
    let sample = app.sample("cyber").await;
    let (first, second) = pair(&app, &sample, StaffRole::ProjectLead).await;
    let list = "/manage/cyber/versions";
    let import = async |by: &Actor, text: &str| {
        let fields = [("label", "2.0"), ("action", "import")];
        let files = [("files", "draft.md", text.as_bytes().to_vec())];
        by.upload(list, list, &fields, &files).await
    };
    let known = import(&first, "# Aim\n\nWhat two people read.\n").await;
    assert_eq!(known.status, 200, "{}", known.text());
    let version = async || -> (i64, bool) {
        app.db(|conn| {
            let (id, at): (polder::types::ids::VersionId, Option<polder::types::Moment>) =
                versions::table
                    .filter(versions::label.eq("2.0"))
                    .select((versions::id, versions::published_at))
                    .first(conn)
                    .unwrap();
            (id.0, at.is_some())
        })
        .await
    };
    let page = format!("{list}/{}", version().await.0);
    let publish = async |by: &Actor| {
        let path = format!("{page}/publication");
        by.post_from(&page, &path, &[("public", "yes")]).await
    };
    assert_eq!(publish(&first).await.status, 303);
    let changed = import(&second, "# Aim\n\nWhat one of them wrote.\n").await;
    assert_eq!(changed.status, 200, "{}", changed.text());
    publish(&second).await;
    assert!(!version().await.1, "another text asks anew");
    publish(&first).await;
    assert!(version().await.1);
    // What is public stays as it was read, whoever imports what under its label.
    let late = import(&second, "# Aim\n\nSomething else.\n").await;
    assert!(late.text().contains("is public"), "{}", late.text());
    let read = app.visitor().get("/consultations/cyber/versions/2.0").await;
    assert!(
        read.text().contains("What one of them wrote."),
        "{}",
        read.text()
    );
}
