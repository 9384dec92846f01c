package io.swim.testkit;

import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a device that reboots at once, fresh for each method, and somebody who types. */
abstract class WithSshDevice {
  SimulatedDevice device;
  private SimulatedFleet fleet;

  /** With the model that is the device. */
  abstract SimulatedFleetBuilder fleet();

  abstract String prompt();

  /** Somebody who is logged in, without paging. */
  abstract SshUser user() throws Exception;

  /** What makes a device reboot. */
  interface Order {
    void give() throws Exception;
  }

  @BeforeEach
  void start() {
    fleet = fleet().rebootTime(Duration.ofMillis(50)).build().start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  /** Logs in and types that. */
  SshUser loggedIn(String... commands) throws Exception {
    SshUser user = new SshUser(device.ssh(), device.credentials());
    user.readUntil(prompt());
    for (String command : commands) {
      user.send(command, prompt());
    }
    return user;
  }

  /** Types commands in a session of their own; what is said to them. */
  String type(String... commands) throws Exception {
    StringBuilder said = new StringBuilder();
    try (SshUser user = user()) {
      for (String command : commands) {
        said.append(user.send(command, prompt()));
      }
    }
    return said.toString();
  }

  /** Waits for the reboot that is ordered, and for its end. */
  void reboot(Order order) throws Exception {
    int before = device.rebootCount();
    order.give();
    await().until(() -> device.rebootCount() > before);
    await().until(() -> device.state() != DeviceState.REBOOTING);
  }
}
