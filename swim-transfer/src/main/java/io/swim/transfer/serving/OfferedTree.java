package io.swim.transfer.serving;

import io.swim.device.TransferProtocol;
import io.swim.spi.ServedFile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of an offering, and the folders on the way to them. */
public final class OfferedTree implements ServedTree {
  private final LiveOffering offering;
  private final Transfers transfers;
  private final Instant since;

  /** What a tree needs of its server. */
  public record Transfers(TransferProtocol protocol, java.time.Clock clock, TransferLog log) {}

  public OfferedTree(LiveOffering offering, Transfers transfers) {
    this.offering = offering;
    this.transfers = transfers;
    this.since = transfers.clock().instant();
  }

  @Override
  public Optional<Entry> stat(String path) {
    String name = plain(path);
    if (name.isEmpty()) {
      return Optional.of(folder("/"));
    }
    for (Offer offer : visible()) {
      String each = plain(offer.file().path());
      if (each.equals(name)) {
        return Optional.of(entry(offer));
      }
      if (each.startsWith(name + "/")) {
        return Optional.of(folder(last(name)));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Readable> readable(String path) {
    return find(path, ServedFile.Outgoing.class)
        .map(offer -> ((ServedFile.Outgoing) offer.file()).content().sizeBytes())
        .map(size -> new Readable(size, offering.id() + "-" + Long.toHexString(size)));
  }

  @Override
  public List<Entry> list(String path) throws IOException {
    String name = plain(path);
    Map<String, Entry> entries = new LinkedHashMap<>();
    String prefix = name.isEmpty() ? "" : name + "/";
    for (Offer offer : visible()) {
      String each = plain(offer.file().path());
      if (each.startsWith(prefix)) {
        String rest = each.substring(prefix.length());
        int slash = rest.indexOf('/');
        Entry entry = slash < 0 ? entry(offer) : folder(rest.substring(0, slash));
        entries.put(entry.name(), entry);
      }
    }
    if (entries.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    return List.copyOf(entries.values());
  }

  @Override
  public Reading read(String path, Visitor visitor) throws IOException {
    Offer offer = find(path, ServedFile.Outgoing.class).orElseThrow(() -> missing(path));
    return TransferInStreams.read(offer, transfers, visitor);
  }

  @Override
  public Writing write(String path, long fromByte, Visitor visitor) throws IOException {
    Optional<Offer> offer = find(path, ServedFile.Incoming.class);
    if (offer.isEmpty() || fromByte > 0) {
      throw new AccessDeniedException(path);
    }
    return TransferInStreams.write(offer.get(), transfers, visitor);
  }

  /** Whether that peer may have any of this, or is having it: what was begun may be finished. */
  public boolean admits(InetAddress peer) {
    return offering.admits(peer) && (offering.isOpen() || offering.isBusyWith(peer));
  }

  private Optional<Offer> find(String path, Class<? extends ServedFile> kind) {
    String name = plain(path);
    return visible().stream()
        .filter(offer -> kind.isInstance(offer.file()))
        .filter(offer -> plain(offer.file().path()).equals(name))
        .findFirst();
  }

  private List<Offer> visible() {
    return offering.isOpen()
        ? offering.offers().stream().filter(offer -> !offer.isUsedUp()).toList()
        : List.of();
  }

  private Entry entry(Offer offer) {
    long size = offer.file() instanceof ServedFile.Outgoing out ? out.content().sizeBytes() : 0;
    return new Entry(last(plain(offer.file().path())), Kind.FILE, size, since);
  }

  private Entry folder(String name) {
    return new Entry(name, Kind.FOLDER, 0, since);
  }

  private static IOException missing(String path) {
    return new NoSuchFileException(path);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Without slashes at the ends; nothing else is made of a path: what is not offered is not there.
   */
  static String plain(String path) {
    int start = 0;
    int end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(start, end);
  }
}
