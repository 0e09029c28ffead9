/// Writes JSON as UTF-8 bytes, with members in the order of the calls.
///
/// Invisible characters are escaped as their numbers, because some of them control a terminal.
public struct JSONWriter: Sendable {
    /// The bytes written so far.
    public private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var depth = 0
    private var isFirst = true

    /// Creates a writer.
    ///
    /// - Parameter isPretty: Whether each member and element is on a separate line.
    public init(isPretty: Bool = false) { self.isPretty = isPretty }

    /// The text written so far.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Removes all bytes, and keeps the memory for the next ones.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        depth = 0
        isFirst = true
    }

    mutating func null() { append("null") }

    mutating func bool(_ value: Bool) { append(value ? "true" : "false") }

    mutating func integer(_ value: some FixedWidthInteger) {
        guard value >= 0, value < 10 else {
            bytes.append(contentsOf: String(value).utf8)
            return
        }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
    }

    mutating func number(_ value: ReportedNumber) {
        bytes.append(contentsOf: value.description.utf8)
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) {
        nest(from: "{", to: "}", body)
    }

    mutating func array(_ body: (inout JSONWriter) -> Void) {
        nest(from: "[", to: "]", body)
    }

    /// The encoded name of a member.
    struct Key: Sendable {
        fileprivate let bytes: [UInt8]

        init(_ name: String) {
            var writer = JSONWriter()
            writer.string(name)
            bytes = writer.bytes + [UInt8(ascii: ":")]
        }
    }

    /// Begins a member of the open object; the caller then writes its value.
    mutating func begin(_ key: Key) {
        separate()
        bytes += key.bytes
        if isPretty { bytes.append(UInt8(ascii: " ")) }
    }

    /// Writes an element of the open array.
    mutating func element(_ value: (inout JSONWriter) -> Void) {
        separate()
        value(&self)
    }

    mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        if Self.isPlain(value) {
            bytes.append(contentsOf: value.utf8)
        } else {
            for scalar in value.unicodeScalars { append(escaped: scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: text.description.utf8)
    }

    private mutating func nest(
        from opening: Unicode.Scalar, to closing: Unicode.Scalar, _ body: (inout JSONWriter) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        depth += 1
        isFirst = true
        body(&self)
        depth -= 1
        if !isFirst { breakLine() }
        isFirst = false
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        breakLine()
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<(2 * depth) { bytes.append(UInt8(ascii: " ")) }
    }

    /// Whether the text needs no escapes in a string.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        for index in bytes.indices where !isPlain(bytes[index]) { return false }
        return true
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7f && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func append(escaped scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": append("\\\"")
        case "\\": append("\\\\")
        case "\n": append("\\n")
        case "\t": append("\\t")
        case "\r": append("\\r")
        default:
            guard scalar.isInvisible else {
                bytes.append(contentsOf: String(scalar).utf8)
                return
            }
            for unit in scalar.utf16 {
                append("\\u")
                let digits = String(unit, radix: 16)
                bytes.append(
                    contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
                bytes.append(contentsOf: digits.utf8)
            }
        }
    }
}
