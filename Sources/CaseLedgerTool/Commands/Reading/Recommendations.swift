#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the recommendations and their progress.
    struct Recommendations: ReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "The recommendations: age, plan, progress, and what is overdue.",
            discussion: """
                Examples:
                  case-ledger recommendations
                  case-ledger recommendations --on 2022-12-02 -o recommendations.md
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Option(help: "The day for ages and due dates (default: the day of the moment).")
        var on: String?

        @Flag(help: "Only recommendations that are not closed.")
        var open = false

        func document(in ledger: Ledger) async throws -> Document {
            let moment = try when.moment()
            var day: PartialDate?
            if let on {
                day = PartialDate(on)
                guard day?.day != nil else {
                    throw LedgerError(
                        .invalidInput, "--on is not a valid day: \"\(on.shortened)\".",
                        remedy: "Use a day such as 2022-12-02.")
                }
            }
            let inspection = try await which.resolve(in: ledger)
            let position = try await inspection.position(of: moment)
            var table = try await inspection.recommendations(asOf: moment, on: day)
            if open { table = table.onlyOpen }
            return try await inspection.answer(table, asOf: position, origin: table.origin).document
        }
    }

    extension RecommendationTable {
        fileprivate var origin: Origin? {
            let origins = rows.map(\.followed.made.origin)
            return origins.first.map { first in origins.reduce(first) { $0.and($1) } }
        }
    }
#endif
