internal import ByteCoding

/// Pairs of an embedder's own that are kept with a command: a request id, a client's version.
///
/// They stand where they can be erased. The command's digest does not cover them.
public struct Metadata: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The pairs, sorted by key, each key once.
    public let pairs: [Pair]

    /// One pair.
    public struct Pair: Hashable, Sendable {
        /// What it is: 1 to 64 bytes without an equals sign.
        public let key: String
        /// Its value, at most 512 bytes; may be empty.
        public let value: String
    }

    /// The most pairs.
    public static let mostPairs = 16
    /// The longest key.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestKeyInBytes = 64
    /// The longest value.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestValueInBytes = 512

    /// No pairs.
    public static let none = Metadata([:])

    /// Takes pairs as they are; an append refuses what is out of bounds.
    public init(_ pairs: [String: String]) {
        self.pairs = pairs.sorted { $0.key.precedesInBytes($1.key) }
            .map { Pair(key: $0.key, value: $0.value) }
    }

    /// Takes pairs as they are; of a key that stands twice, the last one.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { $1 })
    }

    /// The value of a key.
    public subscript(key: String) -> String? { pairs.first { $0.key == key }?.value }

    /// What is wrong with the pairs; `nil` when nothing is.
    package var problem: String? {
        guard pairs.count <= Self.mostPairs else {
            return "has \(pairs.count) pairs; at most \(Self.mostPairs) are kept"
        }
        for pair in pairs {
            guard (1...Self.longestKeyInBytes).contains(pair.key.utf8.count),
                !pair.key.utf8.contains(UInt8(ascii: "="))
            else {
                return
                    "has a key of \(pair.key.utf8.count) bytes, or one with an equals sign; 1 to "
                    + "\(Self.longestKeyInBytes) bytes without one are needed"
            }
            guard pair.value.utf8.count <= Self.longestValueInBytes else {
                return "has a value of \(pair.value.utf8.count) bytes; at most "
                    + "\(Self.longestValueInBytes) are kept"
            }
        }
        return nil
    }
}

extension Metadata.Pair {
    /// The pair as it is kept: key, equals sign, value.
    var text: String { "\(key)=\(value)" }
}
