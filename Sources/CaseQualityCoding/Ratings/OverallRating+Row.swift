internal import ByteCoding
public import CaseQuality
public import EventSourcing

extension OverallRating {
    /// The key of the row of the service.
    public static let rowKey: RowKey = "overall"

    var rowBytes: [UInt8] {
        var writer = ByteWriter(reserving: 56)
        writer.value(state)
        writer.figure(ifAny: total)
        writer.figure(ifAny: maximum)
        writer.flag(hasNoBandTable)
        writer.value(ifAny: beforeLimiting)
        writer.value(ifAny: rating)
        writer.flag(limitedBy != nil)
        if let limitedBy { writer.text(limitedBy.rawValue) }
        writer.flag(isDisputed)
        writer.value(origin)
        return writer.finish()
    }

    /// Reads a row of the ratings.
    ///
    /// - Throws: Code `integrity` when the row is malformed.
    public init(row: HistoryRow) throws(EventStoreError) {
        self = try row.reading { reader throws(MalformedBytes) in
            OverallRating(
                try reader.value(), total: try reader.figureIfAny(),
                maximum: try reader.figureIfAny(), hasNoBandTable: try reader.flag(),
                beforeLimiting: try reader.valueIfAny(), rating: try reader.valueIfAny(),
                limitedBy: try reader.optional { reader throws(MalformedBytes) in
                    try reader.name()
                }, isDisputed: try reader.flag(), origin: try reader.value())
        }
    }
}
