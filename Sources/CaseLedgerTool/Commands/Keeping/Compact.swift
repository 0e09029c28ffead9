#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Compacts the file of a ledger.
    struct Compact: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the ledger's file anew, without free space and erased texts.",
            discussion: """
                Examples:
                  case-ledger compact
                  case-ledger compact --ledger audits/2026.ledger --json

                No program may have the ledger open. The new file is verified completely before it \
                replaces the old one; after a crash the ledger has one of the two. The disk needs \
                room for both. Until then, bytes of a text that was erased may be left in the file. \
                Backups and exports that were made before keep the text: see case-ledger copies.
                """)

        @OptionGroup var options: LedgerOptions

        func run() async throws {
            let indicator = WorkIndicator()
            defer { indicator.end() }
            let compacted = CompactedLedger(
                path: options.path,
                try await Ledger.compact(at: options.path, lastHeadsIn: options.lastHeads))
            Console.note(recorded: compacted.sentence)
            guard !options.json else { return Console.print(json: compacted) }
            Console.print(compacted.sentence)
        }
    }
#endif
