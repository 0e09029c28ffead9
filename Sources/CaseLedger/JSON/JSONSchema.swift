/// The schema of a JSON value, for the documentation and for the tests that compare values with it.
public indirect enum JSONSchema: Sendable {
    /// True or false.
    case boolean
    /// A whole number.
    case integer
    /// A number with a fraction.
    case number
    /// A text, with its kind in a few words.
    case string(String)
    /// One of these words.
    case words([String])
    /// A list.
    case array(JSONSchema)
    /// Null, or a value of this schema.
    case optional(JSONSchema)
    /// An object; the documentation describes it once, under its name.
    case object(JSONObjectDescription)
    /// A value of one of several schemas.
    case either([JSONSchema])
    /// An object whose member names are not fixed.
    case map(JSONSchema)
    /// Any value.
    case any
}

/// Describes an object and its members.
public struct JSONObjectDescription: Sendable {
    /// Its name in the documentation: `"StandardRating"`.
    public let name: String
    /// What it represents.
    public let meaning: String
    /// Its members, in order.
    public let members: [Member]

    /// One member.
    public struct Member: Sendable {
        /// Its name.
        public let name: String
        /// The schema of its value.
        public let schema: JSONSchema
        /// What it means.
        public let meaning: String
    }
}

extension JSONSchema {
    /// The differences between a value and this schema; empty when the value matches.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - path: The path of the value in its document, for the descriptions.
    /// - Returns: A description of each difference.
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
