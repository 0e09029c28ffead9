/// Several triggers of the discretion rule.
public struct DiscretionTriggers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// One trigger.
    public init(_ trigger: DiscretionTrigger) { rawValue = 1 << trigger.rawValue }

    /// The triggers, in the order of ``DiscretionTrigger``.
    public var list: [DiscretionTrigger] {
        DiscretionTrigger.allCases.filter { contains(DiscretionTriggers($0)) }
    }
}
