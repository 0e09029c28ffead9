internal import CaseLedger

/// Describes a table that ``CSVRenderer`` wrote, in the vocabulary of CSV on the Web (W3C).
///
/// The description names the file, and the name, the heading and the type of each column. An empty
/// cell is null. A spreadsheet program that reads it needs no guess about dates and numbers.
public struct CSVWMetadata: Sendable {
    /// The document; the description is about ``Document/data``, or about its only table.
    private let document: Document
    private let table: Table

    /// Describes the table of a document; `nil` if it has no table, or several and no data.
    ///
    /// - Parameter document: The document.
    public init?(of document: Document) {
        guard let table = document.data ?? (document.tables.count == 1 ? document.tables[0] : nil)
        else { return nil }
        self.document = document
        self.table = table
    }

    /// The description as JSON.
    ///
    /// - Parameter file: The name of the file with the table, in the same folder.
    /// - Returns: The text of the description, with a line feed at its end.
    public func text(forFile file: String) -> String {
        let names = Self.names(of: table.columns.map(\.heading))
        let columns = table.columns.indices.map { index in
            JSONValue.object([
                JSONValue.Member("name", .string(names[index])),
                JSONValue.Member("titles", .string(table.columns[index].heading)),
                JSONValue.Member("datatype", .string(datatype(of: index))),
                JSONValue.Member("null", .string("")),
            ])
        }
        let context = JSONValue.array([
            .string("http://www.w3.org/ns/csvw"),
            .object([JSONValue.Member("@language", .string("en"))]),
        ])
        let metadata = JSONValue.object([
            JSONValue.Member("@context", context),
            JSONValue.Member("url", .string(Self.address(of: file))),
            JSONValue.Member("dc:title", .string(document.title)),
            JSONValue.Member("dc:description", .string(Self.note)),
            JSONValue.Member(
                "tableSchema", .object([JSONValue.Member("columns", .array(columns))])),
        ])
        return metadata.jsonText(isPretty: true) + "\n"
    }

    private static let note =
        "A text that begins like a formula has an apostrophe before it, which is not part of it."

    /// The type that every cell of a column has; an empty cell has every type.
    private func datatype(of column: Int) -> String {
        let cells = table.rows.map { $0[column].text }.filter { !$0.isEmpty }
        switch table.columns[column].kind {
        case .number, .percent:
            return cells.allSatisfy(Self.isInteger) ? "integer" : "string"
        case .time:
            if cells.isEmpty { return "string" }
            if cells.allSatisfy({ Timestamp(rfc3339: $0) != nil }) { return "dateTime" }
            return cells.allSatisfy { PartialDate($0)?.day != nil && $0.utf8.count == 10 }
                ? "date" : "string"
        case .text, .prose, .id, .rating: return "string"
        }
    }

    private static func isInteger(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        return !digits.isEmpty && text.utf8.count - digits.count <= 1
            && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Names for programs, made from headings: letters and digits, each name once.
    private static func names(of headings: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return headings.map { heading in
            let words = heading.replacing("%", with: " percent ").split {
                !$0.isASCII || !($0.isLetter || $0.isNumber)
            }
            let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
            let name = (words.first?.lowercased() ?? "column") + rest.joined()
            let count = seen[name, default: 0] + 1
            seen[name] = count
            return count == 1 ? name : "\(name)\(count)"
        }
    }

    /// The name of a file as a relative address.
    private static func address(of file: String) -> String {
        var address = ""
        for byte in file.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.isASCII && Character(scalar).isLetter
            if isPlain || "0123456789-._~".unicodeScalars.contains(scalar) {
                address.unicodeScalars.append(scalar)
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                address += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
            }
        }
        return address
    }
}
