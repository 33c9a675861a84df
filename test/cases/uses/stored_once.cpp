// A store is told of where it is written to, not where the object that has it is
// handed around.
#include <purpose/annotations.h>
#include <string>
struct User {
  PURPOSE_ONLY("security") std::string phone;
};
struct Profile {
  PURPOSE_USE("advertising") std::string key;
  std::string name;
};
struct App {
  Profile profile;
};
void fill(Profile &p, const User &u) { p.key = u.phone; } // $ violation=User::phone
void fillApp(App &app, const User &u) { fill(app.profile, u); } // clean
Profile made(const User &u) {
  Profile p;
  fill(p, u);
  return p; // clean
}
void use(App &app, const User &u) {
  fillApp(app, u);
  App copy = app; // clean
  app.profile = made(u); // clean
}
void other(Profile &p, const Profile &q) {
  p.key = q.name; // clean
}
