/// Decodes a ``JSONTree``, and collects all its problems instead of stopping at the first.
///
/// A value that is missing or of another type is reported, and replaced with an empty one. The
/// decoded result is only good for finding further problems.
struct TreeDecoder: Decoder {
    /// The problems of a decoding, in the order of the declared members.
    final class Problems {
        var list: [FrameworkProblem] = []

        func report(_ path: String, _ line: Int?, _ message: String) {
            list.append(FrameworkProblem(path, line: line, message))
        }
    }

    /// The value; `nil` for one that was reported already.
    let tree: JSONTree?
    /// The place of the value.
    let path: String
    let problems: Problems

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Decodes a value of any type.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (read, empty): (Value?, Value?) =
            switch type {
            case is String.Type: (text as? Value, "" as? Value)
            case is Int.Type: (integer as? Value, 0 as? Value)
            case is Bool.Type: (flag as? Value, false as? Value)
            default: (nil, nil)
            }
        if let read { return read }
        guard let empty else { return try Value(from: self) }
        report("expected \(DecodingError.words(for: type)).")
        return empty
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        var members: [String: JSONTree.Member] = [:]
        if case .object(let list)? = tree?.content {
            for member in list {
                let place = self.place(of: member.name)
                if members.updateValue(member, forKey: member.name) != nil {
                    problems.report(place, member.line, "the key occurs twice.")
                }
                if Key(stringValue: member.name) == nil {
                    problems.report(place, member.line, "the key is unknown.")
                }
            }
            return KeyedDecodingContainer(MemberDecoder(decoder: self, members: members))
        }
        report("expected an object.")
        return KeyedDecodingContainer(
            MemberDecoder(
                decoder: TreeDecoder(tree: nil, path: path, problems: problems), members: [:]))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        guard case .list(let values)? = tree?.content else {
            report("expected a list.")
            return ListDecoder(decoder: self, values: [])
        }
        return ListDecoder(decoder: self, values: values)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    // MARK: - Support

    private var text: String? {
        if case .text(let text)? = tree?.content { text } else { nil }
    }

    private var flag: Bool? {
        if case .bool(let flag)? = tree?.content { flag } else { nil }
    }

    private var integer: Int? {
        guard case .number(let word)? = tree?.content else { return nil }
        return Int(word) ?? Double(word).flatMap(Int.init(exactly:))
    }

    private func report(_ message: String) {
        guard let tree else { return }
        problems.report(path, tree.line, message)
    }

    func place(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

extension TreeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool {
        if case .null? = tree?.content { true } else { false }
    }

    /// Decodes a value that may be of another type instead, which is no problem.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type is String.Type, text == nil {
            throw DecodingError.typeMismatch(
                type, DecodingError.Context(codingPath: [], debugDescription: ""))
        }
        return try value(type)
    }
}

/// The members of an object.
private struct MemberDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: TreeDecoder
    let members: [String: JSONTree.Member]

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { members.keys.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

    func decodeNil(forKey key: Key) -> Bool {
        guard case .null? = members[key.stringValue]?.value.content else { return false }
        return true
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let member = members[key.stringValue]
        if member == nil, let tree = decoder.tree {
            decoder.problems.report(
                decoder.path, tree.line, "\(key.stringValue) is missing.")
        }
        return try below(key).value(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> { below(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        below(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder }

    func superDecoder(forKey key: Key) -> any Decoder { below(key) }

    private func below(_ key: Key) -> TreeDecoder {
        TreeDecoder(
            tree: members[key.stringValue]?.value, path: decoder.place(of: key.stringValue),
            problems: decoder.problems)
    }
}

/// The values of a list.
private struct ListDecoder: UnkeyedDecodingContainer {
    let decoder: TreeDecoder
    let values: [JSONTree]
    var currentIndex = 0

    var codingPath: [any CodingKey] { [] }
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex == values.count }

    init(decoder: TreeDecoder, values: [JSONTree]) {
        self.decoder = decoder
        self.values = values
    }

    mutating func decodeNil() -> Bool {
        guard case .null = values[currentIndex].content else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try next().value(type)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedDecodingContainer<Nested> { next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        next().unkeyedContainer()
    }

    mutating func superDecoder() -> any Decoder { next() }

    private mutating func next() -> TreeDecoder {
        defer { currentIndex += 1 }
        return TreeDecoder(
            tree: values[currentIndex], path: "\(decoder.path)[\(currentIndex)]",
            problems: decoder.problems)
    }
}
