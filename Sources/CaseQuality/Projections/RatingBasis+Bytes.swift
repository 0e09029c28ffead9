internal import EventSourcing

extension RatingBasis {
    /// The one encoding of everything but the framework, which stays where it was registered.
    ///
    /// Everything stands in the order that it has here: nothing is looked up or sorted, and the
    /// answers to a key question are copied as they are.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.bytes.reserveCapacity(
            64 + 24 * cases.list.count + 40 * standards.count
                + keyQuestions.reduce(0) { $0 + $1.given.count + 16 })
        writer.integer(frameworkAt.rawValue)
        writer.list(cases.list.indices) { writer, number in
            let sampled = cases.list[number]
            writer.text(cases.keys.names[number].rawValue)
            writer.text(sampled.domain.rawValue)
            writer.integer(sampled.purpose.rawValue)
            writer.flag(sampled.isWithdrawn)
        }
        writer.list(keyQuestions) { writer, known in
            writer.optional(known.tally.origin) { $0.integer($1.rawValue) }
            writer.count(known.given.count)
            writer.raw(known.given)
            writer.optional(known.figure) { writer, figure in
                writer.integer(UInt8(clamping: figure.percent))
                writer.optional(figure.base) { $0.integer(Int32(clamping: $1)) }
                writer.integer(figure.origin.rawValue)
            }
        }
        writer.list(standards) { writer, known in
            writer.sourced(known.proposal)
            writer.sourced(known.notRated)
            writer.sourced(known.printed)
            writer.sourced(known.correction)
            writer.optional(known.decision) { writer, decision in
                writer.integer(decision.decided.rawValue)
                writer.integer(decision.outcome.rawValue)
                writer.integer(decision.position.rawValue)
                writer.integer(decision.origin.rawValue)
                writer.flag(decision.isStale)
            }
        }
        return writer.bytes
    }

    /// Reads what ``bytes`` wrote after the framework's position, and counts anew.
    mutating func read(from reader: inout ByteReader) throws(MalformedBytes) {
        let count = try reader.count()
        for number in 0..<count {
            let key: CaseKey = try reader.name()
            guard cases.number(of: key) == nil else { throw MalformedBytes(offset: number) }
            cases.insert(
                SampledCase(
                    domain: try reader.name(), purpose: try reader.value(),
                    isWithdrawn: try reader.flag()), key)
        }
        recount()
        let known = try reader.list { reader throws(MalformedBytes) in
            try KeyQuestionBasis(from: &reader, cases.list)
        }
        let standards = try reader.list { reader throws(MalformedBytes) in
            try StandardBasis(from: &reader)
        }
        guard reader.isAtEnd, known.count == keyQuestions.count,
            standards.count == self.standards.count
        else { throw MalformedBytes(offset: 0) }
        keyQuestions = known
        self.standards = standards
    }
}

extension RatingBasis.KeyQuestionBasis {
    fileprivate init(
        from reader: inout ByteReader, _ cases: [RatingBasis.SampledCase]
    ) throws(MalformedBytes) {
        tally.origin = try reader.optional { reader throws(MalformedBytes) in
            try reader.value()
        }
        given = try reader.raw(try reader.count())
        guard given.count <= cases.count else { throw MalformedBytes(offset: cases.count) }
        for (number, byte) in given.enumerated() where byte > 0 {
            guard let answer = answer(in: number) else { throw MalformedBytes(offset: number) }
            if cases[number].counts { tally.add(answer, 1) }
        }
        figure = try reader.optional { reader throws(MalformedBytes) in
            let percent = Int(try reader.integer(UInt8.self))
            let base = try reader.optional { reader throws(MalformedBytes) in
                Int(try reader.integer(Int32.self))
            }
            return RatingBasis.Figure(
                percent: percent, base: base, origin: try reader.value())
        }
    }
}

extension RatingBasis.StandardBasis {
    fileprivate init(from reader: inout ByteReader) throws(MalformedBytes) {
        proposal = try reader.sourced()
        notRated = try reader.sourced()
        printed = try reader.sourced()
        correction = try reader.sourced()
        decision = try reader.optional { reader throws(MalformedBytes) in
            RatingBasis.Decision(
                decided: try reader.value(), outcome: try reader.value(),
                position: Position(try reader.integer()), origin: try reader.value(),
                isStale: try reader.flag())
        }
    }
}

extension ByteReader {
    fileprivate mutating func sourced<Value: RawRepresentable<UInt8>>()
        throws(MalformedBytes) -> RatingBasis.Sourced<Value>?
    {
        try optional { reader throws(MalformedBytes) in
            RatingBasis.Sourced(value: try reader.value(), origin: try reader.value())
        }
    }
}

extension ByteWriter {
    fileprivate mutating func sourced<Value: RawRepresentable<UInt8>>(
        _ sourced: RatingBasis.Sourced<Value>?
    ) {
        optional(sourced) { writer, sourced in
            writer.integer(sourced.value.rawValue)
            writer.integer(sourced.origin.rawValue)
        }
    }
}
