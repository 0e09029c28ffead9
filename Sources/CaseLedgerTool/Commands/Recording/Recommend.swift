#if CLI
    import ArgumentParser
    import CaseLedger

    /// Makes a recommendation.
    struct Recommend: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "recommend", "Make a recommendation.",
            examples: [
                "R1 --to \"management board\" --about Oversight\n--standard 2.2",
                "R2 --to \"head of service\" --about Training\n--sub-point \"Induction\" --sub-point \"Refreshers\"",
            ],
            """
            Record its follow-up with respond, action-plan, action, progress and close.
            """)

        @Argument(help: "Its number, such as R1.")
        var id: String

        @Option(help: "The addressee: a body or a function, not a person's name.")
        var to: String

        @Option(help: "The topic; organisational text.")
        var about: String

        @Option(help: "The partner who works on it with the addressee.")
        var partner: String?

        @Option(help: "A part with its own progress; may be repeated.")
        var subPoint: [String] = []

        @Option(help: "A standard that it is about; may be repeated.")
        var standard: [String] = []

        @Option(help: "The key of evidence for it; may be repeated.")
        var evidence: [String] = []

        @Option(help: "The date by which an action plan is due.")
        var planDue: PartialDate?

        @Option(
            help: ArgumentHelp(
                "The recommendation of an earlier inspection that it repeats.",
                valueName: "inspection=id"))
        var repeats: String?

        @Option(help: "A reason to record with it; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .makeRecommendations([
                Recommendation(
                    id: try RecommendationID(argument: id), addressee: FreeText(to),
                    partner: FreeText(partner), topic: FreeText(about),
                    subPoints: subPoint.map { FreeText($0) },
                    standards: try standard.map(Standard.ID.init(argument:)),
                    basis: try evidence.map(EvidenceReference.init(argument:)),
                    actionPlanDue: planDue,
                    repeats: try repeats.map { text in
                        let (inspection, id) = try KeyedText.split(text, as: "INSPECTION=ID")
                        return PreviousRecommendation(
                            inspection: try StreamName(argument: inspection),
                            id: try RecommendationID(argument: id))
                    })
            ])
        }
    }
#endif
