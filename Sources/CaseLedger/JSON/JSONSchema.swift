/// What a value looks like in JSON, for the page that documents it and the test that compares it.
public indirect enum JSONSchema: Sendable {
    case boolean
    /// A whole number.
    case integer
    /// A number with a fraction.
    case number
    /// A text; what kind, in a few words.
    case string(String)
    /// One of these words.
    case words([String])
    /// A list.
    case array(JSONSchema)
    /// Null, or what it says.
    case optional(JSONSchema)
    /// An object that is described once, under its name.
    case object(JSONObjectDescription)
    /// One of several.
    case either([JSONSchema])
    /// An object whose members have names of the caller's choice.
    case map(JSONSchema)
    /// Any value.
    case any
}

/// What the members of an object are.
public struct JSONObjectDescription: Sendable {
    /// What the documentation calls it: `"StandardRating"`.
    public let name: String
    /// What it stands for.
    public let meaning: String
    /// Its members, in order.
    public let members: [Member]

    /// One member.
    public struct Member: Sendable {
        /// Its name.
        public let name: String
        /// What its value looks like.
        public let schema: JSONSchema
        /// What it means.
        public let meaning: String
    }
}

extension JSONSchema {
    /// Where a value differs from what is documented; empty when it does not.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - path: Where it stands in the document, for the answer.
    /// - Returns: Each difference in words.
    package func differences(from value: JSONValue, at path: String = "$") -> [String] {
        switch (self, value) {
        case (.any, _), (.boolean, .bool), (.integer, .integer), (.number, .integer),
            (.number, .number), (.string, .string), (.optional, .null):
            return []
        case (.words(let words), .string(let word)):
            return words.contains(word) ? [] : ["\(path): \(word) is not one of \(words)"]
        case (.optional(let schema), _):
            return schema.differences(from: value, at: path)
        case (.array(let schema), .array(let values)):
            return values.enumerated().flatMap {
                schema.differences(from: $1, at: "\(path)[\($0)]")
            }
        case (.map(let schema), .object(let members)):
            return members.flatMap { schema.differences(from: $0.value, at: "\(path).\($0.name)") }
        case (.either(let schemas), _):
            let differences = schemas.map { $0.differences(from: value, at: path) }
            return differences.contains(where: \.isEmpty) ? [] : differences.flatMap(\.self)
        case (.object(let description), .object(let members)):
            let known = description.members.map(\.name)
            let given = members.map(\.name)
            guard Set(known) == Set(given), known.count == given.count else {
                return ["\(path): the members are \(given), documented are \(known)"]
            }
            return description.members.flatMap {
                $0.schema.differences(from: value[$0.name], at: "\(path).\($0.name)")
            }
        default:
            return ["\(path): \(value) is not \(self)"]
        }
    }
}
