#include "base/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace florilege {

Source::Source(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
    line_starts_.push_back(0);
    for (std::size_t at = 0; at < text_.size(); ++at) {
        const bool carriage_return_alone = text_[at] == '\r' && (at + 1 == text_.size() || text_[at + 1] != '\n');
        if (text_[at] == '\n' || carriage_return_alone) line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
}

Position Source::position(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const std::uint32_t start = *(next - 1);
    const std::string_view before(text_.data() + start, offset - start);
    return {static_cast<std::uint32_t>(next - line_starts_.begin()),
            static_cast<std::uint32_t>(count_code_points(before) + 1)};
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
