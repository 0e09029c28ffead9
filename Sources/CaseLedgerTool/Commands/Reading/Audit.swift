#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints who changed what.
    struct Audit: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who changed a rating or an answer, when, why and with what authority.",
            discussion: """
                Examples:
                  case-ledger audit 2.1
                  case-ledger audit overall --provisional
                  case-ledger audit 2.1.3 -o audit.html
                  case-ledger audit by:a-7 --purpose "complaint of 2 March"
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @OptionGroup var why: PurposeOption
        @OptionGroup var who: OperatorOption

        @Flag(help: "Include changes of provisional ratings during fieldwork.")
        var provisional = false

        @Argument(
            help: """
                overall, a standard (2.1), a question (2.1.3), a case (court-07), an answer \
                (court-07/2.1.3), oversight, a recommendation (R1), a finding (F1), or by:KEY.
                """)
        var target: String

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            let purpose = target.hasPrefix("by:") ? try why.checked() : nil
            let actor = try who.agent()
            let document = try await inspection.historyDocument(
                at: view, origin: { $1.changes.map(\.origin).joined }
            ) {
                $0.auditTrail(
                    of: try $0.auditTarget(target), provisional: provisional, purpose: purpose)
            }
            if let purpose {
                try await inspection.noteReading(
                    ofPerson: String(target.dropFirst(3)), at: view, for: purpose, by: actor)
            }
            return document
        }
    }
#endif
