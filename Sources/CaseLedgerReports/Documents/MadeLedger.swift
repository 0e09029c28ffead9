public import CaseLedger

/// A ledger that was made.
public struct MadeLedger: Sendable {
    /// Its folder.
    public let path: String

    /// Takes the folder.
    public init(path: String) { self.path = path }

    /// What happened, in one sentence.
    public var sentence: String { "Made an empty ledger at \(path)." }
}

extension MadeLedger: JSONMapped {
    public static let jsonMapping = JSONMapping<MadeLedger>(
        "MadeLedger", "A ledger that was made.",
        JSONField("ledger", "Its folder.") { $0.path },
        JSONField("created", "Always true.") { _ in true })
}
