/// Reads a JSON text to a ``JSONTree``.
struct JSONTreeReader {
    /// The first place at which the text is no JSON.
    struct Malformed: Error {
        let line: Int
        let message: String
    }

    /// The deepest nesting that is read.
    private static let deepest = 64

    private let bytes: [UInt8]
    private var next = 0
    private var line = 1

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The tree of a text.
    ///
    /// - Throws: ``Malformed`` with the line.
    static func tree(_ bytes: [UInt8]) throws(Malformed) -> JSONTree {
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        var reader = JSONTreeReader(
            bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes)
        let tree = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.next == reader.bytes.count else {
            throw reader.malformed("there is text after the end of the JSON.")
        }
        return tree
    }

    private var byte: UInt8? { next < bytes.count ? bytes[next] : nil }

    private func malformed(_ message: String) -> Malformed {
        Malformed(line: line, message: byte == nil ? "the JSON is not complete." : message)
    }

    private mutating func skipSpace() {
        while let byte, [0x20, 0x09, 0x0a, 0x0d].contains(byte) {
            if byte == 0x0a { line += 1 }
            next += 1
        }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: character) else { return false }
        next += 1
        return true
    }

    private mutating func value(depth: Int) throws(Malformed) -> JSONTree {
        skipSpace()
        let start = line
        guard depth < Self.deepest else {
            throw malformed("the JSON has more than \(Self.deepest) levels.")
        }
        let content: JSONTree.Content
        switch byte {
        case UInt8(ascii: "{"): content = .object(try members(depth: depth))
        case UInt8(ascii: "["): content = .list(try list(depth: depth))
        case UInt8(ascii: "\""): content = .text(try text())
        default: content = try word()
        }
        return JSONTree(content: content, line: start)
    }

    private mutating func members(depth: Int) throws(Malformed) -> [JSONTree.Member] {
        next += 1
        var members: [JSONTree.Member] = []
        if skip("}") { return members }
        repeat {
            skipSpace()
            let start = line
            guard byte == UInt8(ascii: "\"") else {
                throw malformed("expected a name in quotation marks.")
            }
            let name = try text()
            guard skip(":") else { throw malformed("expected a colon after a name.") }
            members.append(
                JSONTree.Member(name: name, line: start, value: try value(depth: depth + 1)))
        } while skip(",")
        guard skip("}") else { throw malformed("expected a comma, or the end of an object: }.") }
        return members
    }

    private mutating func list(depth: Int) throws(Malformed) -> [JSONTree] {
        next += 1
        var values: [JSONTree] = []
        if skip("]") { return values }
        repeat { values.append(try value(depth: depth + 1)) } while skip(",")
        guard skip("]") else { throw malformed("expected a comma, or the end of a list: ].") }
        return values
    }

    /// A number, true, false or null.
    private mutating func word() throws(Malformed) -> JSONTree.Content {
        let start = next
        while let byte, !Self.ends.contains(byte) { next += 1 }
        let word = String(decoding: bytes[start..<next], as: UTF8.self)
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            guard let first = word.utf8.first, first == UInt8(ascii: "-") || first.isDigit,
                Double(word) != nil
            else { throw malformed("expected a value.") }
            return .number(word)
        }
    }

    /// The bytes that end a word.
    private static let ends: [UInt8] = Array(" \t\n\r,:[]{}\"".utf8)

    private mutating func text() throws(Malformed) -> String {
        next += 1
        var text: [UInt8] = []
        while let byte, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw malformed("a text has no end on its line.") }
            next += 1
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: try escaped().utf8)
            } else {
                text.append(byte)
            }
        }
        guard byte != nil, let valid = String(validating: text, as: UTF8.self) else {
            throw malformed("a text is not UTF-8.")
        }
        next += 1
        return valid
    }

    private mutating func escaped() throws(Malformed) -> String {
        guard let byte else { throw malformed("") }
        next += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return String(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var units = [try unit()]
            if (0xd800..<0xdc00).contains(units[0]), skip("\\"), skip("u") {
                units.append(try unit())
            }
            if let text = String(validating: units, as: UTF16.self) { return text }
        default: break
        }
        throw malformed("a text has an unknown escape.")
    }

    private mutating func unit() throws(Malformed) -> UInt16 {
        let digits = bytes[min(next, bytes.count)..<min(next + 4, bytes.count)]
        guard digits.count == 4, digits.allSatisfy(\.isHexadecimal),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw malformed("a text has an unknown escape.") }
        next += 4
        return unit
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var isHexadecimal: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
    }
}
