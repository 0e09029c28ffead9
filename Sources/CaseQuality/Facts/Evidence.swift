public import EventSourcing

/// A record that one or more pieces of evidence of one kind exist.
///
/// It has at most a summary of the evidence, never its content.
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
        case practiceExample = 10

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
            case .practiceExample: "practiceExample"
            }
        }

        /// The kind in a sentence: `"case file"`.
        var words: String {
            switch self {
            case .caseFile: "case file"
            case .dataReport: "data report"
            case .practiceExample: "practice example"
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
    /// What it says, in the recorder's words; organisational text of at most 500 bytes.
    public var summary: FreeText?
    /// Whether it speaks for a strength or for an area for improvement.
    public var reads: Finding.Kind?
    /// The number of pieces, if stated, `0...1_000_000_000`.
    public var count: Int?
    /// What is counted: `"interviews"`.
    public var unit: FreeText?
    /// The number that the counted ones are of, if stated, `0...1_000_000_000`.
    public var base: Int?
    /// The reference of the place where the evidence is kept, outside the ledger.
    public var reference: EvidenceReference?
    /// For a quotation: the function of the speaker.
    public var speaker: FreeText?
    /// For a quotation that repeats another one: the place of the other.
    public var duplicateOf: FreeText?
    /// When it was given or examined.
    public var time: ReportedTime
    /// Who supplied it.
    public var supplier: ReportedSupplier
    /// Where the source says it, and who says it there.
    public var citation: Citation

    /// Creates a record of evidence from its parts.
    public init(
        target: ReportTarget, kind: Kind, label: FreeText? = nil, summary: FreeText? = nil,
        reads: Finding.Kind? = nil, count: Int? = nil, unit: FreeText? = nil, base: Int? = nil,
        reference: EvidenceReference? = nil, speaker: FreeText? = nil,
        duplicateOf: FreeText? = nil, time: ReportedTime = ReportedTime(),
        supplier: ReportedSupplier = ReportedSupplier(), citation: Citation = Citation()
    ) {
        self.target = target
        self.kind = kind
        self.label = label
        self.summary = summary
        self.reads = reads
        self.count = count
        self.unit = unit
        self.base = base
        self.reference = reference
        self.speaker = speaker
        self.duplicateOf = duplicateOf
        self.time = time
        self.supplier = supplier
        self.citation = citation
    }

    /// The evidence in words: `"interviews with case managers, 25 interviews"`, `"meeting doc-7"`.
    package var words: String {
        var parts = [summary?.words ?? label?.words ?? kind.words]
        if let speaker { parts[0] = "\(kind.words) of a \(speaker.words): \(parts[0])" }
        if let count {
            let counted = unit.map { "\(count) \($0.words)" } ?? count.counted(kind.words)
            parts.append(counted + (base.map { " of \($0)" } ?? ""))
        }
        if let reference { parts.append(reference.rawValue) }
        return parts.joined(separator: ", ")
    }

    /// The fields of evidence of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).target"),
            .value("\(path).kind"),
            .typed("\(path).label", about: .child),
            .typed("\(path).summary", about: .child),
            .value("\(path).reads"),
            .value("\(path).count"),
            .typed("\(path).unit", about: .nobody),
            .value("\(path).base"),
            .value("\(path).reference"),
            .typed("\(path).speaker", about: .child),
            .typed("\(path).duplicateOf", about: .child),
        ] + ReportedTime.fields("\(path).time") + ReportedSupplier.fields("\(path).supplier")
            + Citation.fields("\(path).citation")
    }
}
