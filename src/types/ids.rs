//! The ids, each a type of its own, so that no id is taken for another.

use super::id;

id! {
    /// A person.
    AccountId
}
id! {
    /// A browser signed in.
    SessionId
}
id! {
    /// A bearer token for the API.
    ApiTokenId
}
id! {
    /// A body in one Group.
    OrganisationId
}
id! {
    /// A person's place in an Organisation.
    MembershipId
}
id! {
    /// An invitation by mail to an Organisation.
    InvitationId
}
id! {
    /// The whole procedure on one Document.
    ConsultationId
}
id! {
    /// A frozen state of the draft text.
    VersionId
}
id! {
    /// Two Versions compared.
    AlignmentId
}
id! {
    /// A Section of a Version.
    SectionId
}
id! {
    /// The smallest unit one can comment on, in one Version.
    PassageId
}
id! {
    /// A typing error in a text, mended.
    ErratumId
}
id! {
    /// A period of comment.
    RoundId
}
id! {
    /// What those concerned by a Round are still to be told.
    RoundNoticeId
}
id! {
    /// Something a Round asks.
    QuestionId
}
id! {
    /// Who responds in a Round.
    PartyId
}
id! {
    /// Somebody without an account who writes for one Party.
    GuestId
}
id! {
    /// What somebody says of a Submission sent in their name.
    ImpersonationId
}
id! {
    /// All that one Party sends in to one Round.
    SubmissionId
}
id! {
    /// A remark at an Anchor.
    CommentId
}
id! {
    /// A comment as it was before it was merged, dropped or rewritten.
    OriginalId
}
id! {
    /// Somebody named in a note who is to be mailed of it.
    MentionId
}
id! {
    /// A Section given to somebody who writes a draft with others.
    SectionAssignmentId
}
id! {
    /// A code with which colleagues without an account draft.
    CodeId
}
id! {
    /// An Organisation's signature under another party's Submission.
    SignatureId
}
id! {
    /// A request by mail to have one's Organisation sign another party's Submission.
    SigningInvitationId
}
id! {
    /// A moderator's verdict on a Comment.
    DecisionId
}
id! {
    /// A withheld span.
    RedactionId
}
id! {
    /// A way to narrow the moderators' queue that one of them kept.
    QueueViewId
}
id! {
    /// The drafters' verdict on a Comment.
    DispositionId
}
id! {
    /// An accepted Comment with a Passage of a later Version that it led to.
    PromiseId
}
id! {
    /// What a drafter says of a change that no Comment led to.
    ExplanationId
}
id! {
    /// A cluster of near-copies.
    CampaignId
}
id! {
    /// A tag of the drafters' code book.
    ThemeId
}
id! {
    /// A file in the file store.
    FileId
}
id! {
    /// A file that came with a Submission.
    AttachmentId
}
id! {
    /// A moderator's verdict on an attachment.
    AttachmentDecisionId
}
id! {
    /// What can be found of one passage, comment or answer.
    SearchEntryId
}
id! {
    /// Somebody who follows a Consultation by mail.
    FollowerId
}
id! {
    /// A published answer that is looked at again.
    SecondLookId
}
id! {
    /// What one person asked for that takes a second one.
    ApprovalId
}
