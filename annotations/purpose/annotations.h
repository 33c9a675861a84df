/*===- annotations.h - what data may be used for, what code is for ---------===*\
|*
|* Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
|*
|*===----------------------------------------------------------------------===*|
|*
|* C11 and C++11 up. In an ordinary build, with any compiler, these macros are
|* nothing at all: no attribute, no code. They become attributes only while a
|* checker reads the source.
|*
|* A limit goes on data:        PURPOSE_ONLY, PURPOSE_NEVER
|*   field                      PURPOSE_ONLY("security") std::string phone;
|*   parameter                  void enroll(PURPOSE_ONLY("security") const char *phone);
|*   result of a function       PURPOSE_ONLY("security") std::string askForPhone();
|*   variable                   PURPOSE_NEVER("advertising") static int diagnosis;
|*   class                      struct PURPOSE_ONLY("security") Secret { … };
|*   alias                      using Phone PURPOSE_ONLY("security") = std::string;
|*                              typedef char *phone_t PURPOSE_ONLY("security");
|*
|* A use goes on code, or on a place where data is put: PURPOSE_USE
|*   function, method           PURPOSE_USE("advertising") void bid(const char *key);
|*   class                      class PURPOSE_USE("audience-matching") Matcher { … };
|*   namespace                  namespace PURPOSE_USE("advertising") ads { … }
|*   lambda                     [](int n) PURPOSE_USE("advertising") { … }
|*   field, variable, parameter PURPOSE_USE("advertising") std::string audienceKey;
|*
|* Approved ways out:
|*   PURPOSE_RELEASE("reason", "advertising") int countAtLeast1000(…);
|*   PURPOSE_GUARD("advertising") bool adsAllowed(const User &);
|*
|* PURPOSE_REVEAL(expr) is expr; the checker tells which labels it sees there.
|*
\*===----------------------------------------------------------------------===*/

#ifndef PURPOSE_ANNOTATIONS_H
#define PURPOSE_ANNOTATIONS_H

#if defined(__clang__) &&                                                      \
    (defined(__clang_purpose__) || defined(__clang_analyzer__))

#define PURPOSE_ONLY(...) __attribute__((annotate("purpose::only", __VA_ARGS__)))
#define PURPOSE_NEVER(...)                                                     \
  __attribute__((annotate("purpose::never", __VA_ARGS__)))
#define PURPOSE_USE(...) __attribute__((annotate("purpose::use", __VA_ARGS__)))
#define PURPOSE_RELEASE(...)                                                   \
  __attribute__((annotate("purpose::release", __VA_ARGS__)))
#define PURPOSE_GUARD(...)                                                     \
  __attribute__((annotate("purpose::guard", __VA_ARGS__)))

#ifdef __cplusplus
template <class T> constexpr T &&purpose_reveal__(T &&value) noexcept {
  return static_cast<T &&>(value);
}
#define PURPOSE_REVEAL(expr) (::purpose_reveal__(expr))
#else
int purpose_reveal__(int, ...);
#define PURPOSE_REVEAL(expr) ((void)purpose_reveal__(0, (expr)), (expr))
#endif

#else

#define PURPOSE_ONLY(...)
#define PURPOSE_NEVER(...)
#define PURPOSE_USE(...)
#define PURPOSE_RELEASE(...)
#define PURPOSE_GUARD(...)
#define PURPOSE_REVEAL(expr) (expr)

#endif

#define PURPOSE_SECURITY_ONLY PURPOSE_ONLY("security")
#define PURPOSE_ADVERTISING PURPOSE_USE("advertising")
#define PURPOSE_AUDIENCE_MATCHING PURPOSE_USE("audience-matching")

#endif
