// Where account records are kept: an interface, for there is more than one.
#pragma once
#include "account.h"
#include <functional>
#include <unordered_map>

namespace account {

class AccountStore {
public:
  virtual ~AccountStore() = default;
  virtual void save(const AccountRecord &record) = 0;
  virtual const AccountRecord *load(UserId id) const = 0;
  virtual void
  forEach(const std::function<void(const AccountRecord &)> &visit) const = 0;
};

class MemoryStore : public AccountStore {
public:
  void save(const AccountRecord &record) override;
  const AccountRecord *load(UserId id) const override;
  void forEach(const std::function<void(const AccountRecord &)> &visit)
      const override;

private:
  std::unordered_map<UserId, AccountRecord> records_;
};

} // namespace account
