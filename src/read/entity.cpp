#include "read/entity.h"

#include <algorithm>

#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>

namespace florilege {

std::string decode_entity(std::string_view text, std::size_t& length) {
    cmark_strbuf buffer;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
    length = 0;
    if (text.size() > 1)
        length = static_cast<std::size_t>(houdini_unescape_ent(&buffer, reinterpret_cast<const uint8_t*>(text.data() + 1),
                                                              static_cast<bufsize_t>(std::min<std::size_t>(text.size() - 1, 64))));
    std::string decoded(reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size));
    cmark_strbuf_free(&buffer);
    if (length > 0) ++length; // the ampersand
    return decoded;
}

std::string decode_entities(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        if (text[at] == '&') decoded += decode_entity(text.substr(at), length);
        if (length == 0) decoded += text[at], length = 1;
        at += length;
    }
    return decoded;
}

} // namespace florilege
