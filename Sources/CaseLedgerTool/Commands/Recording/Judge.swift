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
            ],
            """
            An answer is yes (sufficient), no (not sufficient) or n/a (not applicable). All of the \
            answers are recorded, or none. To change a recorded answer, use case-ledger correct.
            """)

        @Argument(help: ArgumentHelp("The key of the case.", valueName: "case"))
        var caseKey: String

        @Argument(help: ArgumentHelp("Questions with answers.", valueName: "question=answer"))
        var judgements: [String]

        @Option(help: "The key of the evidence, such as file-0412; never the evidence itself.")
        var evidence: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let evidence = try evidence.map(EvidenceReference.init(argument:))
            return .recordJudgements(
                RecordJudgements(
                    caseKey: try CaseKey(argument: caseKey),
                    judgements: try judgements.map { text in
                        let given = try GivenAnswer(text, on: standing)
                        return RecordJudgements.Judgement(
                            question: given.question, answer: given.answer, evidence: evidence)
                    }))
        }
    }
#endif
