"""A language client for tests: starts a server, talks to it, and keeps what it
says. Every wait has an end, and ends with what was said instead."""

import json
import os
import queue
import subprocess
import threading
import time


class Client:
    def __init__(self, command, capabilities=None, root=None, answer=True):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=open("server.err", "ab"))
        self.incoming = queue.Queue()
        self.raw = []
        self.diagnostics = {}
        self.messages = []   # showMessage and logMessage
        self.progress = []
        self.requests = []   # the server's
        self.last = 0
        self.versions = {}
        self.texts = {}
        threading.Thread(target=self._read, daemon=True).start()
        if answer:
            self.initialized = self.call("initialize", {
                "processId": os.getpid(), "rootUri": uri(root or os.getcwd()),
                "capabilities": capabilities or CAPABILITIES})
            self.notify("initialized", {})

    def _read(self):
        stream = self.process.stdout
        while True:
            header = b""
            while not header.endswith(b"\r\n\r\n"):
                byte = stream.read(1)
                if not byte:
                    self.incoming.put(None)
                    return
                header += byte
            length = int(header.lower().split(b"content-length:")[1].split()[0])
            content = stream.read(length)
            self.raw.append(header + content)
            self.incoming.put(json.loads(content))

    def write(self, message):
        content = json.dumps(dict(message, jsonrpc="2.0")).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.write({"method": method, "params": params})

    def send(self, method, params):
        self.last += 1
        self.write({"id": self.last, "method": method, "params": params})
        return self.last

    def call(self, method, params, seconds=30):
        """The result, or the error with its key "error"."""
        return self.answer(self.send(method, params), seconds)

    def answer(self, number, seconds=30):
        reply = self.until(lambda m: m.get("id") == number and "method" not in m,
                           f"an answer to request {number}", seconds)
        return {"error": reply["error"]} if "error" in reply else reply["result"]

    def until(self, wanted, what, seconds=30):
        """Handles messages until one is wanted."""
        end = time.monotonic() + seconds
        while True:
            try:
                message = self.incoming.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                fail(f"{what}: not within {seconds} s", self)
            if message is None:
                fail(f"{what}: the server is gone", self)
            self._handle(message)
            if wanted(message):
                return message

    def _handle(self, message):
        method = message.get("method")
        params = message.get("params") or {}
        if method and "id" in message:
            self.requests.append(method)
            self.write({"id": message["id"], "result": None})
        elif method == "textDocument/publishDiagnostics":
            self.diagnostics[path(params["uri"])] = params
        elif method in ("window/showMessage", "window/logMessage"):
            self.messages.append(params["message"])
        elif method == "$/progress":
            self.progress.append(params)

    def ours(self, file, code="purpose-violation"):
        found = self.diagnostics.get(file, {}).get("diagnostics", [])
        return [d for d in found if d.get("code") == code]

    def wait_for(self, condition, what, seconds=30):
        """Seconds until the condition holds."""
        start = time.monotonic()
        while not condition():
            left = seconds - (time.monotonic() - start)
            if left <= 0:
                fail(f"{what}: not within {seconds} s", self)
            self.until(lambda m: True, what, left)
        return time.monotonic() - start

    def quiet(self, seconds):
        """Handles what comes within that time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                message = self.incoming.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                return
            if message is None:
                return
            self._handle(message)

    def open(self, file, text=None):
        self.texts[file] = text if text is not None else read(file)
        self.versions[file] = 1
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri(file), "languageId": "cpp", "version": 1,
            "text": self.texts[file]}})

    def change(self, file, old, new):
        """Replaces a piece of text, as a range."""
        text = self.texts[file]
        start = text.index(old)
        self.versions[file] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri(file), "version": self.versions[file]},
            "contentChanges": [{"range": {"start": place(text, start),
                                          "end": place(text, start + len(old))},
                                "text": new}]})
        self.texts[file] = text[:start] + new + text[start + len(old):]

    def at(self, file, piece, inside=0):
        """Parameters that name a place in a text."""
        return {"textDocument": {"uri": uri(file)},
                "position": place(self.texts[file], self.texts[file].index(piece) + inside)}

    def close(self):
        """The exit status after a proper farewell."""
        self.call("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(120)


CAPABILITIES = {
    "window": {"workDoneProgress": True},
    "workspace": {"codeLens": {"refreshSupport": True}},
    "textDocument": {"publishDiagnostics": {"relatedInformation": True},
                     "hover": {"contentFormat": ["markdown"]}}}


def uri(file):
    return "file://" + os.path.abspath(file)


def path(text):
    return text.removeprefix("file://").replace("%2B", "+")


def read(file):
    with open(file) as stream:
        return stream.read()


def place(text, offset):
    """In UTF-16, as the protocol has it unless another was agreed on."""
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return {"line": line,
            "character": len(text[start:offset].encode("utf-16-le")) // 2}


def fail(text, client=None):
    print("FAILED:", text)
    if client:
        for file, params in client.diagnostics.items():
            print("  diagnostics of", file)
            for each in params["diagnostics"]:
                print("   ", each["range"]["start"], each.get("code"), each["message"][:200])
        for message in client.messages[-10:]:
            print("  said:", message[:400])
        client.process.kill()
    raise SystemExit(1)


def check(condition, text, client=None):
    if not condition:
        fail(text, client)
