"""A draft of 3,000 passages, some 730 kB, and a revision of it: words changed, passages moved, cut, joined, taken
out and put in, sections renumbered. The same at every run.
"""

import pathlib
import random

SECTIONS, PASSAGES = 100, 30
WORDS = 38


def _words(random_, number):
    return [f"w{random_.randrange(4000)}" for _ in range(number)]


def passages():
    """Sections of passages, each a list of words."""
    random_ = random.Random(11)
    return [[_words(random_, WORDS + random_.randrange(12)) for _ in range(PASSAGES)] for _ in range(SECTIONS)]


def revised(sections):
    random_ = random.Random(12)
    sections = [[list(passage) for passage in section] for section in sections]
    sections.insert(20, sections.pop(70))
    for section in sections:
        new = []
        for passage in section:
            chance = random_.random()
            if chance < 0.03:
                continue
            if chance < 0.13:
                for _ in range(4):
                    passage[random_.randrange(len(passage))] = f"new{random_.randrange(4000)}"
            if chance < 0.15 and len(new) > 2:
                new.insert(random_.randrange(len(new)), passage)
            elif chance < 0.17:
                new += [passage[:20], passage[20:]]
            elif chance < 0.19 and new:
                new[-1] = new[-1] + passage
            else:
                new.append(passage)
            if chance > 0.97:
                new.append(_words(random_, WORDS))
        section[:] = new
    return sections


def write(path, sections):
    """As Markdown; returns the passages as texts."""
    texts, lines = [], []
    for number, section in enumerate(sections, 1):
        lines.append(f"# {number} Section {' '.join(section[0][:3])}\n")
        for passage in section:
            texts.append(" ".join(passage) + ".")
            lines.append(texts[-1] + "\n")
    pathlib.Path(path).write_text("\n".join(lines))
    return texts
