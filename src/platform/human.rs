//! Telling people from machines without anybody else's service: a proof of work that a browser does
//! by itself, or a question in words for whoever has no scripts. Both are signed, run out, and name
//! what they are for; that each is used once is for the caller to see to, by its `nonce`.

use std::collections::BTreeMap;
use std::sync::Arc;

use altcha::{
    CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge, verify_solution,
};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::Duration;
use hmac::{Hmac, KeyInit, Mac};
use rand::RngExt;
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::random;
use super::texts::{self, Language};
use crate::error::{Error, Message, Result};
use crate::types::Moment;

/// Makes checks and looks at answers; cheap to clone.
#[derive(Clone)]
pub struct HumanVerification(Arc<Challenges>);

struct Challenges {
    key: SecretString,
    cost: u32,
    lifetime: Duration,
}

/// Both ways to pass, as a page offers them.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Check {
    /// JSON for the script.
    pub challenge: String,
    /// For whoever has no scripts.
    pub question: String,
    /// To be sent back with the answer.
    pub token: String,
}

/// What was sent back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attempt {
    /// The script's work, base 64; "" without.
    pub proof: String,
    pub token: String,
    pub answer: String,
}

/// An attempt that fits: its nonce may be used once, until then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    pub nonce: String,
    pub until: Moment,
    /// Whether the answer is right. One that is wrong uses the question up.
    pub right: bool,
}

/// Numbers up to here have a word of their own.
const NUMBERS: u32 = 20;

impl HumanVerification {
    /// With this key, or one of its own where it is empty; `cost` is the work of one check.
    pub fn new(key: &SecretString, cost: u32, lifetime: Duration) -> Self {
        let key = match key.expose_secret() {
            "" => SecretString::from(random::token()),
            _ => key.clone(),
        };
        Self(Arc::new(Challenges {
            key,
            cost,
            lifetime,
        }))
    }

    /// A new check for `purpose`.
    ///
    /// # Errors
    /// An internal error when the challenge cannot be made.
    pub fn check(&self, now: Moment, purpose: &str, language: Language) -> Result<Check> {
        let until = now + self.0.lifetime;
        let (question, answer) = ask(language);
        let nonce = random::token();
        let stamp = until.and_utc().timestamp().to_string();
        let signature = self.sign(&[&nonce, &stamp, purpose, &answer]);
        let data = BTreeMap::from([
            ("purpose".to_owned(), purpose.into()),
            ("until".to_owned(), until.and_utc().timestamp().into()),
        ]);
        let challenge = create_challenge(CreateChallengeOptions {
            cost: self.0.cost,
            // By our own clock, not by the library's.
            data: Some(data),
            hmac_signature_secret: Some(self.0.key.expose_secret().to_owned()),
            ..CreateChallengeOptions::default()
        })
        .map_err(|error| Error::Internal(anyhow::anyhow!("{error}")))?;
        Ok(Check {
            challenge: serde_json::to_string(&challenge).map_err(Error::internal)?,
            question,
            token: format!("{nonce}.{stamp}.{signature}"),
        })
    }

    /// What an attempt for `purpose` is worth; `None` for one that is nothing, forged or too late.
    pub fn verify(&self, now: Moment, purpose: &str, attempt: &Attempt) -> Option<Passed> {
        if attempt.proof.is_empty() {
            self.verify_answer(now, purpose, attempt)
        } else {
            self.verify_proof(now, purpose, &attempt.proof)
        }
    }

    fn verify_proof(&self, now: Moment, purpose: &str, proof: &str) -> Option<Passed> {
        let payload: Payload = serde_json::from_slice(&STANDARD.decode(proof).ok()?).ok()?;
        let parameters = &payload.challenge.parameters;
        let data = parameters.data.as_ref()?;
        let until = moment(data.get("until")?.as_i64()?)?;
        if data.get("purpose")?.as_str()? != purpose || until <= now {
            return None;
        }
        let options = VerifySolutionOptions::new(
            &payload.challenge,
            &payload.solution,
            self.0.key.expose_secret(),
        );
        let right = verify_solution(options).ok()?.verified;
        right.then(|| Passed {
            nonce: parameters.nonce.clone(),
            until,
            right,
        })
    }

    fn verify_answer(&self, now: Moment, purpose: &str, attempt: &Attempt) -> Option<Passed> {
        let mut parts = attempt.token.splitn(3, '.');
        let (nonce, stamp, signature) = (parts.next()?, parts.next()?, parts.next()?);
        let until = moment(stamp.parse().ok()?)?;
        if nonce.is_empty() || until <= now || attempt.answer.trim().is_empty() {
            return None;
        }
        let answer = plain(&attempt.answer);
        let expected = self.sign(&[nonce, stamp, purpose, &answer]);
        Some(Passed {
            nonce: nonce.to_owned(),
            until,
            right: expected.as_bytes().ct_eq(signature.as_bytes()).into(),
        })
    }

    fn sign(&self, parts: &[&str]) -> String {
        // HMAC takes keys of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.key.expose_secret().as_bytes())
        else {
            return String::new();
        };
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }
}

fn moment(seconds: i64) -> Option<Moment> {
    chrono::DateTime::from_timestamp(seconds, 0).map(|at| at.naive_utc())
}

/// A question in words, and its answer as `plain` has it.
fn ask(language: Language) -> (String, String) {
    let mut rng = rand::rng();
    let number = |value: u32| texts::text(language, &format!("human-number-{value}"));
    if rng.random_range(0..2) == 0 {
        let (a, b): (u32, u32) = (rng.random_range(2..=9), rng.random_range(2..=9));
        let question = Message::new("human-sum")
            .with("first", number(a))
            .with("second", number(b));
        return (texts::say(language, &question), (a + b).to_string());
    }
    let known = texts::text(language, "human-words");
    let mut words: Vec<&str> = known.split_whitespace().collect();
    let mut row = Vec::with_capacity(4);
    while row.len() < 4 && !words.is_empty() {
        row.push(words.swap_remove(rng.random_range(0..words.len())));
    }
    let place = rng.random_range(0..row.len());
    let question = Message::new("human-word")
        .with(
            "which",
            texts::text(language, &format!("human-place-{}", place + 1)),
        )
        .with("words", row.join(", "));
    (texts::say(language, &question), plain(row[place]))
}

/// An answer without what does not matter: capitals, marks, and whether a number is in words, of
/// either language.
fn plain(answer: &str) -> String {
    let word: String = answer
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(40)
        .collect();
    (0..=NUMBERS)
        .find(|value| {
            Language::ALL
                .iter()
                .any(|language| texts::text(*language, &format!("human-number-{value}")) == word)
        })
        .map_or(word, |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn humans() -> HumanVerification {
        HumanVerification::new(&SecretString::from(""), 1, Duration::minutes(10))
    }

    fn now() -> Moment {
        moment(1_800_000_000).unwrap()
    }

    /// The answer a person gives.
    fn answer(question: &str) -> String {
        let words: Vec<&str> = question
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let numbers: Vec<u32> = words
            .iter()
            .filter_map(|word| plain(word).parse().ok())
            .collect();
        if let [a, b] = numbers[..] {
            return texts::text(Language::Nl, &format!("human-number-{}", a + b));
        }
        let place = (1..=4)
            .find(|place| {
                let name = texts::text(Language::En, &format!("human-place-{place}"));
                words.contains(&name.as_str())
            })
            .unwrap();
        let row: Vec<&str> = question.rsplit(':').next().unwrap().split(',').collect();
        format!(" {}. ", row[place - 1].trim().to_uppercase())
    }

    #[test]
    fn takes_the_answer_to_its_own_question_only() {
        let humans = humans();
        for _ in 0..40 {
            let check = humans.check(now(), "round 1", Language::En).unwrap();
            let mut attempt = Attempt {
                answer: answer(&check.question),
                token: check.token,
                proof: String::new(),
            };
            assert!(humans.verify(now(), "round 1", &attempt).unwrap().right);
            assert!(!humans.verify(now(), "round 2", &attempt).unwrap().right);
            let late = now() + Duration::minutes(31);
            assert!(humans.verify(late, "round 1", &attempt).is_none());
            attempt.answer = "zzz".to_owned();
            assert!(!humans.verify(now(), "round 1", &attempt).unwrap().right);
        }
    }

    #[test]
    fn takes_work_done_for_it_in_time() {
        let humans = humans();
        let check = humans.check(now(), "round 1", Language::Nl).unwrap();
        let challenge: altcha::Challenge = serde_json::from_str(&check.challenge).unwrap();
        let solution = altcha::solve_challenge(altcha::SolveChallengeOptions::new(&challenge))
            .unwrap()
            .unwrap();
        let payload = Payload {
            challenge,
            solution,
        };
        let proof = |payload: &Payload| Attempt {
            proof: STANDARD.encode(serde_json::to_vec(payload).unwrap()),
            ..Attempt::default()
        };
        let done = proof(&payload);
        assert!(humans.verify(now(), "round 1", &done).unwrap().right);
        assert!(humans.verify(now(), "round 2", &done).is_none());
        let late = now() + Duration::minutes(31);
        assert!(humans.verify(late, "round 1", &done).is_none());
        let mut easier = payload.clone();
        easier.challenge.parameters.key_prefix = String::new();
        assert!(humans.verify(now(), "round 1", &proof(&easier)).is_none());
        let mut lazy = payload;
        lazy.solution.counter += 1;
        assert!(humans.verify(now(), "round 1", &proof(&lazy)).is_none());
    }
}
