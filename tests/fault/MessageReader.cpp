#include "tests/fault/MessageReader.h"

#include <QtEndian>

#include <utility>

namespace castellan::tests {

std::optional<QByteArray> MessageReader::next()
{
    const qsizetype typeSize = m_isFirst ? 0 : 1;
    if (m_bytes.size() < typeSize + qsizetype{sizeof(quint32)}) {
        return std::nullopt;
    }
    // The length counts itself, but not the type.
    const qsizetype size = typeSize + qFromBigEndian<quint32>(m_bytes.constData() + typeSize);
    if (m_bytes.size() < size) {
        return std::nullopt;
    }
    QByteArray message = m_bytes.first(size);
    m_bytes.remove(0, size);
    m_isFirst = false;
    return message;
}

} // namespace castellan::tests
