/// A value with a single JSON representation.
///
/// `JSONEncoder` and ``JSONWriter`` write the same members with the same values; the writer also
/// keeps their order. `Docs/JSON.md` is generated from ``jsonSchema``.
public protocol JSONEncodable: Encodable, Sendable {
    /// The schema of the JSON.
    static var jsonSchema: JSONSchema { get }
    /// The value as JSON.
    var json: JSONValue { get }
    /// Writes the value.
    func write(into writer: inout JSONWriter)
    /// Writes the members of this value, which is an object, into the object that is open.
    func writeMembers(into writer: inout JSONWriter)
}

/// A value that can be read back from its JSON.
public protocol JSONCodable: JSONEncodable, Codable {
    /// Reads a value.
    ///
    /// - Throws: ``InvalidJSON`` when the JSON does not match ``JSONEncodable/jsonSchema``.
    init(json: JSONValue) throws(InvalidJSON)
}

extension JSONEncodable {
    public func write(into writer: inout JSONWriter) { json.write(into: &writer) }

    public func writeMembers(into writer: inout JSONWriter) {
        for member in json.members {
            writer.begin(JSONWriter.Key(member.name))
            member.value.write(into: &writer)
        }
    }

    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

    /// The value as JSON text.
    ///
    /// - Parameter isPretty: Whether each member is on a separate line.
    /// - Returns: The text, without a line break at its end.
    public func jsonText(isPretty: Bool = false) -> String {
        var writer = JSONWriter(isPretty: isPretty)
        write(into: &writer)
        return writer.text
    }
}

extension JSONCodable {
    public init(from decoder: any Decoder) throws { try self.init(decoding: decoder) }

    init(decoding decoder: any Decoder) throws {
        let json = try JSONValue(from: decoder)
        do throws(InvalidJSON) { try self.init(json: json) } catch {
            throw error.decodingError(in: decoder)
        }
    }
}

/// An error: a JSON value does not match its schema.
public struct InvalidJSON: Error, Hashable, Sendable, CustomStringConvertible {
    /// The problem, with the member's name.
    public let description: String

    init(_ description: String) { self.description = description }

    /// The error as a decoder reports it.
    func decodingError(in decoder: any Decoder) -> DecodingError {
        .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: description))
    }
}

// MARK: - Values of the standard library

extension Bool: JSONCodable {
    public static var jsonSchema: JSONSchema { .boolean }
    public var json: JSONValue { .bool(self) }
    public func write(into writer: inout JSONWriter) { writer.bool(self) }

    public init(json: JSONValue) throws(InvalidJSON) {
        guard case .bool(let value) = json else { throw InvalidJSON("Expected true or false.") }
        self = value
    }
}

extension Int: JSONCodable {
    public static var jsonSchema: JSONSchema { .integer }
    public var json: JSONValue { .integer(Int64(self)) }
    public func write(into writer: inout JSONWriter) { writer.integer(self) }

    public init(json: JSONValue) throws(InvalidJSON) {
        guard case .integer(let value) = json else { throw InvalidJSON("Expected a whole number.") }
        self = Int(value)
    }
}

extension String: JSONCodable {
    public static var jsonSchema: JSONSchema { .string("text") }
    public var json: JSONValue { .string(self) }
    public func write(into writer: inout JSONWriter) { writer.string(self) }

    public init(json: JSONValue) throws(InvalidJSON) {
        guard case .string(let value) = json else { throw InvalidJSON("Expected a text.") }
        self = value
    }
}

extension Array: JSONEncodable where Element: JSONEncodable {
    public static var jsonSchema: JSONSchema { .array(Element.jsonSchema) }
    public var json: JSONValue { .array(map(\.json)) }
    public func write(into writer: inout JSONWriter) {
        writer.array { writer in
            for element in self { writer.element { element.write(into: &$0) } }
        }
    }
}

extension Array: JSONCodable where Element: JSONCodable {
    public init(json: JSONValue) throws(InvalidJSON) {
        guard case .array(let values) = json else { throw InvalidJSON("Expected a list.") }
        var elements: [Element] = []
        for value in values { elements.append(try Element(json: value)) }
        self = elements
    }
}

extension Optional: JSONEncodable where Wrapped: JSONEncodable {
    public static var jsonSchema: JSONSchema { .optional(Wrapped.jsonSchema) }
    public var json: JSONValue { self?.json ?? .null }
    public func write(into writer: inout JSONWriter) {
        if let self { self.write(into: &writer) } else { writer.null() }
    }
}

extension Optional: JSONCodable where Wrapped: JSONCodable {
    public init(json: JSONValue) throws(InvalidJSON) {
        self = json == .null ? nil : try Wrapped(json: json)
    }
}
