"""Starts the server as VS Code's extension clangd does (its clangd-context.ts),
with the settings that README.md tells people to write.

  vscode.py SETTINGS EXAMPLE"""

import json
import os
import sys
from client import CAPABILITIES, Client, check, uri

with open(sys.argv[1]) as stream:
    settings = json.load(stream)
example = sys.argv[2]
ads = f"{example}/common/src/audience_job.cpp"
os.chdir(example)
client = Client([settings["clangd.path"], *settings.get("clangd.arguments", [])], answer=False)
capabilities = json.loads(json.dumps(CAPABILITIES))
capabilities["textDocument"]["completion"] = {"editsNearCursor": True}
capabilities["workspace"]["workspaceFolders"] = True
client.call("initialize", {
    "processId": os.getpid(), "clientInfo": {"name": "Visual Studio Code"}, "locale": "en",
    "rootPath": example, "rootUri": uri(example), "capabilities": capabilities,
    "initializationOptions": {"clangdFileStatus": True, "fallbackFlags": []}, "trace": "off",
    "workspaceFolders": [{"uri": uri(example), "name": "example"}]})
client.notify("initialized", {})
client.open(ads)
client.wait_for(lambda: client.ours(ads), "the violation", 60)
[finding] = client.ours(ads)
check(finding["range"]["start"]["line"] == 11, f"it stands at {finding['range']}", client)
check(len(finding["relatedInformation"]) > 10, "its steps", client)
client.change(ads, "matcher.add(card.user, key)", "matcher.add(card.user, card.displayName)")
client.wait_for(lambda: not client.ours(ads), "mended: it is gone", 60)
check(client.close() == 0, "exit status")
print("as VS Code: all as it should be")
