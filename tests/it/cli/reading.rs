//! Texts as people make them, brought in by the command line: each passage under the number it prints, what was left
//! out said, and rows of a sheet at the place they mean.

use diesel::prelude::*;
use polder::db::schema::{comments, passages, sections, versions};

use super::Scene;
use crate::support::{App, both};

both!(
    numbers_are_kept_as_printed,
    lists_keep_their_letters,
    pages_of_laws_and_standards_lose_their_machinery,
    what_is_hidden_stays_hidden_and_is_said,
    lines_are_parted_as_the_author_parted_them,
    lines_in_bold_are_headings_where_there_are_no_others,
);

fn scene(app: App) -> Scene {
    let scene = Scene::new(app);
    scene.done("consultation create --slug cyber --title Cyber");
    scene
}

/// Brings a file in; the warnings.
fn import(scene: &Scene, label: &str, name: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    scene.file(name, text);
    let said = scene.json(&format!(
        "draft import --consultation cyber --label {label} --json {name}"
    ));
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let warnings = said["warnings"].as_array().unwrap();
    warnings
        .iter()
        .map(|warning| warning.as_str().unwrap().to_owned())
        .collect()
}

/// The passages of a version: number of the section, kind, own number, text.
async fn text(scene: &Scene, label: &str) -> Vec<String> {
    let label = label.to_owned();
    let rows: Vec<(String, String, String, String)> = scene
        .app
        .db(move |conn| {
            passages::table
                .inner_join(sections::table.on(sections::id.eq(passages::section_id)))
                .inner_join(versions::table.on(versions::id.eq(passages::version_id)))
                .filter(versions::label.eq(label))
                .order(passages::position)
                .select((
                    sections::number,
                    passages::kind,
                    passages::number,
                    passages::text,
                ))
                .load(conn)
                .unwrap()
        })
        .await;
    rows.into_iter()
        .map(|(section, kind, number, text)| format!("{section}|{kind}|{number}|{text}"))
        .collect()
}

/// Takes in a sheet on the first version; for each comment its anchor, the number of its section, the passage.
async fn placed(scene: &Scene, sheet: &str) -> Vec<String> {
    scene.done(
        "round open --consultation cyber --number 1 --draft 1 --opens 2020-03-01T09:00 \
         --closes 2199-04-01T09:00",
    );
    scene.file("sheet.csv", sheet);
    scene.done("intake --consultation cyber --round 1 sheet.csv");
    let rows: Vec<(String, Option<String>, Option<String>)> = scene
        .app
        .db(|conn| {
            comments::table
                .left_join(sections::table.on(comments::section_id.eq(sections::id.nullable())))
                .left_join(passages::table.on(comments::passage_id.eq(passages::id.nullable())))
                .order(comments::id)
                .select((
                    comments::anchor,
                    sections::number.nullable(),
                    passages::text.nullable(),
                ))
                .load(conn)
                .unwrap()
        })
        .await;
    rows.into_iter()
        .map(|(anchor, section, passage)| {
            let (section, passage) = (section.unwrap_or_default(), passage.unwrap_or_default());
            format!("{anchor}|{section}|{passage}")
        })
        .collect()
}

async fn numbers_are_kept_as_printed(app: App) {
    let scene = scene(app);
    import(
        &scene,
        "1",
        "draft.md",
        "# Regeling havens\n\n## Hoofdstuk 3 Zorg\n\n### Artikel 3:1 Begrippen\n\nEen kade is een wal.\n\n\
         ### Artikel 3:2 Zorgplicht\n\nDe beheerder treft maatregelen.\n\n\
         ### Artikel 3:2a Melding\n\nDe beheerder meldt een storing binnen een dag.\n\n\
         ## Hoofdstuk 2A Later\n\n### Artikel 6bis\n\nTekst.\n\n### Artikel 10a1 Slot\n\nEinde.\n\n\
         ## Bijlage 1A\n\nLijst.\n",
    );
    let headings: Vec<String> = text(&scene, "1")
        .await
        .into_iter()
        .filter(|line| line.contains("|heading|"))
        .collect();
    assert_eq!(
        headings,
        [
            "|heading||Regeling havens",
            "Hoofdstuk 3|heading|Hoofdstuk 3|Zorg",
            "Artikel 3:1|heading|Artikel 3:1|Begrippen",
            "Artikel 3:2|heading|Artikel 3:2|Zorgplicht",
            "Artikel 3:2a|heading|Artikel 3:2a|Melding",
            "Hoofdstuk 2A|heading|Hoofdstuk 2A|Later",
            "Artikel 6bis|heading||Artikel 6bis",
            "Artikel 10a1|heading|Artikel 10a1|Slot",
            "Bijlage 1A|heading||Bijlage 1A",
        ]
    );
    import(
        &scene,
        "2",
        "parts.md",
        "# Deel een\n\n## 1. Doel\n\nEen.\n\n## 2. Weg\n\nTwee.\n\n# Deel twee\n\n## 1. Doel\n\nDrie.\n",
    );
    let numbers: Vec<String> = text(&scene, "2")
        .await
        .iter()
        .filter_map(|line| line.strip_suffix("|Doel").or(line.strip_suffix("|Weg")))
        .map(str::to_owned)
        .collect();
    assert_eq!(numbers, ["1|heading|1", "2|heading|2", "1|heading|1"]);
}

async fn lists_keep_their_letters(app: App) {
    let scene = scene(app);
    import(
        &scene,
        "1",
        "draft.html",
        "<!DOCTYPE html><html lang=\"nl\"><head><title>Regeling</title><style>\
         .lst-kix_z9-0 > li:before { content: \"\" counter(lst-ctn-kix_z9-0, lower-latin) \". \" }\
         .letters { list-style-type: lower-latin }</style></head><body><h1>Regeling</h1>\
         <h2>Artikel 1</h2><ol style=\"list-style-type: lower-alpha\"><li>meten;</li><li>wegen.</li></ol>\
         <h2>Artikel 2</h2><ol class=\"c1 lst-kix_z9-0 start\"><li>melden;</li></ol><ol class=letters><li>gaan;</li></ol>\
         <h2>Artikel 3</h2><ol style=\"list-style-type:lower-roman\"><li>horen;</li><li>zien.</li></ol>\
         <h2>Artikel 4</h2><p>Men kan:</p><p>1&deg;. staan;</p><p>2&deg;. zitten.</p>\
         <h2>Artikel 5</h2><p>De minister kan:<br>a. vragen;<br>b. antwoorden.</p>\
         <h2>Artikel 6</h2><ol><li>(a) eten;</li><li>(b) drinken.</li></ol>\
         <h2>Artikel 7</h2><dl><dt>kade</dt><dd>een wal;</dd><dt>(a)</dt><dd>een punt.</dd></dl></body></html>",
    );
    let items: Vec<String> = text(&scene, "1")
        .await
        .into_iter()
        .filter(|line| line.contains("|list-item|"))
        .collect();
    assert_eq!(
        items,
        [
            "Artikel 1|list-item|a.|meten;",
            "Artikel 1|list-item|b.|wegen.",
            "Artikel 2|list-item|a.|melden;",
            "Artikel 2|list-item|a.|gaan;",
            "Artikel 3|list-item|i.|horen;",
            "Artikel 3|list-item|ii.|zien.",
            "Artikel 4|list-item|1°.|staan;",
            "Artikel 4|list-item|2°.|zitten.",
            "Artikel 5|list-item|a.|vragen;",
            "Artikel 5|list-item|b.|antwoorden.",
            "Artikel 6|list-item|(a)|eten;",
            "Artikel 6|list-item|(b)|drinken.",
            "Artikel 7|list-item||kade",
            "Artikel 7|list-item||een wal;",
            "Artikel 7|list-item|(a)|een punt.",
        ]
    );
}

async fn pages_of_laws_and_standards_lose_their_machinery(app: App) {
    let scene = scene(app);
    let point = |mark: &str, words: &str| {
        format!(
            "<table width=\"100%\"><col width=\"4%\"/><col width=\"96%\"/><tbody><tr><td><p>{mark}</p></td>\
             <td>{words}</td></tr></tbody></table>"
        )
    };
    let deeper = format!("<p>harbour means:</p>{}", point("(i)", "<p>a quay;</p>"));
    import(
        &scene,
        "1",
        "act.html",
        format!(
            "<!DOCTYPE html><html lang=\"en\"><body><h1>Regulation on harbours</h1>\
             <p class=\"oj-ti-art\">Article 4</p><p class=\"oj-sti-art\">Definitions</p><p>In this Regulation:</p>{}{}\
             <h2>5. Scope<a class=\"headerlink\" href=\"#scope\">¶</a></h2>\
             <p>It applies to all.<a class=\"anchor\" aria-hidden=\"true\" href=\"#x\">#</a></p>\
             <h2><a href=\"#s6\" class=\"section-number\">6.</a><a href=\"#s6\">Entry</a></h2>\
             <ul><li><a href=\"#a\">One</a></li><li><a href=\"#b\">Two</a></li></ul></body></html>",
            point("(a)", &deeper),
            point("(b)", "<p>tide means water.</p>"),
        ),
    );
    assert_eq!(
        text(&scene, "1").await,
        [
            "|heading||Regulation on harbours",
            "Article 4|heading|Article 4|Definitions",
            "Article 4|paragraph||In this Regulation:",
            "Article 4|list-item|(a)|harbour means:",
            "Article 4|list-item|(i)|a quay;",
            "Article 4|list-item|(b)|tide means water.",
            "5|heading|5|Scope",
            "5|paragraph||It applies to all.",
            "6|heading|6|Entry",
        ]
    );
}

async fn what_is_hidden_stays_hidden_and_is_said(app: App) {
    let scene = scene(app);
    let page = "<!DOCTYPE html><html lang=\"nl\"><head><style>.weg { display: none }</style></head><body>\
         <h1>Concept</h1><h2>1 Doel</h2><p>Het doel is rust.<span style='display:none;mso-hide:all'> [intern]</span></p>\
         <p style=\"display: none\">Alternatief.</p><div hidden>Dit niet.</div><p class=weg>Ook niet.</p>\
         <!-- nog afstemmen --><p style=\"visibility:hidden\">Onzichtbaar.</p>\
         <p><ins cite=\"mailto:jan\" datetime=\"2026-04-01\">Nieuw</ins><del datetime=\"2026-04-01\">Oud</del> slot.</p>\
         <div style=\"mso-element:comment-list\"><p>Haalbaar?</p></div><svg><path d=\"M0 0\"/></svg></body></html>";
    assert_eq!(
        import(&scene, "1", "page.html", page),
        [
            "page.html: hidden text was left out (in 4 places).",
            "page.html: one comment in the source of the file was left out.",
            "page.html holds tracked changes: one insertion was taken in as text.",
            "page.html holds tracked changes: one deletion was left out.",
            "page.html holds comments by reviewers: one was left out.",
            "page.html: one drawing, film or other thing that is not text was left out.",
        ]
    );
    assert_eq!(
        text(&scene, "1").await,
        [
            "|heading||Concept",
            "1|heading|1|Doel",
            "1|paragraph||Het doel is rust.",
            "1|paragraph||Nieuw slot.",
        ]
    );
    let markdown = "# Concept\n\n<!-- intern: nog niet -->\n\n## 1 Doel\n\nHet doel is rust.<!-- wie betaalt? -->\n";
    assert_eq!(
        import(&scene, "2", "draft.md", markdown),
        ["draft.md: 2 comments in the source of the file were left out."]
    );
    assert_eq!(text(&scene, "2").await[2], "1|paragraph||Het doel is rust.");
}

async fn lines_are_parted_as_the_author_parted_them(app: App) {
    let scene = scene(app);
    import(
        &scene,
        "1",
        "letter.html",
        "<!DOCTYPE html><html lang=\"nl\"><body><h1>Nota</h1><h2>1 Cyber&shy;zaken</h2><p>Eerste regel<br>tweede \
         regel.<br><br>Iets <b>heel<br/>&nbsp;<br/>anders</b> en dienst\u{200B}baar.</p></body></html>",
    );
    assert_eq!(
        text(&scene, "1").await[1..],
        [
            "1|heading|1|Cyberzaken",
            "1|paragraph||Eerste regel tweede regel.",
            "1|paragraph||Iets heel",
            "1|paragraph||anders en dienstbaar.",
        ]
    );
}

async fn lines_in_bold_are_headings_where_there_are_no_others(app: App) {
    let scene = scene(app);
    let warnings = import(
        &scene,
        "1",
        "draft.md",
        "**Artikel 1**\n\nDe beheerder meldt.\n\n**Artikel 2 Toezicht**\n\nDe minister ziet toe.\n\n\
         **Let op:**\n\n**3. Slot**\n\nEinde.\n",
    );
    assert_eq!(
        warnings,
        [
            "draft.md: 3 lines in bold were taken for headings (“Artikel 1”). Mark headings as headings if that is not \
             right."
        ]
    );
    assert_eq!(
        text(&scene, "1").await,
        [
            "Artikel 1|heading||Artikel 1",
            "Artikel 1|paragraph||De beheerder meldt.",
            "Artikel 2|heading|Artikel 2|Toezicht",
            "Artikel 2|paragraph||De minister ziet toe.",
            "Artikel 2|paragraph||Let op:",
            "3|heading|3|Slot",
            "3|paragraph||Einde.",
        ]
    );
    let sheet = "party,group,reference,comment\nA,private,artikel 2,Wie betaalt?\n";
    assert_eq!(placed(&scene, sheet).await, ["section|Artikel 2|"]);
}
