// The tree of structure elements (ISO 14289-1 §7.1 to §7.9, ISO 19005-2 §6.7) and the annotations in it (§7.18).
#include <algorithm>
#include <map>
#include <regex>

#include "conformance.h"

namespace florilege {

namespace {

using nlohmann::json;
using Names = std::set<std::string>;

// ISO 32000-1 §14.8.4.
const Names standard_types = {
    "Document", "Part",  "Art",  "Sect",  "Div",    "BlockQuote", "Caption", "TOC",   "TOCI",   "Index",
    "NonStruct", "Private", "P", "H",     "H1",     "H2",         "H3",      "H4",    "H5",     "H6",
    "L",        "LI",    "Lbl",  "LBody", "Table",  "TR",         "TH",      "TD",    "THead",  "TBody",
    "TFoot",    "Span",  "Quote", "Note", "Reference", "BibEntry", "Code",   "Link",  "Annot",  "Ruby",
    "Warichu",  "Figure", "Formula", "Form"};

// What may stand in what; types that are not named may stand anywhere.
const std::map<std::string, Names> parents = {{"TOCI", {"TOC"}},
                                              {"LI", {"L"}},
                                              {"LBody", {"LI"}},
                                              {"TR", {"Table", "THead", "TBody", "TFoot"}},
                                              {"THead", {"Table"}},
                                              {"TBody", {"Table"}},
                                              {"TFoot", {"Table"}},
                                              {"TH", {"TR"}},
                                              {"TD", {"TR"}},
                                              {"Lbl", {"LI", "Note", "TOCI", "BibEntry", "Link"}}};
const std::map<std::string, Names> kids_of = {{"TOC", {"TOC", "TOCI", "Caption"}},
                                              {"L", {"L", "LI", "Caption"}},
                                              {"LI", {"Lbl", "LBody"}},
                                              {"Table", {"THead", "TBody", "TFoot", "TR", "Caption"}},
                                              {"THead", {"TR"}},
                                              {"TBody", {"TR"}},
                                              {"TFoot", {"TR"}},
                                              {"TR", {"TH", "TD"}}};
// Content of these is in elements inside them, never their own.
const Names hold_elements_alone = {"Document", "Part", "Sect", "TOC", "L", "Table", "THead", "TBody", "TR"};

bool is_language(const std::string& text) {
    static const std::regex tag("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"); // RFC 3066
    return std::regex_match(text, tag);
}

class StructureChecker {
  public:
    StructureChecker(const Objects& file, Faults& faults) : file_(file), faults_(faults) {}

    void run() {
        const json catalog = file_.catalog();
        faults_.unless(catalog.contains("/Lang") && is_language(text_of(catalog.at("/Lang"))), "ua 7.2",
                       "no language of the file");
        if (!catalog.contains("/StructTreeRoot")) return faults_.add("2a 6.7.3.3", "no structure");
        root_ref_ = catalog.at("/StructTreeRoot");
        root_ = file_.get(root_ref_);
        check_roles();
        read_parents();
        for (const json& kid : as_list(root_.at("/K"))) visit(kid, root_ref_, "");
        check_pages();
        check_identifiers();
        check_outline();
    }

  private:
    static json as_list(const json& value) { return value.is_array() ? value : json::array({value}); }

    std::string type_of(const json& element) const {
        std::string type = element.at("/S").get<std::string>().substr(1);
        for (int step = 0; step < 20 && !standard_types.contains(type) && roles_.contains("/" + type); ++step)
            type = roles_.at("/" + type).get<std::string>().substr(1);
        return type;
    }

    void check_roles() {
        roles_ = file_.get(root_.value("/RoleMap", json::object()));
        for (const auto& [role, type] : roles_.items()) {
            faults_.unless(!standard_types.contains(role.substr(1)), "ua 7.1", role + " is remapped");
            faults_.unless(standard_types.contains(type_of({{"/S", role}})), "2a 6.7.3.4", role + " leads nowhere");
        }
    }

    void read_parents() {
        const json numbers = file_.get(root_.at("/ParentTree")).at("/Nums");
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
            faults_.unless(i == 0 || numbers.at(i) > numbers.at(i - 2), "32000 7.9.7", "order of the parent tree");
            parent_tree_[numbers.at(i)] = file_.get(numbers.at(i + 1)).is_array() ? file_.get(numbers.at(i + 1))
                                                                                  : numbers.at(i + 1);
        }
        faults_.unless(root_.value("/ParentTreeNextKey", 0) > (parent_tree_.empty() ? -1 : parent_tree_.rbegin()->first),
                       "32000 14.7.2", "next key of the parent tree");
    }

    void visit(const json& reference, const json& parent_ref, const std::string& parent) {
        const json element = file_.get(reference);
        const std::string type = type_of(element);
        faults_.unless(element.value("/Type", "") == "/StructElem", "2a 6.7.3.3", "element without type");
        faults_.unless(element.value("/P", json()) == parent_ref, "ua 7.1", "element without its parent");
        faults_.unless(standard_types.contains(type), "2a 6.7.3.4", type + " is no standard type");
        if (const auto allowed = parents.find(type); allowed != parents.end())
            faults_.unless(allowed->second.contains(parent), "ua 7.2", type + " in " + parent);
        if (const auto allowed = kids_of.find(parent); allowed != kids_of.end())
            faults_.unless(allowed->second.contains(type), "ua 7.2", parent + " holds " + type);
        check_heading(type);
        check_texts(element, type);
        std::vector<json> inside;
        for (const json& kid : as_list(element.value("/K", json::array()))) {
            if (kid.is_string()) {
                inside.push_back(kid);
                visit(kid, reference, type);
            } else {
                check_content_kid(kid, element, reference, type);
            }
        }
        check_caption(inside, type);
        if (type == "Table") check_table(inside);
    }

    /// Marked content and annotations: the parent tree leads back to the element.
    void check_content_kid(const json& kid, const json& element, const json& reference, const std::string& type) {
        faults_.unless(!hold_elements_alone.contains(type), "32000 14.8.4", "content in " + type + " itself");
        if (kid.is_object() && kid.value("/Type", "") == "/OBJR") {
            const json annotation = file_.get(kid.at("/Obj"));
            faults_.unless(annotation.contains("/StructParent") &&
                               parent_tree_[annotation.at("/StructParent")] == reference,
                           "ua 7.18", "the parent tree loses an annotation");
            faults_.unless(type == "Link", "ua 7.18.5", "a link in " + type);
            return;
        }
        const json page_ref = kid.is_object() && kid.contains("/Pg") ? kid.at("/Pg") : element.value("/Pg", json());
        const int id = kid.is_object() ? kid.at("/MCID").get<int>() : kid.get<int>();
        const json page = file_.get(page_ref);
        if (!page.is_object() || !page.contains("/StructParents")) return faults_.add("ua 7.1", "content of no page");
        const json& row = parent_tree_[page.at("/StructParents")];
        faults_.unless(row.is_array() && id < static_cast<int>(row.size()) && row.at(static_cast<std::size_t>(id)) == reference,
                       "ua 7.1", "the parent tree loses content");
        faults_.unless(content_.emplace(page_ref.get<std::string>(), id).second, "ua 7.1", "content of two elements");
    }

    void check_heading(const std::string& type) {
        faults_.unless(type != "H", "ua 7.4.4", "an unnumbered heading");
        if (type.size() != 2 || type[0] != 'H') return;
        const int level = type[1] - '0';
        faults_.unless(level <= heading_ + 1, "ua 7.4.2", type + " follows H" + std::to_string(heading_));
        heading_ = level;
    }

    void check_texts(const json& element, const std::string& type) {
        const auto has = [&](const char* key) { return element.contains(key) && !text_of(element.at(key)).empty(); };
        if (element.contains("/Lang"))
            faults_.unless(is_language(text_of(element.at("/Lang"))), "ua 7.2", "a language is no tag");
        const json attributes = element.value("/A", json::object());
        if (type == "Figure" || type == "Formula")
            faults_.unless(has("/Alt") || has("/ActualText"), "ua 7.3", "a figure without words");
        if (type == "Figure")
            faults_.unless(attributes.contains("/BBox") && attributes.at("/BBox").size() == 4, "32000 14.8.5.4.3",
                           "a figure without box");
        if (type == "Note")
            faults_.unless(has("/ID") && notes_.insert(text_of(element.at("/ID"))).second, "ua 7.9",
                           "a note without an identifier of its own");
        if (type == "TH") faults_.unless(attributes.contains("/Scope"), "ua 7.5", "a header cell without scope");
        if (type == "L")
            faults_.unless(attributes.contains("/ListNumbering"), "32000 14.8.5.5", "a list without numbering");
        if (type == "Link")
            faults_.unless(element.dump().find("/OBJR") != std::string::npos, "ua 7.18.5", "a Link without link");
        if (element.contains("/ID")) identified_[text_of(element.at("/ID"))] = element;
    }

    void check_caption(const std::vector<json>& inside, const std::string& type) {
        if (type != "Table" && type != "L" && type != "TOC") return;
        for (std::size_t i = 0; i < inside.size(); ++i)
            if (type_of(file_.get(inside[i])) == "Caption")
                faults_.unless(i == 0 || (type == "Table" && i + 1 == inside.size()), "ua 7.2", "place of a caption");
    }

    /// A grid: every row of as many cells (§7.2); a table need not have headers.
    void check_table(const std::vector<json>& groups) {
        std::vector<json> rows;
        int heads = 0, bodies = 0;
        for (const json& reference : groups) {
            const json group = file_.get(reference);
            const std::string type = type_of(group);
            heads += type == "THead", bodies += type == "TBody";
            if (type == "TR") rows.push_back(group);
            if (type != "THead" && type != "TBody" && type != "TFoot") continue;
            for (const json& row : as_list(group.value("/K", json::array()))) rows.push_back(file_.get(row));
        }
        faults_.unless(heads <= 1 && (heads == 0 || bodies > 0), "ua 7.2", "head and body of a table");
        Names widths;
        for (const json& row : rows) {
            const json cells = as_list(row.value("/K", json::array()));
            widths.insert(std::to_string(cells.size()));
        }
        faults_.unless(widths.size() <= 1 && !widths.contains("0"), "ua 7.2", "rows that differ in length");
    }

    void check_pages() {
        const json kids = file_.get(file_.catalog().at("/Pages")).at("/Kids");
        for (const json& reference : kids) {
            const json page = file_.get(reference);
            faults_.unless(page.contains("/StructParents"), "ua 7.1", "a page without structure");
            for (const json& link : page.value("/Annots", json::array())) check_annotation(file_.get(link));
        }
    }

    void check_annotation(const json& annotation) {
        faults_.unless(annotation.value("/Subtype", "") == "/Link", "2a 6.3.1", "kind of annotation");
        faults_.unless(annotation.value("/F", 0) == 4, "2a 6.3.2", "flags of an annotation");
        faults_.unless(!annotation.contains("/AA") && !annotation.contains("/AP"), "2a 6.3.3", "appearance");
        faults_.unless(annotation.contains("/Contents") && !text_of(annotation.at("/Contents")).empty(), "ua 7.18.5",
                       "a link without description");
        faults_.unless(annotation.contains("/Dest") != annotation.contains("/A"), "32000 12.5.6.5", "target");
        const json parent = file_.get(parent_tree_[annotation.value("/StructParent", -1)]);
        faults_.unless(parent.is_object() && type_of(parent) == "Link", "ua 7.18.5", "a link outside Link");
        const json box = annotation.at("/Rect");
        faults_.unless(box.at(0) < box.at(2) && box.at(1) < box.at(3), "32000 12.5.2", "area of a link");
        if (annotation.contains("/A"))
            faults_.unless(file_.get(annotation.at("/A")).value("/S", "") == "/URI", "2a 6.5.1", "an action");
        if (annotation.contains("/Dest"))
            faults_.unless(file_.get(annotation.at("/Dest").at(0)).value("/Type", "") == "/Page", "32000 12.3.2",
                           "a link leads to no page");
    }

    /// The tree of identifiers names every element that has one.
    void check_identifiers() {
        const json names = file_.get(root_.value("/IDTree", json::object())).value("/Names", json::array());
        faults_.unless(names.size() == 2 * identified_.size(), "32000 14.7.2", "the tree of identifiers");
        for (std::size_t i = 0; i + 1 < names.size(); i += 2) {
            const auto found = identified_.find(text_of(names.at(i)));
            faults_.unless(found != identified_.end() && found->second == file_.get(names.at(i + 1)), "32000 14.7.2",
                           "the tree of identifiers");
        }
    }

    void check_outline() {
        const json catalog = file_.catalog();
        if (!catalog.contains("/Outlines")) return;
        for (const json& entry : file_.all([](const json& v) { return v.contains("/Title") && v.contains("/Dest"); })) {
            faults_.unless(!text_of(entry.at("/Title")).empty(), "32000 12.3.3", "a bookmark without title");
            faults_.unless(file_.get(entry.at("/Dest").at(0)).value("/Type", "") == "/Page", "32000 12.3.3",
                           "a bookmark leads to no page");
        }
    }

    const Objects& file_;
    Faults& faults_;
    json root_ref_, root_, roles_;
    std::map<int, json> parent_tree_;
    std::set<std::pair<std::string, int>> content_;
    int heading_ = 0;
    Names notes_;
    std::map<std::string, json> identified_;
};

} // namespace

void check_structure(const Objects& file, Faults& faults) {
    StructureChecker(file, faults).run();
}

} // namespace florilege
