#include "account.h"
#include "store.h"

namespace account {

UserId AccountService::signUp(const std::string &nickname,
                              const std::string &email) {
  AccountRecord record;
  record.id = next_++;
  record.nickname = nickname;
  record.email = email;
  store_.save(record);
  return record.id;
}

void AccountService::setMarketingPhone(UserId id, const std::string &phone) {
  const AccountRecord *known = store_.load(id);
  if (!known)
    return;
  AccountRecord record = *known;
  record.marketingPhone = phone;
  store_.save(record);
}

const AccountRecord *AccountService::find(UserId id) const {
  return store_.load(id);
}

} // namespace account
