//! What a draft still misses before it can be handed in: one rule, shown to its party beforehand and
//! kept when it hands in.

use std::collections::HashMap;

use super::details::{DetailsInput, check_details};
use super::full::FullSubmission;
use crate::answers::actions::QuestionWithAnswer;
use crate::answers::store as answers;
use crate::attachments::model::ScanState;
use crate::attachments::store as attachments;
use crate::comments::store::{self as comments, CompletenessRow};
use crate::consultations::model::Passage;
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, FieldError, Message, Result};
use crate::questions::store as questions;
use crate::submissions::model::{Publication, SubmissionState};
use crate::submissions::store::Listed;
use crate::teamwork::store as teamwork;
use crate::types::ids::{CommentId, PassageId, QuestionId, SubmissionId};

/// Something to be done before a draft can be handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// It says nothing at all.
    Everything,
    /// A question that needs an answer.
    Answer(QuestionId, String),
    /// A comment without words.
    Words(CommentId),
    /// A comment on words that do not stand in the text.
    Quote(CommentId),
    /// A comment that was kept by itself while somebody wrote, and that nobody finished.
    Unfinished(CommentId),
    /// A file, by its name, in which a virus was found.
    File(String),
    /// Who answers for it, or what is published: the field and what is wrong.
    Detail(&'static str, Message),
}

/// What the rule looks at of a comment.
#[derive(Debug, Clone, Copy)]
struct Written {
    id: CommentId,
    /// It has neither words nor a proposed text.
    blank: bool,
    /// Its words do not stand in the text.
    astray: bool,
    unfinished: bool,
}

/// What the rule looks at.
struct Facts<'a> {
    comments: &'a [Written],
    /// Each question, whether it needs an answer and whether it has one.
    answers: Vec<(QuestionId, &'a str, bool, bool)>,
    /// Name of each file, and whether it may stay.
    files: Vec<(&'a str, bool)>,
    publication: Publication,
    submitter_name: &'a str,
    organisation: bool,
}

impl Facts<'_> {
    fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        let answered = self.answers.iter().any(|(.., given)| *given);
        if self.comments.is_empty() && self.files.is_empty() && !answered {
            missing.push(Missing::Everything);
        }
        for (id, title, required, given) in &self.answers {
            if *required && !given {
                missing.push(Missing::Answer(*id, (*title).to_owned()));
            }
        }
        for one in self.comments {
            if one.blank {
                missing.push(Missing::Words(one.id));
            }
            if one.astray {
                missing.push(Missing::Quote(one.id));
            }
            if one.unfinished && !one.blank && !one.astray {
                missing.push(Missing::Unfinished(one.id));
            }
        }
        for (name, good) in &self.files {
            if !good {
                missing.push(Missing::File((*name).to_owned()));
            }
        }
        // A draft through the API may have been begun without them.
        let details = DetailsInput {
            publication: self.publication.to_string(),
            submitter_name: self.submitter_name.to_owned(),
        };
        if let Err(Error::Invalid(faults)) = check_details(&details, self.organisation) {
            missing.extend(
                faults
                    .into_iter()
                    .map(|fault| Missing::Detail(fault.field, fault.message)),
            );
        }
        missing
    }
}

impl FullSubmission {
    /// Whether all is written: what is missing is at most what whoever hands it in says.
    pub fn is_written(&self) -> bool {
        let mut missing = self.missing().into_iter();
        missing.all(|one| matches!(one, Missing::Detail(..)))
    }

    /// What it still misses before it can be handed in, in the order of the page.
    pub fn missing(&self) -> Vec<Missing> {
        let comments: Vec<_> = self
            .comments
            .iter()
            .map(|written| {
                let comment = &written.comment;
                let blank = comment.body.is_empty() && comment.proposed_text.is_none();
                Written {
                    id: comment.id,
                    blank,
                    astray: written.astray,
                    unfinished: comment.unfinished,
                }
            })
            .collect();
        Facts {
            comments: &comments,
            answers: facts(&self.answers),
            files: self
                .attachments
                .iter()
                .map(|file| (file.name.as_str(), file.is_for_its_party()))
                .collect(),
            publication: self.own.submission.publication,
            submitter_name: &self.own.submission.submitter_name,
            organisation: self.own.party.is_organisation(),
        }
        .missing()
    }
}

fn facts(answers: &[QuestionWithAnswer]) -> Vec<(QuestionId, &str, bool, bool)> {
    answers
        .iter()
        .map(|asked| {
            let question = &asked.question;
            let given = asked.given.is_some();
            (
                question.id,
                question.title.as_str(),
                question.required,
                given,
            )
        })
        .collect()
}

/// Goes on only when nothing is missing; else says the first sort of thing that is.
///
/// # Errors
/// [`Error::Refused`], or [`Error::Invalid`] where a field of the form is at fault.
pub fn require_complete(whole: &FullSubmission) -> Result<()> {
    let missing = whole.missing();
    if missing.contains(&Missing::Everything) {
        return Err(Error::refused("comments-nothing-to-hand-in"));
    }
    let unanswered: Vec<&str> = missing
        .iter()
        .filter_map(|one| match one {
            Missing::Answer(_, title) => Some(title.as_str()),
            _ => None,
        })
        .collect();
    if !unanswered.is_empty() {
        let message = Message::new("questions-missing")
            .with("count", unanswered.len())
            .with("questions", unanswered.join("; "));
        return Err(Error::refused(message));
    }
    let count = |sort: fn(&Missing) -> bool| missing.iter().filter(|one| sort(one)).count();
    let blank = count(|one| matches!(one, Missing::Words(_)));
    if blank > 0 {
        return Err(Error::refused(
            Message::new("comments-missing-words").with("count", blank),
        ));
    }
    let astray = count(|one| matches!(one, Missing::Quote(_)));
    if astray > 0 {
        return Err(Error::refused(
            Message::new("comments-missing-quotes").with("count", astray),
        ));
    }
    let unfinished = count(|one| matches!(one, Missing::Unfinished(_)));
    if unfinished > 0 {
        return Err(Error::refused(
            Message::new("comments-missing-unfinished").with("count", unfinished),
        ));
    }
    for one in &missing {
        if let Missing::File(name) = one {
            let message = Message::new("attachments-remove-infected").with("file", name);
            return Err(Error::refused(message));
        }
    }
    let faults: Vec<FieldError> = missing
        .into_iter()
        .filter_map(|one| match one {
            Missing::Detail(field, message) => Some(FieldError { field, message }),
            _ => None,
        })
        .collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(faults))
    }
}

/// How far a draft is, for a list of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Completeness {
    pub asked: usize,
    pub answered: usize,
    /// How many things are missing before it can be handed in.
    pub missing: usize,
}

/// How far the drafts among these are, in a handful of queries however many there are.
pub fn standings(
    conn: &mut Conn,
    listed: &[Listed],
) -> Result<HashMap<SubmissionId, Completeness>> {
    let drafts: Vec<&Listed> = listed
        .iter()
        .filter(|listed| listed.submission.state == SubmissionState::Draft)
        .collect();
    let ids: Vec<SubmissionId> = drafts.iter().map(|draft| draft.submission.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rounds: Vec<_> = drafts.iter().map(|draft| draft.round.id).collect();
    let questions = questions::of_rounds(conn, &rounds)?;
    let given = answers::answers_of(conn, &ids)?;
    let files = attachments::file_states(conn, &ids)?;
    let bare = comments::bare_comments(conn, &ids)?;
    let ideas = teamwork::idea_counts(conn, &ids)?;
    let quoted: Vec<PassageId> = bare
        .iter()
        .filter(|one| one.anchor.quote.is_some())
        .filter_map(|one| one.anchor.passage)
        .collect();
    let passages: HashMap<PassageId, Passage> = consultations::passages_with(conn, &quoted)?
        .into_iter()
        .map(|passage| (passage.id, passage))
        .collect();
    let errata = consultations::errata_in(conn, passages.values())?;
    let mut comments: HashMap<SubmissionId, Vec<_>> = HashMap::new();
    for CompletenessRow {
        submission,
        comment,
        anchor,
        blank,
        unfinished,
    } in bare
    {
        let passage = anchor.passage.and_then(|id| passages.get(&id));
        let astray = !anchor.stood_in(passage, &errata);
        let own = comments.entry(submission).or_default();
        own.push(Written {
            id: comment,
            blank,
            astray,
            unfinished,
        });
    }
    Ok(drafts
        .into_iter()
        .map(|draft| {
            let submission = &draft.submission;
            let answers: Vec<_> = questions
                .iter()
                .filter(|question| question.round_id == draft.round.id)
                .filter(|question| question.is_put_to(&draft.group_code))
                .map(|question| {
                    let answered = given.contains_key(&(submission.id, question.id));
                    (
                        question.id,
                        question.title.as_str(),
                        question.required,
                        answered,
                    )
                })
                .collect();
            let asked = answers.len();
            let answered = answers.iter().filter(|(.., given)| *given).count();
            let facts = Facts {
                comments: comments.get(&submission.id).map_or(&[], Vec::as_slice),
                answers,
                files: files
                    .iter()
                    .filter(|(of, ..)| *of == submission.id)
                    .map(|(_, name, scan)| (name.as_str(), *scan != ScanState::Infected))
                    .collect(),
                publication: submission.publication,
                submitter_name: &submission.submitter_name,
                organisation: draft.organisation,
            };
            let standing = Completeness {
                asked,
                answered,
                missing: facts.missing().len() + ideas.get(&submission.id).copied().unwrap_or(0),
            };
            (submission.id, standing)
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(id: i64, blank: bool, astray: bool, unfinished: bool) -> Written {
        Written {
            id: CommentId(id),
            blank,
            astray,
            unfinished,
        }
    }

    fn facts<'a>(comments: &'a [Written], name: &'a str) -> Facts<'a> {
        Facts {
            comments,
            answers: vec![(QuestionId(1), "Eens?", true, false)],
            files: Vec::new(),
            publication: Publication::Anonymous,
            submitter_name: name,
            organisation: false,
        }
    }

    #[test]
    fn names_all_that_is_missing_in_the_order_of_the_page() {
        let comments = [
            written(1, false, false, false),
            written(2, true, false, true),
            written(3, false, true, false),
            written(4, false, false, true),
        ];
        assert_eq!(
            facts(&comments, "").missing(),
            [
                Missing::Answer(QuestionId(1), "Eens?".to_owned()),
                Missing::Words(CommentId(2)),
                Missing::Quote(CommentId(3)),
                Missing::Unfinished(CommentId(4)),
                Missing::Detail("submitter_name", "comments-name-missing".into()),
            ]
        );
        assert!(facts(&[], "Noor").missing().contains(&Missing::Everything));
    }

    #[test]
    fn answers_alone_are_something() {
        let mut facts = facts(&[], "Noor");
        facts.answers = vec![(QuestionId(1), "Eens?", true, true)];
        assert_eq!(facts.missing(), []);
        facts.organisation = false;
        facts.publication = Publication::NameAndOrganisation;
        assert_eq!(
            facts.missing(),
            [Missing::Detail(
                "publication",
                "comments-choose-publication".into()
            )]
        );
    }
}
