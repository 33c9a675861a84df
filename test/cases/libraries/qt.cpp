// Qt 5: strings, containers, JSON, streams, smart pointers, calls back.
// needs: QtCore/QString
// flags: -isystem /usr/include/x86_64-linux-gnu/qt5 -isystem /usr/include/x86_64-linux-gnu/qt5/QtCore -isystem /usr/include/x86_64-linux-gnu/qt5/QtConcurrent -fPIC
#include <QtConcurrent/QtConcurrent>
#include <QtCore/QtCore>
#include <purpose/annotations.h>

struct User {
  PURPOSE_ONLY("security") QString phone;
  QString nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const QString &);
PURPOSE_USE("advertising") void bidBytes(const QByteArray &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidStd(const std::string &);
PURPOSE_USE("advertising") void bidNumber(int);
PURPOSE_USE("advertising") void bidVariant(const QVariant &);

void texts(const User &u) {
  bid("tel:" + u.phone);                          // $ violation=User::phone
  bid("name:" + u.nickname);                      // clean
  bid(QString("%1 %2").arg(u.nickname, u.phone));  // $ violation=User::phone
  bid(QString("%1 %2").arg(u.nickname).arg(u.age)); // clean
  bid(u.phone.mid(2).trimmed());                  // $ violation=User::phone
  bid(u.nickname.left(3).toUpper());              // clean
  bidBytes(u.phone.toUtf8());                     // $ violation=User::phone
  bidBytes(u.nickname.toUtf8());                  // clean
  bidStd(u.phone.toStdString());                  // $ violation=User::phone
  bidText(qPrintable(u.phone));                   // $ violation=User::phone
  bidText(qPrintable(u.nickname));                // clean
  bidText(u.phone.toLatin1().constData());        // $ violation=User::phone
  bidNumber(u.phone.toInt());                     // $ violation=User::phone
  bidNumber(u.nickname.toInt());                  // clean
  bid(QString::number(u.pin));                    // $ violation=User::pin
  bid(QString::number(u.age));                    // clean
  bid(QString::asprintf("%d", u.pin));            // $ violation=User::pin
  bid(QStringLiteral("x"));                       // clean
  bid(QString::fromUtf8(u.phone.toUtf8()));       // $ violation=User::phone
}
void changed(const User &u) {
  QString s;
  s.append(u.nickname);
  bid(s); // clean
  s += u.phone;
  bid(s); // $ violation=User::phone
  s.clear();
  bid(s); // clean
  s = u.phone;
  s.replace('-', "");
  bid(s); // $ violation=User::phone
  s = u.nickname;
  bid(s); // clean
  QString digits;
  for (QChar c : u.phone)
    if (c.isDigit())
      digits.append(c);
  bid(digits); // $ violation=User::phone
  QString letters;
  for (int i = 0; i < u.nickname.size(); ++i)
    letters += u.nickname[i];
  bid(letters); // clean
}
void lists(const User &u) {
  QStringList l;
  l << u.nickname;
  bid(l[0]); // clean
  l << u.phone;
  bid(l[1]);        // $ violation=User::phone
  bid(l.join(",")); // $ violation=User::phone
  for (const QString &one : l)
    bid(one); // $ violation=User::phone
  foreach (const QString &one, l)
    bid(one); // $ violation=User::phone
  for (auto it = l.begin(); it != l.end(); ++it)
    bid(*it); // $ violation=User::phone
}
void listsClean(const User &u) {
  QStringList l = {u.nickname, "x"};
  bid(l.join(",")); // clean
  for (const QString &one : l)
    bid(one); // clean
  foreach (const QString &one, l)
    bid(one); // clean
  QStringList parts = u.nickname.split(' ');
  bid(parts.last()); // clean
  QStringList digits = u.phone.split('-');
  bid(digits.last());  // $ violation=User::phone
  bid(digits.value(1)); // $ violation=User::phone
}
void vectors(const User &u) {
  QVector<User> v;
  v.append(u);
  bid(v[0].phone);    // $ violation=User::phone
  bid(v[0].nickname); // clean
  for (const User &one : v)
    bid(one.phone); // $ violation=User::phone
  QVector<int> n = {u.age};
  bidNumber(n.at(0)); // clean
  n.push_back(u.pin);
  bidNumber(n.last()); // $ violation=User::pin
  QList<int> p;
  p.append(u.pin);
  bidNumber(p.takeFirst()); // $ violation=User::pin
  QVector<QString> w(3);
  w[1] = u.phone;
  bid(w[1]);      // $ violation=User::phone
  bid(w.front()); // clean
}
void maps(const User &u) {
  QMap<QString, QString> m;
  m["phone"] = u.phone;
  m.insert("name", u.nickname);
  bid(m["phone"]);       // $ violation=User::phone
  bid(m["name"]);        // clean
  bid(m.value("phone")); // $ violation=User::phone
  bid(m.value("name"));  // clean
  for (const QString &one : m)
    bid(one); // $ violation=User::phone
  for (const QString &key : m.keys())
    bid(key); // clean
  for (auto it = m.constBegin(); it != m.constEnd(); ++it) {
    bid(it.value()); // $ violation=User::phone
    bid(it.key());   // clean
  }
  bid(m.find("phone").value()); // $ violation=User::phone
  bid(*m.find("name"));         // clean
}
void hashes(const User &u) {
  QHash<QString, int> h;
  h.insert(u.phone, 1);
  for (const QString &key : h.keys())
    bid(key); // $ violation=User::phone
  for (auto it = h.begin(); it != h.end(); ++it) {
    bid(it.key());         // $ violation=User::phone
    bidNumber(it.value()); // clean
  }
  QHash<int, QString> k = {{1, u.nickname}};
  bid(k[1]); // clean
  QHash<int, QString> l = {{1, u.phone}};
  bid(l[1]);             // $ violation=User::phone
  bid(l.values().at(0)); // $ violation=User::phone
  l.clear();
  bid(l[1]); // clean
  QSet<QString> s;
  s.insert(u.phone);
  for (const QString &one : s)
    bid(one); // $ violation=User::phone
  QSet<QString> t;
  t << u.nickname;
  for (const QString &one : t)
    bid(one); // clean
}
void mapThroughIterator(const User &u) {
  QMap<int, QString> m;
  m[1] = "x";
  for (auto it = m.begin(); it != m.end(); ++it)
    it.value() = u.phone;
  bid(m[1]); // $ violation=User::phone
}
void variants(const User &u) {
  QVariant v = u.phone;
  bid(v.toString());       // $ violation=User::phone
  bid(v.value<QString>()); // $ violation=User::phone
  v = u.nickname;
  bid(v.toString()); // clean
  v.setValue(u.phone);
  bidVariant(v); // $ violation=User::phone
  QVariantMap m;
  m["phone"] = u.phone;
  m["name"] = u.nickname;
  bid(m["phone"].toString());     // $ violation=User::phone
  bid(m["name"].toString());      // clean
  bid(m.value("name").toString()); // clean
  bidNumber(QVariant(u.age).toInt()); // clean
}
void json(const User &u) {
  QJsonObject o;
  o["phone"] = u.phone;
  o.insert("name", u.nickname);
  bid(o["phone"].toString());      // $ violation=User::phone
  bid(o["name"].toString());       // clean
  bid(o.value("phone").toString()); // $ violation=User::phone
  bid(o.value("name").toString());  // clean
  bidBytes(QJsonDocument(o).toJson()); // $ violation=User::phone
  QJsonObject nested{{"user", o}};
  bid(nested["user"].toObject()["phone"].toString()); // $ violation=User::phone
  QJsonObject clean{{"name", u.nickname}};
  bidBytes(QJsonDocument(clean).toJson()); // clean
  QJsonArray a;
  a.append(u.phone);
  bid(a[0].toString()); // $ violation=User::phone
  for (const QJsonValue &one : a)
    bid(one.toString()); // $ violation=User::phone
  QJsonArray b = {u.nickname};
  for (const QJsonValue &one : b)
    bid(one.toString()); // clean
  QJsonDocument d = QJsonDocument::fromJson(u.phone.toUtf8());
  bid(d.object()["x"].toString()); // $ violation=User::phone
  QJsonDocument e = QJsonDocument::fromJson(u.nickname.toUtf8());
  bid(e["x"].toString()); // clean
}
void streams(const User &u) {
  QString s;
  QTextStream out(&s);
  out << "phone " << u.phone << Qt::endl;
  bid(s); // $ violation=User::phone
  QString t;
  QTextStream other(&t);
  other << "name " << u.nickname << u.age;
  bid(t); // clean
  QString text = u.phone;
  QTextStream in(&text);
  bid(in.readLine()); // $ violation=User::phone
  QByteArray bytes;
  QDataStream data(&bytes, QIODevice::WriteOnly);
  data << u.nickname << u.age;
  bidBytes(bytes); // clean
  data << u.phone;
  bidBytes(bytes); // $ violation=User::phone
  qDebug() << u.phone;
  QBuffer buffer;
  buffer.write(u.phone.toUtf8());
  bidBytes(buffer.readAll()); // $ violation=User::phone
}
void settings(const User &u) {
  QSettings s;
  s.setValue("phone", u.phone);
  s.setValue("name", u.nickname);
  bid(s.value("phone").toString()); // $ violation=User::phone
  bid(s.value("name").toString());  // clean
  QUrlQuery q;
  q.addQueryItem("p", u.phone);
  QUrl url("http://ads");
  url.setQuery(q);
  bid(url.toString()); // $ violation=User::phone
  QUrl other("http://ads/" + u.nickname);
  bid(other.toString()); // clean
  bidBytes(QCryptographicHash::hash(u.phone.toUtf8(), QCryptographicHash::Sha256)); // $ violation=User::phone
}
void pointers(const User &u) {
  QSharedPointer<User> p(new User(u));
  bid(p->phone);    // $ violation=User::phone
  bid(p->nickname); // clean
  QSharedPointer<QString> s(new QString);
  QSharedPointer<QString> t = s;
  *t = u.phone;
  bid(*s); // $ violation=User::phone
  QScopedPointer<QString> c(new QString(u.nickname));
  bid(*c); // clean
  c.reset(new QString(u.phone));
  bid(*c); // $ violation=User::phone
  QSharedPointer<QString> m = QSharedPointer<QString>::create(u.phone);
  bid(*m); // $ violation=User::phone
  auto n = QSharedPointer<QString>::create(u.nickname);
  bid(*n); // clean
  auto o = QSharedPointer<QString>::create();
  auto copy = o;
  *copy = u.phone;
  bid(*o); // $ violation=User::phone
}
static void fill(QSharedPointer<QString> s, const QString &text) { *s = text; }
void sharedWithCallee(const User &u) {
  QSharedPointer<QString> s(new QString);
  fill(s, u.phone);
  bid(*s); // $ violation=User::phone
  QSharedPointer<QString> t(new QString);
  fill(t, u.nickname);
  bid(*t); // clean
}

struct Panel : QObject {
  Q_OBJECT
public:
  QString key, other;
  void show(const QString &s) { bid(s); } // $ violation=User::phone
  void showKey() { bid(key); }   // $ violation=User::phone
  void showOther() { bid(other); } // clean
signals:
  void changed(const QString &);
  void clicked();
};
void slots_(const User &u) {
  Panel a, b;
  b.key = u.phone;
  b.other = u.nickname;
  QObject::connect(&a, &Panel::clicked, &b, &Panel::showKey);
  QObject::connect(&a, &Panel::clicked, &b, &Panel::showOther);
  QObject::connect(&a, &Panel::changed, &b, &Panel::show);
  a.changed(u.phone);
}
void functors(const User &u) {
  Panel a;
  QString phone = u.phone, name = u.nickname;
  QObject::connect(&a, &Panel::clicked, [phone] { bid(phone); }); // $ violation=User::phone
  QObject::connect(&a, &Panel::clicked, [name] { bid(name); });   // clean
  QObject::connect(&a, &Panel::clicked, &a, [phone] { bid(phone); }); // $ violation=User::phone
  QTimer::singleShot(10, [phone] { bid(phone); });       // $ violation=User::phone
  QTimer::singleShot(10, &a, [name] { bid(name); });     // clean
  QMetaObject::invokeMethod(&a, [phone] { bid(phone); }); // $ violation=User::phone
  QMetaObject::invokeMethod(&a, [name] { bid(name); });   // clean
}
void timers(const User &u) {
  static Panel p;
  p.key = u.phone;
  QTimer::singleShot(5, &p, &Panel::showKey);
  QObject o;
  o.setProperty("phone", u.phone);
  o.setProperty("name", u.nickname);
  bid(o.property("phone").toString()); // $ violation=User::phone
  bid(o.property("name").toString());  // clean
}
static const int MaxLength = 20;
void clipped(const User &u) {
  bidNumber(qMin(MaxLength, u.phone.size())); // $ violation=User::phone
  bidNumber(MaxLength);                       // clean
}
static QString same(const QString &s) { return s; }
static void give(const QString &s) { bid(s); } // $ violation=User::phone
static void giveName(const QString &s) { bid(s); } // clean
void concurrent(const User &u) {
  QFuture<QString> f = QtConcurrent::run(same, u.phone);
  bid(f.result()); // $ violation=User::phone
  QFuture<QString> g = QtConcurrent::run([&] { return u.nickname; });
  bid(g.result()); // clean
  QtConcurrent::run(give, u.phone);
  QtConcurrent::run(giveName, u.nickname);
}
