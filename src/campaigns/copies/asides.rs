//! What in a text is not its writer's own argument: salutation and signature, quotations, the disclaimer that a
//! mail program adds. Two texts that share only these are no copies of one another.

use std::sync::LazyLock;

use super::words::{self, Word};

/// Most words of a salutation.
const SALUTATION: usize = 10;
/// Most words from a closing phrase to the end: name, office, address, telephone.
const SIGNATURE: usize = 60;
/// Most words of a disclaimer, with what follows it.
const DISCLAIMER: usize = 160;
/// Words of its kind in one sentence that make it a disclaimer.
const DISCLAIMING: usize = 3;
/// Fewest words between quotation marks that are a quotation, not a way of speaking.
const QUOTATION: usize = 6;
/// Most words between one pair of marks; beyond, the marks do not belong together.
const LONG_QUOTATION: usize = 250;

const GREETING: u8 = 1;
const CLOSING: u8 = 2;
const CLOSING_FIRST: u8 = 4;
const CLOSING_SECOND: u8 = 8;
const MAIL: u8 = 16;

/// Words by which they are known, Dutch and English.
const LEXICON: [(u8, &str); 5] = [
    (
        GREETING,
        "geachte beste hallo dag hoi aan ls dear hello hi to",
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
    (
        MAIL,
        "vertrouwelijk vertrouwelijke confidential confidentiality privileged geadresseerde addressee bestemd intended \
        recipient recipients ontvanger disclaimer bericht message mail email aansprakelijk aansprakelijkheid liable liability \
        virus virussen viruses bijlagen attachments verspreiding openbaarmaking disclosure unauthorised unauthorized onbedoelde \
        afzender sender vernietigen delete verwijderen uitsluitend solely abusievelijk erroneously",
    ),
];

/// What is known of words.
struct Lexicon {
    /// By [`words::mark`].
    by_mark: Vec<u8>,
    /// By hash, to be sure.
    known: Vec<(u64, u8)>,
}

static KINDS: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut by_mark = vec![0; 1 << 16];
    let mut known: Vec<(u64, u8)> = Vec::new();
    let mut read = Vec::new();
    for (kind, list) in LEXICON {
        words::read(list, &mut read);
        for word in &read {
            by_mark[word.mark() as usize] |= kind;
            match known.iter_mut().find(|(hash, _)| *hash == word.hash) {
                Some((_, kinds)) => *kinds |= kind,
                None => known.push((word.hash, kind)),
            }
        }
    }
    known.sort_unstable();
    Lexicon { by_mark, known }
});

fn kind(word: Word) -> u8 {
    let Lexicon { by_mark, known } = &*KINDS;
    if by_mark[word.mark() as usize] == 0 {
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
            any | matches!(b, b'"' | b'>' | 0xc2 | 0xe2 | 0xe3)
        }) {
            self.quotations(text, words);
        }
    }

    fn quotations(&mut self, text: &str, words: &[Word]) {
        let whole = self.head..self.tail;
        let mut open: Option<(usize, char)> = None;
        let mut found = Vec::new();
        let mut before = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            match (open, c) {
                (Some((from, end)), _)
                    if c == end && !before.is_whitespace() && !after.is_alphanumeric() =>
                {
                    found.push(from..at);
                    open = None;
                }
                (_, '"') if !before.is_alphanumeric() && !after.is_whitespace() => {
                    open = Some((at, '"'))
                }
                (None, '\u{201C}' | '\u{201E}' | '\u{201F}') => open = Some((at, '\u{201D}')),
                (None, '\u{AB}') => open = Some((at, '\u{BB}')),
                (None, '\u{300C}') => open = Some((at, '\u{300D}')),
                (None, '\u{2018}') if !before.is_alphanumeric() => open = Some((at, '\u{2019}')),
                (_, '>') if matches!(before, '\n') || at == 0 => {
                    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
                    found.push(at..end);
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

/// How many words the salutation has.
fn salutation(text: &str, words: &[Word]) -> usize {
    let Some(first) = words.first() else { return 0 };
    if kind(*first) & GREETING == 0 {
        return 0;
    }
    let between = |at: usize| {
        let end = words.get(at).map_or(text.len(), |word| word.start as usize);
        &text[words[at - 1].end as usize..end]
    };
    let last = words.len().min(SALUTATION);
    let line = (1..=last).find(|at| between(*at).contains('\n'));
    // "Geachte heer, mevrouw," goes on to the end of its line; on one line with the text, to a comma.
    line.or_else(|| {
        (1..=last)
            .rev()
            .find(|at| *at <= 6 && between(*at).contains([',', '!', ':']))
    })
    .unwrap_or(0)
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
        if kinds & (CLOSING | CLOSING_FIRST) == 0 || !(at == 0 || ends_sentence(text, words, at)) {
            continue;
        }
        let next = words.get(at + 1).map_or(0, |next| kind(*next));
        if kinds & CLOSING != 0 && followed_by_name(text, words, at)
            || kinds & CLOSING_FIRST != 0 && next & CLOSING_SECOND != 0
        {
            return at;
        }
    }
    tail
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
    let from = if at == 0 {
        0
    } else {
        words[at - 1].end as usize
    };
    text[from..words[at].start as usize].contains(['\n', '.', '!', '?', ';', ','])
}

/// "Hoogachtend," or "Regards" on a line of its own, not the beginning of a sentence.
fn followed_by_name(text: &str, words: &[Word], at: usize) -> bool {
    let end = words
        .get(at + 1)
        .map_or(text.len(), |word| word.start as usize);
    at + 1 >= words.len() || text[words[at].end as usize..end].contains(['\n', ','])
}
