#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
    import CaseLedgerReports

    /// Prints an empty sheet.
    struct Template: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "An empty spreadsheet (CSV) for the answers of cases.",
            discussion: """
                Examples:
                  case-ledger template --framework hmip-youth-2021 --domain 2 > court.csv
                  case-ledger template --framework hmip-youth-2021 --labels > labels.csv
                  case-ledger template --framework hmip-youth-2021 --domain 2 \\
                      --form long --case court-07

                The sheet has a row for each case and a column for each question (--form wide), or \
                a row for each answer (--form long). Write yes, no or n/a into the cell of an \
                answer, and leave it empty while the question is not judged. The column domain \
                contains the number of the case's domain, as case-ledger frameworks show prints it. \
                The column inspector contains a key, never a name. The column time contains a date \
                such as 2026-03-31. The number of a question has a Q before it, because some \
                programs take 2.1.1 for a date; both are read. Columns and rows may be moved or removed, except \
                the column case. case-ledger import judgements reads the sheet.
                """)

        @OptionGroup var edition: FrameworkOption

        @Option(help: "wide: a row for each case; long: a row for each answer.")
        var form = AnswerSheetForm.wide

        @Option(help: "Only the questions of this domain.")
        var domain: String?

        @Option(
            name: .customLong("case"), parsing: .singleValue,
            help: "The key of a case whose rows the sheet starts with; may be repeated.")
        var cases: [String] = []

        @Flag(help: "Print the text of each question instead of a sheet.")
        var labels = false

        @Flag(help: "Answer in JSON; Docs/JSON.md describes every answer.")
        var json = false

        func run() throws {
            let edition = try edition.resolve()
            let domain = try domain.map(Domain.ID.init(argument:))
            let keys = try cases.map(CaseKey.init(argument:))
            let sheet =
                labels
                ? try edition.questionSheet(domain: domain)
                : try edition.answerSheetTemplate(form, domain: domain, cases: keys)
            guard !json else {
                return Console.print(
                    json: AnswerSheetTemplate(
                        sheet, of: edition.id, form: labels ? nil : form.rawValue, domain: domain))
            }
            Console.write(sheet)
            if !labels {
                Console.say("Next: fill the sheet in, then import it.")
                Console.say(.commands([Suggestion.help("import judgements").line]))
            }
        }
    }
#endif
