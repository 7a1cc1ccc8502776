// The parts of a DOCX or ODT file, packed here: the bytes are the XML, past the archive that fuzzing cannot get right by chance.
#include <cstdint>

#include "base/zip.h"
#include "read/import.h"

using namespace florilege;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string xml(reinterpret_cast<const char*>(data) + 1, size - 1);
    const bool odt = data[0] % 2;
    // A second part, where there is one, comes after a NUL.
    const std::size_t cut = std::min(xml.find('\0'), xml.size());
    std::vector<ZipEntry> entries{store(odt ? "content.xml" : "word/document.xml", xml.substr(0, cut))};
    if (cut < xml.size()) entries.push_back(store(odt ? "styles.xml" : data[0] % 4 ? "word/footnotes.xml" : "word/styles.xml", xml.substr(cut + 1)));
    const Import import = import_files({{odt ? "in.odt" : "in.docx", write_zip(entries), [](const std::string&) { return std::optional<std::string>(); }}});
    for (const Diagnostic& diagnostic : import.diagnostics) format_text(diagnostic);
    return 0;
}
