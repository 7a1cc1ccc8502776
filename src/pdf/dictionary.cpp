#include "pdf/dictionary.h"

#include <array>

#include "base/number.h"
#include "base/utf8.h"

namespace florilege {

namespace {

constexpr char digits[] = "0123456789ABCDEF";

constexpr std::size_t longest_string = 32766; // bytes (ISO 19005-2 §6.1.13)

void append_hex(std::string& out, unsigned char byte) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

void append_hex16(std::string& out, unsigned unit) {
    append_hex(out, static_cast<unsigned char>(unit >> 8));
    append_hex(out, static_cast<unsigned char>(unit));
}

constexpr auto regular_in_names = [] {
    std::array<bool, 256> regular{};
    for (char c = '!'; c <= '~'; ++c) regular[static_cast<unsigned char>(c)] = std::string_view("#()<>[]{}/%").find(c) == std::string_view::npos;
    return regular;
}();

void append_name(std::string& out, std::string_view name) {
    out += '/';
    for (const char c : name) {
        if (regular_in_names[static_cast<unsigned char>(c)])
            out += c;
        else
            out += '#', append_hex(out, static_cast<unsigned char>(c));
    }
}

bool is_escaped(char c) { return c == '(' || c == ')' || c == '\\' || c == '\r'; }

/// Where the first `most` units of UTF-16 end, between two characters.
std::size_t end_after(std::string_view utf8, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t units = 0; at < utf8.size();) {
        std::size_t next = at;
        units += decode(utf8, next) < 0x10000 ? 1 : 2;
        if (units > most) break;
        at = next;
    }
    return at;
}

} // namespace

void append_number(std::string& out, std::uint64_t number) {
    append(out, static_cast<std::int64_t>(number));
}

void append_ref(std::string& out, Ref ref) {
    append_number(out, ref.number);
    out += " 0 R";
}

std::string pdf_ref(Ref ref) {
    std::string out;
    append_ref(out, ref);
    return out;
}

std::string pdf_name(std::string_view name) {
    std::string out;
    append_name(out, name);
    return out;
}

std::string utf16_hex(std::string_view utf8) {
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = decode(utf8, at);
        if (c < 0x10000) {
            append_hex16(out, c);
        } else {
            append_hex16(out, 0xD800 + ((c - 0x10000) >> 10));
            append_hex16(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return out;
}

std::string pdf_text(std::string_view utf8) {
    bool ascii = true;
    for (const char c : utf8) ascii = ascii && c >= ' ' && c <= '~';
    constexpr std::size_t most = longest_string / 2 - 2; // two bytes a unit; the mark and an ellipsis besides
    if (utf8.size() > most) {
        const std::size_t end = end_after(utf8, most);
        if (end < utf8.size()) return "<FEFF" + utf16_hex(utf8.substr(0, end)) + "2026>";
    }
    if (!ascii) return "<FEFF" + utf16_hex(utf8) + ">";
    std::string out;
    append_literal(out, utf8);
    return out;
}

std::string pdf_bytes(std::string_view bytes) {
    std::string out = "<";
    for (const char c : bytes) append_hex(out, static_cast<unsigned char>(c));
    return out + ">";
}

std::string pdf_uri(std::string_view uri) {
    std::string ascii;
    for (const char c : uri) {
        if (c > ' ' && c <= '~')
            ascii += c;
        else
            ascii += '%', append_hex(ascii, static_cast<unsigned char>(c));
    }
    std::string out;
    append_literal(out, ascii);
    return out;
}

void append_literal(std::string& out, std::string_view bytes) {
    out += '(';
    append_literal_bytes(out, bytes);
    out += ')';
}

void append_literal_bytes(std::string& out, std::string_view bytes) {
    while (!bytes.empty()) {
        std::size_t plain = 0;
        while (plain < bytes.size() && !is_escaped(bytes[plain])) ++plain;
        out.append(bytes, 0, plain);
        bytes.remove_prefix(plain);
        if (bytes.empty()) break;
        out += '\\';
        out += bytes[0] == '\r' ? 'r' : bytes[0]; // a bare one would be read as a line feed
        bytes.remove_prefix(1);
    }
}

std::string pdf_array(const std::vector<Ref>& refs) {
    std::string out = "[";
    for (const Ref ref : refs) {
        if (out.size() > 1) out += ' ';
        append_ref(out, ref);
    }
    return out + "]";
}

std::string pdf_box(std::initializer_list<Length> lengths) {
    std::string out = "[";
    for (const Length length : lengths) {
        if (out.size() > 1) out += ' ';
        out += to_text(length);
    }
    return out + "]";
}

Dictionary& Dictionary::raw(std::string_view key, std::string_view value) {
    append_name(entries_, key);
    if (!value.empty() && std::string_view("/[<(").find(value[0]) == std::string_view::npos) entries_ += ' ';
    entries_ += value;
    return *this;
}

Dictionary& Dictionary::name(std::string_view key, std::string_view value) {
    return raw(key, pdf_name(value));
}
Dictionary& Dictionary::number(std::string_view key, std::int64_t value) {
    return raw(key, to_text(value));
}
Dictionary& Dictionary::boolean(std::string_view key, bool value) {
    return raw(key, value ? "true" : "false");
}
Dictionary& Dictionary::text(std::string_view key, std::string_view utf8) {
    return raw(key, pdf_text(utf8));
}
Dictionary& Dictionary::optional_text(std::string_view key, std::string_view utf8) {
    return utf8.empty() ? *this : text(key, utf8);
}
Dictionary& Dictionary::ref(std::string_view key, Ref value) {
    return raw(key, pdf_ref(value));
}
Dictionary& Dictionary::refs(std::string_view key, const std::vector<Ref>& values) {
    return raw(key, pdf_array(values));
}
Dictionary& Dictionary::dictionary(std::string_view key, const Dictionary& value) {
    return raw(key, value.written());
}

} // namespace florilege
