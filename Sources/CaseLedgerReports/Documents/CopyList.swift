public import CaseLedger

/// The copies that were made of a ledger, the records of persons that were read, and the states that
/// were accepted.
public struct CopyList: Hashable, Sendable {
    /// The events, oldest first.
    public let entries: [CustodyEntry]

    /// Creates a list.
    public init(_ entries: [CustodyEntry]) { self.entries = entries }
}

extension CopyList: JSONMapped {
    public static let jsonMapping = JSONMapping<CopyList>(
        "Copies",
        "Copies of the ledger, records of persons that were read, and older states that were accepted.",
        JSONField("copies", "Backups and exports, oldest first.") { list in
            list.entries.filter { $0.event.isCopy }
        },
        JSONField("personRecords", "Records of persons that were read, oldest first.") { list in
            list.entries.filter { $0.event.isReading }
        },
        JSONField("accepted", "Older or other states that were accepted, oldest first.") { list in
            list.entries.filter { $0.event.isAcceptance }
        })
}

extension CopyList: DocumentedAnswer {
    public var subject: String { "Copies" }

    public var blocks: [Document.Block] {
        let (made, read, accepted) = (data, records, acceptances)
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
        if !accepted.rows.isEmpty {
            blocks += [.heading("States that were accepted", level: 2), .table(accepted)]
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
            case .personRecordRead, .stateAccepted: break
            }
        }
        return table
    }

    private var acceptances: Table {
        var table = Table([
            .init("Position", .number), .init("Recorded", .time), .init("By"),
            .init("Seen before", .number), .init("Accepted", .number), .init("Difference"),
        ])
        for entry in entries {
            guard case .stateAccepted(let event) = entry.event else { continue }
            table.add([
                Table.Cell(entry.position), Table.Cell(entry.recordedAt.rfc3339),
                "\(entry.actor.id), \(entry.actor.role)", Table.Cell(event.seen),
                Table.Cell(event.through), Table.Cell(event.cause.description),
            ])
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
    fileprivate var isCopy: Bool { !isReading && !isAcceptance }

    /// Whether the record of a person's work was read.
    fileprivate var isReading: Bool {
        if case .personRecordRead = self { true } else { false }
    }

    /// Whether a state was accepted.
    fileprivate var isAcceptance: Bool {
        if case .stateAccepted = self { true } else { false }
    }
}
