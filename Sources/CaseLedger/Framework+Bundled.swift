internal import Foundation

extension Framework {
    /// The youth inspection programme of HM Inspectorate of Probation, standards of July 2021.
    public static let hmipYouth2021: Framework = bundled("hmip-youth-2021")

    /// The editions that come with the library.
    public static let bundled: [Framework] = [hmipYouth2021]

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
