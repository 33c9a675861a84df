// Two-factor authentication.
#pragma once
#include "account.h"

namespace account {
class AccountStore;
}
namespace notify {
class Sender;
}

namespace security {

class TwoFactorService {
public:
  TwoFactorService(account::AccountStore &store, notify::Sender &sender)
      : store_(store), sender_(sender) {}
  /// Collects the phone number for this account.
  bool enroll(account::UserId user, const std::string &phone);
  /// Sends a login code.
  void challenge(account::UserId user);

private:
  account::AccountStore &store_;
  notify::Sender &sender_;
};

} // namespace security
