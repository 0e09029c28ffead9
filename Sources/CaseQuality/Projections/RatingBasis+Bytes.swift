internal import EventSourcing

extension RatingBasis {
    /// The one encoding of everything but the framework, which stays where it was registered.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.integer(frameworkAt.rawValue)
        let keys = cases.keys.sorted()
        let indices = Dictionary(uniqueKeysWithValues: zip(keys, UInt16(0)...))
        writer.list(keys) { writer, key in
            writer.text(key.rawValue)
            guard let sampled = cases[key] else { return }
            writer.text(sampled.domain.rawValue)
            writer.integer(sampled.purpose.rawValue)
            writer.flag(sampled.isWithdrawn)
        }
        writer.list(answers.keys.sorted()) { writer, id in
            writer.text(id.rawValue)
            writer.optional(tallies[id]?.origin) { $0.integer($1.rawValue) }
            let given = answers[id, default: [:]]
            writer.list(given.keys.sorted()) { writer, key in
                writer.integer(indices[key] ?? .max)
                guard let answer = given[key] else { return }
                writer.integer(answer.answer.rawValue)
                writer.integer(answer.origin.rawValue)
            }
        }
        writer.sourced(proposals)
        writer.sourced(notRated)
        writer.sourced(printedRatings)
        writer.sourced(corrections)
        writer.list(decisions.sorted { $0.key < $1.key }) { writer, entry in
            writer.text(entry.key.rawValue)
            writer.integer(entry.value.decided.rawValue)
            writer.integer(entry.value.outcome.rawValue)
            writer.integer(entry.value.position.rawValue)
            writer.integer(entry.value.origin.rawValue)
            writer.flag(entry.value.isStale)
        }
        writer.list(printedFigures.sorted { $0.key < $1.key }) { writer, entry in
            writer.text(entry.key.rawValue)
            writer.integer(UInt8(clamping: entry.value.percent))
            writer.optional(entry.value.base) { $0.integer(Int32(clamping: $1)) }
            writer.integer(entry.value.origin.rawValue)
        }
        return writer.bytes
    }

    /// Reads what ``bytes`` wrote after the framework's position, and counts anew.
    mutating func read(from reader: inout ByteReader) throws(MalformedBytes) {
        let keys = try reader.list { reader throws(MalformedBytes) -> CaseKey in
            let key: CaseKey = try reader.name()
            cases[key] = SampledCase(
                domain: try reader.name(), purpose: try reader.value(),
                isWithdrawn: try reader.flag())
            return key
        }
        for sampled in cases.values where sampled.counts {
            counting[sampled.domain, default: 0] += 1
        }
        _ = try reader.list { reader throws(MalformedBytes) in
            let id: Question.ID = try reader.name()
            let origin: Origin? = try reader.optional { reader throws(MalformedBytes) in
                try reader.value()
            }
            var tally = Tally(origin: origin)
            var given: [CaseKey: Given] = [:]
            _ = try reader.list { reader throws(MalformedBytes) in
                let index = Int(try reader.integer(UInt16.self))
                guard index < keys.count else { throw MalformedBytes(offset: index) }
                let answer: Answer = try reader.value()
                given[keys[index]] = Given(answer: answer, origin: try reader.value())
                if cases[keys[index]]?.counts == true { tally.add(answer, 1) }
            }
            answers[id] = given
            if origin != nil { tallies[id] = tally }
        }
        proposals = try reader.sourced()
        notRated = try reader.sourced()
        printedRatings = try reader.sourced()
        corrections = try reader.sourced()
        _ = try reader.list { reader throws(MalformedBytes) in
            let id: Standard.ID = try reader.name()
            decisions[id] = Decision(
                decided: try reader.value(), outcome: try reader.value(),
                position: Position(try reader.integer()), origin: try reader.value(),
                isStale: try reader.flag())
        }
        _ = try reader.list { reader throws(MalformedBytes) in
            let id: Question.ID = try reader.name()
            let percent = Int(try reader.integer(UInt8.self))
            let base = try reader.optional { reader throws(MalformedBytes) in
                Int(try reader.integer(Int32.self))
            }
            printedFigures[id] = Figure(percent: percent, base: base, origin: try reader.value())
        }
        guard reader.isAtEnd else { throw MalformedBytes(offset: 0) }
    }
}

extension ByteReader {
    fileprivate mutating func sourced<Value: RawRepresentable<UInt8>>()
        throws(MalformedBytes) -> [Standard.ID: RatingBasis.Sourced<Value>]
    {
        var values: [Standard.ID: RatingBasis.Sourced<Value>] = [:]
        _ = try list { reader throws(MalformedBytes) in
            let id: Standard.ID = try reader.name()
            values[id] = RatingBasis.Sourced(
                value: try reader.value(), origin: try reader.value())
        }
        return values
    }
}

extension ByteWriter {
    fileprivate mutating func sourced<Value: RawRepresentable<UInt8>>(
        _ values: [Standard.ID: RatingBasis.Sourced<Value>]
    ) {
        list(values.sorted { $0.key < $1.key }) { writer, entry in
            writer.text(entry.key.rawValue)
            writer.integer(entry.value.value.rawValue)
            writer.integer(entry.value.origin.rawValue)
        }
    }
}
