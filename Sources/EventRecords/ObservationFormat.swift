internal import ByteCoding
internal import EventSourcing

/// The encoding of an observation within a record.
///
/// It is shorter than ``ObservedQuery/canonicalBytes``: it refers to the record's own stream and tags
/// instead of repeating them. Each observation has exactly one encoding in a given record.
struct ObservationFormat {
    /// The stream of the record.
    let stream: StreamName
    /// The tags of the record, sorted.
    let tags: [EventTag]

    private enum StreamMark {
        static let all = 0
        static let named = 1
        static let own = 2
        /// The number of low bits of the type count that contain the mark.
        static let bits = 2
        static let mask = 3
    }

    func write(_ observation: ObservedQuery, into writer: inout ByteWriter) {
        writer.number(observation.position.rawValue)
        writer.list(observation.query.clauses) { writer, clause in
            let mark =
                switch clause.stream {
                case nil: StreamMark.all
                case stream: StreamMark.own
                default: StreamMark.named
                }
            writer.count(clause.types.count << StreamMark.bits | mark)
            if mark == StreamMark.named { writer.text(clause.stream?.rawValue ?? "") }
            for type in clause.types { writer.text(type.rawValue) }
            writer.list(clause.tags) { writer, tag in
                if let index = tags.firstIndex(of: tag) {
                    writer.count(index << 1 | 1)
                } else {
                    writer.count(tag.name.utf8.count << 1)
                    writer.raw(textOf: tag.name)
                    writer.text(tag.value)
                }
            }
        }
    }

    /// Reads an observation that ``write(_:into:)`` wrote.
    ///
    /// - Throws: `MalformedBytes` for any other bytes.
    func read(from reader: inout ByteReader) throws(MalformedBytes) -> ObservedQuery {
        let position = Position(try reader.number())
        let start = reader.offset
        let clauses = try reader.list { reader throws(MalformedBytes) in try clause(from: &reader) }
        guard let query = Query(canonical: clauses) else { throw MalformedBytes(offset: start) }
        return ObservedQuery(of: query, upTo: position)
    }

    private func clause(from reader: inout ByteReader) throws(MalformedBytes) -> Query.Clause {
        let start = reader.offset
        let stream: StreamName?
        let head = try reader.count()
        switch head & StreamMark.mask {
        case StreamMark.all: stream = nil
        case StreamMark.own: stream = self.stream
        case StreamMark.named:
            stream = try reader.name()
            if stream == self.stream { throw MalformedBytes(offset: start) }
        default: throw MalformedBytes(offset: start)
        }
        var types: [EventName] = []
        for _ in 0..<(head >> StreamMark.bits) { types.append(try reader.name()) }
        let tags = try reader.list { reader throws(MalformedBytes) in try tag(from: &reader) }
        guard let clause = Query.Clause(stream: stream, canonicalTypes: types, tags: tags) else {
            throw MalformedBytes(offset: start)
        }
        return clause
    }

    private func tag(from reader: inout ByteReader) throws(MalformedBytes) -> EventTag {
        let start = reader.offset
        let head = try reader.count()
        if head & 1 == 1 {
            guard head >> 1 < tags.count else { throw MalformedBytes(offset: start) }
            return tags[head >> 1]
        }
        let name = try reader.text(ofBytes: head >> 1)
        guard let tag = try? EventTag(name, try reader.text()), !tags.contains(tag) else {
            throw MalformedBytes(offset: start)
        }
        return tag
    }
}
