/// An aspect of management oversight: a stage of the work and a theme.
public struct OversightAspect: Hashable, Sendable, LosslessStringConvertible {
    /// The stage of the work.
    public let stage: OversightStage
    /// The theme, spelled as in the edition's key questions: `"risk of harm"`.
    public let theme: String

    /// Creates an aspect from a stage and a theme.
    public init(_ stage: OversightStage, _ theme: String) {
        self.stage = stage
        self.theme = theme
    }

    /// Reads `planning/risk of harm`.
    ///
    /// The reader does not check that the edition has the theme.
    ///
    /// - Returns: `nil` for a text without a known stage and a theme.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        guard parts.count == 2, !parts[1].isEmpty,
            let stage = OversightStage.allCases.first(where: { $0.description == parts[0] })
        else { return nil }
        self.init(stage, parts[1])
    }

    public var description: String { "\(stage.description)/\(theme)" }
}
