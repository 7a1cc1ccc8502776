#include "read/yaml_tree.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/nearest.h"
#include "base/translate.h"
#include "read/source_text.h"

namespace florilege {

namespace {

constexpr std::size_t largest_yaml = 256 * 1024; // bytes: a plan of a thousand articles is a tenth of it
constexpr std::size_t deepest_yaml = 16;         // the deepest key that means something is at 5

struct TooDeep {
    YAML::Mark mark;
};

struct NeverClosed {
    Span quote;
};

/// Does the quoted text that begins at `begin` end before `end`? The parser takes the rest of the file for it otherwise.
bool is_closed(std::string_view text, std::size_t begin, std::size_t end) {
    const char quote = text[begin];
    for (std::size_t at = begin + 1; at < end; ++at) {
        if (quote == '"' && text[at] == '\\') ++at;
        else if (text[at] == quote && quote == '\'' && at + 1 < end && text[at + 1] == quote) ++at;
        else if (text[at] == quote) return true;
    }
    return false;
}

// Builds the tree from the parser's events. Aliases are refused: no key needs one, and they are how a small file grows.
class TreeBuilder : public YAML::EventHandler {
  public:
    TreeBuilder(const Source& source, std::uint32_t offset, std::uint32_t end, Diagnostics& diagnostics)
        : source_(source), first_line_(source.position(offset).line), end_(end), diagnostics_(diagnostics) {}

    YamlNode take() { return std::move(root_); }

    /// The bracket or brace that was opened last and waits for its partner.
    std::optional<Span> open_bracket() const {
        const auto last = std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& frame) { return frame.style == YAML::EmitterStyle::Flow; });
        return last == frames_.rend() ? std::nullopt : std::optional(last->node.span);
    }

    Span place(const YAML::Mark& mark, std::size_t length = 1) const {
        const auto line = first_line_ + static_cast<std::uint32_t>(std::max(0, mark.line));
        const std::uint32_t limit = static_cast<std::uint32_t>(source_.text().size());
        const auto begin = std::min(limit, source_.line_start(line) + static_cast<std::uint32_t>(std::max(0, mark.column)));
        return {&source_, begin, std::min(limit, begin + static_cast<std::uint32_t>(length))};
    }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add({YamlNode::Kind::null, "", place(mark), {}, {}}); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        diagnostics_.push_back(error("yaml-alias", place(mark), tr("YAML aliases (*name) are not read"),
                                     tr("write the value out; quote a text that begins with *")));
        add({YamlNode::Kind::null, "", place(mark), {}, {}});
    }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t, const std::string& value) override {
        const Span begin = place(mark);
        const std::string_view sign = std::string_view(source_.text()).substr(begin.begin, 1);
        if ((sign == "\"" || sign == "'") && !is_closed(source_.text(), begin.begin, end_)) throw NeverClosed{begin};
        std::string text = value;
        std::erase(text, removed_byte);
        if (std::string kept = without_forbidden(text); kept != text) {
            diagnostics_.push_back(warning("control-character", place(mark), tr("an escape here stands for a character that cannot stand in a book; it was left out"),
                                           tr("delete the escape")));
            text = std::move(kept);
        }
        const std::size_t shown = std::min(text.find('\n'), text.size());
        const bool null = text.empty() || text == "~" || text == "null";
        add({null ? YamlNode::Kind::null : YamlNode::Kind::scalar, text, place(mark, std::max<std::size_t>(1, shown)), {}, {}});
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value style) override {
        open(mark, YamlNode::Kind::sequence, style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value style) override {
        open(mark, YamlNode::Kind::map, style);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Frame {
        YamlNode node;
        std::optional<YamlNode> key; // of a map, read and waiting for its value
        YAML::EmitterStyle::value style = YAML::EmitterStyle::Default;
    };

    void open(const YAML::Mark& mark, YamlNode::Kind kind, YAML::EmitterStyle::value style) {
        if (frames_.size() >= deepest_yaml) throw TooDeep{mark};
        frames_.push_back({{kind, "", place(mark), {}, {}}, {}, style});
    }

    void close() {
        YamlNode node = std::move(frames_.back().node);
        frames_.pop_back();
        add(std::move(node));
    }

    void add(YamlNode node) {
        if (frames_.empty()) {
            root_ = std::move(node);
        } else if (Frame& frame = frames_.back(); frame.node.kind == YamlNode::Kind::sequence) {
            frame.node.items.push_back(std::move(node));
        } else if (!frame.key) {
            frame.key = std::move(node);
        } else {
            add_entry(frame, std::move(node));
        }
    }

    void add_entry(Frame& frame, YamlNode value) {
        YamlNode key = std::move(*frame.key);
        frame.key.reset();
        const auto same = [&](const YamlEntry& entry) { return entry.key == key.text; };
        if (std::any_of(frame.node.entries.begin(), frame.node.entries.end(), same))
            diagnostics_.push_back(error("duplicate-key", key.span, tr("the key `{}` is given twice", key.text), tr("keep one of them")));
        else if (frame.node.entries.size() < 1000) // beyond any plan; keeps the search above from growing
            frame.node.entries.push_back({std::move(key.text), key.span, std::move(value)});
    }

    const Source& source_;
    std::uint32_t first_line_;
    std::uint32_t end_; // of the YAML in the source
    Diagnostics& diagnostics_;
    std::vector<Frame> frames_;
    YamlNode root_;
};

std::string syntax_hint(const std::string& problem) {
    if (problem.find("anchor") != std::string::npos) return translated("put a text that begins with * or & in quotes");
    if (problem.starts_with("end of") && problem.find("flow") == std::string::npos) return translated("indent this line as those that it belongs with");
    if (problem.find("map") != std::string::npos || problem.find("end of") != std::string::npos)
        return translated("put the value in quotes when it holds `: ` or begins with a sign: title: \"One: two\"");
    if (problem.find("tab") != std::string::npos) return translated("indent with spaces, never with tabs");
    return translated("put the value in quotes, or look for a missing bracket or quote above");
}

std::string_view kind_name(YamlNode::Kind kind) {
    switch (kind) {
    case YamlNode::Kind::null: return translated("nothing");
    case YamlNode::Kind::scalar: return translated("a text");
    case YamlNode::Kind::sequence: return translated("a list");
    case YamlNode::Kind::map: return translated("a map of keys");
    }
    return "";
}

Diagnostic wrong_type(const YamlNode& node, std::string_view key, std::string_view wanted) {
    return error("wrong-type", node.span, tr("`{}` must be {}, not {}", key, wanted, kind_name(node.kind)),
                 node.kind == YamlNode::Kind::scalar ? tr("write key: value, one a line") : "");
}

} // namespace

Result<YamlNode> parse_yaml(const Source& source, std::string_view text, std::uint32_t offset) {
    Result<YamlNode> result;
    const auto end = static_cast<std::uint32_t>(offset + text.size());
    result.value.span = {&source, offset, offset};
    if (text.size() > largest_yaml) {
        result.diagnostics.push_back(error("yaml-too-large", {&source, offset, end}, tr("this YAML is longer than 256 KB"), tr("shorten it")));
        return result;
    }
    TreeBuilder builder(source, offset, end, result.diagnostics);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        if (parser.HandleNextDocument(builder)) result.value = builder.take();
        if (!result.value.span.source) result.value.span = {&source, offset, offset};
        TreeBuilder further(source, offset, end, result.diagnostics);
        if (parser.HandleNextDocument(further))
            result.diagnostics.push_back(error("yaml-syntax", further.take().span, tr("a second YAML document begins here"),
                                               tr("keep one document: remove the line of three hyphens")));
    } catch (const TooDeep& deep) {
        result.diagnostics.push_back(error("yaml-too-deep", builder.place(deep.mark), tr("lists and maps are nested too deeply here")));
    } catch (const NeverClosed& never) {
        result.diagnostics.push_back(error("yaml-syntax", never.quote, tr("this quotation mark is never closed"), tr("close it with the same sign at the end of the value")));
    } catch (const YAML::Exception& exception) {
        if (const auto bracket = builder.open_bracket(); bracket && exception.msg.find("flow") != std::string::npos)
            return result.diagnostics.push_back(error("yaml-syntax", *bracket, tr("this bracket is never closed"), tr("close it where the list or the map ends"))), result;
        result.diagnostics.push_back(error("yaml-syntax", builder.place(exception.mark), tr("this is not YAML: {}", exception.msg),
                                           syntax_hint(exception.msg)));
    }
    return result;
}

void read_map(const YamlNode& node, std::string_view what, const std::vector<YamlKey>& keys, Diagnostics& diagnostics) {
    if (node.kind == YamlNode::Kind::null) return;
    if (node.kind != YamlNode::Kind::map) {
        diagnostics.push_back(wrong_type(node, what, tr("a map of `key: value` lines")));
        return;
    }
    for (const YamlEntry& entry : node.entries) {
        const auto known = std::find_if(keys.begin(), keys.end(), [&](const YamlKey& key) { return key.name == entry.key; });
        if (known != keys.end()) {
            if (entry.value.kind != YamlNode::Kind::null) known->read(entry.value);
            continue;
        }
        std::vector<std::string_view> names;
        std::string list;
        for (const YamlKey& key : keys) {
            names.push_back(key.name);
            list += (list.empty() ? "" : ", ") + std::string(key.name);
        }
        diagnostics.push_back(error("unknown-key", entry.key_span, tr("`{}` is not a key of {}", entry.key, what),
                                    did_you_mean(entry.key, names, tr("the known keys are {}", list))));
    }
}

std::optional<std::string> yaml_text(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    if (node.kind == YamlNode::Kind::scalar) return node.text;
    diagnostics.push_back(wrong_type(node, key, tr("a text")));
    return std::nullopt;
}

std::optional<bool> yaml_bool(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    static const std::set<std::string_view> yes{"true", "True", "TRUE", "yes", "Yes", "on", "oui", "Oui"};
    static const std::set<std::string_view> no{"false", "False", "FALSE", "no", "No", "off", "non", "Non"};
    if (node.kind == YamlNode::Kind::scalar && yes.count(node.text)) return true;
    if (node.kind == YamlNode::Kind::scalar && no.count(node.text)) return false;
    diagnostics.push_back(error("wrong-type", node.span, tr("`{}` must be true or false", key)));
    return std::nullopt;
}

std::vector<const YamlNode*> yaml_list(const YamlNode& node) {
    std::vector<const YamlNode*> list;
    if (node.kind != YamlNode::Kind::sequence) return {&node};
    for (const YamlNode& item : node.items) list.push_back(&item);
    return list;
}

std::vector<std::string> yaml_texts(const YamlNode& node, std::string_view key, Diagnostics& diagnostics) {
    std::vector<std::string> texts;
    for (const YamlNode* item : yaml_list(node))
        if (std::optional<std::string> text = yaml_text(*item, key, diagnostics)) texts.push_back(std::move(*text));
    return texts;
}

} // namespace florilege
