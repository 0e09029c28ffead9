public import EventSourcing

/// An inspector judged the management oversight of one case.
///
/// A later judgement of the same case takes the place of the one it names; both stay on record.
public struct OversightJudged: Event {
    public static let name: EventName = "oversight-judged"
    /// The case.
    public let caseKey: CaseKey
    /// Whether oversight of the case was sufficient as a whole; `nil` when only aspects were judged.
    public let overall: Answer?
    /// Aspects that were judged apart, in the order of their stages and themes.
    public let aspects: [OversightAspectJudgement]
    /// Where the judgement that this one replaces was recorded.
    public let supersedes: Position?
    /// Who judged, when somebody else recorded it.
    public let judgedBy: Actor.ID?
}
