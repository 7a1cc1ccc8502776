// What an option's value may be, told in the reader's language when it is something else.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "base/number.h"
#include "base/translate.h"

namespace florilege {

/// A whole number of [least, most].
inline CLI::Validator number_between(int least, int most) {
    return CLI::Validator(
        [=](const std::string& text) {
            int value = 0;
            const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
            const bool good = failure == std::errc{} && end == text.data() + text.size() && value >= least && value <= most;
            return good ? std::string() : tr("write a number from {} to {}, not {}", to_text(std::int64_t{least}), to_text(std::int64_t{most}), text);
        },
        "");
}

inline CLI::Validator one_of(std::vector<std::string> words) {
    return CLI::Validator(
        [words = std::move(words)](const std::string& text) {
            if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
            std::string all;
            for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
            return tr("write one of {}, not {}", all, text);
        },
        "");
}

} // namespace florilege
