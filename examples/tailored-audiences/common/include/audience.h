// Custom audiences: advertisers upload lists, we find their people.
#pragma once
#include "profile.h"
#include <functional>
#include <purpose/annotations.h>
#include <string>
#include <unordered_set>
#include <vector>

namespace audience {

/// Holds an advertiser's list and matches our users against it.
class PURPOSE_USE("audience-matching") MatchAudience {
public:
  explicit MatchAudience(const std::vector<std::string> &hashedList);
  void add(account::UserId user, const std::string &key);
  const std::vector<account::UserId> &matched() const { return matched_; }

private:
  std::unordered_set<std::string> list_;
  std::vector<account::UserId> matched_;
};

using CardVisitor = std::function<void(const profile::ContactCard &)>;

/// Walks over all contact cards in batches, for whichever job wants them.
class CardFeed {
public:
  explicit CardFeed(const profile::ProfileService &profiles)
      : profiles_(profiles) {}
  void run(const CardVisitor &visitor) const;

private:
  const profile::ProfileService &profiles_;
};

/// The nightly job.
std::vector<account::UserId>
matchList(const CardFeed &feed, const std::vector<std::string> &hashedList);

} // namespace audience
