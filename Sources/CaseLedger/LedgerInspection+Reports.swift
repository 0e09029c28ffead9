extension LedgerInspection {
    /// How sufficient the management oversight of the inspected cases was, as of a moment.
    ///
    /// - Throws: Code `notFound` when nothing was recorded of the inspection by then.
    /// - Complexity: O(events of this inspection).
    public func oversight(asOf moment: Moment = .now) async throws(LedgerError)
        -> ManagementOversight
    {
        ManagementOversight(of: try await state(asOf: moment))
    }

    /// What became of the recommendations, as of a moment.
    ///
    /// - Parameters:
    ///   - moment: Up to where the ledger is read.
    ///   - day: The day for ages and due dates; the moment's own day, in Europe/London, unless told.
    /// - Returns: The recommendations in the order in which they were made.
    /// - Throws: Code `notFound` when nothing was recorded of the inspection by then.
    /// - Complexity: O(events of this inspection).
    public func recommendations(
        asOf moment: Moment = .now, on day: PartialDate? = nil
    ) async throws(LedgerError) -> RecommendationTable {
        let time: Timestamp?
        switch moment {
        case .now: time = ledger.clock.now
        case .recorded(let asked): time = asked
        case .position, .milestone:
            time = try await ledger.record(at: position(of: moment))?.record.recordedAt
        }
        return RecommendationTable(
            of: try await state(asOf: moment),
            on: day ?? London.day(time ?? ledger.clock.now), date: London.day)
    }

    /// In how many cases several questions were all judged sufficient, as of a moment.
    ///
    /// - Parameters:
    ///   - questions: Questions of one domain; all key questions of `domain` when none is named.
    ///   - domain: The domain whose key questions are meant when none is named.
    ///   - moment: Up to where the ledger is read.
    /// - Returns: The count, or its bounds where the answers are reconstructed; see
    ///   `count()` of it for a refusal instead.
    /// - Throws: Code `refused` for unknown questions, or for questions of several domains.
    /// - Complexity: O(events of this inspection).
    public func jointSufficiency(
        of questions: [Question.ID] = [], domain: Domain.ID? = nil, asOf moment: Moment = .now
    ) async throws(LedgerError) -> JointSufficiency {
        let inspection = try await state(asOf: moment)
        var asked = questions
        if let domain {
            guard let known = inspection.framework?.domain(domain) else {
                throw LedgerError(
                    .notFound, "The inspection's edition has no domain \(domain).",
                    remedy: "Use one of "
                        + (inspection.framework?.domains ?? []).map(\.id.rawValue)
                        .joined(separator: ", ") + ".")
            }
            if asked.isEmpty {
                asked = known.standards.filter { $0.method == .caseData }
                    .flatMap(\.keyQuestions).map(\.id)
            }
        }
        do throws(Refusal) {
            return try JointSufficiency(of: asked, in: inspection)
        } catch { throw LedgerError(error) }
    }
}
