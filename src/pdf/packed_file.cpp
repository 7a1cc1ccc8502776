#include "pdf/packed_file.h"

#include <algorithm>
#include <span>

#include "base/compress.h"
#include "base/number.h"
#include "base/parallel.h"

namespace florilege {

namespace {

constexpr std::size_t most_in_stream = 200; // objects: a reader unpacks a whole stream for one of them

void append_big_endian(std::string& out, std::uint64_t value, std::size_t bytes) {
    while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes) & 0xFF);
}

struct ObjectStream {
    std::string entries;
    std::string zlib;
};

ObjectStream pack(const std::vector<FileObject>& objects, std::span<const std::size_t> numbers) {
    std::string list, packed;
    for (const std::size_t number : numbers) {
        append_number(list, number), list += ' ';
        append_number(list, packed.size()), list += '\n';
        ((packed += "<<") += objects[number - 1].entries) += ">>\n";
    }
    Dictionary entries("ObjStm");
    entries.number("N", static_cast<std::int64_t>(numbers.size()))
        .number("First", static_cast<std::int64_t>(list.size()))
        .name("Filter", "FlateDecode");
    return {entries.entries(), deflate_zlib(list += packed, fast_compression)};
}

} // namespace

PackedFile::PackedFile(std::string head) : out_(std::move(head)) {
    sum_.add(out_);
}

std::string PackedFile::write(const std::vector<FileObject>& objects, Dictionary trailer, int jobs) {
    places_.resize(objects.size() + 1);
    places_[0].index = 0xFFFF; // 0 is free for ever
    add_object_streams(objects, jobs);
    add_identifier(trailer, sum_);
    add_table(trailer);
    return std::move(out_);
}

void PackedFile::add_stream(std::size_t number, std::string_view entries, std::string_view bytes) {
    if (number >= places_.size()) places_.resize(number + 1);
    const std::size_t start = out_.size();
    places_[number] = {1, start, 0};
    append_number(out_, number);
    ((out_ += " 0 obj\n<<") += entries) += "/Length ";
    append_number(out_, bytes.size());
    ((out_ += ">>\nstream\n") += bytes) += "\nendstream\nendobj\n";
    sum_.add(std::string_view(out_).substr(start));
}

/// The dictionaries, each stream with a list of their numbers and offsets before them.
void PackedFile::add_object_streams(const std::vector<FileObject>& objects, int jobs) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (objects[i].kind == FileObject::Kind::dictionary) numbers.push_back(i + 1);
    std::vector<ObjectStream> streams((numbers.size() + most_in_stream - 1) / most_in_stream);
    const std::size_t first = places_.size();
    places_.resize(first + streams.size());
    for (std::size_t n = 0; n < numbers.size(); ++n)
        places_[numbers[n]] = {2, first + n / most_in_stream, static_cast<std::uint16_t>(n % most_in_stream)};
    // The last first: it has the parent tree of the structure, much the largest object.
    for_each_index(streams.size(), jobs, [&](std::size_t nth) {
        const std::size_t i = streams.size() - 1 - nth, begin = i * most_in_stream;
        streams[i] = pack(objects, std::span(numbers).subspan(begin, std::min(most_in_stream, numbers.size() - begin)));
    });
    for (std::size_t i = 0; i < streams.size(); ++i) add_stream(first + i, streams[i].entries, streams[i].zlib);
}

/// A row for each number: its kind in one byte, its place in `bytes`, its index in two.
std::string PackedFile::table(std::size_t bytes) const {
    std::string rows;
    rows.reserve(places_.size() * (1 + bytes + 2));
    for (const Place& place : places_) {
        rows += static_cast<char>(place.kind);
        append_big_endian(rows, place.where, bytes);
        append_big_endian(rows, place.index, 2);
    }
    return rows;
}

void PackedFile::add_table(const Dictionary& trailer) {
    const std::size_t number = places_.size(), start = out_.size();
    places_.push_back({1, start, 0});
    std::size_t bytes = 2;
    while (start >> (8 * bytes) != 0) ++bytes;
    Dictionary entries("XRef");
    entries.number("Size", static_cast<std::int64_t>(places_.size()))
        .raw("W", "[1 " + to_text(static_cast<std::int64_t>(bytes)) + " 2]")
        .name("Filter", "FlateDecode");
    add_stream(number, entries.entries() + trailer.entries(), deflate_zlib(table(bytes)));
    out_ += "startxref\n";
    append_number(out_, start);
    out_ += "\n%%EOF\n";
}

void add_identifier(Dictionary& trailer, Sha256& sum) {
    constexpr std::size_t size = 16; // bytes
    const auto digest = sum.digest();
    const std::string id = pdf_bytes({reinterpret_cast<const char*>(digest.data()), size});
    trailer.raw("ID", "[" + id + id + "]");
}

} // namespace florilege
