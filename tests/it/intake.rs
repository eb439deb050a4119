//! Sheets in: what is taken, where it lands, what is refused and why, and never twice.

mod returned;

use diesel::prelude::*;
use polder::access::{Actor as Asker, MemberRole, StaffRole};
use polder::comments::model::{AnchorKind, Comment};
use polder::consultations::model::{Party, RoundState};
use polder::db::schema::{comments, organisations, parties, rounds, submissions};
use polder::error::Error;
use polder::intake::actions::{self, Order};
use polder::intake::model::SaidReport;
use polder::platform::random;
use polder::platform::texts::Language;
use polder::submissions::model::{Moderation, Origin, Submission, SubmissionState};

use crate::support::{App, Sample, both};

both!(
    takes_rows_and_finds_their_places,
    refuses_bad_rows_alone_and_takes_nothing_twice,
    reads_a_workbook_with_other_names,
    an_export_comes_back_in,
    takes_sheets_from_staff_on_a_page,
    a_sheet_is_looked_at_and_taken_in_without_a_second_upload,
    a_sheet_that_was_only_looked_at_is_forgotten_after_a_day,
    takes_none_before_the_round_opens,
    paper_is_nobodys_by_taking_a_name,
    what_came_on_paper_verifies,
    a_comment_of_a_sheet_is_put_elsewhere_and_still_verifies,
    what_a_party_placed_stays_where_it_is,
);

async fn take(app: &App, bytes: impl Into<Vec<u8>>, maps: &[&str]) -> Result<SaidReport, Error> {
    let order = Order {
        consultation: "cyber".to_owned(),
        round: 1,
        file: "sheet.csv".to_owned(),
        bytes: bytes.into(),
        maps: maps.iter().map(|map| (*map).to_owned()).collect(),
        dry_run: false,
        ..Order::default()
    };
    actions::take(&app.site, &Asker::command_line(), order)
        .await
        .map(|report| report.said(Language::En))
}

async fn stored(app: &App) -> Vec<(Comment, Submission, Party)> {
    app.db(|conn| {
        comments::table
            .inner_join(submissions::table)
            .inner_join(parties::table)
            .order(comments::id)
            .select((
                Comment::as_select(),
                Submission::as_select(),
                Party::as_select(),
            ))
            .load(conn)
            .unwrap()
    })
    .await
}

const SHEET: &str = "\
Comment,Reference,Party,Group,Name,Kind,Quote,received_at,Remarks
On the whole,General,Net Council,advisory,J. Jansen,ge,,2027-05-20,by post
On a section,section 2.1,net council,advisory,,te,,2027-05-21T10:00,
On a passage,\"2, paragraph 1\",,,P. Persoon,ed,,,
On words,1,Net Council,advisory,,general,what section 1,,
Lost,9.9,,,,,,,
";

async fn takes_rows_and_finds_their_places(app: App) {
    let sample = app.sample("cyber").await;
    let report = take(&app, SHEET, &[]).await.unwrap();
    assert_eq!((report.rows, report.taken, report.known), (5, 5, 0));
    assert_eq!((report.anchored, report.unanchored), (4, 1));
    assert!(report.refused.is_empty(), "{report:?}");
    assert_eq!(report.warnings.len(), 1, "{report:?}");
    assert_eq!(
        (report.warnings[0].row, report.warnings[0].column.as_str()),
        (6, "Reference")
    );

    let rows = stored(&app).await;
    let by = |body: &str| {
        rows.iter()
            .find(|(c, _, _)| c.body == body)
            .unwrap()
            .clone()
    };
    let (whole, submission, party) = by("On the whole");
    assert_eq!(whole.anchor.kind, AnchorKind::Document);
    assert_eq!(whole.moderation, Moderation::Pending);
    assert_eq!(whole.notes, "Remarks: by post");
    assert_eq!(
        whole.submitted_at.unwrap().to_string(),
        "2027-05-19 22:00:00"
    );
    assert_eq!(submission.origin, Origin::Intake);
    assert_eq!(submission.publication.as_str(), "organisation");
    assert_eq!(submission.submitter_name, "J. Jansen");
    assert!(submission.receipt_number.unwrap().starts_with("P-"));
    assert_eq!(
        (party.name.as_str(), party.group_code.as_str()),
        ("Net Council", "advisory")
    );
    assert_eq!(party.organisation_id, None, "paper stays on paper");
    let (on_section, same, _) = by("On a section");
    assert_eq!(same.id, submission.id, "rows of one party gather");
    assert_eq!(on_section.anchor.kind, AnchorKind::Section);
    assert_eq!(on_section.anchor.section, Some(sample.sections[2]));
    let (on_passage, own, person) = by("On a passage");
    assert_eq!(on_passage.anchor.passage, Some(sample.passages[3]));
    assert_eq!(
        (person.name.as_str(), person.group_code.as_str()),
        ("P. Persoon", "individual")
    );
    assert_eq!(own.publication.as_str(), "anonymous");
    let (on_words, _, _) = by("On words");
    assert_eq!(on_words.anchor.kind, AnchorKind::Quote);
    assert_eq!(on_words.anchor.passage, Some(sample.passages[1]));
    assert_eq!(on_words.anchor.words(), Some("what section 1"));
    assert_eq!(by("Lost").0.reference, "9.9");
}

async fn refuses_bad_rows_alone_and_takes_nothing_twice(app: App) {
    app.sample("cyber").await;
    let sheet = "excerpt;group;date\n\
        good;private;\n\
        ;private;\n\
        odd group;zwerfkat;\n\
        bad date;private;soon\n\
        tomorrow;private;2027-06-09\n\
        good;private;\n";
    let report = take(&app, sheet, &["excerpt=comment", "date=received_at"])
        .await
        .unwrap();
    assert_eq!((report.rows, report.taken), (6, 4), "{report:?}");
    let refused: Vec<_> = report
        .refused
        .iter()
        .map(|remark| (remark.row, remark.column.as_str()))
        .collect();
    assert_eq!(refused, [(3, "excerpt"), (6, "date")]);
    // A word for a group or a date that nobody knows is no reason to lose a comment.
    let warned: Vec<_> = report
        .warnings
        .iter()
        .map(|remark| (remark.row, remark.column.as_str()))
        .collect();
    assert_eq!(warned, [(4, "group"), (5, "date")]);
    assert_eq!(
        report.refused[0].reason,
        "The text of the comment is empty."
    );
    let again = take(&app, sheet, &["excerpt=comment", "date=received_at"])
        .await
        .unwrap();
    assert_eq!((again.taken, again.known, again.refused.len()), (0, 4, 2));
    assert_eq!(stored(&app).await.len(), 4);

    for (bytes, maps, said) in [
        ("a,b\n1,2\n", &[][..], "a, b"),
        ("a,b\n1,2\n", &["c=comment"][..], "“c”"),
        ("a,b\n1,2\n", &["a=nothing"][..], "“nothing”"),
        ("\n\n", &[][..], "sheet.csv"),
    ] {
        let Err(Error::Refused(message)) = take(&app, bytes, maps).await else {
            panic!("taken: {bytes}");
        };
        let sentence = polder::platform::texts::say(Language::En, &message);
        assert!(sentence.contains(said), "{sentence}");
    }
}

async fn reads_a_workbook_with_other_names(app: App) {
    app.sample("cyber").await;
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet()
        .write_string(0, 0, "Instructions")
        .unwrap();
    let sheet = book.add_worksheet();
    for (at, cells) in (0..).zip([
        ["Template for comments", "", "", ""],
        ["MB/NC", "Clause/Subclause", "Type of comment", "Comments"],
        ["NL", "2.1", "te", "=not a formula"],
    ]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(at, column, cell).unwrap();
        }
    }
    let report = take(&app, book.save_to_buffer().unwrap(), &[])
        .await
        .unwrap();
    assert_eq!((report.taken, report.anchored), (1, 1), "{report:?}");
    // Nobody said of what group it is: a name on paper, and no organisation for it.
    assert_eq!(report.warnings[0].row, 3);
    let rows = stored(&app).await;
    assert_eq!(rows[0].0.body, "=not a formula");
    assert_eq!(rows[0].2.organisation_id, None);
    let made: i64 = app
        .db(|conn| organisations::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(made, 0);
}

async fn an_export_comes_back_in(app: App) {
    use std::io::Read;
    app.sample("cyber").await;
    take(&app, SHEET, &[]).await.unwrap();
    let order = polder::exports::model::Order {
        consultation: "cyber".to_owned(),
        round: None,
        format: polder::exports::model::Format::Csv,
        audience: polder::exports::model::Audience::Internal,
        names: polder::exports::model::Names::Told,
        language: None,
    };
    let mut written = polder::exports::actions::write(&app.site, &Asker::command_line(), order)
        .await
        .unwrap();
    let mut bytes = Vec::new();
    written.file.read_to_end(&mut bytes).unwrap();
    let before = stored(&app).await;
    app.db(|conn| {
        diesel::delete(comments::table).execute(conn).unwrap();
        diesel::delete(submissions::table).execute(conn).unwrap();
        diesel::delete(parties::table).execute(conn).unwrap();
    })
    .await;
    let report = take(&app, bytes, &[]).await.unwrap();
    assert_eq!((report.taken, report.refused.len()), (5, 0), "{report:?}");
    let after = stored(&app).await;
    for (comment, submission, party) in before {
        let same = after
            .iter()
            .find(|(c, _, _)| c.body == comment.body)
            .unwrap();
        assert_eq!(
            (same.0.anchor.clone(), same.0.kind),
            (comment.anchor.clone(), comment.kind),
            "{}",
            comment.body
        );
        assert_eq!(same.0.submitted_at, comment.submitted_at);
        assert_eq!(same.1.publication, submission.publication);
        assert_eq!(
            (&same.2.name, &same.2.group_code),
            (&party.name, &party.group_code)
        );
    }
}

pub async fn staffed(app: &App) -> (Sample, crate::support::Actor) {
    let sample = app.sample("cyber").await;
    let clerk = app.account("c@example.org", "C").await;
    app.appoint(clerk, sample.consultation, StaffRole::Clerk)
        .await;
    let browser = app.browser(clerk).await;
    (sample, browser)
}

async fn takes_sheets_from_staff_on_a_page(app: App) {
    let (_, staff) = staffed(&app).await;
    let page = "/manage/cyber/rounds/1/intake";
    assert_eq!(app.visitor().get(page).await.status, 303);
    let stranger = app.account("s@example.org", "S").await;
    assert_eq!(app.browser(stranger).await.get(page).await.status, 404);

    let sheet = b"excerpt\nTaken\n\nAlso <b>taken</b>\n\"\"\n".to_vec();
    let files = [("file", "mail & post.csv", sheet)];
    let answer = staff
        .upload(page, page, &[("maps", "excerpt=comment\n")], &files)
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(
        answer.text().contains("mail & post.csv"),
        "{}",
        answer.text()
    );
    assert_eq!(stored(&app).await.len(), 2);
    let refused = staff.upload(page, page, &[("maps", "x=y")], &files).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("“y”"), "{}", refused.text());
    let none = staff.upload(page, page, &[("maps", "")], &[]).await;
    assert_eq!(none.status, 422);
    assert_eq!(staff.get("/manage/cyber/rounds/7/intake").await.status, 404);
}

/// Whoever looks first sends the file once, and nothing is taken in by looking.
async fn a_sheet_is_looked_at_and_taken_in_without_a_second_upload(app: App) {
    let (sample, staff) = staffed(&app).await;
    let page = "/manage/cyber/rounds/1/intake";
    let sheet = b"Vereniging,Opmerking,Kleur\nA,Eerste,rood\nB,Tweede,blauw\n".to_vec();
    let files = [("file", "post.csv", sheet)];
    let looked = staff.upload(page, page, &[("look", "1")], &files).await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    let text = looked.text();
    assert!(text.contains("What would become of post.csv"), "{text}");
    assert!(
        text.contains("Kleur") && looked.body.contains("name=\"held\""),
        "{text}"
    );
    assert_eq!(stored(&app).await.len(), 0);

    // Wrong words do not lose it.
    let wrong = [("held", "1"), ("maps", "x=y")];
    let refused = staff.upload(page, page, &wrong, &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("name=\"held\""), "{}", refused.text());
    assert!(refused.text().contains("post.csv"), "{}", refused.text());

    // Nobody else of the staff takes in what a colleague looked at.
    let other = app.account("d@example.org", "D").await;
    app.appoint(other, sample.consultation, StaffRole::Clerk)
        .await;
    let colleague = app.browser(other).await;
    let none = colleague.upload(page, page, &[("held", "1")], &[]).await;
    assert_eq!(none.status, 422);

    let taken = staff.upload(page, page, &[("held", "1")], &[]).await;
    assert_eq!(taken.status, 200, "{}", taken.text());
    assert_eq!(stored(&app).await.len(), 2);
    let again = staff.upload(page, page, &[("held", "1")], &[]).await;
    assert_eq!(again.status, 422, "it is kept no longer");
}

async fn a_sheet_that_was_only_looked_at_is_forgotten_after_a_day(app: App) {
    let (_, staff) = staffed(&app).await;
    let page = "/manage/cyber/rounds/1/intake";
    let files = [("file", "post.csv", b"Opmerking\nEerste\n".to_vec())];
    staff.upload(page, page, &[("look", "1")], &files).await;
    assert_eq!(polder::intake::worker::step(&app.site).await.unwrap(), 0);
    app.step(chrono::Duration::hours(25));
    assert_eq!(polder::intake::worker::step(&app.site).await.unwrap(), 1);
}

async fn takes_none_before_the_round_opens(app: App) {
    let sample = app.sample("cyber").await;
    for (state, taken) in [
        (RoundState::Draft, false),
        (RoundState::Archived, false),
        (RoundState::Closed, true),
    ] {
        let round = sample.round;
        app.db(move |conn| {
            diesel::update(rounds::table.filter(rounds::id.eq(round)))
                .set(rounds::state.eq(state))
                .execute(conn)
                .unwrap();
        })
        .await;
        let result = take(&app, "comment\nText\n", &[]).await;
        assert_eq!(result.is_ok(), taken, "{state}");
    }
}

async fn paper_is_nobodys_by_taking_a_name(app: App) {
    app.sample("cyber").await;
    let thief = app.account("thief@example.org", "Thief").await;
    let thief = app.browser(thief).await;
    let page = "/account/organisations";
    let fields = [
        ("name", "stichting bits van vrijheid"),
        ("group", "civil-society"),
    ];
    assert_eq!(thief.submit(page, page, &fields).await.status, 303);
    let sheet = "comment,party,group\nOn paper,Stichting Bits van Vrijheid,civil-society\n";
    take(&app, sheet, &[]).await.unwrap();
    assert_eq!(stored(&app).await[0].2.organisation_id, None);
    let own = thief.get("/account/submissions").await.text();
    assert!(!own.contains("Bits van Vrijheid"), "{own}");

    // Staff say which organisation is meant, by its code.
    let lead = app.account("lead@bits.example", "Lead").await;
    let bits = app
        .organisation("Bits van Vrijheid", "civil-society", lead, MemberRole::Lead)
        .await;
    let code = app.code_of("Bits van Vrijheid").await;
    let order = |said: String| Order {
        consultation: "cyber".to_owned(),
        round: 1,
        file: "sheet.csv".to_owned(),
        bytes: b"comment,party,group\nBy post,Stichting Bits van Vrijheid,civil-society\n".to_vec(),
        maps: Vec::new(),
        parties: vec![said],
        dry_run: false,
        ..Order::default()
    };
    for wrong in [
        "Stichting Bits van Vrijheid",
        "Stichting Bits van Vrijheid=XXXX",
    ] {
        let refused =
            actions::take(&app.site, &Asker::command_line(), order(wrong.to_owned())).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{wrong}");
    }
    let said = format!("stichting BITS van vrijheid={code}");
    actions::take(&app.site, &Asker::command_line(), order(said))
        .await
        .unwrap();
    let rows = stored(&app).await;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].2.organisation_id, Some(bits));
    let own = app.browser(lead).await.get("/account/submissions").await;
    assert!(own.text().contains("Bits van Vrijheid"));
}

async fn what_came_on_paper_verifies(app: App) {
    app.sample("cyber").await;
    let lead = app.account("lead@bits.example", "Lead").await;
    app.organisation("Bits van Vrijheid", "civil-society", lead, MemberRole::Lead)
        .await;
    let code = app.code_of("Bits van Vrijheid").await;
    let sheet = "\
comment,reference,party,group,name,quote,proposed_text,received_at
On words,1,Bits,civil-society,J. Jansen,what section 1,who section 1,2027-05-20
On the whole,General,Bits,civil-society,,,,2027-05-21
";
    let order = Order {
        consultation: "cyber".to_owned(),
        round: 1,
        file: "sheet.csv".to_owned(),
        bytes: sheet.as_bytes().to_vec(),
        maps: Vec::new(),
        parties: vec![format!("Bits={code}")],
        dry_run: false,
        ..Order::default()
    };
    actions::take(&app.site, &Asker::command_line(), order)
        .await
        .unwrap();
    let rows = stored(&app).await;
    let submission = &rows[0].1;
    assert_eq!(submission.state, SubmissionState::Submitted);
    let page = format!("/submissions/{}/content.json", submission.id);
    let content = app.browser(lead).await.get(&page).await;
    assert_eq!(content.status, 200);
    assert_eq!(
        Some(random::sha256_hex(content.body.as_bytes())),
        submission.content_hash,
        "{}",
        content.body
    );
    assert_eq!(
        content.json()["receipt"],
        submission.receipt_number.clone().unwrap()
    );
    // Each comment waits as of the day it came.
    let days: Vec<_> = rows
        .iter()
        .map(|(comment, _, _)| comment.submitted_at.unwrap().date().to_string())
        .collect();
    assert_eq!(days, ["2027-05-19", "2027-05-20"]);
    assert!(
        rows.iter()
            .all(|row| row.0.moderation == Moderation::Pending)
    );
    assert_eq!(submission.submitted_at, rows[0].0.submitted_at);
}

async fn moderator(app: &App, sample: &Sample) -> crate::support::Actor {
    let account = app.account("m@example.org", "M").await;
    app.appoint(account, sample.consultation, StaffRole::Moderator)
        .await;
    app.browser(account).await
}

async fn a_comment_of_a_sheet_is_put_elsewhere_and_still_verifies(app: App) {
    let sample = app.sample("cyber").await;
    let moderator = moderator(&app, &sample).await;
    let lead = app.account("lead@bits.example", "Lead").await;
    app.organisation("Bits van Vrijheid", "civil-society", lead, MemberRole::Lead)
        .await;
    let code = app.code_of("Bits van Vrijheid").await;
    let order = Order {
        consultation: "cyber".to_owned(),
        round: 1,
        file: "sheet.csv".to_owned(),
        bytes: b"comment,reference,party\nWrong place,figure 7,Bits\n".to_vec(),
        maps: Vec::new(),
        parties: vec![format!("Bits={code}")],
        dry_run: false,
        ..Order::default()
    };
    actions::take(&app.site, &Asker::command_line(), order)
        .await
        .unwrap();
    let (before, submission, _) = stored(&app).await.remove(0);
    assert_eq!(before.anchor.kind, AnchorKind::Document);

    let beside = moderator
        .get(&format!("/moderation/comments/{}", before.id))
        .await;
    let page = format!("/moderation/comments/{}/place", before.id);
    assert!(beside.body.contains(&page), "{}", beside.body);
    let shown = moderator.get(&page).await;
    assert!(shown.text().contains("figure 7"), "{}", shown.text());

    for (place, quote, said) in [
        ("99.9", "", "no “99.9”"),
        ("1 en 2", "", "more than one place"),
        ("1", "words that stand nowhere", "not found there once"),
    ] {
        let answer = moderator
            .submit(&page, &page, &[("place", place), ("quote", quote)])
            .await;
        assert_eq!(answer.status, 422, "{place}");
        assert!(answer.text().contains(said), "{place}: {}", answer.text());
        assert!(answer.body.contains(place), "what was typed stays");
    }
    assert_eq!(stored(&app).await[0].0.anchor, before.anchor);

    let answer = moderator
        .submit(&page, &page, &[("place", "section 1")])
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let (after, moved, _) = stored(&app).await.remove(0);
    assert_eq!(after.anchor.kind, AnchorKind::Section);
    assert_eq!(after.reference, "figure 7", "what was written stays");
    assert_ne!(moved.content_hash, submission.content_hash);
    let content = app
        .browser(lead)
        .await
        .get(&format!("/submissions/{}/content.json", moved.id))
        .await;
    assert_eq!(
        Some(random::sha256_hex(content.body.as_bytes())),
        moved.content_hash
    );

    // Who looked before is told, and nothing changes.
    let stale = [("place", ""), ("seen", "0")];
    let answer = moderator.submit(&page, &page, &stale).await;
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert_eq!(stored(&app).await[0].0.anchor, after.anchor);
}

async fn what_a_party_placed_stays_where_it_is(app: App) {
    let sample = app.sample("cyber").await;
    let moderator = moderator(&app, &sample).await;
    let party = app.party(&sample, "A", "private", None, None).await;
    let spec = crate::support::CommentSpec::on(sample.passages[1], "Mine.");
    let (_, comments) = app
        .submission(
            &sample,
            party,
            None,
            polder::submissions::model::Publication::Organisation,
            vec![spec],
        )
        .await;
    let page = format!("/moderation/comments/{}", comments[0]);
    let beside = moderator.get(&page).await;
    assert_eq!(beside.status, 200);
    assert!(!beside.body.contains(&format!("{page}/place")));
    assert_eq!(moderator.get(&format!("{page}/place")).await.status, 404);
}
