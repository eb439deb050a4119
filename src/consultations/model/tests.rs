//! Tests of the rules.

use chrono::{Duration, NaiveDate};

use super::*;

use crate::access::{Actor, Staff, StaffRole, Viewer, Who};
use crate::documents::PassageKind;
use crate::types::Moment;
use crate::types::ids::{AccountId, PassageId, RoundId, SectionId, VersionId};

fn noon() -> Moment {
    NaiveDate::from_ymd_opt(2027, 6, 1)
        .unwrap()
        .and_hms_opt(12, 0, 0)
        .unwrap()
}

/// From an hour ago until in an hour.
fn round(state: RoundState, access: RoundAccess) -> Round {
    Round {
        id: RoundId(1),
        consultation_id: ConsultationId(7),
        number: 1,
        version_id: VersionId(1),
        state,
        access,
        introduction: String::new(),
        opens_at: noon() - Duration::hours(1),
        closes_at: noon() + Duration::hours(1),
        answers_published_at: None,
        created_at: noon(),
        revision: 0,
        changed_at: None,
    }
}

fn person(admin: bool, staff: Vec<Staff>) -> Actor {
    Actor {
        who: Who::Account(Box::new(Viewer {
            account: AccountId(1),
            email: "p@example.org".to_owned(),
            name: "P".to_owned(),
            language: Language::Nl,
            admin,
            verified: true,
            responds: true,
            proved_at: None,
            staff,
            memberships: Vec::new(),
        })),
        origin: crate::audit::Origin::default(),
    }
}

#[test]
fn a_round_goes_forward_one_step_at_a_time() {
    use RoundState::{Archived, Closed, Draft, Open, Reporting, Scheduled};
    let allowed = [
        (Draft, Scheduled),
        (Scheduled, Draft),
        (Scheduled, Open),
        (Scheduled, Closed),
        (Open, Closed),
        (Closed, Reporting),
        (Reporting, Archived),
    ];
    for &from in RoundState::ALL {
        for &to in RoundState::ALL {
            assert_eq!(
                from.may_become(to),
                allowed.contains(&(from, to)),
                "{from} to {to}"
            );
        }
    }
}

#[test]
fn the_hours_decide_to_the_second() {
    let round = round(RoundState::Scheduled, RoundAccess::Open);
    let second = Duration::seconds(1);
    assert!(!round.takes_comments(round.opens_at - second));
    assert!(round.takes_comments(round.opens_at));
    assert!(round.takes_comments(round.closes_at - second));
    assert!(!round.takes_comments(round.closes_at));
    assert_eq!(
        round.state_at(round.opens_at - second),
        RoundState::Scheduled
    );
    assert_eq!(round.state_at(round.opens_at), RoundState::Open);
    assert_eq!(round.state_at(round.closes_at), RoundState::Closed);
}

#[test]
fn a_round_is_edited_only_before_anybody_can_comment() {
    let mut round = round(RoundState::Scheduled, RoundAccess::Open);
    assert!(round.can_be_edited(round.opens_at - Duration::seconds(1)));
    assert!(!round.can_be_edited(round.opens_at));
    round.state = RoundState::Draft;
    assert!(round.can_be_edited(noon()));
    round.state = RoundState::Closed;
    assert!(!round.can_be_edited(noon()));
}

#[test]
fn who_reads_a_round() {
    let anonymous = Actor::anonymous(crate::audit::Origin::default());
    let moderator = |consultation| {
        person(
            false,
            vec![Staff {
                consultation: ConsultationId(consultation),
                role: StaffRole::Moderator,
            }],
        )
    };
    let open = round(RoundState::Open, RoundAccess::Open);
    let invited = round(RoundState::Open, RoundAccess::Invited);
    let draft = round(RoundState::Draft, RoundAccess::Open);
    assert!(open.may_be_read_by(&anonymous, false));
    assert!(!invited.may_be_read_by(&anonymous, false));
    assert!(!invited.may_be_read_by(&person(false, Vec::new()), false));
    assert!(invited.may_be_read_by(&person(false, Vec::new()), true));
    assert!(!invited.may_be_read_by(&moderator(8), false));
    assert!(invited.may_be_read_by(&moderator(7), false));
    assert!(invited.may_be_read_by(&person(true, Vec::new()), false));
    assert!(!draft.may_be_read_by(&anonymous, true));
    assert!(draft.may_be_read_by(&moderator(7), false));
}

#[test]
fn slugs_stand_in_an_address() {
    for good in ["cyber", "cyber-2027", "a", "2027-cyber-strategy"] {
        assert!(is_slug(good), "{good}");
    }
    let long = "a".repeat(61);
    for bad in ["", "new", "Cyber", "a--b", "-a", "a-", "a b", "é", &long] {
        assert!(!is_slug(bad), "{bad}");
    }
}

#[test]
fn a_row_outside_its_table_is_its_words() {
    let passage = |kind| Passage {
        id: PassageId(1),
        version_id: VersionId(1),
        section_id: SectionId(1),
        position: 0,
        key: "p-1".to_owned(),
        kind,
        number: String::new(),
        text: "A & B <1>".to_owned(),
        html: "<td>A &amp; B</td><td>&lt;1&gt;</td>".to_owned(),
        depth: 0,
        block: 0,
        ordered: false,
        start: 0,
        header: false,
        errata: 0,
    };
    let row = passage(PassageKind::TableRow);
    assert_eq!(row.standalone_html(), "A &amp; B &lt;1&gt;");
    let paragraph = passage(PassageKind::Paragraph);
    assert_eq!(paragraph.standalone_html(), paragraph.html);
}
