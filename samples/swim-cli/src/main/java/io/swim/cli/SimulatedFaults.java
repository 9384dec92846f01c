package io.swim.cli;

import io.swim.testkit.device.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The faults of {@code simulate --with-faults}: every third device has one, each another. */
final class SimulatedFaults {
  private static final int EVERY = 3;
  private static final List<Named> ALL =
      List.of(
          new Named("no byte can be written to flash", Fault.flashFull()),
          new Named("files that are written are corrupt", Fault.corruptWrites()),
          new Named("boots the old image again", Fault.bootOldImage()),
          new Named("never returns from a reload", Fault.neverReturn()),
          new Named("refuses logins over SSH and Telnet", Fault.refuseLogin()),
          new Named("SNMP never answers", Fault.snmpSilent()),
          new Named("the write community is refused", Fault.refuseWriteCommunity()),
          new Named("refuses to reload", Fault.refuseReload()),
          new Named("a reload only drops the session", Fault.reloadOnlyDropsSession()),
          new Named("comes back late", Fault.returnLate(Duration.ofSeconds(5))),
          new Named("banner with lines like prompts", Fault.promptsInBanner()),
          new Named("the session drops at the fifth command", Fault.dropSessionAfterCommand(5)));

  private SimulatedFaults() {}

  /**
   * A fault with words for it.
   *
   * @param text what the device does
   * @param fault the same for the test kit
   */
  record Named(String text, Fault fault) {}

  /** Of the device of that number from 0. */
  static Optional<Named> of(int index) {
    return index % EVERY == EVERY - 1
        ? Optional.of(ALL.get(index / EVERY % ALL.size()))
        : Optional.empty();
  }
}
