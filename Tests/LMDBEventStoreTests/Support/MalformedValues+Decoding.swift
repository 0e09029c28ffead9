import ByteCoding
import EventRecords
import EventSourcing
import LMDBEventStore

/// Calls that need no store: each gives a value, `nil` or a typed error for any bytes.
extension MalformedValues {
    mutating func readNames() {
        read(StreamName.self)
        read(EventName.self)
        read(RowKey.self)
        read(ProjectionName.self)
        read(SubscriptionName.self)
        read(CommandName.self)
        read(Role.self)
        read(Agent.ID.self)
        read(CorrelationID.self)
        let (name, value) = (bytes(atMost: 40), bytes(atMost: 140))
        _ = EventTag(name: name.span, value: value.span)
        _ = try? EventTag(text(), text())
        _ = try? EventTag(validating: text())
        _ = EventTag(text())
        _ = Metadata([text(): text()]).problem
    }

    private mutating func read<Kind: Name>(_ kind: Kind.Type) {
        let text = text()
        let bytes = bytes(atMost: 140)
        let isAccepted = Kind.accepts(text)
        precondition((Kind(rawValue: text) != nil) == isAccepted)
        precondition(((try? Kind(validating: text)) != nil) == isAccepted)
        _ = Kind(stored: text)
        _ = Kind.acceptsStored(bytes.span)
        _ = Kind.acceptsStored(text.utf8Span.span)
    }

    /// Random bytes, or a sound record with some changed bytes, under its checksum or not.
    mutating func decodeRecord() {
        var record = below(4) == 0 ? bytes() : encodedRecord()
        for _ in 0..<below(4) where !record.isEmpty {
            record[Int(below(UInt64(record.count)))] = UInt8(truncatingIfNeeded: random.next())
        }
        if below(3) == 0 { record.removeLast(Int(below(UInt64(record.count + 1)))) }
        let position = position()
        if below(4) > 0, record.count > 38 {
            RecordFormat.complete(
                &record, position: position, sequence: StreamSequence(random.next()),
                recordedAt: Timestamp(microseconds: number()))
        }
        _ = try? RecordFormat.decode(
            record.span, at: position, texts: [FieldText(field(), .erased)])
        _ = RecordView.uncheckedStream(in: record.span)
        do throws(EventStoreError) {
            let view = try RecordView(record.span, at: position)
            readAll(of: view)
        } catch { _ = error.description }
        let key = below(2) == 0 ? bytes(atMost: 12) : TextFormat.key(position, field())
        _ = TextFormat.place(ofKey: key.span)
        var text =
            below(2) == 0 ? bytes() : TextFormat.encode(.erased(.init(microseconds: 1)), under: key)
        if below(2) == 0, !text.isEmpty { text[0] ^= 1 }
        _ = TextFormat.decode(text.span, under: key.span)
        _ = try? ObservedQuery(
            canonicalBytes: below(2) == 0 ? bytes() : observation().canonicalBytes)
    }

    private func readAll(of view: borrowing RecordView) {
        _ = try? view.stream
        _ = try? view.type
        _ = try? view.actorID
        _ = try? view.tagValues
        _ = view.commandID
        _ = try? view.commandDetails
        _ = try? view.commitments
        _ = try? view.textFields
        _ = try? view.matches(.everything)
        _ = try? view.record()
        _ = (view.commandPositions, view.sizeInBytes, view.payload.count)
    }

    private mutating func encodedRecord() -> [UInt8] {
        let guarded = guarded(sent: nil)
        let event = guarded.command.events.first
        let record = Record(
            position: position(), stream: guarded.command.stream,
            sequence: StreamSequence(random.next()), type: event?.type ?? "counted",
            schemaVersion: 1, tags: event?.tags ?? [], actor: guarded.command.provenance.actor.id,
            origin: guarded.command.provenance.origin,
            recordedAt: Timestamp(microseconds: number()), effectiveAt: time(),
            indexInCommand: UInt16(truncatingIfNeeded: below(3)),
            eventCount: UInt16(truncatingIfNeeded: number()),
            command: below(2) == 0 ? nil : SealedCommand(guarded, with: .derived).details,
            payload: event?.payload ?? [])
        return RecordFormat.encode(record) ?? bytes()
    }

    /// The rows and the keys of the tables.
    mutating func decodeRows() {
        let (row, key) = (bytes(atMost: 80), bytes(atMost: 40))
        _ = StreamRow(row.span)
        _ = StateRow(row.span)
        _ = ProjectionEntry(row.span)
        _ = NumberRow.position(row.span)
        _ = PostingRow.visit(row.span, from: position()) { _ in true }
        _ = CommandRow.visit(
            row.span, from: CommandHash(rawValue: UInt32(truncatingIfNeeded: random.next())),
            of: StreamNumber(random.next())
        ) { _ in true }
        let sealed = CheckedValue.seal(row, under: key)
        precondition(CheckedValue.open(sealed.span, under: key.span) != nil)
        _ = CheckedValue.open(row.span, under: key.span)
        _ = Key.position(ofRecord: key.span)
        _ = Key.posting(from: key.span)
        _ = Key.command(from: key.span)
        _ = Key.projection(from: key.span)
        _ = Key.state(from: key.span)
        _ = Key.history(from: key.span)
        _ = Bytes16(row.span)
        var reader = ByteReader(row)
        _ = try? reader.list { reader throws(MalformedBytes) in try reader.text() }
        _ = try? reader.raw(Int(truncatingIfNeeded: number()))
        _ = try? reader.text(ofBytes: Int(truncatingIfNeeded: number()))
        _ = try? reader.number()
    }

    /// What a program parses from the texts of a person.
    mutating func parseTexts() {
        let numbers = "\(number())-\(number())-\(below(100))T\(below(100)):\(below(100))Z"
        for text in [text(), numbers, "\(below(10_000))-\(below(20))-\(below(40))", "\(number())"] {
            _ = Position(text)
            _ = CommandID(text)
            _ = Timestamp(rfc3339: text)
            _ = CivilDate(text)
        }
        let time = Timestamp(microseconds: number())
        _ = time.description
        _ = EffectiveTime.instant(time).timing(at: Timestamp(microseconds: number()))
    }
}
