/**
 * Simulated network devices to test a product with. {@link io.swim.testkit.SimulatedFleet} is the
 * way in; what runs on a device is the platform of its {@link
 * io.swim.testkit.device.SimulatedModel}, Cisco IOS or IOS-XE. {@link
 * io.swim.testkit.SimulatedFleetExtension} starts a fleet for each JUnit test; {@link
 * io.swim.testkit.TranscriptDevice} plays a recorded session, {@link
 * io.swim.testkit.RecordedAgents} serves recorded SNMP walks.
 */
package io.swim.testkit;
