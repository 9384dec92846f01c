package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.FactsReport;
import io.swim.UpgradeEngine;
import io.swim.UpgradeEngineBuilder;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An engine of a host that has a platform of its own. */
class HostPlatformTest {
  private static final PlatformId ACME = new PlatformId("acme-os");

  private static final PlatformId IOS = new PlatformId("cisco-ios");

  private static Platforms platforms() {
    return platforms("id: acme-os\nname: Acme\nextends: cisco-ios\ndetect: {sysDescr: '^Acme'}\n");
  }

  private static Platforms platforms(String text) {
    return Platforms.bundled()
        .with(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "acme");
  }

  private static FactsReport facts(PlatformId platform, UnaryOperator<UpgradeEngineBuilder> more)
      throws Exception {
    try (SimulatedFleet fleet =
        SimulatedFleet.builder().firstAddress("127.44.9.1").build().start()) {
      SimulatedDevice simulated = fleet.device(0);
      var secrets = simulated.credentials();
      Device device =
          Device.of("acme-1", simulated.address().getHostAddress())
              .withPorts(DevicePorts.of(161, simulated.ssh().getPort(), 23))
              .withHostKeys(HostKeyPolicy.NONE)
              .withPlatform(platform);
      UpgradeEngineBuilder builder =
          UpgradeEngine.builder()
              .devices(id -> Optional.of(device))
              .credentials(
                  TestServices.of(secrets.username(), secrets.password(), secrets.enablePassword()))
              .discoverDrivers(HostPlatformTest.class.getClassLoader());
      try (UpgradeEngine engine = more.apply(builder).build()) {
        return engine.facts(List.of(device.id())).get(0);
      }
    }
  }

  @Test
  void itsDriversWinOverTheDiscoveredOnesAndDoTheWork() throws Exception {
    Platforms own = platforms();
    FactsReport report = facts(ACME, builder -> with(own, builder));

    assertThat(report.facts().orElseThrow().version()).contains("12.2(55)SE3");
    assertThat(report.facts().orElseThrow().platform()).contains(ACME);
  }

  @Test
  void withoutThemNothingSupportsIt() throws Exception {
    assertThat(
            facts(ACME, builder -> builder.platforms(platforms()))
                .failure()
                .orElseThrow()
                .message())
        .contains("SSH has no driver for it");
  }

  @Test
  void itsDefinitionWithTheIdOfABundledOneTakesThePlaceOfThat() throws Exception {
    String blind = "id: cisco-ios\nname: IOS\nextends: cisco-ios\noperations:\n  show-version:\n";

    assertThat(facts(IOS, UnaryOperator.identity()).failure()).isEmpty();
    assertThat(
            facts(IOS, builder -> with(platforms(blind), builder))
                .failure()
                .orElseThrow()
                .message())
        .contains("SSH has no driver for it");
  }

  private static UpgradeEngineBuilder with(Platforms own, UpgradeEngineBuilder builder) {
    CliDrivers.register(own, builder);
    return builder;
  }
}
