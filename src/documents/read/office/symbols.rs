//! Signs that symbol fonts show for ordinary characters, as the characters they stand for.

/// A font whose characters are signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::documents::read) enum SymbolFont {
    Symbol,
    Wingdings,
    /// Another; its signs are not known.
    Other,
}

impl SymbolFont {
    /// By the name of the font; `None` for fonts of letters.
    pub(in crate::documents::read) fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "symbol" => Some(Self::Symbol),
            "wingdings" => Some(Self::Wingdings),
            "wingdings 2" | "wingdings 3" | "webdings" | "zapfdingbats" | "marlett" => {
                Some(Self::Other)
            }
            _ => None,
        }
    }

    /// The character a sign stands for, by its place in the font.
    pub(in crate::documents::read) fn sign(self, place: u32) -> Option<char> {
        let place = match place {
            0xF000..=0xF0FF => place - 0xF000,
            place => place,
        };
        let table = match self {
            Self::Symbol => SYMBOL,
            Self::Wingdings => WINGDINGS,
            Self::Other => return None,
        };
        table.iter().find_map(|(first, signs)| {
            let at = place.checked_sub(*first)?;
            signs
                .chars()
                .nth(usize::try_from(at).ok()?)
                .filter(|sign| *sign != ' ' || place == 0x20)
        })
    }
}

/// Runs of signs, each from its first place on; a blank for what is not known.
const SYMBOL: &[(u32, &str)] = &[
    (
        0x20,
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    ),
    (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (
        0xA0,
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈… ―↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊",
    ),
    (0xE5, "∑"),
    (0xF2, "∫"),
];
const WINGDINGS: &[(u32, &str)] = &[
    (0x20, " "),
    (0x28, "☎"),
    (0x2A, "✉"),
    (0x4A, "☺"),
    (0x4C, "☹"),
    (0x6C, "●"),
    (0x6E, "■"),
    (0x6F, "□"),
    (0x71, "❑"),
    (0x76, "❖"),
    (0x77, "◆"),
    (0x9F, "•"),
    (0xA7, "▪"),
    (0xA8, "◻"),
    (0xD8, "➢"),
    (0xDF, "←↑→↓↖↗↙↘"),
    (0xE0, "→"),
    (0xFB, "✗✓☒☑"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_the_characters_they_stand_for() {
        for (font, place, sign) in [
            (SymbolFont::Symbol, 0xF061, Some('α')),
            (SymbolFont::Symbol, 0xF0B3, Some('≥')),
            (SymbolFont::Symbol, 0xB4, Some('×')),
            (SymbolFont::Symbol, 0xF0DB, Some('⇔')),
            (SymbolFont::Wingdings, 0xF0FE, Some('☑')),
            (SymbolFont::Wingdings, 0xF0FC, Some('✓')),
            (SymbolFont::Wingdings, 0xF021, None),
            (SymbolFont::Other, 0xF021, None),
        ] {
            assert_eq!(font.sign(place), sign, "{place:x}");
        }
    }
}
