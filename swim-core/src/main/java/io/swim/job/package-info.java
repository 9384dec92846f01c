/** Jobs, runs, assignments, and everything that is recorded about them. */
package io.swim.job;
