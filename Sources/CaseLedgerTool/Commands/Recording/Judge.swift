#if CLI
    import ArgumentParser
    import CaseLedger

    /// Judges questions of a case.
    struct Judge: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "judge", "Judge questions of one case.",
            examples: [
                "court-07 2.1.1=yes 2.1.2=no 2.1.3=yes",
                "court-07 2.1.1.h=n/a --evidence file-0412 --held 2026-03-02",
                "court-07 2.1.1=yes 2.1.2=no --second blindSecond",
            ],
            """
            An answer is yes (sufficient), no (not sufficient) or n/a (not applicable). All of the \
            answers are recorded, or none. To change a recorded answer, use case-ledger correct.

            With --second, somebody who did not judge the case judges it again: blindSecond \
            without knowing its answers, calibration to come to one understanding. Second \
            judgements are recorded apart, count in no rating, and stay as they were given.

            Who judged a case, also a second time, may not vote on the ratings panel, unless the \
            edition says otherwise.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Argument(help: ArgumentHelp("Questions with answers.", valueName: "question=answer"))
        var judgements: [String]

        @Option(help: "The key of the evidence, such as file-0412; never the evidence itself.")
        var evidence: String?

        @Option(help: "Judge a case again that somebody else judged, for this purpose.")
        var second: SecondPurpose?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let evidence = try evidence.map(EvidenceReference.init(argument:))
            let caseKey = try CaseKey(argument: caseKey)
            let judgements = try judgements.map { text in
                let given = try GivenAnswer(text, on: standing)
                return RecordJudgements.Judgement(
                    question: given.question, answer: given.answer, evidence: evidence)
            }
            guard let second else {
                return .recordJudgements(
                    RecordJudgements(caseKey: caseKey, judgements: judgements))
            }
            return .recordSecondJudgements(
                RecordSecondJudgements(caseKey, for: second, judgements))
        }
    }
#endif
