#if CLI
    import ArgumentParser
    import CaseLedger

    /// Corrects a recommendation.
    struct CorrectRecommendationCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "correct-recommendation", "Correct the words, addressee or standards of one.",
            examples: [
                "R1 --to \"management board\"\n--reason \"Wrong addressee.\"",
                "R2 --sub-point 1=\"Induction of staff\"\n--standard 1.2 --reason \"Wording.\"",
            ],
            """
            What is not given stays as it is, and so does the follow-up. Both wordings stay in \
            the log.
            """)

        @Argument(help: "Its number, such as R1.")
        var id: String

        @Option(help: "The addressee: a body or a function, not a person's name.")
        var to: String?

        @Option(help: "The topic; organisational text.")
        var about: String?

        @Option(help: "The partner who works on it with the addressee.")
        var partner: String?

        @Option(
            help: ArgumentHelp(
                "The words of a sub-point; may be repeated.", valueName: "number=text"))
        var subPoint: [String] = []

        @Option(help: "A standard that it is about, instead of all before; may be repeated.")
        var standard: [String] = []

        @Option(help: "The date by which an action plan is due.")
        var planDue: PartialDate?

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let id = try RecommendationID(argument: id)
            let followed = standing.state.recommendations.first { $0.recommendation.id == id }
            // Without one, the rules refuse the command and name the recommendations.
            var corrected =
                followed?.recommendation
                ?? Recommendation(id: id, addressee: FreeText(""), topic: FreeText(""))
            if let to { corrected.addressee = FreeText(to) }
            if let about { corrected.topic = FreeText(about) }
            if let partner { corrected.partner = FreeText(partner) }
            if !standard.isEmpty {
                corrected.standards = try standard.map(Standard.ID.init(argument:))
            }
            if let planDue { corrected.actionPlanDue = planDue }
            if followed != nil {
                for text in subPoint { try change(text, of: &corrected) }
            }
            return .correctRecommendation(
                CorrectRecommendation(
                    corrected,
                    supersedes: followed.map { $0.correctedAt ?? $0.made.position } ?? .start))
        }

        private func change(_ text: String, of recommendation: inout Recommendation) throws {
            let (number, words) = try KeyedText.split(text, as: "NUMBER=TEXT")
            let count = recommendation.subPoints.count
            guard let number = Int(number), (1...max(count, 1)).contains(number), count > 0 else {
                throw LedgerError(
                    .invalidInput,
                    "Recommendation \(recommendation.id) has \(count.description) sub-points, and "
                        + "none of this number. Nothing was recorded.",
                    remedy: "Give the number of a sub-point that it has.")
            }
            recommendation.subPoints[number - 1] = FreeText(words)
        }
    }
#endif
