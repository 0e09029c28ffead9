#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// A command that answers a question about a ledger: it says what the answer is, and the rest is
    /// the same for all.
    protocol ReadingCommand: AsyncParsableCommand {
        var options: LedgerOptions { get }
        var output: OutputOptions { get }

        /// The answer.
        func document(in ledger: Ledger) async throws -> Document
    }

    extension ReadingCommand {
        func run() async throws {
            _ = try output.format(asJSON: options.json)
            let document = try await options.withLedger { ledger in
                try await self.document(in: ledger)
            }
            try output.show(document, asJSON: options.json)
        }
    }

    /// A command that answers a question about one inspection, as of a moment.
    protocol InspectionReadingCommand: ReadingCommand {
        var which: InspectionOption { get }
        var when: MomentOption { get }

        /// The answer.
        ///
        /// - Parameters:
        ///   - inspection: The inspection.
        ///   - position: The position that the moment means.
        func document(
            of inspection: LedgerInspection, asOf position: Position
        ) async throws -> Document
    }

    extension InspectionReadingCommand {
        func document(in ledger: Ledger) async throws -> Document {
            let moment = try when.moment()
            let inspection = try await which.resolve(in: ledger)
            return try await document(
                of: inspection, asOf: try await inspection.position(of: moment))
        }
    }
#endif
