// The one order in which the texts of blocks are read.
#pragma once

#include <type_traits>

#include "document/block.h"

namespace florilege {

template <class BlockOrConst, class Visit>
void for_each_text_in(BlockOrConst& block, Visit& visit) {
    std::visit(
        [&](auto& content) {
            using Content = std::decay_t<decltype(content)>;
            const auto text = [&](auto& inlines) {
                if (!inlines.empty()) visit(inlines);
            };
            if constexpr (std::is_same_v<Content, Paragraph> || std::is_same_v<Content, Heading>) {
                text(content.text);
            } else if constexpr (std::is_same_v<Content, BlockQuote>) {
                for_each_text(content.blocks, visit);
                text(content.attribution);
            } else if constexpr (std::is_same_v<Content, List>) {
                for (auto& item : content.items) for_each_text(item, visit);
            } else if constexpr (std::is_same_v<Content, Verse>) {
                for (auto& stanza : content.stanzas) text(stanza);
                text(content.attribution);
            } else if constexpr (std::is_same_v<Content, CodeBlock>) {
                if constexpr (std::is_invocable_v<Visit&, decltype(content)>) visit(content);
            } else if constexpr (std::is_same_v<Content, Table>) {
                text(content.caption);
                for (auto& cell : content.head.cells) text(cell);
                for (auto& row : content.rows)
                    for (auto& cell : row.cells) text(cell);
            } else if constexpr (std::is_same_v<Content, Figure>) {
                if constexpr (std::is_invocable_v<Visit&, decltype(content)>) visit(content);
                text(content.caption);
                text(content.credit);
            } else if constexpr (std::is_same_v<Content, Division>) {
                for_each_text(content.blocks, visit);
            } else if constexpr (std::is_same_v<Content, Epigraph>) {
                for_each_text(content.blocks, visit);
                text(content.attribution);
                text(content.note);
            } else if constexpr (std::is_same_v<Content, ContentsTable>) {
                for (auto& entry : content.entries) text(entry.title), text(entry.detail);
            } else if constexpr (std::is_same_v<Content, IndexTable>) {
                for (auto& group : content.groups)
                    for (auto& entry : group.entries) text(entry.term), text(entry.reference);
            }
        },
        block.content);
}

template <class BlocksOrConst, class Visit>
void for_each_text(BlocksOrConst& blocks, Visit&& visit) {
    for (auto& block : blocks) for_each_text_in(block, visit);
}

} // namespace florilege
