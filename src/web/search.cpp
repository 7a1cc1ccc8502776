#include "web/search.h"

#include "base/json.h"
#include "document/block_walk.h"
#include "language/language.h"
#include "markup/section_writer.h"
#include "web/site_page.h"

namespace florilege {

namespace {

// The text of a section in one line, the title left out: it is searched by itself.
std::string text_of(const Section& section) {
    std::string text;
    const auto add = [&](const Inlines& inlines) {
        if (!text.empty()) text += ' ';
        text += plain_text(inlines);
    };
    for (const Block& block : section.blocks) {
        const auto* heading = std::get_if<Heading>(&block.content);
        if (heading && heading->level == 1) continue;
        for_each_text_in(block, add);
    }
    for (const Note& note : section.notes) for_each_text(note.blocks, add);
    return text;
}

bool is_searched(SectionKind kind) { return kind != SectionKind::index && kind != SectionKind::imprint && kind != SectionKind::notes; }

// Every word sought must stand in the page, at the beginning of one of its words, accents and case set aside. Titles weigh more.
constexpr std::string_view script = R"js('use strict';
(function () {
  var form = document.getElementById('search_form');
  var field = document.getElementById('search_words');
  var status = document.getElementById('search_status');
  var list = document.getElementById('search_results');
  if (!form || !field || !status || !list) return;
  var most = 60, before = 70, after = 150;

  // The text without accents and case, and for each of its characters the place it comes from.
  function fold(text) {
    var folded = '', places = [];
    for (var i = 0; i < text.length; ++i) {
      var plain = text[i].normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
        .replace('\u0153', 'oe').replace('\u00e6', 'ae').replace('\u2019', "'").replace(/[\u00a0\u202f\n]/, ' ');
      for (var k = 0; k < plain.length; ++k) places.push(i);
      folded += plain;
    }
    return { text: folded, places: places };
  }
  function isWordCharacter(character) { return character !== undefined && /[a-z0-9]/.test(character); }
  // Where a word begins with `word`.
  function find(folded, word) {
    var found = [];
    for (var at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
      if (!isWordCharacter(folded[at - 1]) || !isWordCharacter(word[0])) found.push(at);
    return found;
  }

  var pages = (window.florilegePages || []).map(function (page) {
    return { page: page, title: fold(page.title), text: null };
  });

  function search(words) {
    var results = [];
    pages.forEach(function (entry) {
      if (!entry.text) entry.text = fold(entry.page.text);
      var score = 0, marks = [];
      var holdsAll = words.every(function (word) {
        var inTitle = find(entry.title.text, word), inText = find(entry.text.text, word);
        score += inTitle.length * 20 + Math.min(inText.length, 20);
        inText.forEach(function (at) { marks.push([entry.text.places[at], entry.text.places[at + word.length - 1] + 1]); });
        return inTitle.length + inText.length > 0;
      });
      if (holdsAll) results.push({ page: entry.page, score: score, marks: marks.sort(function (a, b) { return a[0] - b[0]; }) });
    });
    return results.sort(function (a, b) { return b.score - a.score; });
  }

  function show(result) {
    var item = document.createElement('li'), link = document.createElement('a');
    link.href = result.page.url;
    link.textContent = result.page.title;
    if (result.page.lang) link.lang = result.page.lang;
    item.append(link);
    if (result.page.detail) {
      var detail = document.createElement('span');
      detail.className = 'contents-detail';
      detail.textContent = result.page.detail;
      item.append(' ', detail);
    }
    if (result.marks.length) {
      var text = result.page.text, first = result.marks[0][0];
      var begin = first > before ? text.indexOf(' ', first - before) + 1 : 0;
      if (begin > first) begin = first;
      var end = first + after < text.length ? text.lastIndexOf(' ', first + after) : text.length, at = begin;
      if (end <= first) end = Math.min(text.length, first + after);
      var extract = document.createElement('p');
      extract.className = 'extract';
      if (result.page.lang) extract.lang = result.page.lang;
      if (begin > 0) extract.append('\u2026 ');
      result.marks.forEach(function (mark) {
        if (mark[0] < at || mark[1] > end) return;
        var marked = document.createElement('mark');
        marked.textContent = text.slice(mark[0], mark[1]);
        extract.append(text.slice(at, mark[0]), marked);
        at = mark[1];
      });
      extract.append(text.slice(at, end));
      if (end < text.length) extract.append(' \u2026');
      item.append(extract);
    }
    list.append(item);
  }

  function run() {
    var sought = field.value.trim(), words = fold(sought).text.split(/\s+/).filter(Boolean);
    list.replaceChildren();
    if (!words.length) { status.textContent = ''; return; }
    var results = search(words);
    status.textContent = results.length
      ? form.dataset.some.replace('{}', sought).replace('{}', String(results.length))
      : form.dataset.none.replace('{}', sought);
    results.slice(0, most).forEach(show);
  }

  form.hidden = false;
  form.addEventListener('submit', function (event) { event.preventDefault(); run(); });
  field.addEventListener('input', run);
  var asked = new URLSearchParams(location.search).get('q');
  if (asked) { field.value = asked; run(); }
})();
)js";

} // namespace

std::string write_search_page(const SiteMap& site) {
    PageFacts page;
    page.path = std::string(search_path);
    page.title = site.word("site_search");
    page.body_class = "search";
    page.searches = true;
    return write_page(site, page, [&](XmlWriter& out) {
        write_title(out, page.title);
        // The script shows the form, which could do nothing without it.
        out.open("form").attribute("id", "search_form").attribute("role", "search").attribute("action", search_path).attribute("method", "get");
        out.attribute("data-none", site.word("site_search_none")).attribute("data-some", site.word("site_search_some")).attribute("hidden", "");
        out.open("label").attribute("for", "search_words").text(site.word("site_search_label")).close();
        out.open("input").attribute("id", "search_words").attribute("name", "q").attribute("type", "search").attribute("autocomplete", "off").close_empty();
        out.open("button").attribute("type", "submit").text(site.word("site_search_button")).close();
        out.close();
        out.open("noscript").open("p").text(site.word("site_search_noscript")).close().close();
        out.open("p").attribute("id", "search_status").attribute("role", "status").close();
        out.open("ol").attribute("id", "search_results").attribute("class", "results").attribute("aria-label", site.word("site_results")).close();
    });
}

std::string write_search_index(const SiteMap& site) {
    JsonWriter json;
    json.open_array();
    for (const ReadingPage& page : site.reading) {
        const Section& section = site.section(page);
        if (!is_searched(section.kind)) continue;
        json.open_object().member("url", page.path).member("title", section_label(section));
        if (section.language != site.language()) json.member("lang", section.language);
        if (section.date) json.member("detail", format_date(site.language(), *section.date));
        json.member("text", text_of(section)).close();
    }
    json.close();
    std::string index = "window.florilegePages = " + json.take();
    index.insert(index.size() - 1, ";");
    return index;
}

std::string_view search_script() { return script; }

} // namespace florilege
