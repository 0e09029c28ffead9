#if CLI
    import ArgumentParser
    import CaseLedger

    /// Takes back an answer.
    struct Retract: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "retract", "Take back an answer: the question is unanswered again.",
            examples: [
                "court-07 2.1.3 --reason \"Entered for the wrong case.\"",
                "court-07 oversight --reason \"Entered for the wrong case.\"",
            ],
            "The answer stays on record; views as of an earlier moment have it.")

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Argument(help: "The question, or oversight.")
        var question: String

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @Option(help: "The position of the answer that you saw and take back, such as 41.")
        var supersedes: Position?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let key = try CaseKey(argument: caseKey)
            let id = question == "oversight" ? nil : try Question.ID(argument: question)
            let found =
                id.map { standing.state.answer(to: $0, in: key)?.recordedAt }
                ?? standing.state.oversightJudgement(of: key)?.recordedAt
            return .retractJudgement(
                RetractJudgement(
                    caseKey: key, question: id, supersedes: supersedes ?? found ?? .start))
        }
    }
#endif
