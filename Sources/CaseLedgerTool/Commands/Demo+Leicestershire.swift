#if CLI
    import CaseLedger
    import CaseLedgerImporting
    import CaseLedgerReports
    import Foundation

    extension Demo {
        private static let id: StreamName = "leicestershire-2021"

        /// Records the Leicestershire inspection of 2021, and prints its results.
        func recordLeicestershire() async throws {
            guard
                let url = Bundle.module.url(
                    forResource: Self.id.rawValue, withExtension: "json", subdirectory: "Reports")
            else {
                throw LedgerError(
                    .storage, "The report that is part of the command is missing.",
                    remedy: "Build the package again.")
            }
            let report = [UInt8](try Data(contentsOf: url))
            try await options.withLedger(creating: true) { ledger in
                try await refuseInspections(in: ledger, otherThan: [Self.id])
                let imported = try await record(report, in: ledger)
                Console.note(recorded: "The events of the demonstration are recorded.")
                try await show(imported, in: ledger)
            }
        }

        private func record(
            _ report: [UInt8], in ledger: Ledger
        ) async throws(LedgerError) -> ReportImport {
            do {
                return try await ledger.importReport(report, as: Self.id) { done, all in
                    WorkIndicator.show(done, of: all)
                }
            } catch  where error.code == .incomparable {
                throw LedgerError(
                    .incomparable,
                    "The ledger at \(options.path.shortened) already holds the demonstration, and a "
                        + "text of it has been erased. Nothing was recorded.",
                    remedy: "Read this ledger, or use --ledger with a new folder.")
            }
        }

        private func show(_ imported: ReportImport, in ledger: Ledger) async throws {
            let inspection = ledger.inspection(Self.id)
            let published = try await answer(.published, of: inspection)
            let before = try await answer(.fieldwork, of: inspection)
            let trail = try await inspection.auditTrail(of: "2.1")
            let position = try await ledger.position(of: .now)
            let demonstration = Demonstration(
                imported: imported, published: published.body, beforePanel: before.body,
                audit: trail, facts: try await inspection.state().facts)
            if options.json {
                Console.print(
                    json: try await inspection.answer(
                        demonstration, asOf: position, origin: .reconstructed))
                return
            }
            Console.print(
                Document(
                    "Demonstration",
                    [
                        .heading(published.service ?? Self.id.rawValue, level: 1),
                        .paragraph(demonstration.origin), .heading("As published", level: 2),
                    ] + published.body.blocks
                        + [
                            .heading("Just before the ratings panel met (@fieldwork)", level: 2)
                        ] + before.body.blocks.prefix(2)
                        + [.heading("Who changed 2.1", level: 2)] + trail.blocks + [
                            .paragraph(
                                "Contains public sector information licensed under the Open "
                                    + "Government Licence v3.0.")
                        ]))
            suggest([
                (["key-questions", "--standard", "2.1"], nil), (["explain", "1.2"], nil),
                (["anomalies"], nil), (["log", "--limit", "10"], nil),
                (["verify"], nil),
            ])
        }

        private func answer(
            _ milestone: Moment.Milestone, of inspection: LedgerInspection
        ) async throws -> HeadedAnswer<Ratings> {
            let ratings = try await inspection.ratings(asOf: .milestone(milestone))
            return try await inspection.answer(
                ratings, asOf: ratings.asOf.position, origin: ratings.overall.origin)
        }
    }
#endif
