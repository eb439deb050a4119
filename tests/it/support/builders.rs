//! Things for tests to start from, written straight into the database. What a test is about it
//! makes through the front door.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{
    self, Device, GuestKind, GuestPurpose, MemberRole, NewGuest, StaffRole, Tx, Writer,
    insert_guest, issue_guest_token, start_session,
};
use polder::accounts::model::Provenance;
use polder::accounts::store::{NewOrganisation, insert_organisation};
use polder::comments::model::{Anchor, AnchorKind, CommentKind};
use polder::comments::store::{NewComment, insert_comment};
use polder::consultations::model::{RoundAccess, RoundState};
use polder::consultations::store::{party as party_row, passage_in_section};
use polder::db::Conn;
use polder::db::schema::{
    accounts, comments, consultations, memberships, organisations, parties, passages, rounds,
    sections, staff, submissions, versions,
};
use polder::error::Result;
use polder::moderation::model::{Ground, Mark, RedactedField, Ruling, Verdict};
use polder::moderation::store::{NewDecision, decide};
use polder::platform::texts::Language;
use polder::responding::actions::{Surroundings, receive_on_paper};
use polder::submissions::model::{Moderation, Origin, Publication};
use polder::submissions::store::{NewSubmission, insert_submission};
use polder::types::Moment;
use polder::types::ids::{
    AccountId, CommentId, ConsultationId, OrganisationId, PartyId, PassageId, RoundId, SectionId,
    SubmissionId, VersionId,
};

use super::{Actor, App};

/// A consultation with a version of three sections and an open round.
#[derive(Debug, Clone)]
pub struct Sample {
    pub slug: String,
    pub consultation: ConsultationId,
    pub version: VersionId,
    pub round: RoundId,
    pub sections: Vec<SectionId>,
    /// In document order; keys are "p-1", "p-2" ….
    pub passages: Vec<PassageId>,
}

/// A comment to be written into the database.
#[derive(Debug, Clone)]
pub struct CommentSpec {
    pub passage: Option<PassageId>,
    pub section: Option<SectionId>,
    pub kind: CommentKind,
    pub body: String,
    pub proposed_text: Option<String>,
    /// What is more than pending is decided on: published, or withheld as spam. What a redaction covers says
    /// [`App::rule`].
    pub moderation: Moderation,
}

impl CommentSpec {
    /// A general comment on a passage, waiting for a moderator.
    pub fn on(passage: PassageId, body: &str) -> Self {
        Self {
            passage: Some(passage),
            section: None,
            kind: CommentKind::General,
            body: body.to_owned(),
            proposed_text: None,
            moderation: Moderation::Pending,
        }
    }
}

impl App {
    /// Runs `f` in a transaction.
    pub async fn db<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Conn) -> T + Send + 'static,
    ) -> T {
        self.site.db.write(move |conn| Ok(f(conn))).await.unwrap()
    }

    /// A confirmed account; its language is English, and no password fits it.
    pub async fn account(&self, email: &str, name: &str) -> AccountId {
        let (email, name, now) = (email.to_owned(), name.to_owned(), self.now());
        self.db(move |conn| {
            diesel::insert_into(accounts::table)
                .values((
                    accounts::email.eq(email),
                    accounts::name.eq(name),
                    accounts::language.eq("en"),
                    accounts::admin.eq(false),
                    accounts::verified_at.eq(Some(now)),
                    accounts::created_at.eq(now),
                ))
                .returning(accounts::id)
                .get_result(conn)
                .unwrap()
        })
        .await
    }

    /// Makes an account an admin.
    pub async fn make_admin(&self, account: AccountId) {
        self.db(move |conn| {
            diesel::update(accounts::table.filter(accounts::id.eq(account)))
                .set(accounts::admin.eq(true))
                .execute(conn)
                .unwrap();
        })
        .await;
    }

    /// Somebody with a browser who is an admin and has no other role.
    pub async fn admin(&self) -> Actor {
        let account = self.account("admin@example.org", "Admin").await;
        self.make_admin(account).await;
        self.browser(account).await
    }

    /// Makes a round one that only invited parties take part in.
    pub async fn on_invitation(&self, round: RoundId) {
        self.db(move |conn| {
            diesel::update(rounds::table.filter(rounds::id.eq(round)))
                .set(rounds::access.eq(RoundAccess::Invited))
                .execute(conn)
                .unwrap();
        })
        .await;
    }

    /// A browser in which `account` is signed in.
    pub async fn browser(&self, account: AccountId) -> Actor {
        let cookie = self.session(account).await;
        Actor::with_cookie(self.base.clone(), &format!("{cookie}; Path=/"))
    }

    /// The cookie of a browser in which `account` is signed in.
    pub async fn session(&self, account: AccountId) -> String {
        let now = self.now();
        let token = self
            .db(move |conn| {
                start_session(conn, now, account, Duration::hours(12), &Device::default()).unwrap()
            })
            .await;
        format!("polder-session={token}")
    }

    /// Gives an account a role in a consultation.
    pub async fn appoint(&self, account: AccountId, consultation: ConsultationId, role: StaffRole) {
        let now = self.now();
        self.db(move |conn| {
            diesel::insert_into(staff::table)
                .values((
                    staff::consultation_id.eq(consultation),
                    staff::account_id.eq(account),
                    staff::role.eq(role),
                    staff::created_at.eq(now),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
    }

    /// An organisation that the ministry vouches for, with one member.
    pub async fn organisation(
        &self,
        name: &str,
        group: &str,
        member: AccountId,
        role: MemberRole,
    ) -> OrganisationId {
        let (name, group, now) = (name.to_owned(), group.to_owned(), self.now());
        self.db(move |conn| {
            let new = NewOrganisation {
                name: &name,
                group: &group,
                provenance: Provenance::Staff,
                by: None,
            };
            let id = insert_organisation(conn, now, &new).unwrap();
            diesel::insert_into(memberships::table)
                .values((
                    memberships::organisation_id.eq(id),
                    memberships::account_id.eq(member),
                    memberships::role.eq(role),
                    memberships::created_at.eq(now),
                ))
                .execute(conn)
                .unwrap();
            id
        })
        .await
    }

    /// The public code of the organisation of this name, of which there is one.
    pub async fn code_of(&self, name: &str) -> String {
        let name = name.to_owned();
        self.db(move |conn| {
            organisations::table
                .filter(organisations::name.eq(name))
                .select(organisations::code)
                .get_result(conn)
                .unwrap()
        })
        .await
    }

    /// Makes an organisation a party of a round, as pressing the link of an invitation does.
    pub async fn admit(&self, round: RoundId, organisation: OrganisationId) {
        let now = self.now();
        self.db(move |conn| {
            let (name, group): (String, String) = organisations::table
                .filter(organisations::id.eq(organisation))
                .select((organisations::name, organisations::group_code))
                .first(conn)
                .unwrap();
            diesel::insert_into(parties::table)
                .values((
                    parties::round_id.eq(round),
                    parties::organisation_id.eq(Some(organisation)),
                    parties::name.eq(name),
                    parties::group_code.eq(group),
                    parties::invited.eq(true),
                    parties::created_at.eq(now),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
    }

    /// A consultation with a version of three sections, six passages and an open round 1 that
    /// began yesterday and closes in a week.
    pub async fn sample(&self, slug: &str) -> Sample {
        let (slug, now) = (slug.to_owned(), self.now());
        self.db(move |conn| sample(conn, &slug, now)).await
    }

    /// The party of an organisation, or of an account, in the sample's round.
    pub async fn party(
        &self,
        sample: &Sample,
        name: &str,
        group: &str,
        organisation: Option<OrganisationId>,
        account: Option<AccountId>,
    ) -> PartyId {
        let (round, now) = (sample.round, self.now());
        let (name, group) = (name.to_owned(), group.to_owned());
        self.db(move |conn| {
            diesel::insert_into(parties::table)
                .values((
                    parties::round_id.eq(round),
                    parties::organisation_id.eq(organisation),
                    parties::account_id.eq(account),
                    parties::name.eq(name),
                    parties::group_code.eq(group),
                    parties::invited.eq(false),
                    parties::created_at.eq(now),
                ))
                .returning(parties::id)
                .get_result(conn)
                .unwrap()
        })
        .await
    }

    /// Somebody without an account who writes for a party, with a browser that knows them.
    pub async fn guest(&self, sample: &Sample, party: PartyId, kind: GuestKind) -> Actor {
        let cookie = self.guest_session(sample, party, kind).await;
        Actor::with_cookie(self.base.clone(), &format!("{cookie}; Path=/"))
    }

    /// The cookie of a guest's browser.
    pub async fn guest_session(&self, sample: &Sample, party: PartyId, kind: GuestKind) -> String {
        let (round, now) = (sample.round, self.now());
        let token = self
            .db(move |conn| {
                let expires_at = now + Duration::days(30);
                let new = NewGuest {
                    kind,
                    round,
                    party,
                    name: "Gijs Gast",
                    email: (kind == GuestKind::Respondent).then_some("gijs@example.org"),
                    language: Language::En,
                    now,
                    expires_at,
                    checked_at: None,
                };
                let guest = insert_guest(conn, &new).unwrap();
                issue_guest_token(conn, now, guest, GuestPurpose::Browser, expires_at).unwrap()
            })
            .await;
        format!("polder-guest={token}")
    }

    /// What a moderator decides on a comment, without the mail about it.
    pub async fn rule(&self, comment: CommentId, ruling: Ruling) {
        let now = self.now();
        self.db(move |conn| rule(conn, now, comment, &ruling)).await;
    }

    /// A submission with a receipt, and its comments, received as one on paper is: nobody is told.
    pub async fn submission(
        &self,
        sample: &Sample,
        party: PartyId,
        by: Option<AccountId>,
        publication: Publication,
        specs: Vec<CommentSpec>,
    ) -> (SubmissionId, Vec<CommentId>) {
        let (round, version) = (sample.round, sample.version);
        let system = access::Actor::system();
        let write = self.site.write(&system, move |tx| {
            let group_code = party_row(tx.conn, party)?.group_code;
            let new = NewSubmission {
                round,
                party,
                publication,
                origin: Origin::Page,
                submitter_name: "A. Submitter",
                supersedes: None,
                now: tx.now,
            };
            let id = insert_submission(tx.conn, &new)?.id;
            let mut ids = Vec::new();
            for (position, spec) in (0..).zip(&specs) {
                let new = NewComment {
                    submission: id,
                    round,
                    party,
                    group_code: &group_code,
                    author: Writer {
                        account: by,
                        guest: None,
                    },
                    anchor: &spec.anchor(tx.conn)?,
                    kind: spec.kind,
                    body: &spec.body,
                    proposed_text: spec.proposed_text.as_deref(),
                    position,
                    unfinished: false,
                    now: tx.now,
                };
                ids.push(insert_comment(tx.conn, &new)?);
            }
            let around = Surroundings::of(tx.conn, version)?;
            receive_on_paper(tx, tx.now, id, &around)?;
            diesel::update(submissions::table.filter(submissions::id.eq(id)))
                .set(submissions::submitted_by.eq(by))
                .execute(tx.conn)?;
            for (spec, comment) in specs.iter().zip(&ids) {
                spec.settle(tx, *comment)?;
            }
            Ok((id, ids))
        });
        write.await.unwrap()
    }
}

impl CommentSpec {
    fn anchor(&self, conn: &mut Conn) -> Result<Anchor> {
        let section = match self.passage {
            Some(passage) => Some(passage_in_section(conn, passage)?.1.id),
            None => self.section,
        };
        Ok(Anchor {
            kind: match (self.passage, section) {
                (Some(_), _) => AnchorKind::Passage,
                (None, Some(_)) => AnchorKind::Section,
                (None, None) => AnchorKind::Document,
            },
            section,
            passage: self.passage,
            quote: None,
            errata_seen: 0,
        })
    }

    /// Brings a comment that was received to where it is to stand.
    fn settle(&self, tx: &mut Tx<'_>, comment: CommentId) -> Result<()> {
        match self.moderation {
            Moderation::Pending => {}
            // In a draft that a test makes of it.
            Moderation::Draft => {
                diesel::update(comments::table.filter(comments::id.eq(comment)))
                    .set(comments::moderation.eq(Moderation::Draft))
                    .execute(tx.conn)?;
            }
            Moderation::Published => rule(tx.conn, tx.now, comment, &Ruling::publish()),
            Moderation::Withheld => rule(tx.conn, tx.now, comment, &withheld()),
            other => panic!("no spec makes a comment {other}"),
        }
        // Outside it goes by its id, so that tests can name it; chance gives no names.
        diesel::update(comments::table.filter(comments::id.eq(comment)))
            .set(comments::public_number.eq(Some(comment.0)))
            .execute(tx.conn)?;
        Ok(())
    }
}

/// A moderator's decision, without its mail.
fn rule(conn: &mut Conn, now: Moment, comment: CommentId, ruling: &Ruling) {
    let seen = comments::table
        .filter(comments::id.eq(comment))
        .select(comments::decisions)
        .first(conn)
        .unwrap();
    let new = NewDecision {
        comment,
        seen,
        ruling,
    };
    assert_eq!(decide(conn, &[new], None, now).unwrap(), 1);
}

/// What keeps all of a comment from the public.
pub fn withheld() -> Ruling {
    Ruling::new(Verdict::Withhold, Some(Ground::Spam), "Not this.", vec![]).unwrap()
}

/// What keeps a stretch of a comment from the public, from one character up to another.
pub fn redacted(field: RedactedField, start: usize, end: usize) -> Ruling {
    let mark = Mark {
        field,
        start,
        end,
        ground: Ground::PrivateLife,
    };
    Ruling::new(Verdict::PublishRedacted, None, "", vec![mark]).unwrap()
}

fn sample(conn: &mut Conn, slug: &str, now: chrono::NaiveDateTime) -> Sample {
    let consultation: ConsultationId = diesel::insert_into(consultations::table)
        .values((
            consultations::slug.eq(slug),
            consultations::title.eq(format!("Sample {slug}")),
            consultations::summary.eq("A sample."),
            consultations::language.eq("nl"),
            consultations::time_zone.eq("Europe/Amsterdam"),
            consultations::created_at.eq(now),
        ))
        .returning(consultations::id)
        .get_result(conn)
        .unwrap();
    let version: VersionId = diesel::insert_into(versions::table)
        .values((
            versions::consultation_id.eq(consultation),
            versions::label.eq("1.0"),
            versions::title.eq("Sample draft"),
            versions::words.eq(60),
            versions::source_hash.eq("0".repeat(64)),
            versions::created_at.eq(now),
        ))
        .returning(versions::id)
        .get_result(conn)
        .unwrap();
    let mut section_ids = Vec::new();
    let mut passage_ids = Vec::new();
    for (index, (number, title)) in [("1", "Purpose"), ("2", "Approach"), ("2.1", "Partners")]
        .into_iter()
        .enumerate()
    {
        let position = i64::try_from(index).unwrap();
        let section: SectionId = diesel::insert_into(sections::table)
            .values((
                sections::version_id.eq(version),
                sections::parent_id.eq((index == 2).then(|| section_ids[1])),
                sections::position.eq(position),
                sections::level.eq(if index == 2 { 2_i64 } else { 1 }),
                sections::number.eq(number),
                sections::title.eq(title),
            ))
            .returning(sections::id)
            .get_result(conn)
            .unwrap();
        section_ids.push(section);
        for (kind, text) in [
            ("heading", title.to_owned()),
            (
                "paragraph",
                format!("{title}: this passage says what section {number} is about."),
            ),
        ] {
            let place = i64::try_from(passage_ids.len()).unwrap();
            let passage: PassageId = diesel::insert_into(passages::table)
                .values((
                    passages::version_id.eq(version),
                    passages::section_id.eq(section),
                    passages::position.eq(place),
                    passages::key.eq(format!("p-{}", place + 1)),
                    passages::kind.eq(kind),
                    passages::number.eq(""),
                    passages::text.eq(&text),
                    passages::html.eq(&text),
                    passages::depth.eq(0),
                    passages::block.eq(0),
                    passages::ordered.eq(false),
                    passages::start.eq(0),
                    passages::header.eq(false),
                ))
                .returning(passages::id)
                .get_result(conn)
                .unwrap();
            passage_ids.push(passage);
        }
    }
    let round: RoundId = diesel::insert_into(rounds::table)
        .values((
            rounds::consultation_id.eq(consultation),
            rounds::number.eq(1),
            rounds::version_id.eq(version),
            rounds::state.eq(RoundState::Open),
            rounds::access.eq(RoundAccess::Open),
            rounds::opens_at.eq(now - Duration::days(1)),
            rounds::closes_at.eq(now + Duration::days(7)),
            rounds::created_at.eq(now),
        ))
        .returning(rounds::id)
        .get_result(conn)
        .unwrap();
    Sample {
        slug: slug.to_owned(),
        consultation,
        version,
        round,
        sections: section_ids,
        passages: passage_ids,
    }
}
