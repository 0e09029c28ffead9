/// The version of this package.
public enum CaseLedgerVersion {
    /// The version, as `case-ledger --version` prints it; `Docs/CHANGELOG.md` lists its changes.
    public static let current = "0.1.0"
}
