// SVG: read as XML under limits, refused when it would act or fetch, written again without what programs noted in it.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include <librsvg/rsvg.h>

#include "base/library.h"
#include "base/translate.h"
#include "base/xml.h"
#include "read/cairo_rows.h"
#include "read/image_formats.h"
#include "read/svg_cost.h"

namespace florilege {

namespace {

constexpr XmlLimits svg_limits{8u << 20, 200'000, 100};
constexpr double default_width = 300, default_height = 150; // CSS 2.2, 10.3.2: a replaced element without a size
constexpr int largest_drawing = 10'000;                     // pixels on a side
constexpr int trial_width = 2000;                           // pixels: a page's width at 300 dots per inch

/// librsvg is loaded for the first drawing: with all that it needs it takes longer than a small book without drawings.
struct SvgLibrary {
    decltype(&rsvg_handle_new_from_data) read;
    decltype(&rsvg_handle_get_intrinsic_size_in_pixels) get_size;
    decltype(&rsvg_handle_get_intrinsic_dimensions) get_dimensions;
    decltype(&rsvg_handle_render_document) draw;
    decltype(&g_object_unref) release;
    decltype(&g_error_free) free_error;
};

const SvgLibrary& svg_library() {
    static const SvgLibrary functions = [] {
        const Library library("librsvg-2.so.2");
        SvgLibrary found{};
        library.find(found.read, "rsvg_handle_new_from_data");
        library.find(found.get_size, "rsvg_handle_get_intrinsic_size_in_pixels");
        library.find(found.get_dimensions, "rsvg_handle_get_intrinsic_dimensions");
        library.find(found.draw, "rsvg_handle_render_document");
        library.find(found.release, "g_object_unref");
        library.find(found.free_error, "g_error_free");
        return found;
    }();
    return functions;
}

struct GObjectUnref {
    void operator()(void* object) const { svg_library().release(object); }
};
using SvgHandle = std::unique_ptr<RsvgHandle, GObjectUnref>;

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

// True when a style or a presentation attribute names something outside the drawing.
bool fetches(std::string_view style) {
    const std::string text = lower(style);
    if (text.find("@import") != std::string::npos || text.find("expression(") != std::string::npos ||
        text.find("javascript:") != std::string::npos || text.find('\\') != std::string::npos)
        return true;
    for (std::size_t at = 0; (at = text.find("url(", at)) != std::string::npos;) {
        at = text.find_first_not_of(" \t\r\n'\"", at + 4);
        if (at == std::string::npos || text[at] != '#') return true;
    }
    return false;
}

// Why an element cannot stand in a book; empty when it can.
std::string element_fault(const XmlNode& node) {
    static constexpr std::array<std::string_view, 13> refused{
        "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "animate", "animatemotion", "animatetransform",
        "animatecolor", "set", "handler"};
    const std::string name = lower(node.local_name());
    for (std::string_view element : refused)
        if (name == element) return tr("it holds the element {}", name);
    for (const XmlAttribute& attribute : node.attributes) {
        const std::string key = lower(attribute.name);
        if (key.starts_with("on")) return tr("it holds the script attribute {}", key);
        const bool reference = key == "href" || key.ends_with(":href") || key == "src" || key == "xml:base";
        if (reference && !attribute.value.starts_with("#")) return translated("it refers to something outside itself");
        if (fetches(attribute.value)) return translated("it refers to something outside itself");
    }
    if (name == "style" && fetches(node.all_text())) return translated("its style refers to something outside itself");
    for (const XmlNode& child : node.children)
        if (child.is_text()) continue;
        else if (std::string fault = element_fault(child); !fault.empty()) return fault;
    return {};
}

// Notes of drawing programs: names, paths and histories, none of which is drawn.
bool is_private(std::string_view name) {
    for (std::string_view prefix : {"inkscape:", "sodipodi:", "rdf:", "dc:", "cc:", "sketch:", "i:", "x:", "xmlns:inkscape",
                                    "xmlns:sodipodi", "xmlns:rdf", "xmlns:dc", "xmlns:cc", "xmlns:sketch"})
        if (name.starts_with(prefix)) return true;
    return name == "metadata" || name == "svg:metadata";
}

void write(const XmlNode& node, XmlWriter& writer) {
    if (node.is_text()) {
        writer.text(node.text);
        return;
    }
    if (is_private(node.name)) return;
    writer.open_inline(node.name);
    for (const XmlAttribute& attribute : node.attributes)
        if (!is_private(attribute.name)) writer.attribute(attribute.name, attribute.value);
    for (const XmlNode& child : node.children) write(child, writer);
    if (node.children.empty()) writer.close_empty();
    else writer.close();
}

SvgHandle load(std::string_view bytes, std::string& fault) {
    GError* problem = nullptr;
    SvgHandle handle(svg_library().read(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &problem));
    if (problem) {
        fault = problem->message;
        svg_library().free_error(problem);
    }
    return handle;
}

// The natural size in CSS pixels: width and height when they are lengths, else the view box.
void natural_size(RsvgHandle* handle, double& width, double& height) {
    width = height = 0;
    if (svg_library().get_size(handle, &width, &height) && width > 0 && height > 0) return;
    gboolean has_width, has_height, has_box;
    RsvgLength w, h;
    RsvgRectangle box{};
    svg_library().get_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
    width = has_box && box.width > 0 ? box.width : default_width;
    height = has_box && box.height > 0 ? box.height : default_height;
}

} // namespace

ReadPicture read_svg(std::string_view bytes) {
    ReadPicture picture;
    picture.transparent = true;
    const std::optional<XmlNode> root = read_xml(bytes, picture.fault, svg_limits);
    if (!root) return picture;
    if (root->local_name() != "svg") picture.fault = translated("its root element is not svg");
    else picture.fault = element_fault(*root);
    if (picture.fault.empty()) picture.fault = svg_cost_fault(*root);
    if (!picture.fault.empty()) return picture;
    XmlWriter writer = XmlWriter::document();
    write(*root, writer);
    picture.bytes = writer.take();
    const SvgHandle handle = load(picture.bytes, picture.fault);
    if (!handle) return picture;
    double width, height;
    natural_size(handle.get(), width, height);
    picture.width = static_cast<int>(std::lround(std::fmin(width, largest_drawing)));
    picture.height = static_cast<int>(std::lround(std::fmin(height, largest_drawing)));
    if (picture.width < 1 || picture.height < 1) picture.fault = translated("it has no size");
    else picture.fault = draw_svg(picture.bytes, trial_width).fault; // what cannot be drawn is told here, at its place
    return picture;
}

DrawnPicture draw_svg(std::string_view bytes, int width) {
    DrawnPicture picture;
    const SvgHandle handle = load(bytes, picture.fault);
    if (!handle) return picture;
    double natural_width, natural_height;
    natural_size(handle.get(), natural_width, natural_height);
    const double drawn = std::fmin(width > 0 ? width : natural_width, largest_drawing);
    const double height = std::fmin(std::fmax(1, drawn * natural_height / natural_width), largest_drawing);
    const int columns = std::max(1, static_cast<int>(std::lround(drawn)));
    const SurfaceHandle surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, columns, static_cast<int>(std::lround(height))));
    const CairoHandle cairo(cairo_create(surface.get()));
    const RsvgRectangle viewport{0, 0, drawn, height};
    GError* problem = nullptr;
    if (!svg_library().draw(handle.get(), cairo.get(), &viewport, &problem)) {
        picture.fault = problem ? problem->message : translated("it cannot be drawn");
        if (problem) svg_library().free_error(problem);
        return picture;
    }
    picture.drawing.rows.width = columns, picture.drawing.rows.channels = 4;
    append_rows(picture.drawing, surface.get());
    return picture;
}

} // namespace florilege
