/// The judgement of one aspect of management oversight.
public struct OversightAspectJudgement: Hashable, Sendable {
    /// The aspect.
    public var aspect: OversightAspect
    /// The answer.
    public var answer: Answer

    /// Creates a judgement from an aspect and an answer.
    public init(_ aspect: OversightAspect, _ answer: Answer) {
        self.aspect = aspect
        self.answer = answer
    }
}
