public import CaseLedger

/// The result of creating a ledger.
public struct MadeLedger: Sendable {
    /// Its folder.
    public let path: String

    /// Creates the result for a ledger in the folder at `path`.
    public init(path: String) { self.path = path }

    /// The result, in one sentence.
    public var sentence: String { "Made an empty ledger at \(path)." }
}

extension MadeLedger: JSONMapped {
    public static let jsonMapping = JSONMapping<MadeLedger>(
        "MadeLedger", "A ledger that was made.",
        JSONField("ledger", "Its folder.") { $0.path },
        JSONField("created", "Always true.") { _ in true })
}
