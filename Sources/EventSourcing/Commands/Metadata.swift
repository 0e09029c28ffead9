internal import ByteCoding

/// Key-value pairs of an embedder, stored with a command: a request id, a client's version.
///
/// They are stored so that they can be erased. The command's digest does not cover them.
public struct Metadata: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The pairs, sorted by key, each key once.
    public let pairs: [Pair]

    /// One pair.
    public struct Pair: Hashable, Sendable {
        /// The key: 1 to 64 bytes without an equals sign.
        public let key: String
        /// The value, at most 512 bytes; may be empty.
        public let value: String
    }

    /// The maximum number of pairs.
    public static let mostPairs = 16
    /// The maximum length of a key.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestKeyInBytes = 64
    /// The maximum length of a value.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestValueInBytes = 512

    /// No pairs.
    public static let none = Metadata([:])

    /// Creates metadata without checks; an append refuses pairs that are out of bounds.
    public init(_ pairs: [String: String]) {
        self.pairs = pairs.sorted { $0.key.precedesInBytes($1.key) }
            .map { Pair(key: $0.key, value: $0.value) }
    }

    /// Creates metadata without checks; for a repeated key the last value counts.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { $1 })
    }

    /// The key under which a command says why it is backdated.
    public static let backdated = "backdated"

    /// The key under which a command has the name of the file that its answers were read from.
    public static let sheet = "sheet"

    /// The pairs with one more; its value replaces another one of the same key.
    func adding(_ value: String?, for key: String) -> Metadata {
        guard let value else { return self }
        var all = Dictionary(pairs.map { ($0.key, $0.value) }) { $1 }
        all[key] = value
        return Metadata(all)
    }

    /// The value of a key; `nil` when there is none.
    public subscript(key: String) -> String? { pairs.first { $0.key == key }?.value }

    /// The first problem of the pairs; `nil` when they are valid.
    package var problem: String? {
        guard pairs.count <= Self.mostPairs else {
            return "has \(pairs.count) pairs; at most \(Self.mostPairs) are allowed"
        }
        for pair in pairs {
            guard (1...Self.longestKeyInBytes).contains(pair.key.utf8.count),
                !pair.key.utf8.contains(UInt8(ascii: "="))
            else {
                return
                    "has a key of \(pair.key.utf8.count) bytes, or one with an equals sign; a key "
                    + "must have 1 to \(Self.longestKeyInBytes) bytes and no equals sign"
            }
            guard pair.value.utf8.count <= Self.longestValueInBytes else {
                return "has a value of \(pair.value.utf8.count) bytes; at most "
                    + "\(Self.longestValueInBytes) are allowed"
            }
        }
        return nil
    }
}

extension Metadata.Pair {
    /// The pair as it is stored: key, equals sign, value.
    var text: String { "\(key)=\(value)" }
}
