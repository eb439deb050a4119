//! How Word says that runs look, and whether they are shown.

use crate::documents::read::office::line::Shift;
use crate::documents::read::office::looks::RunLook;
use crate::documents::read::office::symbols::SymbolFont;
use crate::documents::read::office::xml::XmlElement;

/// What a `w:rPr` says.
pub(super) fn look(properties: &XmlElement) -> RunLook {
    let on = |name| is_on(properties.child(name));
    RunLook {
        strong: on("w:b"),
        em: on("w:i"),
        struck: on("w:strike").or(on("w:dstrike")),
        underlined: properties.value("w:u").map(|kind| kind != "none"),
        shift: properties.value("w:vertAlign").map(|kind| match kind {
            "superscript" => Shift::Above,
            "subscript" => Shift::Below,
            _ => Shift::None,
        }),
        hidden: on("w:vanish"),
        font: properties.child("w:rFonts").and_then(|fonts| {
            let name = fonts.get("w:ascii").or_else(|| fonts.get("w:hAnsi"))?;
            Some(SymbolFont::named(name))
        }),
    }
}

/// Whether a property is on: there, and not said to be off.
pub(super) fn is_on(property: Option<&XmlElement>) -> Option<bool> {
    let value = property?.get("w:val").unwrap_or("true");
    Some(!matches!(value, "0" | "false" | "off"))
}
