internal import ByteCoding

/// A command with everything that its records and its texts are made of: salts, commitments, digest.
package struct SealedCommand: Sendable {
    package let command: Command
    /// What the command says, with commitments in the place of texts.
    package let digest: CommandDigest
    /// The texts of each event, the command's with those of the first; empty when there is none at all.
    private let texts: [[SealedText]]

    /// Seals a command.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - salts: Where the salts come from.
    package init(_ command: Command, with salts: SaltSource) {
        self.command = command
        let own = command.ownTexts
        let hasTexts = !own.isEmpty || command.events.contains { !$0.texts.isEmpty }
        guard hasTexts else {
            texts = []
            digest = CommandDigest(of: command.request) { _ in
                preconditionFailure("a command without texts commits to none")
            }
            return
        }
        var sealed = command.events.enumerated().map { index, event in
            event.texts.map { text in
                SealedText(
                    text.field, Array(text.value.utf8), of: command.id,
                    salts.salt(of: command.id, index, text.field))
            }
        }
        let first = own.map { field, value in
            SealedText(field, value, of: command.id, salts.salt(of: command.id, 0, field))
        }
        if sealed.isEmpty { sealed.append([]) }
        sealed[0] = (first + sealed[0]).sorted { $0.field < $1.field }
        texts = sealed
        digest = CommandDigest(of: command.request) { field in
            guard let text = first.first(where: { $0.field == field }) else {
                preconditionFailure("the digest covers a text that the command does not have")
            }
            return text.commitment
        }
    }

    /// Whether it has no text at all.
    package var isWithoutTexts: Bool { texts.isEmpty }

    /// The texts that are kept with the record of an event, by field.
    package func texts(of event: Int) -> [SealedText] { texts.isEmpty ? [] : texts[event] }

    /// What an event's record holds of its texts.
    package func recordedTexts(of event: Int) -> [RecordedText] {
        texts(of: event).compactMap { text in
            // Of the arguments only the salt is kept; the digest commits to them.
            guard text.field != .arguments else { return nil }
            return RecordedText(
                text.field, commitment: text.commitment,
                text: .text(String(decoding: text.value, as: UTF8.self)))
        }
    }

    /// What the events of the command share.
    package func details(dependingOn: Observation, seen: Observation?) -> CommandDetails {
        CommandDetails(
            id: command.id, digest: digest, role: command.provenance.actor.role,
            texts: recordedTexts(of: 0), dependsOn: dependingOn, seen: seen)
    }
}

/// A text with its salt and the commitment to it.
package struct SealedText: Sendable {
    package let field: TextField
    package let salt: TextSalt
    /// The text's UTF-8 bytes.
    package let value: [UInt8]
    package let commitment: ContentDigest

    init(_ field: TextField, _ value: [UInt8], of command: CommandID, _ salt: TextSalt) {
        self.field = field
        self.value = value
        self.salt = salt
        commitment = ContentDigest(committingTo: value, salt, of: command, field)
    }

    /// What is kept beside the record.
    package var stored: StoredText {
        .text(salt, field == .arguments ? [] : value)
    }
}

/// What is kept beside a record for one of its commitments.
package enum StoredText: Hashable, Sendable {
    /// The salt and the text's UTF-8 bytes; no bytes for ``TextField/arguments``.
    case text(TextSalt, [UInt8])
    /// Both were erased, at that time.
    case erased(Timestamp)

    /// The text, as a reader sees it; `nil` for bytes that are no UTF-8.
    package var freeText: FreeText? {
        switch self {
        case .erased: .erased
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

    /// Whether this is the request of a command that was recorded.
    ///
    /// - Parameters:
    ///   - recorded: What the first record of that command says of it.
    ///   - position: Where that record stands.
    ///   - stored: What is kept beside that record for a field; `nil` for nothing.
    /// - Returns: `false` when the id stands for a request that says something else.
    /// - Throws: Code `incomparable` when a text that it must be compared with was erased; what `stored`
    ///   threw.
    package func isRecorded(
        as recorded: CommandDetails, at position: Position,
        _ stored: (TextField) throws(EventStoreError) -> StoredText?
    ) throws(EventStoreError) -> Bool {
        guard id == recorded.id else { return false }
        var commitments: [TextField: ContentDigest] = [:]
        for (field, value) in texts {
            switch try stored(field) {
            case nil: return false
            case .erased: throw .incomparable(id, in: stream, at: position)
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
