/// The origin of an event, which every value derived from the event inherits.
public enum Origin: UInt8, Spelled, Comparable {
    /// Recorded by the person who acted.
    case recorded = 0
    /// Rebuilt from published counts: the totals are facts, the individual answers are not.
    case reconstructed = 1
    /// Copied unchanged from a publication.
    case published = 2
    /// Entered by one person for another, from a sheet: the judge is named and did not record it.
    case entered = 3

    /// The word in tables and JSON.
    public var description: String {
        switch self {
        case .recorded: "recorded"
        case .reconstructed: "reconstructed"
        case .published: "published"
        case .entered: "entered"
        }
    }

    /// The origin of a value derived from both: that which is further from the person who acted.
    ///
    /// `recorded` comes first, then `entered`, then `published`. A value that is `reconstructed`
    /// even in part is `reconstructed`.
    @inlinable public func and(_ other: Origin) -> Origin { max(self, other) }

    /// Whether the event tells what a person of the inspection did: it was recorded or entered.
    ///
    /// Otherwise it tells what a document says.
    public var isOwn: Bool { self == .recorded || self == .entered }

    /// Whether it is known which case got which answer: the answers were not dealt out from totals.
    package var knowsEachCase: Bool { self != .reconstructed }

    /// Orders origins by their distance from the person who acted.
    @inlinable public static func < (left: Origin, right: Origin) -> Bool {
        left.distance < right.distance
    }

    @usableFromInline var distance: UInt8 {
        switch self {
        case .recorded: 0
        case .entered: 1
        case .published: 2
        case .reconstructed: 3
        }
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
