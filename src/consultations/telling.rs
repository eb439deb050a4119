//! Makes mails of letters to parties, some at a time: who speaks for a party is seen now, and gets one mail, in
//! their language.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use chrono::Duration;

use super::model::{Consultation, Party, Round};
use super::store;
use crate::access::{Actor, PartyOf, Tx};
use crate::accounts::store::{Recipient, recipients_of_parties};
use crate::config::Config;
use crate::db::{Conn, hold};
use crate::error::{Error, Result};
use crate::notifications::{self, LetterKind, Notification, PartyLetter, To, Waits};
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{PartyId, RoundId};

/// Letters of which mails are made in one transaction, which others who write wait for.
pub const BATCH: i64 = 100;

/// Makes mails of the oldest letters; returns how many letters there were. They go in the transaction
/// that writes the mails: whoever dies between two leaves nobody out and tells nobody twice.
pub async fn step(site: &Site) -> Result<usize> {
    let waits = waits(&site.config, site.now());
    // Mostly there is nothing: a look costs no write.
    let look = move |conn: &mut Conn| notifications::has_party_letters(conn, waits);
    if !site.db.read(look).await? {
        return Ok(0);
    }
    site.write(&Actor::system(), move |tx| {
        // Of several nodes one at a time.
        hold(tx.conn, "party letters")?;
        let letters = notifications::take_party_letters(tx.conn, waits, BATCH)?;
        let parties = Parties::of(tx, &letters)?;
        let to: Vec<PartyOf> = letters
            .iter()
            .map(|letter| parties.party(letter.to))
            .collect();
        let people = recipients_of_parties(tx.conn, &to)?;
        let mut mails = Vec::new();
        for (letter, people) in letters.iter().zip(people) {
            // One mail an address, also where a person leads by two ways.
            let people: BTreeMap<String, Recipient> = people
                .into_iter()
                .map(|person| (person.email.clone(), person))
                .collect();
            for person in people.into_values() {
                mails.extend(parties.mail(tx, letter, person)?);
            }
        }
        notifications::enqueue_many(tx.conn, tx.now, &mails)?;
        Ok(letters.len())
    })
    .await
}

/// Letters about decisions wait as long as a moderator can take one back.
fn waits(config: &Config, now: Moment) -> Waits {
    Waits {
        kinds: &[LetterKind::CommentDecided, LetterKind::SubmissionDecided],
        until: now - Duration::seconds(config.moderation.undo_seconds),
    }
}

/// The parties that letters are to, with what their mails say of them.
struct Parties {
    parties: HashMap<PartyId, Party>,
    rounds: HashMap<RoundId, (Round, Consultation)>,
}

impl Parties {
    fn of(tx: &mut Tx<'_>, letters: &[PartyLetter]) -> Result<Self> {
        let ids: Vec<PartyId> = letters
            .iter()
            .filter_map(|letter| match letter.to {
                To::Party(id) => Some(id),
                To::LeadsOf(_) => None,
            })
            .collect();
        let parties = store::parties_by_ids(tx.conn, &ids)?;
        let mut rounds = HashMap::new();
        for party in &parties {
            if let Entry::Vacant(unknown) = rounds.entry(party.round_id) {
                let round = store::round(tx.conn, party.round_id)?;
                let consultation = store::by_id(tx.conn, round.consultation_id)?;
                unknown.insert((round, consultation));
            }
        }
        Ok(Self {
            parties: parties.into_iter().map(|party| (party.id, party)).collect(),
            rounds,
        })
    }

    fn party(&self, to: To) -> PartyOf {
        match to {
            To::Party(id) => self.parties.get(&id).map(Party::of).unwrap_or_default(),
            To::LeadsOf(id) => PartyOf {
                organisation: Some(id),
                ..PartyOf::default()
            },
        }
    }

    /// The mail of a letter to a person; none to who left such mails.
    fn mail(
        &self,
        tx: &mut Tx<'_>,
        letter: &PartyLetter,
        person: Recipient,
    ) -> Result<Option<Notification>> {
        let mut context = letter.context.clone();
        if context["reminder"].as_bool() == Some(true) {
            let Some(token) = notifications::reminder_stop(tx.conn, tx.now, &person.email)? else {
                return Ok(None);
            };
            let stop = tx
                .config
                .absolute(&format!("/mail/reminders?token={token}"));
            context["unfollow_url"] = stop.into();
        }
        if let To::Party(id) = letter.to {
            let party = self.parties.get(&id).ok_or(Error::NotFound)?;
            let (round, consultation) = self.rounds.get(&party.round_id).ok_or(Error::NotFound)?;
            context["party"] = party.name.as_str().into();
            context["party_id"] = id.0.into();
            context["consultation"] = consultation.title.as_str().into();
            context["round"] = round.number.into();
        }
        if !letter.page.is_empty() {
            context["url"] = person.url(tx.conn, tx.now, tx.config, &letter.page)?.into();
        }
        context["name"] = person.name.into();
        Ok(Some(Notification {
            recipient: person.email,
            language: person.language,
            template: letter.kind.as_str(),
            context,
        }))
    }
}
