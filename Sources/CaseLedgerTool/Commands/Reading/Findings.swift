#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints what the inspectors found.
    struct Findings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Strengths, areas for improvement, and the evidence that was looked at.",
            discussion: """
                Examples:
                  case-ledger findings
                  case-ledger findings --domain 2 --json
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Option(help: "Only findings about this domain or its standards.")
        var domain: String?

        func run() async throws {
            let moment = try when.moment()
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let state = try await inspection.state(asOf: moment)
            var findings = state.facts.findings
            if let domain {
                guard
                    let known = Domain.ID(rawValue: domain).flatMap({ state.framework?.domain($0) })
                else {
                    throw LedgerError(
                        .notFound, "The edition has no domain \(domain.prefix(16)).",
                        remedy: "Use one of "
                            + (state.framework?.domains ?? []).map(\.id.rawValue)
                            .joined(separator: ", ") + ".")
                }
                findings = findings.filter {
                    state.framework?.domain(of: $0.value.target) == known.id
                }
            }
            if options.json {
                try Console.print([
                    "inspection": .string(inspection.id.rawValue),
                    "findings": .array(findings.map(\.json)),
                    "evidence": .array(state.facts.evidence.map(\.json)),
                ])
            } else {
                Console.print(FactLines.findings(findings))
                if domain == nil {
                    Console.print(FactLines.evidence(state.facts.evidence))
                }
            }
            await ledger.closeReportingDamage()
        }
    }

    extension Framework {
        /// The domain that something is about; `nil` for the inspection as a whole.
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
