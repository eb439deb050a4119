//! Tests of what counts as an answer.

use super::*;
use crate::platform::texts::Language;
use crate::questions::bank::ready;

fn question(kind: QuestionKind) -> Question {
    let now = chrono::DateTime::UNIX_EPOCH.naive_utc();
    Question {
        id: QuestionId(1),
        round_id: RoundId(1),
        position: 0,
        kind,
        title: "Why?".to_owned(),
        help: String::new(),
        required: false,
        disclosure: false,
        section_id: None,
        group_codes: String::new(),
        options: "One\nTwo\nThree".to_owned(),
        minimum: None,
        maximum: None,
        low_label: "never".to_owned(),
        high_label: "always".to_owned(),
        created_at: now,
        updated_at: now,
    }
}

fn words(words: &str) -> AnswerValue {
    AnswerValue {
        words: words.to_owned(),
        values: Vec::new(),
    }
}

fn values(values: &[i64]) -> AnswerValue {
    AnswerValue {
        words: String::new(),
        values: values.to_vec(),
    }
}

fn fault(question: &Question, said: &AnswerValue) -> String {
    question.check(said).unwrap_err().key.into_owned()
}

#[test]
fn words_are_counted_in_characters() {
    let mut short = question(QuestionKind::Short);
    short.maximum = Some(3);
    assert_eq!(short.check(&words(" é  é ")).unwrap().words, "é é");
    assert_eq!(fault(&short, &words("éééé")), "questions-answer-long");
    assert_eq!(fault(&short, &values(&[1])), "questions-answer-words-only");
    assert_eq!(question(QuestionKind::Long).characters(), 5_000);
}

#[test]
fn only_what_is_offered_can_be_chosen() {
    for kind in [QuestionKind::One, QuestionKind::Several] {
        let question = question(kind);
        assert_eq!(question.check(&values(&[3])).unwrap(), values(&[3]));
        for wrong in [0, 4, -1, i64::MAX, i64::MIN] {
            assert_eq!(
                fault(&question, &values(&[wrong])),
                "questions-answer-unknown"
            );
        }
        let said = words("Four");
        assert_eq!(fault(&question, &said), "questions-answer-choices-only");
    }
    let one = question(QuestionKind::One);
    assert_eq!(fault(&one, &values(&[1, 2])), "questions-answer-one");
    // The same twice is one choice.
    assert_eq!(one.check(&values(&[2, 2])).unwrap(), values(&[2]));
}

#[test]
fn several_keep_to_fewest_and_most() {
    let mut several = question(QuestionKind::Several);
    several.minimum = Some(2);
    several.maximum = Some(2);
    assert!(several.check(&values(&[])).unwrap().is_empty());
    assert_eq!(fault(&several, &values(&[1])), "questions-answer-few");
    assert_eq!(
        fault(&several, &values(&[1, 2, 3])),
        "questions-answer-many"
    );
    assert_eq!(several.check(&values(&[3, 1])).unwrap(), values(&[1, 3]));
    assert_eq!(several.spoken(&values(&[1, 3])), "One\nThree");
}

#[test]
fn a_scale_has_two_ends() {
    let mut scale = question(QuestionKind::Scale);
    scale.minimum = Some(0);
    scale.maximum = Some(2);
    let texts: Vec<_> = scale.choices().into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["0 (never)", "1", "2 (always)"]);
    assert_eq!(fault(&scale, &values(&[3])), "questions-answer-unknown");
    assert_eq!(scale.check(&values(&[0])).unwrap(), values(&[0]));
}

#[test]
fn is_put_to_all_groups_or_those_named() {
    let mut question = question(QuestionKind::Short);
    assert!(question.is_put_to("private"));
    question.group_codes = "private\nadvisory".to_owned();
    assert!(question.is_put_to("advisory") && !question.is_put_to("public"));
}

#[test]
fn the_bank_is_sound_in_both_languages() {
    for language in [Language::Nl, Language::En] {
        let bank = ready(language).unwrap();
        assert!(bank.len() >= 5);
        for ready in bank {
            assert!(!ready.title.is_empty(), "{}", ready.code);
            let chosen = !ready.options.is_empty();
            assert_eq!(
                chosen,
                matches!(ready.kind, QuestionKind::One | QuestionKind::Several),
                "{}",
                ready.code
            );
        }
    }
}

#[test]
fn a_place_on_a_scale_is_told_with_the_scale() {
    let mut scale = question(QuestionKind::Scale);
    let told = |scale: &Question, value| scale.spoken_in(&values(&[value]), Language::En);
    assert_eq!(told(&scale, 2), "2 of 5 (1: never, 5: always)");
    scale.low_label.clear();
    assert_eq!(told(&scale, 2), "2 of 5");
    scale.low_label = "not at all".to_owned();
    scale.high_label = "very clear".to_owned();
    scale.minimum = Some(0);
    scale.maximum = Some(10);
    assert_eq!(
        told(&scale, 7),
        "7 on a scale from 0 (not at all) to 10 (very clear)"
    );
    assert_eq!(scale.spoken_in(&values(&[]), Language::Nl), "");
}
