#pragma once

#include "domain/core/Timestamp.h"

class QLineEdit;
class QString;

namespace castellan::ui {

/// Puts stored text into a read-only field, hidden characters visible, its beginning in view.
void setFieldText(QLineEdit* field, const QString& text);
/// The same for a time, in the person's own zone and format, with the exact one as the tool tip.
void setFieldTime(QLineEdit* field, const domain::Timestamp& time);

} // namespace castellan::ui
