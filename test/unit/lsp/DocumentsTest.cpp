// Texts as the editor shows them: encodings, edits, where lines went.
#include "apps/lsp/Documents.h"
#include <catch2/catch.hpp>

using namespace purpose::lsp;
namespace json = llvm::json;

static const char *const Uri = "file:///w/a.cpp";

static json::Object opened(const std::string &text) {
  return json::Object{{"textDocument", json::Object{{"uri", Uri},
                                                    {"languageId", "cpp"},
                                                    {"version", 1},
                                                    {"text", text}}}};
}

static json::Object edit(Span span, const std::string &text, int version = 2) {
  return json::Object{
      {"textDocument", json::Object{{"uri", Uri}, {"version", version}}},
      {"contentChanges",
       json::Array{json::Object{{"range", toJson(span)}, {"text", text}}}}};
}

TEST_CASE("columns count in the encoding agreed on", "[position]") {
  llvm::StringRef line = "hü𝄞x";
  // Encoding, then the columns of h, ü, 𝄞, x and the end.
  std::vector<std::pair<Encoding, std::vector<unsigned>>> table = {
      {Encoding::Utf8, {0, 1, 3, 7, 8}},
      {Encoding::Utf16, {0, 1, 2, 4, 5}},
      {Encoding::Utf32, {0, 1, 2, 3, 4}}};
  const std::vector<size_t> bytes = {0, 1, 3, 7, 8};
  for (const auto &[encoding, columns] : table)
    for (size_t i = 0; i < bytes.size(); ++i) {
      CHECK(byteOf(line, columns[i], encoding) == bytes[i]);
      CHECK(unitsIn(line.take_front(bytes[i]), encoding) == columns[i]);
    }
  // Inside a character, beyond the end, no UTF-8 at all.
  CHECK(byteOf(line, 3, Encoding::Utf16) == 3);
  CHECK(byteOf(line, 99, Encoding::Utf16) == 8);
  CHECK(byteOf("\xff\xfe"
               "a",
               2, Encoding::Utf16) == 2);
  CHECK(byteOf("\xf0\x9d", 1, Encoding::Utf32) == 1);
}

TEST_CASE("a token's span", "[position]") {
  using Columns = std::pair<unsigned, unsigned>;
  CHECK(tokenAt("  f(phone);", 5, Encoding::Utf16) == Columns(4, 9));
  CHECK(tokenAt("/*ü*/ x", 8, Encoding::Utf16) == Columns(6, 7));
  CHECK(tokenAt("a + b", 3, Encoding::Utf16) == Columns(2, 3));
  CHECK(tokenAt("a", 9, Encoding::Utf16) == Columns(1, 1));
  CHECK(tokenAt("", 0, Encoding::Utf16) == Columns(0, 0));
}

TEST_CASE("edits change the text in every encoding", "[documents]") {
  for (auto [encoding, column] :
       {std::pair(Encoding::Utf8, 8u), std::pair(Encoding::Utf16, 5u),
        std::pair(Encoding::Utf32, 4u)}) {
    Documents documents;
    REQUIRE(documents.open(opened("one\nhü𝄞x!\nthree\n")));
    Span exclamation = {{1, column}, {1, column + 1}};
    REQUIRE(documents.change(edit(exclamation, "?"), encoding));
    CHECK(*documents.find("/w/a.cpp")->text == "one\nhü𝄞x?\nthree\n");
  }
}

TEST_CASE("changes of one notification follow one another", "[documents]") {
  Documents documents;
  REQUIRE(documents.open(opened("ab\r\ncd\r\n")));
  json::Object params = edit({{0, 1}, {1, 1}}, "--");
  params.getArray("contentChanges")
      ->push_back(json::Object{{"range", toJson(Span{{0, 0}, {0, 0}})},
                               {"text", "\n"}});
  REQUIRE(documents.change(params, Encoding::Utf16));
  CHECK(*documents.find("/w/a.cpp")->text == "\na--d\r\n");
}

TEST_CASE("nonsense changes nothing", "[documents]") {
  Documents documents;
  CHECK_FALSE(documents.open(json::Object{}));
  REQUIRE(documents.open(opened("x")));
  CHECK_FALSE(documents.change(json::Object{}, Encoding::Utf16));
  json::Object wrong = edit({}, "y");
  (*wrong.getArray("contentChanges"))[0] = json::Object{{"text", 1}};
  CHECK_FALSE(documents.change(wrong, Encoding::Utf16));
  CHECK(*documents.find("/w/a.cpp")->text == "x");
  // Beyond the end means the end.
  REQUIRE(documents.change(edit({{7, 7}, {9, 9}}, "y"), Encoding::Utf16));
  CHECK(*documents.find("/w/a.cpp")->text == "xy");
  REQUIRE(documents.close(opened("")));
  CHECK_FALSE(documents.close(opened("")));
}

TEST_CASE("lines move with the edits made since", "[documents]") {
  Documents documents;
  REQUIRE(documents.open(opened("0\n1\n2\n3\n4\n")));
  const Document &document = *documents.find("/w/a.cpp");
  uint64_t before = document.revision;
  auto now = [&](unsigned line) { return document.lineNow(line, before); };

  SECTION("a line put in above moves those below") {
    documents.change(edit({{2, 0}, {2, 0}}, "new\n"), Encoding::Utf16);
    CHECK(now(1) == 1);
    CHECK(now(2) == 3);
    CHECK(now(4) == 5);
    CHECK(document.lineNow(2, document.revision) == 2);
  }
  SECTION("a line broken at its end stays") {
    documents.change(edit({{2, 1}, {2, 1}}, "\nnew"), Encoding::Utf16);
    CHECK(now(2) == 2);
    CHECK(now(3) == 4);
  }
  SECTION("lines taken out") {
    documents.change(edit({{1, 0}, {3, 0}}, ""), Encoding::Utf16);
    CHECK(now(0) == 0);
    CHECK(now(1) == 1);
    CHECK(now(3) == 1);
    CHECK(now(4) == 2);
  }
  SECTION("the whole text anew") {
    json::Object params = edit({}, "");
    (*params.getArray("contentChanges"))[0] =
        json::Object{{"text", "0\n1\nnew\n2\n3\n4\n"}};
    documents.change(params, Encoding::Utf16);
    CHECK(now(1) == 1);
    CHECK(now(3) == 4);
  }
  SECTION("there and back") {
    documents.change(edit({{1, 0}, {1, 0}}, "new\n"), Encoding::Utf16);
    documents.change(edit({{1, 0}, {2, 0}}, ""), Encoding::Utf16);
    for (unsigned line = 0; line < 5; ++line)
      CHECK(now(line) == line);
  }
}

TEST_CASE("a version has its revision", "[documents]") {
  Documents documents;
  documents.open(opened("x"));
  const Document &document = *documents.find("/w/a.cpp");
  uint64_t first = document.revision;
  documents.change(edit({{0, 0}, {0, 0}}, "y", 7), Encoding::Utf16);
  json::Value one = 1, seven = 7, unknown = 3;
  CHECK(document.revisionOf(&one) == first);
  CHECK(document.revisionOf(&seven) == document.revision);
  CHECK(document.revisionOf(&unknown) == document.revision);
  CHECK(document.revisionOf(nullptr) == document.revision);
}

TEST_CASE("URIs and paths", "[documents]") {
  CHECK(pathOfUri("file:///a%20b/%C3%BC.cpp") == "/a b/ü.cpp");
  CHECK(pathOfUri("file://localhost/a/../b.cpp") == "/b.cpp");
  CHECK(pathOfUri("untitled:1").empty());
  CHECK(pathOfUri("file://elsewhere/a").empty());
  CHECK(pathOfUri("file:///a%00b").empty());
  CHECK(pathOfUri("file:///a%2").size() == 4);
  for (llvm::StringRef path : {"/a b/ü.cpp", "/c++/x#1.h", "/100%.c"})
    CHECK(pathOfUri(uriOfPath(path)) == path);
}
