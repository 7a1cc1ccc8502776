#include "markup/inline_writer.h"

#include <algorithm>

#include "base/number.h"
#include "base/utf8.h"
#include "language/language.h"

namespace florilege {

namespace {

struct Tag {
    std::string_view name;
    std::string_view css_class = {};
};

// The element of a mark; no name for those that open none.
Tag tag_of(MarkKind kind) {
    switch (kind) {
    case MarkKind::emphasis: return {"em"};
    case MarkKind::strong: return {"strong"};
    case MarkKind::small_caps: return {"span", "small-caps"};
    case MarkKind::superscript: return {"sup"};
    case MarkKind::subscript: return {"sub"};
    case MarkKind::strikethrough: return {"s"};
    case MarkKind::code: return {"code"};
    case MarkKind::keyboard: return {"kbd"};
    case MarkKind::sample: return {"samp"};
    case MarkKind::link: return {"a"};
    case MarkKind::abbreviation: return {"abbr"};
    case MarkKind::citation: return {"cite"};
    case MarkKind::acronym: return {"span", "acronym"};
    case MarkKind::language:
    case MarkKind::passage:
    case MarkKind::anchor: return {"span"};
    case MarkKind::note_ref:
    case MarkKind::image:
    case MarkKind::index_entry: return {};
    }
    return {};
}

bool is_url_char(unsigned char c) {
    return is_letter_ascii(c) || is_digit_ascii(c) || std::string_view("-._~:/?#[]@!$&'()*+,;=").find(static_cast<char>(c)) != std::string_view::npos;
}

bool is_hexadecimal(char c) { return is_digit_ascii(static_cast<unsigned char>(c)) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::string percent_encoded(std::string_view url) {
    std::string result;
    for (std::size_t at = 0; at < url.size(); ++at) {
        const auto c = static_cast<unsigned char>(url[at]);
        const bool escape = c == '%' && at + 2 < url.size() && is_hexadecimal(url[at + 1]) && is_hexadecimal(url[at + 2]);
        if (is_url_char(c) || escape) {
            result += static_cast<char>(c);
        } else {
            constexpr std::string_view digits = "0123456789ABCDEF";
            result += '%', result += digits[c >> 4], result += digits[c & 15];
        }
    }
    return result;
}

// A host that resolves to something: letters, digits, dots, hyphens, and a port; brackets and user names are not for books.
bool is_host(std::string_view host) {
    if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        if (port.size() > 5 || !std::all_of(port.begin(), port.end(), [](unsigned char c) { return is_digit_ascii(c); })) return false;
        host = host.substr(0, colon);
    }
    const auto allowed = [](unsigned char c) { return is_letter_ascii(c) || is_digit_ascii(c) || c == '.' || c == '-' || c == '_' || c >= 0x80; };
    return !host.empty() && host.front() != '.' && host.find("..") == std::string_view::npos && std::all_of(host.begin(), host.end(), allowed);
}

} // namespace

std::string href_of(const std::string& target, const Targets& targets) {
    if (target.starts_with('#')) return targets.link(target.substr(1));
    const std::size_t colon = target.find(':');
    if (colon == std::string::npos) return {};
    std::string scheme = target.substr(0, colon);
    for (char& c : scheme) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const std::string_view rest = std::string_view(target).substr(colon + 1);
    if (scheme == "mailto" || scheme == "tel") return scheme + ':' + percent_encoded(rest);
    if ((scheme != "http" && scheme != "https") || !rest.starts_with("//")) return {};
    const std::size_t end = std::min(rest.find_first_of("/?#", 2), rest.size());
    const std::string_view host = rest.substr(2, end - 2);
    if (!is_host(host)) return {};
    std::string path = percent_encoded(rest.substr(end));
    // Brackets are for hosts, and a second # is data.
    for (std::size_t at = 0, hashes = 0; at < path.size(); ++at) {
        const bool encode = path[at] == '[' || path[at] == ']' || (path[at] == '#' && hashes++ > 0);
        if (encode) path.replace(at, 1, path[at] == '[' ? "%5B" : path[at] == ']' ? "%5D" : "%23"), at += 2;
    }
    return scheme + "://" + std::string(host) + path;
}

void write_language(XmlWriter& out, const std::string& language) {
    if (language.empty()) return;
    out.attribute("lang", language).attribute("xml:lang", language);
    if (is_right_to_left(language)) out.attribute("dir", "rtl");
}

void write_size(XmlWriter& out, const ContentContext& context, const PictureFile& picture) {
    const bool needed = context.medium == Medium::web || picture.drawn;
    if (!needed || picture.width <= 0) return;
    out.attribute("width", to_text(std::int64_t{picture.width})).attribute("height", to_text(std::int64_t{picture.height}));
    if (context.medium == Medium::web) out.attribute("loading", "lazy");
}

void InlineWriter::write_characters(std::string_view characters, std::uint32_t at) {
    while (!characters.empty()) {
        const std::size_t line = form_ == TextForm::code ? std::string_view::npos : characters.find('\n');
        const std::string_view now = characters.substr(0, line);
        out_.text(now);
        if (line == std::string_view::npos) return;
        characters.remove_prefix(line + 1);
        at += static_cast<std::uint32_t>(line + 1);
        if (form_ == TextForm::label) {
            out_.text(" ");
        } else if (form_ == TextForm::verse) {
            close_to(0);
            out_.close().open_inline("br").close_empty();
            out_.open_inline("span").attribute("class", "line");
            reopen(0, at);
        } else {
            out_.open_inline("br").close_empty();
        }
    }
}

// Opens a mark's element, with its id when it is `first` opened; false when it has none here.
bool InlineWriter::open(const Mark& mark, bool first) {
    const Tag tag = tag_of(mark.kind);
    if (tag.name.empty()) return false;
    const bool place = mark.kind == MarkKind::link || mark.kind == MarkKind::anchor;
    if (place && form_ == TextForm::label) return false;
    std::string href;
    if (mark.kind == MarkKind::link) {
        href = link_depth() == open_.size() ? href_of(mark.value, context_.targets) : std::string();
        if (href.empty()) return false;
    }
    if (mark.kind == MarkKind::anchor && !first) return false;
    // Numerals and acronyms have no small letters that could be set in small capitals: their capitals are.
    const bool all = mark.kind == MarkKind::small_caps && is_upper(language_, std::string_view(text_->text).substr(mark.begin, mark.end - mark.begin));
    out_.open_inline(tag.name).optional("class", all ? "all-small-caps" : tag.css_class).optional("href", href);
    if (mark.kind == MarkKind::link) out_.optional("title", mark.label), facts_.links.insert(mark.value);
    if (mark.kind == MarkKind::anchor) out_.attribute("id", xml_id(mark.value));
    if (mark.kind == MarkKind::language) write_language(out_, mark.value);
    if (mark.kind == MarkKind::passage) out_.attribute("class", mark.value);
    if (mark.kind == MarkKind::abbreviation) out_.optional("title", mark.value);
    return true;
}

// The depth of the open link, or the number of open marks.
std::size_t InlineWriter::link_depth() const {
    const auto link = std::find_if(open_.begin(), open_.end(), [](const Open& open) { return open.mark->kind == MarkKind::link; });
    return static_cast<std::size_t>(link - open_.begin());
}

// Closes the elements of the open marks from the innermost to the one at `depth`; the marks stay open.
void InlineWriter::close_to(std::size_t depth) {
    for (std::size_t i = open_.size(); i > depth; --i) out_.close();
}

// Opens again the marks from `depth` on that go on after the byte at `at`.
void InlineWriter::reopen(std::size_t depth, std::uint32_t at) {
    std::vector<Open> marks(open_.begin() + static_cast<std::ptrdiff_t>(depth), open_.end());
    open_.resize(depth);
    for (const Open& open_mark : marks)
        if (open_mark.end > at && open(*open_mark.mark, false)) open_.push_back(open_mark);
}

void InlineWriter::write_note_call(const Mark& mark) {
    const std::size_t index = note_of(mark);
    if (form_ == TextForm::label || index >= notes_.size()) return;
    // An `a` may not stand in another: the link is closed before the call and opened again after it.
    const std::size_t link = link_depth();
    close_to(link);
    out_.open_inline("a").attribute("href", context_.targets.link(notes_[index].id)).attribute("class", "noteref");
    out_.attribute("id", xml_id(call_id(notes_[index], ++calls_[index])));
    out_.optional("epub:type", context_.epub_type("noteref")).attribute("role", "doc-noteref");
    out_.open_inline("sup").text(to_text(static_cast<std::int64_t>(index + 1))).close().close();
    reopen(link, mark.end);
}

void InlineWriter::write_picture(const Mark& mark) {
    const auto picture = context_.pictures.find(mark.value);
    if (form_ == TextForm::label || picture == context_.pictures.end()) {
        out_.text(mark.label);
        return;
    }
    facts_.pictures.insert(mark.value);
    out_.open_inline("img").attribute("class", picture->second.on_paper ? "inline on-paper" : "inline");
    out_.attribute("src", "../" + picture->second.path).attribute("alt", mark.label);
    if (mark.label.empty()) out_.attribute("role", "presentation");
    write_size(out_, context_, picture->second);
    out_.close_empty();
}

void InlineWriter::write_page(const PageBreak& page) {
    if (!pages_written_.insert(page.id).second) return;
    facts_.pages.push_back(page);
    out_.open_inline("span");
    if (context_.medium == Medium::epub) out_.attribute("epub:type", "pagebreak").attribute("role", "doc-pagebreak");
    out_.attribute("id", page.id);
    // ARIA 1.2 lets no page break of a web page be named; reading systems for EPUB ask for the name.
    if (context_.medium == Medium::epub) out_.attribute("aria-label", worded(language_, "page", page.label));
    out_.close();
}

void InlineWriter::write_leading_pages(const Inlines& text) {
    for (const PageBreak& page : context_.pages.in(text.id))
        if (page.offset == 0) write_page(page);
}

void InlineWriter::write_pages(std::uint32_t text) {
    for (const PageBreak& page : context_.pages.in(text)) write_page(page);
}

void InlineWriter::write(const Inlines& text, TextForm form) {
    text_ = &text;
    form_ = form;
    open_.clear();
    const auto size = static_cast<std::uint32_t>(text.text.size());
    static const std::vector<PageBreak> no_pages;
    const std::vector<PageBreak>& pages = form == TextForm::label ? no_pages : context_.pages.in(text.id);
    auto page = pages.begin();
    auto next = text.marks.begin();
    if (form == TextForm::verse) out_.open_inline("span").attribute("class", "line");
    for (std::uint32_t at = 0;;) {
        while (!open_.empty() && open_.back().end <= at) out_.close(), open_.pop_back();
        for (; page != pages.end() && (page->offset <= at || at >= size); ++page) write_page(*page);
        std::uint32_t skip = at;
        for (; next != text.marks.end() && next->begin <= at; ++next) {
            if (next->kind == MarkKind::note_ref) write_note_call(*next), skip = std::max(skip, next->end);
            else if (next->kind == MarkKind::image) write_picture(*next), skip = std::max(skip, next->end);
            else if (open(*next, true)) {
                const std::uint32_t end = open_.empty() ? next->end : std::min(next->end, open_.back().end);
                if (end <= at) out_.close();
                else open_.push_back({&*next, end});
            }
        }
        if (at >= size) break;
        if (skip > at) {
            at = std::min(skip, size);
            continue;
        }
        std::uint32_t stop = size;
        if (!open_.empty()) stop = std::min(stop, open_.back().end);
        if (next != text.marks.end()) stop = std::min(stop, next->begin);
        if (page != pages.end()) stop = std::min(stop, std::max(page->offset, at + 1));
        while (stop < size && (static_cast<unsigned char>(text.text[stop]) & 0xC0) == 0x80) ++stop; // never inside a character
        write_characters(std::string_view(text.text).substr(at, stop - at), at);
        at = stop;
    }
    if (form == TextForm::verse) out_.close();
}

} // namespace florilege
