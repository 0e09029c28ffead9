public import EventSourcing

/// A link from a finding, a summary or a recommendation to what it rests on or concerns.
public struct ReportLink: Hashable, Sendable {
    /// The other end of a link.
    public enum Target: Hashable, Sendable {
        /// A part of the inspection: a domain, a standard, a question, or the whole.
        case part(ReportTarget)
        /// A finding.
        case finding(FindingID)
        /// A fact, by its measure.
        case fact(MeasureKey)
        /// A section of the report outside the standards: `"foreword"`.
        case section(GroupKey)
    }

    /// The other end.
    public var to: Target
    /// Whether a reader inferred the link, and the source does not print it.
    public var isInferred: Bool
    /// What supports it.
    public var why: FreeText?

    /// Creates a link.
    public init(to target: Target, isInferred: Bool, why: FreeText? = nil) {
        to = target
        self.isInferred = isInferred
        self.why = why
    }

    /// The link in words: `"question 1.1.2 (inferred)"`.
    package var words: String { "\(to)" + (isInferred ? " (inferred)" : "") }

    /// The largest number of links of one record.
    static let most = 64
}

extension ReportLink.Target: CustomStringConvertible {
    /// The target as a text: `"standard 2.1"`, `"finding F1.S1"`, `"fact staffing.headcount"`.
    public var description: String {
        switch self {
        case .part(let target): target.description
        case .finding(let id): "finding \(id)"
        case .fact(let measure): "fact \(measure)"
        case .section(let section): "section \(section)"
        }
    }
}

extension Inspection {
    /// Checks links: the edition must have each part, and the inspection each finding and fact.
    func check(
        _ links: [ReportLink], of what: String, by provenance: Provenance
    ) throws(Refusal) {
        guard links.count <= ReportLink.most else {
            throw Refusal(
                .invalidNumber,
                "\(what) has \(links.count) links; the limit is \(ReportLink.most).",
                remedy: "Give the links that matter.")
        }
        let framework = try announced()
        for link in links {
            switch link.to {
            case .part(let target): try check(target, in: framework)
            // A document is recorded in parts, so that what it links to may come later.
            case .finding, .fact:
                guard provenance.origin.isOwn, !hasRecorded(link.to) else { break }
                throw Refusal(
                    .unknownFact,
                    "The link of \(what) to \(link.to) leads nowhere: it is not recorded.",
                    remedy: "Record it first, or correct its name.")
            case .section: break
            }
            try check(link.why, "The reason of a link of \(what)", atMost: ReportFacts.longest.text)
        }
    }

    /// Whether a finding or a fact is recorded.
    private func hasRecorded(_ target: ReportLink.Target) -> Bool {
        switch target {
        case .finding(let id): facts.findings.contains { $0.value.id == id }
        case .fact(let measure): facts.measures.contains(measure)
        case .part, .section: true
        }
    }
}
