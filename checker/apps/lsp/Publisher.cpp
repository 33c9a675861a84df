//===- Publisher.cpp - one list of diagnostics a file -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What was published last is kept for the files that bear a note of ours: a
// picture that changes nothing sends nothing.
//
//===----------------------------------------------------------------------===//

#include "Publisher.h"
#include "Message.h"
#include <set>

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

json::Value Publisher::parametersFor(StringRef path, StringRef uri) {
  const Document *document = Open.find(path);
  json::Array diagnostics;
  auto known = Clangd.find(path.str());
  if (known != Clangd.end())
    diagnostics = document ? moved(known->second.diagnostics, *document,
                                   known->second.revision)
                           : known->second.diagnostics;
  Texts texts(Open, units, Seen);
  for (const Notes *notes : {&Ours, &Hypothetical}) {
    auto found = notes->find(path.str());
    if (found != notes->end())
      for (const Note &note : found->second)
        diagnostics.push_back(toJson(note, texts, form));
  }
  json::Object params{{"uri", uri.str()},
                      {"diagnostics", std::move(diagnostics)}};
  if (document && document->version != json::Value(nullptr))
    params["version"] = document->version;
  return params;
}

std::optional<json::Value> Publisher::fromClangd(const json::Object &params) {
  StringRef uri = params.getString("uri").value_or("");
  std::string path = pathOfUri(uri);
  const json::Array *diagnostics = params.getArray("diagnostics");
  if (path.empty() || !diagnostics)
    return std::nullopt;
  const Document *document = Open.find(path);
  Clangd[path] = {*diagnostics,
                  document ? document->revisionOf(params.get("version")) : 0};
  if (!Ours.count(path) && !Hypothetical.count(path) && !Published.count(path))
    return std::nullopt;
  json::Value merged = parametersFor(path, document ? document->uri : uri);
  if (Published.count(path))
    Published.insert_or_assign(path, merged);
  return merged;
}

std::vector<json::Value> Publisher::republish() {
  std::set<std::string> paths;
  for (const auto &[path, params] : Published)
    paths.insert(path);
  for (const Notes *notes : {&Ours, &Hypothetical})
    for (const auto &[path, list] : *notes)
      paths.insert(path);
  std::vector<json::Value> result;
  for (const std::string &path : paths) {
    const Document *document = Open.find(path);
    json::Value params =
        parametersFor(path, document ? document->uri : uriOfPath(path));
    auto last = Published.find(path);
    if (last != Published.end() && last->second == params)
      continue;
    if (Ours.count(path) || Hypothetical.count(path))
      Published.insert_or_assign(path, params);
    else
      Published.erase(path);
    result.push_back(std::move(params));
  }
  return result;
}

std::vector<json::Value> Publisher::show(const Picture &picture) {
  Ours = notesOf(picture);
  Hypothetical.clear();
  Seen = picture.seen;
  return republish();
}

std::vector<json::Value> Publisher::show(std::vector<Note> hypothetical) {
  Hypothetical.clear();
  for (Note &note : hypothetical)
    if (!note.place.file.empty())
      Hypothetical[note.place.file].push_back(std::move(note));
  return republish();
}

} // namespace purpose::lsp
