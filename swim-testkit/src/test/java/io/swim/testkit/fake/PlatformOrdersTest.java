package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.job.Assignment;
import io.swim.job.Attempt;
import io.swim.job.Direction;
import io.swim.job.ProtocolOrders;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A job tries protocols in its own order for each platform. */
class PlatformOrdersTest {
  private static final ProtocolOrders BY_SSH =
      new ProtocolOrders(
          List.of(TransferProtocol.TFTP),
          List.of(Direction.PULL),
          List.of(Access.SSH),
          List.of(Access.TELNET),
          List.of(Access.TELNET));

  private final VirtualRun lab = new VirtualRun();

  private Stream<String> tried(PlatformId platform) {
    FakeDevice device = lab.network.add("sw-1");
    Assignment end =
        lab.assignment(lab.upgrade(options -> options.withProtocols(platform, BY_SSH)), device);
    return end.attempts().stream().map(Attempt::protocol);
  }

  @Test
  void theOrderOfThePlatformWins() {
    assertThat(tried(FakeDevice.PLATFORM))
        .contains("TFTP started by SSH", "TELNET")
        .doesNotContain("TFTP started by SNMP");
  }

  @Test
  void theOrderOfAnotherPlatformMeansNothing() {
    assertThat(tried(new PlatformId("other-os"))).contains("TFTP started by SNMP");
  }
}
