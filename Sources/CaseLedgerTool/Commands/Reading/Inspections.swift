#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Lists the inspections of a ledger.
    struct Inspections: ReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "All inspections with their results, now or as of a time of recording.",
            discussion: """
                Examples:
                  case-ledger inspections
                  case-ledger inspections --effective 2022-01-01
                  case-ledger inspections --service anytown-yjs --format csv
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var when: ViewOption

        @Option(help: "Only inspections of this service.")
        var service: String?

        func document(in ledger: Ledger) async throws -> Document {
            let position = try await ledger.position(of: try when.when.moment())
            let effective = try when.effectiveMoment()
            var results = try await ledger.results(
                asOf: .position(position), effectiveBy: effective)
            let uncertain = try await uncertain(in: ledger, asOf: position, effective)
            if let service {
                let known = Set(results.map(\.service.service.rawValue))
                guard known.contains(service) else {
                    let near = Suggestions.nearest(to: service, among: known.sorted())
                    throw LedgerError(
                        .notFound,
                        "The ledger has no inspection of the service \(service.shortened).",
                        remedy: near.isEmpty
                            ? "See case-ledger inspections for the services."
                            : "Did you mean \(near.joined(separator: " or "))?")
                }
                results = results.filter { $0.service.service.rawValue == service }
            }
            return try await ledger.answer(
                InspectionList(results, uncertain: uncertain), asOf: position,
                effectiveBy: effective
            ).document
        }

        private func uncertain(
            in ledger: Ledger, asOf position: Position, _ effective: EffectiveMoment?
        ) async throws -> [StreamName] {
            guard let effective else { return [] }
            return try await ledger.uncertainInspections(
                asOf: .position(position), effectiveBy: effective,
                service: try service.map(ServiceID.init(argument:)))
        }
    }
#endif
