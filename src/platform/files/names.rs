//! Names of files: as people gave them, without what could mislead, and as a header carries them.

use std::fmt::Write;

use super::kind::FileKind;
use crate::platform::texts::Language;

/// Longest name before its ending, in characters.
const LONGEST: usize = 120;
/// What a file without a usable name is called.
const NAMELESS: &str = "attachment";

/// `given` as it is kept: no folders, nothing unseen, and an ending that fits the content.
pub fn kept_name(given: &str, kind: FileKind) -> String {
    let base = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = base
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !is_unseen(*c))
        .collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let (stem, ending) = match clean.rsplit_once('.') {
        // "Bijlage 2.1 Begroting" has no ending.
        Some((stem, ending)) if is_ending(ending) => (stem, ending.to_lowercase()),
        _ => (clean.as_str(), String::new()),
    };
    let ending = kind
        .endings()
        .iter()
        .find(|known| **known == ending)
        .or(kind.endings().first())
        .copied()
        .unwrap_or_default();
    let stem: String = stem.chars().take(LONGEST).collect();
    let stem = stem.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    format!("{stem}.{ending}")
}

/// What a file is called whose sender nobody is to know: "bijlage-3.pdf".
pub fn neutral_name(number: i64, kind: FileKind, language: Language) -> String {
    let word = match language {
        Language::Nl => "bijlage",
        Language::En => "attachment",
    };
    let ending = kind.endings().first().copied().unwrap_or_default();
    format!("{word}-{number}.{ending}")
}

fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && text.chars().any(|c| c.is_ascii_alphabetic())
}

/// Characters that change the look of those around them: "exe.fdp" can be made to read "pdf.exe".
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// The value of `Content-Disposition` for a download of this name (RFC 6266): what old programs read,
/// and the name in full.
pub fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' | '%' => '_',
            ' '..='~' => c,
            _ => '_',
        })
        .collect();
    let mut value = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        // RFC 8187: attr-char stands for itself.
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            value.push(char::from(byte));
        } else {
            // Writing to a String does not fail.
            let _ = write!(value, "%{byte:02X}");
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(given: &str) -> String {
        kept_name(given, FileKind::Pdf)
    }

    #[test]
    fn names_keep_their_words_and_get_the_ending_of_the_content() {
        assert_eq!(
            pdf("Brief aan de minister.pdf"),
            "Brief aan de minister.pdf"
        );
        assert_eq!(pdf("Brief.DOC"), "Brief.pdf");
        assert_eq!(pdf("Bijlage 2.1 Begroting"), "Bijlage 2.1 Begroting.pdf");
        assert_eq!(pdf("versie 2.1"), "versie 2.1.pdf");
        assert_eq!(kept_name("foto.JPEG", FileKind::Jpeg), "foto.jpeg");
        assert_eq!(kept_name("foto.png", FileKind::Jpeg), "foto.jpg");
    }

    #[test]
    fn nothing_in_a_name_leads_elsewhere() {
        assert_eq!(pdf("../../etc/passwd"), "passwd.pdf");
        assert_eq!(pdf("C:\\Users\\noor\\brief.pdf"), "brief.pdf");
        assert_eq!(pdf("brief\u{202E}fdp.exe"), "brieffdp.pdf");
        assert_eq!(pdf("a\r\nb\0.pdf"), "a b.pdf");
        for empty in ["", ".pdf", "...", " . ", "/"] {
            assert_eq!(pdf(empty), "attachment.pdf", "{empty:?}");
        }
        assert_eq!(pdf(&"é".repeat(500)).chars().count(), LONGEST + 4);
    }

    #[test]
    fn headers_hold_no_quotes_or_line_ends() {
        assert_eq!(
            disposition("één \"b\"\r\n.pdf"),
            "attachment; filename=\"__n _b___.pdf\"; filename*=UTF-8''%C3%A9%C3%A9n%20%22b%22%0D%0A.pdf"
        );
    }
}
