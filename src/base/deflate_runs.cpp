// Deflate for bytes that are runs for the most part, as drawings are: libdeflate goes through a run byte by byte.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <queue>
#include <utility>
#include <vector>

#include <libdeflate.h>

#include "base/compress.h"

namespace florilege {

namespace {

// RFC 1951, 3.2.5
constexpr std::size_t longest = 258, window = 32768;
constexpr std::size_t end_of_block = 256, literals_and_lengths = 286, distances = 30;
// Of the search for what stood before: a shorter match gains nothing; a longer one, or a longer run, is taken without looking on.
constexpr std::size_t shortest = 4, long_enough = 128;
constexpr int most_tries = 16;
constexpr std::size_t tokens_of_a_block = 2048; // the codes are made for each block: measured on covers

/// A literal (no length), or a copy of what stands `value` bytes before.
struct Token {
    std::uint16_t length;
    std::uint16_t value;
};

/// A symbol and the bits that follow it.
struct Symbol {
    std::size_t code;
    int extra_bits = 0;
    std::uint32_t extra = 0;
};

Symbol length_symbol(std::size_t length) {
    const auto value = static_cast<std::uint32_t>(length - 3);
    if (length == longest) return {285};
    if (value < 8) return {257 + value};
    const int bits = std::bit_width(value) - 3;
    return {257 + static_cast<std::size_t>(4 * (bits + 1)) + (value >> bits & 3), bits, value & ((1u << bits) - 1)};
}

Symbol distance_symbol(std::size_t distance) {
    const auto value = static_cast<std::uint32_t>(distance - 1);
    if (value < 4) return {value};
    const int bits = std::bit_width(value) - 2;
    return {static_cast<std::size_t>(2 * (bits + 1)) + (value >> bits & 1), bits, value & ((1u << bits) - 1)};
}

/// Bits from the lowest of each byte on.
class BitWriter {
  public:
    explicit BitWriter(std::string& out) : out_(out) {}
    void put(std::uint32_t bits, int count) {
        waiting_ |= std::uint64_t{bits} << count_, count_ += count;
        for (; count_ >= 8; count_ -= 8, waiting_ >>= 8) out_ += static_cast<char>(waiting_);
    }
    void fill_byte() { put(0, -count_ & 7); }

  private:
    std::string& out_;
    std::uint64_t waiting_ = 0;
    int count_ = 0;
};

/// A prefix code made for how often each symbol stands.
class Code {
  public:
    Code(std::vector<std::uint32_t> counts, int most_bits) : lengths(counts.size()), codes_(counts.size()) {
        for (std::size_t symbol = 0; std::count(counts.begin(), counts.end(), 0u) + 2 > static_cast<std::ptrdiff_t>(counts.size()); ++symbol)
            counts[symbol] = std::max(counts[symbol], 1u); // a code of fewer than two symbols would not be whole
        while (!fits(counts, most_bits)) // rare symbols are made out to be less so
            for (std::uint32_t& count : counts) count = count == 0 ? 0 : count / 2 + 1;
        std::array<std::uint32_t, 16> used{}, next{};
        for (const std::uint8_t length : lengths) ++used[length];
        for (std::size_t bits = 2; bits < next.size(); ++bits) next[bits] = (next[bits - 1] + used[bits - 1]) << 1;
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
            if (lengths[symbol] == 0) continue;
            const std::uint32_t code = next[lengths[symbol]]++;
            for (int bit = 0; bit < lengths[symbol]; ++bit) codes_[symbol] |= (code >> bit & 1) << (lengths[symbol] - 1 - bit);
        }
    }

    void put(BitWriter& out, const Symbol& symbol) const {
        out.put(codes_[symbol.code], lengths[symbol.code]);
        out.put(symbol.extra, symbol.extra_bits);
    }

    std::vector<std::uint8_t> lengths;

  private:
    /// Huffman's tree; whether no leaf is deeper than that.
    bool fits(const std::vector<std::uint32_t>& counts, int most_bits) {
        using Node = std::pair<std::uint64_t, std::size_t>; // count, place among the parents
        std::priority_queue<Node, std::vector<Node>, std::greater<>> nodes;
        std::vector<std::size_t> parents(counts.size());
        for (std::size_t symbol = 0; symbol < counts.size(); ++symbol)
            if (counts[symbol] > 0) nodes.emplace(counts[symbol], symbol);
        while (nodes.size() > 1) {
            const Node one = nodes.top();
            nodes.pop();
            const Node other = nodes.top();
            nodes.pop();
            parents[one.second] = parents[other.second] = parents.size();
            nodes.emplace(one.first + other.first, parents.size());
            parents.push_back(0);
        }
        std::vector<int> depths(parents.size());
        for (std::size_t node = parents.size() - 1; node-- > 0;)
            if (parents[node] > 0) depths[node] = depths[parents[node]] + 1;
        for (std::size_t symbol = 0; symbol < counts.size(); ++symbol) lengths[symbol] = static_cast<std::uint8_t>(depths[symbol]);
        return *std::max_element(depths.begin(), depths.end()) <= most_bits;
    }

    std::vector<std::uint32_t> codes_;
};

/// The lengths of both codes, themselves in a code (RFC 1951, 3.2.7).
void put_lengths(BitWriter& out, const Code& texts, const Code& places) {
    constexpr std::size_t repeat = 16, zeros = 17, many_zeros = 18;
    std::vector<std::uint8_t> lengths = texts.lengths;
    lengths.insert(lengths.end(), places.lengths.begin(), places.lengths.end());
    std::vector<Symbol> symbols;
    for (std::size_t at = 0; at < lengths.size();) {
        const std::uint8_t length = lengths[at];
        const auto run = static_cast<std::uint32_t>(std::find_if(lengths.begin() + static_cast<std::ptrdiff_t>(at), lengths.end(), [&](std::uint8_t other) { return other != length; }) - lengths.begin()) - static_cast<std::uint32_t>(at);
        std::uint32_t taken = 1;
        if (length == 0 && run >= 11) taken = std::min(run, 138u), symbols.push_back({many_zeros, 7, taken - 11});
        else if (length == 0 && run >= 3) taken = run, symbols.push_back({zeros, 3, taken - 3});
        else if (at > 0 && lengths[at - 1] == length && run >= 3) taken = std::min(run, 6u), symbols.push_back({repeat, 2, taken - 3});
        else symbols.push_back({length});
        at += taken;
    }
    std::vector<std::uint32_t> counts(19);
    for (const Symbol& symbol : symbols) ++counts[symbol.code];
    const Code code(counts, 7);
    constexpr std::array<std::size_t, 19> order{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    std::size_t sent = order.size();
    while (sent > 4 && code.lengths[order[sent - 1]] == 0) --sent;
    out.put(literals_and_lengths - 257, 5), out.put(distances - 1, 5), out.put(static_cast<std::uint32_t>(sent - 4), 4);
    for (std::size_t i = 0; i < sent; ++i) out.put(code.lengths[order[i]], 3);
    for (const Symbol& symbol : symbols) code.put(out, symbol);
}

void put_block(BitWriter& out, const std::vector<Token>& tokens, bool last) {
    std::vector<std::uint32_t> texts(literals_and_lengths), places(distances);
    texts[end_of_block] = 1;
    for (const Token& token : tokens)
        if (token.length == 0) ++texts[token.value];
        else ++texts[length_symbol(token.length).code], ++places[distance_symbol(token.value).code];
    const Code text(texts, 15), place(places, 15);
    out.put(last ? 1 : 0, 1), out.put(2, 2);
    put_lengths(out, text, place);
    for (const Token& token : tokens)
        if (token.length == 0) text.put(out, {token.value});
        else text.put(out, length_symbol(token.length)), place.put(out, distance_symbol(token.value));
    text.put(out, {end_of_block});
}

/// How many bytes are alike in both places, which stand before `end`.
std::size_t alike(const char* one, const char* other, const char* end) {
    const char* at = one;
    for (; end - at >= 8; at += 8, other += 8) {
        std::uint64_t a, b;
        std::memcpy(&a, at, 8), std::memcpy(&b, other, 8);
        if (a != b) break;
    }
    while (at != end && *at == *other) ++at, ++other;
    return static_cast<std::size_t>(at - one);
}

/// Writes bytes as blocks of tokens.
class Deflater {
  public:
    Deflater(std::string_view bytes, std::string& out) : bytes_(bytes), out_(out), heads_(1 << hash_bits, none), before_(window, none) {}

    void run() {
        Copy copy = look(0);
        for (std::size_t at = 0; at < bytes_.size();) {
            const Copy next = copy.length >= long_enough ? Copy() : look(at + 1);
            if (copy.length < shortest || next.length > copy.length) { // the next one is better
                emit({0, static_cast<unsigned char>(bytes_[at++])});
                copy = next;
                continue;
            }
            emit_copy(copy);
            // What is inside a long one is not worth a search.
            for (std::size_t i = copy.length >= long_enough ? copy.length - shortest : 1; i < copy.length; ++i) remember(at + i);
            at += copy.length;
            copy = look(at);
        }
        put_block(out_, tokens_, true);
        out_.fill_byte();
    }

  private:
    struct Copy {
        std::size_t length = 0, distance = 0;
    };
    static constexpr int hash_bits = 15;
    static constexpr std::uint32_t none = UINT32_MAX;

    void emit(Token token) {
        if (tokens_.size() == tokens_of_a_block) put_block(out_, tokens_, false), tokens_.clear();
        tokens_.push_back(token);
    }

    void emit_copy(Copy copy) { // runs may be longer than a token tells
        while (copy.length > 0) {
            const std::size_t length = copy.length <= longest ? copy.length : std::min(longest, copy.length - 3); // no copy is shorter than three
            emit({static_cast<std::uint16_t>(length), static_cast<std::uint16_t>(copy.distance)});
            copy.length -= length;
        }
    }

    /// Where the same four bytes stood last.
    std::uint32_t remember(std::size_t at) {
        if (at < remembered_ || at + shortest > bytes_.size()) return none;
        remembered_ = at + 1;
        std::uint32_t four;
        std::memcpy(&four, bytes_.data() + at, shortest);
        std::uint32_t& head = heads_[four * 2654435761u >> (32 - hash_bits)];
        before_[at % window] = head;
        return std::exchange(head, static_cast<std::uint32_t>(at));
    }

    /// The longest copy that can stand there.
    Copy look(std::size_t at) {
        if (at + shortest > bytes_.size()) return {};
        const char* const here = bytes_.data() + at;
        const char* const end = bytes_.data() + bytes_.size();
        std::uint32_t candidate = remember(at);
        Copy best{shortest - 1, 0};
        if (at > 0 && here[0] == here[-1])
            if (const std::size_t run = alike(here, here - 1, end); run > best.length) best = {run, 1};
        const char* const last = end - here > static_cast<std::ptrdiff_t>(longest) ? here + longest : end;
        for (int tries = 0; tries < most_tries && candidate != none && at - candidate <= window && best.length < long_enough && here + best.length < last; ++tries) {
            if (const char* const there = bytes_.data() + candidate; there[best.length] == here[best.length])
                if (const std::size_t length = alike(here, there, last); length > best.length) best = {length, at - candidate};
            candidate = before_[candidate % window];
        }
        return best.distance > 0 ? best : Copy();
    }

    std::string_view bytes_;
    BitWriter out_;
    std::vector<std::uint32_t> heads_, before_; // by hash; by place, where the hash stood before
    std::size_t remembered_ = 0;
    std::vector<Token> tokens_;
};

} // namespace

std::string deflate_zlib_runs(std::string_view bytes) {
    std::string stream = "\x78\x9C"; // RFC 1950: a window of 32 KiB, the usual care
    Deflater(bytes, stream).run();
    const std::uint32_t sum = libdeflate_adler32(1, bytes.data(), bytes.size());
    for (int shift = 24; shift >= 0; shift -= 8) stream += static_cast<char>(sum >> shift);
    return stream;
}

} // namespace florilege
