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
    /// The timeline of events at the service.
    public let timeline: [ReportFacts.Noted<TimelineEntry>]

    /// Creates the answer from recorded facts.
    public init(
        facts: [ReportFacts.Noted<RecordReportFacts.ContextFact>],
        surveys: [ReportFacts.Noted<RecordReportFacts.SurveyResult>],
        publishedFigures: [ReportFacts.Noted<PublishedFigureRecorded>],
        timeline: [ReportFacts.Noted<TimelineEntry>]
    ) {
        self.facts = facts
        self.surveys = surveys
        self.publishedFigures = publishedFigures
        self.timeline = timeline
    }

    /// Where the facts come from; `nil` without any.
    public var origin: Origin? {
        (facts.map(\.origin) + surveys.map(\.origin) + publishedFigures.map(\.origin)
            + timeline.map(\.origin)).joined
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
        JSONField("timeline", "What happened at the service.") { $0.timeline })
}

extension ContextFacts: DocumentedAnswer {
    public var subject: String { "context" }

    public var unlisted: String? { origin == nil ? "the context" : nil }

    public var blocks: [Document.Block] {
        let blocks = factBlocks + surveyBlocks + figureBlocks + timelineBlocks
        return blocks.isEmpty ? [.paragraph("No context is recorded.")] : blocks
    }

    private var factBlocks: [Document.Block] {
        guard !facts.isEmpty else { return [] }
        var table = Table(
            [
                .init("Fact"), .init("Value", .number), .init("Unit"), .init("Of", .number),
                .init("Supplied by"), .init("As of", .time),
            ], caption: "Facts")
        var notes: [String] = []
        for fact in facts.map(\.value.fact) {
            if case .text(let text) = fact.value {
                notes.append("\(fact.words): \(text.words)")
                continue
            }
            table.add([
                Table.Cell(fact.words), Table.Cell(fact.value.words), Table.Cell(fact.unit.words),
                Table.Cell(fact.base), Table.Cell(fact.supplier?.words),
                Table.Cell(fact.asOf?.description),
            ])
        }
        return (table.rows.isEmpty ? [] : [.table(table)]) + (notes.isEmpty ? [] : [.list(notes)])
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
                Table.Cell(figure.item.words), Table.Cell(figure.percent),
                Table.Cell(figure.base.map(String.init) ?? "not stated"),
                Table.Cell(figure.possibleCounts.map(String.init).joined(separator: " or ")),
            ])
        }
        return [.table(table)]
    }

    private var timelineBlocks: [Document.Block] {
        guard !timeline.isEmpty else { return [] }
        var table = Table(
            [.init("When", .time), .init("What", .prose), .init("Where")], caption: "Timeline")
        for entry in timeline.map(\.value).sorted(by: { $0.date < $1.date }) {
            table.add([
                Table.Cell(entry.date.description), Table.Cell(entry.what.words),
                Table.Cell(entry.place?.words),
            ])
        }
        return [.table(table)]
    }
}

extension ReportedFact {
    /// The measure in words: `"staffing: vacancy rate"`.
    fileprivate var words: String {
        let parts = measure.rawValue.split(separator: ".").map { String($0).spelledOut }
        let name = parts.joined(separator: ": ")
        let unit = unit.words
        let bare = name.hasSuffix(" \(unit)") ? String(name.dropLast(unit.count + 1)) : name
        return bare + (group.map { ", \($0.words.spelledOut)" } ?? "")
    }
}

extension PublishedFigure {
    fileprivate var words: String {
        switch self {
        case .question(let id): id.rawValue
        case .measure(let key): key.rawValue
        }
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
