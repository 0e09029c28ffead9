#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// A command that writes an answer as one table, with a description of its columns beside it.
    protocol TableExport: AsyncParsableCommand {
        var options: LedgerOptions { get }
        var file: TableFileOption { get }

        /// Reads the answer.
        func document(in ledger: Ledger) async throws -> Document
    }

    extension TableExport {
        func run() async throws {
            let document = try await options.withLedger { try await self.document(in: $0) }
            guard !options.json else { return Console.print(json: document.answer) }
            try file.write(document)
        }
    }

    /// A command that writes an answer about one inspection as one table.
    protocol InspectionTableExport: TableExport {
        var which: InspectionOption { get }
        var when: ViewOption { get }

        /// Reads the answer at a moment on each clock.
        func document(of inspection: LedgerInspection, at view: View) async throws -> Document
    }

    extension InspectionTableExport {
        func document(in ledger: Ledger) async throws -> Document {
            let inspection = try await which.resolve(in: ledger)
            return try await document(of: inspection, at: try await when.view(of: inspection))
        }
    }
#endif
