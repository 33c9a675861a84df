#include "notify.h"

namespace notify {

void Sender::sendSms(const std::string &phone, const std::string &text) {
  log_.push_back("to " + phone + ": " + text);
}

} // namespace notify
