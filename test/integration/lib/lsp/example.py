"""The example in the editor: opened, hovered over, edited without saving.

  example.py BIN WORK"""

import os
import signal
import subprocess
import sys
import time
from client import Client, check, read, uri

BIN, WORK = sys.argv[1:3]
ADS = f"{WORK}/common/src/audience_job.cpp"
ACCOUNT = f"{WORK}/common/include/account.h"
PROFILE = f"{WORK}/incident/src/profile/profile_service.cpp"
SERVER = [f"{BIN}/clang-purpose", "lsp", "-p", f"{WORK}/build", "--clangd",
          "clangd-22", "--", "--log=error", "--background-index=false"]
# On a busy machine times say nothing: only far too long is an error.
PATIENCE = float(os.environ.get("LSP_PATIENCE", "60"))


def started():
    client = Client(SERVER, root=WORK)
    able = client.initialized["capabilities"]
    check(able.get("codeLensProvider"), "no code lenses offered", client)
    check("clangPurpose.whatIf" in able["executeCommandProvider"]["commands"]
          and "clangd.applyFix" in able["executeCommandProvider"]["commands"],
          "commands of both are offered", client)
    return client


def violated(client):
    return client.ours(ADS)


# Cold: the units are made in the background, and the client hears of it.
client = started()
begin = time.monotonic()
client.open(ADS)
client.wait_for(lambda: violated(client), "the violation, cold", PATIENCE)
print(f"cold: {time.monotonic() - begin:.2f} s from opening to the violation")
client.wait_for(lambda: "end" in [p["value"]["kind"] for p in client.progress
                if str(p["token"]).startswith("clang-purpose/")],
                "progress of the build", PATIENCE)
check(client.close() == 0, "exit status after a farewell")

# Warm.
client = started()
begin = time.monotonic()
client.open(ADS)
client.wait_for(lambda: violated(client), "the violation, warm", PATIENCE)
print(f"warm: {time.monotonic() - begin:.2f} s from opening to the violation")
[finding] = violated(client)
check(finding["range"]["start"] == {"line": 11, "character": 29}, f"it stands at {finding['range']}", client)
check(finding["source"] == "clang-purpose", "its source", client)
files = {os.path.basename(r["location"]["uri"]) for r in finding["relatedInformation"]}
check({"account.h", "profile_service.cpp", "card_feed.cpp", "normalize.cpp"} <= files,
      f"steps in {files}", client)
for related in finding["relatedInformation"]:
    file = related["location"]["uri"].removeprefix("file://")
    line = read(file).splitlines()[related["location"]["range"]["start"]["line"]]
    check(line.strip(), f"a step on an empty line of {file}", client)
client.wait_for(lambda: "workspace/codeLens/refresh" in client.requests, "lenses are to be asked for")

# Without saving: mended, undone, moved, and mended in another file.
def edited(what, file, old, new, condition):
    client.change(file, old, new)
    taken = client.wait_for(condition, what, PATIENCE)
    print(f"{what}: {taken:.2f} s")

edited("mended in the ads file", ADS, "matcher.add(card.user, key)",
       "matcher.add(card.user, card.displayName)", lambda: not violated(client))
edited("undone", ADS, "card.displayName", "key", lambda: violated(client))
edited("a line above", ADS, "#include", "\n#include",
       lambda: violated(client) and violated(client)[0]["range"]["start"]["line"] == 12)
check(read(ADS).count("\n") + 1 == client.texts[ADS].count("\n"), "nothing was saved", client)
client.open(PROFILE)
edited("mended in another file", PROFILE, "record.phone", "record.marketingPhone",
       lambda: not violated(client))
edited("undone there", PROFILE, "record.marketingPhone", "record.phone", lambda: violated(client))
client.open(ACCOUNT)
edited("limit taken away in a header", ACCOUNT, 'PURPOSE_ONLY("security") ', "",
       lambda: not violated(client))
edited("limit put back", ACCOUNT, "std::string phone;",
       'PURPOSE_ONLY("security") std::string phone;', lambda: violated(client))

# Broken source is clangd's to tell; what was found stays.
client.change(ADS, "return matcher", "return matcher!!")
client.wait_for(lambda: [d for d in client.diagnostics[ADS]["diagnostics"] if d["source"] == "clang"],
                "clangd's error", PATIENCE)
client.quiet(1.0)
check(violated(client), "the finding stays while the source is broken", client)
client.change(ADS, "matcher!!", "matcher")
client.wait_for(lambda: not [d for d in client.diagnostics[ADS]["diagnostics"] if d["source"] == "clang"],
                "the error is gone", PATIENCE)

# A crash of the compiler is survived (clangd does not see this one).
client.change(ADS, "#include", "#ifdef __clang_purpose__\n#pragma clang __debug crash\n#endif\n#include")
client.quiet(1.5)
check(violated(client), "the finding survives a crash of the compiler", client)
edited("mended after a crash", ADS, "#ifdef __clang_purpose__\n#pragma clang __debug crash\n#endif\n", "",
       lambda: violated(client) and violated(client)[0]["range"]["start"]["line"] == 12)

# Hover on the field: the limit and every purpose reached.
def hover(file, piece, inside=0):
    answer = client.call("textDocument/hover", client.at(file, piece, inside))
    return answer["contents"]["value"] if answer else ""

for _ in range(100):
    text = hover(ACCOUNT, "std::string phone", len("std::string "))
    if "security" in text.split("Reaches:")[-1]:
        break
    client.quiet(0.1)
for piece in ("field", "**only security**", "**audience-matching** (**not admitted**)",
              "audience::MatchAudience", "**security** (admitted)", "sendSms", "shortest path"):
    check(piece in text, f"hover on the field lacks {piece!r}: {text}", client)
check("only security" in hover(PROFILE, "record.phone", 8), "hover where the field is used", client)
check("Serves: **audience-matching**" in hover(ADS, "MatchAudience matcher", 2),
      "hover on the class", client)
check("Limited data" in hover(PROFILE, "ProfileService::contactCard", 18),
      "hover on a function that data passes", client)
check("clang-purpose" not in hover(ACCOUNT, "std::string nickname", 13),
      "hover on what has no limit is clangd's", client)
check("audience-matching" in hover(ADS, "namespace audience", 11),
      "hover on a namespace: " + hover(ADS, "namespace audience", 11), client)

# Lenses.
lenses = client.call("textDocument/codeLens", {"textDocument": {"uri": uri(ACCOUNT)}})
check(len(lenses) == 1 and lenses[0]["range"]["start"]["line"] == 16
      and lenses[0]["command"]["title"].startswith("only security · reaches audience-matching, security: "),
      f"lenses: {lenses}", client)

# Actions: the path, and what if.
def actions(file, piece, inside=0):
    where = client.at(file, piece, inside)
    found = client.call("textDocument/codeAction", {
        "textDocument": where["textDocument"], "context": {"diagnostics": []},
        "range": {"start": where["position"], "end": where["position"]}})
    return {a["title"]: a for a in found if a.get("command") in ("clangPurpose.showPath", "clangPurpose.whatIf")}

found = actions(ADS, "key); //")
[title] = [t for t in found if t.startswith("Show the path of 'account::AccountRecord::phone'")]
paths = client.call("workspace/executeCommand", {
    "command": found[title]["command"], "arguments": found[title]["arguments"]})
check(len(paths) == 1 and len(paths[0]["steps"]) > 10
      and paths[0]["steps"][-1]["uri"] == uri(ADS), f"the path: {paths}", client)
found = actions(ACCOUNT, "std::string email", 13)
title = "What if 'account::AccountRecord::email' were limited to only security?"
check(title in found, f"actions on a field: {list(found)}", client)
answer = client.call("workspace/executeCommand", {
    "command": found[title]["command"], "arguments": found[title]["arguments"]})
check(answer.get("findings") == [], f"email reaches no use: {answer}", client)
found = actions(ACCOUNT, "std::string nickname", 13)
[title] = [t for t in found if t.startswith("What if")]
answer = client.call("workspace/executeCommand", {
    "command": found[title]["command"], "arguments": found[title]["arguments"]})
check(answer["findings"] and answer["findings"][0]["purpose"] == "advertising",
      f"the nickname reaches advertising: {answer}", client)
client.wait_for(lambda: [p for p in client.diagnostics if client.ours(p, "purpose-what-if")],
                "answers stand in the files", PATIENCE)
client.call("workspace/executeCommand", {"command": "clangPurpose.forget"})
check(not [p for p in client.diagnostics if client.ours(p, "purpose-what-if")],
      "answers are forgotten", client)

# clangd is killed: it is said, it comes back with what is open, nothing is lost.
found = subprocess.run(["pgrep", "-P", str(client.process.pid), "clangd"],
                       capture_output=True, text=True).stdout.split()
check(len(found) == 1, f"clangd's process: {found}", client)
os.kill(int(found[0]), signal.SIGSEGV)
client.wait_for(lambda: [m for m in client.messages if "clangd has ended (segmentation fault); it is started again" in m],
                "the crash is said", PATIENCE)
check(violated(client), "the finding survives clangd", client)
check("only security" in hover(ACCOUNT, "std::string phone", 13), "hover after a crash", client)
check(client.close() == 0, "exit status after all this")
print("all as it should be")
