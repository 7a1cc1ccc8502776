// Which addresses an article may name: a book is data, and fetches nothing.
#include <algorithm>
#include <array>
#include <optional>

#include "base/translate.h"
#include "read/inline_builder.h"

namespace florilege {

namespace {

// The scheme of a URL (RFC 3986, 3.1) in lower case; empty for a relative reference.
std::string scheme_of(std::string_view url) {
    std::string scheme;
    for (char c : url) {
        if (c == ':') return scheme;
        if (c == '/' || c == '?' || c == '#') return {};
        scheme.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return {};
}

} // namespace

std::optional<Diagnostic> url_fault(std::string_view url, UrlUse use, Span span) {
    const auto shown = [&] { return "`" + std::string(url.substr(0, 80)) + "`"; };
    const bool control = std::any_of(url.begin(), url.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    const std::string scheme = scheme_of(url);
    if (url.empty())
        return warning(use == UrlUse::link ? "link-empty" : "image-empty", span,
                       use == UrlUse::link ? tr("this link leads nowhere") : tr("this image names no file"), tr("write its target in the brackets"));
    if (use == UrlUse::image) {
        if (scheme.empty() && !control && !url.starts_with("//") && !url.starts_with("/") && url.front() != '#') return std::nullopt;
        return error("image-not-local", span, tr("the image {} is not a file of the book", shown()),
                     tr("put the file into the book's folder images/ and name it images/…"));
    }
    static constexpr std::array<std::string_view, 4> schemes{"http", "https", "mailto", "tel"};
    const bool known = scheme.empty() || std::find(schemes.begin(), schemes.end(), scheme) != schemes.end();
    if (known && !control && !url.starts_with("/") && !url.starts_with("\\")) return std::nullopt;
    return error("link-not-allowed", span, tr("a book cannot link to {}", shown()),
                 tr("links may begin with https:, http:, mailto:, tel:, # or the name of an article's file"));
}

} // namespace florilege
