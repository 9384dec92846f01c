package io.swim.spi;

import io.swim.device.Failover;
import java.util.List;
import java.util.Objects;

/**
 * What two units that stand in for each other are now.
 *
 * @param serialNumber of the unit that answers
 * @param mateSerialNumber of the other one
 * @param failover what both say that they are
 * @param mateAddresses of the other one's interfaces, from which it may fetch files; as far as told
 */
public record PairStatus(
    String serialNumber, String mateSerialNumber, Failover failover, List<String> mateAddresses) {
  public PairStatus {
    Objects.requireNonNull(serialNumber, "serialNumber");
    Objects.requireNonNull(mateSerialNumber, "mateSerialNumber");
    Objects.requireNonNull(failover, "failover");
    Objects.requireNonNull(mateAddresses, "mateAddresses");
    mateAddresses = List.copyOf(mateAddresses);
  }

  /** Both with their parts, for a message. */
  @Override
  public String toString() {
    return serialNumber
        + " is "
        + failover.state().orElse("in a state that it does not tell")
        + ", "
        + mateSerialNumber
        + " is "
        + failover.peerState().orElse("in a state that it does not tell");
  }
}
