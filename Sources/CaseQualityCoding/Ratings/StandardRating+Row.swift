internal import ByteCoding
public import CaseQuality
public import EventSourcing

// The row's key contains the id, so the row itself does not.

extension StandardStanding {
    func rowBytes(of standard: Standard) -> [UInt8] {
        let deciding = deciding.places
        let eligibility = eligibility.list
        var writer = ByteWriter(reserving: 40 + 16 * deciding.count)
        writer.value(ifAny: ruleRating)
        writer.value(ifAny: proposedRating)
        writer.value(ifAny: provisionalRating)
        writer.value(ifAny: rating)
        writer.value(decidedBy)
        writer.count(deciding.count)
        for place in deciding { writer.text(standard.keyQuestions[place].id.rawValue) }
        writer.count(eligibility.count)
        for trigger in eligibility { writer.value(trigger) }
        writer.value(evidence)
        writer.value(ifAny: notRated)
        writer.value(ifAny: panelOutcome)
        writer.flag(isStale)
        writer.flag(isNewlyEligible)
        writer.flag(isDisputed)
        writer.value(origin)
        return writer.finish()
    }
}

extension StandardRating {
    /// The key of the row of a standard.
    public static func rowKey(_ id: Standard.ID) -> RowKey {
        RowKey(rawValue: rowKeyPrefix + id.rawValue) ?? "standard/?"
    }

    static let rowKeyPrefix = "standard/"

    /// Reads a row of the ratings.
    ///
    /// - Throws: Code `integrity` when the row is malformed.
    public init(row: HistoryRow) throws(EventStoreError) {
        self = try row.reading { reader throws(MalformedBytes) in
            StandardRating(
                id: try row.name(after: Self.rowKeyPrefix), ruleRating: try reader.valueIfAny(),
                proposedRating: try reader.valueIfAny(),
                provisionalRating: try reader.valueIfAny(), rating: try reader.valueIfAny(),
                decidedBy: try reader.value(),
                decidingKeyQuestions: try reader.list { reader throws(MalformedBytes) in
                    try reader.name()
                },
                eligibility: try reader.list { reader throws(MalformedBytes) in
                    try reader.value()
                }, evidence: try reader.value(), notRated: try reader.valueIfAny(),
                panelOutcome: try reader.valueIfAny(), isStale: try reader.flag(),
                isNewlyEligible: try reader.flag(), isDisputed: try reader.flag(),
                origin: try reader.value())
        }
    }
}
