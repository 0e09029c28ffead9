internal import EventRecords
internal import EventSourcing

/// Which commands of a damaged ledger are whole, and to which streams the lost positions belong.
struct SalvagePlan {
    /// A place in a stream.
    struct Place: Hashable {
        let stream: StreamName
        let sequence: StreamSequence
    }

    /// The last position.
    let end: Position
    private(set) var commands = 0
    /// The positions of records that belong to whole commands.
    private(set) var whole: Set<Position> = []
    /// The place of each lost position, as far as it is known.
    private(set) var lost: [Position: Place] = [:]
    /// The lost positions whose place is known for certain.
    private(set) var certain: Set<Position> = []
    /// Lost positions of which only is known that they are lost.
    private var unknown: Set<Position> = []
    /// For each stream, the positions with a known place, in order.
    private var known: [StreamName: [(position: Position, sequence: StreamSequence)]] = [:]
    private var lastRecordedAt: Timestamp?

    /// Plans the copy of what was found.
    ///
    /// - Parameters:
    ///   - entries: What was found.
    ///   - end: The last position that the ledger is known to have had.
    /// - Throws: Code `integrity` when the records contradict each other.
    init(of entries: SalvagedEntries, through end: Position) throws(EventStoreError) {
        self.end = end
        var next = Position.start.next
        while next <= end {
            next = try takeCommand(at: next, entries)
        }
        // Places that follow from a record of the same command.
        certain = Set(lost.keys)
        try assignUnknown(SalvagedIndex(of: entries, known: known))
    }

    /// Every record up to this position belongs to a whole command.
    var intactThrough: Position {
        var last = Position.start
        while whole.contains(last.next) { last = last.next }
        return last
    }

    // MARK: Commands

    /// Decides about the command that begins at a position; returns the position after it.
    private mutating func takeCommand(
        at position: Position, _ entries: SalvagedEntries
    ) throws(EventStoreError) -> Position {
        guard let record = entries.decoded(at: position) else {
            unknown.insert(position)
            return position.next
        }
        let command = record.occurrence.command
        guard command.first <= position, command.last <= end else {
            lose(record, whole: position...position)
            return position.next
        }
        var members: [Record] = []
        var last = position
        for number in command.first.rawValue...command.last.rawValue {
            guard let member = entries.decoded(at: Position(number)),
                member.isOfOneCommand(with: record)
            else { continue }
            members.append(member)
            last = max(last, member.position)
        }
        let isWhole =
            members.count == Int(record.eventCount) && record.command != nil
            && (lastRecordedAt.map { record.recordedAt >= $0 } ?? true)
        if isWhole {
            commands += 1
            lastRecordedAt = record.recordedAt
            for member in members {
                whole.insert(member.position)
                known[member.stream, default: []].append((member.position, member.sequence))
            }
            return command.last.next
        }
        lose(record, whole: command.first...last)
        return last.next
    }

    /// Marks positions of a command as lost, whose places follow from one of its records.
    private mutating func lose(_ record: Record, whole positions: ClosedRange<Position>) {
        for number in positions.lowerBound.rawValue...positions.upperBound.rawValue {
            let position = Position(number)
            // The sequence of the record, as far on as the position is.
            let (sum, overflow) = record.sequence.rawValue.addingReportingOverflow(number)
            guard !overflow, sum > record.position.rawValue, lost[position] == nil else { continue }
            let place = Place(
                stream: record.stream,
                sequence: StreamSequence(sum - record.position.rawValue))
            unknown.remove(position)
            lost[position] = place
            known[place.stream, default: []].append((position, place.sequence))
        }
    }

    // MARK: Positions without a place

    /// Positions of one stream between two known ones.
    private struct Interval {
        let stream: StreamName
        /// The known place before it; the start of the stream for none.
        let before: (position: Position, sequence: StreamSequence)
        /// The position that ends it.
        let end: Position
        /// How many events of the stream are missing in it.
        let missing: Int
    }

    /// A lost event of a stream, whose position lies between two others.
    private struct Slot {
        let interval: Int
        let after: Position
        let before: Position
    }

    /// Gives each missing event of a stream one of the lost positions.
    ///
    /// Where the index names the stream of a position, that is certain. Of the others, the event that
    /// must come first gets the first position: if any assignment fits, this one does. It is one of
    /// several, so it is not certain.
    private mutating func assignUnknown(_ index: SalvagedIndex) throws(EventStoreError) {
        let intervals = try self.intervals(index)
        var taken: [[Position]] = []
        var slots: [Slot] = []
        for (number, interval) in intervals.enumerated() {
            var named = index.positions(of: interval.stream).filter {
                $0 > interval.before.position && $0 < interval.end && unknown.contains($0)
            }
            // An index that contradicts the records is wrong.
            if named.count > interval.missing { named = [] }
            for position in named {
                unknown.remove(position)
                certain.insert(position)
            }
            taken.append(named)
            slots += (named.count..<interval.missing).map { _ in
                Slot(interval: number, after: interval.before.position, before: interval.end)
            }
        }
        for (position, slot) in try assigned(slots) { taken[slot.interval].append(position) }
        for (interval, positions) in zip(intervals, taken) {
            var sequence = interval.before.sequence
            for position in positions.sorted() {
                sequence = sequence.next
                lost[position] = Place(stream: interval.stream, sequence: sequence)
            }
        }
    }

    /// Gives each slot a position.
    private mutating func assigned(
        _ slots: [Slot]
    ) throws(EventStoreError) -> [(Position, Slot)] {
        var waiting = slots.sorted { $0.after < $1.after }[...]
        var open: [Slot] = []
        var left: Set<Position> = []
        var found: [(Position, Slot)] = []
        for position in unknown.sorted() {
            while let slot = waiting.first, slot.after < position {
                open.append(slot)
                waiting.removeFirst()
            }
            guard
                let index = open.indices.min(by: {
                    (open[$0].before, open[$0].interval) < (open[$1].before, open[$1].interval)
                })
            else {
                left.insert(position)
                continue
            }
            let slot = open.remove(at: index)
            guard position < slot.before else { throw Self.contradiction(at: position) }
            found.append((position, slot))
        }
        if let slot = open.first ?? waiting.first { throw Self.contradiction(at: slot.before) }
        unknown = left
        return found
    }

    /// Where events of streams are missing: between known ones, and after the last one as far as the
    /// index knows them.
    private func intervals(_ index: SalvagedIndex) throws(EventStoreError) -> [Interval] {
        var intervals: [Interval] = []
        for stream in Set(known.keys).union(index.streams).sorted() {
            var last = (position: Position.start, sequence: StreamSequence.start)
            for place in (known[stream] ?? []).sorted(by: { $0.position < $1.position }) {
                guard place.sequence > last.sequence else {
                    throw Self.contradiction(at: place.position)
                }
                let missing = place.sequence.rawValue - last.sequence.rawValue - 1
                guard missing <= unknown.count else {
                    throw Self.contradiction(at: place.position)
                }
                if missing > 0 {
                    intervals.append(
                        Interval(
                            stream: stream, before: last, end: place.position,
                            missing: Int(missing)))
                }
                last = place
            }
            // Of the end only that is known which the index names.
            let rest = index.positions(of: stream).filter {
                $0 > last.position && unknown.contains($0)
            }
            guard let end = rest.last else { continue }
            var missing = rest.count
            if let row = index.end(of: stream), row.lastPosition == end,
                row.lastSequence > last.sequence,
                case let count = row.lastSequence.rawValue - last.sequence.rawValue,
                count >= missing, count <= unknown.count
            {
                missing = Int(count)
            }
            intervals.append(
                Interval(stream: stream, before: last, end: end.next, missing: missing))
        }
        return intervals
    }

    private static func contradiction(at position: Position) -> EventStoreError {
        EventStoreError(
            .integrity,
            "The records before position \(position) contradict each other. Nothing was made.",
            remedy: "Restore a backup.", position: position)
    }
}

extension SalvagedEntries {
    /// The record at a position, decoded; `nil` when it is not whole.
    func decoded(at position: Position) -> Record? {
        guard let bytes = record(at: position),
            let record = try? RecordFormat.decode(bytes.span, at: position),
            RecordFormat.encode(record) == bytes
        else { return nil }
        return record
    }
}

extension Record {
    /// Whether two records are of one command, as their common fields say.
    fileprivate func isOfOneCommand(with other: Record) -> Bool {
        occurrence.command == other.occurrence.command && stream == other.stream
            && recordedAt == other.recordedAt && actor == other.actor && origin == other.origin
            && sequence.rawValue &- other.sequence.rawValue
                == position.rawValue &- other.position.rawValue
    }
}
