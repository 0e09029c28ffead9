#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// A command that reads an answer from a ledger.
    ///
    /// Each command returns its answer as a document; the rest is common to all commands.
    protocol ReadingCommand: AsyncParsableCommand {
        var options: LedgerOptions { get }
        var output: OutputOptions { get }

        /// Reads the answer.
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

    /// A command that reads an answer about one inspection, as of a moment.
    protocol InspectionReadingCommand: ReadingCommand {
        var which: InspectionOption { get }
        var when: MomentOption { get }

        /// Reads the answer.
        ///
        /// - Parameters:
        ///   - inspection: The inspection.
        ///   - position: The position of the moment.
        /// - Returns: The answer as a document.
        /// - Throws: ``LedgerError`` when the answer cannot be read.
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
