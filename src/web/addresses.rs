//! Addresses of pages: a type for each thing that has some. A slice's routes say the same with names
//! in braces. Knows no request.

use crate::types::ids::{
    AccountId, AttachmentId, CampaignId, CommentId, OrganisationId, PassageId, QuestionId,
    SecondLookId, SectionId, SignatureId, SubmissionId, VersionId,
};

/// A consultation on the public pages, by its slug.
#[derive(Debug, Clone, Copy)]
pub struct Consultation<'a>(pub &'a str);

impl<'a> Consultation<'a> {
    pub fn page(self) -> String {
        format!("/consultations/{}", self.0)
    }

    pub fn round(self, number: i64) -> Round<'a> {
        Round(self.0, number)
    }

    /// All its versions.
    pub fn versions(self) -> String {
        format!("/consultations/{}/versions", self.0)
    }

    /// Two versions compared; `query` names them.
    pub fn comparison(self, query: &str) -> String {
        format!("/consultations/{}/comparison?{query}", self.0)
    }

    pub fn report(self) -> String {
        format!("/consultations/{}/report", self.0)
    }

    /// Where one says that somebody wrote in one's name.
    pub fn impersonation(self) -> String {
        format!("/consultations/{}/impersonation", self.0)
    }

    /// Where one reads that a mail was sent that confirms to follow.
    pub fn follow_sent(self) -> String {
        format!("/consultations/{}/follow/sent", self.0)
    }
}

/// A round on the public pages: the slug of its consultation, and its number.
#[derive(Debug, Clone, Copy)]
pub struct Round<'a>(pub &'a str, pub i64);

impl Round<'_> {
    /// Its text.
    pub fn page(self) -> String {
        format!("/consultations/{}/rounds/{}", self.0, self.1)
    }

    /// A passage in its text, by its key.
    pub fn passage(self, key: &str) -> String {
        format!("{}#{key}", self.page())
    }

    /// Where one begins to respond without an account.
    pub fn respond(self) -> String {
        format!("{}/respond", self.page())
    }

    pub fn search(self) -> String {
        format!("{}/search", self.page())
    }

    /// Where the next draft is made of the answers.
    pub fn next_draft(self) -> String {
        format!("{}/next-draft", self.page())
    }

    /// The form of a comment.
    pub fn comment_form(self) -> String {
        format!("{}/comment", self.page())
    }
}

/// A consultation for those who set it up, by its slug.
#[derive(Debug, Clone, Copy)]
pub struct Managed<'a>(pub &'a str);

impl Managed<'_> {
    pub fn page(self) -> String {
        format!("/manage/{}", self.0)
    }

    pub fn staff(self) -> String {
        format!("/manage/{}#staff", self.0)
    }

    pub fn settings(self) -> String {
        format!("/manage/{}/settings", self.0)
    }

    pub fn version(self, id: VersionId) -> String {
        format!("/manage/{}/versions/{id}", self.0)
    }

    /// Where a typing error in a passage of an open round's text is mended.
    pub fn erratum(self, passage: PassageId) -> String {
        format!("/manage/{}/passages/{passage}/erratum", self.0)
    }

    pub fn rounds(self) -> String {
        format!("/manage/{}/rounds", self.0)
    }

    pub fn round(self, number: i64) -> String {
        format!("/manage/{}/rounds/{number}", self.0)
    }

    pub fn questions(self, round: i64) -> String {
        format!("/manage/{}/rounds/{round}/questions", self.0)
    }

    pub fn invitations(self, round: i64) -> String {
        format!("/manage/{}/rounds/{round}/invitations", self.0)
    }
}

/// A round for those who answer its comments: the slug of its consultation, and its number.
#[derive(Debug, Clone, Copy)]
pub struct Drafting<'a>(pub &'a str, pub i64);

impl Drafting<'_> {
    /// Its comments, section by section.
    pub fn table(self) -> String {
        format!("/drafting/{}/rounds/{}", self.0, self.1)
    }

    pub fn campaigns(self) -> String {
        format!("{}/campaigns", self.table())
    }

    /// Where everything that a filter finds is answered at once.
    pub fn together(self) -> String {
        format!("{}/together", self.table())
    }

    /// What parties said to its questions.
    pub fn questions(self) -> String {
        format!("{}/questions", self.table())
    }

    /// What of it nobody read.
    pub fn unread(self) -> String {
        format!("{}/unread", self.table())
    }

    /// Where the answers are made public.
    pub fn publication(self) -> String {
        format!("{}/publication", self.table())
    }
}

/// The code book of a consultation, for those who draft it.
#[derive(Debug, Clone, Copy)]
pub struct CodeBook<'a>(pub &'a str);

impl CodeBook<'_> {
    pub fn page(self) -> String {
        format!("/drafting/{}/themes", self.0)
    }
}

/// What became of what was promised, for those who answer the comments of a consultation, by its slug.
#[derive(Debug, Clone, Copy)]
pub struct Promises<'a>(pub &'a str);

impl Promises<'_> {
    pub fn page(self) -> String {
        format!("/drafting/{}/promises", self.0)
    }

    /// Between two versions, by their labels: which of it, and behind which of it the page begins; "" for all, and for the first.
    pub fn between(self, from: &str, to: &str, kind: &str, after: &str) -> String {
        let start = format!("{}?", self.page());
        let length = start.len();
        let mut query = url::form_urlencoded::Serializer::for_suffix(start, length);
        for (name, value) in [("from", from), ("to", to), ("kind", kind), ("after", after)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }
}

/// A campaign, for those who answer its copies.
#[derive(Debug, Clone, Copy)]
pub struct DraftedCampaign(pub CampaignId);

impl DraftedCampaign {
    pub fn page(self) -> String {
        format!("/drafting/campaigns/{}", self.0)
    }
}

/// A comment, for those who answer it.
#[derive(Debug, Clone, Copy)]
pub struct DraftedComment(pub CommentId);

impl DraftedComment {
    pub fn page(self) -> String {
        format!("/drafting/comments/{}", self.0)
    }
}

/// An answer that a party asked to look at again, for those who draft.
#[derive(Debug, Clone, Copy)]
pub struct SecondLook(pub SecondLookId);

impl SecondLook {
    pub fn page(self) -> String {
        format!("/drafting/second-looks/{}", self.0)
    }
}

/// A campaign, for those who decide on its copies.
#[derive(Debug, Clone, Copy)]
pub struct ModeratedCampaign(pub CampaignId);

impl ModeratedCampaign {
    pub fn page(self) -> String {
        format!("/moderation/campaigns/{}", self.0)
    }
}

/// A comment, for those who decide on it.
#[derive(Debug, Clone, Copy)]
pub struct ModeratedComment(pub CommentId);

impl ModeratedComment {
    pub fn page(self) -> String {
        format!("/moderation/comments/{}", self.0)
    }

    /// Where one that came by a sheet is put elsewhere in the text.
    pub fn place(self) -> String {
        format!("{}/place", self.page())
    }
}

/// An attachment, for those who decide on it.
#[derive(Debug, Clone, Copy)]
pub struct ModeratedAttachment(pub AttachmentId);

impl ModeratedAttachment {
    pub fn page(self) -> String {
        format!("/moderation/attachments/{}", self.0)
    }
}

/// A submission, for its party.
#[derive(Debug, Clone, Copy)]
pub struct Submission(pub SubmissionId);

impl Submission {
    pub fn page(self) -> String {
        format!("/submissions/{}", self.0)
    }

    /// A comment among the others.
    pub fn comment(self, id: CommentId) -> String {
        format!("/submissions/{}#comment-{id}", self.0)
    }

    /// The form of a comment.
    pub fn comment_form(self, id: CommentId) -> String {
        format!("/submissions/{}/comments/{id}", self.0)
    }

    pub fn comment_removal(self, id: CommentId) -> String {
        format!("/submissions/{}/comments/{id}/removal", self.0)
    }

    /// Where the draft is handed in with changes and comments in it.
    pub fn document(self) -> String {
        format!("/submissions/{}/document", self.0)
    }

    pub fn questions(self) -> String {
        format!("/submissions/{}/questions", self.0)
    }

    /// The field for the answer to a question.
    pub fn answer(self, to: QuestionId) -> String {
        format!("/submissions/{}/questions#field-q-{to}", self.0)
    }

    pub fn attachments(self) -> String {
        format!("/submissions/{}/attachments", self.0)
    }

    pub fn attachment(self, id: AttachmentId) -> String {
        format!("/submissions/{}/attachments/{id}", self.0)
    }

    /// Who does which section.
    pub fn sections(self) -> String {
        format!("/submissions/{}/sections", self.0)
    }

    /// One of them there.
    pub fn section(self, id: SectionId) -> String {
        format!("/submissions/{}/sections#section-{id}", self.0)
    }

    /// The sections that are the reader's own, on the page of the draft.
    pub fn own_sections(self) -> String {
        format!("/submissions/{}#sections", self.0)
    }

    pub fn signatures(self) -> String {
        format!("/submissions/{}#signatures", self.0)
    }

    /// The codes by which colleagues join.
    pub fn codes(self) -> String {
        format!("/submissions/{}#codes", self.0)
    }

    pub fn receipt(self) -> String {
        format!("/submissions/{}/receipt", self.0)
    }

    /// What became of it.
    pub fn outcome(self) -> String {
        format!("/submissions/{}/outcome", self.0)
    }

    /// What became of one comment.
    pub fn outcome_of(self, id: CommentId) -> String {
        format!("/submissions/{}/outcome#comment-{id}", self.0)
    }
}

/// A request to sign, for who is asked.
#[derive(Debug, Clone, Copy)]
pub struct Signature(pub SignatureId);

impl Signature {
    pub fn page(self) -> String {
        format!("/signatures/{}", self.0)
    }
}

/// An organisation, for its members.
#[derive(Debug, Clone, Copy)]
pub struct OwnOrganisation(pub OrganisationId);

impl OwnOrganisation {
    pub fn page(self) -> String {
        format!("/account/organisations/{}", self.0)
    }
}

/// An account, for those who administer.
#[derive(Debug, Clone, Copy)]
pub struct AdministeredAccount(pub AccountId);

impl AdministeredAccount {
    pub fn page(self) -> String {
        format!("/admin/accounts/{}", self.0)
    }
}

/// An organisation, for those who administer.
#[derive(Debug, Clone, Copy)]
pub struct AdministeredOrganisation(pub OrganisationId);

impl AdministeredOrganisation {
    pub fn page(self) -> String {
        format!("/admin/organisations/{}", self.0)
    }
}
