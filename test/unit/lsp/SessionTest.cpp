// A client, a clangd and an analysis of paper around a session: what goes on
// untouched, what is added, and what happens when clangd ends.
#include "apps/lsp/Session.h"
#include <catch2/catch.hpp>

using namespace purpose;
using namespace purpose::lsp;
namespace json = llvm::json;

namespace {

struct Paper : SessionHost {
  std::string clientBytes, clangdBytes;
  std::vector<std::pair<std::string, bool>> seen;
  std::vector<std::pair<Question, uint64_t>> asked;
  bool started = false;
  Session session{*this, "ours/"};

  void toClient(llvm::StringRef bytes) override { clientBytes += bytes.str(); }
  void toClangd(llvm::StringRef bytes) override { clangdBytes += bytes.str(); }
  void startAnalysis(const std::string &) override { started = true; }
  void see(const Documents &, const std::string &focus, bool disk) override {
    seen.emplace_back(focus, disk);
  }
  void ask(const Question &question, uint64_t number) override {
    asked.emplace_back(question, number);
  }

  static Frame frame(const std::string &content) {
    FrameReader reader;
    reader.feed("Content-Length: " + std::to_string(content.size()) +
                "\r\nX-Kept: yes\r\n\r\n" + content);
    return *reader.next();
  }
  std::string client(const std::string &content) {
    session.fromClient(frame(content));
    return frame(content).bytes;
  }
  std::string clangd(const std::string &content) {
    session.fromClangd(frame(content));
    return frame(content).bytes;
  }
  /// What was sent since the last call.
  static std::vector<Message> taken(std::string &bytes) {
    FrameReader reader;
    reader.feed(bytes);
    bytes.clear();
    std::vector<Message> messages;
    while (auto frame = reader.next())
      messages.push_back(parseMessage(frame->content()));
    return messages;
  }
  void begin(const std::string &capabilities = "{}",
             const std::string &able = R"({"hoverProvider":true})") {
    client(R"({"id":0,"method":"initialize","params":{"capabilities":)" +
           capabilities + "}}");
    clangd(R"({"id":0,"result":{"capabilities":)" + able + "}}");
    client(R"({"method":"initialized","params":{}})");
    client(
        R"({"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///w/ads.cpp","languageId":"cpp","version":1,"text":"void leak(const Account &a) {\n  bid(a.phone);\n}\n"}}})");
    clientBytes.clear();
    clangdBytes.clear();
  }
};

/// The smallest leak: limited in account.h, used in ads.cpp.
Unit leakingUnit() {
  Unit unit;
  unit.mainFile = "/w/ads.cpp";
  UnitBuilder builder(unit);
  Index header = builder.file("/w/account.h"), ads = builder.file("/w/ads.cpp");
  Index phone = builder.symbol("Account@/w/account.h::phone", "Account::phone",
                               SymbolKind::Field);
  Index leak = builder.symbol("_Z4leak", "leak", SymbolKind::Function);
  Index bid = builder.symbol("_Z3bid", "bid", SymbolKind::Function);
  unit.symbols[phone].site = {header, 4, 35};
  unit.symbols[leak].site = {ads, 1, 6};
  unit.symbols[bid].site = {header, 7, 32};
  unit.marks.push_back({phone,
                        MarkKind::Only,
                        builder.list({builder.string("security")}),
                        None,
                        {header, 4, 3}});
  unit.marks.push_back({bid,
                        MarkKind::Use,
                        builder.list({builder.string("advertising")}),
                        None,
                        {header, 7, 1}});
  Flow flow;
  flow.from = builder.path(
      PortKind::Param, 0, None,
      {{SelectorKind::Deref, 0}, {SelectorKind::Field, phone}}, false);
  flow.to = builder.path(PortKind::Argument, 0, 1, {}, false);
  unit.flows.push_back(flow);
  Call call;
  call.site = {ads, 2, 3};
  call.target = bid;
  call.text = builder.string("bid");
  call.args = {0, 1};
  unit.calls.push_back(call);
  Argument argument;
  argument.site = {ads, 2, 9};
  unit.args.push_back(argument);
  Function function;
  function.symbol = leak;
  function.site = {ads, 1, 6};
  function.params = builder.list(
      {builder.symbol("_Z4leak#0", "leak(a)", SymbolKind::Parameter)});
  function.calls = {0, 1};
  function.flows = {0, 1};
  unit.functions.push_back(function);
  return unit;
}

std::shared_ptr<const Picture> leakingPicture() {
  return makePicture({leakingUnit()}, builtinPolicy(), {});
}

const json::Array *diagnosticsOf(const Message &message) {
  CHECK(message.method == "textDocument/publishDiagnostics");
  return message.params().getArray("diagnostics");
}

} // namespace

TEST_CASE("what nothing is added to stays as it is", "[session]") {
  Paper paper;
  paper.begin();
  for (
      std::string content :
      {R"({"id":7,"method":"textDocument/completion","params":{ "x" : 1.50 }})",
       R"({"method":"$/setTrace","params":{"value":"off"}})", "no json",
       R"({"id":8,"method":"textDocument/hover","params":{}})"}) {
    std::string bytes = paper.client(content);
    CHECK(paper.clangdBytes == bytes);
    paper.clangdBytes.clear();
  }
  for (
      std::string content :
      {R"({"id":7,"result":{"items":[ ]}})", R"({"id":8,"result":null})",
       R"({"method":"textDocument/publishDiagnostics","params":{"uri":"file:///w/ads.cpp","diagnostics":[{"range":1}]}})",
       R"({"id":0,"method":"window/workDoneProgress/create","params":{"token":"t"}})",
       "\"\xff\""}) {
    std::string bytes = paper.clangd(content);
    CHECK(paper.clientBytes == bytes);
    paper.clientBytes.clear();
  }
  // The client's answer to clangd's request 0, once.
  std::string bytes = paper.client(R"({"id":0,"result":null})");
  CHECK(paper.clangdBytes == bytes);
  paper.client(R"({"id":0,"result":null})");
  CHECK(paper.clangdBytes == bytes);
}

TEST_CASE("what we can do is added to what clangd can", "[session]") {
  Paper paper;
  paper.client(R"({"id":0,"method":"initialize","params":{}})");
  paper.clangd(
      R"({"id":0,"result":{"offsetEncoding":"utf-8","capabilities":{"executeCommandProvider":{"commands":["clangd.applyFix"]},"x":1.5}}})");
  auto answer = Paper::taken(paper.clientBytes);
  REQUIRE(answer.size() == 1);
  const json::Object *able =
      answer[0].result()->getAsObject()->getObject("capabilities");
  CHECK(able->getObject("codeLensProvider"));
  CHECK(able->getNumber("x") == 1.5);
  const json::Array *commands =
      able->getObject("executeCommandProvider")->getArray("commands");
  CHECK(commands->size() == 4);
  CHECK(commands->front() == "clangd.applyFix");
  CHECK_FALSE(paper.started);
  paper.client(R"({"method":"initialized","params":{}})");
  CHECK(paper.started);
}

TEST_CASE("findings join clangd's diagnostics", "[session]") {
  Paper paper;
  paper.begin(
      R"({"textDocument":{"publishDiagnostics":{"relatedInformation":true}}})");
  paper.session.picture(leakingPicture());
  auto told = Paper::taken(paper.clientBytes);
  REQUIRE(told.size() == 1);
  const json::Array *list = diagnosticsOf(told[0]);
  REQUIRE(list->size() == 1);
  const json::Object &ours = *list->front().getAsObject();
  CHECK(ours.getString("code") == "purpose-violation");
  CHECK(spanFrom(ours.get("range")) == Span{{1, 8}, {1, 13}});
  CHECK(told[0].params().getInteger("version") == 1);
  const json::Array *related = ours.getArray("relatedInformation");
  REQUIRE(related);
  CHECK(textAt(*related->front().getAsObject(), {"location", "uri"}) ==
        "file:///w/account.h");

  // clangd has something to say as well.
  paper.clangd(
      R"({"method":"textDocument/publishDiagnostics","params":{"uri":"file:///w/ads.cpp","version":1,"diagnostics":[{"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":1}},"message":"theirs"}]}})");
  told = Paper::taken(paper.clientBytes);
  REQUIRE(told.size() == 1);
  list = diagnosticsOf(told[0]);
  REQUIRE(list->size() == 2);
  CHECK(list->front().getAsObject()->getString("message") == "theirs");

  // A line is typed above: both move, as soon as one is told anew.
  paper.client(
      R"({"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///w/ads.cpp","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"\n"}]}})");
  CHECK(paper.seen.back() == std::pair<std::string, bool>("/w/ads.cpp", false));
  paper.clangd(
      R"({"method":"textDocument/publishDiagnostics","params":{"uri":"file:///w/ads.cpp","version":1,"diagnostics":[{"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":1}},"message":"old"}]}})");
  told = Paper::taken(paper.clientBytes);
  REQUIRE(told.size() == 1);
  list = diagnosticsOf(told[0]);
  CHECK(spanFrom(list->front().getAsObject()->get("range"))->start.line == 3);
  CHECK(spanFrom(list->back().getAsObject()->get("range"))->start.line == 2);
  CHECK(told[0].params().getInteger("version") == 2);

  // Nothing changed: nothing is sent. Mended: ours goes, theirs stays.
  paper.session.picture(leakingPicture());
  CHECK(paper.clientBytes.empty());
  paper.session.picture(makePicture({}, builtinPolicy(), {}));
  told = Paper::taken(paper.clientBytes);
  REQUIRE(told.size() == 1);
  CHECK(diagnosticsOf(told[0])->size() == 1);
  // And from then on clangd's go on untouched.
  std::string bytes = paper.clangd(
      R"({"method":"textDocument/publishDiagnostics","params":{"uri":"file:///w/ads.cpp","diagnostics":[]}})");
  CHECK(paper.clientBytes == bytes);
}

TEST_CASE("a client without related locations reads the steps", "[session]") {
  Paper paper;
  paper.begin();
  paper.session.picture(leakingPicture());
  auto told = Paper::taken(paper.clientBytes);
  REQUIRE(told.size() == 1);
  const json::Object &ours = *diagnosticsOf(told[0])->front().getAsObject();
  CHECK_FALSE(ours.get("relatedInformation"));
  CHECK(ours.getString("message")->contains("\naccount.h:4: "));
}

TEST_CASE("hover is clangd's and ours", "[session]") {
  const std::string hover =
      R"({"id":5,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///w/ads.cpp"},"position":{"line":1,"character":8}}})";
  Paper paper;
  paper.begin();
  auto picture = leakingPicture();
  paper.session.picture(picture);
  paper.session.reach(std::make_shared<const Reach>(reachOf(*picture, {})));
  paper.clientBytes.clear();
  std::string bytes = paper.client(hover);
  auto sent = Paper::taken(paper.clangdBytes);
  REQUIRE(sent.size() == 2);
  CHECK(sent[0].method == "textDocument/hover");
  CHECK(sent[1].method == "textDocument/symbolInfo");
  std::string own = idText(sent[1].id);
  CHECK(llvm::StringRef(own).starts_with("\"ours/"));
  std::string info =
      R"({"id":)" + own +
      R"(,"result":[{"name":"phone","containerName":"Account::","usr":"c:"}]})";
  std::string answer =
      R"({"id":5,"result":{"contents":{"kind":"plaintext","value":"field phone"}}})";

  SECTION("whichever comes first") {
    bool nameFirst = GENERATE(true, false);
    paper.clangd(nameFirst ? info : answer);
    CHECK(paper.clientBytes.empty());
    paper.clangd(nameFirst ? answer : info);
    auto told = Paper::taken(paper.clientBytes);
    REQUIRE(told.size() == 1);
    CHECK(told[0].id == json::Value(5));
    llvm::StringRef text =
        textAt(*told[0].result()->getAsObject(), {"contents", "value"});
    CHECK(text.starts_with("field phone\n"));
    CHECK(text.contains("Limit: only security"));
    CHECK(text.contains("advertising (not admitted)"));
  }
  SECTION("nothing to say: clangd's bytes") {
    paper.clangd(R"({"id":)" + own + R"(,"result":[{"name":"other"}]})");
    std::string raw = paper.clangd(answer);
    CHECK(paper.clientBytes == raw);
  }
  SECTION("cancelled: both are") {
    paper.client(R"({"method":"$/cancelRequest","params":{"id":5}})");
    sent = Paper::taken(paper.clangdBytes);
    REQUIRE(sent.size() == 2);
    CHECK(idText(*sent[0].params().get("id")) == own);
    CHECK(*sent[1].params().get("id") == json::Value(5));
  }
  SECTION("clangd ends: an error is the answer") {
    paper.session.clangdEnded("segmentation fault");
    auto told = Paper::taken(paper.clientBytes);
    REQUIRE(told.size() == 1);
    CHECK(told[0].id == json::Value(5));
    CHECK(told[0].error());
    paper.clangd(info); // late
    CHECK(paper.clientBytes.empty());
  }
}

TEST_CASE("a new clangd is told what the old one knew", "[session]") {
  Paper paper;
  paper.begin();
  paper.client(
      R"({"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///w/ads.cpp","version":9},"contentChanges":[{"text":"int x;\n"}]}})");
  paper.clangd(
      R"({"method":"$/progress","params":{"token":"index","value":{"kind":"begin"}}})");
  paper.clangd(R"({"id":3,"method":"workspace/applyEdit","params":{}})");
  paper.clientBytes.clear();
  paper.clangdBytes.clear();
  paper.session.clangdEnded("killed");
  auto told = Paper::taken(paper.clientBytes);
  REQUIRE(told.size() == 1);
  CHECK(textAt(told[0].params(), {"value", "kind"}) == "end");
  paper.session.clangdStarted();
  auto sent = Paper::taken(paper.clangdBytes);
  REQUIRE(sent.size() == 3);
  CHECK(sent[0].method == "initialize");
  CHECK(sent[1].method == "initialized");
  CHECK(sent[2].method == "textDocument/didOpen");
  CHECK(textAt(sent[2].params(), {"textDocument", "text"}) == "int x;\n");
  CHECK(at(sent[2].params(), {"textDocument", "version"})->getAsInteger() == 9);
  // Its answer is for us, and the answer to the old one's request for nobody.
  paper.clangd(R"({"id":)" + idText(sent[0].id) + R"(,"result":{}})");
  paper.client(R"({"id":3,"result":{"applied":true}})");
  CHECK(paper.clientBytes.empty());
  CHECK(paper.clangdBytes.empty());
}

TEST_CASE("what if I limited this?", "[session]") {
  Paper paper;
  paper.begin();
  auto picture = leakingPicture();
  paper.session.picture(picture);
  paper.clientBytes.clear();
  paper.client(
      R"({"id":6,"method":"workspace/executeCommand","params":{"command":"clangPurpose.whatIf","arguments":[{"name":"Account::phone","kind":"never","purposes":["advertising"]}]}})");
  CHECK(paper.clangdBytes.empty());
  REQUIRE(paper.asked.size() == 1);
  auto [question, number] = paper.asked[0];
  Sym symbol = symbolNamed(*picture, question.about.name, "", 0);
  REQUIRE(symbol != None);
  auto findings =
      findingsIf(*picture, symbol, question.kind, question.purposes);
  REQUIRE(findings);
  CHECK(findings->size() == 1);

  SECTION("told, and shown until forgotten") {
    paper.session.answered(number, findings, picture);
    auto told = Paper::taken(paper.clientBytes);
    REQUIRE(told.size() == 3);
    CHECK(diagnosticsOf(told[0])->size() == 2);
    CHECK(told[1].method == "window/showMessage");
    CHECK(told[2].result()->getAsObject()->getArray("findings")->size() == 1);
    paper.client(
        R"({"id":7,"method":"workspace/executeCommand","params":{"command":"clangPurpose.forget"}})");
    told = Paper::taken(paper.clientBytes);
    REQUIRE(told.size() == 2);
    CHECK(diagnosticsOf(told[0])->size() == 1);
  }
  SECTION("cancelled") {
    paper.client(R"({"method":"$/cancelRequest","params":{"id":6}})");
    auto told = Paper::taken(paper.clientBytes);
    REQUIRE(told.size() == 1);
    CHECK(told[0].error()->getAsObject()->getInteger("code") == -32800);
    paper.session.answered(number, findings, picture);
    CHECK(paper.clientBytes.empty());
  }
}

TEST_CASE("a limit that is met asks nothing", "[picture]") {
  auto picture = leakingPicture();
  Sym phone = symbolNamed(*picture, "Account::phone", "", 0);
  CHECK(findingsIf(*picture, phone, LimitKind::Never, {"security"})->empty());
  CHECK(findingsIf(*picture, phone, LimitKind::Only, {"advertising"})->empty());
  CHECK(findingsIf(*picture, phone, LimitKind::Only, {})->size() == 1);
}

TEST_CASE("progress waits until the client has made room for it", "[session]") {
  Paper paper;
  paper.begin(R"({"window":{"workDoneProgress":true}})");
  paper.session.progress(0, 3);
  paper.session.progress(1, 3);
  auto told = Paper::taken(paper.clientBytes);
  REQUIRE(told.size() == 1);
  CHECK(told[0].method == "window/workDoneProgress/create");
  paper.client(R"({"id":)" + idText(told[0].id) + R"(,"result":null})");
  CHECK(paper.clangdBytes.empty());
  paper.session.progress(3, 3);
  told = Paper::taken(paper.clientBytes);
  REQUIRE(told.size() == 3);
  CHECK(textAt(told[0].params(), {"value", "kind"}) == "begin");
  CHECK(textAt(told[1].params(), {"value", "message"}) == "1/3 units");
  CHECK(textAt(told[2].params(), {"value", "kind"}) == "end");
}
