"""What others feel while guests send the worst their limits allow: sign-ins, mail and the memory of the server.

Every limit stands as a new installation has it. Guests and those who sign in come from different addresses, as a
trusted proxy would tell them.
"""

import email
import http.client
import pathlib
import re
import socketserver
import statistics
import subprocess
import threading
import time
import urllib.parse

import seed

SECONDS = 30
CONNECTIONS = 32
# More at once are asked whether they are human.
GUESTS = 24
ACCOUNTS = 400
PASSWORD = "een lang wachtwoord voor de meting"
SLUG = "attack"
ROUND = f"/consultations/{SLUG}/rounds/1"


class Browser:
    """Keeps cookies and a connection; sends forms with the token of the page they stand on."""

    def __init__(self, address, client):
        self.connection = http.client.HTTPConnection(address, timeout=60)
        self.client, self.cookies = client, {}

    def send(self, method, path, fields=()):
        headers = {"X-Forwarded-For": self.client, "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        body = None
        if method == "POST":
            body = urllib.parse.urlencode(list(fields))
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode(errors="replace")
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer, text

    def token(self, page):
        answer, text = self.send("GET", page)
        found = re.search(r'name="csrf" value="([^"]+)"', text)
        if not found:
            raise SystemExit(f"{page}: no form, status {answer.status}")
        return found.group(1)

    def submit(self, page, path, fields):
        return self.send("POST", path, [("csrf", self.token(page)), *fields])


class Mailbox(socketserver.ThreadingTCPServer):
    """A mail server that takes all and notes for whom it came, and when."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        self.taken = {}
        super().__init__(("127.0.0.1", 0), Conversation)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        say = lambda line: self.wfile.write(line.encode() + b"\r\n")
        say("220 localhost ESMTP")
        for line in self.rfile:
            word = line.decode(errors="replace").strip().upper()
            if word.startswith("DATA"):
                say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                recipient = email.message_from_bytes(text)["To"]
                self.server.taken.setdefault(recipient.strip("<>"), time.perf_counter())
                say("250 taken")
            elif word.startswith("QUIT"):
                say("221 bye")
                return
            else:
                say("250 localhost" if word.startswith("EHLO") else "250 ok")


def settings(environment, mailbox):
    """Of a new installation behind a proxy, with mail."""
    environment = {name: value for name, value in environment.items() if not name.startswith("POLDER__SECURITY__")}
    environment.update(
        POLDER__SERVER__TRUSTED_PROXIES='["127.0.0.1/32"]',
        POLDER__MAIL__TRANSPORT="smtp",
        POLDER__MAIL__HOST="127.0.0.1",
        POLDER__MAIL__PORT=str(mailbox.server_address[1]),
        POLDER__MAIL__TLS="none",
    )
    return environment


def people(polder, folder, environment):
    """Accounts that share the hash of one password, and a consultation of some size."""
    command = [polder, "account", "create", "--email", "p@example.org", "--name", "P", "--password-stdin"]
    subprocess.run(command, check=True, env=environment, input=PASSWORD, text=True, stdout=subprocess.DEVNULL)
    database = seed.connect(f"{folder}/polder.db")
    for number in range(ACCOUNTS):
        account = seed.account(database, f"p{number}@example.org")
        database.execute(
            "UPDATE accounts SET password_hash = (SELECT password_hash FROM accounts WHERE email = 'p@example.org') WHERE id = ?",
            (account,),
        )
    con, round_id, passages = seed.consultation(database, SLUG)
    seed.comments(database, con, round_id, passages, 3_000, "published")
    database.close()


def worst_text():
    """As many signs, lines and levels as a comment may have."""
    line = "> > - *a* **b** `c`"
    return "\n".join([line] * 990)[:19_900]


def guest(address, number):
    """Somebody who began to respond: their browser, and the token of their forms."""
    browser = Browser(address, f"192.0.2.{number + 1}")
    page = f"{ROUND}/respond"
    fields = [("name", f"Guest {number}"), ("email", f"g{number}@example.org"), ("role", "individual")]
    answer, text = browser.submit(page, page, fields)
    if answer.status != 303:
        raise SystemExit(f"no guest: {answer.status} {text[:2000]}")
    form = f"{ROUND}/comment"
    answer, text = browser.submit(f"{form}?passage=p-1", form, [("passage", "p-1"), ("action", "save"), ("body", worst_text())])
    if answer.status != 303:
        raise SystemExit(f"no comment by a guest: {answer.status} {text[:2000]}")
    return browser, browser.token(f"{form}?passage=p-1"), answer.headers["Location"]


def lua(folder, guests):
    """A script for wrk: each connection sends in turn whatever is dear, as one of the guests."""
    quoted = lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    lines = ["local all = {}"]
    words = urllib.parse.quote_plus(worst_text())
    for browser, token, draft in guests:
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        headers = f'["Cookie"] = {quoted(cookie)}, ["X-Forwarded-For"] = {quoted(browser.client)}'
        post = f'{headers}, ["Content-Type"] = "application/x-www-form-urlencoded"'
        form = lambda path, body: f'wrk.format("POST", {quoted(path)}, {{{post}}}, {quoted(f"csrf={token}&{body}")})'
        get = lambda path: f'wrk.format("GET", {quoted(path)}, {{{headers}}})'
        comment = f"passage=p-1&section=&organisation=&quote=&kind=general&proposed_text=&action=save&body={words}"
        wrong = "email=p%40example.org&password=not+the+password"
        for turn in range(8):
            lines += [f"all[#all + 1] = {request}" for request in (
                form(f"{ROUND}/comment", comment),
                form(f"{ROUND}/comment/draft", f"{comment}&key=attack{turn}&turn=1"),
                get(draft),
                get(f"{ROUND}?group=public&page={turn}"),
                get(f"/search?q=digitaal+{turn}"),
                get(f"/consultations/{SLUG}/rounds/1/export.xlsx?turn={turn}"),
                get(f"/consultations/{SLUG}/rounds/1/export.docx?turn={turn}"),
                form("/sign-in", wrong),
            )]
    # wrk.format needs the host, which is known once a thread begins.
    text = "local turn = 0\n" + "local all\n" + "init = function(args)\n" + "\n".join(lines).replace("local all = {}", "all = {}")
    text += "\nend\nrequest = function()\n  turn = turn % #all + 1\n  return all[turn]\nend\n"
    script = pathlib.Path(folder) / "attack.lua"
    script.write_text(text)
    return script


class Memory(threading.Thread):
    """The most memory, in MB, of a process, and of all it started, looked at ten times a second."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.own, self.all, self.going = pid, 0, 0, True

    def run(self):
        while self.going:
            own = resident(self.pid)
            children = pathlib.Path(f"/proc/{self.pid}/task")
            started = {child for task in children.glob("*/children") for child in task.read_text().split()}
            self.own, self.all = max(self.own, own), max(self.all, own + sum(resident(child) for child in started))
            time.sleep(0.1)


def resident(pid):
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0


def others(address, accounts, mailbox, seconds):
    """For some time: somebody signs in five times a second, and every second asks for a new password. Milliseconds of
    each sign-in, and seconds until each mail."""
    prepared = []
    for number in accounts:
        browser = Browser(address, f"198.51.100.{number % 250}")
        prepared.append((browser, f"p{number}@example.org"))
    took, asked, begun = [], {}, time.perf_counter()
    for turn, (browser, address_) in enumerate(prepared):
        due = begun + turn / 5
        if due > begun + seconds:
            break
        time.sleep(max(0, due - time.perf_counter()))
        token = browser.token("/sign-in")
        started = time.perf_counter()
        answer, text = browser.send("POST", "/sign-in", [("csrf", token), ("email", address_), ("password", PASSWORD)])
        if answer.status != 303:
            raise SystemExit(f"no sign-in: {answer.status} {text[:2000]}")
        took.append((time.perf_counter() - started) * 1000)
        if turn % 5 == 0:
            visitor = Browser(address, f"203.0.113.{turn % 250}")
            answer, text = visitor.submit("/forgot", "/forgot", [("email", address_)])
            if answer.status not in (200, 303):
                raise SystemExit(f"no mail asked for: {answer.status} {text[:2000]}")
            asked[address_] = time.perf_counter()
    until = time.perf_counter() + 60
    while any(one not in mailbox.taken for one in asked) and time.perf_counter() < until:
        time.sleep(0.05)
    missing = [one for one in asked if one not in mailbox.taken]
    if missing:
        raise SystemExit(f"{len(missing)} of {len(asked)} mails did not come within a minute")
    return took, [mailbox.taken[one] - asked[one] for one in asked]


def p99(values):
    return statistics.quantiles(values, n=100)[98]


def measure(polder, folder, environment, serving):
    """Rows of the table: one guest, then as many as come in without a question, each beside the same without."""
    mailbox = Mailbox()
    environment = settings(environment, mailbox)
    people(polder, folder, environment)
    with serving([polder, "serve"], environment) as (base, process):
        address = base.removeprefix("http://")
        others(address, range(5), mailbox, SECONDS)
        memory = Memory(process.pid)
        memory.start()
        calm = others(address, range(5, 140), mailbox, SECONDS)
        rows = []
        for number, count in ((140, 1), (270, GUESTS)):
            script = lua(folder, [guest(address, turn + len(rows) * 100) for turn in range(count)])
            command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS + 5}s", "--timeout", "60s", "-s", str(script), base]
            attack = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            time.sleep(2)
            taken = others(address, range(number, min(number + 130, ACCOUNTS)), mailbox, SECONDS)
            said, _ = attack.communicate()
            rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
            who = "a guest sends" if count == 1 else f"{count} guests at as many addresses send"
            rows.append((
                f"somebody signs in while {who} the worst the limits allow, {CONNECTIONS} connections, {rate:,.0f} requests/s",
                f"p99 {p99(taken[0]):.0f} ms; mail after {max(taken[1]):.1f} s at most; {memory.own:.0f} MB, {memory.all:.0f} MB with the processes it started",
                f"without them: p99 {p99(calm[0]):.0f} ms; mail after {max(calm[1]):.1f} s",
                f"{p99(taken[0]) / p99(calm[0]):.1f} times the time",
                "p99 under 300 ms; mail flows; under 512 MB",
            ))
        memory.going = False
    mailbox.shutdown()
    return rows
