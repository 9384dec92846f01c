package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Installing on IOS-XR of 32 bits, as a person types it. */
@Timeout(60)
class XrPieInstallTest {
  private static final String PROMPT = "RP/0/RSP0/CPU0:sw-01#";
  private static final String QUESTION = "Proceed with this install operation (y/n)? [y]";
  private static final SimulatedImage NEW =
      SimulatedImage.builder()
          .model(SimulatedModels.asr9006())
          .version("6.1.4")
          .sizeBytes(300_000)
          .build();

  private final SimulatedFleet fleet =
      SimulatedFleet.builder()
          .model(SimulatedModels.asr9006())
          .moreImages(NEW)
          .rebootTime(Duration.ofMillis(200))
          .build()
          .start();
  private final SimulatedDevice device = fleet.device(0);

  @AfterEach
  void stop() {
    fleet.close();
  }

  private TelnetUser user() throws IOException {
    TelnetUser user = TelnetUser.connect(device);
    user.readUntil("Username: ");
    user.send(device.credentials().username(), "Password: ");
    user.send(device.credentials().password(), PROMPT);
    user.send("terminal length 0", PROMPT);
    return user;
  }

  private String type(String command) throws IOException {
    try (TelnetUser user = user()) {
      return user.send(command, PROMPT);
    }
  }

  private void back() {
    await().until(() -> device.rebootCount() == 1 && device.state() == DeviceState.RUNNING);
  }

  @Test
  void aPieIsAddedActivatedAndCommittedInTheAdministrationPlane() throws Exception {
    assertThat(NEW.fileName()).isEqualTo("asr9k-mini-px.pie-6.1.4");
    assertThat(type("admin install add harddisk:/" + NEW.fileName() + " synchronous"))
        .contains("Install operation 1 '(admin) install add ", "completed successfully at ");
    assertThat(type("show install inactive summary")).contains("disk0:asr9k-mini-px-6.1.4\n");
    try (TelnetUser user = user()) {
      user.send("admin install activate disk0:asr9k-mini-px-6.1.4 synchronous", QUESTION);
      user.send("y", "completed successfully");
    }
    back();
    assertThat(device.runningVersion()).isEqualTo("6.1.4");
    assertThat(type("show install committed summary")).contains("disk0:asr9k-mini-px-5.3.4\n");
    assertThat(type("admin install commit synchronous")).contains("completed successfully");
    assertThat(type("show install committed summary")).contains("disk0:asr9k-mini-px-6.1.4\n");
  }

  @Test
  void whoSaysNoChangesNothing() throws Exception {
    type("admin install add harddisk:/" + NEW.fileName() + " synchronous");
    try (TelnetUser user = user()) {
      user.send("admin install activate disk0:asr9k-mini-px-6.1.4 synchronous", QUESTION);
      user.send("n", PROMPT);
    }

    assertThat(type("show install active summary")).contains("disk0:asr9k-mini-px-5.3.4\n");
    assertThat(type("admin install add harddisk:/missing synchronous"))
        .contains("No such file or directory", "Install operation 2 failed at ");
    assertThat(device.rebootCount()).isZero();
  }
}
