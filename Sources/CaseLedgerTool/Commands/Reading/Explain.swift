#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints why a cell has its value.
    struct Explain: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Why a rating is what it is, down to the answers and the evidence.",
            discussion: """
                Examples:
                  case-ledger explain overall
                  case-ledger explain 2.1 --all
                  case-ledger explain 1.2 --as-of @fieldwork
                  case-ledger explain 2.1 --why-not good

                The first screen has as many levels as fit on it.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(help: "Show this many levels below the first.")
        var depth: Int?

        @Flag(help: "Show all levels.")
        var all = false

        @Option(
            name: .customLong("why-not"),
            help: "What would have to be different for this rating.")
        var whyNot: Rating?

        @Argument(help: "overall, a standard, a question, a case, oversight or a recommendation.")
        var target = "overall"

        func validate() throws {
            if let depth, !(0...100).contains(depth) {
                throw ValidationError("--depth is a number from 0 to 100.")
            }
            if depth != nil, all { throw ValidationError("Use --depth or --all, not both.") }
        }

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            func origin<Answer>(_ history: InspectionHistory, _: Answer) -> Origin? {
                (try? history.cell(named: target)).flatMap(history.origin(of:))
            }
            guard let whyNot else {
                let depth = all ? Int.max : depth
                return try await inspection.historyDocument(at: view, origin: origin) {
                    let cell = try $0.cell(named: target)
                    return ShownExplanation(
                        $0.explanation(of: cell), depth: depth,
                        isReconstructed: $0.origin(of: cell) == .reconstructed)
                }
            }
            return try await inspection.historyDocument(at: view, origin: origin) {
                guard let answer = $0.whyNot(whyNot, of: try $0.cell(named: target)) else {
                    throw LedgerError(
                        .invalidInput, "\(target.shortened) has no rating.",
                        remedy: "Use --why-not with overall or the number of a standard.")
                }
                return answer
            }
        }
    }
#endif
