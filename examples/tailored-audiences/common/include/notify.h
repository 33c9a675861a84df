// Messages that the service has to send.
#pragma once
#include <purpose/annotations.h>
#include <string>
#include <vector>

namespace notify {

class Sender {
public:
  /// A code or an alert about the account: what the number was given for.
  PURPOSE_USE("security")
  void sendSms(const std::string &phone, const std::string &text);
  size_t sent() const { return log_.size(); }

private:
  std::vector<std::string> log_;
};

} // namespace notify
