public import CaseLedger
internal import CaseQuality

/// The copies that were made of a ledger, what it was restored from, the records of persons that were
/// read, and the states that were accepted.
public struct CopyList: Hashable, Sendable {
    /// The events, oldest first.
    public let entries: [CustodyEntry]

    /// Creates a list.
    public init(_ entries: [CustodyEntry]) { self.entries = entries }
}

extension CopyList: JSONMapped {
    public static let jsonMapping = JSONMapping<CopyList>(
        "Copies",
        "Copies of the ledger, restores, records of persons that were read, and accepted states.",
        JSONField("copies", "Backups and exports, oldest first.") { $0.entries(of: .copy) },
        JSONField("restored", "From which backups this ledger was made, oldest first.") {
            $0.entries(of: .restoration)
        },
        JSONField("personRecords", "Records of persons that were read, oldest first.") {
            $0.entries(of: .reading)
        },
        JSONField("accepted", "Older or other states that were accepted, oldest first.") {
            $0.entries(of: .acceptance)
        })
}

extension CopyList: DocumentedAnswer {
    public var subject: String { "Copies" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = []
        let (copies, restored) = (table(of: .copy), table(of: .restoration))
        if copies.rows.isEmpty {
            blocks.append(.paragraph("No backup and no export is recorded."))
        } else {
            blocks.append(.table(copies))
        }
        if !restored.rows.isEmpty {
            blocks += [
                .heading("Backups that this ledger was made from", level: 2), .table(restored),
            ]
        }
        if !copies.rows.isEmpty || !restored.rows.isEmpty {
            blocks.append(
                .note(
                    "A copy may still have a text that was erased after it was made. Copies by other "
                        + "means, restores in other places, and answers that were written to files "
                        + "with -o are not known."))
        }
        let (read, accepted) = (records, acceptances)
        if !read.rows.isEmpty {
            blocks += [.heading("Records of persons that were read", level: 2), .table(read)]
        }
        if !accepted.rows.isEmpty {
            blocks += [.heading("States that were accepted", level: 2), .table(accepted)]
        }
        return blocks
    }

    /// Every event in one table.
    public var data: Table? {
        var table = Table(Self.columns("What", "Where, or what for"))
        for entry in entries {
            for cells in entry.event.cells { table.add(entry.start + cells) }
        }
        return table
    }

    private static func columns(_ what: String, _ place: String) -> [Table.Column] {
        [
            .init("Position", .number), .init("Recorded", .time), .init("By"), .init(what),
            .init("After", .number), .init("Up to", .number), .init("Bytes", .number),
            .init(place, .prose), .init("SHA-256", .id),
        ]
    }

    fileprivate func entries(of kind: CustodyEvent.Kind) -> [CustodyEntry] {
        entries.filter { $0.event.kind == kind }
    }

    private func table(of kind: CustodyEvent.Kind) -> Table {
        var table = Table(Self.columns("Copy", "Where"))
        for entry in entries(of: kind) {
            for cells in entry.event.cells { table.add(entry.start + cells) }
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
            table.add(
                entry.start + [
                    Table.Cell(event.seen), Table.Cell(event.through),
                    Table.Cell(event.cause.words),
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
            table.add(
                entry.start + [
                    Table.Cell(event.person.rawValue), Table.Cell(event.inspection.rawValue),
                    Table.Cell(event.asOf), Table.Cell(event.purpose.words),
                ])
        }
        return table
    }
}

extension CustodyEntry {
    /// Where, when and by whom it was recorded.
    fileprivate var start: [Table.Cell] {
        [
            Table.Cell(position), Table.Cell(recordedAt.rfc3339),
            Table.Cell("\(actor.id), \(actor.role)"),
        ]
    }
}

extension CustodyEvent {
    /// What an event is about.
    fileprivate enum Kind {
        case copy, restoration, reading, acceptance
    }

    /// What the event is about.
    fileprivate var kind: Kind {
        switch self {
        case .backupMade, .exportMade: .copy
        case .ledgerRestored: .restoration
        case .personRecordRead: .reading
        case .stateAccepted: .acceptance
        }
    }

    /// What it is, after and up to which position, of how many bytes, where or what for, and the
    /// digest; a restore also has a row for the ledger that was moved.
    fileprivate var cells: [[Table.Cell]] {
        let none = nil as Position?
        switch self {
        case .backupMade(let event):
            return [
                [
                    Table.Cell(event.since == nil ? "whole backup" : "increment"),
                    Table.Cell(event.since), Table.Cell(event.through), Table.Cell(event.bytes),
                    Table.Cell(event.path.words), Table.Cell(event.digest.description),
                ]
            ]
        case .exportMade(let event):
            return [
                [
                    Table.Cell(event.kind.words + (event.inspection.map { " of \($0)" } ?? "")),
                    Table.Cell(none), Table.Cell(event.through), Table.Cell(event.bytes),
                    Table.Cell(event.path.words), Table.Cell(event.digest.description),
                ]
            ]
        case .ledgerRestored(let event):
            let parts =
                event.increments == 0
                ? "" : " and \(event.increments.counted("increment"))"
            let restored = [
                Table.Cell("restored from a whole backup up to \(event.wholeThrough)\(parts)"),
                Table.Cell(none), Table.Cell(event.through), Table.Cell(none),
                Table.Cell(event.path.words), Table.Cell(""),
            ]
            guard let moved = event.moved else { return [restored] }
            return [
                restored,
                [
                    Table.Cell("the ledger that was moved"), Table.Cell(none),
                    Table.Cell(event.replaced), Table.Cell(none), Table.Cell(moved.words),
                    Table.Cell(""),
                ],
            ]
        case .personRecordRead(let event):
            return [
                [
                    Table.Cell("record of \(event.person) in \(event.inspection)"),
                    Table.Cell(none),
                    Table.Cell(event.asOf), Table.Cell(none), Table.Cell(event.purpose.words),
                    Table.Cell(""),
                ]
            ]
        case .stateAccepted(let event):
            return [
                [
                    Table.Cell("state accepted: \(event.cause.words)"), Table.Cell(event.seen),
                    Table.Cell(event.through), Table.Cell(none), Table.Cell(""), Table.Cell(""),
                ]
            ]
        }
    }
}
