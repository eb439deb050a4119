//! Words that stand somewhere in a text, in any letters, without an index: for what staff narrow that is narrowed already.

diesel::define_sql_function! {
    /// In small letters; SQLite knows those of ASCII alone.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

diesel::define_sql_function! {
    /// The text, or another where there is none.
    #[sql_name = "coalesce"]
    fn text_or(
        text: diesel::sql_types::Nullable<diesel::sql_types::Text>,
        other: diesel::sql_types::Text,
    ) -> diesel::sql_types::Text;
}

/// What a text in small letters with this word in it is like. A letter beyond ASCII is like any one letter: SQLite does not
/// know its small form.
pub fn like(word: &str) -> String {
    let mut pattern = String::from("%");
    for c in word.to_lowercase().chars() {
        match c {
            '\\' | '%' | '_' => pattern.extend(['\\', c]),
            c if c.is_ascii() => pattern.push(c),
            _ => pattern.push('_'),
        }
    }
    pattern.push('%');
    pattern
}
