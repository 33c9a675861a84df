// The profile service: what other teams may know of a user.
#pragma once
#include "store.h"
#include <string>
#include <vector>

namespace profile {

struct ContactCard {
  account::UserId user = 0;
  std::string displayName;
  std::string bestPhone; ///< "the phone we know"
};

class ProfileService {
public:
  explicit ProfileService(const account::AccountStore &store)
      : store_(store) {}
  ContactCard contactCard(const account::AccountRecord &record) const;
  std::vector<ContactCard> allCards() const;

private:
  const account::AccountStore &store_;
};

} // namespace profile
