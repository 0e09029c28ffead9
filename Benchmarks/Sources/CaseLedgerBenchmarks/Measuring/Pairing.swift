/// One way of doing what is asked.
struct Contender {
    let name: String
    /// Does one round, and returns its rate: what was done in a second.
    let round: (Int) async throws -> Double

    init(_ name: String, _ round: @escaping (Int) async throws -> Double) {
        self.name = name
        self.round = round
    }
}

/// Rates of several contenders that took turns.
struct Pairing {
    private let names: [String]
    private let rates: [[Double]]

    /// Lets contenders take turns, A B C, A B C, so that what the machine does meanwhile meets all.
    ///
    /// Round 0 is for warming up, and forgotten.
    ///
    /// - Parameters:
    ///   - contenders: Who takes turns, in this order.
    ///   - rounds: How many rounds count.
    /// - Throws: What a contender threw.
    init(_ contenders: [Contender], rounds: Int) async throws {
        var rates: [[Double]] = contenders.map { _ in [] }
        for number in 0...rounds {
            for (index, contender) in contenders.enumerated() {
                let rate = try await contender.round(number)
                if number > 0 { rates[index].append(rate) }
            }
        }
        names = contenders.map(\.name)
        self.rates = rates
    }

    /// The rate of one contender over that of another, round by round.
    func ratio(of index: Int, over other: Int) -> Spread {
        Spread(zip(rates[index], rates[other]).map { $0 / $1 })
    }

    /// The rates of all contenders.
    func figures(_ unit: String) -> [Figure] {
        zip(names, rates).map { Figure(name: $0, value: Spread($1), unit: unit) }
    }
}
