package import EventSourcing

/// What a field of an event or a command can say about a person, and whether it can be erased.
///
/// `Docs/PRIVACY.md` is made from all of them, and a test compares them with the fields that there are.
package struct FieldPrivacy: Hashable, Sendable {
    /// Whom a field is about.
    package enum Subject: String, Hashable, Sendable, CaseIterable {
        /// Nobody: a rule, a count, a date, an organisation.
        case nobody
        /// Somebody who works for the inspectorate or for the service.
        case staff
        /// A child, even where only a pseudonym says which one.
        case child
    }

    /// The field, with those that it is a part of before it: `"actions.what"`.
    package let name: String
    /// Whom it is about, or may be about.
    package let about: Subject
    /// The number under which it stands beside the record; `nil` for a field that stands in the record and
    /// cannot be erased.
    package let textNumber: UInt8?
    /// Whether it is a list, or a part of one.
    package let isList: Bool
    /// Whether somebody types it: a command's text is erasable in the events that follow from it.
    package let isText: Bool

    /// A field that stands in the record: a name, a number, a value of the edition.
    static func value(_ name: String, about: Subject = .nobody) -> FieldPrivacy {
        FieldPrivacy(name: name, about: about, textNumber: nil, isList: false, isText: false)
    }

    /// A text of an event, which stands beside the record and can be erased.
    ///
    /// - Parameters:
    ///   - name: The field.
    ///   - number: Its number in the event's message.
    ///   - about: Whom it may be about.
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
    /// Whether somebody types a text in a command of this kind.
    package var takesText: Bool { type(of: content).fields.contains(where: \.isText) }
}

extension InspectionEvent {
    /// Every field of the kind of event with that name on disk; none for a kind that is not known.
    package static func fields(of name: EventName) -> [FieldPrivacy] {
        kinds.first { $0.name == name }?.fields ?? []
    }
}
