import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
import Testing

@Suite("The lists of the index in memory")
struct PostingListsTests {
    @Test("The lists equal a dictionary, even where hashes collide", arguments: 0..<20)
    func sameAsDictionary(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var lists = PostingLists()
        var expected: [PostingLists.Key: [Position]] = [:]
        func key(_ random: inout SeededGenerator) -> PostingLists.Key {
            // Few streams, and terms that differ in their lowest or their highest bits only.
            let bits = random.below(40)
            let term = random.below(2) == 0 ? bits : bits << 58 | 1
            return PostingLists.Key(
                stream: StreamNumber(1 + random.below(3)), term: Term(rawValue: term))
        }
        for position in 1...1_500 as ClosedRange<UInt64> {
            let key = key(&random)
            // Whatever list is guessed, it gets into its own.
            var guess = Int(random.below(90))
            lists.append(Position(position), to: key, guess: &guess)
            #expect(lists.all[guess].key == key)
            expected[key, default: []].append(Position(position))
        }
        for list in lists.all { #expect(expected[list.key] == list.positions) }
        #expect(lists.all.count == expected.count)
        for _ in 0..<500 {
            let key = key(&random)
            #expect(lists[key] == expected[key, default: []])
        }
        #expect(PostingLists()[key(&random)].isEmpty)
    }
}
