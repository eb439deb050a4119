//! What nobody read: listed before the answers are published, asked a reason for, and told in the report.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::audit_events;
use polder::submissions::model::Publication;

use super::{answer, close, page, scene};
use crate::support::{Actor, App, CommentSpec, both};

both!(
    publishing_asks_for_a_reason_while_something_is_unread,
    what_was_read_later_is_told_in_the_report,
    a_long_list_of_what_nobody_read_goes_on_page_by_page,
);

const PUBLICATION: &str = "/drafting/cyber/rounds/1/publication";
const REPORT: &str = "/consultations/cyber/report?lang=en";

/// Another drafter, who has read nothing yet, signed in after the round closed.
async fn colleague(app: &App, scene: &super::Scene) -> Actor {
    let account = app.account("sofie@example.org", "Sofie").await;
    app.appoint(account, scene.sample.consultation, StaffRole::Drafter)
        .await;
    app.browser(account).await
}

/// Details of the events of this kind, in their order.
async fn events(app: &App, action: &'static str) -> Vec<serde_json::Value> {
    let details: Vec<String> = app
        .db(move |conn| {
            audit_events::table
                .filter(audit_events::action.eq(action))
                .order(audit_events::id)
                .select(audit_events::details)
                .load(conn)
                .unwrap()
        })
        .await;
    let details = details.iter();
    details
        .map(|one| serde_json::from_str(one).unwrap())
        .collect()
}

async fn publishing_asks_for_a_reason_while_something_is_unread(app: App) {
    let scene = scene(&app).await;
    let noted = [("disposition", "noted"), ("response", "Read with care.")];
    answer(&scene, scene.comments[0], &noted).await;
    close(&app, &scene).await;
    let drafter = colleague(&app, &scene).await;
    let shown = drafter.get(&format!("{PUBLICATION}?lang=en")).await;
    let text = shown.text();
    assert!(
        text.contains("1 of 3 comments were read by a person, 0 by two or more."),
        "{text}"
    );
    assert!(text.contains("Comments nobody read: 2"), "{text}");
    let link = |at: usize| format!("main a[href='{}']", page(scene.comments[at]));
    assert!(!shown.has(&link(0)) && shown.has(&link(1)) && shown.has(&link(2)));
    let refused = drafter
        .submit(PUBLICATION, PUBLICATION, &[("although_open", "yes")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.has("#field-unread_reason-error"),
        "{}",
        refused.body
    );
    let blank = [("although_open", "yes"), ("unread_reason", " \n ")];
    let refused = drafter.submit(PUBLICATION, PUBLICATION, &blank).await;
    assert_eq!(refused.status, 422, "blanks are no reason");
    assert!(app.mail_to("lead@example.org").await.is_empty());
    let given = [
        ("although_open", "yes"),
        ("unread_reason", "Two came after the last day."),
    ];
    let done = drafter.submit(PUBLICATION, PUBLICATION, &given).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let told = events(&app, "answers.publish").await.pop().unwrap();
    assert_eq!(told["unread"]["comments"], 2);
    assert_eq!(told["unread"]["answers"], 0);
    assert_eq!(told["reason"], "Two came after the last day.");
    let report = app.visitor().get(REPORT).await.text();
    assert!(
        report.contains("1 of 3 comments were read by a person, 0 by two or more."),
        "{report}"
    );
    let reason = "2 of these were not read when the responses were published; reason: Two came after the last day.";
    assert!(report.contains(reason), "{report}");
}

async fn what_was_read_later_is_told_in_the_report(app: App) {
    let scene = scene(&app).await;
    let accepted = [("disposition", "accepted")];
    answer(&scene, scene.comments[0], &accepted).await;
    close(&app, &scene).await;
    let drafter = colleague(&app, &scene).await;
    let report = app.visitor().get(REPORT).await.text();
    assert!(!report.contains("read by a person"), "not before: {report}");
    let given = [("although_open", "yes"), ("unread_reason", "Late.")];
    let done = drafter.submit(PUBLICATION, PUBLICATION, &given).await;
    assert_eq!(done.status, 303, "{}", done.text());
    for comment in &scene.comments {
        assert_eq!(drafter.get(&page(*comment)).await.status, 200);
        drafter.get(&page(*comment)).await;
    }
    assert_eq!(events(&app, "comment.read").await.len(), 4, "each once");
    let report = app.visitor().get(REPORT).await.text();
    assert!(
        report.contains("Every one of 3 comments was read by a person, 1 by two or more."),
        "{report}"
    );
    assert!(report.contains("2 of these were not read when"), "{report}");
    // Published anew with nothing unread there is no reason any more.
    let one = page(scene.comments[0]);
    let changed = drafter
        .submit(&one, &format!("{one}/answer"), &[("response", "Better.")])
        .await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    let done = drafter
        .submit(PUBLICATION, PUBLICATION, &[("although_open", "yes")])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let report = app.visitor().get(REPORT).await.text();
    assert!(!report.contains("were not read when"), "{report}");
}

async fn a_long_list_of_what_nobody_read_goes_on_page_by_page(app: App) {
    let scene = scene(&app).await;
    let party = app
        .party(&scene.sample, "Many", "individual", None, None)
        .await;
    let specs = (0..60)
        .map(|at| CommentSpec::on(scene.sample.passages[1], &format!("Number {at}.")))
        .collect();
    app.submission(&scene.sample, party, None, Publication::Organisation, specs)
        .await;
    answer(&scene, scene.comments[0], &[("disposition", "accepted")]).await;
    close(&app, &scene).await;
    let drafter = colleague(&app, &scene).await;
    let links = |body: &str| body.matches("<li><a href=\"/drafting/comments/").count();
    let shown = drafter.get(&format!("{PUBLICATION}?lang=en")).await;
    assert!(
        shown.text().contains("Comments nobody read: 62"),
        "{}",
        shown.text()
    );
    assert_eq!(links(&shown.body), 50);
    let all = "/drafting/cyber/rounds/1/unread?matter=comment";
    assert!(
        shown.has(&format!("main a[href='{all}']")),
        "{}",
        shown.body
    );
    let first = drafter.get(all).await;
    assert_eq!(links(&first.body), 50);
    let start = first
        .body
        .find("/unread?matter=comment&amp;after=")
        .unwrap();
    let next: String = first.body[start..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    let next = format!("/drafting/cyber/rounds/1{}", next.replace("&amp;", "&"));
    assert_eq!(links(&drafter.get(&next).await.body), 12);
    for matter in ["answer", "attachment"] {
        let none = drafter
            .get(&format!(
                "/drafting/cyber/rounds/1/unread?matter={matter}&lang=en"
            ))
            .await;
        assert!(
            none.text().contains("Everything of this kind was read."),
            "{}",
            none.text()
        );
    }
}
