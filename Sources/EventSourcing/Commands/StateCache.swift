internal import Synchronization

/// A cache of folded streams, so that a decision need not fold a stream from its first event.
///
/// A state is complete up to a position; its user folds in the later events. It is changed in
/// place, under a lock: copying a large inspection for every command would cost more than its
/// decision.
final class StateCache<Subject: CommandSubject>: Sendable {
    /// A state, with the position up to which it is complete.
    struct Entry: Sendable {
        var state: Subject.State
        var upTo = Position.start
        /// How many events of the stream are folded in.
        var count = StreamSequence.start
        /// The ledger's count of erased texts when the events were read.
        var erasedTexts: UInt64 = 0
    }

    /// One stream's entry.
    final class Cell: Sendable {
        fileprivate let entry: Mutex<Entry>
        /// The value of `uses` at its last use.
        fileprivate let lastUse = Atomic(0)

        fileprivate init(_ entry: Entry) { self.entry = Mutex(entry) }
    }

    /// The result of using a state.
    struct Use<Result> {
        /// The result of the closure.
        let result: Result
        /// The position up to which the state was complete.
        let upTo: Position
        /// The cell that holds the state.
        let cell: Cell
    }

    /// The maximum number of streams; an inspection of 2,000 judgements takes about 300 kB.
    private static var mostEntries: Int { 64 }
    /// The maximum number of events to decode before applying them; more are folded while reading.
    private static var fewEvents: Int { 256 }

    private struct State {
        var cells: [StreamName: Cell] = [:]
        var uses = 0
    }

    private let subject: Subject
    private let state = Mutex(State())

    init(_ subject: Subject) { self.subject = subject }

    /// Calls a closure with the state of a stream that is complete at least up to `heads`.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - heads: The end of the ledger, and that of the stream.
    ///   - store: The store that later events are read from.
    ///   - body: Receives the state; other commands on the stream wait meanwhile.
    /// - Returns: The result of `body`.
    /// - Throws: Code `integrity` for an event that cannot be read, or a failure of the storage.
    func withState<Result: Sendable>(
        of stream: StreamName, upTo heads: (ledger: Head, stream: StreamHead?),
        from store: any EventStore, _ body: (Subject.State) -> Result
    ) async throws(EventStoreError) -> Use<Result> {
        let head = heads.ledger
        let cell = cell(of: stream)
        let known = cell.entry.withLock {
            (upTo: $0.upTo, count: $0.count, erasedTexts: $0.erasedTexts)
        }
        // The state may contain texts, so fold it again after a text was erased.
        guard known.erasedTexts == head.erasedTexts else {
            let entry = try await folded(stream, from: nil, upTo: head, store)
            return keep(entry, in: cell, body)
        }
        var events: [(event: Subject.Event, occurrence: Occurrence)] = []
        if let last = heads.stream, last.sequence > known.count {
            var isMuch = false
            let range = PositionRange(from: known.upTo.next, through: head.position)
            do throws(EventStoreError) {
                try await store.visit(.stream(stream), in: range) {
                    event throws(EventStoreError) in
                    guard events.count < Self.fewEvents else {
                        isMuch = true
                        throw .cancelled
                    }
                    events.append((try decode(event), event.occurrence))
                }
            } catch {
                guard isMuch else { throw error }
                let copy = cell.entry.withLock { $0 }
                let entry = try await folded(stream, from: copy, upTo: head, store)
                return keep(entry, in: cell, body)
            }
        }
        return cell.entry.withLock { entry in
            // Another command may have advanced the entry meanwhile.
            for (event, occurrence) in events where occurrence.position > entry.upTo {
                subject.evolve(&entry.state, with: event, at: occurrence)
                entry.count = entry.count.next
            }
            entry.upTo = max(entry.upTo, head.position)
            return Use(result: body(entry.state), upTo: entry.upTo, cell: cell)
        }
    }

    /// Folds in the events of a command that was just recorded, so that they need not be read.
    ///
    /// Does nothing unless the state contains every event before them.
    func take(_ command: Command, _ receipt: Receipt, in cell: Cell) {
        guard !receipt.wasRepeat else { return }
        cell.entry.withLock { entry in
            guard entry.count.next == receipt.firstSequence else { return }
            let rehearsal = Rehearsal(
                of: command, after: receipt.positions.lowerBound.previous, at: receipt.recordedAt)
            do throws(UnreadableEvent) {
                try subject.fold(
                    command, at: rehearsal.occurrences, from: receipt.firstSequence,
                    into: &entry.state)
            } catch {
                // The next command reads the event again and reports the error.
                entry = Entry(state: subject.initialState)
                return
            }
            entry.count = StreamSequence(
                entry.count.rawValue + UInt64(rehearsal.occurrences.count))
            entry.upTo = rehearsal.last
        }
    }

    /// The state of a stream as of a position.
    func entry(
        of stream: StreamName, upTo position: Position, erasedTexts: UInt64,
        from store: any EventStore
    ) async throws(EventStoreError) -> Entry {
        let cell = cell(of: stream)
        let known = cell.entry.withLock { $0 }
        let isUsable = known.upTo <= position && known.erasedTexts == erasedTexts
        let head = Head(position: position, recordedAt: nil, erasedTexts: erasedTexts)
        let entry = try await folded(stream, from: isUsable ? known : nil, upTo: head, store)
        return keep(entry, in: cell) { _ in entry }.result
    }

    private func folded(
        _ stream: StreamName, from known: Entry?, upTo head: Head, _ store: any EventStore
    ) async throws(EventStoreError) -> Entry {
        var entry = known ?? Entry(state: subject.initialState)
        let range = PositionRange(from: entry.upTo.next, through: head.position)
        if !range.isEmpty {
            try await store.visit(.stream(stream), in: range) { event throws(EventStoreError) in
                do throws(UnreadableEvent) { try subject.fold(event, into: &entry.state) } catch {
                    throw EventStoreError(unreadable: error)
                }
                entry.count = event.sequence
            }
        }
        entry.upTo = max(entry.upTo, head.position)
        entry.erasedTexts = head.erasedTexts
        return entry
    }

    /// Replaces a cell's entry if it is older.
    private func keep<Result: Sendable>(
        _ entry: Entry, in cell: Cell, _ body: (Subject.State) -> Result
    ) -> Use<Result> {
        cell.entry.withLock { kept in
            if kept.upTo < entry.upTo || kept.erasedTexts < entry.erasedTexts { kept = entry }
        }
        return Use(result: body(entry.state), upTo: entry.upTo, cell: cell)
    }

    private func decode(
        _ event: borrowing EncodedEvent
    ) throws(EventStoreError) -> Subject.Event {
        do throws(UnreadableEvent) { return try subject.decode(event) } catch {
            throw EventStoreError(unreadable: error)
        }
    }

    private func cell(of stream: StreamName) -> Cell {
        state.withLock { state in
            state.uses += 1
            if let known = state.cells[stream] {
                known.lastUse.store(state.uses, ordering: .relaxed)
                return known
            }
            if state.cells.count >= Self.mostEntries {
                let idle = state.cells.min {
                    $0.value.lastUse.load(ordering: .relaxed)
                        < $1.value.lastUse.load(ordering: .relaxed)
                }
                if let idle { state.cells[idle.key] = nil }
            }
            let cell = Cell(Entry(state: subject.initialState))
            cell.lastUse.store(state.uses, ordering: .relaxed)
            state.cells[stream] = cell
            return cell
        }
    }
}

extension CommandSubject {
    /// Folds in the events of a command, as they are or would be recorded.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - occurrences: The position and times of each event.
    ///   - first: The sequence of its first event.
    ///   - state: The state, which contains every event before them.
    /// - Throws: ``UnreadableEvent`` when this code cannot decode an event.
    func fold(
        _ command: EventSourcing.Command, at occurrences: [Occurrence], from first: StreamSequence,
        into state: inout State
    ) throws(UnreadableEvent) {
        let sealed = SealedOnce(command)
        for (index, occurrence) in occurrences.enumerated() {
            try command.withEncodedEvent(
                index, at: occurrence, StreamSequence(first.rawValue + UInt64(index)),
                of: { sealed.value }
            ) { event throws(UnreadableEvent) in
                try fold(event, into: &state)
            }
        }
    }
}

/// A command that is sealed at most once, and only on demand: most folds read no record.
private final class SealedOnce: Sendable {
    private let command: Command
    private let sealed = Mutex<SealedCommand?>(nil)

    init(_ command: Command) { self.command = command }

    /// The command with derived salts, which are safe here because its records are never stored.
    var value: SealedCommand {
        sealed.withLock { sealed in
            if let sealed { return sealed }
            let made = SealedCommand(GuardedCommand(command), with: .derived)
            sealed = made
            return made
        }
    }
}
