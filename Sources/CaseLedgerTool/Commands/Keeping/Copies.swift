#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Lists the copies that were made of a ledger.
    struct Copies: ReadingCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "The ledger's backups, exports, restores, persons' records that were read, and accepted states.",
            discussion: """
                Examples:
                  case-ledger copies
                  case-ledger copies --format csv -o copies.csv

                A copy may still have a text that was erased after it was made. Recorded are \
                backups, restores, restore --accept, export log, export judgements, log with -o, and \
                person. Not recorded are tables of figures, other answers that -o writes to a file \
                (audit, case, show, page), restores in other places, and copies by other programs.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var when: MomentOption

        func document(in ledger: Ledger) async throws -> Document {
            let position = try await ledger.position(of: try when.moment())
            return try await ledger.answer(
                CopyList(try await ledger.custody(through: position)), asOf: position
            ).document
        }
    }
#endif
