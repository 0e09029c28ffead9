public import CaseLedger
internal import EventSourcing

/// The facts of an inspection other than judgements.
public struct ContextFacts: Hashable, Sendable {
    /// Facts about the service, its area and the sample.
    public let facts: [ReportFacts.Noted<RecordReportFacts.ContextFact>]
    /// The results of surveys.
    public let surveys: [ReportFacts.Noted<RecordReportFacts.SurveyResult>]
    /// Printed percentages without the answers behind them.
    public let publishedFigures: [ReportFacts.Noted<PublishedFigureRecorded>]
    /// Counts that the text of a publication states.
    public let statedCounts: [ReportFacts.Noted<StatedCount>]
    /// The timeline of events at the service.
    public let timeline: [ReportFacts.Noted<TimelineEntry>]
    /// Lines of facts of which one led to the next.
    public let chains: [ReportFacts.Noted<Chain>]

    /// Creates the answer from recorded facts.
    public init(
        facts: [ReportFacts.Noted<RecordReportFacts.ContextFact>],
        surveys: [ReportFacts.Noted<RecordReportFacts.SurveyResult>],
        publishedFigures: [ReportFacts.Noted<PublishedFigureRecorded>],
        statedCounts: [ReportFacts.Noted<StatedCount>] = [],
        timeline: [ReportFacts.Noted<TimelineEntry>],
        chains: [ReportFacts.Noted<Chain>] = []
    ) {
        self.facts = facts
        self.surveys = surveys
        self.publishedFigures = publishedFigures
        self.statedCounts = statedCounts
        self.timeline = timeline
        self.chains = chains
    }

    /// Where the facts come from; `nil` without any.
    public var origin: Origin? {
        (facts.map(\.origin) + surveys.map(\.origin) + publishedFigures.map(\.origin)
            + statedCounts.map(\.origin) + timeline.map(\.origin) + chains.map(\.origin)).joined
    }
}

extension ContextFacts: JSONMapped {
    public static let jsonMapping = JSONMapping<ContextFacts>(
        "Context", "Facts about the service, its area and the sample; surveys; the timeline.",
        JSONField("facts", "The facts, in the order they were recorded.") { $0.facts },
        JSONField("surveys", "Answers in surveys.") { $0.surveys },
        JSONField("publishedFigures", "Printed percentages without the answers behind them.") {
            $0.publishedFigures
        },
        JSONField("statedCounts", "Counts that the text of a publication states.") {
            $0.statedCounts
        },
        JSONField("timeline", "What happened at the service.") { $0.timeline },
        JSONField("chains", "Lines of facts of which one led to the next.") { $0.chains })
}

extension ContextFacts: DocumentedAnswer {
    public var subject: String { "context" }

    public var unlisted: String? { origin == nil ? "the context" : nil }

    public var blocks: [Document.Block] {
        let blocks =
            factBlocks + surveyBlocks + figureBlocks + countBlocks + chainBlocks + timelineBlocks
        return blocks.isEmpty ? [.paragraph("No context is recorded.")] : blocks
    }

    /// The facts and the survey results, a row each, for a spreadsheet.
    public var data: Table? {
        guard !facts.isEmpty || !surveys.isEmpty else { return nil }
        var table = Table([
            .init("Kind"), .init("About", .id), .init("Fact", .prose), .init("Value", .prose),
            .init("Unit"), .init("Count", .number), .init("Of", .number),
            .init("Supplied by", .prose), .init("As of", .time), .init("Where", .prose),
        ])
        let all =
            facts.map { ("fact", $0.value.target, $0.value.fact) }
            + surveys.map { ("survey \($0.value.survey)", .inspection, $0.value.fact) }
        for (kind, target, fact) in all {
            table.add([
                Table.Cell(kind), Table.Cell(target.description), Table.Cell(fact.words),
                Table.Cell(fact.boundedValue), Table.Cell(fact.unit.words),
                Table.Cell(fact.count), Table.Cell(fact.base),
                Table.Cell(fact.supplier.words), Table.Cell(fact.time.words),
                Table.Cell(fact.citation.place?.words),
            ])
        }
        return table
    }

    /// The facts, a list for each topic, in the order in which topics first occur.
    private var factBlocks: [Document.Block] {
        var topics: [GroupKey?] = []
        for topic in facts.map(\.value.fact.topic) where !topics.contains(topic) {
            topics.append(topic)
        }
        return topics.flatMap { topic -> [Document.Block] in
            let caption = topic.map { "Facts: \($0.rawValue.spelledOut)" } ?? "Facts"
            let chosen = facts.map(\.value).filter { $0.fact.topic == topic }
            return [
                .heading(caption, level: 2),
                .list(
                    chosen.map {
                        $0.fact.line + ($0.target == .inspection ? "" : "; about \($0.target)")
                    }),
            ]
        }
    }

    private var surveyBlocks: [Document.Block] {
        guard !surveys.isEmpty else { return [] }
        var table = Table(
            [
                .init("Survey", .id), .init("Question"), .init("Value", .number), .init("Unit"),
                .init("Of"),
            ], caption: "Surveys")
        for result in surveys.map(\.value) {
            table.add([
                Table.Cell(result.survey.rawValue), Table.Cell(result.fact.words),
                Table.Cell(result.fact.value.words), Table.Cell(result.fact.unit.words),
                Table.Cell(result.fact.base.map(String.init) ?? "not stated"),
            ])
        }
        return [.table(table)]
    }

    private var figureBlocks: [Document.Block] {
        guard !publishedFigures.isEmpty else { return [] }
        var table = Table(
            [
                .init("Item", .id), .init("%", .percent), .init("Of"), .init("Possible counts"),
            ], caption: "Published figures")
        for figure in publishedFigures.map(\.value) {
            table.add([
                Table.Cell(figure.item.description), Table.Cell(figure.percent),
                Table.Cell(figure.base.map(String.init) ?? "not stated"),
                Table.Cell(figure.possibleCounts.map(String.init).joined(separator: " or ")),
            ])
        }
        return [.table(table)]
    }

    private var countBlocks: [Document.Block] {
        guard !statedCounts.isEmpty else { return [] }
        var table = Table(
            [
                .init("Counted", .prose), .init("Count"), .init("Unit"), .init("%", .percent),
                .init("Where", .prose),
            ], caption: "Counts stated in the text")
        for count in statedCounts.map(\.value) {
            table.add([
                Table.Cell(count.subject.shown), Table.Cell(count.words),
                Table.Cell(count.unit.words), Table.Cell(count.percent),
                Table.Cell(count.citation.place?.words),
            ])
        }
        return [.table(table)]
    }

    private var chainBlocks: [Document.Block] {
        guard !chains.isEmpty else { return [] }
        let lines = chains.map(\.value).map { chain in
            let facts = chain.facts.map(\.rawValue).joined(separator: ", ")
            return "\(chain.what.words): \(facts)"
                + (chain.citation.place.map { "; \($0.words)" } ?? "")
        }
        return [.heading("What led to what", level: 2), .list(lines)]
    }

    private var timelineBlocks: [Document.Block] {
        guard !timeline.isEmpty else { return [] }
        var table = Table(
            [.init("When", .time), .init("What", .prose), .init("Where")], caption: "Timeline")
        for entry in timeline.map(\.value).sorted(by: TimelineEntry.isEarlier(_:than:)) {
            table.add([
                Table.Cell(entry.time.words),
                Table.Cell(entry.what.words + (entry.status == .planned ? " (planned)" : "")),
                Table.Cell(entry.citation.place?.words),
            ])
        }
        return [.table(table)]
    }
}

extension ReportedFact {
    /// The fact in one line: `"vacancy rate: 10.9 percent of 73; the service; 2021; page 19"`.
    fileprivate var line: String {
        var parts: [String]
        if case .text(let text) = value {
            parts = [topic == nil ? "\(words): \(text.words)" : text.words]
        } else {
            let of = base.map { " of \($0)" + (baseUnit.map { " \($0.words)" } ?? "") } ?? ""
            let counted = count.map { unit.words == "percent" ? " (\($0)\(of))" : ", \($0)\(of)" }
            parts = ["\(words): \(boundedValue) \(unit.words)\(counted ?? of)"]
        }
        parts += [supplier.words, time.words, citation.place?.words].compactMap(\.self)
        return parts.joined(separator: "; ")
    }

    /// The value, with the words of its bound.
    fileprivate var boundedValue: String {
        (bound.map { "\($0.words) " } ?? "") + value.words
    }

    /// The fact in words: its label, or its measure: `"staffing: vacancy rate"`.
    fileprivate var words: String {
        if let label { return label.words }
        let parts = measure.rawValue.split(separator: ".").map { String($0).spelledOut }
        let name = parts.joined(separator: ": ")
        let unit = unit.words
        let bare = name.hasSuffix(" \(unit)") ? String(name.dropLast(unit.count + 1)) : name
        return bare + (group.map { ", \($0.words.spelledOut)" } ?? "")
    }
}

extension String {
    /// A name such as `vacancyRatePercent` in words; a text with spaces is unchanged.
    ///
    /// Digits form separate words, and consecutive capitals form one word:
    /// `notInETEOver16Percent` is "not in ETE over 16 percent".
    package var spelledOut: String {
        guard !contains(" ") else { return self }
        let letters = Array(self)
        var words: [String] = []
        var word = ""
        func isBoundary(at index: Int) -> Bool {
            let (before, letter) = (letters[index - 1], letters[index])
            let next = index + 1 < letters.count ? letters[index + 1] : nil
            if letter == "_" || before == "_" { return true }
            if letter.isNumber != before.isNumber { return true }
            if letter.isUppercase, before.isLowercase { return true }
            return letter.isUppercase && before.isUppercase && next?.isLowercase == true
        }
        for (index, letter) in letters.enumerated() {
            if index > 0, isBoundary(at: index) {
                words.append(word)
                word = ""
            }
            if letter != "_" { word.append(letter) }
        }
        words.append(word)
        return words.filter { !$0.isEmpty }.map { word in
            let isAcronym = word.count > 1 && word.allSatisfy(\.isUppercase)
            return isAcronym ? word : word.lowercased()
        }.joined(separator: " ")
    }
}

extension StatedCount.Subject {
    /// What was counted: a question, or a standard with the words.
    fileprivate var shown: String {
        switch self {
        case .question(let id): id.rawValue
        case .other(let id, let text): "\(id): \(text.words)"
        }
    }
}
