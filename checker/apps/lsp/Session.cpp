//===- Session.cpp - who said what to whom ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The table below is all that is added to the client's requests; the other half
// of the file is what clangd's answers and the analysis' news lead to.
//
//===----------------------------------------------------------------------===//

#include "Session.h"
#include "llvm/ADT/StringExtras.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

Session::Session(SessionHost &host, std::string prefix)
    : Host(host), Prefix(std::move(prefix)), Diagnostics(Open) {}

json::Value Session::newId() { return Prefix + std::to_string(++LastNumber); }

bool Session::isOurs(const json::Value &id) const {
  return id.getAsString().value_or("").starts_with(Prefix);
}

Texts Session::texts() const {
  static const Revisions none;
  return {Open, Diagnostics.units, Latest ? Latest->seen : none};
}

//===----------------------------------------------------------------------===//
// The client's messages
//===----------------------------------------------------------------------===//

void Session::fromClient(const Frame &frame) {
  Message message = parseMessage(frame.content());
  switch (message.kind) {
  case Message::Request:
    requestFromClient(frame, message);
    return;
  case Message::Notification:
    notificationFromClient(frame, message);
    return;
  case Message::Response:
    if (isOurs(message.id)) {
      // Of our requests only this one waits for its answer.
      if (Progress == Creating && message.id == json::Value(ProgressToken)) {
        Progress = message.error() ? NoProgress : Begun;
        if (Progress == Begun)
          send(notification(
              "$/progress",
              json::Object{{"token", ProgressToken},
                           {"value", json::Object{{"kind", "begin"},
                                                  {"title", "clang-purpose"},
                                                  {"percentage", 0}}}}));
        showProgress();
      }
      return;
    }
    // What a clangd that has ended asked is no business of the next one.
    if (OwedByClient.erase(idText(message.id)))
      Host.toClangd(frame.bytes);
    return;
  case Message::Unknown:
    Host.toClangd(frame.bytes);
    return;
  }
}

void Session::requestFromClient(const Frame &frame, const Message &message) {
  const json::Object &params = message.params();
  Owed owed;
  owed.id = message.id;
  owed.path = pathOfUri(textAt(params, {"textDocument", "uri"}));
  std::optional<Position> position;
  if (message.method == "initialize") {
    begin(message);
    owed.kind = Owed::Initialize;
  } else if (message.method == "shutdown") {
    ShutdownAsked = true;
  } else if (message.method == "textDocument/hover" && Latest) {
    owed.kind = Owed::Hover;
    position = positionFrom(params.get("position"));
  } else if (message.method == "textDocument/codeAction" && Latest) {
    // A client that asks for some kinds only (fixes on save) means clangd's.
    const json::Value *only = at(params, {"context", "only"});
    std::optional<Span> span = spanFrom(params.get("range"));
    if (!only && span) {
      owed.kind = Owed::Actions;
      owed.span = *span;
      position = span->start;
    }
  } else if (message.method == "textDocument/codeLens" && !ClangdHasLenses) {
    Texts lines = texts();
    send(response(message.id, lensesOf(known(), owed.path, lines)));
    return;
  } else if (message.method == "workspace/executeCommand") {
    StringRef command = textAt(params, {"command"});
    if (command == ShowPathCommand || command == WhatIfCommand ||
        command == ForgetCommand) {
      executeCommand(message, command);
      return;
    }
  }
  std::string key = idText(message.id);
  if (position) {
    // What stands there is clangd's to know.
    json::Value id = newId();
    owed.named = false;
    NamesFor[idText(id)] = key;
    OwedByClangd[key] = std::move(owed);
    Host.toClangd(frame.bytes);
    Host.toClangd(framed(request(
        id, "textDocument/symbolInfo",
        json::Object{
            {"textDocument",
             json::Object{
                 {"uri", textAt(params, {"textDocument", "uri"}).str()}}},
            {"position", toJson(*position)}})));
    return;
  }
  OwedByClangd[key] = std::move(owed);
  Host.toClangd(frame.bytes);
}

/// What the client says of itself.
void Session::begin(const Message &message) {
  const json::Object &params = message.params();
  InitializeParams = json::Value(json::Object(params));
  TellsProgress =
      flagAt(params, {"capabilities", "window", "workDoneProgress"});
  RefreshesLenses = flagAt(
      params, {"capabilities", "workspace", "codeLens", "refreshSupport"});
  Diagnostics.form.related =
      flagAt(params, {"capabilities", "textDocument", "publishDiagnostics",
                      "relatedInformation"});
  if (const json::Value *formats = at(
          params, {"capabilities", "textDocument", "hover", "contentFormat"}))
    if (const json::Array *list = formats->getAsArray())
      ReadsMarkdown = !list->empty() && list->front() == "markdown";
  Workspace = pathOfUri(textAt(params, {"rootUri"}));
  if (const json::Array *folders = params.getArray("workspaceFolders"))
    if (Workspace.empty() && !folders->empty())
      if (const json::Object *folder = folders->front().getAsObject())
        Workspace = pathOfUri(folder->getString("uri").value_or(""));
  if (Workspace.empty())
    Workspace = textAt(params, {"rootPath"}).str();
}

void Session::notificationFromClient(const Frame &frame,
                                     const Message &message) {
  const json::Object &params = message.params();
  StringRef method = message.method;
  std::string path = pathOfUri(textAt(params, {"textDocument", "uri"}));
  if (method == "$/cancelRequest") {
    const json::Value *id = params.get("id");
    for (auto &[number, asked] : AskedOfAnalysis)
      if (id && asked.id == *id) {
        send(failure(asked.id, RequestCancelled, "cancelled"));
        AskedOfAnalysis.erase(number);
        return;
      }
    for (const auto &[ours, theirs] : NamesFor)
      if (id && theirs == idText(*id)) {
        llvm::Expected<json::Value> own = json::parse(ours);
        if (own)
          Host.toClangd(framed(
              notification("$/cancelRequest", json::Object{{"id", *own}})));
        else
          llvm::consumeError(own.takeError());
      }
  }
  Host.toClangd(frame.bytes);
  if (method == "initialized") {
    InitializedBytes = frame.bytes;
    Host.startAnalysis(Workspace);
  } else if (method == "exit") {
    ExitAsked = true;
  } else if (method == "workspace/didChangeConfiguration") {
    ConfigurationBytes = frame.bytes;
  } else if (method == "textDocument/didOpen") {
    if (Open.open(params))
      Host.see(Open, path, /*disk=*/true);
  } else if (method == "textDocument/didChange") {
    if (Open.change(params, Diagnostics.units))
      Host.see(Open, path, /*disk=*/false);
  } else if (method == "textDocument/didClose") {
    if (Open.close(params))
      Host.see(Open, "", /*disk=*/false);
  } else if (method == "textDocument/didSave" ||
             method == "workspace/didChangeWatchedFiles") {
    Host.see(Open, path, /*disk=*/true);
  }
}

void Session::executeCommand(const Message &message, StringRef command) {
  if (command == ForgetCommand) {
    publish(Diagnostics.show(std::vector<Note>()));
    send(response(message.id, nullptr));
    return;
  }
  const json::Array *arguments = message.params().getArray("arguments");
  const json::Object *argument = arguments && !arguments->empty()
                                     ? arguments->front().getAsObject()
                                     : nullptr;
  if (!argument) {
    send(failure(message.id, InvalidParams, "the command has no argument"));
    return;
  }
  bool quiet = argument->getBoolean("quiet").value_or(false);
  if (command == WhatIfCommand) {
    std::optional<Question> question = questionFrom(*argument);
    if (!question) {
      send(failure(message.id, InvalidParams,
                   "'name' and 'kind' (only, never) are needed"));
      return;
    }
    uint64_t number = ++LastNumber;
    AskedOfAnalysis[number] = {message.id, *question, quiet};
    Host.ask(*question, number);
    return;
  }
  Texts lines = texts();
  json::Array paths;
  std::string text;
  for (const Finding &finding : findingsMeant(known(), *argument)) {
    paths.push_back(pathOf(finding, lines));
    text += (text.empty() ? "" : "\n\n") + pathText(finding);
  }
  if (!quiet)
    say(3, text.empty() ? "there is no such path (any more)" : text, true);
  send(response(message.id, std::move(paths)));
}

//===----------------------------------------------------------------------===//
// clangd's messages
//===----------------------------------------------------------------------===//

void Session::fromClangd(const Frame &frame) {
  Message message = parseMessage(frame.content());
  switch (message.kind) {
  case Message::Response: {
    std::string key = idText(message.id);
    if (isOurs(message.id)) {
      auto names = NamesFor.find(key);
      if (names == NamesFor.end())
        return; // a new clangd's answer to `initialize`, or a late one
      std::string theirs = names->second;
      NamesFor.erase(names);
      auto owed = OwedByClangd.find(theirs);
      if (owed == OwedByClangd.end())
        return;
      if (const json::Value *result = message.result())
        owed->second.names = namedPlaces(*result);
      owed->second.named = true;
      settle(theirs);
      return;
    }
    auto owed = OwedByClangd.find(key);
    if (owed == OwedByClangd.end() || owed->second.kind == Owed::Plain) {
      if (owed != OwedByClangd.end())
        OwedByClangd.erase(owed);
      Host.toClient(frame.bytes);
    } else if (owed->second.kind == Owed::Initialize) {
      OwedByClangd.erase(owed);
      initialized(frame, message);
    } else {
      owed->second.answer = frame;
      settle(key);
    }
    return;
  }
  case Message::Request:
    OwedByClient.insert(idText(message.id));
    break;
  case Message::Notification:
    if (message.method == "textDocument/publishDiagnostics") {
      if (std::optional<json::Value> merged =
              Diagnostics.fromClangd(message.params())) {
        publish({std::move(*merged)});
        return;
      }
    } else if (message.method == "$/progress") {
      if (const json::Value *token = message.params().get("token")) {
        if (textAt(message.params(), {"value", "kind"}) == "end")
          OpenProgress.erase(idText(*token));
        else
          OpenProgress.insert(idText(*token));
      }
    }
    break;
  case Message::Unknown:
    break;
  }
  Host.toClient(frame.bytes);
}

/// clangd's answer to `initialize`, with what we can do added to it.
void Session::initialized(const Frame &frame, const Message &answer) {
  const json::Object *result =
      answer.result() ? answer.result()->getAsObject() : nullptr;
  if (!result || !result->getObject("capabilities")) {
    Host.toClient(frame.bytes);
    return;
  }
  StringRef encoding = textAt(*result, {"capabilities", "positionEncoding"});
  if (encoding.empty())
    encoding = textAt(*result, {"offsetEncoding"});
  Diagnostics.units = parseEncoding(encoding).value_or(Encoding::Utf16);

  json::Value merged = answer.body;
  json::Object &able =
      *merged.getAsObject()->getObject("result")->getObject("capabilities");
  ClangdHasLenses = able.get("codeLensProvider") != nullptr;
  if (!ClangdHasLenses)
    able["codeLensProvider"] = json::Object{{"resolveProvider", false}};
  if (!able.get("codeActionProvider"))
    able["codeActionProvider"] = true;
  json::Value &commands = able["executeCommandProvider"];
  if (!commands.getAsObject())
    commands = json::Object{{"commands", json::Array{}}};
  json::Value &names = (*commands.getAsObject())["commands"];
  if (!names.getAsArray())
    names = json::Array{};
  for (StringRef command : {StringRef(ShowPathCommand),
                            StringRef(WhatIfCommand), StringRef(ForgetCommand)})
    names.getAsArray()->push_back(command);
  send(merged);
}

/// Sends an answer that clangd and we give together, once both are there.
void Session::settle(const std::string &key) {
  auto found = OwedByClangd.find(key);
  if (found == OwedByClangd.end() || !found->second.named ||
      !found->second.answer)
    return;
  Owed owed = std::move(found->second);
  OwedByClangd.erase(found);
  Message answer = parseMessage(owed.answer->content());
  const json::Value *result = answer.result();
  if (!result) { // an error
    Host.toClient(owed.answer->bytes);
    return;
  }
  if (owed.kind == Owed::Hover) {
    std::string text;
    for (const NamedPlace &name : owed.names)
      if (text = hoverText(known(), name); !text.empty())
        break;
    if (!text.empty()) {
      send(response(owed.id, mergedHover(*result, text, ReadsMarkdown)));
      return;
    }
  } else if (owed.kind == Owed::Actions) {
    json::Array ours =
        actionsOf(known(), owed.path, owed.span,
                  owed.names.empty() ? nullptr : &owed.names.front(), Open);
    if (!ours.empty()) {
      json::Array all;
      if (const json::Array *theirs = result->getAsArray())
        all = *theirs;
      for (json::Value &action : ours)
        all.push_back(std::move(action));
      send(response(owed.id, std::move(all)));
      return;
    }
  }
  Host.toClient(owed.answer->bytes);
}

void Session::clangdEnded(StringRef how) {
  for (const auto &[key, owed] : OwedByClangd)
    if (owed.answer)
      Host.toClient(owed.answer->bytes);
    else
      send(failure(owed.id, RequestFailed, "clangd has ended: " + how.str()));
  for (const std::string &token : OpenProgress)
    if (llvm::Expected<json::Value> value = json::parse(token))
      send(
          notification("$/progress",
                       json::Object{{"token", *value},
                                    {"value", json::Object{{"kind", "end"}}}}));
    else
      llvm::consumeError(value.takeError());
  OwedByClangd.clear();
  NamesFor.clear();
  OwedByClient.clear();
  OpenProgress.clear();
  Diagnostics.forgetClangd();
}

void Session::clangdStarted() {
  if (InitializeParams == json::Value(nullptr))
    return;
  Host.toClangd(framed(request(newId(), "initialize", InitializeParams)));
  if (!InitializedBytes.empty())
    Host.toClangd(InitializedBytes);
  if (!ConfigurationBytes.empty())
    Host.toClangd(ConfigurationBytes);
  for (const auto &[path, document] : Open.all())
    Host.toClangd(framed(notification(
        "textDocument/didOpen",
        json::Object{
            {"textDocument", json::Object{{"uri", document.uri},
                                          {"languageId", document.language},
                                          {"version", document.version},
                                          {"text", *document.text}}}})));
}

//===----------------------------------------------------------------------===//
// News of the analysis
//===----------------------------------------------------------------------===//

void Session::publish(const std::vector<json::Value> &parameters) {
  for (const json::Value &params : parameters)
    send(notification("textDocument/publishDiagnostics", params));
}

void Session::picture(std::shared_ptr<const Picture> picture) {
  Latest = std::move(picture);
  publish(Diagnostics.show(*Latest));
  refreshLenses();
}

void Session::reach(std::shared_ptr<const Reach> reach) {
  Ways = std::move(reach);
  refreshLenses();
}

void Session::refreshLenses() {
  if (RefreshesLenses && !ShutdownAsked)
    send(request(newId(), "workspace/codeLens/refresh", nullptr));
}

void Session::progress(size_t done, size_t total) {
  ProgressDone = done;
  ProgressTotal = total;
  if (!TellsProgress || ShutdownAsked)
    return;
  if (Progress == NoProgress && done < total) {
    json::Value token = newId();
    ProgressToken = token.getAsString()->str();
    Progress = Creating;
    send(request(token, "window/workDoneProgress/create",
                 json::Object{{"token", ProgressToken}}));
    return;
  }
  showProgress();
}

void Session::showProgress() {
  if (Progress != Begun)
    return;
  bool end = ProgressDone >= ProgressTotal;
  std::string text = std::to_string(ProgressDone) + "/" +
                     std::to_string(ProgressTotal) + " units";
  json::Object value{{"kind", end ? "end" : "report"}, {"message", text}};
  if (!end)
    value["percentage"] = int64_t(ProgressDone * 100 / ProgressTotal);
  send(notification("$/progress", json::Object{{"token", ProgressToken},
                                               {"value", std::move(value)}}));
  if (end)
    Progress = NoProgress;
}

void Session::answered(uint64_t number,
                       std::optional<std::vector<Finding>> findings,
                       std::shared_ptr<const Picture> picture) {
  auto found = AskedOfAnalysis.find(number);
  if (found == AskedOfAnalysis.end())
    return; // cancelled
  Asked asked = std::move(found->second);
  AskedOfAnalysis.erase(found);
  if (!findings) {
    send(failure(asked.id, RequestFailed,
                 picture ? "nothing in the program is called '" +
                               asked.question.about.name + "'"
                         : "the program is still being read"));
    return;
  }
  std::string limit =
      asked.question.purposes.empty()
          ? "no purpose"
          : limitText(asked.question.kind, asked.question.purposes);
  std::vector<Note> notes;
  Texts lines = texts();
  json::Array paths;
  for (const Finding &finding : *findings) {
    notes.push_back(hypotheticalNote(finding, limit));
    json::Value path = pathOf(finding, lines);
    (*path.getAsObject())["purpose"] = finding.use.purpose;
    paths.push_back(std::move(path));
  }
  std::string text = answerText(asked.question, *findings);
  publish(Diagnostics.show(std::move(notes)));
  if (!asked.quiet)
    say(3, text, true);
  send(response(asked.id,
                json::Object{{"text", text}, {"findings", std::move(paths)}}));
}

void Session::say(unsigned severity, StringRef text, bool show) {
  send(notification(show ? "window/showMessage" : "window/logMessage",
                    json::Object{{"type", severity},
                                 {"message", "clang-purpose: " + text.str()}}));
}

} // namespace purpose::lsp
