/// Where an event comes from; it travels with everything that is made from the event.
public enum Origin: UInt8, Spelled, Comparable {
    /// Recorded by the person who acted.
    case recorded = 0
    /// Rebuilt from published counts: its totals are facts, who got which answer is not.
    case reconstructed = 1
    /// Taken as it stands from a publication.
    case published = 2

    /// The word in tables and JSON.
    public var description: String {
        switch self {
        case .recorded: "recorded"
        case .reconstructed: "reconstructed"
        case .published: "published"
        }
    }

    /// The origin of what is made from both: reconstruction is never washed out.
    @inlinable public func and(_ other: Origin) -> Origin {
        if self == .reconstructed || other == .reconstructed { return .reconstructed }
        return max(self, other)
    }

    @inlinable public static func < (left: Origin, right: Origin) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Origin? {
    /// Joins the origin of another input, if there is one.
    @inlinable package mutating func join(_ other: Origin?) {
        if let other { self = self?.and(other) ?? other }
    }
}

extension Sequence<Origin> {
    /// The origin of what is made from all of these; `other` when there are none.
    package func joined(or other: Origin) -> Origin {
        var joined: Origin?
        for origin in self { joined.join(origin) }
        return joined ?? other
    }
}
