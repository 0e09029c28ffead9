internal import ByteCoding

/// Selects the events that match at least one of its clauses.
///
/// Clauses are sorted and without repetition, so that equal queries have equal bytes.
public struct Query: Hashable, Sendable {
    /// The clauses, sorted; an empty list matches no event.
    public let clauses: [Clause]

    /// Creates a query from clauses, in any order.
    public init(_ clauses: [Clause]) {
        self.clauses = clauses.sortedWithoutRepetition { $0.precedes($1) }
    }

    /// Creates a query from clauses that must already be sorted and unique; `nil` if they are not.
    package init?(canonical clauses: [Clause]) {
        guard clauses.isAscending(by: { $0.precedes($1) }) else { return nil }
        self.clauses = clauses
    }

    /// Every event of the ledger.
    public static let everything = Query([Clause()])
    /// No event at all.
    public static let nothing = Query([])

    /// Every event of one stream.
    public static func stream(_ stream: StreamName) -> Query { Query([Clause(stream: stream)]) }

    /// The events that match this query or `other`.
    public func or(_ other: Query) -> Query { Query(clauses + other.clauses) }

    /// Whether an event with these properties matches.
    public func matches(stream: StreamName, type: EventName, tags: [EventTag]) -> Bool {
        clauses.contains { $0.matches(stream: stream, type: type, tags: tags) }
    }

    /// Whether `record` matches.
    public func matches(_ record: Record) -> Bool {
        matches(stream: record.stream, type: record.type, tags: record.tags)
    }

    /// One alternative: events of this stream, of one of these types, with all of these tags.
    public struct Clause: Hashable, Sendable {
        /// The stream; `nil` for all streams.
        public let stream: StreamName?
        /// The types, sorted; an empty list matches any type.
        public let types: [EventName]
        /// The tags, sorted.
        ///
        /// The event must have all of them; an empty list matches any tags.
        public let tags: [EventTag]

        /// Creates a clause from a stream, types and tags, in any order.
        public init(stream: StreamName? = nil, types: [EventName] = [], tags: [EventTag] = []) {
            self.stream = stream
            self.types = types.sortedWithoutRepetition(by: <)
            self.tags = tags.sortedWithoutRepetition(by: <)
        }

        /// Creates a clause from types and tags that must already be sorted and unique; `nil` if
        /// they are not.
        package init?(stream: StreamName?, canonicalTypes types: [EventName], tags: [EventTag]) {
            guard types.isAscending(by: <), tags.isAscending(by: <) else { return nil }
            self.stream = stream
            self.types = types
            self.tags = tags
        }

        /// Whether an event with these properties matches.
        public func matches(stream: StreamName, type: EventName, tags: [EventTag]) -> Bool {
            if let own = self.stream, own != stream { return false }
            if !types.isEmpty, !types.contains(type) { return false }
            return self.tags.allSatisfy(tags.contains)
        }

        func write(into writer: inout ByteWriter) {
            writer.optional(stream) { $0.text($1.rawValue) }
            writer.list(types) { $0.text($1.rawValue) }
            writer.list(tags) {
                $0.text($1.name)
                $0.text($1.value)
            }
        }

        init(from reader: inout ByteReader) throws(MalformedBytes) {
            let start = reader.offset
            let clause = Clause(
                stream: try reader.optional { reader throws(MalformedBytes) in
                    try reader.name(StreamName.self)
                },
                canonicalTypes: try reader.list { reader throws(MalformedBytes) in
                    try reader.name(EventName.self)
                },
                tags: try reader.list { reader throws(MalformedBytes) in
                    let start = reader.offset
                    let name = try reader.text()
                    guard let tag = try? EventTag(name, try reader.text()) else {
                        throw MalformedBytes(offset: start)
                    }
                    return tag
                })
            guard let clause else { throw MalformedBytes(offset: start) }
            self = clause
        }
    }
}

// MARK: - The order of the clauses

extension Query.Clause {
    /// Whether the bytes that ``write(into:)`` writes for this clause sort before those of `other`.
    ///
    /// Does not write them.
    func precedes(_ other: Query.Clause) -> Bool {
        let order =
            Order(isPresent: stream != nil, other.stream != nil)
            ?? Order(text: stream?.rawValue ?? "", other.stream?.rawValue ?? "")
            ?? Order(list: types, other.types) { Order(text: $0.rawValue, $1.rawValue) }
            ?? Order(list: tags, other.tags) {
                Order(text: $0.name, $1.name) ?? Order(text: $0.value, $1.value)
            }
        return order == .before
    }
}

/// The order of two different values by the bytes that a `ByteWriter` writes; `nil` if equal.
private enum Order {
    case before
    case after

    init?(isPresent left: Bool, _ right: Bool) {
        if left == right { return nil }
        self = right ? .before : .after
    }

    /// Orders counts, with seven bits a byte, lowest first, so that 128 sorts after 129.
    init?(count left: Int, _ right: Int) {
        if left == right { return nil }
        var (left, right) = (left, right)
        func byte(_ value: Int) -> Int { value > 0x7f ? value & 0x7f | 0x80 : value }
        while byte(left) == byte(right) { (left, right) = (left >> 7, right >> 7) }
        self = byte(left) < byte(right) ? .before : .after
    }

    /// Orders texts, which are written after their length.
    init?(text left: String, _ right: String) {
        if let order = Order(count: left.utf8.count, right.utf8.count) {
            self = order
        } else if left.hasSameBytes(as: right) {
            return nil
        } else {
            self = left.precedesInBytes(right) ? .before : .after
        }
    }

    /// Orders lists, which are written after their count.
    init?<Value>(list left: [Value], _ right: [Value], _ order: (Value, Value) -> Order?) {
        if let order = Order(count: left.count, right.count) {
            self = order
            return
        }
        for (left, right) in zip(left, right) {
            if let order = order(left, right) {
                self = order
                return
            }
        }
        return nil
    }
}

extension Array where Element: Hashable {
    fileprivate func isAscending(by precedes: (Element, Element) -> Bool) -> Bool {
        for index in indices.dropFirst() where !precedes(self[index - 1], self[index]) {
            return false
        }
        return true
    }

    fileprivate func sortedWithoutRepetition(
        by precedes: (Element, Element) -> Bool
    ) -> [Element] {
        isAscending(by: precedes) ? self : Set(self).sorted(by: precedes)
    }
}
