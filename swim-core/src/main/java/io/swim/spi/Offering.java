package io.swim.spi;

import io.swim.device.Login;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link FileServer} gives to, or takes from, one device.
 *
 * @param files each under a path of its own; made unguessable by the caller where the device takes
 *     a long name
 * @param peers the only addresses that may ask for it
 * @param login asked for where the protocol has logins, all but TFTP; good for this offering alone
 * @param uses how often each file may be fetched
 * @param expiry when it ends by itself: nothing of it can be begun then, but a transfer that is
 *     running is finished, as a device at 99 % is better let finish; closing the publication ends
 *     that too
 * @param maxBytes what may pass in all, repeated and resumed transfers included; more ends it, and
 *     its running transfers
 */
public record Offering(
    List<ServedFile> files,
    Set<InetAddress> peers,
    Optional<Login> login,
    Uses uses,
    Instant expiry,
    long maxBytes) {
  /** How often each file of an offering may be fetched. */
  public enum Uses {
    /** Until it was transferred as a whole once; a broken transfer may be begun again. */
    ONE_EACH,
    /** As often as is asked for. */
    UNTIL_CLOSED
  }

  public Offering {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(peers, "peers");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(uses, "uses");
    Objects.requireNonNull(expiry, "expiry");
    files = List.copyOf(files);
    peers = Set.copyOf(peers);
    if (files.isEmpty() || peers.isEmpty()) {
      throw new IllegalArgumentException("an offering needs a file and a peer");
    }
    if (files.stream().map(ServedFile::path).distinct().count() != files.size()) {
      throw new IllegalArgumentException("a path is offered twice: " + paths(files));
    }
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes);
    }
  }

  /** Offers a file to one address without a login, as often as it asks, until closed. */
  public static Offering of(ServedFile file, InetAddress peer) {
    return new Offering(
        List.of(file),
        Set.of(peer),
        Optional.empty(),
        Uses.UNTIL_CLOSED,
        Instant.MAX,
        Long.MAX_VALUE);
  }

  public Offering withLogin(Login value) {
    return new Offering(files, peers, Optional.of(value), uses, expiry, maxBytes);
  }

  public Offering withUses(Uses value) {
    return new Offering(files, peers, login, value, expiry, maxBytes);
  }

  public Offering withExpiry(Instant value) {
    return new Offering(files, peers, login, uses, value, maxBytes);
  }

  public Offering withMaxBytes(long value) {
    return new Offering(files, peers, login, uses, expiry, value);
  }

  private static List<String> paths(List<ServedFile> files) {
    return files.stream().map(ServedFile::path).toList();
  }
}
