#if CLI
    import ArgumentParser
    import CaseLedger

    /// Corrects an answer.
    struct Correct: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "correct", "Correct the current answer; the old answer stays on record.",
            examples: [
                "court-07 2.1.3=no --reason \"The file shows no review.\"",
                "court-07 2.1.3=no --stage moderation --supersedes 41\n--reason \"As read in moderation.\"",
            ],
            """
            The command replaces the current answer. With --supersedes, it replaces the answer at \
            that position, if that answer is still the current one. With --stage moderation, the \
            role is moderator; with --stage factualAccuracy, it is lead inspector.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Argument(
            help: ArgumentHelp("The question and its new answer.", valueName: "question=answer"))
        var judgement: String

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @Option(help: "The stage of work (default: inspector).")
        var stage: CorrectionStage?

        @Option(
            help: """
                The kind of correction: misrecorded holds from the time of the judgement, the \
                others from their own (default: reconsidered).
                """)
        var ground: CorrectionGround?

        @Option(help: "The position of the answer that you saw and correct, such as 41.")
        var supersedes: Position?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func validate() throws { try recording.checkTime(for: ground) }

        var role: Role {
            switch stage {
            case .inspector, nil: .inspector
            case .moderation: .moderator
            case .factualAccuracy: .leadInspector
            }
        }

        func command(on standing: Standing) throws -> InspectionCommand {
            let caseKey = try CaseKey(argument: caseKey)
            let given = try GivenAnswer(judgement, on: standing)
            let found = standing.state.answer(to: given.question, in: caseKey)?.recordedAt
            return .correctJudgement(
                CorrectJudgement(
                    caseKey: caseKey, question: given.question,
                    supersedes: supersedes ?? found ?? .start, to: given.answer,
                    stage: stage ?? .inspector, ground: ground ?? .reconsidered))
        }
    }
#endif
