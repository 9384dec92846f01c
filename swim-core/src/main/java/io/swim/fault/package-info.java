/** What goes wrong, and what it may have done to a device. */
package io.swim.fault;
