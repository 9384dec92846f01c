/** What a simulated device is made of, and what can go wrong with it. */
package io.swim.testkit.device;
