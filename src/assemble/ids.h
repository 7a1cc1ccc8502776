// Ids: ASCII, unique in the book, the same from build to build.
#pragma once

#include <set>
#include <string>

namespace florilege {

class Ids {
  public:
    /// `wanted`, or with -2, -3… behind it when it is taken; made to start with a letter, as XML asks.
    std::string unique(std::string wanted) {
        if (wanted.empty()) wanted = "section";
        if (wanted.front() < 'a' || wanted.front() > 'z') wanted = "n" + wanted;
        std::string id = wanted;
        for (int number = 2; !taken_.insert(id).second; ++number) id = wanted + '-' + std::to_string(number);
        return id;
    }
    bool has(const std::string& id) const { return taken_.contains(id); }

  private:
    std::set<std::string> taken_;
};

} // namespace florilege
