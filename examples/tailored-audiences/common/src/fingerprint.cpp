#include "text.h"
#include <cstdint>
#include <cstdio>

namespace text {

std::string fingerprint(const std::string &value) {
  std::uint64_t hash = 14695981039346656037u;
  for (unsigned char c : value) {
    hash ^= c;
    hash *= 1099511628211u;
  }
  char out[17];
  std::snprintf(out, sizeof out, "%016llx",
                static_cast<unsigned long long>(hash));
  return out;
}

} // namespace text
