#!/usr/bin/env python3
"""Stands in for clangd where only clang-purpose's own words are wanted: agrees
to UTF-8, and knows nothing."""

import json
import sys


def answer(message):
    if message["method"] == "initialize":
        return {"capabilities": {"textDocumentSync": 2, "positionEncoding": "utf-8"},
                "offsetEncoding": "utf-8"}
    return None


while header := sys.stdin.buffer.readline():
    length = int(header.split(b":")[1])
    while sys.stdin.buffer.readline().strip():
        pass
    message = json.loads(sys.stdin.buffer.read(length))
    if message.get("method") == "exit":
        break
    if "id" in message and "method" in message:
        content = json.dumps({"jsonrpc": "2.0", "id": message["id"],
                              "result": answer(message)}).encode()
        sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        sys.stdout.buffer.flush()
