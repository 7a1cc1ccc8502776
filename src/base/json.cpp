#include "base/json.h"

#include <cassert>

#include "base/number.h"
#include "base/utf8.h"

namespace florilege {

void append_json(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto escape = [&](char32_t unit) {
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) out += digits[(unit >> shift) & 15];
    };
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = decode(text, at);
        switch (character) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\t': out += "\\t"; break;
        case '<': case '>': case '&': case 0x7F: case 0x2028: case 0x2029: escape(character); break;
        default:
            if (character < 0x20) escape(character);
            else append(out, character);
        }
    }
    out += '"';
}

void JsonWriter::begin_line() {
    out_ += '\n';
    out_.append(open_.size() * 2, ' ');
}

void JsonWriter::begin_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (open_.empty()) return;
    if (!open_.back().empty) out_ += ',';
    open_.back().empty = false;
    begin_line();
}

JsonWriter& JsonWriter::open(char bracket) {
    begin_value();
    out_ += bracket;
    open_.push_back({bracket == '{' ? '}' : ']'});
    return *this;
}

JsonWriter& JsonWriter::close() {
    assert(!open_.empty() && !after_key_);
    const Open closed = open_.back();
    open_.pop_back();
    if (!closed.empty) begin_line();
    out_ += closed.closing;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    begin_value();
    append_json(out_, name);
    out_ += ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    begin_value();
    append_json(out_, text);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t number) {
    begin_value();
    out_ += to_text(number);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool truth) {
    begin_value();
    out_ += truth ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::optional(std::string_view name, std::string_view text) { return text.empty() ? *this : member(name, text); }

JsonWriter& JsonWriter::list(std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return *this;
    key(name).open_array();
    for (const std::string& text : texts) value(text);
    return close();
}

std::string JsonWriter::take() {
    assert(open_.empty());
    out_ += '\n';
    return std::move(out_);
}

} // namespace florilege
