// Helpers of the platform team, used by everybody.
#pragma once
#include <string>

namespace text {
/// Digits only, with the country code.
std::string normalizePhone(const std::string &phone);
/// FNV-1a, in hexadecimal.
std::string fingerprint(const std::string &value);
} // namespace text
