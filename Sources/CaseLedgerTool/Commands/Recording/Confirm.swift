#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records that the panel confirms ratings.
    struct Confirm: OngoingInspectionCommand {
        static let role: Role = .panelChair
        static let configuration = recording(
            "confirm", "Record that the panel confirms ratings as they stand.",
            examples: [
                "2.3",
                "1.1 1.2 2.3 2.4 --based-on 41",
            ],
            """
            Confirmed is the rating by rule, or the proposed one where a standard is not rated on cases. If \
            one of them changes meanwhile, nothing is recorded.
            """)

        @Argument(help: ArgumentHelp("The standards.", valueName: "standard"))
        var standards: [String]

        @Option(help: "What else is to be said about it; organisational text.")
        var reason: String?

        @Option(help: "Votes for it.")
        var votesFor: Int?

        @Option(help: "Votes against it.")
        var votesAgainst: Int?

        @OptionGroup var seen: ObservationOption

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .recordPanelDecisions(
                try standards.map { text in
                    let id = try Standard.ID(argument: text)
                    let standing = standing.state.standardRating(id)
                    guard let rating = standing?.ruleRating ?? standing?.proposedRating else {
                        throw LedgerError(
                            .refused,
                            "Standard \(id) has no rating to confirm. Nothing was recorded.",
                            remedy: "See what it waits for: case-ledger next.",
                            refusal: .noRatingToDecide)
                    }
                    return RecordPanelDecisions.Decision(
                        standard: id, decided: rating, reason: reason, votesFor: votesFor,
                        votesAgainst: votesAgainst)
                })
        }

        func observation(on standing: Standing) async throws -> Observation? {
            let ids = try standards.map(Standard.ID.init(argument:))
            return try await seen.observation(of: ids, on: standing)
        }
    }
#endif
