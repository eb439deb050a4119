//! Texts that people wrote in Markdown, as HTML on a page: gathered at once before the page is put
//! together, so that nothing is rendered while others wait.

use std::sync::PoisonError;

use super::Page;
use crate::error::Result;
use crate::platform::markdown;
use crate::rendering::{self, Html, Piece};

impl Page {
    /// Fetches the HTML of texts that this page is going to show.
    ///
    /// # Errors
    /// As [`rendering::html_of`].
    pub async fn gather(&self, pieces: Vec<Piece>) -> Result<()> {
        let found = rendering::html_of(&self.site, pieces).await?;
        self.add(found);
        Ok(())
    }

    /// Makes HTML of texts that are not saved: a preview. It is not kept.
    ///
    /// # Errors
    /// As [`rendering::unsaved`].
    pub async fn gather_unsaved(&self, sources: Vec<String>) -> Result<()> {
        let made = rendering::unsaved(&self.site, sources).await?;
        self.add(made);
        Ok(())
    }

    fn add(&self, html: Html) {
        let texts = self.inner.texts.write();
        texts.unwrap_or_else(PoisonError::into_inner).extend(html);
    }

    /// The HTML of a text that was gathered; of another it is made here.
    pub fn html_of(&self, source: &str) -> String {
        let texts = self.inner.texts.read();
        let texts = texts.unwrap_or_else(PoisonError::into_inner);
        match texts.get(source) {
            Some(html) => html.to_owned(),
            None => markdown::to_html(source),
        }
    }
}
