#include "audience.h"

namespace audience {

void CardFeed::run(const CardVisitor &visitor) const {
  std::vector<profile::ContactCard> batch;
  for (const profile::ContactCard &card : profiles_.allCards()) {
    batch.push_back(card);
    if (batch.size() < 100)
      continue;
    for (const profile::ContactCard &each : batch)
      visitor(each);
    batch.clear();
  }
  for (const profile::ContactCard &each : batch)
    visitor(each);
}

} // namespace audience
