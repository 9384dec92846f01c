/** Servers that nobody here wrote, for the tests of SWIM's clients, and how all tests wait. */
@org.jspecify.annotations.NullMarked
package io.swim.realservers;
