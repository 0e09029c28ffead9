#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the findings and the evidence.
    struct Findings: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Strengths, areas for improvement, and the examined evidence.",
            discussion: """
                Examples:
                  case-ledger findings
                  case-ledger findings --domain 2 --format csv
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Option(help: "Only findings about this domain or its standards.")
        var domain: String?

        func document(
            of inspection: LedgerInspection, asOf position: Position
        ) async throws -> Document {
            let state = try await inspection.state(asOf: .position(position))
            var (findings, evidence) = (state.facts.findings, state.facts.evidence)
            if let domain {
                guard
                    let known = Domain.ID(rawValue: domain).flatMap({ state.framework?.domain($0) })
                else {
                    throw LedgerError(
                        .notFound, "The edition has no domain \(domain.shortened).",
                        remedy: "Use one of "
                            + (state.framework?.domains ?? []).map(\.id.rawValue)
                            .joined(separator: ", ") + ".")
                }
                findings = findings.filter {
                    state.framework?.domain(of: $0.value.target) == known.id
                }
                evidence = evidence.filter {
                    state.framework?.domain(of: $0.value.target) == known.id
                }
            }
            let origins = [findings.origin(), evidence.origin()].compactMap(\.self)
            return try await inspection.answer(
                FindingList(findings: findings, evidence: evidence), asOf: position,
                origin: origins.first.map { first in origins.reduce(first) { $0.and($1) } }
            ).document
        }
    }

    extension Framework {
        /// The domain of a target; `nil` for the inspection as a whole.
        fileprivate func domain(of target: ReportTarget) -> Domain.ID? {
            switch target {
            case .inspection: nil
            case .domain(let id): id
            case .standard(let id): standard(id)?.domain
            case .question(let id): question(id)?.domain
            }
        }
    }
#endif
