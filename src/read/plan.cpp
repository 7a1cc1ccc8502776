#include "read/plan.h"

#include <algorithm>

#include "base/translate.h"
#include "language/language.h"
#include "read/source_text.h"
#include "read/yaml_markdown.h"
#include "read/yaml_values.h"

namespace florilege {

namespace {

constexpr double smallest_page = 50, largest_page = 500; // mm: what presses and binders take
constexpr double smallest_margin = 5, largest_margin = 100; // mm

const std::vector<std::string_view> output_names{"epub", "pdf", "print", "cover", "booklet", "large", "flyer", "web", "records"};
const std::vector<std::string_view> page_names{"a4", "a5", "a6", "135x210", "poche", "148x210"};

// Decimal millimetres up to 999.99; nothing else.
std::optional<double> millimetres_of(std::string_view text) {
    double value = 0, unit = 1;
    bool point = false, digit = false;
    if (text.size() > 6) return std::nullopt;
    for (char c : text) {
        if ((c == '.' || c == ',') && !point && digit) point = true;
        else if (c < '0' || c > '9') return std::nullopt;
        else if (point) value += (unit /= 10) * (c - '0');
        else digit = true, value = value * 10 + (c - '0');
    }
    return digit ? std::optional(value) : std::nullopt;
}

bool is_page_size(std::string_view text) {
    std::size_t cross = text.find('x');
    std::size_t length = 1;
    if (cross == std::string_view::npos) cross = text.find("\u00D7"), length = 2;
    if (cross == std::string_view::npos) return false;
    const std::optional<double> width = millimetres_of(text.substr(0, cross));
    const std::optional<double> height = millimetres_of(text.substr(cross + length));
    const auto possible = [](double mm) { return mm >= smallest_page && mm <= largest_page; };
    return width && height && possible(*width) && possible(*height);
}

// Reads book.yaml key by key; one member function a value that is more than a text.
class PlanReader {
  public:
    explicit PlanReader(SourcePtr source) { plan_.source = std::move(source); }

    Result<Plan> run() {
        Result<std::string> text = safe_text(*plan_.source);
        said_ = std::move(text.diagnostics);
        Result<YamlNode> root = parse_yaml(*plan_.source, text.value, 0);
        const bool readable = !has_errors(root.diagnostics) && !has_errors(said_);
        said_.insert(said_.end(), root.diagnostics.begin(), root.diagnostics.end());
        const std::size_t before = said_.size();
        read_map(root.value, "book.yaml", keys(), said_);
        const bool is_map = said_.size() == before || root.value.kind == YamlNode::Kind::map;
        if (is_blank_text(plan_.title.value) && readable && is_map)
            said_.push_back(error("missing-title", {plan_.source.get(), 0, 0}, tr("the book has no title"),
                                  tr("add a line: title: \"The title of the book\"")));
        return {std::move(plan_), std::move(said_)};
    }

  private:
    std::vector<YamlKey> keys() {
        std::vector<YamlKey> keys = texts();
        const auto add = [&](std::string_view name, void (PlanReader::*read)(const YamlNode&)) {
            keys.push_back({name, [this, read](const YamlNode& node) { (this->*read)(node); }});
        };
        add("language", &PlanReader::language), add("slug", &PlanReader::slug), add("authors", &PlanReader::authors);
        add("author", &PlanReader::authors), add("publisher", &PlanReader::publisher), add("printer", &PlanReader::printer);
        add("date", &PlanReader::date), add("legal-deposit", &PlanReader::legal_deposit), add("printed", &PlanReader::printed);
        add("isbn", &PlanReader::isbn), add("series", &PlanReader::series), add("front", &PlanReader::front);
        add("articles", &PlanReader::articles), add("back", &PlanReader::back), add("order", &PlanReader::order);
        add("parts", &PlanReader::parts), add("contents", &PlanReader::contents), add("epigraphs", &PlanReader::epigraphs);
        add("notes", &PlanReader::notes), add("normalize", &PlanReader::normalize), add("page", &PlanReader::page);
        add("outputs", &PlanReader::outputs), add("micro-enterprise", &PlanReader::micro_enterprise);
        add("epub-spaces", &PlanReader::epub_spaces);
        add("distribution", &PlanReader::distribution), add("flyer", &PlanReader::flyer);
        add("note-numbers", &PlanReader::note_numbers), add("links", &PlanReader::links), add("margins", &PlanReader::margins);
        add("also-by", &PlanReader::also_by), add("index", &PlanReader::index);
        add("cover", &PlanReader::cover), add("marks", &PlanReader::marks), add("large-epub", &PlanReader::large_epub);
        return keys;
    }

    std::vector<YamlKey> texts() {
        std::vector<YamlKey> keys;
        const auto text = [&](std::string_view name, std::string& field) {
            keys.push_back({name, [this, name, &field](const YamlNode& node) { field = line(node, name); }});
        };
        const auto placed = [&](std::string_view name, Placed<std::string>& field) {
            keys.push_back({name, [this, name, &field](const YamlNode& node) { field = {line(node, name), node.span}; }});
        };
        const auto list = [&](std::string_view name, std::vector<std::string>& field) {
            keys.push_back({name, [this, name, &field](const YamlNode& node) { field = yaml_texts(node, name, said_); }});
        };
        placed("title", plan_.title), text("subtitle", plan_.subtitle), text("description", plan_.description);
        text("rights", plan_.rights), text("price", plan_.price), text("certified-by", plan_.certified_by);
        placed("profile", plan_.profile), placed("paper", plan_.paper), placed("icc", plan_.icc);
        list("subjects", plan_.subjects), list("silence", plan_.silenced), list("words", plan_.words);
        keys.push_back({"colophon", [this](const YamlNode& node) { plan_.colophon = yaml_inlines(node, "colophon", said_); }});
        keys.push_back({"style", [this](const YamlNode& node) { plan_.style = line(node, "style"), plan_.style_span = node.span; }});
        return keys;
    }

    // A text in NFC on one line: a book's title, a name, a place.
    std::string line(const YamlNode& node, std::string_view key) {
        std::string text = to_nfc(yaml_text(node, key, said_).value_or(""));
        while (!text.empty() && text.back() == '\n') text.pop_back();
        return text;
    }

    void language(const YamlNode& node) {
        plan_.language_span = node.span;
        if (std::string tag = yaml_language(node, "language", said_); !tag.empty()) plan_.language = std::move(tag);
    }
    void slug(const YamlNode& node) { plan_.slug = yaml_slug(node, said_); }
    void authors(const YamlNode& node) {
        for (Contributor& person : yaml_contributors(node, "authors", said_)) plan_.authors.push_back(std::move(person));
    }
    void publisher(const YamlNode& node) { plan_.publisher = party(node, "publisher"); }
    void printer(const YamlNode& node) { plan_.printer = party(node, "printer"); }

    Party party(const YamlNode& node, std::string_view key) {
        Party party;
        party.span = node.span;
        if (node.kind == YamlNode::Kind::scalar) {
            party.name = line(node, key);
            return party;
        }
        read_map(node, key,
                 {{"name", [&](const YamlNode& value) { party.name = line(value, "name"); }},
                  {"address", [&](const YamlNode& value) { party.address = line(value, "address"); }}},
                 said_);
        return party;
    }

    void date(const YamlNode& node) { plan_.date = yaml_date(node, "date", said_); }
    void legal_deposit(const YamlNode& node) { plan_.legal_deposit = yaml_date(node, "legal-deposit", said_); }
    void printed(const YamlNode& node) { plan_.printed = yaml_date(node, "printed", said_); }

    void isbn(const YamlNode& node) { plan_.isbn = yaml_isbns(node, said_); }

    void series(const YamlNode& node) {
        plan_.series.span = node.span;
        if (node.kind == YamlNode::Kind::scalar) {
            plan_.series.title = line(node, "series");
            return;
        }
        read_map(node, "series",
                 {{"title", [&](const YamlNode& value) { plan_.series.title = line(value, "title"); }},
                  {"number", [&](const YamlNode& value) { plan_.series.number = line(value, "number"); }},
                  {"issn", [&](const YamlNode& value) { plan_.series.issn = yaml_issn(value, said_); }},
                  {"titles", [&](const YamlNode& value) { plan_.series.titles = titles(value, "titles"); }}},
                 said_);
    }

    std::vector<Inlines> titles(const YamlNode& node, std::string_view key) {
        std::vector<Inlines> list;
        for (const YamlNode* item : yaml_list(node))
            if (Inlines title = yaml_inlines(*item, key, said_); !title.empty()) list.push_back(std::move(title));
        return list;
    }

    void also_by(const YamlNode& node) {
        if (node.kind != YamlNode::Kind::map) {
            plan_.also_by.titles = titles(node, "also-by");
            return;
        }
        read_map(node, "also-by",
                 {{"heading", [&](const YamlNode& value) { plan_.also_by.heading = line(value, "heading"); }},
                  {"titles", [&](const YamlNode& value) { plan_.also_by.titles = titles(value, "titles"); }}},
                 said_);
    }

    // Entries that send to others: {term, see} or {term, see-also}, of the index of subjects unless `of` says names.
    void index(const YamlNode& node) {
        for (const YamlNode* item : yaml_list(node)) {
            IndexReference reference;
            reference.span = item->span;
            const auto see = [&](const YamlNode& value, bool also) {
                for (std::string& text : yaml_texts(value, also ? "see-also" : "see", said_)) reference.see.push_back(to_nfc(text));
                reference.also |= also;
            };
            read_map(*item, tr("an index entry"),
                     {{"term", [&](const YamlNode& value) { reference.term = line(value, "term"); }},
                      {"see", [&](const YamlNode& value) { see(value, false); }},
                      {"see-also", [&](const YamlNode& value) { see(value, true); }},
                      {"of", [&](const YamlNode& value) {
                           choose<std::string>(value, "of", reference.index, {{"subjects", "subjects"}, {"names", "names"}});
                       }}},
                     said_);
            if (!reference.term.empty() && !reference.see.empty()) plan_.index_references.push_back(std::move(reference));
            else
                said_.push_back(error("index-reference", item->span, tr("an entry of `index:` sends from a term to another"),
                                      tr("write {term: Type, see: Letter} or {term: Type, see-also: [Letter, Case]}")));
        }
    }

    void front(const YamlNode& node) { plan_.front = entries(node, "front"); }
    void articles(const YamlNode& node) { plan_.articles = entries(node, "articles"); }
    void back(const YamlNode& node) { plan_.back = entries(node, "back"); }

    std::vector<PlanEntry> entries(const YamlNode& node, std::string_view key) {
        std::vector<PlanEntry> list;
        for (const YamlNode* item : yaml_list(node)) {
            PlanEntry entry;
            entry.span = item->span;
            if (item->kind == YamlNode::Kind::map) {
                read_map(*item, tr("a part"),
                         {{"part", [&](const YamlNode& value) { entry.part = line(value, "part"); }},
                          {"articles", [&](const YamlNode& value) { entry.entries = entries(value, "articles"); }}},
                         said_);
                if (entry.part.empty())
                    said_.push_back(error("missing-part", item->span, tr("this part has no title"),
                                          tr("write {part: \"Its title\", articles: [one.md, two.md]}")));
            } else if (item->kind != YamlNode::Kind::null) {
                entry.pattern = yaml_text(*item, key, said_).value_or("");
            }
            if (!entry.pattern.empty() || !entry.part.empty()) list.push_back(std::move(entry));
        }
        return list;
    }

    template <class Value>
    void choose(const YamlNode& node, std::string_view key, Value& field,
                std::initializer_list<std::pair<std::string_view, Value>> choices) {
        if (const std::optional<Value> value = yaml_choice(node, key, choices, said_)) field = *value;
    }
    void order(const YamlNode& node) {
        choose(node, "order", plan_.order,
               {{"date", Order::date}, {"newest-first", Order::newest_first}, {"listed", Order::listed}});
    }
    void parts(const YamlNode& node) {
        choose(node, "parts", plan_.parts, {{"none", Parts::none}, {"year", Parts::year}, {"listed", Parts::listed}});
    }
    void contents(const YamlNode& node) {
        choose(node, "contents", plan_.contents,
               {{"front", ContentsPlacement::front}, {"back", ContentsPlacement::back}, {"both", ContentsPlacement::both}});
    }
    void epigraphs(const YamlNode& node) {
        choose(node, "epigraphs", plan_.epigraphs,
               {{"page", EpigraphPlacement::page}, {"opening", EpigraphPlacement::opening}, {"end", EpigraphPlacement::end}});
    }
    void notes(const YamlNode& node) {
        choose(node, "notes", plan_.notes,
               {{"page", NotesPlacement::page}, {"section", NotesPlacement::section}, {"book", NotesPlacement::book}});
    }
    void note_numbers(const YamlNode& node) {
        choose(node, "note-numbers", plan_.note_numbers, {{"article", NoteNumbers::article}, {"page", NoteNumbers::page}});
    }
    void links(const YamlNode& node) {
        choose(node, "links", plan_.links,
               {{"full", PrintedLinks::full}, {"notes", PrintedLinks::notes}, {"none", PrintedLinks::none}});
    }
    void epub_spaces(const YamlNode& node) {
        choose(node, "epub-spaces", plan_.epub_spaces, {{"narrow", Spaces::narrow}, {"wide", Spaces::wide}});
    }
    void normalize(const YamlNode& node) {
        choose(node, "normalize", plan_.normalize,
               {{"off", Normalize::off}, {"spaces", Normalize::spaces}, {"full", Normalize::full}});
    }

    void page(const YamlNode& node) {
        plan_.page = {line(node, "page"), node.span};
        for (std::string_view name : page_names)
            if (plan_.page.value == name) return;
        if (plan_.page.value.empty() || is_page_size(plan_.page.value)) return;
        said_.push_back(error("page-size-unknown", node.span, tr("`{}` is not a page size", plan_.page.value),
                              tr("write a5, a4, a6, poche, 135x210, or WIDTHxHEIGHT in millimetres between 50 and 500")));
        plan_.page = {};
    }

    void margins(const YamlNode& node) {
        plan_.margins.span = node.span;
        std::vector<YamlKey> keys;
        for (const auto& [name, member] : {std::pair{"inner", &Margins::inner}, {"top", &Margins::top}, {"outer", &Margins::outer}, {"bottom", &Margins::bottom}})
            keys.push_back({name, [this, name = std::string_view(name), member = member](const YamlNode& value) {
                                std::string text = line(value, name);
                                if (text.ends_with("mm")) text.resize(text.find_last_not_of(' ', text.size() - 3) + 1);
                                const std::optional<double> length = millimetres_of(text);
                                if (length && *length >= smallest_margin && *length <= largest_margin) plan_.margins.*member = millimetres(*length);
                                else said_.push_back(error("margin-invalid", value.span, tr("`{}` is no margin", text), tr("write millimetres between 5 and 100")));
                            }});
        read_map(node, "margins", keys, said_);
    }

    void outputs(const YamlNode& node) {
        for (const YamlNode* item : yaml_list(node)) {
            std::optional<std::string> name = yaml_text(*item, "outputs", said_);
            if (!name) continue;
            if (std::find(output_names.begin(), output_names.end(), *name) == output_names.end())
                said_.push_back(value_unknown(*item, "outputs", output_names));
            else
                plan_.outputs.push_back({std::move(*name), item->span});
        }
    }

    void micro_enterprise(const YamlNode& node) {
        plan_.micro_enterprise = yaml_bool(node, "micro-enterprise", said_).value_or(false);
    }
    void flyer(const YamlNode& node) {
        plan_.flyer.span = node.span;
        choose<std::string>(node, "flyer", plan_.flyer.value, {{"a6", "a6"}, {"a5", "a5"}, {"a4", "a4"}});
    }
    /// A file is the whole front; `picture:` is shown in the style's design.
    void cover(const YamlNode& node) {
        const auto file = [&](const YamlNode& value) { plan_.cover = {line(value, "cover"), value.span}; };
        const auto picture = [&](const YamlNode& value) { file(value), plan_.cover_is_picture = true; };
        if (node.kind == YamlNode::Kind::scalar) file(node);
        else read_map(node, "cover", {{"picture", picture}}, said_);
    }
    void marks(const YamlNode& node) { plan_.marks = {yaml_bool(node, "marks", said_).value_or(false), node.span}; }
    void large_epub(const YamlNode& node) { plan_.large_epub = yaml_bool(node, "large-epub", said_).value_or(false); }
    void distribution(const YamlNode& node) {
        const auto url = [&](const YamlNode& value) { plan_.distribution_url = {yaml_url(value, "url", said_), value.span}; };
        const auto site = [&](const YamlNode& value) { plan_.site_url = {yaml_url(value, "site", said_), value.span}; };
        if (node.kind == YamlNode::Kind::scalar) url(node);
        else read_map(node, "distribution", {{"url", url}, {"site", site}}, said_);
    }

    Plan plan_;
    Diagnostics said_;
};

} // namespace

Result<Plan> read_plan(SourcePtr source) { return PlanReader(std::move(source)).run(); }

} // namespace florilege
