#include "store.h"

namespace account {

void MemoryStore::save(const AccountRecord &record) {
  records_[record.id] = record;
}

const AccountRecord *MemoryStore::load(UserId id) const {
  auto it = records_.find(id);
  return it == records_.end() ? nullptr : &it->second;
}

void MemoryStore::forEach(
    const std::function<void(const AccountRecord &)> &visit) const {
  for (const auto &[id, record] : records_)
    visit(record);
}

} // namespace account
