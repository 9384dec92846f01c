package io.swim.testkit;

import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A Catalyst 9300 with installed software, small images, and time that only the test moves. */
final class XeBench implements AutoCloseable {
  static final Duration REBOOT = Duration.ofMinutes(8);
  static final Duration DELAY = Duration.ofSeconds(30);
  static final Duration ABORT = Duration.ofHours(2);
  static final SimulatedImage OLD = image("17.03.04", 200_000);
  static final SimulatedImage NEW = image("17.09.05", 300_000);

  final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T08:00:00Z"));
  final SimulatedFleet fleet;
  final SimulatedDevice device;

  private XeBench(SimulatedFleetBuilder builder) {
    fleet =
        builder
            .clock(clock)
            .rebootTime(REBOOT)
            .activationDelay(DELAY)
            .abortAfter(ABORT)
            .build()
            .start();
    device = fleet.device(0);
  }

  /** With the new bundle on flash. */
  static XeBench start() {
    return start(installed().moreImages(NEW));
  }

  static XeBench start(SimulatedFleetBuilder builder) {
    return new XeBench(builder);
  }

  static SimulatedFleetBuilder installed() {
    return SimulatedFleet.builder().model(SimulatedModels.catalyst9300()).image(OLD);
  }

  static SimulatedImage image(String version, long size) {
    return SimulatedImage.builder()
        .model(SimulatedModels.catalyst9300())
        .version(version)
        .sizeBytes(size)
        .build();
  }

  TelnetUser user() throws IOException {
    return TelnetUser.enabled(device);
  }

  /** One command, without questions. */
  String type(String command) throws IOException {
    try (TelnetUser user = user()) {
      return user.send(command, "sw-01#");
    }
  }

  /** One command whose question is answered with yes. */
  String agree(String command, String question) throws IOException {
    try (TelnetUser user = user()) {
      return user.send(command, question) + user.key("y", "sw-01#");
    }
  }

  /** The reload that a command ordered; the device is up again after it. */
  void selfReload() {
    clock.advance(DELAY);
    await().until(() -> device.state() == DeviceState.REBOOTING);
    clock.advance(REBOOT);
  }

  void powerCycle() {
    device.powerCycle();
    clock.advance(REBOOT);
  }

  /** The letters of show install summary by the version. */
  Map<String, String> states() throws IOException {
    Map<String, String> states = new ConcurrentHashMap<>();
    type("show install summary")
        .lines()
        .filter(line -> line.startsWith("IMG"))
        .map(line -> line.trim().split(" +"))
        .forEach(words -> states.put(words[2].replaceFirst("\\.0\\.\\d+$", ""), words[1]));
    return states;
  }

  @Override
  public void close() {
    fleet.close();
  }
}
