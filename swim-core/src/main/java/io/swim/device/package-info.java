/** Devices, what was read from them, and how they are reached. */
package io.swim.device;
