// Ids: ASCII, unique in the book, the same from build to build.
#pragma once

#include <map>
#include <set>
#include <string>

namespace florilege {

class Ids {
  public:
    /// `wanted`, or with -2, -3… behind it when it is taken; made to start with a letter, as XML asks.
    std::string unique(const std::string& name) {
        const std::string wanted = well_formed(name);
        std::string id = wanted;
        for (int& number = last_[wanted]; !taken_.insert(id).second;) id = wanted + '-' + std::to_string(++number + 1);
        return id;
    }
    static std::string well_formed(const std::string& name) {
        if (name.empty()) return "section";
        return name.front() < 'a' || name.front() > 'z' ? 'n' + name : name;
    }
    bool has(const std::string& id) const { return taken_.contains(id); }

  private:
    std::set<std::string> taken_{"cover"}; // the EPUB's own page
    std::map<std::string, int> last_; // how often a name was wanted again
};

} // namespace florilege
