// Qt 5: what is set is read back by another object, by its key.
// needs: QtCore/QString
// flags: -isystem /usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5/QtCore -fPIC
//--- user.h
#pragma once
#include <QtCore/QSettings>
#include <purpose/annotations.h>
struct User {
  PURPOSE_ONLY("security") QString phone;
  QString nickname;
};
PURPOSE_USE("advertising") void bid(const QString &);
//--- save.cpp
#include "user.h"
void save(const User &u) {
  QSettings settings("shop", "shop");
  settings.setValue("user/phone", u.phone);
  settings.setValue("user/name", u.nickname);
}
//--- load.cpp
#include "user.h"
void load() {
  QSettings settings("shop", "shop");
  bid(settings.value("user/phone").toString()); // $ violation=User::phone
  bid(settings.value("user/name").toString());  // clean
}
