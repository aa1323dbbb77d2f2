#ifndef POLYCLINIC_SAMPLING_SHA256_H_
#define POLYCLINIC_SAMPLING_SHA256_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace polyclinic {

// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
 public:
  using Digest = std::array<std::uint8_t, 32>;

  void Update(std::string_view bytes);
  // The digest of all that came; nothing may come afterwards.
  Digest Finish();

  static Digest Of(std::string_view bytes);

 private:
  void Compress(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t size_ = 0;
};

// 64 hexadecimal digits, lower case.
std::string ToHex(const Sha256::Digest& digest);

}  // namespace polyclinic

#endif  // POLYCLINIC_SAMPLING_SHA256_H_
