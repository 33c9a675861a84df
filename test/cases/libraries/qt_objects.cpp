// needs: QtCore/QString
// flags: -isystem /usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5/QtCore -isystem /usr/include/x86_64-linux-gnu/qt5/QtNetwork -isystem /usr/include/x86_64-linux-gnu/qt5/QtWidgets -isystem /usr/include/x86_64-linux-gnu/qt5/QtGui -fPIC
#include <QtCore/QtCore>
#include <QtNetwork/QTcpSocket>
#include <QtWidgets/QtWidgets>
#include <purpose/annotations.h>

struct User {
  PURPOSE_ONLY("security") QString phone;
  QString nickname;
};
PURPOSE_USE("advertising") void bid(const QString &);
PURPOSE_USE("advertising") void bidBytes(const QByteArray &);
struct Owner : QObject {
  explicit Owner(QObject *parent = nullptr) : QObject(parent) {}
  QString kept;
};
void parents(const User &u) {
  Owner owner;
  owner.kept = u.phone;
  auto *model = new QStringListModel(&owner);
  bid(model->objectName()); // clean
  auto *timer = new QTimer(&owner);
  bid(timer->objectName()); // clean
  auto *socket = new QTcpSocket(&owner);
  bidBytes(socket->readAll()); // clean
  auto *inner = new Owner(&owner);
  bid(inner->kept);  // clean
  bid(owner.kept); // $ violation=User::phone
}
struct Dialog : QDialog {
  Dialog(const User &u, QWidget *parent) : QDialog(parent) {
    phone = new QLabel(u.phone, this);
    name = new QLabel(u.nickname, this);
    edit = new QLineEdit(this);
    button = new QPushButton(tr("ok"), this);
    auto *box = new QVBoxLayout(this);
    box->addWidget(phone);
  }
  void read() {
    bid(phone->text()); // $ violation=User::phone
    bid(name->text());  // clean
    bid(edit->text());  // clean
    bid(button->text());  // clean
  }
  QLabel *phone, *name;
  QLineEdit *edit;
  QPushButton *button;
};
void shown(const User &u) {
  Dialog d(u, nullptr);
  d.read();
}
