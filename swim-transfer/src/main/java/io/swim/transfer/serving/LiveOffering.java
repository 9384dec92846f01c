package io.swim.transfer.serving;

import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.Refusal;
import io.swim.spi.TransferRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What one device may have, until it is closed. Thread-safe. */
public final class LiveOffering implements Publication {
  private final String id = UUID.randomUUID().toString();
  private final Offering offering;
  private final Catalog catalog;
  private final Clock clock;
  private final List<Offer> offers;
  private final AtomicLong bytes = new AtomicLong();
  private final Refusals refusals = new Refusals();
  private final Instant publishedAt;
  private volatile boolean closed;

  LiveOffering(Offering offering, Catalog catalog, Clock clock) {
    this.offering = offering;
    this.catalog = catalog;
    this.clock = clock;
    this.publishedAt = clock.instant();
    this.offers = offering.files().stream().map(file -> new Offer(file, this)).toList();
  }

  @Override
  public Offering offering() {
    return offering;
  }

  /** No other offering, of whatever run of this program, has the same. */
  String id() {
    return id;
  }

  public List<Offer> offers() {
    return offers;
  }

  /** False when it was closed, is over its time, or everything of it was used up. */
  public boolean isOpen() {
    return !closed
        && clock.instant().isBefore(offering.expiry())
        && bytes.get() <= offering.maxBytes()
        && !offers.stream().allMatch(Offer::isUsedUp);
  }

  public boolean admits(InetAddress peer) {
    return offering.peers().contains(peer);
  }

  /** Whether a transfer by that peer is going on. */
  boolean isBusyWith(InetAddress peer) {
    return offers.stream()
        .flatMap(offer -> offer.running().stream())
        .anyMatch(each -> each.record().peer().getAddress().equals(peer));
  }

  /** So many bytes more are to pass. */
  void passed(int count) throws IOException {
    if (bytes.addAndGet(count) > offering.maxBytes()) {
      throw new IOException(
          "more than the " + offering.maxBytes() + " bytes that the offering allows");
    }
  }

  @Override
  public List<TransferRecord> transfers() {
    List<TransferRecord> all = new ArrayList<>();
    offers.forEach(offer -> all.addAll(offer.transfers()));
    all.sort(Comparator.comparing(TransferRecord::startedAt));
    return List.copyOf(all);
  }

  void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public List<Refusal> refusals() {
    return Stream.concat(
            refusals.since(publishedAt).stream(), catalog.strangers(publishedAt).stream())
        .sorted(Comparator.comparing(Refusal::at))
        .toList();
  }

  /**
   * Afterwards no content is read and no sink written any more, unless one hangs: it is not waited
   * for longer than 5 s.
   */
  @Override
  public void close() {
    Endings.await(end("The file was withdrawn by the server"));
  }

  CompletableFuture<?> end(String why) {
    closed = true;
    catalog.withdraw(this);
    return CompletableFuture.allOf(
        offers.stream().map(offer -> offer.close(why)).toArray(CompletableFuture[]::new));
  }
}
