#include "storage/projection/ObjectRange.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

QStringList keyFor(const QStringList& columns, const ObjectKey& key)
{
    return columns.size() == 1 ? QStringList{key.id} : QStringList{key.instance, key.id};
}

} // namespace

QString comparedKey(const SqlDialect& dialect, const QStringList& columns, const QString& comparison,
                    const QStringList& key, QList<Value>& values)
{
    QStringList parameters;
    for (const QString& part : key) {
        values.append(part);
        parameters.append(dialect.parameter(static_cast<int>(values.size()), u"text"_s));
    }
    return u'(' + columns.join(u", ") + u") "_s + comparison + u" ("_s + parameters.join(u", ") + u')';
}

QString ObjectRange::begins(const SqlDialect& dialect, const QStringList& columns, QList<Value>& values) const
{
    if (isOne) {
        return comparedKey(dialect, columns, u"="_s, keyFor(columns, *upTo), values);
    }
    return after ? comparedKey(dialect, columns, u">"_s, keyFor(columns, *after), values) : u"true"_s;
}

QString ObjectRange::reaches(const SqlDialect& dialect, const QStringList& columns, QList<Value>& values) const
{
    return upTo ? comparedKey(dialect, columns, u"<="_s, keyFor(columns, *upTo), values) : u"true"_s;
}

} // namespace castellan::storage
