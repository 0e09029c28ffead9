#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the minutes of the ratings panels, and what lies before the next one.
    struct PanelCommand: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "panel",
            abstract: "The minute of each ratings panel; before it meets, its pack.",
            discussion: """
                Examples:
                  case-ledger panel
                  case-ledger panel 1 -o minute.md
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Argument(help: "The number of the panel, from 1 (default: every panel).")
        var number: Int?

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(at: view) { history in
                let minutes = history.panelMinutes()
                guard let number else { return minutes }
                guard let chosen = minutes.only(number) else {
                    let count = minutes.meetings.count
                    let none =
                        history.state.isFromPublication
                        ? "The publication does not tell of a panel."
                        : "No panel met; omit the number for the pack."
                    throw LedgerError(
                        .notFound,
                        "Inspection \(inspection.id) has no panel \(number).",
                        remedy: count == 0
                            ? none : "Use a number from 1 to \(count).")
                }
                return chosen
            }
        }
    }
#endif
