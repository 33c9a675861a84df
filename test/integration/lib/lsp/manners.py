"""How the server starts, ends and speaks, apart from what it finds.

  manners.py BIN WORK"""

import subprocess
import sys
from client import CAPABILITIES, Client, check, uri

BIN, WORK = sys.argv[1:3]
SERVER = [f"{BIN}/clang-purpose", "lsp", "-p", f"{WORK}/build"]
CLANGD = ["--clangd", "clangd-22", "--", "--log=error", "--background-index=false"]
LEAK = f"{WORK}/leak.cpp"


def status(command, text=b""):
    done = subprocess.run(command, input=text, capture_output=True, timeout=30)
    return done.returncode, done.stderr.decode()


code, words = status(SERVER + ["--clangd", "/nowhere/clangd"])
check(code == 2 and "'/nowhere/clangd'" in words and "--clangd PATH" in words,
      f"no clangd: {code} {words}")
server = subprocess.Popen(SERVER + ["--clangd", "false"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
check(server.wait(30) == 2, "a clangd that ends at once")
words = server.stderr.read().decode()
check("ended (exit status 1) again and again" in words, f"it is said: {words}")
code, words = status(SERVER + CLANGD)
check(code == 1, f"a client that is gone: {code} {words}")
code, words = status(SERVER + CLANGD, b"Content-Type: x\r\n\r\n{}")
check(code == 1 and "length" in words, f"a client that does not speak the protocol: {code} {words}")
client = Client(SERVER + CLANGD, root=WORK)
client.notify("exit", None)
check(client.process.wait(20) == 1, "exit without shutdown")

# Encodings: the client and clangd agree on one, and our columns are in it. In
# the line `/* ü𝄞 */ bid(account.phone)` the argument stands at another column in each.
for encoding, column in (("utf-8", 19), ("utf-16", 16), ("utf-32", 15)):
    wanted = dict(CAPABILITIES, general={"positionEncodings": [encoding]},
                  offsetEncoding=[encoding])
    client = Client(SERVER + CLANGD, wanted, root=WORK)
    able = client.initialized
    check(encoding in (able.get("offsetEncoding"), able["capabilities"].get("positionEncoding")),
          f"clangd does not speak {encoding}", client)
    client.open(LEAK)
    client.wait_for(lambda: client.ours(LEAK), "the violation", 60)
    [finding] = client.ours(LEAK)
    check(finding["range"]["start"] == {"line": 2, "character": column},
          f"{encoding}: {finding['range']}", client)
    # Mended, in the client's own columns.
    client.notify("textDocument/didChange", {
        "textDocument": {"uri": uri(LEAK), "version": 2},
        "contentChanges": [{"range": {"start": {"line": 2, "character": column + 8},
                                      "end": {"line": 2, "character": column + 13}},
                            "text": "nickname"}]})
    client.wait_for(lambda: not client.ours(LEAK), f"edit in {encoding}", 60)
    check(client.close() == 0, "farewell")

# Nothing to add: the bytes are clangd's own.
def conversation(command):
    client = Client(command, answer=False)
    ids = [client.send("initialize", {"processId": None, "rootUri": uri(WORK), "capabilities": {}})]
    client.answer(ids[0])
    client.notify("initialized", {})
    client.open(f"{WORK}/plain.cpp")
    client.wait_for(lambda: f"{WORK}/plain.cpp" in client.diagnostics, "diagnostics", 60)
    for method in ("textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/semanticTokens/full"):
        client.call(method, {"textDocument": {"uri": uri(f"{WORK}/plain.cpp")}})
    client.call("textDocument/hover", client.at(f"{WORK}/plain.cpp", "answer"))
    raw = [r for r in client.raw if b'"capabilities"' not in r and b"logMessage" not in r]
    client.close()
    return sorted(raw)

alone = conversation(["clangd-22", "--log=error", "--background-index=false", f"--compile-commands-dir={WORK}/build"])
through = conversation(SERVER + CLANGD)
check(alone == through, f"bytes differ:\n{alone}\n{through}")
check(any(b"answer" in r for r in alone), "clangd said something")
print("all as it should be")
