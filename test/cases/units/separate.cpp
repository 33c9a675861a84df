// Two programs in one compile database: internal functions and structs of one
// name are not one.
//--- a.cpp
#include <purpose/annotations.h>
#include <string>
struct Record {
  PURPOSE_ONLY("security") std::string value;
};
static std::string get(const Record &r) { return r.value; }
std::string useA(const Record &r) { return get(r); }
int main() {}
//--- b.cpp
#include <purpose/annotations.h>
#include <string>
struct Record {
  std::string value;
};
PURPOSE_USE("advertising") void bid(const std::string &);
static std::string get(const Record &r) { return r.value; }
void job(const Record &r) { bid(get(r)); } // clean
int main() {}
