//! Who may write in the draft of a party now.

use diesel::prelude::*;

use crate::access::{GuestKind, Writer};
use crate::consultations::model::Party;
use crate::db::Conn;
use crate::db::schema::{accounts, guests, memberships};
use crate::error::Result;
use crate::platform::texts::Language;
use crate::teamwork::assignments::Colleague;
use crate::types::Moment;
use crate::types::ids::{AccountId, GuestId};

/// The people of an organisation who can sign in, and those whom a code lets in, by name; nobody for a party that is no
/// organisation.
pub fn colleagues_of(conn: &mut Conn, party: &Party, now: Moment) -> Result<Vec<Colleague>> {
    let Some(organisation) = party.organisation_id else {
        return Ok(Vec::new());
    };
    let members: Vec<(AccountId, String, String, Language)> = memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organisation_id.eq(organisation))
        .filter(accounts::verified_at.is_not_null())
        .filter(accounts::blocked_at.is_null())
        .select((
            accounts::id,
            accounts::name,
            accounts::email,
            accounts::language,
        ))
        .load(conn)?;
    let let_in: Vec<(GuestId, String, Language)> = guests::table
        .filter(guests::party_id.eq(party.id))
        .filter(guests::kind.eq(GuestKind::Colleague))
        .filter(guests::ended_at.is_null())
        .filter(guests::expires_at.gt(now))
        .select((guests::id, guests::name, guests::language))
        .load(conn)?;
    let members = members
        .into_iter()
        .map(|(id, name, email, language)| Colleague {
            who: Writer {
                account: Some(id),
                guest: None,
            },
            name,
            email: Some(email),
            language,
        });
    let let_in = let_in.into_iter().map(|(id, name, language)| Colleague {
        who: Writer {
            account: None,
            guest: Some(id),
        },
        name,
        email: None,
        language,
    });
    let mut all: Vec<Colleague> = members.chain(let_in).collect();
    all.sort_by_cached_key(|one| (one.name.to_lowercase(), one.who.account, one.who.guest));
    Ok(all)
}
