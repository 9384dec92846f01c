/** What a host or a driver implements. */
package io.swim.spi;
