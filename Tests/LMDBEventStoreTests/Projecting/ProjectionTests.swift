import CaseLedgerTesting
import EventSourcing
import LMDB
import LMDBEventStore
import Testing

/// The same as ``CountingProjection``, by another name and with other values.
private struct AnotherProjection: Projection {
    static let name: ProjectionName = "another"
    static let revision: UInt32 = 1
    private let counting = CountingProjection(factor: 5)

    func initialState() -> CountingProjection.State { counting.initialState() }

    func apply(
        _ event: Count, at occurrence: Occurrence, to state: inout CountingProjection.State
    ) {
        counting.apply(event, at: occurrence, to: &state)
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
}

@Suite("Projection rows on disk")
struct ProjectionTests {
    @Test("A changed projection answers at once; its rows are built while the old ones stay")
    func sideBySide() async throws {
        let directory = try TemporaryDirectory()
        let old = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        for index in 0..<50 {
            _ = try await old.append(
                counting("a", "b", in: index % 2 == 0 ? "one" : "two"), basedOn: .nothing)
        }
        await old.close()
        let rows = try directory.entries(of: .history)

        let new = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered(factor: 3)])
        let row = try await new.row("a", of: "counts", in: "one", asOf: Position(1))
        #expect(row == nil, "position 1 is inside the first command")
        let second = try await new.row("a", of: "counts", in: "one", asOf: Position(2))
        #expect(second?.value == [4, 0, 0, 0])
        try await eventually {
            try directory.projections.map(\.state) == [.live, .live]
        }
        let both = try directory.entries(of: .history)
        #expect(both.count == 2 * rows.count)
        #expect(Set(rows.map(\.key)).isSubset(of: both.map(\.key)))
        #expect(try await new.row("a", of: "counts", in: "one", asOf: Position(2)) == second)
        // What comes is projected by whoever can; the others' rows are behind, and left alone.
        _ = try await new.append(counting("a"), basedOn: .nothing)
        try await new.flush()
        #expect(try directory.projections.map(\.watermark) == [Position(100), Position(101)])
        #expect(try await new.verify().findings == [])

        let again = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        let last = try await again.row("a", of: "counts", in: "one", asOf: Position(101))
        #expect(last == HistoryRow(key: "a", position: Position(101), value: [27, 0, 0, 0]))
        #expect(try await again.verify().findings == [])
        await again.close()
        await new.close()
    }

    @Test("Unused rows are removed when somebody asks, and their own program makes them again")
    func removal() async throws {
        let directory = try TemporaryDirectory()
        let old = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        for outcome in await old.append((0..<5_000).map { _ in GuardedCommand(counting("a")) }) {
            _ = try outcome.get()
        }
        let new = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered(factor: 3)])
        try await eventually { try directory.projections.map(\.state) == [.live, .live] }
        try await new.removeUnusedRows()
        try await eventually { try directory.projections.count == 1 }
        #expect(
            try directory.projections.map(\.fingerprint)
                == [CountingProjection.registered(factor: 3).fingerprint])
        #expect(try directory.entries(of: .history).count == 5_000)
        #expect(try await new.verify().findings == [])
        // The old program, which still runs.
        let head = try await old.head().position
        let row = try await old.row("a", of: "counts", in: "one", asOf: head)
        #expect(row?.value == [0x89, 0x13, 0, 0])
        _ = try await old.append(counting("a"), basedOn: .nothing)
        try await eventually { try directory.projections.map(\.state) == [.live, .live] }
        #expect(try directory.entries(of: .history).count == 10_001)
        #expect(try await old.verify().findings == [])
        await old.close()
        await new.close()
    }

    @Test("A cached fold is not used for another projection that reuses its number")
    func reusedNumber() async throws {
        let directory = try TemporaryDirectory()
        let other = RegisteredProjection(AnotherProjection(), codec: CountCodec())
        let store = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered(), other])
        _ = try await store.append(counting("a"), basedOn: .nothing)
        // Somebody removes all rows, and is interrupted: `another`, number 2, is gone.
        for table in [TableName.states, .history] {
            for (key, _) in try directory.entries(of: table) where key[3] == 2 {
                try directory.tamper(with: table) { transaction, table throws(LMDBError) in
                    try transaction.delete(key.span, in: table)
                }
            }
        }
        for (key, value) in try directory.entries(of: .projections) {
            try directory.tamper(with: .projections) { transaction, table throws(LMDBError) in
                if key[key.count - 1] == 2 {
                    try transaction.delete(key.span, in: table)
                } else {
                    let retired = CheckedValue.seal([2] + value.dropFirst(), under: key)
                    try transaction.put(retired.span, for: key.span, in: table)
                }
            }
        }
        for _ in 0..<3 {
            _ = try await store.append(counting("a"), basedOn: .nothing)
            try await eventually {
                try directory.projections.map(\.state) == [.live, .live]
            }
            #expect(try await store.verify().findings == [])
        }
        await store.close()
    }

    @Test("Events of a store without the projection are caught up by one that has it")
    func leftBehind() async throws {
        let directory = try TemporaryDirectory()
        let projections = [CountingProjection.registered()]
        let first = try await LMDBStore.create(at: directory.ledger, projections: projections)
        _ = try await first.append(counting("a"), basedOn: .nothing)
        let without = try await LMDBStore.open(at: directory.ledger)
        for _ in 0..<5 { _ = try await without.append(counting("a", "b"), basedOn: .nothing) }
        #expect(try await without.verify().findings == [])
        // Before anything was caught up, the gap is folded for the reader.
        let row = try await first.row("a", of: "counts", in: "one", asOf: Position(11))
        #expect(row == HistoryRow(key: "a", position: Position(11), value: [7, 0, 0, 0]))
        #expect(try await first.history(of: "a", of: "counts", in: "one").count == 6)
        #expect(try await first.rows(of: "counts", in: "one", asOf: Position(5)).count == 2)
        // The next flush brings the rows along.
        _ = try await first.append(counting("b"), basedOn: .nothing)
        try await first.flush()
        #expect(try directory.entries(of: .history).count == 12)
        #expect(try await first.verify().findings == [])
        await without.close()
        await first.close()
    }

    @Test("A projection that is far behind catches up in steps, and nothing waits for it")
    func farBehind() async throws {
        let directory = try TemporaryDirectory()
        let without = try await LMDBStore.create(at: directory.ledger)
        for index in 0..<10 {
            let commands = (0..<2_000).map { _ in
                GuardedCommand(counting("a", in: index % 2 == 0 ? "one" : "two"))
            }
            for outcome in await without.append(commands) { _ = try outcome.get() }
        }
        let store = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        _ = try await store.append(counting("a"), basedOn: .nothing)
        try await eventually { try directory.entries(of: .history).count >= 20_000 }
        try await eventually {
            try directory.projections
                .allSatisfy { $0.state == .live && $0.watermark == Position(20_001) }
        }
        let head = try await store.head().position
        let row = try await store.row("a", of: "counts", in: "one", asOf: head)
        #expect(row?.value == [0x12, 0x27, 0, 0])
        #expect(try await store.verify().findings == [])
        await store.close()
        await without.close()
    }

    @Test("A record that a projection cannot read stops its rows, not the ledger")
    func stalled() async throws {
        let directory = try TemporaryDirectory()
        let without = try await LMDBStore.create(at: directory.ledger)
        _ = try await without.append(counting([CountCodec.unreadable]), basedOn: .nothing)
        await without.close()
        let store = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        _ = try await store.append(counting("a", in: "two"), basedOn: .nothing)
        let row = try await store.row("a", of: "counts", in: "two", asOf: Position(2))
        #expect(row?.value == [2, 0, 0, 0])
        let error = await #expect(throws: EventStoreError.self) {
            try await store.row("a", of: "counts", in: "one", asOf: Position(2))
        }
        #expect(error?.code == .unreadable)
        #expect(error?.position == Position(1))
        await store.close()
    }

    @Test("What a projection cannot read is refused, even when its own codec encoded it")
    func triedDrafts() async throws {
        let directory = try TemporaryDirectory()
        let codec = ForgetfulCodec()
        let store = try await LMDBStore.create(
            at: directory.ledger,
            projections: [
                CountingProjection.registered(),
                RegisteredProjection(OtherCounting(), codec: codec),
            ])
        let readable = codec.encode(Count(1, ["a"]), by: .someone)
        let unreadable = codec.encode(Count(7, ["a"]), by: .someone)
        for drafts in [[unreadable], [readable, unreadable], [CountCodec.unreadable]] {
            let error = await #expect(throws: EventStoreError.self) {
                try await store.append(counting(drafts), basedOn: .nothing)
            }
            #expect(error?.code == .invalid)
            #expect(error?.position == Position(UInt64(drafts.count)))
            #expect(try await store.head().position == .start)
        }
        _ = try await store.append(counting([readable]), basedOn: .nothing)
        for projection in [CountingProjection.name, OtherCounting.name] {
            let rows = try await store.rows(of: projection, in: "one", asOf: Position(1))
            #expect(rows.map(\.key) == ["a"])
        }
        await store.close()
    }

    /// A codec that encodes what it cannot decode: counts of more than 5.
    private struct ForgetfulCodec: EventCodec {
        func encode(_ event: Count, by provenance: Provenance) -> EventDraft {
            CountCodec().encode(event, by: provenance)
        }

        func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> Count {
            let count = try CountCodec().decode(event)
            guard count.amount <= 5 else { throw UnreadableEvent(event, problem: "too many") }
            return count
        }
    }

    /// The same counts under another name.
    private struct OtherCounting: Projection {
        static let name: ProjectionName = "other counts"
        static let revision: UInt32 = 1
        private let counting = CountingProjection()

        func initialState() -> CountingProjection.State { counting.initialState() }

        func apply(
            _ event: Count, at occurrence: Occurrence, to state: inout CountingProjection.State
        ) { counting.apply(event, at: occurrence, to: &state) }

        func takeChangedRows(from state: inout CountingProjection.State) -> [ProjectedRow] {
            counting.takeChangedRows(from: &state)
        }

        func encode(_ state: CountingProjection.State) -> [UInt8] { counting.encode(state) }

        func decode(
            _ bytes: [UInt8],
            reading event: (Position) throws(EventStoreError) -> Recorded<Count>
        ) throws(EventStoreError) -> CountingProjection.State {
            try counting.decode(bytes, reading: event)
        }
    }

    @Test("An event that a projection cannot read sets its stream aside, and no other")
    func setAside() async throws {
        let directory = try TemporaryDirectory()
        let projections = [CountingProjection.registered()]
        let store = try await LMDBStore.create(at: directory.ledger, projections: projections)
        _ = try await store.append(counting("a"), basedOn: .nothing)
        let without = try await LMDBStore.open(at: directory.ledger)
        // The second event of a command of three.
        _ = try await without.append(
            counting([Count(1, ["a"]).draft, CountCodec.unreadable, Count(1, ["a"]).draft]),
            basedOn: .nothing)
        _ = try await without.append(counting("a"), basedOn: .nothing)
        _ = try await store.append(counting("a", in: "two"), basedOn: .nothing)
        for number in 1...2 {
            let status = try #require(try await store.projections().first)
            if number == 2 {
                #expect(status.setAside.map(\.stream) == ["one"])
                #expect(status.setAside.map(\.position) == [Position(3)])
                #expect(status.setAside.first?.problem.contains("no projection can read") == true)
            }
            for asOf: UInt64 in [1, 2, 3] {
                let row = try await store.row("a", of: "counts", in: "one", asOf: Position(asOf))
                #expect(row?.value == [2, 0, 0, 0], "as of \(asOf)")
            }
            for asOf: UInt64 in [4, 5, 6] {
                let error = await #expect(throws: EventStoreError.self) {
                    try await store.row("a", of: "counts", in: "one", asOf: Position(asOf))
                }
                #expect(error?.code == .unreadable && error?.position == Position(3))
            }
            let other = try await store.row("a", of: "counts", in: "two", asOf: Position(6))
            #expect(other?.value == [2, 0, 0, 0])
            try await store.flush()
        }
        #expect(try directory.projections.map(\.watermark) == [Position(6)])
        #expect(try directory.entries(of: .states).count == 2)
        let findings = try await store.verify().findings
        #expect(findings.count == 1)
        #expect(findings.first?.position == Position(3))
        #expect(findings.first?.problem.contains("no projection can read") == true)
        await store.close()
        await without.close()

        // Others go on at once after opening, however much came since.
        let next = try await LMDBStore.open(at: directory.ledger, projections: projections)
        let many = (0..<2_000).map { _ in GuardedCommand(counting("a", in: "two")) }
        for outcome in await next.append(many) { _ = try outcome.get() }
        let status = try #require(try await next.projections().first)
        #expect(status.isBuilt && status.setAside.map(\.position) == [Position(3)])
        try await next.flush()
        #expect(try directory.entries(of: .history).count == 2 + 2_000)
        await next.close()
    }

    @Test("Who meets an event first that cannot be read is told so, and not what stood before")
    func setAsideAtFirstSight() async throws {
        for question in 0..<4 {
            let directory = try TemporaryDirectory()
            let projections = [CountingProjection.registered()]
            let store = try await LMDBStore.create(at: directory.ledger, projections: projections)
            _ = try await store.append(counting("a"), basedOn: .nothing)
            try await store.flush()
            let without = try await LMDBStore.open(at: directory.ledger)
            _ = try await without.append(counting([CountCodec.unreadable]), basedOn: .nothing)
            _ = try await without.append(counting("a"), basedOn: .nothing)
            let error = await #expect(throws: EventStoreError.self, "\(question)") {
                switch question {
                case 0: _ = try await store.row("a", of: "counts", in: "one", asOf: Position(3))
                case 1: _ = try await store.row("a", of: "counts", in: "one", asOf: Position(2))
                case 2: _ = try await store.rows(of: "counts", in: "one", asOf: Position(3))
                default: _ = try await store.history(of: "a", of: "counts", in: "one")
                }
            }
            #expect(error?.code == .unreadable && error?.position == Position(2), "\(question)")
            await store.close()
            await without.close()
        }
    }

    /// Counts, but only in streams that begin with a count.
    private struct ScopedCounting: Projection {
        static let name: ProjectionName = "scoped"
        static let revision: UInt32 = 1
        static let scope = Query([Query.Clause(types: [CountCodec.counted])])
        private let counting = CountingProjection()

        func initialState() -> CountingProjection.State { counting.initialState() }

        func apply(
            _ event: Count, at occurrence: Occurrence, to state: inout CountingProjection.State
        ) { counting.apply(event, at: occurrence, to: &state) }

        func takeChangedRows(from state: inout CountingProjection.State) -> [ProjectedRow] {
            counting.takeChangedRows(from: &state)
        }

        func encode(_ state: CountingProjection.State) -> [UInt8] { counting.encode(state) }

        func decode(
            _ bytes: [UInt8],
            reading event: (Position) throws(EventStoreError) -> Recorded<Count>
        ) throws(EventStoreError) -> CountingProjection.State {
            try counting.decode(bytes, reading: event)
        }
    }

    @Test("Streams outside of a projection's scope are recorded, and have no rows and no trouble")
    func scope() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(
            at: directory.ledger,
            projections: [RegisteredProjection(ScopedCounting(), codec: CountCodec())])
        let note = EventDraft(type: "note-added", tags: [], payload: [7])
        let foreign = counting([note, CountCodec.unreadable], in: "notes")
        _ = try await store.append(foreign, basedOn: .nothing)
        _ = try await store.append(counting([note], in: "notes"), basedOn: .nothing)
        _ = try await store.append(counting("a"), basedOn: .nothing)
        // In a stream of its own, it must be readable.
        let error = await #expect(throws: EventStoreError.self) {
            try await store.append(counting([CountCodec.unreadable]), basedOn: .nothing)
        }
        #expect(error?.code == .invalid && error?.position == Position(5))
        for _ in 0..<2 {
            let head = try await store.head().position
            #expect(try await store.rows(of: "scoped", in: "notes", asOf: head).isEmpty)
            #expect(try await store.rows(of: "scoped", in: "one", asOf: head).map(\.key) == ["a"])
            #expect(try await store.projections().map(\.setAside) == [[]])
            #expect(try await store.verify().findings == [])
            try await store.flush()
        }
        #expect(try directory.entries(of: .states).count == 1)
        await store.close()
    }

    @Test("Whoever waits until rows are built finds them in the tables")
    func waiting() async throws {
        let directory = try TemporaryDirectory()
        let without = try await LMDBStore.create(at: directory.ledger)
        let many = (0..<20_000).map { _ in GuardedCommand(counting("a")) }
        for outcome in await without.append(many) { _ = try outcome.get() }
        let store = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        try await store.waitUntilBuilt()
        let status = try #require(try await store.projections().first)
        #expect(status.isBuilt && status.builtThrough == Position(20_000))
        #expect(try directory.entries(of: .history).count == 20_000)
        await store.close()
        await without.close()
    }
}
