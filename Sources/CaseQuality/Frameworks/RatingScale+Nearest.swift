extension RatingScale {
    /// The counts of `base` whose percentages are nearest to `percent`, for a remedy.
    public static func nearest(to percent: Int, of base: Int) -> String {
        (0...max(base, 0)).map { ($0, Self.percent($0, of: base) ?? 0) }
            .sorted { abs($0.1 - percent) < abs($1.1 - percent) }
            .prefix(2).sorted { $0.0 < $1.0 }
            .map { "\($0.0) of \(base) is \($0.1)%" }.joined(separator: ", ")
    }
}
