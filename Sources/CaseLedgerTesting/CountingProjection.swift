internal import ByteCoding
public import EventSourcing

/// A small read model for testing stores: how much was counted under each name of a stream.
///
/// Its rows depend on the order of the events, on the first event of the stream, and on a factor
/// that a test can change to have them rebuilt.
public struct CountingProjection: Projection {
    public static let name: ProjectionName = "counts"
    public static let revision: UInt32 = 1
    /// Every stream but those that begin with an event of another domain.
    public static let scope = Query([
        Query.Clause(types: [
            CountCodec.counted, CountCodec.corrected, CountCodec.unreadable.type, "noted",
        ])
    ])

    /// What every value is multiplied by.
    public let factor: UInt32

    public init(factor: UInt32 = 1) { self.factor = factor }

    /// This projection as a store takes it; another factor is another fingerprint.
    public static func registered(factor: UInt32 = 1) -> RegisteredProjection {
        RegisteredProjection(
            CountingProjection(factor: factor), codec: CountCodec(), inputs: ["factor \(factor)"])
    }

    /// What was counted so far, and the stream's first event, which is read again from its record.
    public struct State: Sendable {
        var firstPosition: Position?
        var firstAmount: UInt32 = 0
        var totals: [RowKey: UInt32] = [:]
        /// What changed since rows were asked for, with what it was before.
        var before: [RowKey: UInt32?] = [:]
    }

    public func initialState() -> State { State() }

    public func apply(_ event: Count, at occurrence: Occurrence, to state: inout State) {
        if state.firstPosition == nil {
            state.firstPosition = occurrence.position
            state.firstAmount = event.amount
        }
        for key in event.keys {
            let before = state.totals[key]
            if state.before[key] == nil { state.before[key] = .some(before) }
            state.totals[key] = event.isCorrection ? event.amount : (before ?? 0) &+ event.amount
        }
    }

    public func takeChangedRows(from state: inout State) -> [ProjectedRow] {
        let rows = state.before.sorted { $0.key < $1.key }.compactMap { key, before in
            state.totals[key].flatMap { $0 == before ? nil : row(key, $0, state) }
        }
        state.before = [:]
        return rows
    }

    public func encode(_ state: State) -> [UInt8] {
        var writer = ByteWriter()
        writer.integer(state.firstPosition?.rawValue ?? 0)
        writer.list(state.totals.sorted { $0.key < $1.key }) {
            $0.text($1.key.rawValue)
            $0.integer($1.value)
        }
        return writer.bytes
    }

    public func decode(
        _ bytes: [UInt8], reading event: (Position) throws(EventStoreError) -> Recorded<Count>
    ) throws(EventStoreError) -> State {
        var state = State()
        do throws(MalformedBytes) {
            var reader = ByteReader(bytes)
            state.firstPosition = Position(try reader.integer())
            let totals = try reader.list { reader throws(MalformedBytes) in
                (try reader.name(RowKey.self), try reader.integer(UInt32.self))
            }
            for (key, total) in totals { state.totals[key] = total }
        } catch {
            throw EventStoreError(.integrity, error.description, remedy: "Verify the ledger.")
        }
        if let position = state.firstPosition {
            state.firstAmount = try event(position).event.amount
        }
        return state
    }

    private func row(_ key: RowKey, _ total: UInt32, _ state: State) -> ProjectedRow {
        var writer = ByteWriter()
        writer.integer(total &* factor &+ state.firstAmount)
        return ProjectedRow(key: key, value: writer.bytes)
    }
}

/// What ``CountingProjection`` counts: an amount under some names.
public struct Count: Hashable, Sendable {
    /// How much.
    public let amount: UInt32
    /// Under which names.
    public let keys: [RowKey]
    /// Whether the amount replaces what was counted before.
    public let isCorrection: Bool

    public init(_ amount: UInt32, _ keys: [RowKey], isCorrection: Bool = false) {
        self.amount = amount
        self.keys = keys
        self.isCorrection = isCorrection
    }

    /// The event as a store takes it: typed, and tagged with each of its names.
    public var draft: EventDraft { CountCodec().encode(self, by: .someone) }
}

/// Maps counts to payloads.
///
/// An event that is not a count, but `unreadable` or `foreign`, cannot be read.
public struct CountCodec: EventCodec {
    public static let counted: EventName = "counted"
    public static let corrected: EventName = "count-corrected"
    /// An event that no projection can read.
    public static let unreadable = EventDraft(type: "unreadable", tags: [], payload: [])
    /// An event of another domain: a stream that begins with one is none of the projection's.
    public static let foreign = EventDraft(type: "foreign", tags: [], payload: [])

    public init() {}

    public func encode(_ event: Count, by provenance: Provenance) -> EventDraft {
        var writer = ByteWriter()
        writer.integer(event.amount)
        let tags = event.keys.compactMap { try? EventTag("key", $0.rawValue) }
        return EventDraft(
            type: event.isCorrection ? Self.corrected : Self.counted, tags: tags,
            payload: writer.bytes)
    }

    public func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> Count {
        guard !event.isOf(Self.unreadable.type), !event.isOf(Self.foreign.type) else {
            throw UnreadableEvent(event, problem: "nobody can read it")
        }
        let record = try event.record
        var reader = ByteReader(record.payload)
        let amount = (try? reader.integer(UInt32.self)) ?? 0
        return Count(
            amount,
            record.tags.compactMap { $0.name == "key" ? RowKey(rawValue: $0.value) : nil },
            isCorrection: record.type == Self.corrected)
    }
}
