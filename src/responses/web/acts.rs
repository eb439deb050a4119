//! Which of its acts a form about several comments asks for.

use crate::error::{Error, Result};
use crate::responses::actions::ThemeAct;
use crate::web::forms::Fields;

/// An act, by the button pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Answer,
    Themes(ThemeAct),
    Campaign,
}

impl Act {
    /// What was pressed.
    ///
    /// # Errors
    /// [`Error::Invalid`] on the form where Enter was pressed in one of its fields: which act is meant, nobody can tell.
    /// [`Error::Refused`] for what no button of ours sends: it may not become another act.
    pub(super) fn of(fields: &Fields) -> Result<Self> {
        let broken = || Error::refused("error-form-broken");
        match fields.one("action") {
            "answer" | "" => Ok(Self::Answer),
            "themes" => {
                let act = fields.one("themes_act").parse();
                Ok(Self::Themes(act.map_err(|_| broken())?))
            }
            "campaign" => Ok(Self::Campaign),
            "enter" => Err(Error::invalid("form", "responses-by-enter")),
            _ => Err(broken()),
        }
    }

    /// The names of themes in such a form.
    pub(super) fn theme_names(fields: &Fields) -> Vec<String> {
        fields.one("themes").split(',').map(str::to_owned).collect()
    }
}
