package import ByteCoding
internal import EventSourcing

extension RatingBasis {
    /// A case of the sample.
    package struct SampledCase: Hashable, Sendable {
        package let domain: Domain.ID
        package let purpose: CasePurpose
        package var isWithdrawn = false

        package init(domain: Domain.ID, purpose: CasePurpose, isWithdrawn: Bool = false) {
            self.domain = domain
            self.purpose = purpose
            self.isWithdrawn = isWithdrawn
        }

        /// Whether its answers count: it is a primary case that was not withdrawn.
        package var counts: Bool { purpose == .primary && !isWithdrawn }
    }

    /// The cases of the sample, numbered in the order of their selection.
    package struct SampledCases: Hashable, Sendable {
        package private(set) var keys = NumberedNames<CaseKey>()
        /// The cases, by number.
        package private(set) var list: [SampledCase] = []

        subscript(key: CaseKey) -> SampledCase? { number(of: key).map { list[$0] } }

        /// The number of a case; `nil` for an unknown key.
        package func number(of key: CaseKey) -> Int? { keys.number(of: key) }

        /// The number of the case with this text as its key; `nil` for an unknown key.
        func number(of key: Span<UInt8>) -> Int? { keys.number(ofBytes: key) }

        /// Adds a case, or replaces the one with the same key.
        package mutating func insert(_ sampled: SampledCase, _ key: CaseKey) {
            let number = keys.insert(key)
            if number < list.count { list[number] = sampled } else { list.append(sampled) }
        }

        /// Sets whether a case is withdrawn; the case keeps its number.
        mutating func setWithdrawn(_ isWithdrawn: Bool, _ number: Int) {
            list[number].isWithdrawn = isWithdrawn
        }
    }
}
