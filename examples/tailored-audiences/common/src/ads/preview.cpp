#include "ads.h"

namespace ads {

// Looks dangerous, is fine: it walks over whole records, and reads the nickname.
std::vector<std::string> previewNames(const account::AccountStore &store,
                                      size_t most) {
  std::vector<std::string> names;
  store.forEach([&](const account::AccountRecord &record) {
    if (names.size() < most)
      names.push_back(record.nickname);
  });
  return names;
}

} // namespace ads
