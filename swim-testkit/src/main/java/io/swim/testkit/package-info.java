/**
 * Simulated network devices to test a product with. {@link io.swim.testkit.SimulatedFleet} is the
 * way in; {@link io.swim.testkit.SimulatedFleetExtension} starts one for each JUnit test; {@link
 * io.swim.testkit.RecordedAgents} serves recorded SNMP walks.
 */
package io.swim.testkit;
