// Objects that live as long as the program, reached through chains of members.
#include <purpose/annotations.h>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::string email;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

class UserStore {
public:
  void add(const std::string &id, const User &u) { users_[id] = u; }
  const User *find(const std::string &id) const {
    auto it = users_.find(id);
    return it == users_.end() ? nullptr : &it->second;
  }
  const std::string &path() const { return path_; }

private:
  std::map<std::string, User> users_;
  std::string path_ = "/var/users";
};
class Outbox {
public:
  void queue(const std::string &to, const std::string &text) { mails_.push_back({to, text}); }
  struct Mail {
    std::string to, text;
  };
  const std::vector<Mail> &mails() const { return mails_; }

private:
  std::vector<Mail> mails_;
};
class MailService {
public:
  explicit MailService(UserStore *users) : users_(users) {}
  void welcome(const std::string &id) {
    if (const User *u = users_->find(id))
      outbox_.queue(u->email, "welcome " + u->nickname);
  }
  Outbox outbox_;
  UserStore *users_;
  std::string server_ = "mx1", lastRecipient_;
};
class AdService {
public:
  explicit AdService(class App *app) : app_(app) {}
  void run();
  void runOnMail();
  void runByReference();

private:
  App *app_;
};
class App {
public:
  App() : mail_(std::make_unique<MailService>(&users_)), ads_(this) {}
  UserStore users_;
  std::unique_ptr<MailService> mail_;
  AdService ads_;
  std::string name_ = "app", campaign_;
};
static App app;

void AdService::run() {
  bid(app_->name_); // clean
  bid(app_->users_.path()); // clean
  bid(app_->mail_->server_); // clean
  if (const User *u = app_->mail_->users_->find("x")) {
    bid(u->nickname); // clean
    bid(u->phone); // $ violation=User::phone
  }
}
void AdService::runOnMail() {
  for (const Outbox::Mail &m : app_->mail_->outbox_.mails()) {
    bid(m.text); // clean
    bid(m.to); // $ violation=User::email
  }
}
void AdService::runByReference() {
  MailService &mail = *app_->mail_;
  const std::string &last = mail.lastRecipient_;
  bid(last); // $ violation=User::email
  bid(mail.server_); // clean
  bid(app_->campaign_); // clean
}
static void enrol(const std::string &id, const User &u) {
  app.users_.add(id, u);
  app.mail_->welcome(id);
  app.mail_->lastRecipient_ = u.email;
  app.campaign_ = u.nickname;
}
static std::string report() {
  return app.mail_->server_ + " " + app.name_;
}
static std::string audit() {
  return app.mail_->server_ + " " + app.mail_->lastRecipient_;
}
int runApplication(const User &u) {
  enrol("x", u);
  app.ads_.run();
  app.ads_.runOnMail();
  app.ads_.runByReference();
  bid(report()); // clean
  bid(audit()); // $ violation=User::email
  bid(app.mail_->outbox_.mails().front().text); // clean
  return 0;
}
void copyOfUser() {
  User copy = *app.users_.find("x");
  bid(copy.nickname); // $ SPURIOUS: violation=User::email
  copy.email = copy.nickname;
  bid(copy.email); // $ SPURIOUS: violation=User::email
  bid(copy.phone); // $ violation=User::phone
}
