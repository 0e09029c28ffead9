/// The origin of an event, which every value derived from the event inherits.
public enum Origin: UInt8, Spelled, Comparable {
    /// Recorded by the person who acted.
    case recorded = 0
    /// Rebuilt from published counts: the totals are facts, the individual answers are not.
    case reconstructed = 1
    /// Copied unchanged from a publication.
    case published = 2

    /// The word in tables and JSON.
    public var description: String {
        switch self {
        case .recorded: "recorded"
        case .reconstructed: "reconstructed"
        case .published: "published"
        }
    }

    /// The origin of a value derived from both: `reconstructed` if either is.
    @inlinable public func and(_ other: Origin) -> Origin {
        if self == .reconstructed || other == .reconstructed { return .reconstructed }
        return max(self, other)
    }

    /// Orders origins by their numbers.
    @inlinable public static func < (left: Origin, right: Origin) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Origin? {
    /// Combines this origin with that of another input, if there is one.
    @inlinable package mutating func join(_ other: Origin?) {
        if let other { self = self?.and(other) ?? other }
    }
}

extension Sequence<Origin> {
    /// The combined origin of all of these; `nil` when there are none.
    package var joined: Origin? {
        var joined: Origin?
        for origin in self { joined.join(origin) }
        return joined
    }

    /// The combined origin of all of these; `other` when there are none.
    package func joined(or other: Origin) -> Origin { joined ?? other }
}
