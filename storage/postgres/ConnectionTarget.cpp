#include "storage/postgres/ConnectionTarget.h"

#include "storage/postgres/KeywordValues.h"
#include "storage/postgres/ServiceFile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using Keyword = ConnectionTarget::Keyword;
using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

constexpr std::chrono::seconds shortestConnect{2};
constexpr std::chrono::seconds longestConnect{60};
constexpr std::array refusedKeywords = {"replication", "options", "client_encoding", "fallback_application_name"};
constexpr std::array secretKeywords = {"password", "sslpassword"};

domain::Error refusal(const QString& message)
{
    domain::Error error = domain::invalidArgument(u"CAS-Target"_s, QString(), message);
    error.field = u"target"_s;
    return error;
}

/// libpq's own words may quote the text, so they are only passed on if no password can be in it.
QString reasonWithoutSecrets(const QString& text, const char* reason)
{
    static const QRegularExpression userInfo(u"//[^/@]*:[^/]*@"_s);
    if (reason == nullptr || text.contains(u"pass"_s, Qt::CaseInsensitive) || userInfo.match(text).hasMatch()) {
        return {};
    }
    return u" ("_s + QString::fromUtf8(reason).trimmed() + u")"_s;
}

bool contains(const auto& list, const QByteArray& keyword)
{
    return std::any_of(list.begin(), list.end(), [&keyword](const char* word) { return keyword == word; });
}

domain::Result<void> checkWord(const QByteArray& keyword, const QByteArray& value)
{
    if (contains(secretKeywords, keyword)) {
        return failed(
            refusal(u"The target must not hold a password (`%1`). Leave it out: it is taken from .pgpass, "
                    "PGPASSWORD, the service file, the keychain or a prompt."_s.arg(QString::fromUtf8(keyword))));
    }
    if (contains(refusedKeywords, keyword)) {
        return failed(
            refusal(u"The keyword `%1` may not be set in a target. Remove it."_s.arg(QString::fromUtf8(keyword))));
    }
    const bool hasOwnSetter = keyword == "host" || keyword == "dbname" || keyword == "user";
    if (value.contains(';') && !hasOwnSetter) { // the driver turns it into a space (Qt 6.4.2)
        return failed(refusal(u"The value of `%1` holds a semicolon, which the database driver cannot carry. "
                              "Remove it."_s.arg(QString::fromUtf8(keyword))));
    }
    if (!isKnownValue(keyword, value)) {
        return failed(refusal(u"The value \"%1\" of `%2` is not one that PostgreSQL knows."_s.arg(
            QString::fromUtf8(value), QString::fromUtf8(keyword))));
    }
    return {};
}

bool isThisMachine(const QByteArray& host)
{
    if (host.isEmpty() || host.startsWith('/') || host.startsWith('@') || host == "localhost") {
        return true;
    }
    const QString text = QString::fromUtf8(host);
    return text == u"::1"_s || QRegularExpression(u"^127(\\.\\d{1,3}){3}$"_s).match(text).hasMatch();
}

QByteArray milliseconds(std::chrono::milliseconds time)
{
    return QByteArray::number(static_cast<qlonglong>(time.count()));
}

QByteArray connectSeconds(std::chrono::milliseconds time)
{
    return QByteArray::number(
        static_cast<qlonglong>(std::max(shortestConnect, std::chrono::ceil<std::chrono::seconds>(time)).count()));
}

} // namespace

domain::Result<ConnectionTarget> ConnectionTarget::parse(const QString& text)
{
    if (text.contains(QChar(u'\0')) || !text.isValidUtf16()) {
        return failed(refusal(u"The target holds characters that no address can have."_s));
    }
    char* reason = nullptr;
    const Options options(PQconninfoParse(text.toUtf8().constData(), &reason), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> ownedReason(reason, &PQfreemem);
    if (!options) {
        return failed(refusal(
            u"The target is not an address that PostgreSQL understands%1. Write "
            "postgresql://user@host:5432/database or keyword=value pairs."_s.arg(reasonWithoutSecrets(text, reason))));
    }
    QList<Keyword> words;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) {
            continue;
        }
        if (domain::Result<void> checked = checkWord(option->keyword, option->val); !checked) {
            return failed(checked.error());
        }
        words.append(Keyword(option->keyword, option->val));
    }
    return ConnectionTarget(std::move(words));
}

std::optional<QByteArray> ConnectionTarget::value(const QByteArray& keyword) const
{
    const auto found = std::find_if(m_words.begin(), m_words.end(),
                                    [&](const Keyword& word) { return word.first == keyword; });
    return found == m_words.end() ? std::nullopt : std::optional(found->second);
}

/// In libpq's order: the text, the service file, the environment.
std::optional<QByteArray> ConnectionTarget::effective(const QByteArray& keyword, const char* environment) const
{
    if (const std::optional<QByteArray> own = value(keyword)) {
        return own;
    }
    const QByteArray service = value("service").value_or(qgetenv("PGSERVICE"));
    if (!service.isEmpty()) {
        if (const std::optional<QByteArray> word = serviceValue(service, keyword)) {
            return word;
        }
    }
    return qEnvironmentVariableIsSet(environment) ? std::optional(qgetenv(environment)) : std::nullopt;
}

QList<QByteArray> ConnectionTarget::hosts() const
{
    const std::optional<QByteArray> address = effective("hostaddr", "PGHOSTADDR");
    const QByteArray names = effective("host", "PGHOST").value_or(QByteArray());
    return (address && !address->isEmpty() ? *address : names).split(',');
}

bool ConnectionTarget::isLocal() const
{
    const QList<QByteArray> all = hosts();
    return std::all_of(all.begin(), all.end(), isThisMachine);
}

QString ConnectionTarget::displayText() const
{
    const auto word = [this](const char* keyword) { return QString::fromUtf8(value(keyword).value_or(QByteArray())); };
    QString text = u"postgresql://"_s;
    if (const QString user = word("user"); !user.isEmpty()) {
        text += user + u'@';
    }
    const QStringList names = (value("host") ? word("host") : word("hostaddr")).split(u',');
    const QStringList ports = word("port").split(u',');
    for (qsizetype index = 0; index < names.size(); ++index) {
        const QString port = ports.value(ports.size() == 1 ? 0 : index);
        text += (index > 0 ? u","_s : QString()) + names.at(index) + (port.isEmpty() ? QString() : u':' + port);
    }
    if (const QString database = word("dbname"); !database.isEmpty()) {
        text += u'/' + database;
    }
    const QString service = word("service");
    return service.isEmpty() ? text : text + u"?service="_s + service;
}

void ConnectionTarget::addDefault(QList<Keyword>& words, const QByteArray& keyword, const QByteArray& word) const
{
    const QByteArray service = value("service").value_or(qgetenv("PGSERVICE"));
    if (!value(keyword) && (service.isEmpty() || !serviceValue(service, keyword))) {
        words.append(Keyword(keyword, word));
    }
}

QList<ConnectionTarget::Keyword> ConnectionTarget::keywords(const ConnectionSettings& settings,
                                                            const QString& password) const
{
    QList<Keyword> words = m_words;
    addDefault(words, "application_name", settings.applicationName.toUtf8());
    addDefault(words, "connect_timeout", connectSeconds(settings.connect));
    addDefault(words, "tcp_user_timeout", milliseconds(settings.tcpUser));
    addDefault(words, "keepalives_idle", "10");
    addDefault(words, "keepalives_interval", "5");
    addDefault(words, "keepalives_count", "3");
    if (!isLocal() && !effective("sslmode", "PGSSLMODE")) {
        words.append(Keyword("sslmode", "verify-full"));
    }
    // Without a root certificate of the user's, verify-full trusts what the system trusts.
    const QString own = QDir::home().filePath(u".postgresql/root.crt"_s);
    const QString systems = u"/etc/ssl/certs/ca-certificates.crt"_s;
    if (!isLocal() && !effective("sslrootcert", "PGSSLROOTCERT") && !QFile::exists(own) && QFile::exists(systems)) {
        words.append(Keyword("sslrootcert", systems.toUtf8()));
    }
    words.append(Keyword("client_encoding", "UTF8"));
    if (!password.isEmpty()) {
        words.append(Keyword("password", password.toUtf8()));
    }
    return words;
}

std::chrono::milliseconds ConnectionTarget::connectLimit(std::chrono::milliseconds usual) const
{
    const QByteArray text = effective("connect_timeout", "PGCONNECT_TIMEOUT").value_or(QByteArray()).trimmed();
    bool isNumber = false;
    const std::chrono::seconds said(text.toInt(&isNumber));
    if (!isNumber) {
        return usual;
    }
    return said.count() <= 0 ? longestConnect : std::clamp(said, shortestConnect, longestConnect);
}

std::optional<ConnectionTarget> ConnectionTarget::withoutHosts(qsizetype count) const
{
    const qsizetype all = hosts().size();
    if (count >= all) {
        return std::nullopt;
    }
    QList<Keyword> words = m_words;
    const std::array<std::pair<const char*, const char*>, 3> lists = {
        {{"host", "PGHOST"}, {"hostaddr", "PGHOSTADDR"}, {"port", "PGPORT"}}};
    for (const auto& [keyword, environment] : lists) {
        const std::optional<QByteArray> list = effective(keyword, environment);
        if (!list || list->split(',').size() != all) {
            continue; // one port for all hosts
        }
        const QByteArray rest = list->split(',').sliced(count).join(',');
        words.removeIf([name = QByteArray(keyword)](const Keyword& word) { return word.first == name; });
        words.append(Keyword(keyword, rest));
    }
    return ConnectionTarget(std::move(words));
}

} // namespace castellan::storage
