internal import ByteCoding
internal import EventRecords
internal import EventSourcing

/// The bytes of a record, and of a text beside it.
///
/// Any bytes give a value or an error. A value that was read can be written, and reading that again
/// gives the same value.
///
/// The first byte of an input says what the rest is: a record or a text, with its checksum filled in
/// or as it stands. Without that, nearly no input would pass the checksum.
struct RecordSubject: FuzzedSubject {
    private let isFaulty: Bool

    init(in folder: String, isFaulty: Bool) { self.isFaulty = isFaulty }

    func seeds() async throws -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for record in try await SeedRecords.records(ofEachType: 2) {
            guard let bytes = RecordFormat.encode(record) else { continue }
            let number = record.position.rawValue
            let place = [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
            seeds.append([0] + place + bytes)
            for text in record.texts.prefix(1) {
                guard let value = text.text.text, let salt = TextSalt(bytes: text.commitment.bytes)
                else { continue }
                let key = TextFormat.key(record.position, text.field)
                seeds.append(
                    [2] + place + TextFormat.encode(.text(salt, Array(value.utf8)), under: key))
            }
        }
        return seeds
    }

    mutating func run(_ bytes: [UInt8]) {
        var input = FuzzedInput(bytes)
        let kind = input.byte()
        let position = Position(UInt64(input.pair()))
        var content = input.all()
        let isText = kind & 2 != 0
        let key = TextFormat.key(position, .reason)
        if kind & 1 == 0, content.count >= 4 {
            let end = content.count - 4
            let part = Array(content[..<end])
            let checksum =
                isText
                ? CRC32C.checksum(of: part.span, continuing: CRC32C.checksum(of: key.span))
                : CRC32C.checksum(of: part.span, under: position.rawValue)
            for index in 0..<4 {
                content[end + index] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt32(index)))
            }
        }
        if isText { runText(content, under: key) } else { runRecord(content, at: position) }
    }

    private func runText(_ bytes: [UInt8], under key: [UInt8]) {
        guard let text = TextFormat.decode(bytes.span, under: key.span) else { return }
        let again = TextFormat.encode(text, under: key)
        require(TextFormat.decode(again.span, under: key.span) == text, "a text reads otherwise")
        require(again == bytes, "a text has two encodings")
    }

    private func runRecord(_ bytes: [UInt8], at position: Position) {
        if isFaulty { readWithoutCheck(bytes) }
        _ = RecordView.uncheckedStream(in: bytes.span)
        do throws(EventStoreError) {
            let view = try RecordView(bytes.span, at: position)
            readInPlace(view)
            let record = try view.record()
            guard let again = RecordFormat.encode(record) else {
                broken("a record that was read cannot be written")
            }
            let reread = try RecordFormat.decode(again.span, at: position)
            require(reread == record, "a record reads otherwise when it is written again")
            require(record.tags == (try? view.tagValues), "a record has other tags in place")
        } catch {
            require(
                error.code == .integrity || error.code == .newerFormat,
                "the error has code \(error.code.rawValue)")
        }
    }

    /// Reads the sections in place; each gives a value or an error.
    private func readInPlace(_ view: borrowing RecordView) {
        _ = view.sizeInBytes + view.payload.count + view.actorBytes.count
        _ = view.commandID
        var tags = 0
        try? view.forEachTag { name, value throws(EventStoreError) in tags += 1 }
        if let values = try? view.tagValues {
            require(values.count == tags, "a record has other tags in place")
            for value in values { require((try? view.has(value)) == true, "a tag is not found") }
        }
        _ = try? view.matches(.everything)
        _ = try? view.textFields
        _ = try? view.commandDetails
    }

    /// The planted fault: it believes the length of the stream's name in the header.
    private func readWithoutCheck(_ bytes: [UInt8]) {
        guard bytes.count > 34, bytes[0] == RecordFormat.version else { return }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
        unsafe copy.initialize(from: bytes, count: bytes.count)
        var sum = 0
        for index in 0..<Int(bytes[7]) { sum += Int(unsafe copy[34 + index]) }
        unsafe copy.deallocate()
        require(sum >= 0, "a sum of bytes is negative")
    }
}
