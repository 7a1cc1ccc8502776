#include "read/import_html_notes.h"

#include <string>
#include <vector>

#include "base/utf8.h"

namespace florilege {

namespace {


std::string attribute(const GumboNode& node, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found ? found->value : "";
}

void add_text(const GumboNode& node, std::string& text) {
    if (node.type == GUMBO_NODE_TEXT) text += node.v.text.text;
    if (node.type != GUMBO_NODE_ELEMENT) return;
    const GumboVector& nodes = node.v.element.children;
    for (unsigned i = 0; i < nodes.length; ++i) add_text(*static_cast<const GumboNode*>(nodes.data[i]), text);
}

// "1", "[12]", "iv", "*": the mark of a note's call.
bool is_call(const GumboNode& link) {
    std::string text, mark;
    add_text(link, text);
    for (char c : text)
        if (std::string_view(" []()\n").find(c) == std::string_view::npos) mark.push_back(c);
    return !mark.empty() && count_code_points(mark) <= 4;
}

unsigned place_of(const GumboNode& node) { return node.v.element.start_pos.offset; }

/// The page's places that links can lead to, and its links within it.
struct Anchors {
    std::map<std::string, const GumboNode*> targets;
    std::vector<const GumboNode*> links;

    void collect(const GumboNode& node) {
        if (node.type != GUMBO_NODE_ELEMENT) return;
        if (const std::string id = attribute(node, "id"); !id.empty()) targets.emplace(id, &node);
        const bool link = node.v.element.tag == GUMBO_TAG_A;
        if (const std::string name = link ? attribute(node, "name") : std::string(); !name.empty()) targets.emplace(name, &node);
        if (link && attribute(node, "href").starts_with("#")) links.push_back(&node);
        const GumboVector& nodes = node.v.element.children;
        for (unsigned i = 0; i < nodes.length; ++i) collect(*static_cast<const GumboNode*>(nodes.data[i]));
    }

    const GumboNode* target_of(const GumboNode& link) const {
        const auto found = targets.find(attribute(link, "href").substr(1));
        return found == targets.end() ? nullptr : found->second;
    }
};

// The paragraph, item or division of the note that an anchor stands in.
const GumboNode* block_around(const GumboNode* node) {
    for (; node && node->type == GUMBO_NODE_ELEMENT; node = node->parent) {
        const GumboTag tag = node->v.element.tag;
        if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3) return nullptr;
        if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_DD) return node;
    }
    return nullptr;
}

} // namespace

HtmlNotes::HtmlNotes(const GumboNode& root) {
    Anchors anchors;
    anchors.collect(root);
    for (const GumboNode* link : anchors.links) {
        const GumboNode* target = anchors.target_of(*link);
        if (!target) continue;
        if (place_of(*target) < place_of(*link)) {
            back_.insert(link);
            continue;
        }
        const GumboNode* note = is_call(*link) ? block_around(target) : nullptr;
        if (!note || note == block_around(link)) continue;
        calls_.emplace(link, note), notes_.insert(note);
    }
}

const GumboNode* HtmlNotes::called_by(const GumboNode& link) const {
    const auto call = calls_.find(&link);
    return call == calls_.end() ? nullptr : call->second;
}

} // namespace florilege
