// What a handler does to an object that it is handed stays with that object,
// where it is known who hands it in.
//--- models.yaml
- function: hub::on
  joins: arg0 => arg1()
//--- all.cpp
#include <purpose/annotations.h>
#include <string>
struct User {
  PURPOSE_ONLY("security") std::string phone;
};
struct Letter {
  std::string text;
};
PURPOSE_USE("advertising") void bid(const std::string &);
namespace hub {
void on(void (*event)(Letter *), void (*handler)(Letter *));
}
void written(Letter *letter);
User current;
void sign(Letter *letter) { letter->text += current.phone; }
void start() { hub::on(written, sign); }
void print(const Letter &letter) { bid(letter.text); } // clean
void other() {
  Letter letter;
  print(letter);
}
void writes() {
  Letter letter;
  written(&letter);
  bid(letter.text); // $ MISSING: violation=User::phone -- what a handler writes into what it is handed
}
