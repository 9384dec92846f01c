/** Servers that nobody here wrote, for the tests of SWIM's clients. */
@org.jspecify.annotations.NullMarked
package io.swim.realservers;
