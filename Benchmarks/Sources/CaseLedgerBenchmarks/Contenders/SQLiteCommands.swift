internal import CaseLedger
internal import RawSQLite

/// Commands and their records as C structures, created before the measurement.
struct SQLiteCommands: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [String: RawSQLiteName] = [:]
    private var names: [RawSQLiteName] = []
    private var clauses: [RawSQLiteClause] = []
    private var events: [RawSQLiteEvent] = []
    private var commands: [RawSQLiteCommand] = []
    private let records: RecordBytes

    /// Converts commands.
    ///
    /// - Parameters:
    ///   - planned: The commands, in order.
    ///   - records: The records of their events, in the same order, without earlier records.
    init(_ planned: [PlannedCommand], _ records: RecordBytes) {
        self.records = records
        for planned in planned { add(planned) }
        starts = [:]
    }

    /// The number of commands.
    var count: Int { commands.count }

    /// Calls `body` with all commands, which are valid during the call.
    func withCommands<Result>(
        _ body: (UnsafePointer<RawSQLiteCommands>) throws -> Result
    ) rethrows -> Result {
        // The pointers to the arrays are valid inside these closures.
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

    /// The place of a text; each distinct text is stored once.
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
