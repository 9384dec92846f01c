/** Devices in this JVM without any socket, in virtual time: for engines, stores and large runs. */
package io.swim.testkit.fake;
