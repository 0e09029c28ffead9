internal import CaseLedger
internal import RawSQLite

/// Commands and their records as C wants them, made before anything is measured.
struct SQLiteCommands: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [String: RawSQLiteName] = [:]
    private var names: [RawSQLiteName] = []
    private var clauses: [RawSQLiteClause] = []
    private var events: [RawSQLiteEvent] = []
    private var commands: [RawSQLiteCommand] = []
    private let records: RecordBytes

    /// - Parameters:
    ///   - planned: The commands, in order.
    ///   - records: The records of their events, in the same order, and nothing before them.
    init(_ planned: [PlannedCommand], _ records: RecordBytes) {
        self.records = records
        for planned in planned { add(planned) }
        starts = [:]
    }

    /// How many commands there are.
    var count: Int { commands.count }

    /// Lends all of it to C for the time of `body`.
    func withCommands<Result>(
        _ body: (UnsafePointer<RawSQLiteCommands>) throws -> Result
    ) rethrows -> Result {
        // Each of the arrays stays where it is while it is lent.
        try unsafe bytes.withUnsafeBufferPointer { bytes in
            try unsafe names.withUnsafeBufferPointer { names in
                try unsafe clauses.withUnsafeBufferPointer { clauses in
                    try unsafe withEventsAndCommands { events, commands in
                        try unsafe records.withPointers { records, offsets in
                            var all = unsafe RawSQLiteCommands(
                                bytes: bytes.baseAddress, names: names.baseAddress,
                                clauses: clauses.baseAddress, events: events, commands: commands,
                                records: records, offsets: offsets)
                            return try unsafe body(&all)
                        }
                    }
                }
            }
        }
    }

    private func withEventsAndCommands<Result>(
        _ body: (UnsafePointer<RawSQLiteEvent>?, UnsafePointer<RawSQLiteCommand>?) throws -> Result
    ) rethrows -> Result {
        try unsafe events.withUnsafeBufferPointer { events in
            try unsafe commands.withUnsafeBufferPointer { commands in
                try unsafe body(events.baseAddress, commands.baseAddress)
            }
        }
    }
}

extension SQLiteCommands {
    private mutating func add(_ planned: PlannedCommand) {
        let firstClause = clauses.count
        for clause in planned.observation.query.clauses { add(clause) }
        let firstEvent = events.count
        for event in planned.command.events {
            events.append(
                RawSQLiteEvent(
                    type: name(event.type.rawValue), tags: list(event.tags.map(\.description))))
        }
        commands.append(
            RawSQLiteCommand(
                stream: name(planned.command.stream.rawValue),
                observed: planned.observation.position.rawValue,
                clauses: RawSQLiteRange(from: firstClause, to: clauses.count),
                events: RawSQLiteRange(from: firstEvent, to: events.count)))
    }

    private mutating func add(_ clause: Query.Clause) {
        clauses.append(
            RawSQLiteClause(
                has_stream: clause.stream == nil ? 0 : 1,
                stream: name(clause.stream?.rawValue ?? ""),
                types: list(clause.types.map(\.rawValue)),
                tags: list(clause.tags.map(\.description))))
    }

    private mutating func list(_ texts: [String]) -> RawSQLiteRange {
        let first = names.count
        for text in texts { names.append(name(text)) }
        return RawSQLiteRange(from: first, to: names.count)
    }

    /// Where a text stands; each stands there once.
    private mutating func name(_ text: String) -> RawSQLiteName {
        if let known = starts[text] { return known }
        let name = RawSQLiteName(start: UInt32(bytes.count), size: UInt32(text.utf8.count))
        bytes += text.utf8
        starts[text] = name
        return name
    }
}

extension RawSQLiteRange {
    fileprivate init(from first: Int, to end: Int) {
        self.init(first: UInt32(first), count: UInt32(end - first))
    }
}
