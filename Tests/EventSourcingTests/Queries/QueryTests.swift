import ByteCoding
import EventSourcing
import Testing

@Suite("Queries and observations")
struct QueryTests {
    @Test("Equal queries have equal bytes, in whatever order they were made")
    func canonical() throws {
        let one = Query.Clause(
            stream: "one", types: ["b", "a", "b"],
            tags: [try EventTag("k", "2"), try EventTag("k", "1")])
        let same = Query.Clause(
            stream: "one", types: ["a", "b"],
            tags: [try EventTag("k", "1"), try EventTag("k", "2")])
        let other = Query.Clause(tags: [try EventTag("k", "1")])
        let left = ObservedQuery(of: Query([one, other, same]), upTo: Position(9))
        let right = ObservedQuery(of: Query([other]).or(Query([same])), upTo: Position(9))
        #expect(left == right)
        #expect(left.canonicalBytes == right.canonicalBytes)
    }

    @Test("An observation reads back from its bytes, and from nothing else")
    func roundTrip() throws {
        let observations = [
            ObservedQuery.nothing,
            ObservedQuery(of: .everything, upTo: Position(.max)),
            ObservedQuery(
                of: Query([
                    .init(stream: "one", types: ["a"], tags: [try EventTag("k", "1")]), .init(),
                ]), upTo: Position(3)),
        ]
        for observation in observations {
            let bytes = observation.canonicalBytes
            #expect(try ObservedQuery(canonicalBytes: bytes) == observation)
            for count in 0..<bytes.count {
                #expect(throws: MalformedBytes.self) {
                    try ObservedQuery(canonicalBytes: Array(bytes.prefix(count)))
                }
            }
            #expect(throws: MalformedBytes.self) {
                try ObservedQuery(canonicalBytes: bytes + [0])
            }
        }
    }

    @Test("Both of two observations ask either question at the lower position")
    func both() throws {
        let left = ObservedQuery(of: .stream("one"), upTo: Position(5))
        let right = ObservedQuery(of: .stream("two"), upTo: Position(3))
        #expect(left.and(right).position == Position(3))
        #expect(left.and(right).query == Query([.init(stream: "two"), .init(stream: "one")]))
        #expect(left.and(.nothing) == left)
        #expect(ObservedQuery.nothing.and(right) == right)
    }

    @Test("A query of very many clauses, types or tags is only long")
    func many() {
        let types = (0..<70_000).compactMap { EventName(rawValue: "type \($0)") }
        let query = Query([.init(types: types), .init(stream: "one")])
        let bytes = ObservedQuery(of: query, upTo: .start).canonicalBytes
        #expect((try? ObservedQuery(canonicalBytes: bytes))?.query == query)
    }
}
