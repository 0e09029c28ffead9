package import EventSourcing

/// The tags of an event: at most one value for each name.
///
/// They are stored in an array, because an event has few tags and every append reads them.
package struct TagValues: ExpressibleByDictionaryLiteral, Sendable {
    private var values: [(name: TagName, value: String)]

    package init(dictionaryLiteral elements: (TagName, String)...) {
        values = []
        values.reserveCapacity(elements.count + 3)
        for (name, value) in elements { self[name] = value }
    }

    /// The value of a name; `nil` when there is none.
    package subscript(name: TagName) -> String? {
        get { values.first { $0.name == name }?.value }
        set {
            values.removeAll { $0.name == name }
            if let newValue { values.append((name, newValue)) }
        }
    }

    /// The tags, sorted; a value that is not valid as a tag is omitted.
    package var tags: [EventTag] {
        values.compactMap { try? EventTag(known: $0.name.rawValue, $0.value) }.sorted()
    }
}
