#include "Models.h"
