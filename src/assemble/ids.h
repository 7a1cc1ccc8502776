// Ids: ASCII, unique in the book, the same from build to build. A file is named by its section's; what XML asks of ids is seen to
// where they are written.
#pragma once

#include <map>
#include <set>
#include <string>

namespace florilege {

class Ids {
  public:
    /// `name`, or with -2, -3… behind it when it is taken.
    std::string unique(const std::string& name) {
        const std::string wanted = of(name);
        std::string id = wanted;
        for (int& number = last_[wanted]; !taken_.insert(id).second;) id = wanted + '-' + std::to_string(++number + 1);
        return id;
    }
    static std::string of(const std::string& name) { return name.empty() ? "section" : name; }
    bool has(const std::string& id) const { return taken_.contains(id); }

  private:
    std::set<std::string> taken_{"accessibility", "cover"}; // the EPUB's own pages
    std::map<std::string, int> last_; // how often a name was wanted again
};

} // namespace florilege
