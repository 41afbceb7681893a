#include "ui/cli/Arguments.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

Error usageError(const QString& message)
{
    return invalidArgument(u"CAS-Usage"_s, {}, message);
}

Result<Arguments> Arguments::parse(const Synopsis& synopsis, const QStringList& words)
{
    Arguments arguments;
    bool onlyOperands = false;
    for (qsizetype next = 0; next < words.size();) {
        const QString& word = words.at(next++);
        if (onlyOperands || word == "-"_L1 || !word.startsWith(u'-')) {
            arguments.m_operands.append(word);
        } else if (word == "--"_L1) {
            onlyOperands = true;
        } else {
            const Result<void> taken = arguments.takeOption(synopsis, word, words, next);
            if (!taken) {
                return failed(taken.error());
            }
        }
    }
    if (arguments.has(u"--help"_s) || arguments.has(u"--version"_s)) {
        return arguments;
    }
    if (arguments.m_operands.size() < synopsis.operands.size()) {
        return failed(usageError(u"%1 is missing."_s.arg(synopsis.operands.at(arguments.m_operands.size()))));
    }
    const qsizetype most = synopsis.operands.size() + synopsis.optionalOperands.size();
    if (arguments.m_operands.size() > most) {
        return failed(usageError(u"\"%1\" is one word too many."_s.arg(arguments.m_operands.at(most))));
    }
    return arguments;
}

Result<void> Arguments::takeOption(const Synopsis& synopsis, const QString& word, const QStringList& words,
                                   qsizetype& next)
{
    const qsizetype equals = word.indexOf(u'=');
    const QString name = equals < 0 ? word : word.first(equals);
    const Option* option = synopsis.option(name);
    if (!option) {
        return failed(usageError(u"There is no option \"%1\" for %2."_s.arg(name, synopsis.name)));
    }
    if (has(name)) {
        return failed(usageError(u"The option %1 is given twice."_s.arg(name)));
    }
    if (option->value.isEmpty()) {
        if (equals >= 0) {
            return failed(usageError(u"The option %1 takes no value."_s.arg(name)));
        }
        m_values.insert(name, u"yes"_s);
        return {};
    }
    if (equals < 0 && next >= words.size()) {
        return failed(usageError(u"The option %1 needs a value: %2."_s.arg(name, option->value)));
    }
    m_values.insert(name, equals < 0 ? words.at(next++) : word.sliced(equals + 1));
    return {};
}

Result<std::optional<qint64>> Arguments::number(const QString& option, qint64 least, qint64 most) const
{
    if (!has(option)) {
        return std::optional<qint64>();
    }
    bool isNumber = false;
    const qint64 number = value(option).toLongLong(&isNumber);
    if (!isNumber || number < least || number > most) {
        return failed(usageError(u"The option %1 takes a whole number from %2 to %3, not \"%4\"."_s.arg(
            option, QString::number(least), QString::number(most), value(option))));
    }
    return std::optional<qint64>(number);
}

} // namespace castellan::ui
