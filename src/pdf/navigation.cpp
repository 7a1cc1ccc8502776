#include "pdf/navigation.h"

#include <algorithm>
#include <charconv>

#include "base/number.h"

namespace florilege {

namespace {

constexpr std::size_t longest_uri = 8000; // bytes; percent-encoding makes three of one, and a string has 32767

constexpr std::size_t most_open_bookmarks = 40; // a longer list of bookmarks opens folded to its first level

/// A page label taken apart: what /PageLabels calls a style and a number, or a prefix alone.
struct Label {
    char style = 0; // D, r or none
    int number = 0;
    std::string prefix;
};

Label read_label(const std::string& text) {
    Label label;
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault == std::errc() && end == text.data() + text.size() && number > 0 && text[0] != '0')
        return {'D', number, {}};
    constexpr int most_roman = 1000; // more front matter than any book has
    if (!text.empty() && text.find_first_not_of("ivxlcdm") == std::string::npos)
        for (int roman = 1; roman <= most_roman; ++roman)
            if (to_roman(roman) == text) return {'r', roman, {}};
    label.prefix = text;
    return label;
}

/// The bookmarks as a tree of indices: a parent for each entry (−1: the root).
std::vector<int> parents_of(const std::vector<OutlineEntry>& entries) {
    std::vector<int> parents;
    std::vector<int> open; // the last entry of each level above
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto level = static_cast<std::size_t>(std::max(1, entries[i].level));
        if (open.size() >= level) open.resize(level - 1);
        parents.push_back(open.empty() ? -1 : open.back());
        open.push_back(static_cast<int>(i));
    }
    return parents;
}

struct Branch {
    std::vector<int> kids;
};

} // namespace

std::string Destinations::find(std::string_view id) const {
    const auto& all = typeset_.destinations;
    const auto found = std::lower_bound(all.begin(), all.end(), id,
                                        [](const Destination& a, std::string_view b) { return a.id < b; });
    if (found == all.end() || found->id != id || found->page >= pages_.size()) return {};
    return "[" + pdf_ref(pages_[found->page]) + "/XYZ " + to_text(found->x) + ' ' +
           to_text(typeset_.pages[found->page].height - found->y) + " null]";
}

Ref write_outline(ObjectFile& file, const TypesetBook& typeset, const Destinations& destinations) {
    std::vector<OutlineEntry> entries;
    for (const OutlineEntry& entry : typeset.outline)
        if (!destinations.find(entry.target).empty()) entries.push_back(entry);
    if (entries.empty()) return {};
    const std::vector<int> parents = parents_of(entries);
    std::vector<Branch> branches(entries.size() + 1); // the root's last
    std::vector<Ref> refs;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        branches[parents[i] < 0 ? entries.size() : static_cast<std::size_t>(parents[i])].kids.push_back(
            static_cast<int>(i));
        refs.push_back(file.reserve());
    }
    const Ref root = file.reserve();
    const bool open = entries.size() <= most_open_bookmarks;
    const auto add_kids = [&](Dictionary& to, const Branch& branch, std::int64_t count) {
        if (branch.kids.empty()) return;
        to.ref("First", refs[static_cast<std::size_t>(branch.kids.front())])
            .ref("Last", refs[static_cast<std::size_t>(branch.kids.back())]);
        to.number("Count", count);
    };
    for (const Branch& branch : branches) {
        for (std::size_t k = 0; k < branch.kids.size(); ++k) {
            const auto i = static_cast<std::size_t>(branch.kids[k]);
            Dictionary item;
            item.text("Title", entries[i].title)
                .ref("Parent", parents[i] < 0 ? root : refs[static_cast<std::size_t>(parents[i])]);
            if (k > 0) item.ref("Prev", refs[static_cast<std::size_t>(branch.kids[k - 1])]);
            if (k + 1 < branch.kids.size())
                item.ref("Next", refs[static_cast<std::size_t>(branch.kids[k + 1])]);
            // Open entries count all that they show, folded ones, as a negative, what opening them would
            // (§12.3.3).
            std::int64_t below = static_cast<std::int64_t>(branches[i].kids.size());
            if (open)
                for (std::size_t d = i + 1; d < entries.size() && entries[d].level > entries[i].level; ++d)
                    below = static_cast<std::int64_t>(d - i);
            add_kids(item, branches[i], open ? below : -below);
            item.raw("Dest", destinations.find(entries[i].target));
            file.set(refs[i], item);
        }
    }
    Dictionary outlines("Outlines");
    add_kids(outlines, branches.back(),
             static_cast<std::int64_t>(open ? entries.size() : branches.back().kids.size()));
    file.set(root, outlines);
    return root;
}

std::string page_labels(const PageList& pages) {
    std::string numbers = "<</Nums[";
    Label before;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Label label = read_label(pages[i].label);
        const bool runs_on =
            i > 0 && label.style != 0 && label.style == before.style && label.number == before.number + 1;
        if (!runs_on) {
            Dictionary range;
            if (label.style != 0)
                range.name("S", {&label.style, 1}).number("St", label.number);
            else
                range.text("P", label.prefix);
            numbers += to_text(static_cast<std::int64_t>(i)) + range.written();
        }
        before = label;
    }
    return numbers + "]>>";
}

std::vector<Ref> write_links(ObjectFile& file, const Page& page, Ref page_ref,
                             const Destinations& destinations, StructureTree& structure) {
    std::vector<Ref> annotations;
    for (const LinkItem& link : page.links) {
        const bool inside = !link.target.empty() && link.target[0] == '#';
        const std::string destination = inside ? destinations.find(link.target.substr(1)) : std::string();
        if (link.target.empty() || link.node == 0 || link.target.size() > longest_uri ||
            (inside && destination.empty()))
            continue;
        const Ref annotation = file.reserve();
        Dictionary entries("Annot");
        entries.name("Subtype", "Link")
            .raw("Rect", pdf_box({link.x, page.height - link.y - link.height, link.x + link.width,
                                  page.height - link.y}))
            .raw("Border", "[0 0 0]")
            .number("F", 4) // Print: ISO 19005-2 §6.3.2
            .text("Contents", link.description.empty() ? link.target : link.description)
            .number("StructParent", structure.add_annotation(annotation, page_ref, link.node));
        if (inside)
            entries.raw("Dest", destination);
        else
            entries.raw("A", Dictionary().name("S", "URI").raw("URI", pdf_uri(link.target)).written());
        file.set(annotation, entries);
        annotations.push_back(annotation);
    }
    return annotations;
}

} // namespace florilege
