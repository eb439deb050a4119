//! Words in what comments say.

/// Whether what a comment says, proposes or refers to is like a pattern that [`like`](crate::db::like::like) made: an
/// expression on `comments`. A macro, since the type of it has no name; its caller brings `lower` and `text_or` along.
macro_rules! words_are_like {
    ($pattern:expr) => {{
        let pattern: String = $pattern;
        lower(comments::body)
            .like(pattern.clone())
            .escape('\\')
            .or(lower(text_or(comments::proposed_text, ""))
                .like(pattern.clone())
                .escape('\\'))
            .or(lower(comments::reference).like(pattern).escape('\\'))
    }};
}

pub(crate) use words_are_like;
