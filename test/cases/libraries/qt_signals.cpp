// Qt 5: what a signal hands over arrives in the slots that are connected to it.
// needs: QtCore/QString
// flags: -isystem /usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5/QtCore -fPIC
//--- account.h
#pragma once
#include <QtCore/QObject>
#include <QtCore/QString>
#include <purpose/annotations.h>

struct User {
  PURPOSE_ONLY("security") QString phone;
  QString nickname;
};
PURPOSE_USE("advertising") void bid(const QString &);
PURPOSE_USE("advertising") void bidNumber(int);

// The signals have no body here: moc writes it.
class Session : public QObject {
  Q_OBJECT
public:
  void login(const User &u) {
    emit loggedIn(u.phone, u.nickname);
    emit phoneSeen(u.phone);
    emit nameSeen(u.nickname);
    emit userSeen(u);
  }
signals:
  void loggedIn(const QString &phone, const QString &name);
  void phoneSeen(const QString &text);
  void nameSeen(const QString &text);
  void userSeen(const User &user);
  void passedOn(QString text);
  void neverConnected(const QString &text);
};
//--- panel.h
#pragma once
#include "account.h"

class Panel : public QObject {
  Q_OBJECT
public:
  void watch(Session *session);
  void watchByName(Session *session);
  void watchByLambda(Session *session);
public slots:
  void showPhone(const QString &text);
  void showName(const QString &text);
  void showBoth(const QString &phone, const QString &name);
  void showFirst(const QString &phone);
  void showUser(const User &user);
  void keep(const QString &text);
  void forward(QString text);
  void overloaded(const QString &text);
  void overloaded(int number);
private:
  QString kept;
};
//--- panel.cpp
#include "panel.h"

void Panel::showPhone(const QString &text) { bid(text); } // $ violation=User::phone
void Panel::showName(const QString &text) { bid(text); }  // clean
void Panel::showBoth(const QString &phone, const QString &name) {
  bid(phone); // $ violation=User::phone
  bid(name);  // clean
}
void Panel::showFirst(const QString &phone) { bid(phone); } // $ violation=User::phone
void Panel::showUser(const User &user) {
  bid(user.phone);    // $ violation=User::phone
  bid(user.nickname); // clean
}
void Panel::forward(QString text) { bid(text); } // $ violation=User::phone

void Panel::watch(Session *session) {
  connect(session, &Session::phoneSeen, this, &Panel::showPhone);
  connect(session, &Session::nameSeen, this, &Panel::showName);
  connect(session, &Session::loggedIn, this, &Panel::showBoth);
  connect(session, &Session::loggedIn, this, &Panel::showFirst);
  connect(session, &Session::userSeen, this, &Panel::showUser);
  connect(session, &Session::phoneSeen, session, &Session::passedOn);
  connect(session, &Session::passedOn, this, &Panel::forward);
}
//--- named.cpp
#include "panel.h"

class Board : public Panel {
  Q_OBJECT
public slots:
  void print(const QString &text) { bid(text); }     // $ violation=User::phone
  void printName(const QString &text) { bid(text); } // clean
  void number(int n) { bidNumber(n); }               // clean
  void number(const QString &t) { bid(t); }          // $ violation=User::phone
public:
  void watchByName(Session *session) {
    connect(session, SIGNAL(phoneSeen(QString)), this, SLOT(print(QString)));
    connect(session, SIGNAL(nameSeen(QString)), SLOT(printName(QString)));
    connect(session, SIGNAL(phoneSeen(const QString &)), this, SLOT(number(QString)),
            Qt::QueuedConnection);
  }
};
//--- lambda.cpp
#include "panel.h"

void Panel::watchByLambda(Session *session) {
  connect(session, &Session::phoneSeen, [](const QString &text) { bid(text); }); // $ violation=User::phone
  connect(session, &Session::phoneSeen, this, [](const QString &text) { bid(text); }); // $ violation=User::phone
  connect(session, &Session::nameSeen, this, [](const QString &text) { bid(text); }); // clean
  connect(session, &Session::loggedIn, this, [](auto &&, const QString &name) { bid(name); }); // clean
  connect(session, &Session::loggedIn, this, [](auto phone) { bid(phone); }); // $ violation=User::phone
  connect(session, &Session::phoneSeen, this, &Panel::keep);
  connect(session, &Session::phoneSeen, this,
          QOverload<const QString &>::of(&Panel::overloaded));
}
void Panel::keep(const QString &text) { kept = text; }
void Panel::overloaded(const QString &text) { bid(text); } // $ violation=User::phone
void Panel::overloaded(int number) { bidNumber(number); }  // clean

void local(const User &u) {
  Session session;
  QString seen, name;
  QObject::connect(&session, &Session::phoneSeen, [&](const QString &text) { seen = text; });
  QObject::connect(&session, &Session::nameSeen, [&](const QString &text) { name = text; });
  session.login(u);
  bid(seen); // $ violation=User::phone
  bid(name); // clean
}
//--- invoked.cpp
#include "account.h"
#include <QtCore/QMetaObject>
#include <QtCore/QTimer>

class Worker : public QObject {
  Q_OBJECT
public slots:
  void take(const QString &text) { bid(text); }     // $ violation=User::phone
  void takeName(const QString &text) { bid(text); } // clean
  void takeLater(QString name, QString phone) {
    bid(name);  // clean
    bid(phone); // $ violation=User::phone
  }
  void timeout() { bid(last); } // $ violation=User::phone
public:
  QString last;
};
void invoked(const User &u, Worker *worker) {
  QMetaObject::invokeMethod(worker, "take", Q_ARG(QString, u.phone));
  QMetaObject::invokeMethod(worker, "takeName", Q_ARG(QString, u.nickname));
  QMetaObject::invokeMethod(worker, "takeLater", Qt::QueuedConnection, Q_ARG(QString, u.nickname),
                            Q_ARG(QString, u.phone));
  worker->last = u.phone;
  QTimer::singleShot(100, worker, SLOT(timeout()));
}
//--- kept.cpp
#include "account.h"
// What one slot keeps in the object, another one reads, whichever is connected first.
class Monitor : public QObject {
  Q_OBJECT
public:
  explicit Monitor(Session *session) {
    connect(session, &Session::nameSeen, this, &Monitor::show);
    connect(session, &Session::phoneSeen, this, &Monitor::keep);
    connect(session, &Session::nameSeen, this, &Monitor::keepName);
  }
public slots:
  void show() {
    bid(phone); // $ violation=User::phone
    bid(name);  // clean
  }
  void keep(const QString &text) { phone = text; }
  void keepName(const QString &text) { name = text; }

private:
  QString phone, name;
};
