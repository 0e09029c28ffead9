public import EventSourcing

/// A record that one or more pieces of evidence of one kind exist.
///
/// It never contains the content of the evidence.
public struct Evidence: Hashable, Sendable {
    /// The kind of evidence.
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

        /// The kind in a sentence: `"case file"`.
        var words: String {
            switch self {
            case .caseFile: "case file"
            case .dataReport: "data report"
            default: description
            }
        }
    }

    /// The subject of the evidence.
    public var target: ReportTarget
    /// The kind of evidence.
    public var kind: Kind
    /// The report's name for it: `"caseManagerInterviews"`.
    public var label: FreeText?
    /// The number of pieces, if stated, `0...1_000_000_000`.
    public var count: Int?
    /// The reference of the place where the evidence is kept, outside the ledger.
    public var reference: EvidenceReference?
    /// For a quotation: the function of the speaker.
    public var speaker: FreeText?
    /// For a quotation that repeats another one: the place of the other.
    public var duplicateOf: FreeText?
    /// The place in the report where it is printed.
    public var place: FreeText?

    /// Creates a record of evidence from its parts.
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
