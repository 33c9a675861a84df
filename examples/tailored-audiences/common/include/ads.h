// What advertisers and the ads team see. Everything under src/ads serves
// advertising: the policy says so.
#pragma once
#include "store.h"
#include <string>
#include <vector>

namespace ads {

/// How many people an audience holds, never who.
std::string audienceReport(const std::vector<account::UserId> &audience);
/// Names for the preview "people like …".
std::vector<std::string> previewNames(const account::AccountStore &store,
                                      size_t most);
/// A record as the partner may have it.
std::string exportRecord(const account::AccountRecord &record);

} // namespace ads
