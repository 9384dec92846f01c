package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A copy that takes virtual time, and is polled. Its token is when it will be done. */
record FakeTransfer(FakeNetwork network) implements TransferDriver {
  private static final Duration POLL = Duration.ofSeconds(30);

  @Override
  public String id() {
    return "fake-copy";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return FakePlatforms.isFake(platform);
  }

  @Override
  public Set<TransferProtocol> protocols(PlatformId platform) {
    return Set.of(TransferProtocol.TFTP);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP, Access.SSH);
  }

  @Override
  public TransferResult transfer(TransferOrder order, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, order.access(), context);
    Instant now = network.clock().instant();
    if (order.token().isEmpty()) {
      return new TransferResult.InProgress(now.plus(network.transferTime()).toString(), POLL);
    }
    if (now.isBefore(Instant.parse(order.token()))) {
      return new TransferResult.InProgress(order.token(), POLL);
    }
    if (device.once(FakeFault.COPY_GOES_ON_UNSEEN)) {
      device.receiveUntil(now.plus(network.transferTime()), network.transferTime(), order.image());
      throw new DriverException(
          FailureKind.UNCONFIRMED, DeviceEffect.UNKNOWN, "the copy can't be seen any more");
    }
    if (device.isReceiving()) {
      throw new IllegalStateException("two copies write one file of " + device.id());
    }
    device.receive(order.image(), !device.has(FakeFault.CORRUPTS_FILE));
    if (device.lineBreaks()
        || device.once(FakeFault.TRANSFER_BREAKS_ONCE)
        || device.has(FakeFault.TRANSFER_BREAKS)) {
      device.halve(order.target().file());
      throw new DriverException(
          FailureKind.PROTOCOL,
          DeviceEffect.APPLIED,
          "the transfer to " + device.id() + " broke",
          "%Error copying: Timed out");
    }
    return new TransferResult.Finished();
  }
}
