// The account service: who the user is, and how to reach them.
#pragma once
#include <cstdint>
#include <purpose/annotations.h>
#include <string>

namespace account {

using UserId = std::uint64_t;

struct AccountRecord {
  UserId id = 0;
  std::string nickname;
  std::string email;
  /// Given for two-factor authentication and account recovery, and for nothing
  /// else: that is what the screen said when we asked for it.
  PURPOSE_ONLY("security") std::string phone;
  /// Given on the page "let shops I know find me". May be empty.
  std::string marketingPhone;
};

class AccountStore;

class AccountService {
public:
  explicit AccountService(AccountStore &store) : store_(store) {}
  UserId signUp(const std::string &nickname, const std::string &email);
  void setMarketingPhone(UserId id, const std::string &phone);
  const AccountRecord *find(UserId id) const;

private:
  AccountStore &store_;
  UserId next_ = 1000;
};

} // namespace account
