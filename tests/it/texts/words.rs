//! One word for one thing: what people read uses the field's words (the glossary of `lib.rs`), the same ones in both
//! languages, and no others for the same things.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use clap::CommandFactory as _;
use polder::cli::Arguments;
use polder::platform::texts::Language;

use super::files;
use crate::support::{App, both};

/// Parts of words that are not ours, each with the word that is.
fn not_ours(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Nl => &[
            ("reactie", "inzending (the whole) or opmerking (a part)"),
            ("respons", "inzending, opmerking or antwoord"),
            ("bijdrage", "inzending or opmerking"),
            ("zienswijze", "inzending or opmerking"),
            ("commentaar", "opmerking"),
            ("feedback", "opmerking"),
            ("terugkoppeling", "antwoord"),
            ("respondent", "partij"),
            ("indiener", "partij"),
            ("inzender", "partij or afzender"),
            ("onderdeel", "paragraaf"),
            ("onderdelen", "paragrafen"),
            ("alinea", "passage"),
            ("controlegetal", "controlecode"),
        ],
        Language::En => &[
            ("remark", "comment, explanation or warning"),
            ("contribution", "submission or comment"),
            ("feedback", "comment"),
            ("reply", "response or answer"),
            ("replies", "responses or answers"),
            ("reaction", "submission or comment"),
            ("respondent", "party"),
            ("verdict", "decision or disposition"),
        ],
    }
}

/// Messages that may say something else, with why.
const MAY: &[(&str, &str)] = &[
    // By mail, to a mail.
    ("email-contact", "reply"),
    ("email-contact", "antwoord"),
    ("email-contact-elsewhere", "replies"),
    ("email-contact-elsewhere", "antwoord"),
    // The verb: drafters answer comments.
    ("staff-may-drafter", "answers"),
    // An organisation's yes or no to being asked to sign.
    ("signing-mail-answered-subject", "an answer"),
];

/// Where the English message has the one, the Dutch has the other. So "response" cannot stand for the whole, which is
/// an inzending in Dutch, nor "submission" for a part.
const BOTH_SAY: &[(&str, &str)] = &[
    ("submission", "inzending"),
    ("response", "antwoord"),
    ("disposition", "oordeel"),
    ("decision", "beslui"),
    ("attachment", "bijlage"),
    ("receipt", "ontvangst"),
    ("signature", "handtekening"),
    ("round", "ronde"),
    ("version", "versie"),
    ("section", "parag"),
    ("passage", "passage"),
    ("group", "groep"),
    ("theme", "thema"),
    ("campaign", "campagne"),
    ("moderator", "moderator"),
    ("drafter", "opsteller"),
];

/// Where the Dutch message has a word that begins so, the English has one of the others.
const BOTH_SAY_BACK: &[(&str, &[&str])] = &[
    ("inzending", &["submi"]),
    ("opmerking", &["comment"]),
    ("antwoord", &["answer", "respon"]),
    ("oordeel", &["disposition"]),
    ("bijlage", &["attachment"]),
];

/// What a party says to a question is an answer, what drafters say to a comment a response.
const AN_ANSWER: &[&str] = &[
    "answers",
    "an answer",
    "the answer",
    "this answer",
    "no answer",
    "each answer",
    "every answer",
    "your answer",
    "new answer",
    "earlier answer",
];

/// What each message of `language` says, in small letters and without what it is given.
fn said(language: Language) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (_, text) in files(&format!("config/locales/{language}"), &["ftl"]) {
        let mut current = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
            let words = match line.split_once('=') {
                Some((key, words)) if begins => {
                    current = Some(key.trim().to_owned());
                    words
                }
                _ => line,
            };
            if let Some(key) = &current {
                let text = all.entry(key.clone()).or_default();
                let _ = writeln!(text, "{}", without(words, "{ $", "}").to_lowercase());
            }
        }
    }
    all
}

/// `text` without what stands between `from` and `to`, these included; what is not closed ends there.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(from) {
        left.push_str(before);
        left.push(' ');
        rest = after.split_once(to).map_or("", |(_, after)| after);
    }
    left + rest
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
}

fn may(key: &str, word: &str) -> bool {
    MAY.contains(&(key, word))
}

/// What is wrong with `text` (in small letters), which stands at `place`.
fn strange(place: &str, text: &str, language: Language) -> Vec<String> {
    not_ours(language)
        .iter()
        .filter(|(theirs, _)| text.contains(theirs) && !may(place, theirs))
        .map(|(theirs, ours)| format!("{place} ({language}) says {theirs:?}: {ours}"))
        .collect()
}

/// A response is one to comments: text that says the one and never the other means the whole.
fn response_to_nothing(place: &str, text: &str) -> Option<String> {
    let says = words(text).any(|word| matches!(word, "response" | "responses"));
    (says && !text.contains("comment"))
        .then(|| format!("{place} says \"response\" and no comment: a submission?"))
}

fn none_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_say_no_other_word_for_the_same_thing() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for (key, text) in said(*language) {
            wrong.extend(strange(&key, &text, *language));
        }
    }
    none_wrong(&wrong);
}

#[test]
fn both_languages_speak_of_the_same_things() {
    let dutch = said(Language::Nl);
    let mut wrong = Vec::new();
    for (key, english) in said(Language::En) {
        let dutch = &dutch[&key];
        for (one, other) in BOTH_SAY {
            let plural = format!("{one}s");
            if words(&english).any(|word| word == *one || word == plural) && !dutch.contains(other)
            {
                wrong.push(format!("{key}: {one:?} in English, no {other:?} in Dutch"));
            }
        }
        for (one, others) in BOTH_SAY_BACK {
            if words(dutch).any(|word| word.starts_with(one))
                && !others.iter().any(|other| english.contains(other))
                && !may(&key, one)
            {
                wrong.push(format!(
                    "{key}: {one:?} in Dutch, none of {others:?} in English"
                ));
            }
        }
    }
    none_wrong(&wrong);
}

#[test]
fn answers_are_to_questions_and_responses_to_comments() {
    let mut wrong = Vec::new();
    for (key, text) in said(Language::En) {
        let on_questions = key.starts_with("questions-") || text.contains("question");
        let text = words(&text).collect::<Vec<_>>().join(" ");
        let holds = |phrase: &str| format!(" {text} ").contains(&format!(" {phrase} "));
        if on_questions && (holds("response") || holds("responses")) {
            wrong.push(format!("{key} calls an answer to a question a response"));
        }
        for phrase in AN_ANSWER {
            if !on_questions && holds(phrase) && !may(&key, phrase) {
                wrong.push(format!("{key} says {phrase:?} and is about no question"));
            }
        }
    }
    none_wrong(&wrong);
}

/// What may say something else is still there, and still says it.
#[test]
fn no_exception_is_left_over() {
    let (dutch, english) = (said(Language::Nl), said(Language::En));
    for (key, word) in MAY {
        let says =
            |all: &BTreeMap<String, String>| all.get(*key).is_some_and(|text| text.contains(word));
        assert!(
            says(&dutch) || says(&english),
            "{key} no longer says {word:?}"
        );
    }
}

/// Words of templates stand in the locales; what is left in their own text is in no language, and must do for both.
#[test]
fn templates_say_none_of_them() {
    let mut wrong = Vec::new();
    for (path, text) in files("templates", &["html", "txt", "typ"]) {
        let mut own = text;
        for (from, to) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}"), ("<", ">")] {
            own = without(&own, from, to);
        }
        let own = own.to_lowercase();
        let place = path.display().to_string();
        for language in Language::ALL {
            wrong.extend(strange(&place, &own, *language));
        }
    }
    none_wrong(&wrong);
}

/// What those read who run it, moderate, draft and respond: the manuals, without what stands in them as code.
#[test]
fn manuals_say_none_of_them() {
    let mut wrong = Vec::new();
    for (path, text) in files("docs", &["md"]) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        // Tables and columns go by their names.
        if name == "data-model.md" {
            continue;
        }
        let prose: String = without(&text, "```", "```")
            .lines()
            .filter(|line| !line.starts_with("    "))
            .fold(String::new(), |all, line| {
                all + &without(line, "`", "`") + "\n"
            });
        wrong.extend(strange(&name, &prose.to_lowercase(), Language::En));
    }
    none_wrong(&wrong);
}

/// `command` and all below it: what each says of itself and of its arguments.
fn help(command: &clap::Command, all: &mut Vec<(String, String)>) {
    let about = command
        .get_about()
        .into_iter()
        .chain(command.get_long_about());
    let options = command.get_arguments().flat_map(|argument| {
        argument
            .get_help()
            .into_iter()
            .chain(argument.get_long_help())
    });
    for text in about.chain(options) {
        all.push((
            command.get_name().to_owned(),
            text.to_string().to_lowercase(),
        ));
    }
    for below in command.get_subcommands() {
        help(below, all);
    }
}

#[test]
fn the_command_line_says_none_of_them() {
    let mut all = Vec::new();
    help(&Arguments::command(), &mut all);
    assert!(all.len() > 50, "{all:?}");
    let mut wrong = Vec::new();
    for (place, text) in all {
        wrong.extend(strange(&place, &text, Language::En));
        wrong.extend(response_to_nothing(&place, &text));
    }
    none_wrong(&wrong);
}

both!(the_api_says_none_of_them);

async fn the_api_says_none_of_them(app: App) {
    let document = app.visitor().get("/api/v1/openapi.json").await.json();
    let (mut waiting, mut wrong, mut seen) = (vec![&document], Vec::new(), 0);
    while let Some(value) = waiting.pop() {
        if let Some(members) = value.as_object() {
            for name in ["description", "summary"] {
                if let Some(text) = members.get(name).and_then(|text| text.as_str()) {
                    seen += 1;
                    wrong.extend(strange("the API", &text.to_lowercase(), Language::En));
                    wrong.extend(response_to_nothing(text, &text.to_lowercase()));
                }
            }
            waiting.extend(members.values());
        }
        waiting.extend(value.as_array().into_iter().flatten());
    }
    assert!(seen > 100, "{seen} texts in the API's document");
    none_wrong(&wrong);
}
