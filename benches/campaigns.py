"""Comments of which half are copies of letters, with the letter of each known: to measure how long it takes to find
campaigns among them, and how many pairs are found rightly.
"""

import collections
import json
import random

WHO = """de gemeente|de minister|het waterschap|iedere bewoner|de provincie|de beheerder|een kleine vereniging|onze school|
the council|every resident|the operator|our association|the regulator|local farmers|the hospital|a volunteer""".replace("\n", "").split("|")
DOES = "moet|kan|zou|zal|wil vaak|must|should|could|ought to|may not".split("|")
WHAT = """een heldere uitleg|de kosten|de meldplicht|veilige fietspaden|schone lucht|het groen in de wijk|oude bomen|het toezicht|
a clear explanation|the costs|safe cycle paths|clean air|old trees|the oversight|noise at night|open standards""".replace("\n", "").split("|")
DONE = "beschermen|betalen|uitleggen|schrappen|handhaven|meten|protect|pay for|explain|drop|enforce|measure".split("|")
OWN_WORDS = 6000


def _sentence(chance):
    words = [chance.choice(part) for part in (WHO, DOES, WHAT, DONE)]
    words += [f"w{int(OWN_WORDS * chance.random() ** 2)}" for _ in range(chance.randrange(3, 9))]
    chance.shuffle(words)
    return " ".join(words)


def _paragraphs(chance, words):
    paragraphs, length = [], 0
    while length < words:
        sentences = [_sentence(chance) for _ in range(chance.randrange(2, 5))]
        paragraphs.append(sentences)
        length += sum(len(sentence.split()) for sentence in sentences)
    return paragraphs


def _text(paragraphs):
    return "\n\n".join(" ".join(f"{sentence.capitalize()}." for sentence in paragraph) for paragraph in paragraphs)


def _merged(chance, letter):
    """A function that writes the letter with other words in its slots, one word in six."""
    slots = {}
    for p, paragraph in enumerate(letter):
        for s, sentence in enumerate(paragraph):
            for w in range(len(sentence.split())):
                if chance.random() < 1 / 6:
                    slots[p, s, w] = [f"s{chance.randrange(3000)}" for _ in range(chance.randrange(5, 31))]

    def write():
        return _text([
            [
                " ".join(chance.choice(slots[p, s, w]) if (p, s, w) in slots else word for w, word in enumerate(sentence.split()))
                for s, sentence in enumerate(paragraph)
            ]
            for p, paragraph in enumerate(letter)
        ])

    return write


def _copy(chance, letter, write, number):
    """A kind of copy, and the copy."""
    if write:
        own = _text(_paragraphs(chance, chance.randrange(15, 80)))
        return chance.choice([("slots", write()), ("slots", write()), ("slots and own words", f"{write()}\n\n{own}")])
    kind = "same" if number == 0 else chance.choice(["same", "edited", "own words", "own words", "other order", "paragraph", "signed"])
    paragraphs = list(letter)
    if kind == "edited":
        paragraphs = [[" ".join("x" if chance.random() < 0.05 else word for word in one.split()) for one in each] for each in letter]
    elif kind == "own words":
        at = chance.randrange(len(letter) + 1)
        paragraphs[at:at] = _paragraphs(chance, chance.randrange(15, 200))
    elif kind == "other order":
        chance.shuffle(paragraphs)
    elif kind == "paragraph":
        paragraphs = [max(letter, key=lambda one: len(" ".join(one)))]
    text = _text(paragraphs)
    if kind == "same":
        text = chance.choice([text, text.upper(), text.replace(" ", "  ")])
    elif kind == "signed":
        text = f"Geachte raad,\n\n{text}\n\nMet vriendelijke groet,\nBewoner {chance.randrange(10_000)}"
    return kind, text


def write(path, number, words=200, seed=5):
    """Writes so many comments of about so many words; gives the kind and the letter of each, None for single ones."""
    chance = random.Random(seed)
    stock = [_sentence(chance) for _ in range(20)]
    comments = []
    for _ in range(number // 2):
        kind = chance.choice(["single", "single", "stock sentence", "short"])
        text = _text(_paragraphs(chance, words))
        if kind == "stock sentence":
            text = f"{chance.choice(stock).capitalize()}. {text}"
        elif kind == "short":
            text = chance.choice(["Ik ben tegen.", "Agreed.", "+1", "Geen opmerkingen."])
        comments.append((kind, None, text))
    letters = 0
    while len(comments) < number:
        letter = _paragraphs(chance, words)
        merged = _merged(chance, letter) if chance.random() < 0.4 else None
        for copy in range(min(number - len(comments), 2 + int(200 * chance.random() ** 4))):
            kind, text = _copy(chance, letter, merged, copy)
            comments.append((kind, letters, text))
        letters += 1
    chance.shuffle(comments)
    with open(path, "w", encoding="utf-8") as file:
        for at, (_, _, text) in enumerate(comments):
            file.write(json.dumps({"id": at, "text": text}) + "\n")
    return [(kind, letter) for kind, letter, _ in comments]


def score(labels, found):
    """Precision and recall of pairs, in all and the lowest of any kind of copy."""
    sizes = collections.Counter(one for one in found if one is not None)
    letters = collections.Counter(letter for _, letter in labels if letter is not None)
    both = collections.Counter((letter, one) for (_, letter), one in zip(labels, found) if letter is not None and one is not None)
    sums = collections.defaultdict(lambda: [0, 0, 0])
    for (kind, letter), one in zip(labels, found):
        right = both[letter, one] - 1 if (letter, one) in both else 0
        for name in (kind, ""):
            sums[name][0] += right
            sums[name][1] += sizes[one] - 1 if one is not None else 0
            sums[name][2] += letters[letter] - 1 if letter is not None else 0
    precision = {name: right / said if said else 1.0 for name, (right, said, _) in sums.items()}
    recall = {name: right / there if there else 1.0 for name, (right, _, there) in sums.items()}
    return precision[""], recall[""], min(precision.values()), min(recall.values())
