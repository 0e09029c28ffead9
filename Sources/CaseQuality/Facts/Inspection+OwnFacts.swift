internal import EventSourcing

extension Inspection {
    /// Checks a fact that somebody records at the inspection itself.
    ///
    /// A document is recorded as it is printed, also where it contradicts itself.
    ///
    /// - Parameters:
    ///   - fact: The fact.
    ///   - known: The standing facts that were recorded in the same way.
    ///   - provenance: Who records it, and on what authority.
    /// - Throws: ``Refusal`` with code `percentageImpossible` or `alreadyRecorded`.
    func checkOwn(
        _ fact: ReportedFact, among known: [(fact: ReportedFact, position: Position)],
        by provenance: Provenance
    ) throws(Refusal) {
        guard provenance.origin.isOwn else { return }
        if let share = fact.statedShare, !share.isRight {
            throw Refusal(
                .percentageImpossible,
                "Measure \(fact.measure): \(share.count) of \(share.base) is not \(share.percent) percent.",
                remedy: "Correct the value, the count or the base.")
        }
        if let share = fact.shareOfBase, !share.isPossible {
            throw Refusal(
                .percentageImpossible,
                "Measure \(fact.measure): no count of \(share.base) is \(share.percent) percent.",
                remedy: "Correct the value or the base, or omit the base.")
        }
        guard
            let same = known.first(where: {
                $0.fact.measure == fact.measure && $0.fact.group == fact.group
                    && $0.fact.time == fact.time
            })
        else { return }
        throw Refusal(
            .alreadyRecorded,
            "Measure \(fact.measure) is recorded for the same time at position \(same.position).",
            remedy: "Correct that fact, or say of which time or group this one is.")
    }
}

extension ReportedFact {
    /// A percentage with the count and the base that it is of.
    fileprivate struct Share {
        let percent: ReportedNumber
        let count: Int
        let base: Int

        /// Whether the count is one of the base, and gives the percentage.
        var isPossible: Bool { (0...base).contains(count) && isRight }

        /// Whether the percentage is the count as a share of the base, rounded to its last digit.
        ///
        /// Nothing is a share of a base of 0.
        var isRight: Bool {
            guard base > 0 else { return false }
            let unit = (0..<percent.decimals).reduce(Int128(1)) { unit, _ in unit * 10 }
            let exact = 100 * Int128(count) * unit
            let stated = Int128(percent.digits) * Int128(base)
            return 2 * (exact - stated).magnitude <= Int128(base).magnitude
        }
    }

    /// The percentage with the count that is nearest to it, if the fact is a share of a base.
    fileprivate var shareOfBase: Share? {
        guard unit.text == "percent", case .number(let percent) = value, count == nil, let base,
            base > 0
        else { return nil }
        let unit = (0..<percent.decimals).reduce(Int128(100)) { unit, _ in unit * 10 }
        let nearest = (2 * Int128(percent.digits) * Int128(base) + unit) / (2 * unit)
        return Share(percent: percent, count: Int(clamping: nearest), base: base)
    }

    /// The percentage, if the fact is one and has its count and its base; `nil` otherwise.
    fileprivate var statedShare: Share? {
        guard unit.text == "percent", case .number(let percent) = value, let count, let base else {
            return nil
        }
        return Share(percent: percent, count: count, base: base)
    }
}
