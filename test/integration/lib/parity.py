"""What the command line, clang-tidy with its store and the language server find
in one project after the other: the same.

  parity.py BIN PLUGIN CLANG-TIDY FOLDER…

In the editor no source was saved: on the disk they are empty."""

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

LIB = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{LIB}/lsp")
from client import CAPABILITIES, Client, uri

BIN, PLUGIN, TIDY = sys.argv[1:4]
LINE = re.compile(r"^(.+?):(\d+):(\d+): (?:warning|error|remark): (.*) \[([^\]]*)\]$", re.M)
CONFIDENCE = re.compile(r" \(confidence \d+%: .*\)$")
LAST = "~last.cpp"


def printed(text, folder):
    """As a set of (file, line, column, rule, message)."""
    found = set()
    for file, line, column, message, rule in LINE.findall(text):
        if rule in ("reveal", "blind-spot"):
            rule = "purpose-" + rule
        file = os.path.relpath(os.path.join(folder, file), folder)
        if rule.startswith("purpose-"):
            found.add((file, int(line), int(column), rule, message))
    return found


def command_line(folder):
    done = subprocess.run([f"{BIN}/clang-purpose", "check", "-p", "build"], cwd=folder,
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout + done.stderr)
    return printed(done.stdout, folder)


def clang_tidy(folder, units):
    config = "{Checks: '-*,purpose-*', HeaderFilterRegex: '.*', " \
             "CheckOptions: {purpose-violation.Store: build}}"
    done = subprocess.run([TIDY, "-load", PLUGIN, "-p", "build", "-quiet", "-config", config, *units],
                          cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0 or "clang-tidy-config" in done.stdout:
        raise RuntimeError(done.stdout + done.stderr)
    return printed(done.stdout, folder)


def language_server(folder):
    """In a copy of the folder, with all of its files open."""
    copy = folder + ".editor"
    shutil.copytree(folder, copy)
    with open(f"{copy}/build/compile_commands.json") as stream:
        commands = json.loads(stream.read().replace(folder + "/", copy + "/")
                              .replace(f'"{folder}"', f'"{copy}"'))
    commands.append({"directory": copy, "file": f"{copy}/{LAST}",
                     "arguments": ["c++", f"-I{os.environ['SOURCE']}/annotations", "-c", LAST]})
    with open(f"{copy}/build/compile_commands.json", "w") as stream:
        json.dump(commands, stream)
    with open(f"{copy}/{LAST}", "w") as stream:
        stream.write("#include <purpose/annotations.h>\nint last(int i) { return PURPOSE_REVEAL(i); }\n")
    texts = {}
    for place, folders, files in os.walk(copy):
        for file in files:
            path = os.path.join(place, file)
            if path.endswith((".c", ".cpp", ".h", ".hpp", ".inc")):
                with open(path) as stream:
                    texts[path] = stream.read()
                open(path, "w").close()
    client = Client([f"{BIN}/clang-purpose", "lsp", "-j", "1", "-p", f"{copy}/build", "--no-store",
                     "--clangd", f"{LIB}/lsp/quiet_clangd.py"],
                    dict(CAPABILITIES, general={"positionEncodings": ["utf-8"]}), root=copy)
    for path, text in texts.items():
        client.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri(path), "languageId": "cpp", "version": 1, "text": text}})
    client.wait_for(lambda: client.ours(f"{copy}/{LAST}", "purpose-reveal"),
                    f"{folder}: the end of the analysis", 300)
    # Lenses are to be asked for when all files were told of.
    client.requests.clear()
    client.wait_for(lambda: "workspace/codeLens/refresh" in client.requests, f"{folder}: lenses")
    found = set()
    for path, params in client.diagnostics.items():
        for each in params["diagnostics"]:
            start = each["range"]["start"]
            found.add((os.path.relpath(path, copy), start["line"] + 1, start["character"] + 1, each["code"],
                       CONFIDENCE.sub("", each["message"])))
    client.close()
    shutil.rmtree(copy)
    return {one for one in found if one[0] != LAST}


def differences(folder):
    with open(f"{folder}/build/compile_commands.json") as stream:
        units = sorted({entry["file"] for entry in json.load(stream)})
    lines = []
    try:
        expected = command_line(folder)
        for face, found in (("clang-tidy", clang_tidy(folder, units)),
                            ("language server", language_server(folder))):
            # clang-tidy reads bodies of library templates that the others leave out:
            # what it cannot see may be in another place.
            known = {"purpose-blind-spot"} if face == "clang-tidy" else set()
            for one in sorted(each for each in expected - found if each[3] not in known):
                lines.append(f"not with {face}: {one}")
            for one in sorted(each for each in found - expected if each[3] not in known):
                lines.append(f"only with {face}: {one}")
    except (RuntimeError, SystemExit) as error:
        lines.append(str(error))
    return len(lines) == 0 and len(expected), [f"{os.path.basename(folder)}: {line}" for line in lines]


with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
    results = list(pool.map(differences, sys.argv[4:]))
for count, lines in results:
    print(*lines, sep="\n", end="\n" if lines else "")
wrong = sum(bool(lines) for count, lines in results)
print(f"{len(results)} projects, {sum(count for count, lines in results)} findings, {wrong} projects with differences")
sys.exit(wrong != 0)
