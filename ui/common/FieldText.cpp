#include "ui/common/FieldText.h"

#include "models/table/VisibleText.h"

#include <QLineEdit>
#include <QLocale>

namespace castellan::ui {

void setFieldText(QLineEdit* field, const QString& text)
{
    if (field->palette().color(QPalette::Base).alpha() != 0) {
        QPalette clear;
        clear.setColor(QPalette::Base, Qt::transparent); // it cannot be typed into, and should not look so
        field->setPalette(clear);
    }
    const QString shown = models::visibleText(text);
    if (field->text() != shown) {
        field->setText(shown);
        field->setCursorPosition(0);
    }
}

void setFieldTime(QLineEdit* field, const domain::Timestamp& time)
{
    if (!time.isSet()) {
        field->clear();
        return;
    }
    setFieldText(field, QLocale().toString(time.toDateTime().toLocalTime(), QLocale::LongFormat));
    field->setToolTip(time.toIsoText());
}

} // namespace castellan::ui
