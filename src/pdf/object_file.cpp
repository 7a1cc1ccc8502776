#include "pdf/object_file.h"

#include "base/compress.h"
#include "base/diagnostic.h"
#include "base/number.h"
#include "base/sha256.h"
#include "base/translate.h"
#include "pdf/haru_handle.h"
#include "pdf/packed_file.h"

namespace florilege {

namespace {

constexpr HPDF_UINT no_pool =
    0; // libharu's own pool hands out misaligned objects: each is allocated by itself
constexpr HPDF_UINT output_block = 1 << 18; // libharu writes to memory by blocks of this size

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

/// libharu's objects for ours: the same entries, and the same numbers in the same order.
class HaruFile {
  public:
    HaruFile() {
        HPDF_Error_Init(&error_, nullptr);
        memory_.reset(present(HPDF_MMgr_New(&error_, no_pool, nullptr, nullptr), error_));
        xref_.reset(present(HPDF_Xref_New(memory_.get(), 0), error_));
    }

    void add(const FileObject& object) {
        HPDF_Dict dictionary = nullptr;
        if (object.kind == FileObject::Kind::stream) {
            dictionary = present(HPDF_DictStream_New(memory_.get(), xref_.get()), error_);
            check(write_text(dictionary->stream, object.stream));
        } else {
            dictionary = present(HPDF_Dict_New(memory_.get()), error_);
            check(HPDF_Xref_Add(xref_.get(), dictionary));
        }
        write_by_entries(dictionary, object.entries);
    }

    /// By a cross-reference table, as every version of PDF has it.
    std::string write(const std::string& head, const std::string& trailer) {
        write_by_entries(xref_->trailer, trailer);
        const StreamHandle stream(present(HPDF_MemStream_New(memory_.get(), output_block), error_));
        check(write_text(stream.get(), head));
        check(HPDF_Xref_WriteToStream(xref_.get(), stream.get(), nullptr));
        check(error_.error_no);
        return bytes_of(stream.get());
    }

  private:
    static void write_by_entries(HPDF_Dict dictionary, const std::string& entries) {
        dictionary->attr = const_cast<std::string*>(&entries); // only read
        dictionary->write_fn = write_entries;
    }

    HPDF_Error_Rec error_{};
    MemoryHandle memory_;
    XrefHandle xref_;
};

std::string write_table(const std::string& head, const std::vector<FileObject>& objects, Dictionary trailer) {
    HaruFile file;
    Sha256 sum;
    for (const FileObject& object : objects) {
        if (object.kind == FileObject::Kind::length) continue; // comes with its stream
        file.add(object);
        sum.add(object.entries), sum.add(object.stream);
    }
    add_identifier(trailer, sum);
    return file.write(head, trailer.entries());
}

} // namespace

ObjectFile::ObjectFile(std::string_view version)
    // Four bytes over 127 tell transfer programs that the file is binary (ISO 32000-1 §7.5.2).
    : head_("%PDF-" + std::string(version) + "\n%\xE2\xE3\xCF\xD3\n") {
    if (version >= "1.5") packed_.emplace(head_);
}

void ObjectFile::expect(std::size_t bytes) {
    if (packed_) packed_->expect(bytes);
}

Ref ObjectFile::add(Dictionary dictionary) {
    const Ref ref = reserve();
    set(ref, std::move(dictionary));
    return ref;
}

Ref ObjectFile::reserve() {
    objects_.emplace_back();
    return Ref{static_cast<std::uint32_t>(objects_.size())};
}

void ObjectFile::set(Ref ref, Dictionary dictionary) {
    objects_.at(ref.number - 1).entries = std::move(dictionary).entries();
}

Ref ObjectFile::add_stream(Dictionary dictionary, std::string bytes) {
    const Ref ref{static_cast<std::uint32_t>(objects_.size() + 1)};
    if (packed_) {
        packed_->add_stream(ref.number, dictionary.entries(), bytes);
        objects_.push_back({FileObject::Kind::stream, {}, {}});
    } else {
        objects_.push_back({FileObject::Kind::stream, std::move(dictionary).entries(), std::move(bytes)});
    }
    objects_.push_back({FileObject::Kind::length, {}, {}}); // libharu's own, after each stream
    return ref;
}

Ref ObjectFile::add_flate(Dictionary dictionary, std::string_view bytes) {
    return add_flated(std::move(dictionary), deflate_zlib(bytes));
}

Ref ObjectFile::add_flated(Dictionary dictionary, std::string zlib) {
    return add_stream(std::move(dictionary.name("Filter", "FlateDecode")), std::move(zlib));
}

std::string ObjectFile::write(Ref catalog, Ref info, int jobs) {
    Dictionary trailer;
    trailer.ref("Root", catalog).ref("Info", info);
    return packed_ ? packed_->write(objects_, std::move(trailer), jobs) : write_table(head_, objects_, std::move(trailer));
}

} // namespace florilege
