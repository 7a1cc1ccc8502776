// What becomes of a build that a signal ends.
#pragma once

namespace florilege {

/// Interrupt, hang-up and terminate end the program after its temporary files are removed, never in the middle of putting files
/// into place; a file-size limit is a failed write. Call before the first thread is made.
void tidy_up_on_signals();

} // namespace florilege
