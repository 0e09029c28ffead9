package import ByteCoding

/// What a reader had seen: the answer to a query, complete up to a position.
///
/// A read returns it; an append takes it as its guard and stores it with the command. It is
/// therefore both: *refuse if anything that matters came since*, and *this is what the judge knew*.
public struct Observation: Hashable, Sendable {
    /// What was asked.
    public let query: Query
    /// The position up to which it was answered.
    public let position: Position

    public init(of query: Query, upTo position: Position) {
        self.query = query
        self.position = position
    }

    /// Nothing was looked at: the append is unguarded, and its record says so.
    public static let nothing = Observation(of: .nothing, upTo: .start)

    /// Both observations as one: either query, at the lower position.
    public func and(_ other: Observation) -> Observation {
        if query.clauses.isEmpty { return other }
        if other.query.clauses.isEmpty { return self }
        return Observation(
            of: query.or(other.query), upTo: min(position, other.position))
    }

    /// The one encoding of this observation, as it stands in a record.
    package var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        writer.integer(position.rawValue)
        writer.list(query.clauses) { $1.write(into: &$0) }
        return writer.bytes
    }

    /// Reads ``canonicalBytes`` back.
    package init(canonicalBytes: [UInt8]) throws(MalformedBytes) {
        var reader = ByteReader(canonicalBytes)
        try self.init(from: &reader)
        guard reader.isAtEnd else { throw MalformedBytes(offset: canonicalBytes.count) }
    }

    /// Reads ``canonicalBytes`` where they stand among others.
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
