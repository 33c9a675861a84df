//===- Message.cpp - what a frame says --------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What cannot be understood is no error here: the other side may understand it.
//
//===----------------------------------------------------------------------===//

#include "Message.h"
#include "llvm/Support/raw_ostream.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

const json::Object &Message::params() const {
  static const json::Object none;
  const json::Object *object = body.getAsObject();
  const json::Object *params = object ? object->getObject("params") : nullptr;
  return params ? *params : none;
}

const json::Value *Message::result() const {
  const json::Object *object = body.getAsObject();
  return object ? object->get("result") : nullptr;
}

const json::Value *Message::error() const {
  const json::Object *object = body.getAsObject();
  return object ? object->get("error") : nullptr;
}

/// llvm::json::parse calls itself for each level of nesting; a message deeper
/// than any real one would exhaust the stack.
static bool tooDeep(StringRef content) {
  constexpr unsigned Deepest = 512;
  unsigned depth = 0;
  bool text = false;
  for (size_t i = 0; i < content.size(); ++i) {
    char c = content[i];
    if (text) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        text = false;
    } else if (c == '"') {
      text = true;
    } else if (c == '[' || c == '{') {
      if (++depth > Deepest)
        return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

Message parseMessage(StringRef content) {
  Message message;
  if (tooDeep(content))
    return message;
  llvm::Expected<json::Value> body = json::parse(content);
  if (!body) {
    llvm::consumeError(body.takeError());
    return message;
  }
  message.body = std::move(*body);
  const json::Object *object = message.body.getAsObject();
  if (!object)
    return message;
  const json::Value *id = object->get("id");
  if (id)
    message.id = *id;
  if (auto method = object->getString("method")) {
    message.method = method->str();
    message.kind = id ? Message::Request : Message::Notification;
  } else if (id) {
    message.kind = Message::Response;
  }
  return message;
}

std::string idText(const json::Value &id) {
  std::string text;
  llvm::raw_string_ostream(text) << id;
  return text;
}

json::Value request(json::Value id, StringRef method, json::Value params) {
  return json::Object{{"jsonrpc", "2.0"},
                      {"id", std::move(id)},
                      {"method", method.str()},
                      {"params", std::move(params)}};
}

json::Value notification(StringRef method, json::Value params) {
  return json::Object{{"jsonrpc", "2.0"},
                      {"method", method.str()},
                      {"params", std::move(params)}};
}

json::Value response(json::Value id, json::Value result) {
  return json::Object{
      {"jsonrpc", "2.0"}, {"id", std::move(id)}, {"result", std::move(result)}};
}

json::Value failure(json::Value id, ErrorCode code, StringRef text) {
  return json::Object{{"jsonrpc", "2.0"},
                      {"id", std::move(id)},
                      {"error", json::Object{{"code", int64_t(code)},
                                             {"message", text.str()}}}};
}

const json::Value *at(const json::Object &object,
                      std::initializer_list<StringRef> keys) {
  const json::Object *here = &object;
  const json::Value *value = nullptr;
  for (StringRef key : keys) {
    value = here ? here->get(key) : nullptr;
    if (!value)
      return nullptr;
    here = value->getAsObject();
  }
  return value;
}

StringRef textAt(const json::Object &object,
                 std::initializer_list<StringRef> keys) {
  const json::Value *value = at(object, keys);
  return value ? value->getAsString().value_or("") : "";
}

bool flagAt(const json::Object &object, std::initializer_list<StringRef> keys) {
  const json::Value *value = at(object, keys);
  return value && value->getAsBoolean().value_or(false);
}

} // namespace purpose::lsp
