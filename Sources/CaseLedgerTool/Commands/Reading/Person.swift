#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints everything that one person did.
    struct Person: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Everything that one person did or is named as the judge of.",
            discussion: """
                Examples:
                  case-ledger person a-7 --purpose "complaint of 2 March"

                This is a record of somebody's work, so it needs a purpose, which is printed with \
                it and recorded in the ledger, with who asked (--by). It has no counts and no rates.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption
        @OptionGroup var why: PurposeOption
        @OptionGroup var who: OperatorOption

        @Argument(help: "The key of the person.")
        var key: String

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            let (purpose, actor) = (try why.checked(), try who.agent())
            let document = try await inspection.historyDocument(
                at: view, origin: { $1.entries.map(\.cause.origin).joined }
            ) {
                guard case .person(let person) = try $0.auditTarget("by:\(key)") else {
                    throw LedgerError(
                        .notFound, "\(key.shortened) is not a person.",
                        remedy: "Use the key of a person.")
                }
                return $0.record(of: person, purpose: purpose)
            }
            // Before it is shown.
            try await inspection.noteReading(
                ofPerson: key, at: view, for: purpose, by: actor)
            return document
        }
    }
#endif
