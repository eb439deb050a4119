//! Drafts in PDF, brought in by the command line. Both files hold the text of one ODT, printed by LibreOffice with a
//! header and a footer: `plan.pdf` states nothing of its structure, `plan-tagged.pdf` does.

use super::reading::{import, scene, text};
use crate::support::{App, both};

both!(
    a_text_is_read_from_what_its_pages_show,
    a_text_is_read_by_the_structure_it_states,
    a_pdf_without_words_is_refused,
);

const PLAN: &[u8] = include_bytes!("plan.pdf");
const TAGGED: &[u8] = include_bytes!("plan-tagged.pdf");

const PASSAGES: [&str; 28] = [
    "|heading||Plan voor het plein",
    "1|heading|1|Inleiding",
    "1|paragraph||Het plein is voor iedereen. Wie er woont, werkt of langs komt, moet er veilig zijn en zich er thuis \
     voelen.[1] Daarom maakt de gemeente een plan, en vraagt zij bewoners, winkeliers en bezoekers wat zij ervan vinden, \
     want zij kennen het plein het best.",
    "1|paragraph||De gemeente leest elke opmerking. In het verslag staat wat er met elke opmerking is gedaan, en waarom; \
     wie zijn naam niet onder een opmerking wil zien, zegt dat bij het insturen.",
    "1|footnote|1|Zie het besluit van de raad van 3 maart 2026, waarin de raad om een plan vroeg dat het hele plein \
     omvat, met de straten die erop uitkomen.",
    "1.1|heading|1.1|Wat wij willen",
    "1.1|paragraph||Het plan heeft drie doelen:",
    "1.1|list-item||licht, ook waar lampen nu ontbreken of zo oud zijn dat de monteur ze niet meer kan maken omdat er \
     geen onderdelen voor zijn;",
    "1.1|list-item||rust;",
    "1.1|list-item||groen.",
    "1.2|heading|1.2|Hoe wij het doen",
    "1.2|paragraph||De gemeente doet het in deze volgorde:",
    "1.2|list-item|a.|zij meet waar het donker is;",
    "1.2|list-item|b.|zij hangt lampen op, en vraagt na een jaar of het zo goed is;",
    "1.2|list-item|c.|zij plant bomen.",
    "1.2|paragraph||Eerst het licht. Zonder licht durft niemand na acht uur nog over het plein, zo bleek uit het \
     onderzoek van vorig jaar,[2] en daarom komt dat voor al het andere, ook als het daardoor duurder wordt.",
    "1.2|paragraph||Samenwerking met de winkeliers van het plein en met de bewoners die er omheen wonen, en wat zij \
     samen kunnen doen om het plein rustiger te maken, staat in een convenant dat iedereen kan lezen.",
    "1.2|footnote|2|Onderzoek onder 1.204 bewoners, voorjaar 2025.",
    "2|heading|2|Wat het kost",
    "2|paragraph||Elke maatregel heeft een jaar en een bedrag.",
    "2|table-row||Maatregel | Jaar | Kosten",
    "2|table-row||Lampen op het plein en in de straten er omheen | 2027 | 1,5 miljoen",
    "2|table-row||Banken | 2028 | 0,2 miljoen",
    "2.1|heading||Wie betaalt",
    "2.1|paragraph||De gemeente betaalt twee derde. De provincie betaalt de rest, als de raad van de provincie daarmee \
     instemt; stemt zij er niet mee in, dan komt er een nieuw plan, waarover de gemeente opnieuw om opmerkingen vraagt.",
    "2.1|paragraph||De provincie beslist in het voorjaar. Tot die tijd wordt er niets gekocht dat later niet meer terug \
     kan, zodat niemand voor een voldongen feit komt te staan en de raad vrij is om anders te besluiten dan de gemeente \
     nu verwacht.",
    "3|heading|3|Wanneer",
    "3|paragraph||Het plan gaat in op 1 januari 2027, en geldt tot er een nieuw plan is. De gemeente meldt elk jaar hoe \
     het ermee staat, in een brief aan de raad die ook op haar website komt.[3]",
];

const LAST: &str = "3|footnote|3|De brief komt in mei.";

fn all() -> Vec<&'static str> {
    PASSAGES.into_iter().chain([LAST]).collect()
}

async fn a_text_is_read_from_what_its_pages_show(app: App) {
    let scene = scene(app);
    let warnings = import(&scene, "1", "plan.pdf", PLAN);
    assert_eq!(
        warnings,
        [
            "plan.pdf is a PDF, made to be looked at: what is a heading, a passage, an item or a note was guessed where \
             the file does not say so. Compare it with the original, or give the Word or OpenDocument file it was made \
             from.",
            "plan.pdf: 4 lines that head or end pages were left out (“Gemeente Voorbeeldstad”).",
        ]
    );
    assert_eq!(text(&scene, "1").await, all());
}

async fn a_text_is_read_by_the_structure_it_states(app: App) {
    let scene = scene(app);
    let warnings = import(&scene, "1", "plan.pdf", TAGGED);
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert_eq!(text(&scene, "1").await, all());
}

async fn a_pdf_without_words_is_refused(app: App) {
    let scene = scene(app);
    let line = "draft import --consultation cyber --label 1 plan.pdf";
    for (bytes, sentence) in [
        (
            PLAN.get(..20_000).unwrap().to_vec(),
            "plan.pdf is damaged or was not sent whole. Save the file again and try again.",
        ),
        (
            b"%PDF-1.7\n".to_vec(),
            "plan.pdf is damaged or was not sent whole. Save the file again and try again.",
        ),
        (
            scan(),
            "plan.pdf holds pictures of pages and no text. Give the file it was made from, or a PDF in which the text was \
             recognised.",
        ),
    ] {
        scene.file("plan.pdf", bytes);
        assert_eq!(scene.refused(line).await, sentence);
    }
}

/// One page that is a picture.
fn scan() -> Vec<u8> {
    let page = "q 400 0 0 400 60 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q";
    let length = page.len();
    format!(
        "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
         2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
         3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >> endobj\n\
         4 0 obj << /Length {length} >> stream\n{page}\nendstream endobj\n\
         trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n"
    )
    .into_bytes()
}
