// SVG: read as XML under limits, refused when it would act or fetch, written again without what programs noted in it.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

#include <librsvg/rsvg.h>

#include "base/translate.h"
#include "base/xml.h"
#include "read/image_formats.h"
#include "read/svg_cost.h"

namespace florilege {

namespace {

constexpr XmlLimits svg_limits{8u << 20, 200'000, 100};
constexpr double default_width = 300, default_height = 150; // CSS 2.2, 10.3.2: a replaced element without a size
constexpr int largest_drawing = 10'000;                     // pixels on a side
constexpr int trial_width = 2000;                           // pixels: a page's width at 300 dots per inch

struct GObjectUnref {
    void operator()(void* object) const { g_object_unref(object); }
};
struct SurfaceDestroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDestroy {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
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
    SvgHandle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &problem));
    if (problem) {
        fault = problem->message;
        g_error_free(problem);
    }
    return handle;
}

// The natural size in CSS pixels: width and height when they are lengths, else the view box.
void natural_size(RsvgHandle* handle, double& width, double& height) {
    width = height = 0;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) && width > 0 && height > 0) return;
    gboolean has_width, has_height, has_box;
    RsvgLength w, h;
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
    width = has_box && box.width > 0 ? box.width : default_width;
    height = has_box && box.height > 0 ? box.height : default_height;
}

// Cairo's premultiplied native-endian ARGB words to bytes of R, G, B, A.
Drawing unpremultiplied(cairo_surface_t* surface) {
    Drawing drawing{{cairo_image_surface_get_width(surface), 0, 4, {}}, {}};
    const auto width = static_cast<std::size_t>(drawing.rows.width);
    const int stride = cairo_image_surface_get_stride(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const std::uint32_t* above = nullptr;
    for (int y = 0; y < cairo_image_surface_get_height(surface); ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        if (above && std::memcmp(row, above, width * 4) == 0) {
            ++drawing.times.back();
            continue;
        }
        above = row;
        drawing.times.push_back(1), ++drawing.rows.height;
        drawing.rows.samples.resize(drawing.rows.samples.size() + width * 4);
        char* to = drawing.rows.samples.data() + drawing.rows.samples.size() - width * 4;
        for (std::size_t x = 0; x < width; ++x, to += 4) {
            if (x > 0 && row[x] == row[x - 1]) {
                std::memcpy(to, to - 4, 4);
                continue;
            }
            const std::uint32_t alpha = row[x] >> 24;
            const auto whole = [&](unsigned shift) {
                const std::uint32_t value = row[x] >> shift & 0xFF;
                return static_cast<char>(alpha == 255 ? value : alpha == 0 ? 0 : (value * 255 + alpha / 2) / alpha);
            };
            to[0] = whole(16), to[1] = whole(8), to[2] = whole(0), to[3] = static_cast<char>(alpha);
        }
    }
    return drawing;
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
    const std::unique_ptr<cairo_surface_t, SurfaceDestroy> surface(cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, std::max(1, static_cast<int>(std::lround(drawn))), static_cast<int>(std::lround(height))));
    const std::unique_ptr<cairo_t, CairoDestroy> cairo(cairo_create(surface.get()));
    const RsvgRectangle viewport{0, 0, drawn, height};
    GError* problem = nullptr;
    if (!rsvg_handle_render_document(handle.get(), cairo.get(), &viewport, &problem)) {
        picture.fault = problem ? problem->message : translated("it cannot be drawn");
        if (problem) g_error_free(problem);
        return picture;
    }
    cairo_surface_flush(surface.get());
    picture.drawing = unpremultiplied(surface.get());
    return picture;
}

} // namespace florilege
