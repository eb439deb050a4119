"""A database to measure on: written with plain SQL into a schema that `polder migrate` made.

usage: seed.py DATABASE SLUG PASSAGES COMMENTS      one consultation, its comments published
"""

import datetime
import hashlib
import random
import sqlite3
import sys

NOW = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None, microsecond=0)
GROUPS = ["public", "private", "academic", "technical", "civil-society", "advisory", "individual"]
WORDS = (
    "de het een van voor met bij naar over onder tussen strategie weerbaarheid aanpak partners "
    "internationaal samenwerking normen dreiging digitaal veiligheid kennis sector overheid "
    "bedrijven toezicht keten afspraken meldplicht diplomatie verdrag gegevens toegang"
).split()


def sentence(rng, words):
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def at(moment):
    return moment.strftime("%Y-%m-%d %H:%M:%S")


class Database(sqlite3.Connection):
    """Without the two triggers by which words leave the search: they name tables that only a SQLite of 3.43 or newer can
    open, such as the program's own. What is written here is new, so nothing has to leave. They are back once it is closed."""

    def quieten(self):
        self.loud = self.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ('search_entry_gone', 'search_inner_entry_gone')"
        ).fetchall()
        for name, _ in self.loud:
            self.execute(f"DROP TRIGGER {name}")

    def close(self):
        for _, sql in self.loud:
            self.execute(sql)
        super().close()


def connect(path):
    database = sqlite3.connect(path, isolation_level=None, factory=Database)
    database.execute("PRAGMA foreign_keys = ON")
    database.quieten()
    return database


def account(database, email, admin=False):
    cursor = database.execute(
        "INSERT INTO accounts (email, name, language, admin, verified_at, created_at) VALUES (?, ?, 'nl', ?, ?, ?)",
        (email, email.split("@")[0], admin, at(NOW), at(NOW)),
    )
    return cursor.lastrowid


def session(database, account_id):
    """Signs an account in and returns the cookie's value."""
    token = f"measuring-{account_id}-{random.getrandbits(128):x}"
    database.execute(
        "INSERT INTO sessions (token_hash, account_id, created_at, expires_at, used_at) VALUES (?, ?, ?, ?, ?)",
        (hashlib.sha256(token.encode()).hexdigest(), account_id, at(NOW), at(NOW + datetime.timedelta(days=1)), at(NOW)),
    )
    return token


def staff(database, consultation, account_id, role):
    database.execute(
        "INSERT INTO staff (consultation_id, account_id, role, created_at) VALUES (?, ?, ?, ?)",
        (consultation, account_id, role, at(NOW)),
    )


def consultation(database, slug, passages=300):
    """One consultation, one version of `passages` passages, one open round."""
    rng = random.Random(slug)
    run = database.execute
    run("BEGIN")
    con = run(
        "INSERT INTO consultations (slug, title, summary, language, time_zone, created_at) VALUES (?, ?, '', 'nl', 'Europe/Amsterdam', ?)",
        (slug, f"Consultatie {slug}", at(NOW)),
    ).lastrowid
    version = run(
        "INSERT INTO versions (consultation_id, label, title, words, source_hash, created_at) VALUES (?, '1.0', 'Concept', 0, '', ?)",
        (con, at(NOW)),
    ).lastrowid
    ids = []
    section = None
    for place in range(passages):
        heading = place % 10 == 0
        if heading:
            number = str(place // 10 + 1)
            section = run(
                "INSERT INTO sections (version_id, position, level, number, title) VALUES (?, ?, 1, ?, ?)",
                (version, place // 10, number, sentence(rng, 3)),
            ).lastrowid
        text = sentence(rng, 4 if heading else 45)
        passage = run(
            "INSERT INTO passages (version_id, section_id, position, key, kind, number, text, html, depth, block, ordered, start, header)"
            " VALUES (?, ?, ?, ?, ?, '', ?, ?, 0, 0, 0, 0, 0)",
            (version, section, place, f"p-{place}", "heading" if heading else "paragraph", text, text),
        ).lastrowid
        ids.append((section, passage))
    round_id = run(
        "INSERT INTO rounds (consultation_id, number, version_id, state, access, opens_at, closes_at, created_at) VALUES (?, 1, ?, 'open', 'open', ?, ?, ?)",
        (con, version, at(NOW - datetime.timedelta(days=2)), at(NOW + datetime.timedelta(days=30)), at(NOW)),
    ).lastrowid
    run("COMMIT")
    return con, round_id, ids


def comments(database, con, round_id, passages, count, moderation, per_party=20):
    """`count` submitted comments, spread over the passages, `per_party` to a submission. Half are on some of the words
    of their passage; every third proposes other words for it."""
    rng = random.Random(count)
    texts = dict(database.execute("SELECT id, text FROM passages"))
    run = database.execute
    run("BEGIN")
    party = submission = None
    group = ""
    for number in range(count):
        if number % per_party == 0:
            group = GROUPS[(number // per_party) % len(GROUPS)]
            party = run(
                "INSERT INTO parties (round_id, name, group_code, invited, created_at) VALUES (?, ?, ?, 0, ?)",
                (round_id, f"Partij {number}", group, at(NOW)),
            ).lastrowid
            submission = run(
                "INSERT INTO submissions (round_id, party_id, state, publication, origin, submitter_name, receipt_number, content_hash, created_at, submitted_at)"
                " VALUES (?, ?, 'submitted', 'organisation', 'intake', '', ?, '', ?, ?)",
                (round_id, party, f"P-{con}-{number}", at(NOW), at(NOW)),
            ).lastrowid
        section, passage = passages[rng.randrange(len(passages))]
        moment = at(NOW - datetime.timedelta(seconds=count - number))
        decided = moderation in ("published", "redacted")
        words = texts[passage].split(" ")
        quote = [None] * 4
        if number % 2 == 0 and len(words) > 8:
            start = rng.randrange(len(words) - 5)
            before, exact = " ".join(words[:start]), " ".join(words[start : start + 5])
            start = len(before) + 1 if before else 0
            quote = [exact, texts[passage][:start][-32:], texts[passage][start + len(exact) :][:32], start]
        proposal = None
        if number % 3 == 0:
            words = quote[0].split(" ") if quote[0] else words
            for _ in range(3):
                words[rng.randrange(len(words))] = rng.choice(WORDS)
            proposal = " ".join(words)
        comment = run(
            "INSERT INTO comments (submission_id, round_id, party_id, group_code, anchor, section_id, passage_id, quote_exact, quote_prefix, quote_suffix, quote_start,"
            " kind, body, proposed_text, position, moderation, decisions, created_at, updated_at, submitted_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'general', ?, ?, ?, ?, ?, ?, ?, ?)",
            (submission, round_id, party, group, "quote" if quote[0] else "passage", section, passage, *quote, sentence(rng, 40),
             proposal, number % per_party, moderation, 1 if decided else 0, moment, moment, moment),
        ).lastrowid
        if decided:
            run(
                "INSERT INTO decisions (comment_id, sequence, verdict, explanation, decided_at) VALUES (?, 1, 'publish', '', ?)",
                (comment, at(NOW)),
            )
    run("UPDATE consultations SET public_revision = public_revision + 1 WHERE id = ?", (con,))
    run("COMMIT")


def main():
    path, slug, passages_wanted, comments_wanted = sys.argv[1:]
    database = connect(path)
    con, round_id, passages = consultation(database, slug, int(passages_wanted))
    comments(database, con, round_id, passages, int(comments_wanted), "published")
    database.close()


if __name__ == "__main__":
    main()
