public import CaseLedger

/// The copies that were made of a ledger, and the records of persons that were read.
public struct CopyList: Hashable, Sendable {
    /// The events, oldest first.
    public let entries: [CustodyEntry]

    /// Creates a list.
    public init(_ entries: [CustodyEntry]) { self.entries = entries }
}

extension CopyList: JSONMapped {
    public static let jsonMapping = JSONMapping<CopyList>(
        "Copies", "Copies that were made of the ledger, and records of persons that were read.",
        JSONField("copies", "Backups and exports, oldest first.") { list in
            list.entries.filter { $0.event.isCopy }
        },
        JSONField("personRecords", "Records of persons that were read, oldest first.") { list in
            list.entries.filter { !$0.event.isCopy }
        })
}

extension CopyList: DocumentedAnswer {
    public var subject: String { "Copies" }

    public var blocks: [Document.Block] {
        let (made, read) = (data, records)
        var blocks: [Document.Block] = []
        if let made, !made.rows.isEmpty {
            blocks += [
                .table(made),
                .note(
                    "A copy may still have a text that was erased after it was made. Copies that "
                        + "were made by other means are not known."),
            ]
        } else {
            blocks.append(.paragraph("No backup and no export is recorded."))
        }
        if !read.rows.isEmpty {
            blocks += [.heading("Records of persons that were read", level: 2), .table(read)]
        }
        return blocks
    }

    public var data: Table? {
        var table = Table([
            .init("Position", .number), .init("Recorded", .time), .init("By"), .init("Copy"),
            .init("After", .number), .init("Up to", .number), .init("Bytes", .number),
            .init("Where", .prose), .init("SHA-256", .id),
        ])
        for entry in entries {
            let start = [
                Table.Cell(entry.position), Table.Cell(entry.recordedAt.rfc3339),
                "\(entry.actor.id), \(entry.actor.role)",
            ]
            switch entry.event {
            case .backupMade(let event):
                table.add(
                    start + [
                        event.since == nil ? "whole backup" : "increment",
                        Table.Cell(event.since), Table.Cell(event.through),
                        Table.Cell(event.bytes), Table.Cell(event.path.words),
                        Table.Cell(event.digest.description),
                    ])
            case .exportMade(let event):
                table.add(
                    start + [
                        Table.Cell(
                            event.kind.words + (event.inspection.map { " of \($0)" } ?? "")),
                        Table.Cell(nil as Position?), Table.Cell(event.through),
                        Table.Cell(event.bytes), Table.Cell(event.path.words),
                        Table.Cell(event.digest.description),
                    ])
            case .personRecordRead: break
            }
        }
        return table
    }

    private var records: Table {
        var table = Table([
            .init("Position", .number), .init("Recorded", .time), .init("By"), .init("Person"),
            .init("Inspection", .id), .init("As of", .number), .init("Purpose", .prose),
        ])
        for entry in entries {
            guard case .personRecordRead(let event) = entry.event else { continue }
            table.add([
                Table.Cell(entry.position), Table.Cell(entry.recordedAt.rfc3339),
                "\(entry.actor.id), \(entry.actor.role)", Table.Cell(event.person.rawValue),
                Table.Cell(event.inspection.rawValue), Table.Cell(event.asOf),
                Table.Cell(event.purpose.words),
            ])
        }
        return table
    }
}

extension CustodyEvent {
    /// Whether a copy was made.
    fileprivate var isCopy: Bool {
        if case .personRecordRead = self { false } else { true }
    }
}
