// Bytes, and their hashes, hexadecimal digits and numbers. All functions may be called from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace minuted {

using Bytes = std::string;           // owned
using BytesView = std::string_view;  // borrowed

using Hash = std::array<uint8_t, 32>;

Hash sha256(std::initializer_list<BytesView> parts);  // of the concatenated parts
inline BytesView view(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

std::string hex(BytesView bytes);  // lower case
Bytes randomBytes(size_t count);   // from a cryptographically secure generator

// Numbers in big-endian order, so that keys sort in the order of their numbers.
void appendU16(Bytes& to, uint16_t value);
void appendU32(Bytes& to, uint32_t value);
void appendU64(Bytes& to, uint64_t value);
uint64_t readU64(BytesView from);  // REQUIREs 8 bytes

// A number in little-endian order, as Cap'n Proto stores it.
uint64_t readLittleEndian(BytesView from);  // REQUIREs 8 bytes

}  // namespace minuted
