#include "ads.h"

namespace ads {

// Looks dangerous, is fine: it counts people and never sees a number.
std::string audienceReport(const std::vector<account::UserId> &audience) {
  return "audience of " + std::to_string(audience.size());
}

} // namespace ads
