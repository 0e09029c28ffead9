public import CaseLedger

/// The result of a salvage.
public struct SalvagedCopy: Sendable {
    /// The folder of the new ledger.
    public let path: String
    /// What was copied, and what is missing.
    public let report: SalvageReport

    /// Creates the result.
    public init(path: String, _ report: SalvageReport) {
        self.path = path
        self.report = report
    }

    /// The result in one sentence.
    public var sentence: String {
        let end = report.head
        let lost = report.missing.reduce(0) { $0 + Int($1.last.rawValue - $1.first.rawValue) + 1 }
        return """
            Copied \(report.commands.counted("whole command")) with \
            \(report.records.counted("record")) to \(path), which ends at position \(end). \
            \(lost == 0 ? "No position is lost." : "\(lost.counted("position")) of \(end) \(lost == 1 ? "is" : "are") lost.")
            """
    }
}

extension SalvagedCopy: DocumentedAnswer {
    public static var jsonSchema: JSONSchema { SalvageReport.jsonSchema }

    public var json: JSONValue { report.json }

    public var subject: String { report.isComplete ? "Salvage, complete" : "Salvage, incomplete" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = [.paragraph(sentence)]
        if !report.problems.isEmpty {
            blocks += [.heading("Damage", level: 2), .list(report.problems)]
        }
        if !report.missing.isEmpty {
            blocks += [
                .heading("Lost positions", level: 2), .table(missing),
                .note(
                    "A marker stands at each lost position. Answers about its inspection end before "
                        + "it. Where the inspection is not certain, answers about every inspection that "
                        + "may lack an event end before it."
                ),
                .note(
                    "If a backup has the lost positions, join the two: make an increment of this "
                        + "ledger with backup FILE --since N, where N is the last position of the "
                        + "backup, then restore the backup with that increment."),
            ]
        }
        if !report.lostTexts.isEmpty {
            blocks += [.heading("Lost texts", level: 2), .table(texts)]
        }
        return blocks
    }

    public var data: Table? { missing }

    private var missing: Table {
        var table = Table([
            .init("From", .number), .init("To", .number), .init("Inspection"), .init("Certain"),
        ])
        for range in report.missing {
            table.add([
                Table.Cell(range.first), Table.Cell(range.last),
                Table.Cell(range.stream?.rawValue ?? "not known"),
                Table.Cell(range.isCertain ? "yes" : "no"),
            ])
        }
        return table
    }

    private var texts: Table {
        var table = Table([.init("Position", .number), .init("Field", .number)])
        for text in report.lostTexts {
            table.add([Table.Cell(text.position), Table.Cell(Int(text.field.rawValue))])
        }
        return table
    }
}
