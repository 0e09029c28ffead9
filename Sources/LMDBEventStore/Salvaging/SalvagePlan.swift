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
        try assignUnknown()
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
            let offset = Int64(number) - Int64(record.position.rawValue)
            let sequence = Int64(record.sequence.rawValue) + offset
            guard sequence > 0, lost[position] == nil else { continue }
            let place = Place(
                stream: record.stream, sequence: StreamSequence(UInt64(sequence)))
            unknown.remove(position)
            lost[position] = place
            known[place.stream, default: []].append((position, place.sequence))
        }
    }

    // MARK: Positions without a place

    /// A place in a stream that must lie between two positions.
    private struct Need {
        let place: Place
        let after: Position
        let before: Position
    }

    /// Gives each missing place of a stream one of the lost positions.
    ///
    /// The need that ends first gets the first position: if any assignment fits, this one does.
    private mutating func assignUnknown() throws(EventStoreError) {
        var needs = try self.needs().sorted { $0.after < $1.after }[...]
        var open: [Need] = []
        var left: Set<Position> = []
        for position in unknown.sorted() {
            while let need = needs.first, need.after < position {
                open.append(need)
                needs.removeFirst()
            }
            guard let index = open.indices.min(by: { Self.isEarlier(open[$0], open[$1]) }) else {
                left.insert(position)
                continue
            }
            let need = open.remove(at: index)
            guard position < need.before else { throw Self.contradiction(at: position) }
            lost[position] = need.place
        }
        if let need = open.first ?? needs.first { throw Self.contradiction(at: need.before) }
        unknown = left
    }

    private static func isEarlier(_ first: Need, _ second: Need) -> Bool {
        (first.before, first.place.sequence.rawValue)
            < (second.before, second.place.sequence.rawValue)
    }

    private func needs() throws(EventStoreError) -> [Need] {
        var needs: [Need] = []
        for (stream, unsorted) in known {
            var last = (position: Position.start, sequence: StreamSequence.start)
            for place in unsorted.sorted(by: { $0.position < $1.position }) {
                guard place.sequence > last.sequence else {
                    throw Self.contradiction(at: place.position)
                }
                for sequence in last.sequence.rawValue + 1..<place.sequence.rawValue {
                    needs.append(
                        Need(
                            place: Place(stream: stream, sequence: StreamSequence(sequence)),
                            after: last.position, before: place.position))
                }
                last = place
            }
        }
        return needs
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
            && Int64(sequence.rawValue) - Int64(other.sequence.rawValue)
                == Int64(position.rawValue) - Int64(other.position.rawValue)
    }
}
