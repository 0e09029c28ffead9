package import ByteCoding

/// What a reader has seen: the answer to a query, complete up to a position.
///
/// A read returns it; an append uses it as its guard and stores it with the command. It therefore
/// means both *refuse if a matching event was recorded since*, and *this is what the judge knew*.
public struct ObservedQuery: Hashable, Sendable {
    /// The query of the read.
    public let query: Query
    /// The position up to which the answer is complete.
    public let position: Position

    /// Creates an observation of a query up to a position.
    public init(of query: Query, upTo position: Position) {
        self.query = query
        self.position = position
    }

    /// An observation of nothing: the append is unguarded, and its record shows that.
    public static let nothing = ObservedQuery(of: .nothing, upTo: .start)

    /// Combines both observations: either query, at the lower position.
    public func and(_ other: ObservedQuery) -> ObservedQuery {
        if query.clauses.isEmpty { return other }
        if other.query.clauses.isEmpty { return self }
        return ObservedQuery(
            of: query.or(other.query), upTo: min(position, other.position))
    }

    /// The canonical encoding of this observation, as stored in a record.
    package var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        writer.integer(position.rawValue)
        writer.list(query.clauses) { $1.write(into: &$0) }
        return writer.bytes
    }

    /// Decodes ``canonicalBytes``.
    ///
    /// - Throws: `MalformedBytes` when the bytes are not exactly one canonical observation.
    package init(canonicalBytes: [UInt8]) throws(MalformedBytes) {
        var reader = ByteReader(canonicalBytes)
        try self.init(from: &reader)
        guard reader.isAtEnd else { throw MalformedBytes(offset: canonicalBytes.count) }
    }

    /// Decodes an observation from the next bytes of a reader.
    ///
    /// - Throws: `MalformedBytes` when they are not a canonical observation.
    package init(from reader: inout ByteReader) throws(MalformedBytes) {
        position = Position(try reader.integer())
        let start = reader.offset
        let clauses = try reader.list { reader throws(MalformedBytes) in
            try Query.Clause(from: &reader)
        }
        guard let query = Query(canonical: clauses) else { throw MalformedBytes(offset: start) }
        self.query = query
    }
}
