#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the facts other than judgements.
    struct Context: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Facts about the service, its area and the sample; surveys; the timeline.",
            discussion: """
                Examples:
                  case-ledger context
                  case-ledger context --measure staffing
                  case-ledger context --timeline --format csv
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(help: "Only measures whose names begin with this text, such as staffing.")
        var measure = ""

        @Flag(help: "Only the timeline.")
        var timeline = false

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.document(at: view, origin: \.origin) { inspection in
                let facts = inspection.facts
                let chosen = ContextFacts(
                    facts: timeline ? [] : facts.context.filter { $0.value.fact.isOf(measure) },
                    surveys: timeline ? [] : facts.surveys.filter { $0.value.fact.isOf(measure) },
                    publishedFigures: timeline || !measure.isEmpty ? [] : facts.figures,
                    statedCounts: timeline || !measure.isEmpty ? [] : facts.counts,
                    timeline: measure.isEmpty ? facts.timeline : [],
                    chains: timeline || !measure.isEmpty ? [] : facts.chains)
                if !measure.isEmpty, chosen.facts.isEmpty, chosen.surveys.isEmpty {
                    throw unknownMeasure(facts)
                }
                return chosen
            }
        }

        private func unknownMeasure(_ facts: ReportFacts) -> LedgerError {
            let measures =
                facts.context.map(\.value.fact.measure) + facts.surveys.map(\.value.fact.measure)
            let beginnings = Set(
                measures.map { String($0.rawValue.split(separator: ".").first ?? "") })
            return LedgerError(
                .notFound, "No recorded measure has a name that begins with \(measure.shortened).",
                remedy: beginnings.isEmpty
                    ? "No fact is recorded of this inspection."
                    : "Use one of \(beginnings.sorted().joined(separator: ", ")).")
        }
    }

    extension ReportedFact {
        fileprivate func isOf(_ beginning: String) -> Bool {
            measure.rawValue.hasPrefix(beginning)
        }
    }
#endif
