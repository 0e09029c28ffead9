internal import EventSourcing

extension RatingBasis {
    /// Whether a second person must approve a decision by discretion.
    ///
    /// It must if it goes into or out of the lowest rating, over more than one band, changes the
    /// rating of the service, or was made without a trigger of the edition.
    ///
    /// - Parameters:
    ///   - decided: The rating that the panel decides.
    ///   - standard: The standard.
    ///   - rating: The rating by rule.
    /// - Returns: Whether the publication waits for the approval.
    func needsSecondApproval(
        of decided: Rating, on standard: Standard.ID, from rating: Rating
    ) -> Bool {
        guard decided != rating else { return false }
        if decided == .inadequate || rating == .inadequate { return true }
        if max(decided, rating).rawValue > min(decided, rating).rawValue + 1 { return true }
        if standardRating(standard)?.eligibility.isEmpty ?? true { return true }
        var (with, without) = (self, self)
        _ = without.change(standard) { $0.decision = nil }
        _ = with.decide(standard, decided, .discretion, at: .start, from: .recorded)
        return with.overall?.rating != without.overall?.rating
    }

    /// The standards whose decision by discretion changes the rating of the service as it is now.
    ///
    /// A decision that changed nothing when it was made does so once other ratings are others.
    /// Where only several of them together change it, all of them do.
    ///
    /// - Parameter standards: The standards with a decision by discretion.
    /// - Returns: Those of them whose decision changes it.
    func decisionsThatChangeTheOverallRating(among standards: [Standard.ID]) -> [Standard.ID] {
        guard !standards.isEmpty, let now = overall?.rating else { return [] }
        func rating(without left: [Standard.ID]) -> Rating? {
            var basis = self
            for standard in left { _ = basis.change(standard) { $0.decision = nil } }
            return basis.overall?.rating
        }
        let alone = standards.filter { rating(without: [$0]) != now }
        guard alone.isEmpty, rating(without: standards) != now else { return alone }
        return standards
    }
}
