/// A text of an event or of its command, with its name.
public struct NamedText: Hashable, Sendable {
    /// Its name: `"command.reason"`, `"finding.label"`, `"actions.what[2]"`.
    ///
    /// If the event has a field with the name of a command field, its name is `"event.reason"`.
    public let name: String
    /// The field in which the store keeps the text beside the record.
    public let field: TextField
    /// The position of its record; a command's own texts belong to its first event.
    public let position: Position
    /// The text, or a mark that it was erased.
    public let text: FreeText

    /// Names a recorded text; `nil` for the command's encoded arguments, which are not shown.
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
        let fields = InspectionEvent.fields(of: type) + CustodyEvent.fields(of: type)
        let known = fields.first { $0.textNumber == field.number }
        guard let known else { return "field \(field.rawValue)" }
        let name =
            ["authority", "reason"].contains(known.name) ? "event.\(known.name)" : known.name
        return known.isList ? "\(name)[\(field.index)]" : name
    }

    /// The part of the name after its first point; `nil` without a point.
    var shortName: Substring? {
        name.firstIndex(of: ".").map { name[name.index(after: $0)...] }
    }
}

extension Ledger {
    /// The texts that a person typed in an event and in its command.
    ///
    /// - Parameter record: The event's record.
    /// - Returns: The command's texts, then the event's, in the order of their fields.
    /// - Throws: ``LedgerError`` with code `damaged` when the first record of the command cannot be
    ///   read, `closed` or `storage`.
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

    /// The texts of other events of the same inspection that are the same, word for word.
    ///
    /// A correction repeats the words of what it corrects, so an erased text may stand there still.
    ///
    /// - Parameter text: A text that is not erased, or as it was before.
    /// - Returns: The texts, oldest first; empty for an erased text.
    /// - Throws: ``LedgerError`` with code `damaged`, `closed` or `storage`.
    /// - Complexity: O(events of the inspection).
    public func copies(of text: NamedText) async throws(LedgerError) -> [NamedText] {
        let head = try await head().position
        guard let words = text.text.text,
            let stream = try await store.record(at: text.position)?.stream
        else { return [] }
        var copies: [NamedText] = []
        var rest: PositionRange? = PositionRange(from: .start.next, through: head)
        while let range = rest {
            let page = try await store.page(of: .stream(stream), in: range)
            for record in page.records {
                copies += record.texts.compactMap { NamedText($0, of: record) }.filter {
                    $0.text.text == words && ($0.position, $0.name) != (text.position, text.name)
                }
            }
            rest = page.rest
        }
        return copies
    }

    /// Erases a text by its name; the record stays.
    ///
    /// The commitment in the record reveals nothing about the erased text. No reader has the text
    /// from then on, but its bytes may remain in free pages of the ledger's file until the file is
    /// compacted. If the command is sent again, it cannot be compared with the recorded one.
    ///
    /// A retention hold refuses the erasure, also one that another process places at this moment:
    /// the store checks for holds in the transaction that erases. The refusal is recorded in the
    /// inspection, if `actor` is given.
    ///
    /// - Parameters:
    ///   - name: The name of the text as in ``texts(of:)``, or the part after its first point if
    ///     only one text has it: `"command.reason"`, `"reason"`, `"what[1]"`.
    ///   - position: An event of the command, or the event that has the text.
    ///   - actor: Who asks for the erasure.
    /// - Returns: The text before this call; it shows whether it was erased earlier.
    /// - Throws: ``LedgerError`` with code `notFound` when there is no such event or text,
    ///   `invalidInput` for a name that several texts have, `refused` when a retention hold covers
    ///   the text, `newerFormat`, `damaged`, `diskFull`, `closed` or
    ///   `storage`.
    @discardableResult
    public func forget(
        _ name: String, at position: Position, by actor: Agent? = nil
    ) async throws(LedgerError) -> NamedText {
        guard let record = try await store.record(at: position) else {
            let head = try await head().position
            throw LedgerError(
                .notFound, "The ledger has no event at position \(position).",
                remedy: head == .start ? "The ledger is empty." : "It has positions 1 to \(head).")
        }
        let texts = try await texts(of: record)
        let meant = texts.filter { $0.name == name }
        let candidates = meant.isEmpty ? texts.filter { $0.shortName == name[...] } : meant
        guard let text = candidates.first else {
            let names = texts.map(\.name).joined(separator: ", ")
            throw LedgerError(
                .notFound, "The event at position \(position) has no text of that name.",
                remedy: texts.isEmpty
                    ? "The event has no text that can be erased."
                    : "Use one of \(names).")
        }
        guard candidates.count == 1 else {
            let names = candidates.map(\.name).joined(separator: ", ")
            throw LedgerError(
                .invalidInput,
                "The event at position \(position) has \(candidates.count) texts of that name.",
                remedy: "Nothing was erased. Use one of \(names).")
        }
        try await erase(text, of: record, for: actor)
        return text
    }
}
