// Positions, times, digests and texts in JSON.

extension Position: JSONCodable {
    public static var jsonSchema: JSONSchema { .integer }
    public var json: JSONValue { .integer(Int64(clamping: rawValue)) }
    public func write(into writer: inout JSONWriter) { writer.integer(rawValue) }

    public init(json: JSONValue) throws(InvalidJSON) {
        guard case .integer(let number) = json, let number = UInt64(exactly: number) else {
            throw InvalidJSON("Expected a position: a whole number from 0.")
        }
        self.init(number)
    }
}

extension StreamSequence: JSONCodable {
    public static var jsonSchema: JSONSchema { .integer }
    public var json: JSONValue { .integer(Int64(clamping: rawValue)) }
    public func write(into writer: inout JSONWriter) { writer.integer(rawValue) }

    public init(json: JSONValue) throws(InvalidJSON) {
        guard case .integer(let number) = json, let number = UInt64(exactly: number) else {
            throw InvalidJSON("Expected a sequence number: a whole number from 0.")
        }
        self.init(number)
    }
}

extension Timestamp: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Timestamp> = .text(
        "time in UTC, RFC 3339 with six digits of the second")
}

extension PartialDate: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<PartialDate> = .text(
        "day, month or year: 2021-12-02, 2021-12 or 2021")
}

extension CommandID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<CommandID> = .text(
        "32 hexadecimal digits")
}

extension CommandDigest: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<CommandDigest> = .text(
        "32 hexadecimal digits")
}

extension ContentDigest: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ContentDigest> = .text(
        "64 hexadecimal digits")
}

extension EventTag: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<EventTag> = .text(
        "tag, name:value")
}

extension OversightAspect: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<OversightAspect> = .text(
        "aspect of oversight: planning/risk of harm")
}

extension ReportTarget: JSONEncodable {
    public static var jsonSchema: JSONSchema {
        .string("inspection, domain 2, standard 2.1 or question 2.1.3")
    }
    public var json: JSONValue { .string(description) }
}

extension ReportedNumber: JSONCodable {
    public static var jsonSchema: JSONSchema { .number }
    public var json: JSONValue { decimals == 0 ? .integer(digits) : .number(self) }

    public init(json: JSONValue) throws(InvalidJSON) {
        switch json {
        case .number(let number): self = number
        case .integer(let number): self = ReportedNumber(Int(number))
        default: throw InvalidJSON("Expected a number.")
        }
    }
}

extension FreeText: JSONCodable {
    /// A text, or an object that marks an erased text.
    public static var jsonSchema: JSONSchema {
        .either([
            .string("text"),
            .object(
                JSONObjectDescription(
                    name: "Erased", meaning: "Stands in the place of a text that was erased.",
                    members: [
                        .init(name: "erased", schema: .boolean, meaning: "Always true.")
                    ])),
        ])
    }

    public var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .erased: .object([.init("erased", .bool(true))])
        }
    }

    public init(json: JSONValue) throws(InvalidJSON) {
        switch json {
        case .string(let text): self = .text(text)
        case .object where json["erased"] == .bool(true): self = .erased
        default: throw InvalidJSON("Expected a text, or that it was erased.")
        }
    }
}
