/** Stores in memory and in a folder: for tests, demonstrations and single hosts. */
package io.swim.store;
