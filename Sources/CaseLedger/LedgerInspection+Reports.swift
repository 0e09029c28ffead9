extension LedgerInspection {
    /// The management oversight of the inspected cases, as of a moment.
    ///
    /// - Throws: As ``state(asOf:)``.
    /// - Complexity: O(events of this inspection).
    public func oversight(asOf moment: Moment = .now) async throws(LedgerError)
        -> ManagementOversight
    {
        ManagementOversight(of: try await state(asOf: moment))
    }

    /// The recommendations with their progress and due dates, as of a moment.
    ///
    /// - Parameters:
    ///   - moment: The moment up to which the ledger is read.
    ///   - day: The day for ages and due dates; by default the day of the moment in Europe/London.
    /// - Returns: The recommendations, in the order in which they were made.
    /// - Throws: As ``state(asOf:)``.
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

    /// The number of cases that were judged sufficient in all of several questions, as of a moment.
    ///
    /// - Parameters:
    ///   - questions: Questions of one domain; if empty, all key questions of `domain`.
    ///   - domain: The domain whose key questions are counted if `questions` is empty.
    ///   - moment: The moment up to which the ledger is read.
    /// - Returns: The count, or its bounds if the answers are reconstructed. Its method `count()`
    ///   throws a refusal instead of returning bounds.
    /// - Throws: ``LedgerError`` with code `refused` for unknown questions or questions of several
    ///   domains, `notFound` for an unknown domain, or as ``state(asOf:)``.
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
