#if CLI
    import ArgumentParser
    import CaseLedger

    /// Raises a challenge.
    struct ChallengeCommand: OngoingInspectionCommand {
        static let role: Role = .serviceManager
        static let configuration = recording(
            "challenge", "Challenge an answer, a rating, or what the draft says.",
            examples: [
                "C1 2.1 --kind wrongApplication\n--ground \"The guidance counts reviews.\"",
                "C2 court-07/2.1.3 --kind evidenceNotSeen\n--evidence file-12 "
                    + "--ground \"A plan was sent on time.\" --due 2026-05-08",
            ],
            """
            The target is an answer (court-07/2.1.3), a question, a standard, overall, or text \
            for a text of the draft. A factual inaccuracy, and a challenge of a text, need a \
            draft that was issued; the other kinds do not.
            """)

        @Argument(help: "The id of the challenge, such as C1.")
        var id: String

        @Argument(help: "What it is about.")
        var target: String

        @Option(help: "The kind of challenge.")
        var kind: ChallengeKind

        @Option(help: "The ground; organisational text, never about a child.")
        var ground: String

        @Option(help: "A reference of evidence for it; may be repeated.")
        var evidence: [String] = []

        @Option(help: "Until when it is to be resolved.")
        var due: PartialDate?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .raiseChallenge(
                RaiseChallenge(
                    try ChallengeID(argument: id), to: try target(on: standing), kind: kind,
                    ground: ground,
                    evidence: try evidence.map(EvidenceReference.init(argument:)), due: due))
        }

        private func target(on standing: Standing) throws -> ChallengeTarget {
            switch target {
            case "overall": return .overall
            case "text": return .text
            default: break
            }
            let parts = target.split(separator: "/", maxSplits: 1).map(String.init)
            if parts.count == 2 {
                return .answer(
                    try CaseKey(argument: parts[0]), try Question.ID(argument: parts[1]))
            }
            let id = try Standard.ID(argument: target)
            if standing.state.framework?.standard(id) != nil { return .standard(id) }
            return .question(try Question.ID(argument: target))
        }
    }
#endif
