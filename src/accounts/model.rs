//! The rules for addresses, names and passwords, and what an account's parts look like.

use crate::access::MemberRole;
use crate::error::Message;
use crate::platform::mailer::Mailbox;
use crate::platform::names;
use crate::platform::texts::Language;
use crate::types::ids::{AccountId, ApiTokenId, InvitationId, OrganisationId, RoundId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// What a link in a mail to an account is good for.
    Purpose {
        /// Confirms the address.
        Verify => "verify",
        /// Lets its holder choose a new password.
        Reset => "reset",
        /// Puts the address it was mailed to in the place of the present one.
        Address => "address",
    }
}

/// An account as its owner and admins see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::accounts)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub admin: bool,
    pub verified_at: Option<Moment>,
    pub created_at: Moment,
    /// Since when nobody gets in with it.
    pub blocked_at: Option<Moment>,
    /// When the person was erased; only the number is left.
    pub erased_at: Option<Moment>,
}

text_enum! {
    /// How an Organisation came here, and so who vouches for its being what its name says.
    Provenance {
        /// Founded by somebody with an account: its name and Group are its own statement.
        Itself => "self",
        /// Made by an invitation of the ministry, and its own: whoever pressed the link is in it.
        Invitation => "invitation",
        /// Made or confirmed by staff.
        Staff => "staff",
        /// Confirmed by staff because those in it have addresses of its mail domain.
        Domain => "domain",
    }
}

impl Provenance {
    /// Whether the ministry vouches for it.
    pub fn is_established(self) -> bool {
        self != Self::Itself
    }
}

/// A body in one Group. It is known by its code; its name is what it calls itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::organisations)]
pub struct Organisation {
    pub id: OrganisationId,
    /// Its own public code, by which others mean it and no other.
    pub code: String,
    pub group_code: String,
    pub created_at: Moment,
    pub name: String,
    /// The name as people see it; unique among those the ministry vouches for.
    #[serde(skip)]
    pub folded: String,
    pub provenance: Provenance,
    pub founded_by: Option<AccountId>,
    /// Who confirmed it, if that was somebody with an account.
    pub confirmed_by: Option<AccountId>,
    pub confirmed_at: Option<Moment>,
    /// Mail domain it was confirmed by.
    pub domain: Option<String>,
}

impl Organisation {
    /// Whether somebody with this address can come to it: one the ministry knows by its mail domain is known by the
    /// addresses of all who are in it, and staff alone let others in.
    pub fn takes(&self, email: &str) -> bool {
        match (self.provenance, &self.domain) {
            (Provenance::Domain, Some(domain)) => is_of_domain(email, domain),
            _ => true,
        }
    }

    /// A sentence on why it does not.
    pub fn takes_not(&self, key: &'static str) -> Message {
        Message::new(key)
            .with("organisation", &self.name)
            .with("domain", self.domain.as_deref().unwrap_or_default())
    }
}

/// Whether a mail address is of a domain, or of one below it.
pub fn is_of_domain(email: &str, domain: &str) -> bool {
    let (_, of) = email.rsplit_once('@').unwrap_or_default();
    of == domain
        || of
            .strip_suffix(domain)
            .is_some_and(|above| above.ends_with('.'))
}

/// Somebody's place in an Organisation, as the others see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::memberships)]
pub struct Member {
    #[diesel(select_expression = crate::db::schema::accounts::id)]
    pub account: AccountId,
    #[diesel(select_expression = crate::db::schema::accounts::name)]
    pub name: String,
    #[diesel(select_expression = crate::db::schema::accounts::email)]
    pub email: String,
    pub role: MemberRole,
}

/// An invitation by mail to an Organisation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::invitations)]
pub struct Invitation {
    pub id: InvitationId,
    pub organisation_id: OrganisationId,
    pub round_id: Option<RoundId>,
    pub email: String,
    pub role: MemberRole,
    pub language: Language,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub accepted_at: Option<Moment>,
    /// Whether the ministry sent it: then only the ministry takes it back.
    pub by_staff: bool,
}

/// A bearer token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::api_tokens)]
pub struct ApiToken {
    pub id: ApiTokenId,
    pub name: String,
    /// Its last four characters.
    pub hint: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    /// To the day.
    pub last_used_at: Option<Moment>,
    /// Words of [`crate::access::Scopes`].
    pub scopes: String,
}

/// Names of people, organisations and tokens are at most so many characters.
pub const NAME_CHARACTERS: usize = 200;

/// More than anybody types; hashing more would only keep the server busy.
const PASSWORD_CHARACTERS: usize = 500;

/// The commonest passwords of twelve characters and more; shorter ones are refused for that.
const COMMON: &[&str] = &[
    "123456789012",
    "1234567890123",
    "1234567890qwe",
    "123qwe123qwe",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "administrator",
    "correcthorsebatterystaple",
    "iloveyou1234",
    "letmeinletmein",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "qwerty123456",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdf",
    "trustno1trustno1",
    "unknownunknown",
    "wachtwoord12",
    "wachtwoord123",
    "wachtwoord1234",
    "welcome12345",
    "welkom123456",
    "welkom12345678",
];

/// A mail address the way it is stored: trimmed, in small letters, a domain in letters of any alphabet as mail
/// servers know it (`xn--…`, RFC 5891); none when it is not one.
pub fn clean_email(text: &str) -> Option<String> {
    let (local, domain) = text.trim().rsplit_once('@')?;
    let domain = idna::domain_to_ascii_strict(domain).ok()?;
    let email = format!("{}@{domain}", local.to_ascii_lowercase());
    let (local, domain) = email.rsplit_once('@')?;
    let plain = email.is_ascii()
        && !email.chars().any(|c| {
            c.is_ascii_whitespace() || c.is_ascii_control() || "<>\"(),;:[]\\".contains(c)
        });
    let whole = !local.is_empty()
        && !local.contains('@')
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && email.len() <= 254;
    (plain && whole && email.parse::<Mailbox>().is_ok()).then_some(email)
}

/// A name on one line, white space collapsed, without signs that cannot be seen.
pub fn clean_name(text: &str) -> String {
    names::clean(text)
}

/// Whether a cleaned name can be used.
pub fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().count() <= NAME_CHARACTERS
        && !name.chars().any(char::is_control)
}

/// What is wrong with a cleaned name that somebody typed, of themselves or an organisation, if
/// anything. A name that reads as an address would become a link in a mail from the ministry.
pub fn name_fault(name: &str) -> Option<&'static str> {
    if !is_name(name) {
        Some("accounts-name-wrong")
    } else if names::looks_like_address(name) {
        Some("accounts-name-address")
    } else {
        None
    }
}

/// What is wrong with a password somebody chose, if anything. Length counts and common ones are
/// refused, as NIST SP 800-63B advises, and so are those that hold a `forbidden` word, whatever its case and
/// spaces; no rules about kinds of characters.
pub fn password_fault(
    password: &str,
    email: &str,
    minimum: usize,
    forbidden: &[String],
) -> Option<Message> {
    let count = password.chars().count();
    if count < minimum {
        return Some(Message::new("accounts-password-short").with("count", minimum));
    }
    if count > PASSWORD_CHARACTERS {
        return Some(Message::new("accounts-password-long").with("count", PASSWORD_CHARACTERS));
    }
    let plain = closed(password);
    let mut kinds: Vec<char> = plain.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 4 || COMMON.contains(&plain.as_str()) {
        return Some(Message::new("accounts-password-common"));
    }
    let own = email.split('@').next().unwrap_or_default();
    if own.chars().count() >= 3 && plain.contains(own) {
        return Some(Message::new("accounts-password-own-name"));
    }
    let held = forbidden.iter().find(|word| plain.contains(&closed(word)));
    held.map(|word| Message::new("accounts-password-forbidden").with("word", word))
}

/// In small letters, without spaces.
fn closed(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// Where to go after signing in: a path of this site, never another site.
pub fn local_path(next: &str) -> Option<&str> {
    let local = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.chars().any(char::is_control)
        && next.len() <= 2000;
    // Signing in leads nowhere but on.
    (local && !next.starts_with("/sign-")).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(password: &str) -> Option<String> {
        let forbidden = ["Het Torentje".to_owned()];
        password_fault(password, "j.jansen@example.org", 12, &forbidden)
            .map(|message| message.key.into_owned())
    }

    #[test]
    fn addresses_are_stored_one_way() {
        assert_eq!(
            clean_email("  J.Jansen@Example.ORG "),
            Some("j.jansen@example.org".to_owned())
        );
        for (typed, stored) in [
            ("O'Brien+list@Example.org\u{a0}", "o'brien+list@example.org"),
            ("info@gemeente.amsterdam", "info@gemeente.amsterdam"),
            ("loket@München.example", "loket@xn--mnchen-3ya.example"),
            (
                "loket@xn--mnchen-3ya.example",
                "loket@xn--mnchen-3ya.example",
            ),
        ] {
            assert_eq!(clean_email(typed).as_deref(), Some(stored), "{typed}");
        }
        for wrong in [
            "",
            "jansen",
            "@example.org",
            "j@",
            "j@example",
            "j@@example.org",
            "Jan <j@example.org>",
            "j j@example.org",
            "j@example.org\r\nBcc: x@example.org",
            "a@example.org,b@example.org",
            "jansén@example.org",
            "a@-example.org",
        ] {
            assert_eq!(clean_email(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn weak_passwords_are_refused() {
        assert_eq!(
            fault("elf tekens.").as_deref(),
            Some("accounts-password-short")
        );
        assert_eq!(
            fault("Wachtwoord 1234").as_deref(),
            Some("accounts-password-common")
        );
        assert_eq!(
            fault("aaaabbbbaaaabbbb").as_deref(),
            Some("accounts-password-common")
        );
        assert_eq!(
            fault("hier is J.Jansen!").as_deref(),
            Some("accounts-password-own-name")
        );
        assert_eq!(
            fault(&"abcdefgh".repeat(100)).as_deref(),
            Some("accounts-password-long")
        );
        assert_eq!(
            fault("sloep bij HETTORENTJE 9").as_deref(),
            Some("accounts-password-forbidden")
        );
        assert_eq!(fault("een sloep op de Vliet"), None);
        // Characters count, not bytes.
        assert_eq!(
            fault("ééééàààà").as_deref(),
            Some("accounts-password-short")
        );
    }

    #[test]
    fn only_own_paths_are_followed() {
        assert_eq!(local_path("/account?x=1"), Some("/account?x=1"));
        for wrong in [
            "",
            "account",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nSet-Cookie: x",
            "/sign-out",
        ] {
            assert_eq!(local_path(wrong), None, "{wrong}");
        }
    }
}
