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
            An answer is yes (sufficient), no (not sufficient) or n/a (not applicable). Each \
            aspect, STAGE/THEME, has a separate answer. To change a recorded judgement, use \
            --reason.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Argument(help: "The answer for oversight as a whole.")
        var answer: String?

        @Option(
            help: ArgumentHelp(
                "An aspect with its answer; may be repeated.",
                valueName: "stage/theme=answer"))
        var aspect: [String] = []

        @Option(help: "The reason for changing a recorded judgement; never about a child.")
        var reason: String?

        @Option(help: "The stage of work, for a correction (default: inspector).")
        var stage: CorrectionStage?

        @Option(help: "The kind of correction (default: reconsidered).")
        var ground: CorrectionGround?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        var role: Role { stage == .moderation ? .moderator : .inspector }

        func validate() throws { try recording.checkTime(for: ground) }

        func command(on standing: Standing) throws -> InspectionCommand {
            let caseKey = try CaseKey(argument: caseKey)
            let aspects = try aspect.map { text in
                let (name, answer) = try KeyedText.split(text, as: "STAGE/THEME=ANSWER")
                guard let aspect = OversightAspect(name) else {
                    throw LedgerError(
                        .invalidInput, "--aspect does not name a valid aspect of oversight.",
                        remedy: "Write the stage ("
                            + OversightStage.allCases.map(\.description).joined(separator: ", ")
                            + "), a slash and the theme, such as planning/desistance=yes.")
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
                    aspects: aspects, supersedes: reason == nil ? nil : standingAt,
                    stage: stage ?? .inspector, ground: ground ?? .reconsidered))
        }
    }
#endif
