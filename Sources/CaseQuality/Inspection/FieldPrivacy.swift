package import EventSourcing

/// The personal data that a field of an event or command can hold, and its erasure.
///
/// `Docs/PRIVACY.md` is generated from these values. A test compares them with the fields of all
/// events and commands.
package struct FieldPrivacy: Hashable, Sendable {
    /// The person that a field is about.
    package enum Subject: String, Hashable, Sendable, CaseIterable {
        /// No person: a rule, a count, a date, an organisation.
        case nobody
        /// A person who works for the inspectorate or for the service.
        case staff
        /// A child, even if only a pseudonym identifies the child.
        case child
    }

    /// The path of the field, from its outermost parent: `"actions.what"`.
    package let name: String
    /// The person that the field is about, or may be about.
    package let about: Subject
    /// The number of a text that is stored separately from the record.
    ///
    /// `nil` for a field that is stored in the record and cannot be erased.
    package let textNumber: UInt8?
    /// Whether the field is a list, or a part of one.
    package let isList: Bool
    /// Whether a person types the field.
    ///
    /// A typed text of a command can be erased in the events that the command records.
    package let isText: Bool

    /// A field that is stored in the record: a name, a number, a value of the edition.
    static func value(_ name: String, about: Subject = .nobody) -> FieldPrivacy {
        FieldPrivacy(name: name, about: about, textNumber: nil, isList: false, isText: false)
    }

    /// A text of an event that is stored separately from the record and can be erased.
    ///
    /// - Parameters:
    ///   - name: The field.
    ///   - number: Its number in the event's message.
    ///   - about: The person that it may be about.
    ///   - isList: Whether there can be several.
    /// - Returns: The field.
    static func text(
        _ name: String, _ number: UInt8, about: Subject, isList: Bool = false
    ) -> FieldPrivacy {
        FieldPrivacy(
            name: name, about: about, textNumber: TextField.firstOfEvent + number, isList: isList,
            isText: true)
    }

    /// A text of a command.
    static func typed(_ name: String, about: Subject) -> FieldPrivacy {
        FieldPrivacy(name: name, about: about, textNumber: nil, isList: false, isText: true)
    }
}

extension InspectionCommand {
    /// Whether a command of this kind has a text that a person types.
    package var takesText: Bool { type(of: content).fields.contains(where: \.isText) }
}

extension InspectionEvent {
    /// The fields of the kind of event with this name on disk; empty for an unknown kind.
    package static func fields(of name: EventName) -> [FieldPrivacy] {
        kinds.first { $0.name == name }?.fields ?? []
    }
}
