// Qt 5: an abstract class connects its own slots in its constructor; they run
// when the object is one of a class that is derived from it.
// needs: QtCore/QString
// flags: -isystem /usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5/QtCore -fPIC
#include <QtCore/QObject>
#include <QtCore/QString>
#include <purpose/annotations.h>

struct User {
  PURPOSE_ONLY("security") QString phone;
  QString nickname;
};
PURPOSE_USE("advertising") void bid(const QString &);

class Client : public QObject {
  Q_OBJECT
public:
  Client() { connect(this, &Client::queued, this, &Client::sendQueued); }
  void login(const User &u) { emit queued(u.phone); }
  QString name;
signals:
  void queued(const QString &text);
public slots:
  void sendQueued(const QString &text) { send(text); }

protected:
  virtual void send(const QString &text) = 0;
};
class Remote : public Client {
  Q_OBJECT
protected:
  void send(const QString &text) override { bid(text); } // $ violation=User::phone
};
class Quiet : public Client {
  Q_OBJECT
protected:
  void send(const QString &) override { bid(name); } // clean
};
void remote(const User &u) {
  Remote client;
  client.login(u);
  bid(client.name); // clean
}
void quiet(const User &u) {
  Quiet client;
  client.login(u);
}
