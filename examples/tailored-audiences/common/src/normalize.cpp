#include "text.h"
#include <cctype>

namespace text {

std::string normalizePhone(const std::string &phone) {
  std::string digits;
  for (char c : phone)
    if (std::isdigit(static_cast<unsigned char>(c)))
      digits.push_back(c);
  return digits.rfind("00", 0) == 0 ? digits.substr(2) : digits;
}

} // namespace text
