//! What a paragraph of a Word file is, by its own properties and its style: a heading, a quotation, an item of a list.

use super::WordReader;
use super::styles::indent;
use crate::documents::read::office::looks::RunLook;
use crate::documents::read::office::page::ParagraphRole;
use crate::documents::read::office::xml::XmlElement;

/// The shape of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct WordShape {
    /// Level of a heading, from 1; 0 for the title of the whole.
    pub heading: Option<u8>,
    pub role: ParagraphRole,
    /// A line of a table of contents.
    pub is_contents: bool,
    /// The list it counts in, and the level there.
    pub list: Option<(u32, u8)>,
    pub indent: Option<i32>,
    /// Set in by the paragraph itself.
    pub own_indent: Option<i32>,
    /// How its style has words look.
    pub look: RunLook,
}

impl WordReader<'_> {
    /// The shape that properties give a paragraph.
    pub(super) fn shape(&self, properties: Option<&XmlElement>) -> WordShape {
        let style = self
            .styles
            .paragraphs(properties.and_then(|p| p.value("w:pStyle")));
        let own_outline = properties
            .and_then(|p| p.child("w:outlineLvl")?.number::<u8>("w:val"))
            .map(|level| (level < 9).then_some(level + 1));
        let own_indent = properties.and_then(indent);
        WordShape {
            heading: own_outline.unwrap_or(style.heading),
            role: style.role.unwrap_or(ParagraphRole::Plain),
            is_contents: style.is_contents,
            list: self.list(properties, &style),
            indent: own_indent.or(style.indent),
            own_indent,
            look: style.look,
        }
    }

    fn list(
        &self,
        properties: Option<&XmlElement>,
        style: &super::styles::Paragraphs,
    ) -> Option<(u32, u8)> {
        // Numbers that were set while changes were tracked are a change themselves.
        let numbers = properties
            .and_then(|p| p.child("w:numPr"))
            .filter(|numbers| {
                let change = super::changes::change_in(Some(numbers));
                change.is_none_or(|change| self.stays(change))
            });
        let of = |name| numbers?.child(name)?.number::<u32>("w:val");
        let own_list = of("w:numId");
        let own_level = of("w:ilvl").and_then(|level| u8::try_from(level).ok());
        // 0 takes a paragraph out of the list of its style.
        let list = own_list.or(style.list).filter(|list| *list > 0)?;
        let by_style = || {
            let named = self
                .numbering
                .level_of_style(list, &style.chain, self.styles);
            named.or(style.level)
        };
        let level = own_level.or_else(by_style).unwrap_or_default();
        Some((list, level))
    }
}
