internal import ByteCoding
internal import EventSourcing
internal import LMDB

/// Reads an increment from its beginning to its end, entry by entry.
struct IncrementReader: ~Copyable {
    let header: IncrementHeader
    private var file: FileReader
    /// The path to name in errors.
    private let path: String
    /// Bytes that were read from the file.
    private var buffer: [UInt8]
    /// The first byte of `buffer` that was not taken yet.
    private var offset = 0
    private var digest = RunningDigest()
    private var entries: UInt64 = 0

    private static let bufferSize = 1 << 18

    /// Opens an increment and reads its header.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: The path to name in errors; `nil` for `path`.
    /// - Throws: Code `notFound`, `newerFormat`, `invalid` when it is not an increment, or
    ///   `integrity` when it is damaged.
    init(at path: String, named name: String? = nil) throws(EventStoreError) {
        let name = name ?? path
        var file = try Self.open(path)
        let buffer: [UInt8]
        do throws(LMDBError) { buffer = try file.next(Self.bufferSize) } catch {
            throw EventStoreError(storage: error)
        }
        self.init(file, name, buffer, try Self.header(in: buffer, of: name))
    }

    private init(
        _ file: consuming FileReader, _ path: String, _ buffer: [UInt8], _ header: IncrementHeader
    ) {
        self.file = file
        self.path = path
        self.buffer = buffer
        self.header = header
        offset = IncrementFormat.headerInBytes
        digest.add(Array(buffer[..<offset]))
    }

    private static func open(_ path: String) throws(EventStoreError) -> FileReader {
        do throws(LMDBError) { return try FileReader(at: path) } catch {
            guard error.code == .notAnEnvironment else { throw EventStoreError(storage: error) }
            throw EventStoreError(
                .invalid, "\"\(path)\" is not an increment: it is not a file.",
                remedy: "Name a file that a backup with --since made.")
        }
    }

    private static func header(
        in buffer: [UInt8], of name: String
    ) throws(EventStoreError) -> IncrementHeader {
        guard buffer.starts(with: IncrementFormat.magic) else {
            throw EventStoreError(
                .invalid, "\"\(name)\" is not an increment: it begins with other bytes.",
                remedy: "Name a file that a backup with --since made.")
        }
        let length = IncrementFormat.headerInBytes
        guard buffer.count >= length else { throw .damagedIncrement(name, "it is cut off") }
        let version = UInt16(buffer[8]) | UInt16(buffer[9]) << 8
        guard version == IncrementFormat.version else {
            throw EventStoreError(
                .newerFormat,
                "The increment \"\(name)\" has version \(version); this code reads "
                    + "\(IncrementFormat.version).",
                remedy: "Restore it with the version that wrote it, or verify its SHA-256.")
        }
        guard let header = IncrementHeader(Array(buffer[10..<length])) else {
            throw .damagedIncrement(name, "its header is malformed")
        }
        return header
    }

    /// Reads everything and compares the SHA-256 at the end.
    ///
    /// - Returns: The SHA-256 of the whole file.
    /// - Throws: Code `integrity` when it is damaged.
    consuming func readToEnd() throws(EventStoreError) -> ContentDigest {
        while try next() != nil {}
        return digest.digest
    }

    /// Reads the next entry; `nil` after the last one, when the SHA-256 matches.
    ///
    /// - Throws: Code `integrity` when it is damaged.
    mutating func next() throws(EventStoreError) -> IncrementEntry? {
        var reader = ByteReader(try take(IncrementFormat.entryHeaderInBytes))
        guard let kind = try? reader.value(IncrementEntry.Kind.self),
            let position: UInt64 = try? reader.integer(), let field: UInt16 = try? reader.integer(),
            let length: UInt32 = try? reader.integer(),
            length <= IncrementFormat.longestValueInBytes
        else { throw .damagedIncrement(path, "entry \(entries + 1) is malformed") }
        guard kind == .end else {
            entries += 1
            return IncrementEntry(
                kind: kind, position: Position(position), field: TextField(rawValue: field),
                value: try take(Int(length)))
        }
        guard length == 0, field == 0, position == entries else {
            throw .damagedIncrement(path, "it has \(entries) entries; its end says \(position)")
        }
        let computed = digest.digest
        guard try take(IncrementFormat.digestInBytes) == computed.bytes else {
            throw .damagedIncrement(path, "its SHA-256 does not match")
        }
        guard offset == buffer.count, try read(1).isEmpty else {
            throw .damagedIncrement(path, "bytes follow its end")
        }
        return nil
    }

    private mutating func take(_ count: Int) throws(EventStoreError) -> [UInt8] {
        if buffer.count - offset < count {
            buffer.removeFirst(offset)
            offset = 0
            buffer += try read(max(count - buffer.count, Self.bufferSize))
        }
        guard buffer.count - offset >= count else { throw .damagedIncrement(path, "it is cut off") }
        let bytes = Array(buffer[offset..<(offset + count)])
        offset += count
        digest.add(bytes)
        return bytes
    }

    private mutating func read(_ count: Int) throws(EventStoreError) -> [UInt8] {
        do { return try file.next(count) } catch { throw EventStoreError(storage: error) }
    }
}

extension EventStoreError {
    /// Creates the error for an increment whose bytes were changed.
    static func damagedIncrement(_ path: String, _ problem: String) -> EventStoreError {
        EventStoreError(
            .integrity, "The increment \"\(path)\" is damaged: \(problem).",
            remedy: "Use another copy of it, or a later whole backup.")
    }
}
