// No-break spaces between words that stay together: numbers and units, days and months, titles and names, references.
#include <algorithm>

#include "normalize/passes.h"
#include "normalize/words.h"

namespace florilege {

namespace {

constexpr char32_t no_break = 0xA0;

constexpr WordView units[]{
    U"$", U"%", U"A", U"Bq", U"C", U"CHF", U"CV", U"EUR", U"F", U"GHz", U"GW", U"GWh", U"Go", U"Hz", U"J", U"K", U"Ko", U"L", U"MHz",
    U"MJ", U"MPa", U"MW", U"MWh", U"Mb/s", U"Mbit/s", U"Md€", U"Mo", U"M€", U"N", U"Pa", U"GB", U"Kg", U"Km", U"Km/h", U"MB", U"MeV", U"TB", U"TWh", U"To", U"USD", U"V", U"VA", U"W",
    U"Wh", U"daN", U"eV", U"hm", U"kB", U"kN", U"kWc", U"keV", U"km³", U"mA", U"mF", U"mV", U"mbar", U"nF", U"nm", U"pF", U"ppm", U"tr",
    U"\u00B5F", U"\u00B5g", U"\u00B5m", U"\u00B5s", U"\u03BCg", U"\u03BCm", U"Ω", U"bar", U"cal", U"cd", U"cl", U"cm", U"cm²", U"cm³", U"dB", U"dl", U"dm", U"dm³", U"dpi", U"g", U"g/l", U"h", U"hPa",
    U"ha", U"hl", U"kHz", U"kJ", U"kPa", U"kV", U"kW", U"kWh", U"kcal", U"kg", U"km", U"km/h", U"km2", U"km²", U"ko", U"k€", U"l", U"lm",
    U"lx", U"m", U"m/s", U"m2", U"m3", U"mA", U"mW", U"mg", U"min", U"ml", U"mm", U"mm²", U"mol", U"ms", U"m²", U"m³", U"pt", U"px", U"rad",
    U"s", U"t", U"£", U"¥", U"°C", U"°F"};

constexpr WordView french_months[]{
    U"août", U"aout", U"avr.", U"avril", U"déc.", U"décembre", U"févr.", U"février", U"janv.", U"janvier", U"juil.", U"juillet",
    U"juin", U"mai", U"mars", U"nov.", U"novembre", U"oct.", U"octobre", U"sept.", U"septembre", U"vendémiaire", U"brumaire", U"thermidor"};
constexpr WordView english_months[]{U"april", U"august", U"december", U"february", U"january", U"july", U"june",
                                                  U"march", U"may", U"november", U"october", U"september"};

constexpr WordView french_titles[]{U"Cdt", U"Dr", U"Dr.", U"Dre", U"Drs", U"Lt", U"M.", U"MM.", U"Me", U"Mes", U"Melle", U"Mgr", U"Mlle", U"Mlles", U"Mme",
                                                 U"Mme.", U"Mmes", U"Mr", U"Mr.", U"Mrs", U"Pr", U"Pre", U"Prof.", U"Prs", U"St", U"Ste", U"Vve"};
constexpr WordView english_titles[]{U"Capt.", U"Dr", U"Dr.", U"Fr.", U"Gen.", U"Mr", U"Mr.", U"Mrs", U"Mrs.", U"Ms",
                                                  U"Ms.", U"Prof.", U"Rev.", U"St", U"St."};
constexpr WordView particles[]{U"d", U"de", U"des", U"du", U"l", U"la", U"le", U"les", U"van", U"von"};

// Abbreviations that a number follows.
constexpr WordView french_references[]{
    U"al.", U"ann.", U"art.", U"ch.", U"chap.", U"col.", U"coll.", U"fasc.", U"fig.", U"fol.", U"fo", U"f\u00B0", U"f.", U"ff.", U"ill.",
    U"l.", U"livr.", U"ll.", U"ms.", U"no", U"nos", U"num.", U"n°", U"n°s", U"p.", U"par.", U"pl.", U"pp.", U"sect.", U"t.", U"tabl.",
    U"tit.", U"v.", U"vol.", U"vv.", U"§", U"§§"};
constexpr WordView english_references[]{U"art.", U"ch.", U"chap.", U"col.", U"ed.", U"fig.", U"no.", U"nos.", U"p.",
                                                      U"pl.", U"pp.", U"sect.", U"vol.", U"§"};
// Nouns that a number names.
constexpr WordView french_nouns[]{
    U"acte", U"alinéa", U"annexe", U"annexes", U"appendice", U"article", U"articles", U"chapitre", U"chapitres", U"colonne",
    U"feuillet", U"figure", U"figures", U"folio", U"ligne", U"lignes", U"livre", U"note", U"notes", U"numéro", U"numéros", U"page",
    U"pages", U"paragraphe", U"paragraphes", U"partie", U"parties", U"planche", U"planches", U"scène", U"section", U"sections",
    U"strophe", U"tableau", U"tableaux", U"titre", U"tome", U"tomes", U"verset", U"versets", U"volume", U"volumes"};
constexpr WordView english_nouns[]{U"act", U"appendix", U"article", U"book", U"chapter", U"chapters", U"figure", U"line",
                                                 U"page", U"pages", U"part", U"plate", U"scene", U"section", U"table", U"volume"};

constexpr std::pair<WordView, WordView> french_pairs[]{
    {U"op.", U"cit."}, {U"loc.", U"cit."}, {U"art.", U"cit."}, {U"éd.", U"cit."}, {U"av.", U"J.-C."}, {U"apr.", U"J.-C."},
    {U"p.", U"ex."}, {U"i.", U"e."}, {U"s.", U"d."}, {U"s.", U"l."}, {U"et", U"al."}, {U"N.", U"B."}, {U"P.", U"S."}, {U"N.", U"D."}};

// Capitalised words that open a sentence and are no one's name.
constexpr WordView function_words[]{
    U"alors", U"après", U"au", U"aux", U"avec", U"ce", U"ces", U"cet", U"cette", U"chez", U"comme", U"dans", U"de", U"depuis", U"des",
    U"donc", U"du", U"elle", U"elles", U"en", U"entre", U"et", U"fin", U"il", U"ils", U"je", U"la", U"le", U"les", U"leur", U"leurs",
    U"mais", U"nos", U"notre", U"nous", U"on", U"or", U"ou", U"où", U"par", U"pour", U"puis", U"quand", U"que", U"qui", U"sans", U"ses",
    U"si", U"son", U"sous", U"sur", U"tu", U"un", U"une", U"vers", U"vous"};

struct Lists {
    std::span<const WordView> months, titles, references, nouns;
    bool french = false;
};

const Lists& lists_of(Binding binding) {
    static const Lists french{french_months, french_titles, french_references, french_nouns, true};
    static const Lists english{english_months, english_titles, english_references, english_nouns, false};
    return binding == Binding::french ? french : english;
}

bool is_roman_reference(WordView word) {
    if (roman_value(word) > 0) return true;
    if (word.size() > 8 || !std::all_of(word.begin(), word.end(), [](char32_t c) { return c >= U'a' && c <= U'z'; })) return false;
    std::u32string capitals(word);
    for (char32_t& c : capitals) c -= 0x20;
    return roman_value(capitals) > 0;
}

// J., J.-J., Ch., Th.
bool is_initial(WordView word) {
    if (word.size() < 2 || word.back() != U'.') return false;
    for (const WordView known : {U"Ch.", U"Chr.", U"Ed.", U"Fr.", U"Ph.", U"Th."})
        if (word == known) return true;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < word.size(); ++letters) {
        if (!is_capital(word[i]) || i + 1 >= word.size() || word[i + 1] != U'.') return false;
        i += i + 2 < word.size() && word[i + 2] == U'-' ? 3 : 2;
    }
    return letters <= 3;
}

// Nouns that a letter names: the full stop after it ends a sentence.
constexpr WordView lettered_nouns[]{U"annexe", U"b\u00E2timent", U"cat\u00E9gorie", U"classe", U"escalier", U"groupe", U"h\u00E9patite", U"hall", U"jour",
                                    U"lettre", U"ligne", U"option", U"plan", U"point", U"porte", U"rer", U"salle", U"s\u00E9rie", U"type",
                                    U"vitamine", U"vitamines", U"zone", U"lot", U"section"};

bool is_name(WordView word) {
    return word.size() >= 2 && is_capital(word[0]) && is_word_letter(word.back()) && !is_among_any_case(function_words, word);
}

/// Decides, space by space, from the tokens on both sides.
class Binder {
  public:
    Binder(Letters& letters, const Lists& lists) : letters_(letters), lists_(lists) {}

    void run() {
        const std::u32string& text = letters_.text();
        for (std::size_t at = letters_.next_gap(0); at + 1 < text.size(); at = letters_.next_gap(at + 1)) {
            if (at == 0 || !is_blank(text[at]) || text[at] == no_break || !letters_.may_space(at)) continue;
            if (worth_asking(at) && binds(at)) letters_.replace(at, no_break);
        }
    }

  private:
    // Two lower-case words of running text, by far the most of the spaces, are told by their letters at the space.
    bool worth_asking(std::size_t at) const {
        const char32_t before = letters_[at - 1];
        const char32_t after = letters_[at + 1];
        if (letters_[at] == 0x202F) return is_digit(before) && !is_digit(after); // the author's, but for units
        return is_digit(before) || is_digit(after) || before == U'.' || is_capital(after) || after == 0xA7 || before == 0xA7 ||
               letters_.info(at - 1).has(LetterFlag::superior) || letters_.info(at - 1).has(LetterFlag::was_superior) ||
               ((after == U'd' || after == U'l' || after == U'v') && follows_short_name(at)) || (after == U'a' && before == U't');
    }
    bool follows_short_name(std::size_t at) const { // Mme de, Dr des
        for (std::size_t length = 1; length < 6 && length <= at; ++length)
            if (is_capital(letters_[at - length])) return true;
        return false;
    }

    bool binds(std::size_t at) const {
        const WordView before = without_opening(token_before(letters_, at));
        const WordView after_whole = token_after(letters_, at + 1);
        const WordView after = keeping_point(after_whole);
        const WordView after_bare = without_closing(after_whole);
        if (before.empty() || after_bare.empty()) return false;
        return binds_number(before, after, after_bare, at) || binds_time(before, after_bare, at) ||
               binds_reference(before, after, after_bare) || binds_title(before, after_bare) || binds_name(before, after, after_bare, at) ||
               binds_ordinal(before, after, after_bare, at);
    }

    bool binds_number(WordView before, WordView after, WordView after_bare, std::size_t) const {
        const bool first_of_month = before == U"1er";
        if (first_of_month || (all_digits(before) && before.size() <= 2)) {
            if (is_among_any_case(lists_.months, after_bare) || is_among(lists_.months, after)) return true;
        }
        if (!is_number(before)) return false;
        const auto slash = after_bare.find(U'/');
        return is_among(units, after_bare) || after_bare == U"\u2030" || after_bare == U"€" || after_bare == U"°" ||
               (slash != after_bare.npos && slash > 0 && (is_among(units, after_bare.substr(0, slash)) || after_bare[0] == U'€'));
    }

    // 1 h 20 min 15 s: what follows the unit of a number.
    bool binds_time(WordView before, WordView after, std::size_t at) const {
        if (before != U"h" && before != U"min") return false;
        if (!all_digits(after) || after.size() > 2) return false;
        const std::size_t unit = at - before.size();
        return unit >= 2 && is_blank(letters_[unit - 1]) && is_digit(letters_[unit - 2]);
    }

    bool binds_reference(WordView before, WordView after, WordView after_bare) const {
        if (lists_.french)
            for (const auto& [first, second] : french_pairs)
                if (before == first && (after == second || (after.starts_with(second)))) return true;
        // article L. 2121-29, art. R. 123-4: the codes of law
        const bool coded = after.size() == 2 && after[1] == U'.' && WordView(U"ADLR").find(after[0]) != WordView::npos;
        if (coded && lists_.french && (before == U"art." || before == U"article" || before == U"articles")) return true;
        const bool numbered = is_digit(after_bare[0]) || is_roman_reference(after_bare) || after_bare == U"Ier" || after_bare == U"Ire";
        if (!numbered) return false;
        // A capital and a full stop end a sentence more often than they begin a reference: "55 F. 10 personnes".
        const bool letter = before.size() == 2 && is_capital(before[0]) && before[1] == U'.' && before[0] != U'P' && before[0] != U'T';
        if (!letter && is_among_any_case(lists_.references, before)) return before.back() == U'.' || is_digit(after_bare[0]);
        const bool first = after_bare == U"Ier" || after_bare == U"Ire";
        return is_among_any_case(lists_.nouns, before) && (is_digit(after_bare[0]) || first || roman_value(after_bare) > 0);
    }

    bool binds_title(WordView before, WordView after) const {
        if (!is_among(lists_.titles, before)) return false;
        if (before == U"Mes" || before == U"St" || before == U"Ste") return is_capital(after[0]);
        if (is_capital(after[0])) return true;
        const auto apostrophe = after.find_first_of(U"'\u2019");
        return lists_.french && is_among(particles, after.substr(0, apostrophe));
    }

    // J.-M. Le Clézio, J. Du Bellay: an article with a capital and another capital after it
    bool begins_family_name(WordView article, std::size_t at) const {
        static constexpr WordView articles[]{U"De", U"Des", U"Du", U"La", U"Le"};
        return lists_.french && is_among(articles, article) && is_blank(letters_[at + 1 + article.size()]) && is_capital(letters_[at + 2 + article.size()]);
    }

    bool follows_article(std::size_t letter) const {
        if (letter == 0) return false;
        const WordView noun = without_opening(token_before(letters_, letter - 1));
        return noun == U"article" || noun == U"articles" || noun == U"art.";
    }

    bool binds_initial(WordView before, WordView after, WordView after_bare, std::size_t at) const {
        if (is_digit(after_bare[0])) return follows_article(at - before.size());
        if (names_noun(at - before.size())) return false;
        if (!is_capital(after_bare[0])) return lists_.french && is_among(particles, after_bare.substr(0, after_bare.find_first_of(U"'\u2019")));
        if (begins_family_name(after_bare, at)) return true;
        return !is_among_any_case(function_words, after_bare) && (is_word_letter(after_bare.back()) || is_initial(after));
    }

    bool binds_name(WordView before, WordView after, WordView after_bare, std::size_t at) const {
        if (is_initial(before)) return binds_initial(before, after, after_bare, at);
        if (!is_capital(after_bare[0]) || !lists_.french || !is_name(before)) return false;
        if (is_plain_roman(after_bare)) return after.back() != U'.' || after_bare.size() > 1 || at + 1 + after.size() == letters_.size();
        return after_bare.starts_with(U"Ier") || after_bare.starts_with(U"Ire") ? !is_century(at + 1) : false;
    }
    bool names_noun(std::size_t letter) const {
        return letter > 0 && is_among_any_case(lettered_nouns, without_opening(token_before(letters_, letter - 1)));
    }
    bool is_century(std::size_t numeral) const {
        return letters_.info(numeral).has(LetterFlag::small_cap) || letters_.info(numeral).has(LetterFlag::was_small_cap);
    }

    // XIXe siècle, Ve République
    bool binds_ordinal(WordView before, WordView after, WordView after_bare, std::size_t at) const {
        const LetterInfo& last = letters_.info(at - 1);
        if (!lists_.french || !(last.has(LetterFlag::superior) || last.has(LetterFlag::was_superior))) return false;
        if (after_bare == U"siècle" || after_bare == U"siècles" || after == U"s.") return true;
        const bool roman = before[0] == U'I' || before[0] == U'V' || before[0] == U'X';
        if (!roman) return false;
        return is_name(after_bare) || after_bare == U"millénaire" || after_bare == U"arrondissement" || after_bare == U"dynastie";
    }

    Letters& letters_;
    const Lists& lists_;
};

} // namespace

void bind_words(Letters& letters, Binding binding) { Binder(letters, lists_of(binding)).run(); }

} // namespace florilege
