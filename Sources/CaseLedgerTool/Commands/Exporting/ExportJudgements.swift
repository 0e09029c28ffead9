#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
    import CaseLedgerReports

    /// Writes the answers as they stand.
    struct ExportJudgements: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "judgements",
            abstract: "The answers of cases as they stand, as a spreadsheet (CSV).",
            discussion: """
                Examples:
                  case-ledger export judgements > cases.csv
                  case-ledger export judgements --form long -o cases.csv
                  case-ledger export judgements --case-keys own.keys -o own.csv

                The sheet has a row for each case. Where the answers of a case have different \
                inspectors or times, it has a row for each answer. case-ledger import judgements \
                reads it, and changes nothing if the sheet was not changed. Withdrawn cases, \
                second judgements and references to evidence are left out. With \
                --case-keys, the sheet has your own keys of cases instead of the made ones. The \
                ledger records the export: see case-ledger copies.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var who: OperatorOption

        @Option(help: "wide: a row for each case; long: a row for each answer.")
        var form: AnswerSheetForm?

        @Option(help: "Write your own keys of cases, from this file of an import.")
        var caseKeys: String?

        @Option(
            name: [.short, .customLong("output")],
            help: "Write the sheet to this file and replace it; - for standard output.")
        var output: String?

        func run() async throws {
            if let output, let caseKeys, output.isSameFile(as: caseKeys) {
                throw ValidationError("--output names the file of case keys. Name another file.")
            }
            let actor = try who.agent()
            try await options.withLedger { ledger in
                let inspection = try await which.resolve(in: ledger)
                let head = try await ledger.head().position
                let list = try caseKeys.map { try CaseKeysFile($0, creating: false).list }
                let sheet = try await inspection.exportJudgements(form: form, ownKeys: list)
                if options.json {
                    try await ledger.noteExport(
                        of: .judgements, inspection: inspection.id, through: head,
                        sheet.jsonText(isPretty: true) + "\n", to: nil, by: actor)
                    return Console.print(json: sheet)
                }
                try await ledger.noteExport(
                    of: .judgements, inspection: inspection.id, through: head, sheet.csv,
                    to: output, by: actor)
                if let output, output != "-" {
                    try OutputFile.write(sheet.csv, to: output)
                    Console.say("Wrote \(output).")
                } else {
                    Console.write(sheet.csv)
                }
                Self.say(sheet)
            }
        }

        /// Says what the sheet leaves out.
        private static func say(_ sheet: JudgementExport) {
            if !sheet.withdrawn.isEmpty {
                Console.say(
                    "Left out: \(sheet.withdrawn.count.counted("withdrawn case")).")
            }
            if sheet.mixed > 0 {
                Console.say(
                    "Inspector or time is empty for \(sheet.mixed.counted("case")), because it "
                        + "differs between the answers; --form long has them.")
            }
        }
    }
#endif
