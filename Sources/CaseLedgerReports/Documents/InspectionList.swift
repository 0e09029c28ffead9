public import CaseLedger

/// All inspections of a ledger with their results.
public struct InspectionList: Hashable, Sendable {
    /// The inspections, the newest first.
    public let results: [InspectionResult]

    /// Creates a list of results, the newest first.
    public init(_ results: [InspectionResult]) { self.results = results }
}

extension InspectionList: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionList>(
        "Inspections", "All inspections of the ledger with their results.",
        JSONField("inspections", "The inspections, the newest first.") { $0.results })
}

extension InspectionList: DocumentedAnswer {
    public var subject: String { "Inspections" }

    public var blocks: [Document.Block] {
        guard !results.isEmpty else {
            return [
                .paragraph(
                    "No inspection was recorded by then. A moment is a time of recording, not of "
                        + "publication.")
            ]
        }
        var table = Table([
            .init("Inspection", .id), .init("Service"), .init("Stage"),
            .init("Overall", .rating), .init("Origin"),
        ])
        for row in rows {
            table.add([
                row[0], row[1], row[2],
                Table.Cell("\(row[5].text), \(row[3].text) of \(row[4].text)"), row[6],
            ])
        }
        return [.table(table)]
    }

    public var data: Table? {
        var table = Table([
            .init("Inspection", .id), .init("Service"), .init("Stage"),
            .init("Points", .number), .init("Of", .number), .init("Overall", .rating),
            .init("Origin"),
        ])
        for row in rows { table.add(row) }
        return table
    }

    private var rows: [[Table.Cell]] {
        results.map { result in
            let stage =
                result.publication.map {
                    "published" + ($0.publishedOn.map { " \($0)" } ?? ", date not known")
                } ?? (result.stage == .panel ? "panel met" : "under way")
            let overall = result.overall.rating ?? result.publication?.overall
            return [
                Table.Cell(result.inspection.rawValue), Table.Cell(result.service.title),
                Table.Cell(stage), Table.Cell(result.overall.total),
                Table.Cell(result.overall.maximum),
                Table.Cell(
                    overall?.label
                        ?? (result.publication == nil ? "not yet rated" : "no band table")
                ), Table.Cell(result.overall.origin.description),
            ]
        }
    }
}
