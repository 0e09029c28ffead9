public import EventSourcing

/// A piece of evidence, or several of one kind: that it exists, never what is in it.
public struct Evidence: Hashable, Sendable {
    /// What sort of evidence.
    public enum Kind: UInt8, Spelled {
        case document = 0
        case presentation = 1
        case meeting = 2
        case interview = 3
        case caseFile = 4
        case observation = 5
        case dataReport = 6
        case questionnaire = 7
        case survey = 8
        case quotation = 9

        /// The spelling in data and JSON.
        public var description: String {
            switch self {
            case .document: "document"
            case .presentation: "presentation"
            case .meeting: "meeting"
            case .interview: "interview"
            case .caseFile: "caseFile"
            case .observation: "observation"
            case .dataReport: "dataReport"
            case .questionnaire: "questionnaire"
            case .survey: "survey"
            case .quotation: "quotation"
            }
        }

        /// The sort in a sentence.
        var words: String {
            switch self {
            case .caseFile: "case file"
            case .dataReport: "data report"
            default: description
            }
        }
    }

    /// What it is about.
    public var target: ReportTarget
    public var kind: Kind
    /// What the report calls it: `"caseManagerInterviews"`.
    public var label: FreeText?
    /// How many, where that is stated.
    public var count: Int?
    /// Where it is kept.
    public var reference: EvidenceReference?
    /// For a quotation: in which function somebody spoke.
    public var speaker: FreeText?
    /// For a quotation: the place whose words it repeats.
    public var duplicateOf: FreeText?
    /// Where it is printed.
    public var place: FreeText?

    public init(
        target: ReportTarget, kind: Kind, label: FreeText? = nil, count: Int? = nil,
        reference: EvidenceReference? = nil, speaker: FreeText? = nil, duplicateOf: FreeText? = nil,
        place: FreeText? = nil
    ) {
        self.target = target
        self.kind = kind
        self.label = label
        self.count = count
        self.reference = reference
        self.speaker = speaker
        self.duplicateOf = duplicateOf
        self.place = place
    }
}
