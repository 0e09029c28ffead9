public import CaseLedger
internal import CaseQuality

/// All inspections of a ledger with their results.
public struct InspectionList: Hashable, Sendable {
    /// The inspections, the newest first.
    public let results: [InspectionResult]

    /// The inspections that may have been announced or published by the asked time.
    public let uncertain: [StreamName]

    /// The inspections that are left out, because records of them are lost.
    public let lost: [LostRecords]

    /// Creates a list of results, the newest first.
    public init(
        _ results: [InspectionResult], uncertain: [StreamName] = [], lost: [LostRecords] = []
    ) {
        self.results = results
        self.uncertain = uncertain
        self.lost = lost
    }
}

extension InspectionList: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionList>(
        "Inspections", "All inspections of the ledger with their results.",
        JSONField("inspections", "The inspections, the newest first.") { $0.results },
        JSONField("uncertain", "Those that may have been announced or published by then.") {
            $0.uncertain
        },
        JSONField("lost", "Inspections that are left out, because records of them are lost.") {
            $0.lost
        })
}

extension InspectionList: DocumentedAnswer {
    public var subject: String { "Inspections" }

    public var blocks: [Document.Block] {
        guard !results.isEmpty else {
            if !lost.isEmpty { return lostBlocks }
            return [
                .paragraph(
                    "No inspection was recorded by then. A moment is a time of recording, not of "
                        + "publication.")
            ] + uncertainBlocks + lostBlocks
        }
        var table = Table([
            .init("Inspection", .id), .init("Service"), .init("Stage"),
            .init("Overall", .rating), .init("Origin"),
        ])
        for result in results {
            table.add([
                Table.Cell(result.inspection.rawValue), Table.Cell(result.service.title),
                Table.Cell(result.stageWords),
                Table.Cell(
                    (result.overall.total == nil && result.overall.rating == nil
                        ? "not known" : "\(result.overallLabel), \(result.overall.pointsWords)")
                        + (result.printedWords.map { " (printed first: \($0))" } ?? "")),
                Table.Cell(result.overall.origin.description),
            ])
        }
        return [.table(table)] + uncertainBlocks + lostBlocks
    }

    private var lostBlocks: [Document.Block] {
        guard !lost.isEmpty else { return [] }
        let names = lost.filter { !$0.isNowhere }.map {
            $0.count == 0
                ? "\($0.stream) (perhaps, from position \($0.first) on)"
                : "\($0.stream) (\($0.count.counted("record")), the first at position \($0.first))"
        }
        var sentences = lost.filter(\.isNowhere).map(\.sentence)
        if !names.isEmpty {
            sentences.append(
                "Not listed, because records are lost: \(names.joined(separator: ", ")).")
        }
        sentences.append(
            "Read what was before with --as-of, or restore a backup that has the records.")
        return [.paragraph(sentences.joined(separator: " "))]
    }

    private var uncertainBlocks: [Document.Block] {
        guard !uncertain.isEmpty else { return [] }
        return [
            .paragraph(
                "Announced or published within a time that holds the asked one, so perhaps by then: "
                    + uncertain.map(\.rawValue).joined(separator: ", ") + ".")
        ]
    }

    public var data: Table? {
        var table = Table([
            .init("Inspection", .id), .init("Service"), .init("Stage"),
            .init("Points", .number), .init("Of", .number), .init("Overall", .rating),
            .init("Origin"),
        ])
        for result in results {
            table.add([
                Table.Cell(result.inspection.rawValue), Table.Cell(result.service.title),
                Table.Cell(result.stageWords), Table.Cell(result.overall.total),
                Table.Cell(result.overall.maximum), Table.Cell(result.overallLabel),
                Table.Cell(result.overall.origin.description),
            ])
        }
        return table
    }
}

extension InspectionResult {
    /// What the report printed, if another result holds now.
    fileprivate var printedWords: String? {
        guard let publication,
            (publication.overall, publication.total, publication.maximum)
                != (overall.rating, overall.total, overall.maximum)
        else { return nil }
        return publication.resultWords
    }

    /// How far the inspection is, in words.
    fileprivate var stageWords: String {
        guard let publication else { return stage == .panel ? "panel met" : "under way" }
        if let date = publication.publishedOn { return "published \(date)" }
        // A report of a document without a date has none; an own one was published when it held.
        guard overall.origin.isOwn, let held = publishedHeldAt else {
            return "published, date not known"
        }
        return "published \(held.dayWords)"
    }

    /// The overall rating, or the reason why there is none.
    fileprivate var overallLabel: String {
        overall.rating?.label
            ?? (overall.state == .notKnown || overall.state == .published
                ? "not known" : overall.state == .complete ? "no band table" : "not yet rated")
    }
}
