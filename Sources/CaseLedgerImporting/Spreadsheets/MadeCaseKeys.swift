public import CaseLedger
public import CaseQuality

/// The keys of cases in somebody's own sheets, each with the made key that the ledger has for it.
///
/// It is kept in a file outside the ledger. Without that file nobody can tell which case of the
/// ledger is which, and the next sheet of the same cases cannot be imported.
public struct MadeCaseKeys: Hashable, Sendable {
    /// A key of somebody's own, and the made key that stands for it.
    public struct Entry: Hashable, Sendable {
        /// The key in the sheets, without white space at its ends.
        public let own: String
        /// The key in the ledger.
        public let made: CaseKey
    }

    /// The entries, in the order in which they were added.
    public private(set) var entries: [Entry] = []
    private var byOwn: [String: CaseKey] = [:]
    private var byMade: [CaseKey: String] = [:]

    /// Creates an empty list.
    public init() {}

    /// The longest key of a sheet.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestOwnInBytes = 128

    /// The made key that stands for a key of a sheet; `nil` if there is none.
    public func made(for own: String) -> CaseKey? { byOwn[own] }

    /// The key of a sheet that a made key stands for; `nil` if it stands for none.
    public func own(for made: CaseKey) -> String? { byMade[made] }

    /// Whether an import can have given this key to a case.
    package static func canHaveMade(_ key: CaseKey) -> Bool { MadeKeyNames.includes(key) }

    /// Adds an entry.
    ///
    /// - Returns: Whether it was added; `false` when one of its keys has an entry already.
    mutating func add(_ own: String, _ made: CaseKey) -> Bool {
        guard byOwn[own] == nil, byMade[made] == nil else { return false }
        entries.append(Entry(own: own, made: made))
        byOwn[own] = made
        byMade[made] = own
        return true
    }

    // MARK: - The file

    private static let headings = ["own key", "made key"]

    /// Reads the list from the content of its file, as ``csv`` writes it.
    ///
    /// - Parameter bytes: The content of the file; a file without a byte is an empty list.
    /// - Throws: Code `invalidInput` for any other content, with the row and without its text.
    /// - Complexity: O(bytes).
    public init(csv bytes: [UInt8]) throws(LedgerError) {
        guard !bytes.isEmpty else { return }
        var reading = SheetReading()
        reading.encoding = .utf8
        reading.separator = .comma
        let table: CSVTable
        do throws(SheetProblems) { table = try CSVTable(bytes, reading) } catch {
            throw Self.damaged(error.kept.first?.row)
        }
        guard table.headings == Self.headings else { throw Self.damaged(table.headingRow) }
        for row in table.rowNumbers.indices {
            let own = table[row, 0].withoutTextMark
            guard Self.isValid(own), let made = CaseKey(rawValue: table[row, 1]), add(own, made)
            else { throw Self.damaged(table.rowNumbers[row]) }
        }
    }

    /// The list as CSV, with the columns `own key` and `made key`.
    public var csv: String {
        var sheet = CSVWriter()
        sheet.row(Self.headings)
        for entry in entries {
            sheet.row([CSVWriter.asText(entry.own), entry.made.rawValue])
        }
        return sheet.text
    }

    /// Whether a text can be the key of a case in a sheet: short, and in one visible line.
    static func isValid(_ own: String) -> Bool {
        !own.isEmpty && own.utf8.count <= longestOwnInBytes && own == own.trimmed
            && own.invisibleCharacters == nil && !own.unicodeScalars.contains(where: \.isInvisible)
    }

    private static func damaged(_ row: Int?) -> LedgerError {
        LedgerError(
            .invalidInput,
            "The file of case keys is not as an import writes it"
                + (row.map { ": row \($0) is not one key and one made key, each once" } ?? "")
                + ". Nothing was recorded, and the file is unchanged.",
            remedy: "Name the file of the first import, or restore it from a copy.")
    }
}
