#include "ui/cli/Synopsis.h"

#include <algorithm>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int meaningColumn = 26;

QString written(const Option& option)
{
    return option.value.isEmpty() ? option.name : QString(option.name + u' ' + option.value);
}

QString explained(const Option& option)
{
    return u"  "_s + written(option).leftJustified(meaningColumn) + option.meaning + u'\n';
}

} // namespace

const Option* Synopsis::option(const QString& wanted) const
{
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const Option& option) { return option.name == wanted; });
    return found == options.end() ? nullptr : &*found;
}

QString Synopsis::usage() const
{
    QString text = u"castellan "_s + name;
    for (const QString& operand : operands) {
        text += u' ' + operand;
    }
    for (const QString& operand : optionalOperands) {
        text += u" ["_s + operand + u']';
    }
    for (const Option& option : options) {
        text += u" ["_s + written(option) + u']';
    }
    return text;
}

QString Synopsis::help() const
{
    QString text = u"Usage: "_s + usage() + u"\n\n"_s + summary + u"\n\nOptions:\n"_s;
    for (const Option& option : options) {
        text += explained(option);
    }
    if (!notes.isEmpty()) {
        text += u'\n' + notes + u'\n';
    }
    if (!examples.isEmpty()) {
        text += u"\nExamples:\n"_s;
        for (const QString& example : examples) {
            text += u"  "_s + example + u'\n';
        }
    }
    return text;
}

QList<Option> commonOptions()
{
    return {
        {u"--json"_s, {}, u"print JSON; a failure prints {\"error\": {...}} as its last line"_s},
        {u"--read-only"_s, {}, u"open the target so that nothing can be written"_s},
        {u"--trace"_s, u"FILE"_s, u"append a span for each command to FILE (OTLP, JSON lines)"_s},
        {u"--help"_s, {}, u"show this text"_s},
        {u"--version"_s, {}, u"show the version"_s},
    };
}

Option creatorOption()
{
    return {u"--creator"_s, u"ID"_s, u"who the events say it was (default: castellan:<user name>)"_s};
}

} // namespace castellan::ui
