internal import EventSourcing

extension RatingBasis {
    /// A case of the sample.
    struct SampledCase: Hashable, Sendable {
        let domain: Domain.ID
        let purpose: CasePurpose
        var isWithdrawn = false

        var counts: Bool { purpose == .primary && !isWithdrawn }
    }

    /// The cases of the sample, numbered in the order of their selection.
    struct SampledCases: Hashable, Sendable {
        private(set) var keys = NumberedNames<CaseKey>()
        /// The cases, by number.
        private(set) var list: [SampledCase] = []

        subscript(key: CaseKey) -> SampledCase? { number(of: key).map { list[$0] } }

        /// The number of a case, or `nil`.
        func number(of key: CaseKey) -> Int? { keys.number(of: key) }

        /// The number of the case with this text as its key, or `nil`.
        func number(of key: Span<UInt8>) -> Int? { keys.number(ofBytes: key) }

        /// Takes a case in, or in the place of the one with its key.
        mutating func insert(_ sampled: SampledCase, _ key: CaseKey) {
            let number = keys.insert(key)
            if number < list.count { list[number] = sampled } else { list.append(sampled) }
        }

        /// Takes a case out of the sample; it keeps its number.
        mutating func withdraw(_ number: Int) { list[number].isWithdrawn = true }
    }
}
