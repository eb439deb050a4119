//! What in a text is not its writer's own argument: salutation and signature, quotations, the disclaimer that a
//! mail program adds. Two texts that share only these are no copies of one another.

use std::sync::LazyLock;

use super::markup::new_line;
use super::words::{self, Word};

/// Most words of a salutation.
const SALUTATION: usize = 10;
/// Most words from a closing phrase to the end: name, office, address, telephone.
const SIGNATURE: usize = 60;
/// Most words of a disclaimer, with what follows it.
const DISCLAIMER: usize = 160;
/// Words of its kind in one sentence that make it a disclaimer.
const DISCLAIMING: usize = 3;
/// Most words of the lines with names and addresses above a text, or below it.
const BLOCK: usize = 60;
/// Most words of one such line.
const NAME: usize = 8;
/// Most words of a line that closes a letter in any other way.
const CLOSING_LINE: usize = 6;
/// Words between names that have no capital.
const PARTICLES: &str = "de van der den het 't t ter ten te el al von la le du of the and en in op bij mw mevr dhr drs ir \
    mr dr ing januari februari maart april mei juni juli augustus september oktober november december namens tel telefoon mobiel email e-mail mail voor aan";
/// Fewest words between quotation marks that are a quotation, not a way of speaking.
const QUOTATION: usize = 6;
/// Most words between one pair of marks; beyond, the marks do not belong together.
const LONG_QUOTATION: usize = 250;

const GREETING: u8 = 1;
const CLOSING: u8 = 2;
const CLOSING_FIRST: u8 = 4;
const CLOSING_SECOND: u8 = 8;
const MAIL: u8 = 16;
const ADDRESSING: u8 = 32;
const CLOSING_LAST: u8 = 64;

/// Words by which they are known, Dutch and English.
const LEXICON: [(u8, &str); 7] = [
    (
        GREETING,
        "geachte geacht geachten beste lieve hallo hoi ls dear hello hi",
    ),
    // Only on a line of their own: "Aan de Kerkstraat 12 staat het water hoog."
    (
        ADDRESSING,
        "aan dag goedemorgen goedemiddag goedendag l to good",
    ),
    (
        CLOSING,
        "hoogachtend groeten groet groetjes regards sincerely faithfully respectfully cheers yours",
    ),
    (
        CLOSING_FIRST,
        "met vriendelijke vriendelijk hartelijke beste kind best warm with many yours sent verzonden verstuurd",
    ),
    (
        CLOSING_SECOND,
        "groet groeten vriendelijke hartelijke regards wishes sincerely faithfully truly kind from vanaf vanuit via",
    ),
    // At the end of a line of their own: "Met de meeste hoogachting,".
    (CLOSING_LAST, "hoogachting dank bedankt thanks"),
    (
        MAIL,
        "vertrouwelijk vertrouwelijke confidential confidentiality privileged geadresseerde addressee bestemd intended \
        recipient recipients ontvanger disclaimer bericht message mail email aansprakelijk aansprakelijkheid liable liability \
        virus virussen viruses bijlagen attachments verspreiding openbaarmaking disclosure unauthorised unauthorized onbedoelde \
        afdrukken afdrukt printen print printing milieu environment afzender sender vernietigen delete verwijderen uitsluitend solely abusievelijk erroneously",
    ),
];

/// What is known of words.
struct Lexicon {
    /// A bit for each [`Word::mark`].
    marks: Box<[u64]>,
    /// By hash, to be sure.
    known: Vec<(u64, u8)>,
}

static KINDS: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut marks = vec![0_u64; (1 << 16) / 64];
    let mut known: Vec<(u64, u8)> = Vec::new();
    let mut read = Vec::new();
    for (kind, list) in LEXICON {
        words::read(list, &mut read);
        for word in &read {
            marks[usize::from(word.mark() / 64)] |= 1 << (word.mark() % 64);
            match known.iter_mut().find(|(hash, _)| *hash == word.hash) {
                Some((_, kinds)) => *kinds |= kind,
                None => known.push((word.hash, kind)),
            }
        }
    }
    known.sort_unstable();
    Lexicon {
        marks: marks.into(),
        known,
    }
});

fn kind(word: Word) -> u8 {
    let Lexicon { marks, known } = &*KINDS;
    if marks[usize::from(word.mark() / 64)] >> (word.mark() % 64) & 1 == 0 {
        return 0;
    }
    known
        .binary_search_by_key(&word.hash, |(hash, _)| *hash)
        .map_or(0, |at| known[at].1)
}

/// Where a text's own words are: `own` says it of each word. `head` and `tail`: the first word after the
/// salutation, the first of the signature.
#[derive(Debug, Default)]
pub struct Asides {
    pub own: Vec<bool>,
    pub head: usize,
    pub tail: usize,
}

impl Asides {
    /// Reads a text whose words are `words`.
    pub fn read(&mut self, text: &str, words: &[Word]) {
        self.own.clear();
        self.own.resize(words.len(), true);
        self.head = salutation(text, words);
        self.tail = signature(text, words, self.head);
        self.own[..self.head].fill(false);
        self.own[self.tail..].fill(false);
        let bytes = text.as_bytes();
        // A mark, or the first byte of one.
        if bytes.iter().fold(false, |any, b| {
            any | matches!(b, b'"' | b'\'' | b'>' | 0xc2 | 0xe2 | 0xe3)
        }) {
            self.quotations(text, words);
        }
    }

    /// The marks of the writer's own words among these, which were read last, into `marks`, which is emptied first.
    pub fn own_marks(&self, words: &[Word], marks: &mut Vec<u16>) {
        marks.clear();
        let own = words.iter().zip(&self.own).filter(|(_, own)| **own);
        marks.extend(own.map(|(word, _)| word.mark()));
    }

    fn quotations(&mut self, text: &str, words: &[Word]) {
        let whole = self.head..self.tail;
        let mut open: Option<(usize, char)> = None;
        let mut found = Vec::new();
        let mut before = '\n';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map_or('\n', |(_, c)| *c);
            match (open, c) {
                (Some((from, end)), _)
                    if c == end
                        && !before.is_whitespace()
                        && !after.is_alphanumeric()
                        && (c != '\'' || matches!(after, '\n' | '\r')) =>
                {
                    found.push(from..at);
                    open = None;
                }
                (_, '"') if !before.is_alphanumeric() && !after.is_whitespace() => {
                    open = Some((at, '"'))
                }
                // An apostrophe too; as a mark only around a paragraph.
                (None, '\'') if before == '\n' && after.is_alphanumeric() => {
                    open = Some((at, '\''))
                }
                (None, '\u{201C}' | '\u{201E}' | '\u{201F}') => open = Some((at, '\u{201D}')),
                (None, '\u{AB}') => open = Some((at, '\u{BB}')),
                (None, '\u{300C}') => open = Some((at, '\u{300D}')),
                (None, '\u{2018}') if !before.is_alphanumeric() => open = Some((at, '\u{2019}')),
                (_, '>') if before == '\n' => {
                    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
                    let before = found.iter_mut().rev();
                    let mut lines = before.filter(|one| text[one.start..].starts_with('>'));
                    match lines.next() {
                        // The next line of the same.
                        Some(last) if is_between_lines(&text[last.end..at]) => last.end = end,
                        _ => found.push(at..end),
                    }
                }
                _ => {}
            }
            before = c;
        }
        for quotation in found {
            let from = words.partition_point(|word| (word.start as usize) < quotation.start);
            let to = words.partition_point(|word| (word.start as usize) < quotation.end);
            let lines = text.as_bytes()[quotation.start] == b'>';
            // Who puts the whole letter between marks, or sends it on, sends it still.
            let all = from <= whole.start && to >= whole.end;
            if !all && (lines || (QUOTATION..=LONG_QUOTATION).contains(&(to - from))) {
                self.own[from..to].fill(false);
            }
        }
    }
}

/// Whether this is all there is between two lines that begin with `>`.
fn is_between_lines(between: &str) -> bool {
    between.contains('\n') && between.trim_matches(['\n', '\r', ' ']).is_empty()
}

/// How many words there are before the text itself: who writes to whom, and the salutation.
fn salutation(text: &str, words: &[Word]) -> usize {
    let (mut from, mut named, mut addressed) = (0, 0, false);
    // A block of lines with names and addresses counts where a salutation ends it, or by its numbers.
    while from < words.len().min(BLOCK) {
        let greeted = greeting(text, words, from);
        let is_greeting = greeted > from;
        if is_greeting && kind(words[from]) & GREETING != 0 {
            return greeted;
        }
        let line = Line::at(text, words, from);
        if !is_greeting && !line.is_of_block(text) {
            break;
        }
        let to = if is_greeting { greeted } else { line.to };
        if named == from && (is_greeting || line.is_name(text)) {
            addressed |= is_greeting;
            named = to;
        }
        from = to;
    }
    let lines = text.get(..words.get(named).map_or(0, |word| word.start as usize));
    let is_address = lines.is_some_and(|lines| {
        lines.trim().contains('\n') && lines.contains(|c: char| c.is_ascii_digit())
    });
    if addressed || is_address { named } else { 0 }
}

/// Where the salutation ends that begins with this word; the word itself where none does.
fn greeting(text: &str, words: &[Word], from: usize) -> usize {
    let kinds = kind(words[from]);
    let last = words.len().min(from + SALUTATION);
    let line = (from + 1..=last).find(|at| new_line(between(text, words, *at)));
    let comma = |at: &usize| between(text, words, *at).contains([',', '!', ':']);
    let stop = |at: &usize| between(text, words, *at).contains('.');
    // "Geachte heer, mevrouw," goes on to the end of its line; on one line with the text, to a comma.
    let end = match line {
        Some(line) if kinds & (GREETING | ADDRESSING) != 0 && !stop(&line) => Some(line),
        Some(line) if kinds & (GREETING | ADDRESSING) != 0 && line - from <= 2 => Some(line),
        _ if kinds & GREETING != 0 => (from + 1..=last.min(from + 6)).rev().find(comma),
        _ => None,
    };
    end.unwrap_or(from)
}

/// What stands before a word; at the end, after the last.
fn between<'a>(text: &'a str, words: &[Word], at: usize) -> &'a str {
    let from = if at == 0 {
        0
    } else {
        words[at - 1].end as usize
    };
    let to = words.get(at).map_or(text.len(), |word| word.start as usize);
    &text[from..to]
}

/// The words of a line.
struct Line {
    from: usize,
    to: usize,
    /// Bytes of the text.
    start: usize,
    end: usize,
}

impl Line {
    /// The line that begins with this word.
    fn at(text: &str, words: &[Word], from: usize) -> Self {
        let to = (from + 1..words.len())
            .find(|at| new_line(between(text, words, *at)))
            .unwrap_or(words.len());
        Self::of(text, words, from, to)
    }

    /// The line that ends before this word.
    fn before(text: &str, words: &[Word], head: usize, to: usize) -> Self {
        let from = (head + 1..to)
            .rev()
            .find(|at| new_line(between(text, words, *at)))
            .unwrap_or(head);
        Self::of(text, words, from, to)
    }

    fn of(text: &str, words: &[Word], from: usize, to: usize) -> Self {
        let after = between(text, words, to);
        let signs = after.find(['\n', '<']).unwrap_or(after.len());
        Self {
            from,
            to,
            start: words[from].start as usize,
            end: words[to - 1].end as usize + signs,
        }
    }

    /// Not a sentence.
    fn is_of_block(&self, text: &str) -> bool {
        let line = text[self.start..self.end].trim_end();
        self.to - self.from <= SALUTATION && !line.ends_with(['.', '!', '?', ';'])
    }

    /// A few words up to a comma.
    fn is_closing(&self, text: &str) -> bool {
        let line = text[self.start..self.end].trim_end();
        self.to - self.from <= CLOSING_LINE && line.ends_with(',')
    }

    /// Names, an address, a number: each word has a capital or a figure, or joins names.
    fn is_name(&self, text: &str) -> bool {
        let line = text[self.start..self.end].trim_end();
        let parts = line.split_whitespace();
        let small = line.chars().any(char::is_lowercase);
        let numbers = line.contains(|c: char| c.is_ascii_digit());
        let initials = line
            .rsplit(' ')
            .next()
            .is_some_and(|last| last.trim_end_matches('.').contains('.'));
        (self.is_of_block(text) || initials)
            && self.to - self.from <= NAME
            && (small || numbers || self.to - self.from <= 4)
            && parts.filter(|part| !is_of_name(part)).count() == 0
    }
}

fn is_of_name(part: &str) -> bool {
    let begin = part.chars().find(|c| c.is_alphanumeric());
    begin.is_none_or(|c| c.is_uppercase() || c.is_numeric())
        || part.contains('@')
        || part.starts_with("www.")
        || part.starts_with("http")
        || PARTICLES
            .split(' ')
            .any(|one| one == part.trim_matches(['.', ',', ':', '\'', '\u{2019}']))
}

/// The first word of signature or disclaimer; how many words there are where there is none.
fn signature(text: &str, words: &[Word], head: usize) -> usize {
    let mut tail = words.len();
    let from = head.max(words.len().saturating_sub(DISCLAIMER));
    if words[from..]
        .iter()
        .filter(|word| kind(**word) & MAIL != 0)
        .count()
        >= DISCLAIMING
    {
        tail = disclaimer(text, words, from);
    }
    for at in head.max(tail.saturating_sub(SIGNATURE))..tail {
        let kinds = kind(words[at]);
        if kinds & CLOSING_LAST != 0 {
            let line = Line::before(text, words, head, at + 1);
            if line.is_closing(text) && Line::at(text, words, line.from).to == line.to {
                tail = line.from;
                break;
            }
        }
        if kinds & (CLOSING | CLOSING_FIRST) == 0 || !(at == 0 || ends_sentence(text, words, at)) {
            continue;
        }
        let next = words.get(at + 1).map_or(0, |next| kind(*next));
        if kinds & CLOSING != 0 && followed_by_name(text, words, at)
            || kinds & CLOSING_FIRST != 0 && next & CLOSING_SECOND != 0
        {
            tail = at;
            break;
        }
    }
    names(text, words, head, tail)
}

/// The first word of the lines of names before the tail, and of a closing phrase before these: "Alvast bedankt,".
fn names(text: &str, words: &[Word], head: usize, tail: usize) -> usize {
    let mut from = tail;
    while from > head && tail - from < BLOCK {
        let line = Line::before(text, words, head, from);
        let closing = from < tail && line.is_closing(text);
        if !(closing || line.is_name(text)) {
            break;
        }
        from = line.from;
        if closing {
            break;
        }
    }
    // Nothing but names: it is the text.
    if from == head { tail } else { from }
}

/// The beginning of the first sentence that speaks of the mail and who it is for.
fn disclaimer(text: &str, words: &[Word], from: usize) -> usize {
    let (mut begin, mut seen) = (from, 0);
    for at in from..words.len() {
        if at > 0 && ends_sentence(text, words, at) {
            (begin, seen) = (at, 0);
        }
        seen += usize::from(kind(words[at]) & MAIL != 0);
        if seen == DISCLAIMING {
            return begin;
        }
    }
    words.len()
}

/// Whether a sentence or line ends before the word.
fn ends_sentence(text: &str, words: &[Word], at: usize) -> bool {
    let between = between(text, words, at);
    new_line(between) || between.contains(['.', '!', '?', ';', ','])
}

/// "Hoogachtend," or "Regards" on a line of its own, not the beginning of a sentence.
fn followed_by_name(text: &str, words: &[Word], at: usize) -> bool {
    let after = between(text, words, at + 1);
    at + 1 >= words.len() || new_line(after) || after.contains(',')
}
