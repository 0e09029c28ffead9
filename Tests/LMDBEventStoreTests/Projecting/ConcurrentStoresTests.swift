import CaseLedgerTesting
import Dispatch
import EventSourcing
import LMDBEventStore
import Synchronization
import Testing

/// The same as ``CountingProjection``, but the first fold to come to a pause waits there for the test.
private struct PausingProjection: Projection {
    static let name: ProjectionName = "counts"
    static let revision: UInt32 = 1
    static let pausing: RowKey = "pause"
    private let counting = CountingProjection()
    let pause: Pause?

    func initialState() -> CountingProjection.State { counting.initialState() }

    func apply(
        _ event: Count, at occurrence: Occurrence, to state: inout CountingProjection.State
    ) {
        if event.keys == [Self.pausing] { pause?.pass() }
        counting.apply(event, at: occurrence, to: &state)
    }

    func takeChangedRows(from state: inout CountingProjection.State) -> [ProjectedRow] {
        counting.takeChangedRows(from: &state)
    }

    func encode(_ state: CountingProjection.State) -> [UInt8] { counting.encode(state) }

    func decode(
        _ bytes: [UInt8], reading event: (Position) throws(EventStoreError) -> Recorded<Count>
    ) throws(EventStoreError) -> CountingProjection.State {
        try counting.decode(bytes, reading: event)
    }

    static func registered(_ pause: Pause? = nil) -> RegisteredProjection {
        RegisteredProjection(PausingProjection(pause: pause), codec: CountCodec())
    }
}

/// Holds back whoever comes first, until it is told to go on.
private final class Pause: Sendable {
    private let reached = AsyncStream<Void>.makeStream()
    private let end = DispatchSemaphore(value: 0)
    private let isUsed = Atomic(false)

    /// Waits, if nobody did before; not for ever.
    func pass() {
        guard !isUsed.exchange(true, ordering: .relaxed) else { return }
        reached.continuation.finish()
        _ = end.wait(timeout: .now() + 10)
    }

    /// Waits until somebody waits here.
    func isReached() async { for await _ in reached.stream {} }

    func goOn() { end.signal() }
}

@Suite("Projection rows while another store appends and flushes")
struct ConcurrentStoresTests {
    @Test(
        "A reader whose snapshot is older than its store's tail reads the records of that snapshot")
    func reader() async throws {
        let directory = try TemporaryDirectory()
        let pause = Pause()
        let slow = try await LMDBStore.create(
            at: directory.ledger, projections: [PausingProjection.registered(pause)])
        let fast = try await LMDBStore.open(at: directory.ledger)
        _ = try await fast.append(counting(PausingProjection.pausing), basedOn: .nothing)
        _ = try await fast.append(counting("a", in: "two"), basedOn: .nothing)
        async let row = slow.row("a", of: "counts", in: "two", asOf: Position(2))
        await pause.isReached()
        // What the reader is looking for is flushed, and its store's tail begins after it.
        try await fast.flush()
        _ = try await fast.append(counting("a", in: "three"), basedOn: .nothing)
        #expect(try await slow.head(of: "three")?.position == Position(3))
        pause.goOn()
        #expect(
            try await row == HistoryRow(key: "a", position: Position(2), value: [2, 0, 0, 0]))
        #expect(try await slow.verify().findings == [])
        await fast.close()
        await slow.close()
    }

    @Test("A flush writes nothing when another store has flushed later rows")
    func flush() async throws {
        let directory = try TemporaryDirectory()
        let pause = Pause()
        let fast = try await LMDBStore.create(
            at: directory.ledger, projections: [PausingProjection.registered()])
        _ = try await fast.append(counting(PausingProjection.pausing), basedOn: .nothing)
        let slow = try await LMDBStore.open(
            at: directory.ledger, projections: [PausingProjection.registered(pause)])
        async let flushed: Void = slow.flush()
        await pause.isReached()
        _ = try await fast.append(counting("a", "b"), basedOn: .nothing)
        try await fast.flush()
        #expect(try directory.projections.map(\.watermark) == [Position(3)])
        pause.goOn()
        try await flushed
        try #require(try directory.projections.map(\.watermark) == [Position(3)])
        for store in [slow, fast] {
            #expect(try await store.verify().findings == [])
            #expect(try await store.rows(of: "counts", in: "one", asOf: Position(3)).count == 3)
            await store.close()
        }
    }
}
