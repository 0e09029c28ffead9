internal import Foundation

extension Framework {
    /// The youth inspection programme of HM Inspectorate of Probation, standards of July 2021.
    public static let hmipYouth2021: Framework = bundled("hmip-youth-2021")

    /// The youth inspection programme of HM Inspectorate of Probation, standards of 2018.
    ///
    /// It lacks the questions that cases are judged on: published ratings and reports of 2018 can
    /// be recorded on it, and no new inspection can be announced.
    public static let hmipYouth2018: Framework = bundled("hmip-youth-2018")

    /// An example of a local authority's own edition for its case audits; the authority is invented.
    public static let anytownAudit2026: Framework = bundled("anytown-audit-2026")

    /// The editions that come with the library.
    public static let bundled: [Framework] = [hmipYouth2021, hmipYouth2018, anytownAudit2026]

    /// Reads an edition from this package's resources; a missing or unreadable one stops the
    /// process.
    private static func bundled(_ name: String) -> Framework {
        guard
            let url = Bundle.module.url(
                forResource: name, withExtension: "json", subdirectory: "Frameworks"),
            let definition = try? Data(contentsOf: url),
            let framework = try? Framework(definition: [UInt8](definition))
        else { preconditionFailure("the package's framework \(name) is missing or broken") }
        return framework
    }
}
