//! Puts a mail together as bytes: headers, words in plain text and HTML, and a file.

use lettre::Message;
use lettre::message::{Attachment, Mailbox, MultiPart, header};

use super::letter::{Letter, SendError};

/// The mail as it is to travel.
pub(super) fn build(from: &Mailbox, letter: &Letter) -> Result<Message, SendError> {
    let recipient: Mailbox = letter
        .recipient
        .parse()
        .map_err(|error| SendError::Refused(format!("the recipient's address: {error}")))?;
    let words = MultiPart::alternative_plain_html(crlf(&letter.text), crlf(&letter.html));
    let body = match &letter.enclosure {
        Some(file) => {
            let kind = file
                .media_type
                .parse()
                .map_err(|error| SendError::Refused(format!("the file's media type: {error}")))?;
            let file = Attachment::new(file.name.clone()).body(file.bytes.clone(), kind);
            MultiPart::mixed().multipart(words).singlepart(file)
        }
        None => words,
    };
    let mut message = Message::builder();
    if let Some(address) = &letter.unsubscribe {
        message = message
            .header(ListUnsubscribe(address.clone()))
            .header(ListUnsubscribePost);
    }
    if let Some(address) = &letter.reply_to {
        let address: Mailbox = address
            .parse()
            .map_err(|error| SendError::Refused(format!("the address for answers: {error}")))?;
        message = message.reply_to(address);
    }
    message
        .from(from.clone())
        .to(recipient)
        .subject(letter.subject.clone())
        .message_id(Some(format!(
            "<{}@{}>",
            letter.message_id,
            from.email.domain()
        )))
        .header(AutoSubmitted)
        .header(ContentLanguage(letter.language))
        .multipart(body)
        .map_err(|error| SendError::Refused(format!("the mail cannot be put together: {error}")))
}

/// The text with each line end as mail has it, in one pass: lettre would move the rest of the text
/// for every line.
fn crlf(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\r' => {
                signs.next_if_eq(&'\n');
                out.push_str("\r\n");
            }
            '\n' => out.push_str("\r\n"),
            other => out.push(other),
        }
    }
    out
}

/// RFC 3834: this mail was made by a machine; do not send an automatic reply.
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[derive(Clone)]
struct ContentLanguage(&'static str);

impl header::Header for ContentLanguage {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self("nl"))
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), self.0.to_owned())
    }
}

/// RFC 2369: where mails of this kind are stopped.
#[derive(Clone)]
struct ListUnsubscribe(String);

impl header::Header for ListUnsubscribe {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> header::HeaderValue {
        let address = format!("<{}>", self.0);
        // An address is ASCII, and must not be cut or put in code words, however long.
        header::HeaderValue::dangerous_new_pre_encoded(Self::name(), address.clone(), address)
    }
}

/// RFC 8058: a mail program may do so with one press, without opening a page.
#[derive(Clone)]
struct ListUnsubscribePost;

impl header::Header for ListUnsubscribePost {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_line_ends_of_mail() {
        assert_eq!(crlf("a\nb\r\nc\rd\n\n"), "a\r\nb\r\nc\r\nd\r\n\r\n");
        assert_eq!(crlf("één"), "één");
    }

    #[test]
    fn a_mail_of_a_million_lines_is_put_together_in_no_time() {
        let letter = Letter {
            recipient: "lena@example.org".to_owned(),
            reply_to: None,
            subject: "Ontvangst".to_owned(),
            text: "a\n".repeat(1_000_000),
            html: "<p>a</p>\n".repeat(1_000_000),
            message_id: "x".to_owned(),
            language: "nl",
            unsubscribe: None,
            enclosure: None,
        };
        let started = std::time::Instant::now();
        let mail = build(&"Polder <noreply@example.org>".parse().unwrap(), &letter).unwrap();
        assert!(mail.formatted().len() > 10_000_000);
        // Minutes, when the rest of the text moves for every line.
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }

    #[test]
    fn answers_go_to_somebody_who_reads_them() {
        let mut letter = Letter {
            recipient: "lena@example.org".to_owned(),
            reply_to: Some("Consultaties <consultatie@example.org>".to_owned()),
            subject: "Ontvangst".to_owned(),
            text: "a".to_owned(),
            html: "<p>a</p>".to_owned(),
            message_id: "x".to_owned(),
            language: "nl",
            unsubscribe: Some("https://example.org/mail/reminders?token=x".to_owned()),
            enclosure: None,
        };
        let from: Mailbox = "Polder <noreply@example.org>".parse().unwrap();
        let mail = build(&from, &letter).unwrap().formatted();
        // The first header has no line before it.
        let mail = format!("\r\n{}", String::from_utf8(mail).unwrap());
        for header in [
            "\r\nReply-To: Consultaties <consultatie@example.org>\r\n",
            "\r\nList-Unsubscribe: <https://example.org/mail/reminders?token=x>\r\n",
            "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        ] {
            assert!(mail.contains(header), "{header}: {mail}");
        }
        letter.reply_to = None;
        let mail = build(&from, &letter).unwrap().formatted();
        assert!(!String::from_utf8(mail).unwrap().contains("Reply-To"));
    }
}
