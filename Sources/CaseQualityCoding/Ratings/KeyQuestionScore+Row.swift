internal import ByteCoding
public import CaseQuality
public import EventSourcing

// The row's key contains the id, so the row itself does not.

extension KeyQuestionStanding {
    var rowBytes: [UInt8] {
        var writer = ByteWriter(reserving: 16)
        writer.figure(ifAny: yes)
        writer.figure(ifAny: no)
        writer.figure(ifAny: notApplicable)
        writer.figure(ifAny: unanswered)
        writer.figure(ifAny: assessed)
        writer.figure(ifAny: percent)
        writer.value(ifAny: band)
        writer.value(origin)
        return writer.finish()
    }

    init(from reader: inout ByteReader) throws(MalformedBytes) {
        self.init(
            yes: try reader.figureIfAny(), no: try reader.figureIfAny(),
            notApplicable: try reader.figureIfAny(), unanswered: try reader.figureIfAny() ?? 0,
            assessed: try reader.figureIfAny(), percent: try reader.figureIfAny(),
            band: try reader.valueIfAny(), origin: try reader.value())
    }
}

extension KeyQuestionScore {
    /// The key of the row of a key question.
    public static func rowKey(_ id: Question.ID) -> RowKey {
        RowKey(rawValue: rowKeyPrefix + id.rawValue) ?? "question/?"
    }

    static let rowKeyPrefix = "question/"

    /// Reads a row of the ratings.
    ///
    /// - Throws: Code `integrity` when the row is malformed.
    public init(row: HistoryRow) throws(EventStoreError) {
        self = try row.reading { reader throws(MalformedBytes) in
            KeyQuestionScore(
                try KeyQuestionStanding(from: &reader),
                of: try row.name(after: Self.rowKeyPrefix))
        }
    }
}
