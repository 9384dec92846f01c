/**
 * What every implementation of the SPI must do, as JUnit classes to extend: a host proves its
 * stores with them, the author of a driver a driver.
 */
package io.swim.testkit.contract;
