#if CLI
    import CaseLedger
    import Foundation

    /// A JSON value, where absence is written as null.
    enum JSONValue: Encodable, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
        case null
        case bool(Bool)
        case integer(Int64)
        case number(ReportedNumber)
        case string(String)
        case array([JSONValue])
        case object([String: JSONValue])

        init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }

        init(_ value: String?) { self = value.map { .string($0) } ?? .null }

        /// A text that somebody typed; one that was erased says so.
        init(_ text: FreeText?) {
            switch text {
            case nil: self = .null
            case .text(let text)?: self = .string(text)
            case .erased?: self = .object(["erased": .bool(true)])
            }
        }

        init(_ position: Position?) {
            self = position.map { .integer(Int64(clamping: $0.rawValue)) } ?? .null
        }

        init(dictionaryLiteral elements: (String, JSONValue)...) {
            self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
        }

        init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

        /// The value as JSON on one line.
        var line: String {
            get throws { try encoded([.sortedKeys, .withoutEscapingSlashes]) }
        }

        /// The value as JSON in lines, for people to read too.
        var document: String {
            get throws { try encoded([.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) }
        }

        /// JSON in which every character can be seen: a terminal obeys some of the others.
        private func encoded(_ formatting: JSONEncoder.OutputFormatting) throws -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = formatting
            let text = String(decoding: try encoder.encode(self), as: UTF8.self)
            guard text.unicodeScalars.contains(where: { $0.isInvisible && $0 != "\n" }) else {
                return text
            }
            return text.unicodeScalars.map { scalar in
                guard scalar.isInvisible, scalar != "\n" else { return String(scalar) }
                return scalar.utf16.map { unit in
                    let digits = String(unit, radix: 16)
                    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }.joined()
            }.joined()
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .bool(let value): try container.encode(value)
            case .integer(let value): try container.encode(value)
            case .number(let value):
                try container.encode(
                    Decimal(value.digits) / pow(Decimal(10), value.decimals))
            case .string(let value): try container.encode(value)
            case .array(let values): try container.encode(values)
            case .object(let values): try container.encode(values)
            }
        }
    }
#endif
