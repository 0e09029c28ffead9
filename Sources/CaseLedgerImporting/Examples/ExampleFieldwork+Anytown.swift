// The samples and the quality of the work that the two Anytown inspections find.

extension ExampleFieldwork {
    /// The fieldwork of November 2021: thirteen court cases, of which one is withdrawn, and sixteen
    /// out-of-court cases, of which one takes the place of another, with one illustrative case.
    static let anytown2022: ExampleFieldwork = {
        let draw = ExampleDraw(seed: "anytown-2022")
        let inspectors = AnytownPeople.inspectors.of2022
        let days: [PartialDate] = [
            .on("2021-11-08"), .on("2021-11-09"), .on("2021-11-10"), .on("2021-11-11"),
            .on("2021-11-15"), .on("2021-11-16"), .on("2021-11-17"), .on("2021-11-18"),
        ]
        return ExampleFieldwork(
            on: .hmipYouth2021,
            [
                (
                    ExampleSample(
                        of: "2", keyed: "court", 1...13, by: inspectors, during: days, draw),
                    ExampleQuality(
                        sufficient: [
                            "2.1": [8, 7, 6], "2.2": [6, 6, 8], "2.3": [9, 8, 10],
                            "2.4": [6, 5, 7],
                        ], oversight: 5)
                ),
                (
                    ExampleSample(
                        of: "3", keyed: "out-of-court", 1...17, illustrative: [17],
                        substitutes: [12: 18], by: inspectors, during: days, draw),
                    ExampleQuality(
                        sufficient: [
                            "3.1": [8, 10, 12], "3.2": [8, 7, 9], "3.3": [12, 11, 13],
                        ], oversight: 7)
                ),
            ], withdrawn: ["court-13"], draw)
    }()

    /// The fieldwork of November 2024: twelve court cases, sixteen out-of-court cases and two
    /// illustrative resettlement cases.
    static let anytown2025: ExampleFieldwork = {
        let draw = ExampleDraw(seed: "anytown-2025")
        let inspectors = AnytownPeople.inspectors.of2025
        let days: [PartialDate] = [
            .on("2024-11-04"), .on("2024-11-05"), .on("2024-11-06"), .on("2024-11-07"),
            .on("2024-11-11"), .on("2024-11-12"), .on("2024-11-13"), .on("2024-11-14"),
        ]
        return ExampleFieldwork(
            on: .hmipYouth2021,
            [
                (
                    ExampleSample(
                        of: "2", keyed: "court", 51...62, by: inspectors, during: days, draw),
                    ExampleQuality(
                        sufficient: [
                            "2.1": [9, 8, 9], "2.2": [9, 9, 8], "2.3": [11, 10, 11],
                            "2.4": [9, 7, 9],
                        ], oversight: 9)
                ),
                (
                    ExampleSample(
                        of: "3", keyed: "out-of-court", 51...66, by: inspectors, during: days,
                        draw),
                    ExampleQuality(
                        sufficient: [
                            "3.1": [13, 12, 13], "3.2": [9, 8, 10], "3.3": [12, 11, 13],
                        ], oversight: 10)
                ),
                (
                    ExampleSample(
                        of: "4", keyed: "resettlement", 51...52, illustrative: [51, 52],
                        by: [inspectors[0]], during: days, draw),
                    ExampleQuality(sufficient: [:], oversight: 0)
                ),
            ], withdrawn: [], draw)
    }()
}
