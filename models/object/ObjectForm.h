#pragma once

#include "domain/command/Batch.h"
#include "models/changes/Drafts.h"
#include "models/changes/UnappliedChange.h"
#include "models/object/FormSignals.h"

#include <QPointer>

#include <memory>
#include <optional>

namespace castellan::models {

/// An object's values as they are typed, for a new one or for one that exists. `Fields` are the members that can be typed, the
/// others stay as they are stored.
template<typename Object, auto... Fields>
class ObjectForm : public FormSignals
{
public:
    using Draft = typename Drafts<Object>::Draft;
    using FormSignals::FormSignals;

    [[nodiscard]] bool isNew() const { return !m_before; }
    /// Whether something is typed that is not stored.
    [[nodiscard]] virtual bool isDirty() const { return m_before && (... || (m_typed.*Fields != (*m_before).*Fields)); }
    /// What is typed about one that exists; nothing while it is as it was.
    [[nodiscard]] std::optional<Draft> draft() const
    {
        return isNew() || !isDirty() ? std::nullopt
                                     : std::optional(Draft{subjectOf(*m_before), *m_before, m_typed, m_sequence});
    }
    [[nodiscard]] bool shows(const DraftSubject& subject) const
    {
        return m_before && subjectOf(*m_before).isSame(subject);
    }
    /// What was typed about those that exist: what is kept, and last what is shown.
    [[nodiscard]] QList<UnappliedChange> unapplied()
    {
        QList<Draft> drafts = m_drafts.kept();
        if (const std::optional<Draft> shown = draft()) {
            drafts.append(*shown);
        }
        QList<UnappliedChange> changes;
        for (const Draft& draft : drafts) {
            const QPointer<ObjectForm> form(this); // an outcome may come when there is no window any more
            changes.append({draft.subject, batchOf(draft), [form, draft] { form ? form->settle(draft) : void(); },
                            [form, draft] { form ? form->forget(draft.subject) : void(); }});
        }
        return changes;
    }

    /// For one that exists. What was typed since the last call stays where it differs from the values of then. If it is
    /// another object, what was typed about the last one is kept as a draft, and the draft of this one is shown again.
    void load(const Object& stored, qint64 sequence)
    {
        if (!shows(subjectOf(stored))) {
            putAside();
            if (const std::optional<Draft> kept = m_drafts.take(subjectOf(stored))) {
                takeUp(*kept);
            }
        }
        const bool isSame = shows(subjectOf(stored));
        const bool wasDirty = isSame && isDirty();
        Object typed = stored;
        if (isSame) {
            ((typed.*Fields = m_typed.*Fields == (*m_before).*Fields ? stored.*Fields : m_typed.*Fields), ...);
        }
        m_typed = typed;
        m_before = stored;
        // What was typed on older values must meet the conflict check with the sequence of these.
        m_sequence = wasDirty && isDirty() ? m_sequence : sequence;
        emit changed();
    }
    /// What was typed about one that exists is given up.
    void revert()
    {
        if (m_before) {
            m_typed = *m_before;
            emit changed();
        }
    }
    /// This is stored now, whether it is still shown or not.
    void settle(const Draft& applied)
    {
        if (shows(applied.subject)) {
            (((*m_before).*Fields = applied.typed.*Fields), ...);
            emit changed();
        } else if (m_drafts.settle(applied)) {
            emit draftsChanged(m_drafts.subjects());
        }
    }
    /// It is gone: nothing that was typed about it is kept.
    void forget(const DraftSubject& subject)
    {
        if (shows(subject)) {
            revert();
        }
        if (m_drafts.drop(subject)) {
            emit draftsChanged(m_drafts.subjects());
        }
    }
    /// All of another target.
    void forgetDrafts()
    {
        m_drafts.clear();
        emit draftsChanged({});
    }

protected:
    [[nodiscard]] const Object& typed() const { return m_typed; }
    [[nodiscard]] const std::optional<Object>& before() const { return m_before; }
    /// What applies the draft.
    [[nodiscard]] virtual std::shared_ptr<domain::Batch> batchOf(const Draft& draft) const = 0;
    [[nodiscard]] virtual DraftSubject subjectOf(const Object& object) const = 0;

    /// For a new one. What was typed about another one is kept as a draft.
    void start(const Object& empty)
    {
        putAside();
        m_before.reset();
        m_sequence = 0;
        m_typed = empty;
        emit changed();
    }
    template<typename Value>
    void set(Value Object::*field, const Value& value)
    {
        if (m_typed.*field != value) {
            m_typed.*field = value;
            emit changed();
        }
    }

private:
    void putAside()
    {
        if (const std::optional<Draft> left = draft()) {
            m_drafts.keep(*left);
            emit draftsChanged(m_drafts.subjects());
        }
    }
    void takeUp(const Draft& kept)
    {
        m_before = kept.before;
        m_sequence = kept.sequence;
        m_typed = kept.typed;
        emit draftsChanged(m_drafts.subjects());
    }

    Drafts<Object> m_drafts;
    std::optional<Object> m_before; ///< as it is stored; nothing for a new one
    Object m_typed;
    qint64 m_sequence = 0;
};

} // namespace castellan::models
