//! How runs of words look, and whether they are shown: what styles say below what the run says itself.

use super::line::{Look, Shift};
use super::symbols::SymbolFont;

/// What properties say; `None` where they leave it to what is below.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::documents::read) struct RunLook {
    pub strong: Option<bool>,
    pub em: Option<bool>,
    pub struck: Option<bool>,
    pub underlined: Option<bool>,
    pub shift: Option<Shift>,
    pub hidden: Option<bool>,
    /// `Some(None)`: a font of letters.
    pub font: Option<Option<SymbolFont>>,
}

impl RunLook {
    /// This over what is below.
    pub(in crate::documents::read) fn over(&self, below: &Self) -> Self {
        Self {
            strong: self.strong.or(below.strong),
            em: self.em.or(below.em),
            struck: self.struck.or(below.struck),
            underlined: self.underlined.or(below.underlined),
            shift: self.shift.or(below.shift),
            hidden: self.hidden.or(below.hidden),
            font: self.font.or(below.font),
        }
    }

    pub(in crate::documents::read) fn is_hidden(&self) -> bool {
        self.hidden.unwrap_or(false)
    }

    pub(in crate::documents::read) fn font(&self) -> Option<SymbolFont> {
        self.font.flatten()
    }

    /// The look of a run in a paragraph.
    pub(in crate::documents::read) fn shown(&self) -> Look {
        Look {
            strong: self.strong.unwrap_or(false),
            em: self.em.unwrap_or(false),
            struck: self.struck.unwrap_or(false),
            underlined: self.underlined.unwrap_or(false),
            shift: self.shift.unwrap_or_default(),
        }
    }

    /// The look of a run in a heading, which is set in bold, and often otherwise, by its style.
    pub(in crate::documents::read) fn in_heading(&self, style: &Self) -> Look {
        let own = self.shown();
        let whole = style.shown();
        Look {
            strong: false,
            em: own.em && !whole.em,
            struck: own.struck,
            underlined: false,
            shift: own.shift,
        }
    }
}
