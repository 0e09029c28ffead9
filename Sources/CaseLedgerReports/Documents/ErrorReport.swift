public import CaseLedger

/// An error as the command reports it with `--json`.
public struct ErrorReport: Sendable {
    /// The error.
    public let error: LedgerError

    /// Creates a report of an error.
    public init(error: LedgerError) { self.error = error }
}

extension ErrorReport: JSONMapped {
    public static let jsonMapping = JSONMapping<ErrorReport>(
        "ErrorReport", "What a command with --json writes to standard error when it fails.",
        JSONField("error", "What happened and what to do next.") { $0.error })
}
