#include "cli/explanations.h"

namespace florilege {

const std::vector<Explanation>& explanations() {
    static const std::vector<Explanation> all{
        {"bad-property-value", "A style sheet gives a property a value that it cannot take. The hint of the message lists the values; "
                               "styles/README.md describes the whole subset of CSS that styles may use."},
        {"bidi-override", "The text holds an invisible character that turns the direction of reading. It can make a text show something else "
                          "than what is stored, so it was left out. Delete it in the source; texts copied from chats sometimes hold one."},
        {"broken-word", "A word was longer than its line and no rule of the language allowed to break it, so it was cut where it met the margin. "
                        "Shorten it, or write a soft hyphen (&shy;) where it may be broken."},
        {"catalogue-empty", "A catalogue.yaml names the books that share a catalogue page: books: [2023, 2024], each a folder with a book.yaml, or "
                            "{book: ., year: 2024} for one year of a folder."},
        {"catalogue-no-book", "A catalogue names a folder in which there is no book.yaml. Look at the spelling; the path is relative to the catalogue's folder."},
        {"catalogue-slug-twice", "Two books of a catalogue would go into the same folder, which is called after the title. Give one of them a `slug:`, or a year "
                                 "in the catalogue."},
        {"coarse-image", "A photograph has fewer than 300 dots per inch at the size that it is printed in, so its pixels may show. Give a larger picture."},
        {"control-character", "The text holds a control character, which no book format can carry; it was left out. Texts copied from a PDF often "
                              "hold some. Delete it in the source."},
        {"css-syntax", "A style sheet could not be read at this place: a comment, a string or a block is not closed, or a colon is missing."},
        {"date-invalid", "A date is written YYYY, YYYY-MM or YYYY-MM-DD; an interval with a slash (2023-06/2023-08); a doubtful date with ? "
                         "(2021?), an approximate one with ~ (2021~). The day must exist in the calendar."},
        {"dead-link", "A link leads to a file, heading or anchor that the book does not have. Write the path of an article's file relative to the "
                      "linking file, #heading for a place in the same file, or both: other.md#heading."},
        {"division-unclosed", "A passage was opened, by `:::` or a <div>, and never closed. Close it where it ends."},
        {"division-unopened", "A passage is closed here that was not opened. Delete the closing line, or open the passage before."},
        {"duplicate-key", "The same key stands twice in one YAML mapping. Which one counts is not defined, so neither does: delete one."},
        {"epigraph-empty", "The front matter announces an epigraph without text. Fill in `text:`, or delete `epigraph:`."},
        {"flyer-cut", "The description is longer than the flyer holds at the smallest size that is read with ease; what is too much was left out there. "
                      "Shorten `description:`, or choose a larger sheet: flyer: a4."},
        {"flyer-no-address", "A flyer shows a square to scan and the address it leads to, and this book has none. Say where it can be had: "
                             "distribution: {url: https://example.org/book}."},
        {"front-matter-unclosed", "An article begins with a line of three hyphens, which opens its front matter, and no second such line closes it."},
        {"heading-empty", "A heading without text would be an empty line in the table of contents. Give it words, or delete its # signs."},
        {"html-active", "The text holds an element that runs or fetches something (script, iframe, form…). Books are made of text and pictures "
                        "alone. Delete the element."},
        {"html-not-allowed", "The text holds an HTML element that has no meaning in a book. Its text was kept, its tags were not. Use Markdown, or one of "
                             "the elements that the manual lists."},
        {"html-unbalanced", "An HTML element of the text is closed without having been opened, or opened and not closed."},
        {"id-renamed", "Two articles would have the same name in links: their slugs are equal once accents and capitals are taken away. The later one got a "
                       "number. Give one of them a `slug:` of its own, so that links to it stay the same when articles are added."},
        {"image-damaged", "A picture could not be decoded to its end. Save it again from its original."},
        {"image-empty", "A picture is called without the name of a file. Write ![description](images/name.jpg)."},
        {"image-format-unknown", "A picture is no PNG, JPEG or SVG by its contents, whatever its name says. Convert it to one of these."},
        {"image-not-local", "A picture is called by a web address. A book carries its pictures with it: download the file into images/ and name it there."},
        {"image-too-large", "A picture has more pixels or bytes than a book can sensibly carry. Scale it down: 2,000 pixels across fill any page."},
        {"import-book-title", "A heading above all the articles, with nothing below it, was taken as the title of the "
         "book. It goes into book.yaml when there is none."},
        {"import-damaged", "The file to import, or a part of it, could not be read. Open it in the program that made "
         "it and save it again."},
        {"import-date-guessed", "A date over the new year with one year given can mean two things; it was read as the "
         "order of the articles around it has it. Correct `date:` in the front matter if that is "
         "wrong."},
        {"import-empty", "The file to import holds no text."},
        {"import-encoding", "The text to import is not UTF-8; it was read as Windows-1252 (of which Latin-1 is a part) or UTF-16. Look at "
         "its accents, and save it as UTF-8 if they are wrong."},
        {"import-epigraph-guessed", "A quotation or a dialogue that closes an article was taken as its epigraph. Write it back "
         "at the end of the text if it belongs there."},
        {"import-folio", "A number alone on its line was taken as a page number and left out. Put it back if it "
         "belongs to the text."},
        {"import-foreword-guessed", "The first text was taken as a foreword. Move its file from front/ to articles/ if it is "
         "an article."},
        {"import-format-unknown", "Only .txt, .md, .html, .odt and .docx files can be imported. Save the text in one of "
         "these formats."},
        {"import-heading-guessed", "A short line was taken as a heading inside an article. Make a file of its own of what "
         "follows if it is the title of another."},
        {"import-hyphen", "While importing, a word was found broken by a hyphen at the end of a line. It was joined, and could have been a compound: look at it."},
        {"import-image-missing", "An image that the text names is not with it; its description was kept. Put the file into "
         "images/ and name it in the article."},
        {"import-kept", "A file of that name is there already and differs, perhaps because its author edited it; "
         "it was left as it is. --force writes over it."},
        {"import-lost-space", "While importing, two words were found run together or a space looked lost. Look at this place."},
        {"import-mail-head", "A line of a mail's head (sender, addressee, date) is no text and was left out; the subject became the title."},
        {"import-number", "Titles numbered from 1 up lost their numbers: the order of a book's articles is its own. Write the number back "
         "into `title:` where it belongs to the title."},
        {"import-page-break", "While importing, a page of the original seems to end in the middle of a sentence. Look at this place."},
        {"import-running-head", "A short line that comes back at the edges of pages was taken as a running head and left "
         "out."},
        {"import-title-guessed", "A short line alone was taken as the title of an article. Join its file to the one before "
         "if it is none."},
        {"import-title-missing", "No title was found, so the article is named after its file. Correct `title:` in its front "
         "matter."},
        {"import-too-large", "The page to import is too large or too deeply nested to be read. Copy its text into a "
         ".txt file."},
        {"inclusive-form", "An inclusive form is written with brackets, full stops or hyphens. Nothing was changed; the middle dot keeps such a word whole at the end of a line."},
        {"index-reference", "An entry of `index:` in book.yaml sends to a term that the index does not have (perhaps its article is not in this selection), or "
                            "lacks its term or what it sends to. Write {term: Type, see: Letter}, the terms as the index shows them."},
        {"inline-image", "A picture stands inside a line of text, where pages cannot place it. Give it a paragraph of its own."},
        {"invalid-utf8", "The file holds bytes that are not UTF-8 text. Save it again as UTF-8 in your editor; it was probably saved as Latin-1 or Windows-1252."},
        {"isbn-invalid", "An ISBN has thirteen digits (or ten, in older books) and its last one is computed from the others. This one does not fit: compare it with the "
                         "agency's letter."},
        {"isbn-repeated", "Two editions of the book have the same ISBN: whoever orders one would get the other. Each edition (EPUB, PDF, print, large print) has a number of "
                          "its own, or none."},
        {"issn-invalid", "An ISSN has eight characters and its last one is computed from the others. This one does not fit."},
        {"language-invalid", "A language is named by a BCP 47 tag: fr, en-GB, oc, br…"},
        {"link-empty", "A link leads nowhere: its address is empty. Write it, or delete the brackets."},
        {"link-left-out", "A link leads to an article that is in the folder but not in this selection (--year, --article, a draft). Its text stays, without the link."},
        {"link-not-allowed", "A link's address has a scheme that a book cannot open safely. Links may begin with https:, http:, mailto: or tel:, or lead to another "
                             "article's file."},
        {"listed-twice", "book.yaml lists the same file twice. It stands where it is listed first."},
        {"long-blurb", "The description is so long that the back of the cover can only show it in letters too small to read. A few sentences are enough."},
        {"loose-line", "A line of the printed page could only be filled with wide spaces. Rewording the sentence by a word or two mends it; so does a soft hyphen "
                       "(&shy;) in a long word."},
        {"margin-invalid", "A margin in book.yaml is no number of millimetres between 5 and 100. Write margins: {inner: 18, top: 19, outer: 26, bottom: 27}."},
        {"markdown-too-complex", "A paragraph holds thousands of brackets, stars or other signs of markup, which no author "
         "writes and which would take very long to read."},
        {"markdown-too-deep", "Quotations, lists or divisions are nested more deeply than a page can show."},
        {"markdown-too-large", "The text of one article is longer than 2 MB. Share it out among several."},
        {"missing-alternative", "A picture has no description for readers who cannot see it. Write ![description](images/name.jpg), or leave the description empty only for an ornament."},
        {"missing-glyph", "No face of the style has a character of the text: it would print as a box. Replace the character, or choose a style whose fonts have it."},
        {"missing-icc", "The colour profile that book.yaml names is not a readable profile of the book's folder."},
        {"missing-image", "A picture that the text names is not in the book's folder. Paths are relative to the book's folder (images/name.jpg) or to the article's file."},
        {"missing-mention", "A mention that the law asks of a printed book is missing from book.yaml. In France: the publisher's name and address, the printer's name and "
                            "address, the date on which printing was completed, an ISBN (an ISSN in a series), the price or the mention that the copy is free, and "
                            "`legal-deposit:` with month and year."},
        {"missing-name", "A person listed in book.yaml or in an article has no `name:`."},
        {"missing-part", "book.yaml asks for listed parts (`parts: listed`), and this list of articles has none, or a part has no title."},
        {"missing-space", "A comma or semicolon is followed by a letter without a space. Put the space in."},
        {"missing-style", "The style that is asked for was not found. A style is a folder of the installed styles, or a folder of the book with shared.css, print.css and "
                          "epub.css."},
        {"missing-title", "Every article and every book needs a `title:`; it stands in the table of contents, in running heads and in links."},
        {"mixed-apostrophes", "A paragraph holds straight and curly apostrophes. The book shows curly ones; the mixture often betrays a pasted passage worth reading again."},
        {"name-variant", "Two names in the book differ in one letter, in accents or in a hyphen: perhaps one name spelt two ways. Write both alike, "
         "or silence the code if they are two."},
        {"no-articles", "There is nothing to print: no file matches `articles:`, or the selection (--year, --article, `draft: true`) leaves none."},
        {"no-dictionary", "No Hunspell dictionary of the book's language is installed, so check cannot tell unknown words."},
        {"no-match", "A pattern of book.yaml matches no file. Patterns are relative to the book's folder; `*` stands for part of a name, `**` for any folders."},
        {"not-reproduced", "--verify built the book again in memory and an output differs from what report.json says. The sources, the fonts or the program changed "
                           "since that build."},
        {"note-duplicate", "Two footnotes of one article have the same label. Give each its own."},
        {"note-misplaced", "A footnote is called in a place that is repeated elsewhere (a title, a table of contents), where its number would be lost. Call it in the text."},
        {"note-undefined", "A footnote is called and its text is nowhere. Write it at the end of the article: [^label]: text."},
        {"note-unused", "A footnote is written and never called, so it would vanish. Call it in the text with [^label], or delete it."},
        {"other-language", "More than half of an article's words are not in the dictionary of the language that it is said to be in, by its front "
         "matter or by book.yaml. Its words are not reported one by one."},
        {"outside-book", "A file lies outside the book's folder, directly or through a link. Put it into the folder, or allow its own folder with --allow DIR."},
        {"outside-catalogue", "A catalogue names a book outside its own folder. Put catalogue.yaml into a folder above all its books."},
        {"overfull-line", "A line of the printed page is wider than the text block: something in it cannot be broken. Reword, or allow a break with a soft hyphen "
                          "(&shy;) or a <wbr>."},
        {"page-size-unknown", "`page:` names no page design. Write a design of the style (a5, poche, 135x210…) or the trimmed size in millimetres: 148x210."},
        {"page-too-small", "The page leaves less than two lines of text. Choose a larger page or smaller margins."},
        {"remote-resource", "A style sheet fetches something from elsewhere. Books carry all they need; take the address out."},
        {"repeated-word", "The same word stands twice in a row. Take one out; where both are meant, silence this code in the article."},
        {"short-last-page", "The last page of an article holds less than five lines, and no other setting avoids it. Lengthen or shorten the text by some lines."},
        {"slug-invalid", "A slug becomes the name of a file and of a place in links: lower-case ASCII letters, digits and hyphens alone."},
        {"stranded-heading", "A heading stands at the foot of a page and its text begins on the next. Lengthen or shorten what comes before it."},
        {"stray-byte-order-mark", "An invisible byte order mark stands inside the text, usually where two files were joined. It was left out; delete it."},
        {"svg-refused", "A drawing holds a script, an animation or a reference to another file. Save it as plain SVG, or as PNG."},
        {"table-too-large", "A table has more columns or rows than pages can show. Share it out among several."},
        {"tight-line", "The words of a printed line stand closer together than they should: everything else would be worse. Rewording the sentence by a word or two mends it."},
        {"too-many-accents", "Dozens of accents are heaped on one letter. No language does so, and it slows every reader down; the heap was cut."},
        {"turned-hyphen", "A word is broken at the foot of a right-hand page, and its end is read on the back. Lengthen or shorten the paragraph by some words."},
        {"unbalanced-mark", "A bracket or quotation mark has no partner in its paragraph. Open or close it."},
        {"undated-article", "An article has no `date:`. In a book ordered by date it stays behind the article that precedes it in the order of the files' names; with --year it is left out."},
        {"unequal-pages", "A page ends higher than the page that faces it. Lengthen or shorten a paragraph near it, or move a figure."},
        {"unknown-article", "--article names no article of the book. Give its slug or the name of its file."},
        {"unknown-key", "A key of book.yaml or of a front matter means nothing to the program, so what it says would be lost. The hint names the nearest known key."},
        {"unknown-output", "There is no output of that name. `florilege build --help` lists them."},
        {"unknown-page", "`page:` names no design of the style, or a size that no page can have."},
        {"unknown-paper", "`paper:` names no paper of the printer's profile; each profile, a file of styles/printers/, lists its own."},
        {"unknown-profile", "`profile:` names no printer's profile; they are files under styles/printers/."},
        {"unknown-property", "A style sheet uses a property outside the supported subset of CSS, which styles/README.md describes. Nothing is ignored in silence."},
        {"unknown-selector", "A style sheet uses a selector that is no role, or an at-rule that has no meaning there. styles/README.md lists the roles."},
        {"unknown-word", "A word is not in the Hunspell dictionary of its language. Correct it, or add it to `words:` in book.yaml. Names in the midst "
         "of sentences, acronyms, addresses and code are not looked up."},
        {"unreadable-file", "A file that the book lists cannot be read: it is missing, is no regular file, is too large, or its permissions forbid it."},
        {"unsourced-article", "An article does not say where it first appeared. Add `source:` to its front matter when it appeared elsewhere."},
        {"unused-file", "A file lies in articles/ or images/ and nothing in the book uses it. List it, show it, or move it away."},
        {"unwanted-marks", "The book asks for crop marks with `marks:`, and the printer's profile says that the printer refuses files that have some."},
        {"url-invalid", "An address must be whole: https://example.org/book."},
        {"value-unknown", "A key has a value that is none of its choices. The hint lists them."},
        {"wrong-icc", "The file that `icc:` names is no ICC profile of a press in CMYK. Ask the printer for the one of the press and the paper."},
        {"wrong-type", "A key of book.yaml or of a front matter expects another kind of value: a text, a list, or a mapping."},
        {"yaml-alias", "YAML anchors and aliases (&name, *name) are not read, for they can make a small file endless. Write the value out; quote a text that "
                       "begins with * or &."},
        {"yaml-syntax", "The YAML could not be read at this place. Most often a colon or a quotation mark inside a text asks for quotes around it."},
        {"yaml-too-deep", "The YAML is nested deeper than any plan or front matter needs."},
        {"yaml-too-large", "The YAML is longer than any plan or front matter needs."},
    };
    return all;
}

} // namespace florilege
