import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
import Testing

@Suite("Posting lists on disk")
struct PostingRowTests {
    @Test("An entry of a posting list reads back its positions, whatever the distances")
    func postingRows() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let first = Position(1 + random.below(1 << 40))
            var positions = [first]
            var row: [UInt8] = []
            for _ in 0..<random.below(60) {
                let last = positions[positions.count - 1]
                let next = Position(last.rawValue + 1 + random.below(1 << random.below(40)))
                PostingRow.append(next, after: last, to: &row)
                positions.append(next)
            }
            var read: [Position] = []
            #expect(
                PostingRow.visit(row.span, from: first) {
                    read.append($0)
                    return true
                })
            #expect(read == positions)
            // Cut within a distance, it is malformed; so is a distance of nothing.
            if let last = row.last, last < 0x80, row.count > 1, row[row.count - 2] >= 0x80 {
                let cut = Array(row.dropLast())
                #expect(!PostingRow.visit(cut.span, from: first) { _ in true })
            }
            let zero = row + [0]
            #expect(!PostingRow.visit(zero.span, from: first) { _ in true })
        }
        let endless = [UInt8](repeating: 0xff, count: 12)
        #expect(!PostingRow.visit(endless.span, from: Position(1)) { _ in true })
        // More bits than a distance has; cut off, they would leave 1.
        let wide: [UInt8] = [0x81] + Array(repeating: 0x80, count: 8) + [2]
        #expect(!PostingRow.visit(wide.span, from: Position(1)) { _ in true })
        let beyond: [UInt8] = [0x7f]
        #expect(!PostingRow.visit(beyond.span, from: Position(.max - 1)) { _ in true })
    }

    @Test("A list that outgrows its entry continues in another, and is read in both directions")
    func longLists() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        // Flushed between, so that entries are gone on with too.
        for round in 0..<6 {
            _ = try await store.append(
                counting("a", times: 400, in: round % 2 == 0 ? "one" : "two"), basedOn: .nothing)
            if round != 4 { try await store.flush() }
        }
        #expect(try directory.entries(of: .postings).count > 6)
        let all = (0..<3).flatMap { round in (1...400).map { UInt64(round * 800 + $0) } }
        let query = Query([Query.Clause(stream: "one", tags: [try EventTag("key", "a")])])
        for (first, last) in [(1, 2_400), (300, 900), (801, 801), (1_200, 1_601), (401, 800)] {
            let range = PositionRange(
                from: Position(UInt64(first)), through: Position(UInt64(last)))
            let expected = all.filter { $0 >= first && $0 <= last }
            for order in [ReadingOrder.forward, .backward] {
                let read = try await store.page(of: query, in: range, order: order, limit: 5_000)
                    .records.map(\.position.rawValue)
                #expect(read == (order == .forward ? expected : expected.reversed()))
            }
        }
        #expect(try await store.verify().findings == [])
        await store.close()
    }
}
