#pragma once

#include "domain/core/Id.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <optional>

namespace castellan::models {

/// Whose change was typed and not applied.
struct DraftSubject
{
    domain::InstanceId instance; ///< of an organization; empty for an instance
    QString id;
    QString name; ///< as it was stored when the change was typed

    [[nodiscard]] bool isSame(const DraftSubject& other) const { return instance == other.instance && id == other.id; }
};

/// The changes that a form was made to leave before they were applied, one for each object, for as long as the program
/// runs. `Object` is what the form is about.
template<typename Object>
class Drafts final
{
public:
    struct Draft
    {
        DraftSubject subject;
        Object before; ///< what the change was typed on
        Object typed;
        qint64 sequence = 0; ///< of `before`, for the conflict check
    };

    /// The latest last.
    [[nodiscard]] QList<DraftSubject> subjects() const
    {
        QList<DraftSubject> subjects;
        for (const Draft& draft : m_kept) {
            subjects.append(draft.subject);
        }
        return subjects;
    }

    [[nodiscard]] const QList<Draft>& kept() const { return m_kept; }

    void keep(const Draft& draft)
    {
        drop(draft.subject);
        m_kept.append(draft);
    }
    [[nodiscard]] std::optional<Draft> take(const DraftSubject& subject)
    {
        const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                        [&](const Draft& kept) { return kept.subject.isSame(subject); });
        return found == m_kept.end() ? std::nullopt : std::optional(m_kept.takeAt(found - m_kept.begin()));
    }
    /// Whether there was one.
    bool drop(const DraftSubject& subject)
    {
        return m_kept.removeIf([&](const Draft& kept) { return kept.subject.isSame(subject); }) > 0;
    }
    /// Drops what has been applied, unless more was typed since it was sent. Whether it did.
    bool settle(const Draft& applied)
    {
        const auto isApplied = [&](const Draft& kept) {
            return kept.subject.isSame(applied.subject) && kept.typed == applied.typed;
        };
        return m_kept.removeIf(isApplied) > 0;
    }
    void clear() { m_kept.clear(); }

private:
    QList<Draft> m_kept;
};

} // namespace castellan::models
