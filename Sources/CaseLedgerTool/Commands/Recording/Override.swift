#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records a rating that the panel decides.
    struct Override: OngoingInspectionCommand {
        static let role: Role = .panelChair
        static let configuration = recording(
            "override", "Record that the panel decides a rating other than the rating by rule.",
            examples: [
                "2.1 requiresImprovement --ground notRepresentative\n--reason \"One key question stands alone.\" --consensus",
                "2.1 good --ground other --based-on 41\n--reason \"As minuted.\" --for p-1 --for p-2 --against p-3",
            ],
            """
            This is professional discretion, and needs a ground and a reason. If the rating equals \
            the rating by rule, a confirmation is recorded. If the standard is not rated on cases, \
            the panel decides on the proposed rating.

            A second person approves the decision before the publication if it goes into or out \
            of Inadequate, or over more than one band, if it changes the rating of the service, \
            or if no trigger for discretion is met. The answer says which of these holds.

            Who voted how is stated by name, or by --consensus, unless the edition has no \
            permissions. Somebody who is barred from voting is left out, absent or abstained.
            """)

        @Argument(help: "The standard, such as 2.1.")
        var standard: String

        @Argument(help: "The rating that the panel decides.")
        var rating: Rating

        @Option(help: "The ground for discretion.")
        var ground: DiscretionGround?

        @Option(help: "The reason for a rating other than by rule; organisational text.")
        var reason: String?

        @OptionGroup(title: "Votes") var voting: VoteOptions

        @OptionGroup var seen: ObservationOption

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .recordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: try Standard.ID(argument: standard), decided: rating, ground: ground,
                    reason: reason, votes: try voting.votes)
            ])
        }

        func observation(on standing: Standing) async throws -> ObservedQuery? {
            try await seen.observation(of: [try Standard.ID(argument: standard)], on: standing)
        }

        func remarks(on events: [InspectionEvent]) -> [String] {
            events.compactMap { event in
                guard case .panelDecisionRecorded(let decision) = event else { return nil }
                switch decision.outcome {
                case .confirmed:
                    return
                        "\(decision.decided.label) is the rating by rule, so this is a "
                        + "confirmation. No discretion was used."
                case .qualitative, .discretion:
                    return nil
                }
            }
        }
    }
#endif
