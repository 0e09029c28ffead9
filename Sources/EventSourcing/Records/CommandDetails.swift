internal import ByteCoding

/// The details that all events of one command share.
public struct CommandDetails: Hashable, Sendable {
    /// The command's id, unique within its stream.
    public let id: CommandID
    /// The digest of the request, with commitments instead of texts.
    public let digest: CommandDigest
    /// The role in which the actor acted.
    public let role: Role
    /// The authority; `nil` when none was given.
    public let authority: FreeText?
    /// The reason; `nil` when none was given.
    public let reason: FreeText?
    /// Key-value pairs of the caller, each as `key=value`, in the order of their keys.
    public let metadata: [FreeText]
    /// What the decision depended on: a matching event before the command would have refused it.
    public let dependsOn: ObservedQuery
    /// What the actor saw, when the caller passed the observation of a read; `nil` when that is not
    /// known.
    public let seen: ObservedQuery?

    /// Creates the details of a command.
    ///
    /// - Parameters:
    ///   - id: The command's id.
    ///   - digest: The digest of its request.
    ///   - role: The role in which the actor acted.
    ///   - texts: The texts of its first record, which include those of the command.
    ///   - dependsOn: What the decision depended on.
    ///   - seen: What the actor saw.
    public init(
        id: CommandID, digest: CommandDigest, role: Role, texts: [RecordedText] = [],
        dependsOn: ObservedQuery, seen: ObservedQuery?
    ) {
        self.id = id
        self.digest = digest
        self.role = role
        authority = texts[.authority]
        reason = texts[.reason]
        metadata = texts.filter { $0.field.number == TextField.metadata(0).number }.map(\.text)
        self.dependsOn = dependsOn
        self.seen = seen
    }

    /// Why the command was backdated; `nil` if it was not.
    ///
    /// The key of an erased pair is erased with it. The pairs are sorted by their keys, so an
    /// erased one that stands where this reason would stand counts as this reason.
    public var backdated: FreeText? {
        var isErased = false
        for pair in metadata {
            guard let text = pair.text else {
                isErased = true
                continue
            }
            let key = String(text.prefix { $0 != "=" })
            if key == Metadata.backdated {
                return FreeText(String(text.dropFirst(Metadata.backdated.count + 1)))
            }
            if key.precedesInBytes(Metadata.backdated) {
                isErased = false
            } else {
                break
            }
        }
        return isErased ? .erased : nil
    }

    /// The name of the file that its answers were read from; `nil` if there is none, or if it was
    /// erased.
    public var sheet: FreeText? {
        metadata.lazy.compactMap { pair in
            pair.text.flatMap { text in
                text.hasPrefix(Metadata.sheet + "=")
                    ? FreeText(String(text.dropFirst(Metadata.sheet.count + 1))) : nil
            }
        }.first
    }
}
