// The condition of a ledger, and what a salvage copied, in JSON.

extension StoreHealth.ClockStretch: JSONMapped {
    public static let jsonMapping = JSONMapping<StoreHealth.ClockStretch>(
        "ClockStretch", "Records that are stamped ahead of the machine's clock.",
        JSONField("first", "The first of them.") { $0.first },
        JSONField("last", "The last of them.") { $0.last },
        JSONField("latest", "The time of the last one.") { $0.latest })
}

extension StoreHealth.File: JSONMapped {
    public static let jsonMapping = JSONMapping<StoreHealth.File>(
        "FileUse", "The use of the ledger's file.",
        JSONField("sizeInBytes", "Its size in bytes, including free pages.") { $0.sizeInBytes },
        JSONField("mapSizeInBytes", "The size in bytes up to which it grows without a pause.") {
            $0.mapSizeInBytes
        })
}

extension StoreHealth.Readers: JSONMapped {
    public static let jsonMapping = JSONMapping<StoreHealth.Readers>(
        "Readers", "The snapshots that are being read, in all processes.",
        JSONField("count", "How many are being read.") { $0.count },
        JSONField("maximum", "How many can be read at the same time.") { $0.maximum },
        JSONField("oldestIsBehind", "How many commits were made since the oldest one.") {
            $0.oldestIsBehind
        },
        JSONField("oldestProcess", "The process of the oldest one.") { $0.oldestProcess })
}

extension LedgerHealth.LastBackup: JSONMapped {
    public static let jsonMapping = JSONMapping<LedgerHealth.LastBackup>(
        "LastBackup", "The last backup that the ledger knows of.",
        JSONField("through", "Its last position.") { $0.through },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.recordedAt })
}

extension ProjectionStatus: JSONMapped {
    public static let jsonMapping = JSONMapping<ProjectionStatus>(
        "Projection", "The progress of stored ratings.",
        JSONField("name", "The name of the projection.") { $0.name },
        JSONField("builtThrough", "Every command up to here is folded in.") { $0.builtThrough },
        JSONField("built", "Whether answers use the stored rows.") { $0.isBuilt },
        JSONField("setAside", "Inspections without stored ratings, and why.") { $0.setAside },
        JSONField("failure", "Why no inspection is folded further; null when all are.") {
            $0.failure
        },
        JSONField("damagedRows", "Stored rows that were found damaged since the opening.") {
            $0.damagedRows
        })
}

extension LostRecords: JSONMapped {
    public static let jsonMapping = JSONMapping<LostRecords>(
        "LostRecords", "The records of one inspection that were lost to damage.",
        JSONField("stream", "The inspection, or a stream for records of unknown inspections.") {
            $0.stream
        },
        JSONField("first", "The position of the first of them.") { $0.first },
        JSONField("count", "How many there are.") { $0.count })
}

extension LedgerHealth: JSONMapped {
    public static let jsonMapping = JSONMapping<LedgerHealth>(
        "Status", "The condition of the ledger.",
        JSONField("healthy", "Whether nothing is wrong.") { $0.problems.isEmpty },
        JSONField("problems", "What is wrong, each in one sentence.") { $0.problems },
        JSONField("records", "Whether commands are recorded.") { $0.store.refusal == nil },
        JSONField("indexedThrough", "Up to where the index is on disk.") {
            $0.store.indexedThrough
        },
        JSONField("projections", "The progress of stored ratings.") { $0.store.projections },
        JSONField("clockAhead", "Records stamped ahead of the clock; null when there are none.") {
            $0.store.clockAhead
        },
        JSONField("file", "The use of the file.") { $0.store.file },
        JSONField("readers", "The snapshots that are being read.") { $0.store.readers },
        JSONField("lastBackup", "The last backup; null when none is recorded.") { $0.lastBackup },
        JSONField("lost", "Records that were lost to damage, by inspection.") { $0.lost },
        JSONField("lostTexts", "How many texts were lost to damage.") { $0.store.lostTexts })
}

extension SalvageReport.Missing: JSONMapped {
    public static let jsonMapping = JSONMapping<SalvageReport.Missing>(
        "MissingRecords", "Positions one after another that are lost.",
        JSONField("first", "The first of them.") { $0.first },
        JSONField("last", "The last of them.") { $0.last },
        JSONField("inspection", "The inspection that they belong to; null when not known.") {
            $0.stream
        },
        JSONField("certain", "Whether that is certain; otherwise it is one of several.") {
            $0.isCertain
        })
}

extension SalvageReport.LostText: JSONMapped {
    public static let jsonMapping = JSONMapping<SalvageReport.LostText>(
        "LostText", "A text that is lost although its record is whole.",
        JSONField("position", "The position of its record.") { $0.position },
        JSONField("field", "The number of its field.") { Int($0.field.rawValue) })
}

extension SalvageReport: JSONMapped {
    public static let jsonMapping = JSONMapping<SalvageReport>(
        "Salvage", "What was copied from a damaged ledger, and what is missing.",
        JSONField("complete", "Whether everything was copied.") { $0.isComplete },
        JSONField("through", "The last position of the new ledger.") { $0.head },
        JSONField("commands", "Commands that were copied whole.") { $0.commands },
        JSONField("records", "The records that they have.") { $0.records },
        JSONField("texts", "Texts that were copied, erased ones included.") { $0.texts },
        JSONField("missing", "Positions that are lost.") { $0.missing },
        JSONField("lostTexts", "Texts that are lost.") { $0.lostTexts },
        JSONField("problems", "What is damaged in the file.") { $0.problems })
}
