#include "read/svg_cost.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <vector>

namespace florilege {

namespace {

// Microseconds that librsvg takes, measured on drawings the width of a page at 300 dots per inch.
constexpr double budget = 5e6;
constexpr double element_cost = 10, data_byte_cost = 9, layer_cost = 8000, filter_step_cost = 200'000;
constexpr double text_cost = 100, letter_pair_cost = 0.001; // a text takes time in the square of its length
constexpr double largest_type = 2000;   // in the drawing's units; Pango counts in 32 bits
constexpr double largest_scale = 1e6;

// The steps of the filters that drawing programs make shadows of. Others cost a multiple, and fetch or invent their picture.
constexpr std::array<std::string_view, 16> plain_steps{
    "feblend", "fecolormatrix", "fecomponenttransfer", "fecomposite", "fedropshadow", "feflood", "fefunca", "fefuncb", "fefuncg",
    "fefuncr", "fegaussianblur", "femerge", "femergenode", "feoffset", "fetile", "filter"};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

// The ids that a value names: `#a` as a whole, or by url(#a), url("#a").
std::vector<std::string> references(std::string_view value) {
    std::vector<std::string> ids;
    if (value.starts_with('#')) return {std::string(value.substr(1))};
    for (std::size_t at = 0; (at = value.find('#', at)) != std::string_view::npos;) {
        const std::size_t end = std::min(value.find_first_of("\"') \t\r\n", ++at), value.size());
        if (const std::size_t before = value.find_last_not_of("\"' \t\r\n", at - 2); before != std::string_view::npos && value[before] == '(')
            ids.emplace_back(value.substr(at, end - at));
    }
    return ids;
}

// True when the element, with what it holds, is drawn on a layer of its own.
bool needs_layer(std::string_view attribute, std::string_view value) {
    if (attribute == "opacity" || attribute == "mask" || attribute == "clip-path" || attribute == "filter" || attribute == "mix-blend-mode")
        return value != "1" && value != "none";
    if (attribute != "style") return false;
    for (const std::string_view property : {"mask:", "filter:", "clip-path:", "mix-blend-mode:"})
        if (value.find(property) != std::string_view::npos) return true;
    return value.starts_with("opacity:") || value.find(";opacity:") != std::string_view::npos || value.find("; opacity:") != std::string_view::npos;
}

// Calls `use` with each number of a value and what follows it.
template <class Use>
void for_each_number(std::string_view value, Use use) {
    for (std::size_t at = 0; at < value.size(); ++at) {
        double number = 0;
        const auto [end, failure] = std::from_chars(value.data() + at, value.data() + value.size(), number);
        if (end == value.data() + at) continue;
        at = static_cast<std::size_t>(end - value.data());
        use(failure == std::errc{} ? std::fabs(number) : HUGE_VAL, value.substr(std::min(at, value.size())));
    }
}

double largest_number(std::string_view value) {
    double largest = 0;
    for_each_number(value, [&](double number, std::string_view) { largest = std::max(largest, number); });
    return largest;
}

// The largest size that a value of `font-size` or `font` asks for. Relative sizes multiply from element to element: they are taken
// as if they did so five times.
double type_size(std::string_view value) {
    double largest = 0;
    for_each_number(value, [&](double number, std::string_view unit) {
        if (unit.starts_with("em") || unit.starts_with("ex") || unit.starts_with("rem")) number = std::pow(number, 5);
        if (unit.starts_with('%')) number = std::pow(number / 100, 5);
        largest = std::max(largest, number);
    });
    return largest;
}

double type_size_in_style(std::string_view style) {
    double largest = 0;
    for (std::size_t at = 0; (at = style.find("font", at)) != std::string_view::npos; at += 4) {
        const std::size_t colon = style.find_first_not_of("-abcdefghijklmnopqrstuvwxyz \t\n", at);
        if (colon == std::string_view::npos || style[colon] != ':') continue;
        const std::string_view property = style.substr(at, colon - at);
        if (property.starts_with("font-size") || property.find('-') == std::string_view::npos)
            largest = std::max(largest, type_size(style.substr(colon + 1, std::min(style.find_first_of(";}", colon), style.size()) - colon - 1)));
    }
    return largest;
}

class CostCounter {
  public:
    std::string fault(const XmlNode& root) {
        note(root);
        if (!unknown_step_.empty()) return "its filter holds the step " + unknown_step_;
        if (largest_type_ > largest_type) return "its letters are larger than any page";
        if (largest_scale_ > largest_scale) return "it is drawn larger than any page";
        // What the sheet of the drawing asks for, it may ask for each element.
        const double styled = by_sheet_.empty() ? 0 : static_cast<double>(elements_) * cost_of_ids(by_sheet_);
        return cost(root) + styled > budget ? "it would take very long to draw" : "";
    }

  private:
    void note(const XmlNode& node) {
        ++elements_;
        const std::string name = lower(node.local_name());
        if (name.starts_with("fe") && std::find(plain_steps.begin(), plain_steps.end(), name) == plain_steps.end()) unknown_step_ = name;
        if (name == "style") {
            const std::string sheet = node.all_text();
            for (std::string& id : references(sheet)) by_sheet_.push_back(std::move(id));
            largest_type_ = std::max(largest_type_, type_size_in_style(sheet));
        }
        largest_scale_ = std::max(largest_scale_, largest_number(node.attribute("transform")));
        for (const XmlAttribute& attribute : node.attributes)
            largest_type_ = std::max(largest_type_, attribute.name == "font-size" ? type_size(attribute.value)
                                                    : attribute.name == "style"   ? type_size_in_style(attribute.value)
                                                                                  : 0);
        if (const std::string_view id = node.attribute("id"); !id.empty()) by_id_.emplace(id, &node);
        for (const XmlNode& child : node.children)
            if (!child.is_text()) note(child);
    }

    double cost_of_ids(const std::vector<std::string>& ids) {
        double sum = 0;
        for (const std::string& id : ids)
            if (const auto found = by_id_.find(id); found != by_id_.end()) sum += layer_cost + cost(*found->second);
        return sum;
    }

    double cost(const XmlNode& node) {
        if (node.is_text()) return static_cast<double>(node.text.size()) * data_byte_cost;
        const auto [known, is_new] = known_.try_emplace(&node, 0); // 0 while it is counted: a circle is drawn no further
        if (!is_new) return known->second;
        const std::string name = lower(node.local_name());
        double sum = name.starts_with("fe") ? filter_step_cost : name == "text" || name == "tspan" ? text_cost : element_cost;
        if (name == "text") {
            const auto letters = static_cast<double>(node.all_text().size());
            sum += letters * letters * letter_pair_cost;
        }
        double marks = 0;
        for (const XmlAttribute& attribute : node.attributes) {
            if (attribute.name == "d" || attribute.name == "points") sum += static_cast<double>(attribute.value.size()) * data_byte_cost;
            if (needs_layer(attribute.name, attribute.value)) sum += layer_cost;
            const double referred = cost_of_ids(references(attribute.value));
            (attribute.name.starts_with("marker") ? marks : sum) += referred;
        }
        // A marker is drawn at each point.
        sum += marks * static_cast<double>(node.attribute("d").size() + node.attribute("points").size()) / 4;
        for (const XmlNode& child : node.children) sum += cost(child);
        return known_[&node] = std::min(sum, 2 * budget);
    }

    std::map<std::string, const XmlNode*, std::less<>> by_id_;
    std::map<const XmlNode*, double> known_;
    std::vector<std::string> by_sheet_;
    std::size_t elements_ = 0;
    double largest_type_ = 0, largest_scale_ = 0;
    std::string unknown_step_;
};

} // namespace

std::string svg_cost_fault(const XmlNode& root) { return CostCounter().fault(root); }

} // namespace florilege
