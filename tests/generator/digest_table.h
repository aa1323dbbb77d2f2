#ifndef POLYCLINIC_TESTS_GENERATOR_DIGEST_TABLE_H_
#define POLYCLINIC_TESTS_GENERATOR_DIGEST_TABLE_H_

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace polyclinic {

// The committed digests: a line "NAME vVERSION DIGEST" for each scenario in each version. Version 0 may
// be written anew on purpose; a version from 1 on is frozen, and what changes is given a new version.
using DigestTable = std::map<std::string, std::string>;  // by "NAME vVERSION"

inline DigestTable ReadDigests(const std::string& path) {
  DigestTable table;
  std::ifstream file(path);
  for (std::string name, version, digest; file >> name >> version >> digest;) {
    table[name + " " + version] = digest;
  }
  return table;
}

// What is wrong with the computed digests beside the committed ones; empty: nothing. Where `regenerate`,
// the file is brought up to date as far as it may be.
inline std::vector<std::string> CompareDigests(const std::string& path, const DigestTable& computed,
                                               bool regenerate) {
  DigestTable table = ReadDigests(path);
  std::vector<std::string> problems;
  for (auto& [name, digest] : table) {
    const auto now = computed.find(name);
    if (now == computed.end()) {
      problems.push_back(name + ": in the table and no longer generated");
    } else if (now->second != digest) {
      const bool frozen = !name.ends_with(" v0");
      if (frozen) {
        problems.push_back(name + ": a frozen digest changed; give what you changed a new version");
      } else if (regenerate) {
        digest = now->second;
      } else {
        problems.push_back(name +
                           ": the digest changed; if that was meant, POLYCLINIC_REGENERATE=1");
      }
    }
  }
  for (const auto& [name, digest] : computed) {
    if (table.contains(name)) continue;
    if (regenerate) {
      table[name] = digest;
    } else {
      problems.push_back(name + ": not in the table; POLYCLINIC_REGENERATE=1 adds it");
    }
  }
  if (regenerate) {
    std::ofstream file(path);
    for (const auto& [name, digest] : table) file << name << " " << digest << "\n";
  }
  return problems;
}

}  // namespace polyclinic

#endif  // POLYCLINIC_TESTS_GENERATOR_DIGEST_TABLE_H_
