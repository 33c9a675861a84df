#include "Solve.h"
