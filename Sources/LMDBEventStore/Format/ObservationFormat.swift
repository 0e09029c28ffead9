internal import EventSourcing

/// An observation within a record.
///
/// It is shorter than ``Observation/canonicalBytes``, for what the record says already is pointed to:
/// its own stream, and its own tags. One observation has one form in one record.
struct ObservationFormat {
    /// The stream of the record.
    let stream: StreamName
    /// The tags of the record, sorted.
    let tags: [Tag]

    private enum StreamMark {
        static let all: UInt8 = 0
        static let named: UInt8 = 1
        static let own: UInt8 = 2
    }

    func write(_ observation: Observation, into writer: inout ByteWriter) {
        writer.number(observation.position.rawValue)
        writer.list(observation.query.clauses) { writer, clause in
            if let other = clause.stream {
                writer.integer(other == stream ? StreamMark.own : StreamMark.named)
                if other != stream { writer.text(other.rawValue) }
            } else {
                writer.integer(StreamMark.all)
            }
            writer.list(clause.types) { $0.text($1.rawValue) }
            writer.list(clause.tags) { writer, tag in
                if let index = tags.firstIndex(of: tag) {
                    // No tag has an empty name.
                    writer.count(0)
                    writer.count(index)
                } else {
                    writer.text(tag.name)
                    writer.text(tag.value)
                }
            }
        }
    }

    /// Reads what ``write(_:into:)`` wrote, and nothing else.
    func read(from reader: inout ByteReader) throws(MalformedBytes) -> Observation {
        let position = Position(try reader.number())
        let start = reader.offset
        let clauses = try reader.list { reader throws(MalformedBytes) in try clause(from: &reader) }
        guard let query = Query(canonical: clauses) else { throw MalformedBytes(offset: start) }
        return Observation(of: query, upTo: position)
    }

    private func clause(from reader: inout ByteReader) throws(MalformedBytes) -> Query.Clause {
        let start = reader.offset
        let stream: StreamName?
        switch try reader.integer(UInt8.self) {
        case StreamMark.all: stream = nil
        case StreamMark.own: stream = self.stream
        case StreamMark.named:
            stream = try reader.name()
            if stream == self.stream { throw MalformedBytes(offset: start) }
        default: throw MalformedBytes(offset: start)
        }
        let types = try reader.list { reader throws(MalformedBytes) in
            try reader.name(EventName.self)
        }
        let tags = try reader.list { reader throws(MalformedBytes) in try tag(from: &reader) }
        guard let clause = Query.Clause(stream: stream, canonicalTypes: types, tags: tags) else {
            throw MalformedBytes(offset: start)
        }
        return clause
    }

    private func tag(from reader: inout ByteReader) throws(MalformedBytes) -> Tag {
        let start = reader.offset
        let name = try reader.text()
        if name.isEmpty {
            let index = try reader.count()
            guard index < tags.count else { throw MalformedBytes(offset: start) }
            return tags[index]
        }
        guard let tag = try? Tag(name, try reader.text()), !tags.contains(tag) else {
            throw MalformedBytes(offset: start)
        }
        return tag
    }
}
