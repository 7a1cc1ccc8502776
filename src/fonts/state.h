// What Fonts holds: the open faces and the requests they answer.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "fonts/font_handle.h"
#include "fonts/font_lookup.h"
#include "fonts/fonts.h"

namespace florilege {

/// Font units at which HarfBuzz works: millionths of an em.
inline constexpr int shaping_scale = 1000000;

struct OpenFace {
    std::string path;
    int index = 0;
    FaceHandle face;
    FontHandle font; // scale: millionths of an em; immutable
    FaceMetrics metrics;
    int fs_type = 0;
    std::int32_t space = 250000; // advance of U+0020
};

/// Faces by their ids. One is opened when it is first asked for: most of those that stand in for a glyph never are. To ask is
/// thread-safe, to add is not.
class Faces {
  public:
    /// The id of a file's face, which is the same when it comes again.
    FaceId add(const FontFile& file);
    std::size_t size() const { return slots_.size(); }
    /// Throws BuildError when it is no font.
    const OpenFace& operator[](FaceId id) const {
        const OpenFace* face = slots_[id]->ready.load(std::memory_order_acquire);
        return face ? *face : open(*slots_[id]);
    }
    /// Tried in order for characters that the face lacks.
    std::vector<FaceId>& fallbacks(FaceId id) { return slots_[id]->fallbacks; }
    const std::vector<FaceId>& fallbacks(FaceId id) const { return slots_[id]->fallbacks; }

  private:
    struct Slot {
        FontFile file;
        std::vector<FaceId> fallbacks;
        std::unique_ptr<const OpenFace> face;
        std::atomic<const OpenFace*> ready{nullptr};
    };
    const OpenFace& open(Slot& slot) const;

    std::vector<std::unique_ptr<Slot>> slots_;
    mutable std::mutex opening_;
};

struct Fonts::State {
    Faces faces;
    std::vector<std::pair<FaceRequest, FaceId>> requests;
};

bool has_glyph(const OpenFace& face, char32_t character);

} // namespace florilege
