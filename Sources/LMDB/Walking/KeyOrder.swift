#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The keys of a tree in the order in which a walk meets them: each must come after the one before.
///
/// A key of a branch comes before the keys of its child page, which are not less than it.
@safe
final class KeyOrder {
    private let bytes = UnsafeMutableRawBufferPointer.allocate(
        byteCount: Table.longestKeyInBytes, alignment: 8)
    private var count: Int?
    /// Whether the last key is of a branch, so that the next one may be equal.
    private var isSeparator = false
    /// Whether keys are numbers of 8 bytes and not bytes.
    private let isNumeric: Bool

    init(isNumeric: Bool) { self.isNumeric = isNumeric }

    deinit { unsafe bytes.deallocate() }

    /// Takes the next key, of at most ``Table/longestKeyInBytes`` bytes.
    ///
    /// - Returns: Whether it is in order.
    func take(_ key: UnsafeRawBufferPointer, isSeparator: Bool) -> Bool {
        let isInOrder = count.map { unsafe follows(key, lastOf: $0) } ?? true
        unsafe bytes.copyMemory(from: key)
        count = key.count
        self.isSeparator = isSeparator
        return isInOrder
    }

    private func follows(_ key: UnsafeRawBufferPointer, lastOf count: Int) -> Bool {
        if isNumeric {
            let (last, next) = unsafe (
                bytes.loadUnaligned(as: UInt64.self), key.loadUnaligned(as: UInt64.self)
            )
            return isSeparator ? last <= next : last < next
        }
        guard let last = unsafe bytes.baseAddress, let next = key.baseAddress else {
            return false
        }
        let order = unsafe Int(memcmp(last, next, min(count, key.count)))
        let sign = order != 0 ? order : count - key.count
        return isSeparator ? sign <= 0 : sign < 0
    }
}
