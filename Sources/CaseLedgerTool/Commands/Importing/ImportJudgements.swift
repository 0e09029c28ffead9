#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
    import CaseLedgerReports

    /// Imports a sheet of answers.
    struct ImportJudgements: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "judgements",
            abstract: "Record judgements of cases from a spreadsheet (CSV).",
            discussion: """
                Examples:
                  case-ledger import judgements court.csv --by a-7 --select --dry-run
                  case-ledger import judgements court.csv --by a-7 --select
                  case-ledger import judgements court.csv --by m-2 --role moderator \\
                      --stage moderation --reason "Moderated on 12 March."
                  case-ledger import judgements again.csv --by a-7 --second blindSecond
                  case-ledger import judgements own.csv --by a-7 --case-keys own.keys
                  case-ledger import judgements - --by a-7 < court.csv

                The sheet has a row for each case and a column for each question, or a row for \
                each answer with the columns case, question and answer. The headings determine \
                which form it is. case-ledger template writes an empty sheet. An answer is yes, no \
                or n/a. An empty cell in a column of a question means that the question is not \
                judged. A date is 2026-03-31 or 31 March 2026.

                Sheets are read as spreadsheet programs write them. What is not certain is asked: \
                the message names the option that answers it. A mapping file keeps the answers for \
                the next sheet, with lines such as "heading Met? = 2.1.1", "answer Met = yes", \
                "ignore = Notes" and "date-order = dmy". --problems writes your own sheet with a \
                column that says what is wrong in each row.

                The whole sheet is recorded, or nothing. Answers that the ledger already has \
                change nothing, so a sheet can be imported again. Answers that differ are \
                corrections, and need --reason; so do other inspectors or dates of the same \
                answers. With --reason, answers are taken back whose cells are empty now, unless \
                --keep-empty is given: give it with a sheet of a part of the answers. If a row \
                names no inspector, the actor of the import is recorded as the judge.

                A key of a case is a word of the edition or up to four letters, and up to four \
                digits, such as court-07. With --case-keys FILE, made keys such as case-0001 \
                replace all other keys. FILE is outside the ledger, and only you can read it. It \
                has what each made key stands for. Name it again for the next sheet of the same \
                cases, and keep a copy. Dates, and numbers of police, health or case systems, are \
                refused. --keep-keys keeps other keys where the edition allows it.

                With --second, the sheet has second judgements of cases that somebody else judged. \
                They are recorded apart, count in no rating, and stay as they were given. A sheet \
                has one second judge for each case, and no oversight.

                The name of the file is recorded, and audit shows it: "entered by a-7 from \
                court.csv". --omit-file-name leaves it out.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption

        @OptionGroup var who: ActorOptions
        @OptionGroup var sheet: SheetOptions
        @OptionGroup var keys: CaseKeyOptions

        @Option(help: "The reason for corrections; nothing about a child.")
        var reason: String?

        @Option(help: "The stage of work in which answers are corrected (default: inspector).")
        var stage: CorrectionStage?

        @Option(help: "The kind of corrections: misrecorded holds from the time of the judgement.")
        var ground: CorrectionGround?

        @Option(help: "Record second judgements, for this purpose.")
        var second: SecondPurpose?

        @Option(help: "Why answers are recorded only now that held before the selection.")
        var backdated: String?

        @Flag(help: "Keep recorded answers whose cells are empty, also with --reason.")
        var keepEmpty = false

        @Flag(help: "Add missing cases to the sample, for the domain of their questions.")
        var select = false

        @Flag(help: "Cases whose keys differ only in zeros, case or separators are two.")
        var distinct = false

        @Flag(help: "Do not record the name of the file with the answers.")
        var omitFileName = false

        @Flag(help: "Check the whole sheet, and record nothing.")
        var dryRun = false

        @Flag(help: "Say on standard error which step of the import begins.")
        var progress = false

        @Argument(help: "The sheet, a CSV file; - for stdin.")
        var file: String

        func validate() throws {
            guard second != nil else { return }
            let given = [
                ("--reason", reason != nil), ("--stage", stage != nil), ("--ground", ground != nil),
                ("--keep-empty", keepEmpty), ("--select", select), ("--distinct", distinct),
            ].filter(\.1).map(\.0)
            guard given.isEmpty else {
                throw ValidationError(
                    "A second judgement is not corrected, and its case was judged before. Omit "
                        + "\(given.joined(separator: " and ")) with --second.")
            }
        }

        func run() async throws {
            InterruptedImport.announce()
            _ = try who.person
            try sheet.check(against: file, caseKeys: keys.caseKeys)
            var reading = try sheet.reading()
            reading.keepsSimilarKeysApart = distinct
            let bytes = try InputFile.read(file)
            try await options.withLedger(records: true) { ledger in
                let inspection = try await which.resolve(in: ledger)
                let standing = try await inspection.state()
                let isModerating = stage == .moderation
                let brings = try who.actor(
                    for: isModerating ? .moderate : select ? .selectCases : .judge, on: standing,
                    otherwise: isModerating ? .moderator : .inspector)
                let imported: JudgementImport = try await keys.using(for: standing) { own, keep in
                    try await self.imported(bytes, reading, into: inspection, by: brings, own, keep)
                }
                if imported.position != nil {
                    Console.note(recorded: "Recorded \(imported.events.counted("event")).")
                    await Console.warnAboutClock(of: ledger)
                }
                let report = try await JudgementImportReport(
                    imported, isDryRun: dryRun, keepsEmpty: keepEmpty, by: brings.id, of: inspection
                )
                let answer = try await inspection.answer(
                    report, asOf: try await ledger.position(of: .now), origin: .recorded)
                guard !options.json else { return Console.print(json: answer) }
                Console.print(Document(answer.document.title, report.blocks))
                keys.say(imported)
                guard imported.events > 0 else { return }
                let context = Suggestion.Context(
                    ledger: options.ledger, by: nil,
                    inspection: try await Suggestion.Context.named(inspection.id, in: ledger))
                guard !dryRun else {
                    return Console.say("Next: the same command without --dry-run.")
                }
                // Somebody to whom the effect is withheld is not sent to look at it.
                Console.say(report.isBlind ? "Next:" : "Next: look at the ratings.")
                Console.say(
                    .commands([
                        Suggestion(reading: [report.isBlind ? "next" : "ratings"], context).line
                    ]))
            }
        }

        /// Says which step of a long import begins.
        private func report(_ step: SheetImportStep) {
            guard progress else { return WorkIndicator.name(step.words) }
            Console.say("\(step.words).")
        }

        /// The name of the file without its folder; `nil` for standard input, and if it is omitted.
        private var fileName: String? {
            omitFileName || file == "-" ? nil : file.split(separator: "/").last.map(String.init)
        }

        private func imported(
            _ bytes: [UInt8], _ reading: SheetReading, into inspection: LedgerInspection,
            by actor: Agent, _ ownKeys: OwnCaseKeys,
            _ keep: (MadeCaseKeys) throws(LedgerError) -> Void
        ) async throws(LedgerError) -> JudgementImport {
            do throws(LedgerError) {
                if let second {
                    return try await inspection.importSecondJudgements(
                        bytes, for: second, by: actor, authority: who.authority,
                        backdated: backdated, file: fileName, reading: reading,
                        ownKeys: ownKeys, keeping: keep, dryRun: dryRun, reporting: report)
                }
                return try await inspection.importJudgements(
                    bytes, by: actor, authority: who.authority, reason: reason,
                    stage: stage ?? .inspector, ground: ground,
                    selecting: select,
                    retracting: reason != nil && stage ?? .inspector == .inspector && !keepEmpty,
                    backdated: backdated, file: fileName, reading: reading, ownKeys: ownKeys,
                    keeping: keep, dryRun: dryRun, reporting: report)
            } catch {
                try sheet.write(problemsOf: error, in: bytes, reading)
                throw error.withOptionsNamed
            }
        }
    }

    extension SheetImportStep {
        /// The step as the beginning of a sentence.
        fileprivate var words: String {
            switch self {
            case .reading(let bytes): "Reading the sheet, \(bytes.counted("byte"))"
            case .checking(let answers): "Checking \(answers.counted("answer"))"
            case .recording(let events): "Recording \(events.counted("event"))"
            }
        }
    }
#endif
