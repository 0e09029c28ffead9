public import EventSourcing

/// Judges the management oversight of one case.
public struct JudgeOversight: Hashable, Sendable {
    public var caseKey: CaseKey
    /// Whether oversight of the case was sufficient as a whole; `nil` leaves it as it is.
    public var overall: Answer?
    /// Aspects that are judged apart, each once; the others stay as they are.
    public var aspects: [OversightAspectJudgement]
    /// Where the judgement stands that the person saw and changes; `nil` for the first one.
    ///
    /// A change needs a reason.
    public var supersedes: Position?

    public init(
        caseKey: CaseKey, overall: Answer?, aspects: [OversightAspectJudgement] = [],
        supersedes: Position? = nil
    ) {
        self.caseKey = caseKey
        self.overall = overall
        self.aspects = aspects
        self.supersedes = supersedes
    }
}
