// libharu objects that free themselves.
#pragma once

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include <memory>
#include <type_traits>

namespace florilege {

struct FreeMemory {
    void operator()(HPDF_MMgr memory) const { HPDF_MMgr_Free(memory); }
};
struct FreeXref {
    void operator()(HPDF_Xref xref) const { HPDF_Xref_Free(xref); }
};
struct FreeStream {
    void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
};

using MemoryHandle = std::unique_ptr<std::remove_pointer_t<HPDF_MMgr>, FreeMemory>;
using XrefHandle = std::unique_ptr<std::remove_pointer_t<HPDF_Xref>, FreeXref>;
using StreamHandle = std::unique_ptr<std::remove_pointer_t<HPDF_Stream>, FreeStream>;

} // namespace florilege
