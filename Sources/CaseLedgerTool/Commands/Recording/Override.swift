#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records a rating that the panel decides.
    struct Override: OngoingInspectionCommand {
        static let role: Role = .panelChair
        static let configuration = recording(
            "override", "Record that the panel decides another rating than the rule gives.",
            examples: [
                "2.1 requiresImprovement --ground notRepresentative\n--reason \"One key question stands alone.\"",
                "2.1 good --ground other --based-on 41\n--reason \"As minuted.\"",
            ],
            """
            That is professional discretion, and needs a ground and a reason. Where the rating is the rule's \
            own, a confirmation is recorded; where the standard is not rated on cases, the panel decides on \
            the proposed rating. More than one band up, or any way down, needs a second person's approval.
            """)

        @Argument(help: "The standard, such as 2.1.")
        var standard: String

        @Argument(help: "The rating that the panel decides.")
        var rating: Rating

        @Option(help: "On what ground.")
        var ground: DiscretionGround?

        @Option(help: "Why the rating by rule does not hold; organisational text.")
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
            .recordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: try Standard.ID(argument: standard), decided: rating, ground: ground,
                    reason: reason, votesFor: votesFor, votesAgainst: votesAgainst)
            ])
        }

        func observation(on standing: Standing) async throws -> Observation? {
            try await seen.observation(of: [try Standard.ID(argument: standard)], on: standing)
        }

        func remarks(on events: [InspectionEvent]) -> [String] {
            events.compactMap { event in
                guard case .panelDecisionRecorded(let decision) = event else { return nil }
                switch decision.outcome {
                case .confirmed:
                    return
                        "\(decision.decided.label) is what the rule gives: this is a confirmation, and "
                        + "no discretion was used."
                case .qualitative, .discretion:
                    return nil
                }
            }
        }
    }
#endif
