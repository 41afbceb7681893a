#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <utility>

namespace castellan::domain {

/// A text id of one kind of object: ids of different kinds do not mix.
template<typename Tag>
class Id final
{
public:
    Id() = default;
    explicit Id(QString value) : m_value(std::move(value)) {}

    [[nodiscard]] const QString& value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    bool operator==(const Id&) const = default;
    [[nodiscard]] std::strong_ordering operator<=>(const Id& other) const
    {
        return m_value.compare(other.m_value) <=> 0;
    }

    friend size_t qHash(const Id& id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

using InstanceId = Id<struct InstanceTag>;
using OrganizationId = Id<struct OrganizationTag>;

} // namespace castellan::domain
