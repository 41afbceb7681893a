#pragma once

#include "domain/instance/InstanceCommand.h"
#include "domain/instance/InstanceDomain.h"

namespace castellan::domain {

/// A command on one custom or trusted domain of an instance.
class InstanceDomainCommand : public InstanceCommand
{
public:
    QString domain; ///< as typed, or the spelling of an existing row

    void reads(ReadSet& reads) const override;

protected:
    InstanceDomainCommand(InstanceId ofInstance, QString domainText)
        : InstanceCommand(std::move(ofInstance)),
          domain(std::move(domainText))
    {}

    [[nodiscard]] QString resultDomain() const override { return m_spelling.isEmpty() ? domain.trimmed() : m_spelling; }

    /// Checks the texts of a domain to be added and that nobody has it; its stored form is `spelling` then. Errors:
    /// InvalidArgument `DOM-jieuM8`, `DOM-YaUBp5`, `DOM-98VcSQ`; NotFound for the instance; AlreadyExists.
    [[nodiscard]] Result<void> checkNew(Context& context);
    /// The row of this type that is meant: of the spelling given, else of its normalized form. Errors:
    /// InvalidArgument as the refusals say; NotFound `missing`.
    [[nodiscard]] Result<InstanceDomain> existing(Context& context, InstanceDomainType type,
                                                  const DomainRefusals& refusals, const Refusal& missing,
                                                  const Refusal& noInstance = {});
    /// The spelling of the row, known after one of the checks.
    [[nodiscard]] const QString& spelling() const { return m_spelling; }

private:
    [[nodiscard]] Result<std::optional<InstanceDomain>> rowOf(Context& context, InstanceDomainType type,
                                                              const QString& text) const;

    QString m_spelling;
};

} // namespace castellan::domain
