internal import ByteCoding
public import EventSourcing

/// A small read model for tests of stores: the counted amount for each name of a stream.
///
/// Its rows depend on the order of the events, on the first event of the stream, and on a factor. A
/// test changes the factor to have the rows rebuilt.
public struct CountingProjection: Projection {
    public static let name: ProjectionName = "counts"
    public static let revision: UInt32 = 1
    /// Every stream, except those that begin with an event of another domain.
    public static let scope = Query([
        Query.Clause(types: [
            CountCodec.counted, CountCodec.corrected, CountCodec.unreadable.type, "noted",
        ])
    ])

    /// The factor of every value.
    public let factor: UInt32

    /// Creates the projection.
    public init(factor: UInt32 = 1) { self.factor = factor }

    /// The projection as a store registers it; each factor has its own fingerprint.
    public static func registered(factor: UInt32 = 1) -> RegisteredProjection {
        RegisteredProjection(
            CountingProjection(factor: factor), codec: CountCodec(), inputs: ["factor \(factor)"])
    }

    /// The counted amounts, and the stream's first event, which is read again from its record.
    public struct State: Sendable {
        var firstPosition: Position?
        var firstAmount: UInt32 = 0
        var totals: [RowKey: UInt32] = [:]
        /// The names that changed since the last call of ``takeChangedRows(from:)``, with their old
        /// values.
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

/// An event of ``CountingProjection``: an amount for some names.
public struct Count: Hashable, Sendable {
    /// The amount.
    public let amount: UInt32
    /// The names that the amount is counted under.
    public let keys: [RowKey]
    /// Whether the amount replaces the previous one.
    public let isCorrection: Bool

    /// Creates an event from its parts.
    public init(_ amount: UInt32, _ keys: [RowKey], isCorrection: Bool = false) {
        self.amount = amount
        self.keys = keys
        self.isCorrection = isCorrection
    }

    /// The event as a draft: with its type, and a tag for each of its names.
    public var draft: EventDraft { CountCodec().encode(self, by: .someone) }
}

/// The codec of counts.
///
/// An event of another type, `unreadable` or `foreign`, cannot be decoded.
public struct CountCodec: EventCodec {
    /// The type of an event that adds its amount.
    public static let counted: EventName = "counted"
    /// The type of an event that replaces the previous amount.
    public static let corrected: EventName = "count-corrected"
    /// A draft of an event that no projection can read.
    public static let unreadable = EventDraft(type: "unreadable", tags: [], payload: [])
    /// A draft of another domain's event; the projection ignores a stream that begins with one.
    public static let foreign = EventDraft(type: "foreign", tags: [], payload: [])

    /// Creates the codec.
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
            throw UnreadableEvent(event, problem: "no projection can read it")
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
