public import EventSourcing

/// A count of cases that the text of a report states was recorded.
///
/// The tables and the answers rate; a stated count is compared with them and changes nothing.
public struct StatedCountRecorded: InspectionEventContent {
    public static let name: EventName = "stated-count-recorded"
    package static let fields: [FieldPrivacy] =
        [
            .value("count.id"),
            .text("count.subject", 2, about: .child),
            .value("count.yes"),
            .value("count.no"),
            .value("count.of"),
            .text("count.inWords", 3, about: .child),
            .value("count.percent"),
            .text("count.unit", 4, about: .nobody),
        ] + Citation.fields("count.citation", places: 5, note: 6)
    /// The count.
    public let count: StatedCount

    package init(count: StatedCount) { self.count = count }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues =
            switch count.subject {
            case .question(let id): id.tags(in: framework)
            case .other(let id, _): [.standard: id.rawValue]
            }
        tags[.measure] = count.id.rawValue
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        let what = "Count \(count.id)"
        guard !inspection.facts.counts.contains(where: { $0.value.id == count.id }) else {
            throw ReportFacts.again(what)
        }
        switch count.subject {
        case .question(let id): _ = try inspection.question(id, in: framework)
        case .other(let id, let text):
            _ = try inspection.standard(id, in: framework)
            try inspection.require(text, "The subject of \(what)", atMost: ReportFacts.longest.name)
        }
        for number in [count.yes, count.no, count.of] { try inspection.check(number, what) }
        let counted = [count.yes, count.no].compactMap(\.self)
        guard !counted.isEmpty || count.inWords != nil else {
            throw .nothing("\(what) states no number.", remedy: "Give yes, no or the words.")
        }
        if let total = count.of, counted.reduce(0, +) > total {
            throw Refusal(
                .invalidNumber, "\(what) is \(count.words): the parts are more than the whole.",
                remedy: "Correct the numbers.")
        }
        if let percent = count.percent, !(0...100).contains(percent) {
            throw Refusal(
                .percentageImpossible, "\(percent)% is not a valid percentage.",
                remedy: "Give a whole percentage from 0 to 100.")
        }
        try inspection.check(
            count.inWords, "The words of \(what)", atMost: ReportFacts.longest.name)
        try inspection.require(count.unit, "The unit of \(what)", atMost: ReportFacts.longest.name)
        try inspection.check(count.citation, of: what)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.counts.append(ReportFacts.Noted(count, at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let subject =
            switch count.subject {
            case .question(let id): id.words(in: framework)
            case .other(let id, _): id.words(in: framework)
            }
        return "\(provenance.who("the inspectorate")) recorded a count stated in the text on "
            + subject
    }
}
