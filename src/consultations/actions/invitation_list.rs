//! Inviting organisations to a Round by a list, of which each line stands alone.

use std::collections::HashMap;

use super::super::model::{Consultation, Round};
use super::invitations::{InviteInput, invite};
use crate::access::{Actor, Right};
use crate::accounts;
use crate::error::{Error, Message, Result};
use crate::platform::names::fold;
use crate::site::Site;
use crate::types::ids::OrganisationId;

/// Lines of a list; more is more than one consultation invites.
pub const LINES: usize = 500;

/// What became of one line of a list.
#[derive(Debug, Clone)]
pub struct LineResult {
    /// From 1, as in the text given.
    pub line: usize,
    pub organisation: String,
    pub email: String,
    /// Why it was refused; nothing when the mail is on its way.
    pub refused: Option<Vec<Message>>,
}

/// Invites everybody on a list: `organisation, group, e-mail[, role[, language]]`, one to a line,
/// with commas or semicolons. In the place of the name may stand the code of an organisation that is
/// here. Lines of one name are of one organisation. A line at fault is refused by itself; a first line
/// of column names is passed over. `words` go with each.
///
/// # Errors
/// [`Error::Invalid`] (field `lines`) when there is no line or there are too many.
pub async fn invite_list(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: &Round,
    (lines, words): (&str, &str),
) -> Result<Vec<LineResult>> {
    actor.require(Right::Manage(consultation.id))?;
    let rows = rows(lines)?;
    let mut results = Vec::with_capacity(rows.len());
    // What this list made, by the name as people see it.
    let mut made: HashMap<String, String> = HashMap::new();
    for (line, mut input) in rows {
        words.clone_into(&mut input.words);
        input.code = match made.get(&fold(&input.organisation)) {
            Some(code) => code.clone(),
            None => code_in(site, &input.organisation).await?,
        };
        let refused = match invite(site, actor, consultation, round, &input).await {
            Ok(body) => {
                if input.code.is_empty() {
                    let code = code_of(site, body).await?;
                    made.insert(fold(&input.organisation), code);
                }
                None
            }
            Err(Error::Invalid(faults)) => {
                Some(faults.into_iter().map(|fault| fault.message).collect())
            }
            Err(Error::Refused(message)) => Some(vec![message]),
            Err(other) => return Err(other),
        };
        results.push(LineResult {
            line,
            organisation: input.organisation,
            email: input.email,
            refused,
        });
    }
    Ok(results)
}

/// What stands in the place of a name, when it is the code of an organisation; else nothing.
async fn code_in(site: &Site, text: &str) -> Result<String> {
    let text = text.trim().to_owned();
    site.db
        .read(move |conn| {
            let known = accounts::store::organisation_by_code(conn, &text)?;
            Ok(known.map(|known| known.code).unwrap_or_default())
        })
        .await
}

async fn code_of(site: &Site, id: OrganisationId) -> Result<String> {
    site.db
        .read(move |conn| Ok(accounts::store::organisation(conn, id)?.code))
        .await
}

fn rows(lines: &str) -> Result<Vec<(usize, InviteInput)>> {
    let lines = lines.trim_start_matches('\u{feff}');
    let first = lines.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() {
        b';'
    } else {
        b','
    };
    let mut rows = Vec::new();
    // Line by line, so that each result names the line people see.
    for (index, text) in lines.lines().enumerate() {
        if text.trim().is_empty() {
            continue;
        }
        let line = index + 1;
        let record = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes())
            .into_records()
            .next()
            .transpose()
            .map_err(|_| Error::invalid("lines", "consultations-lines-broken"))?
            .unwrap_or_default();
        let field = |index| record.get(index).unwrap_or_default().to_owned();
        let row = InviteInput {
            code: String::new(),
            organisation: field(0),
            group: field(1),
            email: field(2),
            role: field(3),
            language: field(4),
            words: String::new(),
        };
        let is_heading = rows.is_empty()
            && matches!(
                row.email.to_lowercase().as_str(),
                "email" | "e-mail" | "mail"
            );
        if !is_heading {
            rows.push((line, row));
        }
    }
    if rows.is_empty() {
        return Err(Error::invalid("lines", "consultations-lines-missing"));
    }
    if rows.len() > LINES {
        let message = Message::new("consultations-lines-many").with("count", LINES);
        return Err(Error::invalid("lines", message));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_with_commas_or_semicolons_and_perhaps_headings() {
        let with_commas =
            rows("\"Club, the\",private,a@example.org\n\nB,public,b@example.org,member,en\n");
        let with_commas = with_commas.unwrap();
        assert_eq!(with_commas.len(), 2);
        assert_eq!(with_commas[0].0, 1);
        assert_eq!(with_commas[0].1.organisation, "Club, the");
        assert_eq!(with_commas[1].0, 3);
        assert_eq!(with_commas[1].1.role, "member");
        let with_heading =
            rows("\u{feff}Organisatie;Groep;E-mail\nClub;private;a@example.org").unwrap();
        assert_eq!(with_heading.len(), 1);
        assert_eq!(with_heading[0].1.email, "a@example.org");
        assert!(rows(" \n").is_err());
        let many = "a,b,c\n".repeat(LINES + 1);
        assert!(rows(&many).is_err());
    }
}
