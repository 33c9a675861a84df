// One day of the product.
#include "account.h"
#include "ads.h"
#include "audience.h"
#include "notify.h"
#include "profile.h"
#include "store.h"
#include "text.h"
#include "twofactor.h"
#include <iostream>

int main() {
  account::MemoryStore store;
  account::AccountService accounts(store);
  notify::Sender sender;
  security::TwoFactorService twoFactor(store, sender);

  account::UserId ada = accounts.signUp("ada", "ada@example.org");
  account::UserId bob = accounts.signUp("bob", "bob@example.org");
  twoFactor.enroll(ada, "+1 555 0100");
  twoFactor.enroll(bob, "+1 555 0101");
  accounts.setMarketingPhone(bob, "+1 555 0199");
  twoFactor.challenge(ada);

  profile::ProfileService profiles(store);
  audience::CardFeed feed(profiles);
  std::vector<std::string> uploaded = {text::fingerprint("15550100"),
                                       text::fingerprint("15550199")};
  std::vector<account::UserId> found = audience::matchList(feed, uploaded);

  std::cout << ads::audienceReport(found) << "\n";
  for (const std::string &name : ads::previewNames(store, 3))
    std::cout << "people like " << name << "\n";
  std::cout << ads::exportRecord(*accounts.find(bob)) << "\n";
  std::cout << sender.sent() << " messages sent\n";
}
