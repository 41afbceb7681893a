#include "domain/organization/GeneratedDomain.h"

#include "domain/core/DomainName.h"

#include <algorithm>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLabel = 63;
constexpr qsizetype longestDomain = 253;

bool mayStay(char32_t point)
{
    return QChar::isLetter(point) || QChar::isMark(point) || (point >= U'0' && point <= U'9') || point == U'-';
}

void chopCharacter(QString& text)
{
    const bool isPair = text.size() > 1 && text.back().isLowSurrogate();
    text.chop(isPair ? 2 : 1);
}

/// The label for the name in at most `bytes` bytes of UTF-8.
QString labelOf(const QString& name, qsizetype bytes)
{
    QString label;
    QString spaced = name;
    spaced.replace(u' ', u'-');
    const QList<uint> points = spaced.toUcs4();
    for (const char32_t point : points) {
        if (mayStay(point)) {
            label += QString::fromUcs4(&point, 1);
        }
    }
    while (!label.isEmpty() && label.toUtf8().size() > bytes) {
        chopCharacter(label);
    }
    if (label.startsWith(u'-')) {
        label.remove(0, 1);
    }
    if (label.endsWith(u'-')) {
        label.chop(1);
    }
    return label.toLower();
}

bool isTooLong(const Error& error)
{
    return error.id == u"CAS-DomainLabel" || error.id == u"CAS-DomainLength";
}

bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar character) { return character.unicode() < 0x80; });
}

} // namespace

Result<GeneratedDomain> GeneratedDomain::of(const QString& organizationName, const QString& base)
{
    const qsizetype room = longestDomain - base.toUtf8().size() - 1;
    QString label = labelOf(organizationName, std::clamp(room, qsizetype(0), longestLabel));
    if (label.isEmpty()) {
        return failed(invalidArgument(u"ORG-RrfXY"_s, u"Errors.Org.Domain.EmptyString"_s,
                                      u"No domain can be made from the organization's name."_s)
                          .at(u"name"_s));
    }
    const QString unicode = (label + u'.' + base).toLower();
    Result<DomainName> domain = DomainName::parse(unicode);
    // A label that fits in Unicode may be too long once it is encoded.
    while (!domain && isTooLong(domain.error()) && !isAscii(label) && label.size() > 1) {
        chopCharacter(label);
        domain = DomainName::parse(label + u'.' + base);
    }
    if (!domain) {
        Error error = domain.error().at(u"name"_s);
        error.message = u"The domain made from the organization's name is refused. "_s + error.message;
        return failed(error);
    }
    return GeneratedDomain(domain->ascii(), unicode);
}

QString GeneratedDomain::base(const QList<InstanceDomain>& domains)
{
    const auto primary = std::find_if(domains.begin(), domains.end(), [](const InstanceDomain& domain) {
        return domain.type == InstanceDomainType::Custom && domain.isPrimary;
    });
    return primary == domains.end() ? QString() : primary->domain;
}

} // namespace castellan::domain
