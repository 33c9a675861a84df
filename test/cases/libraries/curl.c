/* libcurl: what is sent ends outside, callbacks get their user's pointer. */
// needs: curl/curl.h
#include <curl/curl.h>
#include <purpose/annotations.h>
#include <stdio.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") const char *password;
  const char *nick;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

void log_in(const struct user *u) {
  char answer[CURL_ERROR_SIZE] = "";
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, answer);
  curl_easy_setopt(curl, CURLOPT_PASSWORD, u->password);
  CURLcode code = curl_easy_perform(curl);
  bid(curl_easy_strerror(code)); // clean
  bid(answer);                   // clean
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  bid_number(status); // clean
  curl_easy_cleanup(curl);
}
void escaped(CURL *curl, const struct user *u) {
  char *form = curl_easy_escape(curl, u->password, 0);
  bid(form); // $ violation=user::password
  char *name = curl_easy_escape(curl, u->nick, 0);
  bid(name); // clean
}
void headers(const struct user *u) {
  char line[128];
  snprintf(line, sizeof line, "Authorization: %s", u->password);
  struct curl_slist *list = curl_slist_append(NULL, "Accept: */*");
  bid(list->data); // clean
  list = curl_slist_append(list, line);
  bid(list->data); // $ violation=user::password
}
/* The ads' upload reads what the user's pointer stands for. */
static size_t upload(char *to, size_t size, size_t n, void *context) {
  const char **text = context;
  bid(*text); // $ violation=user::password
  return 0;
}
static size_t upload_name(char *to, size_t size, size_t n, void *context) {
  const char **text = context;
  bid(*text); // clean
  return 0;
}
void send_it(const struct user *u) {
  const char *text = u->password, *name = u->nick;
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, upload);
  curl_easy_setopt(curl, CURLOPT_READDATA, &text);
  curl_easy_perform(curl);
  CURL *other = curl_easy_init();
  curl_easy_setopt(other, CURLOPT_READFUNCTION, upload_name);
  curl_easy_setopt(other, CURLOPT_READDATA, &name);
  curl_easy_perform(other);
}
