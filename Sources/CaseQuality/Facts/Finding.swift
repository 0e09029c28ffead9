public import EventSourcing

/// A strength or an area for improvement.
public struct Finding: Hashable, Identifiable, Sendable {
    /// The kind of finding.
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

        /// The kind in a sentence: `"strength"`.
        package var words: String {
            switch self {
            case .strength: "strength"
            case .areaForImprovement: "area for improvement"
            }
        }
    }

    /// The number of the finding.
    public var id: FindingID
    /// The subject of the finding.
    public var target: ReportTarget
    /// Whether it is a strength or an area for improvement.
    public var kind: Kind
    /// The finding in one line; organisational text of at most 500 bytes.
    public var label: FreeText
    /// The evidence that supports the finding.
    public var evidence: [EvidenceReference]
    /// The questions whose answers support the finding.
    public var questions: [Question.ID]
    /// An earlier finding, of this or another inspectorate, that this one confirms.
    public var related: FreeText?
    /// The finding of this inspection that this one says again, in a summary for instance.
    public var restates: FindingID?
    /// What it rests on and concerns, as the source links it or a reader inferred.
    public var links: [ReportLink]
    /// When it held.
    public var time: ReportedTime
    /// Where the source says it, and who says it there.
    public var citation: Citation

    /// Creates a finding from its parts.
    public init(
        id: FindingID, target: ReportTarget, kind: Kind, label: FreeText,
        evidence: [EvidenceReference] = [], questions: [Question.ID] = [],
        related: FreeText? = nil, restates: FindingID? = nil, links: [ReportLink] = [],
        time: ReportedTime = ReportedTime(), citation: Citation = Citation()
    ) {
        self.id = id
        self.target = target
        self.kind = kind
        self.label = label
        self.evidence = evidence
        self.questions = questions
        self.related = related
        self.restates = restates
        self.links = links
        self.time = time
        self.citation = citation
    }

    /// Whether the finding is about a part of the edition, or linked to it.
    package func concerns(_ part: ReportTarget) -> Bool {
        if target == part { return true }
        if case .question(let id) = part, questions.contains(id) { return true }
        return links.contains { $0.to == .part(part) }
    }

    /// Whether only a reader's inference links the finding to a part of the edition.
    package func isInferred(for part: ReportTarget) -> Bool {
        guard target != part else { return false }
        if case .question(let id) = part, questions.contains(id) { return false }
        return links.contains { $0.to == .part(part) && $0.isInferred }
    }

    /// The fields of a finding of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).id"),
            .value("\(path).target"),
            .value("\(path).kind"),
            .typed("\(path).label", about: .child),
            .value("\(path).evidence"),
            .value("\(path).questions"),
            .typed("\(path).related", about: .child),
            .value("\(path).restates"),
            .value("\(path).links.to"),
            .value("\(path).links.isInferred"),
            .typed("\(path).links.why", about: .child),
        ] + ReportedTime.fields("\(path).time") + Citation.fields("\(path).citation")
    }
}
