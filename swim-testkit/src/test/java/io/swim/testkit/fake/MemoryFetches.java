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
import java.util.Arrays;
import java.util.Set;

/**
 * Fake devices that take what is on a server in memory, or say that it is not there.
 *
 * @param bytes of the image
 */
record MemoryFetches(FakeNetwork network, MemoryServer memory, byte[] bytes)
    implements TransferDriver, WrongPart {
  @Override
  public Set<TransferProtocol> protocols(PlatformId platform) {
    return Set.of(TransferProtocol.TFTP);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP, Access.SSH);
  }

  @Override
  public TransferResult transfer(TransferOrder order, StepContext context) throws DriverException {
    byte[] there = memory.files.get(order.source().path());
    if (there == null) {
      throw new DriverException(
          FailureKind.REJECTED, DeviceEffect.NONE, "the copy failed", "File not found");
    }
    network.device(context.device().id()).receive(order.image(), Arrays.equals(there, bytes));
    return new TransferResult.Finished();
  }
}
