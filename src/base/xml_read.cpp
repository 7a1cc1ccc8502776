#include <charconv>
#include <pugixml.hpp>

#include "base/translate.h"
#include "base/utf8.h"
#include "base/xml.h"

namespace florilege {

namespace {

// Checks what pugixml does not, before it reads: UTF-8, characters, nesting, entities. It need not know well-formed from
// ill-formed: pugixml does that afterwards.
class Checker {
  public:
    Checker(std::string_view text, const XmlLimits& limits) : text_(text), limits_(limits) {}

    /// Empty, or what is wrong.
    std::string check() {
        if (text_.size() > limits_.bytes) return translated("it is too large");
        if (find_invalid(text_) != std::string_view::npos) return translated("it is not UTF-8");
        for (std::size_t at = 0; at < text_.size();)
            if (!is_xml_char(decode(text_, at))) return translated("it holds a character that XML forbids");
        for (std::size_t at = 0; at < text_.size();) {
            if (text_[at] == '&' && !is_known_reference(at)) return translated("it holds a reference that XML does not define");
            if (text_[at] != '<') {
                ++at;
                continue;
            }
            if (std::string fault = markup(at); !fault.empty()) return fault;
        }
        return {};
    }

  private:
    bool is_known_reference(std::size_t at) const {
        const std::size_t end = text_.find(';', at);
        if (end == std::string_view::npos || end - at > 12) return false;
        std::string_view name = text_.substr(at + 1, end - at - 1);
        if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") return true;
        if (!name.starts_with('#')) return false;
        const bool hexadecimal = name.starts_with("#x");
        name.remove_prefix(hexadecimal ? 2 : 1);
        std::uint32_t value = 0;
        const auto [stop, problem] = std::from_chars(name.data(), name.data() + name.size(), value, hexadecimal ? 16 : 10);
        return problem == std::errc() && stop == name.data() + name.size() && is_xml_char(value);
    }

    std::size_t after(std::string_view mark, std::size_t from) const {
        const std::size_t found = text_.find(mark, from);
        return found == std::string_view::npos ? text_.size() : found + mark.size();
    }

    // Moves `at` past the markup that starts there.
    std::string markup(std::size_t& at) {
        const std::string_view rest = text_.substr(at);
        if (rest.starts_with("<!--")) return at = after("-->", at + 4), std::string();
        if (rest.starts_with("<![CDATA[")) return at = after("]]>", at + 9), std::string();
        if (rest.starts_with("<?")) return at = after("?>", at + 2), std::string();
        if (rest.starts_with("<!DOCTYPE")) {
            const std::size_t begin = at;
            at = after(">", at);
            const bool has_subset = text_.substr(begin, at - begin).find('[') != std::string_view::npos;
            return has_subset ? "it defines entities" : "";
        }
        return tag(at);
    }

    std::string tag(std::size_t& at) {
        const bool end_tag = text_.substr(at).starts_with("</");
        char quote = 0;
        for (++at; at < text_.size() && (quote || text_[at] != '>'); ++at) {
            const char c = text_[at];
            if (c == '&' && !is_known_reference(at)) return translated("it holds a reference that XML does not define");
            if (quote ? c == quote : c == '"' || c == '\'') quote = quote ? 0 : c;
        }
        if (at == text_.size()) return translated("a tag is not closed");
        const bool empty = text_[at - 1] == '/';
        ++at;
        if (end_tag) {
            if (depth_ > 0) --depth_;
        } else {
            if (++nodes_ > limits_.nodes) return translated("it holds too many elements");
            if (!empty && ++depth_ > limits_.depth) return translated("its elements are nested too deeply");
        }
        return {};
    }

    std::string_view text_;
    const XmlLimits& limits_;
    std::size_t depth_ = 0;
    std::size_t nodes_ = 0;
};

XmlNode convert(const pugi::xml_node& from) {
    XmlNode node;
    if (from.type() != pugi::node_element) {
        node.text = from.value();
        return node;
    }
    node.name = from.name();
    for (const pugi::xml_attribute& attribute : from.attributes()) node.attributes.push_back({attribute.name(), attribute.value()});
    for (const pugi::xml_node& child : from.children()) node.children.push_back(convert(child));
    return node;
}

} // namespace

std::optional<XmlNode> read_xml(std::string_view bytes, std::string& why, const XmlLimits& limits) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    why = Checker(bytes, limits).check();
    if (!why.empty()) return std::nullopt;
    pugi::xml_document document;
    constexpr unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata;
    const pugi::xml_parse_result result = document.load_buffer(bytes.data(), bytes.size(), options, pugi::encoding_utf8);
    if (!result) return why = result.description(), std::nullopt;
    std::size_t roots = 0;
    for (const pugi::xml_node& node : document.children()) roots += node.type() == pugi::node_element;
    if (roots != 1) return why = translated("it does not have one root element"), std::nullopt;
    return convert(document.document_element());
}

} // namespace florilege
