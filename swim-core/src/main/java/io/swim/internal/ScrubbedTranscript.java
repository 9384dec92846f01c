package io.swim.internal;

import io.swim.device.Secret;
import io.swim.job.TranscriptEntry;
import io.swim.job.TranscriptEntry.Kind;
import io.swim.spi.Transcript;
import java.time.Clock;
import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A transcript that shows no secret, not even one that a device echoes. A very short one is hidden
 * as a whole word only: "list********s" would tell it.
 */
final class ScrubbedTranscript implements Transcript {
  private static final String ASTERISKS = "********";

  private static final int SHORT = 4;

  private final Clock clock;
  private final Consumer<TranscriptEntry> sink;

  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

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

  /** The text without any secret; of those that overlap, nothing is left either. */
  String scrub(String text) {
    BitSet covered = new BitSet(text.length());
    for (String secret : secrets) {
      for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
        if (secret.length() >= SHORT || isWord(text, at, at + secret.length())) {
          covered.set(at, at + secret.length());
        }
      }
    }
    StringBuilder scrubbed = new StringBuilder();
    int shown = 0;
    for (int from = covered.nextSetBit(0); from >= 0; from = covered.nextSetBit(shown)) {
      scrubbed.append(text, shown, from).append(ASTERISKS);
      shown = covered.nextClearBit(from);
    }
    return scrubbed.append(text, shown, text.length()).toString();
  }

  /** Whether no letter or digit of it has another one beside it. */
  private static boolean isWord(String text, int from, int to) {
    return isEdge(text, from) && isEdge(text, to);
  }

  private static boolean isEdge(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at));
  }

  private void add(Kind kind, String text) {
    sink.accept(new TranscriptEntry(clock.instant(), kind, scrub(text)));
  }
}
