//! PDF files written here, read: what their pages show, and what they state.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::documents::outline::{Changes, Limits, Outline};
use crate::documents::read::read as read_files;

const LIMITS: Limits = Limits {
    max_bytes: 10 << 20,
    max_passages: 1_000,
    max_depth: 32,
};

/// A PDF being written, on pages of 600 by 800 points, in fonts that every reader has.
#[derive(Default)]
pub(super) struct Written {
    pub pages: Vec<String>,
    /// What the file states of its structure, as objects from [`FIRST_OF_TREE`] on.
    pub tree: Vec<String>,
    /// Entries of the trailer.
    trailer: String,
}

const FIRST_OF_TREE: usize = 200;

impl Written {
    pub fn page(mut self) -> Self {
        self.pages.push(String::new());
        self
    }

    /// Words that begin so far from the left and from the top, in letters of a size; bold where it is negative.
    pub fn words(mut self, left: f32, top: f32, size: f32, words: &str) -> Self {
        let font = if size < 0.0 { "B" } else { "F" };
        let escaped = words
            .replace('\\', "\\\\")
            .replace('(', "\\(")
            .replace(')', "\\)");
        let page = self.pages.last_mut().unwrap();
        let size = size.abs();
        let base = 800.0 - top;
        writeln!(
            page,
            "BT /{font} {size} Tf {left} {base} Td ({escaped}) Tj ET"
        )
        .unwrap();
        self
    }

    /// Lines below one another, 14 points each, in letters of 11.
    fn lines(mut self, left: f32, top: f32, lines: &[&str]) -> Self {
        let mut at = top;
        for line in lines {
            self = self.words(left, at, 11.0, line);
            at += 14.0;
        }
        self
    }

    pub fn raw(mut self, operators: &str) -> Self {
        writeln!(self.pages.last_mut().unwrap(), "{operators}").unwrap();
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut objects: Vec<(usize, String)> = Vec::new();
        let kids: Vec<String> = (0..self.pages.len())
            .map(|page| format!("{} 0 R", 10 + 2 * page))
            .collect();
        let tree = if self.tree.is_empty() {
            String::new()
        } else {
            format!("/MarkInfo << /Marked true >> /StructTreeRoot {FIRST_OF_TREE} 0 R")
        };
        objects.push((1, format!("<< /Type /Catalog /Pages 2 0 R {tree} >>")));
        let count = kids.len();
        let kids = kids.join(" ");
        objects.push((
            2,
            format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>"),
        ));
        for (number, font) in [(3, "Helvetica"), (4, "Helvetica-Bold")] {
            objects.push((
                number,
                format!(
                    "<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>"
                ),
            ));
        }
        for (index, page) in self.pages.iter().enumerate() {
            let number = 10 + 2 * index;
            objects.push((
                number,
                format!(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R \
                     /Resources << /Font << /F 3 0 R /B 4 0 R >> >> >>",
                    number + 1
                ),
            ));
            objects.push((
                number + 1,
                format!("<< /Length {} >>\nstream\n{page}endstream", page.len()),
            ));
        }
        for (index, object) in self.tree.iter().enumerate() {
            objects.push((FIRST_OF_TREE + index, object.clone()));
        }
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut places = String::new();
        for (number, object) in &objects {
            // One byte a letter, as the fonts are told.
            let place = file.len();
            writeln!(places, "{number} 1\n{place:010} 00000 n ").unwrap();
            let text = format!("{number} 0 obj\n{object}\nendobj\n");
            file.extend(
                text.chars()
                    .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')),
            );
        }
        let start = file.len();
        let trailer = &self.trailer;
        file.extend(
            format!(
                "xref\n{places}trailer\n<< /Root 1 0 R /Size 400 {trailer} >>\nstartxref\n{start}\n%%EOF\n"
            )
            .bytes(),
        );
        file
    }

    pub fn read(&self) -> Vec<String> {
        told(&outline(&self.bytes()).unwrap())
    }
}

pub(super) fn outline(bytes: &[u8]) -> Result<Outline, ReadError> {
    let file = SourceFile {
        name: "plan.pdf".to_owned(),
        bytes: bytes.to_vec(),
    };
    read_files(&[file], &LIMITS, Changes::Accept)
}

/// Each passage as its kind, the number it prints and its words.
pub(super) fn told(outline: &Outline) -> Vec<String> {
    outline
        .passages()
        .map(|passage| format!("{}|{}|{}", passage.kind, passage.number, passage.text))
        .collect()
}

pub(super) fn noticed(outline: &Outline, what: Noticed) -> usize {
    let remarks = outline.warnings.iter().filter(|remark| remark.what == what);
    remarks.map(|remark| remark.count).sum()
}

/// A page on which every piece has a number, and the structure that names them.
pub(super) fn tagged() -> Written {
    let page = |written: Written, piece: u8, tag: &str, left: f32, top: f32, words: &str| {
        written
            .raw(&format!("/{tag} << /MCID {piece} >> BDC"))
            .words(left, top, 11.0, words)
            .raw("EMC")
    };
    let mut written = Written::default()
        .page()
        .raw("/Artifact BMC")
        .words(60.0, 40.0, 9.0, "Ministerie van Voorbeelden")
        .raw("EMC");
    for (piece, tag, left, top, words) in [
        (0, "H1", 60.0, 60.0, "Doel"),
        (1, "P", 60.0, 80.0, "Een doel dat over twee re-"),
        (2, "P", 60.0, 94.0, "gels loopt."),
        (3, "Lbl", 60.0, 114.0, "a."),
        (4, "LBody", 80.0, 114.0, "lampen;"),
        (5, "LBody", 80.0, 128.0, "banken."),
        (12, "Lbl", 60.0, 140.0, "Artikel 9"),
        (13, "LBody", 120.0, 140.0, "bomen."),
        (6, "TH", 60.0, 150.0, "Kosten"),
        (7, "TD", 60.0, 164.0, "1,5"),
        (8, "TD", 160.0, 164.0, "2,5"),
        (9, "Lbl", 60.0, 700.0, "7"),
        (10, "Note", 70.0, 700.0, "Een noot."),
    ] {
        written = page(written, piece, tag, left, top, words);
    }
    // The mark of the note, raised.
    written = written
        .raw("/Span << /MCID 11 >> BDC")
        .words(111.0, 90.0, 7.0, "7")
        .raw("EMC");
    written.tree = [
        "<< /Type /StructTreeRoot /K [201 0 R] /RoleMap << /Kop /H1 /Kader /Kader >> >>",
        "<< /S /Document /Pg 10 0 R /K [202 0 R 203 0 R 204 0 R 205 0 R 206 0 R] >>",
        "<< /S /Kop /Pg 10 0 R /K 0 >>",
        "<< /S /P /Pg 10 0 R /K [1 2 << /S /Reference /K 11 >>] >>",
        "<< /S /L /K [<< /S /LI /K [<< /S /Lbl /Pg 10 0 R /K 3 >> << /S /LBody /Pg 10 0 R /K [4] >>] >> \
         << /S /LI /K << /S /LBody /Pg 10 0 R /K 5 >> >> \
         << /S /LI /K [<< /S /Lbl /Pg 10 0 R /K 12 >> << /S /LBody /Pg 10 0 R /K 13 >>] >>] >>",
        "<< /S /Table /K [<< /S /TR /K << /S /TH /A << /O /Table /ColSpan 2 >> /Pg 10 0 R /K 6 >> >> \
         << /S /TR /K [<< /S /TD /Pg 10 0 R /K 7 >> << /S /TD /Pg 10 0 R /K << /Type /MCR /MCID 8 >> >>] >>] >>",
        "<< /S /Note /Pg 10 0 R /K [<< /S /Lbl /K 9 >> 10] >>",
    ]
    .map(str::to_owned)
    .to_vec();
    written
}

#[test]
fn a_text_is_put_together_over_lines_and_pages() {
    let written = Written::default()
        .page()
        .words(60.0, 40.0, 9.0, "Ministerie van Voorbeelden")
        .words(60.0, 90.0, 20.0, "Plan voor het plein")
        .words(60.0, 130.0, -14.0, "1 Inleiding")
        .lines(60.0, 160.0, &[
            "Het plein is voor iedereen. Wie er woont, werkt of langs komt, moet er veilig zijn en zich",
            "er thuis voelen.\u{B9} Daarom maken wij een plan, en vragen wij wat u ervan vindt, want de be-",
            "woners kennen het plein het best.",
        ])
        .lines(60.0, 212.0, &[
            "Een tweede alinea begint na wat meer wit, en loopt door tot onder aan de bladzijde, waar zij nog",
        ])
        .raw("60 80 100 0.5 re f")
        .words(60.0, 735.0, 8.0, "\u{B9} Besluit van de raad, 3 maart 2026.")
        .words(290.0, 780.0, 9.0, "1")
        .page()
        .words(60.0, 40.0, 9.0, "Ministerie van Voorbeelden")
        .lines(60.0, 90.0, &["niet uit is.", ""])
        .words(60.0, 130.0, -14.0, "2 Wat wij doen")
        .lines(60.0, 160.0, &["Wij doen drie dingen:"])
        .lines(70.0, 180.0, &[
            "a. lampen, ook waar die nu ontbreken of zo oud zijn dat niemand ze nog aan krijgt, en wel voor",
            "    het einde van het jaar;",
            "b. banken;",
            "c. bomen.",
        ])
        .words(290.0, 780.0, 9.0, "2");
    let outline = outline(&written.bytes()).unwrap();
    assert_eq!(
        told(&outline),
        [
            "heading||Plan voor het plein",
            "heading|1|Inleiding",
            "paragraph||Het plein is voor iedereen. Wie er woont, werkt of langs komt, moet er veilig zijn en zich er \
             thuis voelen.[1] Daarom maken wij een plan, en vragen wij wat u ervan vindt, want de bewoners kennen het \
             plein het best.",
            "paragraph||Een tweede alinea begint na wat meer wit, en loopt door tot onder aan de bladzijde, waar zij nog \
             niet uit is.",
            "footnote|1|Besluit van de raad, 3 maart 2026.",
            "heading|2|Wat wij doen",
            "paragraph||Wij doen drie dingen:",
            "list-item|a.|lampen, ook waar die nu ontbreken of zo oud zijn dat niemand ze nog aan krijgt, en wel voor het \
             einde van het jaar;",
            "list-item|b.|banken;",
            "list-item|c.|bomen.",
        ]
    );
    assert_eq!(noticed(&outline, Noticed::Guessed), 1);
    assert_eq!(noticed(&outline, Noticed::PageLine), 4);
    assert_eq!(noticed(&outline, Noticed::PartedWord), 1);
}

#[test]
fn what_differs_from_page_to_page_is_text() {
    let mut written = Written::default();
    for (page, (title, sentence)) in [
        ("Inleiding", "Waar dit over gaat."),
        ("Doelen", "Wat het wil."),
        ("Artikel 3", "Wat mag."),
        ("Artikel 4", "Wat niet mag."),
    ]
    .into_iter()
    .enumerate()
    {
        written = written
            .page()
            .words(60.0, 60.0, 20.0, title)
            .words(60.0, 120.0, 11.0, sentence)
            .words(60.0, 760.0, 11.0, "Hier houdt de bladzijde op.")
            .words(290.0, 790.0, 9.0, &(page + 1).to_string());
    }
    let read = written.read().join(" ");
    for words in [
        "Inleiding",
        "Waar dit over gaat.",
        "Doelen",
        "Artikel 3",
        "Artikel 4",
        "mag.",
    ] {
        assert!(read.contains(words), "{words}: {read}");
    }
    assert!(!read.contains("Hier houdt"), "{read}");
    let alone = Written::default()
        .page()
        .words(60.0, 60.0, 11.0, "Bladzijde 1 met een eigen zin.")
        .page()
        .words(60.0, 60.0, 11.0, "Bladzijde 2 met een eigen zin.");
    assert!(alone.read().join(" ").contains("Bladzijde 2"));
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut written = Written::default().page().words(60.0, 60.0, 20.0, "Nota");
    for row in 0..10_u8 {
        let top = 100.0 + 14.0 * f32::from(row);
        // The second column stands on lines of its own.
        written = written
            .words(
                60.0,
                top,
                11.0,
                &format!("links {row} met zoveel woorden dat de regel vol is"),
            )
            .words(
                320.0,
                top + 5.0,
                11.0,
                &format!("rechts {row} met zoveel woorden tot aan de rand"),
            );
    }
    let read = written.read();
    assert_eq!(read.len(), 2, "{read:#?}");
    let words = &read[1];
    let place = |what: &str| words.find(what).unwrap();
    assert!(
        place("links 0") < place("links 9") && place("links 9") < place("rechts 0"),
        "{words}"
    );
}

#[test]
fn words_behind_wide_gaps_below_one_another_are_a_table() {
    let row = |written: Written, top: f32, cells: [&str; 3]| {
        written
            .words(60.0, top, 11.0, cells[0])
            .words(260.0, top, 11.0, cells[1])
            .words(400.0, top, 11.0, cells[2])
    };
    let mut written = Written::default().page().lines(
        60.0,
        60.0,
        &[
            "Wat het kost, staat in deze tabel, met het jaar waarin het geld wordt",
            "uitgegeven.",
        ],
    );
    written = row(written, 110.0, ["Maatregel", "Jaar", "Kosten"]);
    written = row(written, 130.0, ["Lampen op het", "2027", "1,5 miljoen"]);
    written = written.words(60.0, 143.0, 11.0, "plein");
    written = row(written, 163.0, ["Banken", "2028", "0,2 miljoen"]);
    assert_eq!(
        written.read(),
        [
            "paragraph||Wat het kost, staat in deze tabel, met het jaar waarin het geld wordt uitgegeven.",
            "table-row||Maatregel | Jaar | Kosten",
            "table-row||Lampen op het plein | 2027 | 1,5 miljoen",
            "table-row||Banken | 2028 | 0,2 miljoen",
        ]
    );
}

#[test]
fn words_over_a_picture_are_read_and_hidden_words_are_not() {
    let scanned = Written::default()
        .page()
        .raw("3 Tr")
        .lines(60.0, 60.0, &["Herkende woorden."]);
    assert_eq!(scanned.read(), ["paragraph||Herkende woorden."]);
    let hidden = Written::default()
        .page()
        .lines(60.0, 60.0, &["Open woorden."])
        .raw("3 Tr")
        .lines(60.0, 90.0, &["Verborgen woorden."]);
    let outline = outline(&hidden.bytes()).unwrap();
    assert_eq!(told(&outline), ["paragraph||Open woorden."]);
    assert_eq!(noticed(&outline, Noticed::Hidden), 1);
}

#[test]
fn what_lies_across_a_page_or_off_it_is_no_text() {
    let written = Written::default()
        .page()
        .lines(60.0, 60.0, &["Gewone woorden."])
        .lines(900.0, 60.0, &["Naast het blad."])
        .raw("BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (CONCEPT) Tj ET");
    assert_eq!(written.read(), ["paragraph||Gewone woorden."]);
}

#[test]
fn what_cannot_be_read_is_refused_by_name() {
    let refusal = |bytes: &[u8]| outline(bytes).unwrap_err().to_string();
    assert!(refusal(b"%PDF-1.7\nno more").contains("plan.pdf is damaged"));
    let picture = Written::default()
        .page()
        .raw("q 400 0 0 400 60 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{80} EI Q");
    assert!(refusal(&picture.bytes()).contains("plan.pdf holds pictures of pages and no text"));
    assert!(refusal(&Written::default().page().bytes()).contains("plan.pdf holds no text"));
    let mut locked = tagged();
    let secret = "00".repeat(32);
    locked.trailer = format!(
        "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >>"
    );
    assert!(refusal(&locked.bytes()).contains("plan.pdf is behind a password"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever happens to a file on its way, it is read or refused.
    #[test]
    fn damage_never_ends_the_reader(
        cut in 0.0..1.0_f64,
        hits in prop::collection::vec((0.0..1.0_f64, any::<u8>()), 0..40),
    ) {
        let mut bytes = tagged().bytes();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let place = |part: f64, length: usize| (part * length as f64) as usize;
        for (at, byte) in hits {
            let at = place(at, bytes.len());
            bytes[at] = byte;
        }
        let length = bytes.len();
        if cut > 0.5 {
            bytes.truncate(place(cut, length));
        }
        let _ = outline(&bytes);
    }
}
