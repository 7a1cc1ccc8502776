// What attributes mean on running text: languages, small capitals, index entries, anchors, classes.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/inlines.h"
#include "read/attributes.h"
#include "read/inline_builder.h"

namespace florilege {

/// The marks that `attributes` set, outermost first, their ranges empty. An index entry without `term` has an empty value.
/// Diagnoses `language-invalid`.
std::vector<Mark> marks_of(const Attributes& attributes, Span span, Diagnostics& diagnostics);

/// `[text]{…}`, `^[note]` and attributes after links, images and code become marks; `[^label]` left over is `note-undefined`.
void read_spans(BuiltText& built, MarkdownContext& context);

/// Brings the text to NFC, its origins kept.
void compose(Inlines& inlines);

} // namespace florilege
