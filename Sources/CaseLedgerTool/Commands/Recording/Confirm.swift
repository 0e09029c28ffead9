#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records that the panel confirms ratings.
    struct Confirm: OngoingInspectionCommand {
        static let role: Role = .panelChair
        static let configuration = recording(
            "confirm", "Record that the panel confirms the current ratings.",
            examples: [
                "2.3 --consensus",
                "1.1 1.2 2.3 --based-on 41 --for p-1 --for p-2\n--against p-3",
            ],
            """
            The panel confirms the rating by rule, or the proposed rating of a standard that is \
            not rated on cases. If one of the ratings changes before the command is recorded, \
            nothing is recorded.

            Who voted how is stated by name, or by --consensus, unless the edition has no \
            permissions. Somebody who is barred from voting is left out, absent or abstained.
            """)

        @Argument(help: ArgumentHelp("The standards to confirm.", valueName: "standard"))
        var standards: [String]

        @Option(help: "A reason to record with it; organisational text.")
        var reason: String?

        @OptionGroup(title: "Votes") var voting: VoteOptions

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
                            remedy: "See the missing steps with case-ledger next.",
                            refusal: .noRatingToDecide)
                    }
                    return RecordPanelDecisions.Decision(
                        standard: id, decided: rating, reason: reason, votes: try voting.votes)
                })
        }

        /// A confirmation needs no ground, unless the rating that it read has changed since.
        func conflict(behind refusal: LedgerError) -> LedgerError? {
            guard refusal.refusal == .groundMissing else { return nil }
            return LedgerError(
                .conflict,
                "A rating changed while its confirmation was being recorded. Nothing was recorded.",
                remedy: "Read the ratings again, then confirm them.")
        }

        func observation(on standing: Standing) async throws -> ObservedQuery? {
            let ids = try standards.map(Standard.ID.init(argument:))
            return try await seen.observation(of: ids, on: standing)
        }
    }
#endif
