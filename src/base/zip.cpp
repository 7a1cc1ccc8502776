#include "base/zip.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "base/compress.h"
#include "base/library.h"
#include "base/utf8.h"
#include "base/zip_handle.h"

namespace florilege {

const ZipLibrary& zip_library() {
    static const ZipLibrary functions = [] {
        const Library library(FLORILEGE_LIBZIP);
        ZipLibrary found{};
        library.find(found.make_source, "zip_source_buffer_create");
        library.find(found.free_source, "zip_source_free");
        library.find(found.open, "zip_open_from_source");
        library.find(found.discard, "zip_discard");
        library.find(found.count_entries, "zip_get_num_entries");
        library.find(found.describe, "zip_stat_index");
        library.find(found.open_file, "zip_fopen_index");
        library.find(found.read, "zip_fread");
        library.find(found.close_file, "zip_fclose");
        return found;
    }();
    return functions;
}

struct ZipReader::State {
    std::string bytes; // libzip reads from here
    ZipHandle archive;
    std::vector<std::string> names;
    std::map<std::string, zip_stat_t> entries;
};

ZipReader::ZipReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipReader::~ZipReader() = default;
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;

namespace {

constexpr std::uint64_t ratio_free_bytes = 1u << 20;

bool is_safe_name(std::string_view name) {
    if (name.empty() || name.front() == '/' || find_invalid(name) != std::string_view::npos) return false;
    for (const char c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\' || c == ':') return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (const auto step = name.substr(begin, end - begin); step == ".." || step == ".") return false;
        begin = end + 1;
    }
    return true;
}

ZipHandle open_archive(const std::string& bytes) {
    zip_source_t* source = zip_library().make_source(bytes.data(), bytes.size(), 0, nullptr);
    if (!source) return nullptr;
    ZipHandle archive(zip_library().open(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr));
    if (!archive) zip_library().free_source(source);
    return archive;
}

// What is wrong with an entry before any of it is inflated.
std::optional<ZipFailure> fault_of(const zip_stat_t& entry, const ZipLimits& limits) {
    constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_INDEX | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if ((entry.valid & needed) != needed) return ZipFailure::damaged;
    if (entry.encryption_method != ZIP_EM_NONE) return ZipFailure::encrypted;
    if (!is_safe_name(entry.name)) return ZipFailure::unsafe_name;
    if (entry.size > limits.entry_bytes) return ZipFailure::too_large;
    if (entry.size > ratio_free_bytes && entry.size / limits.ratio > entry.comp_size) return ZipFailure::too_large;
    return std::nullopt;
}

} // namespace

std::optional<ZipReader> ZipReader::open(std::string bytes, ZipFailure& why, const ZipLimits& limits) {
    const auto refuse = [&](ZipFailure failure) { return why = failure, std::nullopt; };
    auto state = std::make_unique<State>();
    state->bytes = std::move(bytes);
    state->archive = open_archive(state->bytes);
    if (!state->archive) return refuse(ZipFailure::damaged);
    const auto count = static_cast<zip_uint64_t>(zip_library().count_entries(state->archive.get(), 0));
    if (count > limits.entries) return refuse(ZipFailure::too_many_entries);
    std::uint64_t total = 0;
    for (zip_uint64_t index = 0; index < count; ++index) {
        zip_stat_t entry;
        if (zip_library().describe(state->archive.get(), index, ZIP_FL_ENC_RAW, &entry) != 0) return refuse(ZipFailure::damaged);
        if (const auto fault = fault_of(entry, limits)) return refuse(*fault);
        if ((total += entry.size) > limits.total_bytes) return refuse(ZipFailure::too_large);
        const std::string name = entry.name;
        if (!state->entries.emplace(name, entry).second) return refuse(ZipFailure::unsafe_name);
        if (name.back() != '/') state->names.push_back(name);
    }
    return ZipReader(std::move(state));
}

const std::vector<std::string>& ZipReader::names() const { return state_->names; }

std::optional<std::string> ZipReader::read(const std::string& name, ZipFailure& why) const {
    const auto entry = state_->entries.find(name);
    if (entry == state_->entries.end() || name.back() == '/') return why = ZipFailure::missing, std::nullopt;
    const ZipFileHandle file(zip_library().open_file(state_->archive.get(), entry->second.index, 0));
    if (!file) return why = ZipFailure::damaged, std::nullopt;
    // One byte more than announced is asked for: an entry that holds more lies, and libzip checks the sum at the end.
    std::string bytes(entry->second.size + 1, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const zip_int64_t read = zip_library().read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (read < 0) return why = ZipFailure::damaged, std::nullopt;
        if (read == 0) break;
        filled += static_cast<std::size_t>(read);
    }
    if (filled != entry->second.size) return why = ZipFailure::damaged, std::nullopt;
    bytes.resize(filled);
    return bytes;
}

namespace {

void put16(std::string& out, std::uint32_t value) {
    out.push_back(static_cast<char>(value & 0xFF)), out.push_back(static_cast<char>(value >> 8 & 0xFF));
}
void put32(std::string& out, std::uint32_t value) { put16(out, value & 0xFFFF), put16(out, value >> 16); }

// The fields that local and central headers share (APPNOTE 6.3.3, 4.3.7 and 4.3.12), from "version needed" on.
void put_description(std::string& out, const ZipEntry& entry) {
    constexpr std::uint32_t version_needed = 20;    // 2.0: deflate
    constexpr std::uint32_t utf8_names = 1u << 11;  // general purpose bit 11
    constexpr std::uint32_t first_day = 1 << 5 | 1; // 1980-01-01 in DOS form
    const bool ascii = std::all_of(entry.name.begin(), entry.name.end(), [](unsigned char c) { return c < 0x80; });
    put16(out, version_needed);
    put16(out, ascii ? 0 : utf8_names);
    put16(out, entry.deflated ? 8 : 0);
    put16(out, 0); // midnight
    put16(out, first_day);
    put32(out, entry.crc);
    put32(out, static_cast<std::uint32_t>(entry.data.size()));
    put32(out, entry.size);
    put16(out, static_cast<std::uint32_t>(entry.name.size()));
    put16(out, 0); // extra field
}

} // namespace

ZipEntry store(std::string name, std::string bytes) {
    assert(bytes.size() <= UINT32_MAX);
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const std::uint32_t sum = crc32(bytes);
    return {std::move(name), sum, size, false, std::move(bytes)};
}

ZipEntry pack(std::string name, const std::string& bytes) {
    std::string deflated = deflate_raw(bytes);
    if (deflated.size() >= bytes.size()) return store(std::move(name), bytes);
    return {std::move(name), crc32(bytes), static_cast<std::uint32_t>(bytes.size()), true, std::move(deflated)};
}

std::string write_zip(const std::vector<ZipEntry>& entries) {
    assert(entries.size() < 0xFFFF);
    std::string archive;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        const auto offset = static_cast<std::uint32_t>(archive.size());
        archive += "PK\3\4";
        put_description(archive, entry);
        archive += entry.name;
        archive += entry.data;

        directory += "PK\1\2";
        put16(directory, 20); // made by: version 2.0, MS-DOS attributes
        put_description(directory, entry);
        directory.append(10, '\0'); // comment length, disk, internal and external attributes
        put32(directory, offset);
        directory += entry.name;
    }
    const auto start = static_cast<std::uint32_t>(archive.size());
    archive += directory;
    archive += std::string_view("PK\5\6\0\0\0\0", 8);
    put16(archive, static_cast<std::uint32_t>(entries.size()));
    put16(archive, static_cast<std::uint32_t>(entries.size()));
    put32(archive, static_cast<std::uint32_t>(directory.size()));
    put32(archive, start);
    put16(archive, 0); // comment
    return archive;
}

} // namespace florilege
