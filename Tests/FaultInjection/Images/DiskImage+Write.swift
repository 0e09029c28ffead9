import Foundation

extension DiskImage {
    /// Writes the image below an empty folder.
    ///
    /// LMDB changes its lock file through a map, which is not recorded, and nothing of it survives a
    /// restart of the machine as it was: half of the images have random bytes there.
    func write(below root: String, seed: UInt64) throws {
        for folder in folders {
            try FileManager.default.createDirectory(
                atPath: "\(root)/\(folder)", withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
        }
        for (path, content) in files {
            var content = content
            if path.hasSuffix("lock.mdb"), seed & 1 == 1 {
                var state = seed
                content = Data(
                    (0..<content.count).map { _ in
                        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        return UInt8(truncatingIfNeeded: state >> 33)
                    })
            }
            _ = FileManager.default.createFile(
                atPath: "\(root)/\(path)", contents: content,
                attributes: [.posixPermissions: 0o600])
        }
    }
}
