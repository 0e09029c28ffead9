public import CaseLedger

extension LedgerHealth: DocumentedAnswer {
    public var subject: String {
        problems.isEmpty ? "The ledger is well" : "The ledger has problems"
    }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = []
        if !problems.isEmpty { blocks.append(.list(problems)) }
        blocks.append(.table(figures))
        return blocks
    }

    /// The figures, after one row for each problem.
    public var data: Table? {
        var table = Table(Self.columns)
        for problem in problems { table.add(["Problem", Table.Cell(problem)]) }
        for row in figures.rows { table.add(row) }
        return table
    }

    private static let columns: [Table.Column] = [.init("Measure"), .init("Now", .prose)]

    private var figures: Table {
        var table = Table(Self.columns)
        func add(_ measure: String, _ words: String) {
            table.add([Table.Cell(measure), Table.Cell(words)])
        }
        add("Recording", store.refusal == nil ? "commands are recorded" : "nothing is recorded")
        let tail = store.head.position.rawValue - store.indexedThrough.rawValue
        add("Index", "on disk up to position \(store.indexedThrough), \(tail) records in memory")
        for status in store.projections {
            let built = status.isBuilt ? "used" : "being built"
            add("Stored \(status.name)", "\(built), up to position \(status.builtThrough)")
        }
        if let file = store.file {
            let share = file.mapSizeInBytes == 0 ? 0 : file.sizeInBytes * 100 / file.mapSizeInBytes
            add(
                "File",
                "\(file.sizeInBytes) bytes, \(share) % of the map of \(file.mapSizeInBytes) bytes")
        }
        if let readers = store.readers {
            let oldest =
                readers.oldestIsBehind.map { ", the oldest \($0.counted("commit")) behind" } ?? ""
            add("Readers", "\(readers.count) of \(readers.maximum)\(oldest)")
        }
        add(
            "Clock",
            store.clockAhead.map { "ahead from position \($0.first) on, up to \($0.latest)" }
                ?? "no record is stamped ahead of it")
        add(
            "Last backup",
            lastBackup.map { "up to position \($0.through), recorded \($0.recordedAt.rfc3339)" }
                ?? "none is recorded")
        return table
    }
}
