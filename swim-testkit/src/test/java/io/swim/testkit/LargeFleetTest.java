package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A thousand devices in one JVM, and nothing left of them afterwards. */
class LargeFleetTest {
  private static Set<String> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("swim-testkit") || name.contains("sshd"))
        .collect(Collectors.toSet());
  }

  private static Set<Path> ownFolders() throws Exception {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("swim-testkit-"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  @Test
  void thousandDevicesAnswerWithAHandfulOfThreadsAndOneStoredImage() throws Exception {
    try (SimulatedFleet fleet = SimulatedFleet.builder().count(1000).build().start();
        Manager manager = new Manager()) {
      assertThat(fleet.devices()).hasSize(1000);
      for (SimulatedDevice device : fleet.devices()) {
        assertThat(manager.get(device, "1.3.6.1.2.1.1.5.0").toString()).isEqualTo(device.name());
      }
      assertThat(fleet.device("sw-1000").address().getHostAddress()).isEqualTo("127.10.3.238");
      assertThat(fleet.storedContents()).isEqualTo(1);
      assertThat(ownThreads()).hasSizeLessThan(12);
      for (int i : new int[] {0, 500, 999}) {
        TelnetUser.enabled(fleet.device(i)).close();
      }
    }
  }

  @Test
  void closedFleetLeavesNoThreadNoSocketAndNoFile() throws Exception {
    Set<Path> before = ownFolders();
    SimulatedFleet fleet = SimulatedFleet.builder().count(5).build().start();
    SimulatedPorts ports = fleet.device(0).ports();
    try (TelnetUser user = TelnetUser.enabled(fleet.device(0))) {
      assertThat(ownFolders()).hasSizeGreaterThan(before.size());
      fleet.close();
      user.readToEnd();
    }
    assertThat(fleet.devices()).isEmpty();
    assertThat(ownThreads()).isEmpty();
    assertThat(ownFolders()).isEqualTo(before);
    SimulatedFleet again = SimulatedFleet.builder().count(5).ports(ports).build().start();
    assertThat(again.device(4).runningVersion()).isEqualTo("12.2(55)SE3");
    again.close();
  }

  @Test
  void fixedPortThatIsTakenIsAnErrorAndLeavesNothing() {
    try (SimulatedFleet first = SimulatedFleet.builder().build().start()) {
      SimulatedFleet second = SimulatedFleet.builder().ports(first.device(0).ports()).build();
      org.assertj.core.api.Assertions.assertThatThrownBy(second::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("BindException");
    }
    assertThat(ownThreads()).isEmpty();
  }

  @Test
  void imageThatIsLargerThanTheFlashIsNamed() {
    SimulatedFleet fleet = SimulatedFleet.builder().flashBytes(1_000_000).build();
    org.assertj.core.api.Assertions.assertThatThrownBy(fleet::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mz.122-55.SE3.bin of 2000000 bytes")
        .hasMessageContaining("1000000 bytes");
    assertThat(ownThreads()).isEmpty();
  }
}
