/// A set of triggers of the discretion rule.
public struct DiscretionTriggers: OptionSet, Hashable, Sendable {
    /// The triggers, one bit each.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Creates a set with one trigger.
    public init(_ trigger: DiscretionTrigger) { rawValue = 1 << trigger.rawValue }

    /// The triggers of the set, in the order of ``DiscretionTrigger``.
    public var list: [DiscretionTrigger] {
        DiscretionTrigger.allCases.filter { contains(DiscretionTriggers($0)) }
    }
}
