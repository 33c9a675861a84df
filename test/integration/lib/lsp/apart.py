"""A source whose compile database only clangd is told of, and a header that
holds nothing but a macro.

  apart.py BIN WORK"""

import sys
from client import Client, check

BIN, WORK = sys.argv[1:3]
LEAK, WHICH = f"{WORK}/leak.cpp", f"{WORK}/which.h"
client = Client([f"{BIN}/clang-purpose", "lsp", "--clangd", "clangd-22", "--",
                 "--log=error", "--background-index=false", f"--compile-commands-dir={WORK}/away"], root=WORK)
client.open(LEAK)
client.wait_for(lambda: client.ours(LEAK), "the violation", 60)
client.open(WHICH)
client.change(WHICH, "phone", "nickname")
client.wait_for(lambda: not client.ours(LEAK), "mended in the macro", 60)
client.change(WHICH, "nickname", "phone")
client.wait_for(lambda: client.ours(LEAK), "undone there", 60)
check(client.close() == 0, "exit status")
print("apart: all as it should be")
