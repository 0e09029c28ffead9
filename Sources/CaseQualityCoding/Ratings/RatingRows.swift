public import EventSourcing

// One encoding for each row; what is read back is checked. A name that is in a row's key is not in the
// row. Rows of key questions and standards are written by how these stand, which is what a fold has.

extension KeyQuestionScore {
    /// The entity of a key question's row.
    public static func rowKey(_ id: Question.ID) -> RowKey {
        RowKey(rawValue: rowKeyPrefix + id.rawValue) ?? "question/?"
    }

    private static let rowKeyPrefix = "question/"

    /// Reads a row of the ratings, which stands under `key`.
    public init(row bytes: [UInt8], under key: RowKey) throws(MalformedBytes) {
        var reader = ByteReader(bytes)
        id = try key.name(after: Self.rowKeyPrefix)
        yes = try reader.figureIfAny()
        no = try reader.figureIfAny()
        notApplicable = try reader.figureIfAny()
        unanswered = try reader.figureIfAny() ?? 0
        assessed = try reader.figureIfAny()
        percent = try reader.figureIfAny()
        band = try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        origin = try reader.value()
    }
}

extension StandardRating {
    /// The entity of a standard's row.
    public static func rowKey(_ id: Standard.ID) -> RowKey {
        RowKey(rawValue: rowKeyPrefix + id.rawValue) ?? "standard/?"
    }

    private static let rowKeyPrefix = "standard/"

    /// Reads a row of the ratings, which stands under `key`.
    public init(row bytes: [UInt8], under key: RowKey) throws(MalformedBytes) {
        var reader = ByteReader(bytes)
        func rating(_ reader: inout ByteReader) throws(MalformedBytes) -> Rating? {
            try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        }
        id = try key.name(after: Self.rowKeyPrefix)
        ruleRating = try rating(&reader)
        proposedRating = try rating(&reader)
        provisionalRating = try rating(&reader)
        self.rating = try rating(&reader)
        decidedBy = try reader.value()
        decidingKeyQuestions = try reader.list { reader throws(MalformedBytes) in
            try reader.name()
        }
        eligibility = try reader.list { reader throws(MalformedBytes) in try reader.value() }
        evidence = try reader.value()
        notRated = try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        panelOutcome = try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        isStale = try reader.flag()
        origin = try reader.value()
    }
}

extension OverallRating {
    /// The entity of the service's row.
    public static let rowKey: RowKey = "overall"

    var bytes: [UInt8] {
        var writer = ByteWriter(reserving: 56)
        writer.figure(total)
        writer.figure(maximum)
        writer.flag(isComplete)
        writer.flag(hasNoBandTable)
        writer.value(ifAny: beforeLimiting)
        writer.value(ifAny: rating)
        writer.flag(limitedBy != nil)
        if let limitedBy { writer.text(limitedBy.rawValue) }
        writer.value(origin)
        return writer.bytes
    }

    /// Reads a row of the ratings.
    public init(row bytes: [UInt8]) throws(MalformedBytes) {
        var reader = ByteReader(bytes)
        total = try reader.figure()
        maximum = try reader.figure()
        isComplete = try reader.flag()
        hasNoBandTable = try reader.flag()
        beforeLimiting = try reader.optional { reader throws(MalformedBytes) in
            try reader.value()
        }
        rating = try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        limitedBy = try reader.optional { reader throws(MalformedBytes) in try reader.name() }
        origin = try reader.value()
    }
}

extension RowKey {
    /// What the row is of: what follows `prefix` in its key.
    fileprivate func name<ID: Name>(after prefix: String) throws(MalformedBytes) -> ID {
        guard rawValue.hasPrefix(prefix),
            let name = ID(rawValue: String(rawValue.dropFirst(prefix.count)))
        else { throw MalformedBytes(offset: 0) }
        return name
    }
}
