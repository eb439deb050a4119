"""Measures Polder beside its references in the same run and writes benches/RESULTS.md.

usage: run.py POLDER_BINARY STATIC_FILE_BINARY INSERT_BINARY

Sends only to 127.0.0.1, for a bounded time. Every figure is the median of ROUNDS, with the
reference measured in turn with it, so that a change of the machine's pace meets both alike.
"""

import contextlib
import difflib
import json
import os
import pathlib
import platform
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import attack
import campaigns
import revision
import seed

ROUNDS = 3
SECONDS = 5
HERE = pathlib.Path(__file__).parent


def settings(folder, **more):
    environment = dict(os.environ)
    environment.update(
        POLDER__DATABASE__URL=f"sqlite:{folder}/polder.db",
        POLDER__MAIL__DIRECTORY=f"{folder}/mail",
        POLDER__SERVER__LISTEN="127.0.0.1:0",
        POLDER__SERVER__WORKERS="2",
        POLDER__SECURITY__POST_PER_MINUTE="0",
        POLDER__SECURITY__PAGES_PER_MINUTE="0",
        POLDER__SECURITY__FILES_PER_MINUTE="0",
        POLDER_LOG="error",
        **more,
    )
    return environment


@contextlib.contextmanager
def serving(command, environment=None):
    """Starts a server that prints its address, and ends it afterwards."""
    with started(command, environment) as (base, _):
        yield base


@contextlib.contextmanager
def started(command, environment=None):
    """The same, with the process besides."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        address = re.search(r"127\.0\.0\.1:\d+", line)
        if not address:
            raise SystemExit(f"{command[0]} did not start: {line!r}")
        yield f"http://{address.group()}", process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def wrk(url, connections, *headers, script=None, seconds=SECONDS):
    """Requests a second and the 99th percentile in milliseconds."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", str(script)]
    output = subprocess.run(command + [url], check=True, capture_output=True, text=True).stdout
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    if failed:
        raise SystemExit(f"{url}: {failed.group()}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def fetch(url, *headers):
    request = urllib.request.Request(url)
    for header in headers:
        name, value = header.split(": ", 1)
        request.add_header(name, value)
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def compressed(url, header):
    """The page as it is sent once it is kept: the first readers get it compressed less."""
    for _ in range(200):
        request = urllib.request.Request(url, headers=dict([header.split(": ", 1)]))
        with urllib.request.urlopen(request) as answer:
            body = answer.read()
            if answer.headers["Content-Encoding"] == "br":
                return body
        time.sleep(0.05)
    raise SystemExit(f"{url} is never sent compressed")


def median(pairs):
    return [statistics.median(column) for column in zip(*pairs)]


def reading(polder, static_file, folder):
    database = seed.connect(f"{folder}/polder.db")
    con, round_id, passages = seed.consultation(database, "reading")
    seed.comments(database, con, round_id, passages, 10_000, "published")
    database.close()
    header = "Accept-Encoding: br"
    with serving([polder, "serve"], settings(folder)) as base:
        url = f"{base}/consultations/reading/rounds/1"
        page = pathlib.Path(folder) / "page.br"
        page.write_bytes(compressed(url, header))
        with serving([static_file, str(page)]) as reference:
            ours, theirs = [], []
            for _ in range(ROUNDS):
                ours.append(wrk(url, 32, header))
                theirs.append(wrk(f"{reference}/page", 32, header))
    (rate, p99), (reference_rate, reference_p99) = median(ours), median(theirs)
    return (
        f"a reader opens 300 passages with 10,000 published comments, {page.stat().st_size:,} bytes compressed, 32 connections",
        f"{rate:,.0f}/s, p99 {p99:.1f} ms",
        f"same bytes as a file: {reference_rate:,.0f}/s, p99 {reference_p99:.1f} ms",
        f"{rate / reference_rate:.2f}",
        "at least 0.50; p99 under 25 ms",
    )


def posting(polder, insert, folder):
    database = seed.connect(f"{folder}/polder.db")
    con, round_id, passages = seed.consultation(database, "posting")
    cookies = []
    for number in range(128):
        account = seed.account(database, f"party{number}@example.org")
        cookies.append(seed.session(database, account))
    database.close()
    script = pathlib.Path(folder) / "post.lua"
    with serving([polder, "serve"], settings(folder)) as base:
        path = "/consultations/posting/rounds/1/comment"
        forms = []
        for cookie in cookies:
            html = fetch(f"{base}{path}?passage=p-1", f"Cookie: polder-session={cookie}").decode()
            token = re.search(r'name="csrf" value="([^"]+)"', html).group(1)
            forms.append((cookie, token))
        script.write_text(lua(path, forms))
        ours, theirs = [], []
        for turn in range(ROUNDS):
            ours.append(wrk(base, 32, script=script))
            file = pathlib.Path(folder) / f"reference{turn}.db"
            output = subprocess.run([insert, str(file), "32", str(SECONDS)], check=True, capture_output=True, text=True)
            theirs.append((float(output.stdout),))
    (rate, p99), (reference_rate,) = median(ours), median(theirs)
    return (
        "a party posts a comment by the form, acknowledged once durable, 32 at once",
        f"{rate:,.0f}/s, p99 {p99:.1f} ms",
        f"one row a commit, SQLite's C API, 32 threads: {reference_rate:,.0f}/s",
        f"{rate / reference_rate:.2f}",
        "at least 2",
    )


def lua(path, forms):
    body = "passage=p-1&section=&organisation=&quote=&kind=general&proposed_text=&action=save&body=" + "+".join(seed.WORDS) * 2
    sessions = ",\n".join(f'{{"{cookie}", "{token}"}}' for cookie, token in forms)
    return (
        f"local sessions = {{{sessions}}}\nlocal turn = 0\n"
        "request = function()\n  turn = turn % #sessions + 1\n  local s = sessions[turn]\n"
        f'  return wrk.format("POST", "{path}", {{["Cookie"] = "polder-session=" .. s[1], '
        '["Content-Type"] = "application/x-www-form-urlencoded"}, '
        f'"csrf=" .. s[2] .. "&{body}")\nend\n'
    )


def queue(polder, folder):
    database = seed.connect(f"{folder}/polder.db")
    cookies = {}
    for waiting in (100, 100_000):
        con, round_id, passages = seed.consultation(database, f"queue-{waiting}")
        seed.comments(database, con, round_id, passages, waiting, "pending")
        moderator = seed.account(database, f"moderator{waiting}@example.org")
        seed.staff(database, con, moderator, "moderator")
        cookies[waiting] = seed.session(database, moderator)
    database.close()
    times = {100: [], 100_000: []}
    with serving([polder, "serve"], settings(folder)) as base:
        for _ in range(200):
            for waiting, cookie in cookies.items():
                started = time.perf_counter()
                fetch(f"{base}/moderation", f"Cookie: polder-session={cookie}")
                times[waiting].append(time.perf_counter() - started)
    few, many = (statistics.median(times[waiting][10:]) * 1000 for waiting in (100, 100_000))
    return (
        "a moderator opens the queue, 100,000 waiting",
        f"{many:.2f} ms",
        f"100 waiting: {few:.2f} ms",
        f"{many / few:.2f} times the time",
        "at most 1.5",
    )


def measured(command, environment=None):
    """Seconds and the most memory (MB) of a command that must succeed."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def exporting(polder, folder):
    database = seed.connect(f"{folder}/polder.db")
    con, round_id, passages = seed.consultation(database, "export")
    seed.comments(database, con, round_id, passages, 100_000, "published")
    con, round_id, passages = seed.consultation(database, "export-small")
    seed.comments(database, con, round_id, passages, 1_000, "published")
    database.close()
    rows = []
    for form, reference in (("csv", "csv module"), ("xlsx", "xlsxwriter, constant memory")):
        ours, theirs = [], []
        command = [polder, "export", "--consultation", "export", "--format", form, "--output"]
        for _ in range(ROUNDS):
            ours.append(measured(command + [f"{folder}/out.{form}"], settings(folder)))
            script = str(HERE / "reference" / "export.py")
            theirs.append(measured([sys.executable, script, f"{folder}/polder.db", form, f"{folder}/reference.{form}"]))
        command[3] = "export-small"
        _, small = measured(command + [f"{folder}/small.{form}"], settings(folder))
        (seconds, memory), (reference_seconds, reference_memory) = median(ours), median(theirs)
        rows.append((
            f"export 100,000 comments as {form.upper()}",
            f"{seconds:.2f} s, {memory:.0f} MB ({small:.0f} MB for 1,000)",
            f"{reference}: {reference_seconds:.2f} s, {reference_memory:.0f} MB",
            f"{reference_seconds / seconds:.1f} times faster",
            "5 times faster, flat memory",
        ))
    return rows


def aligning(polder, folder):
    """Two versions that were never compared: 1 and 3, with another text between them."""
    old = revision.passages()
    texts = revision.write(f"{folder}/1.md", old)
    revised = revision.write(f"{folder}/3.md", revision.revised(old))
    pathlib.Path(f"{folder}/2.md").write_text("# Between\n\nAnother text.\n")
    environment = settings(folder)

    def run(*arguments):
        subprocess.run([polder, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)

    ours, theirs = [], []
    for turn in range(ROUNDS):
        slug = f"align-{turn}"
        run("consultation", "create", "--slug", slug, "--title", "Align")
        for label in ("1", "2", "3"):
            run("draft", "import", "--consultation", slug, "--label", label, f"{folder}/{label}.md")
        compare = [polder, "diff", "--consultation", slug, "--json", "--from", "1", "--to"]
        base = measured(compare + ["1"], environment)[1]
        ours.append(measured(compare + ["3"], environment))
        started = time.perf_counter()
        sum(1 for _ in difflib.ndiff(texts, revised))
        theirs.append((time.perf_counter() - started, 0))
    (seconds, memory), (reference, _) = median(ours), median(theirs)
    size = os.path.getsize(f"{folder}/1.md") / 1000
    return [(
        f"align {len(texts):,} passages, {size:.0f} kB, with their revision (`polder diff`, nothing kept before)",
        f"{seconds:.2f} s, {memory:.0f} MB ({base:.0f} MB for a version with itself)",
        f"Python's difflib.ndiff, which finds no moves: {reference:.2f} s",
        f"{reference / seconds:.1f} times faster",
        "under 3 s, flat memory",
    )]


def searching(polder, folder):
    """Words that stand in about one of 700 comments, and one that stands in most of them."""
    database = seed.connect(f"{folder}/polder.db")
    con, round_id, passages = seed.consultation(database, "search")
    seed.comments(database, con, round_id, passages, 100_000, "published")
    database.close()
    environment = settings(folder)
    started = time.perf_counter()
    subprocess.run([polder, "search", "rebuild"], check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    rebuilt = time.perf_counter() - started
    reference = seed.connect(f"{folder}/polder.db")
    environment["POLDER__SECURITY__SEARCH_PER_MINUTE"] = "0"
    rows = []
    with serving([polder, "serve"], environment) as base:
        for words, phrase in (("meldplicht diplomatie verdrag", "few"), ("digitaal", "most")):
            ours, theirs = [], []
            if phrase == "few":
                # As it stands, one word behind the other.
                query, like = f'"{words}"', [f"%{words}%"]
            else:
                query, like = words, [f"%{words}%"]
            url = f"{base}/search?q={urllib.parse.quote(query)}"
            for _ in range(20):
                started = time.perf_counter()
                fetch(url)
                ours.append(time.perf_counter() - started)
                started = time.perf_counter()
                reference.execute(
                    "SELECT c.group_code, count(*) FROM comments c JOIN submissions s ON s.id = c.submission_id"
                    " WHERE c.moderation IN ('published', 'redacted') AND s.state = 'submitted'"
                    " AND (c.body LIKE ? OR c.proposed_text LIKE ?) GROUP BY 1", like * 2,
                ).fetchall()
                theirs.append(time.perf_counter() - started)
            mine, other = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
            rows.append((
                f"search 100,000 published comments for words that {phrase} of them have: page with counts and context (index made in {rebuilt:.0f} s)",
                f"{mine:.1f} ms",
                f"the same words by LIKE, counts only: {other:.1f} ms",
                f"{other / mine:.1f} times faster",
                "faster; under 250 ms",
            ))
    reference.close()
    return rows


def copying(polder, folder):
    """Campaigns among 100,000 comments of about 200 words, half of them copies of some letter."""
    source, target, reference = (f"{folder}/{name}.jsonl" for name in ("texts", "campaigns", "reference"))
    number = 100_000
    labels = campaigns.write(source, number)

    def scored(path):
        with open(path, encoding="utf-8") as lines:
            return campaigns.score(labels, [json.loads(line)["campaign"] for line in lines])

    command = [polder, "campaigns", source, "--output", target]
    script = str(HERE / "reference" / "copies.py")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(measured(command, settings(folder)))
        theirs.append(measured([sys.executable, script, "rensa", source, reference]))
    rensa = scored(reference)
    slow, _ = measured([sys.executable, script, "datasketch", source, reference])
    (seconds, memory), (reference_seconds, reference_memory) = median(ours), median(theirs)
    precision, recall, lowest_precision, lowest_recall = scored(target)
    return [(
        f"campaigns among {number:,} comments of about 200 words (`polder campaigns`)",
        f"{seconds:.1f} s, {memory:.0f} MB; pairs: precision {precision:.3f}, recall {recall:.3f}; of the worst kind "
        f"{lowest_precision:.3f}, {lowest_recall:.3f}",
        f"rensa: {reference_seconds:.1f} s, {reference_memory:.0f} MB, {rensa[0]:.3f}, {rensa[1]:.3f}; datasketch: {slow:.1f} s",
        f"{reference_seconds / seconds:.1f} times faster",
        "3 times faster; precision and recall 0.99",
    )]


def main():
    polder, static_file, insert = sys.argv[1:4]
    rows = []
    for work in (
        lambda folder: [reading(polder, static_file, folder)],
        lambda folder: [posting(polder, insert, folder)],
        lambda folder: [queue(polder, folder)],
        lambda folder: exporting(polder, folder),
        lambda folder: aligning(polder, folder),
        lambda folder: searching(polder, folder),
        lambda folder: copying(polder, folder),
        lambda folder: attack.measure(polder, folder, settings(folder), started),
    ):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([polder, "migrate"], check=True, env=settings(folder), stdout=subprocess.DEVNULL)
            for row in work(folder):
                print(" | ".join(row), flush=True)
                rows.append(row)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, check=True, capture_output=True, text=True
    ).stdout.strip()
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    text = (
        "# Measurements\n\nWritten by `make bench`; each figure beside its reference in the same run, the median of "
        f"{ROUNDS}.\nAt commit {commit}, on {os.cpu_count()} cores ({platform.machine()}), load generator and server sharing them.\n\n"
        "| work | Polder | reference | ratio | aim |\n|---|---|---|---|---|\n" + table + "\n"
    )
    (HERE / "RESULTS.md").write_text(text)


if __name__ == "__main__":
    main()
