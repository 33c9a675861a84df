#ifndef PURPOSE_ANNOTATIONS_H
#define PURPOSE_ANNOTATIONS_H
#if defined(__clang__) && (defined(__clang_purpose__) || defined(__clang_analyzer__))
#define PURPOSE_ONLY(...) __attribute__((annotate("purpose::only", __VA_ARGS__)))
#define PURPOSE_NEVER(...) __attribute__((annotate("purpose::never", __VA_ARGS__)))
#define PURPOSE_USE(...) __attribute__((annotate("purpose::use", __VA_ARGS__)))
#define PURPOSE_RELEASE(...) __attribute__((annotate("purpose::release", __VA_ARGS__)))
#define PURPOSE_GUARD(...) __attribute__((annotate("purpose::guard", __VA_ARGS__)))
#endif
#endif
