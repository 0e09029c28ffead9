internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension Environment {
    /// Takes the pages of the file that this process has mapped out of its memory.
    ///
    /// A process that reads a whole file once keeps every page mapped until the system needs the
    /// memory. The pages stay in the system's cache, so that reading them again costs little. Other
    /// readers of this process may go on meanwhile. On systems other than Linux it does nothing.
    ///
    /// - Throws: As ``read(_:)``.
    /// - Complexity: O(mappings of this process), and O(pages that are mapped).
    package func releaseMappedPages() throws(LMDBError) {
        #if os(Linux)
            // Inside a transaction, so that the map does not move.
            try read { _ throws(LMDBError) in
                var descriptor: Int32 = -1
                try unsafe LMDBError.check(
                    mdb_env_get_fd(opened.pointer, &descriptor), "mdb_env_get_fd")
                let size = try FileStatus.of(descriptor, calling: opened.path).size
                guard let map = Self.map(of: descriptor) else { return }
                let length = min(size, Int(map.upperBound - map.lowerBound))
                // It is advice: a system that does not take it keeps the pages.
                _ = unsafe madvise(
                    UnsafeMutableRawPointer(bitPattern: map.lowerBound), length, MADV_DONTNEED)
            }
        #endif
    }

    #if os(Linux)
        /// The addresses at which a file is mapped; `nil` when that cannot be found out.
        ///
        /// LMDB 0.9 tells the address of its map only if the caller chose it.
        private static func map(of descriptor: Int32) -> Range<UInt>? {
            var status = stat()
            guard unsafe fstat(descriptor, &status) == 0 else { return nil }
            for line in text(of: "/proc/self/maps").split(separator: "\n") {
                // address, permissions, offset, device, inode, path
                let fields = line.split(separator: " ", omittingEmptySubsequences: true)
                guard fields.count >= 6, fields[1].hasSuffix("s"),
                    fields[4] == String(status.st_ino), line.hasSuffix(".mdb")
                else { continue }
                let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                if ends.count == 2, ends[0] < ends[1] { return ends[0]..<ends[1] }
            }
            return nil
        }
    #endif
}

#if os(Linux)
    /// The text of a file; empty when it cannot be read.
    private func text(of path: String) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
#endif
