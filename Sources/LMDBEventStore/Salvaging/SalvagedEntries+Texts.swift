internal import EventRecords
internal import EventSourcing

/// Which of the texts that a record commits to are whole, erased or lost.
extension SalvagedEntries {
    /// What was found of one text.
    enum FoundText {
        /// It is whole: its stored bytes.
        case whole([UInt8])
        /// It was erased; the time is `nil` where only the list of erasures says so.
        case erased(Timestamp?)
        /// Neither the text nor its erasure was found.
        case lost
    }

    /// What was found of a text.
    ///
    /// - Parameters:
    ///   - text: The text, as its record commits to it.
    ///   - position: The position of the record.
    ///   - id: The id of its command.
    /// - Returns: The text, its erasure, or neither.
    func found(_ text: RecordedText, at position: Position, of id: CommandID) -> FoundText {
        let key = TextFormat.key(position, text.field)
        let bytes = self.text(text.field, at: position)
        switch bytes.flatMap({ TextFormat.decode($0.span, under: key.span) }) {
        case .erased(let time)?: return .erased(time)
        case _ where listsErasure(of: text.field, at: position): return .erased(nil)
        case .text(let salt, let value)?
        where ContentDigest(committingTo: value, salt, of: id, text.field) == text.commitment:
            return .whole(bytes ?? [])
        default: return .lost
        }
    }

    /// The texts that were erased, with the time where it is known, and the bytes of their records.
    func erasedTexts() -> [(position: Position, field: TextField, at: Timestamp?, record: [UInt8])]
    {
        places.compactMap { position, field in
            guard let record = record(at: position) else { return nil }
            let key = TextFormat.key(position, field)
            let stored = text(field, at: position).flatMap {
                TextFormat.decode($0.span, under: key.span)
            }
            if case .erased(let time)? = stored { return (position, field, time, record) }
            return listsErasure(of: field, at: position) ? (position, field, nil, record) : nil
        }
    }

    /// The id of the command of a record.
    ///
    /// - Throws: Code `integrity` when the first record of the command is not whole.
    func commandID(of record: Record) throws(EventStoreError) -> CommandID {
        let first = record.occurrence.command.first
        guard let id = decoded(at: first)?.command?.id else { throw .missingRecord(at: first) }
        return id
    }

    /// How many texts of these records there are, and which of them are lost.
    ///
    /// - Parameter positions: The positions of records of whole commands.
    /// - Returns: The number without that of the lost ones, and the lost ones in order.
    /// - Throws: As ``commandID(of:)``.
    func texts(
        of positions: Set<Position>
    ) throws(EventStoreError) -> (kept: Int, lost: [SalvageReport.LostText]) {
        var (kept, lost) = (0, [SalvageReport.LostText]())
        for position in positions.sorted() {
            guard let record = decoded(at: position), !record.texts.isEmpty else { continue }
            let id = try commandID(of: record)
            for text in record.texts where text.field != .arguments {
                if case .lost = found(text, at: position, of: id) {
                    lost.append(SalvageReport.LostText(position: position, field: text.field))
                } else {
                    kept += 1
                }
            }
        }
        return (kept, lost)
    }
}
