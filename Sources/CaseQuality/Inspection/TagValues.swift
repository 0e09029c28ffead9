package import EventSourcing

/// What an event is about: at most one value for each name.
///
/// An event has a handful of them, and every event that is recorded asks for them, so they stand in an
/// array.
package struct TagValues: ExpressibleByDictionaryLiteral, Sendable {
    private var values: [(name: TagName, value: String)]

    package init(dictionaryLiteral elements: (TagName, String)...) {
        values = []
        values.reserveCapacity(elements.count + 3)
        for (name, value) in elements { self[name] = value }
    }

    /// The value of a name; `nil` for none.
    package subscript(name: TagName) -> String? {
        get { values.first { $0.name == name }?.value }
        set {
            values.removeAll { $0.name == name }
            if let newValue { values.append((name, newValue)) }
        }
    }

    /// The tags, sorted; a value that cannot be one is left out.
    package var tags: [EventTag] {
        values.compactMap { try? EventTag(known: $0.name.rawValue, $0.value) }.sorted()
    }
}
