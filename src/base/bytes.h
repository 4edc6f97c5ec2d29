// Bytes as they are stored, and what is made of them.
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

Hash sha256(std::initializer_list<BytesView> parts);  // of the parts one after the other
inline BytesView view(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

std::string hex(BytesView bytes);  // lower case
Bytes randomBytes(size_t count);   // from the system's generator

// Big-endian, so that keys sort as their numbers do.
void appendU16(Bytes& to, uint16_t value);
void appendU32(Bytes& to, uint32_t value);
void appendU64(Bytes& to, uint64_t value);
uint64_t readU64(BytesView from);  // REQUIREs 8 bytes

// Little-endian, as Cap'n Proto has its numbers.
uint64_t readLittleEndian(BytesView from);  // REQUIREs 8 bytes

}  // namespace minuted
