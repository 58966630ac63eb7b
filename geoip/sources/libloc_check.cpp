// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/libloc_check.h"

#include "sources/source.h"

#include <cstdint>
#include <string_view>

namespace writ {
namespace {

// Octets of what libloc/format.h describes.
constexpr std::size_t kMagicSize = 8;
constexpr std::size_t kHeaderSize = 4192;
constexpr std::size_t kVersionAt = 7;
constexpr std::size_t kTextsAt = kMagicSize + 8; // vendor, description, licence: places in the pool
constexpr std::size_t kSectionsAt = kTextsAt + 12;
constexpr std::size_t kAsSize = 8;
constexpr std::size_t kNetworkSize = 12;
constexpr std::size_t kNodeSize = 12;
constexpr std::uint32_t kNoNetwork = 0xffffffff;

// REQUIRES: four octets at `at`.
std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return number;
}

class Check {
  public:
    explicit Check(std::string_view bytes) : bytes_(bytes) {}

    bool holds() {
        if (bytes_.size() < kMagicSize + kHeaderSize || bytes_[kVersionAt] != 1) {
            return false;
        }
        return section(0, ases_) && section(1, networks_) && section(2, nodes_) &&
               section(4, pool_) && pool_is_closed() && texts_are_there() && nodes_are_a_tree();
    }

  private:
    bool section(std::size_t index, std::string_view& into) const {
        const std::size_t offset = number_at(bytes_, kSectionsAt + 8 * index);
        const std::size_t length = number_at(bytes_, kSectionsAt + 8 * index + 4);
        if (offset > bytes_.size() || length > bytes_.size() - offset) {
            return false;
        }
        into = bytes_.substr(offset, length);
        return true;
    }

    // Every text ends before the pool does.
    bool pool_is_closed() const { return !pool_.empty() && pool_.back() == '\0'; }

    bool texts_are_there() const {
        for (std::size_t i = 0; i < 3; ++i) {
            if (number_at(bytes_, kTextsAt + 4 * i) >= pool_.size()) {
                return false;
            }
        }
        for (std::size_t at = 0; at + kAsSize <= ases_.size(); at += kAsSize) {
            if (number_at(ases_, at + 4) >= pool_.size()) {
                return false;
            }
        }
        return true;
    }

    // A node's children stand behind it (0: none), so that no path comes back.
    bool nodes_are_a_tree() const {
        const std::size_t count = nodes_.size() / kNodeSize;
        const std::size_t networks = networks_.size() / kNetworkSize;
        for (std::size_t node = 0; node < count; ++node) {
            for (std::size_t child = 0; child < 2; ++child) {
                const std::size_t to = number_at(nodes_, node * kNodeSize + 4 * child);
                if (to != 0 && (to <= node || to >= count)) {
                    return false;
                }
            }
            const std::uint32_t network = number_at(nodes_, node * kNodeSize + 8);
            if (network != kNoNetwork && network >= networks) {
                return false;
            }
        }
        return count > 0;
    }

    std::string_view bytes_;
    std::string_view ases_;
    std::string_view networks_;
    std::string_view nodes_;
    std::string_view pool_;
};

} // namespace

Status check_libloc_database(const std::string& path) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        return bytes.error();
    }
    if (!Check(bytes.value()).holds()) {
        return Error{
            path, "is not a complete location database of version 1", "get the file again"};
    }
    return Done{};
}

} // namespace writ
