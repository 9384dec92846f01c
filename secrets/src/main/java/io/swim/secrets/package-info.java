/**
 * Proof that no secret leaks: an agent notes every secret and what could show one while tests run,
 * a search then looks for each of them in all that is left.
 */
@org.jspecify.annotations.NullMarked
package io.swim.secrets;
