//! A party whom an answer does not satisfy asks for a second look, and the drafters decide on it.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{accounts, audit_events, response_revisions, second_looks};
use polder::types::ids::AccountId;

use super::{Scene, part, scene};
use crate::support::{Actor, Answer, App, both};

both!(
    a_party_asks_once_and_in_time,
    an_answer_is_upheld_with_a_reason_of_substance,
    an_answer_is_changed_and_public_at_once,
    who_gave_the_answer_is_warned_and_it_is_said,
    a_changed_answer_takes_two_where_publishing_does,
    drafters_are_told_when_a_term_is_half_and_over,
    nothing_is_archived_while_one_is_open,
    second_looks_go_along_in_exports,
);

const LOOKS: &str = "/drafting/second-looks?lang=en";
const REPORT: &str = "/consultations/s/report?lang=en";
const WHY: &str = "You answer what we did not ask.";
const REASON: &str = "The law names who reports, and leaves no room for another body here.";

/// The browser of whoever has this address, signed in anew.
async fn back(app: &App, email: &'static str) -> Actor {
    let account: AccountId = app
        .db(move |conn| {
            accounts::table
                .filter(accounts::email.eq(email))
                .select(accounts::id)
                .first(conn)
                .unwrap()
        })
        .await;
    app.browser(account).await
}

impl Scene {
    /// Asks for a second look at the answer to one comment, as its form has it.
    async fn ask(&self, who: &Actor, at: usize, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/comments/{}/second-look", self.comments[at]);
        let named: Vec<(String, &str)> = fields
            .iter()
            .map(|(name, value)| (self.field(name, at), *value))
            .collect();
        let fields: Vec<_> = named
            .iter()
            .map(|(name, value)| (name.as_str(), *value))
            .collect();
        who.submit(&self.page(), &path, &fields).await
    }

    /// Answers the first comments and publishes that; the party asks for a second look at the first.
    async fn asked(&self, app: &App) {
        self.answer(0, "noted", "Thanks.").await;
        self.answer(1, "noted", "Read.").await;
        self.publish(app).await;
        let done = self
            .ask(&self.lead, 0, &[("satisfied", "no"), ("why", WHY)])
            .await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
}

/// The address of the newest second look.
async fn newest(app: &App) -> String {
    let id: i64 = app
        .db(|conn| {
            second_looks::table
                .select(diesel::dsl::max(second_looks::id))
                .first::<Option<i64>>(conn)
                .unwrap()
                .unwrap()
        })
        .await;
    format!("/drafting/second-looks/{id}")
}

async fn decide(by: &Actor, look: &str, fields: &[(&str, &str)]) -> Answer {
    by.submit(look, &format!("{look}/decision"), fields).await
}

async fn a_party_asks_once_and_in_time(app: App) {
    let scene = scene(&app).await;
    for at in 0..3 {
        scene.answer(at, "noted", "Thanks.").await;
    }
    let early = format!("/comments/{}/second-look", scene.comments[0]);
    assert!(!scene.lead.get(&scene.page()).await.body.contains(&early));
    scene.publish(&app).await;
    // It did not say that it is not satisfied; it is satisfied; it says nothing.
    let refused = scene.ask(&scene.lead, 0, &[("why", WHY)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains(WHY), "nothing typed is lost");
    let yes = [("satisfied", "yes"), ("why", WHY)];
    let refused = scene.ask(&scene.lead, 0, &yes).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("does not satisfy you. Say so first."),
        "{}",
        refused.text()
    );
    for why in ["", "   ", "No.", "..............."] {
        let fields = [("satisfied", "no"), ("why", why)];
        let refused = scene.ask(&scene.lead, 0, &fields).await;
        assert_eq!(refused.status, 422, "{why}");
        let field = format!("#error-summary a[href='#field-why-{}']", scene.comments[0]);
        assert!(refused.has(&field), "{why}: {}", refused.body);
    }
    let path = format!("/comments/{}/second-look", scene.comments[0]);
    for (who, status) in [
        (&scene.colleague, 403),
        (&scene.stranger, 404),
        (&scene.drafter, 404),
    ] {
        assert_eq!(who.post_from("/privacy", &path, &[]).await.status, status);
    }
    // What is said of another answer on the same page is kept along.
    let other = scene.field("satisfied", 1);
    let (satisfied, why) = (scene.field("satisfied", 0), scene.field("why", 0));
    let fields = [(&*satisfied, "no"), (&*why, WHY), (&*other, "yes")];
    let done = scene.lead.submit(&scene.page(), &path, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = scene.lead.get(&scene.page()).await;
    let said = part(&page, scene.comments[0]);
    assert!(said.contains("Second look asked for"), "{said}");
    assert!(
        said.contains(WHY) && said.contains("Not satisfied"),
        "{said}"
    );
    assert!(part(&page, scene.comments[1]).contains("Satisfied with the response"));
    assert!(!page.has(&format!("button[formaction='{path}']")), "once");
    let answer = page.form(&format!("/comments/{}/satisfaction", scene.comments[0]));
    let key = scene.field("answer", 0);
    let answer = &answer.iter().find(|(name, _)| *name == key).unwrap().1;
    let again = [(&*key, answer.as_str()), (&*satisfied, "no"), (&*why, WHY)];
    let refused = scene.lead.post_from("/privacy", &path, &again).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("You asked for a second look at this response already."),
        "{}",
        refused.text()
    );
    // Everybody reads that it was asked for, and nobody why.
    let report = app.visitor().get(REPORT).await;
    assert!(
        report.text().contains("Second look asked for"),
        "{}",
        report.text()
    );
    for figure in [
        "asked for 1",
        "responses changed 0",
        "responses upheld 0",
        "still open 1",
    ] {
        assert!(
            report.text().contains(figure),
            "{figure}: {}",
            report.text()
        );
    }
    assert!(!report.body.contains(WHY));
    // Another answer, when the term is over.
    app.step(Duration::days(15));
    let lead = back(&app, "lead@example.org").await;
    let page = lead.get(&scene.page()).await;
    let late = format!("/comments/{}/second-look", scene.comments[2]);
    assert!(!page.has(&format!("button[formaction='{late}']")));
    let form = page.form(&format!("/comments/{}/satisfaction", scene.comments[2]));
    let key = scene.field("answer", 2);
    let answer = &form.iter().find(|(name, _)| *name == key).unwrap().1;
    let (satisfied, why) = (scene.field("satisfied", 2), scene.field("why", 2));
    let fields = [(&*key, answer.as_str()), (&*satisfied, "no"), (&*why, WHY)];
    let refused = lead.post_from("/privacy", &late, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("The time to ask for a second look at this response is over."),
        "{}",
        refused.text()
    );
}

async fn an_answer_is_upheld_with_a_reason_of_substance(app: App) {
    let scene = scene(&app).await;
    scene.asked(&app).await;
    let list = scene.drafter.get(LOOKS).await;
    let look = newest(&app).await;
    assert!(list.has(&format!("th a[href='{look}']")), "{}", list.body);
    assert!(list.text().contains("28 days left"), "{}", list.text());
    let overdue = format!("{LOOKS}&state=overdue");
    assert!(
        scene
            .drafter
            .get(&overdue)
            .await
            .text()
            .contains("There are none.")
    );
    let page = scene.drafter.get(&format!("{look}?lang=en")).await;
    assert!(page.text().contains(WHY), "{}", page.text());
    assert!(
        !page.text().contains("You gave this response yourself"),
        "nobody else could"
    );
    for reason in ["", "No.", "We stay with it, for good."] {
        let fields = [("outcome", "upheld"), ("reason", reason)];
        let refused = decide(&scene.drafter, &look, &fields).await;
        assert_eq!(refused.status, 422, "{reason}");
        assert!(refused.has("#field-reason-error"), "{}", refused.body);
        assert!(refused.body.contains(reason));
    }
    let refused = decide(&scene.drafter, &look, &[("reason", REASON)]).await;
    assert_eq!(refused.status, 422, "neither changed nor upheld");
    let before = app.mail_to("lead@example.org").await.len();
    let fields = [("outcome", "upheld"), ("reason", REASON)];
    let done = decide(&scene.drafter, &look, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), before + 1, "one mail");
    let mail = mails.last().unwrap();
    assert!(mail.text.contains(REASON), "{}", mail.text);
    assert!(
        mail.text
            .contains(&format!("/submissions/{}/outcome", scene.submission))
    );
    let page = scene.lead.get(&scene.page()).await;
    let said = part(&page, scene.comments[0]);
    assert!(
        said.contains("Second look response upheld") && said.contains(REASON),
        "{said}"
    );
    let report = app.visitor().get(REPORT).await;
    let text = report.text();
    let (answer, reason) = (text.find("Thanks."), text.find(REASON));
    assert!(
        answer.is_some() && answer < reason,
        "the answer first: {text}"
    );
    assert!(
        text.contains("response upheld 1") && text.contains("still open 0"),
        "{text}"
    );
    // It is done: nobody decides again.
    let again = scene
        .drafter
        .post_from("/drafting", &format!("{look}/decision"), &fields)
        .await;
    assert_eq!(again.status, 422);
    assert_eq!(app.mail_to("lead@example.org").await.len(), before + 1);
    assert!(
        scene
            .drafter
            .get(LOOKS)
            .await
            .text()
            .contains("There are none.")
    );
    let decided = scene.drafter.get(&format!("{LOOKS}&state=done")).await;
    assert!(
        decided.has(&format!("th a[href='{look}']")),
        "{}",
        decided.body
    );
}

async fn an_answer_is_changed_and_public_at_once(app: App) {
    let scene = scene(&app).await;
    scene.asked(&app).await;
    // Of another comment there is an answer that is not public: it stays so.
    scene.answer(1, "accepted", "NOTYETPUBLIC").await;
    let look = newest(&app).await;
    let same = decide(&scene.drafter, &look, &[("outcome", "changed")]).await;
    assert_eq!(same.status, 422, "nothing is another");
    assert!(same.has("#field-response-error"), "{}", same.body);
    let before = app.mail_to("lead@example.org").await.len();
    let fields = [
        ("outcome", "changed"),
        ("disposition", "partly-accepted"),
        ("response", "Named in section 1."),
    ];
    let done = decide(&scene.drafter, &look, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = scene.lead.get(&scene.page()).await;
    let said = part(&page, scene.comments[0]);
    assert!(said.contains("Named in section 1."), "{said}");
    assert!(said.contains("Second look response changed"), "{said}");
    assert!(!page.text().contains("NOTYETPUBLIC"));
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), before + 1, "one mail");
    let report = app.visitor().get(REPORT).await.text();
    assert!(
        report.contains("Named in section 1.") && report.contains("response changed 1"),
        "{report}"
    );
    assert!(!report.contains("NOTYETPUBLIC"));
    let comment = scene.comments[0];
    let kept: Vec<String> = app
        .db(move |conn| {
            response_revisions::table
                .filter(response_revisions::comment_id.eq(comment))
                .order(response_revisions::revision)
                .select(response_revisions::response)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(kept, ["Thanks.", "Named in section 1."]);
}

async fn who_gave_the_answer_is_warned_and_it_is_said(app: App) {
    let scene = scene(&app).await;
    scene.asked(&app).await;
    let look = newest(&app).await;
    let other = app.account("dora@example.org", "Dora").await;
    app.appoint(other, scene.to.id, StaffRole::Drafter).await;
    let dora = app.browser(other).await;
    let warned = "You gave this response yourself.";
    let page = scene.drafter.get(&format!("{look}?lang=en")).await;
    assert!(page.text().contains(warned), "{}", page.text());
    assert!(
        !dora
            .get(&format!("{look}?lang=en"))
            .await
            .text()
            .contains(warned)
    );
    let fields = [("outcome", "upheld"), ("reason", REASON)];
    let done = decide(&scene.drafter, &look, &fields).await;
    assert_eq!(done.status, 303, "warned, not forbidden: {}", done.text());
    let said = "decided by the person who gave the first response";
    let page = scene.lead.get(&scene.page()).await;
    assert!(
        part(&page, scene.comments[0]).contains(said),
        "{}",
        page.text()
    );
    let details: String = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("second-look.decide"))
                .select(audit_events::details)
                .first(conn)
                .unwrap()
        })
        .await;
    let details: serde_json::Value = serde_json::from_str(&details).unwrap();
    assert_eq!(details["byFirst"], true);
    assert_eq!(details["outcome"], "upheld");
}

async fn a_changed_answer_takes_two_where_publishing_does(app: App) {
    let scene = scene(&app).await;
    scene.asked(&app).await;
    let look = newest(&app).await;
    let other = app.account("dora@example.org", "Dora").await;
    app.appoint(other, scene.to.id, StaffRole::Drafter).await;
    let dora = app.browser(other).await;
    let consultation = scene.to.id;
    app.db(move |conn| {
        polder::consultations::store::set_second_person(conn, consultation, true).unwrap();
    })
    .await;
    let fields = [("outcome", "changed"), ("response", "WHATTWOWANT")];
    let asked = decide(&scene.drafter, &look, &fields).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let page = scene.lead.get(&scene.page()).await;
    assert!(
        !page.text().contains("WHATTWOWANT"),
        "one alone publishes nothing"
    );
    assert!(part(&page, scene.comments[0]).contains("Second look asked for"));
    // The second finds the answer as it was changed.
    let page = dora.get(&format!("{look}?lang=en")).await;
    assert!(page.text().contains("asked for this"), "{}", page.text());
    let done = decide(&dora, &look, &[("outcome", "changed")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = scene.lead.get(&scene.page()).await;
    let said = part(&page, scene.comments[0]);
    assert!(
        said.contains("WHATTWOWANT") && said.contains("response changed"),
        "{said}"
    );
}

async fn drafters_are_told_when_a_term_is_half_and_over(app: App) {
    let scene = scene(&app).await;
    scene.asked(&app).await;
    let step = async || polder::responses::worker::step(&app.site).await.unwrap();
    let told = async || {
        let mails = app.mail_to("drafter@example.org").await.into_iter();
        let mails = mails.filter(|mail| mail.text.contains("/drafting/second-looks/"));
        mails.map(|mail| mail.subject).collect::<Vec<_>>()
    };
    assert_eq!(step().await, 0);
    app.step(Duration::days(14) - Duration::minutes(1));
    assert_eq!(step().await, 0);
    app.step(Duration::minutes(2));
    assert_eq!((step().await, step().await), (1, 0), "once");
    let half = told().await;
    assert_eq!(half.len(), 1, "{half:?}");
    assert!(half[0].contains("half the time"), "{half:?}");
    app.step(Duration::days(14));
    assert_eq!((step().await, step().await), (1, 0), "once");
    let both = told().await;
    assert_eq!(both.len(), 2, "{both:?}");
    assert!(
        both[1].contains("the time for a second look at a response is over"),
        "{both:?}"
    );
    app.step(Duration::days(100));
    assert_eq!(step().await, 0);
    let drafter = back(&app, "drafter@example.org").await;
    let overdue = drafter.get(&format!("{LOOKS}&state=overdue")).await;
    assert!(overdue.has(&format!("th a[href='{}']", newest(&app).await)));
    assert!(overdue.text().contains("days over"), "{}", overdue.text());
}

async fn nothing_is_archived_while_one_is_open(app: App) {
    let scene = scene(&app).await;
    scene.asked(&app).await;
    let admin = app.admin().await;
    let managed = "/manage/s/rounds/1";
    let archive = async || {
        let sure = [("state", "archived"), ("sure", "yes")];
        let state = format!("{managed}/state");
        assert_eq!(admin.post_from(managed, &state, &sure).await.status, 303);
        admin.get(&format!("{managed}?lang=en")).await.text()
    };
    let refused = archive().await;
    assert!(
        refused.contains("1 second look at a response is still open."),
        "{refused}"
    );
    let look = newest(&app).await;
    let fields = [("outcome", "upheld"), ("reason", REASON)];
    assert_eq!(decide(&scene.drafter, &look, &fields).await.status, 303);
    let done = archive().await;
    assert!(!done.contains("still open"), "{done}");
    let page = scene.lead.get(&scene.page()).await;
    assert!(
        part(&page, scene.comments[0]).contains(REASON),
        "it stays to be read"
    );
    assert!(
        !page
            .body
            .contains(&format!("/comments/{}/second-look", scene.comments[1]))
    );
}

async fn second_looks_go_along_in_exports(app: App) {
    let scene = scene(&app).await;
    scene.asked(&app).await;
    let export = async |format: &str, audience: &str| {
        let path = format!("/consultations/s/export.{format}?audience={audience}");
        scene.drafter.get(&path).await.body
    };
    let of = async |audience: &str| -> serde_json::Value {
        let all: serde_json::Value = serde_json::from_str(&export("json", audience).await).unwrap();
        all["comments"][0].clone()
    };
    assert_eq!(of("public").await["second_look"], "open");
    assert_eq!(of("internal").await["second_look_why"], WHY);
    let look = newest(&app).await;
    let fields = [("outcome", "upheld"), ("reason", REASON)];
    assert_eq!(decide(&scene.drafter, &look, &fields).await.status, 303);
    for audience in ["public", "internal"] {
        let one = of(audience).await;
        assert_eq!(one["second_look"], "upheld", "{audience}");
        assert_eq!(one["second_look_reason"], REASON, "{audience}");
        let csv = export("csv", audience).await;
        assert!(csv.contains("second_look,second_look_reason"), "{csv}");
        assert!(csv.contains(REASON), "{csv}");
    }
    let public = export("json", "public").await + &export("csv", "public").await;
    assert!(!public.contains(WHY) && !public.contains("second_look_why"));
}
