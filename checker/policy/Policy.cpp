#include "Policy.h"
