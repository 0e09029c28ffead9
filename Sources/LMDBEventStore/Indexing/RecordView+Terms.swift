package import EventRecords
package import EventSourcing

extension RecordView {
    /// Calls `body` with each index term of the record once, except that of its stream; the type
    /// first.
    ///
    /// - Throws: As `forEachTag`.
    /// - Complexity: O(bytes of type and tags); nothing is allocated for up to 15 tags.
    @inline(__always)
    package func forEachTerm(
        _ body: (Term) throws(EventStoreError) -> Void
    ) throws(EventStoreError) {
        var seen = DistinctTerms()
        let own = Term.type(typeBytes)
        _ = seen.insert(own)
        try body(own)
        try forEachTag { name, value throws(EventStoreError) in
            let term = Term.tag(name: name, value: value)
            if seen.insert(term) { try body(term) }
        }
    }
}

/// The terms of one record so far, to skip repeated ones: two texts may share a hash.
private struct DistinctTerms {
    private var first: InlineArray<16, UInt64> = .init(repeating: 0)
    private var count = 0
    private var others: Set<UInt64> = []

    /// Adds a term; returns whether it is new.
    mutating func insert(_ term: Term) -> Bool {
        for index in 0..<count where first[index] == term.rawValue { return false }
        guard count == first.count else {
            first[count] = term.rawValue
            count += 1
            return true
        }
        return others.insert(term.rawValue).inserted
    }
}
