// Errors in JSON.

extension LedgerError.Code: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<LedgerError.Code>.text(
        "what kind of error: the codes are listed below", { $0.rawValue }, LedgerError.Code.init)
}

extension Refusal.Code: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<Refusal.Code>.text(
        "which rule of inspection", { $0.rawValue }, Refusal.Code.init)
}

extension SheetProblem: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<SheetProblem>(
        "SheetProblem", "One thing that is wrong with a spreadsheet.",
        JSONField("row", "The row as a spreadsheet program counts it; null for the whole file.") {
            $0.row
        },
        JSONField("column", "The number of the column, from 1; null for the whole row.") {
            $0.column?.number
        },
        JSONField("letters", "The column as a spreadsheet program names it.") {
            $0.column?.letters
        },
        JSONField("heading", "The column's heading.") { $0.column?.heading },
        JSONField("message", "What is wrong, with values.") { $0.message },
        JSONField("remedy", "What would be right.") { $0.remedy },
        JSONField("rule", "Which rule of inspection refused it.") { $0.refusal },
        make: { row, column, _, heading, message, remedy, rule in
            SheetProblem(
                row: row, column: column.map { SheetColumn($0, heading: heading) }, message,
                remedy: remedy, refusal: rule)
        })
}

/// JSON of a conflict; its events are written, but not read back.
extension Conflict: JSONCodable {
    private static let mapping = JSONMapping<Conflict>(
        "Conflict", "The events that came after what the decision was based on.",
        JSONField("basedOn", "What the decision was based on.") { $0.observation },
        JSONField("count", "How many events came.") { $0.count },
        JSONField("events", "The first of them, at most 100.") { $0.records })

    public static var jsonSchema: JSONSchema { mapping.schema }
    public var json: JSONValue { Self.mapping.json(self) }

    public init(json: JSONValue) throws(InvalidJSON) {
        self.init(
            observation: try ObservedQuery(json: json["basedOn"]), records: [],
            count: try Int(json: json["count"]))
    }
}

/// JSON of an error; the store's error that caused it is neither written nor read back.
extension LedgerError: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<LedgerError>(
        "Error", "What happened and what to do next.",
        JSONField("code", "What kind of error.") { $0.code },
        JSONField("message", "What happened, with values.") { $0.message },
        JSONField("remedy", "What to do next.") { $0.remedy },
        JSONField("rule", "Which rule of inspection refused it.") { $0.refusal },
        JSONField("conflict", "The events that came in the meantime.") { $0.conflict },
        JSONField("problems", "What is wrong with a spreadsheet.") { $0.problems },
        make: { code, message, remedy, rule, conflict, problems in
            LedgerError(
                code, message, remedy: remedy, refusal: rule, conflict: conflict,
                problems: problems)
        })
}
