package io.swim.transfer.serving;

import io.swim.device.Login;
import io.swim.spi.Refusal;
import io.swim.spi.TransferRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every server is told.
 *
 * @param folder also served
 * @param access to the folder
 * @param account asked for before the folder is opened
 * @param listener told of each transfer that has ended
 * @param refusals told of whom the server turned away, and why
 */
public record SharedSettings(
    Optional<InetAddress> advertised,
    Optional<Path> folder,
    FolderTree.Access access,
    Optional<Login> account,
    Consumer<TransferRecord> listener,
    Consumer<Refusal> refusals,
    Clock clock) {
  public SharedSettings {
    if (folder.isEmpty() && (account.isPresent() || access != FolderTree.Access.READ)) {
      throw new IllegalStateException(
          "an account or a right to write is of no use without a folder");
    }
  }

  /** As it is, if its host name is known. */
  public static InetSocketAddress resolved(InetSocketAddress address) {
    Objects.requireNonNull(address, "address");
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("address " + address + " can't be resolved");
    }
    return address;
  }

  /** As it is, if it is one at least. */
  public static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", less than 1");
    }
    return value;
  }

  /** As it is, if it is 1 ms to a day. */
  public static Duration timeout(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(name + " is " + value + ", not 1 ms to a day");
    }
    return value;
  }
}
