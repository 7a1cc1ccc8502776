#include "sample.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace florilege {

namespace {

constexpr Length size = 11_pt;
constexpr Length leading = 14_pt;

} // namespace

Sample::Sample() {
    face_ = typeset.fonts.face({{"Linux Libertine O"}, 400, false});
    typeset.structure.emplace_back();
    book.plan.title.value = "Un livre d’essai";
    book.plan.language = "fr";
    book.plan.authors.push_back({"Ada Exemple", "", "author", {}});
    book.slug = "un-livre-d-essai";
    book.identifier = "urn:uuid:5f0c1a52-6f5e-5c3e-9d7e-000000000001";
    book.date.start = {2024, 2, 29};
}

Sample& Sample::page(std::string label) {
    Page page;
    page.label = std::move(label);
    page.recto = typeset.pages.size() % 2 == 0;
    page.width = 148_mm;
    page.height = 210_mm;
    typeset.pages.push_back(std::move(page));
    y_ = 50_pt;
    return *this;
}

std::uint32_t Sample::node(StructureType type, std::uint32_t parent) {
    StructureNode node;
    node.type = type;
    node.parent = parent;
    typeset.structure.push_back(node);
    return static_cast<std::uint32_t>(typeset.structure.size() - 1);
}

Sample& Sample::line(std::uint32_t node, std::string_view text, std::uint16_t features) {
    y_ += leading;
    x_ = 50_pt;
    PlacedLine line;
    line.first_run = static_cast<std::uint32_t>(current().runs.size());
    line.end = PlacedLine::End::last;
    current().lines.push_back(line);
    return more(node, text, features);
}

Sample& Sample::more(std::uint32_t node, std::string_view text, std::uint16_t features) {
    run({node, Artifact::none}, text, features, false);
    return *this;
}

Sample& Sample::hyphen(std::uint32_t node) {
    run({node, Artifact::none}, "-", feature_none, true);
    return goes_on();
}

Sample& Sample::goes_on() {
    current().lines.back().end = PlacedLine::End::natural;
    return *this;
}

Sample& Sample::furniture(Artifact artifact, std::string_view text) {
    const Length y = std::exchange(y_, artifact == Artifact::running_head ? 30_pt : 580_pt);
    x_ = 50_pt;
    run({0, artifact}, text, feature_none, false);
    y_ = y;
    return *this;
}

Sample& Sample::face(const FaceRequest& request) {
    face_ = typeset.fonts.face(request);
    return *this;
}

void Sample::run(Marking marking, std::string_view text, std::uint16_t features, bool hyphen) {
    Page& page = current();
    std::int64_t pen = 0;
    GlyphRun* run = nullptr;
    for (const Glyph& glyph : typeset.fonts.shape(face_, text, features, "fr")) {
        if (!run || run->face != glyph.face) {
            if (run) run->text_end = static_cast<std::uint32_t>(page.text.size() + glyph.cluster);
            GlyphRun next;
            next.face = glyph.face;
            next.size = size;
            next.x = x_ + Length{pen * size.value / 1000000};
            next.y = y_;
            next.first_glyph = static_cast<std::uint32_t>(page.glyphs.size());
            next.text_begin = static_cast<std::uint32_t>(page.text.size() + glyph.cluster);
            next.hyphen = hyphen;
            next.marking = marking;
            page.runs.push_back(next);
            run = &page.runs.back();
        }
        add_glyph(page, glyph.id, x_.value + (pen + glyph.x_offset) * size.value / 1000000 - run->x.value,
                  std::int64_t{glyph.y_offset} * size.value / 1000000, page.text.size() + glyph.cluster - run->text_begin);
        pen += glyph.advance;
    }
    page.text += hyphen ? "\u00AD" : text;
    if (run) run->text_end = static_cast<std::uint32_t>(page.text.size());
    x_ += Length{pen * size.value / 1000000};
    if (marking.artifact == Artifact::none && !page.lines.empty())
        page.lines.back().run_count =
            static_cast<std::uint32_t>(page.runs.size()) - page.lines.back().first_run;
}

TemporaryFile::TemporaryFile(std::string_view bytes) {
    std::string path = testing::TempDir() + "florilege-XXXXXX";
    const int descriptor = mkstemp(path.data());
    if (descriptor >= 0) close(descriptor);
    path_ = path;
    std::ofstream(path_, std::ios::binary) << bytes;
}

TemporaryFile::~TemporaryFile() {
    std::remove(path_.c_str());
}

std::string look(std::string_view command, const std::string& pdf, bool errors) {
    const TemporaryFile file(pdf);
    std::string line(command);
    for (std::size_t at = line.find("{}"); at != std::string::npos; at = line.find("{}"))
        line.replace(at, 2, file.path());
    if (!errors)
        line += " 2>/dev/null";
    else
        line += " 2>&1";
    std::string out;
    if (FILE* pipe = popen(line.c_str(), "r")) {
        std::array<char, 4096> block;
        for (std::size_t n = 0; (n = fread(block.data(), 1, block.size(), pipe)) > 0;)
            out.append(block.data(), n);
        pclose(pipe);
    }
    return out;
}

bool has_program(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

} // namespace florilege
