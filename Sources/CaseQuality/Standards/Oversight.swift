/// At which stage of the work management oversight was looked at.
public enum OversightStage: UInt8, Hashable, Sendable, CaseIterable {
    case assessment = 0
    case planning = 1
    case delivery = 2
    case reviewing = 3

    /// The spelling in data and JSON.
    public var word: String {
        switch self {
        case .assessment: "assessment"
        case .planning: "planning"
        case .delivery: "delivery"
        case .reviewing: "reviewing"
        }
    }
}

/// One aspect of management oversight: a stage of the work, and what it is about.
public struct OversightAspect: Hashable, Sendable, CustomStringConvertible {
    /// The stage of the work.
    public let stage: OversightStage
    /// The theme, as the edition names those of its key questions: `"risk of harm"`.
    public let theme: String

    public init(_ stage: OversightStage, _ theme: String) {
        self.stage = stage
        self.theme = theme
    }

    /// Reads `planning/risk of harm`; whether the edition has the theme is not checked.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        guard parts.count == 2, !parts[1].isEmpty,
            let stage = OversightStage.allCases.first(where: { $0.word == parts[0] })
        else { return nil }
        self.init(stage, parts[1])
    }

    public var description: String { "\(stage.word)/\(theme)" }
}

extension Framework {
    /// The themes of its key questions that cases are judged on, in order, each once.
    public var themes: [String] {
        var seen: Set<String> = []
        return standards.filter { $0.method == .caseData }.flatMap(\.keyQuestions)
            .compactMap(\.theme).filter { seen.insert($0).inserted }
    }
}
