// Protocol buffers: extensions of a message, one of each type.
// needs: google/protobuf/message.h envelope.pb.h
//--- envelope.cpp
#include <envelope.pb.cc>
//--- use.cpp
#include <envelope.pb.h>
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void extensions(const User &u) {
  wire::Command command;
  wire::Login *login = command.MutableExtension(wire::Login::ext);
  login->set_phone(u.phone);
  login->set_name(u.nickname);
  command.MutableExtension(wire::Chat::ext)->set_text(u.nickname);
  bid(command.GetExtension(wire::Login::ext).phone()); // $ violation=User::phone
  bid(command.GetExtension(wire::Login::ext).name());  // clean
  bid(command.GetExtension(wire::Chat::ext).text());   // clean
  bid(command.SerializeAsString());                    // $ violation=User::phone
  wire::Command copy;
  copy.CopyFrom(command);
  bid(copy.GetExtension(wire::Login::ext).phone()); // $ violation=User::phone
  bid(copy.GetExtension(wire::Login::ext).name());  // clean
  bid(copy.GetExtension(wire::Chat::ext).text());   // clean
  copy.Clear();
  bid(copy.GetExtension(wire::Login::ext).phone()); // clean
}
void copied(const User &u) {
  wire::Login login;
  login.set_phone(u.phone);
  wire::Batch batch;
  batch.add_commands()->MutableExtension(wire::Login::ext)->CopyFrom(login);
  for (const wire::Command &command : batch.commands()) {
    bid(command.GetExtension(wire::Login::ext).phone()); // $ violation=User::phone
    bid(command.GetExtension(wire::Chat::ext).text());   // clean
  }
}
//--- server.cpp
#include <envelope.pb.h>
#include <string>
void bid(const std::string &);
void chat(const wire::Chat &chat) { bid(chat.text()); }     // clean
void login(const wire::Login &login) { bid(login.phone()); } // $ violation=User::phone
void receive(const std::string &bytes) {
  wire::Batch batch;
  batch.ParseFromString(bytes);
  for (int i = 0; i < batch.commands_size(); ++i) {
    const wire::Command &command = batch.commands(i);
    if (command.HasExtension(wire::Login::ext))
      login(command.GetExtension(wire::Login::ext));
  }
}
void handle(const wire::Command &command) {
  if (command.HasExtension(wire::Chat::ext))
    chat(command.GetExtension(wire::Chat::ext));
}
//--- send.cpp
#include <envelope.pb.h>
#include <purpose/annotations.h>
#include <string>
struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
void receive(const std::string &bytes);
void handle(const wire::Command &command);
void send(const User &u) {
  wire::Batch batch;
  batch.add_commands()->MutableExtension(wire::Login::ext)->set_phone(u.phone);
  std::string bytes;
  batch.SerializeToString(&bytes);
  receive(bytes);
}
void sendName(const User &u) {
  wire::Command command;
  command.MutableExtension(wire::Login::ext)->set_phone(u.phone);
  command.MutableExtension(wire::Chat::ext)->set_text(u.nickname);
  handle(command);
}
