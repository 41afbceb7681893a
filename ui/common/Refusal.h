#pragma once

#include "domain/core/Error.h"

#include <QString>

#include <initializer_list>
#include <utility>

namespace castellan::ui {

class FieldProblem;
class MessageBar;

/// Which line stands under the field for a member of the batch file (`name`, `id`).
using FieldLines = std::initializer_list<std::pair<QString, FieldProblem*>>;

/// Shows what a command was refused for where the person is looking: under the field that it is about, else in the bar.
void showRefusal(const domain::Error& error, FieldLines lines, MessageBar& bar);

} // namespace castellan::ui
