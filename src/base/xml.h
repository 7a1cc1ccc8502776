// XML: bounded reading of foreign documents into plain values, and writing of documents that are well-formed by construction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege {

struct XmlAttribute {
    std::string name; // as written, prefix included
    std::string value;
};

/// An element, or a piece of text (then `name` is empty).
struct XmlNode {
    std::string name; // as written, prefix included
    std::string text;
    std::vector<XmlAttribute> attributes;
    std::vector<XmlNode> children;

    bool is_text() const { return name.empty(); }
    /// The name without its prefix.
    std::string_view local_name() const;
    /// The value of the attribute with that local name; empty when there is none.
    std::string_view attribute(std::string_view local_name) const;
    /// The first child element with that local name.
    const XmlNode* child(std::string_view local_name) const;
    /// All the text inside, in order.
    std::string all_text() const;
};

struct XmlLimits {
    std::size_t bytes = 64u << 20;
    std::size_t nodes = 2'000'000;
    std::size_t depth = 256;
};

/// The root element, white space kept; nothing, and why, for what is not well-formed UTF-8 XML 1.0, defines entities or exceeds
/// the limits. UTF-16 input is not taken.
std::optional<XmlNode> read_xml(std::string_view bytes, std::string& why, const XmlLimits& limits = {});

/// Appends text as XML character data; characters that XML forbids become U+FFFD.
void append_xml(std::string& out, std::string_view text);
/// The same inside a double-quoted attribute value: quotes, tabs and line ends are written as references too.
void append_xml_attribute(std::string& out, std::string_view text);

/// Writes elements one after the other. Block elements stand on lines of their own, indented; inline ones within text.
class XmlWriter {
  public:
    /// Starts a document with the XML declaration.
    static XmlWriter document();

    /// Opens an element on a new line.
    XmlWriter& open(std::string_view name);
    /// Opens an element where the text is.
    XmlWriter& open_inline(std::string_view name);
    /// An attribute of the element just opened, before any content of it.
    XmlWriter& attribute(std::string_view name, std::string_view value);
    /// The same, unless `value` is empty.
    XmlWriter& optional(std::string_view name, std::string_view value);
    XmlWriter& text(std::string_view text);
    /// Markup as it is, already well-formed.
    XmlWriter& raw(std::string_view markup);
    /// Closes the innermost element with an end tag.
    XmlWriter& close();
    /// Closes the innermost element, which has no content, as an empty-element tag.
    XmlWriter& close_empty();
    /// A block element with text alone, closed.
    XmlWriter& leaf(std::string_view name, std::string_view text);
    /// The text so far, ended by a line feed; every element is closed.
    std::string take();

  private:
    void begin_line();
    void finish_tag();

    struct Open {
        std::string name;
        bool has_blocks = false;
    };
    std::string out_;
    std::vector<Open> open_;
    bool in_tag_ = false;
};

} // namespace florilege
