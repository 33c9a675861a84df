// {fmt} and spdlog: text made from labelled data, buffers, logs.
// needs: fmt/format.h spdlog/spdlog.h
// flags: -DSPDLOG_FMT_EXTERNAL
#include <fmt/args.h>
#include <fmt/chrono.h>
#include <fmt/color.h>
#include <fmt/compile.h>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/printf.h>
#include <fmt/ranges.h>
#include <purpose/annotations.h>
#include <iterator>
#include <memory>
#include <spdlog/async.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sstream>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidNumber(long);
PURPOSE_USE("advertising") void bidView(std::string_view);

void formatted(const User &u) {
  bid(fmt::format("tel:{}", u.phone));              // $ violation=User::phone
  bid(fmt::format("{} {}", u.nickname, u.age));     // clean
  bid(fmt::format("{1} {0}", u.phone, u.nickname)); // $ violation=User::phone
  bid(fmt::format("{}", u.phone.c_str()));          // $ violation=User::phone
  bid(fmt::format("{}", u.nickname.c_str()));       // clean
  bid(fmt::format("{:>20}", std::string_view(u.phone))); // $ violation=User::phone
  bid(fmt::format(FMT_STRING("{}"), u.phone));      // $ violation=User::phone
  bid(fmt::format(FMT_STRING("{}"), u.nickname));   // clean
  bid(fmt::format(FMT_COMPILE("{}"), u.phone));     // $ violation=User::phone
  bid(fmt::format(FMT_COMPILE("{}"), u.nickname));  // clean
  std::string text = fmt::format(fmt::runtime(u.nickname), u.phone);
  bid(text); // $ violation=User::phone
  bid(fmt::format(fmt::runtime(u.nickname), u.age)); // clean
}
void asTemplate(const User &u) {
  bid(fmt::format(fmt::runtime(u.phone), 1)); // $ violation=User::phone
}
void named(const User &u) {
  using namespace fmt::literals;
  bid(fmt::format("{p}", fmt::arg("p", u.phone)));    // $ violation=User::phone
  bid(fmt::format("{p}", fmt::arg("p", u.nickname))); // clean
  bid(fmt::format("{p}", "p"_a = u.phone));           // $ violation=User::phone
  bid(fmt::format("{p}", "p"_a = u.nickname));        // clean
}
void toString(const User &u) {
  bid(fmt::to_string(u.phone));        // $ violation=User::phone
  bid(fmt::to_string(u.age));          // clean
  bidNumber(fmt::formatted_size("{}", u.phone));    // $ violation=User::phone
  bidNumber(fmt::formatted_size("{}", u.nickname)); // clean
  bid(fmt::sprintf("%s", u.phone));    // $ violation=User::phone
  bid(fmt::sprintf("%s", u.nickname)); // clean
}
void toString2(const User &u) {
  std::string out;
  fmt::format_to(std::back_inserter(out), "{}", u.phone);
  bid(out); // $ violation=User::phone
  std::string other;
  fmt::format_to(std::back_inserter(other), "{}", u.nickname);
  bid(other); // clean
}
void toArray(const User &u) {
  char text[32];
  fmt::format_to(text, "{}", u.phone);
  bidText(text); // $ violation=User::phone
  char other[32];
  auto end = fmt::format_to_n(other, sizeof other, "{}", u.nickname);
  *end.out = 0;
  bidText(other);           // clean
  bidNumber(long(end.size)); // clean
  char third[32];
  auto result = fmt::format_to_n(third, sizeof third, "{}", u.phone);
  bidText(third);               // $ violation=User::phone
  bidNumber(long(result.size)); // $ violation=User::phone
}
void toBuffer(const User &u) {
  fmt::memory_buffer buffer;
  fmt::format_to(std::back_inserter(buffer), "{}", u.phone);
  bid(fmt::to_string(buffer));                          // $ violation=User::phone
  bid(std::string(buffer.data(), buffer.size()));       // $ violation=User::phone
  bidView(std::string_view(buffer.data(), buffer.size())); // $ violation=User::phone
  buffer.clear();
  bid(fmt::to_string(buffer)); // clean
  buffer.append(u.nickname);
  bid(fmt::to_string(buffer)); // clean
  buffer.append(u.phone);
  bid(fmt::to_string(buffer)); // $ violation=User::phone
  fmt::memory_buffer moved = std::move(buffer);
  bid(fmt::to_string(moved)); // $ violation=User::phone
}
void toVector(const User &u) {
  std::vector<char> out;
  fmt::format_to(std::back_inserter(out), "{}", u.phone);
  bid(std::string(out.begin(), out.end())); // $ violation=User::phone
  std::vector<char> other;
  fmt::format_to(std::back_inserter(other), "{}", u.nickname);
  bid(std::string(other.begin(), other.end())); // clean
}
void joined(const User &u) {
  std::vector<std::string> phones = {u.phone};
  std::vector<std::string> names = {u.nickname};
  bid(fmt::format("{}", fmt::join(phones, ","))); // $ violation=User::phone
  bid(fmt::format("{}", fmt::join(names, ",")));  // clean
  bid(fmt::format("{}", phones));                 // $ violation=User::phone
  bid(fmt::format("{}", names));                  // clean
  bid(fmt::format("{}", fmt::styled(u.phone, fmt::fg(fmt::color::red)))); // $ violation=User::phone
}
std::string vFormatted(fmt::string_view format, fmt::format_args args) {
  return fmt::vformat(format, args);
}
template <class... T>
std::string mine(fmt::format_string<T...> format, T &&...args) {
  return vFormatted(format, fmt::make_format_args(args...));
}
void throughWrapper(const User &u) { bid(mine("{}", u.phone)); } // $ violation=User::phone
void throughWrapperClean(const User &u) {
  bid(mine("{}", u.nickname)); // clean
}
void dynamicArguments(const User &u) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  store.push_back(u.phone);
  bid(fmt::vformat("{}", store)); // $ violation=User::phone
  fmt::dynamic_format_arg_store<fmt::format_context> other;
  other.push_back(u.nickname);
  bid(fmt::vformat("{}", other)); // clean
}
void number(const User &u) {
  fmt::format_int text(u.age);
  bid(text.str()); // clean
  bidText(text.c_str()); // clean
}
void printedTo(const User &u) {
  std::ostringstream out;
  fmt::print(out, "{}", u.phone);
  bid(out.str()); // $ violation=User::phone
  std::ostringstream other;
  fmt::print(other, "{}", u.nickname);
  bid(other.str()); // clean
  fmt::print("{}", u.phone);
}

struct Shown {
  std::string a, b;
};
template <> struct fmt::formatter<Shown> : fmt::formatter<std::string> {
  template <class Context> auto format(const Shown &s, Context &context) const {
    return fmt::formatter<std::string>::format(s.a, context);
  }
};
void ownFormatter(const User &u) {
  Shown s{u.phone, u.nickname};
  bid(fmt::format("{}", s)); // $ violation=User::phone
  Shown t{u.nickname, u.nickname};
  bid(fmt::format("{}", t)); // clean
  Shown v{u.nickname, u.phone};
  bid(fmt::format("{}", v)); // $ SPURIOUS: violation=User::phone -- what the formatter prints of it is not followed
}

void logged(const User &u) {
  spdlog::info("phone {}", u.phone);
  spdlog::get("main")->warn("phone {}", u.phone);
  SPDLOG_INFO("phone {}", u.phone);
  bid(u.nickname); // clean
}
void loggedToStream(const User &u) {
  std::ostringstream out;
  auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(out);
  spdlog::logger logger("test", sink);
  logger.info("phone {}", u.phone);
  bid(out.str()); // $ violation=User::phone
}
void loggedToStreamClean(const User &u) {
  std::ostringstream out;
  auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(out);
  auto logger = std::make_shared<spdlog::logger>("test", sink);
  logger->info("name {}", u.nickname);
  bid(out.str()); // clean
}
// A sink of the program's own.
struct Ads : spdlog::sinks::base_sink<std::mutex> {
  void sink_it_(const spdlog::details::log_msg &message) override {
    bid(std::string(message.payload.data(), message.payload.size())); // $ MISSING: violation=User::phone -- a logger's call of its sinks is not followed
  }
  void flush_() override {}
};
void loggedToOwnSink(const User &u) {
  spdlog::logger logger("ads", std::make_shared<Ads>());
  logger.info("phone {}", u.phone);
}
