#include "pdf/packed_file.h"

#include <algorithm>

#include "base/compress.h"
#include "base/number.h"

namespace florilege {

namespace {

constexpr std::size_t most_in_stream = 200; // objects: a reader unpacks a whole stream for one of them

std::string number_text(std::uint64_t number) {
    return to_text(static_cast<std::int64_t>(number));
}

void append_big_endian(std::string& out, std::uint64_t value, std::size_t bytes) {
    while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes) & 0xFF);
}

} // namespace

PackedFile::Place& PackedFile::place(std::uint32_t number) {
    if (places_.size() <= number) places_.resize(std::size_t{number} + 1);
    return places_[number];
}

void PackedFile::add(Ref ref, std::string_view entries) {
    place(ref.number); // its number is taken, wherever it will lie
    dictionaries_.push_back({ref.number, "<<" + std::string(entries) + ">>\n"});
}

void PackedFile::add_stream(Ref ref, std::string_view entries, std::string_view bytes) {
    place(ref.number) = {1, out_.size(), 0};
    out_ += number_text(ref.number) + " 0 obj\n<<";
    (out_ += entries) += "/Length " + number_text(bytes.size()) + ">>\nstream\n";
    (out_ += bytes) += "\nendstream\nendobj\n";
}

/// The dictionaries into object streams, each with a list of numbers and offsets before its objects.
void PackedFile::pack() {
    for (std::size_t begin = 0; begin < dictionaries_.size(); begin += most_in_stream) {
        const std::size_t end = std::min(begin + most_in_stream, dictionaries_.size());
        const Ref stream{static_cast<std::uint32_t>(places_.size())};
        std::string list, objects;
        for (std::size_t i = begin; i < end; ++i) {
            place(dictionaries_[i].number) = {2, stream.number, static_cast<std::uint16_t>(i - begin)};
            list += number_text(dictionaries_[i].number) + ' ' + number_text(objects.size()) + '\n';
            objects += dictionaries_[i].text;
        }
        Dictionary entries("ObjStm");
        entries.number("N", static_cast<std::int64_t>(end - begin))
            .number("First", static_cast<std::int64_t>(list.size()))
            .name("Filter", "FlateDecode");
        add_stream(stream, entries.entries(), deflate_zlib(list + objects));
    }
}

/// A row for each number: its kind in one byte, its place in `bytes`, its index in two.
std::string PackedFile::table(std::size_t bytes) const {
    std::string rows;
    for (const Place& place : places_) {
        rows += static_cast<char>(place.kind);
        append_big_endian(rows, place.where, bytes);
        append_big_endian(rows, place.index, 2);
    }
    return rows;
}

std::string PackedFile::finish(const Dictionary& trailer) {
    pack();
    const Ref table_ref{static_cast<std::uint32_t>(places_.size())};
    const std::size_t start = out_.size();
    place(table_ref.number) = {1, start, 0};
    std::size_t bytes = 2;
    while (start >> (8 * bytes) != 0) ++bytes;
    Dictionary entries("XRef");
    entries.number("Size", static_cast<std::int64_t>(places_.size()))
        .raw("W", "[1 " + number_text(bytes) + " 2]")
        .name("Filter", "FlateDecode");
    add_stream(table_ref, entries.entries() + trailer.entries(), deflate_zlib(table(bytes)));
    return std::move(out_) + "startxref\n" + number_text(start) + "\n%%EOF\n";
}

} // namespace florilege
