#include "read/mapped_text.h"

#include <algorithm>

namespace florilege {

MappedText::MappedText(const Source* source, std::string bytes, std::vector<Origin> origins)
    : source_(source), bytes_(std::move(bytes)), origins_(std::move(origins)), lines_(line_starts(bytes_)) {}

std::vector<Origin>::const_iterator MappedText::origin_after(std::uint32_t offset) const {
    return std::upper_bound(origins_.begin(), origins_.end(), offset,
                            [](std::uint32_t value, const Origin& origin) { return value < origin.offset; });
}

std::uint32_t MappedText::source_offset(std::uint32_t offset) const {
    if (origins_.empty()) return offset;
    const auto after = origin_after(offset);
    if (after == origins_.begin()) return origins_.front().source_offset;
    return (after - 1)->source_offset + (offset - (after - 1)->offset);
}

std::uint32_t MappedText::run_at(std::uint32_t offset) const {
    const auto after = origin_after(offset);
    if (after == origins_.begin() && !origins_.empty()) return 1; // what was put before the text
    return (after == origins_.end() ? static_cast<std::uint32_t>(bytes_.size()) : after->offset) - offset;
}

Span MappedText::span(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first = source_offset(begin);
    return {source_, first, end > begin ? std::max(first, source_offset(end - 1) + 1) : first};
}

std::uint32_t MappedText::line_start(int line) const {
    if (line < 1) return 0;
    const auto index = static_cast<std::size_t>(line - 1);
    return index < lines_.size() ? lines_[index] : static_cast<std::uint32_t>(bytes_.size());
}

int MappedText::line_of(std::uint32_t offset) const {
    return static_cast<int>(std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin());
}

std::string_view MappedText::line(int number) const {
    const std::uint32_t begin = line_start(number);
    std::uint32_t end = line_start(number + 1);
    while (end > begin && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
    return std::string_view(bytes_).substr(begin, end - begin);
}

} // namespace florilege
