#include "base/xml.h"

#include <cassert>

#include "base/utf8.h"

namespace florilege {

namespace {

std::string_view after_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// What stands for a character; nothing when it stands for itself.
std::string_view escape_of(char32_t c, bool attribute) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;"; // a raw one would be read as a line feed
    case '"': return attribute ? "&quot;" : "";
    case '\n': return attribute ? "&#10;" : "";
    case '\t': return attribute ? "&#9;" : "";
    case 0xFFFD: return "\uFFFD"; // which malformed bytes become, too
    default: return is_xml_char(c) ? "" : "\uFFFD";
    }
}

void append_escaped(std::string& out, std::string_view text, bool attribute) {
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto byte = static_cast<unsigned char>(text[at]); is_letter_ascii(byte) || byte == ' ') { // by far the most
            ++at;
            continue;
        }
        const std::size_t begin = at;
        const std::string_view escape = escape_of(decode(text, at), attribute);
        if (escape.empty()) continue;
        out.append(text, copied, begin - copied) += escape;
        copied = at;
    }
    out.append(text, copied);
}

} // namespace

std::string_view XmlNode::local_name() const { return after_prefix(name); }

std::string_view XmlNode::attribute(std::string_view local_name) const {
    for (const XmlAttribute& attribute : attributes)
        if (after_prefix(attribute.name) == local_name) return attribute.value;
    return {};
}

const XmlNode* XmlNode::child(std::string_view local_name) const {
    for (const XmlNode& node : children)
        if (!node.is_text() && node.local_name() == local_name) return &node;
    return nullptr;
}

std::string XmlNode::all_text() const {
    if (is_text()) return text;
    std::string result;
    for (const XmlNode& node : children) result += node.all_text();
    return result;
}

void append_xml(std::string& out, std::string_view text) { append_escaped(out, text, false); }
void append_xml_attribute(std::string& out, std::string_view text) { append_escaped(out, text, true); }

XmlWriter XmlWriter::document() {
    XmlWriter writer;
    writer.out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    return writer;
}

void XmlWriter::finish_tag() {
    if (in_tag_) out_ += '>';
    in_tag_ = false;
}

void XmlWriter::begin_line() {
    finish_tag();
    if (!open_.empty()) open_.back().has_blocks = true;
    if (!out_.empty()) out_ += '\n';
    out_.append(open_.size() * 2, ' ');
}

XmlWriter& XmlWriter::open(std::string_view name) {
    begin_line();
    return open_inline(name);
}

XmlWriter& XmlWriter::open_inline(std::string_view name) {
    finish_tag();
    out_ += '<';
    out_ += name;
    open_.push_back({std::string(name)});
    in_tag_ = true;
    return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
    assert(in_tag_);
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_xml_attribute(out_, value);
    out_ += '"';
    return *this;
}

XmlWriter& XmlWriter::optional(std::string_view name, std::string_view value) {
    return value.empty() ? *this : attribute(name, value);
}

XmlWriter& XmlWriter::text(std::string_view text) {
    finish_tag();
    append_xml(out_, text);
    return *this;
}

XmlWriter& XmlWriter::raw(std::string_view markup) {
    finish_tag();
    out_ += markup;
    return *this;
}

XmlWriter& XmlWriter::close() {
    finish_tag();
    const Open element = std::move(open_.back());
    open_.pop_back();
    if (element.has_blocks) {
        out_ += '\n';
        out_.append(open_.size() * 2, ' ');
    }
    out_ += "</" + element.name + '>';
    return *this;
}

XmlWriter& XmlWriter::close_empty() {
    assert(in_tag_);
    out_ += "/>";
    in_tag_ = false;
    open_.pop_back();
    return *this;
}

XmlWriter& XmlWriter::leaf(std::string_view name, std::string_view content) { return open(name).text(content).close(); }

std::string XmlWriter::take() {
    assert(open_.empty() && !in_tag_);
    out_ += '\n';
    return std::move(out_);
}

} // namespace florilege
