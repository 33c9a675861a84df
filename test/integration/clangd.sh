# clang-purpose-clangd, as an editor speaks with it.
. "$SOURCE/test/integration/lib/cli.sh"
[ -x "$BIN/clang-purpose-clangd" ] || { echo 'SKIPPED: no archives of clangd'; exit 77; }
account_sources
source_file show.h <<'CODE'
#pragma once
#include "account.h"
inline void show(const char *key) { bid(key); }
CODE
source_file page.cpp <<'CODE'
#include "show.h"
#include <string>
void page(const Account &account) {
  show(account.phone);
  bid(account.nickname);
}
CODE
database "$HERE/page.cpp|c++ $FLAGS -c" "$HERE/leak.cpp|c++ $FLAGS -c"
# clangd of its own accord runs none of the checks.
printf 'Checks: "purpose-*"\n' >.clang-tidy

python3 - "$BIN/clang-purpose-clangd" "$HERE" <<'CODE' || fail 'as an editor'
import json, subprocess, sys, time
server, here = sys.argv[1:]

class Editor:
    def __init__(self):
        self.process = subprocess.Popen(
            [server, "--compile-commands-dir=" + here + "/build", "--log=error", "--background-index=false"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=open("err", "w"))
        self.number = 0
        self.request("initialize", {
            "processId": None, "rootUri": "file://" + here,
            "capabilities": {"textDocument": {
                "codeAction": {"codeActionLiteralSupport": {
                    "codeActionKind": {"valueSet": ["quickfix"]}}},
                "publishDiagnostics": {"relatedInformation": True, "codeActionsInline": True}}}})
        self.notify("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            name, value = line.split(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server is gone"
        return json.loads(self.process.stdout.read(length))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while (answer := self.receive()).get("id") != self.number:
            pass
        return answer.get("result")

    def diagnostics(self, version):
        """Ours, of the version of the text that was sent last."""
        while True:
            message = self.receive()
            if (message.get("method") == "textDocument/publishDiagnostics"
                    and message["params"].get("version") == version):
                return [d for d in message["params"]["diagnostics"]
                        if str(d.get("code", "")).startswith("purpose-")]

uri = "file://" + here + "/page.cpp"
text = open("page.cpp").read()
editor = Editor()
start = time.time()
editor.notify("textDocument/didOpen", {"textDocument": {
    "uri": uri, "languageId": "cpp", "version": 1, "text": text}})
found = editor.diagnostics(1)
print("opened: %.2f s" % (time.time() - start))
assert len(found) == 1, found
first = found[0]
assert first["code"] == "purpose-violation", first
# The edge stands in the header; the finding is told at the argument with which its
# way leaves the file.
assert first["range"]["start"] == {"line": 3, "character": 7}, first
related = [r["location"]["uri"].rsplit("/", 1)[1] for r in first["relatedInformation"]]
assert "account.h" in related and "show.h" in related, first

def edit(version, new):
    start = time.time()
    editor.notify("textDocument/didChange", {
        "textDocument": {"uri": uri, "version": version},
        "contentChanges": [{"text": new}]})
    found = editor.diagnostics(version)
    print("edit %d: %.2f s" % (version, time.time() - start))
    return found

# Fixed without saving: gone. Undone: back, one line further down.
assert edit(2, text.replace("show(account.phone)", "show(account.nickname)")) == []
found = edit(3, text.replace("{\n", "{\n\n", 1))
assert [d["range"]["start"]["line"] for d in found] == [4], found

# What accepts it stands in the text that is open, not in the file.
with_reason = text.replace("phone);", "phone); // NOLINT(purpose-violation): asked", 1)
assert edit(4, with_reason) == []
with open("page.cpp", "w") as file:
    file.write(with_reason)
found = edit(5, text)
assert [d["code"] for d in found] == ["purpose-violation"], found
with open("page.cpp", "w") as file:
    file.write(text)

# A header included anew, and a wrong annotation with its quick fix.
found = edit(6, text.replace("#include <string>", "#include <vector>")
             + 'PURPOSE_USE("advertisin") void other();\n')
assert sorted(d["code"] for d in found) == ["purpose-annotation", "purpose-violation"], found
wrong = next(d for d in found if d["code"] == "purpose-annotation")
actions = editor.request("textDocument/codeAction", {
    "textDocument": {"uri": uri}, "range": wrong["range"], "context": {"diagnostics": [wrong]}})
edits = [e["newText"] for a in actions if "edit" in a
         for changes in a["edit"].get("changes", {}).values() for e in changes]
assert '"advertising"' in edits, actions
editor.request("shutdown", None)
editor.notify("exit", None)
assert editor.process.wait(120) == 0 # it may be reading the library still
CODE
echo "clangd shows what the checks find"
