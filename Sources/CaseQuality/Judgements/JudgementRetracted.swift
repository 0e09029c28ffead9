public import EventSourcing

/// An answer was taken back: the question is unanswered again.
///
/// The event of the answer stays in the stream.
public struct JudgementRetracted: InspectionEventContent {
    public static let name: EventName = "judgement-retracted"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("question"),
        .value("supersedes"),
        .value("from", about: .child),
    ]
    package static let movesRatings: RatingReach? = .keyQuestion
    /// The case.
    public let caseKey: CaseKey
    /// The question; `nil` for the management oversight.
    public let question: Question.ID?
    /// The position of the event with the answer.
    public let supersedes: Position
    /// The answer that was taken back; `nil` for an oversight of which only aspects were judged.
    public let from: Answer?

    package init(
        caseKey: CaseKey, question: Question.ID?, supersedes: Position, from: Answer?
    ) {
        self.caseKey = caseKey
        self.question = question
        self.supersedes = supersedes
        self.from = from
    }

    package var input: CellInput { question.map { .answer(caseKey, $0) } ?? .oversight(caseKey) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = question?.tags(in: framework) ?? [:]
        tags[.caseKey] = caseKey.rawValue
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
        if let question { _ = try inspection.question(question, in: framework) }
        let standing =
            question.map { inspection.answers[$0, case: caseKey]?.position }
            ?? inspection.oversight[caseKey]?.position
        guard let standing else {
            throw Refusal(
                .neverJudged,
                "\(question.map { "Question \($0)" } ?? "Oversight") of case \(caseKey) has no "
                    + "answer.", remedy: "Nothing is to be taken back.")
        }
        guard standing == supersedes else {
            throw Refusal(
                .superseded,
                "The command names the answer at position \(supersedes); the current answer is "
                    + "at position \(standing).",
                remedy: "Read the current answer, and take that one back.")
        }
        try inspection.checkNotSubmitted(caseKey)
        try inspection.reason(of: provenance, for: "Taking back an answer")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        if let question {
            inspection.answers.remove(
                question, case: caseKey, counts: inspection.basis.cases[caseKey]?.counts == true)
            inspection.noteChange(of: caseKey)
        } else {
            inspection.oversight[caseKey] = nil
        }
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        question.map { basis.removeAnswer(to: $0, in: caseKey) } ?? .nothing
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let what = question?.words(in: framework) ?? "management oversight"
        return "\(provenance.actor.id) took back \(what) of \(caseKey)"
            + (from.map { ", which was \($0.words)" } ?? "")
    }
}
