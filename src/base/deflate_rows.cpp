#include "base/deflate_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "base/compress.h"

namespace florilege {

namespace {

constexpr std::size_t window = 32768;      // how far back a match lies at most
constexpr std::size_t longest_match = 258; // RFC 1951, 3.2.5
constexpr std::size_t long_match = 64;     // is taken as it comes, and nothing inside is found again
constexpr int most_tries = 16;             // of places where the same four bytes stand
constexpr std::size_t stretch = 64;        // long matches that follow each other: a block of their own
constexpr std::size_t block_tokens = 20'000;

/// A match, or a byte when there is no distance.
struct Token {
    std::uint16_t length = 0; // or the byte
    std::uint16_t distance = 0;

    bool is_long() const { return distance > 0 && length >= long_match; }
    /// Shorter than its bytes.
    bool pays() const { return length > 3 || (length == 3 && distance <= 4096); }
};

class BitWriter {
  public:
    void put(std::uint32_t value, unsigned count) {
        held_ |= std::uint64_t{value} << held_bits_;
        for (held_bits_ += count; held_bits_ >= 8; held_bits_ -= 8, held_ >>= 8) out_ += static_cast<char>(held_);
    }
    std::string take() {
        if (held_bits_ > 0) put(0, 8 - held_bits_);
        return std::move(out_);
    }

  private:
    std::string out_;
    std::uint64_t held_ = 0;
    unsigned held_bits_ = 0;
};

/// A symbol and the bits that follow it.
struct Spelling {
    unsigned symbol, value, bits;
};

Spelling spell_length(unsigned length) {
    if (length == longest_match) return {285, 0, 0};
    const unsigned rest = length - 3;
    if (rest < 8) return {257 + rest, 0, 0};
    const unsigned bits = static_cast<unsigned>(std::bit_width(rest)) - 3;
    return {257 + bits * 4 + (rest >> bits), rest & ((1u << bits) - 1), bits};
}

Spelling spell_distance(unsigned distance) {
    const unsigned rest = distance - 1;
    if (rest < 4) return {rest, 0, 0};
    const unsigned bits = static_cast<unsigned>(std::bit_width(rest)) - 2;
    return {bits * 2 + (rest >> bits), rest & ((1u << bits) - 1), bits};
}

/// The lengths of a prefix code for symbols that come so often, none longer than `longest` (Huffman; where it would have longer ones
/// the rare symbols are held for less rare).
std::vector<std::uint8_t> code_lengths(std::vector<std::uint32_t> counts, unsigned longest) {
    std::vector<std::uint8_t> lengths(counts.size());
    for (;;) {
        std::vector<std::size_t> symbols;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0) symbols.push_back(i);
        std::stable_sort(symbols.begin(), symbols.end(), [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
        const std::size_t leaves = symbols.size();
        if (leaves == 1) lengths[symbols[0]] = 1;
        if (leaves < 2) return lengths;
        // Leaves by weight, then the nodes made of the two lightest that are left, which come by weight too.
        std::vector<std::uint64_t> weights;
        for (const std::size_t symbol : symbols) weights.push_back(counts[symbol]);
        std::vector<std::size_t> parents(2 * leaves - 1), depths(2 * leaves - 1);
        std::size_t leaf = 0, node = leaves;
        const auto take_lightest = [&](std::size_t parent) {
            const bool is_leaf = leaf < leaves && (node == weights.size() || weights[leaf] <= weights[node]);
            const std::size_t taken = is_leaf ? leaf++ : node++;
            parents[taken] = parent;
            return weights[taken];
        };
        while (weights.size() < 2 * leaves - 1) {
            const std::size_t parent = weights.size();
            const std::uint64_t first = take_lightest(parent);
            weights.push_back(first + take_lightest(parent));
        }
        std::size_t deepest = 0;
        for (std::size_t i = weights.size() - 1; i-- > 0;) deepest = std::max(deepest, depths[i] = depths[parents[i]] + 1);
        if (deepest <= longest) {
            for (std::size_t i = 0; i < leaves; ++i) lengths[symbols[i]] = static_cast<std::uint8_t>(depths[i]);
            return lengths;
        }
        for (std::uint32_t& count : counts)
            if (count > 0) count = count / 2 + 1;
    }
}

/// A prefix code (RFC 1951, 3.2.2).
class Code {
  public:
    Code(const std::vector<std::uint32_t>& counts, unsigned longest) : lengths_(code_lengths(counts, longest)), codes_(counts.size()) {
        unsigned code = 0;
        for (unsigned length = 1; length <= longest; ++length, code <<= 1)
            for (std::size_t symbol = 0; symbol < lengths_.size(); ++symbol)
                if (lengths_[symbol] == length) codes_[symbol] = reversed(code++, length);
    }
    void put(std::size_t symbol, BitWriter& to) const { to.put(codes_[symbol], lengths_[symbol]); }
    const std::vector<std::uint8_t>& lengths() const { return lengths_; }
    /// How many symbols there are up to the last used, at least so many.
    std::size_t size(std::size_t least) const {
        std::size_t size = lengths_.size();
        while (size > least && lengths_[size - 1] == 0) --size;
        return size;
    }

  private:
    static std::uint16_t reversed(unsigned code, unsigned length) {
        unsigned result = 0;
        for (unsigned bit = 0; bit < length; ++bit) result = result << 1 | (code >> bit & 1);
        return static_cast<std::uint16_t>(result);
    }
    std::vector<std::uint8_t> lengths_;
    std::vector<std::uint16_t> codes_;
};

/// Code lengths with their repeats (RFC 1951, 3.2.7).
std::vector<Spelling> spell_lengths(const std::vector<std::uint8_t>& lengths) {
    std::vector<Spelling> spelled;
    for (std::size_t at = 0; at < lengths.size();) {
        const unsigned length = lengths[at];
        std::size_t end = at;
        while (end < lengths.size() && lengths[end] == length) ++end;
        if (length > 0) spelled.push_back({length, 0, 0}), ++at;
        for (unsigned run = 0; (run = static_cast<unsigned>(end - at)) > 0; at += run) {
            if (run < 3) spelled.push_back({length, 0, 0}), run = 1;
            else if (length > 0) run = std::min(run, 6u), spelled.push_back({16, run - 3, 2});
            else if (run < 11) spelled.push_back({17, run - 3, 3});
            else run = std::min(run, 138u), spelled.push_back({18, run - 11, 7});
        }
    }
    return spelled;
}

void write_block(const Token* begin, const Token* end, bool last, BitWriter& to) {
    constexpr std::size_t end_of_block = 256;
    std::vector<std::uint32_t> literal_counts(286), distance_counts(30), length_counts(19);
    ++literal_counts[end_of_block];
    for (const Token* token = begin; token != end; ++token)
        if (token->distance > 0) ++literal_counts[spell_length(token->length).symbol], ++distance_counts[spell_distance(token->distance).symbol];
        else ++literal_counts[token->length];
    const Code literals(literal_counts, 15), distances(distance_counts, 15);

    const std::size_t literal_size = literals.size(257), distance_size = distances.size(1);
    std::vector<std::uint8_t> lengths(literals.lengths().begin(), literals.lengths().begin() + static_cast<std::ptrdiff_t>(literal_size));
    lengths.insert(lengths.end(), distances.lengths().begin(), distances.lengths().begin() + static_cast<std::ptrdiff_t>(distance_size));
    const std::vector<Spelling> spelled = spell_lengths(lengths);
    for (const Spelling& spelling : spelled) ++length_counts[spelling.symbol];
    const Code length_code(length_counts, 7);
    constexpr std::array<std::uint8_t, 19> order{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    std::size_t ordered = order.size();
    while (ordered > 4 && length_code.lengths()[order[ordered - 1]] == 0) --ordered;

    to.put(last, 1), to.put(2, 2); // codes of its own
    to.put(static_cast<std::uint32_t>(literal_size - 257), 5), to.put(static_cast<std::uint32_t>(distance_size - 1), 5), to.put(static_cast<std::uint32_t>(ordered - 4), 4);
    for (std::size_t i = 0; i < ordered; ++i) to.put(length_code.lengths()[order[i]], 3);
    const auto put = [&](const Spelling& spelling, const Code& code) { code.put(spelling.symbol, to), to.put(spelling.value, spelling.bits); };
    for (const Spelling& spelling : spelled) put(spelling, length_code);
    for (const Token* token = begin; token != end; ++token)
        if (token->distance > 0) put(spell_length(token->length), literals), put(spell_distance(token->distance), distances);
        else literals.put(token->length, to);
    literals.put(end_of_block, to);
}

/// Finds what came before.
class Matcher {
  public:
    Matcher(std::string_view bytes, std::size_t row) : bytes_(bytes), row_(row), last_(row), newest_(1u << hash_bits, -1), before_(window) {}

    /// The longest match there, the nearest of the distances that are likeliest before all others.
    Token find(std::size_t at) const {
        Token best;
        const auto offer = [&](std::size_t distance) {
            const std::size_t beyond = at + best.length;
            if (best.length == longest_match || distance > std::min(at, window) || beyond >= bytes_.size() || bytes_[beyond] != bytes_[beyond - distance]) return;
            const std::size_t length = count_alike(at, distance);
            if (length > best.length) best = {static_cast<std::uint16_t>(length), static_cast<std::uint16_t>(distance)};
        };
        offer(1), offer(last_), offer(row_);
        if (!can_hash(at)) return best;
        std::int64_t place = newest_[hash(at)];
        for (int tries = most_tries; tries > 0 && best.length < long_match && place >= 0; --tries) {
            const std::size_t distance = at - static_cast<std::size_t>(place);
            if (distance > window) break;
            offer(distance);
            place = before_[static_cast<std::size_t>(place) % window];
        }
        return best;
    }
    /// Places are remembered in order.
    void remember(std::size_t at) {
        if (!can_hash(at)) return;
        std::int32_t& newest = newest_[hash(at)];
        before_[at % window] = newest;
        newest = static_cast<std::int32_t>(at);
    }
    void remember_distance(std::size_t distance) { last_ = distance; }

  private:
    static constexpr unsigned hash_bits = 15;

    bool can_hash(std::size_t at) const { return at + 4 <= bytes_.size(); }
    std::size_t hash(std::size_t at) const {
        std::uint32_t word;
        std::memcpy(&word, bytes_.data() + at, 4);
        return word * 0x9E3779B1u >> (32 - hash_bits);
    }
    std::size_t count_alike(std::size_t at, std::size_t distance) const {
        const char* const here = bytes_.data() + at;
        const char* const there = here - distance;
        const std::size_t most = std::min(longest_match, bytes_.size() - at);
        std::size_t count = 0;
        while (count + 16 <= most && std::memcmp(here + count, there + count, 16) == 0) count += 16;
        while (count < most && here[count] == there[count]) ++count;
        return count;
    }

    const std::string_view bytes_;
    const std::size_t row_;
    std::size_t last_;
    std::vector<std::int32_t> newest_, before_; // places by hash, and the one before each with the same
};

/// Gathers tokens to blocks. Stretches of long matches are blocks of their own: codes made for them alone are very short.
class BlockMaker {
  public:
    void add(Token token) {
        if (!token.is_long()) {
            if (long_ >= stretch && long_ == tokens_.size()) write(long_);
            long_ = 0;
            if (tokens_.size() >= block_tokens) write(tokens_.size());
        } else if (++long_ == stretch) {
            write(tokens_.size() + 1 - stretch);
        }
        tokens_.push_back(token);
    }
    std::string finish() {
        write_block(tokens_.data(), tokens_.data() + tokens_.size(), true, bits_);
        return bits_.take();
    }

  private:
    void write(std::size_t count) {
        if (count == 0) return;
        write_block(tokens_.data(), tokens_.data() + count, false, bits_);
        tokens_.erase(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(count));
    }

    std::vector<Token> tokens_;
    std::size_t long_ = 0; // at their end
    BitWriter bits_;
};

/// Whether a match that begins a byte later makes up for the byte.
bool is_better(Token later, Token now) {
    const auto width = [](unsigned distance) { return static_cast<int>(std::bit_width(distance)); };
    return later.pays() && 4 * (later.length - now.length) + width(now.distance) - width(later.distance) > 2;
}

std::string deflate(std::string_view bytes, std::size_t row) {
    assert(bytes.size() <= INT32_MAX);
    Matcher matcher(bytes, row);
    BlockMaker blocks;
    Token found = matcher.find(0);
    for (std::size_t at = 0; at < bytes.size();) {
        Token later;
        if (!found.is_long()) matcher.remember(at), later = matcher.find(at + 1);
        if (!found.pays() || is_better(later, found)) {
            blocks.add({static_cast<unsigned char>(bytes[at++])});
            found = later;
            continue;
        }
        if (!found.is_long())
            for (std::size_t i = 1; i < found.length; ++i) matcher.remember(at + i);
        blocks.add(found);
        matcher.remember_distance(found.distance);
        at += found.length;
        found = matcher.find(at);
    }
    return blocks.finish();
}

} // namespace

std::string deflate_rows(std::string_view bytes, std::size_t row) {
    std::string stream = "\x78\x9C" + deflate(bytes, row);
    const std::uint32_t sum = adler32(bytes);
    for (int shift = 24; shift >= 0; shift -= 8) stream += static_cast<char>(sum >> shift & 0xFF);
    return stream;
}

} // namespace florilege
