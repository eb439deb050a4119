//! The situation each row of the table is tried in: everybody and everything it can name.

use std::collections::HashMap;

use diesel::prelude::*;
use polder::access::{GuestKind, MemberRole, StaffRole};
use polder::db::Conn;
use polder::db::schema::{
    api_tokens, approvals, campaigns, colleague_codes, comments, guests, invitations, memberships,
    originals, outbox, questions, sessions, signatures, signing_invitations, submissions, themes,
};
use polder::guests::store::{NewReport, insert_report};
use polder::notifications::OutboxId;
use polder::platform::random;
use polder::platform::texts::Language;
use polder::submissions::model::{Moderation, Origin, Publication, SubmissionState};
use polder::types::ids::{
    AccountId, ApiTokenId, ApprovalId, CampaignId, CodeId, GuestId, InvitationId, MembershipId,
    OrganisationId, OriginalId, PartyId, QuestionId, SessionId, SignatureId, SigningInvitationId,
    SubmissionId, ThemeId,
};
use polder::web::static_files;

use super::situations;
use super::table::{Row, WHO};
use crate::support::{Actor, App, CommentSpec, Sample};

/// A consultation of its own with a submission, a draft, and somebody of every kind.
///
/// `participant` is the lead of the organisation whose submission and draft these are; `colleague` came into that
/// draft with a code; `guest` writes a draft of their own without an account; `other-member` leads another
/// organisation; `other-moderator` works in another consultation.
pub struct World {
    nobody: Actor,
    browsers: HashMap<&'static str, Actor>,
    /// The cookies of these browsers.
    cookies: HashMap<&'static str, String>,
    tokens: HashMap<&'static str, String>,
    /// What `@name` stands for in the table.
    names: HashMap<String, String>,
    accounts: HashMap<&'static str, AccountId>,
    sample: Sample,
}

/// Who writes without an account in the round of another consultation; no column of the table, since they may
/// nothing here that not everybody may.
pub const ELSEWHERE: &str = "guest elsewhere";

/// The password of everybody in the situations that ask for one.
const PASSWORD: &str = "een sloep op de Vliet";

impl World {
    /// Makes one; `number` keeps its names apart from others in the same database.
    pub async fn make(app: &App, number: usize) -> Self {
        let mut accounts = HashMap::new();
        for who in WHO.iter().skip(3) {
            let email = format!("{who}-{number}@example.org");
            accounts.insert(*who, app.account(&email, who).await);
        }
        let sample = app.sample(&format!("c-{number}")).await;
        let elsewhere = app.sample(&format!("other-{number}")).await;
        let own = organisation(app, number, "Own", accounts["participant"]).await;
        let other = organisation(app, number, "Other", accounts["other-member"]).await;
        for (who, consultation, role) in [
            (
                "other-moderator",
                elsewhere.consultation,
                StaffRole::Moderator,
            ),
            ("moderator", sample.consultation, StaffRole::Moderator),
            ("drafter", sample.consultation, StaffRole::Drafter),
            ("lead", sample.consultation, StaffRole::ProjectLead),
            ("clerk", sample.consultation, StaffRole::Clerk),
        ] {
            app.appoint(accounts[who], consultation, role).await;
        }
        app.make_admin(accounts["admin"]).await;
        let party = app.party(&sample, "Own", "private", Some(own), None).await;
        let participant = accounts["participant"];
        let (submission, comments) = app
            .submission(
                &sample,
                party,
                Some(participant),
                Publication::Organisation,
                vec![
                    CommentSpec::on(sample.passages[1], "First."),
                    CommentSpec::on(sample.passages[2], "Second."),
                ],
            )
            .await;
        let first = [
            ("slug", sample.slug.clone()),
            ("round", sample.round.to_string()),
            ("consultation", sample.consultation.to_string()),
            ("version", sample.version.to_string()),
            ("section", sample.sections[0].to_string()),
            ("second-section", sample.sections[1].to_string()),
            ("passage", sample.passages[1].to_string()),
            ("submission", submission.to_string()),
            ("comment", comments[0].to_string()),
            ("comment2", comments[1].to_string()),
            ("organisation", own.to_string()),
            ("account", participant.to_string()),
            ("clerk", accounts["clerk"].to_string()),
            ("party", party.to_string()),
            ("own-code", app.code_of(&format!("Own {number}")).await),
            ("other-code", app.code_of(&format!("Other {number}")).await),
            ("other-organisation", other.to_string()),
            ("other-consultation", elsewhere.consultation.to_string()),
            ("other-slug", elsewhere.slug.clone()),
            ("key", "p-2".to_owned()),
            ("password", PASSWORD.to_owned()),
            ("new-password", "twee sloepen op de Vliet".to_owned()),
        ];
        let mut names: HashMap<String, String> = situations::names().into_iter().collect();
        let mut know = |name: &str, value: String| names.insert(name.to_owned(), value);
        for (name, value) in first {
            know(name, value);
        }
        for (name, value) in rest(app, &sample, (party, submission), own, participant).await {
            know(name, value);
        }
        for (who, account) in &accounts {
            know(
                &format!("{who}/email"),
                format!("{who}-{number}@example.org"),
            );
            // What forms call them.
            know(&format!("{who}/person"), format!("a{account}"));
        }
        know("person", format!("a{participant}"));
        // "/assets/HASH/polder.css"
        let asset = static_files::url("polder.css");
        know("asset-hash", asset.split('/').nth(2).unwrap().to_owned());
        let hash = app.site.passwords.hash(PASSWORD.to_owned().into()).await;
        know("password-hash", hash.unwrap());
        let anonymous = app
            .party(&sample, "Gijs Gast", "individual", None, None)
            .await;
        know("guest-party", anonymous.to_string());
        let guest = app
            .guest_session(&sample, anonymous, GuestKind::Respondent)
            .await;
        let colleague = app
            .guest_session(&sample, party, GuestKind::Colleague)
            .await;
        for (name, value) in guests(app, &sample, anonymous, party).await {
            know(name, value);
        }
        let colleague_id = format!("g{}", names["colleague-id"]);
        names.insert("colleague/person".to_owned(), colleague_id);
        for (name, of, moderation) in [
            ("attachment", submission, Moderation::Pending),
            ("public-attachment", submission, Moderation::Published),
            (
                "draft-attachment",
                SubmissionId(names["draft"].parse().unwrap()),
                Moderation::Draft,
            ),
        ] {
            let made = app.attachment(of, &format!("{name}.pdf"), moderation).await;
            let number = match moderation {
                Moderation::Published => app.public_number(made).await,
                _ => made.0,
            };
            names.insert(name.to_owned(), number.to_string());
        }
        let asked = signature(app, submission, other).await;
        names.insert("signature".to_owned(), asked);
        let mut cookies = HashMap::from([("guest", guest), ("colleague", colleague)]);
        let far = app
            .party(&elsewhere, "Gijs Gast", "individual", None, None)
            .await;
        let far = app
            .guest_session(&elsewhere, far, GuestKind::Respondent)
            .await;
        cookies.insert(ELSEWHERE, far);
        let mut tokens = HashMap::new();
        for (who, account) in accounts.clone() {
            cookies.insert(who, app.session(account).await);
            tokens.insert(who, token(app, account).await);
        }
        let mut browsers = HashMap::from([("anonymous", app.visitor())]);
        for (who, cookie) in &cookies {
            let cookie = format!("{cookie}; Path=/");
            browsers.insert(*who, Actor::with_cookie(app.base.clone(), &cookie));
        }
        Self {
            nobody: app.visitor(),
            browsers,
            cookies,
            tokens,
            names,
            accounts,
            sample,
        }
    }

    /// What `@name` stands for in the table.
    pub fn name(&self, name: &str) -> &str {
        &self.names[name]
    }

    /// The account of somebody who has one.
    pub fn account(&self, who: &str) -> AccountId {
        self.accounts[who]
    }

    /// The consultation with its round.
    pub fn sample(&self) -> &Sample {
        &self.sample
    }

    pub fn browser(&self, who: &str) -> &Actor {
        &self.browsers[who]
    }

    /// Somebody without cookies, for the API.
    pub fn visitor(&self) -> &Actor {
        &self.nobody
    }

    /// The cookie by which the site knows this person, "" for one it does not.
    pub fn cookie(&self, who: &str) -> &str {
        self.cookies.get(who).map_or("", String::as_str)
    }

    pub fn api_token(&self, who: &str) -> Option<String> {
        self.tokens.get(who).cloned()
    }

    /// A page on which this person finds a form, and so a token.
    pub fn form_page(&self, who: &str) -> &'static str {
        match who {
            "anonymous" => "/sign-in",
            "guest" | "colleague" | ELSEWHERE => "/guest",
            _ => "/privacy",
        }
    }

    /// The row's path with its names filled in, as an outsider would.
    pub fn path(&self, row: &Row) -> String {
        self.path_of(row, "anonymous")
    }

    /// The row's path as `who` would ask for it.
    pub fn path_of(&self, row: &Row, who: &str) -> String {
        let mut path = row.route.clone();
        for (name, value) in &row.path {
            path = path.replace(&format!("{{{name}}}"), &self.value(value, who));
        }
        for (name, value) in [
            ("slug", self.names["slug"].as_str()),
            ("n", "1"),
            ("number", "1"),
            ("key", "p-1"),
            ("label", "1.0"),
        ] {
            path = path.replace(&format!("{{{name}}}"), value);
        }
        assert!(
            !path.contains('{'),
            "{} {}: say what stands in the path, as \"path id=@comment\"",
            row.method,
            row.route
        );
        if !row.query.is_empty() {
            let pairs = row.query.split('&').map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                format!("{name}={}", self.value(value, who))
            });
            path = format!("{path}?{}", pairs.collect::<Vec<_>>().join("&"));
        }
        path
    }

    pub fn fields(&self, row: &Row) -> Vec<(String, String)> {
        self.fields_of(row, "anonymous")
    }

    /// The row's own fields as `who` would send them.
    pub fn fields_of(&self, row: &Row, who: &str) -> Vec<(String, String)> {
        row.fields
            .iter()
            .map(|(name, value)| (self.filled_for(name, who), self.value(value, who)))
            .collect()
    }

    pub fn body(&self, row: &Row, who: &str) -> serde_json::Value {
        self.fields_of(row, who)
            .into_iter()
            .map(|(name, value)| {
                // What reads as JSON is JSON (numbers, lists); the rest is text.
                let value = serde_json::from_str(&value).unwrap_or(value.into());
                (name, value)
            })
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    /// What stands in the table, with names filled in; of two of one name somebody's own first.
    fn value(&self, text: &str, who: &str) -> String {
        let value = self.filled_for(text, who);
        assert!(!value.starts_with('@'), "the world knows no {text}");
        value
    }

    fn known(&self, name: &str, who: &str) -> Option<String> {
        if name == "fresh" {
            // Another one each time.
            return Some(random::token());
        }
        if let Some(secret) = name.strip_prefix("mine-") {
            let who = if who == ELSEWHERE { "anonymous" } else { who };
            return self.known(&format!("secret-{secret}-for-{who}"), who);
        }
        if let Some(secret) = name.strip_prefix("hash-") {
            return Some(random::token_hash(
                &self.known(&format!("secret-{secret}"), who)?,
            ));
        }
        if name.starts_with("secret-") {
            return Some(format!("{name}-of-{}", self.names["slug"]));
        }
        let own = self.names.get(&format!("{who}/{name}"));
        own.or_else(|| self.names.get(name)).cloned()
    }

    /// Statements with the world's names filled in.
    pub fn filled(&self, statements: &str) -> String {
        self.filled_for(statements, "anonymous")
    }

    fn filled_for(&self, text: &str, who: &str) -> String {
        let mut filled = String::new();
        let mut parts = text.split('@');
        filled.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let is_name = |c: char| c.is_ascii_alphanumeric() || "-/".contains(c);
            let whole = part.find(|c| !is_name(c)).unwrap_or(part.len());
            let first = part[..whole].find('/').unwrap_or(whole);
            // "@participant/email" is one name; of "@draft/attachments" the rest is a path.
            let known = [whole, first].into_iter().find_map(|end| {
                let value = self.known(&part[..end], who)?;
                Some((value, end))
            });
            // What is not known is a mail address.
            let (value, end) = known.unwrap_or(("@".to_owned(), 0));
            filled.push_str(&value);
            filled.push_str(&part[end..]);
        }
        filled
    }
}

/// A file of a kind the table names: its name, and what is in it.
pub fn file(kind: &str) -> (&'static str, Vec<u8>) {
    match kind {
        "pdf" => ("letter.pdf", crate::support::files::pdf("Letter")),
        "draft" => ("draft.md", b"# 1 Purpose\n\nWhat it is for.\n".to_vec()),
        "list" => (
            "list.csv",
            b"organisation,group,email\nClub,private,club@example.org\n".to_vec(),
        ),
        "sheet" => (
            "sheet.csv",
            b"Organisation,Section,Comment\nClub,1,From paper.\n".to_vec(),
        ),
        "returned" => ("returned.docx", returned()),
        other => panic!("the table knows no file {other}"),
    }
}

async fn organisation(app: &App, number: usize, name: &str, lead: AccountId) -> OrganisationId {
    app.organisation(
        &format!("{name} {number}"),
        "private",
        lead,
        MemberRole::Lead,
    )
    .await
}

/// A token for the API.
pub async fn token(app: &App, account: AccountId) -> String {
    let now = app.now();
    let token = random::token();
    let hash = random::token_hash(&token);
    app.db(move |conn| {
        diesel::insert_into(api_tokens::table)
            .values((
                api_tokens::account_id.eq(account),
                api_tokens::name.eq("table"),
                api_tokens::token_hash.eq(hash),
                api_tokens::hint.eq("last"),
                api_tokens::created_at.eq(now),
                api_tokens::scopes.eq("read respond manage"),
                api_tokens::expires_at.eq(now + chrono::Duration::days(365)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    token
}

/// A request to sign the submission.
async fn signature(app: &App, submission: SubmissionId, asked: OrganisationId) -> String {
    let now = app.now();
    app.db(move |conn| {
        let id: SignatureId = diesel::insert_into(signatures::table)
            .values((
                signatures::submission_id.eq(submission),
                signatures::organisation_id.eq(asked),
                signatures::name.eq("Other"),
                signatures::group_code.eq("private"),
                signatures::state.eq("asked"),
                signatures::asked_at.eq(now),
                signatures::signer_name.eq(""),
            ))
            .returning(signatures::id)
            .get_result(conn)
            .unwrap();
        id.to_string()
    })
    .await
}

/// Makes a draft of a submission.
fn unsend(conn: &mut Conn, draft: SubmissionId) {
    diesel::update(submissions::table.filter(submissions::id.eq(draft)))
        .set((
            submissions::state.eq(SubmissionState::Draft),
            submissions::origin.eq(Origin::Page),
            submissions::receipt_number.eq(None::<String>),
            submissions::content_hash.eq(None::<String>),
            submissions::submitted_at.eq(None::<polder::types::Moment>),
            submissions::submitted_by.eq(None::<AccountId>),
        ))
        .execute(conn)
        .unwrap();
    diesel::update(comments::table.filter(comments::submission_id.eq::<SubmissionId>(draft)))
        .set(comments::submitted_at.eq(None::<polder::types::Moment>))
        .execute(conn)
        .unwrap();
}

/// The draft of the guest, and whatever else those without an account have.
async fn guests(
    app: &App,
    sample: &Sample,
    party: PartyId,
    own: PartyId,
) -> Vec<(&'static str, String)> {
    let (draft, comments) = app
        .submission(
            sample,
            party,
            None,
            Publication::Organisation,
            vec![CommentSpec {
                moderation: Moderation::Draft,
                ..CommentSpec::on(sample.passages[3], "Not yet, of a guest.")
            }],
        )
        .await;
    let (sent, _) = app
        .submission(
            sample,
            party,
            None,
            Publication::Organisation,
            vec![CommentSpec::on(sample.passages[3], "Of a guest.")],
        )
        .await;
    let attachment = app.attachment(draft, "guest.pdf", Moderation::Draft).await;
    let comment = comments[0];
    let mut made = app
        .db(move |conn| {
            unsend(conn, draft);
            let guest = |party: PartyId, conn: &mut Conn| -> GuestId {
                guests::table
                    .filter(guests::party_id.eq(party))
                    .select(guests::id)
                    .first(conn)
                    .unwrap()
            };
            let (guest, colleague) = (guest(party, conn), guest(own, conn));
            diesel::update(comments::table.filter(comments::party_id.eq(party)))
                .set(comments::guest_id.eq(Some(guest)))
                .execute(conn)
                .unwrap();
            vec![
                ("guest-id", guest.to_string()),
                ("colleague-id", colleague.to_string()),
            ]
        })
        .await;
    made.extend([
        ("guest-draft", draft.to_string()),
        ("guest-comment", comment.to_string()),
        ("guest-submission", sent.to_string()),
        ("guest-attachment", attachment.to_string()),
    ]);
    made
}

/// The draft with its comment, and one each of the smaller things.
async fn rest(
    app: &App,
    sample: &Sample,
    (party, submission): (PartyId, SubmissionId),
    own: OrganisationId,
    participant: AccountId,
) -> Vec<(&'static str, String)> {
    let (draft, draft_comments) = app
        .submission(
            sample,
            party,
            Some(participant),
            Publication::Organisation,
            vec![CommentSpec {
                moderation: Moderation::Draft,
                ..CommentSpec::on(sample.passages[1], "Not yet.")
            }],
        )
        .await;
    let (round, consultation, now) = (sample.round, sample.consultation, app.now());
    let secret = random::token();
    app.db(move |conn| {
        unsend(conn, draft);
        let membership: MembershipId = memberships::table
            .filter(memberships::organisation_id.eq(own))
            .select(memberships::id)
            .first(conn)
            .unwrap();
        let session: SessionId = diesel::insert_into(sessions::table)
            .values((
                sessions::account_id.eq(participant),
                sessions::token_hash.eq(random::token_hash(&random::token())),
                sessions::created_at.eq(now),
                sessions::browser.eq("Firefox"),
                sessions::origin.eq("203.0.113.7"),
                sessions::expires_at.eq(now + chrono::Duration::days(1)),
                sessions::used_at.eq(now),
            ))
            .returning(sessions::id)
            .get_result(conn)
            .unwrap();
        let api_token: ApiTokenId = diesel::insert_into(api_tokens::table)
            .values((
                api_tokens::account_id.eq(participant),
                api_tokens::name.eq("named"),
                api_tokens::token_hash.eq(random::token_hash(&secret)),
                api_tokens::hint.eq("last"),
                api_tokens::created_at.eq(now),
                api_tokens::scopes.eq("read respond manage"),
                api_tokens::expires_at.eq(now + chrono::Duration::days(365)),
            ))
            .returning(api_tokens::id)
            .get_result(conn)
            .unwrap();
        let invitation: InvitationId = diesel::insert_into(invitations::table)
            .values((
                invitations::token_hash.eq(random::token_hash(&random::token())),
                invitations::organisation_id.eq(own),
                invitations::round_id.eq(Some(round)),
                invitations::email.eq("invited@example.org"),
                invitations::role.eq(MemberRole::Member),
                invitations::language.eq("nl"),
                invitations::created_at.eq(now),
                invitations::expires_at.eq(now + chrono::Duration::days(14)),
            ))
            .returning(invitations::id)
            .get_result(conn)
            .unwrap();
        let by_staff: InvitationId = diesel::insert_into(invitations::table)
            .values((
                invitations::token_hash.eq(random::token_hash(&random::token())),
                invitations::organisation_id.eq(own),
                invitations::round_id.eq(Some(round)),
                invitations::email.eq("asked@example.org"),
                invitations::role.eq(MemberRole::Member),
                invitations::language.eq("nl"),
                invitations::created_at.eq(now),
                invitations::expires_at.eq(now + chrono::Duration::days(14)),
                invitations::by_staff.eq(true),
            ))
            .returning(invitations::id)
            .get_result(conn)
            .unwrap();
        let by_mail: SigningInvitationId = diesel::insert_into(signing_invitations::table)
            .values((
                signing_invitations::submission_id.eq(submission),
                signing_invitations::email.eq("signer@example.org"),
                signing_invitations::asked_at.eq(now),
            ))
            .returning(signing_invitations::id)
            .get_result(conn)
            .unwrap();
        let campaign: CampaignId = diesel::insert_into(campaigns::table)
            .values((
                campaigns::round_id.eq(round),
                campaigns::title.eq("Campaign"),
                campaigns::created_at.eq(now),
            ))
            .returning(campaigns::id)
            .get_result(conn)
            .unwrap();
        let question: QuestionId = diesel::insert_into(questions::table)
            .values((
                questions::round_id.eq(round),
                questions::position.eq(0),
                questions::kind.eq("short"),
                questions::title.eq("Why?"),
                questions::required.eq(false),
                questions::disclosure.eq(false),
                questions::created_at.eq(now),
                questions::updated_at.eq(now),
            ))
            .returning(questions::id)
            .get_result(conn)
            .unwrap();
        let theme: ThemeId = diesel::insert_into(themes::table)
            .values((
                themes::consultation_id.eq(consultation),
                themes::name.eq("Theme"),
            ))
            .returning(themes::id)
            .get_result(conn)
            .unwrap();
        let mail: OutboxId = diesel::insert_into(outbox::table)
            .values((
                outbox::recipient.eq("gone@example.org"),
                outbox::language.eq("nl"),
                outbox::template.eq("verify"),
                outbox::context.eq("{}"),
                outbox::message_id.eq(random::token()),
                outbox::state.eq("dead"),
                outbox::attempts.eq(12),
                outbox::next_attempt_at.eq(now),
                outbox::created_at.eq(now),
            ))
            .returning(outbox::id)
            .get_result(conn)
            .unwrap();
        let approval: ApprovalId = diesel::insert_into(approvals::table)
            .values((
                approvals::consultation_id.eq(consultation),
                approvals::deed.eq("announce-round"),
                approvals::subject_id.eq(round.0),
                approvals::wording.eq(""),
                approvals::asked_by.eq(participant),
                approvals::asked_at.eq(now),
            ))
            .returning(approvals::id)
            .get_result(conn)
            .unwrap();
        let report = NewReport {
            round,
            submission: None,
            reference: "17",
            name: "Reporter",
            email: "reporter@example.org",
            explanation: "",
            language: Language::Nl,
            now,
        };
        let impersonation = insert_report(conn, &report).unwrap();
        let code: CodeId = diesel::insert_into(colleague_codes::table)
            .values((
                colleague_codes::party_id.eq(party),
                colleague_codes::code_hash.eq(random::token_hash(&random::token())),
                colleague_codes::hint.eq("last"),
                colleague_codes::made_at.eq(now),
                colleague_codes::expires_at.eq(now + chrono::Duration::days(7)),
            ))
            .returning(colleague_codes::id)
            .get_result(conn)
            .unwrap();
        let original: OriginalId = diesel::insert_into(originals::table)
            .values((
                originals::party_id.eq(party),
                originals::submission_id.eq(draft),
                originals::fate.eq("dropped"),
                originals::author_id.eq(Some(participant)),
                originals::authors.eq(""),
                originals::anchor.eq("document"),
                originals::kind.eq("general"),
                originals::body.eq("Set aside."),
                originals::status.eq("ready"),
                originals::note.eq(""),
                originals::set_aside_at.eq(now),
            ))
            .returning(originals::id)
            .get_result(conn)
            .unwrap();
        vec![
            ("impersonation", impersonation.to_string()),
            ("draft", draft.to_string()),
            ("draft-comment", draft_comments[0].to_string()),
            ("membership", membership.to_string()),
            ("token", api_token.to_string()),
            ("session", session.to_string()),
            ("invitation", invitation.to_string()),
            ("staff-invitation", by_staff.to_string()),
            ("signing-invitation", by_mail.to_string()),
            ("campaign", campaign.to_string()),
            ("theme", theme.to_string()),
            ("question", question.to_string()),
            ("approval", approval.to_string()),
            ("mail", mail.to_string()),
            ("original", original.to_string()),
            ("code", code.to_string()),
        ]
    })
    .await
}

/// A draft with one word put in.
fn returned() -> Vec<u8> {
    const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    crate::support::files::packed(&[
        (
            "[Content_Types].xml",
            "<Types>application/vnd.openxmlformats-officedocument.wordprocessingml</Types>",
        ),
        (
            "word/document.xml",
            &format!(
                "<w:document {WORD}><w:body><w:p><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>New</w:t></w:r></w:ins><w:r><w:t> words.</w:t></w:r></w:p></w:body></w:document>"
            ),
        ),
    ])
}
