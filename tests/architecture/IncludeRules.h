#pragma once

#include "tests/architecture/QtModules.h"
#include "tests/architecture/SourceText.h"

namespace castellan::tests {

/// Who may include whom: folders of ours, modules of Qt, libraries. Findings carry `layer`, `qt-module`, `library`
/// or `file-or-setting`.
class IncludeRules final
{
public:
    [[nodiscard]] QList<Finding> findings(const SourceText& source) const;

private:
    QtModules m_modules;
};

} // namespace castellan::tests
