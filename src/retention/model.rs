//! The classes with their terms, and when a round is over: rules without a database or clock.

use chrono::Duration;

use crate::config::Retention;
use crate::consultations::model::RoundState;
use crate::types::ids::{
    CommentId, ConsultationId, ImpersonationId, InvitationId, OriginalId, PartyId, RoundId,
};
use crate::types::{Moment, text_enum};

/// Stands where a name stood.
pub(super) const NOBODY: &str = "-";

text_enum! {
    /// What is erased together, by one term.
    Class {
        /// Drafts never handed in.
        Drafts => "drafts",
        /// The words of what was withdrawn or replaced.
        Withdrawn => "withdrawn",
        /// Notes beside comments, and on reports of impersonation.
        Notes => "notes",
        /// Names and addresses of people in submissions.
        People => "people",
        /// Owners told that their account ends, unless they use it.
        Warnings => "account-warnings",
        /// Accounts nobody used, whose owner was told.
        Accounts => "accounts",
    }
}

text_enum! {
    /// Why nothing of a consultation is erased, though its term has come.
    Because {
        /// Somebody may still ask for it.
        OnHold => "on-hold",
        /// Something that was submitted has no published response.
        AwaitsAnswer => "awaits-answer",
    }
}

/// A consultation of which names and notes stay, though their term has come.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct KeptBack {
    /// Its slug.
    pub consultation: String,
    pub because: Because,
}

impl Class {
    /// How long after it becomes due: after what, the settings say.
    pub fn days(self, terms: &Retention) -> i64 {
        match self {
            Self::Drafts => terms.draft_days,
            Self::Withdrawn => terms.withdrawn_days,
            Self::Notes => terms.note_days,
            Self::People => terms.person_days,
            Self::Warnings => terms.account_days - terms.account_warning_days,
            Self::Accounts => terms.account_days,
        }
    }

    /// What happened before then has had its term.
    pub fn before(self, terms: &Retention, now: Moment) -> Moment {
        now - Duration::days(self.days(terms))
    }
}

/// How a round stands, as far as terms go by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundStanding {
    pub round: RoundId,
    pub consultation: ConsultationId,
    pub state: RoundState,
    pub closes_at: Moment,
    pub answered: bool,
    /// Whether something that was handed in stands in it.
    pub submitted: bool,
    /// Whether its consultation is on hold.
    pub on_hold: bool,
}

impl RoundStanding {
    fn closed_by(&self, then: Moment) -> bool {
        let over = !matches!(self.state, RoundState::Scheduled | RoundState::Open);
        over && self.closes_at <= then
    }

    fn awaits_answer(&self) -> bool {
        self.submitted && !self.answered
    }
}

/// The rounds that closed by then, of consultations that are not on hold.
pub fn closed(rounds: &[RoundStanding], then: Moment) -> Vec<RoundId> {
    let of = |round: &&RoundStanding| round.closed_by(then) && !round.on_hold;
    rounds.iter().filter(of).map(|round| round.round).collect()
}

/// The rounds of consultations of which every round closed by then and has its answers, and which are not
/// on hold: as long as one round goes on, people work with the others.
pub fn finished(rounds: &[RoundStanding], then: Moment) -> Vec<RoundId> {
    let goes_on =
        |round: &RoundStanding| !round.closed_by(then) || round.awaits_answer() || round.on_hold;
    let of = |round: &&RoundStanding| {
        let same = |other: &&RoundStanding| other.consultation == round.consultation;
        !rounds.iter().filter(same).any(goes_on)
    };
    rounds.iter().filter(of).map(|round| round.round).collect()
}

/// The consultations of which every round closed by then, and that are kept all the same.
pub fn kept_back(rounds: &[RoundStanding], then: Moment) -> Vec<(ConsultationId, Because)> {
    let mut all: Vec<ConsultationId> = rounds.iter().map(|round| round.consultation).collect();
    all.sort_unstable();
    all.dedup();
    let why = |id: &ConsultationId| {
        let mut own = rounds.iter().filter(|round| round.consultation == *id);
        if !own.clone().all(|round| round.closed_by(then)) {
            None
        } else if own.clone().any(|round| round.on_hold) {
            Some((*id, Because::OnHold))
        } else {
            let waits = own.any(RoundStanding::awaits_answer);
            waits.then_some((*id, Because::AwaitsAnswer))
        }
    };
    all.iter().filter_map(why).collect()
}

/// The rounds in which a person is still needed: somebody may write to them, or ask who wrote.
pub fn busy(rounds: &[RoundStanding], now: Moment) -> Vec<RoundId> {
    let of =
        |round: &&RoundStanding| !round.closed_by(now) || round.awaits_answer() || round.on_hold;
    rounds.iter().filter(of).map(|round| round.round).collect()
}

/// Where a note stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Note {
    /// Columns of a sheet that have no field.
    Comment(CommentId),
    /// Between colleagues, beside a comment.
    Drafted(i64),
    /// The same, beside one that was set aside.
    Original(OriginalId),
    /// Of staff, on a report of impersonation.
    Report(ImpersonationId),
}

/// Where people are named.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    /// In what these parties wrote.
    pub parties: Vec<PartyId>,
    /// By the address an invitation went to.
    pub invitations: Vec<InvitationId>,
    /// As who reported an impersonation.
    pub reports: Vec<ImpersonationId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(day: u32) -> Moment {
        let date = chrono::NaiveDate::from_ymd_opt(2027, 6, day);
        date.unwrap_or_default().and_time(chrono::NaiveTime::MIN)
    }

    fn round(id: i64, consultation: i64, closes: u32) -> RoundStanding {
        RoundStanding {
            round: RoundId(id),
            consultation: ConsultationId(consultation),
            state: RoundState::Reporting,
            closes_at: moment(closes),
            answered: true,
            submitted: true,
            on_hold: false,
        }
    }

    #[test]
    fn a_consultation_is_finished_when_all_its_rounds_are() {
        let one = [round(1, 1, 2), round(2, 1, 9), round(3, 2, 2)];
        assert_eq!(finished(&one, moment(5)), [RoundId(3)]);
        assert_eq!(finished(&one, moment(9)).len(), 3);
        assert_eq!(closed(&one, moment(5)), [RoundId(1), RoundId(3)]);
    }

    #[test]
    fn nothing_is_due_while_somebody_waits_for_an_answer_or_it_is_on_hold() {
        let waits = RoundStanding {
            answered: false,
            state: RoundState::Closed,
            ..round(1, 1, 2)
        };
        assert!(finished(std::slice::from_ref(&waits), moment(30)).is_empty());
        assert_eq!(busy(std::slice::from_ref(&waits), moment(30)), [RoundId(1)]);
        assert_eq!(
            kept_back(std::slice::from_ref(&waits), moment(30)),
            [(ConsultationId(1), Because::AwaitsAnswer)]
        );
        let nobody = RoundStanding {
            submitted: false,
            ..waits
        };
        assert_eq!(finished(&[nobody], moment(30)), [RoundId(1)]);
        let kept = RoundStanding {
            on_hold: true,
            ..round(2, 2, 2)
        };
        assert!(closed(std::slice::from_ref(&kept), moment(30)).is_empty());
        assert!(finished(std::slice::from_ref(&kept), moment(30)).is_empty());
        let told = [(ConsultationId(2), Because::OnHold)];
        assert_eq!(kept_back(std::slice::from_ref(&kept), moment(30)), told);
        assert!(
            kept_back(&[kept], moment(1)).is_empty(),
            "its term is to come"
        );
    }

    #[test]
    fn a_round_that_still_runs_is_not_over_whatever_its_hours_say() {
        let open = RoundStanding {
            state: RoundState::Open,
            ..round(1, 1, 2)
        };
        assert!(closed(&[open], moment(30)).is_empty());
    }
}
