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
    markdown_keeps_numbers_notes_and_tables_and_no_changes,
    a_letter_out_of_a_pdf_is_put_together_again,
    a_letter_of_another_kind_is_too,
    a_table_of_contents_is_no_text,
    laws_in_xml_are_read,
    what_is_no_text_is_refused_by_name,
    a_page_is_read_in_the_encoding_it_declares,
);

pub(super) fn scene(app: App) -> Scene {
    let scene = Scene::new(app);
    scene.done("consultation create --slug cyber --title Cyber");
    scene
}

/// Brings a file in; the warnings.
pub(super) fn import(
    scene: &Scene,
    label: &str,
    name: &str,
    text: impl AsRef<[u8]>,
) -> Vec<String> {
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
pub(super) async fn text(scene: &Scene, label: &str) -> Vec<String> {
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
    // A heading comes also right behind items that count otherwise.
    import(
        &scene,
        "3",
        "letter.txt",
        "1. Kosten\n\nDe kosten zijn hoog.\n\n2. Toezicht\n\nHet toezicht kan:\n\na) bij de minister;\nb) bij de \
         inspectie.\n\n3. Slot\n\nTot zover.\n",
    );
    let headings: Vec<String> = text(&scene, "3")
        .await
        .into_iter()
        .filter(|line| line.contains("|heading|"))
        .collect();
    assert_eq!(
        headings,
        [
            "1|heading|1|Kosten",
            "2|heading|2|Toezicht",
            "3|heading|3|Slot"
        ]
    );
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
         <h2>Artikel 7</h2><dl><dt>kade</dt><dd>een wal;</dd><dt>(a)</dt><dd>een punt.</dd></dl>\
         <h2>Artikel 8</h2><ol reversed><li>drie;</li><li>twee;</li><li>een.</li></ol></body></html>",
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
            "Artikel 8|list-item|3.|drie;",
            "Artikel 8|list-item|2.|twee;",
            "Artikel 8|list-item|1.|een.",
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
            "page.html: hidden text was left out (in 5 places).",
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

async fn markdown_keeps_numbers_notes_and_tables_and_no_changes(app: App) {
    let scene = scene(app);
    let warnings = import(
        &scene,
        "1",
        "draft.md",
        "# Wet\n\n## Artikel 1\n\n1. Een lid:\n   a. onder a;\n   b. onder b.\n2. Twee.\n2a. Twee a.\n4. Vier.\n\n\
         Men kan:\n\n(i) staan;\n(ii) zitten.\n\nHaven\n: een plaats\n\nZie dit^[Een *noot* hier.] en $a_1 + b_1$.\n\n\
         <table>\n\n    <tr>\n\n        <td>Een</td>\n\n        <td>\n\n**twee**\n\n        </td>\n\n    </tr>\n\n</table>\n\n\
         Binnen [24]{.insertion author=\"J. Proef\" date=\"2026-04-01\"}[72]{.deletion author=\"J. Proef\"} uur.\
         [Haalbaar?]{.comment-start id=\"0\" author=\"K. Proef\"}[]{.comment-end id=\"0\"}\n\n\
         En {++nieuw++}{--oud--}{>>wie?<<} dus.\n",
    );
    assert_eq!(
        warnings,
        [
            "draft.md holds tracked changes: 2 insertions were taken in as text.",
            "draft.md holds tracked changes: 2 deletions were left out.",
            "draft.md holds comments by reviewers: 2 were left out.",
        ]
    );
    assert_eq!(
        text(&scene, "1").await[1..],
        [
            "Artikel 1|heading||Artikel 1",
            "Artikel 1|list-item|1.|Een lid:",
            "Artikel 1|list-item|a.|onder a;",
            "Artikel 1|list-item|b.|onder b.",
            "Artikel 1|list-item|2.|Twee.",
            "Artikel 1|list-item|2a.|Twee a.",
            "Artikel 1|list-item|4.|Vier.",
            "Artikel 1|paragraph||Men kan:",
            "Artikel 1|list-item|(i)|staan;",
            "Artikel 1|list-item|(ii)|zitten.",
            "Artikel 1|list-item||Haven",
            "Artikel 1|list-item||een plaats",
            "Artikel 1|paragraph||Zie dit[1] en a_1 + b_1.",
            "Artikel 1|table-row||Een | twee",
            "Artikel 1|paragraph||Binnen 24 uur.",
            "Artikel 1|paragraph||En nieuw dus.",
            "Artikel 1|footnote|1|Een noot hier.",
        ]
    );
    let numbered = "1. Purpose\n\nThis is about ports.\n\n2. Scope\n\n2.1 General\n\nIt holds for all.\n\n3. End\n\nDone.\n";
    for (label, name) in [("2", "plain.md"), ("3", "plain.txt")] {
        import(&scene, label, name, numbered.replace("holds", name));
        let read = text(&scene, label).await;
        let headings: Vec<&String> = read
            .iter()
            .filter(|line| line.contains("|heading|"))
            .collect();
        assert_eq!(
            headings,
            [
                "1|heading|1|Purpose",
                "2|heading|2|Scope",
                "2.1|heading|2.1|General",
                "3|heading|3|End"
            ]
        );
    }
}

/// As it comes out of a PDF: broken lines, notes at the foot of pages, a sentence over the end of one.
const LETTER: &str = " Hierbij zend ik u, mede namens de Staatssecretaris van Voorbeelden, de strategie \n\
Open Pleinen toe. Met deze strategie geeft het kabinet uitvoering aan de motie over \n\
het rapport ‘Pleinen zonder poorten’. Daarin werd om een aanpak gevraagd.1 \n \n\
De pleinen zijn in korte tijd veranderd. Lampen en hekken worden van verre bediend. \n\
Dat is een vooruitgang.  \n \n\
Storingen houden zich niet aan stadsgrenzen. De Nederlandse pleinen lopen voorop met \n\n\
                                               \n \n\
1 Kamerbrief met reactie op het advies ‘Pleinen zonder poorten’ van de Raad voor het Plein, \n\
Kamerstuk 99999-31, 3 maart 2026. \n\
\x20slimme lampen en een van de oudste netwerken van bankjes van Europa. Zij vormen daarmee \n\
een nieuwe schakel in onze steden. Vorig jaar zijn elf pleinen doelwit geweest.2 Dit is \n\
nog grotendeels onbe-\nkend gebied. \n \n\
De strategie is met bewoners tot stand gekomen.  \n\
                                               \n \n\
2 Kamerbrief met Beeld Open Pleinen 2026, Kamerstuk 99999-40, 5 september 2026. \n\
De Raad voor het Plein is eveneens geraadpleegd. \n \n\
De Minister van Proeven, \n \nA. de Lantaarn \n";

async fn a_letter_out_of_a_pdf_is_put_together_again(app: App) {
    let scene = scene(app);
    let warnings = import(&scene, "1", "letter.txt", LETTER);
    assert_eq!(
        warnings,
        [
            "letter.txt: one word that was parted at the end of a line was put together (“onbekend”)."
        ]
    );
    assert_eq!(
        text(&scene, "1").await,
        [
            "|paragraph||Hierbij zend ik u, mede namens de Staatssecretaris van Voorbeelden, de strategie Open Pleinen \
             toe. Met deze strategie geeft het kabinet uitvoering aan de motie over het rapport ‘Pleinen zonder \
             poorten’. Daarin werd om een aanpak gevraagd.[1]",
            "|paragraph||De pleinen zijn in korte tijd veranderd. Lampen en hekken worden van verre bediend. Dat is een \
             vooruitgang.",
            "|paragraph||Storingen houden zich niet aan stadsgrenzen. De Nederlandse pleinen lopen voorop met slimme \
             lampen en een van de oudste netwerken van bankjes van Europa. Zij vormen daarmee een nieuwe schakel in \
             onze steden. Vorig jaar zijn elf pleinen doelwit geweest.[2] Dit is nog grotendeels onbekend gebied.",
            "|paragraph||De strategie is met bewoners tot stand gekomen.",
            "|paragraph||De Raad voor het Plein is eveneens geraadpleegd.",
            "|paragraph||De Minister van Proeven,",
            "|paragraph||A. de Lantaarn",
            "|footnote|1|Kamerbrief met reactie op het advies ‘Pleinen zonder poorten’ van de Raad voor het Plein, \
             Kamerstuk 99999-31, 3 maart 2026.",
            "|footnote|2|Kamerbrief met Beeld Open Pleinen 2026, Kamerstuk 99999-40, 5 september 2026.",
        ]
    );
    let html: Vec<String> = scene
        .app
        .db(|conn| {
            passages::table
                .order(passages::position)
                .select(passages::html)
                .load(conn)
                .unwrap()
        })
        .await;
    assert!(html[0].contains("<a href=\"#note-1\"") && html[2].contains("<a href=\"#note-2\""));
    assert!(
        html[7].starts_with("<span id=\"note-1\">") && html[8].starts_with("<span id=\"note-2\">")
    );
}

/// Other furniture: a head with the number of the page in it, feet with a bare number, form feeds, raised marks, a list.
const OTHER_LETTER: &str = "Gemeente Voorbeeldstad                                  Pagina 1 van 3\n\
Postbus 1, 1000 AA Voorbeeldstad\n\n\
Geachte leden van de raad,\n\n\
Met deze brief bied ik u de nota Groene Daken aan. De nota is het antwoord op de motie\n\
van 12 januari,¹ waarin u vroeg om een plan voor de daken in de binnen-\n\
stad. Het college heeft met bewoners en met de land- en tuinbouw gesproken. Uit die ge-\n\
sprekken komen drie dingen naar voren die het college in de komende vier jaren wil\n\n\
¹ Motie over groene daken, aangenomen op\n12 januari 2026.\n\n\u{0C}\
Gemeente Voorbeeldstad                                  Pagina 2 van 3\n\n\
regelen:\n\n\
1. Elk dak krijgt een meldpunt waar bewoners kunnen zeggen wat er mis is, ook als zij\n\
geen telefoon hebben.\n\
2. De sensoren meten geen personen. Dat is met de toezichthouder en zijn mensen be-\n\n\u{0C}\
Gemeente Voorbeeldstad                                  Pagina 3 van 3\n\n\
sproken.\n\
3. De kosten blijven onder 2,5 miljoen euro.\n\n\
Met vriendelijke groet,\n\nB. van Voorbeeld\n";

async fn a_letter_of_another_kind_is_too(app: App) {
    let scene = scene(app);
    let warnings = import(&scene, "1", "brief.txt", OTHER_LETTER);
    assert_eq!(
        warnings,
        [
            "brief.txt: 3 lines that head or end pages were left out (“Gemeente Voorbeeldstad Pagina 1 van 3”).",
            "brief.txt: 3 words that were parted at the end of a line were put together (“binnenstad”).",
        ]
    );
    assert_eq!(
        text(&scene, "1").await,
        [
            "|paragraph||Postbus 1, 1000 AA Voorbeeldstad",
            "|paragraph||Geachte leden van de raad,",
            "|paragraph||Met deze brief bied ik u de nota Groene Daken aan. De nota is het antwoord op de motie van 12 \
             januari,[1] waarin u vroeg om een plan voor de daken in de binnenstad. Het college heeft met bewoners en \
             met de land- en tuinbouw gesproken. Uit die gesprekken komen drie dingen naar voren die het college in de \
             komende vier jaren wil regelen:",
            "|list-item|1.|Elk dak krijgt een meldpunt waar bewoners kunnen zeggen wat er mis is, ook als zij geen \
             telefoon hebben.",
            "|list-item|2.|De sensoren meten geen personen. Dat is met de toezichthouder en zijn mensen besproken.",
            "|list-item|3.|De kosten blijven onder 2,5 miljoen euro.",
            "|paragraph||Met vriendelijke groet,",
            "|paragraph||B. van Voorbeeld",
            "|footnote|1|Motie over groene daken, aangenomen op 12 januari 2026.",
        ]
    );
}

async fn a_table_of_contents_is_no_text(app: App) {
    let scene = scene(app);
    let warnings = import(
        &scene,
        "1",
        "wet.txt",
        "WETSVOORSTEL HAVENS\n\nINHOUD\n\nHoofdstuk 1 Algemeen ................ 2\nArtikel 1 Begrippen ........ 2\n\
         Artikel 2 Reikwijdte . . . . . . . . 3\n\nHoofdstuk 1 Algemeen\n\nArtikel 1 Begrippen\n\nEen haven is een plaats.\n\n\
         Artikel 2 Reikwijdte\n\nDeze wet geldt voor alle havens.\n",
    );
    assert_eq!(
        warnings,
        [
            "wet.txt: 3 lines of a table of contents were left out (“Hoofdstuk 1 Algemeen ................ 2”)."
        ]
    );
    let sheet = "party,group,reference,comment\nA,private,artikel 2,Welke havens?\n";
    assert_eq!(placed(&scene, sheet).await, ["section|Artikel 2|"]);
    assert_eq!(
        text(&scene, "1").await,
        [
            "|heading||WETSVOORSTEL HAVENS",
            "Hoofdstuk 1|heading|Hoofdstuk 1|Algemeen",
            "Artikel 1|heading|Artikel 1|Begrippen",
            "Artikel 1|paragraph||Een haven is een plaats.",
            "Artikel 2|heading|Artikel 2|Reikwijdte",
            "Artikel 2|paragraph||Deze wet geldt voor alle havens.",
        ]
    );
}

async fn laws_in_xml_are_read(app: App) {
    let scene = scene(app);
    import(
        &scene,
        "1",
        "wet.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><toestand><bwb-inputbestand>x</bwb-inputbestand><wetgeving>\
         <intitule>Wet over havens</intitule><wet-besluit><wettekst><hoofdstuk><kop><label>Hoofdstuk</label><nr>1</nr>\
         <titel>Algemeen</titel></kop><artikel><kop><label>Artikel</label><nr>1:1</nr></kop><al>In deze wet is:</al>\
         <lijst><li><li.nr>a.</li.nr><al>haven: een plaats;</al><lijst><li><li.nr>1°.</li.nr><al>diep;</al></li></lijst></li>\
         </lijst><meta-data><jcis/></meta-data></artikel><artikel><kop><label>Artikel</label><nr>1:2</nr><titel>Zorg</titel></kop>\
         <lid><lidnr>1</lidnr><al>Men <nadruk>zorgt</nadruk>.</al></lid></artikel></hoofdstuk></wettekst></wet-besluit></wetgeving></toestand>",
    );
    assert_eq!(
        text(&scene, "1").await,
        [
            "|heading||Wet over havens",
            "Hoofdstuk 1|heading|Hoofdstuk 1|Algemeen",
            "Artikel 1:1|heading||Artikel 1:1",
            "Artikel 1:1|paragraph||In deze wet is:",
            "Artikel 1:1|list-item|a.|haven: een plaats;",
            "Artikel 1:1|list-item|1°.|diep;",
            "Artikel 1:2|heading|Artikel 1:2|Zorg",
            "Artikel 1:2|list-item|1|Men zorgt.",
        ]
    );
    import(
        &scene,
        "2",
        "act.xml",
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><meta><x/></meta><preface><longTitle>\
         <p>An Act on <docTitle>Harbours</docTitle></p></longTitle></preface><body><chapter><num>Chapter I</num>\
         <heading>General</heading><article><num>Article 1a</num><heading>Scope</heading><paragraph><num>1.</num><list><intro>\
         <p>The minister may<authorialNote marker=\"1\"><p>See there.</p></authorialNote>:</p></intro><point><num>(a)</num>\
         <content><p>look.</p></content></point></list></paragraph></article></chapter></body></act></akomaNtoso>",
    );
    assert_eq!(
        text(&scene, "2").await,
        [
            "|heading||An Act on Harbours",
            "Chapter I|heading|Chapter I|General",
            "Article 1a|heading|Article 1a|Scope",
            "Article 1a|list-item|1.|The minister may[1]:",
            "Article 1a|list-item|(a)|look.",
            "Article 1a|footnote|1|See there.",
        ]
    );
    scene.file("broken.xml", "<toestand><al>x</toestand>");
    assert_eq!(
        scene
            .refused("draft import --consultation cyber --label 3 broken.xml")
            .await,
        "broken.xml is XML that is broken. Save it or download it again."
    );
}

async fn what_is_no_text_is_refused_by_name(app: App) {
    let scene = scene(app);
    scene.file(
        "page.mht",
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\nThis is a page.\n\n--x\n\n<p>De co=F6rdinator</p>\n",
    );
    scene.file(
        "reactie.eml",
        "From: Jan <jan@example.org>\nSubject: =?utf-8?Q?Re=C3=A1ctie?=\nMIME-Version: 1.0\n\nDe co=C3=B6rdinator.\n",
    );
    for (name, sentence) in [
        (
            "page.mht",
            "page.mht is a web archive (a page saved as one file). Give Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML or plain text.",
        ),
        (
            "reactie.eml",
            "reactie.eml is a mail message. Give Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML or plain text.",
        ),
    ] {
        let line = format!("draft import --consultation cyber --label 1 {name}");
        assert_eq!(scene.refused(&line).await, sentence);
    }
}

async fn a_page_is_read_in_the_encoding_it_declares(app: App) {
    let scene = scene(app);
    let page: &[u8] = b"<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"></head>\
        <body><h1>Nota</h1><h2>1 Co\xF6rdinatie</h2><p class=MsoNormal>De \x93norm\x94 \x96 voor \x80 10.</p>\
        <p class=MsoListParagraph><span style='mso-list:Ignore'>a.<span>&nbsp;&nbsp; </span></span>eerste;</p></body></html>";
    import(&scene, "1", "nota.htm", page);
    assert_eq!(
        text(&scene, "1").await[1..],
        [
            "1|heading|1|Coördinatie",
            "1|paragraph||De “norm” – voor € 10.",
            "1|list-item|a.|eerste;",
        ]
    );
}
