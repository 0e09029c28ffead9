import CaseLedgerTesting
import EventSourcing
import LMDB
import LMDBEventStore
import Testing

@Suite("Rows that are damaged on disk")
struct DamagedRowTests {
    /// A ledger with everything flushed, and what it answers.
    private func ledger(_ directory: TemporaryDirectory) async throws -> [[HistoryRow]] {
        let store = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        for index in 0..<40 {
            let stream: StreamName = index % 2 == 0 ? "one" : "two"
            _ = try await store.append(counting("a", "b", in: stream), basedOn: .nothing)
        }
        try await store.flush()
        let answers = try await answers(of: store)
        await store.close()
        return answers
    }

    private func answers(of store: LMDBStore) async throws -> [[HistoryRow]] {
        var answers: [[HistoryRow]] = []
        for stream: StreamName in ["one", "two"] {
            for asOf: UInt64 in [3, 40, 79, 80] {
                let row = try await store.row("b", of: "counts", in: stream, asOf: Position(asOf))
                answers.append([row].compactMap(\.self))
                answers.append(
                    try await store.rows(of: "counts", in: stream, asOf: Position(asOf)))
            }
            answers.append(try await store.history(of: "a", of: "counts", in: stream))
        }
        return answers
    }

    @Test("Whichever bit of a row or state is flipped, every answer is right, and it is reported")
    func flips() async throws {
        var random = SeededGenerator(seed: 17)
        var reported = 0
        for round in 0..<120 {
            let directory = try TemporaryDirectory()
            let expected = try await ledger(directory)
            let table: TableName = round % 3 == 0 ? .states : .history
            let entries = try directory.rawEntries(of: table)
            let entry = entries[Int(random.below(UInt64(entries.count)))]
            let bit = Int(random.below(UInt64(entry.value.count * 8)))
            var value = entry.value
            value[bit / 8] ^= 1 << UInt8(bit % 8)
            try directory.tamper(with: table) { transaction, table throws(LMDBError) in
                try transaction.put(value.span, for: entry.key.span, in: table)
            }
            let store = try await LMDBStore.open(
                at: directory.ledger, projections: [CountingProjection.registered()])
            #expect(try await answers(of: store) == expected, "round \(round)")
            // What comes is folded on from the records as well.
            _ = try await store.append(counting("a"), basedOn: .nothing)
            _ = try await store.append(counting("a", in: "two"), basedOn: .nothing)
            for (stream, position) in [("one", 81), ("two", 82)] as [(StreamName, UInt64)] {
                let row = try await store.row(
                    "a", of: "counts", in: stream, asOf: Position(position))
                #expect(row?.value == [22, 0, 0, 0], "round \(round)")
            }
            reported += try await store.projections().reduce(0) { $0 + $1.damagedRows } > 0 ? 1 : 0
            if table == .history { #expect(try await store.verify().findings.count == 1) }
            await store.close()
        }
        // A value that nobody asks for is not looked at; most are.
        #expect(reported > 60, "\(reported) of 120")
    }

    @Test("Whichever bit of a key is flipped where it stands, every answer is right, or an error")
    func keyFlips() async throws {
        var random = SeededGenerator(seed: 19)
        var reported = 0
        for round in 0..<120 {
            let directory = try TemporaryDirectory()
            let expected = try await ledger(directory)
            let table: TableName = [.history, .history, .postings][round % 3]
            let entries = try directory.rawEntries(of: table)
            let entry = entries[Int(random.below(UInt64(entries.count)))]
            let bit = Int(random.below(UInt64(entry.key.count * 8)))
            var key = entry.key
            key[bit / 8] ^= 1 << UInt8(bit % 8)
            try directory.replaceInFile(entry.key + entry.value, with: key + entry.value)
            let store: LMDBStore
            do throws(EventStoreError) {
                store = try await LMDBStore.open(
                    at: directory.ledger, projections: [CountingProjection.registered()])
            } catch {
                // The keys of a page are out of order.
                #expect(error.code == .integrity, "round \(round): \(error)")
                continue
            }
            do { #expect(try await answers(of: store) == expected, "round \(round)") } catch {
                #expect((error as? EventStoreError)?.code == .integrity, "round \(round): \(error)")
            }
            if table == .history {
                reported +=
                    try await store.projections().reduce(0) { $0 + $1.damagedRows } > 0 ? 1 : 0
            }
            #expect(try await !store.verify().passed, "round \(round)")
            await store.close()
        }
        #expect(reported > 0, "\(reported) of 120")
    }

    @Test(
        "A stream of whose events the index lacks one is an error, whichever it lacks",
        arguments: [0, 1, 20, 38, 39])
    func lostPosting(number: Int) async throws {
        let directory = try TemporaryDirectory()
        _ = try await ledger(directory)
        let lists = try directory.entries(of: .postings).filter {
            Key.posting(from: $0.key.span)?.term == .every
        }
        let (key, value) = try #require(lists.first)
        guard let first = Key.posting(from: key.span) else {
            Issue.record("an entry without a posting")
            return
        }
        var positions: [Position] = []
        _ = PostingRow.visit(value.span, from: first.position) {
            positions.append($0)
            return true
        }
        try #require(positions.count == 40)
        positions.remove(at: number)
        let sealed = Key.posting(Posting(first.stream, .every, positions[0]))
        var row: [UInt8] = []
        for (last, next) in zip(positions, positions.dropFirst()) {
            PostingRow.append(next, after: last, to: &row)
        }
        try directory.tamper(with: .postings) { transaction, table throws(LMDBError) in
            _ = try transaction.delete(key.span, in: table)
            try transaction.put(
                CheckedValue.seal(row, under: sealed).span, for: sealed.span, in: table)
        }
        let store = try LMDBStore.open(
            at: directory.ledger, longestTail: LMDBStore.longestTail, walksBeforeOpening: false)
        for order in [ReadingOrder.forward, .backward] {
            await #expect {
                try await store.page(
                    of: .stream("one"), in: PositionRange(), order: order, limit: 100)
            } throws: {
                ($0 as? EventStoreError)?.code == .integrity
            }
        }
        await store.close()
    }

    @Test(
        "A flipped bit in an entry of the index is an error of integrity, and never another answer")
    func indexFlips() async throws {
        var random = SeededGenerator(seed: 18)
        for round in 0..<60 {
            let directory = try TemporaryDirectory()
            _ = try await ledger(directory)
            let table = [TableName.streams, .postings, .commands, .projections][round % 4]
            let entries = try directory.rawEntries(of: table)
            let entry = entries[Int(random.below(UInt64(entries.count)))]
            let bit = Int(random.below(UInt64(entry.value.count * 8)))
            var value = entry.value
            value[bit / 8] ^= 1 << UInt8(bit % 8)
            try directory.tamper(with: table) { transaction, table throws(LMDBError) in
                try transaction.put(value.span, for: entry.key.span, in: table)
            }
            // The opening adds up the rows of the index. Readers must not rely on that.
            let store = try LMDBStore.open(
                at: directory.ledger, longestTail: LMDBStore.longestTail, walksBeforeOpening: false)
            for query in [Query.stream("one"), .stream("two")] {
                do throws(EventStoreError) {
                    let page = try await store.page(
                        of: query, in: PositionRange(), order: .forward, limit: 100)
                    #expect(page.records.count == 40, "round \(round)")
                } catch { #expect(error.code == .integrity) }
            }
            if table != .projections {
                #expect(try await !store.verify().passed, "round \(round), \(table.rawValue)")
            }
            await store.close()
        }
    }
}
