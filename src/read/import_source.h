// "Title (Magazine, n° 12, juin-juillet 2023)": where and when a text first appeared, read off its title.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/date.h"

namespace florilege {

/// What stands beside a title. A date whose months run over the new year with one year given ("décembre-janvier 2022") is
/// read with that year for the later months, and marked.
struct FirstAppearance {
    std::string source;
    std::string issue;
    std::string page;
    std::optional<Date> date;
    bool over_new_year = false;
    bool has_month = false;
    bool found() const { return date || !issue.empty(); }
};

/// The whole of `text` as source, issue and date; nothing when it is anything else. A source alone is nothing.
std::optional<FirstAppearance> parse_appearance(std::string_view text);

struct TitleAndAppearance {
    std::string title;
    std::optional<FirstAppearance> appearance;
};
/// A title with its appearance in brackets or after a dash at its end; the title alone when there is none.
TitleAndAppearance parse_title(std::string_view text);

/// A date at the end of `text` in words or figures; `begin` is where it begins.
std::optional<FirstAppearance> parse_date_at_end(std::string_view text, std::size_t& begin);

} // namespace florilege
