internal import EventRecords
internal import EventSourcing
internal import LMDB

/// The records and texts that were found in a damaged file, each checked against its checksum.
///
/// Memory: all of them at once.
struct SalvagedEntries {
    private struct Found {
        let bytes: [UInt8]
        /// Whether the tree of its table leads to it.
        let isInTree: Bool
    }

    private struct TextPlace: Hashable {
        let position: Position
        let field: TextField
    }

    private var records: [Position: Found] = [:]
    private var texts: [TextPlace: Found] = [:]
    /// Positions with several records, none of them in the tree.
    private var ambiguous: Set<Position> = []
    private var unprovenTexts: [(key: [UInt8], value: [UInt8])] = []
    /// The texts that were erased, as far as their list was found.
    private var erasures: Set<TextPlace> = []
    /// Whether a text was ever erased in this ledger.
    private var hasErasures = false
    /// The ends of streams, as the index has them.
    private(set) var streamRows: [(name: StreamName, row: StreamRow)] = []
    /// The positions of the events of streams, as the index has them.
    private(set) var streamPostings: [(stream: StreamNumber, position: Position)] = []
    private(set) var checkpoints: [(key: [UInt8], value: [UInt8])] = []
    /// The sum that `meta` states of the index; `nil` when it was not found.
    private(set) var statedIndexSum: UInt64?
    /// The id of the ledger; `nil` when it was not found.
    private(set) var ledger: [UInt8]?
    /// The last position of a record.
    private(set) var last = Position.start
    /// A record beyond this position cannot be of a file of this size, which may have been cut.
    private let limit: Position

    /// Begins with nothing.
    ///
    /// - Parameter size: The size of the file.
    init(sizeOfFile size: Int) {
        let bytes = UInt64(max(0, min(size, 1 << 50)))
        limit = Position(bytes * 64 + (1 << 24))
    }

    /// Takes an entry, if it is whole.
    mutating func take(_ key: [UInt8], _ value: [UInt8], from source: DataFileSalvage.Source) {
        switch source {
        case .table(TableName.records.rawValue): takeRecord(key, value, isInTree: true)
        case .table(TableName.texts.rawValue): takeText(key, value, isInTree: true)
        case .table(TableName.erasures.rawValue):
            guard let (position, field) = TextFormat.place(ofKey: key.span) else { return }
            erasures.insert(TextPlace(position: position, field: field))
            hasErasures = true
        case .table(TableName.checkpoints.rawValue):
            if CheckedValue.open(value.span, under: key.span) != nil {
                checkpoints.append((key, value))
            }
        case .table(TableName.meta.rawValue):
            takeLedger(key, value)
            if key == MetaKey.indexSum, let sum = CheckedValue.open(value.span, under: key.span) {
                statedIndexSum = NumberRow.position(sum)?.rawValue
            }
        case .table(TableName.streams.rawValue): takeStream(key, value)
        case .table(TableName.postings.rawValue): takePostings(key, value)
        case .table: break
        case .loose:
            takeRecord(key, value, isInTree: false)
            takeText(key, value, isInTree: false)
            takeLedger(key, value)
        case .unproven:
            takeRecord(key, value, isInTree: false)
            unprovenTexts.append((key, value))
            takeLedger(key, value)
        }
        if key == MetaKey.erasedTexts, CheckedValue.open(value.span, under: key.span) != nil {
            hasErasures = true
        }
    }

    /// Takes the texts of pages that may not have been in use; call it after the last entry.
    ///
    /// They are left out if a text was ever erased: such a page may have a text that was.
    mutating func takeUnprovenTexts() {
        for (key, value) in unprovenTexts where !hasErasures || Self.isErasure(value, under: key) {
            takeText(key, value, isInTree: false)
        }
        unprovenTexts = []
    }

    /// The bytes of the record at a position; `nil` when none is whole, or several are.
    func record(at position: Position) -> [UInt8]? {
        ambiguous.contains(position) ? nil : records[position]?.bytes
    }

    /// The places of all texts, erased or not.
    var places: [(position: Position, field: TextField)] {
        Set(texts.keys).union(erasures).map { ($0.position, $0.field) }
    }

    /// Whether the list of erasures has a text.
    func listsErasure(of field: TextField, at position: Position) -> Bool {
        erasures.contains(TextPlace(position: position, field: field))
    }

    /// The value of a text.
    func text(_ field: TextField, at position: Position) -> [UInt8]? {
        texts[TextPlace(position: position, field: field)]?.bytes
    }

    private mutating func takeRecord(_ key: [UInt8], _ value: [UInt8], isInTree: Bool) {
        guard let position = Key.position(ofRecord: key.span), position > .start, position <= limit,
            (try? RecordView(value.span, at: position)) != nil
        else { return }
        last = max(last, position)
        if let found = records[position], found.bytes != value {
            if found.isInTree { return }
            if !isInTree {
                ambiguous.insert(position)
                return
            }
            ambiguous.remove(position)
        }
        records[position] = Found(bytes: value, isInTree: isInTree)
    }

    private mutating func takeText(_ key: [UInt8], _ value: [UInt8], isInTree: Bool) {
        guard let (position, field) = TextFormat.place(ofKey: key.span),
            let text = TextFormat.decode(value.span, under: key.span)
        else { return }
        let place = TextPlace(position: position, field: field)
        if let found = texts[place], found.bytes != value {
            // A page that was in use once may have a text that was erased since; an erasure is never
            // undone, so it counts wherever it is.
            if Self.isErasure(found.bytes, under: key) { return }
            var isErased = false
            if case .erased = text { isErased = true }
            if !isErased, found.isInTree || !isInTree { return }
        }
        texts[place] = Found(bytes: value, isInTree: isInTree)
    }

    private static func isErasure(_ value: [UInt8], under key: [UInt8]) -> Bool {
        guard TextFormat.place(ofKey: key.span) != nil,
            case .erased? = TextFormat.decode(value.span, under: key.span)
        else { return false }
        return true
    }

    private mutating func takeStream(_ key: [UInt8], _ value: [UInt8]) {
        guard let bytes = CheckedValue.open(value.span, under: key.span),
            let row = StreamRow(bytes),
            let name = StreamName(stored: String(decoding: key, as: UTF8.self))
        else { return }
        streamRows.append((name, row))
    }

    private mutating func takePostings(_ key: [UInt8], _ value: [UInt8]) {
        guard let first = Key.posting(from: key.span), first.term == .every,
            let row = CheckedValue.open(value.span, under: key.span)
        else { return }
        var positions: [Position] = []
        let isWhole = PostingRow.visit(row, from: first.position) {
            positions.append($0)
            return true
        }
        if isWhole { streamPostings += positions.map { (first.stream, $0) } }
    }

    private mutating func takeLedger(_ key: [UInt8], _ value: [UInt8]) {
        guard ledger == nil, key == MetaKey.ledger,
            let id = CheckedValue.open(value.span, under: key.span), id.count == 16
        else { return }
        ledger = id.copied
    }
}
