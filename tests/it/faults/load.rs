//! People who write and hand in without a pause, and remember what they were told.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;

/// What was acknowledged to one person.
#[derive(Default)]
pub struct Told {
    /// Comments of drafts that were made: 201.
    pub words: Vec<String>,
    /// Numbers of receipts: 201.
    pub receipts: Vec<String>,
    /// Answers that were neither a success nor "try again later".
    pub strange: Vec<String>,
    /// Requests that were answered with success.
    pub done: usize,
}

/// People at work, until they are told to stop.
pub struct Load {
    stop: Arc<AtomicBool>,
    /// Successes so far.
    pub done: Arc<AtomicUsize>,
    people: Vec<tokio::task::JoinHandle<Told>>,
}

impl Load {
    /// One person for each token, at the node that `base` says at the time.
    pub fn begin(base: &str, tokens: &[String]) -> Self {
        let (stop, done) = (
            Arc::new(AtomicBool::new(false)),
            Arc::new(AtomicUsize::new(0)),
        );
        let people = tokens
            .iter()
            .enumerate()
            .map(|(number, token)| {
                tokio::spawn(person(
                    base.to_owned(),
                    token.clone(),
                    number,
                    stop.clone(),
                    done.clone(),
                ))
            })
            .collect();
        Self { stop, done, people }
    }

    /// Waits until so many more requests have succeeded.
    pub async fn goes_on(&self, more: usize, within: Duration) -> bool {
        let (begun, start) = (std::time::Instant::now(), self.done.load(Ordering::SeqCst));
        while self.done.load(Ordering::SeqCst) < start + more {
            if begun.elapsed() > within {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        true
    }

    /// What everybody was told.
    pub async fn end(self) -> Told {
        self.stop.store(true, Ordering::SeqCst);
        let mut all = Told::default();
        for person in self.people {
            let told = person.await.unwrap();
            all.words.extend(told.words);
            all.receipts.extend(told.receipts);
            all.strange.extend(told.strange);
            all.done += told.done;
        }
        all
    }
}

async fn person(
    base: String,
    token: String,
    number: usize,
    stop: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
) -> Told {
    let client = reqwest::Client::builder()
        .timeout(Duration::from_secs(40))
        .build()
        .unwrap();
    let mut told = Told::default();
    let mut turn = 0;
    while !stop.load(Ordering::SeqCst) {
        turn += 1;
        let words = format!("Words {turn} of person {number}.");
        let body = json!({ "consultation": "cyber", "round": 1, "comments": [{ "body": words }] });
        let path = format!("{base}/api/v1/submissions");
        let made = client
            .post(path)
            .bearer_auth(&token)
            .json(&body)
            .send()
            .await;
        let draft = match made {
            Ok(answer) if answer.status() == 201 => {
                told.words.push(words);
                told.done += 1;
                done.fetch_add(1, Ordering::SeqCst);
                answer.headers()["location"].to_str().unwrap().to_owned()
            }
            // There is a draft already, of a request whose answer was lost.
            Ok(answer) if answer.status() == 409 => match own_draft(&client, &base, &token).await {
                Some(draft) => draft,
                None => continue,
            },
            other => {
                pause(other, &mut told).await;
                continue;
            }
        };
        let path = format!("{base}{draft}/receipt");
        match client.post(path).bearer_auth(&token).send().await {
            Ok(answer) if answer.status() == 201 => {
                told.done += 1;
                done.fetch_add(1, Ordering::SeqCst);
                if let Ok(receipt) = answer.json::<serde_json::Value>().await {
                    told.receipts
                        .push(receipt["number"].as_str().unwrap().to_owned());
                }
            }
            // Handed in already, by a request whose answer was lost.
            Ok(answer) if answer.status() == 409 => {}
            other => pause(other, &mut told).await,
        }
    }
    told
}

/// A node that is being started, or asks to try again, gets a moment; anything else is noted.
async fn pause(answer: Result<reqwest::Response, reqwest::Error>, told: &mut Told) {
    if let Ok(answer) = answer {
        let status = answer.status().as_u16();
        let again = answer.headers().contains_key("retry-after");
        if !(matches!(status, 503 | 507) && again) {
            told.strange.push(format!(
                "{status}: {}",
                answer.text().await.unwrap_or_default()
            ));
        }
    }
    tokio::time::sleep(Duration::from_millis(20)).await;
}

async fn own_draft(client: &reqwest::Client, base: &str, token: &str) -> Option<String> {
    let path = format!("{base}/api/v1/submissions?limit=1");
    let answer = client.get(path).bearer_auth(token).send().await.ok()?;
    let list: serde_json::Value = answer.json().await.ok()?;
    let first = &list["items"][0];
    let id = first["id"].as_i64()?;
    (first["state"] == "draft").then(|| format!("/api/v1/submissions/{id}"))
}
