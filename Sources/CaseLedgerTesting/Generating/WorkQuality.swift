internal import CaseQuality

/// The quality of a service's work by standard and theme, which makes ratings differ.
///
/// Unit of all values: per mille of answers that are yes.
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

    /// The frequency of the answer yes to a question of a standard and theme in a case.
    func share(_ standard: Standard.ID, on theme: String?, differing difference: Int) -> Share {
        let sum =
            level + ofStandard[standard, default: 0] + difference
            + (theme.map { ofTheme[$0, default: 0] } ?? 0)
        return .perMille(min(max(sum, 30), 980))
    }

    /// The rating that inspectors would propose for a standard that is not rated on cases.
    func rating(of standard: Standard.ID, on scale: RatingScale) -> Rating? {
        scale.rating(percent: share(standard, on: nil, differing: 0).perMille / 10)
    }
}
