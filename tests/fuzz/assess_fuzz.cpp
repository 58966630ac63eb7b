// SPDX-License-Identifier: GPL-2.0-or-later
// assess(): frames that hold anything, and every text that is made of the verdict.
#include "fuzz_target.h"

#include "attribution/observation_builder.h"
#include "attribution/tag.h"
#include "unit/attribution/databases.h"

namespace {

using namespace writ;

// Takes values off the front of the input; zeros when it is used up.
class Input {
  public:
    Input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

    bool empty() const { return size_ == 0; }
    std::uint8_t octet() {
        if (size_ == 0) {
            return 0;
        }
        --size_;
        return *data_++;
    }
    std::int64_t number() {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i) {
            value = value << 8U | octet();
        }
        return static_cast<std::int64_t>(value);
    }
    std::string_view text() {
        const std::size_t length = std::min<std::size_t>(octet(), size_);
        const std::string_view value = fuzz::text_of(data_, length);
        data_ += length;
        size_ -= length;
        return value;
    }
    template <std::size_t Octets> std::array<std::uint8_t, Octets> octets() {
        std::array<std::uint8_t, Octets> value{};
        for (std::uint8_t& one : value) {
            one = octet();
        }
        return value;
    }

  private:
    const std::uint8_t* data_;
    std::size_t size_;
};

void observe(Input& input, Observation& frame) {
    ObservationBuilder builder(frame);
    frame.seconds = input.number();
    frame.has_time = (input.octet() & 1U) != 0;
    while (!input.empty()) {
        const auto role = static_cast<Role>(input.octet() % 4);
        switch (input.octet() % 4) {
        case 0: {
            const auto octets = input.octets<4>(); // first, whichever compiler orders arguments
            builder.add_address(role, IpAddress::v4(octets.data()), {}, input.octet());
            break;
        }
        case 1: {
            const auto octets = input.octets<16>();
            builder.add_address(role, IpAddress::v6(octets.data()), {}, input.octet());
            break;
        }
        case 2:
            builder.add_mac(role, MacAddress::of(input.octets<6>().data()), {});
            break;
        default:
            ObservedIdentifier identifier;
            identifier.kind = static_cast<EvidenceKind>(2U + input.octet() % (kEvidenceKinds - 2U));
            identifier.key = input.text();
            builder.add_identifier(role, identifier);
        }
    }
    builder.finish();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TempFolder folder;
    static Assessor assessor(test::world_data(folder), default_settings(*test::world_catalog()));
    static Observation frame;
    static Verdict verdict;
    Input input(data, size);
    observe(input, frame);
    fuzz::require(assessor.assess(frame, {}, verdict), "every frame is assessed");
    std::string text;
    assessor.summary(verdict, text);
    for (std::size_t i = 0; i < verdict.count; ++i) {
        verdict.for_each_evidence(verdict.subjects[i], [&](const Evidence& evidence) {
            assessor.evidence_line(verdict.subjects[i], evidence, text);
            // An address that no AS announces has none; a value of nothing here has no field.
            fuzz::require(
                !text.empty() || evidence.kind == EvidenceKind::asn ||
                    (evidence.identifier != nullptr && evidence.identifier->observed->key.empty()),
                "evidence has a line");
        });
    }
    write_tag(assessor, verdict, "0", text);
    fuzz::require(text.size() <= kMostOctetsInTag, "a tag has room in a comment");
    fuzz::require(text.empty() || read_tag(text).has_value(), "a tag is read back");
    return 0;
}
