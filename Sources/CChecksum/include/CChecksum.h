// CRC-32C (Castagnoli), using the processor's instruction where it exists.

#ifndef CASELEDGER_CCHECKSUM_H
#define CASELEDGER_CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__linux__) && defined(__aarch64__)
#include <sys/auxv.h>
#endif

/// Updates CRC-32C four bits at a time. Processors without the instruction use it, and the tests
/// use it as the reference. `crc` is the raw register, not the finished checksum.
static inline uint32_t cl_crc32c_step_portable(uint32_t crc, const uint8_t *bytes, size_t count) {
    static const uint32_t nibbles[16] = {
        0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3,
        0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
        0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
    };
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        crc = (crc >> 4) ^ nibbles[crc & 15];
        crc = (crc >> 4) ^ nibbles[crc & 15];
    }
    return crc;
}

#if defined(__x86_64__)

__attribute__((target("sse4.2"))) static inline uint32_t cl_crc32c_step_hardware(
    uint32_t crc, const uint8_t *bytes, size_t count) {
    uint64_t wide = crc;
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        wide = __builtin_ia32_crc32di(wide, word);
    }
    crc = (uint32_t)wide;
    if (count & 4) {
        uint32_t word;
        memcpy(&word, bytes, 4);
        crc = __builtin_ia32_crc32si(crc, word);
        bytes += 4;
    }
    for (count &= 3; count > 0; bytes++, count--) crc = __builtin_ia32_crc32qi(crc, *bytes);
    return crc;
}

/// Whether the processor has the instruction; the compiler's runtime queries it once and caches it.
static inline int cl_crc32c_has_hardware(void) { return __builtin_cpu_supports("sse4.2"); }

#elif defined(__aarch64__)

#if defined(__ARM_FEATURE_CRC32)
#define CL_TARGET_CRC
#else
#define CL_TARGET_CRC __attribute__((target("crc")))
#endif

CL_TARGET_CRC static inline uint32_t cl_crc32c_step_hardware(
    uint32_t crc, const uint8_t *bytes, size_t count) {
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        crc = __builtin_arm_crc32cd(crc, word);
    }
    if (count & 4) {
        uint32_t word;
        memcpy(&word, bytes, 4);
        crc = __builtin_arm_crc32cw(crc, word);
        bytes += 4;
    }
    for (count &= 3; count > 0; bytes++, count--) crc = __builtin_arm_crc32cb(crc, *bytes);
    return crc;
}

static inline int cl_crc32c_has_hardware(void) {
#if defined(__ARM_FEATURE_CRC32)
    return 1;
#elif defined(__linux__)
    return (getauxval(AT_HWCAP) & (1UL << 7)) != 0;  // HWCAP_CRC32; getauxval reads a variable.
#else
    return 0;
#endif
}

#else

static inline uint32_t cl_crc32c_step_hardware(uint32_t crc, const uint8_t *bytes, size_t count) {
    return cl_crc32c_step_portable(crc, bytes, count);
}

static inline int cl_crc32c_has_hardware(void) { return 0; }

#endif

/// The CRC-32C of `count` bytes, continuing from `seed`, the checksum of earlier bytes; 0 starts.
static inline uint32_t cl_crc32c(uint32_t seed, const uint8_t *bytes, size_t count) {
    return cl_crc32c_has_hardware() ? ~cl_crc32c_step_hardware(~seed, bytes, count)
                                    : ~cl_crc32c_step_portable(~seed, bytes, count);
}

/// The CRC-32C of the eight bytes of `key`, highest first, followed by the `count` bytes.
static inline uint32_t cl_crc32c_under(uint64_t key, const uint8_t *bytes, size_t count) {
    uint8_t first[8];
    for (int i = 0; i < 8; i++) first[i] = (uint8_t)(key >> (56 - 8 * i));
    if (!cl_crc32c_has_hardware()) return cl_crc32c(cl_crc32c(0, first, 8), bytes, count);
    return ~cl_crc32c_step_hardware(cl_crc32c_step_hardware(~0u, first, 8), bytes, count);
}

/// The CRC-32C computed without the instruction, so that tests can compare the two.
static inline uint32_t cl_crc32c_portable(uint32_t seed, const uint8_t *bytes, size_t count) {
    return ~cl_crc32c_step_portable(~seed, bytes, count);
}

#endif
