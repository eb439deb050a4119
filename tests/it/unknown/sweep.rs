//! Every route × everybody × every state a round can be in: whatever comes back holds no word that was not
//! published, no stranger's name, and for an outsider no 403. Routes and what their paths need come from the
//! permission table, which a test holds against the routes there really are.
//!
//! Every secret has "zwaan" in it; who may see which is said here.

use std::io::Read;

use diesel::prelude::*;
use polder::access::GuestKind;
use polder::consultations::model::{RoundAccess, RoundState};
use polder::consultations::store;
use polder::db::schema::{
    campaigns, comments, consultations, dispositions, invitations, originals, passages, questions,
    rounds, submissions, themes,
};
use polder::responses::model::Disposition;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::{CommentId, RoundId, SubmissionId};

use crate::consultations::drafts::put;
use crate::permissions::table::{self, Row};
use crate::permissions::world::World;
use crate::support::{Actor, App, CommentSpec, both, on_sqlite};

// A test for each state of a round, so that they run side by side: on both databases where most is public and where nothing is.
both!(answered, confidential);
on_sqlite!(planned, announced, open, closed, invited);

async fn planned(app: App) {
    let moved = (RoundState::Draft, RoundAccess::Open);
    nobody_is_told_what_is_not_theirs(app, "planned", moved, Open::Nobody).await;
}

async fn announced(app: App) {
    let moved = (RoundState::Scheduled, RoundAccess::Open);
    nobody_is_told_what_is_not_theirs(app, "announced", moved, Open::Everybody).await;
}

async fn open(app: App) {
    let moved = (RoundState::Open, RoundAccess::Open);
    nobody_is_told_what_is_not_theirs(app, "open", moved, Open::Everybody).await;
}

async fn closed(app: App) {
    let moved = (RoundState::Closed, RoundAccess::Open);
    nobody_is_told_what_is_not_theirs(app, "closed", moved, Open::Everybody).await;
}

async fn answered(app: App) {
    let moved = (RoundState::Reporting, RoundAccess::Open);
    nobody_is_told_what_is_not_theirs(app, "answered", moved, Open::Everybody).await;
}

async fn invited(app: App) {
    let moved = (RoundState::Open, RoundAccess::Invited);
    nobody_is_told_what_is_not_theirs(app, "invited", moved, Open::Outline).await;
}

async fn confidential(app: App) {
    let moved = (RoundState::Open, RoundAccess::Invited);
    nobody_is_told_what_is_not_theirs(app, "confidential", moved, Open::Nobody).await;
}

/// Whether outsiders may know of a round's text, and of its consultation.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Everybody,
    /// Its number, hours and access only.
    Outline,
    Nobody,
}

/// What stands in every world, whatever its state.
async fn plant(app: &App, world: &World, round: RoundId) {
    let submission = SubmissionId(world.name("submission").parse().unwrap());
    let comment = CommentId(world.name("comment").parse().unwrap());
    let draft = CommentId(world.name("draft-comment").parse().unwrap());
    let now = app.now();
    app.db(move |conn| {
        diesel::update(submissions::table.filter(submissions::id.eq(submission)))
            .set(submissions::submitter_name.eq("Zwaan van Wacht"))
            .execute(conn)
            .unwrap();
        diesel::update(comments::table.filter(comments::id.eq(comment)))
            .set((
                comments::body.eq("Een zwaanwacht."),
                comments::notes.eq("zwaannotitie"),
            ))
            .execute(conn)
            .unwrap();
        diesel::update(comments::table.filter(comments::id.eq(draft)))
            .set(comments::body.eq("Een zwaanconcept."))
            .execute(conn)
            .unwrap();
        diesel::insert_into(dispositions::table)
            .values((
                dispositions::comment_id.eq(comment),
                dispositions::disposition.eq(Disposition::Accepted),
                dispositions::response.eq("Een zwaanantwoord."),
                dispositions::revision.eq(1),
                dispositions::set_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
        diesel::update(campaigns::table.filter(campaigns::round_id.eq(round)))
            .set(campaigns::title.eq("zwaancampagne"))
            .execute(conn)
            .unwrap();
        let of = rounds::table
            .filter(rounds::id.eq(round))
            .select(rounds::consultation_id)
            .first::<polder::types::ids::ConsultationId>(conn)
            .unwrap();
        diesel::update(themes::table.filter(themes::consultation_id.eq(of)))
            .set(themes::name.eq("zwaanthema"))
            .execute(conn)
            .unwrap();
        diesel::update(invitations::table.filter(invitations::round_id.eq(Some(round))))
            .set(invitations::email.eq("zwaan@genodigd.example"))
            .execute(conn)
            .unwrap();
        diesel::update(originals::table)
            .set(originals::body.eq("Een zwaanconcept, opzij."))
            .execute(conn)
            .unwrap();
    })
    .await;
}

/// What outsiders may not read where the round is not for everybody.
async fn plant_inside(app: &App, round: RoundId, title: bool) {
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::introduction.eq("Een zwaaninleiding."))
            .execute(conn)
            .unwrap();
        diesel::update(questions::table.filter(questions::round_id.eq(round)))
            .set(questions::title.eq("Welke zwaanvraag?"))
            .execute(conn)
            .unwrap();
        let (of, version) = rounds::table
            .filter(rounds::id.eq(round))
            .select((rounds::consultation_id, rounds::version_id))
            .first::<(
                polder::types::ids::ConsultationId,
                polder::types::ids::VersionId,
            )>(conn)
            .unwrap();
        diesel::update(
            passages::table
                .filter(passages::version_id.eq(version))
                .filter(passages::key.eq("p-5")),
        )
        .set((
            passages::text.eq("Een zwaantekst."),
            passages::html.eq("Een zwaantekst."),
        ))
        .execute(conn)
        .unwrap();
        if title {
            diesel::update(consultations::table.filter(consultations::id.eq(of)))
                .set((
                    consultations::title.eq("Over de zwaantitel"),
                    consultations::summary.eq("Een zwaansamenvatting."),
                ))
                .execute(conn)
                .unwrap();
        }
    })
    .await;
}

/// All that came back: of a packed file what is in it.
fn unpacked(bytes: Vec<u8>) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8_lossy(&bytes).to_lowercase();
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut entry = Vec::new();
        archive
            .by_index(index)
            .unwrap()
            .read_to_end(&mut entry)
            .unwrap();
        all.push_str(&String::from_utf8_lossy(&entry).to_lowercase());
    }
    all
}

/// The addresses of a row: each format, where it has formats.
fn paths(world: &World, row: &Row) -> Vec<String> {
    let path = world.path(row);
    if !row.route.contains("{format}") {
        return vec![path];
    }
    let (head, rest) = path.split_once("/export.").unwrap();
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    ["csv", "json", "xlsx", "docx"]
        .iter()
        .map(|format| format!("{head}/export.{format}?{query}"))
        .collect()
}

struct Sweep {
    rows: Vec<Row>,
    wrong: Vec<String>,
    asked: usize,
}

impl Sweep {
    /// GETs everything as `who`, who may see none of `hidden`.
    async fn look(
        &mut self,
        state: &str,
        world: &World,
        (name, who, token): (&str, &Actor, Option<&str>),
        hidden: &[&str],
        outsider: bool,
    ) {
        for row in self.rows.iter().filter(|row| row.method == "GET") {
            for path in paths(world, row) {
                let (status, bytes) = if row.is_api() {
                    let answer = world.visitor().api("GET", &path, token, None).await;
                    (answer.status, answer.body.into_bytes())
                } else {
                    who.download(&path).await
                };
                self.asked += 1;
                let body = unpacked(bytes);
                let status = status.as_u16();
                // That these places are there says nothing of any consultation; staff of another one know them.
                let general = path.starts_with("/admin")
                    || ["/manage/new", "/drafting", "/drafting/second-looks"]
                        .contains(&path.as_str());
                if status >= 500 || (outsider && status == 403 && !general) {
                    self.wrong
                        .push(format!("{state}: {path} as {name}: {status}"));
                }
                for word in hidden {
                    if let Some(at) = body.find(word) {
                        let from = body[..at]
                            .char_indices()
                            .rev()
                            .nth(60)
                            .map_or(0, |(at, _)| at);
                        let near: String = body[from..].chars().take(140).collect();
                        self.wrong
                            .push(format!("{state}: {path} as {name}: {word} in …{near}…"));
                    }
                }
            }
        }
    }

    /// POSTs everything as an outsider.
    async fn send(&mut self, state: &str, world: &World, (name, who, form): (&str, &Actor, &str)) {
        // These end what the next request needs, or make somebody of nobody.
        const ENDINGS: [&str; 5] = [
            "/sign-out",
            "/consultations/{slug}/rounds/{number}/respond",
            "/account/sessions/end",
            "/account/password",
            "/guest/end",
        ];
        for row in self.rows.iter().filter(|row| row.method == "POST") {
            if row.is_api() || ENDINGS.contains(&row.route.as_str()) {
                continue;
            }
            let path = world.path(row);
            let fields = world.fields(row);
            let fields: Vec<_> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
            let answer = if row.multipart {
                who.upload(form, &path, &fields, &[]).await
            } else {
                who.post_from(form, &path, &fields).await
            };
            self.asked += 1;
            let status = answer.status.as_u16();
            if status >= 500 || status == 403 || answer.body.to_lowercase().contains("zwaan") {
                self.wrong
                    .push(format!("{state}: POST {path} as {name}: {status}"));
            }
        }
    }
}

async fn nobody_is_told_what_is_not_theirs(
    app: App,
    state: &str,
    (moved, access): (RoundState, RoundAccess),
    open: Open,
) {
    let mut sweep = Sweep {
        rows: table::rows(),
        wrong: Vec::new(),
        asked: 0,
    };
    let home = app.sample("guests").await;
    let party = app.party(&home, "Gast", "individual", None, None).await;
    let guest = app.guest(&home, party, GuestKind::Respondent).await;
    let colleague = app.guest(&home, party, GuestKind::Colleague).await;
    let world = World::make(&app, 0).await;
    let round = RoundId(world.name("round").parse().unwrap());
    plant(&app, &world, round).await;
    let slug = world.name("slug").to_owned();
    let of = app
        .db(move |conn| store::by_slug(conn, &slug).unwrap())
        .await;
    put(&app, &of, "9.9", "# Versie\n\nEen zwaanversie.\n")
        .await
        .unwrap();
    // One who is anonymous, with a published comment, and one for inside only.
    let sample = world.sample();
    for (name, word) in [
        ("Zwaan Geheim", "openbaar"),
        ("Zwaan Binnen", "zwaanbinnen"),
    ] {
        if word == "zwaanbinnen" && open == Open::Everybody {
            continue;
        }
        let party = app.party(sample, name, "private", None, None).await;
        let spec = CommentSpec {
            moderation: Moderation::Published,
            ..CommentSpec::on(sample.passages[3], &format!("Iets {word}."))
        };
        app.submission(sample, party, None, Publication::Anonymous, vec![spec])
            .await;
    }
    if open != Open::Everybody {
        plant_inside(&app, round, open == Open::Nobody).await;
    }
    let confidential = state == "confidential";
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((rounds::state.eq(moved), rounds::access.eq(access)))
            .execute(conn)
            .unwrap();
        diesel::update(consultations::table.filter(consultations::id.eq(of.id)))
            .set((
                consultations::confidential.eq(confidential),
                consultations::public_revision.eq(consultations::public_revision + 1),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.index().await;
    let stranger = app.account("stranger@example.org", "S").await;
    let token = crate::permissions::world::token(&app, stranger).await;
    let stranger = app.browser(stranger).await;
    let moderator = world.api_token("other-moderator");
    let outsiders = [
        ("anonymous", world.browser("anonymous"), None),
        ("stranger", &stranger, Some(token.as_str())),
        ("guest elsewhere", &guest, None),
        ("colleague elsewhere", &colleague, None),
        (
            "moderator elsewhere",
            world.browser("other-moderator"),
            moderator.as_deref(),
        ),
    ];
    for who in outsiders {
        sweep.look(state, &world, who, &["zwaan"], true).await;
    }
    if matches!(state, "open" | "confidential") {
        sweep
            .send(
                state,
                &world,
                ("anonymous", world.browser("anonymous"), "/sign-in"),
            )
            .await;
        sweep
            .send(state, &world, ("stranger", &stranger, "/privacy"))
            .await;
    }
    let insiders: [(&str, &[&str]); 4] = [
        (
            "participant",
            &[
                "zwaanversie",
                "zwaannotitie",
                "zwaanantwoord",
                "zwaanthema",
                "zwaancampagne",
                "zwaan geheim",
                "zwaan binnen",
                "zwaanbinnen",
                "zwaaninleiding",
                "zwaantekst",
            ],
        ),
        ("moderator", &["zwaanconcept"]),
        ("drafter", &["zwaanconcept"]),
        (
            "admin",
            &["zwaanconcept", "zwaanwacht", "zwaannotitie", "zwaan geheim"],
        ),
    ];
    for (name, hidden) in insiders {
        let token = world.api_token(name);
        let who = (name, world.browser(name), token.as_deref());
        sweep.look(state, &world, who, hidden, false).await;
    }
    for word in [
        "zwaanversie",
        "zwaanwacht",
        "zwaanbinnen",
        "zwaantekst",
        "zwaanantwoord",
    ] {
        let found = app.visitor().get(&format!("/api/v1/search?q={word}")).await;
        assert_eq!(found.json()["total"], 0, "{word}");
    }
    // Nine people, each at every page.
    assert!(sweep.asked > 900, "{}", sweep.asked);
    assert!(sweep.wrong.is_empty(), "{}", sweep.wrong.join("\n"));
}
