/* Opaque handles of libraries that nobody modelled. One with few functions gives
   back what it was fed. An interpreter has functions by the dozen and nearly all
   of a program's data goes through it: what one of them was given is told as a
   blind spot, and not said of all that the others give. */
#include <purpose/annotations.h>
#include <stddef.h>

struct user {
  PURPOSE_ONLY("security") const char *phone;
  const char *nick;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

/* A digest: three functions. */
typedef struct digest_st digest;
digest *digest_new(void);
void digest_update(digest *d, const char *data, size_t n);
void digest_final(digest *d, char *out);

static void feed(digest *d, const char *data) {
  digest_update(d, data, 8); // $ blind=digest_update
}
void hashed(const struct user *u, digest *d) {
  char out[32];
  feed(d, u->phone);
  digest_final(d, out); // $ blind=digest_final
  bid(out); // $ violation=user::phone
  bid(u->nick);
}

/* An interpreter. */
typedef struct vm_st vm;
void vm_push(vm *, const char *);
const char *vm_text(vm *, int at);
long vm_number(vm *, int at);
int vm_top(vm *);
void vm_f0(vm *), vm_f1(vm *), vm_f2(vm *), vm_f3(vm *), vm_f4(vm *);
void vm_f5(vm *), vm_f6(vm *), vm_f7(vm *), vm_f8(vm *), vm_f9(vm *);
void vm_g0(vm *), vm_g1(vm *), vm_g2(vm *), vm_g3(vm *), vm_g4(vm *);
void vm_g5(vm *), vm_g6(vm *), vm_g7(vm *), vm_g8(vm *), vm_g9(vm *);
void vm_h0(vm *), vm_h1(vm *), vm_h2(vm *), vm_h3(vm *), vm_h4(vm *);
void library(vm *m) {
  vm_f0(m), vm_f1(m), vm_f2(m), vm_f3(m), vm_f4(m);
  vm_f5(m), vm_f6(m), vm_f7(m), vm_f8(m), vm_f9(m);
  vm_g0(m), vm_g1(m), vm_g2(m), vm_g3(m), vm_g4(m);
  vm_g5(m), vm_g6(m), vm_g7(m), vm_g8(m), vm_g9(m);
  vm_h0(m), vm_h1(m), vm_h2(m), vm_h3(m), vm_h4(m);
}
static void push_user(vm *m, const struct user *u) {
  vm_push(m, u->phone); // $ blind=vm_push
}
void script(vm *m, const struct user *u) {
  push_user(m, u);
  bid(vm_text(m, 1));
  bid_number(vm_number(m, 2));
}
static const char *argument(vm *m) { return vm_text(m, -1); }
void there_and_back(vm *m, const struct user *u) {
  vm_push(m, u->phone); // $ blind=vm_push
  bid(argument(m)); // $ violation=user::phone
}
void another(vm *m) { bid(vm_text(m, 3)); }
