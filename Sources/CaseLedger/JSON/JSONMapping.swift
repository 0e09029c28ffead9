/// Describes how values of one type are written in JSON: as an object or as a text.
///
/// An object has a list of members, each with its name and its meaning. Writing, reading and
/// documentation all use this list, so they always agree.
public struct JSONMapping<Root: Sendable>: Sendable {
    let schema: JSONSchema
    private let content: Content

    private enum Content: Sendable {
        case text(@Sendable (Root) -> String)
        case object([AnyField])
    }

    /// One member of an object, or all members of another object that are included in it.
    ///
    /// The closures are created once, so that writing looks up no types.
    private struct AnyField: Sendable {
        let members: @Sendable (Root) -> [JSONValue.Member]
        let write: @Sendable (Root, inout JSONWriter) -> Void
    }

    /// Creates the mapping of an object that is only written.
    ///
    /// - Parameters:
    ///   - name: The name of the object in the documentation.
    ///   - meaning: What the object represents.
    ///   - fields: Its members, in order.
    package init<each Value: JSONEncodable>(
        _ name: String, _ meaning: String, _ fields: repeat JSONField<Root, each Value>
    ) {
        var documented: [JSONObjectDescription.Member] = []
        var content: [AnyField] = []
        for field in repeat each fields {
            documented += field.documentation
            content.append(
                AnyField(
                    members: { field.members(of: $0) },
                    write: { field.write(of: $0, into: &$1) }))
        }
        schema = .object(
            JSONObjectDescription(name: name, meaning: meaning, members: documented))
        self.content = .object(content)
    }

    /// Creates the mapping of a text.
    init(schema: JSONSchema, text: @escaping @Sendable (Root) -> String) {
        self.schema = schema
        content = .text(text)
    }

    func json(_ root: Root) -> JSONValue {
        switch content {
        case .text(let text): .string(text(root))
        case .object(let fields): .object(fields.flatMap { $0.members(root) })
        }
    }

    func write(_ root: Root, into writer: inout JSONWriter) {
        switch content {
        case .text(let text): writer.string(text(root))
        case .object: writer.object { writeMembers(of: root, into: &$0) }
        }
    }

    func writeMembers(of root: Root, into writer: inout JSONWriter) {
        guard case .object(let fields) = content else { return }
        for field in fields { field.write(root, &writer) }
    }
}

/// Describes how values of one type are written in JSON and read back.
public struct JSONCoding<Root: Sendable>: Sendable {
    let mapping: JSONMapping<Root>
    let read: @Sendable (JSONValue) throws(InvalidJSON) -> Root

    /// Creates the coding of an object.
    ///
    /// - Parameters:
    ///   - name: The name of the object in the documentation.
    ///   - meaning: What the object represents.
    ///   - fields: Its members, in order.
    ///   - make: Creates a value from the members; `nil` when they contradict each other.
    package init<each Value: JSONCodable>(
        _ name: String, _ meaning: String, _ fields: repeat JSONField<Root, each Value>,
        make: @escaping @Sendable (repeat each Value) -> Root?
    ) {
        mapping = JSONMapping(name, meaning, repeat each fields)
        read = { json throws(InvalidJSON) in
            guard case .object = json else { throw InvalidJSON("Expected an object: \(name).") }
            guard let root = make(repeat try (each fields).value(in: json)) else {
                throw InvalidJSON("The members of \(name) contradict each other.")
            }
            return root
        }
    }

    fileprivate init(
        _ mapping: JSONMapping<Root>, read: @escaping @Sendable (String) -> Root?, kind: String
    ) {
        self.mapping = mapping
        self.read = { json throws(InvalidJSON) in
            guard case .string(let text) = json, let value = read(text) else {
                throw InvalidJSON("Expected a text: \(kind).")
            }
            return value
        }
    }
}

extension JSONCoding {
    /// A text of one kind.
    package static func text(
        _ kind: String, _ text: @escaping @Sendable (Root) -> String,
        _ read: @escaping @Sendable (String) -> Root?
    ) -> JSONCoding<Root> {
        JSONCoding(JSONMapping(schema: .string(kind), text: text), read: read, kind: kind)
    }
}

extension JSONCoding where Root: LosslessStringConvertible {
    /// A text of one kind, such as 32 hexadecimal digits.
    package static func text(_ kind: String) -> JSONCoding<Root> {
        text(kind, { $0.description }) { Root($0) }
    }
}

extension JSONCoding where Root: Spelled {
    /// One word out of a closed list.
    package static var word: JSONCoding<Root> { words { $0.description } }
}

extension JSONCoding where Root: CaseIterable {
    /// One word out of a closed list.
    package static func words(_ word: @escaping @Sendable (Root) -> String) -> JSONCoding<Root> {
        let words = Root.allCases.map(word)
        return JSONCoding(
            JSONMapping(schema: .words(words), text: word),
            read: { text in Root.allCases.first { word($0) == text } },
            kind: words.joined(separator: ", "))
    }
}

extension JSONCoding where Root: Name {
    /// A name.
    package static var name: JSONCoding<Root> {
        JSONCoding(
            JSONMapping(schema: .string(Root.kind), text: { $0.rawValue }),
            read: { Root(rawValue: $0) }, kind: Root.kind)
    }
}

/// One member of an object, or all members of another object that are included in it.
package struct JSONField<Root: Sendable, Value: JSONEncodable>: Sendable {
    private let name: String?
    private let meaning: String
    private let get: @Sendable (Root) -> Value
    private let key: JSONWriter.Key

    package init(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Root) -> Value) {
        self.name = name
        self.meaning = meaning
        self.get = get
        key = JSONWriter.Key(name)
    }

    /// Includes the members of another object.
    package init(including get: @escaping @Sendable (Root) -> Value) {
        name = nil
        meaning = ""
        self.get = get
        key = JSONWriter.Key("")
    }

    var documentation: [JSONObjectDescription.Member] {
        if let name { return [.init(name: name, schema: Value.jsonSchema, meaning: meaning)] }
        guard case .object(let description) = Value.jsonSchema else { return [] }
        return description.members
    }

    func members(of root: Root) -> [JSONValue.Member] {
        let json = get(root).json
        return name.map { [JSONValue.Member($0, json)] } ?? json.members
    }

    func write(of root: Root, into writer: inout JSONWriter) {
        if name == nil {
            get(root).writeMembers(into: &writer)
        } else {
            writer.begin(key)
            get(root).write(into: &writer)
        }
    }
}

extension JSONField where Value: JSONCodable {
    func value(in json: JSONValue) throws(InvalidJSON) -> Value {
        guard let name else { return try Value(json: json) }
        do throws(InvalidJSON) { return try Value(json: json[name]) } catch {
            throw InvalidJSON("\(name): \(error.description)")
        }
    }
}

// MARK: - Conformances

/// A type whose JSON is described by a ``JSONMapping``.
public protocol JSONMapped: JSONEncodable {
    /// The description of its JSON.
    static var jsonMapping: JSONMapping<Self> { get }
}

/// A type whose JSON is described by a ``JSONCoding``, and which can be read back.
public protocol JSONMappedCodable: JSONMapped, JSONCodable {
    /// The description of its JSON.
    static var jsonCoding: JSONCoding<Self> { get }
}

extension JSONMapped {
    public static var jsonSchema: JSONSchema { jsonMapping.schema }
    public var json: JSONValue { Self.jsonMapping.json(self) }
    public func write(into writer: inout JSONWriter) {
        Self.jsonMapping.write(self, into: &writer)
    }
    public func writeMembers(into writer: inout JSONWriter) {
        Self.jsonMapping.writeMembers(of: self, into: &writer)
    }
}

extension JSONMappedCodable {
    public static var jsonMapping: JSONMapping<Self> { jsonCoding.mapping }

    public init(json: JSONValue) throws(InvalidJSON) { self = try Self.jsonCoding.read(json) }
}

// The standard library would encode the raw value, such as a number instead of a word. These more
// specific implementations take precedence.

extension JSONMappedCodable where Self: RawRepresentable<UInt8> {
    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

    public init(from decoder: any Decoder) throws { try self.init(decoding: decoder) }
}

extension JSONMappedCodable where Self: RawRepresentable<String> {
    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

    public init(from decoder: any Decoder) throws { try self.init(decoding: decoder) }
}
