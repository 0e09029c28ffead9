package import EventSourcing

/// The tags of an event: one value for each name, or several where a second one is added.
///
/// They are stored in an array, because an event has few tags and every append reads them.
package struct TagValues: ExpressibleByDictionaryLiteral, Sendable {
    private var values: [(name: TagName, value: String)]

    package init(dictionaryLiteral elements: (TagName, String)...) {
        values = []
        values.reserveCapacity(elements.count + 3)
        for (name, value) in elements { self[name] = value }
    }

    /// Adds a value to those that a name has.
    package mutating func add(_ value: String, as name: TagName) { values.append((name, value)) }

    /// The first value of a name; `nil` when there is none.
    ///
    /// Setting a value replaces all of them.
    package subscript(name: TagName) -> String? {
        get { values.first { $0.name == name }?.value }
        set {
            values.removeAll { $0.name == name }
            if let newValue { values.append((name, newValue)) }
        }
    }

    /// All values of a name, in the order in which they were added.
    func all(_ name: TagName) -> [String] { values.filter { $0.name == name }.map(\.value) }

    /// The tags, sorted; a value that is not valid as a tag is omitted.
    package var tags: [EventTag] {
        values.compactMap { try? EventTag(known: $0.name.rawValue, $0.value) }.sorted()
    }
}
