#if CLI
    import ArgumentParser
    import CaseLedger

    /// Judges the management oversight of a case.
    struct JudgeOversightCommand: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "judge-oversight", "Judge the management oversight of one case.",
            examples: [
                "court-07 no",
                "court-07 yes --aspect planning/desistance=no",
                "court-07 yes --reason \"The record was found.\"",
            ],
            """
            An answer is yes (sufficient), no (not sufficient) or n/a (not applicable); each aspect, \
            STAGE/THEME, has its own. With --reason it changes the judgement that stands.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Argument(help: "Whether oversight was sufficient as a whole.")
        var answer: String?

        @Option(
            help: ArgumentHelp(
                "One aspect: its stage, its theme and its answer; may be repeated.",
                valueName: "stage/theme=answer"))
        var aspect: [String] = []

        @Option(help: "Why the judgement that stands is changed; never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let caseKey = try CaseKey(argument: caseKey)
            let aspects = try aspect.map { text in
                let (name, answer) = try KeyedText.split(text, as: "STAGE/THEME=ANSWER")
                guard let aspect = OversightAspect(name) else {
                    throw LedgerError(
                        .invalidInput, "An aspect of oversight cannot be read.",
                        remedy: "Write its stage ("
                            + OversightStage.allCases.map(\.description).joined(separator: ", ")
                            + "), a slash and its theme, such as planning/desistance=yes.")
                }
                return OversightAspectJudgement(
                    aspect,
                    try Answer(given: answer, to: "oversight of \(aspect.stage.description)"))
            }
            let standingAt = standing.state.oversightJudgement(of: caseKey)?.recordedAt
            return .judgeOversight(
                JudgeOversight(
                    caseKey: caseKey,
                    overall: try answer.map { try Answer(given: $0, to: "oversight") },
                    aspects: aspects, supersedes: reason == nil ? nil : standingAt))
        }
    }
#endif
