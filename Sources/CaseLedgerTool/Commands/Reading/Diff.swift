#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints what differs between two moments.
    struct Diff: ReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "What differs between two moments, and which events made it differ.",
            discussion: """
                Examples:
                  case-ledger diff @fieldwork @published
                  case-ledger diff @published
                  case-ledger diff now --effective 2022-01-01 --only 2.1

                The second moment is now by default. With --effective, the first view is what \
                held by that date, and the second view is on --to-effective, or on the clock of \
                recording alone. Exit status 1 means that something differs.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption

        @Option(help: "The first view is what held by this date or time.")
        var effective: String?

        @Option(
            name: .customLong("to-effective"),
            help: "The second view is what held by this date or time.")
        var toEffective: String?

        @Option(help: "Only this cell and all below it: with 2.1 its questions and their answers.")
        var only: String?

        @Argument(help: "The first moment: a position, a milestone, a time or a date of recording.")
        var first: String

        @Argument(help: "The second moment.")
        var second = "now"

        func run() async throws {
            if try await show().answer["differences"] != .array([]) {
                throw ExitCode(ExitStatus.negative.rawValue)
            }
        }

        func document(in ledger: Ledger) async throws -> Document {
            let inspection = try await which.resolve(in: ledger)
            let from = try await view(of: inspection, first, effective)
            let to = try await view(of: inspection, second, toEffective)
            let histories = try await inspection.histories(asOf: from.moment, to.moment)
            let earlier = histories.first.view(effectiveBy: from.effective)
            let later = histories.second.view(effectiveBy: to.effective)
            let selection = try later.value.selection(only) ?? .all
            let compared = earlier.combined(with: later) { earlier, later in
                ComparedViews(
                    from: .init(asOf: from.position, effectiveOn: from.effective),
                    to: .init(asOf: to.position, effectiveOn: to.effective),
                    earlier.difference(to: later, in: selection))
            }
            return try await inspection.document(compared, at: to, origin: \.origin)
        }

        private func view(
            of inspection: LedgerInspection, _ moment: String, _ effective: String?
        ) async throws(LedgerError) -> View {
            View(
                position: try await inspection.position(of: try Moment(moment)),
                effective: try effective.map { text throws(LedgerError) in
                    try EffectiveMoment(text)
                })
        }
    }
#endif
