// Parsing and encoding as written by hand: hex, base64, CSV, query strings, templates.
#include <purpose/annotations.h>
#include <array>
#include <cstdint>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") std::uint32_t pin;
  std::uint32_t age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

static std::string hex(std::string_view s) {
  std::string out;
  for (unsigned char c : s) {
    out += static_cast<char>('a' + (c >> 4));
    out += static_cast<char>('a' + (c & 15));
  }
  return out;
}
void hexed(const User &u) {
  bid(hex(u.nickname)); // clean
  bid(hex(u.phone)); // $ violation=User::phone
}
static std::vector<std::string> fields(const std::string &line, char sep) {
  std::vector<std::string> out;
  std::stringstream in(line);
  std::string field;
  while (std::getline(in, field, sep))
    out.push_back(field);
  return out;
}
void csv(const User &u) {
  for (const auto &f : fields(u.nickname + ",x", ','))
    bid(f); // clean
  for (const auto &f : fields(u.phone + ",x", ','))
    bid(f); // $ violation=User::phone
}
static std::array<std::uint8_t, 4> bytes(std::uint32_t n) {
  return {static_cast<std::uint8_t>(n >> 24), static_cast<std::uint8_t>(n >> 16),
          static_cast<std::uint8_t>(n >> 8), static_cast<std::uint8_t>(n)};
}
void byteOrder(const User &u) {
  auto a = bytes(u.age), b = bytes(u.pin);
  bidNumber(a[3]); // clean
  bidNumber(b[3]); // $ violation=User::pin
}
static std::string query(const std::map<std::string, std::string> &params) {
  std::string out = "?";
  for (const auto &[k, v] : params) {
    if (out.size() > 1)
      out += '&';
    out += k;
    out += '=';
    out += v;
  }
  return out;
}
void queries(const User &u) {
  bid(query({{"nick", u.nickname}})); // clean
  bid(query({{"nick", u.nickname}, {"tel", u.phone}})); // $ violation=User::phone
}
static std::string expand(std::string text, const std::string &name, const std::string &value) {
  const std::string mark = "${" + name + "}";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
    text.replace(at, mark.size(), value);
  return text;
}
void expanded(const User &u) {
  std::string mail = expand("Hi ${nick}", "nick", u.nickname);
  bid(mail); // clean
  mail = expand(mail + " ${tel}", "tel", u.phone);
  bid(mail); // $ violation=User::phone
}
class Json {
public:
  Json &field(const char *name, const std::string &value) {
    out_ << (first_ ? "{" : ",") << '"' << name << "\":\"" << value << '"';
    first_ = false;
    return *this;
  }
  std::string text() const { return out_.str() + "}"; }

private:
  std::ostringstream out_;
  bool first_ = true;
};
void json(const User &u) {
  Json a, b;
  a.field("nick", u.nickname).field("lang", "de");
  b.field("nick", u.nickname).field("tel", u.phone);
  bid(a.text()); // clean
  bid(b.text()); // $ violation=User::phone
}
static std::string mask(const std::string &s) {
  return "+** *** " + (s.size() > 2 ? s.substr(s.size() - 2) : std::string());
}
void masked(const User &u) {
  bid(mask(u.nickname)); // clean
  bid(mask(u.phone)); // $ violation=User::phone
}
static std::uint32_t crc(const std::string &s) {
  std::uint32_t r = ~0u;
  for (unsigned char c : s)
    for (int i = 0; i < 8; ++i)
      r = (r >> 1) ^ (0xEDB88320u & (0u - ((r ^ (c >> i)) & 1u)));
  return ~r;
}
void checksums(const User &u) {
  bidNumber(crc(u.nickname)); // clean
  bidNumber(crc(u.phone)); // $ violation=User::phone
}
void escaped(const User &u) {
  std::string out;
  for (char c : u.nickname) {
    switch (c) {
    case '<':
      out += "&lt;";
      break;
    default:
      out += c;
    }
  }
  bid(out); // clean
}
