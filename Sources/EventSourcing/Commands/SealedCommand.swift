internal import ByteCoding

/// A command with everything that its records and texts need: salts, commitments and digest.
///
/// It is a class because it is passed on several times.
package final class SealedCommand: Sendable {
    /// The command and its guard.
    package let guarded: GuardedCommand
    /// The digest of the request, with commitments instead of texts.
    package let digest: CommandDigest
    /// Its texts, by event and field; those of the command are with the first event.
    package let texts: [SealedText]

    /// Creates the salts, commitments and digest of a command.
    ///
    /// - Parameters:
    ///   - guarded: The command and its guard.
    ///   - salts: The source of the salts.
    package init(_ guarded: GuardedCommand, with salts: SaltSource) {
        self.guarded = guarded
        let id = guarded.command.id
        var texts: [SealedText] = []
        for (field, value) in guarded.command.ownTexts {
            // For the arguments only the salt is stored.
            texts.append(
                SealedText(field, field == .arguments ? [] : value, of: id, event: 0, salts))
        }
        let own = texts
        let drafts = guarded.command.events
        let events = drafts.span
        for index in events.indices where !events[index].texts.isEmpty {
            for text in events[index].texts {
                texts.append(
                    SealedText(
                        text.field, Array(text.value.utf8), of: id, event: index, salts))
            }
        }
        // Only metadata pairs have higher numbers than a field of an event.
        if !guarded.command.metadata.pairs.isEmpty {
            texts.sort { ($0.event, $0.field) < ($1.event, $1.field) }
        }
        self.texts = texts
        digest = CommandDigest(of: guarded.command.request) { field in
            guard let text = own.first(where: { $0.field == field }) else {
                preconditionFailure("the digest covers a text that the command does not have")
            }
            return field == .arguments
                ? ContentDigest(
                    committingTo: guarded.command.request.content.arguments, text.salt, of: id,
                    field)
                : text.commitment
        }
    }

    /// The texts that are stored with the record of an event, by field.
    ///
    /// - Complexity: O(log texts).
    package func texts(of event: Int) -> ArraySlice<SealedText> {
        if texts.isEmpty { return [] }
        return texts[start(of: event)..<start(of: event + 1)]
    }

    /// The commitments in the record of an event, by field.
    package func commitments(
        of event: Int
    ) -> [(field: TextField, commitment: ContentDigest)] {
        if texts.isEmpty { return [] }
        return texts(of: event).map { ($0.field, $0.commitment) }
    }

    /// The commitments and texts of an event's record.
    package func recordedTexts(of event: Int) -> [RecordedText] {
        texts(of: event).map { text in
            RecordedText(
                text.field, commitment: text.commitment,
                text: text.field == .arguments
                    ? .erased : .text(String(decoding: text.value, as: UTF8.self)))
        }
    }

    /// The index of the first text of an event.
    private func start(of event: Int) -> Int {
        var candidates = texts.indices
        while let middle = candidates.isEmpty ? nil : candidates.lowerBound + candidates.count / 2 {
            candidates =
                texts[middle].event < event
                ? (middle + 1)..<candidates.upperBound : candidates.lowerBound..<middle
        }
        return candidates.lowerBound
    }

    /// The details that the events of the command share.
    package var details: CommandDetails {
        CommandDetails(
            id: guarded.command.id, digest: digest, role: guarded.command.provenance.actor.role,
            texts: recordedTexts(of: 0), dependsOn: guarded.dependsOn, seen: guarded.seen)
    }
}

/// A text with its salt and its commitment.
package struct SealedText: Sendable {
    /// The index of the event that it is stored with.
    package let event: Int
    package let field: TextField
    package let salt: TextSalt
    /// The text's UTF-8 bytes.
    package let value: [UInt8]
    package let commitment: ContentDigest

    init(
        _ field: TextField, _ value: [UInt8], of command: CommandID, event: Int, _ salts: SaltSource
    ) {
        self.event = event
        self.field = field
        self.value = value
        salt = salts.salt(of: command, event, field)
        commitment = ContentDigest(committingTo: value, salt, of: command, field)
    }

    /// The value that is stored beside the record.
    package var stored: StoredText {
        .text(salt, value)
    }
}

/// The value that is stored beside a record for one of its commitments.
package enum StoredText: Hashable, Sendable {
    /// The salt and the text's UTF-8 bytes; no bytes for ``TextField/arguments``.
    case text(TextSalt, [UInt8])
    /// Both were erased at that time.
    case erased(Timestamp)
    /// They were lost to damage; a salvage found that out at that time.
    ///
    /// A reader gets it as an erased text. No other ledger loses its text by it.
    case lost(Timestamp)

    /// The text, as a reader gets it; `nil` for bytes that are not valid UTF-8.
    package var freeText: FreeText? {
        switch self {
        case .erased, .lost: .erased
        case .text(_, let bytes): bytes.span.text.map { .text($0) }
        }
    }
}

extension Command {
    /// The texts of the command itself, by field.
    fileprivate var ownTexts: [(field: TextField, value: [UInt8])] {
        var texts = request.texts
        for (index, pair) in metadata.pairs.enumerated() {
            texts.append((.metadata(UInt8(clamping: index)), Array(pair.text.utf8)))
        }
        return texts
    }
}

extension CommandRequest {
    /// The texts that the digest covers, by field.
    fileprivate var texts: [(field: TextField, value: [UInt8])] {
        var texts: [(field: TextField, value: [UInt8])] = []
        if !provenance.authority.isEmpty {
            texts.append((.authority, Array(provenance.authority.utf8)))
        }
        if let reason = provenance.reason { texts.append((.reason, Array(reason.utf8))) }
        if content.argumentsHaveText { texts.append((.arguments, content.arguments)) }
        return texts
    }

    /// Whether this request equals the request of a recorded command.
    ///
    /// - Parameters:
    ///   - recorded: The command details in the first record of that command.
    ///   - position: The position of that record.
    ///   - stored: Returns the value stored beside that record for a field; `nil` for none.
    /// - Returns: `false` when the id was used for a different request.
    /// - Throws: Code `incomparable` when a text that is needed for the comparison was erased; the
    ///   error of `stored`.
    package func isRecorded(
        as recorded: CommandDetails, at position: Position,
        _ stored: (TextField) throws(EventStoreError) -> StoredText?
    ) throws(EventStoreError) -> Bool {
        guard id == recorded.id else { return false }
        var commitments: [TextField: ContentDigest] = [:]
        for (field, value) in texts {
            switch try stored(field) {
            case nil: return false
            case .erased, .lost: throw .incomparable(id, in: stream, at: position)
            case .text(let salt, _):
                commitments[field] = ContentDigest(committingTo: value, salt, of: id, field)
            }
        }
        let digest = CommandDigest(of: self) { field in
            commitments[field] ?? ContentDigest(of: [])
        }
        return digest == recorded.digest
    }
}
