// filesystem paths; constants and tables that stay what they are.
#include <purpose/annotations.h>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>

namespace fs = std::filesystem;
struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") fs::path home;
  std::string nickname;
  fs::path avatar;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidPath(const fs::path &);

void joined(const User &u) {
  fs::path base = "/var/ads";
  bidPath(base / u.nickname); // clean
  bidPath(base / u.phone / "x.txt"); // $ violation=User::phone
  base /= u.phone;
  bidPath(base); // $ violation=User::phone
}
void parts(const User &u) {
  bid(u.avatar.filename().string()); // clean
  bid(u.home.filename().string()); // $ violation=User::home
  bidPath(u.home.parent_path()); // $ violation=User::home
  bid(u.avatar.extension()); // clean
}
void changed(const User &u) {
  fs::path p = u.avatar;
  p.replace_extension(".png");
  bidPath(p); // clean
  p.replace_filename(u.phone);
  bidPath(p); // $ violation=User::phone
}
void components(const User &u) {
  for (const fs::path &part : u.avatar)
    bid(part.string()); // clean
  for (const auto &part : u.home)
    bid(part.string()); // $ violation=User::home
}
void stored(const User &u) {
  std::ofstream file("/tmp/log");
  file << u.phone << '\n';
  std::cout << u.phone;
  bid(u.nickname); // clean
}
static constexpr std::array<std::string_view, 3> names{"none", "basic", "full"};
static std::string level(const User &u) {
  if (u.phone.empty())
    return std::string(names[0]);
  return std::string(names[u.nickname.empty() ? 1 : 2]);
}
void levels(const User &u) {
  bid(level(u)); // clean
  bid(level(u) + u.phone); // $ violation=User::phone
}
static const std::string &label(const User &u) {
  static const std::string yes = "reachable", no = "unknown";
  return u.phone.size() > 5 ? yes : no;
}
void labels(const User &u) {
  bid(label(u)); // clean
  bid(typeid(u.phone).name()); // $ SPURIOUS: violation=User::phone
}
enum class Region { eu, us };
static Region region(const User &u) {
  switch (u.phone[1]) {
  case '1':
    return Region::us;
  default:
    return Region::eu;
  }
}
static const char *name(Region r) { return r == Region::us ? "us" : "eu"; }
void regions(const User &u) {
  bid(name(region(u))); // clean
  bid(std::string(1, u.phone[1])); // $ violation=User::phone
}
