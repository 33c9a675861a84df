#include "audience.h"
#include "text.h"

namespace audience {

std::vector<account::UserId>
matchList(const CardFeed &feed, const std::vector<std::string> &hashedList) {
  MatchAudience matcher(hashedList);
  feed.run([&](const profile::ContactCard &card) {
    std::string key = text::normalizePhone(card.bestPhone);
    if (!key.empty())
      matcher.add(card.user, key); // in the incident: the violation
  });
  return matcher.matched();
}

} // namespace audience
