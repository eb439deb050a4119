//! Inviting organisations to a Round: one by one, or as a list of which each line stands alone.

use serde::{Deserialize, Serialize};

use super::super::model::{Consultation, Round, RoundState};
use super::super::store;
use crate::access::{Actor, MemberRole, Right};
use crate::accounts::{self, Invite};
use crate::audit::{self, Event};
use crate::config::Config;
use crate::db::ids::InvitationId;
use crate::db::{Conn, Moment};
use crate::error::{Checks, Error, Message, Result};
use crate::platform::texts::Language;
use crate::site::Site;

const NAME_CHARACTERS: usize = 200;
/// Lines of a list; more is more than one consultation invites.
pub const LINES: usize = 500;

/// Whom to invite, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteInput {
    pub organisation: String,
    /// Code of a Group, or its name in one of the languages.
    pub group: String,
    pub email: String,
    /// "lead" or "member"; empty is lead.
    pub role: String,
    /// "nl" or "en"; empty is the consultation's.
    pub language: String,
}

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

/// An [`InviteInput`] whose fields are sound.
struct Sound {
    organisation: String,
    group: String,
    email: String,
    role: MemberRole,
    language: Language,
}

fn checked(config: &Config, consultation: &Consultation, input: &InviteInput) -> Result<Sound> {
    let organisation = input.organisation.split_whitespace().collect::<Vec<_>>();
    let organisation = organisation.join(" ");
    let group = group_code(config, &input.group);
    let role = match input.role.trim() {
        "" => Some(MemberRole::Lead),
        word => word.to_lowercase().parse().ok(),
    };
    let language = match input.language.trim() {
        "" => Some(consultation.language),
        word => word.to_lowercase().parse().ok(),
    };
    let mut checks = Checks::default();
    checks.require(
        !organisation.is_empty() && organisation.chars().count() <= NAME_CHARACTERS,
        "organisation",
        "consultations-invite-organisation",
    );
    checks.require(group.is_some(), "group", "consultations-invite-group");
    checks.require(
        !input.email.trim().is_empty(),
        "email",
        "consultations-invite-email",
    );
    checks.require(role.is_some(), "role", "consultations-invite-role");
    checks.require(
        language.is_some(),
        "language",
        "consultations-invite-language",
    );
    checks.finish()?;
    match (group, role, language) {
        (Some(group), Some(role), Some(language)) => Ok(Sound {
            organisation,
            group,
            email: input.email.trim().to_owned(),
            role,
            language,
        }),
        // All three were required above.
        _ => Err(Error::invalid("group", "consultations-invite-group")),
    }
}

/// The group people mean by its code or by its name in either language.
fn group_code(config: &Config, given: &str) -> Option<String> {
    let given = given.trim().to_lowercase();
    config
        .groups
        .iter()
        .find(|group| {
            group.code == given
                || Language::ALL
                    .iter()
                    .any(|&language| group.name(language).to_lowercase() == given)
        })
        .map(|group| group.code.clone())
}

/// Invites an organisation: it becomes a party of the Round, and the person gets a mail.
///
/// # Errors
/// [`Error::Invalid`] when a field is not sound; [`Error::Refused`] when the Round is not
/// announced or has closed.
pub async fn invite(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: &Round,
    input: &InviteInput,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    let sound = checked(&site.config, consultation, input)?;
    let (now, config) = (site.now(), site.config.clone());
    let (actor, consultation, id) = (actor.clone(), consultation.clone(), round.id);
    site.db
        .write(move |conn| {
            let round = require_inviting(conn, id, now)?;
            let body = accounts::store::find_or_create_organisation(
                conn,
                now,
                &sound.organisation,
                &sound.group,
            )?;
            store::invite_party(conn, now, round.id, body)?;
            let event = Event::new("round.invite", "round", round.id.0)
                .in_consultation(consultation.id.0)
                .with(serde_json::json!({ "organisation": body.0 }));
            audit::record(conn, now, &actor.author(), event)?;
            let invite = Invite {
                organisation: body,
                round: Some(round.id),
                email: sound.email,
                role: sound.role,
                language: sound.language,
                consultation: consultation.title.clone(),
                round_url: round_url(&config, &consultation, &round),
            };
            accounts::invite(conn, &config, now, &actor, &invite)
        })
        .await
}

/// Invites everybody on a list: `organisation, group, e-mail[, role[, language]]`, one to a line,
/// with commas or semicolons. A line at fault is refused by itself; a first line of column names
/// is passed over.
///
/// # Errors
/// [`Error::Invalid`] (field `lines`) when there is no line or there are too many.
pub async fn invite_list(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: &Round,
    lines: &str,
) -> Result<Vec<LineResult>> {
    actor.require(Right::Manage(consultation.id))?;
    let rows = rows(lines)?;
    let mut results = Vec::with_capacity(rows.len());
    for (line, input) in rows {
        let refused = match invite(site, actor, consultation, round, &input).await {
            Ok(()) => None,
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
            organisation: field(0),
            group: field(1),
            email: field(2),
            role: field(3),
            language: field(4),
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

/// Sends an invitation that was not accepted once more; the earlier mail's link stops working.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] when it was accepted or the Round takes no more.
pub async fn invite_again(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: &Round,
    invitation: InvitationId,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    let (now, config) = (site.now(), site.config.clone());
    let (actor, consultation, id) = (actor.clone(), consultation.clone(), round.id);
    site.db
        .write(move |conn| {
            let round = require_inviting(conn, id, now)?;
            let row = store::invitation(conn, round.id, invitation)?;
            if row.accepted_at.is_some() {
                return Err(Error::refused("consultations-invite-accepted"));
            }
            let invite = Invite {
                organisation: row.organisation_id,
                round: Some(round.id),
                email: row.email,
                role: row.role,
                language: row.language,
                consultation: consultation.title.clone(),
                round_url: round_url(&config, &consultation, &round),
            };
            accounts::invite(conn, &config, now, &actor, &invite)
        })
        .await
}

/// Whoever is invited must be able to do something with it.
fn require_inviting(conn: &mut Conn, id: crate::db::ids::RoundId, now: Moment) -> Result<Round> {
    let round = store::round(conn, id)?;
    match round.state_at(now) {
        RoundState::Scheduled | RoundState::Open => Ok(round),
        RoundState::Draft => Err(Error::refused("consultations-invite-early")),
        _ => Err(Error::refused("consultations-invite-late")),
    }
}

fn round_url(config: &Config, consultation: &Consultation, round: &Round) -> String {
    config.absolute(&format!(
        "/consultations/{}/rounds/{}",
        consultation.slug, round.number
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_go_by_code_or_name() {
        let config = Config::defaults().unwrap();
        for given in ["advisory", " Adviesorganen ", "advisory BODIES"] {
            assert_eq!(group_code(&config, given).as_deref(), Some("advisory"));
        }
        assert_eq!(group_code(&config, "advisors"), None);
    }

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
