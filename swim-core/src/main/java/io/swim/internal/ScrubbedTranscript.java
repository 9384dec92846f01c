package io.swim.internal;

import io.swim.device.Secret;
import io.swim.job.TranscriptEntry;
import io.swim.job.TranscriptEntry.Kind;
import io.swim.spi.Transcript;
import java.time.Clock;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/** A transcript that shows no secret, not even one that a device echoes. */
final class ScrubbedTranscript implements Transcript {
  private static final String ASTERISKS = "********";

  private final Clock clock;
  private final Consumer<TranscriptEntry> sink;

  /** Longer ones first, so that a secret inside another leaves no rest of it. */
  private final Set<String> secrets =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  ScrubbedTranscript(Clock clock, Consumer<TranscriptEntry> sink) {
    this.clock = clock;
    this.sink = sink;
  }

  @Override
  public void sent(String text) {
    add(Kind.SENT, text);
  }

  @Override
  public void received(String text) {
    add(Kind.RECEIVED, text);
  }

  @Override
  public void comment(String text) {
    add(Kind.COMMENTARY, text);
  }

  @Override
  public void hide(Secret secret) {
    if (!secret.isEmpty()) {
      secrets.add(secret.reveal());
    }
  }

  /** The text without any secret. */
  String scrub(String text) {
    String scrubbed = text;
    for (String secret : secrets) {
      scrubbed = scrubbed.replace(secret, ASTERISKS);
    }
    return scrubbed;
  }

  private void add(Kind kind, String text) {
    sink.accept(new TranscriptEntry(clock.instant(), kind, scrub(text)));
  }
}
