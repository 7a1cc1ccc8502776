#include "assemble/links.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/translate.h"
#include "language/language.h"

namespace florilege {

namespace {

bool is_outside(const std::string& target) {
    const std::size_t colon = target.find(':');
    return colon != std::string::npos && colon < target.find_first_of("/#?");
}

// An address as it names a file: its percent signs decoded, composed as file names are compared.
std::string decoded(const std::string& address) {
    const auto digit = [&](std::size_t at) {
        const char c = at < address.size() ? address[at] : ' ';
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string text;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const int high = address[i] == '%' ? digit(i + 1) : -1, low = digit(i + 2);
        if (high < 0 || low < 0) text += address[i];
        else text += static_cast<char>(high * 16 + low), i += 2;
    }
    return to_nfc(std::move(text));
}

// "a/b/../c" in the folder of `from`, with `..` and `.` taken out.
std::string resolve_path(const std::string& from, const std::string& target) {
    const std::size_t slash = from.find_last_of('/');
    const std::string joined = slash == std::string::npos ? target : from.substr(0, slash + 1) + target;
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= joined.size();) {
        const std::size_t end = std::min(joined.find('/', begin), joined.size());
        const std::string part = joined.substr(begin, end - begin);
        if (part == ".." && !parts.empty() && parts.back() != "..") parts.pop_back();
        else if (!part.empty() && part != ".") parts.push_back(part);
        begin = end + 1;
    }
    std::string path;
    for (const std::string& part : parts) path += (path.empty() ? "" : "/") + part;
    return path;
}

const std::string* place_of(const std::string& path, const std::string& fragment, const Places& places) {
    auto place = places.find(path + fragment);
    if (place == places.end() && !fragment.empty()) place = places.find(path + '#' + slugify(fragment)); // a heading's own words
    return place == places.end() ? nullptr : &place->second;
}

} // namespace

bool lead_there(const std::vector<Followed>& links, const Places& places) {
    return std::all_of(links.begin(), links.end(), [&](const Followed& link) {
        const std::string* id = place_of(link.path, link.fragment, places);
        return id && *id == link.id;
    });
}

std::vector<Followed> resolve_links(Section& section, const Places& places, const std::vector<std::string>& left_out, Diagnostics& diagnostics) {
    std::vector<Followed> followed;
    const auto resolve = [&](Inlines& text) {
        std::erase_if(text.marks, [&](Mark& mark) {
            if (mark.kind != MarkKind::link || is_outside(mark.value)) return false;
            const Span span = span_of(text, mark.begin, mark.end);
            const std::string target = decoded(mark.value);
            const std::size_t hash = target.find('#');
            const std::string file = target.substr(0, hash);
            const std::string path = to_nfc(file.empty() ? section.source_path : resolve_path(section.source_path, file));
            const std::string fragment = hash == std::string::npos ? "" : target.substr(hash);
            if (const std::string* id = place_of(path, fragment, places)) {
                mark.value = '#' + *id;
                followed.push_back({path, fragment, *id});
                return false;
            }
            if (!places.contains(path) && std::find(left_out.begin(), left_out.end(), path) != left_out.end()) {
                diagnostics.push_back(warning("link-left-out", span, tr("this link leads to an article that is not in this book"), tr("the text stays, without the link")));
                return true;
            }
            std::vector<std::string_view> known;
            constexpr std::size_t enough = 100; // of messages: the search for a near name costs time for every one
            for (const auto& [name, id] : places)
                if (diagnostics.size() < enough && fragment.empty() == (name.find('#') == std::string::npos)) known.push_back(name);
            diagnostics.push_back(error("dead-link", span, tr("this link leads nowhere: {}", mark.value),
                                        did_you_mean(path + fragment, known, tr("write the path of an article's file, #heading, or both: other.md#heading"))));
            return true;
        });
    };
    for_each_text(section.blocks, resolve);
    for (Note& note : section.notes) for_each_text(note.blocks, resolve);
    return followed;
}

} // namespace florilege
