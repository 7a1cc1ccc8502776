#include "base/source.h"

#include <algorithm>

namespace florilege {

namespace {

constexpr std::size_t block = 4096; // bytes between two counts of characters: lines may be as long as the text

// Characters that begin in a text: continuation bytes of UTF-8 begin none.
std::uint32_t characters(std::string_view text) {
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

std::vector<std::uint32_t> line_starts(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    std::size_t feed = text.find('\n'), carriage_return = text.find('\r');
    while (true) {
        const std::size_t end = std::min(feed, carriage_return);
        if (end == text.npos) return starts;
        std::size_t& found = end == feed ? feed : carriage_return;
        found = text.find(text[end], end + 1);
        if (feed != end + 1 || text[end] == '\n') starts.push_back(static_cast<std::uint32_t>(end + 1));
    }
}

Source::Source(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)), line_starts_(line_starts(text_)) {
    const auto is_long = [](std::uint32_t begin, std::uint32_t end) { return end - begin > block; };
    const bool last_is_long = text_.size() - line_starts_.back() > block;
    if (!last_is_long && std::adjacent_find(line_starts_.begin(), line_starts_.end(), is_long) == line_starts_.end()) return;
    for (std::size_t at = 0; at < text_.size(); at += block)
        block_counts_.push_back((at > 0 ? block_counts_.back() : 0) + characters(std::string_view(text_).substr(at, block)));
}

std::uint32_t Source::characters_before(std::uint32_t offset) const {
    const std::size_t blocks = offset / block;
    return (blocks > 0 ? block_counts_[blocks - 1] : 0) + characters(std::string_view(text_).substr(blocks * block, offset - blocks * block));
}

std::uint32_t Source::characters_between(std::uint32_t begin, std::uint32_t end) const {
    if (block_counts_.empty()) return characters(std::string_view(text_).substr(begin, end - begin));
    return characters_before(end) - characters_before(begin);
}

Position Source::position(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const std::uint32_t start = *(next - 1);
    return {static_cast<std::uint32_t>(next - line_starts_.begin()), characters_between(start, offset) + 1};
}

std::string_view Source::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts_.size()) return {};
    const std::uint32_t begin = line_starts_[number - 1];
    std::size_t end = number < line_starts_.size() ? line_starts_[number] : text_.size();
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
    return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t Source::line_start(std::uint32_t number) const {
    if (number == 0) return 0;
    return number <= line_starts_.size() ? line_starts_[number - 1] : static_cast<std::uint32_t>(text_.size());
}

} // namespace florilege
