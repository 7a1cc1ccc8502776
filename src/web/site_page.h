// The frame of every page: its head, the way round the site, what stands at its foot.
#pragma once

#include <functional>
#include <string>

#include "base/xml.h"
#include "web/site_map.h"

namespace florilege {

struct PageFacts {
    std::string path;        // in the site's folder
    std::string title;       // of the page; empty: the book's alone
    std::string description;
    std::string structured_data; // JSON-LD, or empty
    std::string body_class;
    bool article = false;    // Open Graph calls it an article
    bool searches = false;   // loads the search and its index
    std::string previous, next; // paths, or empty
};

/// The page whose main part `main` writes, and nothing but its content, inside `main`.
std::string write_page(const SiteMap& site, const PageFacts& facts, const std::function<void(XmlWriter&)>& main);

/// A text of book.yaml, marked as the book prints it: superior letters, small capitals.
void write_plan_text(XmlWriter& out, const SiteMap& site, const std::string& text);

/// A heading of the page, which its main part begins with.
void write_title(XmlWriter& out, std::string_view title);

} // namespace florilege
