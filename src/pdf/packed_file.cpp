#include "pdf/packed_file.h"

#include <algorithm>

#include "base/compress.h"
#include "base/number.h"
#include "base/parallel.h"
#include "base/sha256.h"

namespace florilege {

namespace {

constexpr std::size_t most_in_stream = 200; // objects: a reader unpacks a whole stream for one of them

std::string number_text(std::uint64_t number) {
    return to_text(static_cast<std::int64_t>(number));
}

void append_big_endian(std::string& out, std::uint64_t value, std::size_t bytes) {
    while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes) & 0xFF);
}

class PackedFile {
  public:
    PackedFile(std::string head, std::vector<FileObject> objects, int jobs)
        : out_(std::move(head)), objects_(std::move(objects)), places_(objects_.size() + 1), jobs_(jobs) {
        places_[0].index = 0xFFFF; // 0 is free for ever
    }

    std::string write(Dictionary trailer) {
        add_streams();
        add_object_streams();
        add_identifier(trailer, out_);
        add_table(trailer);
        return std::move(out_);
    }

  private:
    /// Where an object lies: nowhere, at an offset, or at an index of an object stream.
    struct Place {
        std::uint8_t kind = 0;   // 0: free, 1: at an offset, 2: in an object stream
        std::uint64_t where = 0; // the offset, or the number of the stream
        std::uint16_t index = 0; // in the object stream
    };
    struct ObjectStream {
        std::string entries;
        std::string zlib;
    };

    void add_stream(std::size_t number, std::string_view entries, std::string_view bytes) {
        places_[number] = {1, out_.size(), 0};
        out_ += number_text(number) + " 0 obj\n<<";
        (out_ += entries) += "/Length " + number_text(bytes.size()) + ">>\nstream\n";
        (out_ += bytes) += "\nendstream\nendobj\n";
    }

    void add_streams() {
        std::size_t size = 0;
        for (const FileObject& object : objects_) size += object.stream.size();
        out_.reserve(size + size / 8);
        for (std::size_t i = 0; i < objects_.size(); ++i) {
            if (objects_[i].kind != FileObject::Kind::stream) continue;
            add_stream(i + 1, objects_[i].entries, objects_[i].stream);
            objects_[i].stream = {}; // once is enough in memory
        }
    }

    /// The dictionaries, each stream with a list of their numbers and offsets before them.
    void add_object_streams() {
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < objects_.size(); ++i)
            if (objects_[i].kind == FileObject::Kind::dictionary) numbers.push_back(i + 1);
        std::vector<ObjectStream> streams((numbers.size() + most_in_stream - 1) / most_in_stream);
        const std::size_t first = places_.size();
        for_each_index(streams.size(), jobs_, [&](std::size_t i) {
            const std::size_t begin = i * most_in_stream, end = std::min(begin + most_in_stream, numbers.size());
            for (std::size_t n = begin; n < end; ++n)
                places_[numbers[n]] = {2, first + i, static_cast<std::uint16_t>(n - begin)};
            streams[i] = pack({numbers.begin() + static_cast<std::ptrdiff_t>(begin), numbers.begin() + static_cast<std::ptrdiff_t>(end)});
        });
        places_.resize(first + streams.size());
        for (std::size_t i = 0; i < streams.size(); ++i) add_stream(first + i, streams[i].entries, streams[i].zlib);
    }

    ObjectStream pack(const std::vector<std::size_t>& numbers) const {
        std::string list, objects;
        for (const std::size_t number : numbers) {
            list += number_text(number) + ' ' + number_text(objects.size()) + '\n';
            ((objects += "<<") += objects_[number - 1].entries) += ">>\n";
        }
        Dictionary entries("ObjStm");
        entries.number("N", static_cast<std::int64_t>(numbers.size()))
            .number("First", static_cast<std::int64_t>(list.size()))
            .name("Filter", "FlateDecode");
        return {entries.entries(), deflate_zlib(list + objects)};
    }

    /// A row for each number: its kind in one byte, its place in `bytes`, its index in two.
    std::string table(std::size_t bytes) const {
        std::string rows;
        for (const Place& place : places_) {
            rows += static_cast<char>(place.kind);
            append_big_endian(rows, place.where, bytes);
            append_big_endian(rows, place.index, 2);
        }
        return rows;
    }

    void add_table(const Dictionary& trailer) {
        const std::size_t number = places_.size(), start = out_.size();
        places_.push_back({1, start, 0});
        std::size_t bytes = 2;
        while (start >> (8 * bytes) != 0) ++bytes;
        Dictionary entries("XRef");
        entries.number("Size", static_cast<std::int64_t>(places_.size()))
            .raw("W", "[1 " + number_text(bytes) + " 2]")
            .name("Filter", "FlateDecode");
        add_stream(number, entries.entries() + trailer.entries(), deflate_zlib(table(bytes)));
        out_ += "startxref\n" + number_text(start) + "\n%%EOF\n";
    }

    std::string out_;
    std::vector<FileObject> objects_;
    std::vector<Place> places_; // by object number
    const int jobs_;
};

} // namespace

std::string write_packed(std::string head, std::vector<FileObject> objects, Dictionary trailer, int jobs) {
    return PackedFile(std::move(head), std::move(objects), jobs).write(std::move(trailer));
}

void add_identifier(Dictionary& trailer, std::string_view bytes) {
    constexpr std::size_t size = 16; // bytes
    const auto digest = sha256(bytes);
    const std::string id = pdf_bytes({reinterpret_cast<const char*>(digest.data()), size});
    trailer.raw("ID", "[" + id + id + "]");
}

} // namespace florilege
