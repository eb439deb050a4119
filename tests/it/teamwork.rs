//! Tests of what colleagues do together: one draft, with authors, notes and originals.

mod codes;

mod dividing;

mod merging;

mod mentioning;

mod ready;

mod together;

use diesel::prelude::*;
use polder::access::MemberRole;
use polder::db::schema::{comments, memberships};
use polder::types::ids::{AccountId, OrganisationId};

use crate::responding::FORM;
use crate::support::{Actor, Answer, App, Sample};

/// An organisation with a lead and a member, each with a browser.
pub struct Council {
    pub sample: Sample,
    pub id: OrganisationId,
    pub lead: Actor,
    pub member: Actor,
    /// The lead's account and the member's.
    pub accounts: [AccountId; 2],
}

pub async fn council(app: &App) -> Council {
    let sample = app.sample("cyber").await;
    let lotte = app.account("lotte@example.org", "Lotte Lead").await;
    let mees = app.account("mees@example.org", "Mees Member").await;
    let id = app
        .organisation("Council", "advisory", lotte, MemberRole::Lead)
        .await;
    join(app, mees, id).await;
    Council {
        sample,
        id,
        lead: app.browser(lotte).await,
        member: app.browser(mees).await,
        accounts: [lotte, mees],
    }
}

pub async fn join(app: &App, account: AccountId, organisation: OrganisationId) {
    let now = app.now();
    app.db(move |conn| {
        diesel::insert_into(memberships::table)
            .values((
                memberships::organisation_id.eq(organisation),
                memberships::account_id.eq(account),
                memberships::role.eq(MemberRole::Member),
                memberships::created_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

impl Council {
    /// Writes a comment for the organisation; returns the address of the draft and the comment's
    /// number.
    pub async fn write(
        &self,
        app: &App,
        by: &Actor,
        passage: &str,
        fields: &[(&str, &str)],
    ) -> (String, i64) {
        let organisation = self.id.to_string();
        let mut all = vec![("action", "save"), ("organisation", organisation.as_str())];
        all.extend_from_slice(fields);
        let page = format!("{FORM}?passage={passage}");
        let answer = by.submit(&page, FORM, &all).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        (answer.location.unwrap(), newest(app).await)
    }
}

pub async fn newest(app: &App) -> i64 {
    app.db(|conn| {
        comments::table
            .select(diesel::dsl::max(comments::id))
            .first::<Option<i64>>(conn)
            .unwrap()
            .unwrap()
    })
    .await
}

/// Says how far a comment is and leaves a note.
pub async fn mark(by: &Actor, draft: &str, comment: i64, fields: &[(&str, &str)]) -> Answer {
    by.submit(draft, &format!("{draft}/comments/{comment}/note"), fields)
        .await
}

/// Hands a draft in, for the organisation by name.
pub async fn hand_in(by: &Actor, draft: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("action", "submit")];
    if !fields.iter().any(|(name, _)| *name == "publication") {
        all.push(("publication", "organisation"));
    }
    all.extend_from_slice(fields);
    by.submit(draft, draft, &all).await
}
