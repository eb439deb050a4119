//! The documents: the one of comments and responses, and the draft with comments in its margin and proposals as changes; in
//! both formats of word processors.

use diesel::prelude::*;
use polder::comments::model::CommentKind;
use polder::db::schema::{campaigns, comments, dispositions, passages};
use polder::exports::model::{Audience, Format, Names};
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::CommentId;

use super::{bytes, filled, named_bytes};
use crate::support::{App, CommentSpec, Sample, both};

both!(
    the_same_data_make_the_same_file,
    a_form_letter_is_told_once,
    a_proposal_is_a_redline_and_what_is_closed_says_so,
    every_comment_is_in_the_margin_and_every_proposal_a_change,
    proposals_for_the_same_words_break_nothing,
    names_can_be_left_out_of_every_file,
    the_page_offers_each_document,
);

const DOCUMENTS: [Format; 4] = [
    Format::Docx,
    Format::Odt,
    Format::DraftDocx,
    Format::DraftOdt,
];

/// A part of a packed file, which must be XML.
pub(super) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    std::io::Read::read_to_string(&mut file, &mut text).unwrap();
    text
}

/// Every part is well-formed XML.
fn well_formed(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    for name in names
        .iter()
        .filter(|name| name.ends_with("xml") || name.ends_with("rels"))
    {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        let mut depth = 0_i64;
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Start(_)) => depth += 1,
                Ok(quick_xml::events::Event::End(_)) => depth -= 1,
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        assert_eq!(depth, 0, "{name}");
        assert!(
            !text
                .chars()
                .any(|c| c < ' ' && !matches!(c, '\n' | '\t' | '\r')),
            "{name} holds what XML cannot"
        );
    }
}

/// The words of a piece of XML, without its tags.
pub(super) fn words(xml: &str) -> String {
    scraper::Html::parse_fragment(xml)
        .root_element()
        .text()
        .collect()
}

async fn the_same_data_make_the_same_file(app: App) {
    filled(&app).await;
    for format in DOCUMENTS {
        let first = bytes(&app, format, Audience::Internal).await;
        well_formed(&first);
        app.step(chrono::Duration::days(3));
        let second = bytes(&app, format, Audience::Internal).await;
        assert!(first == second, "{format} differs on another day");
    }
}

/// Comments of one party on the first passages with words, published.
pub(super) async fn said(
    app: &App,
    sample: &Sample,
    party: &str,
    said: &[(usize, &str, &str)],
) -> Vec<CommentId> {
    let party = app.party(sample, party, "technical", None, None).await;
    let specs = said
        .iter()
        .map(|(passage, body, proposed)| CommentSpec {
            moderation: Moderation::Published,
            kind: CommentKind::Technical,
            proposed_text: (!proposed.is_empty()).then(|| (*proposed).to_owned()),
            ..CommentSpec::on(sample.passages[*passage], body)
        })
        .collect();
    let made = app
        .submission(sample, party, None, Publication::NameAndOrganisation, specs)
        .await;
    made.1
}

async fn a_form_letter_is_told_once(app: App) {
    let sample = app.sample("cyber").await;
    let letter = "Please keep encryption strong, for everybody and everywhere.";
    let mut copies = Vec::new();
    for name in ["Een", "Twee", "Drie", "Vier"] {
        let own = format!("{letter} My shop depends on {name}tracht.");
        copies.extend(
            said(
                &app,
                &sample,
                name,
                &[(1, if name == "Een" { letter } else { &own }, "")],
            )
            .await,
        );
    }
    let round = sample.round;
    let now = app.now();
    app.db(move |conn| {
        let campaign: i64 = diesel::insert_into(campaigns::table)
            .values((
                campaigns::round_id.eq(round.0),
                campaigns::title.eq("Letter of the shops"),
                campaigns::sample_comment_id.eq(Some(copies[0].0)),
                campaigns::created_at.eq(now),
            ))
            .returning(campaigns::id)
            .get_result(conn)
            .unwrap();
        let ids: Vec<i64> = copies.iter().map(|id| id.0).collect();
        diesel::update(comments::table.filter(comments::id.eq_any(ids)))
            .set(comments::campaign_id.eq(Some(campaign)))
            .execute(conn)
            .unwrap();
    })
    .await;
    for audience in [Audience::Internal, Audience::Public] {
        for (format, name) in [
            (Format::Docx, "word/document.xml"),
            (Format::Odt, "content.xml"),
        ] {
            let file = bytes(&app, format, audience).await;
            let text = words(&part(&file, name));
            assert_eq!(
                text.matches(letter).count(),
                1,
                "{audience} {format}: {text}"
            );
            assert!(text.contains("4 keer ingestuurd"), "{text}");
            for name in ["Een", "Twee", "Drie", "Vier"] {
                assert!(text.contains(&format!("{name}, A. Submitter (")), "{text}");
            }
            assert!(text.contains("“My shop depends on Tweetracht.”"), "{text}");
            // What drafters call it is their own.
            let titled = text.contains("Letter of the shops");
            assert_eq!(titled, audience == Audience::Internal);
        }
    }
}

async fn a_proposal_is_a_redline_and_what_is_closed_says_so(app: App) {
    let sample = filled(&app).await;
    let proposal = "Purpose: this passage says what chapter 1 is about.";
    said(
        &app,
        &sample,
        "Lijn BV",
        &[(1, "Call it a chapter", proposal)],
    )
    .await;
    let file = bytes(&app, Format::Docx, Audience::Internal).await;
    let xml = part(&file, "word/document.xml");
    for (look, word) in [("Removed", "section"), ("Added", "chapter")] {
        let run =
            format!("<w:rStyle w:val=\"{look}\"/></w:rPr><w:t xml:space=\"preserve\">{word}</w:t>");
        assert!(xml.contains(&run), "{run} in {xml}");
    }
    // Heads of tables come again on each page, and each page says for whom it is.
    assert!(xml.contains("<w:tblHeader/>"));
    for name in ["word/header1.xml", "docProps/core.xml"] {
        assert!(part(&file, name).contains("INTERN. Bevat wat niet openbaar is"));
    }
    assert!(part(&file, "word/footer1.xml").contains("NUMPAGES"));
    assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"nl-NL\"/>"));
    let text = words(&xml);
    assert!(
        text.contains("NIET OPENBAAR: Wacht op een besluit"),
        "{text}"
    );
    assert!(text.contains("keuze: Anoniem"), "{text}");
    let public = bytes(&app, Format::Docx, Audience::Public).await;
    let text = words(&part(&public, "word/document.xml"));
    assert!(
        !text.contains("NIET OPENBAAR") && !text.contains("keuze:"),
        "{text}"
    );
}

/// What an attribute of the elements called `name` says, in order.
pub(super) fn attributes(xml: &str, name: &str, attribute: &str) -> Vec<String> {
    xml.split(&format!("<{name} "))
        .skip(1)
        .map(|rest| {
            let tag = rest.split('>').next().unwrap();
            let value = tag.split(&format!("{attribute}=\"")).nth(1);
            value
                .map_or("", |value| value.split('"').next().unwrap())
                .to_owned()
        })
        .collect()
}

async fn every_comment_is_in_the_margin_and_every_proposal_a_change(app: App) {
    let sample = filled(&app).await;
    let proposed = "Other <words> \u{7}entirely 😀";
    let broken = "Broken \u{1} \u{b} here";
    let comments = [(2, broken, proposed), (4, "Chapter", "Yet another")];
    said(&app, &sample, "Lijn \"&\" مرحبا 😀", &comments).await;
    let file = bytes(&app, Format::DraftDocx, Audience::Internal).await;
    well_formed(&file);
    let text = part(&file, "word/document.xml");
    let notes = part(&file, "word/comments.xml");
    let threads = part(&file, "word/commentsExtended.xml");
    // Eight comments and one answer, which is a reply.
    assert_eq!(notes.matches("<w:comment ").count(), 9);
    for mark in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
        assert_eq!(text.matches(&format!("<w:{mark} ")).count(), 9, "{mark}");
    }
    assert_eq!(threads.matches("w15:paraIdParent").count(), 1);
    let authors = attributes(&notes, "w:comment", "w:author");
    assert!(
        authors.contains(&"Lijn &quot;&amp;&quot; مرحبا 😀".to_owned()),
        "{authors:?}"
    );
    assert!(
        authors.contains(&"Ministerie van Voorbeelden".to_owned()),
        "{authors:?}"
    );
    let said = words(&notes);
    assert!(
        said.contains("Draft reason") && said.contains("waits for a moderator"),
        "{said}"
    );
    assert!(
        said.contains("NIET OPENBAAR: Wacht op een besluit"),
        "{said}"
    );
    let inserted = attributes(&text, "w:ins", "w:author");
    let own = inserted.iter().filter(|author| author.starts_with("Lijn"));
    assert_eq!(own.count(), 2, "{inserted:?}");
    assert!(words(&text).contains("Other <words> entirely 😀"), "{text}");

    let odt = bytes(&app, Format::DraftOdt, Audience::Internal).await;
    well_formed(&odt);
    let content = part(&odt, "content.xml");
    assert_eq!(content.matches("<office:annotation ").count(), 9);
    assert_eq!(content.matches("<office:annotation-end ").count(), 9);
    assert_eq!(content.matches("loext:parent-name").count(), 1);
    let changes = text.matches("<w:ins ").count() + text.matches("<w:del ").count();
    assert_eq!(content.matches("<text:changed-region ").count(), changes);
    // Every text is there, passage by passage, also where nobody said anything.
    let all: Vec<String> = app
        .db(|conn| passages::table.select(passages::text).load(conn).unwrap())
        .await;
    assert_eq!(all.len(), sample.passages.len());
    for passage in all {
        let last = passage.split_whitespace().next_back().unwrap().to_owned();
        assert!(words(&text).contains(&last), "{passage}");
    }
}

async fn proposals_for_the_same_words_break_nothing(app: App) {
    let sample = app.sample("cyber").await;
    let with = |word: &str| format!("Purpose: this passage says what {word} 1 is about.");
    let chapter = said(&app, &sample, "Een", &[(1, "one", &with("chapter"))]).await;
    let part_ = said(&app, &sample, "Twee", &[(1, "two", &with("part"))]).await;
    said(&app, &sample, "Drie", &[(1, "three", &with("part"))]).await;
    let end = "Purpose: this passage says what section 1 is for.";
    said(&app, &sample, "Vier", &[(1, "four", end)]).await;
    let now = app.now();
    let accepted = part_[0];
    app.db(move |conn| {
        diesel::insert_into(dispositions::table)
            .values((
                dispositions::comment_id.eq(accepted),
                dispositions::disposition.eq("accepted"),
                dispositions::response.eq(""),
                dispositions::revision.eq(1),
                dispositions::set_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let file = bytes(&app, Format::DraftDocx, Audience::Internal).await;
    let text = part(&file, "word/document.xml");
    // The accepted one has the place, and one that does not touch it has its own.
    assert_eq!(attributes(&text, "w:ins", "w:author"), ["Twee", "Vier"]);
    assert_eq!(attributes(&text, "w:del", "w:author"), ["Twee", "Vier"]);
    let notes = part(&file, "word/comments.xml");
    let said = words(&notes);
    let number = accepted.0;
    assert!(
        said.contains(&format!("raakt dezelfde woorden als dat van {number}")),
        "{said}"
    );
    assert!(
        said.contains(&format!("is gelijk aan dat van {number}")),
        "{said}"
    );
    assert!(said.contains("chapter"), "{said}");
    assert_ne!(chapter[0], accepted);
}

async fn names_can_be_left_out_of_every_file(app: App) {
    filled(&app).await;
    for format in Format::ALL {
        let file = named_bytes(&app, *format, Audience::Internal, Names::LeftOut).await;
        let all = match format {
            Format::Csv | Format::Json => String::from_utf8(file).unwrap(),
            _ => super::parts(file),
        };
        let has_comments = all.contains("on the whole document");
        // Nothing was accepted yet, for the next draft to hold it.
        let holds_all = !format.is_text_alone() && !format.is_next();
        assert_eq!(has_comments, holds_all, "{format}");
        for name in ["Stichting Net", "Geheime Naam", "A. Submitter"] {
            assert!(!all.contains(name), "{name} in the {format} file");
        }
    }
    let visitor = app.visitor();
    let path = "/consultations/cyber/rounds/1/export.draft-odt?names=left-out";
    let (status, file) = visitor.download(path).await;
    assert_eq!(status, 200);
    assert!(!super::parts(file).contains("Stichting Net"));
    let lost = "/consultations/cyber/rounds/1/export.odt?names=some";
    assert_eq!(visitor.download(lost).await.0, 404);
}

async fn the_page_offers_each_document(app: App) {
    filled(&app).await;
    // The text to comment on is offered while somebody can.
    app.sample("water").await;
    let visitor = app.visitor();
    for (slug, offered, others) in [
        (
            "cyber",
            vec![
                ("docx", "public.docx"),
                ("odt", "public.odt"),
                ("draft-docx", "public-draft.docx"),
                ("draft-odt", "public-draft.odt"),
            ],
            vec![("text-docx", "text.docx"), ("text-odt", "text.odt")],
        ),
        (
            "water",
            vec![("text-docx", "text.docx"), ("text-odt", "text.odt")],
            vec![],
        ),
    ] {
        let page = visitor.get(&format!("/consultations/{slug}/exports")).await;
        let path = |format: &str| {
            format!("/consultations/{slug}/rounds/1/export.{format}?audience=public")
        };
        let shows = |format: &str| page.body.contains(&path(format).replace('&', "&amp;"));
        for (format, _) in &offered {
            assert!(shows(format), "{slug}, {format}: {}", page.body);
        }
        for (format, _) in &others {
            assert!(!shows(format), "{slug}, {format}: {}", page.body);
        }
        for (format, ending) in offered.into_iter().chain(others) {
            let (status, file) = visitor.download(&path(format)).await;
            assert_eq!(status, 200, "{format}");
            well_formed(&file);
            let answer = visitor.get(&path(format)).await;
            let name = answer.headers["content-disposition"].to_str().unwrap();
            assert!(name.contains(&format!("{slug}-1-{ending}")), "{name}");
        }
    }
}
