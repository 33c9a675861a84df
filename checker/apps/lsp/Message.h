//===- Message.h - what a frame says ----------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// JSON-RPC on top of frames. Ids are compared by their JSON text: 1 and "1" are
// two ids. Ours start with a prefix of this process, so that they meet neither
// those of the client nor those of clangd.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_MESSAGE_H
#define CLANG_PURPOSE_APPS_LSP_MESSAGE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"
#include <string>

namespace purpose::lsp {

struct Message {
  enum Kind {
    Unknown, ///< no JSON, or no JSON-RPC: goes on as it is
    Request,
    Notification,
    Response,
  } kind = Unknown;
  llvm::json::Value body = nullptr;
  llvm::json::Value id = nullptr;
  std::string method;

  /// An empty object if there are none.
  const llvm::json::Object &params() const;
  const llvm::json::Value *result() const;
  const llvm::json::Value *error() const;
};

Message parseMessage(llvm::StringRef content);

/// The JSON text of an id.
std::string idText(const llvm::json::Value &id);

/// JSON-RPC's and the protocol's error codes that are used here.
enum ErrorCode {
  InternalError = -32603,
  InvalidParams = -32602,
  RequestCancelled = -32800,
  RequestFailed = -32803,
};

llvm::json::Value request(llvm::json::Value id, llvm::StringRef method,
                          llvm::json::Value params);
llvm::json::Value notification(llvm::StringRef method,
                               llvm::json::Value params);
llvm::json::Value response(llvm::json::Value id, llvm::json::Value result);
llvm::json::Value failure(llvm::json::Value id, ErrorCode code,
                          llvm::StringRef text);

/// The value at a path of keys (`at(params, {"textDocument", "uri"})`), or
/// nullptr.
const llvm::json::Value *at(const llvm::json::Object &object,
                            std::initializer_list<llvm::StringRef> keys);
/// The string there, or empty.
llvm::StringRef textAt(const llvm::json::Object &object,
                       std::initializer_list<llvm::StringRef> keys);
/// True if `true` stands there.
bool flagAt(const llvm::json::Object &object,
            std::initializer_list<llvm::StringRef> keys);

} // namespace purpose::lsp

#endif
