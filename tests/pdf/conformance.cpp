#include "conformance.h"

namespace florilege {

std::vector<std::string> conformance_faults(const std::string& pdf) {
    const Objects file(pdf);
    Faults faults;
    check_file(file, faults);
    check_metadata(file, faults);
    check_structure(file, faults);
    check_content(file, faults);
    return faults.list();
}

} // namespace florilege
