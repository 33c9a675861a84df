#include "profile.h"

namespace profile {

// The number that users gave for it, and no other.
ContactCard
ProfileService::contactCard(const account::AccountRecord &record) const {
  ContactCard card;
  card.user = record.id;
  card.displayName = record.nickname;
  card.bestPhone = record.marketingPhone;
  return card;
}

std::vector<ContactCard> ProfileService::allCards() const {
  std::vector<ContactCard> cards;
  store_.forEach([&](const account::AccountRecord &record) {
    cards.push_back(contactCard(record));
  });
  return cards;
}

} // namespace profile
