// A local object whose address was kept, changed before a later call that
// reads it, with other calls in between.
#include <purpose/annotations.h>
#include <vector>

struct User {
  PURPOSE_ONLY("security") const char *phone;
  const char *nickname;
};
PURPOSE_USE("advertising") void bid(const char *);
void somethingElse();

struct Job {
  const char *key;
  const char *note;
};

class Queue {
public:
  void add(Job *job) {
    if (paused_)
      put(job);
    else
      put(job);
  }
  void run() {
    for (Job *job : jobs_) {
      bid(job->key); // $ violation=User::phone
      bid(job->note);
    }
  }

private:
  void put(Job *job) { jobs_.push_back(job); }
  std::vector<Job *> jobs_;
  bool paused_ = false;
};

void atOnce(const User &u, Queue &queue) {
  Job job;
  queue.add(&job);
  job.key = u.phone;
  queue.run();
}

void afterAnotherCall(const User &u, Queue &queue) {
  Job job;
  queue.add(&job);
  job.key = u.phone;
  somethingElse();
  queue.run();
}

void inALoop(const std::vector<User> &users, Queue &queue) {
  Job job;
  queue.add(&job);
  for (const User &u : users) {
    queue.run();
    somethingElse();
    job.key = u.phone;
  }
}

// Each with a queue class of its own, so that what one of them does wrong does
// not cover the others.
struct Slot {
  Job *job = nullptr;
  std::vector<Job *> all;
  void add(Job *j) { all.push_back(j); }
};

class BackQueue : Slot {
public:
  void enter(Job *j) { add(j); }
  void run() {
    for (Job *job : all)
      bid(job->key); // $ violation=User::phone
  }
};

void byGoto(const User *u, BackQueue &queue, int n) {
  Job job;
  queue.enter(&job);
again:
  queue.run();
  somethingElse();
  job.key = u[n].phone;
  if (--n > 0)
    goto again;
}

class CleanQueue : Slot {
public:
  void enter(Job *j) { add(j); }
  void run() {
    for (Job *job : all)
      bid(job->key);
  }
};

void nicknameOnly(const User &u, CleanQueue &queue) {
  Job job;
  queue.enter(&job);
  job.key = u.nickname;
  job.note = u.phone;
  somethingElse();
  queue.run();
}

class EarlyQueue : Slot {
public:
  void enter(Job *j) { add(j); }
  void run() {
    for (Job *job : all)
      bid(job->key);
  }
};

void afterTheRun(const User &u, EarlyQueue &queue) {
  Job job;
  queue.enter(&job);
  somethingElse();
  queue.run();
  job.key = u.phone;
  somethingElse();
}

class SkippedQueue : Slot {
public:
  void enter(Job *j) { add(j); }
  void run() {
    for (Job *job : all)
      bid(job->key);
  }
};

void byForwardGoto(const User &u, SkippedQueue &queue, bool failed) {
  Job job;
  queue.enter(&job);
  if (failed)
    goto out;
  queue.run();
out:
  somethingElse();
  job.key = u.phone;
  somethingElse();
}
