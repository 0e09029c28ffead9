public import EventSourcing

/// A strength or an area for improvement.
public struct Finding: Hashable, Sendable {
    /// Which of the two.
    public enum Kind: UInt8, Spelled {
        case strength = 0
        case areaForImprovement = 1

        /// The spelling in data and JSON.
        public var description: String {
            switch self {
            case .strength: "strength"
            case .areaForImprovement: "areaForImprovement"
            }
        }

        /// The sort in a sentence.
        var words: String {
            switch self {
            case .strength: "strength"
            case .areaForImprovement: "area for improvement"
            }
        }
    }

    /// Its number.
    public var id: FindingID
    /// What it is about.
    public var target: ReportTarget
    public var kind: Kind
    /// What was found, in a line; organisational text.
    public var label: FreeText
    /// The evidence that it rests on.
    public var evidence: [EvidenceReference]
    /// The questions whose answers it rests on.
    public var questions: [Question.ID]
    /// A finding of another inspection, or of another inspectorate, that it bears out.
    public var related: FreeText?

    public init(
        id: FindingID, target: ReportTarget, kind: Kind, label: FreeText,
        evidence: [EvidenceReference] = [], questions: [Question.ID] = [], related: FreeText? = nil
    ) {
        self.id = id
        self.target = target
        self.kind = kind
        self.label = label
        self.evidence = evidence
        self.questions = questions
        self.related = related
    }
}
