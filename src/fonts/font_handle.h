// HarfBuzz and fontconfig objects that free themselves.
#pragma once

#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <hb.h>

#include <memory>

namespace florilege {

template <auto function>
struct Release {
    template <class T>
    void operator()(T* object) const {
        function(object);
    }
};

using BlobHandle = std::unique_ptr<hb_blob_t, Release<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, Release<hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, Release<hb_font_destroy>>;
using BufferHandle = std::unique_ptr<hb_buffer_t, Release<hb_buffer_destroy>>;
using DrawHandle = std::unique_ptr<hb_draw_funcs_t, Release<hb_draw_funcs_destroy>>;
using SubsetInputHandle = std::unique_ptr<hb_subset_input_t, Release<hb_subset_input_destroy>>;
using SubsetPlanHandle = std::unique_ptr<hb_subset_plan_t, Release<hb_subset_plan_destroy>>;
using ConfigHandle = std::unique_ptr<FcConfig, Release<FcConfigDestroy>>;
using PatternHandle = std::unique_ptr<FcPattern, Release<FcPatternDestroy>>;
using ObjectSetHandle = std::unique_ptr<FcObjectSet, Release<FcObjectSetDestroy>>;
using FontSetHandle = std::unique_ptr<FcFontSet, Release<FcFontSetDestroy>>;

} // namespace florilege
