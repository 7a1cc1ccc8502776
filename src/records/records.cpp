#include "records/records.h"

#include "records/dublin_core.h"
#include "records/onix.h"
#include "records/opds.h"
#include "records/unimarc.h"

namespace florilege {

std::vector<OutputFile> write_records(const RecordsInput& input) {
    const std::vector<MarcRecord> records = unimarc_records(input);
    std::string octets;
    for (const MarcRecord& record : records) octets += to_iso_2709(record);
    const OpdsVolume volume{input.book, input.accessibility, input.editions, "../", input.cover, input.cover_width, input.cover_height};
    const std::string self = input.address.empty() ? std::string("opds.json") : input.address + "opds.json";
    return {{"onix.xml", write_onix(input)},
            {"unimarc.mrc", octets},
            {"unimarc.xml", to_marcxml(records)},
            {"dublin-core.xml", write_dublin_core(input)},
            {"opds.json", write_opds_json({input.book.plan.title.value, self}, {volume})}};
}

} // namespace florilege
