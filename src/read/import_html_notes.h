// Notes of a page of HTML: links to its end, from marks as short as a figure, and the texts that they lead to.
#pragma once

#include <gumbo.h>

#include <map>
#include <set>

namespace florilege {

class HtmlNotes {
  public:
    explicit HtmlNotes(const GumboNode& root);

    /// The element that holds the note which this link calls; null when it calls none.
    const GumboNode* called_by(const GumboNode& link) const;
    bool is_note(const GumboNode& element) const { return notes_.count(&element) > 0; }
    /// A link inside a note back to its call.
    bool leads_back(const GumboNode& link) const { return back_.count(&link) > 0; }

  private:
    std::map<const GumboNode*, const GumboNode*> calls_;
    std::set<const GumboNode*> notes_, back_;
};

} // namespace florilege
