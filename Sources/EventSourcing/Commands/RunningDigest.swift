internal import Crypto

/// A SHA-256 over bytes that arrive in pieces.
package struct RunningDigest: Sendable {
    private var hash = SHA256()

    /// Creates the digest of no bytes.
    package init() {}

    /// Adds bytes.
    package mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

    /// The digest of the bytes so far.
    package var digest: ContentDigest {
        ContentDigest(bytes: unsafe hash.finalize().withUnsafeBytes { unsafe Array($0) })
            ?? ContentDigest(of: [])
    }
}
