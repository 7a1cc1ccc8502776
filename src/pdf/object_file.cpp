#include "pdf/object_file.h"

#include <deque>

#include "base/compress.h"
#include "base/diagnostic.h"
#include "base/number.h"
#include "base/translate.h"
#include "pdf/haru_handle.h"
#include "pdf/packed_file.h"

namespace florilege {

namespace {

constexpr HPDF_UINT no_pool =
    0; // libharu's own pool hands out misaligned objects: each is allocated by itself
constexpr HPDF_UINT output_block = 1 << 18; // libharu writes to memory by blocks of this size

/// Two independent 64-bit FNV-1a sums: 128 bits that tell one content from another.
class ContentHash {
  public:
    void add(std::string_view bytes) {
        for (const char c : bytes) {
            first_ = (first_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
            second_ = (second_ + static_cast<unsigned char>(c) + 1) * 0x9E3779B97F4A7C15u;
            second_ ^= second_ >> 29;
        }
    }
    std::string bytes() const {
        std::string out;
        for (const std::uint64_t sum : {first_, second_})
            for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(sum >> shift);
        return out;
    }

  private:
    std::uint64_t first_ = 0xCBF29CE484222325u;
    std::uint64_t second_ = 0x2545F4914F6CDD1Du;
};

void check(HPDF_STATUS status) {
    if (status != HPDF_OK)
        throw BuildError({},
                         tr("the PDF library failed (error {})", to_text(static_cast<std::int64_t>(status))));
}

template <class T>
T present(T object, const HPDF_Error_Rec& error) {
    if (!object) check(error.error_no != HPDF_OK ? error.error_no : HPDF_FAILD_TO_ALLOC_MEM);
    return object;
}

/// Called by libharu between a dictionary's brackets.
HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
    const auto* entries = static_cast<const std::string*>(dictionary->attr);
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries->data()),
                             static_cast<HPDF_UINT>(entries->size()));
}

HPDF_STATUS write_text(HPDF_Stream stream, std::string_view text) {
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(text.data()),
                             static_cast<HPDF_UINT>(text.size()));
}

/// An object of ours; numbers that libharu took for the lengths of streams have none.
struct Slot {
    std::string* entries = nullptr;
    HPDF_Stream stream = nullptr;
};

std::string bytes_of(HPDF_Stream stream) {
    std::string bytes;
    bytes.reserve(stream->size);
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
        HPDF_UINT length = 0;
        const HPDF_BYTE* block = HPDF_MemStream_GetBufPtr(stream, i, &length);
        bytes.append(reinterpret_cast<const char*>(block), length);
    }
    if (bytes.size() != stream->size) throw BuildError({}, tr("the PDF library lost part of the file"));
    return bytes;
}

} // namespace

struct ObjectFile::State {
    HPDF_Error_Rec error{};
    MemoryHandle memory;
    XrefHandle xref;
    std::deque<std::string> entries; // of all dictionaries; libharu points at them
    std::vector<Slot> slots;         // by object number
    ContentHash hash;

    State() {
        HPDF_Error_Init(&error, nullptr);
        memory.reset(present(HPDF_MMgr_New(&error, no_pool, nullptr, nullptr), error));
        xref.reset(present(HPDF_Xref_New(memory.get(), 0), error));
    }

    std::string& write_by_entries(HPDF_Dict dictionary, std::string text) {
        entries.push_back(std::move(text));
        dictionary->attr = &entries.back();
        dictionary->write_fn = write_entries;
        return entries.back();
    }

    Ref keep(HPDF_Dict dictionary, std::string* text) {
        const Ref ref{dictionary->header.obj_id & 0x00FFFFFFu};
        if (slots.size() <= ref.number) slots.resize(std::size_t{ref.number} + 1);
        slots[ref.number] = {text, dictionary->stream};
        return ref;
    }
};

ObjectFile::ObjectFile() : state_(std::make_unique<State>()) {}
ObjectFile::~ObjectFile() = default;

Ref ObjectFile::add(const Dictionary& dictionary) {
    const Ref ref = reserve();
    set(ref, dictionary);
    return ref;
}

Ref ObjectFile::reserve() {
    HPDF_Dict object = present(HPDF_Dict_New(state_->memory.get()), state_->error);
    std::string& entries = state_->write_by_entries(object, {});
    check(HPDF_Xref_Add(state_->xref.get(), object));
    return state_->keep(object, &entries);
}

void ObjectFile::set(Ref ref, const Dictionary& dictionary) {
    state_->hash.add(dictionary.entries());
    *state_->slots.at(ref.number).entries = dictionary.entries();
}

Ref ObjectFile::add_stream(const Dictionary& dictionary, std::string_view bytes) {
    HPDF_Dict object = present(HPDF_DictStream_New(state_->memory.get(), state_->xref.get()), state_->error);
    std::string& entries = state_->write_by_entries(object, dictionary.entries());
    check(write_text(object->stream, bytes));
    state_->hash.add(dictionary.entries());
    state_->hash.add(bytes);
    return state_->keep(object, &entries);
}

Ref ObjectFile::add_flate(Dictionary dictionary, std::string_view bytes) {
    return add_flated(std::move(dictionary), deflate_zlib(bytes));
}

Ref ObjectFile::add_flated(Dictionary dictionary, std::string_view zlib) {
    return add_stream(dictionary.name("Filter", "FlateDecode"), zlib);
}

std::string ObjectFile::write(std::string_view version, Ref catalog, Ref info) {
    const std::string id = pdf_bytes(state_->hash.bytes());
    Dictionary trailer;
    trailer.ref("Root", catalog).ref("Info", info).raw("ID", "[" + id + id + "]");
    // Four bytes over 127 tell transfer programs that the file is binary (ISO 32000-1 §7.5.2).
    std::string head = "%PDF-" + std::string(version) + "\n%\xE2\xE3\xCF\xD3\n";
    if (version < "1.5") return write_table(std::move(head), trailer);
    PackedFile file(std::move(head));
    for (std::uint32_t number = 1; number < state_->slots.size(); ++number) {
        const Slot& slot = state_->slots[number];
        if (slot.stream)
            file.add_stream({number}, *slot.entries, bytes_of(slot.stream));
        else if (slot.entries)
            file.add({number}, *slot.entries);
    }
    return file.finish(trailer);
}

/// By libharu, as every version of PDF has it.
std::string ObjectFile::write_table(std::string head, const Dictionary& trailer) {
    state_->write_by_entries(state_->xref->trailer, trailer.entries());
    const StreamHandle stream(present(HPDF_MemStream_New(state_->memory.get(), output_block), state_->error));
    check(write_text(stream.get(), head));
    check(HPDF_Xref_WriteToStream(state_->xref.get(), stream.get(), nullptr));
    check(state_->error.error_no);
    return bytes_of(stream.get());
}

} // namespace florilege
