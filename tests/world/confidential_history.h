// Random histories of a partnership that keeps some things confidential: actions, decisions, and items of agendas, some
// of which become so later or stop being so. Events name items, and documents that they were read from, and several
// people record.
#pragma once

#include "world/history.h"

namespace minuted::world {

// Records a history that depends on the seed alone, of so many commands at least.
void playConfidential(TempRegister& on, uint64_t seed, size_t commands);

}  // namespace minuted::world
