internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension RatingBasis {
    /// The encoding of the basis without the framework, which is stored at its registration.
    ///
    /// Everything is written in storage order: nothing is looked up or sorted, and the answers to a
    /// key question are copied as bytes.
    var bytes: [UInt8] {
        var writer = ByteWriter(
            reserving: 64 + 24 * cases.list.count + 40 * standards.count
                + keyQuestions.reduce(0) { $0 + $1.given.count + 16 })
        writer.integer(frameworkAt.rawValue)
        writer.count(cases.list.count)
        for (key, sampled) in zip(cases.keys.names, cases.list) {
            writer.text(key.rawValue)
            writer.text(sampled.domain.rawValue)
            writer.value(sampled.purpose)
            writer.flag(sampled.isWithdrawn)
        }
        writer.count(keyQuestions.count)
        for known in keyQuestions { known.write(to: &writer) }
        writer.count(standards.count)
        for known in standards { known.write(to: &writer) }
        printedResult.write(to: &writer)
        writer.list(disputes) { writer, dispute in
            writer.text(dispute.challenge.rawValue)
            writer.optional(dispute.standard) { $0.text($1.rawValue) }
        }
        return writer.bytes
    }

    /// Reads what ``bytes`` wrote after the framework's position, and recomputes the counts.
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
            try RatingBasis.KeyQuestionInputs(from: &reader, cases.list)
        }
        let standards = try reader.list { reader throws(MalformedBytes) in
            try StandardInputs(from: &reader)
        }
        let printedResult = try PrintedResult?(from: &reader)
        let disputes = try reader.list { reader throws(MalformedBytes) in
            RatingBasis.Dispute(
                try reader.name(),
                standard: try reader.optional { reader throws(MalformedBytes) in
                    try reader.name()
                })
        }
        guard reader.isAtEnd, known.count == keyQuestions.count,
            standards.count == self.standards.count
        else { throw MalformedBytes(offset: 0) }
        keyQuestions = known
        self.standards = standards
        self.printedResult = printedResult
        self.disputes = disputes
    }
}

extension PrintedResult? {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.flag(self != nil)
        guard let self else { return }
        writer.figure(ifAny: self.total)
        writer.figure(ifAny: self.maximum)
        writer.value(ifAny: self.rating)
        writer.value(self.origin)
    }

    fileprivate init(from reader: inout ByteReader) throws(MalformedBytes) {
        guard try reader.flag() else {
            self = nil
            return
        }
        let offset = reader.offset
        self = PrintedResult(
            total: try reader.figureIfAny(), maximum: try reader.figureIfAny(),
            rating: try reader.valueIfAny(), origin: try reader.value())
        if self == nil { throw MalformedBytes(offset: offset) }
    }
}

extension RatingBasis.KeyQuestionInputs {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.value(ifAny: tally.origin)
        writer.count(given.count)
        writer.raw(given)
        writer.flag(printed != nil)
        guard let printed else { return }
        writer.integer(UInt8(clamping: printed.percent))
        writer.figure(ifAny: printed.base.map { Int(Int32(clamping: $0)) })
        writer.value(printed.origin)
    }

    fileprivate init(
        from reader: inout ByteReader, _ cases: [RatingBasis.SampledCase]
    ) throws(MalformedBytes) {
        self.init()
        tally.origin = try reader.optional { reader throws(MalformedBytes) in
            try reader.value()
        }
        given = try reader.raw(try reader.count())
        guard given.count <= cases.count else { throw MalformedBytes(offset: cases.count) }
        for (number, byte) in given.enumerated() where byte > 0 {
            guard let answer = answer(in: number) else { throw MalformedBytes(offset: number) }
            if cases[number].counts { tally.add(answer, 1) }
        }
        printed = try reader.optional { reader throws(MalformedBytes) in
            let percent = Int(try reader.integer(UInt8.self))
            let base = try reader.figureIfAny()
            return PrintedPercentage(
                percent: percent, base: base, origin: try reader.value())
        }
    }
}

extension StandardInputs {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.sourced(proposal)
        writer.sourced(notRated)
        writer.sourced(printed)
        writer.sourced(correction)
        writer.optional(wasEligible) { $0.flag($1) }
        writer.flag(decision != nil)
        guard let decision else { return }
        writer.value(decision.decided)
        writer.value(decision.outcome)
        writer.integer(decision.position.rawValue)
        writer.value(decision.origin)
        decision.decidedOn.write(to: &writer)
    }

    fileprivate init(from reader: inout ByteReader) throws(MalformedBytes) {
        self.init()
        proposal = try reader.sourced()
        notRated = try reader.sourced()
        printed = try reader.sourced()
        correction = try reader.sourced()
        wasEligible = try reader.optional { reader throws(MalformedBytes) in try reader.flag() }
        decision = try reader.optional { reader throws(MalformedBytes) in
            StandingDecision(
                decided: try reader.value(), outcome: try reader.value(),
                position: Position(try reader.integer()), origin: try reader.value(),
                on: try DecidedOn(from: &reader))
        }
    }
}

extension DecidedOn {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.list(counts) { writer, counts in
            for number in [counts.yes, counts.no, counts.notApplicable] {
                writer.figure(ifAny: number)
            }
            writer.figure(ifAny: counts.printed)
        }
        writer.figure(ifAny: cases)
        writer.value(ifAny: proposal)
    }

    fileprivate init(from reader: inout ByteReader) throws(MalformedBytes) {
        self.init(
            counts: try reader.list { reader throws(MalformedBytes) in
                Counts(
                    yes: try reader.figureIfAny() ?? 0, no: try reader.figureIfAny() ?? 0,
                    notApplicable: try reader.figureIfAny() ?? 0,
                    printed: try reader.figureIfAny())
            }, cases: try reader.figureIfAny() ?? 0, proposal: try reader.valueIfAny())
    }
}

extension ByteReader {
    fileprivate mutating func sourced<Value: RawRepresentable<UInt8>>()
        throws(MalformedBytes) -> Sourced<Value>?
    {
        try optional { reader throws(MalformedBytes) in
            Sourced(value: try reader.value(), origin: try reader.value())
        }
    }
}

extension ByteWriter {
    fileprivate mutating func sourced<Value: RawRepresentable<UInt8>>(
        _ sourced: Sourced<Value>?
    ) {
        value(ifAny: sourced?.value)
        if let sourced { value(sourced.origin) }
    }
}
