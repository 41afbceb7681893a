#pragma once

#include <QHash>
#include <QString>

namespace castellan::tests {

/// Which Qt module a header belongs to, as the installed headers tell.
class QtModules final
{
public:
    QtModules();

    /// `QtWidgets` for `QLabel`, `qlabel.h` and `QtWidgets/QLabel`; empty for what is not Qt's.
    [[nodiscard]] QString moduleOf(const QString& header) const;

private:
    QHash<QString, QString> m_modules;
};

} // namespace castellan::tests
