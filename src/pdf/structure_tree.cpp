#include "pdf/structure_tree.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "base/number.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "pdf/glyph_text.h"

namespace florilege {

namespace {

constexpr std::string_view tags[] = {"Document", "Part", "Sect",  "TOC",    "TOCI",    "Index", "H1",
                                     "H2",       "H3",   "H4",    "H5",     "H6",      "P",     "BlockQuote",
                                     "L",        "LI",   "Lbl",   "LBody",  "Table",   "THead", "TBody",
                                     "TR",       "TH",   "TD",    "Figure", "Caption", "Note",  "Reference",
                                     "Link",     "Span", "Quote", "Code",   "Title"};

constexpr std::uint32_t none = UINT32_MAX;
constexpr std::size_t nodes_at_once = 500; // that a thread writes

bool is_table_part(StructureType type) {
    return type >= StructureType::table_head && type <= StructureType::data_cell;
}

} // namespace

std::string_view structure_tag(StructureType type) {
    static_assert(std::size(tags) == static_cast<std::size_t>(StructureType::title) + 1);
    return tags[static_cast<std::size_t>(type)];
}

StructureTree::StructureTree(const TypesetBook& typeset)
    : typeset_(typeset), nodes_(typeset.structure), kids_(nodes_.size()), reached_(nodes_.size()) {
    if (nodes_.empty()) nodes_.emplace_back(), kids_.emplace_back(), reached_.push_back(true);
    reached_[0] = true;
    first_page_.assign(nodes_.size(), none);
    for (std::uint32_t number = 0; number < typeset.pages.size(); ++number) {
        const auto note = [&](const auto& items) {
            for (const auto& item : items)
                if (std::uint32_t& page = first_page_[item.marking.node]; page == none) page = number;
        };
        note(typeset.pages[number].runs);
        note(typeset.pages[number].images);
        note(typeset.pages[number].rules);
    }
}

/// Puts the element, and those it is in, among the kids of their parents when it is first met.
void StructureTree::reach(std::uint32_t node) {
    std::vector<std::uint32_t> path;
    for (; !reached_[node]; node = nodes_[node].parent) {
        reached_[node] = true;
        path.push_back(node);
    }
    for (auto at = path.rbegin(); at != path.rend(); ++at) kids_[nodes_[*at].parent].push_back(Element{*at});
}

void StructureTree::add_page(Ref page, std::vector<std::uint32_t> nodes) {
    const auto number = static_cast<std::uint32_t>(pages_.size());
    pages_.push_back(page);
    for (std::uint32_t id = 0; id < nodes.size(); ++id) {
        reach(nodes[id]);
        kids_[nodes[id]].push_back(Content{number, id});
    }
    nodes_on_pages_.push_back(std::move(nodes));
}

int StructureTree::add_annotation(Ref annotation, Ref page, std::uint32_t node) {
    reach(node);
    kids_[node].push_back(Annotation{annotation, page});
    annotated_.push_back(node);
    return static_cast<int>(typeset_.pages.size() + annotated_.size() - 1);
}

/// A cell without text is a cell all the same: a table's rows have as many cells each.
void StructureTree::complete_tables() {
    for (std::uint32_t node = 1; node < nodes_.size(); ++node)
        if (is_table_part(nodes_[node].type) && reached_[nodes_[node].parent]) reach(node);
}

/// Elements that hold elements alone have them in the order of the structure; where text stands among them,
/// as it comes.
void StructureTree::sort_elements() {
    const auto is_element = [](const Kid& kid) { return std::holds_alternative<Element>(kid); };
    for (auto& kids : kids_) {
        if (!std::all_of(kids.begin(), kids.end(), is_element)) continue;
        std::sort(kids.begin(), kids.end(), [](const Kid& a, const Kid& b) {
            return std::get<Element>(a).node < std::get<Element>(b).node;
        });
    }
}

/// Every note has an identifier of its own (ISO 14289-1 §7.9).
void StructureTree::name_notes() {
    std::set<std::string> taken;
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
        std::string& id = nodes_[node].id;
        if (id.empty() && nodes_[node].type != StructureType::note) continue;
        if (id.empty() || !taken.insert(id).second) {
            id += "." + to_text(std::int64_t{node});
            taken.insert(id);
        }
    }
}

/// The first heading is an H1, and none lies more than one level below the heading it stands under (ISO
/// 14289-1 §7.4.2), whatever levels the author skipped.
void StructureTree::number_headings() {
    std::vector<StructureType> open; // as given, from the outermost; its place is the level written
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
        StructureType& type = nodes_[node].type;
        if (!reached_[node] || type < StructureType::heading_1 || type > StructureType::heading_6) continue;
        while (!open.empty() && open.back() >= type) open.pop_back();
        open.push_back(type);
        type =
            static_cast<StructureType>(static_cast<std::size_t>(StructureType::heading_1) + open.size() - 1);
    }
}

std::string StructureTree::kids_of(std::uint32_t node, Ref page) const {
    std::string out = kids_[node].size() == 1 ? "" : "[";
    for (const Kid& kid : kids_[node]) {
        if (out.size() > 1) out += ' ';
        if (const auto* element = std::get_if<Element>(&kid)) {
            append_ref(out, refs_[element->node]);
        } else if (const auto* content = std::get_if<Content>(&kid)) {
            const bool elsewhere = pages_[content->page] != page;
            if (elsewhere) out += "<</Type/MCR/Pg " + pdf_ref(pages_[content->page]) + "/MCID ";
            append_number(out, content->id);
            if (elsewhere) out += ">>";
        } else {
            const auto& annotation = std::get<Annotation>(kid);
            out +=
                "<</Type/OBJR/Pg " + pdf_ref(annotation.page) + "/Obj " + pdf_ref(annotation.object) + ">>";
        }
    }
    return kids_[node].size() == 1 ? out : out + "]";
}

/// A figure's place on its page, from its pictures and rules.
std::string StructureTree::box_of(std::uint32_t node) const {
    if (first_page_[node] == none) return {};
    const Page& page = typeset_.pages[first_page_[node]];
    Length left{INT64_MAX}, top{INT64_MAX}, right{INT64_MIN}, bottom{INT64_MIN};
    const auto take = [&](const auto& item) {
        if (item.marking.node != node || item.marking.artifact != Artifact::none) return;
        left = std::min(left, item.x), right = std::max(right, item.x + item.width);
        top = std::min(top, item.y), bottom = std::max(bottom, item.y + item.height);
    };
    for (const ImageItem& image : page.images) take(image);
    for (const RuleItem& rule : page.rules) take(rule);
    return left < right ? pdf_box({left, page.height - bottom, right, page.height - top}) : std::string();
}

/// From the first label of the list: a figure, a letter, or a mark.
std::string StructureTree::list_numbering(std::uint32_t node) const {
    std::uint32_t label = node + 1;
    while (label < nodes_.size() && nodes_[label].type != StructureType::label &&
           nodes_[label].type != StructureType::list)
        ++label;
    if (label >= nodes_.size() || nodes_[label].type != StructureType::label || first_page_[label] == none)
        return "None";
    const Page& page = typeset_.pages[first_page_[label]];
    for (const GlyphRun& run : page.runs) {
        if (run.marking.node != label || run.text_begin >= run.text_end) continue;
        const char first = page.text[run.text_begin];
        return first >= '0' && first <= '9'   ? "Decimal"
               : first >= 'a' && first <= 'z' ? "LowerAlpha"
                                              : "Disc";
    }
    return "None";
}

std::string StructureTree::attributes(std::uint32_t node) const {
    switch (nodes_[node].type) {
    case StructureType::header_cell: {
        const std::uint32_t group = nodes_[nodes_[node].parent].parent;
        return nodes_[group].type == StructureType::table_body ? "<</O/Table/Scope/Row>>"
                                                               : "<</O/Table/Scope/Column>>";
    }
    case StructureType::list:
        return "<</O/List/ListNumbering/" + list_numbering(node) + ">>";
    case StructureType::figure: {
        const std::string box = box_of(node);
        return box.empty() ? "<</O/Layout/Placement/Block>>"
                           : "<</O/Layout/Placement/Block/BBox" + box + ">>";
    }
    default:
        return {};
    }
}

Dictionary StructureTree::element(std::uint32_t number, Ref root) const {
    const StructureNode& node = nodes_[number];
    Dictionary entries("StructElem"); // ISO 19005-2 asks for what ISO 32000-1 leaves open
    entries.name("S", structure_tag(node.type)).ref("P", number == 0 ? root : refs_[node.parent]);
    Ref page;
    for (const Kid& kid : kids_[number]) {
        if (const auto* content = std::get_if<Content>(&kid)) {
            page = pages_[content->page];
            break;
        }
    }
    if (page) entries.ref("Pg", page);
    if (!kids_[number].empty()) entries.raw("K", kids_of(number, page));
    if (const std::string attributes_entry = attributes(number); !attributes_entry.empty())
        entries.raw("A", attributes_entry);
    return entries.optional_text("Lang", node.language)
        .optional_text("Alt", node.alternative)
        .optional_text("ActualText", node.actual_text)
        .optional_text("ID", node.id);
}

/// The parent tree: for each page the elements of its marked content, then the element of each annotation
/// (§14.7.4.4).
std::string StructureTree::parents() const {
    std::string numbers = "[";
    for (std::size_t page = 0; page < nodes_on_pages_.size(); ++page) {
        append_number(numbers, page);
        char before = '[';
        for (const std::uint32_t node : nodes_on_pages_[page]) {
            numbers += std::exchange(before, ' ');
            append_ref(numbers, refs_[node]);
        }
        numbers += before == '[' ? "[]\n" : "]\n";
    }
    for (std::size_t i = 0; i < annotated_.size(); ++i) {
        append_number(numbers, typeset_.pages.size() + i);
        numbers += ' ';
        append_ref(numbers, refs_[annotated_[i]]);
        numbers += '\n';
    }
    return numbers + ']';
}

std::string StructureTree::id_tree() const {
    std::map<std::string, Ref> by_id;
    for (std::uint32_t node = 0; node < nodes_.size(); ++node)
        if (reached_[node] && !nodes_[node].id.empty()) by_id.emplace(nodes_[node].id, refs_[node]);
    if (by_id.empty()) return {};
    std::string names = "<</Names[";
    for (const auto& [id, ref] : by_id) names += pdf_text(id) + ' ' + pdf_ref(ref) + '\n';
    return names + "]>>";
}

Ref StructureTree::write(ObjectFile& file, int jobs) {
    complete_tables();
    sort_elements();
    name_notes();
    number_headings();
    const Ref root = file.reserve();
    refs_.resize(nodes_.size());
    for (std::uint32_t node = 0; node < nodes_.size(); ++node)
        if (reached_[node]) refs_[node] = file.reserve();
    Dictionary parent_tree;
    for_each_index(nodes_.size() / nodes_at_once + 2, jobs, [&](std::size_t part) {
        if (part == 0) return static_cast<void>(parent_tree.raw("Nums", parents())); // takes longest
        const std::size_t begin = (part - 1) * nodes_at_once, end = std::min(begin + nodes_at_once, nodes_.size());
        for (auto node = static_cast<std::uint32_t>(begin); node < end; ++node)
            if (reached_[node]) file.set(refs_[node], element(node, root));
    });
    Dictionary entries("StructTreeRoot");
    entries.ref("K", refs_[0]).ref("ParentTree", file.add(std::move(parent_tree)));
    entries.number("ParentTreeNextKey", static_cast<std::int64_t>(typeset_.pages.size() + annotated_.size()));
    entries.raw("RoleMap", "<</Title/P>>");
    if (const std::string ids = id_tree(); !ids.empty()) entries.raw("IDTree", ids);
    file.set(root, entries);
    return root;
}

} // namespace florilege
