// Loads libhyphen's dictionaries: states by the letters that lead to them, each falling back on the longest of its ends
// that is a state too.
#include "language/hyphen_dictionary.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <vector>

namespace florilege {

namespace {

constexpr std::size_t longest_line = 99; // bytes, its end included: libhyphen passes over longer ones
constexpr std::string_view next_level = "NEXTLEVEL";

/// One of the two levels of a dictionary: compounds are divided by the first, their parts by the next.
struct Level {
    HyphenDict dictionary{};
    std::vector<HyphenState> states;
    std::vector<HyphenTrans> transitions;
    std::string matches; // of the states, each closed by a zero
    std::string no_hyphen;
};

struct Levels {
    Level first, second;
};

class LevelMaker {
  public:
    explicit LevelMaker(Level& level) : level_(level), nodes_(1) {}

    void add(std::string_view line) {
        HyphenDict& dictionary = level_.dictionary;
        if (takes_number(line, "LEFTHYPHENMIN", dictionary.lhmin) || takes_number(line, "RIGHTHYPHENMIN", dictionary.rhmin) ||
            takes_number(line, "COMPOUNDLEFTHYPHENMIN", dictionary.clhmin) || takes_number(line, "COMPOUNDRIGHTHYPHENMIN", dictionary.crhmin))
            return;
        constexpr std::string_view no_hyphen = "NOHYPHEN";
        if (line.starts_with(no_hyphen)) set_no_hyphen(line.substr(no_hyphen.size()));
        else add_pattern(line);
    }

    void finish(bool utf8) {
        level_.states.resize(nodes_.size());
        level_.transitions.resize(nodes_.size()); // one leads to each state but the first
        HyphenTrans* transition = level_.transitions.data();
        for (std::size_t n = 0; n < nodes_.size(); ++n) {
            HyphenState& state = level_.states[n];
            state = {};
            if (nodes_[n].match != 0) state.match = level_.matches.data() + nodes_[n].match - 1;
            state.trans = transition;
            for (int child = nodes_[n].first; child != 0; child = nodes_[static_cast<std::size_t>(child)].next)
                *transition++ = {nodes_[static_cast<std::size_t>(child)].letter, child};
            state.num_trans = static_cast<int>(transition - state.trans);
        }
        fall_back();
        HyphenDict& dictionary = level_.dictionary;
        if (!level_.no_hyphen.empty()) dictionary.nohyphen = level_.no_hyphen.data();
        dictionary.num_states = static_cast<int>(nodes_.size());
        dictionary.utf8 = utf8 ? 1 : 0;
        dictionary.states = level_.states.data();
    }

  private:
    struct Node {
        char letter = 0; // that leads to it
        int first = 0;   // of the states that letters lead to from here
        int next = 0;    // of the states that letters lead to from where this one comes
        std::size_t match = 0; // where it begins in the level's matches, and one more; 0: none
    };

    static bool takes_number(std::string_view line, std::string_view key, char& number) {
        if (!line.starts_with(key)) return false;
        number = static_cast<char>(std::atoi(std::string(line.substr(key.size())).c_str()));
        return true;
    }

    /// A list with commas, kept with zeroes.
    void set_no_hyphen(std::string_view list) {
        list.remove_prefix(std::min(list.find_first_not_of(" \t"), list.size()));
        level_.no_hyphen = list;
        level_.dictionary.nohyphenl = 0;
        for (std::size_t i = 1; i < list.size(); ++i)
            if (list[i] == ',') level_.no_hyphen[i] = 0, ++level_.dictionary.nohyphenl;
    }

    /// Letters, and figures for what lies between them.
    void add_pattern(std::string_view line) {
        int state = 0;
        figures_.assign(1, '0');
        for (const char c : line) {
            if (static_cast<unsigned char>(c) <= ' ') break;
            if (c >= '0' && c <= '9') figures_.back() = c;
            else state = child(state, c), figures_ += '0';
        }
        const std::size_t leading = std::min(figures_.find_first_not_of('0'), figures_.size());
        nodes_[static_cast<std::size_t>(state)].match = level_.matches.size() + 1;
        level_.matches.append(figures_, leading).push_back('\0');
    }

    int child(int parent, char letter) {
        for (int at = nodes_[static_cast<std::size_t>(parent)].first; at != 0; at = nodes_[static_cast<std::size_t>(at)].next)
            if (nodes_[static_cast<std::size_t>(at)].letter == letter) return at;
        const int made = static_cast<int>(nodes_.size());
        nodes_.push_back({letter, 0, nodes_[static_cast<std::size_t>(parent)].first});
        return nodes_[static_cast<std::size_t>(parent)].first = made;
    }

    /// The state that the letter leads to, 0 for none.
    int after(int state, char letter) const {
        const HyphenState& from = level_.states[static_cast<std::size_t>(state)];
        for (int i = 0; i < from.num_trans; ++i)
            if (from.trans[i].ch == letter) return from.trans[i].new_state;
        return 0;
    }

    /// From the shortest states to the longest: each falls back on what its letter leads to from where the state before it does.
    void fall_back() {
        level_.states[0].fallback_state = -1;
        std::vector<int> states{0};
        for (std::size_t s = 0; s < states.size(); ++s) {
            const HyphenState& from = level_.states[static_cast<std::size_t>(states[s])];
            for (int i = 0; i < from.num_trans; ++i) {
                int end = from.fallback_state, found = 0;
                for (; end >= 0 && (found = after(end, from.trans[i].ch)) == 0;) end = level_.states[static_cast<std::size_t>(end)].fallback_state;
                level_.states[static_cast<std::size_t>(from.trans[i].new_state)].fallback_state = found;
                states.push_back(from.trans[i].new_state);
            }
        }
    }

    Level& level_;
    std::vector<Node> nodes_;
    std::string figures_; // kept for its memory alone
};

/// Takes the next line from `text`, without its end.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// Adds the lines before that of the next level. False when there is none.
bool add_lines(LevelMaker& level, std::string_view& text) {
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.starts_with(next_level)) return true;
        if (line.size() < longest_line && !line.starts_with('%')) level.add(line);
    }
    return false;
}

/// Whether some pattern spells the word otherwise where it is broken.
bool respells(std::string_view text) {
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (!line.starts_with('%') && line.substr(0, line.find_first_of(" \t\r")).find('/') != line.npos) return true;
    }
    return false;
}

/// The first level of a dictionary that has one alone: at hyphens and apostrophes.
void add_joints(LevelMaker& level, bool utf8) {
    level.add(utf8 ? "NOHYPHEN ',\u2013,\u2019,-" : "NOHYPHEN ',-");
    level.add("1-1"), level.add("1'1");
    if (utf8) level.add("1\u20131"), level.add("1\u20191");
}

} // namespace

HyphenDictionary load_hyphen_dictionary(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return {};
    std::ostringstream all;
    all << file.rdbuf();
    const std::string bytes = std::move(all).str();
    std::string_view text = bytes;
    std::string_view encoding = take_line(text);
    if (encoding.ends_with('\r')) encoding.remove_suffix(1);
    if (respells(text)) { // few do, and none of long lists
        HyphenDict* const loaded = hnj_hyphen_load(path.c_str());
        return loaded ? HyphenDictionary(loaded, hnj_hyphen_free) : HyphenDictionary();
    }

    const auto levels = std::make_shared<Levels>();
    LevelMaker first(levels->first), second(levels->second);
    const bool utf8 = encoding == "UTF-8";
    const bool two = add_lines(first, text);
    if (two) add_lines(second, text);
    else add_joints(second, utf8);
    first.finish(utf8), second.finish(utf8);

    HyphenDict& own = levels->first.dictionary;
    HyphenDict& other = levels->second.dictionary;
    if (two) {
        own.nextlevel = &other;
        return {levels, &own};
    }
    const auto or_else = [](char number, char otherwise) { return number != 0 ? number : otherwise; };
    other.nextlevel = &own;
    other.lhmin = own.lhmin;
    other.rhmin = own.rhmin;
    other.clhmin = or_else(own.clhmin, or_else(own.lhmin, char{3}));
    other.crhmin = or_else(own.crhmin, or_else(own.rhmin, char{3}));
    return {levels, &other};
}

} // namespace florilege
