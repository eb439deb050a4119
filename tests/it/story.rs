//! The main job from one end to the other, by nothing but what people have: pages, forms, mails
//! and the command line. A draft goes in, parties comment, a moderator decides, a drafter answers,
//! the answers and the consolidated comments come out.

mod files;
mod hours;
pub mod people;

use chrono::Duration;
use polder::platform::{dates, random};

use crate::support::{Actor, App, both};
use files::{Comment, Party};
use people::{PASSWORD, option, signed_in};

both!(the_main_job_from_draft_to_export);

/// Address of the text.
const TEXT: &str = "/consultations/cyber/rounds/1";
const DRAFT: &str = "# Internationale cyberstrategie\n\n\
    ## 1 Doel\n\n\
    Nederland wil een veilig en open internet.\n\n\
    De strategie wordt jaarlijks herzien.\n\n\
    ## 2 Partners\n\n\
    ### 2.1 Bedrijven\n\n\
    Bedrijven melden ernstige incidenten binnen 24 uur.\n";
const REVISED: &str = "De strategie wordt jaarlijks herzien.";

/// What may never be public: words redacted, withheld, and those of a party that chose anonymity.
const SECRETS: [&str; 8] = [
    "Jan de Wit",
    "06 12345678",
    "luie dienst",
    "Cyber Security Raad",
    "Anna",
    "raad.example",
    "noor@",
    "Herziening",
];

const NOOR: &str = "noor@net.example";
const ANNA: &str = "anna@raad.example";

async fn the_main_job_from_draft_to_export(app: App) {
    let admin = set_up(&app).await;
    let (noor, net) = registers_for_an_organisation(&app).await;
    let anna = accepts_an_invitation(&app, &admin).await;

    let (noors, received_first) = submits_comments_on_passages(&app, &noor, &net).await;
    app.step(Duration::minutes(5));
    let (annas, received_last) = submits_anonymously(&app, &anna).await;

    let ids = moderates(&app).await;
    tells_the_parties(&app, &noor, &noors).await;

    app.step(Duration::days(1));
    polder::consultations::worker::step(&app.site)
        .await
        .unwrap();
    answers(&app, ids).await;

    let key = passage_key(&app, REVISED).await;
    let comments = expected(ids, &key, &received_first, &received_last);
    let pages = people::crawl(&app.visitor()).await;
    for (address, content) in &pages {
        for secret in SECRETS {
            assert!(!content.contains(secret), "{secret} at {address}");
        }
    }
    for (path, words) in [
        ("/consultations/cyber", "cyberstrategie"),
        ("/consultations/cyber/exports", "export.docx"),
        ("/consultations/cyber/report", "Adviesorganen"),
        (TEXT, REVISED),
        (&format!("{TEXT}/comments"), "middelgrote; 😀"),
        (&format!("{TEXT}/comments"), "5.1.2.e"),
        (&format!("{TEXT}/comments"), "<em>de helft</em>"),
        (&format!("{TEXT}/comments"), "Noor Bakker"),
    ] {
        let page = pages.iter().find(|(address, _)| address == path);
        let (_, content) = page.unwrap_or_else(|| panic!("no link leads to {path}"));
        assert!(content.contains(words), "{words} is not at {path}");
    }
    files::compare(&app, &comments).await;

    // The party can still read all of its own.
    let own = noor_again(&app).await.get(&noors).await;
    assert!(own.text().contains("Jan de Wit"), "{}", own.text());
    assert!(!annas.is_empty());
    chain_is_whole(&app).await;
}

/// An administrator by the command line; everything else on pages. Ends with an open round.
async fn set_up(app: &App) -> Actor {
    let create = "account create --name Beheer --password-stdin";
    app.command(
        &format!("{create} --admin --email admin@example.org"),
        PASSWORD,
    );
    let admin = signed_in(app, "admin@example.org").await;
    let fields = [
        ("title", "Internationale cyberstrategie"),
        ("slug", "cyber"),
        ("language", "nl"),
        ("time_zone", "UTC"),
    ];
    let made = admin.submit("/manage/new", "/manage/new", &fields).await;
    assert_eq!(
        made.location.as_deref(),
        Some("/manage/cyber"),
        "{}",
        made.text()
    );
    for (role, email) in [
        ("moderator", "moderator@example.org"),
        ("moderator", "tweede@example.org"),
        ("drafter", "drafter@example.org"),
    ] {
        let line = format!("{create} --role {role} --consultation cyber --email {email}");
        app.command(&line, PASSWORD);
    }

    let page = "/manage/cyber/versions";
    let file = ("files", "draft.md", DRAFT.as_bytes().to_vec());
    let fields = [("label", "1.0"), ("action", "import")];
    let imported = admin
        .upload(page, page, &fields, std::slice::from_ref(&file))
        .await;
    assert_eq!(imported.status, 200, "{}", imported.text());
    assert!(
        imported.text().contains("2.1"),
        "the document's own numbers"
    );
    let twice = admin.upload(page, page, &fields, &[file]).await;
    assert_eq!(twice.status, 422, "the same label and text twice");

    let hour = |moment: chrono::NaiveDateTime| moment.format("%Y-%m-%dT%H:%M").to_string();
    let fields = [
        ("opens_at", hour(app.now() + Duration::hours(1))),
        ("closes_at", hour(app.now() + Duration::days(1))),
    ];
    let fields = fields.each_ref().map(|(name, at)| (*name, at.as_str()));
    let made = admin
        .submit("/manage/cyber/rounds/new", "/manage/cyber/rounds", &fields)
        .await;
    let round = "/manage/cyber/rounds/1";
    assert_eq!(made.location.as_deref(), Some(round), "{}", made.text());
    assert_eq!(
        app.visitor().get(TEXT).await.status,
        404,
        "not announced yet"
    );
    let state = [("state", "scheduled")];
    let announced = admin
        .post_from(round, "/manage/cyber/rounds/1/state", &state)
        .await;
    assert_eq!(announced.status, 303);
    assert!(
        app.visitor()
            .get("/")
            .await
            .has("a[href^='/consultations/cyber']")
    );
    app.step(Duration::hours(1));
    assert_eq!(
        polder::consultations::worker::step(&app.site)
            .await
            .unwrap(),
        1
    );
    assert_eq!(app.visitor().get(TEXT).await.status, 200);
    admin
}

/// Registers, follows the mailed link, signs in, founds an organisation. Returns the value the
/// comment form has for it.
async fn registers_for_an_organisation(app: &App) -> (Actor, String) {
    let noor = app.visitor();
    let answer = noor
        .submit("/register", "/register", &[("email", NOOR)])
        .await;
    assert_eq!(answer.location.as_deref(), Some("/register/sent"));
    let early = noor
        .submit(
            "/sign-in",
            "/sign-in",
            &[("email", NOOR), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(early.status, 422, "an address nobody confirmed");
    let link = app.mailed_link(NOOR, "/verify").await;
    let fields = [("name", "Noor Bakker"), ("password", PASSWORD)];
    let done = noor.submit(&link, "/verify", &fields).await;
    assert_eq!(done.location.as_deref(), Some("/sign-in"));
    let noor = signed_in(app, NOOR).await;
    let page = "/account/organisations";
    let fields = [("name", "Stichting Net"), ("group", "technical")];
    let founded = noor.submit(page, page, &fields).await;
    assert_eq!(founded.status, 303, "{}", founded.text());
    let form = noor.get(&format!("{TEXT}/comment")).await;
    let net = option(&form, "organisation", "Stichting Net");
    (noor, net)
}

/// The council is invited by mail; its lead makes an account by the link.
async fn accepts_an_invitation(app: &App, admin: &Actor) -> Actor {
    let page = "/manage/cyber/rounds/1/invitations";
    let fields = [
        ("organisation", "Cyber Security Raad"),
        ("group", "advisory"),
        ("email", ANNA),
    ];
    let invited = admin.submit(page, page, &fields).await;
    assert_eq!(invited.status, 303, "{}", invited.text());
    let link = app.mailed_link(ANNA, "/invitation").await;
    let anna = app.visitor();
    assert!(anna.get(&link).await.text().contains("Cyber Security Raad"));
    let fields = [("name", "Anna Geheim"), ("password", PASSWORD)];
    let done = anna.submit(&link, "/invitation", &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    anna
}

/// Writes one comment; returns the address of the submission it is in.
async fn comment(who: &Actor, place: &str, fields: &[(&str, &str)]) -> String {
    let form = format!("{TEXT}/comment");
    let mut all = vec![("action", "save")];
    all.extend_from_slice(fields);
    let done = who.submit(&format!("{form}?{place}"), &form, &all).await;
    assert_eq!(done.status, 303, "{}", done.text());
    done.location.unwrap()
}

const FIRST: &str = "=1+1: vraag *Jan de Wit* op 06 12345678 ernaar.";
const PROPOSED: &str = "De strategie wordt met Jan de Wit elke twee jaar herzien.";
const INSULT: &str = "Geschreven door een luie dienst.";
const SECTION: &str = "- Noem \"alle\" bedrijven,\n- ook <kleine> & middelgrote; 😀";
const DOCUMENT: &str = "Een **heldere** tekst.";

/// The passage with these words, as the text itself names it.
async fn passage_key(app: &App, words: &str) -> String {
    let text = app.visitor().get(TEXT).await;
    people::element_with(&text, words)
}

async fn submits_comments_on_passages(app: &App, noor: &Actor, net: &str) -> (String, String) {
    let key = passage_key(app, REVISED).await;
    let place = format!("passage={key}");
    let form = noor.get(&format!("{TEXT}/comment?{place}")).await;
    assert!(form.text().contains(REVISED), "{}", form.text());
    let fields = [
        ("organisation", net),
        ("kind", "technical"),
        ("body", FIRST),
        ("proposed_text", PROPOSED),
        ("sentence", "selected"),
        ("quote", "jaarlijks herzien"),
    ];
    let draft = comment(noor, &place, &fields).await;
    let fields = [("organisation", net), ("kind", "general"), ("body", INSULT)];
    assert_eq!(
        comment(noor, &place, &fields).await,
        draft,
        "gathered in one"
    );
    let fields = [
        ("action", "submit"),
        ("publication", "name-and-organisation"),
        ("submitter_name", "Noor Bakker"),
    ];
    let at = dates::rfc3339(app.now());
    let done = noor.submit(&draft, &draft, &fields).await;
    assert_eq!(
        done.location,
        Some(format!("{draft}/receipt")),
        "{}",
        done.text()
    );
    let content = noor.get(&format!("{draft}/content.json")).await;
    let hash = random::sha256_hex(content.body.as_bytes());
    let mails = app.mail_to(NOOR).await;
    let receipt = mails.last().unwrap();
    for words in [
        "Jan de Wit op 06 12345678",
        PROPOSED,
        INSULT,
        &hash,
        "Stichting Net",
    ] {
        assert!(receipt.text.contains(words), "{words}: {}", receipt.text);
    }
    assert!(receipt.html.contains("<em>Jan de Wit</em>"));
    (draft, at)
}

async fn submits_anonymously(app: &App, anna: &Actor) -> (String, String) {
    let form = anna.get(&format!("{TEXT}/comment")).await;
    let council = option(&form, "organisation", "Cyber Security Raad");
    let fields = [
        ("organisation", council.as_str()),
        ("kind", "editorial"),
        ("body", SECTION),
    ];
    let draft = comment(anna, "section=2.1", &fields).await;
    let fields = [
        ("organisation", council.as_str()),
        ("kind", "general"),
        ("body", DOCUMENT),
    ];
    comment(anna, "", &fields).await;
    let fields = [
        ("action", "submit"),
        ("publication", "anonymous"),
        ("submitter_name", "Anna Geheim"),
    ];
    let at = dates::rfc3339(app.now());
    let done = anna.submit(&draft, &draft, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    (draft, at)
}

/// Redacts, withholds, publishes one and publishes in bulk. Returns the numbers of the comments
/// in the order they were written.
async fn moderates(app: &App) -> [i64; 4] {
    let moderator = signed_in(app, "moderator@example.org").await;
    let queue = moderator.get("/moderation").await;
    let found = people::numbers_after(&queue, "/moderation/comments/");
    let ids: [i64; 4] = Vec::from_iter(found).try_into().unwrap();
    for (id, words) in ids
        .iter()
        .zip(["ernaar.", "luie", "middelgrote", "heldere"])
    {
        let page = moderator.get(&format!("/moderation/comments/{id}")).await;
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let decide = async |id: i64, fields: &[(&str, &str)]| {
        let page = format!("/moderation/comments/{id}");
        let mut all = vec![("decisions", "0")];
        all.extend_from_slice(fields);
        moderator
            .post_from(&page, &format!("{page}/decision"), &all)
            .await
    };
    let redact = [
        ("verdict", "publish-redacted"),
        ("words", "Jan de Wit"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
        ("words", "06 12345678"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
    ];
    let shown = decide(ids[0], &redact).await;
    assert_eq!(shown.status, 200, "the public text is shown first");
    assert!(
        !people::crawl(&app.visitor())
            .await
            .iter()
            .any(|(_, content)| content.contains("ernaar."))
    );
    let sure = [&redact[..], &[("action", "confirm")]].concat();
    let done = decide(ids[0], &sure).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let withhold = [
        ("verdict", "withhold"),
        ("ground", "conduct"),
        ("explanation", "Laat de belediging weg."),
    ];
    for (id, fields) in [(ids[1], &withhold[..]), (ids[2], &[("verdict", "publish")])] {
        let done = decide(id, fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let ticked = format!("{}-0", ids[3]);
    let bulk = moderator
        .post_from(
            "/moderation",
            "/moderation/publication",
            &[("ids", &ticked)],
        )
        .await;
    assert_eq!(bulk.status, 303, "{}", bulk.text());
    ids
}

async fn tells_the_parties(app: &App, noor: &Actor, submission: &str) {
    let mails = app.mail_to(NOOR).await;
    assert!(
        mails
            .iter()
            .any(|mail| mail.text.contains("Laat de belediging weg.")),
        "the reason is mailed"
    );
    let outcome = noor.get(&format!("{submission}/outcome")).await;
    assert!(outcome.text().contains("Laat de belediging weg."));
    let council = app.mail_to(ANNA).await;
    assert!(
        council
            .iter()
            .all(|mail| !mail.text.contains("belediging") && !mail.text.contains("Noor")),
        "told of its own comments only"
    );
}

/// Answers as drafters give them, and as everybody reads them.
const ANSWERS: [(&str, &str); 4] = [
    ("partly-accepted", "Wij namen *de helft* over."),
    ("not-accepted", "=Niet in behandeling genomen."),
    ("accepted", ""),
    (
        "noted",
        "Dank u wel. Wij betrekken uw advies bij de uitvoering, die in 2028 begint.",
    ),
];

async fn answers(app: &App, ids: [i64; 4]) {
    let drafter = signed_in(app, "drafter@example.org").await;
    for (id, (disposition, response)) in ids.into_iter().zip(ANSWERS) {
        let page = format!("/drafting/comments/{id}");
        let fields = [("disposition", disposition), ("response", response)];
        let done = drafter
            .submit(&page, &format!("{page}/answer"), &fields)
            .await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let page = format!("/drafting/comments/{}", ids[0]);
    let done = drafter
        .submit(
            &page,
            &format!("{page}/answer"),
            &[("themes", "Herziening")],
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    for (address, content) in people::crawl(&app.visitor()).await {
        assert!(!content.contains("de helft"), "too early at {address}");
    }
    let before = (app.mail_to(NOOR).await.len(), app.mail_to(ANNA).await.len());
    let publication = "/drafting/cyber/rounds/1/publication";
    let done = drafter.submit(publication, publication, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let (noors, annas) = (app.mail_to(NOOR).await, app.mail_to(ANNA).await);
    assert_eq!(
        (noors.len(), annas.len()),
        (before.0 + 1, before.1 + 1),
        "one mail a party"
    );
    let (noors, annas) = (noors.last().unwrap(), annas.last().unwrap());
    assert!(noors.text.contains("de helft") && noors.text.contains("Niet in behandeling"));
    assert!(!noors.text.contains("Dank u wel.") && annas.text.contains("Dank u wel."));
}

/// What the files must hold.
fn expected(ids: [i64; 4], key: &str, first: &str, last: &str) -> Vec<Comment> {
    let net = Party {
        name: "Stichting Net",
        group: "technical",
        group_name: "Technische gemeenschap",
        submitter: "Noor Bakker",
        publication: "name-and-organisation",
        verification: "account",
    };
    let council = Party {
        name: "Cyber Security Raad",
        group: "advisory",
        group_name: "Adviesorganen",
        submitter: "Anna Geheim",
        publication: "anonymous",
        verification: "invited",
    };
    let on_passage = |id, body| Comment {
        id,
        received_at: first.to_owned(),
        party: net,
        anchor: key.to_owned(),
        section: ("1", "Doel"),
        passage: REVISED,
        decision: "withhold",
        closed: "NIET OPENBAAR: Niet gepubliceerd (Huisregel: beledigend, bedreigend of discriminerend)",
        kind: "general",
        ..Comment::of(body)
    };
    let of_council = |id, body| Comment {
        id,
        received_at: last.to_owned(),
        party: council,
        decision: "publish",
        public: Some((body, "")),
        ..Comment::of(body)
    };
    let mut all = vec![
        Comment {
            kind: "technical",
            quote: "jaarlijks herzien",
            proposed_text: PROPOSED,
            themes: "Herziening",
            decision: "publish-redacted",
            closed: "NIET GEHEEL OPENBAAR: Deels gelakt gepubliceerd (5.1.2.e Persoonlijke levenssfeer, ook van anderen)",
            public: Some((
                "=1+1: vraag *[… 5.1.2.e]* op [… 5.1.2.e] ernaar.",
                "De strategie wordt met [… 5.1.2.e] elke twee jaar herzien.",
            )),
            ..on_passage(ids[0], FIRST)
        },
        on_passage(ids[1], INSULT),
        Comment {
            kind: "editorial",
            anchor: "section".to_owned(),
            section: ("2.1", "Bedrijven"),
            ..of_council(ids[2], SECTION)
        },
        Comment {
            kind: "general",
            anchor: "document".to_owned(),
            ..of_council(ids[3], DOCUMENT)
        },
    ];
    for (comment, (disposition, response)) in all.iter_mut().zip(ANSWERS) {
        comment.disposition = disposition;
        comment.response = response;
    }
    all
}

/// Sessions end after twelve hours: a day later one signs in again.
async fn noor_again(app: &App) -> Actor {
    signed_in(app, NOOR).await
}

async fn chain_is_whole(app: &App) {
    assert!(app.audited().await > 20);
    let checked = app.command("check", "");
    assert!(checked.contains("chain whole"), "{checked}");
    let admin = signed_in(app, "admin@example.org").await;
    let log = admin.get("/admin/audit").await;
    for action in ["submission.submit", "comment.decide", "export.internal"] {
        assert!(log.body.contains(action), "{action} is not in the log");
    }
    let refused = signed_in(app, NOOR).await.get("/admin/audit").await;
    assert_eq!(refused.status, 404);
}
