/// A text of an event or of its command, by the name that people use for it.
public struct NamedText: Hashable, Sendable {
    /// Its name: `"command.reason"`, `"finding.label"`, `"actions.what[2]"`.
    ///
    /// A field of the event that is called like one of the command's is `"event.reason"`.
    public let name: String
    /// Where it stands beside the record.
    public let field: TextField
    /// Of which record: a command's own texts are with its first event.
    public let position: Position
    /// The text, or that it was erased.
    public let text: FreeText

    /// `nil` for what no reader ever has.
    init?(_ text: RecordedText, of record: Record) {
        if text.field == .arguments { return nil }
        name = Self.name(of: text.field, in: record.type)
        field = text.field
        position = record.position
        self.text = text.text
    }

    private static func name(of field: TextField, in type: EventName) -> String {
        if field == .authority { return "command.authority" }
        if field == .reason { return "command.reason" }
        if field.number == TextField.metadata(0).number {
            return "command.metadata[\(field.index)]"
        }
        let known = InspectionEvent.fields(of: type).first { $0.textNumber == field.number }
        guard let known else { return "field \(field.rawValue)" }
        let name =
            ["authority", "reason"].contains(known.name) ? "event.\(known.name)" : known.name
        return known.isList ? "\(name)[\(field.index)]" : name
    }

    /// What stands behind the first point of its name.
    var shortName: Substring? {
        name.firstIndex(of: ".").map { name[name.index(after: $0)...] }
    }
}

extension Ledger {
    /// What somebody typed in an event and in its command, by name.
    ///
    /// - Parameter record: The event's record.
    /// - Returns: The command's texts, then the event's, in the order of their fields.
    /// - Throws: Code `integrity` when the first record of the command cannot be read.
    public func texts(of record: Record) async throws(LedgerError) -> [NamedText] {
        var texts: [NamedText] = []
        if record.indexInCommand > 0, let first = try await store.record(at: record.firstOfCommand)
        {
            texts = first.texts.filter(\.field.isOfCommand).compactMap {
                NamedText($0, of: first)
            }
        }
        return texts + record.texts.compactMap { NamedText($0, of: record) }
    }

    /// Erases a text by its name: its record stays, with a commitment that proves nothing of it any more.
    ///
    /// The text is gone for every reader at once. Its bytes may lie in free pages of the ledger's file until
    /// that is compacted. A command that is sent again cannot be compared with the recorded one then.
    ///
    /// - Parameters:
    ///   - name: Which text, as ``texts(of:)`` names it, or what stands behind the first point of that
    ///     name where one text alone ends so: `"command.reason"`, `"reason"`, `"what[1]"`.
    ///   - position: An event of the command, or the event that has the text.
    /// - Returns: The text as it was found; it says whether it had been erased before.
    /// - Throws: Code `notFound` when there is no such event or text; `invalidInput` for a name that
    ///   several texts have.
    @discardableResult
    public func forget(
        _ name: String, at position: Position
    ) async throws(LedgerError) -> NamedText {
        guard let record = try await store.record(at: position) else {
            let head = try await head().position
            throw LedgerError(
                .notFound, "The ledger has no event at position \(position).",
                remedy: "It has positions 1 to \(head).")
        }
        let texts = try await texts(of: record)
        let meant = texts.filter { $0.name == name }
        let candidates = meant.isEmpty ? texts.filter { $0.shortName == name[...] } : meant
        guard let text = candidates.first else {
            let names = texts.map(\.name).joined(separator: ", ")
            throw LedgerError(
                .notFound, "The event at position \(position) has no text of that name.",
                remedy: texts.isEmpty
                    ? "Nobody typed a text in it, and so there is none to erase."
                    : "Name one of \(names).")
        }
        guard candidates.count == 1 else {
            let names = candidates.map(\.name).joined(separator: ", ")
            throw LedgerError(
                .invalidInput,
                "The event at position \(position) has \(candidates.count) texts of that name.",
                remedy: "Name one of \(names); nothing was erased.")
        }
        _ = try await store.forget(text.field, at: text.position)
        return text
    }
}
