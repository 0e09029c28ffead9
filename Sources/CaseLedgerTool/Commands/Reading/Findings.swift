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
        @OptionGroup var when: ViewOption

        @Option(help: "Only findings about this domain or its standards.")
        var domain: String?

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.document(at: view, origin: \.origin) { state in
                var (findings, evidence) = (state.facts.findings, state.facts.evidence)
                var summaries = state.facts.summaries
                if let domain {
                    let known = try state.domain(named: domain)
                    findings = findings.filter {
                        state.framework?.domain(of: $0.value.target) == known
                    }
                    evidence = evidence.filter {
                        state.framework?.domain(of: $0.value.target) == known
                    }
                    summaries = summaries.filter {
                        state.framework?.domain(of: .question($0.value.question)) == known
                    }
                }
                return FindingList(findings: findings, evidence: evidence, summaries: summaries)
            }
        }
    }

    extension Inspection {
        /// The domain with this id.
        ///
        /// - Throws: ``LedgerError`` with code `notFound` for an unknown domain.
        fileprivate func domain(named text: String) throws(LedgerError) -> Domain.ID {
            guard let domain = Domain.ID(rawValue: text).flatMap({ framework?.domain($0) }) else {
                throw LedgerError(
                    .notFound, "The edition has no domain \(text.shortened).",
                    remedy: "Use one of "
                        + (framework?.domains ?? []).map(\.id.rawValue).joined(separator: ", ")
                        + ".")
            }
            return domain.id
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
