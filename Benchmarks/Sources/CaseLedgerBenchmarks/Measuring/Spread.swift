internal import Foundation

/// The distribution of several measurements of one value.
struct Spread: Codable, Sendable {
    let median: Double
    let low: Double
    let high: Double
    /// The number of measurements.
    let count: Int

    /// The distribution of `values`; all fields are 0 without values.
    init(_ values: [Double]) {
        let sorted = values.sorted()
        median = sorted.quantile(0.5)
        low = sorted.first ?? 0
        high = sorted.last ?? 0
        count = sorted.count
    }

    /// The distribution of a single measurement.
    init(_ value: Double) { self.init([value]) }

    /// The 99th percentile of `values` as the median, with their minimum and maximum.
    static func high(of values: [Double]) -> Spread {
        let sorted = values.sorted()
        return Spread(
            median: sorted.quantile(0.99), low: sorted.first ?? 0, high: sorted.last ?? 0,
            count: sorted.count)
    }

    /// Converts rates to times: the time of one item, in a unit of which a second has `units`.
    func inverted(_ units: Double) -> Spread {
        Spread(median: units / median, low: units / high, high: units / low, count: count)
    }

    private init(median: Double, low: Double, high: Double, count: Int) {
        self.median = median
        self.low = low
        self.high = high
        self.count = count
    }
}

extension [Double] {
    /// The value that a share of the sorted values does not exceed; 0 without values.
    func quantile(_ share: Double) -> Double {
        guard let last else { return 0 }
        let place = share * Double(count - 1)
        let below = Int(place)
        guard below + 1 < count else { return last }
        return self[below] + (self[below + 1] - self[below]) * (place - Double(below))
    }
}

/// The duration of `body`.
///
/// Unit: seconds.
func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await body()
    return (clock.now - start).inSeconds
}

extension Duration {
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
