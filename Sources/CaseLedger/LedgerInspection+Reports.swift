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
        try await recommendations(asOf: moment, effectiveBy: nil, on: day).value
    }

    /// The recommendations with their progress and due dates, on both clocks.
    ///
    /// - Parameters:
    ///   - moment: The moment up to which the ledger is read.
    ///   - effective: The moment on the effective clock; `nil` for the recorded clock alone.
    ///   - day: The day for ages and due dates; by default the day of the moment on the effective
    ///     clock, or else of the moment of recording, in Europe/London.
    /// - Returns: The recommendations without and with the events whose time is uncertain.
    /// - Throws: As ``state(asOf:)``.
    /// - Complexity: O(events of this inspection).
    public func recommendations(
        asOf moment: Moment = .now, effectiveBy effective: EffectiveMoment?,
        on day: PartialDate? = nil
    ) async throws(LedgerError) -> OnBothClocks<RecommendationTable> {
        let ofMoment = try await self.day(asOf: moment, effectiveBy: effective)
        let day = day ?? ofMoment
        return try await state(asOf: moment, effectiveBy: effective).map {
            RecommendationTable(of: $0, on: day, date: London.day)
        }
    }

    /// The day of a view, which decides what is overdue then.
    ///
    /// - Parameters:
    ///   - moment: The moment up to which the ledger is read.
    ///   - effective: The moment on the effective clock; `nil` for the recorded clock alone.
    /// - Returns: The day in Europe/London of the moment on the effective clock, or else of the
    ///   moment of recording: for ``Moment/now`` the ledger's clock.
    /// - Throws: As ``position(of:)``.
    public func day(
        asOf moment: Moment = .now, effectiveBy effective: EffectiveMoment? = nil
    ) async throws(LedgerError) -> PartialDate {
        if let effective { return London.day(effective.time) }
        switch moment {
        case .now: return London.day(ledger.clock.now)
        case .recorded(let asked): return London.day(asked)
        case .position, .milestone:
            let record = try await ledger.record(at: position(of: moment))
            return London.day(record?.record.recordedAt ?? ledger.clock.now)
        }
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
        try await jointSufficiency(
            of: questions, domain: domain, asOf: moment, effectiveBy: nil
        ).value
    }

    /// The number of cases that were judged sufficient in all of several questions, on both clocks.
    ///
    /// - Parameters:
    ///   - questions: Questions of one domain; if empty, all key questions of `domain`.
    ///   - domain: The domain whose key questions are counted if `questions` is empty.
    ///   - moment: The moment up to which the ledger is read.
    ///   - time: The moment on the effective clock; `nil` for the recorded clock alone.
    /// - Returns: The count without and with the events whose time is uncertain.
    /// - Throws: As ``jointSufficiency(of:domain:asOf:)``.
    /// - Complexity: O(events of this inspection).
    public func jointSufficiency(
        of questions: [Question.ID] = [], domain: Domain.ID? = nil, asOf moment: Moment = .now,
        effectiveBy time: EffectiveMoment?
    ) async throws(LedgerError) -> OnBothClocks<JointSufficiency> {
        try await state(asOf: moment, effectiveBy: time).map {
            inspection throws(LedgerError) in
            try inspection.jointSufficiency(of: questions, in: domain)
        }
    }
}

extension Inspection {
    fileprivate func jointSufficiency(
        of questions: [Question.ID], in domain: Domain.ID?
    ) throws(LedgerError) -> JointSufficiency {
        var asked = questions
        if let domain {
            guard let known = framework?.domain(domain) else {
                throw LedgerError(
                    .notFound, "The inspection's edition has no domain \(domain).",
                    remedy: "Use one of "
                        + (framework?.domains ?? []).map(\.id.rawValue)
                        .joined(separator: ", ") + ".")
            }
            if asked.isEmpty {
                asked = known.standards.filter { $0.method == .caseData }
                    .flatMap(\.keyQuestions).map(\.id)
            }
        }
        do throws(Refusal) {
            return try JointSufficiency(of: asked, in: self)
        } catch { throw LedgerError(error) }
    }
}
