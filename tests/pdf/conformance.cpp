#include "conformance.h"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace florilege {

namespace {

using nlohmann::json;

// What may stand in what (ISO 32000-1 §14.8.4.2 and §14.8.4.3); types that are not named may stand anywhere.
const std::map<std::string, std::set<std::string>> parents = {{"/TOCI", {"/TOC"}},
                                                              {"/LI", {"/L"}},
                                                              {"/Lbl", {"/LI", "/Note", "/TOCI"}},
                                                              {"/LBody", {"/LI"}},
                                                              {"/TR", {"/Table", "/THead", "/TBody"}},
                                                              {"/THead", {"/Table"}},
                                                              {"/TBody", {"/Table"}},
                                                              {"/TH", {"/TR"}},
                                                              {"/TD", {"/TR"}}};
const std::map<std::string, std::set<std::string>> kids = {
    {"/TOC", {"/TOC", "/TOCI", "/Caption"}},
    {"/L", {"/L", "/LI", "/Caption"}},
    {"/LI", {"/Lbl", "/LBody"}},
    {"/Table", {"/THead", "/TBody", "/TR", "/Caption"}},
    {"/THead", {"/TR"}},
    {"/TBody", {"/TR"}},
    {"/TR", {"/TH", "/TD"}}};
const std::set<std::string> standard_types = {
    "/Document", "/Part",    "/Sect",  "/TOC",       "/TOCI",  "/Index",      "/H1",    "/H2",
    "/H3",       "/H4",      "/H5",    "/H6",        "/P",     "/BlockQuote", "/L",     "/LI",
    "/Lbl",      "/LBody",   "/Table", "/THead",     "/TBody", "/TR",         "/TH",    "/TD",
    "/Figure",   "/Caption", "/Note",  "/Reference", "/Link",  "/Span",       "/Quote", "/Code"};

class Checker {
  public:
    explicit Checker(const Objects& file) : file_(file) {}

    std::vector<std::string> run() {
        const json root = file_.get(file_.catalog().at("/StructTreeRoot"));
        roles_ = root.value("/RoleMap", json::object());
        visit(file_.get(root.at("/K")), "");
        for (const json& page : file_.pages())
            if (page.contains("/Annots") && page.value("/Tabs", "") != "/S")
                fault("a page with links has no tab order");
        return std::move(faults_);
    }

  private:
    void fault(std::string text) { faults_.push_back(std::move(text)); }

    std::string type_of(const json& element) const {
        const std::string type = element.at("/S");
        return roles_.value(type, type);
    }

    void visit(const json& element, const std::string& parent) {
        const std::string type = type_of(element);
        if (!standard_types.contains(type)) fault(type + " is no standard type");
        if (const auto allowed = parents.find(type);
            allowed != parents.end() && !allowed->second.contains(parent))
            fault(type + " in " + parent);
        if (const auto allowed = kids.find(parent); allowed != kids.end() && !allowed->second.contains(type))
            fault(parent + " holds " + type);
        check_heading(type);
        check_texts(element, type);
        std::vector<json> inside;
        const json entry = element.value("/K", json::array());
        for (const json& kid : entry.is_array() ? entry : json::array({entry}))
            if (kid.is_string()) inside.push_back(file_.get(kid));
        if (type == "/Table") check_table(inside);
        for (const json& kid : inside) visit(kid, type);
    }

    void check_heading(const std::string& type) {
        if (type.size() != 3 || type[1] != 'H' || type[2] < '1' || type[2] > '6') return;
        const int level = type[2] - '0';
        if (level > heading_ + 1)
            fault("H" + std::to_string(level) + " follows H" + std::to_string(heading_));
        heading_ = level;
    }

    void check_texts(const json& element, const std::string& type) {
        static const std::regex tag("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");
        if (element.contains("/Lang") && !std::regex_match(text_of(element.at("/Lang")), tag))
            fault("a language is no tag");
        if (type == "/Figure" && text_of(element.value("/Alt", json(""))).empty() &&
            text_of(element.value("/ActualText", json(""))).empty())
            fault("a figure without words");
        if (type == "/Note" &&
            (!element.contains("/ID") || !notes_.insert(element.at("/ID").get<std::string>()).second))
            fault("a note without an identifier of its own");
        if (type == "/TH" && element.dump().find("\"/Scope\"") == std::string::npos)
            fault("a header cell without scope");
        if (type == "/Link" && element.dump().find("/OBJR") == std::string::npos)
            fault("a Link element without link");
    }

    void check_table(const std::vector<json>& groups) {
        std::set<std::size_t> widths;
        int heads = 0, bodies = 0;
        for (const json& group : groups) {
            const std::string type = type_of(group);
            heads += type == "/THead";
            bodies += type == "/TBody";
            if (type == "/Caption") continue;
            json rows = type == "/TR" ? json::array({group}) : group.at("/K");
            if (!rows.is_array()) rows = json::array({rows});
            for (const json& row : rows) {
                const json cells = file_.get(row).at("/K");
                widths.insert(cells.is_array() ? cells.size() : 1);
            }
        }
        if (widths.size() > 1) fault("a table whose rows differ in length");
        if (heads > 1 || (heads == 1 && bodies == 0)) fault("a table with a head and no body, or two heads");
    }

    const Objects& file_;
    json roles_;
    int heading_ = 0;
    std::set<std::string> notes_;
    std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> structure_faults(const Objects& file) {
    return Checker(file).run();
}

} // namespace florilege
