//! Plain text within HTML.

/// Text made safe for HTML content and attribute values.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_escaped(&mut html, text);
    html
}

/// Adds text to HTML, safe for content and attribute values.
pub fn push_escaped(html: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_neither_opens_a_tag_nor_ends_an_attribute() {
        assert_eq!(
            escape("<a href='x' title=\"R&D\">één</a>"),
            "&lt;a href=&#39;x&#39; title=&quot;R&amp;D&quot;&gt;één&lt;/a&gt;"
        );
    }
}
