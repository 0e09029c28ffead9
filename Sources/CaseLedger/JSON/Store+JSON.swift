// Values that a store returns, in JSON.

extension EffectiveTime: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<EffectiveTime>(
        "EffectiveTime", "When something held, as precisely as it was stated.",
        JSONField("precision", "How precisely it was stated.") { $0.precision },
        JSONField("earliest", "The first microsecond that it can mean.") { $0.earliest },
        JSONField("latest", "The last microsecond that it can mean.") { $0.latest },
        JSONField("words", "The same for people, in Europe/London.") { $0.words },
        make: { precision, earliest, latest, _ in
            EffectiveTime(precision: precision, earliest: earliest, latest: latest)
        })
}

extension Head: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<Head>(
        "AsOf", "Up to where the ledger was read.",
        JSONField("position", "The last position; 0 for an empty ledger.") { $0.position },
        JSONField("recordedAt", "When the event there was recorded.") { $0.recordedAt },
        make: { Head(position: $0, recordedAt: $1) })
}

extension Receipt: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<Receipt>(
        "Receipt", "The ledger's word that a command is on disk.",
        JSONField("inspection", "The inspection.") { $0.stream },
        JSONField("commandId", "The command's id.") { $0.command },
        JSONField("repeated", "Whether it was recorded before, so that this send changed nothing.")
        {
            $0.wasRepeat
        },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.recordedAt },
        JSONField("positions", "Where its events are.") { Positions($0.positions) },
        JSONField("firstSequence", "The number of the first of them within the inspection.") {
            $0.firstSequence
        },
        make: { stream, command, wasRepeat, recordedAt, positions, firstSequence in
            positions.range.map {
                Receipt(
                    command: command, stream: stream, positions: $0, firstSequence: firstSequence,
                    recordedAt: recordedAt, wasRepeat: wasRepeat)
            }
        })

    /// The first and the last position of a command's events.
    struct Positions: JSONMappedCodable {
        let first: Position
        let last: Position

        init(_ range: ClosedRange<Position>) {
            self.init(first: range.lowerBound, last: range.upperBound)
        }

        private init(first: Position, last: Position) {
            self.first = first
            self.last = last
        }

        var range: ClosedRange<Position>? { first <= last ? first...last : nil }

        public static let jsonCoding = JSONCoding<Positions>(
            "Positions", "The positions of a command's events.",
            JSONField("first", "The first.") { $0.first },
            JSONField("last", "The last.") { $0.last },
            make: { Positions(first: $0, last: $1) })
    }
}

extension Query.Clause: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<Query.Clause>(
        "Clause", "Events of one inspection, of one of these types, that carry all of these tags.",
        JSONField("inspection", "The inspection; null for all of them.") { $0.stream },
        JSONField("events", "The types of events; none means any type.") { $0.types },
        JSONField("tags", "The tags, all of which an event carries.") { $0.tags },
        make: { Query.Clause(stream: $0, types: $1, tags: $2) })
}

extension ObservedQuery: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<ObservedQuery>(
        "Observation", "What somebody had looked at: events that match, up to a position.",
        JSONField("position", "Up to where.") { $0.position },
        JSONField("clauses", "Which events: those that match one of these.") { $0.query.clauses },
        make: { ObservedQuery(of: Query($1), upTo: $0) })
}

extension VerificationReport.Finding: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<VerificationReport.Finding>(
        "Problem", "One thing that is wrong with the ledger's files.",
        JSONField("position", "The first position it concerns.") { $0.position },
        JSONField("problem", "What is wrong, with values.") { $0.problem },
        make: { VerificationReport.Finding(at: $0, $1) })
}

extension VerificationReport: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<VerificationReport>(
        "Verification", "What a verification checked, and what it found.",
        JSONField("passed", "Whether nothing is wrong.") { $0.passed },
        JSONField("pages", "Pages of the file whose structure was walked.") { $0.pages },
        JSONField("records", "Records read and compared with their checksums.") { $0.records },
        JSONField("streams", "Streams (inspections) whose sequence numbers were followed.") {
            $0.streams
        },
        JSONField("indexEntries", "Index entries compared with the records.") { $0.indexEntries },
        JSONField("rows", "Stored rows compared with a fold of the events.") { $0.rows },
        JSONField("texts", "Texts compared with what the records commit to.") { $0.texts },
        JSONField("erasedTexts", "Texts that were erased.") { $0.erasedTexts },
        JSONField("intactThrough", "Every record up to here is intact.") { $0.intactThrough },
        JSONField("remedy", "What to do about a problem that is no damage; null for damage.") {
            $0.remedy
        },
        JSONField("problems", "What is wrong, at most 100.") { $0.findings },
        JSONField("notices", "What is no damage, but must be known, at most 100.") { $0.notices },
        make: {
            passed, pages, records, streams, indexEntries, rows, texts, erased, intact, remedy,
            findings, notices in
            passed == findings.isEmpty
                ? VerificationReport(
                    pages: pages, records: records, streams: streams, indexEntries: indexEntries,
                    rows: rows,
                    texts: texts, erasedTexts: erased, findings: findings, notices: notices,
                    intactThrough: intact, remedy: remedy) : nil
        })
}

extension ProjectionStatus.SetAside: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<ProjectionStatus.SetAside>(
        "SetAside", "An inspection without stored ratings, from an unreadable event on.",
        JSONField("inspection", "The inspection.") { $0.stream },
        JSONField("position", "The event that cannot be read.") { $0.position },
        JSONField("problem", "Why it cannot be read.") { $0.problem },
        make: { ProjectionStatus.SetAside(stream: $0, position: $1, problem: $2) })
}
