internal import CaseQuality
internal import EventSourcing

extension Ledger {
    /// Erases a text, unless a retention hold covers it.
    ///
    /// - Throws: ``LedgerError`` with code `refused` when a hold covers the text.
    func erase(
        _ text: NamedText, of record: Record, for actor: Agent?
    ) async throws(LedgerError) {
        let holds = InspectionQueries(stream: record.stream, framework: nil).holds
        if InspectionEventCodec.types.contains(record.type) {
            try await checkEraser(actor, in: record.stream)
        }
        while true {
            let head = try await head().position
            if let hold = try await hold(on: text, of: record, among: holds, upTo: head) {
                throw try await refusal(of: text, in: record.stream, by: hold, for: actor)
            }
            do throws(LedgerError) {
                _ = try await store.forget(
                    text.field, at: text.position, basedOn: ObservedQuery(of: holds, upTo: head))
                return
            } catch {
                // A hold was placed or lifted meanwhile: look again.
                guard error.code == .conflict else { throw error }
            }
        }
    }

    /// Checks that somebody may erase a text of an inspection: who may hold its records.
    ///
    /// - Throws: ``LedgerError`` with code `refused`.
    private func checkEraser(_ actor: Agent?, in stream: StreamName) async throws(LedgerError) {
        let head = try await head().position
        let inspection = try await inspection(stream).folded(upTo: head).inspection
        guard inspection.permissions != nil else { return }
        guard let actor else {
            throw LedgerError(
                Refusal(
                    .notPermitted, "Nobody is named who erases a text of inspection \(stream).",
                    remedy: "Say who asks for it, in a role that may hold its records."))
        }
        do throws(Refusal) { try inspection.permitErasing(by: actor) } catch {
            throw LedgerError(error)
        }
    }

    /// The first hold in force that covers a text.
    ///
    /// An inspection without a hold is not folded.
    private func hold(
        on text: NamedText, of record: Record, among holds: Query, upTo head: Position
    ) async throws(LedgerError) -> RetentionHold? {
        let range = PositionRange(from: .start.next, through: head)
        guard head > .start, try await !store.page(of: holds, in: range).records.isEmpty else {
            return nil
        }
        let inspection = try await inspection(record.stream).folded(upTo: head).inspection
        var covered: [HoldSubject: Bool] = [:]
        for hold in inspection.holdsInForce {
            let subject = hold.placed.subject
            if covered[subject] == nil {
                covered[subject] = try await covers(subject, record)
            }
            if covered[subject] == true { return hold }
        }
        return nil
    }

    /// Whether a subject covers the command of a record, of which all texts are kept together.
    private func covers(
        _ subject: HoldSubject, _ record: Record
    ) async throws(LedgerError) -> Bool {
        let command = record.firstOfCommand...record.lastOfCommand
        switch subject {
        case .inspection: return true
        case .event(let position):
            if command.contains(position) { return true }
            // What corrects an event repeats its words.
            for position in try await positions({ $0.corrected }, of: record) {
                if let earlier = try await store.record(at: position),
                    earlier.stream == record.stream, try await covers(subject, earlier)
                {
                    return true
                }
            }
            return false
        case .sampled(let key):
            guard let tag = try? EventTag(TagName.caseKey.rawValue, key.rawValue) else {
                return false
            }
            if try await isTagged(tag, record) { return true }
            // What declines or approves a request, or lifts a hold, is about the same case.
            for position in try await positions({ $0.answered }, of: record) {
                if let earlier = try await store.record(at: position),
                    earlier.stream == record.stream, try await isTagged(tag, earlier)
                {
                    return true
                }
            }
            return false
        }
    }

    /// Whether an event of the command of a record has a tag.
    private func isTagged(_ tag: EventTag, _ record: Record) async throws(LedgerError) -> Bool {
        let tagged = Query([Query.Clause(stream: record.stream, tags: [tag])])
        return try await !store.page(of: tagged, in: record.rangeOfCommand).records.isEmpty
    }

    /// The positions of earlier events that the events of a record's command name.
    private func positions(
        _ earlier: (InspectionEvent) -> Position?, of record: Record
    ) async throws(LedgerError) -> [Position] {
        var positions: [Position] = []
        let query = Query([Query.Clause(stream: record.stream)])
        for event in try await store.page(of: query, in: record.rangeOfCommand).records
        where InspectionEventCodec.types.contains(event.type) {
            if let position = earlier(try self.event(of: event)) { positions.append(position) }
        }
        return positions
    }

    /// Records that an erasure was refused, and returns the error that says so.
    private func refusal(
        of text: NamedText, in stream: StreamName, by hold: RetentionHold, for actor: Agent?
    ) async throws(LedgerError) -> LedgerError {
        var recorded = "The refusal is not recorded, because nobody is named who asked."
        if let actor, let name = TextName(rawValue: text.name) {
            let receipt = try await inspection(stream).record(
                .refuseErasure(
                    RefuseErasure(of: text.position, text: name, hold: hold.placedAt)),
                by: actor)
            recorded = "The refusal is recorded at position \(receipt.positions.upperBound)."
        }
        let placed = hold.placed
        let until = placed.until.map { ", until \($0)" } ?? ""
        return LedgerError(
            Refusal(
                .held,
                "\(text.name) at position \(text.position) is kept: a retention hold covers "
                    + "\(placed.subject.words) since position \(hold.placedAt), "
                    + "\(placed.basis.words)\(until). Nothing was erased. \(recorded)",
                remedy: "Lift the hold first, if its basis is gone."))
    }

    /// Checks that an event that a hold is placed on is one of the inspection.
    ///
    /// - Throws: ``LedgerError`` with code `notFound`.
    func checkHold(_ command: PlaceHold, in stream: StreamName) async throws(LedgerError) {
        guard let position = command.subject.position,
            try await store.record(at: position)?.stream != stream
        else { return }
        throw LedgerError(
            .notFound, "Position \(position) is no event of inspection \(stream).",
            remedy: "Name an event of this inspection; case-ledger log lists them.")
    }
}

extension Record {
    /// The positions of the events of the same command.
    fileprivate var rangeOfCommand: PositionRange {
        PositionRange(from: firstOfCommand, through: lastOfCommand)
    }
}
