internal import CaseQuality

/// How good a service's work is, by standard and theme: what makes its ratings differ from others'.
///
/// Unit of all of it: per mille of answers that are yes.
struct WorkQuality: Sendable {
    private let level: Int
    private let ofStandard: [Standard.ID: Int]
    private let ofTheme: [String: Int]

    init(of framework: Framework, _ random: inout SeededGenerator) {
        level = (random.draw(420...940) + random.draw(420...940)) / 2
        var ofStandard: [Standard.ID: Int] = [:]
        for standard in framework.standards { ofStandard[standard.id] = random.draw(-130...130) }
        var ofTheme: [String: Int] = [:]
        for theme in framework.themes { ofTheme[theme] = random.draw(-90...90) }
        self.ofStandard = ofStandard
        self.ofTheme = ofTheme
    }

    /// How often a question about a standard, on a theme, is answered yes in a case.
    func share(_ standard: Standard.ID, on theme: String?, differing difference: Int) -> Share {
        let sum =
            level + ofStandard[standard, default: 0] + difference
            + (theme.map { ofTheme[$0, default: 0] } ?? 0)
        return .perMille(min(max(sum, 30), 980))
    }

    /// What inspectors would propose for a standard that is not rated on cases.
    func rating(of standard: Standard.ID, on scale: RatingScale) -> Rating? {
        scale.rating(percent: share(standard, on: nil, differing: 0).perMille / 10)
    }
}
