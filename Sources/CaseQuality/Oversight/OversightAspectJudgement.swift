/// The judgement of one aspect of management oversight.
public struct OversightAspectJudgement: Hashable, Sendable {
    public var aspect: OversightAspect
    public var answer: Answer

    public init(_ aspect: OversightAspect, _ answer: Answer) {
        self.aspect = aspect
        self.answer = answer
    }
}
