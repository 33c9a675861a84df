#include "audience.h"
#include "text.h"

namespace audience {

MatchAudience::MatchAudience(const std::vector<std::string> &hashedList)
    : list_(hashedList.begin(), hashedList.end()) {}

void MatchAudience::add(account::UserId user, const std::string &key) {
  if (list_.count(text::fingerprint(key)))
    matched_.push_back(user);
}

} // namespace audience
