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

                An inspection of which records are lost is not listed but named, and the exit status \
                is 3 then.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var when: ViewOption

        @Option(help: "Only inspections of this service.")
        var service: String?

        func run() async throws {
            _ = try output.format(asJSON: options.json)
            let (document, isWhole) = try await options.withLedger { ledger in
                let list = try await list(in: ledger)
                return (list.document, list.isWhole)
            }
            try output.show(document, asJSON: options.json)
            if !isWhole { throw ExitCode(ExitStatus.integrityFailure.rawValue) }
        }

        func document(in ledger: Ledger) async throws -> Document {
            try await list(in: ledger).document
        }

        private func list(in ledger: Ledger) async throws -> (document: Document, isWhole: Bool) {
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
            let lost = try await ledger.lostRecords(asOf: .position(position))
            let answer = try await ledger.answer(
                InspectionList(results, uncertain: uncertain, lost: lost), asOf: position,
                effectiveBy: effective)
            return (answer.document, lost.isEmpty)
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
