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

extension [OversightAspect: Answer] {
    /// The judgements in the order of their stages and themes.
    var judgements: [OversightAspectJudgement] {
        map { OversightAspectJudgement($0.key, $0.value) }.sorted {
            ($0.aspect.stage.rawValue, $0.aspect.theme)
                < ($1.aspect.stage.rawValue, $1.aspect.theme)
        }
    }
}
