// Messages on a byte stream, however the bytes come.
#include "apps/lsp/Frame.h"
#include "apps/lsp/Message.h"
#include <catch2/catch.hpp>

using namespace purpose::lsp;

static std::string wire(const std::string &content) {
  return "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" +
         content;
}

TEST_CASE("frames are cut out whatever the reads are", "[frame]") {
  std::string first = wire(R"({"method":"a"})");
  // Another order, another case, another header: kept as it is.
  std::string second = "content-type: application/vscode-jsonrpc\r\n"
                       "CONTENT-LENGTH:  4\r\n\r\nnull";
  std::string stream = first + second + wire("");
  for (size_t piece = 1; piece <= stream.size(); ++piece) {
    FrameReader reader;
    std::vector<std::string> frames, contents;
    for (size_t i = 0; i < stream.size(); i += piece) {
      reader.feed(llvm::StringRef(stream).substr(i, piece));
      while (auto frame = reader.next()) {
        frames.push_back(frame->bytes);
        contents.push_back(frame->content().str());
      }
    }
    CHECK_FALSE(reader.damaged());
    CHECK(frames == std::vector<std::string>{first, second, wire("")});
    CHECK(contents ==
          std::vector<std::string>{R"({"method":"a"})", "null", ""});
  }
}

TEST_CASE("a stream without lengths is damaged", "[frame]") {
  for (std::string bytes :
       {std::string("Content-Type: x\r\n\r\n{}"),
        std::string("Content-Length: many\r\n\r\n{}"),
        std::string("Content-Length: -1\r\n\r\n{}"),
        std::string("Content-Length: 99999999999999999999\r\n\r\n"),
        std::string("Content-Length: 2000000000\r\n\r\n"),
        std::string(5000, 'x')}) {
    FrameReader reader;
    reader.feed(bytes);
    CHECK_FALSE(reader.next());
    CHECK(reader.damaged());
    reader.feed(wire("{}"));
    CHECK_FALSE(reader.next());
  }
}

TEST_CASE("what is framed can be read", "[frame]") {
  FrameReader reader;
  reader.feed(framed(notification("x", llvm::json::Object{{"t", "ü\n\""}})));
  auto frame = reader.next();
  REQUIRE(frame);
  Message message = parseMessage(frame->content());
  CHECK(message.kind == Message::Notification);
  CHECK(message.method == "x");
  CHECK(textAt(message.params(), {"t"}) == "ü\n\"");
}

TEST_CASE("kinds of messages", "[message]") {
  auto kind = [](llvm::StringRef text) { return parseMessage(text).kind; };
  CHECK(kind(R"({"id":1,"method":"m"})") == Message::Request);
  CHECK(kind(R"({"method":"m","params":[1]})") == Message::Notification);
  CHECK(kind(R"({"id":"1","result":null})") == Message::Response);
  CHECK(kind(R"({"id":null,"error":{}})") == Message::Response);
  CHECK(kind(R"({})") == Message::Unknown);
  CHECK(kind(R"([1,2)") == Message::Unknown);
  CHECK(kind("\"\xff\"") == Message::Unknown);
  CHECK(kind(std::string(100000, '[')) == Message::Unknown);
  CHECK(parseMessage(R"({"method":"m","params":[1]})").params().empty());
  CHECK(idText(parseMessage(R"({"id":1,"method":"m"})").id) !=
        idText(parseMessage(R"({"id":"1","method":"m"})").id));
}
