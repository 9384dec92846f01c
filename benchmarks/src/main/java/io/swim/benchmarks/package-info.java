/**
 * Side-by-side measurements against peers, and a fleet; never published. Not a module: the real
 * servers for tests are none.
 */
@org.jspecify.annotations.NullMarked
package io.swim.benchmarks;
