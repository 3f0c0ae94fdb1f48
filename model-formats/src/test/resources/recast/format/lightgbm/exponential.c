/*
 * Prints one checksum (FNV-1a, 64 bits) for every 10,000 of a million arguments: of the bits of
 * exp(x) and of log1p(exp(x)) as the C library computes them. ExponentialTest draws the same
 * arguments.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint64_t state = 88172645463325252ULL;

static uint64_t draw(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static double argument(long i, uint64_t bits) {
  double share = (double)(bits >> 11) * 0x1p-53;
  double any;
  switch (i % 4) {
    case 0:
      return share * 1500 - 760;
    case 1:
      return (share - 0.5) * 40;
    case 2:
      return (share - 0.5) * 2;
    default:
      memcpy(&any, &bits, 8);
      return any;
  }
}

static uint64_t add(uint64_t sum, double value) {
  uint64_t bits;
  if (isnan(value)) {
    value = NAN;
  }
  memcpy(&bits, &value, 8);
  return (sum ^ bits) * 1099511628211ULL;
}

int main(void) {
  uint64_t sum = 14695981039346656037ULL;
  for (long i = 0; i < 1000000; i++) {
    volatile double x = argument(i, draw());
    volatile double e = exp(x);
    sum = add(add(sum, e), log1p(e));
    if (i % 10000 == 9999) {
      printf("%016llx\n", (unsigned long long)sum);
    }
  }
  return 0;
}
