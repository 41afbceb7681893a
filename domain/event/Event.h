#pragma once

#include "domain/core/Id.h"

#include <QHashFunctions>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace castellan::domain {

/// What an event happened to. Orders by instance, type, id.
struct AggregateKey
{
    QString instanceId; ///< '' for system-level aggregates
    QString type;       ///< `instance`, `org`, `milestone`
    QString id;

    auto operator<=>(const AggregateKey&) const = default;
    bool operator==(const AggregateKey&) const = default;
};

[[nodiscard]] size_t qHash(const AggregateKey& key, size_t seed = 0);

/// A name that may be held once: globally (`instanceId` empty) or in an instance. `field` keeps the spelling;
/// it is folded (QString::toLower) where it is compared and stored.
struct UniqueConstraint
{
    QString instanceId;
    QString type; ///< `instance_domain`, `trusted_domain`, `org_name`, `org_domain`
    QString field;

    bool operator==(const UniqueConstraint&) const = default;
};

/// What a push does to the unique constraints because of an event.
struct ConstraintChange
{
    enum class Action {
        Add,
        Remove,         ///< the exact spelling, else its folded form; missing is no error
        RemoveInstance, ///< everything of `constraint.instanceId`
    };

    Action action = Action::Add;
    UniqueConstraint constraint;
    QString messageKey; ///< the error's key when an Add finds it taken, e.g. `Errors.Org.AlreadyExists`

    bool operator==(const ConstraintChange&) const = default;
};

/// What a push does to the search fields because of an event.
struct FieldChange
{
    enum class Action {
        Set,             ///< update the row of this object and name, insert if there is none
        Remove,          ///< delete the row of this object and name
        RemoveAggregate, ///< delete all rows of the aggregate
        RemoveInstance,  ///< delete all rows of the instance
    };

    Action action = Action::Set;
    QString objectType;
    QString objectId;
    int objectRevision = 1;
    QString name;
    QJsonValue value;
    bool mustBeUnique = false;
    bool shouldIndex = false;

    bool operator==(const FieldChange&) const = default;
};

/// Something that happened, to be pushed. The owner is the instance's id for instances and milestones, the
/// organization's id for organizations.
struct Event
{
    AggregateKey aggregate;
    QString type;                       ///< e.g. `org.domain.added`
    int revision = 1;                   ///< 2 for milestones
    std::optional<QJsonObject> payload; ///< absent is SQL NULL; an empty object is `{}`
    QString creator;
    QString owner;
    QList<ConstraintChange> constraints;
    QList<FieldChange> fields;
    std::optional<int> command; ///< 0-based index in the flattened batch; never stored

    bool operator==(const Event&) const = default;
};

} // namespace castellan::domain
