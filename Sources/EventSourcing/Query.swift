/// Which events matter: those that match at least one of the clauses.
///
/// Clauses are kept sorted and without repetition, so that equal queries have equal bytes.
public struct Query: Hashable, Sendable {
    /// The clauses, sorted; none matches no event.
    public let clauses: [Clause]

    public init(_ clauses: [Clause]) {
        self.clauses = Set(clauses).sorted {
            $0.canonicalBytes.lexicographicallyPrecedes($1.canonicalBytes)
        }
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
    public func matches(stream: StreamName, type: EventName, tags: [Tag]) -> Bool {
        clauses.contains { $0.matches(stream: stream, type: type, tags: tags) }
    }

    /// Whether `record` matches.
    public func matches(_ record: Record) -> Bool {
        matches(stream: record.stream, type: record.type, tags: record.tags)
    }

    /// One alternative: of this stream, of one of these types, carrying all of these tags.
    public struct Clause: Hashable, Sendable {
        /// The stream; `nil` for all streams.
        public let stream: StreamName?
        /// The types, sorted; none means any type.
        public let types: [EventName]
        /// The tags, sorted, all of which the event must carry; none asks for nothing.
        public let tags: [Tag]

        public init(stream: StreamName? = nil, types: [EventName] = [], tags: [Tag] = []) {
            self.stream = stream
            self.types = Set(types).sorted()
            self.tags = Set(tags).sorted()
        }

        /// Whether an event with these properties matches.
        public func matches(stream: StreamName, type: EventName, tags: [Tag]) -> Bool {
            if let own = self.stream, own != stream { return false }
            if !types.isEmpty, !types.contains(type) { return false }
            return self.tags.allSatisfy(tags.contains)
        }

        var canonicalBytes: [UInt8] {
            var writer = ByteWriter()
            write(into: &writer)
            return writer.bytes
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
            self.init(
                stream: try reader.optional { reader throws(MalformedBytes) in
                    try reader.name(StreamName.self)
                },
                types: try reader.list { reader throws(MalformedBytes) in
                    try reader.name(EventName.self)
                },
                tags: try reader.list { reader throws(MalformedBytes) in
                    let name = try reader.text()
                    let value = try reader.text()
                    do { return try Tag(name, value) } catch { throw MalformedBytes(offset: 0) }
                })
        }
    }
}
