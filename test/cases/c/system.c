/* Environment, command line, files, threads. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <purpose/annotations.h>
#include <getopt.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct user {
  PURPOSE_ONLY("security") char phone[16];
  char nick[16];
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

struct job {
  const struct user *user;
  char name[16];
  char number[16];
};
static void *run(void *arg) {
  struct job *j = arg;
  strcpy(j->name, j->user->nick);
  strcpy(j->number, j->user->phone);
  return NULL;
}
void joined(const struct user *u) {
  pthread_t t;
  struct job j = {.user = u};
  if (pthread_create(&t, NULL, run, &j))
    return;
  pthread_join(t, NULL);
  bid(j.name); // clean
  bid(j.number); // $ violation=user::phone
}
static void *report(void *arg) {
  const struct user *u = arg;
  bid(u->nick); // clean
  bid(u->phone); // $ violation=user::phone
  return NULL;
}
void detached(struct user *u) {
  pthread_t t;
  if (!pthread_create(&t, NULL, report, u))
    pthread_detach(t);
}
static void *dup_phone(void *arg) { return strdup(((const struct user *)arg)->phone); }
static void *dup_nick(void *arg) { return strdup(((const struct user *)arg)->nick); }
void results(struct user *u) {
  pthread_t a, b;
  void *x = NULL, *y = NULL;
  pthread_create(&a, NULL, dup_nick, u);
  pthread_create(&b, NULL, dup_phone, u);
  pthread_join(a, &x);
  pthread_join(b, &y);
  bid(x); // clean
  bid(y); // $ violation=user::phone
}
static pthread_key_t g_key, g_other;
void specific(const struct user *u) {
  pthread_setspecific(g_key, u->phone);
  pthread_setspecific(g_other, u->nick);
  const char *s = pthread_getspecific(g_key);
  bid(s); // $ MISSING: violation=user::phone
}
static pthread_mutex_t g_lock = PTHREAD_MUTEX_INITIALIZER;
static int g_last_pin, g_last_age;
void locked(const struct user *u) {
  pthread_mutex_lock(&g_lock);
  g_last_pin = u->pin;
  g_last_age = u->age;
  pthread_mutex_unlock(&g_lock);
}
void unlocked(void) {
  pthread_mutex_lock(&g_lock);
  int pin = g_last_pin, age = g_last_age;
  pthread_mutex_unlock(&g_lock);
  bid_number(age); // clean
  bid_number(pin); // $ violation=user::pin
}
void environment(const struct user *u) {
  setenv("APP_TEL", u->phone, 1);
  setenv("APP_NICK", u->nick, 1);
  const char *home = getenv("HOME");
  bid(home ? home : "/"); // clean
}
void environment_back(const struct user *u) {
  setenv("APP_ID", u->phone, 1);
  const char *id = getenv("APP_ID");
  if (id)
    bid(id); // $ violation=user::phone
}
int options(int argc, char **argv) {
  const char *key = NULL;
  int verbose = 0, c;
  while ((c = getopt(argc, argv, "vk:")) != -1) {
    switch (c) {
    case 'v':
      verbose++;
      break;
    case 'k':
      key = optarg;
      break;
    default:
      return 2;
    }
  }
  bid_number(verbose); // clean
  if (key)
    bid(key); // clean
  return optind;
}
void written(const struct user *u) {
  FILE *f = fopen("/tmp/users", "w");
  if (!f)
    return;
  fprintf(f, "%s %d\n", u->phone, u->pin);
  size_t n = fwrite(u->phone, 1, 4, f);
  bid_number((long)n); // clean
  fputs(u->phone, stdout);
  fclose(f);
  bid(u->nick); // clean
}
void memory_stream(const struct user *u) {
  char *text = NULL;
  size_t size = 0;
  FILE *f = open_memstream(&text, &size);
  if (!f)
    return;
  fprintf(f, "tel=%s", u->phone);
  fclose(f);
  bid(text); // $ violation=user::phone
  free(text);
}
void read_config(void) {
  char line[64];
  FILE *f = fopen("/etc/ads.conf", "r");
  if (!f)
    return;
  while (fgets(line, sizeof line, f))
    bid(line); // clean
  fclose(f);
}
