#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace castellan::storage {

/// A column of texts, NULLs among them, for a set-based statement: a PostgreSQL `text[]`, kept from the first text on in the
/// form in which it is sent.
class TextColumn final
{
public:
    TextColumn();
    // Out of line: inlined into the variant of Value, GCC 12 takes them for copies of what was never set.
    TextColumn(const TextColumn& other);
    TextColumn& operator=(const TextColumn& other);
    TextColumn(TextColumn&& other) noexcept;
    TextColumn& operator=(TextColumn&& other) noexcept;
    ~TextColumn();

    void append(QByteArrayView utf8);
    void appendNull();

    [[nodiscard]] int size() const { return m_size; }
    /// PostgreSQL knows no U+0000.
    [[nodiscard]] bool isStorable() const { return m_isStorable; }
    /// The array in binary form.
    [[nodiscard]] const QByteArray& binary() const { return m_binary; }
    /// The same in text form, `{"a",NULL}`.
    [[nodiscard]] QByteArray literal() const;

    bool operator==(const TextColumn&) const = default;

private:
    void appendLength(int length);

    QByteArray m_binary;
    int m_size = 0;
    bool m_isStorable = true;
};

} // namespace castellan::storage
